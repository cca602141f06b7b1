"""Text and tables as frozen blocks, before they become WordprocessingML."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.model import Figure


class SlotKind(Enum):
    """What is put into a document after it was built; the value is part of a bookmark's name."""

    NUMBER = "so"
    DATE = "ngay"


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed number or date that keeps its place, so that an edited file can be stamped."""

    kind: SlotKind
    shown: str

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class Field:
    """A field in a text, by the path typed there; it is replaced before a block is written."""

    path: str
    line: int


Content = str | Figure | Slot | Field


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look."""

    content: Content
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote, with the footnote's own paragraphs."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is the id of a paragraph style of the document."""

    inlines: tuple[Run | Note, ...]
    style: str = "NoiDung"


class Align(Enum):
    """How the text of a cell stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over `columns` columns and `rows` rows.

    A cell that is covered by one above it or to its left is not written down at all.
    """

    content: str | Figure | Field
    align: Align = Align.LEFT
    bold: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows that repeat on each page, then rows that do not split.

    `width_mm` is the room between the margins.
    """

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    width_mm: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, centred in a room of `within_mm`."""

    length_mm: float
    within_mm: float


Block = Paragraph | Table | Rule


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks in order, to be printed as one field."""

    blocks: tuple[Block, ...]
