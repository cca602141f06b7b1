"""Two dossiers share one office file: both sets are right, and differ only in their month."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from generator import batch
from generator.errors import Refused
from tests import an_giang

JANUARY = """\
Dùng chung: ../co-quan.yaml
Văn bản:
  Số: 112
  Ngày: 24/01/2025
Kỳ số liệu:
  Tên kỳ: năm 2024
  Từ ngày: 01/01/2024
  Đến ngày: 31/12/2024
Số liệu:
  Tệp: so-lieu.xlsx
"""
FEBRUARY = """\
Dùng chung: ../co-quan.yaml
Văn bản:
  Số: 215
  Ngày: 24/02/2025
Kỳ số liệu:
  Tên kỳ: tháng 01 năm 2025
  Từ ngày: 01/01/2025
  Đến ngày: 31/01/2025
Số liệu:
  Tệp: so-lieu.xlsx
"""
SAMPLE = (an_giang.DOSSIER / "congvan.yaml").read_text("utf-8")
ACCEPTED = SAMPLE[SAMPLE.index("Cảnh báo đã xem:") :]
OF_THE_MONTH = re.compile(
    r"^(  Số: .*|  Ngày: .*|Kỳ số liệu:|  Tên kỳ: .*|  Từ ngày: .*|  Đến ngày: .*"
    r"|  Tệp: so-lieu.xlsx)\n",
    re.MULTILINE,
)
MONTHS = (
    ("số 112/", "số 215/"),
    ("Số: 112/", "Số: 215/"),
    ("ngày 24 tháng 01 năm 2025", "ngày 24 tháng 02 năm 2025"),
    ("toàn trình năm 2024", "toàn trình tháng 01 năm 2025"),
    ("TOÀN TRÌNH NĂM 2024", "TOÀN TRÌNH THÁNG 01 NĂM 2025"),
    ("Trong năm 2024", "Trong tháng 01 năm 2025"),
    ("kết quả năm 2024", "kết quả tháng 01 năm 2025"),
    ("01/01/2024 đến ngày 31/12/2024", "01/01/2025 đến ngày 31/01/2025"),
    ("01/01/2024 ĐẾN NGÀY 31/12/2024", "01/01/2025 ĐẾN NGÀY 31/01/2025"),
)
# One organization moves up, with the row of totals.
NEW_FIGURES: dict[str, int | float | str] = {"E9": 0, "H9": 2, "K9": 30, "M9": 0.9375, "N9": "Đạt"}
NEW_TOTALS = {"E38": 12602, "H38": 311029, "K38": 282067}
NEW_PERIOD = {"A3": "(Từ ngày 01/01/2025 đến ngày 31/01/2025)"}


def office() -> str:
    """Return what the sample says of every month."""
    return OF_THE_MONTH.sub("", SAMPLE.removesuffix(ACCEPTED))


def made_apart(room: Path) -> None:
    """Write two dossiers with nothing of their own but the month, and the office file above."""
    for name in ("don-vi.xlsx", "noi-dung.md"):
        shutil.copy(an_giang.DOSSIER / name, room / name)
    shutil.copytree(an_giang.DOSSIER / "mau", room / "mau")
    (room / "co-quan.yaml").write_text(office(), "utf-8")
    for name, month in (("2025-01", JANUARY + ACCEPTED), ("2025-02", FEBRUARY)):
        (room / name).mkdir()
        (room / name / "congvan.yaml").write_text(month, "utf-8")
        shutil.copy(an_giang.DOSSIER / "so-lieu.xlsx", room / name / "so-lieu.xlsx")
    data = load_workbook(room / "2025-02" / "so-lieu.xlsx")
    for cell, value in {**NEW_FIGURES, **NEW_TOTALS, **NEW_PERIOD}.items():
        data["Tổng hợp"][cell] = value
    data.save(room / "2025-02" / "so-lieu.xlsx")


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets of two months."""

    january: Path
    february: Path


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Sets:
    """Build both dossiers, once for the tests that look at them."""
    room = tmp_path_factory.mktemp("van-phong")
    made_apart(room)
    folders = [batch.build(room / name, room / "out").folder for name in ("2025-01", "2025-02")]
    january, february = filter(None, folders)
    return Sets(january, february)


def manifest(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "bo-van-ban.json").read_text("utf-8"))
    return loaded


def lines(path: Path) -> list[str]:
    """Return the paragraphs of a Word file's body, those in tables too; a line end is a space.

    A space that holds words together is one as well: which words they are depends on the period.
    """
    paragraphs = Document(str(path)).element.body.iter("{*}p")
    return [
        "".join(each.text or " " for each in paragraph.iter("{*}t", "{*}br")).replace("\xa0", " ")
        for paragraph in paragraphs
    ]


def of_february(line: str) -> str:
    """Return a paragraph of January with the number, date and period of February."""
    for january, february in MONTHS:
        line = line.replace(january, february)
    return line


def compared(sets: Sets, file: str) -> tuple[list[str], list[str]]:
    """Return the file of February as that of January lets expect it, and as it is."""
    january = lines(sets.january / file)
    expected = list(map(of_february, january))
    assert expected != january
    return expected, lines(sets.february / file)


def test_a_dossier_of_two_files_makes_the_very_documents_of_one(sets: Sets) -> None:
    whole, apart = manifest(an_giang.folder()), manifest(sets.january)

    of_files = [
        {each["file"]: each["sha256"] for each in told["documents"]} for told in (whole, apart)
    ]
    differing = {file for file, known in of_files[0].items() if of_files[1][file] != known}
    assert differing == {"doi-chieu.html", "doi-chieu.docx", ".bo-van-ban.goc.zip"}
    assert [said for said in whole if whole[said] != apart[said]] == ["documents", "inputs"]


def test_the_office_file_and_what_it_names_are_inputs_of_the_set(sets: Sets) -> None:
    inputs = manifest(sets.february)["inputs"]

    assert [each["file"] for each in inputs] == [
        "congvan.yaml",
        "../co-quan.yaml",
        "../noi-dung.md",
        "../don-vi.xlsx",
        "so-lieu.xlsx",
        "../mau/phu-luc-don-vi.docx",
        "templates/cong-van.docx",
        "templates/phu-luc-ngang.docx",
    ]
    assert inputs[1]["sha256"] == hashlib.sha256(office().encode()).hexdigest()


def test_the_next_month_has_its_own_number_date_and_period(sets: Sets) -> None:
    said = manifest(sets.february)

    assert (said["number"], said["symbol"], said["date"]) == ("215", "UBND-TH", "2025-02-24")
    assert said["period"] == {
        "name": "tháng 01 năm 2025",
        "start": "2025-01-01",
        "end": "2025-01-31",
    }


def test_letters_differ_otherwise_only_in_the_figures_that_changed(sets: Sets) -> None:
    pairs = zip(*compared(sets, "cong-van.docx"), strict=True)
    (before, after), *cells = [pair for pair in pairs if pair[0] != pair[1]]

    assert after == before.replace("(9/29 ", "(10/29 ").replace(" 20/29 ", " 19/29 ")
    assert cells == [
        ("15", "0"),
        ("5", "2"),
        ("12", "30"),
        ("37,50%", "93,75%"),
        ("Chưa đạt", "Đạt"),
        ("12.617", "12.602"),
        ("311.032", "311.029"),
        ("282.049", "282.067"),
    ]


def test_only_the_sheet_of_the_organization_that_changed_has_other_figures(sets: Sets) -> None:
    sheets = sorted(path.name for path in (sets.january / "phu-luc" / "don-vi").iterdir())

    assert len(sheets) == 30
    pairs = {name: compared(sets, f"phu-luc/don-vi/{name}") for name in sheets}
    assert [name for name, (expected, found) in pairs.items() if expected != found] == [
        "SN02_ban-quan-ly-khu-kinh-te.docx"
    ]


def test_what_somebody_saw_in_january_is_not_seen_in_february(sets: Sets) -> None:
    january, february = manifest(sets.january), manifest(sets.february)

    assert (january["ready"], february["ready"]) == (True, False)
    assert [each["accepted"] for each in february["warnings"]] == [None] * 12


# --- faults are told in the file where they stand --------------------------------------------


def refusal(room: Path) -> str:
    with pytest.raises(Refused) as caught:
        batch.read(room / "2025-02")
    (problem,) = caught.value.problems
    return str(problem)


def line_of(words: str) -> int:
    (number,) = [at for at, line in enumerate(office().splitlines(), 1) if words in line]
    return number


UNKNOWN = "không có trường «kỳ.ten». Có phải «kỳ.tên» không? Xem mọi trường: congvan fields."


def test_a_field_of_the_subject_is_told_in_the_office_file(tmp_path: Path) -> None:
    made_apart(tmp_path)
    an_giang.changed(tmp_path, "V/v: nâng cao", "V/v: nâng cao {{ kỳ.ten }}", "co-quan.yaml")

    assert refusal(tmp_path) == f"../co-quan.yaml, dòng {line_of('V/v:')}: {UNKNOWN}"


def test_a_field_of_a_title_is_told_in_the_office_file(tmp_path: Path) -> None:
    made_apart(tmp_path)
    an_giang.changed(tmp_path, "{{ kỳ.tên }} (từ", "{{ kỳ.ten }} (từ", "co-quan.yaml")

    assert refusal(tmp_path) == f"../co-quan.yaml, dòng {line_of('(từ ngày')}: {UNKNOWN}"


def test_an_open_field_is_told_in_the_office_file(tmp_path: Path) -> None:
    made_apart(tmp_path)
    an_giang.changed(tmp_path, "{{ kỳ.tên }} (từ", "kỳ.tên }} (từ", "co-quan.yaml")

    assert refusal(tmp_path) == (
        f"../co-quan.yaml, dòng {line_of('(từ ngày')}: có dấu «}}}}» lẻ. "
        "Trường ghi giữa «{{» và «}}» trên cùng một dòng; xóa dấu thừa."
    )


def test_a_text_beside_the_office_file_is_called_so(tmp_path: Path) -> None:
    made_apart(tmp_path)
    (tmp_path / "noi-dung.md").write_text("Trong {{ kỳ.ten }}.", "utf-8")

    assert refusal(tmp_path) == f"../noi-dung.md, dòng 1: {UNKNOWN}"


def test_a_register_beside_the_office_file_is_called_so(tmp_path: Path) -> None:
    made_apart(tmp_path)
    (tmp_path / "don-vi.xlsx").write_bytes(b"")

    assert refusal(tmp_path) == (
        "../don-vi.xlsx: Tệp rỗng (0 byte). "
        "Chép hoặc tải lại tệp; nếu Excel mở được thì lưu lại một lần bằng Excel."
    )


def test_a_template_beside_the_office_file_is_called_so(tmp_path: Path) -> None:
    made_apart(tmp_path)
    (tmp_path / "mau" / "phu-luc-don-vi.docx").write_bytes(b"")

    assert refusal(tmp_path) == (
        "../mau/phu-luc-don-vi.docx: Tệp không có gì (0 byte). "
        "Lấy lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành tệp .docx mới."
    )
