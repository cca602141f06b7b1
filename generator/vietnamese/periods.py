"""Periods of reporting: named from their first and last day, and read from their name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from generator.vietnamese.dates import month_number, parse_date, short_date
from generator.vietnamese.lists import roman
from generator.vietnamese.names import fold_text

Period = tuple[date, date]

_QUARTERS = {(3 * n - 2, 3 * n): roman(n) for n in range(1, 5)}


def period_name(start: date, end: date) -> str:
    """Name a period as reports do, or by its first and last day.

    >>> period_name(date(2025, 4, 1), date(2025, 4, 30))
    'tháng 4/2025'
    >>> period_name(date(2026, 7, 1), date(2026, 9, 30))
    'quý III/2026'
    >>> period_name(date(2026, 1, 1), date(2026, 11, 20))
    'từ ngày 01/01/2026 đến ngày 20/11/2026'
    """
    if (start, end) == _months(start.month, end.month, start.year):
        name = _name_of_months(start.month, end.month, start.year)
        if name:
            return name
    if start == end:
        return f"ngày {short_date(start)}"
    return f"từ ngày {short_date(start)} đến ngày {short_date(end)}"


def parse_period(name: str) -> Period:
    """Read the name of a period as its first and last day.

    >>> parse_period("Quý III năm 2026") == (date(2026, 7, 1), date(2026, 9, 30))
    True

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    folded = fold_text(name)
    for pattern, read in _READERS:
        found = pattern.fullmatch(folded)
        if found:
            return read(*found.groups())
    raise ValueError(f"«{name.strip()}» không phải là tên kỳ như tháng 4/2025, quý III/2026.")


def _months(first: int, last: int, year: int) -> Period:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _name_of_months(first: int, last: int, year: int) -> str | None:
    if (first, last) == (1, 12):
        return f"năm {year}"
    if first == last:
        return f"tháng {month_number(first)}/{year}"
    if (first, last) in _QUARTERS:
        return f"quý {_QUARTERS[first, last]}/{year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    return f"6 tháng cuối năm {year}" if (first, last) == (7, 12) else None


def _read_year(year: str) -> Period:
    return _months(1, 12, int(year))


def _read_month(month: str, year: str) -> Period:
    return _months(int(month), int(month), int(year))


def _read_quarter(quarter: str, year: str) -> Period:
    number = ("i", "ii", "iii", "iv").index(quarter) + 1 if "i" in quarter else int(quarter)
    return _months(3 * number - 2, 3 * number, int(year))


def _read_first_months(count: str, year: str) -> Period:
    return _months(1, int(count), int(year))


def _read_last_months(count: str, year: str) -> Period:
    return _months(13 - int(count), 12, int(year))


def _read_day(day: str) -> Period:
    return parse_date(day), parse_date(day)


def _read_days(start: str, end: str) -> Period:
    return parse_date(start), parse_date(end)


_MONTH = "0?([1-9]|1[0-2])"
_YEAR = "([1-9][0-9]{3})"
_READERS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(f"năm {_YEAR}"), _read_year),
    (re.compile(f"tháng {_MONTH}(?:/| năm ){_YEAR}"), _read_month),
    (re.compile(f"quý (i{{1,3}}|iv|[1-4])(?:/| năm ){_YEAR}"), _read_quarter),
    (re.compile(f"{_MONTH} tháng đầu năm {_YEAR}"), _read_first_months),
    (re.compile(f"{_MONTH} tháng cuối năm {_YEAR}"), _read_last_months),
    (re.compile("ngày ([0-9/]+)"), _read_day),
    (re.compile("từ ngày ([0-9/]+) đến ngày ([0-9/]+)"), _read_days),
)
