"""The order of numbers and letters of headings: what follows what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checker.paper import Heading, Level
from generator.frozen import Frozen
from generator.vietnamese import list_letter, parse_list_letter, roman

LATIN_ONLY = frozenset("fjwz")
"""Letters that the Vietnamese alphabet does not have."""
_ROMAN_LEVELS = frozenset({Level.PART, Level.CHAPTER, Level.ROMAN})
_HIGHEST = 60
ROMANS = {roman(value): value for value in range(1, _HIGHEST + 1)}
"""The values of Roman numerals."""
_LEVELS = tuple(Level)
_LETTERS = 23


class Step(Frozen):
    """A heading, the one before it under the same heading, the last of its level anywhere."""

    heading: Heading
    before: Heading | None
    earlier: Heading | None


def value_of(heading: Heading) -> int | None:
    """Return the place of a heading in its list by its label; None for a label of another kind."""
    if heading.level is Level.POINT:
        return _letter(heading.label)
    if heading.level in _ROMAN_LEVELS:
        return ROMANS.get(heading.label.upper())
    return int(heading.label) if heading.label.isdecimal() else None


def _letter(label: str) -> int | None:
    try:
        return parse_list_letter(label)
    except ValueError:
        return None


def label_of(level: Level, value: int) -> str:
    """Write the label of a place, with its mark: "đ)", "Điều 3", "IV."."""
    if level is Level.POINT:
        return f"điểm {list_letter(value)})" if 1 <= value <= _LETTERS else f"điểm thứ {value}"
    number = roman(value) if level in _ROMAN_LEVELS else str(value)
    return named(level, number)


def named(level: Level, label: str) -> str:
    """Write a label as people call it."""
    if level is Level.POINT:
        return f"điểm {label})"
    if level is Level.CLAUSE:
        return f"khoản {label}"
    return f"mục {label}" if level is Level.ROMAN else f"{level.value} {label}"


def steps(headings: Sequence[Heading], *levels: Level) -> Iterator[Step]:
    """Yield each heading of some levels with those before it.

    A heading of a higher level begins anew; articles run on through chapters and sections.
    """
    under: dict[Level, Heading] = {}
    anywhere: dict[Level, Heading] = {}
    for heading in headings:
        level = heading.level
        if level in levels:
            yield Step(heading, under.get(level), anywhere.get(level))
        under[level] = anywhere[level] = heading
        for lower in _LEVELS[_LEVELS.index(level) + 1 :]:
            if lower is not Level.ARTICLE:
                under.pop(lower, None)


def lists(headings: Sequence[Heading], level: Level) -> Iterator[tuple[Heading, ...]]:
    """Yield the headings of a level, those of one list together."""
    members: list[Heading] = []
    for step in steps(headings, level):
        if step.before is None or value_of(step.heading) == 1:
            yield tuple(members)
            members = []
        members.append(step.heading)
    yield tuple(members)


def out_of_order(step: Step) -> str | None:
    """Tell what is wrong with the place of a heading in its list; a list may begin anew."""
    heading, value = step.heading, value_of(step.heading)
    own = named(heading.level, heading.label)
    if value is None:
        return None
    if step.before is None:
        last = value_of(step.earlier) if step.earlier else None
        goes_on = last is not None and value == last + 1
        return None if value == 1 or goes_on else f"bắt đầu bằng {own}"
    last = value_of(step.before)
    if last is None or value == last + 1 or (value == 1 and last > 1):
        return None
    if value == last:
        return f"{own} hai lần liền nhau"
    return f"sau {named(heading.level, step.before.label)} là {own}"


def expected(step: Step) -> str:
    """Write the label that would be in order."""
    last = value_of(step.before) if step.before else None
    return label_of(step.heading.level, 1 if last is None else last + 1)
