"""Where each block of a text is typed, so that one can be typed anew and the rest left alone."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frozen import Frozen
from generator.text.reading import (
    _DEFINITION,
    _FIELD,
    _MARK,
    _split_lines,
    _starts_table,
    _table_end,
    _trimmed,
)


class Places(Frozen):
    """The first and the last line of each block, and the lines of footnotes by their labels."""

    blocks: tuple[tuple[int, int], ...]
    notes: Mapping[str, int]


def places(source: str) -> Places:
    """Find the blocks of a text in its lines, which count from 1."""
    lines = [(number, _trimmed(line)) for number, line in enumerate(_split_lines(source), 1)]
    notes = {found[1]: n for n, line in reversed(lines) if (found := _DEFINITION.match(line))}
    kept = [(number, line) for number, line in lines if not _DEFINITION.match(line)]
    blocks: list[tuple[int, int]] = []
    at = 0
    while at < len(kept):
        end = _table_end(kept, at) if _starts_table(kept[at : at + 2]) else at + 1
        if kept[at][1]:
            blocks.append((kept[at][0], kept[end - 1][0]))
        at = end
    return Places(tuple(blocks), notes)


def note_labels(line: str) -> list[str]:
    """Return the labels of the footnotes that a line asks for, in its order."""
    return [label for part in _FIELD.split(line)[::2] for label in _MARK.findall(part)]
