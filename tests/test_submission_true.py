"""The phiếu trình says what the set says: each of its figures is that of the manifest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from generator import batch
from generator.batch import Orders, reconciling
from generator.cli import main
from generator.errors import Refused
from tests import months, papers, word
from tests.spreadsheets import spreadsheet
from tests.test_submission import ASKED, CHECKED, FILE, between, lines, two_months

REGISTER = (
    *months.REGISTER,
    ("X02", "Xã Tân Lập", "xã Tân Lập", "Xã"),
    ("X03", "Xã Tân An", "xã Tân An", "Xã"),
    ("X04", "Xã Tân Hòa", "xã Tân Hòa", "Xã"),
)
ROWS = (
    ("Sở Y tế", 120, 72),
    ("Sở Xây dựng", 250, 190),
    ("UBND xã Tân Phú", 0, 0),
    ("Xã Tân Lập", 0, 0),
    ("Xã Tân An", 80, None),
    ("Xã Tân Hòa", 10, 9),
)
EXEMPT = """\
    Ngoại trừ:
      - Khi: Tổng = 10
        Lý do: ít hồ sơ
        Tính vào tổng: có
"""
BLANK = "    Trực tuyến:\n      Tiêu đề: Trực tuyến\n      Ô trống: không có số liệu\n"
BY_GROUP = (
    "    Mức giao:\n      Chung: tối thiểu 70%\n      Theo nhóm:\n        Xã: tối thiểu 45%\n"
)
COMMON = "    Mức giao: tối thiểu 70%\n"
OWN_PAST = f"""\
  - Tên: So năm trước
    Cách tính: Trực tuyến / Tổng
    Kỳ trước: Trực tuyến / (Tổng + 10)
{COMMON}"""
RANKED = "    Xếp hạng: cao xuống thấp\n"
NAMED = ("Hạng", "Hạng trong nhóm", "Kỳ trước", "Thay đổi")


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    path = folder / "congvan.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return folder


def october(
    room: Path, rows: Sequence[Sequence[object]], *changes: tuple[str, str], more: str = ""
) -> Path:
    """Make the set of October beside that of September, and return it."""
    months.september(room)
    folder = changed(months.october(room, more=months.PREVIOUS + CHECKED + ASKED + more), *changes)
    figures = [("Đơn vị", "Tổng", "Trực tuyến"), *rows]
    total = ("CỘNG", *(sum(int(str(row[at] or 0)) for row in rows) for at in (1, 2)))
    spreadsheet(folder / "so-lieu.xlsx", [*figures, total])
    spreadsheet(folder / "don-vi.xlsx", REGISTER[: len(rows) + 1])
    assert months.build(folder) == 0
    return room / "out" / "thang-10"


def told(folder: Path) -> Any:
    return json.loads((folder / "bo-van-ban.json").read_text("utf-8"))


def table(said: list[str], title: str, after: str, width: int) -> list[list[str]]:
    cells = between(said, title, after)
    assert len(cells) % width == 0
    return [cells[at : at + width] for at in range(width, len(cells), width)]


def test_its_counts_are_those_of_the_manifest_where_all_verdicts_differ(tmp_path: Path) -> None:
    exempt = ("    Xếp hạng", f"{EXEMPT}    Xếp hạng")
    folder = october(tmp_path, ROWS, ("    Trực tuyến: Trực tuyến\n", BLANK), exempt)

    said, counts = lines(folder), told(folder)["counts"]["Tỷ lệ"]
    (row,) = table(said, "Số đơn vị theo kết quả", "So với kỳ trước", 8)
    names = ("met", "not_met", "not_assessed", "no_data", "missing")
    assert row[3:] == [str(counts[name]) for name in names] == ["1", "1", "1", "2", "1"]
    assert row[2] == told(folder)["totals"]["metrics"]["Tỷ lệ"]["shown"]


def test_warnings_and_who_saw_them_are_those_of_the_manifest(tmp_path: Path) -> None:
    folder = two_months(tmp_path)

    said, warnings = lines(folder), told(folder)["warnings"]
    assert f"Có {len(warnings)} cảnh báo. Còn 2 cảnh báo" in " ".join(said)
    for each in warnings:
        at = said.index(f"{each['code']}, {each['subject']}: {each['text']}")
        seen = each["accepted"]
        by = seen and f"{seen['seen_by']}, ngày {seen['seen_on']}: {seen['reason']}"
        assert said[at + 1] == (by or "CHƯA AI XEM")


def test_a_level_is_not_said_to_be_of_all_where_a_group_has_its_own(tmp_path: Path) -> None:
    folder = october(tmp_path, months.OCTOBER, (COMMON, BY_GROUP))

    (row,) = table(lines(folder), "Số đơn vị theo kết quả", "So với kỳ trước", 7)
    assert row[1] == "tối thiểu 70%; có nhóm, đơn vị mức khác"


def test_levels_of_groups_alone_are_said_to_be_of_groups(tmp_path: Path) -> None:
    levels = "    Mức giao:\n      Theo nhóm:\n        Sở: tối thiểu 70%\n        Xã: tối đa 80%\n"
    folder = october(tmp_path, months.OCTOBER, (COMMON, levels))

    (row,) = table(lines(folder), "Số đơn vị theo kết quả", "So với kỳ trước", 7)
    assert row[1:3] == ["theo nhóm, đơn vị", "74,20%"]
    (shown,) = (each for each in Document(str(folder / "cong-van.docx")).tables[-1].rows[-1:])
    assert [cell.text for cell in shown.cells][:2] == ["CỘNG", "74,20%"]


def test_who_cannot_be_compared_is_counted_as_such(tmp_path: Path) -> None:
    rows = (("Sở Y tế", 100, 60), *months.OCTOBER[1:], ("Xã Tân Lập", 60, 30))
    folder = october(tmp_path, rows)

    said = lines(folder)
    (row,) = table(said, "So với kỳ trước", "Cảnh báo về số liệu", 8)
    assert said[said.index("Không so được") - 3 :][:4] == [
        *("Đơn vị tăng", "Đơn vị giảm", "Không đổi", "Không so được"),
    ]
    assert row[4:] == ["1", "1", "1", "1"]


def test_a_value_of_last_year_does_not_stand_under_the_name_of_last_month(tmp_path: Path) -> None:
    titles = [(f": {name}\n", f": {name} Tỷ lệ\n") for name in NAMED]
    folder = october(tmp_path, months.OCTOBER, (RANKED, RANKED + OWN_PAST), *titles)

    said = lines(folder)
    rows = table(said, "So với kỳ trước", "Cảnh báo về số liệu", 7)
    assert said[said.index("So với kỳ trước") + 2] == "Kỳ trước"
    assert [row[:2] for row in rows] == [
        ["Tỷ lệ (so với tháng 09 năm 2025)", "75,00%"],
        ["So năm trước", "72,75%"],
    ]
    account = (folder / "doi-chieu.html").read_text("utf-8")
    assert "Tỷ lệ (so với tháng 09 năm 2025)" in account
    assert "<th>tháng 09 năm 2025" not in account.casefold()


def test_a_draft_is_submitted_as_a_draft(tmp_path: Path) -> None:
    folder = papers.dossier("thong-bao", tmp_path / "one", **{"Số": None, "Dự thảo": "lần 2"})
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write("Phiếu trình: có\n")
    built = batch.build(folder, tmp_path / "out")

    assert built.folder is not None
    subject = "Thông báo Kết quả dịch vụ công trực tuyến năm 2025 (dự thảo lần 2)"
    assert f"Vấn đề trình: {subject}." in lines(built.folder)


def test_a_copy_says_of_what_kind_it_is_and_of_which_file(tmp_path: Path) -> None:
    changes = {"Hình thức sao": "Sao y", "Ký hiệu": "SY-UBND", "Nội dung": None}
    folder = papers.dossier(
        "ban-sao", tmp_path / "one", **changes, **{"Văn bản được sao": "goc.docx"}
    )
    (folder / "goc.docx").write_bytes(word.docx(word.paragraph("Quyết định.")))
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write("Phiếu trình: có\n")
    built = batch.build(folder, tmp_path / "out")

    assert built.folder is not None
    said = lines(built.folder)
    assert "Vấn đề trình: Bản sao (sao y)." in said
    assert "Tài liệu đầu vào: văn bản được sao: goc.docx; khai báo: congvan.yaml." in said


def test_every_input_but_the_shipped_templates_is_named(tmp_path: Path) -> None:
    folder = two_months(tmp_path)

    (said,) = (each for each in lines(folder) if each.startswith("Tài liệu đầu vào: "))
    files = [each["file"] for each in told(folder)["inputs"]]
    assert [each for each in files if each not in said] == [
        each for each in files if each.startswith("templates/")
    ]


@pytest.mark.parametrize(
    ("more", "corner"),
    [
        ("  Cơ quan trình: Sở Nội vụ\n", ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "SỞ NỘI VỤ"]),
        ("  Phòng: Phòng Tổng hợp\n", ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "PHÒNG TỔNG HỢP"]),
        ("  Người trình: để trống\n", ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"]),
    ],
)
def test_the_corner_names_who_submits(more: str, corner: list[str], tmp_path: Path) -> None:
    folder = papers.dossier("thong-bao", tmp_path / "one")
    with (folder / "congvan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"Phiếu trình:\n{more}  Ngày: 28/02/2026\n")
    built = batch.build(folder, tmp_path / "out")

    assert built.folder is not None
    said = lines(built.folder)
    assert said[: said.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")] == corner
    assert "An Giang, ngày 28 tháng 02 năm 2026" in said
    assert "để trống" not in said


def test_rows_that_differ_are_told_and_nothing_is_said_to_agree(tmp_path: Path) -> None:
    dossier = batch.read(papers.dossier("thong-bao", tmp_path / "one"))

    assert reconciling.reconciled(dossier, 2) == (
        "Trang đối chiếu có 2 dòng KHÁC nhau; xem doi-chieu.docx."
    )


# --- a set that is not whole ------------------------------------------------------------------


def test_where_some_sheets_only_are_made_nothing_old_says_that_all_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = two_months(tmp_path)
    rows = (("Sở Y tế", 120, 20), *months.OCTOBER[1:])
    figures = [("Đơn vị", "Tổng", "Trực tuyến"), *rows, months.total(rows)]
    spreadsheet(tmp_path / "thang-10" / "so-lieu.xlsx", figures)
    capsys.readouterr()

    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "thang-10"), "--out", str(out), "--only", "S01"]) == 1
    assert capsys.readouterr().out.endswith(
        "Đã bỏ của lần lập trước: doi-chieu.docx, doi-chieu.html, phieu-trinh.docx.\n"
        "Bộ văn bản chưa đủ: 1 phụ lục khác chưa có hoặc không còn đúng số liệu; các văn bản "
        "chung không được lập lại; chưa có bo-van-ban.json. Lập cả bộ: bỏ --only.\n"
    )
    assert not (folder / FILE).exists()
    assert months.build(tmp_path / "thang-10") == 0
    assert told(folder)["totals"]["metrics"]["Tỷ lệ"]["shown"] in lines(folder)


def test_an_edited_sheet_is_not_thrown_away(tmp_path: Path) -> None:
    folder = two_months(tmp_path)
    edited = (folder / FILE).read_bytes() + b"\0"
    (folder / FILE).write_bytes(edited)
    rows = (("Sở Y tế", 120, 20), *months.OCTOBER[1:])
    figures = [("Đơn vị", "Tổng", "Trực tuyến"), *rows, months.total(rows)]
    spreadsheet(tmp_path / "thang-10" / "so-lieu.xlsx", figures)

    with pytest.raises(Refused):
        batch.build(tmp_path / "thang-10", tmp_path / "out", Orders(only=("S01",)))

    assert (folder / FILE).read_bytes() == edited


def test_no_part_of_the_sheet_pulls_the_one_above_it_to_the_next_page(tmp_path: Path) -> None:
    sheet = Document(str(two_months(tmp_path) / FILE))

    held = {each.text for each in sheet.paragraphs if each.paragraph_format.keep_with_next}
    assert held == {
        "Có 3 cảnh báo. Còn 2 cảnh báo CHƯA AI XEM: chưa sẵn sàng trình ký.",
        "Kính trình xem xét, cho ý kiến và ký ban hành.",
    }
