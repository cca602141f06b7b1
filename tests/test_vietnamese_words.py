"""Numbers in words, against a table that was read aloud and an oracle that replaces words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import Usage, capitalized, dong_in_words, in_words

SOUTHERN = Usage(zero_tens="lẻ", thousand="ngàn", four="bốn")

GOLDEN = """
0 không
1 một
4 bốn
5 năm
10 mười
11 mười một
14 mười bốn
15 mười lăm
20 hai mươi
21 hai mươi mốt
24 hai mươi tư
25 hai mươi lăm
55 năm mươi lăm
90 chín mươi
100 một trăm
101 một trăm linh một
104 một trăm linh bốn
105 một trăm linh năm
110 một trăm mười
111 một trăm mười một
115 một trăm mười lăm
121 một trăm hai mươi mốt
144 một trăm bốn mươi tư
555 năm trăm năm mươi lăm
1000 một nghìn
1005 một nghìn không trăm linh năm
1015 một nghìn không trăm mười lăm
1024 một nghìn không trăm hai mươi tư
1100 một nghìn một trăm
2025 hai nghìn không trăm hai mươi lăm
10010 mười nghìn không trăm mười
21021 hai mươi mốt nghìn không trăm hai mươi mốt
663690 sáu trăm sáu mươi ba nghìn sáu trăm chín mươi
1000000 một triệu
1000021 một triệu không trăm hai mươi mốt
1005000 một triệu không trăm linh năm nghìn
1005005 một triệu không trăm linh năm nghìn không trăm linh năm
120000000 một trăm hai mươi triệu
1000000000 một tỷ
1000000005 một tỷ không trăm linh năm
1500000000000 một nghìn năm trăm tỷ
2000000000000000 hai triệu tỷ
-1 âm một
-19 âm mười chín
-21 âm hai mươi mốt
2.5 hai phẩy năm
0.25 không phẩy hai mươi lăm
0.005 không phẩy không không năm
97.05 chín mươi bảy phẩy không năm
97.50 chín mươi bảy phẩy năm
97.00 chín mươi bảy
-2.40 âm hai phẩy bốn
-0.00 không
"""
PAIRS = [line.split(" ", 1) for line in GOLDEN.strip().splitlines()]


@pytest.mark.parametrize(("figures", "words"), PAIRS)
def test_numbers_are_read_as_they_are_read_aloud(figures: str, words: str) -> None:
    assert in_words(Decimal(figures)) == words


def test_regions_differ_in_three_words() -> None:
    assert in_words(21_304_024) == (
        "hai mươi mốt triệu ba trăm linh bốn nghìn không trăm hai mươi tư"
    )
    assert in_words(21_304_024, SOUTHERN) == (
        "hai mươi mốt triệu ba trăm lẻ bốn ngàn không trăm hai mươi bốn"
    )


def test_an_amount_of_money_begins_as_a_sentence() -> None:
    assert dong_in_words(120_000_000) == "Một trăm hai mươi triệu đồng"
    assert dong_in_words(0) == "Không đồng"
    assert dong_in_words(5_005, SOUTHERN) == "Năm ngàn không trăm lẻ năm đồng"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("đặc khu Lý Sơn", "Đặc khu Lý Sơn"),
        ("ủy ban nhân dân", "Ủy ban nhân dân"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("02 bản", "02 bản"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_keeps_the_other_letters(
    text: str, sentence: str
) -> None:
    assert capitalized(text) == sentence


# --- the oracle ------------------------------------------------------------------------------

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
CLASSES = ("", " nghìn", " triệu", " tỷ")
CHANGES = (
    ("không trăm không mươi không( nghìn| triệu| tỷ)?( |$)", ""),
    ("không mươi không", ""),
    ("không mươi", "linh"),
    ("một mươi", "mười"),
    ("(mười|mươi) không", r"\1"),
    ("(mười|mươi) năm", r"\1 lăm"),
    ("mươi một", "mươi mốt"),
    ("mươi bốn", "mươi tư"),
)
AT_THE_FRONT = "^(không trăm )?(linh )?"


def read_slowly(value: int) -> str:
    """Read each digit with its place, then change the words that speech changes."""
    figures = f"{value:012d}"
    groups = [figures[start : start + 3] for start in range(0, 12, 3)]
    written = " ".join(
        "{} trăm {} mươi {}".format(*(DIGITS[int(digit)] for digit in group)) + name
        for group, name in zip(groups, reversed(CLASSES), strict=True)
    )
    for spoken, changed in CHANGES:
        written = re.sub(spoken, changed, written)
    return " ".join(re.sub(AT_THE_FRONT, "", " ".join(written.split())).split()) or DIGITS[0]


WORTH = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
SPOKEN = {**{word: digit for digit, word in enumerate(DIGITS)}, "mốt": 1, "tư": 4, "lăm": 5}


def heard(words: str) -> int:
    """Write down a number below 10^12 as one who hears it."""
    total = group = digit = 0
    for word in words.split():
        if word in WORTH:
            total, group, digit = total + (group + digit) * WORTH[word], 0, 0
        elif word in {"trăm", "mươi"}:
            group, digit = group + digit * {"trăm": 100, "mươi": 10}[word], 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            digit = SPOKEN[word]
    return total + group + digit


@pytest.mark.parametrize("start", range(0, 10**4, 10**3))
def test_small_numbers_are_read_as_the_oracle_reads_them(start: int) -> None:
    span = range(start, start + 10**3)
    assert [in_words(value) for value in span] == [read_slowly(value) for value in span]


SPARSE = st.lists(st.sampled_from("0001459"), min_size=1, max_size=12).map(
    lambda digits: int("".join(digits))
)


@given(st.one_of(st.integers(0, 10**9), SPARSE))
def test_large_numbers_are_read_as_the_oracle_reads_them(value: int) -> None:
    assert in_words(value) == read_slowly(value)


@given(st.one_of(st.integers(0, 10**12 - 1), SPARSE))
def test_a_number_heard_is_the_number_said(value: int) -> None:
    assert heard(in_words(value)) == value


@given(st.integers(1, 10**12), st.integers(0, 6))
def test_words_depend_on_the_value_and_not_on_its_zeros(scaled: int, decimals: int) -> None:
    value = Decimal(f"{scaled}E-{decimals}")
    assert in_words(value) == in_words(Decimal(f"{scaled * 100}E-{decimals + 2}"))
    assert in_words(-value) == f"âm {in_words(value)}"


@given(st.integers(10**28, 10**40))
def test_no_digit_of_a_large_number_is_lost(value: int) -> None:
    assert in_words(Decimal(f"{value}.05")) == f"{in_words(value)} phẩy không năm"
