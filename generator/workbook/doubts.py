"""Refuses what leaves a reader in doubt of a table: hidden rows and columns, merged cells."""

from __future__ import annotations

from collections.abc import Collection

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from generator.errors import Problem, error
from generator.vietnamese import enumerate_vi
from generator.workbook.sheet import Sheet

_SHOW_ALL = "Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại."
_UNMERGE = "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."


def hidden(sheet: Sheet, rows: Collection[int], columns: Collection[int]) -> list[Problem]:
    """Refuse what is hidden among the rows and columns read: people believe it is left out."""
    found = {
        "dòng": [str(row) for row in sorted(rows) if row in sheet.hidden_rows],
        "cột": [get_column_letter(at) for at in sorted(columns) if at in sheet.hidden_columns],
    }
    return [
        error(
            "SL31",
            sheet.whole,
            f"Có {kind} đang bị ẩn trong số liệu: {kind} {enumerate_vi(names)}.",
            _SHOW_ALL,
        )
        for kind, names in found.items()
        if names
    ]


def merged(
    sheet: Sheet, rows: Collection[int], columns: Collection[int], total: int | None = None
) -> list[Problem]:
    """Refuse merged ranges in the cells read, each once; the row of the total may have a label."""
    areas = {
        area.coord: area
        for row in sorted(rows)
        for at in columns
        if (area := sheet.covered.get((row, at))) and _is_doubtful(area, columns, row == total)
    }
    return [
        error(
            "SL32",
            sheet.place((area.min_row, area.min_col)),
            f"Các ô {name} bị trộn làm một.",
            _UNMERGE,
        )
        for name, area in areas.items()
    ]


def _is_doubtful(area: CellRange, columns: Collection[int], is_total: bool) -> bool:
    if area.min_row != area.max_row:
        return True
    # Report tools merge a cell with its empty neighbours to make room: no doubt there.
    inside = [at for at in columns if area.min_col <= at <= area.max_col]
    return not is_total and len(inside) > 1
