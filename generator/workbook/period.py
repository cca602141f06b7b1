"""The period that a sheet states above its table, held against the dossier's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.errors import Problem, error
from generator.vietnamese import nfc, parse_date, short_date
from generator.workbook.sheet import Sheet

Period = tuple[date, date]

_DATE = r"([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
_STATED = re.compile(
    rf"từ\s+(?:ngày\s+)?{_DATE}\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DATE}", re.IGNORECASE
)


def other_period(
    sheet: Sheet, top: int, period: Period, *, nearest: bool = False
) -> Iterator[Problem]:
    """Find where the lines above row `top` state another period: last month's file, most often.

    Where another table may stand above, only the `nearest` line that states one is of this table.
    """
    above = sorted(spot for spot in sheet.cells if spot[0] < top)
    found = [(spot, stated) for spot in above if (stated := _stated(sheet.text(spot)))]
    for spot, stated in found[-1:] if nearest else found:
        if stated != period:
            what = f"Bảng ghi số liệu từ {_shown(stated)}, khác kỳ số liệu {_shown(period)}."
            remedy = "Thay đúng tệp của kỳ này, hoặc sửa «Kỳ số liệu» trong congvan.yaml."
            yield error("SL37", sheet.place(spot), what, remedy)


def _stated(text: str) -> Period | None:
    found = _STATED.search(nfc(text))
    if found is None:
        return None
    try:
        return parse_date(found[1]), parse_date(found[2])
    except ValueError:
        return None


def _shown(period: Period) -> str:
    return f"{short_date(period[0])} đến {short_date(period[1])}"
