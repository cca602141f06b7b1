"""Where a finding is, in the words by which a person finds it in Word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checker.rule import At
from generator.frozen import Frozen
from generator.view.records import Document, Paragraph

_STORIES = {
    "body": "đoạn",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnote": "chú thích cuối trang",
    "endnote": "chú thích cuối văn bản",
    "comment": "bình luận",
}
_LONGEST = 40


class Position(Frozen, order=True):
    """A place in a document; it sorts as it is met, and prints itself in Vietnamese."""

    order: tuple[int, int, int]
    text: str

    def __str__(self) -> str:
        return self.text


class Places(Frozen):
    """What is needed to name the places of a document: how a person counts there.

    Paragraphs are counted that have text and do not stand in a table with lines, tables that have
    lines.
    """

    document: Document
    paragraphs: dict[int, int]
    tables: dict[int, int]
    rows: dict[tuple[int, int], int]

    def position(self, at: At) -> Position:
        """Return the place of a fault."""
        section = -1 if at.section is None else at.section
        paragraph = -1 if at.paragraph is None else at.paragraph
        if paragraph < 0 and at.table is not None:
            paragraph = self.rows.get((at.table, at.row or 0), -1)
        return Position((paragraph, section, at.row or 0), "".join(self._words(at)))

    def _words(self, at: At) -> Iterator[str]:
        paragraph = None if at.paragraph is None else self.document.paragraphs[at.paragraph]
        if at.table in self.tables and (paragraph is None or paragraph.story == "body"):
            yield f"bảng {self.tables[at.table]}"
            if at.row is not None:
                yield f", dòng {at.row + 1}"
        elif paragraph is not None:
            yield self._paragraph(paragraph)
        elif at.section is not None:
            yield f"phần {at.section + 1}" if len(self.document.sections) > 1 else "trang giấy"
        else:
            yield "cả văn bản"
        if at.words:
            yield f" «{_short(at.words)}»"

    def _paragraph(self, paragraph: Paragraph) -> str:
        name = _STORIES[paragraph.story]
        number = self.paragraphs.get(paragraph.index)
        if paragraph.story == "body" and paragraph.box is not None:
            return "hộp chữ"
        return f"{name} {number}" if number else name


def places(document: Document) -> Places:
    """Count the paragraphs and tables of a document as a person counts them."""
    body = [table.index for table in document.tables if table.story == "body" and table.bordered]
    tables = {index: number for number, index in enumerate(body, start=1)}
    counted = [
        each.index
        for each in document.paragraphs
        if each.story == "body"
        and each.box is None
        and each.text.strip()
        and not _is_in(each, tables)
    ]
    rows: dict[tuple[int, int], int] = {}
    for each in document.paragraphs:
        if each.story == "body" and each.cell is not None:
            rows.setdefault((each.cell.table, each.cell.row), each.index)
    return Places(
        document, {index: number for number, index in enumerate(counted, start=1)}, tables, rows
    )


def _is_in(paragraph: Paragraph, tables: dict[int, int]) -> bool:
    return paragraph.cell is not None and paragraph.cell.table in tables


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] + "…"
