"""The cells of a sheet as every program writes them, read in a tenth of the time and room.

openpyxl makes a tree of every row and an object of every cell. It still reads all that is rare,
and the sheet around its cells; a sheet with any cell that is not plain it reads whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import IO, Any, Final
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell as StoredCell
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel

from generator.workbook.cells import Cell, CellKind, Spot

FOLDER: Final = "xl/worksheets/"
START, END = "<sheetData>", "</sheetData>"
STRETCH: Final = 1 << 20
CELL: Final = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]*)"(?: s="([0-9]+)")?(?: t="(n|s|str|b|e|inlineStr)")?'
    r"(?:/>|>(?:<f(?: [^<>]*)?/>|<f(?: [^<>]*)?>[^<]*</f>)?"
    r'(?:<v/>|<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>)?</c>)'
)
ANY_CELL: Final = re.compile(r"<c[\s/>]")
ENTITY: Final = re.compile("&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
CHARACTERS: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class Thin(ZipFile):
    """A workbook without its plain cells; `rows` holds these for each sheet, by its part."""

    def __init__(self, data: bytes) -> None:
        """Look through the sheets."""
        super().__init__(io.BytesIO(data))
        self.rows: dict[str, str] = {}
        self._rest: dict[str, bytes] = {}
        for name in self.namelist():
            if name.startswith(FOLDER) and name.endswith(".xml"):
                self._thin(name)

    def _thin(self, name: str) -> None:
        found = parted(super().read(name))
        if found:
            self.rows[name], self._rest[name] = found

    def open(self, name: Any, *arguments: Any, **more: Any) -> IO[bytes]:
        """Open a part; of a sheet with plain cells only what is around them."""
        rest = self._rest.get(str(name))
        return super().open(name, *arguments, **more) if rest is None else io.BytesIO(rest)


def parted(data: bytes) -> tuple[str, bytes] | None:
    """Part the rows of a sheet from the rest, which keeps them empty; None where one is odd."""
    try:
        xml = data.decode()
    except UnicodeDecodeError:
        return None
    start, end = xml.find(START) + len(START), xml.find(END)
    is_usual = "<!" not in xml and "\r" not in xml and xml.count(START) == 1
    if not is_usual or end < start or len(ANY_CELL.findall(xml[end:])) > 0:
        return None
    rows = xml[start:end]
    rest, count = CELL.subn("", rows)
    if ANY_CELL.search(rest) or "<v" in rest or "<is" in rest or not count:
        return None
    return rows, f"{xml[:start]}{rest}{xml[end:]}".encode()


@dataclass(frozen=True, slots=True)
class Looks:
    """What a workbook says of its cells: shared texts, formats by style, which are of moments."""

    shared: Sequence[str]
    formats: Mapping[str, str]
    moments: frozenset[str]
    durations: frozenset[str]
    epoch: datetime


class _Formats(dict[str, str]):
    """The formats of numbers by the style of a cell, each looked up once."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook

    def __missing__(self, style: str) -> str:
        sheet = self._workbook.worksheets[0]
        known: Any = self._workbook
        found = StoredCell(sheet, 1, 1, style_array=known._cell_styles[int(style)]).number_format
        self[style] = str(found)
        return self[style]


def looks_of(workbook: Workbook, shared: Sequence[str]) -> Looks:
    """Return what a workbook that openpyxl has read says of its cells."""
    known: Any = workbook
    return Looks(
        shared,
        _Formats(workbook),
        frozenset(map(str, known._date_formats)),
        frozenset(map(str, known._timedelta_formats)),
        workbook.epoch,
    )


def cells(rows: str, looks: Looks) -> Iterator[tuple[Spot, Cell | None, bool]]:
    """Yield each cell, None where it says nothing, and whether it has a result all the same.

    The empty text that a formula gives is a result.

    Raises:
        ValueError, IndexError, KeyError: where a value is none of its kind.
    """
    for letters, row, style, kind, value, inline in _found(rows):
        spot = int(row), _column(letters)
        number_format = looks.formats[style or "0"]
        text = inline if kind == "inlineStr" else value
        if not text:
            yield spot, None, kind == "str"
        elif kind in ("", "n"):
            yield spot, _number(text, style or "0", number_format, looks), True
        else:
            yield spot, _cell(text, kind, number_format, looks), True


def _found(rows: str) -> Iterator[tuple[str, ...]]:
    """Find the cells, some rows at a time: found all at once they take ten times their room."""
    start = 0
    while start < len(rows):
        end = rows.find("<row", start + STRETCH)
        end = len(rows) if end < 0 else end
        yield from CELL.findall(rows, start, end)
        start = end


@cache
def _column(letters: str) -> int:
    return int(column_index_from_string(letters))


def _cell(text: str, kind: str, number_format: str, looks: Looks) -> Cell | None:
    if kind == "b":
        return Cell(CellKind.BOOLEAN, bool(int(text)), number_format)
    said = looks.shared[int(text)] if kind == "s" else _unescaped(text)
    if kind == "e":
        return Cell(CellKind.ERROR, said, number_format)
    return Cell(CellKind.TEXT, unicoded(said), number_format) if said else None


def _unescaped(text: str) -> str:
    return ENTITY.sub(_meant, text) if "&" in text else text


def _meant(entity: re.Match[str]) -> str:
    hexadecimal, decimal, name = entity.groups()
    if name:
        return CHARACTERS[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def unicoded(text: str) -> str:
    """Return a text with the characters that Excel writes as «_x000D_»."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _number(text: str, style: str, number_format: str, looks: Looks) -> Cell:
    value: Any = float(text) if "." in text or "E" in text or "e" in text else int(text)
    if style not in looks.moments:
        return Cell(CellKind.NUMBER, value, number_format)
    try:
        moment = from_excel(value, looks.epoch, timedelta=style in looks.durations)
    except (OverflowError, ValueError):
        return Cell(CellKind.ERROR, "#VALUE!", number_format)
    return Cell(CellKind.MOMENT, moment, number_format)
