"""The cells of a sheet as every program writes them, read in a tenth of the time and room.

openpyxl makes a tree of every row and an object of every cell. It still reads all that is rare,
and the sheet around its cells; a sheet with any cell that is not plain it reads whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import count as counting
from typing import Any, Final
from xml.parsers import expat

from generator.frozen import Frozen
from generator.workbook.cells import Cell, CellKind, Spot
from generator.workbook.references import number_of

Said = tuple[str | None, str | None, str | None, str | None]
"""What a plain cell says, as stored: its style, its kind, its value, its text if that is inline."""

START, END = "<sheetData>", "</sheetData>"
STRETCH: Final = 1 << 20
LONGEST_ROW: Final = 1 << 22
_NUMBER = r"(?:[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)?"
_FORMULA = r"(?:<f(?: [^<>]*)?/>|<f(?: [^<>]*)?>[^<]*</f>)"
_SPOT = r'<c r="([A-Z]{1,3})([1-9][0-9]*)"'
_SAYS = (
    r'(?: s="([0-9]+)")?(?: t="(n|s|b|(str|e|inlineStr))")?(?:/>|>%s'
    rf"(?:<v/>|<v>((?(%d)[^<]*|{_NUMBER}))</v>"
    r'|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>)?</c>)'
)
CELL: Final = re.compile(
    rf"{_SPOT}([^>]*(?:/>|></c>|><v>[^<]*</v></c>|><is><t[^>]*>[^<]*</t></is></c>"
    rf"|>{_FORMULA}?(?:<v/>|<v>[^<]*</v>|<is><t[^>]*>[^<]*</t></is>)?</c>))"
)
"""Where a cell stands and, roughly, what it says: that is looked at once if others say the same."""
SAYS: Final = re.compile(_SAYS % (f"{_FORMULA}?", 3))
CELL_OF_NO_FORMULA: Final = re.compile(_SPOT + _SAYS % ("", 5))
BEHIND: Final = re.compile(rf"{END}[ \t\n]*<")
ROW_OR_CELL: Final = re.compile(r"<(?:row|c)[\s/>]")
ODD: Final = re.compile(r"<(?:c[\s/>]|[vf]|is)")
WORDS: Final = re.compile(r">[^<]*[^<\s]")
ENCODED: Final = re.compile(r"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
CELLS: Final = "\0"
"""Stands for cells that were beside one another: no XML has this character."""
ROW_OF_CELLS: Final = re.compile(rf"<row(?: [^<>]*[^<>/])?>{CELLS}</row>")
NUMBER_OF_ROW: Final = re.compile('<row r="([0-9]{1,7})"')
EMPTY_ROW: Final = re.compile(
    r'<row r="[0-9]+"(?: spans="[0-9: ]*")?(?: x14ac:dyDescent="[0-9.]*")?(?:/>|></row>)'
)
APART: Final = "\ue000"
"""Stands between texts; there are readers for a workbook that has it itself."""
ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class Parted(Frozen):
    """A sheet parted into its plain cells and the rest.

    `says` holds once what several cells say, `cells` tells its place there. What is `left` to be
    gone through still has the cells of formulas, and all rows where two may have one number;
    openpyxl needs only what is `around` cells, without the rows that say nothing.
    """

    cells: Mapping[Spot, int]
    says: Sequence[Said]
    left: bytes
    around: bytes

    def has_empty_result(self, spot: Spot) -> bool:
        """Tell whether a cell is the empty text that a formula gives."""
        return spot in self.cells and self.says[self.cells[spot]][1] == "str"


NO_CELLS: Final = Parted({}, (), b"", b"")


def parted(data: bytes) -> Parted | None:
    """Part the plain cells of a sheet from the rest; None where one is odd, or there is none.

    The sheet is sound if what is left to be gone through is.
    """
    try:
        xml = data.decode()
        start, end = xml.find(START) + len(START), xml.find(END)
        rows = xml[start:end]
        found = _parted(rows) if _is_usual(xml, start, end) else None
    except (ValueError, expat.ExpatError):
        return None
    if found is None:
        return None
    cells, says, rest = found
    around = _without_empty_rows(rest)
    left = around if _are_told_apart(rest) else rest
    if "<f" in rows:
        left = CELL_OF_NO_FORMULA.sub("", rows)
    sheets = (f"{xml[:start]}{each}{xml[end:]}".encode() for each in (left, around))
    return Parted(cells, says, *sheets)


def _is_usual(xml: str, start: int, end: int) -> bool:
    # Excel itself ends the line of the declaration so, and no other.
    is_plain = "<!" not in xml and CELLS not in xml and xml.find("\r", xml.find("<", 1)) < 0
    is_plain = is_plain and xml.count(START) == 1 and start <= end and bool(BEHIND.match(xml, end))
    are_outside = ROW_OR_CELL.search(xml, 0, start) or ROW_OR_CELL.search(xml, end)
    return is_plain and not (ENCODED.search(xml, 0, start) or are_outside)


def _parted(rows: str) -> tuple[dict[Spot, int], list[Said], str] | None:
    """Return where cells stand, what they say, and the rows around them.

    Raises:
        ValueError, ExpatError: Where a cell says something odd.
    """
    cells: dict[Spot, int] = {}
    places = defaultdict[str, int](counting().__next__)
    between, count = "", 0
    for stretch in _stretches(rows):
        pieces = CELL.split(stretch)
        around, letters, numbers, told = (pieces[at :: CELL.groups + 1] for at in range(4))
        spots = zip(map(int, numbers), map(_column, letters), strict=True)
        cells.update(zip(spots, map(places.__getitem__, told), strict=True))
        between += _without_gaps(around)
        count += len(told)
    rest = between.replace(CELLS, "")
    are_in_rows = between.count(CELLS) == len(ROW_OF_CELLS.findall(between))
    is_odd = not are_in_rows or ODD.search(rest) or WORDS.search(f">{rest}") or len(cells) < count
    return None if is_odd or not cells else (cells, _said(places), rest)


def _without_gaps(around: Sequence[str]) -> str:
    """Return what stands before, between and behind cells, one mark for each run of them."""
    first, *others = around
    between = (each.strip(" \t\n") for each in filter(None, others[:-1]))
    return CELLS.join([first, *filter(None, between), *others[-1:]])


def _said(told: Collection[str]) -> list[Said]:
    """Return what cells say, taken apart.

    Raises:
        ValueError, ExpatError: Where one says it in a way that is not plain.
    """
    pieces = SAYS.split("".join(told))
    between, style, kind, _, value, inline = (pieces[at :: SAYS.groups + 1] for at in range(6))
    if any(between) or len(style) < len(told):
        raise ValueError
    values, inlines = _resolved(value), _resolved(inline)
    return list(zip(style, kind, values, inlines, strict=True))


def _stretches(rows: str) -> Iterator[str]:
    """Yield some rows at a time: taken apart all at once they need ten times their room.

    Raises:
        ValueError: Where a row is longer than any.
    """
    start = 0
    while start < len(rows):
        end = rows.find("<row", start + STRETCH)
        end = len(rows) if end < 0 else end
        if end - start > STRETCH + LONGEST_ROW:
            raise ValueError
        yield rows[start:end]
        start = end


@cache
def _column(letters: str) -> int:
    return number_of(letters)


def _without_empty_rows(rows: str) -> str:
    """Leave out the rows that say nothing, unless some row is counted from the one before it."""
    is_numbered = rows.count("<row") == rows.count('<row r="')
    return EMPTY_ROW.sub("", rows) if is_numbered else rows


def _are_told_apart(rows: str) -> bool:
    numbers = NUMBER_OF_ROW.findall(rows)
    return rows.count("<row") == len(numbers) == len(set(map(int, numbers)))


def _resolved(texts: Sequence[str | None]) -> Sequence[str]:
    """Put in the characters that texts refer to, of all of them at once.

    Raises:
        ValueError, ExpatError: Where there is a character that is not plain, or none at all.
    """
    read: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text, parser.CharacterDataHandler = True, read.append
    parser.Parse(f"<t>{APART.join([text or '' for text in texts])}</t>", True)
    found = "".join(read).split(APART)
    if len(found) > len(texts):
        raise ValueError
    return found


# --- what they say ---------------------------------------------------------------------------

NUMBER, TEXT = CellKind.NUMBER, CellKind.TEXT  # to look one up takes as long as to make a cell


class Reader:
    """Tells what plain cells hold, with what their workbook says of all."""

    def __init__(
        self,
        shared: Sequence[str],
        formats: Mapping[str, str],
        moments: Collection[str],
        durations: Collection[str],
        epoch: datetime,
    ) -> None:
        """Begin with shared texts, the formats of styles, which of these are of moments."""
        self._shared, self._formats = shared, formats
        self._moments, self._durations, self._epoch = moments, durations, epoch

    def cell(self, said: Said) -> Cell | None:
        """Return the cell that says something; None if it says nothing.

        Raises:
            ValueError, IndexError: Where a value is none of its kind.
        """
        style, kind, value, inline = said
        number_format = self._formats[style or "0"]
        text = inline if kind == "inlineStr" else value
        if not text:
            return None
        if kind is None or kind == "n":
            return self._number(text, style or "0", number_format)
        if kind == "b":
            return Cell(CellKind.BOOLEAN, bool(int(text)), number_format)
        meant = self._shared[int(text)] if kind == "s" else text
        if kind == "e":
            return Cell(CellKind.ERROR, meant, number_format)
        return Cell(TEXT, unicoded(meant), number_format) if meant else None

    def _number(self, text: str, style: str, number_format: str) -> Cell:
        value: Any = float(text) if "." in text or "E" in text or "e" in text else int(text)
        if style not in self._moments:
            return Cell(NUMBER, value, number_format)
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - slow to load, for dates only

        try:
            moment = from_excel(value, self._epoch, timedelta=style in self._durations)
        except (OverflowError, ValueError):
            return Cell(CellKind.ERROR, "#VALUE!", number_format)
        return Cell(CellKind.MOMENT, moment, number_format)


def unicoded(text: str) -> str:
    """Return a text with the characters that Excel writes as «_x000D_»."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
