"""The documents of a set: whole sentences of unit sheets, numbers, names of files, widths."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from lxml import etree
from openpyxl import load_workbook

from generator import batch, layout
from generator.blocks import Slot
from generator.vietnamese import NBSP
from tests import an_giang

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EQUAL = {"C8": 10, "J8": 3, "K8": 7, "M8": 0.7}
"""The cells by which Ban Dân tộc has 7 dossiers of 10."""
SEPARATE = """
  - Tên: Tổng hợp
    Tệp: riêng
    Hướng trang: dọc
    Bảng:
      Cột:
        - TÊN CƠ QUAN: Đơn vị
        - HSTN: Tổng hồ sơ
"""


@cache
def dossier() -> batch.Dossier:
    """Read An Giang with one number of a digit, one unit at its target, one appendix apart."""
    with TemporaryDirectory() as room:
        folder = an_giang.copied(Path(room))
        an_giang.changed(folder, "  Số: 112 ", "  Số: 7 ")
        an_giang.changed(folder, "\nCảnh báo đã xem:", f"{SEPARATE}\nCảnh báo đã xem:")
        book = load_workbook(folder / "so-lieu.xlsx")
        for cell, value in EQUAL.items():
            book["Tổng hợp"][cell] = value
        book.save(folder / "so-lieu.xlsx")
        return batch.read(folder)


@cache
def made() -> Mapping[str, bytes]:
    return {document.file: document.data for document in batch.documents(dossier())}


def paragraphs(name: str) -> list[str]:
    (data,) = [data for file, data in made().items() if name in file]
    return [line for each in docx.Document(BytesIO(data)).paragraphs if (line := each.text)]


def table_widths(name: str) -> list[float]:
    """Return the width of each table of a document in millimetres."""
    (data,) = [data for file, data in made().items() if name in file]
    body = etree.fromstring(etree.tostring(docx.Document(BytesIO(data)).element.body))
    grids = body.iter(f"{W}tblGrid")
    twips = [sum(int(each.get(f"{W}w", "0")) for each in grid) for grid in grids]
    return [round(each / 1440 * 25.4, 1) for each in twips]


# --- sentences -------------------------------------------------------------------------------


def received(who: str, total: str, online: str) -> str:
    return (
        f"Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), {who} tiếp nhận {total} hồ sơ "
        f"thủ tục hành chính (TTHC), trong đó có {online} hồ sơ trực tuyến toàn trình."
    )


GOAL = (
    "Mức phấn đấu đến hết năm 2025: tối thiểu 85% "
    "(nêu để biết, không dùng để xét kết quả năm 2024)."
)
TABLE = "Số hồ sơ tiếp nhận theo hình thức dịch vụ công"


def test_a_unit_above_its_target_is_told_by_how_much() -> None:
    assert paragraphs("SN03_")[3:] == [
        received("Sở Công Thương", "40.221", "39.839"),
        "Tỷ lệ hồ sơ trực tuyến toàn trình: 99,05% (39.839/40.221 hồ sơ). Kết quả so với mức giao "
        "tối thiểu 70%: Đạt (cao hơn mức giao 29,05 điểm phần trăm).",
        GOAL,
        TABLE,
        "./.",
    ]


def test_a_unit_below_its_target_is_told_by_how_much_and_what_it_lacks() -> None:
    assert paragraphs("SN02_")[3:] == [
        received("Ban Quản lý Khu kinh tế", "32", "12"),
        "Tỷ lệ hồ sơ trực tuyến toàn trình: 37,50% (12/32 hồ sơ). Kết quả so với mức giao "
        "tối thiểu 70%: Chưa đạt (thấp hơn mức giao 32,50 điểm phần trăm).",
        "Tính trên tổng số hồ sơ của kỳ, còn thiếu 11 hồ sơ trực tuyến toàn trình để đạt mức giao.",
        GOAL,
        TABLE,
        "./.",
    ]


def test_a_unit_at_its_target_has_met_it() -> None:
    assert paragraphs("SN01_")[3:] == [
        received("Ban Dân tộc", "10", "7"),
        "Tỷ lệ hồ sơ trực tuyến toàn trình: 70,00% (7/10 hồ sơ). Kết quả so với mức giao "
        "tối thiểu 70%: Đạt (bằng mức giao).",
        GOAL,
        TABLE,
        "./.",
    ]


def test_a_unit_that_is_not_assessed_is_told_why() -> None:
    assert paragraphs("SN19_")[3:] == [
        "Trong năm 2024 (từ ngày 01/01/2024 đến ngày 31/12/2024), Thanh tra tỉnh tiếp nhận 67 "
        "hồ sơ thủ tục hành chính (TTHC).",
        "Chỉ tiêu tỷ lệ hồ sơ trực tuyến toàn trình: Không đánh giá. "
        "Lý do: Không cung cấp dịch vụ công trực tuyến toàn trình.",
        TABLE,
        "./.",
    ]


def test_a_unit_whose_parts_differ_from_its_sum_is_told_so() -> None:
    assert paragraphs("DP01_")[-1] == (
        "Ghi chú: Tổng số hồ sơ tại Phụ lục I là 43.819 hồ sơ; cộng các hình thức nêu trên là "
        "43.844 hồ sơ, nhiều hơn 25 hồ sơ. Tỷ lệ tính trên tổng số hồ sơ tại Phụ lục I./."
    )


# --- numbers, names, widths ------------------------------------------------------------------


def number(of: batch.Dossier) -> str:
    slot = batch.letter_fields(of)["số"]
    assert isinstance(slot, Slot)
    return slot.shown


def test_a_number_has_two_digits_at_least() -> None:
    assert number(dossier()) == "07"


def test_a_number_not_yet_given_has_room_to_be_written_by_hand(tmp_path: Path) -> None:
    folder = an_giang.copied(tmp_path)
    an_giang.changed(folder, "  Số: 112 ", "  Số: ")

    blank = number(batch.read(folder))
    assert blank == NBSP * len(blank)
    assert 8 <= len(blank) <= 16


def test_an_appendix_apart_is_named_by_its_place_among_all() -> None:
    files = [file for file in made() if not file.startswith("phu-luc/don-vi/")]

    assert files == ["cong-van.docx", "phu-luc/phu-luc-3.docx", "so-lieu.xlsx"]
    assert paragraphs("phu-luc-3.docx")[:2] == ["Phụ lục III", "TỔNG HỢP"]


@pytest.mark.parametrize(
    ("name", "page"), [("cong-van", layout.LANDSCAPE), ("phu-luc-3", layout.PORTRAIT)]
)
def test_a_table_takes_the_room_of_its_page(name: str, page: layout.Page) -> None:
    assert max(table_widths(name)) == pytest.approx(page.text_width_mm, abs=1)


def test_what_the_set_was_made_from_includes_the_shipped_templates() -> None:
    assert [each.file for each in dossier().inputs] == [
        "congvan.yaml",
        "noi-dung.md",
        "don-vi.xlsx",
        "so-lieu.xlsx",
        "mau/phu-luc-don-vi.docx",
        "templates/cong-van.docx",
        "templates/phu-luc-ngang.docx",
        "templates/phu-luc-doc.docx",
    ]
