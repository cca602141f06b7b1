"""The tables of a plain part, cell by cell, without a tree: one may be as long as a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from generator.package.plain import OddError, elements_in, is_usual, read

TABLE_TAG: Final = re.compile(rb"<(/?)w:tbl(?=[\s>])[^<>]*>")
ROW: Final = re.compile(rb"<w:tr(?=[\s>])[^<>]*>")
CELL: Final = re.compile(r"<w:tc(?=[\s>])[^<>]*>")
ODD: Final = re.compile(rb"<(?:w:sdt|w:customXml|!|\?(?!xml ))")
"""Around a row or a cell, so that it is not the table's own; or what may hide one."""
ONE_TEXT: Final = ["p", "t"]

Table = tuple[tuple[str, ...], ...]
"""The texts of cells, row by row."""


def tables(data: bytes) -> tuple[Table, ...] | None:
    """Return the tables of a well-formed part; None where it takes a tree to tell them."""
    if not is_usual(data) or ODD.search(data):
        return None
    tags = list(TABLE_TAG.finditer(data))
    if [tag[1] for tag in tags] != [b"", b"/"] * (len(tags) // 2):  # one is inside another
        return None
    spans = zip(tags[::2], tags[1::2], strict=True)
    known: dict[str, str] = {}
    try:
        return tuple(tuple(_rows(data, first.end(), last.start(), known)) for first, last in spans)
    except OddError:
        return None


def _rows(data: bytes, start: int, end: int, known: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row; those that are the same are kept once."""
    tags = ROW.finditer(data, start, end)
    at = next(tags, None)
    while at:
        behind = next(tags, None)
        row = data[at.end() : behind.start() if behind else end].decode()
        texts = map(_text, CELL.split(row)[1:])
        yield tuple([known.setdefault(text, text) for text in texts])
        at = behind


def _text(cell: str) -> str:
    elements = elements_in(cell)
    if [name for name, _, _ in elements] == ONE_TEXT:
        _, (_, attributes, content) = elements
        return "" if attributes.endswith("/") else unescape(content).strip()
    return "\n".join(line.text for line in read(elements, None)).strip()
