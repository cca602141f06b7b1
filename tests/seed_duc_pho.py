"""The figures of Đức Phổ's dispatch on the targets of 2024, and its two workbooks.

Run from the root of the repository, `python -m tests.seed_duc_pho` writes them into data/.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.seed_an_giang import BOLD, FONT, LEFT, LONG_AGO, REGISTER_HEADER, packed, style, write

Column = tuple[tuple[str, ...], int | Decimal]
"""The titles over a column from the uppermost tier down, and the figure below them."""

OFFICE = "UBND thị xã Đức Phổ"
TOWN, WARDS = "Bộ phận Một cửa thị xã", "Bộ phận Một cửa các xã, phường"
ALL, ONLINE, RATE, BEFORE = "Tổng hồ sơ", "Trực tuyến", "Tỷ lệ", "Tỷ lệ năm 2023"


def rate(shown: str) -> Decimal:
    """Return a percentage as Excel keeps it."""
    return Decimal(shown.replace(",", ".").removesuffix("%")) / 100


# The seed gives what was received online and the rates; a total is the only one that gives the rate
# of the seed when digits are cut off. For WARDS at level 3 two would, so the rate itself is given.
# A rate of 2023 is that of 2024 less the growth that the seed tells.
SHEETS: dict[str, Sequence[Column]] = {
    "Trực tuyến": [
        ((TOWN, "Mức độ 3", ALL), 1098),
        ((TOWN, "Mức độ 3", ONLINE), 1094),
        ((TOWN, "Mức độ 3", BEFORE), rate("86,03%")),
        ((TOWN, "Mức độ 4", ALL), 1469),
        ((TOWN, "Mức độ 4", ONLINE), 1458),
        ((TOWN, "Mức độ 4", BEFORE), rate("64,88%")),
        ((WARDS, "Mức độ 3", ONLINE), 25050),
        ((WARDS, "Mức độ 3", RATE), rate("99,69%")),
        ((WARDS, "Mức độ 3", BEFORE), rate("56,38%")),
        ((WARDS, "Mức độ 4", ALL), 9218),
        ((WARDS, "Mức độ 4", ONLINE), 9215),
        ((WARDS, "Mức độ 4", BEFORE), rate("95,36%")),
    ],
    "Thanh toán": [
        (("Toàn thị xã", "Số tiền (triệu đồng)"), 9268),
        (("Toàn thị xã", "Giao dịch"), 27837),
        (("Toàn thị xã", RATE), rate("85,96%")),
        (("Toàn thị xã", BEFORE), rate("55,08%")),
        ((TOWN, "Số tiền (triệu đồng)"), 8600),
        ((TOWN, "Giao dịch"), 3232),
    ],
    "Số hóa": [
        ((TOWN, "Thành phần hồ sơ"), rate("99,97%")),
        ((TOWN, "Đã số hóa kết quả"), rate("97,77%")),
        ((TOWN, "Đã số hóa kết quả năm 2023"), rate("55,80%")),
        ((TOWN, "Chưa số hóa kết quả"), rate("0,44%")),
        ((TOWN, "Không số hóa kết quả"), rate("1,79%")),
        ((WARDS, "Thành phần hồ sơ"), rate("99,92%")),
        ((WARDS, "Đã số hóa kết quả"), rate("99,2%")),
        ((WARDS, "Đã số hóa kết quả năm 2023"), rate("46,48%")),
        ((WARDS, "Chưa số hóa kết quả"), rate("0,38%")),
        ((WARDS, "Không số hóa kết quả"), rate("0,42%")),
    ],
}
HEADER_ROW = 3
REGISTER = ("DP01", "Ủy ban nhân dân thị xã Đức Phổ", OFFICE, "UBND thị xã", 1)


def figures() -> bytes:
    """Return so-lieu.xlsx: a sheet for each paragraph of the dispatch, one row on each."""
    workbook = _new_workbook()
    for title, columns in SHEETS.items():
        _write_sheet(workbook.create_sheet(title), title, columns)
    return packed(workbook)


def register() -> bytes:
    """Return don-vi.xlsx, which lists the office alone."""
    workbook = _new_workbook()
    sheet = workbook.create_sheet("Đơn vị")
    for column, title in enumerate(REGISTER_HEADER, start=1):
        style(sheet.cell(1, column, title), BOLD)
        sheet.column_dimensions[get_column_letter(column)].width = 30 if column in (2, 3, 4) else 12
    for column, value in enumerate(REGISTER, start=1):
        style(sheet.cell(2, column, value), FONT, LEFT)
    return packed(workbook)


def _new_workbook() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = f"Văn phòng HĐND và {OFFICE}"
    workbook.properties.created = workbook.properties.modified = LONG_AGO
    return workbook


def _write_sheet(sheet: Worksheet, title: str, columns: Sequence[Column]) -> None:
    tiers, last = len(columns[0][0]), get_column_letter(len(columns) + 1)
    write(sheet, f"A1:{last}1", f"{title.upper()}: TỪ NGÀY 15/12/2023 ĐẾN NGÀY 14/12/2024", BOLD)
    write(sheet, f"A{HEADER_ROW}:A{HEADER_ROW + tiers - 1}", "Đơn vị", BOLD)
    for tier in range(tiers):
        _write_tier(sheet, HEADER_ROW + tier, [titles[: tier + 1] for titles, _ in columns])
    row = HEADER_ROW + tiers
    style(sheet.cell(row, 1, OFFICE), FONT, LEFT)
    sheet.column_dimensions["A"].width = 30
    for column, (_, value) in enumerate(columns, start=2):
        cell = sheet.cell(row, column, value)
        style(cell, FONT)
        cell.number_format = "#,##0" if isinstance(value, int) else "0.00%"
        sheet.column_dimensions[get_column_letter(column)].width = 14


def _write_tier(sheet: Worksheet, row: int, titles: Sequence[tuple[str, ...]]) -> None:
    """Write a tier of the header, equal titles below the same one merged."""
    column = 2
    for title, group in groupby(titles):
        after = column + len(list(group))
        first, last = get_column_letter(column), get_column_letter(after - 1)
        span = f"{first}{row}" if first == last else f"{first}{row}:{last}{row}"
        write(sheet, span, title[-1], BOLD)
        column = after


def main() -> None:
    """Write both workbooks into the sample dossier."""
    folder = Path("data/duc-pho-2025-01")
    (folder / "so-lieu.xlsx").write_bytes(figures())
    (folder / "don-vi.xlsx").write_bytes(register())


if __name__ == "__main__":
    main()
