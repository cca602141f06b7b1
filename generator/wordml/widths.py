"""How wide the columns of a table are, and how large its letters: so that no word breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator import layout
from generator.blocks import Prose, Table
from generator.metrics import advance, in_mm, unbroken, width_mm
from generator.wordml.grid import Spot, rows_of
from generator.wordml.xml import twips

PADDING_MM = 1.0
SLACK_MM = 0.6
"""What a column holds beyond its letters: half of two borders, and rounding by the renderer."""
AROUND_MM = 2 * PADDING_MM + SLACK_MM
MOST_LINES = 12
COMFORT = 1.6
"""A table reads well when its rows have at most so many lines, on the mean."""
MORE_LINES = 1.5
"""Where it does so at no size, larger letters may cost so many times the lines of smaller ones."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of type and the widths of the columns, in twips, that a table is written with.

    Rows are counted from 0, the header included: `kept` ones stay on the page of the next one,
    `splitting` ones may run over to the next page.
    """

    size_pt: float
    widths: tuple[int, ...]
    kept: frozenset[int] = frozenset()
    splitting: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """What a cell asks of its columns: the least room, and the room at which it saves a line.

    `steps` holds the room for one line, for two, and so on down to the least.
    """

    column: int
    columns: int
    least: float
    steps: tuple[float, ...]

    def lines(self, room: float) -> int:
        """Return how many lines the cell takes in a room."""
        return 1 + sum(step > room for step in self.steps)


def plan(table: Table) -> Plan:
    """Choose the largest size at which the table reads well, and share its width.

    Where it reads well at no size, the largest is taken at which its rows have hardly more lines
    than at any other. The smallest size is for tables that fit at no other; where not even it
    fits, words break.
    """
    fitting: list[tuple[float, Plan]] = []
    alike = _alike(table)
    for size in layout.TABLE_SIZES:
        needs = [_need(each, size) for each in alike.cells]
        least = _least(needs)
        if sum(least) > table.width_mm:
            continue
        widths = scaled(_bought(needs, alike, least, table.width_mm), table.width_mm)
        lines, made = _mean_lines(needs, widths, alike), Plan(size, in_twips(widths))
        is_last = size == layout.TABLE_SIZES[-1]
        if not is_last and lines <= COMFORT:
            return made
        fitting += [(lines, made)] if not (is_last and fitting) else []
    if not fitting:
        return Plan(size, in_twips(scaled(least, table.width_mm)))
    bearable = MORE_LINES * min(lines for lines, _ in fitting)
    return next(made for lines, made in fitting if lines <= bearable)


def fits(table: Table) -> bool:
    """Tell whether no word and no number of a table breaks, at the smallest size at least."""
    return sum(least_widths(table, layout.TABLE_SIZES[-1])) <= table.width_mm


def reads_well(table: Table) -> bool:
    """Tell whether a table fits at a usual size, and its rows have few lines there."""
    alike = _alike(table)
    for size in layout.TABLE_SIZES[:-1]:
        needs = [_need(each, size) for each in alike.cells]
        least = _least(needs)
        if sum(least) <= table.width_mm:
            widths = scaled(_bought(needs, alike, least, table.width_mm), table.width_mm)
            if _mean_lines(needs, widths, alike) <= COMFORT:
                return True
    return False


def least_widths(table: Table, size: float) -> list[float]:
    """Return the narrowest columns in which no word breaks."""
    return _least([_need(each, size, with_steps=False) for each in _alike(table).cells])


# --- what cells ask for ----------------------------------------------------------------------


class _Asking(NamedTuple):
    """All of a cell that its needs follow from: where it stands, how long its words are."""

    column: int
    columns: int
    words: tuple[int, ...]


class _Alike(NamedTuple):
    """The cells of a table, those that ask for the same once: a long table says little.

    `rows` tells which stand in each row of the body; `counts` how often each is there at all.
    """

    cells: tuple[_Asking, ...]
    counts: Counter[int]
    rows: Sequence[Sequence[int]]


def _alike(table: Table) -> _Alike:
    numbers: dict[_Asking, int] = {}
    counts: Counter[int] = Counter()
    rows: list[list[int]] = []
    header = len(table.header)
    lengths = cache(_lengths)
    for number, row in enumerate(rows_of(table)):
        bold = number < header
        asking = [_asking(spot, lengths, is_header=bold) for spot in row if spot.begins]
        own = [numbers.setdefault(each, len(numbers)) for each in asking]
        counts.update(own)
        if number >= header and own:
            rows.append(own)
    return _Alike(tuple(numbers), counts, rows)


def _asking(spot: Spot, lengths: Lengths, *, is_header: bool) -> _Asking:
    cell, content = spot.cell, spot.cell.content
    breaks = isinstance(content, str | Prose)
    words = lengths(str(content), breaks, cell.bold or is_header)
    return _Asking(spot.column, cell.columns, words)


Lengths = Callable[[str, bool, bool], tuple[int, ...]]


def _lengths(text: str, breaks: bool, bold: bool) -> tuple[int, ...]:
    """Return how long what may not break is: the words of a text, a figure as a whole."""
    pieces = unbroken(text) if breaks else [text]
    return tuple(advance(piece, bold) for piece in pieces) or (0,)


def _need(asking: _Asking, size: float, *, with_steps: bool = True) -> Need:
    widths = [in_mm(word, size) for word in asking.words]
    steps = _steps(widths, width_mm(" ", size)) if with_steps else ()
    return Need(asking.column, asking.columns, max(widths) + AROUND_MM, steps)


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
    while wrapped(words, space, room) > lines:
        room += 0.5
    return room


def wrapped(words: Sequence[float], space: float, room: float) -> int:
    """Return how many lines words of some widths take in a room."""
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


def _bought(
    needs: Sequence[Need], alike: _Alike, least: Sequence[float], width: float
) -> list[float]:
    """Spend the room that is left where a millimetre saves the most lines."""
    columns = list(least)
    steps = [sorted(_steps_of(needs, alike, i).items()) for i in range(len(columns))]
    while offers := [*_offers(columns, steps, width - sum(columns))]:
        _, column, room = max(offers)
        columns[column] = room
    return columns


def _steps_of(needs: Sequence[Need], alike: _Alike, column: int) -> Counter[float]:
    """Count the cells of a column that save a line at each room."""
    steps: Counter[float] = Counter()
    for number, need in enumerate(needs):
        if need.column == column and need.columns == 1:
            for step in need.steps:
                steps[step] += alike.counts[number]
    return steps


def _offers(
    columns: Sequence[float], steps: Sequence[Sequence[tuple[float, int]]], left: float
) -> Iterator[tuple[float, int, float]]:
    """Yield what may be bought: lines saved for a millimetre, the column, its new width."""
    for column, width in enumerate(columns):
        saved = 0
        for room, count in steps[column]:
            if room <= width:
                continue
            if room - width > left:
                break
            saved += count
            yield saved / (room - width), column, room


def _mean_lines(needs: Sequence[Need], columns: Sequence[float], alike: _Alike) -> float:
    """Return how many lines a row of the body has, on the mean."""
    lines = [need.lines(sum(columns[need.column : need.column + need.columns])) for need in needs]
    most = [max(lines[number] for number in row) for row in alike.rows]
    return sum(most) / len(most) if most else 1.0


def scaled(columns: Sequence[float], width: float) -> list[float]:
    """Scale the columns to the width."""
    scale = width / sum(columns)
    return [each * scale for each in columns]


def in_twips(columns: Sequence[float]) -> tuple[int, ...]:
    """Round the edges rather than the widths, so that the sum is exact."""
    edges = [0, *(twips(edge) for edge in accumulate(columns))]
    return tuple(right - left for left, right in pairwise(edges))
