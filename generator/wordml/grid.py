"""Where the cells of a table stand, those covered by a cell above included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.blocks import Cell


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a row that belongs to a cell; `begins` in the cell's own first row."""

    cell: Cell
    column: int
    begins: bool


def spots(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Spot, ...], ...]:
    """Lay cells out row by row.

    Raises:
        ValueError: where rows do not fill the same columns.
    """
    columns = sum(cell.columns for cell in rows[0]) if rows else 0
    above: dict[int, tuple[Cell, int]] = {}
    laid = []
    for number, row in enumerate(rows):
        placed = _row(row, above)
        if sum(spot.cell.columns for spot in placed) != columns:
            raise ValueError(f"row {number} does not fill {columns} columns")
        above = _below(placed, above)
        laid.append(placed)
    return tuple(laid)


def _row(cells: Sequence[Cell], above: dict[int, tuple[Cell, int]]) -> tuple[Spot, ...]:
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
    }
    return {column: (cell, rows) for column, (cell, rows) in left.items() if rows}
