"""Formulas, conditions and levels as clerks type them."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formula import (
    FormulaError,
    Number,
    computing,
    deciding,
    holds,
    is_condition,
    names_in,
    parse,
    parse_bound,
    show,
    value_of,
)
from generator.model import Bound, Constant, Expression, Name, Operation

NAMES = ("Tổng hồ sơ", "Tổng", "Sở và huyện", "Quá hạn 2024", "Cột (A)", "Đúng hạn")
VALUES = {
    "Tổng hồ sơ": Fraction(10),
    "Tổng": Fraction(4),
    "Sở và huyện": Fraction(3),
    "Quá hạn 2024": Fraction(0),
    "Đúng hạn": None,
}


def value(text: str) -> Fraction | None:
    return value_of(parse(text, NAMES), VALUES.get)


def truth(text: str) -> bool | None:
    return holds(parse(text, NAMES), VALUES.get)


def refused(text: str) -> str:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    return str(caught.value)


# --- reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng hồ sơ + Tổng * 2", 18),
        ("(Tổng hồ sơ + Tổng) × 2", 28),
        ("Tổng hồ sơ \N{MINUS SIGN} Tổng – 1", 5),
        ("Tổng hồ sơ - Tổng - 1", 5),
        ("Tổng hồ sơ / Tổng / 5", Fraction(1, 2)),
        ("Tổng : Tổng hồ sơ", Fraction(2, 5)),
        ("1.000 + 70,5%", Fraction(200141, 200)),
        ("-Tổng + -(2)", -6),
        ("2*-Tổng", -8),
    ],
)
def test_formulas_are_computed_exactly(text: str, expected: int | Fraction) -> None:
    assert value(text) == expected


def test_a_name_may_hold_a_joining_word_digits_and_parentheses() -> None:
    text = "Sở và huyện > 2 và Quá hạn 2024 = 0 hoặc Cột (A)≠Tổng"
    assert names_in(parse(text, NAMES)) == ("Sở và huyện", "Quá hạn 2024", "Cột (A)", "Tổng")


def test_the_longest_name_is_taken() -> None:
    assert parse("Tổng hồ sơ", NAMES) == Name("Tổng hồ sơ")


def test_a_name_is_known_however_it_is_spelled() -> None:
    assert parse("  TỔNG  hồ sơ ", NAMES) == Name("Tổng hồ sơ")
    assert parse(normalize("NFD", "Tổng hồ sơ"), NAMES) == Name("Tổng hồ sơ")
    assert parse("Hoà Bình + 1", ["Hòa Bình"]) == parse("Hòa Bình + 1", ["Hòa Bình"])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Tổng != 1", "Tổng ≠ 1"),
        ("Tổng <> 1", "Tổng ≠ 1"),
        ("Tổng == 1", "Tổng = 1"),
        ("Tổng<=1", "Tổng ≤ 1"),
        ("Tổng>=1", "Tổng ≥ 1"),
        ("Tổng tối thiểu 1", "Tổng ≥ 1"),
        ("Tổng tối đa 1", "Tổng ≤ 1"),
        ("Tổng = 1 VÀ Tổng = 2", "Tổng = 1 và Tổng = 2"),
    ],
)
def test_signs_have_twins_on_the_keyboard(text: str, same: str) -> None:
    assert parse(text, NAMES) == parse(same, NAMES)


def test_and_binds_before_or() -> None:
    assert truth("Tổng = 4 hoặc Tổng = 5 và Tổng = 6") is True
    assert truth("(Tổng = 4 hoặc Tổng = 5) và Tổng = 6") is False


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Công thức để trống. Ghi công thức, ví dụ «Tổng hồ sơ / 2»."),
        (
            "Tổng hồ so / 2",
            "Trong công thức, không có tên «Tổng hồ so». Có phải «Tổng hồ sơ» không?",
        ),
        (
            "Tổng hồ sơ cũ",
            "Trong công thức, không có tên «Tổng hồ sơ cũ». Có phải «Tổng hồ sơ» không?",
        ),
        (
            "Ngân sách-3",
            "Trong công thức, không có tên «Ngân sách». Khai báo tên này hoặc sửa lại công thức.",
        ),
        (
            "Tổng > 70.5%",
            "«70.5%» không phải là số viết theo lối Việt Nam: dấu chấm tách hàng nghìn (1.000), "
            "dấu phẩy trước phần thập phân (70,5). Ghi số dạng «1.000», «70,5» hoặc «70,5%».",
        ),
        ("Tổng +", "Công thức dừng giữa chừng. Ghi tiếp tên hoặc số sau dấu cuối."),
        ("Tổng + * 2", "Trong công thức, «*» đứng sai chỗ. Xem lại các dấu đứng cạnh."),
        ("Tổng (2)", "Trong công thức, «(» đứng sai chỗ. Xem lại các dấu đứng cạnh."),
        ("(Tổng", "Công thức thiếu dấu «)». Thêm dấu «)» vào chỗ đóng ngoặc."),
        ("Tổng)", "Công thức thừa dấu «)». Bỏ dấu thừa hoặc thêm dấu «(»."),
        (
            "Tổng = 1 = 2",
            "«Tổng = 1» là điều kiện, không đi cùng dấu «=» được. "
            "Mỗi lần chỉ so sánh hai vế; nối các điều kiện bằng «và», «hoặc».",
        ),
        (
            "Tổng và Tổng = 1",
            "«Tổng» ở cạnh «và» chưa phải là điều kiện. Ghi dạng «Tổng hồ sơ = 0».",
        ),
        ("(" * 30, "Công thức lồng quá nhiều dấu «(». Tách ra ở mục «Tính thêm»."),
        ("1+" * 900 + "1", "Công thức quá dài. Tách ra thành nhiều cột ở mục «Tính thêm»."),
    ],
)
def test_what_cannot_be_read_is_told_in_words(text: str, message: str) -> None:
    assert refused(text) == message


@given(st.text(alphabet="Tổng hồsơ 123.,%()+-*/=<>!và ", max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(FormulaError):
        assert show(parse(text, NAMES))


NUMBERS: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from([Name(name) for name in NAMES])
    | st.integers(0, 10**6).map(lambda scaled: Constant(Fraction(scaled, 1000))),
    lambda sides: st.builds(Operation, st.sampled_from("+-*/"), sides, sides),
    max_leaves=8,
)
CONDITIONS: st.SearchStrategy[Expression] = st.recursive(
    st.builds(Operation, st.sampled_from("=≠<≤>≥"), NUMBERS, NUMBERS),
    lambda sides: st.builds(Operation, st.sampled_from(["và", "hoặc"]), sides, sides),
    max_leaves=4,
)


@given(NUMBERS | CONDITIONS)
def test_what_is_shown_reads_as_the_same_expression(expression: Expression) -> None:
    assert parse(show(expression), NAMES) == expression


def test_a_condition_is_told_from_a_number() -> None:
    assert is_condition(parse("Tổng = 1 và Tổng > 0", NAMES))
    assert not is_condition(parse("Tổng + 1", NAMES))


# --- row after row ---------------------------------------------------------------------------

SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
COMPARED = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}
ROWS = st.fixed_dictionaries(
    {name: st.none() | st.integers(-3, 10**9) | st.fractions(-3, 10**6) for name in NAMES}
)


def walked(expression: Expression, row: Mapping[str, Number | None]) -> Fraction | None:
    """Compute a formula as it is read, with nothing but fractions."""
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, Name):
        value = row[expression.name]
        return None if value is None else Fraction(value)
    left, right = walked(expression.left, row), walked(expression.right, row)
    if left is None or right is None or (expression.operator == "/" and right == 0):
        return None
    return Fraction(SIGNS[expression.operator](left, right))


@given(NUMBERS, ROWS)
def test_a_formula_made_ready_is_as_exact_as_the_formula(
    formula: Expression, row: Mapping[str, Number | None]
) -> None:
    expected = walked(formula, row)
    found = computing(formula)(row.get)
    assert found == expected
    assert not isinstance(found, float)
    assert isinstance(value_of(formula, row.get), Fraction if expected is not None else type(None))


@given(st.builds(Operation, st.sampled_from("=≠<≤>≥"), NUMBERS, NUMBERS), ROWS)
def test_a_condition_made_ready_decides_as_fractions_do(
    condition: Operation, row: Mapping[str, Number | None]
) -> None:
    left, right = walked(condition.left, row), walked(condition.right, row)
    expected = None
    if left is not None and right is not None:
        expected = COMPARED[condition.operator](left, right)
    assert deciding(condition)(row.get) is expected is holds(condition, row.get)


def test_a_mere_sum_of_names_needs_each_of_them() -> None:
    added = computing(parse("Tổng hồ sơ + (Tổng + Sở và huyện) + Quá hạn 2024", NAMES))
    assert added(VALUES.get) == 17
    assert added({**VALUES, "Tổng": None}.get) is None


def test_a_quotient_of_whole_numbers_is_a_fraction() -> None:
    third = computing(parse("Tổng / Tổng hồ sơ", NAMES))
    assert third({"Tổng": 1, "Tổng hồ sơ": 3}.get) == Fraction(1, 3)


# --- missing data ----------------------------------------------------------------------------


def test_a_missing_operand_gives_no_value() -> None:
    assert value("Đúng hạn + 1") is None
    assert value("0 * Đúng hạn") is None


def test_division_by_zero_gives_no_value() -> None:
    assert value("Tổng / Quá hạn 2024") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đúng hạn = 0", None),
        ("Đúng hạn = 0 và Tổng = 4", None),
        ("Đúng hạn = 0 và Tổng = 5", False),
        ("Đúng hạn = 0 hoặc Tổng = 4", True),
        ("Đúng hạn = 0 hoặc Tổng = 5", None),
    ],
)
def test_missing_data_leaves_a_condition_open_unless_the_rest_decides(
    text: str, expected: bool | None
) -> None:
    assert truth(text) is expected


# --- levels ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("tối thiểu 70%", Bound(True, Fraction(7, 10), "70%")),
        ("Tối đa  5,5%", Bound(False, Fraction(11, 200), "5,5%")),
        (">= 1.000", Bound(True, Fraction(1000), "1.000")),
        ("≤ 3", Bound(False, Fraction(3), "3")),
    ],
)
def test_levels_are_at_least_or_at_most(text: str, bound: Bound) -> None:
    assert parse_bound(text) == bound


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "70%",
            "«70%» chưa nói là mức tối thiểu hay tối đa. "
            "Ghi dạng «tối thiểu 70%» hoặc «tối đa 5%».",
        ),
        (
            "tối thiểu bảy mươi",
            "«bảy mươi» không phải là số. Ghi số dạng «1.000», «70,5» hoặc «70,5%».",
        ),
    ],
)
def test_a_level_that_cannot_be_read_is_told_in_words(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_bound(text)
    assert str(caught.value) == message


MANY = "có quá nhiều chữ số: trước và sau dấu phẩy, mỗi bên nhiều nhất 15 chữ số."
DIGITS = "Ghi số dạng «1.000», «70,5» hoặc «70,5%»."


@pytest.mark.parametrize("digits", [16, 5000])
def test_a_constant_of_too_many_digits_is_told_in_words(digits: int) -> None:
    written = "9" * digits
    for read in (lambda: parse_bound(f"tối thiểu {written}"), lambda: parse(f"{written} + 1", ())):
        with pytest.raises(FormulaError) as caught:
            read()
        assert str(caught.value) == f"«{written[:20]}…» {MANY} {DIGITS}"


def test_a_constant_may_have_fifteen_digits_on_each_side() -> None:
    written = "9" * 15
    assert parse_bound(f"tối đa {written},{written}").value == Fraction(f"{written}.{written}")
