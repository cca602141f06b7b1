"""Workbooks in and out: the register, the figures, the results (the only user of openpyxl)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.workbook.contents import Contents, contents, own_contents
from generator.workbook.copied import Copied, Given, read_copied
from generator.workbook.dataset import read_dataset, read_tables
from generator.workbook.joining import unowed
from generator.workbook.register import read_register
from generator.workbook.results import write_results
from generator.workbook.shown import DASH
from generator.workbook.sought import Sought

__all__ = [
    "DASH",
    "Contents",
    "Copied",
    "Given",
    "Sought",
    "contents",
    "own_contents",
    "read_copied",
    "read_dataset",
    "read_register",
    "read_tables",
    "unowed",
    "write_results",
    "write_rows",
]


def write_rows(title: str, sheet: str, rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook of one sheet; the first row is its headings."""
    from generator.workbook import blank  # noqa: PLC0415 - openpyxl is slow to load

    return blank.write_rows(title, sheet, rows)
