"""The cells of a workbook of our own, to be compared with what somebody saved over it."""

from __future__ import annotations

from pathlib import Path

from generator.workbook import xlsx
from generator.workbook.cells import Book
from generator.workbook.opening import open_book
from generator.workbook.sheet import address

Contents = dict[tuple[str, str], str]
"""What stands in a cell, by the name of its sheet and its address; blank cells are left out."""


def contents(path: Path, file: str) -> Contents:
    """Read the cells of a workbook that may have been edited.

    Raises:
        Refused, MachineRefused: as `open_book`.
    """
    return _contents(open_book(path, file))


def own_contents(data: bytes) -> Contents:
    """Read the cells of a workbook that we wrote."""
    return _contents(xlsx.read(data, ""))


def _contents(book: Book) -> Contents:
    return {
        (grid.name, address(spot)): str(cell.value)
        for grid in book.grids
        for spot, cell in sorted(grid.cells.items())
    }
