"""Blocks turned into the inside of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import layout
from generator.blocks import Block, Body, Box, Break, Paragraph, Rule, Run, Table
from generator.frozen import Frozen, field
from generator.metrics import width_mm
from generator.model import Figure
from generator.wordml import tables
from generator.wordml.frames import box
from generator.wordml.ink import Ink
from generator.wordml.joints import joined
from generator.wordml.paragraphs import LOW_STYLE, inlines, paragraph, rule, styled
from generator.wordml.turning import end_section
from generator.wordml.xml import Element, serialize, w


class Fragment(Frozen):
    """What blocks become: the paragraphs and tables, and the paragraphs of each footnote.

    `printed` holds every figure in the order of printing, those of footnotes included. `aside`
    are the rows that `put_back` will need.
    """

    xml: str
    notes: tuple[str, ...]
    printed: tuple[Figure, ...]
    aside: Mapping[str, bytearray] = field(default_factory=dict)


def write(block: Body | Block, *, first_note: int = 1, marks_figures: bool = False) -> Fragment:
    """Write blocks; footnotes are numbered from `first_note`.

    What ends a body is held on the page of what comes next, so that a signature block has two lines
    of text above it, and an end mark is never alone (ND30-51).
    """
    ink = Ink(first_note, marks_figures)
    elements = list(_elements(block.blocks if isinstance(block, Body) else (block,), ink))
    if isinstance(block, Body) and elements:
        if isinstance(block.blocks[-1], Table):
            # Word makes one table of two that touch, and the end block of a letter is one.
            elements.append(styled(LOW_STYLE))
        together = 0 if block.stands_alone else _last_together(block.blocks[-1])
        for last in elements[len(elements) - together :]:
            _keep_with_next(last)
    return Fragment(serialize(elements), tuple(ink.notes), tuple(ink.printed), ink.aside)


def write_runs(line: Paragraph, *, first_note: int = 1, marks_figures: bool = False) -> Fragment:
    """Write the runs of a paragraph alone, to stand inside of another one."""
    ink = Ink(first_note, marks_figures)
    xml = serialize(inlines(joined(line).inlines, ink))
    return Fragment(xml, tuple(ink.notes), tuple(ink.printed))


def element(block: Block, ink: Ink) -> Element:
    """Make the element of one block."""
    match block:
        case Paragraph():
            return paragraph(joined(block), ink)
        case Table():
            return tables.table(block, ink)
        case Rule():
            return rule(block)
        case Box():
            return box(block)
        case Break():
            return styled(LOW_STYLE, w("pageBreakBefore"))


def _elements(blocks: Iterable[Block], ink: Ink) -> Iterator[Element]:
    before: Block | None = None
    last: Element | None = None
    for block in blocks:
        if isinstance(block, Break) and block is not Break.PAGE:
            if last is None or not last.tag.endswith("}p"):
                last = styled(LOW_STYLE)
                yield last
            end_section(last, lies=block is Break.PORTRAIT)
        elif not isinstance(block, Break):
            if isinstance(block, Table) and before is not None:
                yield from _apart(before)
            last = element(block, ink)
            if before is Break.PAGE and not isinstance(block, Table):
                last[0].insert(2 if _is_kept(last) else 1, w("pageBreakBefore"))
            yield last
        before = block


def _apart(before: Block) -> Iterator[Element]:
    """Make what parts a table from the block before it: as much room as stands below it."""
    if before is Break.PAGE:
        yield element(before, Ink())
    elif isinstance(before, Table):
        yield styled(layout.BODY.style)
    elif not isinstance(before, Break):
        yield styled(LOW_STYLE, w("spacing", before=round(layout.PARAGRAPH_GAP_PT * 20)))


def _last_together(last: Block) -> int:
    """Return how many elements at the end of a body stand together with what follows it."""
    return 2 if isinstance(last, Table) or _is_one_line(last) else 1


def _is_one_line(block: Block) -> bool:
    """Tell whether a block is a paragraph that surely takes no second line."""
    if not isinstance(block, Paragraph):
        return False
    text = "".join(str(each.content) for each in block.inlines if isinstance(each, Run))
    room = layout.PORTRAIT.text_width_mm - layout.BODY.lead_mm
    return width_mm(text, layout.BODY.size_pt) < room


def _is_kept(paragraph: Element) -> bool:
    return paragraph[0].find("{*}keepNext") is not None


def _keep_with_next(last: Element) -> None:
    if last.tag.endswith("}tbl"):
        tables.keep_with_next(last[-1])
    elif not _is_kept(last):
        last[0].insert(1, w("keepNext"))
