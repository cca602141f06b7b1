"""The period before may stand in the same row as ours; values cut off differ by what is shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Figure, Levels, Metric, Value
from generator.reconcile.source import Expected, expected
from generator.vietnamese import change_of_rate
from tests.figures import NAMES, RATE, dataset, judged, questions, texts
from tests.small_dossier import ask, refusal

BESIDE = replace(RATE, past=parse("Tỷ lệ ghi", NAMES))
CUT = replace(BESIDE, truncates=True, trims_zeros=True, difference_word="%")


def told(metric: Metric, *values: Value) -> list[str]:
    found = evaluate(dataset(values), questions(metric)).results[0]
    own = found.assessments["Tỷ lệ"]
    return [str(each) for each in (own.value, own.past, own.difference, own.change)]


def test_the_value_of_the_period_before_is_made_from_the_same_row() -> None:
    assert told(BESIDE, 8, 2, 10, Decimal("0.75")) == [
        "80,00%",
        "75,00%",
        "10,00 điểm phần trăm",
        "tăng 5,00 điểm phần trăm",
    ]


def test_where_the_row_does_not_say_it_there_is_no_period_before() -> None:
    own = judged(BESIDE, 8, 2, 10, None)

    assert (own.past, own.change) == (None, None)


def test_differences_of_values_cut_off_are_those_that_people_get_who_subtract() -> None:
    assert told(CUT, 1094, 4, 1098, Decimal("0.8603")) == [
        "99,63%",
        "86,03%",
        "29,63%",
        "tăng 13,6%",
    ]


def test_below_the_target_too_a_value_cut_off_and_its_difference_make_the_target() -> None:
    own = judged(CUT, 2, 1, 3, Decimal("0.8603"))

    assert [str(each) for each in (own.value, own.difference, own.change)] == [
        "66,66%",
        "3,34%",
        "giảm 19,37%",
    ]


def test_values_cut_off_leave_no_seeming_change() -> None:
    found = evaluate(dataset((1094, 4, 1098, Decimal("0.8603"))), questions(CUT))

    assert texts(found) == []


@pytest.mark.parametrize("metric", [BESIDE, CUT], ids=["rounded", "cut off"])
def test_what_is_printed_of_two_periods_is_derived_again_from_the_cells(metric: Metric) -> None:
    asked = questions(metric)
    row = evaluate(dataset((1094, 4, 1098, Decimal("0.8603"))), asked).results[0]
    own = row.assessments["Tỷ lệ"]
    derived = expected(row, asked)

    for figure in (own.past, own.change, own.difference):
        assert figure is not None
        assert derived[figure.source, figure.shown].agrees(figure)
        wrong = Figure(figure.value, figure.shown.replace("6", "7"), figure.source)
        assert not derived[figure.source, figure.shown].agrees(wrong)


def test_the_difference_of_a_value_cut_off_is_not_the_exact_one_rounded() -> None:
    asked = questions(CUT)
    row = evaluate(dataset((1094, 4, 1098, Decimal("0.8603"))), asked).results[0]
    own = row.assessments["Tỷ lệ"]
    assert own.difference

    told = expected(row, asked)[own.difference.source, own.difference.shown]
    assert told == Expected("Tỷ lệ, chênh lệch", Fraction(2963, 10000), is_percent=True)


def test_no_space_stands_before_a_percent_sign() -> None:
    assert change_of_rate(Fraction(136, 1000), 2, "%", trims_zeros=True) == "tăng 13,6%"


def test_the_rates_of_the_only_organization_are_those_of_the_total() -> None:
    one = evaluate(dataset((8, 2, 10, Decimal("0.75"))), questions())
    two = evaluate(dataset((8, 2, 10, Decimal("0.75")), (8, 2, 10, Decimal("0.75"))), questions())

    assert one.total.figures["Tỷ lệ ghi"] == one.results[0].figures["Tỷ lệ ghi"]
    assert "Tỷ lệ ghi" not in two.total.figures


def test_a_rate_that_the_table_gives_is_said_to_be_given() -> None:
    given = replace(RATE, formula=parse("Tỷ lệ ghi", NAMES))
    plain = replace(given, is_percent=False, target=Levels())

    value = judged(given, 8, 2, 10, Decimal("0.75")).value
    assert value
    assert value.source == "Tỷ lệ ghi: tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại"
    other = judged(plain, 8, 2, 10, Decimal("0.75")).value
    assert other
    assert other.source == "Tỷ lệ ghi"


LEVEL = "    Mức giao: tối thiểu 70%\n"
CHANGE = ("        - Kết quả: Kết quả\n", "        - Tăng, giảm: Thay đổi\n")


def test_the_period_before_is_a_formula_of_the_columns(tmp_path: Path) -> None:
    said = refusal(tmp_path, (LEVEL, f"{LEVEL}    Kỳ trước: Tổng hồ so\n"))

    assert said == (
        "13 dòng 49: Trong công thức, không có tên «Tổng hồ so». Có phải «Tổng hồ sơ» không?"
    )


def test_a_column_of_changes_needs_a_period_before_in_either_place(tmp_path: Path) -> None:
    beside = (LEVEL, f"{LEVEL}    Kỳ trước: Tổng hồ sơ / Tổng hồ sơ\n")

    assert refusal(tmp_path, CHANGE) == (
        "14 dòng 62: cột «Tăng, giảm» ghi «Thay đổi» mà chưa khai kỳ trước. "
        "Khai báo mục «Kỳ trước»."
    )
    assert ask(tmp_path, CHANGE, beside).metrics[0].past is not None
