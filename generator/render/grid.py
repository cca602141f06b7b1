"""The grid of a table whose columns a template repeats, leaves out or joins."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

COLUMN_TAG: Final = re.compile(r"\{%(?:tc\s|\s*(?:colspan|hm)\b)")
ROW_TAG: Final = re.compile(r"\{[%#]tr\s")
"""A row with such a tag is not printed."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fit(table: etree._Element) -> bool:
    """Give a table as many grid columns as its widest row, in the same width, as docxtpl does.

    Unlike there, a joined cell counts for the columns that it takes, and so does what a row skips.
    """
    grid = table.find(f"{W}tblGrid")
    rows = table.findall(f"{W}tr")
    if grid is None or len(grid) == 0 or not rows:
        return False
    widths = [int(column.get(f"{W}w", "0")) for column in grid]
    count = max(map(columns, rows))
    if count == len(widths) or count == 0:
        return False
    grid[:] = [
        grid.makeelement(f"{W}gridCol", {f"{W}w": str(width)}) for width in _fitted(widths, count)
    ]
    return True


def may_change(tree: etree._Element) -> bool:
    """Tell whether filling a part may leave a table with another number of columns."""
    return any(not _is_even(table) for table in tree.iter(f"{W}tbl"))


def _is_even(table: etree._Element) -> bool:
    """Tell whether every row takes the columns of the grid, whatever it is filled with."""
    grid = table.find(f"{W}tblGrid")
    width = 0 if grid is None else len(grid)
    for row in table.iterfind(f"{W}tr"):
        text = "".join(each.text or "" for each in row.iter(f"{W}t"))
        if COLUMN_TAG.search(text) or (not ROW_TAG.search(text) and columns(row) != width):
            return False
    return True


def columns(row: etree._Element) -> int:
    """Return how many columns of the grid a row takes."""
    skipped = [row.find(f"{W}trPr/{W}{name}") for name in ("gridBefore", "gridAfter")]
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
    return sum(_value(each, 0) for each in skipped) + sum(_value(each, 1) for each in spans)


def _value(element: etree._Element | None, absent: int) -> int:
    return absent if element is None else int(element.get(f"{W}val", "1"))


def _fitted(widths: list[int], count: int) -> list[int]:
    """Narrow the columns to make room for new ones, or share out what the last ones leave."""
    had, total = len(widths), sum(widths)
    if count > had:
        return [width * had // count for width in widths] + [total // count] * (count - had)
    shared = sum(widths[count:]) // count
    return [width + shared for width in widths[:count]]
