"""Cells as every reader gives them, whatever the kind of file they were stored in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, time, timedelta
from enum import Enum
from typing import NamedTuple

from generator.frozen import Frozen

Spot = tuple[int, int]
"""Row and column, from 1."""


class CellKind(Enum):
    """What a cell holds."""

    NUMBER = "số"
    TEXT = "chữ"
    BOOLEAN = "đúng/sai"
    MOMENT = "ngày giờ"
    ERROR = "lỗi"


class Cell(Frozen, gc=False):
    """A cell that is not blank: its stored value, never what a program shows of it.

    A number is an int or the float that was stored; an error is its text, such as #DIV/0!. A
    format is written as Excel does ("0.00%"), where the file knows formats at all.
    """

    kind: CellKind
    value: int | float | str | bool | date | time | timedelta
    number_format: str = "General"


class Area(NamedTuple):
    """A merged range, its corners counted from 1 and included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(Frozen):
    """One sheet as stored.

    `formulas` are the spots of formulas, `unstored` those of them without a result.
    """

    name: str
    cells: Mapping[Spot, Cell]
    merged: tuple[Area, ...] = ()
    formulas: Collection[Spot] = frozenset()
    unstored: Collection[Spot] = frozenset()
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()


class Book(Frozen):
    """A file of sheets; `recalculates` means that results of formulas are not to be trusted."""

    file: str
    grids: tuple[Grid, ...]
    recalculates: bool = False
