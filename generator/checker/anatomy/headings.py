"""Headings and numbered paragraphs, whether their numbers are typed or made by Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checker.anatomy.lines import fold
from generator.checker.paper import Heading, Level, Piece
from generator.vietnamese import roman

_NUMBER = r"(?P<label>[IVXLC]+|\d+|[ivxlc]+|thứ \w+|nhất)"
_LEVELS: Sequence[tuple[Level, re.Pattern[str]]] = (
    (Level.PART, re.compile(rf"phần {_NUMBER}\b ?[.:]?(?P<rest>.*)$", re.IGNORECASE)),
    (Level.CHAPTER, re.compile(rf"chương {_NUMBER}\b ?[.:]?(?P<rest>.*)$", re.IGNORECASE)),
    (Level.SUBSECTION, re.compile(rf"tiểu mục {_NUMBER}\b ?[.:]?(?P<rest>.*)$", re.IGNORECASE)),
    (Level.SECTION, re.compile(rf"mục {_NUMBER}\b ?[.:]?(?P<rest>.*)$", re.IGNORECASE)),
    (Level.ARTICLE, re.compile(r"điều (?P<label>\d+[a-zđ]?) ?(?:[.:]|$)(?P<rest>.*)$", re.I)),
    (Level.ROMAN, re.compile(r"(?P<label>[IVX]+) ?[.)/:-](?: (?P<rest>.+)|$)")),
    (Level.CLAUSE, re.compile(r"(?P<label>\d{1,3}) ?[.)/](?!\d)(?P<rest>.*)$")),
    (Level.POINT, re.compile(r"(?P<label>[a-zđ]) ?[.)/](?: (?P<rest>.+)|$)")),
)
_WITH_TITLE_BELOW = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_GROUPS = _WITH_TITLE_BELOW | {Level.ROMAN}
_ROMANS = {roman(value): value for value in range(1, 40)}
_INITIAL = re.compile(r"[^\W\d_]\.")
_Match = tuple[Level, str, str]
_LONGEST_LABEL = 40
_ENDS = (".", ";", ":", ",", "!", "?", "…", "/.")


def headings(pieces: Sequence[Piece]) -> Iterator[Heading]:
    """Yield the headings among paragraphs of text, in their order."""
    matches = list(map(_level, pieces))
    listed = _listed(matches)
    for at, (piece, match) in enumerate(zip(pieces, matches, strict=True)):
        if match is None or (_could_be_name(piece, match) and at not in listed):
            continue
        level, label, rest = match
        below = pieces[at + 1] if at + 1 < len(pieces) else None
        title = below if below and level in _WITH_TITLE_BELOW and not rest else None
        if title and not _is_title(title):
            title = None
        yield Heading(level, label, piece, title, _has_title(rest))


def begins_text(piece: Piece) -> bool:
    """Tell a heading that a text may begin with, right below its title."""
    match = _level(piece)
    if match is None:
        return False
    level, _, rest = match
    if level in _WITH_TITLE_BELOW:
        return not rest or rest[0].isupper()
    return level in {Level.ARTICLE, Level.ROMAN}


def _listed(matches: Sequence[_Match | None]) -> set[int]:
    """Return where a Roman number goes on with the one before it, or the next with it."""
    values = [
        (at, _ROMANS.get(match[1], 0))
        for at, match in enumerate(matches)
        if match and match[0] is Level.ROMAN
    ]
    return {
        at
        for (first, value), (second, following) in pairwise(values)
        if following == value + 1
        for at in (first, second)
    }


def _could_be_name(piece: Piece, match: _Match) -> bool:
    """Tell a line that may be a name, «I. Nguyễn Văn A»: typed, neither bold nor in capitals."""
    if match[0] is not Level.ROMAN or piece.paragraph.number:
        return False
    return not piece.shown.isupper() and not any(run.bold for run in piece.runs)


def _level(piece: Piece) -> _Match | None:
    number = piece.paragraph.number
    text = " ".join(f"{number} {piece.shown}".split())
    for level, pattern in _LEVELS:
        match = pattern.match(text)
        if match:
            rest = (match["rest"] or "").strip()
            if _is_cited(level, rest) or (level is Level.ROMAN and _INITIAL.match(rest)):
                return None
            return level, match["label"], rest
    return None


def _is_cited(level: Level, rest: str) -> bool:
    """Tell a sentence that begins with «Mục 2 …» or «Phần I của …» from a heading."""
    if level not in _WITH_TITLE_BELOW or not rest:
        return False
    return len(rest) > _LONGEST_LABEL and not rest.isupper()


def _is_title(piece: Piece) -> bool:
    if _level(piece) or fold(piece.text).startswith("điều "):
        return False
    return piece.shown.isupper() or piece.paragraph.align == "center"


def _has_title(rest: str) -> bool:
    """Tell a heading from a sentence: it does not end as a sentence does."""
    return bool(rest) and not rest.endswith(_ENDS)
