"""Turns the stream of an OpenDocument spreadsheet's content into grids, within limits.

What a cell is, its value says (`office:value-type`), percentages too: formats are not looked up.
Blank cells and rows cost nothing however often they are repeated. What lies over the cells (notes,
drawings, forms) and the cells that a merge covers are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache
from math import isfinite

from generator.vietnamese import number
from generator.workbook.cells import Area, Cell, CellKind, Grid, Spot
from generator.workbook.survey import ELEMENTS, SPREAD_CELLS, UNPACKED_BYTES, TooLargeError

CELLS = 1_000_000
"""The cells with a value of a whole book, repeated ones counted as often as they are."""

Attributes = Mapping[str, str]

# The names as the standard writes them, whatever prefixes a file gives them.
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_PASSED_OVER = {
    "office:annotation",
    "office:forms",
    "table:dde-links",
    "table:shapes",
    "table:tracked-changes",
}
_FORMAT = {"percentage": "0.00%"}
_NUMBERS = {"float", "percentage", "currency"}
_WHOLE = re.compile(r"-?[0-9]{1,300}")
_DURATION = re.compile(
    r"(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?S)?)?"
)
_ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
_SPACES = re.compile(r"[ \t\r\n]+")
_LONGEST_RUN = 32_767


@lru_cache(maxsize=1_000)
def short_name(name: str) -> str:
    """Return a name with the prefix that the standard uses, from «namespace name»."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}"


@dataclass(slots=True)
class _Paragraphs:
    """The text of a cell: white space is one space, as the standard wants."""

    pieces: list[str] = field(default_factory=list)
    has_any: bool = False
    is_inside: bool = False
    after_space: bool = True

    def begin(self) -> None:
        if self.has_any:
            self.pieces.append("\n")
        self.has_any = self.is_inside = self.after_space = True

    def end(self) -> None:
        self.is_inside = False
        if self.after_space and self.pieces and self.pieces[-1].endswith(" "):
            self.pieces[-1] = self.pieces[-1][:-1]

    def add(self, characters: str) -> None:
        if self.is_inside and (piece := self._collapsed(characters)):
            self.pieces.append(piece)
            self.after_space = piece.endswith(" ")

    def add_exactly(self, characters: str) -> None:
        if self.is_inside:
            self.pieces.append(characters)
            self.after_space = False

    def _collapsed(self, characters: str) -> str:
        piece = _SPACES.sub(" ", characters)
        return piece.removeprefix(" ") if self.after_space else piece


@dataclass(slots=True)
class _Open:
    """The cell that is being read."""

    attributes: Attributes
    repeated: int
    text: _Paragraphs = field(default_factory=_Paragraphs)


@dataclass(slots=True)
class _Table:
    """The sheet that is being read; `row` and `column` are the last ones that were counted."""

    name: str
    row: int = 0
    column: int = 0
    width: int = 0
    repeated: int = 1
    line: dict[int, Cell] = field(default_factory=dict)
    formulas: set[int] = field(default_factory=set)
    unstored: set[int] = field(default_factory=set)
    cells: dict[Spot, Cell] = field(default_factory=dict)
    all_formulas: set[Spot] = field(default_factory=set)
    all_unstored: set[Spot] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)

    def grid(self) -> Grid:
        """Return what was read; rows and columns beyond the last value are nobody's concern."""
        spots = self.cells.keys() | self.all_unstored
        return Grid(
            self.name,
            self.cells,
            tuple(self.merged),
            frozenset(self.all_formulas),
            frozenset(self.all_unstored),
            _up_to(max((row for row, _ in spots), default=0), self.hidden_rows),
            _up_to(max((column for _, column in spots), default=0), self.hidden_columns),
        )


def _up_to(last: int, ranges: Iterable[range]) -> frozenset[int]:
    return frozenset(each for run in ranges for each in range(run.start, min(run.stop, last + 1)))


class Content:
    """Takes the events of a parser; `grids` are the sheets that have ended."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.is_spreadsheet = False
        self._elements = 0
        self._cells = 0
        self._spread = 0
        self._letters = 0
        self._over = 0
        self._table: _Table | None = None
        self._cell: _Open | None = None
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "office:spreadsheet": self._begin_spreadsheet,
            "table:table": self._begin_table,
            "table:table-column": self._count_columns,
            "table:table-row": self._begin_row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._skip_cells,
            "text:p": self._begin_paragraph,
            "text:s": self._add_spaces,
            "text:tab": lambda _: self._add_exactly("\t"),
            "text:line-break": lambda _: self._add_exactly("\n"),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table:table": self._end_table,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "text:p": self._end_paragraph,
        }

    # --- events -------------------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._elements += 1
        if self._elements > ELEMENTS:
            raise TooLargeError(f"Bảng tính có quá nhiều ô (hơn {number(ELEMENTS)} phần tử).")
        if self._over:
            self._over += 1
            return
        short = short_name(name)
        if self._is_passed_over(short):
            self._over = 1
        elif begin := self._starts.get(short):
            begin({short_name(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """End an element."""
        if self._over:
            self._over -= 1
        elif finish := self._ends.get(short_name(name)):
            finish()

    def characters(self, text: str) -> None:
        """Take a piece of text."""
        if self._cell and not self._over:
            self._cell.text.add(text)

    def _is_passed_over(self, short: str) -> bool:
        if short == "table:table":
            return not self.is_spreadsheet or self._table is not None
        return short in _PASSED_OVER or (self._cell is not None and short.startswith("draw:"))

    def _begin_spreadsheet(self, _: Attributes) -> None:
        self.is_spreadsheet = True

    # --- sheets, columns, rows ----------------------------------------------------------------

    def _begin_table(self, attributes: Attributes) -> None:
        self._table = _Table(attributes.get("table:name", ""))

    def _end_table(self) -> None:
        if self._table:
            self.grids.append(self._table.grid())
        self._table = None

    def _count_columns(self, attributes: Attributes) -> None:
        if table := self._table:
            first = table.width + 1
            table.width += _count(attributes, "table:number-columns-repeated")
            if _is_hidden(attributes):
                table.hidden_columns.append(range(first, table.width + 1))

    def _begin_row(self, attributes: Attributes) -> None:
        if table := self._table:
            table.row += 1
            table.column = 0
            table.repeated = _count(attributes, "table:number-rows-repeated")
            if _is_hidden(attributes):
                table.hidden_rows.append(range(table.row, table.row + table.repeated))

    def _end_row(self) -> None:
        table = self._table
        if not table:
            return
        if table.line or table.formulas:
            for row in range(table.row, table.row + table.repeated):
                table.cells.update(((row, at), cell) for at, cell in table.line.items())
                table.all_formulas.update((row, at) for at in table.formulas)
                table.all_unstored.update((row, at) for at in table.unstored)
        table.row += table.repeated - 1
        for each in (table.line, table.formulas, table.unstored):
            each.clear()

    def _grow(self, cells: int) -> None:
        self._cells += cells
        if self._cells > CELLS:
            raise TooLargeError(f"Bảng tính có quá nhiều ô (hơn {number(CELLS)}).")

    # --- cells --------------------------------------------------------------------------------

    def _skip_cells(self, attributes: Attributes) -> None:
        self._over = 1  # what a merge covers is not seen, and not read
        if self._table:
            self._table.column += _count(attributes, "table:number-columns-repeated")

    def _begin_cell(self, attributes: Attributes) -> None:
        if table := self._table:
            repeated = _count(attributes, "table:number-columns-repeated")
            self._cell = _Open(attributes, repeated)
            self._merge(table, attributes)

    def _merge(self, table: _Table, attributes: Attributes) -> None:
        width = _count(attributes, "table:number-columns-spanned")
        height = _count(attributes, "table:number-rows-spanned")
        if width * height == 1:
            return
        self._spread += width * height
        if self._spread > SPREAD_CELLS:
            raise TooLargeError(f"Vùng ô trộn quá rộng (hơn {number(SPREAD_CELLS)} ô).")
        top, left = table.row, table.column + 1
        table.merged.append(Area(top, left, top + height - 1, left + width - 1))

    def _end_cell(self) -> None:
        table, opened = self._table, self._cell
        self._cell = None
        if not (table and opened):
            return
        text = "".join(opened.text.pieces)
        is_formula = "table:formula" in opened.attributes
        cell = _cell(opened.attributes, text)
        first, table.column = table.column + 1, table.column + opened.repeated
        if cell or is_formula:
            self._grow(opened.repeated * table.repeated)
            self._weigh(len(text) * opened.repeated * table.repeated)
            spots = range(first, table.column + 1)
            if cell:
                table.line.update(dict.fromkeys(spots, cell))
            if is_formula:
                table.formulas.update(spots)
            if is_formula and not _has_result(opened.attributes, cell):
                table.unstored.update(spots)

    def _weigh(self, letters: int) -> None:
        self._letters += letters
        if self._letters > UNPACKED_BYTES:
            raise TooLargeError(f"Bảng tính có quá nhiều chữ (hơn {UNPACKED_BYTES // 10**6} MB).")

    # --- text ---------------------------------------------------------------------------------

    def _begin_paragraph(self, _: Attributes) -> None:
        if self._cell:
            self._cell.text.begin()

    def _end_paragraph(self) -> None:
        if self._cell:
            self._cell.text.end()

    def _add_spaces(self, attributes: Attributes) -> None:
        self._add_exactly(" " * min(_count(attributes, "text:c"), _LONGEST_RUN))

    def _add_exactly(self, text: str) -> None:
        if self._cell:
            self._cell.text.add_exactly(text)


# --- values -----------------------------------------------------------------------------------


def _count(attributes: Attributes, name: str) -> int:
    count = int(attributes.get(name, "1"))
    if count < 1:
        raise ValueError(name)
    return count


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("table:visibility") in {"collapse", "filter"}


def _has_result(attributes: Attributes, cell: Cell | None) -> bool:
    return cell is not None or "office:value-type" in attributes


def _cell(attributes: Attributes, text: str) -> Cell | None:
    kind = attributes.get("office:value-type", "")
    if _is_error(attributes, text):
        return Cell(CellKind.ERROR, text)
    if kind in _NUMBERS:
        value = _number(attributes["office:value"])
        return Cell(CellKind.NUMBER, value, _FORMAT.get(kind, "General"))
    if kind == "date":
        return Cell(CellKind.MOMENT, datetime.fromisoformat(attributes["office:date-value"]))
    if kind == "time":
        return Cell(CellKind.MOMENT, _time(attributes["office:time-value"]))
    if kind == "boolean":
        return Cell(CellKind.BOOLEAN, attributes["office:boolean-value"] == "true")
    said = attributes.get("office:string-value", text) if kind == "string" else text
    return Cell(CellKind.TEXT, said) if said else None


def _is_error(attributes: Attributes, text: str) -> bool:
    """Tell by what LibreOffice says, or by what Excel shows as the result of a formula."""
    if attributes.get("calcext:value-type") == "error":
        return bool(text)
    return "table:formula" in attributes and _ERROR.fullmatch(text) is not None


def _number(text: str) -> int | float:
    if _WHOLE.fullmatch(text):
        return int(text)
    value = float(text)
    if not isfinite(value):
        raise ValueError(text)
    return value


def _time(text: str) -> time | timedelta:
    """Read a length of time; below one day it is a time of day, as openpyxl gives it."""
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:5])
    micros = int((match[6] or "").ljust(6, "0")[:6])
    length = timedelta(days, seconds, micros, minutes=minutes, hours=hours)
    if match[1]:
        return -length
    return (datetime.min + length).time() if length < timedelta(days=1) else length
