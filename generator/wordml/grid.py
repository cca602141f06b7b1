"""Where the cells of a table stand, those covered by a cell above included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from generator.blocks import Cell, Table

SIZE: Final = attrgetter("columns", "rows")


class Spot(NamedTuple):
    """A stretch of a row that belongs to a cell; `begins` in the cell's own first row."""

    cell: Cell
    column: int
    begins: bool


class Laid(NamedTuple):
    """A row with its own cells; `uneven` tells where they stand unless each has one column.

    A long table has many even rows, and asks of nearly none of them for the spots.
    """

    cells: Sequence[Cell]
    uneven: tuple[Spot, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the cells stand, those that reach into the row from above included."""
        return self.uneven or tuple(Spot(cell, at, True) for at, cell in enumerate(self.cells))


def spots(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Spot, ...], ...]:
    """Lay cells out row by row.

    Raises:
        ValueError: where rows do not fill the same columns.
    """
    return tuple(row.spots for row in _laid(rows))


def rows_of(table: Table) -> Iterator[Laid]:
    """Lay a table out, its header first, row by row: a long one is never laid out whole.

    Raises:
        ValueError: as `spots`.
    """
    return _laid(chain(table.header, table.rows))


def _laid(rows: Iterable[Sequence[Cell]]) -> Iterator[Laid]:
    columns: int | None = None
    above: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(rows):
        if columns is None:
            columns = sum(cell.columns for cell in row)
            even = [(1, 1)] * columns
        if not above and list(map(SIZE, row)) == even:
            yield Laid(row)
            continue
        placed = _placed(row, above)
        if sum(spot.cell.columns for spot in placed) != columns:
            raise ValueError(f"row {number} does not fill {columns} columns")
        above = _below(placed, above)
        yield Laid(row, placed)


def _placed(cells: Sequence[Cell], above: dict[int, tuple[Cell, int]]) -> tuple[Spot, ...]:
    placed: list[Spot] = []
    column = 0
    waiting = list(cells)
    while waiting or column in above:
        covered = column in above
        cell = above[column][0] if covered else waiting.pop(0)
        placed.append(Spot(cell, column, begins=not covered))
        column += cell.columns
    return tuple(placed)


def _below(
    placed: Sequence[Spot], above: dict[int, tuple[Cell, int]]
) -> dict[int, tuple[Cell, int]]:
    """Return the cells that reach into the next row, with how many rows they still cover."""
    left = {
        spot.column: (spot.cell, spot.cell.rows - 1 if spot.begins else above[spot.column][1] - 1)
        for spot in placed
        if spot.cell.rows > 1
    }
    return {column: (cell, rows) for column, (cell, rows) in left.items() if rows}
