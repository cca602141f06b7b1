"""One titled table of the account."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled table of the account; `numbers` are the columns that stand to the right."""

    title: str
    header: Row
    rows: tuple[Row, ...]
    numbers: frozenset[int] = frozenset()
    empty: str = ""
