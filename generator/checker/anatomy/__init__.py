"""Finds the parts of a document by their words, wherever they stand.

Parts are found in lines (a paragraph, or the stretch of one between tabs and line breaks), so that
a letterhead in a table, in boxes, or set with tabs is one and the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checker.anatomy import words
from generator.checker.anatomy.annexes import annexes
from generator.checker.anatomy.contents import contents
from generator.checker.anatomy.ending import ending
from generator.checker.anatomy.headings import headings
from generator.checker.anatomy.letterhead import letterhead
from generator.checker.anatomy.lines import Line, lines_in, lines_of, whole
from generator.checker.anatomy.nature import kind_of, type_by_symbol
from generator.checker.paper import Annex, Paper, Part, Piece
from generator.view.records import Document, Paragraph

__all__ = ["dissect"]

Parts = Mapping[Part, tuple[Piece, ...]]


def dissect(document: Document) -> Paper:
    """Name the parts of a document."""
    lines = lines_of(document)
    attached, count = annexes(lines, document)
    if attached and attached[0].is_issued and not count:
        # A text that is issued with another one, in a file of its own, is a main document.
        attached, count = attached[1:], _count_before(lines, attached[1:])
    main = lines[:count]
    found, above = letterhead(main)
    between, type_name, more = contents(main[above:], document.strokes)
    found = {**between, **found}
    found |= ending(main[above + more :])
    type_name = type_name or ("" if attached and not main else type_by_symbol(found))
    end = attached[0].first - 1 if attached else _last(document)
    parts = {part: tuple(line.piece for line in taken) for part, taken in found.items()}
    parts |= {**_outside(document, parts), **_of_annexes(attached, parts)}
    body = tuple(_body(document, parts, main, above, end))
    texts = [*body, *_texts(document, end)]
    return Paper(
        document=document,
        kind=kind_of(lines, found, attached, type_name),
        parts={part: pieces for part, pieces in {**parts, Part.BODY: body}.items() if pieces},
        headings=tuple(headings(texts)),
        annexes=attached,
        type_name=type_name,
        end=end,
    )


def _count_before(lines: Sequence[Line], attached: Sequence[Annex]) -> int:
    if not attached:
        return len(lines)
    return sum(line.index < attached[0].first for line in lines)


def _last(document: Document) -> int:
    return max((each.index for each in document.body), default=-1)


# --- outside the text -------------------------------------------------------------------------


def _outside(document: Document, parts: Parts) -> Parts:
    """Return what stands in headers and footers: the page number, the address, the circulation."""
    found: dict[Part, tuple[Piece, ...]] = {}
    for paragraph in document.paragraphs:
        if paragraph.story not in {"header", "footer"}:
            continue
        for part in _part_outside(paragraph):
            found[part] = (*found.get(part, parts.get(part, ())), whole(paragraph))
    return found


def _part_outside(paragraph: Paragraph) -> Iterator[Part]:
    if any("PAGE" in run.field.upper().split() for run in paragraph.runs):
        yield Part.PAGE_NUMBER
    for line in lines_in(paragraph):
        if words.CIRCULATION.match(line.plain):
            yield Part.CIRCULATION
        elif paragraph.story == "footer" and words.CONTACT.match(line.plain):
            yield Part.CONTACT
            return


def _of_annexes(attached: Sequence[Annex], parts: Parts) -> Parts:
    labelled = [each for each in attached if not each.is_issued]
    found = {
        Part.APPENDIX: tuple(each.label for each in labelled),
        Part.APPENDIX_TITLE: tuple(title for each in labelled for title in each.titles),
        Part.ATTACHMENT: (
            *parts.get(Part.ATTACHMENT, ()),
            *(note for each in attached for note in each.attachments),
        ),
    }
    return {part: pieces for part, pieces in found.items() if pieces}


# --- the text ---------------------------------------------------------------------------------


def _body(
    document: Document, parts: Parts, main: Sequence[Line], above: int, end: int
) -> Iterator[Piece]:
    """Yield the paragraphs of text of the main document that are no other part."""
    taken = {piece.paragraph.index for pieces in parts.values() for piece in pieces}
    start = main[above].index if above < len(main) else end + 1
    copies = parts.get(Part.COPIES_HEAD)
    signed = _signed(parts)
    for piece in _texts(document, start - 1, end):
        index = piece.paragraph.index
        after = copies is not None and index > copies[0].paragraph.index
        if index not in taken and not after and index < signed:
            yield piece


def _signed(parts: Parts) -> float:
    """Return where the signature begins: no text stands below it."""
    capacity = parts.get(Part.CAPACITY)
    return min((piece.paragraph.index for piece in capacity), default=0) if capacity else 1e9


def _texts(document: Document, after: int, end: int | None = None) -> Iterator[Piece]:
    """Yield paragraphs of text outside tables and boxes, behind a paragraph."""
    for paragraph in document.body:
        if paragraph.index <= after or (end is not None and paragraph.index > end):
            continue
        text = paragraph.text
        if paragraph.cell is not None or paragraph.box is not None or not text.strip():
            continue
        if not words.STROKES.match(text.strip()):
            yield whole(paragraph)
