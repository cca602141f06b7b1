"""One titled table of the account."""

from __future__ import annotations

from generator.frozen import Frozen

Row = tuple[str, ...]


class Section(Frozen):
    """A titled table of the account; `numbers` are the columns that stand to the right."""

    title: str
    header: Row
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    empty: str = ""
