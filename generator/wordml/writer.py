"""Blocks turned into the inside of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import layout
from generator.blocks import Block, Body, Paragraph, Rule, Table
from generator.model import Figure
from generator.wordml import tables
from generator.wordml.ink import Ink
from generator.wordml.paragraphs import paragraph, rule, styled
from generator.wordml.xml import Element, serialize, w


@dataclass(frozen=True, slots=True)
class Fragment:
    """What blocks become: the paragraphs and tables, and the paragraphs of each footnote.

    `printed` holds every figure in the order of printing, those of footnotes included.
    """

    xml: str
    notes: tuple[str, ...]
    printed: tuple[Figure, ...]


def write(block: Body | Block, *, first_note: int = 1, marks_figures: bool = False) -> Fragment:
    """Write blocks; footnotes are numbered from `first_note`.

    What ends a body is held on the page of what comes next, so that a signature block or an end
    mark is never alone (ND30-51).
    """
    ink = Ink(first_note, marks_figures)
    elements = list(_elements(block.blocks if isinstance(block, Body) else (block,), ink))
    if isinstance(block, Body) and elements:
        _keep_with_next(elements[-1])
    return Fragment(serialize(elements), tuple(ink.notes), tuple(ink.printed))


def element(block: Block, ink: Ink) -> Element:
    """Make the element of one block."""
    match block:
        case Paragraph():
            return paragraph(block, ink)
        case Table():
            return tables.table(block, ink)
        case Rule():
            return rule(block)


def _elements(blocks: Iterable[Block], ink: Ink) -> Iterator[Element]:
    after_table = False
    for block in blocks:
        is_table = isinstance(block, Table)
        if after_table and is_table:
            yield styled(layout.BODY.style)  # Word makes one table of two that touch
        yield element(block, ink)
        after_table = is_table


def _keep_with_next(last: Element) -> None:
    if last.tag.endswith("}tbl"):
        tables.keep_with_next(last[-1])
    else:
        last[0].insert(1, w("keepNext"))
