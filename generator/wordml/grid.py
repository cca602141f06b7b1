"""Where the cells of a table stand, those covered by a cell above included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.blocks import Cell, Table


class Spot(NamedTuple):  # a long table has many, and a dataclass takes longer to make
    """A stretch of a row that belongs to a cell; `begins` in the cell's own first row."""

    cell: Cell
    column: int
    begins: bool


def spots(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Spot, ...], ...]:
    """Lay cells out row by row.

    Raises:
        ValueError: where rows do not fill the same columns.
    """
    return tuple(_laid(rows))


def rows_of(table: Table) -> Iterator[tuple[Spot, ...]]:
    """Lay a table out, its header first, row by row: a long one is never laid out whole.

    Raises:
        ValueError: as `spots`.
    """
    return _laid(chain(table.header, table.rows))


def _laid(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[Spot, ...]]:
    columns: int | None = None
    above: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(rows):
        if columns is None:
            columns = sum(cell.columns for cell in row)
        placed = _covered(row, above) if above else _row(row)
        if sum(spot.cell.columns for spot in placed) != columns:
            raise ValueError(f"row {number} does not fill {columns} columns")
        above = _below(placed, above)
        yield placed


def _row(cells: Sequence[Cell]) -> tuple[Spot, ...]:
    placed: list[Spot] = []
    column = 0
    for cell in cells:
        placed.append(Spot(cell, column, begins=True))
        column += cell.columns
    return tuple(placed)


def _covered(cells: Sequence[Cell], above: dict[int, tuple[Cell, int]]) -> tuple[Spot, ...]:
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
