"""Rows of long tables as text, laid aside until the document around them is done.

A tree of all their cells takes a hundred times their room, and every step that follows would walk
through it. In their place stands a processing instruction; `put_back` is the last step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from operator import attrgetter
from typing import Final

from lxml import etree

from generator.blocks import Align, Cell, Table, words_of
from generator.model import Figure
from generator.wordml.grid import Laid
from generator.wordml.ink import Ink
from generator.wordml.xml import Element, serialize

MANY: Final = 100
"""A table with fewer rows is quicker made at once."""
HERE: Final = "cv-hang"
_STAND_IN: Final = re.compile(rb"<\?cv-hang ([0-9a-f]{64})\?>")
_HEAD: Final = 4000
_ODD: Final = re.compile("[&<>\r\n\t]")
"""What is written in another way than it is read."""
_DECLARED: Final = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def aside(table: Table, ink: Ink, tail: int) -> range:
    """Return which rows, the header counted, may be laid aside: none that has to be seen again.

    What is marked gets its bookmarks in order, so it stays; so do rows at the end, to be held
    together.
    """
    header, rows = len(table.header), len(table.rows)
    if ink.marks_figures or table.height_mm or rows <= MANY or not _is_plain(table):
        return range(0)
    return range(header, header + rows - tail)


def _is_plain(table: Table) -> bool:
    return {type(cell.content) for row in table.rows for cell in row} <= {str, Figure}


def lay_aside(rows: bytearray, ink: Ink) -> Element:
    """Leave the text of rows with the ink; return what stands in their place."""
    key = sha256(rows).hexdigest()  # who says the same may share it
    ink.aside[key] = rows
    return etree.ProcessingInstruction(HERE, key)


def put_back(data: bytes, aside: Mapping[str, bytes | bytearray]) -> Iterator[bytes | bytearray]:
    """Yield a part with rows in the places of their stand-ins, in pieces: it may be very long."""
    head = b"" if _DECLARED.encode() in data[:_HEAD] else _DECLARED.encode()
    end = 0
    for found in _STAND_IN.finditer(data):
        yield data[end : found.start()]
        rows = aside.get(found[1].decode(), found[0])
        yield rows.replace(b"<w:tr>", b"<w:tr%s>" % head) if head else rows
        end = found.end()
    yield data[end:]


# --- one row ---------------------------------------------------------------------------------

_Look = tuple[Align, bool]
_LOOK: Final[Callable[[Cell], _Look]] = attrgetter("align", "bold")


class Printer:
    """Writes rows as `tables` makes them: a row that looks like the one before by its pattern."""

    def __init__(self, widths: Sequence[int], style: str, ink: Ink) -> None:
        self.ink = ink
        self._widths = widths
        self._style = style
        self._looks: list[_Look] = []
        self._said: list[bool] = []
        self._pattern = ""

    def text(self, row: Laid) -> bytes | None:
        """Return the text of a row; None where it has to be made as elements."""
        if row.uneven:
            return None
        texts = words_of(row.cells)
        if odd := _ODD.findall("".join(texts)):
            if "\n" in odd or "\t" in odd:
                return None
            texts = list(map(_escaped, texts))
        self.ink.record(cell.content for cell in row.cells)
        return (self._pattern_of(row.cells, texts) % tuple(filter(None, texts))).encode()

    def _pattern_of(self, cells: Sequence[Cell], texts: Sequence[str]) -> str:
        looks, said = list(map(_LOOK, cells)), list(map(bool, texts))
        if looks != self._looks or said != self._said:
            self._looks, self._said = looks, said
            made = "".join(map(self._cell, self._widths, looks, said))
            self._pattern = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"
        return self._pattern

    def _cell(self, width: int, look: _Look, is_said: bool) -> str:
        align, bold = look
        face = "<w:rPr><w:b/></w:rPr>" if bold else ""
        run = f'<w:r>{face}<w:t xml:space="preserve">%s</w:t></w:r>' if is_said else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{self._style}"/><w:jc w:val="{align.value}"/></w:pPr>'
            f"{run}</w:p></w:tc>"
        )


def _escaped(text: str) -> str:
    """Escape as lxml does."""
    return escape(text, quote=False).replace("\r", "&#13;")


def as_text(row: Element) -> bytes:
    """Return a row that was made as an element, to stand where w is declared."""
    return serialize((row,)).replace(_DECLARED, "").encode()
