"""Reads a cell as what its column holds: a count, a rate, a text; never guesses."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeGuard

from openpyxl.cell import Cell

from generator.errors import Problem, error
from generator.model import Column, ColumnKind, Value
from generator.vietnamese import fold_text, number, parse_number, short_date, unusable_character
from generator.workbook.sheet import Sheet, Spot, as_text

# Excel shows 15 digits of a number and computes with noise behind them.
_DIGITS = 15
_AS_EXCEL_SHOWS = Context(prec=_DIGITS, rounding=ROUND_HALF_UP)
_LARGEST = 10**_DIGITS
_LONGEST_SHOWN = 60

_SAVE_IN_EXCEL = "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại."


def read_value(sheet: Sheet, spot: Spot, column: Column) -> Value | Problem:
    """Read the cell of a declared column; a blank cell is None, never zero."""
    text = sheet.text(spot)
    if not text or column.kind is ColumnKind.TEXT or _is_placeholder(text, column):
        return read_text(sheet, spot)
    cell = sheet.cells[spot]
    problem = _untrusted(sheet, spot) or _not_a_number(sheet, spot, cell, column)
    if problem:
        return problem
    return (_rate if column.kind is ColumnKind.RATE else _count)(sheet, spot, cell)


def _is_placeholder(text: str, column: Column) -> bool:
    return any(fold_text(text) == fold_text(each) for each in column.placeholders)


def read_text(sheet: Sheet, spot: Spot) -> str | Problem | None:
    """Read the text of a cell as typed; a whole number is its digits, another value is refused."""
    cell = sheet.cells.get(spot)
    problem = _untrusted(sheet, spot)
    if problem or cell is None or not sheet.text(spot):
        return problem
    if cell.data_type != "s" and not _is_whole(cell.value):
        what = f"Cột chữ mà ô ghi {seen(cell.value)}."
        remedy = "Đổi định dạng ô sang Text rồi gõ lại."
        return error("SL34", sheet.place(spot), what, remedy)
    text = as_text(cell.value).strip() if cell.data_type == "s" else f"{cell.value:.0f}"
    return _unusable(sheet, spot, text) or text


def holds_number(sheet: Sheet, spot: Spot) -> bool:
    """Tell whether a cell holds a number, or a formula that should give one."""
    cell = sheet.cells.get(spot)
    return spot in sheet.unstored or (cell is not None and _is_number(cell.value))


def seen(value: object) -> str:
    """Print a value as its reader sees it in Excel, fit for a message."""
    return f"«{_shown(value)}»"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _shown_number(value)
    if isinstance(value, date | timedelta):
        return _shown_moment(value)
    text = " ".join(as_text(value).split())
    text = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _shown_moment(value: date | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    has_clock = isinstance(value, datetime) and value.time() != time()
    return short_date(value) + (f"{value: %H:%M}" if has_clock else "")


def _shown_number(value: float) -> str:
    if not isfinite(value) or abs(value) >= _LARGEST:
        return str(value)
    exact = _AS_EXCEL_SHOWS.create_decimal(repr(value))
    return number(Fraction(exact), _DIGITS, trims_zeros=True)


def _untrusted(sheet: Sheet, spot: Spot) -> Problem | None:
    if spot in sheet.unstored:
        return error("SL25", sheet.place(spot), "Ô chứa công thức chưa có kết quả.", _SAVE_IN_EXCEL)
    if spot in sheet.formulas and sheet.recalculates:
        what = "Ô chứa công thức mà tệp đánh dấu là phải tính lại."
        return error("SL26", sheet.place(spot), what, _SAVE_IN_EXCEL)
    cell = sheet.cells.get(spot)
    if cell is not None and cell.data_type == "e":
        what = f"Ô báo lỗi của Excel {seen(cell.value)}."
        return error(
            "SL24", sheet.place(spot), what, "Sửa công thức hoặc dữ liệu gây lỗi, rồi lưu lại."
        )
    return None


def _not_a_number(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> Problem | None:
    value = cell.value
    if isinstance(value, bool | date | time | timedelta):
        kind = "giá trị đúng/sai" if isinstance(value, bool) else "ngày giờ"
        what = f"Cột số «{column.name}» mà ô chứa {kind} {seen(value)}."
        return error("SL23", sheet.place(spot), what, "Đổi định dạng ô sang Number rồi gõ lại số.")
    if not _is_number(value):
        what = f"Cột số «{column.name}» mà ô chứa chữ {seen(value)}."
        return error("SL20", sheet.place(spot), what, _remedy_for_text(str(value)))
    if not isfinite(value) or abs(value) >= _LARGEST:
        what = f"Số {seen(value)} quá lớn, Excel không giữ đúng được."
        return error("SL35", sheet.place(spot), what, "Kiểm tra lại số.")
    return None


def _remedy_for_text(text: str) -> str:
    try:
        parse_number(text)
    except ValueError:
        return (
            "Gõ lại thành số; nếu chữ này nghĩa là không có số thì khai nó ở "
            "«Chữ thay số» của cột trong congvan.yaml."
        )
    wanted = "Percentage" if "%" in text else "Number"
    return f"Đây là số gõ thành chữ: đổi định dạng ô sang {wanted} rồi gõ lại."


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return _is_number(value) and abs(value) < _LARGEST and value == int(value)


def _count(sheet: Sheet, spot: Spot, cell: Cell) -> int | Problem:
    value = _decimal(cell)
    if value != value.to_integral_value():
        what = f"Số đếm phải là số nguyên, ô ghi {seen(cell.value)}."
        return error("SL21", sheet.place(spot), what, "Sửa lại thành số nguyên.")
    if value < 0:
        what = f"Số đếm không thể âm, ô ghi {seen(cell.value)}."
        return error("SL22", sheet.place(spot), what, "Kiểm tra lại số trên phần mềm một cửa.")
    return int(value)


def _rate(sheet: Sheet, spot: Spot, cell: Cell) -> Decimal | Problem:
    if not shows_percent(cell.number_format):
        what = f"Cột tỷ lệ mà ô ghi {seen(cell.value)} không có định dạng phần trăm."
        remedy = "Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ 99,05%."
        return error("SL27", sheet.place(spot), what, remedy)
    return _decimal(cell)


def _decimal(cell: Cell) -> Decimal:
    value = _AS_EXCEL_SHOWS.create_decimal(repr(cell.value))
    return value if value else Decimal(0)


def shows_percent(number_format: str) -> bool:
    r"""Tell whether Excel shows a number times 100.

    >>> shows_percent("0.00%"), shows_percent('0.0"%"'), shows_percent(r"0\%")
    (True, False, False)
    """
    positive = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", number_format).partition(";")[0]
    return "%" in positive


def _unusable(sheet: Sheet, spot: Spot, text: str) -> Problem | None:
    found = unusable_character(text)
    if not found:
        return None
    what = f"Ô {seen(text)} có {found}."
    return error("SL33", sheet.place(spot), what, "Xóa nội dung ô rồi gõ lại bằng tay.")
