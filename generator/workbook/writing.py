"""Fills the frame of a workbook with rows; figures become numbers that Excel shows as they stand.

The frame, a workbook without rows, was made beforehand with openpyxl (`blank.frame`): to load it
takes longer than to write a province.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Final

from generator import resources
from generator.archive import Unpacked, pack
from generator.frozen import Frozen
from generator.model import Figure
from generator.vietnamese import parts_of
from generator.workbook.sheet_rows import Number, Page, columns
from generator.workbook.styles import Looks

FRAME = "so-lieu.xlsx"
TITLE = "congvan: tên"
"""Stands in the frame where the title goes."""


class Sheet(Frozen):
    """A sheet of the frame, the rows of its titles, the columns that stay in sight."""

    name: str
    header: int
    last_header: int
    frozen_columns: int = 0
    is_filtered: bool = True


SHEETS: Final = (
    Sheet("Kết quả", 3, 4, frozen_columns=3),
    Sheet("Cảnh báo", 3, 3),
    Sheet("Tổng hợp", 3, 3, is_filtered=False),
)

_STYLES, _BOOK, _PROPERTIES = "xl/styles.xml", "xl/workbook.xml", "docProps/core.xml"
_DIMENSION: Final = re.compile('(?<=<dimension ref=")[^"]*')
_ROWS: Final = re.compile("<sheetData.*?(?=<pageMargins)", re.DOTALL)
_FILTERED: Final = 'localSheetId="{}" hidden="1">'
_DECIMALS: Final = re.compile(",([0-9]+)")


def as_shown(figure: Figure) -> int | Number:
    """Make the number that Excel shows with the very digits of a figure."""
    value, shown = figure.value, figure.shown
    top, bottom = value.as_integer_ratio()
    if bottom == 1 and "," not in shown and "%" not in shown:
        return top
    formats = _formats(_decimals(shown))
    if not shown.endswith("%"):
        return Number(top, bottom, formats[0])
    # Excel rounds; where the figure was cut off instead, Excel gets what is left of it.
    places, left = _decimals(shown) + 2, _digits(shown)
    if left == parts_of(value, places):
        return Number(top, bottom, formats[1])
    return Number(left, 10**places, formats[1])


def signed(figure: Figure, side: int, times: int) -> Number:
    """Make a number with its sign, as many times the figure, with the digits shown."""
    top, bottom = figure.value.as_integer_ratio()
    return Number(top * side * times, bottom, _formats(_decimals(figure.shown))[2])


def _decimals(shown: str) -> int:
    found = "," in shown and _DECIMALS.search(shown)
    return len(found[1]) if found else 0


def _digits(shown: str) -> int:
    """Return what a percentage shows, in parts of its last decimal."""
    digits = shown.rstrip("%").strip().replace(".", "").replace(",", "")
    return int(digits.replace("\N{MINUS SIGN}", "-"))


@cache
def _formats(decimals: int) -> tuple[str, str, str]:
    """Return the formats of a number, of a percentage, of a difference."""
    point = "." + "0" * decimals if decimals else ""
    return f"#,##0{point}", f"0{point}%", f"+0{point};-0{point};0{point}"


# --- the workbook ----------------------------------------------------------------------------


class Frame:
    """The frame, to be filled sheet by sheet."""

    def __init__(self) -> None:
        """Unpack it."""
        self._parts = dict(Unpacked(resources.template(FRAME)))
        self._looks = Looks(self._parts[_STYLES].decode())

    def page(self, widths: Sequence[float]) -> Page:
        """Begin a sheet."""
        return Page(columns(widths), self._looks)

    def filled(self, title: str, pages: Sequence[Page]) -> bytes:
        """Return the file: the same cells give the same bytes."""
        parts = self._parts
        book = parts[_BOOK].decode()
        for number, (sheet, page) in enumerate(zip(SHEETS, pages, strict=True)):
            name = f"xl/worksheets/sheet{number + 1}.xml"
            parts[name] = _sheet(parts[name].decode(), sheet, page)
            ref = "$A${}:${}${}".format(*_table(sheet, page))
            before, found, after = book.partition(_FILTERED.format(number))
            book = before + found + re.sub("(?<=!)[^<]*", ref, after, count=1) if found else book
        named = parts[_PROPERTIES].decode().replace(TITLE, escape(title, quote=False))
        parts |= {_STYLES: self._looks.styles().encode(), _BOOK: book.encode()}
        return pack(parts | {_PROPERTIES: named.encode()})


def _sheet(frame: str, sheet: Sheet, page: Page) -> bytes:
    """Put the rows of a sheet, and what follows from them, into its frame."""
    last_column, _ = page.columns[-1]
    frame = _DIMENSION.sub(f"A1:{last_column}{page.last}", frame)
    head = "".join(
        f'<col width="{width}" customWidth="1" min="{number}" max="{number}"/>'
        for number, (_, width) in enumerate(page.columns, start=1)
    )
    tail = '<autoFilter ref="A{}:{}{}"/>'.format(*_table(sheet, page)) if sheet.is_filtered else ""
    if page.merged:
        cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in page.merged)
        tail += f'<mergeCells count="{len(page.merged)}">{cells}</mergeCells>'
    before, after = _ROWS.split(frame)
    start = f"{before}<cols>{head}</cols><sheetData>".encode()
    return b"".join([start, *page.rows, f"</sheetData>{tail}{after}".encode()])


def _table(sheet: Sheet, page: Page) -> tuple[int, str, int]:
    """Return the first row of a table, its last column, its last row but that of totals."""
    return sheet.last_header, page.columns[-1][0], max(page.last - page.totals, sheet.last_header)
