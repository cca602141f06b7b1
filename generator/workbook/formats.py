"""The formats of numbers that every workbook knows by a number, and what they say of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

GENERAL = "General"
FIRST_OWN: Final = 164
"""The first number that a format of a workbook's own gets."""
BUILT_IN: Final = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""As openpyxl names them."""
_LETTERS: Final = re.compile("[dmhys]", re.IGNORECASE)


def code_of(number: int, own: Mapping[int, str]) -> str:
    """Return the format that a look asks for, from those of the workbook first.

    Raises:
        KeyError: Where the workbook has none of that number.
    """
    if number in own or number >= FIRST_OWN:
        return own[number]
    return BUILT_IN.get(number, GENERAL)


def is_of_days(code: str) -> bool:
    """Tell whether a format shows days or hours.

    >>> is_of_days("dd/mm/yyyy"), is_of_days('0 "đơn vị sự nghiệp"')
    (True, False)
    """
    words, letters, _ = _patterns()
    first = code.partition(";")[0]
    return bool(_LETTERS.search(first)) and bool(letters.search(words.sub("", first)))


def is_of_durations(code: str) -> bool:
    """Tell whether a format shows how long something took.

    >>> is_of_durations("[h]:mm"), is_of_durations("h:mm")
    (True, False)
    """
    return "[" in code and bool(_patterns()[2].search(code.partition(";")[0]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds words and colours, letters of days, durations: few workbooks need them."""
    words = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
    durations = r"\[hh?\](:mm(:ss(\.0*)?)?)?|\[mm?\](:ss(\.0*)?)?|\[ss?\](\.0*)?"
    letters = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
    return words, letters, re.compile(durations, re.IGNORECASE)
