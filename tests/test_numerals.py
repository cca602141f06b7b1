"""What shown characters say: one by one, and a column at a stroke."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.reconcile.numerals import said, says, whole_numbers


@given(st.integers(0, 10**7), st.fractions(-2000, 2000), st.booleans(), st.booleans())
def test_shown_characters_say_what_is_rounded_or_cut_off_to_their_last_digit(
    digits: int, exact: Fraction, is_percent: bool, truncates: bool
) -> None:
    shown = f"{digits // 100},{digits % 100:02}"
    worth = Fraction(1, 10_000 if is_percent else 100)
    steps = abs(exact) / worth + (0 if truncates else Fraction(1, 2))
    is_right = digits == int(steps)
    assert says(shown, exact, is_percent=is_percent, truncates=truncates) is is_right


COLUMNS = st.lists(
    st.sampled_from(["0", "7", "1542", "1.542", "12.000.001", "-", "", "1.5", "0,5"])
)


@given(COLUMNS)
def test_a_column_of_whole_numbers_says_what_its_cells_say(column: list[str]) -> None:
    told = [said(each) for each in column]
    is_whole = all(re.fullmatch(r"\d+|\d{1,3}(\.\d{3})+", each) for each in column)
    expected = [found[0] for found in told if found] if column and is_whole else None
    assert whole_numbers(column) == expected


def test_a_cell_of_two_lines_is_no_whole_number() -> None:
    assert whole_numbers(["1\n2", "3"]) is None
