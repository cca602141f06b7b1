"""Titles taken from the workbook's own rows of titles, with the cells that it merges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator import batch
from generator.config import TableColumn
from tests.monthly import REGISTER, dossier, printed, refusals
from tests.spreadsheets import spreadsheet

COLUMNS = """\
    Đơn vị: TÊN CƠ QUAN
    Tổng hồ sơ tháng *: Tháng *
    Trực tuyến: Trực tuyến > HSTN
    Thủ tục: Trực tuyến > TTHC
"""
DECLARED = (
    "    Đơn vị: TÊN CƠ QUAN\n    Tổng hồ sơ tháng *: T*\n    Trực tuyến: Trực tuyến\n",
    COLUMNS,
)
UPPER = ("STT", "TÊN CƠ QUAN", "HỒ SƠ THEO THÁNG", None, None, "Trực tuyến", None, "Ghi chú")
LOWER = (None, None, "Tháng 4", "Tháng 5", "Tháng 6", "HSTN", "TTHC", None)
MERGED = ("A3:A4", "B3:B4", "C3:E3", "F3:G3", "H3:H4", "A1:H1", "G2:H2")


def write(folder: Path, lower: Sequence[object] = LOWER, merged: Sequence[str] = MERGED) -> None:
    """Write a sheet with a title over it, two rows of titles, and what the figures are in."""
    above: list[tuple[object, ...]] = [("BÁO CÁO",), (None,) * 6 + ("Đơn vị tính: hồ sơ",)]
    rows = [(at, each[1], 1, 2, 3, 4, 5, "x") for at, each in enumerate(REGISTER[1:], 1)]

    def merge(sheet: Worksheet) -> None:
        for area in merged:
            sheet.merge_cells(area)

    folder.mkdir(exist_ok=True)
    spreadsheet(folder / "so-lieu.xlsx", [*above, UPPER, lower, *rows], change=merge)


def made(folder: Path, table: str, **sheet: Any) -> batch.Dossier:
    write(folder, **sheet)
    return batch.read(dossier(folder, DECLARED, rows=(), table=table))


def columns(read: batch.Dossier) -> tuple[TableColumn, ...]:
    table = read.settings.appendices[0].table
    assert table
    return table.columns


def test_the_table_has_the_titles_of_the_sheet_in_its_order(tmp_path: Path) -> None:
    read = made(tmp_path, "      Cột: như bảng tính\n")

    assert printed(read)[:3] == [
        ("TÊN CƠ QUAN", "HỒ SƠ THEO THÁNG", "Trực tuyến"),
        ("", "Tháng 4", "Tháng 5", "Tháng 6", "HSTN", "TTHC"),
        ("Sở Y tế", "1", "2", "3", "4", "5"),
    ]


def test_columns_may_be_added_on_both_sides(tmp_path: Path) -> None:
    table = """\
      Nhóm: có
      Dòng cuối: CỘNG
      Cột:
        - STT: số thứ tự
        - như bảng tính
        - KẾT QUẢ:
            - Tỷ lệ: Tỷ lệ
            - Xét: Kết quả
"""
    rows = printed(made(tmp_path, table))

    assert rows[0] == ("STT", "TÊN CƠ QUAN", "HỒ SƠ THEO THÁNG", "Trực tuyến", "KẾT QUẢ")
    assert rows[2:4] == [
        ("I", "Sở"),
        ("1", "Sở Y tế", "1", "2", "3", "4", "5", "66,67%", "Đạt"),
    ]
    assert rows[-1] == ("CỘNG", "5", "10", "15", "20", "25", "66,67%", "Đạt")


def test_only_some_columns_may_be_taken_from_the_sheet(tmp_path: Path) -> None:
    table = """\
      Cột:
        - như bảng tính:
            - Đơn vị
            - Tổng hồ sơ tháng *
        - Trực tuyến: Trực tuyến
"""
    assert printed(made(tmp_path, table))[:2] == [
        ("TÊN CƠ QUAN", "HỒ SƠ THEO THÁNG", "Trực tuyến"),
        ("", "Tháng 4", "Tháng 5", "Tháng 6", ""),
    ]


def test_a_column_that_is_not_of_the_sheet_is_refused(tmp_path: Path) -> None:
    table = "      Cột:\n        - như bảng tính:\n            - Đơn vị\n            - Tỷ lệ\n"

    write(tmp_path)
    assert refusals(tmp_path, DECLARED, rows=(), table=table) == [
        "CH12 congvan.yaml, dòng 45: không có cột «Tỷ lệ» lấy từ bảng tính. Khai báo cột này ở mục "
        "«Cột» của «Số liệu»."
    ]


def test_what_the_sheet_says_is_never_read_as_a_field(tmp_path: Path) -> None:
    written = ("HSTN", "{{ số }}")
    lower = tuple(written[1] if each == written[0] else each for each in LOWER)
    changed = COLUMNS.replace("HSTN", '{{ số }}"').replace("Trực tuyến: Trực", 'Trực tuyến: "Trực')
    write(tmp_path, lower)
    table = "      Cột: như bảng tính\n"
    folder = dossier(tmp_path, (DECLARED[0], changed), rows=(), table=table)

    assert printed(batch.read(folder))[1][4] == "{{ số }}"


def test_upper_titles_said_over_each_column_are_joined_too(tmp_path: Path) -> None:
    """As in a text of rows, where nothing is merged."""
    upper = tuple("HỒ SƠ THEO THÁNG" if at in (2, 3, 4) else each for at, each in enumerate(UPPER))
    rows = [(at, each[1], 1, 2, 3, 4, 5, "x") for at, each in enumerate(REGISTER[1:], 1)]
    names = (
        "    Tổng hồ sơ tháng *: Tháng *",
        "    Tổng hồ sơ tháng *: HỒ SƠ THEO THÁNG > Tháng *",
    )
    lowest = (names, ("Trực tuyến > HSTN", "HSTN"), ("Trực tuyến > TTHC", "TTHC"))
    changed = COLUMNS
    for old, new in lowest:
        changed = changed.replace(old, new)
    tmp_path.mkdir(exist_ok=True)
    spreadsheet(tmp_path / "so-lieu.xlsx", [upper, LOWER, *rows])
    table = "      Cột: như bảng tính\n"
    folder = dossier(tmp_path, (DECLARED[0], changed), rows=(), table=table)

    assert printed(batch.read(folder))[0] == (
        "TÊN CƠ QUAN",
        "HỒ SƠ THEO THÁNG",
        "Trực tuyến",
        "TTHC",
    )


def test_a_title_with_a_character_that_cannot_be_printed_is_refused(tmp_path: Path) -> None:
    merged = [each for each in MERGED if each != "C3:E3"]
    write(tmp_path, merged=merged)
    spoilt = "HỒ SƠ\u202e THEO THÁNG"
    rows = [(at, each[1], 1, 2, 3, 4, 5, "x") for at, each in enumerate(REGISTER[1:], 1)]
    upper = tuple(spoilt if each == UPPER[2] else each for each in UPPER)

    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:E1", "F1:G1"):
            sheet.merge_cells(area)

    spreadsheet(tmp_path / "so-lieu.xlsx", [upper, LOWER, *rows], change=merge)
    found = refusals(tmp_path, DECLARED, rows=(), table="      Cột: như bảng tính\n")

    assert found == [
        "SL86 so-lieu.xlsx, trang «Tổng hợp», ô C1: Tiêu đề có ký tự đổi chiều chữ U+202E. Gõ lại "
        "tiêu đề."
    ]


@pytest.mark.parametrize(
    ("number_format", "pattern", "printed_as"),
    [("mm/yyyy", "*/2025", "04/2025"), ("mmm-yy", "01/*/2025", "01/4/2025")],
)
def test_a_title_that_is_a_day_is_read_and_printed_as_excel_shows_it(
    number_format: str, pattern: str, printed_as: str, tmp_path: Path
) -> None:
    days = [date(2025, month, 1) for month in (4, 5, 6)]
    rows = [("TÊN CƠ QUAN", *days, "Trực tuyến"), *((each[1], 1, 2, 3, 4) for each in REGISTER[1:])]

    def shown(sheet: Worksheet) -> None:
        for at in (2, 3, 4):
            sheet.cell(1, at).number_format = number_format

    spreadsheet(tmp_path / "so-lieu.xlsx", rows, change=shown)
    folder = dossier(tmp_path, rows=(), title=f'"{pattern}"', table="      Cột: như bảng tính\n")

    assert printed(batch.read(folder))[0][1] == printed_as
