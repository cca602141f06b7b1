"""The lines of a document: what stands between tabs and line breaks, folded for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checker.paper import Piece
from generator.frozen import Frozen, replace
from generator.vietnamese import fold_text
from generator.view.records import Document, Paragraph, Run, Table

Stack = tuple[str, int, int]
"""What stands above each other: a column of a table, a box, a side of the page."""

_FRAME_ROWS, _FRAME_COLUMNS = 8, 6
"""A table that is larger holds data: none of its cells is a part of the document."""

_SEPARATOR = re.compile(
    r"[\t\n\v\f\r]+"
    r"|[ \u00a0]{3,}(?=C[OỘ]NG H[OÒ][AÀ] |Độc lập|[^\W\d][^/\t\n]{1,40}, ?ngày)"
)
"""Spaces part a line too, before what stands on the right of a letterhead."""
_STUB = re.compile(r"(?:^số ?:?|\bngày|\btháng|\bnăm|^[-–+•*])$")
"""What a tab does not end: a blank is left after it, or it is the mark of a list."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Line(Frozen):
    """A piece with its text folded.

    `place` counts the pieces of a paragraph, `column` only those beside each other.
    """

    piece: Piece
    plain: str
    place: int
    column: int

    @property
    def key(self) -> tuple[int, int]:
        """Return what tells this line from all others, as they are read."""
        return self.index, self.place

    @property
    def index(self) -> int:
        """Return the index of its paragraph."""
        return self.piece.paragraph.index

    @property
    def stack(self) -> Stack:
        """Tell which lines stand above and below this one."""
        paragraph = self.piece.paragraph
        if paragraph.cell is not None:
            return ("cell", paragraph.cell.table, paragraph.cell.column)
        if paragraph.box is not None:
            return ("box", paragraph.box, 0)
        return ("page", 0, self.column)

    @property
    def is_centred(self) -> bool:
        """Tell whether its paragraph is centred."""
        return self.piece.paragraph.align == "center"

    @property
    def is_upper(self) -> bool:
        """Tell whether all of its letters are capitals."""
        return self.piece.shown.isupper()

    @property
    def is_bold(self) -> bool:
        """Tell whether most of its letters are bold."""
        bold = sum(len(run.text) for run in self.piece.runs if run.bold)
        return 2 * bold > sum(len(run.text) for run in self.piece.runs)


def fold(text: str) -> str:
    """Fold a text for comparing: letters that are not seen are left out too."""
    return fold_text(text.translate(_INVISIBLE))


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of the body that have text; those of tables of data are left out."""
    data = {table.index for table in document.tables if _is_data(table)}
    return tuple(
        line
        for paragraph in document.paragraphs
        if paragraph.story == "body" and (not paragraph.cell or paragraph.cell.table not in data)
        for line in lines_in(paragraph)
    )


def _is_data(table: Table) -> bool:
    if table.story != "body":
        return False
    return len(table.rows) > _FRAME_ROWS or len(table.widths_mm) > _FRAME_COLUMNS


def lines_in(paragraph: Paragraph) -> Iterator[Line]:
    """Yield the lines of a paragraph that have text."""
    text = paragraph.text
    if not text.strip():
        return
    spans = list(_spans(text))
    for place, (start, end) in enumerate(spans):
        runs = paragraph.runs if len(spans) == 1 else tuple(_cut(paragraph.runs, start, end))
        piece = Piece(paragraph, runs, is_whole=len(spans) == 1)
        number = f"{paragraph.number} " if place == 0 and paragraph.number else ""
        beside = place if "\n" not in text[:start] else 0
        yield Line(piece, fold(number + text[start:end]), place, beside)


def whole(paragraph: Paragraph) -> Piece:
    """Return a whole paragraph as one piece."""
    return Piece(paragraph, paragraph.runs)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each piece goes; blank ones and stubs are joined to the next."""
    start = 0
    for separator in _SEPARATOR.finditer(text):
        before = fold(text[start : separator.start()])
        if before and not ("\n" not in separator[0] and _STUB.search(before)):
            yield start, separator.start()
            start = separator.end()
        elif not before:
            start = separator.end()
    if text[start:].strip():
        yield start, len(text)


def parted(line: Line, at: int) -> tuple[Line, Line]:
    """Part a line in two, at a place of the text of its runs."""
    runs = line.piece.runs
    first, last = (
        Piece(line.piece.paragraph, tuple(_cut(runs, start, end)), is_whole=False)
        for start, end in ((0, at), (at, sum(len(run.text) for run in runs)))
    )
    return replace(line, piece=first, plain=fold(first.text)), Line(
        last, fold(last.text), line.place + 1, line.column + 1
    )


def _cut(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    """Yield what of some runs stands between two places of their text."""
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            yield run if high - low == len(run.text) else replace(run, text=run.text[low:high])
        at += len(run.text)
