"""Names, order, numbers, dates and characters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import (
    NBSP,
    blank_issue_date,
    cut_off,
    enumerate_vi,
    file_name,
    fold_name,
    fold_text,
    issue_date,
    nearest,
    nfc,
    number,
    parse_date,
    parse_number,
    percent,
    points,
    roman,
    round_half_up,
    short_date,
    sort_key,
    unusable_character,
)

FRACTIONS = st.fractions(max_denominator=10**9)


# --- names -----------------------------------------------------------------------------------


@given(st.text())
def test_composing_twice_changes_nothing(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xã Hòa Bình", "xã HOÀ  BÌNH"),
        ("Ủy ban", "Uỷ ban"),
        ("thúy", "thuý"),
        ("khỏe", "khoẻ"),
        ("Sở\N{NO-BREAK SPACE}Y tế", "Sở Y tế"),
        ("\N{LATIN CAPITAL LETTER ETH}ặng", "Đặng"),
        ("\N{LATIN CAPITAL LETTER AFRICAN D}ặng", "đặng"),
        (normalize("NFD", "Tổng hồ sơ"), "Tổng hồ sơ"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("Sơn Hà", "Sơn Hạ"), ("hoàn", "hòan"), ("cua", "của")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@pytest.mark.parametrize("word", ["toàn", "hoàn", "khoản", "hoạt", "quý", "khuỷu", "ngoèo"])
def test_a_syllable_with_one_spelling_is_left_alone(word: str) -> None:
    assert fold_text(word) == word


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text())
def test_a_folded_name_is_made_of_word_characters(text: str) -> None:
    folded = fold_name(text)
    assert fold_name(folded) == folded
    assert all(letter.isalnum() or letter == "_" for letter in folded)


def test_a_mistyped_name_finds_the_nearest() -> None:
    names = ["Tổng TTHC", "Tổng hồ sơ", "Hồ sơ toàn trình"]
    assert nearest("Tông hồ so", names) == "Tổng hồ sơ"
    assert nearest("Ngân sách", names) is None
    assert nearest("gì đó", []) is None


def test_accents_settle_between_names_of_the_same_letters() -> None:
    assert nearest("Sơn Hạ", ["Sơn Hà", "Sơn Hạ"]) == "Sơn Hạ"


def test_a_file_name_has_no_accents() -> None:
    assert file_name("UBND huyện Đăk Tô, (mới)") == "ubnd-huyen-dak-to-moi"
    assert file_name("Sơn Hạ") == file_name("Sơn Hà") == "son-ha"


def test_names_are_joined_as_a_clause() -> None:
    assert [enumerate_vi(list("ABC"[:count])) for count in range(4)] == [
        "",
        "A",
        "A và B",
        "A, B và C",
    ]


# --- order -----------------------------------------------------------------------------------

# The order of ICU 72, collation "vi".
IN_ORDER = (
    "A, An Giang, An Phú, An-Giang, Ăn, Ân, Ba, Bà, Bả, Bã, Bá, Bạ, Ba Vì, Ba Vinh, Bà Vinh, "
    "Châu Đốc, Châu Phú, Dục Nông, Đăk Pék, Đức Phổ, Sơn Hà, Sơn Hạ, Thủy, Thụy, Xã 10, Xã 2, Yên"
)


def test_names_are_sorted_as_icu_sorts_them() -> None:
    mixed = sorted(IN_ORDER.split(", "))
    assert ", ".join(sorted(mixed, key=sort_key)) == IN_ORDER


def test_an_order_does_not_depend_on_composition() -> None:
    assert sort_key(normalize("NFD", "Đức Phổ")) == sort_key("Đức Phổ")


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "rounded", "cut"),
    [
        (Fraction(69985, 1000), 2, "69.99", "69.98"),
        (Fraction(2675, 1000), 2, "2.68", "2.67"),
        (Fraction(-1, 2), 0, "-1", "0"),
        (Fraction(-1, 1000), 2, "0.00", "0.00"),
        (10**40 + 1, 0, str(10**40 + 1), str(10**40 + 1)),
    ],
)
def test_a_half_goes_away_from_zero(
    value: Fraction | int, decimals: int, rounded: str, cut: str
) -> None:
    assert round_half_up(value, decimals) == Decimal(rounded)
    assert cut_off(value, decimals) == Decimal(cut)


@given(FRACTIONS, st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_digit_at_most(value: Fraction, decimals: int) -> None:
    half = Fraction(1, 2 * 10**decimals)
    assert abs(Fraction(round_half_up(value, decimals)) - value) <= half
    assert abs(value) - 2 * half < abs(Fraction(cut_off(value, decimals))) <= abs(value)


@given(FRACTIONS, st.integers(0, 6), st.booleans(), st.booleans())
def test_a_rate_is_written_as_the_number_of_its_hundredths(
    value: Fraction, decimals: int, trims_zeros: bool, truncates: bool
) -> None:
    hundredths = number(value * 100, decimals, trims_zeros=trims_zeros, truncates=truncates)
    assert points(value, decimals, trims_zeros=trims_zeros, truncates=truncates) == hundredths


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (number(0), "0"),
        (number(1005), "1.005"),
        (number(663690), "663.690"),
        (number(Fraction(-12345, 10), 2), "-1.234,50"),
        (number(Fraction(12345, 10), 2, trims_zeros=True), "1.234,5"),
        (number(1000, 2, trims_zeros=True), "1.000"),
        (percent(Fraction(282049, 663690), 2), "42,50%"),
        (percent(1, 2), "100,00%"),
        (percent(1, 2, trims_zeros=True), "100%"),
        (percent(Fraction(99996, 100000), 2), "100,00%"),
        (percent(Fraction(99996, 100000), 2, truncates=True), "99,99%"),
        (percent(Fraction(-1, 10**9), 2), "0,00%"),
    ],
)
def test_numbers_are_printed_as_an_office_prints_them(shown: str, expected: str) -> None:
    assert shown == expected


@given(st.integers(), st.integers(0, 8))
def test_a_printed_number_is_read_back(scaled: int, decimals: int) -> None:
    value = Fraction(scaled, 10**decimals)
    assert parse_number(number(value, decimals)) == value
    assert parse_number(number(value, decimals, trims_zeros=True)) == value
    assert parse_number(percent(value / 100, decimals)) == value / 100


@given(st.fractions(Fraction(-49, 10**6), Fraction(0)))
def test_zero_never_has_a_sign(value: Fraction) -> None:
    assert percent(value, 2) == "0,00%"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("70,5%", Fraction(141, 200)),
        ("70 %", Fraction(7, 10)),
        ("1.000", Fraction(1000)),
        (" 1.234.567,25 ", Fraction(123456725, 100)),
        ("-5", Fraction(-5)),
        ("\N{MINUS SIGN}5", Fraction(-5)),
        ("0,005", Fraction(1, 200)),
    ],
)
def test_numbers_are_read_in_vietnamese_notation(text: str, value: Fraction) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["69.95", "0.985", "1.0000", "1,000.5", "1.00%", "1.000.0"])
def test_a_point_before_a_fraction_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Việt Nam") as caught:
        parse_number(text)
    assert str(caught.value) == (
        f"«{text}» không phải là số viết theo lối Việt Nam: "
        "dấu chấm tách hàng nghìn (1.000), dấu phẩy trước phần thập phân (70,5)."
    )


@pytest.mark.parametrize("text", ["", "năm", "1e5", "٣", "1 000", "5 điểm", "1,2,3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        parse_number(text)


@pytest.mark.parametrize("text", ["9" * 5000, "-0," + "9" * 5000 + "%", "1" + ".000" * 2000])
def test_a_number_of_too_many_digits_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="chữ số") as caught:
        parse_number(text)
    assert str(caught.value) == (
        f"«{text[:20]}…» có quá nhiều chữ số: trước và sau dấu phẩy, mỗi bên "
        "nhiều nhất 1.000 chữ số."
    )


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2025, 1, 24), "ngày 24 tháng 01 năm 2025", "24/01/2025"),
        (date(2025, 2, 3), "ngày 03 tháng 02 năm 2025", "03/02/2025"),
        (date(2025, 4, 5), "ngày 05 tháng 4 năm 2025", "05/4/2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025", "31/12/2025"),
    ],
)
def test_dates_have_the_zeros_of_the_decree(day: date, long: str, short: str) -> None:
    assert (issue_date(day), short_date(day)) == (long, short)
    assert parse_date(short) == day


def test_a_date_without_a_day_leaves_room_on_one_line() -> None:
    shown = blank_issue_date(1, 2025)
    assert shown.replace(NBSP, " ") == "ngày      tháng 01 năm 2025"
    assert " " not in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-01-24", "«2025-01-24» không phải là ngày viết dạng 24/01/2025."),
        ("30/02/2025", "«30/02/2025» không phải là một ngày có thật."),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="ngày") as caught:
        parse_date(text)
    assert str(caught.value) == message


def test_roman_numerals_number_the_appendices() -> None:
    assert [roman(value) for value in (1, 4, 9, 14, 40, 1999)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "MCMXCIX",
    ]


# --- characters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Sở\x0b Y tế", "ký tự điều khiển U+000B"),
        ("a\ud800", "nửa ký tự U+D800"),
        ("a\ufffe", "mã không phải là ký tự U+FFFE"),
        ("a\U0010ffff", "mã không phải là ký tự U+10FFFF"),
        ("a\u202e", "ký tự đổi chiều chữ U+202E"),
        ("a\ue000", "ký tự dùng riêng U+E000"),
        ("Sở Y tế\t\r\n“và” – …\u00ad\ue010", None),
    ],
)
def test_a_character_that_may_not_enter_a_document_is_named(
    text: str, description: str | None
) -> None:
    assert unusable_character(text) == description
