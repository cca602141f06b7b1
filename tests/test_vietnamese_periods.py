"""Names of periods, and times of day."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    issue_date,
    parse_date,
    parse_period,
    period_name,
    short_date,
    time_of_day,
)

DAYS = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("01/4/2025", "30/4/2025", "tháng 4/2025"),
        ("01/01/2025", "31/01/2025", "tháng 01/2025"),
        ("01/02/2024", "29/02/2024", "tháng 02/2024"),
        ("01/01/2026", "31/3/2026", "quý I/2026"),
        ("01/4/2026", "30/6/2026", "quý II/2026"),
        ("01/7/2026", "30/9/2026", "quý III/2026"),
        ("01/10/2026", "31/12/2026", "quý IV/2026"),
        ("01/01/2026", "30/6/2026", "6 tháng đầu năm 2026"),
        ("01/01/2026", "30/9/2026", "9 tháng đầu năm 2026"),
        ("01/7/2026", "31/12/2026", "6 tháng cuối năm 2026"),
        ("01/01/2024", "31/12/2024", "năm 2024"),
        ("05/4/2025", "05/4/2025", "ngày 05/4/2025"),
        ("01/01/2026", "20/11/2026", "từ ngày 01/01/2026 đến ngày 20/11/2026"),
        ("01/02/2025", "28/02/2024", "từ ngày 01/02/2025 đến ngày 28/02/2024"),
        ("01/02/2024", "28/02/2024", "từ ngày 01/02/2024 đến ngày 28/02/2024"),
        ("01/02/2025", "30/4/2025", "từ ngày 01/02/2025 đến ngày 30/4/2025"),
        ("01/12/2024", "31/01/2025", "từ ngày 01/12/2024 đến ngày 31/01/2025"),
        ("01/01/2021", "31/12/2025", "từ ngày 01/01/2021 đến ngày 31/12/2025"),
    ],
)
def test_a_period_is_named_as_reports_name_it(start: str, end: str, name: str) -> None:
    days = parse_date(start), parse_date(end)
    assert period_name(*days) == name
    assert parse_period(name) == days


@given(DAYS, DAYS)
def test_days_are_read_back_from_the_name_of_a_period(start: date, end: date) -> None:
    assert parse_period(period_name(start, end)) == (start, end)


@given(st.integers(1000, 9999), st.integers(1, 12), st.integers(1, 12))
def test_months_are_read_back_from_the_name_of_a_period(year: int, one: int, other: int) -> None:
    first, last = sorted((one, other))
    start, _ = parse_period(f"tháng {first}/{year}")
    _, end = parse_period(f"tháng {last}/{year}")
    assert parse_period(period_name(start, end)) == (start, end)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Tháng 04/2025", "tháng 4/2025"),
        ("tháng 4 năm 2025", "tháng 4/2025"),
        ("Quý 3/2026", "quý III/2026"),
        (" QUÝ  iii năm 2026", "quý III/2026"),
        ("06 tháng đầu năm 2026", "6 tháng đầu năm 2026"),
        ("3 tháng đầu năm 2026", "quý I/2026"),
        ("12 tháng đầu năm 2026", "năm 2026"),
        ("Năm 2024", "năm 2024"),
        ("từ ngày 01/01/2024 đến ngày 31/12/2024", "năm 2024"),
    ],
)
def test_the_name_of_a_period_is_read_however_it_is_typed(typed: str, name: str) -> None:
    assert period_name(*parse_period(typed)) == name


@pytest.mark.parametrize("text", ["", "kỳ này", "tháng 13/2025", "quý V/2026", "năm 24", "tháng 4"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="kỳ") as caught:
        parse_period(text)
    assert str(caught.value) == (f"«{text}» không phải là tên kỳ như tháng 4/2025, quý III/2026.")


def test_a_period_with_a_day_that_never_was_is_refused() -> None:
    with pytest.raises(ValueError, match="ngày có thật") as caught:
        parse_period("từ ngày 01/02/2025 đến ngày 30/02/2025")
    assert str(caught.value) == "«30/02/2025» không phải là một ngày có thật."


@given(DAYS)
def test_a_printed_day_is_read_back(day: date) -> None:
    assert parse_date(short_date(day)) == day


@given(DAYS)
def test_a_day_in_full_has_the_zeros_of_the_day_in_short(day: date) -> None:
    figures = [word for word in issue_date(day).split() if word.isdecimal()]
    assert "/".join(figures) == short_date(day)


def test_a_time_of_day_is_written_in_words_and_figures() -> None:
    moments = (time(14, 30), time(8), time(0, 5))
    assert [time_of_day(moment) for moment in moments] == ["14 giờ 30", "08 giờ 00", "00 giờ 05"]
