"""What the cells of a table ask of their columns, those that ask for the same once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from generator.blocks import Cell, Prose, Table, words_of
from generator.metrics import advance, unbroken
from generator.wordml.grid import rows_of

_Key = tuple[str, type, bool]
"""What a cell says, of which kind that is, whether it is bold."""
_BOLD: Final[Callable[[Cell], bool]] = attrgetter("bold")
_END: Final = "\0"
_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
"""All digits are as wide as 0 is."""


class Asking(NamedTuple):
    """All of a cell that its needs follow from: where it stands, how long its words are."""

    column: int
    columns: int
    words: tuple[int, ...]


@dataclass(slots=True)
class Asked:
    """What all cells ask for: a long table says little.

    `longest` is the longest word of each column, `over` the cells that stand over several.
    `wordy` are the cells of more than one word, numbered from 1, and `counts` how many there are
    of each. `rows` counts the rows of the body by the wordy cells in them.
    """

    longest: dict[int, int] = field(default_factory=dict)
    over: dict[Asking, None] = field(default_factory=dict)
    wordy: dict[Asking, int] = field(default_factory=dict)
    counts: Counter[int] = field(default_factory=Counter)
    rows: Counter[tuple[int, ...]] = field(default_factory=Counter)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        ends = (each.column + each.columns for each in self.over)
        return max(*(column + 1 for column in self.longest), *ends, 0)

    def take(self, asking: Asking, count: int = 1) -> int:
        """Take cells that ask for the same; return their number, 0 where they are not wordy."""
        column, columns, words = asking
        if columns > 1:
            self.over.setdefault(asking)
        else:
            self.longest[column] = max(self.longest.get(column, 0), *words)
        if len(words) == 1:
            return 0
        number = self.wordy.setdefault(asking, len(self.wordy) + 1)
        self.counts[number] += count
        return number


def asked(table: Table) -> Asked:
    """Go through a table: row by row where cells are joined, else column by column."""
    found = Asked()
    even: list[Sequence[Cell]] = []
    header = len(table.header)
    for number, row in enumerate(rows_of(table)):
        if number >= header and not row.uneven:
            even.append(row.cells)
            continue
        own = [spot for spot in row.spots if spot.begins]
        keys = _keys([spot.cell for spot in own])
        if number < header:
            keys = [(text, kind, True) for text, kind, _ in keys]
        places = zip(own, map(_lengths, keys), strict=True)
        wordy = [found.take(Asking(at.column, at.cell.columns, words)) for at, words in places]
        if number >= header and own:
            found.rows[tuple(wordy)] += 1
    numbers = [_numbers(found, *each) for each in enumerate(zip(*even, strict=True))]
    if several := list(filter(None, numbers)):
        found.rows.update(zip(*several, strict=True))
    else:
        found.rows[()] += len(even)
    return found


def _numbers(found: Asked, column: int, cells: Sequence[Cell]) -> list[int]:
    """Take the cells of a column; return the number of each, or nothing where none is wordy."""
    keys = _keys(cells)
    numbers = {
        key: found.take(Asking(column, 1, _lengths(key)), count)
        for key, count in Counter(keys).items()
    }
    return list(map(numbers.__getitem__, keys)) if any(numbers.values()) else []


def _keys(cells: Sequence[Cell]) -> list[_Key]:
    kinds = [type(cell.content) for cell in cells]
    return list(zip(_alike(words_of(cells)), kinds, map(_BOLD, cells), strict=True))


def _alike(texts: list[str]) -> list[str]:
    """Return texts of the same widths, numbers of as many digits all the same."""
    said = _END.join(texts).encode(errors="surrogatepass")
    made = said.translate(_DIGITS).decode(errors="surrogatepass").split(_END)
    return made if len(made) == len(texts) else texts


def _lengths(key: _Key) -> tuple[int, ...]:
    """Return how long what may not break is: the words of a text, a figure as a whole."""
    text, kind, is_bold = key
    pieces = unbroken(text) if issubclass(kind, str | Prose) else [text]
    return tuple([advance(piece, is_bold) for piece in pieces]) or (0,)
