"""Slips of words as data: a pattern of what is written, what ought to be, told in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.checker.paper import Paper
from generator.checker.passages import Reading, reading
from generator.checker.rule import Fault, at
from generator.frozen import Frozen
from generator.view.records import Paragraph

LOW = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
HIGH = "A-Z" + LOW[3:].upper()
"""The letters of Vietnamese, for a class of a pattern: a range from à to ỹ has both kinds."""
SHOWN = 3
"""How many examples are quoted where one paragraph or table has many."""
Better = str | Callable[[re.Match[str]], str]


class Slip(Frozen):
    """A pattern; what is quoted is its group "seen", else all of it.

    `better` is what ought to be written, or a function that tells it of the match. Every match has
    one of the `signs`, if there are any: to look for them is far quicker. They are small where
    the pattern ignores case.
    """

    pattern: re.Pattern[str]
    better: Better
    signs: tuple[str, ...] = ()


class Sighting(Frozen):
    """A slip that was found: where, what is written, what ought to be.

    `spells` tells that `better` is the very text to write, not a word about it.
    """

    paragraph: Paragraph
    seen: str
    better: str
    spells: bool = True


def slip(
    pattern: str, better: Better, flags: re.RegexFlag = re.NOFLAG, *, signs: tuple[str, ...] = ()
) -> Slip:
    """Make a slip of a pattern as text."""
    return Slip(re.compile(pattern, flags), better, signs)


def faults_of_words(paper: Paper, slips: Iterable[Slip]) -> Iterator[Fault]:
    """Yield the slips of a paper; those of one paragraph or one table are told together."""
    words = reading(paper)
    yield from told(sighting for each in slips for sighting in sightings(words, each))


def sightings(words: Reading, of: Slip) -> Iterator[Sighting]:
    """Yield every place where a slip is found."""
    if of.signs and not _has_sign(words, of):
        return
    for match in of.pattern.finditer(words.text):
        seen = match["seen"] if "seen" in of.pattern.groupindex else match[0]
        better = of.better if isinstance(of.better, str) else of.better(match)
        if seen != better:
            yield Sighting(words.paragraph_at(match.start()), seen, better)


def _has_sign(words: Reading, of: Slip) -> bool:
    text = words.folded if of.pattern.flags & re.IGNORECASE else words.text
    return any(sign in text for sign in of.signs)


def told(found: Iterable[Sighting]) -> Iterator[Fault]:
    """Tell slips, one fault for a paragraph or a table."""
    places: dict[tuple[str, int], list[Sighting]] = {}
    for each in found:
        places.setdefault(_place(each.paragraph), []).append(each)
    for group in places.values():
        seen = _quoted([each.seen for each in group])
        spelled = all(each.spells for each in group)
        better = _quoted([each.better for each in group]) if spelled else group[0].better
        yield Fault(at(group[0].paragraph), seen, better)


def _place(paragraph: Paragraph) -> tuple[str, int]:
    if paragraph.cell is not None:
        return (f"table of {paragraph.story}", paragraph.cell.table)
    return ("paragraph", paragraph.index)


def _quoted(texts: list[str]) -> str:
    """Quote some texts: «a», «b» và 5 chỗ khác."""
    distinct = list(dict.fromkeys(texts))
    quoted = ", ".join(f"«{text}»" for text in distinct[:SHOWN])
    others = len(texts) - sum(texts.count(text) for text in distinct[:SHOWN])
    return f"{quoted} và {others} chỗ khác" if others else quoted
