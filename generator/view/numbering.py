"""The numbers that Word writes before paragraphs: levels, counters, formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.frozen import Frozen, field
from generator.view.names import Element, Props, W, child, is_on, tree, value, whole
from generator.view.properties import paragraph_properties

MAX_LEVEL: Final = 8
MAX_TEXT: Final = 60
"""Of the pattern of a number: it is repeated at every paragraph."""


class Level(Frozen):
    """A level of a list: how it counts, and the pattern that it writes ("%1.%2")."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""
    props: Props = field(default_factory=dict)


class List(Frozen):
    """A list that paragraphs name: its counters' key, its levels, where it starts afresh."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


Lists = Mapping[str, List]


def lists(data: bytes) -> dict[str, List]:
    """Read the numbering part."""
    root = tree(data)
    patterns = {
        each.get(f"{W}abstractNumId", ""): each for each in root.iterfind(f"{W}abstractNum")
    }
    linked = {name: key for key, each in patterns.items() if (name := value(each, "styleLink"))}
    known = {key: _levels(each) for key, each in patterns.items()}
    found: dict[str, List] = {}
    for each in root.iterfind(f"{W}num"):
        key = value(each, "abstractNumId") or ""
        pattern = patterns.get(key)
        key = linked.get(value(pattern, "numStyleLink") or "", key)
        overrides = dict(_overrides(each))
        found[each.get(f"{W}numId", "")] = List(
            key, known.get(key, {}) | _levels_of(overrides), dict(_starts(overrides))
        )
    return found


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in parent.iterfind(f"{W}lvl"):
        index = whole(each.get(f"{W}ilvl"))
        if 0 <= index <= MAX_LEVEL:
            found.setdefault(index, _level(each))
    return found


def _level(element: Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        whole(value(element, "start")),
        value(element, "numFmt") or "decimal",
        _pattern(element)[:MAX_TEXT],
        None if restart is None else whole(restart),
        is_on(child(element, "isLgl")),
        value(element, "pStyle") or "",
        paragraph_properties(child(element, "pPr")),
    )


def _pattern(element: Element) -> str:
    """Return the pattern; a bullet of a symbol font becomes the sign that is seen."""
    text = value(element, "lvlText") or ""
    fonts = child(child(element, "rPr"), "rFonts")
    face = "" if fonts is None else fonts.get(f"{W}ascii", "")
    return (
        "".join(symbol(face, sign) for sign in text)
        if value(element, "numFmt") == "bullet"
        else text
    )


def _overrides(num: Element) -> Iterator[tuple[int, Element]]:
    for each in num.iterfind(f"{W}lvlOverride"):
        index = whole(each.get(f"{W}ilvl"))
        if 0 <= index <= MAX_LEVEL:
            yield index, each


def _levels_of(overrides: Mapping[int, Element]) -> dict[int, Level]:
    found = ((index, child(each, "lvl")) for index, each in overrides.items())
    return {index: _level(level) for index, level in found if level is not None}


def _starts(overrides: Mapping[int, Element]) -> Iterator[tuple[int, int]]:
    for index, each in overrides.items():
        if (start := value(each, "startOverride")) is not None:
            yield index, whole(start)


# --- counting --------------------------------------------------------------------------------


class Counters:
    """Count the numbered paragraphs of a document, in the order of reading."""

    def __init__(self, known: Lists) -> None:
        self._lists = known
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, name: str, index: int) -> str:
        """Return what stands before the next paragraph of a list at a level."""
        known = self._lists.get(name)
        level = known.levels.get(index) if known else None
        if known is None or level is None:
            return ""
        counts = self._counts.setdefault(known.counter, {})
        counts[index] = self._following(name, known, index, counts)
        for deeper in [each for each in counts if each > index]:
            if _restarts(known.levels.get(deeper), deeper, index):
                del counts[deeper]
        return _written(known, level, index, counts)

    def _following(self, name: str, known: List, index: int, counts: Mapping[int, int]) -> int:
        if index in known.starts and (name, index) not in self._begun:
            self._begun.add((name, index))
            return known.starts[index]
        if index in counts:
            return counts[index] + 1
        return known.levels[index].start


def _restarts(level: Level | None, deeper: int, used: int) -> bool:
    """Tell whether a level begins again after a higher one; `restart` counts levels from 1."""
    if level is None or level.restart is None or level.restart > deeper:
        return True
    return used < level.restart


def _written(known: List, level: Level, index: int, counts: Mapping[int, int]) -> str:
    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = known.levels.get(place, Level())
        count = counts.get(place, other.start) if place <= index else other.start
        return written(count, "decimal" if level.is_legal else other.format)

    if level.format == "none" and "%" not in level.text:
        return level.text
    return re.sub("%([1-9])", shown, level.text)


# --- formats ---------------------------------------------------------------------------------

ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MAX_ROMAN, MAX_LETTERS = 3999, 780


def written(count: int, form: str) -> str:
    """Write a counter in a number format; those of other languages come as plain numbers."""
    lower = form.removeprefix("lower").removeprefix("upper")
    made = str(count)
    if form in {"none", "bullet"}:
        return ""
    if form == "decimalZero":
        made = f"{count:02d}"
    elif lower == "Roman" and 0 < count <= MAX_ROMAN:
        made = _roman(count)
    elif lower == "Letter" and 0 < count <= MAX_LETTERS:
        made = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    return made.upper() if form.startswith("upper") else made


def _roman(count: int) -> str:
    made = ""
    for size, letters in ROMAN:
        made += letters * (count // size)
        count %= size
    return made


SYMBOLS: Final = {
    ("symbol", 0xB7): "•", ("symbol", 0x2D): "\u2212", ("symbol", 0xAE): "→", ("symbol", 0xA8): "♦",
    ("wingdings", 0x6C): "●", ("wingdings", 0x6E): "■", ("wingdings", 0x6F): "□",
    ("wingdings", 0x71): "❑", ("wingdings", 0x76): "❖", ("wingdings", 0xA7): "▪",
    ("wingdings", 0xA8): "◻", ("wingdings", 0xD8): "➢", ("wingdings", 0xE0): "→",
    ("wingdings", 0xFB): "✗", ("wingdings", 0xFC): "✓", ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☑",
}  # fmt: skip
PRIVATE: Final = 0xF000


def symbol(face: str, sign: str) -> str:
    """Return the sign that a letter of a symbol font is seen as."""
    code = ord(sign)
    is_private = PRIVATE <= code < PRIVATE + 0x100
    return SYMBOLS.get((face.lower(), code - PRIVATE if is_private else code), sign)
