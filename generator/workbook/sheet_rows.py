"""The rows of a sheet as text: a country has many, and an object of every cell is dear.

What is written here is byte for byte what openpyxl would write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import lru_cache
from html import escape
from itertools import groupby
from math import ceil
from typing import Final, NamedTuple

from generator.workbook.sheet import letters
from generator.workbook.styles import HEADER, INNER, LAST, NUMBER, TEXT, TITLE, Looks


class Number(NamedTuple):
    """A number, as a quotient, and the way Excel shows it."""

    top: int
    bottom: int
    format: str


Content = str | Number | None

_LINE_HEIGHT: Final = 16
_LETTER_WIDTH: Final = 1.05
_HIGHEST: Final = 400
_LONGEST: Final = 32_767
"""So many characters has a cell of Excel."""
_FORMULA_SIGNS: Final = "=+-@\t\r"
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AS_EXCEL_KEEPS: Final = Context(prec=15)
_MANY_TEXTS: Final = 1024


@dataclass(slots=True)
class Page:
    """The rows of a sheet, its columns with their letters and widths, its merged cells.

    `last` is the row written last, `totals` counts those of the table that are bold.
    """

    columns: Sequence[tuple[str, float]]
    looks: Looks
    rows: list[bytes] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    last: int = 0
    totals: int = 0

    def write_title(self, text: str) -> None:
        """Write the title in the first row; it is not of the table."""
        self._add(1, [self._text("A1", text, TITLE)])

    def write_header(self, row: int, titles: Sequence[str]) -> None:
        """Write a row of titles; a title repeated side by side becomes one merged cell."""
        cells: list[str] = []
        lines = 1
        for title, alike in groupby(titles):
            first, *others = self.columns[len(cells) : len(cells) + len(list(alike))]
            cells.append(self._text(f"{first[0]}{row}", title, HEADER))
            if not others:
                lines = max(lines, _lines(title, first[1]))
                continue
            self.merged.append(f"{first[0]}{row}:{others[-1][0]}{row}")
            for letter, _ in others:
                style = LAST if letter == others[-1][0] else INNER
                cells.append(self._text(f"{letter}{row}", "", style))
        self._add(row, cells, lines)

    def write(self, row: int, contents: Sequence[Content], *, bold: bool = False) -> None:
        """Write a row of the table's body, below all that were written."""
        cells = []
        lines = 1
        self.totals += bold
        for (letter, width), content in zip(self.columns, contents, strict=True):
            if isinstance(content, Number):
                top, bottom, number_format = content
                look = self.looks[NUMBER[bold], number_format, False]
                value = _as_number(top, bottom)
                cells.append(f'<c r="{letter}{row}" s="{look}" t="n"><v>{value}</v></c>')
            else:
                text = content or ""
                cells.append(self._text(f"{letter}{row}", text, TEXT[bold]))
                if len(text) * _LETTER_WIDTH > width * lines:
                    lines = _lines(text, width)
        self._add(row, cells, lines)

    def _text(self, at: str, text: str, style: str) -> str:
        """Write a text that is never taken for anything else."""
        if not text:
            return f'<c r="{at}" s="{self.looks[style, "", False]}" t="n"></c>'
        # Excel would take it for a formula once the cell is edited.
        look = self.looks[style, "", text[0] in _FORMULA_SIGNS]
        return f'<c r="{at}" s="{look}" t="inlineStr">{_said(text)}</c>'

    def _add(self, row: int, cells: Sequence[str], lines: int = 0) -> None:
        """Add a row; one with so many lines of text is made as high, for not all programs do so."""
        high = min(lines * _LINE_HEIGHT, _HIGHEST)
        sized = f' ht="{high}" customHeight="1"' if lines else ""
        self.rows.append(f'<row r="{row}"{sized}>{"".join(cells)}</row>'.encode("ascii"))
        self.last = row


def columns(widths: Sequence[float]) -> list[tuple[str, float]]:
    """Return the columns of a sheet, by their widths."""
    return [(letters(number), width) for number, width in enumerate(widths, start=1)]


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column."""
    return ceil(len(text) * _LETTER_WIDTH / width)


@lru_cache(maxsize=_MANY_TEXTS)
def _said(text: str) -> str:
    """Write what a cell says; groups, levels and verdicts stand in many."""
    kept = text[:_LONGEST]
    if _NOT_IN_XML.search(kept):
        raise ValueError("a character that no document may have")
    space = ' xml:space="preserve"' if kept != kept.strip() else ""
    marked = escape(kept, quote=False).replace("\r", "&#13;")
    return f"<is><t{space}>{marked.encode('ascii', 'xmlcharrefreplace').decode()}</t></is>"


def _as_number(top: int, bottom: int) -> str:
    """Write a number with the digits that Excel keeps."""
    if bottom == 1:
        return "%.16g" % top  # noqa: UP031 - as openpyxl writes it
    return "%.16g" % _AS_EXCEL_KEEPS.divide(Decimal(top), Decimal(bottom))  # noqa: UP031
