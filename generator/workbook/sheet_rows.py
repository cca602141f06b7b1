"""Rows of a sheet as text: openpyxl makes an object of every cell, and a country has many.

The frame of the sheet, its titles and all styles stay openpyxl's; what is written here is byte for
byte what it would write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from functools import cached_property
from html import escape
from math import ceil
from typing import Final

from openpyxl.cell import Cell
from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the way Excel shows it."""

    value: Fraction
    format: str


Content = str | Number | None

TITLE, TEXT, NUMBER = "Đầu cột", "Chữ", "Số"
BOLD = " đậm"
LINE_HEIGHT: Final = 16
_LETTER_WIDTH: Final = 1.05
_HIGHEST: Final = 400
_FORMULA_SIGNS: Final = "=+-@\t\r"
_AS_EXCEL_KEEPS: Final = Context(prec=15)
_END: Final = b"</sheetData>"
_DIMENSION: Final = re.compile(rb'(<dimension ref="A1:[A-Z]+)\d+"')


@dataclass
class Page:
    """A sheet whose rows, below its titles, are text."""

    sheet: Worksheet
    rows: list[bytes] = field(default_factory=list)
    last: int = 0
    _looks: dict[tuple[str, str, bool], int] = field(default_factory=dict)

    @cached_property
    def columns(self) -> list[tuple[str, float]]:
        """The letter and the width of each column."""
        widths = self.sheet.column_dimensions
        letters = [get_column_letter(number) for number in range(1, len(widths) + 1)]
        return [(letter, widths[letter].width) for letter in letters]

    def write(self, row: int, contents: Sequence[Content], *, bold: bool = False) -> None:
        """Write a row of the table's body, below all that were written."""
        cells = []
        lines = 1
        for (letter, width), content in zip(self.columns, contents, strict=True):
            at = f"{letter}{row}"
            if isinstance(content, Number):
                cells.append(self._number(at, content, bold=bold))
            else:
                text = content or ""
                cells.append(self._text(at, text, bold=bold))
                lines = max(lines, lines_of(text, width))
        head = f'<row r="{row}" ht="{height(lines)}" customHeight="1">'
        written = f"{head}{''.join(cells)}</row>"
        self.rows.append(written.encode("ascii", "xmlcharrefreplace"))
        self.last = row

    def _number(self, at: str, number: Number, *, bold: bool) -> str:
        look = self._look(NUMBER + BOLD * bold, number.format)
        return f'<c r="{at}" s="{look}" t="n"><v>{_as_number(number.value)}</v></c>'

    def _text(self, at: str, text: str, *, bold: bool) -> str:
        style = TEXT + BOLD * bold
        if not text:
            return f'<c r="{at}" s="{self._look(style)}" t="n"></c>'
        look = self._look(style, is_quoted=text[0] in _FORMULA_SIGNS)
        said = self._bare.check_string(text)
        space = ' xml:space="preserve"' if said != said.strip() else ""
        said = escape(said, quote=False).replace("\r", "&#13;")
        return f'<c r="{at}" s="{look}" t="inlineStr"><is><t{space}>{said}</t></is></c>'

    @cached_property
    def _bare(self) -> Cell:
        return Cell(self.sheet, row=1, column=1)

    def _look(self, style: str, number_format: str = "", *, is_quoted: bool = False) -> int:
        """Return the number of a look, as openpyxl counts them."""
        key = style, number_format, is_quoted
        if key not in self._looks:
            cell = Cell(self.sheet, row=1, column=1)
            cell.style = style
            if number_format:
                cell.number_format = number_format
            if is_quoted:
                cell.quotePrefix = True
            self._looks[key] = cell.style_id
        return self._looks[key]

    def put_into(self, part: bytes) -> bytes:
        """Put the rows into the sheet that openpyxl wrote."""
        if not self.rows:
            return part
        sized = _DIMENSION.sub(rb'\g<1>%d"' % self.last, part, count=1)
        before, end, after = sized.partition(_END)
        return b"".join([before, *self.rows, end, after])


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column."""
    return ceil(len(text) * _LETTER_WIDTH / width)


def height(lines: int) -> int:
    """Make room for the longest text; not every program does so when it opens the file."""
    return min(lines * LINE_HEIGHT, _HIGHEST)


def fill(cell: Cell, text: str) -> None:
    """Write a text that is never taken for anything else."""
    if not text:
        return
    cell.value = text
    cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    cell.quotePrefix = text[0] in _FORMULA_SIGNS  # and so does Excel once the cell is edited


def _as_number(value: Fraction) -> str:
    if value.denominator == 1:
        return str(safe_string(value.numerator))
    exact = _AS_EXCEL_KEEPS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return str(safe_string(exact))
