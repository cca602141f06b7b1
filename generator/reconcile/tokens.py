"""A paragraph cut into words, each told to be a figure, a name, a place to fill in, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Final

from generator.blocks import SlotKind
from generator.frozen import Frozen
from generator.package import Line, Mark
from generator.package.line import UNKNOWN
from generator.reconcile.numerals import SIGNS

TOKEN: Final = re.compile(
    rf"(?:(?<![^\s(])[{SIGNS}](?={UNKNOWN}*\d))?{UNKNOWN}*\d+(?:[.,]\d+)*%?{UNKNOWN}*"
    r"|[^\W\d_]+|\S"
)
"""A sign is part of its numeral, unlike the dash of "3-5" and that of an item "- 12 hồ sơ"."""
BEFORE: Final = SIGNS + UNKNOWN
FIGURE_MARK: Final = "_cv_hinh_"
SLOT_MARKS: Final = {f"_cv_{kind.value}_": kind for kind in SlotKind}
FILLED: Final = {
    SlotKind.NUMBER: re.compile(r"\d{0,6}[^\W\d_]{0,3}"),
    SlotKind.DATE: re.compile(r"ngày\d{0,2}tháng\d{0,2}năm\d{0,4}", re.IGNORECASE),
}
"""What a hand may write into a place, spaces left out."""
PLACE: Final = "\N{OPEN BOX}"
"""Stands for a place among the words, so that an empty one is a word too."""


class Role(Enum):
    """What a word of a paragraph is."""

    WORD = "word"
    FIGURE = "figure"
    NAME = "name"
    SLOT = "slot"


class Token(Frozen):
    """A word with its role; `whole` is the name it is part of, `slot` what is to be filled in."""

    text: str
    role: Role = Role.WORD
    whole: str = ""
    slot: SlotKind | None = None

    @property
    def is_numeral(self) -> bool:
        """Tell whether it is a number."""
        return self.text.lstrip(BEFORE)[:1].isdigit()


def plain(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def slot_of(mark: Mark) -> SlotKind | None:
    """Return what belongs into a place, None for a figure or a bookmark of somebody else."""
    return next((kind for start, kind in SLOT_MARKS.items() if mark.name.startswith(start)), None)


def tokens(line: Line, names: Sequence[str], *, is_data: bool) -> list[Token]:
    """Cut a paragraph; where `is_data`, every numeral is a figure."""
    found: list[Token] = []
    names_at = list(_names(line.text, names))
    position = 0
    for mark in sorted(line.marks, key=lambda each: each.start):
        kind = slot_of(mark)
        if kind is not None and mark.start >= position:
            found += _cut(line, position, mark.start, names_at, is_data)
            found.append(Token(PLACE, Role.SLOT, line.text[mark.start : mark.end], kind))
            position = mark.end
    return found + list(_cut(line, position, len(line.text), names_at, is_data))


def _cut(
    line: Line, start: int, end: int, names_at: Sequence[tuple[int, int]], is_data: bool
) -> Iterator[Token]:
    figures = [mark for mark in line.marks if mark.name.startswith(FIGURE_MARK)]
    for found in TOKEN.finditer(line.text, start, end):
        name = next((spot for spot in names_at if spot[0] <= found.start() < spot[1]), None)
        digits = found[0].lstrip(BEFORE)
        first = found.end() - len(digits or found[0])
        if name:
            yield Token(found[0], Role.NAME, plain(line.text[name[0] : name[1]]))
        elif (is_data and digits[:1].isdigit()) or any(m.start <= first < m.end for m in figures):
            yield Token(found[0], Role.FIGURE)
        else:
            yield Token(found[0])


def _names(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        for found in _pattern(name).finditer(text):
            yield found.span()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def filled(before: Line, after: str) -> list[tuple[SlotKind, str]] | None:
    """Return what was written into the places of a paragraph, None where more was changed."""
    places = sorted((m for m in before.marks if slot_of(m)), key=lambda mark: mark.start)
    if not places:
        return None
    pattern, position = "", 0
    for mark in places:
        pattern += _loosely(before.text[position : mark.start]) + "(.*?)"
        position = mark.end
    found = re.fullmatch(pattern + _loosely(before.text[position:]), plain(after))
    kinds = [kind for mark in places if (kind := slot_of(mark))]
    if found is None or not all(map(fits, kinds, found.groups())):
        return None
    return [(kind, plain(text)) for kind, text in zip(kinds, found.groups(), strict=True)]


def _loosely(text: str) -> str:
    return r"\s*" + r"\s*".join(re.escape(word) for word in text.split()) + r"\s*"


def fits(kind: SlotKind, text: str) -> bool:
    """Tell whether a text is what belongs into a place."""
    return FILLED[kind].fullmatch("".join(text.split())) is not None
