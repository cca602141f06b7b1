"""Which rows and columns of a sheet a table that is printed as it stands has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen
from generator.vietnamese import number
from generator.workbook.cells import Area, Spot
from generator.workbook.references import bounds_of
from generator.workbook.sheet import Sheet, address, letters, spots_of

Rows = tuple[int, int]
"""The first and the last of some rows, counted from 1."""

MOST_COLUMNS = 63
"""Word holds no more in a table."""
MOST_CELLS = 20_000


class Region(Frozen):
    """The rows and columns that say anything, and the merged ranges over them by their spots."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    covered: Mapping[Spot, Area]

    def begin_in(self, row: int) -> Iterator[Spot]:
        """Yield the spots of a row that begin a cell: those of merged cells once."""
        for column in self.columns:
            area = self.covered.get((row, column))
            if area is None or (row, column) == self._first_of(area):
                yield row, column

    def size(self, spot: Spot) -> tuple[int, int]:
        """Return over how many columns and rows a cell goes that begins at a spot."""
        area = self.covered.get(spot)
        if area is None:
            return 1, 1
        return len(_within(self.columns, area.left, area.right)), len(
            _within(self.rows, area.top, area.bottom)
        )

    def _first_of(self, area: Area) -> Spot:
        rows = _within(self.rows, area.top, area.bottom)
        return rows[0], _within(self.columns, area.left, area.right)[0]


def region_of(sheet: Sheet, header: Rows, area: str) -> Region:
    """Find the table below and with the rows of its titles.

    Raises:
        Refused: where there is none, it is too large, part of it is hidden, or a merged range
            crosses its edge.
    """
    bounds = _bounds(sheet, header, area)
    inside = [spot for spot in _told(sheet) if _holds(bounds, spot)]
    if not any(row <= header[1] for row, _ in inside):
        raise Refused([_no_titles(sheet, header)])
    if all(row <= header[1] for row, _ in inside):
        raise Refused([_nothing_below(sheet, header)])
    merged = {each for each in sheet.covered.values() if _touches(bounds, each)}
    crossing = [each for each in sorted(merged) if not _is_sound(each, bounds, header, sheet)]
    if crossing:
        raise Refused([_crossing(sheet, each, bounds, header) for each in crossing])
    spots = {spot for spot in inside if sheet.anchor(spot) == spot}
    rows, columns = ({spot[at] for spot in spots} for at in (0, 1))
    refuse_hidden(sheet, _reach(rows, merged, by_row=True), _reach(columns, merged, by_row=False))
    region = Region(tuple(sorted(rows)), tuple(sorted(columns)), sheet.covered)
    _refuse_size(sheet, region)
    return region


def _bounds(sheet: Sheet, header: Rows, area: str) -> Area:
    if not area:
        told = list(_told(sheet))
        right = max((column for _, column in told), default=1)
        bottom = max((row for row, _ in told), default=1)
        ends = [each for each in sheet.covered.values() if (each.top, each.left) in sheet.cells]
        right = max(right, *(each.right for each in ends)) if ends else right
        bottom = max(bottom, *(each.bottom for each in ends)) if ends else bottom
        return Area(header[0], 1, bottom, right)
    left, top, right, bottom = (each or 1 for each in bounds_of(area))
    if not (top <= header[0] and header[1] <= bottom):
        raise Refused([_titles_outside(sheet, header, area)])
    return Area(header[0], left, bottom, right)


def _told(sheet: Sheet) -> Iterable[Spot]:
    """Return the spots that say anything, formulas without a result too: these are told."""
    return {*(spot for spot in sheet.cells if sheet.text(spot)), *sheet.unstored}


def _holds(bounds: Area, spot: Spot) -> bool:
    row, column = spot
    return bounds.top <= row <= bounds.bottom and bounds.left <= column <= bounds.right


def _touches(bounds: Area, area: Area) -> bool:
    rows = area.top <= bounds.bottom and bounds.top <= area.bottom
    return rows and area.left <= bounds.right and bounds.left <= area.right


def _is_sound(area: Area, bounds: Area, header: Rows, sheet: Sheet) -> bool:
    """Tell whether a merged range lies in the titles or below them, and under no other one."""
    inside = _holds(bounds, (area.top, area.left)) and _holds(bounds, (area.bottom, area.right))
    is_whole = area.bottom <= header[1] or area.top > header[1]
    return inside and is_whole and all(sheet.covered[spot] == area for spot in spots_of(area))


def _reach(said: Collection[int], merged: Iterable[Area], *, by_row: bool) -> range:
    ends = [each.bottom if by_row else each.right for each in merged]
    return range(min(said), max(*said, *ends) + 1) if ends else range(min(said), max(said) + 1)


def _within(numbers: Iterable[int], first: int, last: int) -> list[int]:
    return [each for each in numbers if first <= each <= last]


# --- what is refused -------------------------------------------------------------------------


def refuse_hidden(sheet: Sheet, rows: range, columns: range) -> None:
    """Refuse a table of which a part is hidden: nobody knows whether it is meant to be printed."""
    hidden = [f"dòng {row}" for row in sorted(sheet.hidden_rows) if row in rows]
    hidden += [f"cột {letters(each)}" for each in sorted(sheet.hidden_columns) if each in columns]
    if hidden:
        listed = ", ".join(hidden[:10]) + (" …" if hidden[10:] else "")
        what = f"Bảng in nguyên có chỗ đang ẩn: {listed}."
        remedy = "Cần in thì bỏ ẩn (Unhide, bỏ lọc), không in thì xóa hẳn, rồi lưu lại."
        raise Refused([error("SL90", sheet.whole, what, remedy)])


def refuse_drawn(sheet: Sheet, region: Region, drawn: Iterable[Area]) -> None:
    """Refuse a table that pictures or text boxes lie over: what they say would be lost.

    Raises:
        Refused: with the cell under the corner of each.
    """
    rows, columns = region.rows, region.columns
    own = Area(rows[0], columns[0], rows[-1], columns[-1])
    spots = sorted({(each.top, each.left) for each in drawn if _touches(own, each)})
    what = "Bảng in nguyên có hình, hộp chữ nằm trên ô, không in được."
    remedy = "Gõ lời vào ô, xóa hình hoặc kéo ra ngoài bảng, rồi lưu lại."
    problems = [error("SL95", sheet.place(spot), what, remedy) for spot in spots]
    if problems:
        raise Refused(problems)


def _refuse_size(sheet: Sheet, region: Region) -> None:
    columns, cells = len(region.columns), len(region.columns) * len(region.rows)
    if columns <= MOST_COLUMNS and cells <= MOST_CELLS:
        return
    what = f"Bảng in nguyên có {number(cells)} ô trên {columns} cột, quá lớn để in."
    remedy = f"Word chỉ giữ được {MOST_COLUMNS} cột; ghi «Vùng ô» để chỉ in phần cần in."
    raise Refused([error("SL92", sheet.whole, what, remedy)])


def _no_titles(sheet: Sheet, header: Rows) -> Problem:
    what = f"{_named(header)} không có ô nào có chữ, không phải là dòng tiêu đề."
    return error("SL91", sheet.whole, what, "Sửa «Dòng tiêu đề» cho đúng số dòng trong Excel.")


def _nothing_below(sheet: Sheet, header: Rows) -> Problem:
    what = f"Dưới dòng tiêu đề (dòng {header[1]}) không có ô nào có chữ."
    return error("SL91", sheet.whole, what, "Sửa «Dòng tiêu đề» hoặc «Trang tính».")


def _titles_outside(sheet: Sheet, header: Rows, area: str) -> Problem:
    what = f"{_named(header)} (tiêu đề) nằm ngoài vùng ô «{area}»."
    return error("SL91", sheet.whole, what, "Sửa «Vùng ô» hoặc «Dòng tiêu đề».")


def _named(header: Rows) -> str:
    first, last = header
    return f"Dòng {first}" if first == last else f"Dòng {first}–{last}"


def _crossing(sheet: Sheet, area: Area, bounds: Area, header: Rows) -> Problem:
    spot = area.top, area.left
    named = f"{address(spot)}:{address((area.bottom, area.right))}"
    place = Place(sheet.file, sheet=sheet.name, cell=address(spot))
    if area.top <= header[1] < area.bottom and area.top >= bounds.top:
        what = f"Vùng ô trộn {named} nằm cả ở dòng tiêu đề lẫn ở dòng dưới tiêu đề."
        return error("SL89", place, what, "Bỏ trộn vùng ô ấy, hoặc sửa «Dòng tiêu đề».")
    what = f"Vùng ô trộn {named} không nằm trọn trong bảng, hoặc chồng lên vùng khác."
    return error("SL89", place, what, "Bỏ trộn vùng ô ấy, hoặc sửa «Dòng tiêu đề», «Vùng ô».")
