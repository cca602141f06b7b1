"""The cells of a workbook of our own, to be compared with what somebody saved over it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from generator.workbook.opening import open_workbook

Contents = dict[tuple[str, str], str]
"""What stands in a cell, by the name of its sheet and its address; blank cells are left out."""


def contents(path: Path, file: str) -> Contents:
    """Read the cells of a workbook that may have been edited.

    Raises:
        Refused, MachineRefused: as `open_workbook`.
    """
    return _contents(open_workbook(path, file).values)


def own_contents(data: bytes) -> Contents:
    """Read the cells of a workbook that we wrote."""
    return _contents(openpyxl.load_workbook(io.BytesIO(data), data_only=True))


def _contents(workbook: Workbook) -> Contents:
    return {
        (sheet.title, cell.coordinate): str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
