"""The tables of a plain part, cell by cell, without a tree: one may be as long as a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.package.plain import (
    AROUND,
    CELL,
    PARAGRAPH,
    ROW,
    TOLD,
    OddError,
    is_usual,
    said,
    stretches,
)

BEGINS: Final = re.compile(rb"<w:tbl(?=[\s>])[^<>]*>")
ENDS: Final = re.compile(rb"</w:tbl(?=[\s>])[^<>]*>")

Table = tuple[tuple[str, ...], ...]
"""The texts of cells, row by row."""


def tables(data: bytes) -> tuple[Table, ...] | None:
    """Return the tables of a well-formed part; None where it takes a tree to tell them."""
    if not is_usual(data):
        return None
    starts = [found.end() for found in BEGINS.finditer(data)]
    ends = [found.start() for found in ENDS.finditer(data)]
    spans = list(zip(starts, ends, strict=False))
    in_order = [at for span in spans for at in span]
    if len(starts) != len(ends) or in_order != sorted(in_order):  # one is inside another
        return None
    known: dict[str, str] = {}
    try:
        return tuple(tuple(_rows(data, start, end, known)) for start, end in spans)
    except OddError:
        return None


def _rows(data: bytes, start: int, end: int, known: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row; those that are the same are kept once."""
    for text, _ in map(said, stretches(data, start, end, b"<w:tr>")):
        if AROUND in text:
            raise OddError
        for row in text.replace(TOLD, "").split(ROW)[1:]:
            cells = [
                _joined(cell) if PARAGRAPH in cell else cell
                for cell in map(str.strip, row.split(CELL)[1:])
            ]
            yield tuple(map(known.setdefault, cells, cells))


def _joined(cell: str) -> str:
    paragraphs = cell.split(PARAGRAPH)
    return "\n".join(each for each in paragraphs if each and not each.isspace())
