"""Cuts one table out of a sheet that has several, between rows that say what they say."""

from __future__ import annotations

from collections.abc import Collection

from generator.errors import Place, Refused, error
from generator.vietnamese import enumerate_vi, fold_text, nearest
from generator.workbook.cells import Area, CellKind, Grid, Spot
from generator.workbook.sheet import address, as_text

_MOST_COMPARED = 400
_FIRST, _LAST = 0, 1 << 31


def cut(grid: Grid, file: str, start: str | None, end: str | None) -> Grid:
    """Return what stands under the row that says `start` and above the next that says `end`.

    Raises:
        Refused: If there is no such row, or several that begin.
    """
    if start is None and end is None:
        return grid
    first = _row_of(grid, file, start, after=_FIRST, is_start=True) if start else _FIRST
    last = _row_of(grid, file, end, after=first) if end else _LAST
    return Grid(
        name=grid.name,
        cells={spot: cell for spot, cell in grid.cells.items() if first < spot[0] < last},
        merged=tuple(part for area in grid.merged if (part := _part(area, first, last))),
        formulas=_between(grid.formulas, first, last),
        unstored=_between(grid.unstored, first, last),
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
    )


def _between(spots: Collection[Spot], first: int, last: int) -> frozenset[Spot]:
    return frozenset(spot for spot in spots if first < spot[0] < last)


def _part(area: Area, first: int, last: int) -> Area | None:
    top, bottom = max(area.top, first + 1), min(area.bottom, last - 1)
    return Area(top, area.left, bottom, area.right) if top <= bottom else None


def _row_of(grid: Grid, file: str, said: str, *, after: int, is_start: bool = False) -> int:
    texts = {
        spot: " ".join(as_text(cell.value).split())
        for spot, cell in grid.cells.items()
        if cell.kind is CellKind.TEXT and spot[0] > after
    }
    found = sorted(spot for spot, text in texts.items() if fold_text(text) == fold_text(said))
    place = Place(file, sheet=grid.name)
    if not found:
        below = f" ở dưới dòng {after}" if after else ""
        near = nearest(said, list(texts.values())[:_MOST_COMPARED])
        remedy = f"Có phải «{near}» không?" if near else "Ghi đúng cả chữ trong ô của dòng ấy."
        what = f"Không có dòng nào ghi «{said}»{below}."
        raise Refused([error("SL52", place, what, remedy)])
    rows = {row for row, _ in found}
    if is_start and len(rows) > 1:
        listed = enumerate_vi([f"ô {address(spot)}" for spot in found])
        what = f"Có nhiều dòng ghi «{said}»: {listed}."
        raise Refused(
            [error("SL53", place, what, "Sửa chữ trên bảng để chỉ một dòng ghi như vậy.")]
        )
    return min(rows)
