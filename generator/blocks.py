"""Text and tables as frozen blocks, before they become WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain

from generator.frozen import Frozen
from generator.model import Figure


class SlotKind(Enum):
    """What is put into a document after it was built; the value is part of a bookmark's name."""

    NUMBER = "so"
    DATE = "ngay"


class Slot(Frozen):
    """A printed number or date that keeps its place, so that an edited file can be stamped."""

    kind: SlotKind
    shown: str

    def __str__(self) -> str:
        return self.shown


class Field(Frozen):
    """A field in a text, by the path typed there; it is replaced before a block is written."""

    path: str
    line: int


Content = str | Figure | Slot | Field


class Run(Frozen):
    """Characters of one look."""

    content: Content
    bold: bool = False
    italic: bool = False


class Note(Frozen):
    """The mark of a footnote, with the footnote's own paragraphs."""

    paragraphs: tuple[Paragraph, ...]


class Paragraph(Frozen):
    """A paragraph; `style` is the id of a paragraph style of the document.

    With `keeps_next` it stays on the page of what comes next, whatever its style says.
    """

    inlines: tuple[Run | Note, ...]
    style: str = "NoiDung"
    keeps_next: bool = False


class Align(Enum):
    """How the text of a cell stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


class Prose(Frozen):
    """The text of a cell that has several paragraphs, or several looks."""

    paragraphs: tuple[tuple[Run, ...], ...]

    def __str__(self) -> str:
        return "\n".join("".join(str(run.content) for run in each) for each in self.paragraphs)


class Cell(Frozen):
    """A cell of a table, over `columns` columns and `rows` rows.

    A cell that is covered by one above it or to its left is not written down at all.
    """

    content: str | Figure | Field | Prose
    align: Align = Align.LEFT
    bold: bool = False
    columns: int = 1
    rows: int = 1


def words_of(cells: Sequence[Cell]) -> list[str]:
    """Return what each of some cells says."""
    contents = [cell.content for cell in cells]
    return [each if type(each) is str else str(each) for each in contents]


class Table(Frozen):
    """A table: header rows that repeat on each page, then rows that do not split.

    `width_mm` is the room between the margins. `headings` are the rows, counted from 0 below the
    header, that stay on the page of the next one. A table of passages says with `height_mm` the
    room from margin to margin: a row that would fill most of it may split, and short rows that
    share a cell stay together.
    """

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    width_mm: float
    headings: frozenset[int] = frozenset()
    height_mm: float = 0.0


class Rule(Frozen):
    """A drawn line, centred in a room of `within_mm`."""

    length_mm: float
    within_mm: float


class Box(Frozen):
    """A frame of a single line around a few words, `left_mm` to the right of the margin."""

    text: str
    style: str
    width_mm: float
    height_mm: float
    left_mm: float = 0.0
    colour: str = "auto"


class Break(Enum):
    """Where a new page begins: one like the one before, one on its long side, or upright again.

    The value is what people type, on a line of its own.
    """

    PAGE = "[sang trang]"
    LANDSCAPE = "[trang ngang]"
    PORTRAIT = "[trang dọc]"


Block = Paragraph | Table | Rule | Box | Break


class Body(Frozen):
    """Blocks in order, to be printed as one field; its end stays with what comes next.

    One that `stands_alone` does not: many of those in a row would all go to the next page.
    """

    blocks: tuple[Block, ...]
    stands_alone: bool = False


def lines(block: Body | Block) -> Iterator[str]:
    """Yield the text of every paragraph and cell, without the footnotes."""
    match block:
        case Body():
            for each in block.blocks:
                yield from lines(each)
        case Paragraph():
            yield "".join(str(each.content) for each in block.inlines if isinstance(each, Run))
        case Table():
            for row in chain(block.header, block.rows):
                yield from words_of(row)
        case Box():
            yield block.text
        case Rule() | Break():
            return


def lines_of_notes(block: Body | Block) -> Iterator[str]:
    """Yield the text of every paragraph of the footnotes."""
    for each in block.blocks if isinstance(block, Body) else (block,):
        notes = each.inlines if isinstance(each, Paragraph) else ()
        for note in notes:
            if isinstance(note, Note):
                for paragraph in note.paragraphs:
                    yield from lines(paragraph)
