"""The cells of a sheet as every program writes them, read in a tenth of the time and room.

openpyxl makes a tree of every row and an object of every cell. It still reads all that is rare,
and the sheet around its cells; a sheet with any cell that is not plain it reads whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import count as counting
from typing import Any, Final

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
_CELL = (
    r'<c r="([A-Z]{1,3})([1-9][0-9]*)"(?: s="([0-9]+)")?(?: t="(n|s|b|(str|e|inlineStr))")?'
    r"(?:/>|>%s"
    rf"(?:<v/>|<v>((?(5)[^<]*|{_NUMBER}))</v>"
    r'|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>)?</c>)'
)
CELL: Final = re.compile(_CELL % f"{_FORMULA}?")
CELL_OF_NO_FORMULA: Final = re.compile(_CELL % "")
BEHIND: Final = re.compile(rf"{END}[ \t\n]*<")
ANY_CELL: Final = re.compile(r"<c[\s/>]")
ODD: Final = re.compile(r"<c[\s/>]|<v|<is|<f|(?:^|>)\s*[^<\s]")
STRAY: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ENCODED: Final = re.compile(r"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
EMPTY_ROW: Final = re.compile(
    r'<row r="[0-9]+"(?: spans="[0-9: ]*")?(?: x14ac:dyDescent="[0-9.]*")?(?:/>|></row>)'
)
REFERENCE: Final = re.compile("(&[^;<\0]*;?)")
NUMBERED: Final = re.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
CHARACTERS: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class Parted(Frozen):
    """A sheet parted into its plain cells and the rest.

    `says` holds once what several cells say, `cells` tells its place there. What is left to be gone
    through still has the cells of formulas; openpyxl needs not even the rows that say nothing.
    """

    cells: Mapping[Spot, int]
    says: Sequence[Said]
    with_formulas: bytes
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
    except ValueError:
        return None
    if found is None:
        return None
    cells, says, rest = found
    with_formulas = CELL_OF_NO_FORMULA.sub("", rows) if "<f" in rows else rest
    left, around = (
        f"{xml[:start]}{each}{xml[end:]}".encode()
        for each in (with_formulas, _without_empty_rows(rest))
    )
    return Parted(cells, says, left, around)


def _is_usual(xml: str, start: int, end: int) -> bool:
    # Excel itself ends the line of the declaration so, and no other.
    is_plain = "<!" not in xml and xml.find("\r", xml.find("<", 1)) < 0
    is_plain = is_plain and xml.count(START) == 1 and start <= end and bool(BEHIND.match(xml, end))
    return is_plain and not (ENCODED.search(xml, 0, start) or ANY_CELL.search(xml, end))


def _parted(rows: str) -> tuple[dict[Spot, int], list[Said], str] | None:
    cells: dict[Spot, int] = {}
    says: list[Said] = []
    between: list[str] = []
    count = 0
    for stretch in _stretches(rows):
        pieces = CELL.split(stretch)
        places = defaultdict[Said, int](counting(len(says)).__next__)
        spots, told = _columns(pieces)
        cells.update(zip(spots, map(places.__getitem__, told), strict=True))
        says += _resolved(places) if "&" in stretch else places
        between += filter(None, (each.strip(" \t\n") for each in pieces[:: CELL.groups + 1]))
        count += len(spots)
    rest = "".join(between)
    are_tags = all(each.startswith("<") and each.endswith(">") for each in between)
    is_odd = ODD.search(rest) or len(cells) < count or _has_strays(rows)
    return (cells, says, rest) if cells and are_tags and not is_odd else None


def _has_strays(rows: str) -> bool:
    """Tell whether there is what no XML has among texts."""
    return "]]>" in rows or not (rows.isprintable() or STRAY.search(rows) is None)


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


def _columns(pieces: Sequence[str]) -> tuple[list[Spot], Iterable[Said]]:
    """Return where cells stand and what they say, from the pieces that their rows were split to."""
    letters, rows, style, kind, _, value, inline = (
        pieces[at :: CELL.groups + 1] for at in range(1, CELL.groups + 1)
    )
    spots = zip(map(int, rows), map(_column, letters), strict=True)
    return list(spots), zip(style, kind, value, inline, strict=True)


@cache
def _column(letters: str) -> int:
    return number_of(letters)


def _without_empty_rows(rows: str) -> str:
    """Leave out the rows that say nothing, unless some row is counted from the one before it."""
    is_numbered = rows.count("<row") == rows.count('<row r="')
    return EMPTY_ROW.sub("", rows) if is_numbered else rows


def _resolved(says: Iterable[Said]) -> Iterator[Said]:
    """Put in the characters that texts refer to.

    Raises:
        ValueError: Where there is no such character.
    """
    styles, kinds, values, inlines = zip(*says, strict=True)
    return zip(styles, kinds, _texts(values), _texts(inlines), strict=True)


def _texts(texts: Iterable[str | None]) -> list[str]:
    """Resolve texts all at once."""
    pieces = REFERENCE.split("\0".join([text or "" for text in texts]))
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces).split("\0")


@lru_cache(maxsize=1 << 12)
def _character(reference: str) -> str:
    if reference in CHARACTERS:
        return CHARACTERS[reference]
    numbered = NUMBERED.fullmatch(reference)
    if not numbered:
        raise ValueError(reference)
    hexadecimal, decimal = numbered.groups()
    character = chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
    if STRAY.match(character) or "\ud800" <= character <= "\udfff":
        raise ValueError(reference)
    return character


# --- what they say ---------------------------------------------------------------------------


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
        return Cell(CellKind.TEXT, unicoded(meant), number_format) if meant else None

    def _number(self, text: str, style: str, number_format: str) -> Cell:
        value: Any = float(text) if "." in text or "E" in text or "e" in text else int(text)
        if style not in self._moments:
            return Cell(CellKind.NUMBER, value, number_format)
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - slow to load, for dates only

        try:
            moment = from_excel(value, self._epoch, timedelta=style in self._durations)
        except (OverflowError, ValueError):
            return Cell(CellKind.ERROR, "#VALUE!", number_format)
        return Cell(CellKind.MOMENT, moment, number_format)


def unicoded(text: str) -> str:
    """Return a text with the characters that Excel writes as «_x000D_»."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
