"""The appendix of dispatch 112/UBND-TH of An Giang as typed there, and its two workbooks.

Run from the root of the repository, `python tests/seed_an_giang.py` writes them into data/.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


class Row(NamedTuple):
    """A row as printed; `counts` are the ten numbers from TỔNG SỐ > HSTN on, left to right."""

    stt: int
    name: str
    counts: tuple[int, ...]
    rate: str
    verdict: str


PRINTED = """
1 | Ban Dân tộc | 2 2 0 0 0 0 0 0 2 2 | 100.00% | Đạt
2 | Ban Quản lý Khu Kinh tế | 32 33 15 1 0 5 8 0 12 24 | 37.50% | Chưa đạt
3 | Sở Công Thương | 40221 134 0 3 8 367 7 7 39839 124 | 99.05% | Đạt
4 | Sở Giáo dục và Đào tạo | 27310 83 0 1 7 129 41 764 26410 41 | 96.70% | Đạt
5 | Sở Giao thông Vận tải | 2178 115 4 0 11 154 10 1236 773 105 | 35.49% | Chưa đạt
6 | Sở Khoa học và Công nghệ | 109 57 0 0 0 47 4 0 62 53 | 56.88% | Chưa đạt
7 | Sở Kế hoạch và Đầu tư | 68 108 54 13 14 0 43 0 0 52 | 0.00% | Chưa đạt
8 | Sở Lao động, Thương binh và XH | 539 137 0 11 1 387 28 0 151 98 | 28.01% | Chưa đạt
9 | Sở Ngoại vụ | 30 5 0 0 0 24 2 0 6 3 | 20.00% | Chưa đạt
10 | Sở Nông nghiệp và PT Nông Thôn | 2383 115 0 10 42 1591 43 7 743 62 | 31.18% | Chưa đạt
11 | Sở Nội vụ | 562 91 0 9 5 0 15 32 525 67 | 93.42% | Đạt
12 | Sở Tài chính | 17 10 0 0 0 1 1 0 16 9 | 94.12% | Đạt
13 | Sở Tài nguyên và Môi trường | 1066 102 10 1 179 830 77 4 43 24 | 4.03% | Chưa đạt
14 | Sở Tư pháp | 16645 148 35 25 170 19 19 7044 9377 104 | 56.34% | Chưa đạt
15 | Sở Thông tin và Truyền thông | 76 37 0 0 0 0 0 0 76 37 | 100.00% | Đạt
16 | Sở Văn hóa, Thể thao và Du lịch | 657 123 0 7 0 13 3 0 644 113 | 98.02% | Đạt
17 | Sở Xây dựng | 1816 67 0 2 128 288 11 7 1393 54 | 76.71% | Đạt
18 | Sở Y tế | 3009 156 0 19 14 816 26 35 2144 111 | 71.25% | Đạt
19 | Thanh Tra Tỉnh An Giang | 67 9 67 9 0 0 0 0 0 0 | Không cung cấp dịch vụ công trực tuyến toàn trình | Không đánh giá
20 | UBND huyện An Phú | 43819 589 1542 189 1120 21143 198 68 19971 202 | 45.58% | Chưa đạt
21 | UBND Thành phố Châu Đốc | 30028 589 335 189 1183 13951 198 578 13989 202 | 46.59% | Chưa đạt
22 | UBND huyện Chợ Mới | 74088 589 1929 190 4889 39777 198 775 26774 201 | 36.14% | Chưa đạt
23 | UBND huyện Châu Phú | 53539 589 698 189 7594 14536 198 316 30436 202 | 56.85% | Chưa đạt
24 | UBND huyện Châu Thành | 36863 589 590 189 3237 19748 198 1038 12266 202 | 33.27% | Chưa đạt
25 | UBND Thành phố Long Xuyên | 75152 589 931 165 9354 44482 222 2056 18349 202 | 24.42% | Chưa đạt
26 | UBND huyện Phú Tân | 59294 589 1817 189 274 36285 198 371 20590 202 | 34.73% | Chưa đạt
27 | UBND Thị xã Tịnh Biên | 51320 589 1120 188 430 32041 199 706 17056 202 | 33.23% | Chưa đạt
28 | UBND Thị xã Tân Châu | 35419 589 1227 189 3441 14253 198 1345 15177 202 | 42.85% | Chưa đạt
29 | UBND huyện Thoại Sơn | 66965 589 977 189 6347 42038 198 394 17226 202 | 25.72% | Chưa đạt
30 | UBND huyện Tri Tôn | 40416 589 1266 189 2319 28107 198 745 7999 202 | 19.79% | Chưa đạt
"""  # noqa: E501 - each line is a row as printed


def _row(line: str) -> Row:
    stt, name, counts, rate, verdict = line.split(" | ")
    return Row(int(stt), name, tuple(map(int, counts.split())), rate, verdict)


ROWS = tuple(map(_row, PRINTED.strip().splitlines()))
TOTAL = _row(
    "0 | TỔNG CỘNG | 663690 8011 12617 2166 40767 311032 2541 17528 282049 3304 | 42.50% | Chưa đạt"
)

DEPARTMENTS = "Sở, ban, ngành tỉnh"
DISTRICTS = "UBND huyện, thị xã, thành phố"

# Full names where they differ from the sheet by more than capitals, and the sheet's spelling.
FULL_NAMES = {
    "Ban Quản lý Khu Kinh tế": "Ban Quản lý Khu kinh tế",
    "Sở Giao thông Vận tải": "Sở Giao thông vận tải",
    "Sở Lao động, Thương binh và XH": "Sở Lao động - Thương binh và Xã hội",
    "Sở Nông nghiệp và PT Nông Thôn": "Sở Nông nghiệp và Phát triển nông thôn",
    "Thanh Tra Tỉnh An Giang": "Thanh tra tỉnh An Giang",
}
SHORT_NAMES = {
    "Thanh Tra Tỉnh An Giang": "Thanh tra tỉnh",
    "UBND Thành phố Châu Đốc": "UBND thành phố Châu Đốc",
    "UBND Thành phố Long Xuyên": "UBND thành phố Long Xuyên",
    "UBND Thị xã Tịnh Biên": "UBND thị xã Tịnh Biên",
    "UBND Thị xã Tân Châu": "UBND thị xã Tân Châu",
}
ALIASES = ("Sở Lao động, Thương binh và XH", "Sở Nông nghiệp và PT Nông Thôn")

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
FONT, BOLD = Font(name="Times New Roman", size=12), Font(name="Times New Roman", size=12, bold=True)
ITALIC = Font(name="Times New Roman", size=12, italic=True)
LONG_AGO = datetime(2025, 1, 23)
EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

TITLES = (
    ("A1:N1", "ỦY BAN NHÂN DÂN TỈNH AN GIANG", BOLD),
    ("A2:N2", "TỔNG HỢP TÌNH HÌNH TIẾP NHẬN HỒ SƠ THỦ TỤC HÀNH CHÍNH", BOLD),
    ("A3:N3", "(Từ ngày 01/01/2024 đến ngày 31/12/2024)", ITALIC),
)
HEADER = {
    "A5:A7": "STT",
    "B5:B7": "TÊN CƠ QUAN",
    "C5:D6": "TỔNG SỐ",
    "C7": "HSTN",
    "D7": "TTHC",
    "E5:L5": "SỐ HỒ SƠ TIẾP NHẬN\nSỐ THỦ TỤC ĐÃ THỰC HIỆN",
    "E6:F6": "Một phần (Trực tiếp)",
    "E7": "HSTN",
    "F7": "TTHC",
    "G6:I6": "Một phần (Trực tuyến)",
    "G7": "HSTN trực tiếp",
    "H7": "HSTN trực tuyến",
    "I7": "TTHC",
    "J6:L6": "Toàn trình",
    "J7": "HSTN trực tiếp",
    "K7": "HSTN trực tuyến",
    "L7": "TTHC",
    "M5:M7": "Tỷ lệ hồ sơ trực tuyến toàn trình",
    "N5:N7": "Chỉ tiêu tối thiểu 70%",
}
FIRST_ROW = 8
NAME_COLUMN = 2
COUNT_COLUMNS = range(3, 13)
HEIGHTS = {5: 36, 6: 20, 7: 36, 26: 52}
WIDTHS = (6, 34, *(11,) * 10, 24, 16)
REGISTER_HEADER = (
    "Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự", "Tên khác",
    "Từ ngày", "Đến ngày", "Nhập vào",
)  # fmt: skip
REGISTER_WIDTHS = (8, 42, 30, 32, 9, 36, 12, 12, 12)


def figures() -> bytes:
    """Return so-lieu.xlsx as the one-gate software exports it."""
    workbook, sheet = new_sheet("Tổng hợp", WIDTHS)
    for span, text, font in TITLES:
        write(sheet, span, text, font, border=Border())
    for span, text in HEADER.items():
        write(sheet, span, text, BOLD)
    for number, row in enumerate(ROWS, start=FIRST_ROW):
        _write_row(sheet, number, row, FONT)
    last = FIRST_ROW + len(ROWS)
    _write_row(sheet, last, TOTAL, BOLD)
    sheet.cell(last, NAME_COLUMN).value = None
    write(sheet, f"A{last}:B{last}", TOTAL.name, BOLD)
    for number, height in HEIGHTS.items():
        sheet.row_dimensions[number].height = height
    sheet.freeze_panes = "C8"
    sheet.print_title_rows = "5:7"
    return packed(workbook)


def register() -> bytes:
    """Return don-vi.xlsx, the office's list of organizations."""
    workbook, sheet = new_sheet("Đơn vị", REGISTER_WIDTHS)
    for column, title in enumerate(REGISTER_HEADER, start=1):
        style(sheet.cell(1, column, title), BOLD)
    for row, line in enumerate(register_lines(), start=2):
        for column in range(1, len(REGISTER_HEADER) + 1):
            cell = sheet.cell(row, column, line[column - 1] if column <= len(line) else None)
            style(cell, FONT, CENTER if column in (1, 5) else LEFT)
    sheet.freeze_panes = "C2"
    return packed(workbook)


def register_lines() -> Iterable[tuple[str, str, str, str, int, str | None]]:
    """Yield code, full name, name in a sentence, group, order and aliases of each organization."""
    for row in ROWS:
        is_district = row.name.startswith("UBND ")
        code = f"DP{row.stt - 19:02}" if is_district else f"SN{row.stt:02}"
        full = FULL_NAMES.get(row.name, row.name)
        short = SHORT_NAMES.get(row.name, full)
        if is_district:
            full = short.replace("UBND", "Ủy ban nhân dân", 1)
        group = DISTRICTS if is_district else DEPARTMENTS
        yield code, full, short, group, row.stt, row.name if row.name in ALIASES else None


def new_sheet(title: str, widths: Iterable[float]) -> tuple[Workbook, Worksheet]:
    """Return a workbook with one sheet, its columns as wide as told."""
    workbook = Workbook()
    workbook.properties.creator = "Văn phòng UBND tỉnh An Giang"
    workbook.properties.created = workbook.properties.modified = LONG_AGO
    sheet = workbook.worksheets[0]
    sheet.title = title
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return workbook, sheet


def _write_row(sheet: Worksheet, number: int, row: Row, font: Font) -> None:
    values = (row.stt, row.name, *row.counts, _rate(row.rate), row.verdict)
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column, value)
        style(cell, font, LEFT if column == NAME_COLUMN else CENTER)
        if column in COUNT_COLUMNS:
            cell.number_format = "#,##0"
        elif isinstance(value, Decimal):
            cell.number_format = "0.00%"


def _rate(shown: str) -> Decimal | str:
    return Decimal(shown.removesuffix("%")) / 100 if shown.endswith("%") else shown


def write(sheet: Worksheet, span: str, text: str, font: Font, border: Border = BOX) -> None:
    """Write a text into a cell, or into a range that is merged."""
    if ":" in span:
        for line in sheet[span]:
            for cell in line:
                style(cell, font, border=border)
        sheet.merge_cells(span)
    first = sheet[span.partition(":")[0]]
    first.value = text
    style(first, font, border=border)


def style(cell: Cell, font: Font, alignment: Alignment = CENTER, border: Border = BOX) -> None:
    """Give a cell its looks."""
    cell.font, cell.alignment, cell.border = font, alignment, border


def packed(workbook: Workbook) -> bytes:
    """Write the parts with one date, so that the same rows give the same bytes."""
    written, packed = io.BytesIO(), io.BytesIO()
    ExcelWriter(workbook, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, EARLIEST_ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            target.writestr(part, source.read(name))
    return packed.getvalue()


def main() -> None:
    """Write both workbooks into the sample dossier."""
    folder = Path("data/an-giang-2025-01")
    (folder / "so-lieu.xlsx").write_bytes(figures())
    (folder / "don-vi.xlsx").write_bytes(register())


if __name__ == "__main__":
    main()
