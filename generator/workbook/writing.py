"""Writes cells as they are meant (a text is never a formula) and workbooks without a clock."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
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
from generator.workbook.sheet_rows import (
    BOLD,
    NUMBER,
    TEXT,
    TITLE,
    Number,
    Page,
    fill,
    height,
    lines_of,
)

FONT = "Times New Roman"
SIZE = 12
_A4 = 9
_LONG_AGO = datetime(1980, 1, 1)
_STYLES = "xl/styles.xml"
_FONT = re.compile(rb"<font>(.*?)</font>")
_FONT_PART = re.compile(rb"(<(\w+)\b[^>]*/>)")
_FONT_ORDER = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")

_SIDE = Side(style="thin")
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)

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


def new_sheet(workbook: Workbook, name: str, widths: Sequence[float]) -> Page:
    """Add a sheet that prints on A4 across, as wide as the page."""
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return Page(sheet)


def write_title(page: Page, text: str) -> None:
    """Write the title in the first row."""
    cell = _cell(page.sheet, 1, 1)
    fill(cell, text)
    cell.font = Font(name=FONT, size=SIZE, bold=True)
    _take_numbers(page.sheet, 1)


def write_header(page: Page, row: int, titles: Sequence[str]) -> None:
    """Write a row of titles; a title repeated side by side becomes one merged cell."""
    sheet = page.sheet
    for column, title in enumerate(titles, start=1):
        cell = _cell(sheet, row, column)
        cell.style = TITLE + BOLD
        fill(cell, title)
    column = 1
    for _, alike in groupby(titles):
        width = len(list(alike))
        last = column + width - 1
        if width > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
        column = last + 1
    _set_height(page, row, len(titles))
    _take_numbers(sheet, row)


def _take_numbers(sheet: Worksheet, row: int) -> None:
    """Let openpyxl number the looks of a row, before those of the rows below it."""
    for cell in sheet[row]:
        _ = cell.style_id


def pack_workbook(workbook: Workbook, pages: Sequence[Page]) -> bytes:
    """Return the file: the same cells give the same bytes."""
    written = io.BytesIO()
    # Not Workbook.save, which puts in the present time.
    ExcelWriter(workbook, ZipFile(written, "w")).save()
    with ZipFile(written) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for page in pages:
        name = page.sheet.path.lstrip("/")
        parts[name] = page.put_into(parts[name])
    return pack(parts | {_STYLES: _FONT.sub(_in_order, parts[_STYLES])})


def _in_order(font: re.Match[bytes]) -> bytes:
    """Put the parts of a font in the order of the standard; openpyxl has one of its own."""
    parts = sorted(_FONT_PART.findall(font[1]), key=lambda part: _FONT_ORDER.index(part[1]))
    return b"<font>" + b"".join(part[0] for part in parts) + b"</font>"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "nothing is written into a merged cell"
    return cell


def _set_height(page: Page, row: int, columns: int) -> None:
    lines = 1
    for column, (_, width) in enumerate(page.columns[:columns], start=1):
        cell = page.sheet.cell(row, column)
        if isinstance(cell.value, str) and cell.coordinate not in page.sheet.merged_cells:
            lines = max(lines, lines_of(cell.value, width))
    page.sheet.row_dimensions[row].height = height(lines)
