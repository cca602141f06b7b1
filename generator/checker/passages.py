"""The running text of a paper: lines to look at, and words to read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from generator.checker.anatomy import words
from generator.checker.anatomy.lines import fold
from generator.checker.anatomy.words import INTRODUCES
from generator.checker.looks import is_upper
from generator.checker.once import once_a_paper
from generator.checker.paper import Annex, Heading, Level, Paper, Part, Piece
from generator.frozen import Frozen
from generator.vietnamese import nfc
from generator.view.records import Paragraph

CENTRED_LEVELS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_DISPLAY_CHARACTERS = 90
_TYPES = tuple(map(fold, words.TYPES))
_MEASURE_OF_TABLE = re.compile(r"\(?\s*(?:đơn vị tính|đvt|đơn vị)\s*:", re.IGNORECASE)


@once_a_paper
def running(paper: Paper) -> tuple[Piece, ...]:
    """Return the paragraphs of ô 6 in order: bases, text, numbered headings, each as a whole."""
    pieces = [*paper.part(Part.BASIS, Part.BODY), *_issued(paper)]
    pieces += [each.piece for each in paper.headings if _is_own(each, paper)]
    displayed = {index for each in paper.headings for index in _centred(each)}
    found = {
        each.paragraph.index: each.paragraph for each in pieces if any(map(str.isalnum, each.text))
    }
    return tuple(
        Piece(paragraph, paragraph.runs)
        for index, paragraph in sorted(found.items())
        if index not in displayed and not is_displayed(paragraph)
    )


def regulations(paper: Paper) -> Iterator[Annex]:
    """Yield the texts issued with the main document that are of a type (quy chế …): not lists."""
    for annex in paper.annexes:
        if annex.is_issued and fold(annex.label.text).startswith(_TYPES):
            yield annex


def _issued(paper: Paper) -> Iterator[Piece]:
    """Yield the text that is issued with the main document, in the same file."""
    for annex in regulations(paper):
        head = (annex.label, *annex.titles, *annex.attachments)
        first = max(piece.paragraph.index for piece in head) + 1
        for paragraph in paper.document.body:
            is_text = paragraph.cell is None and paragraph.box is None
            if is_text and first <= paragraph.index <= annex.last:
                yield Piece(paragraph, paragraph.runs)


def _is_own(heading: Heading, paper: Paper) -> bool:
    """Tell whether a heading is a paragraph of the main document's text."""
    is_before_end = paper.end < 0 or heading.piece.paragraph.index <= paper.end
    return is_before_end and heading.level not in CENTRED_LEVELS


def _centred(heading: Heading) -> Iterator[int]:
    if heading.level in CENTRED_LEVELS:
        yield heading.piece.paragraph.index
        if heading.title is not None:
            yield heading.title.paragraph.index


def is_displayed(paragraph: Paragraph) -> bool:
    """Tell whether a line is set apart on purpose: «QUYẾT ĐỊNH:», «… trân trọng giới thiệu:»."""
    words = paragraph.shown.strip()
    if _MEASURE_OF_TABLE.match(words):
        return True
    centred = paragraph.align == "center" and paragraph.first_mm == 0
    if centred and INTRODUCES.match(fold(words)):
        return True
    return centred and len(words) <= _DISPLAY_CHARACTERS and (is_upper(words) or words[:1] == "(")


def ends_in_table(paper: Paper, last: Piece) -> bool:
    """Tell whether a table with lines comes after the last line of text."""
    tables = {table.index for table in paper.document.tables if table.bordered}
    following = (each for each in paper.document.body if each.index > last.paragraph.index)
    return any(
        each.cell is not None and each.cell.table in tables
        for each in following
        if each.index <= paper.end
    )


def headings_by_line(paper: Paper) -> dict[int, Heading]:
    """Return the headings by the index of their paragraph."""
    return {each.piece.paragraph.index: each for each in paper.headings}


# --- words ------------------------------------------------------------------------------------

_UNREAD = (
    Part.NATIONAL_TITLE, Part.MOTTO, Part.PARENT, Part.ISSUER, Part.NUMBER, Part.PLACE_DATE,
    Part.CAPACITY, Part.SIGNATORY, Part.COPIES_HEAD, Part.COPIES, Part.DRAFTER, Part.CONTACT,
    Part.PAGE_NUMBER, Part.SECRECY, Part.URGENCY, Part.CIRCULATION,
)  # fmt: skip
_READ_STORIES = frozenset({"body", "footnote", "endnote"})


class Reading(Frozen):
    """All that is read as sentences, one paragraph a line, so that a pattern runs over it once.

    `folded` is the same without capitals.
    """

    text: str
    folded: str
    starts: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    def paragraph_at(self, place: int) -> Paragraph:
        """Return the paragraph that a place of the text belongs to."""
        return self.paragraphs[bisect_right(self.starts, place) - 1]


@once_a_paper
def reading(paper: Paper) -> Reading:
    """Return the words of a paper: text, notes, tables, titles; not the fixed parts."""
    unread = {piece.paragraph.index for piece in paper.part(*_UNREAD)}
    return read(
        each
        for each in paper.document.paragraphs
        if each.story in _READ_STORIES and each.index not in unread and each.text.strip()
    )


def read(paragraphs: Iterable[Paragraph]) -> Reading:
    """Join paragraphs, each a line; a line break inside one is a space, as it is when read."""
    chosen = tuple(paragraphs)
    lines, starts, length = [], [], 0
    for each in chosen:
        line = nfc(_SPACES.sub(" ", each.text))
        lines.append(line)
        starts.append(length)
        length += len(line) + 1
    text = "\n".join(lines)
    return Reading(text, text.casefold(), tuple(starts), chosen)


_SPACES = re.compile(r"[\t\n\v\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
