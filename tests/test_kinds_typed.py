"""Documents of every kind as a clerk types them: small letters, old files pasted, nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from generator import batch
from generator.checker import check_file
from generator.errors import Refused
from generator.vietnamese import NBSP
from tests import papers


def cells(name: str, folder: Path, **changed: object) -> list[str]:
    """Return the cells of the last table: who gets copies, who signs."""
    path = folder / "read.docx"
    path.write_bytes(papers.made(name, folder / name, **changed)[f"{name}.docx"])
    return [cell.text.replace(NBSP, " ") for cell in Document(str(path)).tables[-1].rows[0].cells]


def refusals(folder: Path) -> list[str]:
    with pytest.raises(Refused) as found:
        batch.read(folder)
    return [f"{each.code} {each}" for each in found.value.problems]


def test_who_signs_is_in_capitals_however_it_is_typed(tmp_path: Path) -> None:
    _, signed = cells("chi-thi", tmp_path, **{"Quyền hạn, chức vụ": "Kt. Chủ tịch\nphó chủ tịch"})

    assert signed == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An"


def test_a_secretary_who_is_not_known_yet_leaves_room(tmp_path: Path) -> None:
    secretary, _ = cells("bien-ban", tmp_path, **{"Thư ký": "Để trống"})

    assert secretary.splitlines()[:3] == ["THƯ KÝ", "", ""]


def test_both_names_under_minutes_stand_level(tmp_path: Path) -> None:
    chair = {"Quyền hạn, chức vụ": "CHỦ TỌA\nPHÓ CHỦ TỊCH"}
    secretary, signed = cells("bien-ban", tmp_path, **chair)

    assert secretary.splitlines()[:3] == ["THƯ KÝ", "", "Lê Thị Hoa"]
    assert signed.splitlines() == ["CHỦ TỌA", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"]


def test_a_telegram_to_one_alone_has_its_dash(tmp_path: Path) -> None:
    wired = {"Nơi nhận điện": "Giám đốc Sở Y tế."}
    made = papers.made("cong-dien", tmp_path / "one", **wired)["cong-dien.docx"]

    assert check_file(made, "cong-dien.docx") == ()
    (tmp_path / "one.docx").write_bytes(made)
    said = [each.text for each in Document(str(tmp_path / "one.docx")).paragraphs]
    assert "- Giám đốc Sở Y tế." in said


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("quyet-dinh", "QUYẾT ĐỊNH:"),
        ("nghi-quyet", "Quyết nghị"),
        ("ke-hoach", "**Nơi nhận:**"),
        ("thong-bao", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_a_line_that_the_program_prints_is_not_typed_again(
    name: str, line: str, tmp_path: Path
) -> None:
    folder = papers.dossier(name, tmp_path / name)
    text = (folder / "noi-dung.md").read_text("utf-8")
    (folder / "noi-dung.md").write_text(f"{line}\n\n{text}", "utf-8")
    said = line.strip("*")

    assert refusals(folder) == [
        f"VB28 noi-dung.md, đoạn «{said}»: dòng «{said}» do chương trình in, nên sẽ có hai lần. "
        "Xóa dòng này khỏi nội dung."
    ]


def test_a_copy_may_say_what_the_original_says(tmp_path: Path) -> None:
    folder = papers.dossier("ban-sao", tmp_path / "copy")
    (folder / "noi-dung.md").write_text("QUYẾT ĐỊNH:\n\nNơi nhận:\n\nĐiều 1. Có hiệu lực.", "utf-8")

    assert batch.read(folder).texts.body
