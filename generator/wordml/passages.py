"""Tables of passages: columns shared by how much is said in them, rows held on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import layout
from generator.blocks import Cell, Prose, Table
from generator.frozen import Frozen
from generator.metrics import MM_PER_PT, unbroken, width_mm
from generator.wordml.grid import Spot, spots
from generator.wordml.widths import (
    AROUND_MM,
    PADDING_MM,
    Plan,
    in_twips,
    least_widths,
    scaled,
    wrapped,
)

PASSAGE_PADDING_MM, PASSAGE_ABOVE_MM = 1.5, 0.5
"""Room around the text of a cell; passages need more of it than figures."""
STEP_MM = 2.0
POWER = 6.0
LINE = 1.15
"""How high a line of Times New Roman is, in its size."""
AROUND_LINE_PT = layout.TABLE_CELL.before_pt + layout.TABLE_CELL.after_pt
HALF_LINE = 0.5
"""What the last line of a paragraph leaves empty, on the mean: for weighing columns only."""
_MORE_MM = 2 * (PASSAGE_PADDING_MM - PADDING_MM)
_AROUND_MM = AROUND_MM + _MORE_MM
MOST_OF_PAGE = 0.5
"""A row, or rows that share a cell, that fill more of a page than this may part."""


def passages(table: Table) -> Plan:
    """Choose the largest size at which no word breaks, and share the width by weight of text."""
    for size in layout.TABLE_SIZES:
        least = [width + _MORE_MM for width in least_widths(table, size)]
        if sum(least) <= table.width_mm:
            break
    columns = _shared(table, size, least) if sum(least) <= table.width_mm else least
    widths = scaled(columns, table.width_mm)
    kept, splitting = _held(table, widths, size)
    return Plan(size, in_twips(widths), kept, splitting)


# --- how the width is shared -----------------------------------------------------------------


class _Weight(Frozen):
    """How long the paragraphs of a cell are, in one line each; `rows` that the cell covers."""

    row: int
    lengths: tuple[float, ...]
    rows: int

    def lines(self, room: float) -> float:
        """Return how many lines the cell takes in a room, for each of its rows."""
        return sum(max(1.0, each / room + HALF_LINE) for each in self.lengths) / self.rows


def _shared(table: Table, size: float, least: Sequence[float]) -> list[float]:
    """Give the room that is left, bit by bit, to the column that lowers the table the most."""
    weights = _weights(table, size, len(least))
    columns = list(least)
    powers = [_powers(weights[at], room) for at, room in enumerate(columns)]
    rows = len(table.header) + len(table.rows)
    wider = [_powers(weights[at], room + STEP_MM) for at, room in enumerate(columns)]
    while sum(columns) + STEP_MM <= table.width_mm:
        sums = [sum(each.get(row, 0.0) for each in powers) for row in range(rows)]
        gains = [_gain(sums, powers[at], wider[at]) for at in range(len(columns))]
        best = max(range(len(columns)), key=lambda at: (gains[at], -columns[at]))
        columns[best] += STEP_MM
        powers[best] = wider[best]
        wider[best] = _powers(weights[best], columns[best] + STEP_MM)
    return columns


def _weights(table: Table, size: float, count: int) -> list[list[_Weight]]:
    weights: list[list[_Weight]] = [[] for _ in range(count)]
    for number, row in enumerate(spots((*table.header, *table.rows))):
        for spot in row:
            if spot.begins and spot.cell.columns == 1:
                is_bold = number < len(table.header)
                lengths = [width_mm(line, size, b or is_bold) for line, b in _lines(spot.cell)]
                weights[spot.column].append(_Weight(number, tuple(lengths), spot.cell.rows))
    return weights


def _powers(weights: Sequence[_Weight], width: float) -> dict[int, float]:
    """Return what a column adds to each row: by this power the highest cell nearly decides."""
    return {each.row: pow(each.lines(max(1.0, width - _AROUND_MM)), POWER) for each in weights}


def _gain(sums: Sequence[float], now: Mapping[int, float], wider: Mapping[int, float]) -> float:
    """Return how many lines lower the table gets."""
    lower = {row: sums[row] - power + wider[row] for row, power in now.items()}
    return sum(_root(sums[row]) - _root(lower[row]) for row in now)


def _root(value: float) -> float:
    return float(max(0.0, value) ** (1 / POWER))


def _lines(cell: Cell) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of a cell, and whether all of each is bold."""
    if not isinstance(cell.content, Prose):
        yield str(cell.content), cell.bold
        return
    for line in cell.content.paragraphs:
        yield "".join(str(run.content) for run in line), all(run.bold for run in line)


# --- what stays on one page ------------------------------------------------------------------


def _held(
    table: Table, widths: Sequence[float], size: float
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the rows that a shared cell holds with the next one, and those that may split."""
    laid = spots((*table.header, *table.rows))
    heights = _heights(laid, widths, size, len(table.header))
    first = len(table.header)
    most = MOST_OF_PAGE * (table.height_mm - sum(heights[:first]))
    splitting = {at for at in range(first, len(laid)) if heights[at] > most}
    kept: set[int] = set()
    for group in _groups(laid, first):
        if sum(heights[at] for at in group) <= most:
            kept.update(group[:-1])
    return frozenset(kept), frozenset(splitting)


def _heights(
    laid: Sequence[Sequence[Spot]], widths: Sequence[float], size: float, header: int
) -> list[float]:
    """Return how high each row is; what a cell over several rows lacks, its last row gets."""
    heights = [0.0] * len(laid)
    ends: list[tuple[int, int, float]] = []
    for number, row in enumerate(laid):
        for spot in row:
            if not spot.begins:
                continue
            high = _height(spot, widths, size, is_bold=number < header)
            if spot.cell.rows == 1:
                heights[number] = max(heights[number], high)
            else:
                ends.append((number + spot.cell.rows, number, high))
    for end, start, high in sorted(ends):
        heights[end - 1] += max(0.0, high - sum(heights[start:end]))
    return heights


def _height(spot: Spot, widths: Sequence[float], size: float, *, is_bold: bool) -> float:
    room = sum(widths[spot.column : spot.column + spot.cell.columns]) - _AROUND_MM
    points = 2 * PASSAGE_ABOVE_MM / MM_PER_PT
    for line, bold in _lines(spot.cell):
        words = [width_mm(word, size, bold or is_bold) for word in unbroken(line)] or [0.0]
        points += wrapped(words, width_mm(" ", size), room) * size * LINE + AROUND_LINE_PT
    return points * MM_PER_PT


def _groups(laid: Sequence[Sequence[Spot]], first: int) -> Iterator[list[int]]:
    """Yield the rows that hang together by cells over several of them."""
    group: list[int] = []
    for number, row in enumerate(laid):
        hangs = any(not spot.begins for spot in row)
        if number <= first or not hangs:
            if len(group) > 1:
                yield group
            group = []
        group.append(number)
    if len(group) > 1:
        yield group
