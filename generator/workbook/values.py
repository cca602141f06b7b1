"""Reads a cell as what its column holds: a count, a rate, a text, a date; never guesses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeGuard

from generator.errors import Problem, error
from generator.model import Column, ColumnKind, Value
from generator.vietnamese import (
    fold_text,
    number,
    parse_date,
    parse_number,
    short_date,
    unusable_character,
)
from generator.workbook.cells import Cell, CellKind, Spot
from generator.workbook.sheet import Sheet, as_text
from generator.workbook.typed import example, typed_number

# Excel shows 15 digits of a number and computes with noise behind them.
_DIGITS = 15
_AS_EXCEL_SHOWS = Context(prec=_DIGITS, rounding=ROUND_HALF_UP)
_LARGEST = 10**_DIGITS
_LONGEST_SHOWN = 60
_LIKE_A_NUMBER = re.compile(r"[-+(]?[0-9][0-9.,\s]*%?\)?")
_DAY_OR_PAGE = re.compile(
    r"[0-9]{1,2}\s*([/.-])\s*[0-9]{1,2}\s*\1\s*[0-9]{4}"
    r"|\b(?:ngày|tháng|năm)\s*[0-9]+(?:/[0-9]+)*|\btrang\s*[0-9]+(?:/[0-9]+)?",
    re.IGNORECASE,
)
_WIDE = 3
"""The columns that a merged line has at least, of a place and a date or of a signature."""

_MOST_OF_ONE = Decimal("1.5")
"""A share on the scale of one is hardly above it; 70,5 would be 7.050%."""

_SAVE_IN_EXCEL = "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại."
_SAY_THE_SCALE = (
    "Khai «Thang» cho cột này trong congvan.yaml: «0–100» nếu 70,5 nghĩa là 70,5%, «0–1» nếu 0,705 "
    "nghĩa là 70,5%."
)


def reader_of(sheet: Sheet, column: Column) -> Callable[[Spot], Value | Problem]:
    """Return what reads the cells of a declared column, as `read_value` does one."""
    if column.kind is not ColumnKind.COUNT or column.placeholders:
        return lambda spot: read_value(sheet, spot, column)
    cells, untrusted = sheet.cells, sheet.untrusted

    def read(spot: Spot) -> Value | Problem:
        cell = cells.get(spot)
        if cell is not None and spot not in untrusted and "%" not in cell.number_format:
            value = cell.value
            if type(value) is int and 0 <= value < _LARGEST:
                return value  # most cells of a large sheet end here
        return read_value(sheet, spot, column)

    return read


def read_value(sheet: Sheet, spot: Spot, column: Column) -> Value | Problem:
    """Read the cell of a declared column; a blank cell is None, never zero."""
    cell = sheet.cells.get(spot)
    text = sheet.text(spot)
    if not text or column.kind is ColumnKind.TEXT or _is_placeholder(text, column):
        return read_text(sheet, spot)
    assert cell is not None
    return untrusted(sheet, spot) or _of_kind(sheet, spot, cell, column)


def _of_kind(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> Value | Problem:
    if column.kind is ColumnKind.DATE:
        return _day(sheet, spot, cell, column)
    if cell.kind is CellKind.TEXT and column.notation:
        return _typed(sheet, spot, cell, column)
    if problem := _not_a_number(sheet, spot, cell, column):
        return problem
    if column.kind is ColumnKind.RATE:
        return _rate(sheet, spot, cell, column)
    if shows_percent(cell.number_format):
        return _percent_of_count(sheet, spot, cell, column)
    return _count(sheet, spot, _decimal(cell), cell)


def _percent_of_count(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> Problem:
    shown = number(Fraction(_decimal(cell)) * 100, _DIGITS, trims_zeros=True)
    what = f"Cột số đếm «{column.name}» mà ô có định dạng phần trăm, hiện «{shown}%»."
    remedy = (
        "Cột là tỷ lệ thì ghi «Kiểu: tỷ lệ» cho cột này trong congvan.yaml; là số đếm thì đổi "
        "định dạng ô sang Number rồi xem lại số."
    )
    return error("SL64", sheet.place(spot), what, remedy)


def _is_placeholder(text: str, column: Column) -> bool:
    return any(fold_text(text) == fold_text(each) for each in column.placeholders)


def read_text(sheet: Sheet, spot: Spot) -> str | Problem | None:
    """Read the text of a cell as typed; a whole number is its digits, another value is refused."""
    cell = sheet.cells.get(spot)
    problem = untrusted(sheet, spot)
    if problem or cell is None or not sheet.texts[spot]:
        return problem
    if cell.kind is not CellKind.TEXT and not _is_whole(cell.value):
        what = f"Cột chữ mà ô ghi {seen(cell.value)}."
        remedy = "Đổi định dạng ô sang Text rồi gõ lại."
        return error("SL34", sheet.place(spot), what, remedy)
    text = as_text(cell.value).strip() if cell.kind is CellKind.TEXT else f"{cell.value:.0f}"
    return unusable(sheet, spot, text) or text


def is_plain_text(sheet: Sheet, spot: Spot) -> bool:
    """Tell whether a cell is text in which nothing is wrong, as most are."""
    return sheet.words.get(spot, "\0").isprintable() and spot not in sheet.untrusted


def holds_number(sheet: Sheet, spot: Spot) -> bool:
    """Tell whether a cell holds a number, or a formula that should give one."""
    cell = sheet.cells.get(spot)
    return spot in sheet.unstored or (cell is not None and _is_number(cell.value))


def holds_figure(sheet: Sheet, spot: Spot, column: Column, *, in_note: bool = False) -> bool:
    """Tell whether a cell may be meant as a figure, also as an error, as text, as a placeholder.

    Text with a digit may be (12 hồ sơ, l2), but for days, pages, wide merges and a row `in_note`.
    """
    cell = sheet.cells.get(spot)
    if cell is None or cell.kind is not CellKind.TEXT:
        return cell is not None or spot in sheet.unstored
    text = sheet.text(spot)
    if _LIKE_A_NUMBER.fullmatch(text) or _is_placeholder(text, column):
        return True
    merged = sheet.covered.get(spot)
    is_wide = merged is not None and merged.right - merged.left + 1 >= _WIDE
    return not (in_note or is_wide) and re.search(r"\d", _DAY_OR_PAGE.sub("", text)) is not None


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


def untrusted(sheet: Sheet, spot: Spot) -> Problem | None:
    """Return why what a cell stores is not to be trusted: an error, a formula without a result."""
    cell = sheet.cells.get(spot)
    if spot not in sheet.untrusted and (cell is None or cell.kind is not CellKind.ERROR):
        return None
    if spot in sheet.unstored:
        return error("SL25", sheet.place(spot), "Ô chứa công thức chưa có kết quả.", _SAVE_IN_EXCEL)
    if spot in sheet.formulas and sheet.recalculates:
        what = "Ô chứa công thức mà tệp đánh dấu là phải tính lại."
        return error("SL26", sheet.place(spot), what, _SAVE_IN_EXCEL)
    if cell is not None and cell.kind is CellKind.ERROR:
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
        return error("SL20", sheet.place(spot), what, _remedy_for_text(sheet, str(value)))
    if not isfinite(value) or abs(value) >= _LARGEST:
        what = f"Số {seen(value)} quá lớn, Excel không giữ đúng được."
        return error("SL35", sheet.place(spot), what, "Kiểm tra lại số.")
    return None


def _remedy_for_text(sheet: Sheet, text: str) -> str:
    if not sheet.name and re.fullmatch(r"[0-9]+(?:[.,][0-9]+)*(?: ?%)?", text.strip()):
        return (
            "Tệp .csv không nói dấu chấm, dấu phẩy là gì: khai «Số gõ thành chữ» của cột là "
            "«kiểu Việt Nam» hoặc «kiểu Anh» trong congvan.yaml."
        )
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


def _count(sheet: Sheet, spot: Spot, value: Decimal, cell: Cell) -> int | Problem:
    if value != value.to_integral_value():
        what = f"Số đếm phải là số nguyên, ô ghi {seen(cell.value)}."
        return error("SL21", sheet.place(spot), what, "Sửa lại thành số nguyên.")
    if value < 0:
        what = f"Số đếm không thể âm, ô ghi {seen(cell.value)}."
        return error("SL22", sheet.place(spot), what, "Kiểm tra lại số trên phần mềm một cửa.")
    return int(value)


def _rate(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> Decimal | Problem:
    value = _share(sheet, spot, cell, column)
    return value if isinstance(value, Problem) else _signed(sheet, spot, value, column)


def _share(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> Decimal | Problem:
    is_shown = shows_percent(cell.number_format)
    if column.of_hundred:
        return _of_other_scale(sheet, spot, cell) if is_shown else _hundredth(_decimal(cell))
    if is_shown:
        return _decimal(cell)
    if column.of_hundred is False:
        return _of_one(sheet, spot, _decimal(cell))
    what = f"Cột tỷ lệ mà ô ghi {seen(cell.value)} không có định dạng phần trăm."
    remedy = "Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ 99,05%."
    if not sheet.name:
        remedy = _SAY_THE_SCALE
    return error("SL27", sheet.place(spot), what, remedy)


def _of_one(sheet: Sheet, spot: Spot, value: Decimal) -> Decimal | Problem:
    """Take 0,705 for 70,5%, as the dossier says; 70,5 is of another scale."""
    if abs(value) <= _MOST_OF_ONE:
        return value or Decimal(0)
    seen_here, meant = (
        number(Fraction(each), _DIGITS, trims_zeros=True) for each in (value, value * 100)
    )
    what = f"Cột tỷ lệ khai «Thang: 0–1» mà ô ghi «{seen_here}», tức là {meant}%."
    remedy = (
        "Nếu 70,5 nghĩa là 70,5% thì khai «Thang: 0–100»; nếu quả là trên 150% thì ghi cả dấu % "
        "(Excel: định dạng Percentage)."
    )
    return error("SL80", sheet.place(spot), what, remedy)


def _signed(sheet: Sheet, spot: Spot, value: Decimal, column: Column) -> Decimal | Problem:
    """Refuse a share below zero; only what grows and shrinks may be, and the dossier says so."""
    if value >= 0 or column.may_be_negative:
        return value
    shown = number(Fraction(value) * 100, _DIGITS, trims_zeros=True)
    what = f"Cột tỷ lệ «{column.name}» mà ô ghi số âm «{shown}%»."
    remedy = (
        "Kiểm tra lại số; cột ghi mức tăng, giảm thì khai «Có thể âm: có» cho cột này trong "
        "congvan.yaml."
    )
    return error("SL81", sheet.place(spot), what, remedy)


def _of_other_scale(sheet: Sheet, spot: Spot, cell: Cell) -> Problem:
    shown = number(Fraction(_decimal(cell)) * 100, _DIGITS, trims_zeros=True)
    what = f"Cột tỷ lệ khai «Thang: 0–100» mà ô có định dạng phần trăm, hiện «{shown}%»."
    remedy = "Đổi định dạng ô sang Number rồi gõ lại; cả cột đều như vậy thì bỏ «Thang: 0–100»."
    return error("SL57", sheet.place(spot), what, remedy)


def _hundredth(value: Decimal) -> Decimal:
    return value.scaleb(-2) if value else Decimal(0)


def _typed(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> int | Decimal | Problem:
    """Read a number typed as text, which has to be one from its first character to its last."""
    text, found = sheet.text(spot), typed_number(str(cell.value).strip(" "), column)
    if found is None:
        assert column.notation
        what = (
            f"Cột số «{column.name}» mà chữ {seen(text)} không phải là số {column.notation.value}."
        )
        remedy = (
            f"Gõ lại, ví dụ «{example(column)}»; chữ nghĩa là không có số thì khai «Chữ thay số»."
        )
        return error("SL59", sheet.place(spot), what, remedy)
    value, says_percent = found
    if abs(value) >= _LARGEST:
        what = f"Số {seen(text)} quá lớn, Excel không giữ đúng được."
        return error("SL35", sheet.place(spot), what, "Kiểm tra lại số.")
    if column.kind is ColumnKind.COUNT:
        return _count(sheet, spot, value, cell)
    share = _typed_share(sheet, spot, value, column, says_percent=says_percent)
    return share if isinstance(share, Problem) else _signed(sheet, spot, share, column)


def _typed_share(
    sheet: Sheet, spot: Spot, value: Decimal, column: Column, *, says_percent: bool
) -> Decimal | Problem:
    if says_percent or column.of_hundred:
        return _hundredth(value)
    if column.of_hundred is False:
        return _of_one(sheet, spot, value)
    what = f"Cột tỷ lệ mà chữ {seen(sheet.text(spot))} không có dấu %."
    return error("SL27", sheet.place(spot), what, _SAY_THE_SCALE)


def _day(sheet: Sheet, spot: Spot, cell: Cell, column: Column) -> str | Problem:
    """Read a day as Excel stores one or typed dd/mm/yyyy; return it as documents print it."""
    value = cell.value
    if isinstance(value, datetime) and value.time() == time():
        return short_date(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return short_date(value)
    try:
        return short_date(parse_date(value if isinstance(value, str) else ""))
    except ValueError:
        what = f"Cột ngày «{column.name}» mà ô ghi {seen(value)}."
        remedy = "Gõ lại ngày dạng ngày/tháng/năm, ví dụ 24/01/2025."
        return error("SL60", sheet.place(spot), what, remedy)


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


def unusable(sheet: Sheet, spot: Spot, text: str) -> Problem | None:
    """Return what no document may hold in a text."""
    found = unusable_character(text)
    if not found:
        return None
    what = f"Ô {seen(text)} có {found}."
    return error("SL33", sheet.place(spot), what, "Xóa nội dung ô rồi gõ lại bằng tay.")
