"""Letters of points, enumerations, changes and counts."""

from __future__ import annotations

from fractions import Fraction
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    change,
    change_of_rate,
    enumerate_vi,
    list_letter,
    parse_list_letter,
    parse_number,
    small_count,
)

# --- letters ---------------------------------------------------------------------------------


def test_points_are_named_after_the_vietnamese_alphabet() -> None:
    letters = [list_letter(place) for place in range(1, 24)]
    assert " ".join(letters) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@given(st.integers(1, 23))
def test_a_letter_is_read_back_as_its_place(place: int) -> None:
    assert parse_list_letter(list_letter(place)) == place


@pytest.mark.parametrize("place", [0, -1, 24])
def test_there_is_no_letter_for_a_place_outside_the_alphabet(place: int) -> None:
    with pytest.raises(ValueError, match="chữ cái") as caught:
        list_letter(place)
    assert str(caught.value) == f"Không có chữ cái cho điểm thứ {place}: chỉ có 23 chữ."


@pytest.mark.parametrize("text", ["", "f", "w", "ă", "ab", "1", "\N{LATIN SMALL LETTER ETH}"])
def test_what_names_no_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="chữ cái") as caught:
        parse_list_letter(text)
    assert str(caught.value) == (
        f"«{text}» không phải là chữ cái đặt tên điểm: a, b, c, d, đ, e, g, …"
    )


# --- enumerations ----------------------------------------------------------------------------


def test_names_with_commas_are_kept_apart_by_semicolons() -> None:
    names = ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]
    assert enumerate_vi(names) == "Sở Y tế; Sở Văn hóa, Thể thao và Du lịch"
    assert enumerate_vi(names[1:]) == "Sở Văn hóa, Thể thao và Du lịch"


def test_a_long_list_has_semicolons() -> None:
    names = [f"xã {number}" for number in range(1, 12)]
    assert enumerate_vi(names[:10]).endswith("xã 8, xã 9 và xã 10")
    assert enumerate_vi(names).endswith("xã 9; xã 10; xã 11")


NAMES = st.text("ab, ", min_size=1).map(str.strip).filter(bool)


@given(st.lists(NAMES, min_size=2, max_size=15))
def test_every_name_is_found_in_an_enumeration(names: list[str]) -> None:
    shown = enumerate_vi(names)
    assert shown.replace(" và ", ", ").split("; " if ";" in shown else ", ") == names


# --- changes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (change_of_rate(Fraction(24, 1000), 2), "tăng 2,40 điểm phần trăm"),
        (change_of_rate(Fraction(24, 1000), 2, trims_zeros=True), "tăng 2,4 điểm phần trăm"),
        (change_of_rate(Fraction(-2405, 100000), 2), "giảm 2,41 điểm phần trăm"),
        (change_of_rate(Fraction(24, 1000), 2, "điểm %"), "tăng 2,40 điểm %"),
        (change_of_rate(Fraction(0), 2), "không thay đổi"),
        (change_of_rate(Fraction(1, 10**6), 2), "tăng chưa đến 0,01 điểm phần trăm"),
        (change(1005, noun="hồ sơ"), "tăng 1.005 hồ sơ"),
        (change(-3, noun="hồ sơ"), "giảm 3 hồ sơ"),
        (change(Fraction(-1, 3)), "giảm chưa đến 1"),
        (change(Fraction(-5, 2), 1), "giảm 2,5"),
    ],
)
def test_a_change_is_said_with_its_direction(shown: str, expected: str) -> None:
    assert shown == expected


@given(st.integers(), st.integers(0, 6))
def test_a_change_is_read_back(scaled: int, decimals: int) -> None:
    value = Fraction(scaled, 10**decimals)
    direction, _, size = change(value, decimals).partition(" ")
    assert {"tăng": 1, "giảm": -1}.get(direction, 0) * parse_number(size if value else "0") == value


@given(st.fractions())
def test_only_no_change_is_called_none_and_no_zero_is_printed(value: Fraction) -> None:
    shown = change_of_rate(value, 2)
    assert (shown == "không thay đổi") == (value == 0)
    assert " 0,00 " not in shown


# --- counts ----------------------------------------------------------------------------------


def test_a_small_count_has_a_zero_before_it() -> None:
    counts = (0, 1, 9, 10, 1005)
    assert [small_count(count) for count in counts] == ["0", "01", "09", "10", "1.005"]


def test_a_letter_is_read_in_either_composition() -> None:
    assert parse_list_letter(normalize("NFD", "đ")) == 5
