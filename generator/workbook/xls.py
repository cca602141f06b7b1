"""Reads .xls (Excel 97 to 2003, also 5 and 95) with its formats, in a child process.

What this kind of file does not tell, or the library does not: which cells are formulas (their
stored results are read as typed values), whether a formula was ever computed, and whether Excel is
asked to compute again. A sheet has 65.536 rows at most.

The child is no luxury: a file whose sectors follow each other in a ring keeps xlrd busy for ever.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from math import isfinite
from typing import Literal

import xlrd
from xlrd.sheet import Cell as Stored
from xlrd.sheet import Sheet

from generator.errors import Place, Problem, Refused, error
from generator.vietnamese import number
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid, Spot
from generator.workbook.foreign import REMOVE_PASSWORD, SAVE_AS
from generator.workbook.handover import answer, read_apart
from generator.workbook.survey import SPREAD_CELLS

ROWS = 65_536
CELLS = 1_000_000
_KEEP_LESS = "Chỉ giữ trang tính cần dùng, rồi lưu lại."
_WHOLE = 10**15
_IMPOSSIBLE = Cell(CellKind.ERROR, "#VALUE!")
"""A moment before 1900 or after 9999, which Excel shows as a row of #."""


def read(data: bytes, file: str) -> Book:
    """Read a workbook in a child process; `file` is its name in messages.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    return read_apart("generator.workbook.xls:serve", data, file)


def serve(request: bytes) -> bytes:
    """Answer in the child."""
    return answer(parse, request)


def parse(data: bytes, file: str) -> Book:
    """Read a workbook here and now: only bytes that may not take us down.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    try:
        stored = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        book = Book(file, tuple(_grid(stored, sheet, file) for sheet in stored.sheets()))
    except (Refused, MemoryError):
        raise
    except Exception as fault:  # a foreign file makes xlrd raise anything
        raise Refused([_unreadable(file, fault)]) from fault
    if not book.grids:
        raise Refused([error("SL42", Place(file), "Tệp .xls không có trang tính nào.", SAVE_AS)])
    return book


def _unreadable(file: str, fault: Exception) -> Problem:
    if "encrypted" in str(fault):
        what = "Bảng tính có đặt mật khẩu nên không đọc được."
        return error("SL05", Place(file), what, REMOVE_PASSWORD)
    return error("SL42", Place(file), "Tệp .xls hỏng, không đọc được.", SAVE_AS)


def _grid(book: xlrd.Book, sheet: Sheet, file: str) -> Grid:
    place = Place(file, sheet=sheet.name)
    if sum(map(sheet.row_len, range(sheet.nrows))) > CELLS:
        what = f"Bảng tính có quá nhiều ô (hơn {number(CELLS)}, kể cả ô trống có kẻ)."
        raise Refused([error("SL07", place, what, _KEEP_LESS)])
    merged = _merged(sheet, place)
    under = _under(merged)
    cells = {
        spot: cell for spot, cell in _cells(book, sheet) if cell.value != "" and spot not in under
    }
    if max((row for row, _ in cells), default=0) == ROWS:
        what = f"Trang dùng hết {number(ROWS)} dòng của tệp .xls nên có thể đã bị cắt mất dòng."
        remedy = "Lấy lại số liệu ở dạng .xlsx từ nơi lập ra tệp."
        raise Refused([error("SL43", place, what, remedy)])
    return Grid(
        sheet.name,
        cells,
        merged,
        hidden_rows=frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(
            column + 1
            for column, info in sheet.colinfo_map.items()
            if info.hidden or info.width == 0
        ),
    )


def _merged(sheet: Sheet, place: Place) -> tuple[Area, ...]:
    areas = tuple(
        Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    )
    spread = sum((area.bottom - area.top + 1) * (area.right - area.left + 1) for area in areas)
    if spread > SPREAD_CELLS:
        what = f"Vùng ô trộn quá rộng (hơn {number(SPREAD_CELLS)} ô)."
        raise Refused([error("SL07", place, what, _KEEP_LESS)])
    return areas


def _under(areas: Iterable[Area]) -> frozenset[Spot]:
    """Return the spots that merged ranges cover: what is still stored there nobody sees."""
    return frozenset(
        (row, column)
        for area in areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    )


def _cells(book: xlrd.Book, sheet: Sheet) -> Iterator[tuple[Spot, Cell]]:
    formats = [book.format_map[each.format_key].format_str for each in book.xf_list]
    for row in range(sheet.nrows):
        for column, stored in enumerate(sheet.row(row)):
            if stored.ctype not in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
                number_format = formats[stored.xf_index or 0] or "General"
                yield (row + 1, column + 1), _cell(stored, number_format, book.datemode)


def _cell(stored: Stored, number_format: str, epoch: Literal[0, 1]) -> Cell:
    value = stored.value
    if isinstance(value, str):
        return Cell(CellKind.TEXT, value, number_format)
    if stored.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(CellKind.BOOLEAN, bool(value), number_format)
    if stored.ctype == xlrd.XL_CELL_ERROR:
        text = xlrd.error_text_from_code.get(int(value), "#VALUE!")
        return Cell(CellKind.ERROR, text, number_format)
    if stored.ctype == xlrd.XL_CELL_DATE:
        return _moment(value, number_format, epoch)
    return Cell(CellKind.NUMBER, _whole_or_float(value), number_format)


def _whole_or_float(value: float) -> int | float:
    """Return a whole number as an int, as far as a float tells one from the next."""
    return int(value) if isfinite(value) and abs(value) < _WHOLE and value == int(value) else value


def _moment(value: float, number_format: str, epoch: Literal[0, 1]) -> Cell:
    """Read as openpyxl does: a length of time by its format, a time of day below one day."""
    is_length = "[h" in number_format.lower()
    try:
        moment = timedelta(days=value) if is_length else xlrd.xldate_as_datetime(value, epoch)
    except (ValueError, OverflowError):
        return _IMPOSSIBLE
    if isinstance(moment, datetime) and value < 1:
        return Cell(CellKind.MOMENT, moment.time(), number_format) if value >= 0 else _IMPOSSIBLE
    return Cell(CellKind.MOMENT, moment, number_format)
