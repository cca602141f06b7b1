"""Borderless tables that hold things side by side: the letterhead and the end of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.wordml.tables import fixed_table
from generator.wordml.xml import Element, twips, w

Cells = Sequence[Iterable[Element]]


def frame(widths_mm: Sequence[float], rows: Iterable[Cells], *, above_mm: float = 0) -> Element:
    """Make a table without borders or padding at the sides; its rows do not split.

    `above_mm` is left free at the top of each cell: a table has no room before it.
    """
    widths = tuple(map(twips, widths_mm))
    made = fixed_table(widths, None, padding=0, above=twips(above_mm))
    for cells in rows:
        made.append(_row(widths, cells))
    return made


def _row(widths: Sequence[int], cells: Cells) -> Element:
    made = w("tr", w("trPr", w("cantSplit")))
    for width, content in zip(widths, cells, strict=True):
        made.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content))
    return made
