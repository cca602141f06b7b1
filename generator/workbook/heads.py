"""The titles over the columns of a table, level by level, as the sheet merges them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import Problem, error
from generator.model import Head
from generator.vietnamese import unusable_character
from generator.workbook.header import Header, stack
from generator.workbook.rows import Table
from generator.workbook.sought import Sought


def heads(table: Table, header: Header, sought: Sought) -> tuple[Head, ...]:
    """Return the titles over the columns that are read, in the order of the sheet.

    Where each period has a sheet, its name is the first title. The label of a sub-row is the last.
    """
    rows = range(header.top, header.first_row)
    above = [sought.sheet or ""] if sought.sheets else []
    named: list[tuple[int, str | None, str | None]] = [(table.name_column, None, None)]
    if table.code_column is not None:
        named.append((table.code_column, "", None))
    named += [(at, column.name, column.subrow) for column, at in table.columns]
    found: list[Head] = []
    for at, name, subrow in sorted(named, key=lambda each: each[0]):
        own = [table.sheet.title(spot) for spot in stack(table.sheet, at, rows)]
        own += [subrow] if subrow else []
        levels = tuple(own if not name else above + own)
        found.append(Head(name or None, levels, is_code=name == ""))
    return tuple(found)


def title_problems(table: Table, header: Header) -> Iterator[Problem]:
    """Find titles with characters that a document cannot hold."""
    seen = dict.fromkeys(
        spot
        for at in sorted(table.used)
        for spot in stack(table.sheet, at, range(header.top, header.first_row))
    )
    for spot in seen:
        strange = unusable_character(table.sheet.title(spot))
        if strange:
            what = f"Tiêu đề có {strange}."
            yield error("SL86", table.sheet.place(spot), what, "Gõ lại tiêu đề.")
