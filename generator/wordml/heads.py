"""How high the titles of a table have to be where one stands beside several rows of others.

LibreOffice makes titles that it repeats on the next page only as high as the cells of single rows
ask for: the last lines of a longer title beside them would be cut off there.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.blocks import Table
from generator.layout import NATURAL_LINE, TABLE_HEADER
from generator.metrics import MM_PER_PT, unbroken, width_mm
from generator.wordml.grid import Spot, spots
from generator.wordml.widths import AROUND_MM, Plan, wrapped
from generator.wordml.xml import Element, twips, w


def heights(table: Table, how: Plan) -> Mapping[int, int]:
    """Return the least height of the rows of titles that need more than their own, in twips."""
    high = [0.0] * len(table.header)
    over: list[tuple[int, int, float]] = []
    for number, row in enumerate(spots(table.header)):
        for spot in row:
            if spot.begins and spot.cell.rows == 1:
                high[number] = max(high[number], _height(spot, how))
            elif spot.begins:
                over.append((number + spot.cell.rows, number, _height(spot, how)))
    raised: dict[int, int] = {}
    for end, start, needed in sorted(over):
        lacking = needed - sum(high[start:end])
        if lacking > 0:
            high[end - 1] += lacking
            raised[end - 1] = twips(high[end - 1])
    return raised


def raise_to(row: Element, height: int) -> None:
    """Let a row be no lower than a height."""
    properties = row[0]
    at = 1 if properties[0].tag == w("cantSplit").tag else 0
    properties.insert(at, w("trHeight", val=height, hRule="atLeast"))


def _height(spot: Spot, how: Plan) -> float:
    room = sum(how.widths[spot.column : spot.column + spot.cell.columns]) / twips(1) - AROUND_MM
    lines = 0
    for line in str(spot.cell.content).splitlines() or [""]:
        words = [width_mm(word, how.size_pt, bold=True) for word in unbroken(line)] or [0.0]
        lines += wrapped(words, width_mm(" ", how.size_pt, bold=True), room)
    around = TABLE_HEADER.before_pt + TABLE_HEADER.after_pt
    return (lines * how.size_pt * NATURAL_LINE + around) * MM_PER_PT
