"""The parts below the text: whom copies go to, and who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.checker.anatomy import words
from generator.checker.anatomy.lines import Line, Stack, parted
from generator.checker.paper import Part

Found = dict[Part, list[Line]]

_LONGEST_HEAD = 60
_NAME_WORDS = range(2, 8)
_LONGEST_WORD = 9
_NOT_A_NAME = re.compile(r"\(|\[|\W*đã ký|\W*ký |.*\d|.*[:;…]|\.{2,}|.*\bngày\b|ghi chú")
_RANKS = re.compile(r"(?:gs|pgs|ts|ths|bs|cn|ks|cki|ckii|bscki{1,2}|đại|thượng|trung|thiếu)[. ]")


def ending(lines: Sequence[Line]) -> Found:
    """Return the parts below the text; the lines are those after the title and Kính gửi."""
    head = _head(lines)
    found: Found = {}
    if head is None:
        _sign(_last_block(lines), found)
    else:
        _copies(lines, head, found)
        _sign(_signature(lines, head, found), found)
    _around(lines, found)
    return found


def _head(lines: Sequence[Line]) -> int | None:
    """Find «Nơi nhận», the last one: a text may speak of it."""
    for at in reversed(range(len(lines))):
        if words.COPIES.match(lines[at].plain) and len(lines[at].plain) < _LONGEST_HEAD:
            return at
    return None


# --- Nơi nhận ---------------------------------------------------------------------------------


def _copies(lines: Sequence[Line], head: int, found: Found) -> None:
    found[Part.COPIES_HEAD] = [lines[head]]
    stack = lines[head].stack
    taken: list[Line] = []
    for line in lines[head + 1 :]:
        if line.stack != stack:
            continue
        if stack[0] == "page" and not _is_listed(line, taken):
            break
        if _is_copy(line):
            taken.append(line)
    if taken:
        found[Part.COPIES] = [*taken[:-1], *_without_drafter(taken[-1], found)]


_DRAFTER_BEHIND = re.compile(r"(?<=[.;])\s+(?=[A-ZĐ]{2,5}\.\s?\(\d+\)\.?\s*$)")
"""After «Lưu: …» as in Mẫu 1.5; «HC (2).» without a point is how many copies are kept."""


def _without_drafter(line: Line, found: Found) -> Iterator[Line]:
    text = "".join(run.text for run in line.piece.runs)
    behind = _DRAFTER_BEHIND.search(text)
    if behind is None:
        yield line
        return
    kept, drafter = parted(line, behind.end())
    found[Part.DRAFTER] = [drafter]
    yield kept


def _is_listed(line: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line outside of any cell is one more of the list."""
    if words.BULLET.match(line.plain) or words.KEPT.match(line.plain):
        return True
    goes_on = bool(above) and not above[-1].plain.endswith((";", "."))
    return goes_on and not line.is_upper and not words.CAPACITY.match(line.plain)


def _is_copy(line: Line) -> bool:
    if words.STROKES.match(line.plain) and not words.BULLET.match(line.plain):
        return False
    return not (
        line.plain.startswith("(")
        or words.DRAFTER.match(line.plain)
        or words.CONTACT.match(line.plain)
    )


# --- the signature ----------------------------------------------------------------------------


def _signature(lines: Sequence[Line], head: int, found: Found) -> list[Line]:
    """Return the lines that stand beside Nơi nhận, or below it, or before it."""
    start = lines[head]
    kind, table, _ = start.stack
    taken = {each.key for each in (start, *found.get(Part.COPIES, ()))}
    if kind == "cell":
        beside = [each for each in lines if _is_beside(each, start.stack, table)]
        if _has_capacity(beside):
            return beside
    first = max(at for at, line in enumerate(lines) if line.key in taken) + 1
    between = [
        each for each in lines[head:first] if each.key not in taken and each.stack != start.stack
    ]
    below = [*between, *lines[first:]]
    if _has_capacity(below):
        return below
    return _last_block(lines[:head])


def _is_beside(line: Line, stack: Stack, table: int) -> bool:
    kind, other, _ = line.stack
    return kind == "cell" and other == table and line.stack != stack


def _has_capacity(lines: Sequence[Line]) -> bool:
    return any(words.CAPACITY.match(line.plain) for line in lines)


_LAST_LINES = 16


def _last_block(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the first capacity on among the last ones."""
    last = lines[-_LAST_LINES:]
    for line in last:
        if words.CAPACITY.match(line.plain) and line.is_upper and _stands_apart(line):
            return [each for each in last if each.index >= line.index]
    return []


def _stands_apart(line: Line) -> bool:
    paragraph = line.piece.paragraph
    return line.is_centred or line.stack[0] != "page" or line.column > 0 or paragraph.left_mm > 20  # noqa: PLR2004 - mm, more than any indent of text


def _sign(lines: Sequence[Line], found: Found) -> None:
    """Tell capacities from names, in each stack by itself; a name ends what is signed."""
    capacities: list[Line] = []
    names: list[Line] = []
    for stack in _stacks(lines):
        signed = list(_signed(stack))
        for line, below in zip_longest(signed, signed[1:]):
            (names if _is_name(line) and not _goes_on(line, below) else capacities).append(line)
    for part, taken in ((Part.CAPACITY, capacities), (Part.SIGNATORY, names)):
        if taken:
            found[part] = sorted(taken, key=lambda line: line.key)


def _goes_on(line: Line, below: Line | None) -> bool:
    """Tell the second line of a capacity («… XÃ / SƠN HÀ») from a name: a name stands below it."""
    return line.is_upper and below is not None and _is_name(below) and not below.is_upper


def _stacks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    by_stack: dict[Stack, list[Line]] = {}
    for line in lines:
        by_stack.setdefault(line.stack, []).append(line)
    for stack in by_stack.values():
        if _has_capacity(stack) or any(map(_is_name, stack)):
            yield stack


def _signed(stack: Sequence[Line]) -> Iterator[Line]:
    """Yield the capacities and the names of a stack; what is neither is left out."""
    for at, line in enumerate(stack):
        is_capacity = bool(words.CAPACITY.match(line.plain))
        goes_on = line.is_upper and at > 0 and bool(words.CAPACITY.match(stack[at - 1].plain))
        if is_capacity or goes_on or _is_name(line):
            yield line


def _is_name(line: Line) -> bool:
    """Tell whether a line looks like the name of a person, whatever its case."""
    if words.CAPACITY.match(line.plain) or words.ORGANIZATION.match(line.plain):
        return False
    if _NOT_A_NAME.match(line.plain) or words.CONTACT.match(line.plain):
        return False
    syllables = line.piece.text.split()
    if _RANKS.match(line.plain):
        return True
    if len(syllables) not in _NAME_WORDS or max(map(len, syllables)) > _LONGEST_WORD:
        return False
    return line.piece.text[0].isupper() and not line.plain.endswith(",")


# --- around -----------------------------------------------------------------------------------


def _around(lines: Sequence[Line], found: Found) -> None:
    """Find the drafter's code, and the address that is not in the footer."""
    begin = _begin(lines, found)
    for line in lines[begin:]:
        if words.DRAFTER.match(line.plain):
            found.setdefault(Part.DRAFTER, []).append(line)
        elif words.CONTACT.match(line.plain):
            found.setdefault(Part.CONTACT, []).append(line)


def _begin(lines: Sequence[Line], found: Found) -> int:
    known = [*found.get(Part.COPIES_HEAD, ()), *found.get(Part.CAPACITY, ())]
    first = min((each.key for each in known), default=None)
    if first is None:
        return len(lines)
    return next(at for at, line in enumerate(lines) if line.key >= first)
