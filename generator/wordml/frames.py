"""Tables that place things: side by side without borders, and a few words in a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.blocks import Box
from generator.wordml.paragraphs import run, styled
from generator.wordml.tables import edges, fixed_table
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


def box(block: Box) -> Element:
    """Make a table of one cell, of exactly the size that is asked for."""
    width = twips(block.width_mm)
    borders = edges("top", "left", "bottom", "right", colour=block.colour)
    made = fixed_table((width,), borders, padding=0, left=twips(block.left_mm))
    words = styled(block.style)
    words.extend(run(block.text))
    cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), words)
    height = w("trHeight", val=twips(block.height_mm), hRule="exact")
    made.append(w("tr", w("trPr", w("cantSplit"), height), cell))
    return made
