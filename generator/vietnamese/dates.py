"""Dates and times, with the zeros of the decree."""

from __future__ import annotations

import re
from datetime import date, time

NBSP = "\N{NO-BREAK SPACE}"


def issue_date(day: date) -> str:
    """Print a date in full: that of a document, or one named in its text.

    >>> issue_date(date(2025, 1, 24)), issue_date(date(2025, 9, 5))
    ('ngày 24 tháng 01 năm 2025', 'ngày 05 tháng 9 năm 2025')
    """
    return f"ngày {day.day:02d} tháng {month_number(day.month)} năm {day.year}"


def blank_issue_date(month: int, year: int) -> str:
    """Print the date of a document whose day is not given yet, on one line.

    >>> blank_issue_date(9, 2025).replace(NBSP, "_")
    'ngày______tháng_9_năm_2025'
    """
    return f"ngày{NBSP * 6}tháng{NBSP}{month_number(month)}{NBSP}năm{NBSP}{year}"


def short_date(day: date) -> str:
    """Print a date in running text.

    >>> short_date(date(2025, 1, 24)), short_date(date(2025, 4, 5))
    ('24/01/2025', '05/4/2025')
    """
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"


def month_number(month: int) -> str:
    """Print the number of a month.

    >>> month_number(2), month_number(3)
    ('02', '3')
    """
    # Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero before days under 10 and before months 1 and 2.
    return f"{month:02d}" if month <= 2 else str(month)  # noqa: PLR2004 - the decree's own number


def time_of_day(moment: time) -> str:
    """Print a time.

    >>> time_of_day(time(14, 30)), time_of_day(time(8))
    ('14 giờ 30', '08 giờ 00')
    """
    return f"{moment.hour:02d} giờ {moment.minute:02d}"


def parse_date(text: str) -> date:
    """Read day/month/year.

    >>> parse_date("05/4/2025")
    datetime.date(2025, 4, 5)

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text.strip())
    if not found:
        raise ValueError(f"«{text.strip()}» không phải là ngày viết dạng 24/01/2025.")
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"«{text.strip()}» không phải là một ngày có thật.") from None
