"""Reads a table that is printed as it stands: its titles, merged cells, looks, shown values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.blocks import Align, Prose, Run, Table
from generator.blocks import Cell as Printed
from generator.errors import Problem, Refused, error
from generator.frozen import Frozen
from generator.model import Source
from generator.workbook.cells import Cell, CellKind, Spot
from generator.workbook.extent import Region, Rows, refuse_drawn, region_of
from generator.workbook.legacy import refuse_legacy
from generator.workbook.opening import open_excel
from generator.workbook.sheet import Sheet, as_text, laid_out, pick
from generator.workbook.shown import shown
from generator.workbook.values import seen, untrusted, unusable

if TYPE_CHECKING:
    from generator.workbook.looks import Look, Looks

_AS_TEXT = (
    "Đổi định dạng ô sang Number, Percentage, ngày dạng dd/mm/yyyy; hoặc đổi sang Text rồi gõ đúng "
    "như cần in."
)
_PLAIN = "Bỏ kiểu chữ ấy, ghi bằng lời hoặc ký tự; ô không cần in thì xóa hẳn."


class Given(Frozen):
    """What a cell holds that says something: its text, its exact number, its day."""

    source: Source
    value: str | Fraction | date


class Copied(Frozen):
    """A table as it is to be printed, and what its cells hold, row by row, header included."""

    table: Table
    rows: tuple[tuple[Given, ...], ...]


def read_copied(path: Path, file: str, sheet: str | None, header: Rows, area: str = "") -> Copied:
    """Read a table whose titles stand in the rows `header`; `area` (A3:E60) leaves out the rest.

    Without it the table reaches to the last row and column that say anything. Rows and columns
    that say nothing are left out.

    Raises:
        Refused: with every cell that cannot be printed as Excel shows it.
        MachineRefused: if the machine did not let us read it.
    """
    book, data = open_excel(path, file)
    grid = pick(book, sheet)
    found = laid_out(book, grid)
    refuse_legacy(found)
    region = region_of(found, header, area)
    from generator.workbook.looks import Looks  # noqa: PLC0415 - openpyxl is slow to load

    looks = Looks(data, file, grid.name)
    refuse_drawn(found, region, looks.drawn)
    reader = _Reader(found, looks, region)
    rows = [reader.row(row) for row in region.rows]
    if reader.problems:
        raise Refused(reader.problems)
    count = sum(row <= header[1] for row in region.rows)
    headings = frozenset(at for at, row in enumerate(rows[count:]) if _is_heading(row))
    table = Table(tuple(rows[:count]), tuple(rows[count:]), 0.0, headings)
    return Copied(table, tuple(tuple(_given(found, row, region)) for row in region.rows))


# --- cells -----------------------------------------------------------------------------------


class _Reader:
    def __init__(self, sheet: Sheet, looks: Looks, region: Region) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self._looks = looks
        self._region = region

    def row(self, row: int) -> tuple[Printed, ...]:
        return tuple(self._cell(spot) for spot in self._region.begin_in(row))

    def _cell(self, spot: Spot) -> Printed:
        columns, rows = self._region.size(spot)
        anchor = self.sheet.anchor(spot)
        look = self._looks.of(anchor)
        problem = _problem(self.sheet, anchor, look)
        cell = self.sheet.cells.get(anchor)
        if problem:
            self.problems.append(problem)
        if problem or cell is None:
            return Printed("", Align.LEFT, columns=columns, rows=rows)
        content = _content(cell, look)
        align = look.align or (Align.LEFT if cell.kind is CellKind.TEXT else Align.RIGHT)
        return Printed(content, align, look.bold, columns, rows)


def _problem(sheet: Sheet, spot: Spot, look: Look) -> Problem | None:
    cell = sheet.cells.get(spot)
    if problem := untrusted(sheet, spot):
        return problem
    if cell is None:
        return None
    if look.lost:
        what = f"Ô {seen(cell.value)} có {look.lost}, in ra sẽ thành chữ thường."
        return error("SL93", sheet.place(spot), what, _PLAIN)
    if shown(cell) is None:
        what = (
            f"Không chắc Excel hiện {seen(cell.value)} thế nào (định dạng «{cell.number_format}»)."
        )
        return error("SL88", sheet.place(spot), what, _AS_TEXT)
    return unusable(sheet, spot, str(cell.value)) if cell.kind is CellKind.TEXT else None


def _content(cell: Cell, look: Look) -> str | Prose:
    """Return the text of a cell; a line of its own in Excel is a paragraph of its own."""
    text = as_text(shown(cell) or "")
    whole = Run(text, look.bold, look.italic)
    lines = tuple(_lines(look.runs or (whole,)))
    if len(lines) <= 1 and not look.italic and len(look.runs) <= 1:
        return str(Prose(lines))
    return Prose(lines)


def _lines(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Part runs at the ends of lines; lines that say nothing are left out."""
    letters = (
        (letter, run.bold, run.italic)
        for run in runs
        for letter in str(run.content).replace("\t", " ")
    )
    line: list[tuple[str, bool, bool]] = []
    for each in (*letters, ("\n", False, False)):
        if each[0] != "\n":
            line.append(each)
            continue
        if made := tuple(_joined(_trimmed(line))):
            yield made
        line = []


def _trimmed(line: Sequence[tuple[str, bool, bool]]) -> Sequence[tuple[str, bool, bool]]:
    said = [at for at, (letter, _, _) in enumerate(line) if not letter.isspace()]
    return line[said[0] : said[-1] + 1] if said else ()


def _joined(line: Sequence[tuple[str, bool, bool]]) -> Iterator[Run]:
    for (bold, italic), letters in groupby(line, key=lambda each: each[1:]):
        yield Run("".join(letter for letter, _, _ in letters), bold, italic)


def _is_heading(row: Sequence[Printed]) -> bool:
    """Tell whether a row says one thing over the rows below it: a numeral and a title at most."""
    if len(row) < 2 and row[0].columns > 1:  # noqa: PLR2004 - one cell over all columns
        return True
    said = [at for at, cell in enumerate(row) if str(cell.content)]
    is_alone = bool(said) and said[-1] <= 1 and all(cell.rows == 1 for cell in row)
    return is_alone and sum(cell.columns for cell in row) > 2  # noqa: PLR2004 - numeral and title


# --- what is given ---------------------------------------------------------------------------


def _given(sheet: Sheet, row: int, region: Region) -> Iterator[Given]:
    for spot in region.begin_in(row):
        anchor = sheet.anchor(spot)
        cell = sheet.cells.get(anchor)
        if cell is not None and sheet.text(anchor):
            yield Given(sheet.source(anchor), _value(cell))


def _value(cell: Cell) -> str | Fraction | date:
    value = cell.value
    if isinstance(value, date):
        return value
    if cell.kind is CellKind.NUMBER and isinstance(value, int | float):
        return Fraction(f"{value:.15g}")
    return as_text(value)
