"""Workbooks for an office to fill in: headings, and a few rows that show how."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from generator.workbook.writing import FONT, SIZE, new_workbook, pack_workbook

WIDEST, NARROWEST = 50, 10


def write_rows(title: str, sheet: str, rows: Sequence[Sequence[str | int]]) -> bytes:
    """Return a workbook of one sheet; the first row is its headings."""
    workbook = new_workbook(title)
    made = workbook.create_sheet(sheet)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = made.cell(number, column, value)
            cell.font = Font(name=FONT, size=SIZE, bold=number == 1)
    for column in range(1, len(rows[0]) + 1):
        longest = max(len(str(row[column - 1])) for row in rows) + 2
        width = min(max(longest, NARROWEST), WIDEST)
        made.column_dimensions[get_column_letter(column)].width = width
    made.freeze_panes = "A2"
    return pack_workbook(workbook, [])
