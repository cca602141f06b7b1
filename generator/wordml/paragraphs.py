"""Paragraphs, runs, footnotes and drawn lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import layout
from generator.blocks import Note, Paragraph, Rule, Run
from generator.wordml.ink import Ink
from generator.wordml.xml import Element, serialize, text, twips, w

NOTE_REFERENCE = "FootnoteReference"
RULE_STYLE = "DuongKe"
LOW_STYLE = layout.LOW_STYLE
"""Word asks for a paragraph after a table; this one is too low to need a page of its own."""


def paragraph(block: Paragraph, ink: Ink) -> Element:
    """Make a paragraph of the style that the block names."""
    made = styled(block.style, *([w("keepNext")] if block.keeps_next else []))
    made.extend(inlines(block.inlines, ink))
    return made


def styled(style: str, *properties: Element) -> Element:
    """Make an empty paragraph of a style; the properties stand in the order of the schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties))


def inlines(items: Iterable[Run | Note], ink: Ink) -> Iterator[Element]:
    """Make the runs of a paragraph."""
    for item in items:
        if isinstance(item, Note):
            yield _reference(item, ink)
        else:
            yield from run(ink.print(item.content), bold=item.bold, italic=item.italic)


def run(characters: str, *, bold: bool = False, italic: bool = False) -> Iterator[Element]:
    """Make a run, or nothing for no characters; a new line in the text breaks the line."""
    if not characters:
        return
    looks = [w(tag) for tag, wanted in (("b", bold), ("i", italic)) if wanted]
    yield w("r", *([w("rPr", *looks)] if looks else []), *_characters(characters))


def _characters(characters: str) -> Iterator[Element]:
    for number, line in enumerate(characters.split("\n")):
        if number:
            yield w("br")
        for column, piece in enumerate(line.split("\t")):
            if column:
                yield w("tab")
            if piece:
                yield text(piece)


def _reference(note: Note, ink: Ink) -> Element:
    """Make the mark of a footnote; the footnote itself is left with the ink."""
    made = w("r", _reference_look(), w("footnoteReference", id=ink.next_note))
    # The place is taken first: a footnote never holds another one, but its figures count.
    ink.notes.append(serialize(_note_paragraphs(note, ink)))
    return made


def _note_paragraphs(note: Note, ink: Ink) -> Iterator[Element]:
    for number, block in enumerate(note.paragraphs):
        made = styled(layout.NOTE.style)
        if number == 0:
            made.append(w("r", _reference_look(), w("footnoteRef")))
            made.extend(run(" "))
        made.extend(inlines(block.inlines, ink))
        yield made


def _reference_look() -> Element:
    return w("rPr", w("rStyle", val=NOTE_REFERENCE))


def border(edge: str, *, space_pt: int = 0) -> Element:
    """Make a drawn line at an edge, so far from the text."""
    return w(edge, val="single", sz=round(layout.RULE_PT * 8), space=space_pt, color="auto")


def rule(block: Rule, *, after_pt: int = 0) -> Element:
    """Make a drawn line: the upper border of an empty paragraph, its length set by the indents.

    A border is part of the text: it needs no anchor, moves with its cell, and Word and LibreOffice
    draw it alike, which cannot be said of shapes.
    """
    indent = twips(max(0.0, block.within_mm - block.length_mm) / 2)
    gap = [w("spacing", after=after_pt * 20)] if after_pt else []
    return styled(RULE_STYLE, w("pBdr", border("top")), *gap, w("ind", left=indent, right=indent))
