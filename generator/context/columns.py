"""The columns of a table as its data has them: one for each period, titles of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.config import TableColumn, leaves_of
from generator.frozen import replace
from generator.model import Column, Dataset, Head
from generator.vietnamese import fold_name

STAR, FIELD = "*", "{{"


def columns_of(columns: Sequence[TableColumn], data: Dataset) -> tuple[TableColumn, ...]:
    """Return the columns that a table gets from the data, where it leaves that to the data."""
    return tuple(made for column in columns for made in _made(column, data))


def _made(column: TableColumn, data: Dataset) -> Iterator[TableColumn]:
    if column.as_sheet is not None:
        yield from _of_sheet(column.as_sheet, data)
    elif column.columns and STAR in column.title and (steps := _common_steps(column, data)):
        for step in steps:
            below = columns_of([_at_step(each, step, data) for each in column.columns], data)
            yield replace(_titled(column, step), columns=below)
    elif column.columns:
        below = columns_of(column.columns, data)
        if below:
            yield replace(column, columns=below)
    elif STAR in (column.source or ""):
        for each in _members(column.source or "", data):
            yield replace(_titled(column, each.step), source=each.name)
    else:
        yield column


# --- one for each period ---------------------------------------------------------------------


def _members(series: str, data: Dataset) -> list[Column]:
    return [each for each in data.columns if each.series == series]


def _common_steps(column: TableColumn, data: Dataset) -> list[str]:
    """Return the periods that all columns below a title have."""
    below = [leaf.source or "" for leaf in leaves_of([column]) if STAR in (leaf.source or "")]
    steps = [[each.step for each in _members(source, data)] for source in below]
    return [step for step in steps[0] if all(step in own for own in steps)] if steps else []


def _at_step(column: TableColumn, step: str, data: Dataset) -> TableColumn:
    if column.columns:
        below = tuple(_at_step(each, step, data) for each in column.columns)
        return replace(_titled(column, step), columns=below)
    named = (each.name for each in _members(column.source or "", data) if each.step == step)
    return replace(_titled(column, step), source=next(named, column.source))


def _titled(column: TableColumn, step: str) -> TableColumn:
    """Name a period in a title; with that it is no longer what was typed, unless it has fields."""
    if STAR not in column.title:
        return column
    is_data = column.is_data or FIELD not in column.title
    return replace(column, title=column.title.replace(STAR, step), is_data=is_data)


# --- as on the sheet -------------------------------------------------------------------------


def _of_sheet(names: Sequence[str], data: Dataset) -> Iterator[TableColumn]:
    """Return columns under the titles of the sheet: those named, or all."""
    wanted = {fold_name(name) for name in names}
    series = {each.name: fold_name(each.series or "") for each in data.columns}
    seen: set[str] = set()
    found: list[tuple[tuple[str, ...], str]] = []
    for head in data.heads:
        source = _source(head)
        is_wanted = not wanted or fold_name(source) in wanted or series.get(source) in wanted
        if is_wanted and source not in seen:
            seen.add(source)
            found.append((head.titles or (source,), source))
    yield from _tree(found)


def _source(head: Head) -> str:
    if head.name is None:
        return "Mã" if head.is_code else "Đơn vị"
    return head.name


def _tree(found: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[TableColumn]:
    """Join columns side by side under the title that they share."""
    for (title, lowest), group in groupby(enumerate(found), key=_shared):
        members = [each for _, each in group]
        if lowest is not None:
            yield TableColumn(title, found[lowest][1], is_data=True)
        else:
            below = tuple(_tree([(titles[1:], source) for titles, source in members]))
            yield TableColumn(title, columns=below, is_data=True)


def _shared(placed: tuple[int, tuple[tuple[str, ...], str]]) -> tuple[str, int | None]:
    """Return what columns side by side have in common; a lowest title is of one column only."""
    position, (titles, _) = placed
    return titles[0], position if len(titles) == 1 else None
