"""Writes cells as they are meant (a text is never a formula) and workbooks without a clock."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Context, Decimal
from fractions import Fraction
from itertools import groupby
from math import ceil
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.archive import pack
from generator.model import Figure
from generator.vietnamese import parse_number, round_half_up


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the way Excel shows it."""

    value: Fraction
    format: str


Content = str | Number | None

FONT = "Times New Roman"
SIZE = 12
_A4 = 9
_LONG_AGO = datetime(1980, 1, 1)
_LETTER_WIDTH = 1.05
_LINE_HEIGHT = 16
_HIGHEST = 400
_STYLES = "xl/styles.xml"
_FONT = re.compile(rb"<font>(.*?)</font>")
_FONT_PART = re.compile(rb"(<(\w+)\b[^>]*/>)")
_FONT_ORDER = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")
_AS_EXCEL_KEEPS = Context(prec=15)

_SIDE = Side(style="thin")
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)

TITLE, TEXT, NUMBER = "Đầu cột", "Chữ", "Số"
BOLD = " đậm"
_ALIGNMENTS = {
    TITLE: Alignment(horizontal="center", vertical="center", wrap_text=True),
    TEXT: Alignment(vertical="top", wrap_text=True),
    NUMBER: Alignment(vertical="top"),
}


def as_shown(figure: Figure) -> Number:
    """Make the number that Excel shows with the very digits of a figure."""
    decimals = _decimals(figure.shown)
    point = "." + "0" * decimals if decimals else ""
    if not figure.shown.endswith("%"):
        return Number(figure.value, f"#,##0{point}")
    # Excel rounds; where the figure was cut off instead, Excel gets what is left of it.
    cut = parse_number(figure.shown)
    rounded = round_half_up(figure.value * 100, decimals)
    return Number(figure.value if cut * 100 == rounded else cut, f"0{point}%")


def signed(figure: Figure, side: int, times: int) -> Number:
    """Make a number with its sign, as many times the figure, with the digits shown."""
    pattern = "0." + "0" * _decimals(figure.shown)
    pattern = pattern.rstrip(".")
    return Number(figure.value * side * times, f"+{pattern};-{pattern};{pattern}")


def _decimals(shown: str) -> int:
    found = re.search(",([0-9]+)", shown)
    return len(found[1]) if found else 0


def new_workbook(title: str) -> Workbook:
    """Make a workbook without sheets and without the present time."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    properties = workbook.properties
    properties.title, properties.creator = title, "congvan"
    properties.created = properties.modified = _LONG_AGO
    for style in _styles():
        workbook.add_named_style(style)
    return workbook


def _styles() -> Iterator[NamedStyle]:
    """Make the styles of cells; a style set by name costs a tenth of its parts set one by one."""
    for name, alignment in _ALIGNMENTS.items():
        for bold in (False, True):
            font = Font(name=FONT, size=SIZE, bold=bold)
            look = name + BOLD * bold
            yield NamedStyle(look, font=font, border=_BOX, alignment=alignment)


def new_sheet(workbook: Workbook, name: str, widths: Sequence[float]) -> Worksheet:
    """Add a sheet that prints on A4 across, as wide as the page."""
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet


def write_title(sheet: Worksheet, text: str) -> None:
    """Write the title in the first row."""
    cell = _cell(sheet, 1, 1)
    _fill(cell, text)
    cell.font = Font(name=FONT, size=SIZE, bold=True)


def write_row(
    sheet: Worksheet, row: int, contents: Sequence[Content], *, bold: bool = False
) -> None:
    """Write a row of the table's body."""
    for column, content in enumerate(contents, start=1):
        cell = _cell(sheet, row, column)
        cell.style = (NUMBER if isinstance(content, Number) else TEXT) + BOLD * bold
        _fill(cell, content)
    _set_height(sheet, row, len(contents))


def write_header(sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
    """Write a row of titles; a title repeated side by side becomes one merged cell."""
    for column, title in enumerate(titles, start=1):
        cell = _cell(sheet, row, column)
        cell.style = TITLE + BOLD
        _fill(cell, title)
    column = 1
    for _, alike in groupby(titles):
        width = len(list(alike))
        last = column + width - 1
        if width > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
        column = last + 1
    _set_height(sheet, row, len(titles))


def pack_workbook(workbook: Workbook) -> bytes:
    """Return the file: the same cells give the same bytes."""
    written = io.BytesIO()
    # Not Workbook.save, which puts in the present time.
    ExcelWriter(workbook, ZipFile(written, "w")).save()
    with ZipFile(written) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return pack(parts | {_STYLES: _FONT.sub(_in_order, parts[_STYLES])})


def _in_order(font: re.Match[bytes]) -> bytes:
    """Put the parts of a font in the order of the standard; openpyxl has one of its own."""
    parts = sorted(_FONT_PART.findall(font[1]), key=lambda part: _FONT_ORDER.index(part[1]))
    return b"<font>" + b"".join(part[0] for part in parts) + b"</font>"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "nothing is written into a merged cell"
    return cell


def _set_height(sheet: Worksheet, row: int, columns: int) -> None:
    """Make room for the longest text; not every program does so when it opens the file."""
    lines = 1
    for cell in (sheet.cell(row, column) for column in range(1, columns + 1)):
        if isinstance(cell.value, str) and cell.coordinate not in sheet.merged_cells:
            width = sheet.column_dimensions[cell.column_letter].width
            lines = max(lines, ceil(len(cell.value) * _LETTER_WIDTH / width))
    sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT, _HIGHEST)


def _fill(cell: Cell, content: Content) -> None:
    if isinstance(content, Number):
        cell.value = _as_number(content.value)
        cell.number_format = content.format
    elif content:
        cell.value = content
        cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        cell.quotePrefix = content[0] in "=+-@\t\r"  # and so does Excel once the cell is edited


def _as_number(value: Fraction) -> int | Decimal:
    if value.denominator == 1:
        return value.numerator
    return _AS_EXCEL_KEEPS.divide(Decimal(value.numerator), Decimal(value.denominator))
