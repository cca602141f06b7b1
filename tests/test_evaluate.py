"""Judgement: figures, verdicts, digits and totals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Refused
from generator.evaluate import evaluate
from generator.formula import parse, parse_bound
from generator.frozen import replace
from generator.model import Derived, Exemption, Levels, Metric, Verdict
from generator.vietnamese import parse_number
from tests.figures import NAMES, RATE, SUM, dataset, judged, questions, shown, texts

# --- exactness -------------------------------------------------------------------------------


@given(st.integers(0, 3000), st.integers(0, 3000), st.booleans())
def test_every_figure_holds_a_fraction(online: int, direct: int, has_parts: bool) -> None:
    total = Decimal(online + direct) + (Decimal("0.5") if has_parts else 1)
    try:
        found = evaluate(dataset((online, direct, total)), questions(checks=[SUM]))
    except Refused:
        return
    for result in (*found.results, found.total):
        told = result.assessments["Tỷ lệ"]
        compared = result.comparisons["Cộng kênh"]
        figures = [*result.figures.values(), told.value, told.difference, told.lacking]
        figures += [compared.left, compared.right, compared.difference]
        assert {type(each.value) for each in figures if each} == {Fraction}
        assert told.ratio
        assert {type(each) for each in told.ratio} == {Fraction}


# --- verdicts --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("online", "total", "expected"),
    [
        (18349, 75152, ("24,42%", "Chưa đạt", "45,58 điểm phần trăm", "34258")),
        (7, 10, ("70,00%", "Đạt", "0,00 điểm phần trăm", "")),
        (2, 2, ("100,00%", "Đạt", "30,00 điểm phần trăm", "")),
        (0, 68, ("0,00%", "Chưa đạt", "70,00 điểm phần trăm", "48")),
        (700_001, 1_000_000, ("70,00%", "Đạt", "0,0001 điểm phần trăm", "")),
        (7_000_000_001, 10_000_000_000, ("70,00%", "Đạt", "0,00 điểm phần trăm", "")),
    ],
)
def test_a_rate_is_judged_exactly_and_shown_rounded(
    online: int, total: int, expected: tuple[str, ...]
) -> None:
    told = shown(judged(RATE, online, 0, total))
    assert (*told[:3], told[3].replace(".", "")) == expected


def test_the_side_of_the_target_is_told() -> None:
    assert [judged(RATE, online, 0, 10).side for online in (6, 7, 8)] == [-1, 0, 1]


@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(0, 10_000))
def test_a_verdict_is_a_comparison_of_integers(online: int, total: int, level: int) -> None:
    metric = replace(
        RATE, target=Levels(parse_bound(f"tối thiểu {level // 100},{level % 100:02d}%"))
    )
    try:
        verdict = judged(metric, online, 0, total).verdict
    except Refused:
        return
    assert (verdict is Verdict.MET) == (online * 10_000 >= total * level)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_more_never_turns_met_into_not_met(one: int, other: int, total: int) -> None:
    low, high = (judged(RATE, online, 0, total).verdict for online in sorted((one, other)))
    assert (low, high) != (Verdict.MET, Verdict.NOT_MET)


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_what_is_lacking_is_the_least_that_meets_the_target(online: int, total: int) -> None:
    for metric in (RATE, replace(RATE, judges_rounded=True)):
        lacking = judged(metric, online, 0, total).lacking
        if lacking:
            enough = online + int(lacking.value)
            assert judged(metric, enough, 0, total).verdict is Verdict.MET
            assert judged(metric, enough - 1, 0, total).verdict is Verdict.NOT_MET


def test_a_level_at_most_is_met_from_below() -> None:
    late = replace(RATE, target=Levels(parse_bound("tối đa 5%")))
    assert shown(judged(late, 4, 0, 100)) == ("4,00%", "Đạt", "1,00 điểm phần trăm", "")
    assert shown(judged(late, 6, 0, 100)) == ("6,00%", "Chưa đạt", "1,00 điểm phần trăm", "")


def test_a_plain_number_has_no_unit_word() -> None:
    late = Metric(
        "Quá hạn", parse("Trực tiếp", NAMES), False, Levels(parse_bound("tối đa 5")), decimals=0
    )
    assert shown(judged(late, 0, 1200, 0)) == ("1.200", "Chưa đạt", "1.195", "")


def test_the_nearest_level_holds() -> None:
    levels = Levels(
        parse_bound("tối thiểu 70%"),
        {"Xã": parse_bound("tối thiểu 60%")},
        {"01": parse_bound("tối thiểu 50%")},
    )
    found = evaluate(dataset((55, 0, 100), (55, 0, 100)), questions(replace(RATE, target=levels)))
    told = [*found.results, found.total]
    assert [result.assessments["Tỷ lệ"].verdict for result in told] == [
        Verdict.NOT_MET,
        Verdict.MET,
        Verdict.NOT_MET,
    ]


def test_without_a_level_a_value_is_shown_and_not_judged() -> None:
    told = judged(replace(RATE, target=Levels()), 1, 0, 2)
    assert shown(told) == ("50,00%", "Không đánh giá", "", "")
    assert told.reason == "Không có mức giao"


def test_trailing_zeros_and_cutting_off_are_a_matter_of_the_metric() -> None:
    brief = replace(RATE, trims_zeros=True, truncates=True)
    assert shown(judged(brief, 999, 0, 1000))[0] == "99,9%"
    assert shown(judged(brief, 99999, 0, 100000))[0] == "99,99%"


# --- no data, not assessed, zero -------------------------------------------------------------


def test_a_blank_cell_is_no_data_not_zero() -> None:
    found = evaluate(dataset((None, 5, 10), (0, 5, 10)), questions())
    blank, zero = (result.assessments["Tỷ lệ"] for result in found.results)
    assert shown(blank) == ("", "Không có số liệu", "", "")
    assert blank.reason == "Thiếu số liệu ở cột «Trực tuyến»"
    assert shown(zero) == ("0,00%", "Chưa đạt", "70,00 điểm phần trăm", "7")
    assert "Trực tuyến" not in found.results[0].figures
    assert "Cộng" not in found.results[0].figures
    assert texts(found) == [
        ("DC01", "Xã An: ô ở cột «Trực tuyến» để trống; nếu là không thì phải ghi số 0.")
    ]


def test_nothing_received_is_no_data() -> None:
    told = judged(RATE, 0, 0, 0)
    assert (told.verdict, told.reason) == (Verdict.NO_DATA, "")


def test_an_organization_with_a_blank_cell_adds_nothing_to_the_total() -> None:
    found = evaluate(dataset((None, 5, 10), (8, 2, 10)), questions())
    total = found.total.assessments["Tỷ lệ"]
    assert total.value is not None
    assert (total.value.value, total.value.source) == (
        Fraction(8, 10),
        "Trực tuyến / Tổng, cộng 1 đơn vị",
    )


@pytest.mark.parametrize(("counts", "expected"), [(True, "40,00%"), (False, "80,00%")])
def test_an_exempted_organization_counts_in_the_total_only_if_said(
    counts: bool, expected: str
) -> None:
    exemption = Exemption(parse("Trực tuyến = 0", NAMES), "Không làm trực tuyến", counts)
    metric = replace(RATE, exemptions=(exemption,))
    found = evaluate(dataset((0, 10, 10), (8, 2, 10)), questions(metric))
    exempted = found.results[0].assessments["Tỷ lệ"]
    assert shown(exempted) == ("", "Không đánh giá", "", "")
    assert exempted.reason == "Không làm trực tuyến"
    assert shown(found.total.assessments["Tỷ lệ"])[0] == expected


def test_a_total_of_nobody_has_no_figures() -> None:
    found = evaluate(dataset((None, 1, 2)), questions())
    assert found.total.assessments["Tỷ lệ"].verdict is Verdict.MISSING


# --- digits ----------------------------------------------------------------------------------


def test_decimals_are_added_until_a_value_agrees_with_its_verdict() -> None:
    found = evaluate(dataset((1402, 601, 2003), (90, 10, 100)), questions())
    told = found.results[0].assessments["Tỷ lệ"]
    assert shown(told) == ("69,995%", "Chưa đạt", "0,005 điểm phần trăm", "1")
    assert texts(found) == [
        (
            "DC07",
            "Xã An: «Tỷ lệ» ghi 69,995%, vì ghi 70,00% thì trái với kết quả «Chưa đạt» "
            "(mức 70%); chênh -0,005 điểm phần trăm.",
        )
    ]
    assert [str(source) for source in found.findings[0].sources] == [
        "so-lieu.xlsx, trang «Tổng hợp», ô A2",
        "so-lieu.xlsx, trang «Tổng hợp», ô C2",
    ]


def test_a_contradiction_that_four_decimals_leave_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        evaluate(dataset((69_999_999, 0, 100_000_000)), questions())
    assert [problem.code for problem in caught.value.problems] == ["CT03", "CT03"]
    assert str(caught.value.problems[0]) == (
        "so-lieu.xlsx, trang «Tổng hợp», ô A2: Xã An: «Tỷ lệ» ghi nhiều số lẻ nhất vẫn là "
        "70,0000%, trái với kết quả «Chưa đạt» (mức 70%). "
        "Ghi «Xét theo: số làm tròn» cho chỉ tiêu này, hoặc sửa mức giao."
    )


def test_an_office_may_judge_what_is_shown() -> None:
    found = evaluate(dataset((1402, 601, 2003)), questions(replace(RATE, judges_rounded=True)))
    told = found.results[0].assessments["Tỷ lệ"]
    assert shown(told) == ("70,00%", "Đạt", "0,00 điểm phần trăm", "")
    assert (told.side, found.findings) == (0, ())


@pytest.mark.parametrize(("cuts", "lacking"), [(False, 6_995), (True, 7_000)])
def test_what_is_lacking_is_the_least_that_is_shown_as_met(cuts: bool, lacking: int) -> None:
    metric = replace(RATE, judges_rounded=True, truncates=cuts, decimals=1)
    least = judged(metric, 0, 0, 10_000).lacking
    assert least
    assert least.value == lacking
    assert judged(metric, lacking, 0, 10_000).verdict is Verdict.MET
    assert judged(metric, lacking - 1, 0, 10_000).verdict is Verdict.NOT_MET


@given(st.integers(0, 3000), st.integers(1, 3000), st.booleans())
def test_a_shown_value_never_contradicts_its_verdict(online: int, total: int, cuts: bool) -> None:
    told = judged(replace(RATE, decimals=0, truncates=cuts), online, 0, total)
    assert told.value is not None
    seen = parse_number(told.value.shown)
    assert (seen >= Fraction(7, 10)) == (told.verdict is Verdict.MET)


# --- totals ----------------------------------------------------------------------------------


def test_figures_carry_their_cells_and_totals_their_sums() -> None:
    found = evaluate(dataset((1200, 5, 1210), (8, 2, 10)), questions())
    own = found.results[0].figures
    assert (own["Trực tuyến"].shown, str(own["Trực tuyến"].source)) == (
        "1.200",
        "so-lieu.xlsx, trang «Tổng hợp», ô A2",
    )
    assert (own["Cộng"].shown, own["Cộng"].source) == ("1.205", "Trực tuyến + Trực tiếp")
    total = found.total.figures
    assert (total["Tổng"].shown, total["Tổng"].source) == ("1.220", "cộng 2 đơn vị")
    assert total["Cộng"].shown == "1.215"


def test_texts_are_kept_as_they_stand() -> None:
    found = evaluate(dataset((1, 1, 2, Decimal("0.5"), "Đạt")), questions())
    assert found.results[0].texts == {"Ghi chú": "Đạt"}


def test_the_total_is_never_a_mean_of_rates() -> None:
    found = evaluate(dataset((1, 0, 1), (0, 99, 99)), questions())
    assert shown(found.total.assessments["Tỷ lệ"])[0] == "1,00%"


def test_a_row_of_totals_that_is_not_the_sum_is_found() -> None:
    found = evaluate(dataset((7, 3, 10), (8, 2, 10), total=(15, 5, 21)), questions())
    assert texts(found) == [
        ("DC02", "Dòng tổng: cột «Tổng» ghi 21, cộng 2 đơn vị được 20; chênh -1.")
    ]
    assert found.total.figures["Tổng"].shown == "20"


def test_organizations_are_counted_by_verdict() -> None:
    exemption = Exemption(parse("Trực tiếp = 9", NAMES), "Được miễn", False)
    rows = ((8, 2, 10), (1, 9, 10), (1, 2, 10), (0, 0, 0), (9, 1, 10))
    found = evaluate(dataset(*rows), questions(replace(RATE, exemptions=(exemption,))))
    count = found.tallies["Tỷ lệ"]
    assert [
        str(figure)
        for figure in (
            count.met,
            count.not_met,
            count.not_assessed,
            count.no_data,
            count.assessed,
        )
    ] == ["2", "1", "1", "1", "3"]


@given(st.permutations(range(4)))
def test_the_order_of_organizations_changes_nothing(order: Sequence[int]) -> None:
    whole = dataset((8, 2, 10), (5, 6, 10), (None, 1, 3), (0, 0, 0), total=(13, 9, 23))
    asked = questions(checks=[SUM])
    mixed = replace(whole, records=tuple(whole.records[place] for place in order))
    one, other = evaluate(whole, asked), evaluate(mixed, asked)
    assert {result.organization: result for result in one.results} == {
        result.organization: result for result in other.results
    }
    assert (one.total, one.tallies) == (other.total, other.tallies)
    assert set(texts(one)) == set(texts(other))


# --- totals of computed columns --------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "total", "source"),
    [
        ("Trực tuyến + Trực tiếp", 20, "Trực tuyến + Trực tiếp"),
        ("(Tổng - Trực tuyến) * 2 / 4", 4, "(Tổng - Trực tuyến) * 2 / 4"),
        ("50 - Trực tuyến", 88, "50 - Trực tuyến, cộng 2 đơn vị"),
        ("Trực tuyến * Tổng", 144, "Trực tuyến * Tổng, cộng 2 đơn vị"),
        ("Tỷ lệ ghi * Tổng", 12, "Tỷ lệ ghi * Tổng, cộng 2 đơn vị"),
        ("Trực tuyến / Tổng * 100", 60, "Trực tuyến / Tổng * 100"),
        ("1 - Trực tuyến / Tổng", Fraction(2, 5), "1 - Trực tuyến / Tổng"),
    ],
)
def test_a_computed_column_is_totalled_as_what_it_is(
    formula: str, total: int | Fraction, source: str
) -> None:
    sheet = dataset((4, 0, 4, Decimal(1)), (8, 8, 16, Decimal("0.5")), total=(12, 8, 20, 0))
    asked = replace(questions(), derived=(Derived("Thêm", parse(formula, NAMES)),))
    figure = evaluate(sheet, asked).total.figures["Thêm"]
    assert (figure.value, figure.source) == (total, source)


def test_what_follows_from_a_column_that_is_added_by_row_follows_from_its_sum() -> None:
    names = (*NAMES, "Còn", "Gấp đôi", "Phần")
    formulas = {"Còn": "50 - Trực tuyến", "Gấp đôi": "Còn * 2", "Phần": "Tổng / Còn"}
    derived = tuple(Derived(name, parse(text, names)) for name, text in formulas.items())
    asked = replace(questions(), derived=derived)
    figures = evaluate(dataset((4, 0, 4), (8, 8, 16)), asked).total.figures
    assert [figures[name].value for name in formulas] == [88, 176, Fraction(5, 22)]
