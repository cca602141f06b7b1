"""Rows of long tables as text, laid aside until the document around them is done.

A tree of all their cells takes a hundred times their room, and every step that follows would walk
through it. In their place stands a processing instruction; `put_back` is the last step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from typing import Final

from lxml import etree

from generator.blocks import Prose, Table
from generator.wordml.grid import Spot
from generator.wordml.ink import Ink
from generator.wordml.xml import Element, serialize

MANY: Final = 100
"""A table with fewer rows is quicker made at once."""
HERE: Final = "cv-hang"
_STAND_IN: Final = re.compile(rb"<\?cv-hang ([0-9a-f]{64})\?>")
_HEAD: Final = 4000
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
    return not any(isinstance(cell.content, Prose) for row in table.rows for cell in row)


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


def row_text(row: Sequence[Spot], widths: Sequence[int], style: str, ink: Ink) -> bytes | None:
    """Write a row as `tables` makes it; None where it has to be made there."""
    if not all(spot.begins and spot.cell.rows == 1 for spot in row):
        return None
    texts = [str(spot.cell.content) for spot in row]
    if any("\n" in text or "\t" in text for text in texts):
        return None
    cells = [_cell(spot, widths, style, ink) for spot in row]
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>".encode()


def _cell(spot: Spot, widths: Sequence[int], style: str, ink: Ink) -> str:
    cell = spot.cell
    assert not isinstance(cell.content, Prose), "see `aside`"
    text = ink.print(cell.content)
    width, span = widths[spot.column], ""
    if cell.columns > 1:
        width = sum(widths[spot.column : spot.column + cell.columns])
        span = f'<w:gridSpan w:val="{cell.columns}"/>'
    bold = "<w:rPr><w:b/></w:rPr>" if cell.bold else ""
    said = f'<w:r>{bold}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{cell.align.value}"/>'
        f"</w:pPr>{said}</w:p></w:tc>"
    )


def _escaped(text: str) -> str:
    """Escape as lxml does."""
    return escape(text, quote=False).replace("\r", "&#13;")


def as_text(row: Element) -> bytes:
    """Return a row that was made as an element, to stand where w is declared."""
    return serialize((row,)).replace(_DECLARED, "").encode()
