"""Where paragraphs follow each other, and what has been read so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.frozen import Frozen
from generator.view.formats import Format
from generator.view.names import PARAGRAPH, RUN, TABLE, Element
from generator.view.numbering import Counters
from generator.view.records import CellSpot, Paragraph, Story, Stroke, Table
from generator.view.styles import NO_LAYER, Layer, Sheet


@dataclass(slots=True)
class Room:
    """Where paragraphs follow each other: the body, a cell, a box, a note."""

    story: Story
    width_mm: float
    section: int = -1
    cell: CellSpot | None = None
    box: int | None = None
    layer: Layer = NO_LAYER
    previous: Paragraph | None = None
    format: Format | None = None
    last_text: int | None = None
    border: int | None = None
    ends_page: bool = False
    frame_box: int | None = None


@dataclass(slots=True)
class Findings:
    """What has been read so far, of all parts."""

    sheet: Sheet
    counters: Counters
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    strokes: list[Stroke | None] = field(default_factory=list)
    boxes: int = 0


class Numbers(Frozen):
    """The numbers of the paragraphs, runs and tables of a part, as a fixer counts them."""

    paragraphs: Mapping[Element, tuple[int, int]]
    runs: Mapping[Element, int]
    tables: Mapping[Element, int]


def numbers(root: Element) -> Numbers:
    """Number a part in one pass; with a paragraph goes how many runs are before it."""
    paragraphs: dict[Element, tuple[int, int]] = {}
    runs: dict[Element, int] = {}
    tables: dict[Element, int] = {}
    for each in root.iter(PARAGRAPH, RUN, TABLE):
        if each.tag == RUN:
            runs[each] = len(runs)
        elif each.tag == PARAGRAPH:
            paragraphs[each] = len(paragraphs), len(runs)
        else:
            tables[each] = len(tables)
    return Numbers(paragraphs, runs, tables)
