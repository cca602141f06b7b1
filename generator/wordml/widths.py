"""How wide the columns of a table are, and how large its letters: so that no word breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator import layout
from generator.blocks import Cell, Table
from generator.metrics import width_mm
from generator.wordml.grid import spots
from generator.wordml.xml import twips

PADDING_MM = 1.0
SLACK_MM = 0.6
"""What a column holds beyond its letters: half of two borders, and rounding by the renderer."""
AROUND_MM = 2 * PADDING_MM + SLACK_MM
MOST_LINES = 12
COMFORT = 1.6
"""A table reads well when its rows have at most so many lines, on the mean."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of type and the widths of the columns, in twips, that a table is written with."""

    size_pt: float
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What a cell asks of its columns: the least room, and the room at which it saves a line.

    `steps` holds the room for one line, for two, and so on down to the least.
    """

    row: int
    column: int
    columns: int
    least: float
    steps: tuple[float, ...]

    def lines(self, room: float) -> int:
        """Return how many lines the cell takes in a room."""
        return 1 + sum(step > room for step in self.steps)


def plan(table: Table) -> Plan:
    """Choose the largest size at which the table reads well, and share its width.

    Where it reads well at no size, the largest at which every word fits is taken. The smallest
    size is for tables that fit at no other; where not even it fits, words break.
    """
    fitting: list[Plan] = []
    for size in layout.TABLE_SIZES:
        needs = list(_needs(table, size))
        least = _least(needs)
        if sum(least) > table.width_mm:
            continue
        widths = _scaled(_bought(needs, least, table.width_mm), table.width_mm)
        fitting.append(Plan(size, _in_twips(widths)))
        is_last = size == layout.TABLE_SIZES[-1]
        if not is_last and _mean_lines(needs, widths, len(table.header)) <= COMFORT:
            return fitting[-1]
    return fitting[0] if fitting else Plan(size, _in_twips(_scaled(least, table.width_mm)))


def fits(table: Table) -> bool:
    """Tell whether no word and no number of a table breaks, at the smallest size at least."""
    least = _least(list(_needs(table, layout.TABLE_SIZES[-1])))
    return sum(least) <= table.width_mm


# --- what cells ask for ----------------------------------------------------------------------


def _needs(table: Table, size: float) -> Iterator[Need]:
    header = len(table.header)
    for number, row in enumerate(spots((*table.header, *table.rows))):
        for spot in row:
            if spot.begins:
                widths = _word_widths(spot.cell, size, is_header=number < header)
                steps = _steps(widths, width_mm(" ", size))
                yield Need(number, spot.column, spot.cell.columns, max(widths) + AROUND_MM, steps)


def _word_widths(cell: Cell, size: float, *, is_header: bool) -> list[float]:
    """Return the widths of what may not break: the words of a text, a figure as a whole."""
    content = cell.content
    pieces = content.split() if isinstance(content, str) else [str(content)]
    return [width_mm(piece, size, cell.bold or is_header) for piece in pieces] or [0.0]


def _steps(words: Sequence[float], space: float) -> tuple[float, ...]:
    """Return the least room for one line, for two … until there is a word to a line."""
    return tuple(
        _room(words, space, lines) + AROUND_MM for lines in range(1, min(len(words), MOST_LINES))
    )


def _room(words: Sequence[float], space: float, lines: int) -> float:
    """Return the least room in which words take a number of lines, to half a millimetre."""
    whole = sum(words) + space * (len(words) - 1)
    if lines == 1:
        return whole
    room = max(*words, whole / lines)
    while _lines(words, space, room) > lines:
        room += 0.5
    return room


def _lines(words: Sequence[float], space: float, room: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > room:
            lines, used = lines + 1, word
        else:
            used += (space if used else 0.0) + word
    return lines


# --- how the width is shared -----------------------------------------------------------------


def _least(needs: Sequence[Need]) -> list[float]:
    """Return the narrowest columns; what a cell over several lacks is given to each alike."""
    columns = [0.0] * max(need.column + need.columns for need in needs)
    for need in sorted(needs, key=lambda need: need.columns):
        stretch = range(need.column, need.column + need.columns)
        lacking = need.least - sum(columns[i] for i in stretch)
        for i in stretch:
            columns[i] += max(0.0, lacking) / need.columns
    return columns


def _bought(needs: Sequence[Need], least: Sequence[float], width: float) -> list[float]:
    """Spend the room that is left where a millimetre saves the most lines."""
    columns = list(least)
    steps = [sorted(_steps_of(needs, i)) for i in range(len(columns))]
    while offers := [*_offers(columns, steps, width - sum(columns))]:
        _, column, room = max(offers)
        columns[column] = room
    return columns


def _steps_of(needs: Sequence[Need], column: int) -> Iterator[float]:
    for need in needs:
        if need.column == column and need.columns == 1:
            yield from need.steps


def _offers(
    columns: Sequence[float], steps: Sequence[Sequence[float]], left: float
) -> Iterator[tuple[float, int, float]]:
    """Yield what may be bought: lines saved for a millimetre, the column, its new width."""
    for column, width in enumerate(columns):
        ahead = [step for step in steps[column] if step > width]
        for saved, room in enumerate(ahead, 1):
            if room - width > left:
                break
            yield saved / (room - width), column, room


def _mean_lines(needs: Sequence[Need], columns: Sequence[float], header: int) -> float:
    """Return how many lines a row of the body has, on the mean."""
    lines: dict[int, int] = {}
    for need in needs:
        if need.row >= header:
            room = sum(columns[need.column : need.column + need.columns])
            lines[need.row] = max(lines.get(need.row, 1), need.lines(room))
    return sum(lines.values()) / len(lines) if lines else 1.0


def _scaled(columns: Sequence[float], width: float) -> list[float]:
    """Scale the columns to the width."""
    scale = width / sum(columns)
    return [each * scale for each in columns]


def _in_twips(columns: Sequence[float]) -> tuple[int, ...]:
    """Round the edges rather than the widths, so that the sum is exact."""
    edges = [0, *(twips(edge) for edge in accumulate(columns))]
    return tuple(right - left for left, right in pairwise(edges))
