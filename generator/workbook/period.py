"""The period that a sheet states above its table, held against the dossier's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from generator.errors import Problem, error
from generator.vietnamese import parse_date, short_date
from generator.workbook.cells import Spot
from generator.workbook.sheet import Sheet

Period = tuple[date, date]

_CLOCK = r"[0-9]{1,2}\s*(?::|h|giờ)\s*(?:[0-9]{1,2}(?::[0-9]{2}|\s*phút)?)?"
_DAY = r"([0-9]{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)([0-9]{1,2})(?![0-9])"
_YEAR = r"(?:\s*[/.-]\s*|\s*,?\s*năm\s*)([0-9]{4})(?![0-9])"
_BEFORE = rf"[\s:]*(?:hết\b)?[\s:]*(?:{_CLOCK}[\s,]*)?(?:ngày\b)?[\s:]*"
_LEAD = r"\b(?:từ\b|(?:kỳ|thời gian)(?: báo cáo| số liệu)?\s*:)(?:\s*từ\b)?"
_STATED = re.compile(
    rf"{_LEAD}{_BEFORE}{_DAY}(?:{_YEAR})?(?:[\s,]*{_CLOCK})?"
    rf"[\s,]*(?:đến\b|tới\b|-|–|—){_BEFORE}{_DAY}{_YEAR}",
    re.IGNORECASE,
)


def other_period(
    sheet: Sheet, top: int, period: Period, *, nearest: bool = False
) -> Iterator[Problem]:
    """Find where the lines above row `top` state another period: last month's file, most often.

    Where another table may stand above, only the `nearest` line that states one is of this table.
    """
    above = [row for row in sorted(sheet.columns_in) if row < top]
    spots = ([(row, at) for at in sorted(sheet.columns_in[row])] for row in above)
    rows = [[spot for spot in each if spot in sheet.cells] for each in spots]
    found = [each for spots in rows for each in _stated(sheet, spots)]
    for spot, stated in found[-1:] if nearest else found:
        if stated != period:
            what = f"Bảng ghi số liệu từ {_shown(stated)}, khác kỳ số liệu {_shown(period)}."
            remedy = "Thay đúng tệp của kỳ này, hoặc sửa «Kỳ số liệu» trong congvan.yaml."
            yield error("SL37", sheet.place(spot), what, remedy)


def _stated(sheet: Sheet, spots: Sequence[Spot]) -> Iterator[tuple[Spot, Period]]:
    """Find the periods in a row, whose dates may stand in cells of their own."""
    texts = [_text(sheet, spot) for spot in spots]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    for found in _STATED.finditer(" ".join(texts)):
        if period := _period(*found.groups()):
            yield spots[bisect_right(starts, found.start()) - 1], period


def _text(sheet: Sheet, spot: Spot) -> str:
    value = sheet.cells[spot].value
    return short_date(value) if isinstance(value, date) else sheet.text(spot)


def _period(day: str, month: str, year: str | None, *last: str) -> Period | None:
    """Return the two days; a year that is said once is of both, or of the turn of the year."""
    try:
        end = parse_date("/".join(last))
        start = parse_date(f"{day}/{month}/{year or end.year}")
        if year is None and start > end:
            start = parse_date(f"{day}/{month}/{end.year - 1}")
    except ValueError:
        return None
    return start, end


def _shown(period: Period) -> str:
    return f"{short_date(period[0])} đến {short_date(period[1])}"
