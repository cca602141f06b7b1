"""Workbooks for an office or for us to fill in: made with openpyxl, without a clock."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.archive import pack
from generator.workbook.styles import HEADER, HEADERS, NUMBER, TEXT
from generator.workbook.writing import SHEETS, TITLE, Sheet

FONT = "Times New Roman"
SIZE = 12
WIDEST, NARROWEST = 50, 10
_A4 = 9
_LONG_AGO = datetime(1980, 1, 1)
_STYLES = "xl/styles.xml"
_FONT = re.compile(rb"<font>(.*?)</font>")
_FONT_PART = re.compile(rb"(<(\w+)\b[^>]*/>)")
_FONT_ORDER = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")
_MERGED = "A3:C3"
"""A title over several columns: its first cell, one within and its last look each their own way."""

_SIDE = Side(style="thin")
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def write_rows(title: str, sheet: str, rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook of one sheet; the first row is its headings."""
    workbook = _new_workbook(title)
    made = workbook.create_sheet(sheet)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = made.cell(number, column, value)
            cell.font = Font(name=FONT, size=SIZE, bold=number == 1)
    for column in range(1, len(rows[0]) + 1):
        longest = max(len(str(row[column - 1])) for row in rows) + 2
        width = min(max(longest, NARROWEST), WIDEST)
        made.column_dimensions[get_column_letter(column)].width = width
    made.freeze_panes = "A2"
    return _packed(workbook)


def frame() -> bytes:
    """Return the workbook of results without its rows."""
    workbook = _new_workbook(TITLE)
    for sheet in SHEETS:
        _add_sheet(workbook, sheet)
    first = workbook.worksheets[0]
    first["A1"].font = Font(name=FONT, size=SIZE, bold=True)
    first["A3"].style = HEADER
    first.merge_cells(_MERGED)
    for cell in (first["A1"], *first[3]):
        _ = cell.style_id  # numbers the looks in this order
    return _packed(workbook)


def _add_sheet(workbook: Workbook, sheet: Sheet) -> None:
    """Add a sheet that prints on A4 across, as wide as the page, its titles on each."""
    made: Worksheet = workbook.create_sheet(sheet.name)
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = _A4
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.is_filtered:
        corner = get_column_letter(sheet.frozen_columns + 1)
        made.freeze_panes = f"{corner}{sheet.last_header + 1}"
        made.auto_filter.ref = f"A{sheet.last_header}:B{sheet.last_header}"
        made.print_title_rows = f"{sheet.header}:{sheet.last_header}"


def _new_workbook(title: str) -> Workbook:
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
    """Make the styles of cells."""
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    text, number = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
    for names, alignment in ((HEADERS, middle), (TEXT, text), (NUMBER, number)):
        for name, bold in zip(names, (False, True), strict=True):
            font = Font(name=FONT, size=SIZE, bold=bold)
            yield NamedStyle(name, font=font, border=_BOX, alignment=alignment)


def _packed(workbook: Workbook) -> bytes:
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
