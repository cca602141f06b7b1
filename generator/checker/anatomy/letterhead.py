"""The parts above the text: the country, the issuer, number, date and subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.checker.anatomy import words
from generator.checker.anatomy.contents import type_of
from generator.checker.anatomy.lines import Line, Stack
from generator.checker.paper import Part

Found = dict[Part, list[Line]]

_MOST_LINES = 40
_LONGEST_NAME = 120
_LONGEST_LINE = 250
_SHORTEST_SENTENCE = 60
_ENDS = (".", ";", ":")
_OFFICES = ("chủ tịch", "thủ tướng", "bộ trưởng", "viện trưởng", "chánh án")
"""What may issue a document too; the name of the body then goes on with it."""

_BY_WORDS = (
    (Part.NATIONAL_TITLE, words.NATIONAL),
    (Part.MOTTO, words.MOTTO),
    (Part.NUMBER, words.NUMBER),
    (Part.PLACE_DATE, words.DATED),
    (Part.SUBJECT, words.SUBJECT),
    (Part.URGENCY, words.URGENCY),
    (Part.SECRECY, words.SECRECY),
    (Part.CIRCULATION, words.CIRCULATION),
)
_MARKS = (words.STROKES, words.DRAFT, words.COPY)
"""What stands beside the names: a drawn line, that it is a draft, how it was copied."""
_CONTINUED = (
    (Part.NATIONAL_TITLE, words.NATIONAL_REST),
    (Part.MOTTO, words.MOTTO_REST),
    (Part.PLACE_DATE, words.DATE_REST),
)


def letterhead(lines: Sequence[Line]) -> tuple[Found, int]:
    """Return the parts above the text, and how many of the lines these are."""
    count = _count(lines)
    head = _Head()
    for line in lines[:count]:
        head.place(line)
    found = head.found
    issuer = found.pop(Part.ISSUER, [])
    split = _split(issuer)
    if split:
        found[Part.PARENT] = issuer[:split]
    if issuer:
        found[Part.ISSUER] = issuer[split:]
    return dict(found), count


def _count(lines: Sequence[Line]) -> int:
    """Count the lines of the letterhead: it ends where the title or the text begins."""
    for at, line in enumerate(lines[:_MOST_LINES]):
        if _begins_text(line):
            return at
    return min(len(lines), _MOST_LINES)


def _begins_text(line: Line) -> bool:
    plain = line.plain
    if any(word.match(plain) for word in (words.ADDRESSEES, words.BASIS, words.COPIES)):
        return True
    if words.ATTACHED.match(plain) or words.LABEL.match(plain) or type_of(line):
        return True
    return line.stack[0] == "page" and (len(plain) > _LONGEST_LINE or _is_sentence(line))


def _is_sentence(line: Line) -> bool:
    """Tell whether a line is the first sentence of a text that nothing leads in."""
    is_text = line.column == 0 and not line.is_centred and line.plain.endswith(_ENDS)
    return is_text and len(line.plain) > _SHORTEST_SENTENCE and _by_words(line) is None


@dataclass(slots=True)
class _Head:
    """The parts found so far, and the last one in each stack of lines."""

    found: defaultdict[Part, list[Line]] = field(default_factory=lambda: defaultdict(list))
    last: dict[Stack, Line] = field(default_factory=dict)
    part: dict[Stack, Part] = field(default_factory=dict)

    def place(self, line: Line) -> None:
        """Give a line its part."""
        if any(word.match(line.plain) for word in _MARKS):
            return
        part = _by_words(line) or self._by_neighbour(line)
        if part is None:
            return
        if part is Part.PLACE_DATE and not self.found[part]:
            self._take_place_name(line)
        self.found[part].append(line)
        self.last[line.stack], self.part[line.stack] = line, part

    def _take_place_name(self, line: Line) -> None:
        """Take the name of the place, where it stands on a line of its own above the date."""
        above = self.last.get(line.stack)
        if above and line.plain.startswith("ngày") and above.plain.endswith(","):
            for lines in self.found.values():
                if above in lines:
                    lines.remove(above)
            self.found[Part.PLACE_DATE].append(above)

    def _by_neighbour(self, line: Line) -> Part | None:
        above = self.part.get(line.stack)
        for part, rest in _CONTINUED:
            if above is part and rest.match(line.plain):
                return part
        if above in {Part.NUMBER, Part.SUBJECT}:
            return Part.SUBJECT
        if above in {Part.MOTTO, Part.NATIONAL_TITLE} and line.plain.endswith(","):
            return Part.PLACE_DATE
        can_name = above is Part.ISSUER or (above is None and _may_be_name(line))
        if Part.NUMBER in self.found or len(line.plain) >= _LONGEST_NAME:
            return None
        return Part.ISSUER if can_name else None


def _may_be_name(line: Line) -> bool:
    """Tell the name of an organization from any short line that a document may begin with."""
    is_set = line.is_upper or line.is_centred or line.stack[0] != "page" or line.column > 0
    return is_set or bool(words.ORGANIZATION.match(line.plain))


def _by_words(line: Line) -> Part | None:
    for part, word in _BY_WORDS:
        if word.match(line.plain):
            return part
    return None


def _split(names: Sequence[Line]) -> int:
    """Count the lines of the parent's name: the rest is that of the issuer.

    What is bold tells, unless all or nothing is; then the beginnings of names.
    """
    begins = _beginnings(names)
    plain = [at for at, line in enumerate(names) if not line.is_bold]
    bold = [at for at, line in enumerate(names) if line.is_bold]
    if plain and bold and plain[0] == 0:
        first = bold[0]
        return max((at for at in begins if at <= first), default=0)
    return max(begins, default=0)


def _beginnings(names: Iterable[Line]) -> list[int]:
    """Return where a name begins: other lines go on with the one above."""
    begins: list[int] = []
    above = ""
    for at, line in enumerate(names):
        goes_on = above.endswith((" và", ",", " -", " –")) or above in _OFFICES
        if at == 0 or (words.ORGANIZATION.match(line.plain) and not goes_on):
            begins.append(at)
        above = line.plain
    return begins
