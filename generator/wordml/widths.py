"""How wide the columns of a table are, and how large its letters: so that no word breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

from generator import layout
from generator.blocks import Table
from generator.frozen import Frozen
from generator.metrics import in_mm, width_mm
from generator.wordml.asking import Asked, Asking, asked
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


class Plan(Frozen):
    """The size of type and the widths of the columns, in twips, that a table is written with.

    Rows are counted from 0, the header included: `kept` ones stay on the page of the next one,
    `splitting` ones may run over to the next page.
    """

    size_pt: float
    widths: tuple[int, ...]
    kept: frozenset[int] = frozenset()
    splitting: frozenset[int] = frozenset()


def plan(table: Table) -> Plan:
    """Choose the largest size at which the table reads well, and share its width.

    Where it reads well at no size, the largest is taken at which its rows have hardly more lines
    than at any other. The smallest size is for tables that fit at no other; where not even it
    fits, words break.
    """
    fitting: list[tuple[float, Plan]] = []
    needs = _measured(table)
    _LAST.clear()
    for size in layout.TABLE_SIZES:
        least = _least(needs, size)
        if sum(least) > table.width_mm:
            continue
        widths, lines = _shared(needs, size, least, table.width_mm)
        made = Plan(size, in_twips(widths))
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
    needs = _measured(table)
    _LAST[:] = [(table, needs)]
    return sum(_least(needs, layout.TABLE_SIZES[-1])) <= table.width_mm


_LAST: Final[list[tuple[Table, Asked]]] = []
"""The table that was held against its page last, till it is written: that is the next step."""


def _measured(table: Table) -> Asked:
    for known, needs in _LAST:
        if known is table:
            return needs
    return asked(table)


def reads_well(table: Table) -> bool:
    """Tell whether a table fits at a usual size, and its rows have few lines there."""
    needs = asked(table)
    for size in layout.TABLE_SIZES[:-1]:
        least = _least(needs, size)
        if sum(least) <= table.width_mm:
            _, lines = _shared(needs, size, least, table.width_mm)
            if lines <= COMFORT:
                return True
    return False


def least_widths(table: Table, size: float) -> list[float]:
    """Return the narrowest columns in which no word breaks."""
    return _least(asked(table), size)


# --- how many lines a cell takes -------------------------------------------------------------


def _steps(words: Sequence[int], size: float, space: float) -> tuple[float, ...]:
    """Return the least room for one line, for two … until there is a word to a line."""
    widths = [in_mm(word, size) for word in words]
    lines = range(1, min(len(widths), MOST_LINES))
    return tuple([_room(widths, space, each) + AROUND_MM for each in lines])


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


def _least(needs: Asked, size: float) -> list[float]:
    """Return the narrowest columns; what a cell over several lacks is given to each alike."""
    columns = [0.0] * needs.columns
    for column, longest in needs.longest.items():
        columns[column] = in_mm(longest, size) + AROUND_MM
    for column, count, words in sorted(needs.over, key=lambda over: over.columns):
        stretch = range(column, column + count)
        lacking = in_mm(max(words), size) + AROUND_MM - sum(columns[i] for i in stretch)
        for i in stretch:
            columns[i] += max(0.0, lacking) / count
    return columns


def _shared(
    needs: Asked, size: float, least: Sequence[float], width: float
) -> tuple[list[float], float]:
    """Share a width; return the columns, and how many lines a row of the body has on the mean."""
    space = width_mm(" ", size)
    steps = {each: _steps(each.words, size, space) for each in needs.wordy}
    columns = scaled(_bought(needs, steps, least, width), width)
    lines = [1]
    for (column, count, _), own in steps.items():
        room = sum(columns[column : column + count])
        lines.append(1 + sum(step > room for step in own))
    high = sum(max(map(lines.__getitem__, row), default=1) * n for row, n in needs.rows.items())
    return columns, high / needs.rows.total() if high else 1.0


def _bought(
    needs: Asked, steps: Mapping[Asking, Sequence[float]], least: Sequence[float], width: float
) -> list[float]:
    """Spend the room that is left where a millimetre saves the most lines."""
    columns = list(least)
    saving = [sorted(each.items()) for each in _saving(needs, steps)]
    while offers := [*_offers(columns, saving, width - sum(columns))]:
        _, column, room = max(offers)
        columns[column] = room
    return columns


def _saving(needs: Asked, steps: Mapping[Asking, Sequence[float]]) -> list[Counter[float]]:
    """Count the cells of each column that save a line at each room."""
    saving = [Counter[float]() for _ in range(needs.columns)]
    for asking, number in needs.wordy.items():
        if asking.columns == 1:
            for step in steps[asking]:
                saving[asking.column][step] += needs.counts[number]
    return saving


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


def scaled(columns: Sequence[float], width: float) -> list[float]:
    """Scale the columns to the width."""
    scale = width / sum(columns)
    return [each * scale for each in columns]


def in_twips(columns: Sequence[float]) -> tuple[int, ...]:
    """Round the edges rather than the widths, so that the sum is exact."""
    edges = [0, *(twips(edge) for edge in accumulate(columns))]
    return tuple(right - left for left, right in pairwise(edges))
