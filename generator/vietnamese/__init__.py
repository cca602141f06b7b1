"""Vietnamese as an office writes it: names compared, words sorted, numbers and dates printed.

>>> from datetime import date
>>> from fractions import Fraction
>>> fold_text("Ủy ban xã Hòa Bình") == fold_text("Uỷ ban  xã Hoà Bình")
True
>>> sorted(["Đức Phổ", "Ba Vinh", "Dục Nông", "Ba Vì"], key=sort_key)
['Ba Vì', 'Ba Vinh', 'Dục Nông', 'Đức Phổ']
>>> number(1005), percent(Fraction(39839, 40221), 2), parse_number("70,5%")
('1.005', '99,05%', Fraction(141, 200))
>>> in_words(1015), dong_in_words(120_000_000)
('một nghìn không trăm mười lăm', 'Một trăm hai mươi triệu đồng')
>>> issue_date(date(2025, 9, 5)), period_name(date(2026, 1, 1), date(2026, 6, 30))
('ngày 05 tháng 9 năm 2025', '6 tháng đầu năm 2026')
"""

from __future__ import annotations

from generator.vietnamese.characters import (
    foreign_letter,
    invisible_character,
    unusable_character,
)
from generator.vietnamese.dates import (
    NBSP,
    blank_issue_date,
    issue_date,
    parse_date,
    short_date,
    time_of_day,
)
from generator.vietnamese.legacy import LegacyText, legacy_encoding, legacy_text, legacy_texts
from generator.vietnamese.lists import enumerate_vi, list_letter, parse_list_letter, roman
from generator.vietnamese.names import capitalized, file_name, fold_name, fold_text, nearest, nfc
from generator.vietnamese.numbers import (
    POINTS,
    change,
    change_of_rate,
    cut_off,
    number,
    parse_number,
    parts_of,
    percent,
    points,
    round_half_up,
    small_count,
    with_word,
)
from generator.vietnamese.order import SortKey, sort_key
from generator.vietnamese.periods import Period, parse_period, period_name
from generator.vietnamese.words import Usage, dong_in_words, in_words

__all__ = [
    "NBSP",
    "POINTS",
    "LegacyText",
    "Period",
    "SortKey",
    "Usage",
    "blank_issue_date",
    "capitalized",
    "change",
    "change_of_rate",
    "cut_off",
    "dong_in_words",
    "enumerate_vi",
    "file_name",
    "fold_name",
    "fold_text",
    "foreign_letter",
    "in_words",
    "invisible_character",
    "issue_date",
    "legacy_encoding",
    "legacy_text",
    "legacy_texts",
    "list_letter",
    "nearest",
    "nfc",
    "number",
    "parse_date",
    "parse_list_letter",
    "parse_number",
    "parse_period",
    "parts_of",
    "percent",
    "period_name",
    "points",
    "roman",
    "round_half_up",
    "short_date",
    "small_count",
    "sort_key",
    "time_of_day",
    "unusable_character",
    "with_word",
]
