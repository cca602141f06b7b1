"""Finds columns by the titles above them, wherever the header stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice

from generator.errors import Problem, error
from generator.frozen import Frozen
from generator.vietnamese import enumerate_vi, fold_text, nearest
from generator.workbook.cells import Spot
from generator.workbook.sheet import Sheet, letters

Titles = tuple[str, ...]
"""Titles of a column, upper level first."""

_MOST_LEVELS = 4
_MOST_TRIED = 100
_NEAR_TOP = 30
_MOST_COMPARED = 400
_MOST_LISTED = 10


class Header(Frozen):
    """The rows of titles of a table.

    `stacks` holds for each column the cells of its titles, upper level first; `fits` the columns
    that each of the sought titles may mean.
    """

    sheet: Sheet
    bottom: int
    stacks: Mapping[int, tuple[Spot, ...]]
    fits: Mapping[Titles, tuple[int, ...]]

    @property
    def top(self) -> int:
        """The highest row of titles; what stands above it says what the table is of."""
        return min(spot[0] for stack in self.stacks.values() for spot in stack)

    @property
    def first_row(self) -> int:
        """The first row under the titles of the columns that were found."""
        found = {columns[0] for columns in self.fits.values() if columns}
        lowest = (self.stacks[column][-1] for column in found)
        merged = (self.sheet.covered.get(spot) for spot in lowest)
        return max([self.bottom, *(area.bottom for area in merged if area)]) + 1

    @property
    def score(self) -> tuple[int, int]:
        """How many of the titles were found: exactly once, at all."""
        counts = [len(columns) for columns in self.fits.values()]
        return counts.count(1), sum(map(bool, counts))


def find_header(sheet: Sheet, wanted: Sequence[Titles]) -> Header | None:
    """Return the header that has most of the titles, the lowest and topmost of equals."""
    headers = [
        _header(sheet, wanted, top, bottom)
        for bottom in _bottoms(sheet, wanted)
        for top in range(bottom, max(bottom - _MOST_LEVELS, 0), -1)
    ]
    # max keeps the first of equals: fewest rows within a bottom, topmost bottom.
    return max(headers, key=lambda header: header.score, default=None)


def repeated(header: Header, columns: Sequence[int], rows: Iterable[int]) -> frozenset[int]:
    """Return those of the rows under the header that say its titles again, column by column."""
    sheet = header.sheet

    def said(row: int) -> Titles:
        return tuple(sheet.folded((row, at)) for at in columns)

    titles = {said(row) for row in range(header.top, header.first_row)}
    # One cell tells most rows from a title: to look at all of them would take long.
    marks = {next((at, text) for at, text in enumerate(one) if text) for one in titles if any(one)}
    like = {columns[at]: {text for each, text in marks if each == at} for at, _ in marks}
    return frozenset(
        row
        for row in rows
        if any(sheet.folded((row, at)) in texts for at, texts in like.items())
        and said(row) in titles
    )


def missing(sheet: Sheet, header: Header | None, wanted: Iterable[Titles]) -> list[Problem]:
    """Return a problem for each of the titles that no column has."""
    absent = [titles for titles in wanted if not (header and header.fits[titles])]
    known = _known_titles(sheet, header)
    lowest = _lowest_titles(sheet, header)
    return [_missing(sheet, titles, known, lowest) for titles in absent]


def ambiguous(header: Header) -> list[Problem]:
    """Return a problem for each of the titles that several columns have."""
    return [
        _ambiguous(header, titles, columns)
        for titles, columns in header.fits.items()
        if len(columns) > 1
    ]


def join(titles: Iterable[str]) -> str:
    """Print titles as the dossier writes them."""
    return " > ".join(titles)


def _bottoms(sheet: Sheet, wanted: Sequence[Titles]) -> list[int]:
    """Return the rows in which the lowest title of a column may stand."""
    lowest = {fold_text(titles[-1]) for titles in wanted}
    rows = {spot[0] for spot in sheet.words if fold_text(sheet.texts[spot]) in lowest}
    return sorted(rows)[:_MOST_TRIED]


def _header(sheet: Sheet, wanted: Sequence[Titles], top: int, bottom: int) -> Header:
    rows = range(top, bottom + 1)
    columns = sorted({column for row in rows for column in sheet.columns_in.get(row, ())})
    stacks = {column: stack(sheet, column, rows) for column in columns}
    folded = {
        column: tuple(fold_text(sheet.title(spot)) for spot in stack)
        for column, stack in stacks.items()
        if stack and not _is_shadow(sheet, column, stack[-1], bottom)
    }
    fits = {titles: _columns_with(titles, folded) for titles in wanted}
    return Header(sheet, bottom, stacks, fits)


def stack(sheet: Sheet, column: int, rows: Iterable[int]) -> tuple[Spot, ...]:
    """Return the cells that say something above a column; a merged one counts once."""
    spots = (sheet.anchor((row, column)) for row in rows)
    return tuple(spot for spot, _ in groupby(spots) if sheet.title(spot))


def _is_shadow(sheet: Sheet, column: int, lowest: Spot, bottom: int) -> bool:
    """Tell whether a title only reaches over a column (report tools merge to make room)."""
    return lowest[1] != column and sheet.last_rows.get(column, 0) <= bottom


def _columns_with(titles: Titles, folded: Mapping[int, Titles]) -> tuple[int, ...]:
    sought = tuple(map(fold_text, titles))
    return tuple(column for column, stack in folded.items() if _fits(sought, stack))


def _fits(sought: Titles, stack: Titles) -> bool:
    """Tell whether the titles occur in order, the last of them lowest."""
    upper = iter(stack[:-1])
    return stack[-1] == sought[-1] and all(title in upper for title in sought[:-1])


def _known_titles(sheet: Sheet, header: Header | None) -> list[str]:
    if header is None:
        near_top = sorted(spot for spot in sheet.cells if spot[0] <= _NEAR_TOP)
        return [sheet.title(spot) for spot in near_top[:_MOST_COMPARED]]
    named = [[sheet.title(spot) for spot in stack] for stack in header.stacks.values()]
    known = (join(stack[level:]) for stack in named for level in range(len(stack)))
    return list(islice(known, _MOST_COMPARED))


def _lowest_titles(sheet: Sheet, header: Header | None) -> list[str]:
    """Return the titles next to the figures; without a header, of the fullest row near the top."""
    if header is None:
        rows = [row for row in sorted(sheet.columns_in) if row <= _NEAR_TOP]
        fullest = max(rows, key=lambda row: len(sheet.columns_in[row]), default=0)
        return [sheet.title((fullest, at)) for at in sorted(sheet.columns_in.get(fullest, ()))]
    return [sheet.title(stack[-1]) for stack in header.stacks.values() if stack]


def _listed(sheet: Sheet, titles: Iterable[str]) -> str:
    shown = [f"«{title}»" for title in dict.fromkeys(filter(None, titles))]
    where = f"Trang «{sheet.name}»" if sheet.name else "Tệp"
    if not shown:
        return f"{where} không có chữ nào; xem lại tên {'trang' if sheet.name else 'tệp'}."
    more = " …" if len(shown) > _MOST_LISTED else ""
    return f"{where} có các tiêu đề: {', '.join(shown[:_MOST_LISTED])}{more}."


def _missing(sheet: Sheet, titles: Titles, known: Iterable[str], lowest: Iterable[str]) -> Problem:
    what = f"Không có cột nào có tiêu đề «{join(titles)}»."
    near = nearest(join(titles), known)
    remedy = f"Có phải «{near}» không?" if near else _listed(sheet, lowest)
    return error("SL12", sheet.whole, what, remedy)


def _ambiguous(header: Header, titles: Titles, columns: Iterable[int]) -> Problem:
    sheet = header.sheet
    named = [
        f"cột {letters(column)} «{join(map(sheet.title, header.stacks[column]))}»"
        for column in columns
    ]
    what = f"Tiêu đề «{join(titles)}» hợp với nhiều cột: {enumerate_vi(named)}."
    remedy = "Ghi thêm tầng trên (tầng trên > tầng dưới) cho đủ phân biệt."
    return error("SL13", sheet.whole, what, remedy)
