"""The rows of a sheet as text: a country has many, and an object of every cell is dear.

They are written column by column, for the cells of one are alike. What is written here is byte for
byte what openpyxl would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import lru_cache
from html import escape
from itertools import groupby
from math import ceil
from typing import Final, NamedTuple, TypeGuard

from generator.workbook.sheet import letters
from generator.workbook.styles import HEADER, INNER, LAST, NUMBER, TEXT, TITLE, Asked, Looks


class Number(NamedTuple):
    """A number, as a quotient, and the way Excel shows it."""

    top: int
    bottom: int
    format: str


Content = str | int | Number | None
"""What a cell holds; an `int` is shown with dots only."""

WHOLE: Final = "#,##0"
_ALL_KEPT: Final = 10**15
"""Excel keeps all digits of whole numbers below it."""
_LINE_HEIGHT: Final = 16
_LETTER_WIDTH: Final = 1.05
_HIGHEST: Final = 400
_LONGEST: Final = 32_767
"""So many characters has a cell of Excel."""
_FORMULA_SIGNS: Final = tuple("=+-@\t\r")
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
        self.write_columns(row, [[each] for each in contents], bold=bold)

    def write_columns(
        self, first: int, contents: Sequence[Sequence[Content]], *, bold: bool = False
    ) -> None:
        """Write rows of the table's body, below all that were written, given as columns."""
        faces = [_faces(each, bold=bold) for each in contents]
        self._ask(faces)
        rows = range(first, first + len(contents[0]))
        cells, lines = list[list[str]](), [1] * len(rows)
        for (letter, width), asked, own in zip(self.columns, faces, contents, strict=True):
            looks = [self.looks[each] for each in asked]
            if _are_whole(own):
                cells.append(_whole(letter, rows, looks[0], own))
                continue
            said = zip(rows, looks * (len(rows) // len(looks)), map(_said, own), strict=True)
            cells.append([f'<c r="{letter}{row}" s="{look}"{text}' for row, look, text in said])
            lines = _higher(lines, own, width)
        for row, high, *line in zip(rows, lines, *cells, strict=True):
            self._add(row, line, high)
        self.totals += bold * len(rows)

    def _ask(self, faces: Sequence[Sequence[Asked]]) -> None:
        """Ask for looks row by row: in this order they are numbered."""
        firsts = [
            (asked.index(each), column, each)
            for column, asked in enumerate(faces)
            for each in dict.fromkeys(asked)
        ]
        self.looks.ask(each for _, _, each in sorted(firsts))

    def _text(self, at: str, text: str, style: str) -> str:
        """Write a cell of a title."""
        return f'<c r="{at}" s="{self.looks[_face(text, style)]}"{_said(text)}'

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


def _higher(lines: list[int], column: Iterable[Content], width: float) -> list[int]:
    """Return how many lines rows have, when the texts of a column are in them too."""
    sizes = [len(each) if isinstance(each, str) else 0 for each in column]
    if max(sizes) * _LETTER_WIDTH <= width:
        return lines
    return [
        max(high, ceil(size * _LETTER_WIDTH / width))
        for high, size in zip(lines, sizes, strict=True)
    ]


# --- what a cell is --------------------------------------------------------------------------


def _are_whole(column: Sequence[Content]) -> TypeGuard[Sequence[int]]:
    """Tell whether all cells hold whole numbers, as most do."""
    return set(map(type, column)) == {int}


def _whole(letter: str, rows: Iterable[int], look: int, column: Sequence[int]) -> list[str]:
    numbers = column if max(map(abs, column)) < _ALL_KEPT else [_as_number(n, 1) for n in column]
    return [
        f'<c r="{letter}{row}" s="{look}" t="n"><v>{number}</v></c>'
        for row, number in zip(rows, numbers, strict=True)
    ]


def _faces(column: Sequence[Content], *, bold: bool) -> Sequence[Asked]:
    """Return the looks of cells, one for all where they are alike."""
    if _are_whole(column):
        return [(NUMBER[bold], WHOLE, False)]
    faces = [
        (NUMBER[bold], WHOLE if isinstance(each, int) else each.format, False)
        if isinstance(each, int | Number)
        else _face(each or "", TEXT[bold])
        for each in column
    ]
    return faces if len(set(faces)) > 1 else faces[:1]


def _face(text: str, style: str) -> Asked:
    """Return the look of a text: Excel would take some for formulas once they are edited."""
    return style, "", text.startswith(_FORMULA_SIGNS)


def _said(content: Content) -> str:
    """Write what a cell says, behind its look."""
    if isinstance(content, int):
        return f' t="n"><v>{_as_number(content, 1)}</v></c>'
    if isinstance(content, Number):
        return f' t="n"><v>{_as_number(content.top, content.bottom)}</v></c>'
    return f' t="inlineStr">{_text(content)}</c>' if content else ' t="n"></c>'


@lru_cache(maxsize=_MANY_TEXTS)
def _text(text: str) -> str:
    """Write a text that is never taken for anything else; groups and verdicts stand in many."""
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
