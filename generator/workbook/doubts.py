"""Refuses what leaves a reader in doubt of a table: hidden rows and columns, merged cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.errors import Problem, error
from generator.vietnamese import enumerate_vi
from generator.workbook.cells import Area
from generator.workbook.sheet import Sheet, address, letters
from generator.workbook.subrows import Block, is_within

_SHOW_ALL = "Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại."
_UNMERGE = "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."


def hidden(sheet: Sheet, rows: Collection[int], columns: Collection[int]) -> list[Problem]:
    """Refuse what is hidden among the rows and columns read: people believe it is left out."""
    found = {
        "dòng": [str(row) for row in sorted(rows) if row in sheet.hidden_rows],
        "cột": [letters(at) for at in sorted(columns) if at in sheet.hidden_columns],
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


def merged(  # noqa: PLR0913, PLR0917 - each is a different thing that may be merged over
    sheet: Sheet,
    rows: Collection[int],
    columns: Collection[int],
    totals: Collection[int] = (),
    blocks: Mapping[int, Block] | None = None,
    names: Collection[int] = (),
) -> list[Problem]:
    """Refuse merged ranges in the cells read, each once; the rows of totals may have a label.

    A range over the rows of one organization is none to doubt: `blocks` tells of each row whose
    it is. Nor is one from an unread column into one of `names`; a figure would be lost there.
    """
    whose = blocks or {}
    with_merged = {row for row, _ in sheet.covered}
    areas = {
        _name(area): area
        for row in sorted(with_merged.intersection(rows))
        for at in columns
        if (area := sheet.covered.get((row, at)))
        and (
            _is_doubtful(area, columns, whose.get(row), is_total=row in totals)
            or (area.left not in columns and at not in names and row not in totals)
        )
    }
    return [
        error(
            "SL32",
            sheet.place((area.top, area.left)),
            f"Các ô {name} bị trộn làm một.",
            _UNMERGE,
        )
        for name, area in areas.items()
    ]


def _name(area: Area) -> str:
    return f"{address((area.top, area.left))}:{address((area.bottom, area.right))}"


def _is_doubtful(
    area: Area, columns: Collection[int], block: Block | None, *, is_total: bool
) -> bool:
    if area.top != area.bottom and not (block and is_within(block, area.top, area.bottom)):
        return True
    # Report tools merge a cell with its empty neighbours to make room: no doubt there.
    inside = [at for at in columns if area.left <= at <= area.right]
    return not is_total and len(inside) > 1
