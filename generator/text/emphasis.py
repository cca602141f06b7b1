"""Bold and italic: rows of stars paired, by the characters beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.blocks import Field, Run

Piece = str | Field

_STARS = re.compile(r"\*+")
_ITALIC, _BOLD, _BOTH = 1, 2, 3
_NOT_FIRST = ")]}”»,.;:!?…%\N{RIGHT SINGLE QUOTATION MARK}"
_NOT_LAST = "([{“«\N{LEFT SINGLE QUOTATION MARK}"


@dataclass(slots=True)
class _Stars:
    """A row of stars: 1 italic, 2 bold, 3 both. What pairs with nothing stays as typed."""

    count: int
    opens: bool
    closes: bool
    left: int
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def fits(self, closing: _Stars) -> bool:
        """Tell whether the other row may end what this one began."""
        return self.left == closing.left or _BOTH in (self.left, closing.left)


def emphasized(pieces: Sequence[Piece]) -> Iterator[Run]:
    """Yield runs with their look; texts of one look are one run."""
    for (is_text, bold, italic), group in groupby(_looks(pieces), key=_look):
        if not is_text:
            yield from group
        elif text := "".join(str(run.content) for run in group):
            yield Run(text, bold, italic)


def _look(run: Run) -> tuple[bool, bool, bool]:
    return isinstance(run.content, str), run.bold, run.italic


def _looks(pieces: Sequence[Piece]) -> Iterator[Run]:
    parts = list(_with_stars(pieces))
    _pair([part for part in parts if isinstance(part, _Stars)])
    open_now = {_ITALIC: 0, _BOLD: 0}
    for part in parts:
        if isinstance(part, _Stars):
            for size in part.ends:
                open_now[size] -= 1
            yield Run("*" * part.left, open_now[_BOLD] > 0, open_now[_ITALIC] > 0)
            for size in part.starts:
                open_now[size] += 1
        else:
            yield Run(part, open_now[_BOLD] > 0, open_now[_ITALIC] > 0)


def _with_stars(pieces: Sequence[Piece]) -> Iterator[Piece | _Stars]:
    last = len(pieces) - 1
    for position, piece in enumerate(pieces):
        if isinstance(piece, Field):
            yield piece
            continue
        # A field is a word to the stars beside it; the edge of the line is a space.
        around = ("x" if position else " ") + piece + ("x" if position < last else " ")
        at = 0
        for found in _STARS.finditer(piece):
            yield piece[at : found.start()]
            yield _stars(len(found[0]), around[found.start()], around[found.end() + 1])
            at = found.end()
        yield piece[at:]


def _stars(count: int, before: str, after: str) -> _Stars:
    """Say what a row of stars may do, by the characters beside it: only words have edges."""
    fits = count <= _BOTH
    opens = fits and not (after.isspace() or after in _NOT_FIRST or _is_letter(before))
    closes = fits and not (before.isspace() or before in _NOT_LAST or _is_letter(after))
    return _Stars(count, opens, closes, left=count)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _pair(rows: Iterable[_Stars]) -> None:
    """Pair each row that may end something with the nearest one that may have begun it."""
    waiting: list[_Stars] = []
    for row in rows:
        while row.closes and row.left:
            opening = next((each for each in reversed(waiting) if each.fits(row)), None)
            if opening is None:
                break
            del waiting[waiting.index(opening) + 1 :]
            size = _BOLD if min(opening.left, row.left) >= _BOLD else _ITALIC
            opening.left -= size
            opening.starts.append(size)
            row.left -= size
            row.ends.append(size)
            if not opening.left:
                waiting.pop()
        if row.opens and row.left == row.count:
            waiting.append(row)
