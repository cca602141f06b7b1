"""Documents as they are read, made of lines: no Word file is needed to name their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.checker.anatomy import dissect
from generator.checker.paper import Paper, Part
from generator.frozen import replace
from generator.view.records import CellSpot, Document, Paragraph, Row, Run, Section, Spot, Table

A4 = Section(0, 210, 297, 20, 20, 30, 20, 10, 10)
Block = Paragraph | list[list[list[Paragraph]]]


def line(text: str, *, bold: bool = False, italic: bool = False, **look: Any) -> Paragraph:
    """Make a paragraph; its place is given later."""
    runs = (Run(text, 0, bold=bold, italic=italic),) if text else ()
    return Paragraph(0, Spot("word/document.xml", 0), runs, **look)


def centred(text: str, **look: Any) -> Paragraph:
    return line(text, align="center", **look)


def table(*rows: Sequence[Sequence[str]]) -> list[list[list[Paragraph]]]:
    """Make a table of cells, each a list of its centred lines; capitals are bold."""
    return [[[centred(text, bold=text.isupper()) for text in cell] for cell in row] for row in rows]


def document(*blocks: Block) -> Document:
    """Put blocks together."""
    counter = _Counter()
    paragraphs: list[Paragraph] = []
    for block in blocks:
        placed = [block] if isinstance(block, Paragraph) else counter.cells(block)
        for each in placed:
            at = len(paragraphs)
            paragraphs.append(replace(each, index=at, spot=Spot("word/document.xml", at)))
    return Document("van-ban.docx", tuple(paragraphs), (A4,), tuple(counter.tables))


def papers(*blocks: Block) -> Paper:
    return dissect(document(*blocks))


def texts(paper: Paper, part: Part) -> list[str]:
    """Return the lines of a part, their spaces made one."""
    return [" ".join(piece.text.split()) for piece in paper.part(part)]


@dataclass
class _Counter:
    """Counts tables."""

    def __post_init__(self) -> None:
        self.tables: list[Table] = []

    def cells(self, rows: list[list[list[Paragraph]]]) -> Iterator[Paragraph]:
        index = len(self.tables)
        widths = (80.0,) * len(rows[0])
        self.tables.append(Table(index, (Row(False, True),) * len(rows), widths, bordered=False))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                for each in cell:
                    yield replace(each, cell=CellSpot(index, at, column))
