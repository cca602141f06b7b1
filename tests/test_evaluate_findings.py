"""What judgement finds: failed checks, citations, and what of it was accepted."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Check, Citation
from tests.figures import (
    NAMES,
    RATE,
    SAME_RATE,
    SUM,
    accepted,
    dataset,
    organization,
    questions,
    texts,
)

# --- checks ----------------------------------------------------------------------------------


def test_a_failed_equation_is_found_with_both_sides() -> None:
    found = evaluate(dataset((7, 3, 10), (800, 800, 1575)), questions(checks=[SUM]))
    assert texts(found) == [("DC03", "Xã Ba: Tổng = 1.575, Cộng = 1.600; chênh 25.")]
    [finding] = found.findings
    assert (finding.subject, finding.organization, finding.difference) == (
        "Cộng kênh",
        "Xã Ba",
        Fraction(25),
    )
    assert [source.cell for source in finding.sources] == ["C3", "A3", "B3"]
    comparison = found.results[1].comparisons["Cộng kênh"]
    assert (str(comparison.left), str(comparison.right), str(comparison.difference)) == (
        "1.575",
        "1.600",
        "25",
    )
    assert comparison.difference.source == "Cộng - Tổng"
    assert found.results[0].comparisons["Cộng kênh"].holds


def test_a_total_that_its_rows_explain_is_not_found_again() -> None:
    found = evaluate(dataset((7, 3, 9), (8, 2, 12)), questions(checks=[SUM]))
    assert [finding.organization for finding in found.findings] == ["Xã An", "Xã Ba"]
    assert found.total.comparisons["Cộng kênh"].difference.value == -1


def test_a_total_that_no_row_explains_is_found() -> None:
    found = evaluate(
        dataset(
            (7, 3, 10, Decimal("0.7")),
            (8, 2, 10, Decimal("0.8")),
            total=(15, 5, 20, Decimal("0.8")),
        ),
        questions(checks=[SAME_RATE]),
    )
    assert texts(found) == [
        ("DC04", "Dòng tổng: Tỷ lệ ghi = 80,00%, Tỷ lệ = 75,00%; chênh -5,00 điểm phần trăm.")
    ]


def test_a_total_that_breaks_a_bound_which_each_row_keeps_is_found() -> None:
    check = Check("Không quá", parse("Tổng < 15", NAMES))
    found = evaluate(dataset((7, 3, 10), (8, 2, 10)), questions(checks=[check]))
    assert texts(found) == [("DC04", "Dòng tổng: Tổng = 20, không thỏa «Tổng < 15»; chênh -5.")]


def test_a_total_that_breaks_a_bound_as_a_row_does_is_not_found_again() -> None:
    check = Check("Không quá", parse("Tổng < 15", NAMES))
    found = evaluate(dataset((7, 3, 10), (18, 2, 20)), questions(checks=[check]))
    assert [(each.code, each.organization) for each in found.findings] == [("DC03", "Xã Ba")]


def test_sides_that_have_to_differ_are_not_let_pass_where_they_are_equal() -> None:
    check = Check("Ít hơn", parse("Trực tuyến < Tổng", NAMES))
    found = evaluate(dataset((10, 0, 10)), questions(checks=[check]))
    assert texts(found) == [
        ("DC03", "Xã An: Trực tuyến = 10, Tổng = 10, không thỏa «Trực tuyến < Tổng»; chênh 0.")
    ]
    compared = found.results[0].comparisons["Ít hơn"]
    assert (compared.holds, compared.is_tolerated) == (False, False)


def test_a_side_that_is_a_column_is_the_very_figure_of_the_column() -> None:
    result = evaluate(dataset((7, 3, 11)), questions(checks=[SUM])).results[0]
    compared = result.comparisons["Cộng kênh"]
    assert compared.left is result.figures["Tổng"]
    assert compared.right is result.figures["Cộng"]


def test_rates_are_compared_as_displayed() -> None:
    rows = ((39839, 0, 40221, Decimal("0.9905")), (1, 0, 3, Decimal("0.3334")))
    found = evaluate(dataset(*rows), questions(checks=[SAME_RATE]))
    assert texts(found) == [
        ("DC03", "Xã Ba: Tỷ lệ ghi = 33,34%, Tỷ lệ = 33,33%; chênh -0,01 điểm phần trăm.")
    ]


def test_a_rate_that_one_side_lacks_cannot_be_compared() -> None:
    found = evaluate(dataset((7, 3, 10, "Không làm")), questions(checks=[SAME_RATE]))
    assert texts(found) == [
        ("DC05", "Xã An: không đối chiếu được: Tỷ lệ = 70,00%, còn «Tỷ lệ ghi» không có số.")
    ]


def test_where_both_sides_are_missing_nothing_is_compared() -> None:
    found = evaluate(dataset((0, 0, 0, "Không làm")), questions(checks=[SAME_RATE]))
    assert (found.findings, found.results[0].comparisons) == ((), {})


def test_a_blank_cell_is_found_once() -> None:
    found = evaluate(dataset((7, None, 10), (7, 3, 10)), questions(checks=[SUM]))
    assert [finding.code for finding in found.findings] == ["DC01"]


def test_any_condition_may_be_checked() -> None:
    checks = [
        Check("Không quá", parse("Trực tuyến < Tổng", NAMES)),
        Check("Có hồ sơ", parse("Tổng > 0 và Trực tiếp > 0", NAMES)),
    ]
    found = evaluate(dataset((10, 0, 10)), questions(checks=checks))
    assert texts(found) == [
        (
            "DC03",
            "Xã An: Trực tuyến = 10, Tổng = 10, không thỏa «Trực tuyến < Tổng»; chênh 0.",
        ),
        ("DC03", "Xã An: Tổng = 10, Trực tiếp = 0, không thỏa «Tổng > 0 và Trực tiếp > 0»."),
    ]
    assert not found.results[0].comparisons["Không quá"].holds


# --- citations -------------------------------------------------------------------------------


def cited(shown_value: str, value: Fraction) -> Citation:
    """Make a citation of the rate."""
    return Citation("số của Bộ", shown_value, value, "Công văn số 1", metric="Tỷ lệ")


def test_a_cited_figure_that_differs_from_the_total_is_found() -> None:
    found = evaluate(
        dataset((425, 0, 1000)), questions(citations=[cited("23,43%", Fraction(2343, 10000))])
    )
    assert texts(found) == [
        (
            "DC06",
            "Số liệu dẫn «số của Bộ» ghi 23,43%, tính từ bảng được 42,50%; "
            "chênh 19,07 điểm phần trăm.",
        )
    ]
    assert found.findings[0].difference == Fraction(1907, 10000)


def test_a_citation_is_compared_with_what_is_shown() -> None:
    asked = questions(citations=[cited("33,33%", Fraction(3333, 10000))])
    assert evaluate(dataset((1, 0, 3)), asked).findings == ()


# --- acceptances -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Xã Ba", "xã  ba", "01", "X. Ba"])
def test_an_accepted_difference_is_ready(key: str) -> None:
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {key: 25})])
    found = evaluate(dataset((7, 3, 10), (800, 800, 1575)), asked)
    assert found.is_ready
    assert found.findings[0].acceptance == asked.acceptances[0]


def test_a_short_name_is_its_owners_even_where_it_is_anothers_alias() -> None:
    sheet = dataset((7, 3, 10), (800, 800, 1575))
    an = replace(organization(0), short_name="X. A")
    ba = replace(organization(1), aliases=("X. A",))
    pairs = zip(sheet.records, (an, ba), strict=True)
    renamed = tuple(replace(record, organization=owner) for record, owner in pairs)
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {"X. A": 25})])
    found = evaluate(replace(sheet, records=renamed), asked)
    assert [(each.code, each.acceptance) for each in found.findings] == [
        ("DC03", None),
        ("DC08", None),
    ]


def test_an_accepted_citation_is_ready() -> None:
    asked = questions(
        citations=[cited("23,43%", Fraction(2343, 10000))],
        acceptances=[accepted("số của Bộ", {"": Fraction(1907, 10000)}, "DC06")],
    )
    assert evaluate(dataset((425, 0, 1000)), asked).is_ready


@pytest.mark.parametrize(
    ("differences", "text"),
    [
        (
            {"Xã Ba": 24},
            "Cảnh báo đã xem ở dòng 12, «Cộng kênh» của Xã Ba, chênh 24 không còn khớp; "
            "nay chênh 25.",
        ),
        (
            {"Xã Ba": 25, "Xã An": 3},
            "Cảnh báo đã xem ở dòng 12, «Cộng kênh» của Xã An, chênh 3 không còn khớp; "
            "nay không còn cảnh báo này.",
        ),
        (
            {"Xã Bà Tô": 25},
            "Cảnh báo đã xem ở dòng 12, «Cộng kênh» của Xã Bà Tô, chênh 25 không còn khớp; "
            "không có đơn vị này, có phải «Xã Ba» không.",
        ),
    ],
)
def test_an_acceptance_that_matches_nothing_is_a_finding(
    differences: Mapping[str, int], text: str
) -> None:
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", differences)])
    found = evaluate(dataset((7, 3, 10), (800, 800, 1575)), asked)
    assert texts(found)[-1] == ("DC08", text)
    assert not found.is_ready


def test_a_difference_of_rates_is_told_in_points() -> None:
    asked = questions(
        citations=[cited("42,50%", Fraction(425, 1000))],
        acceptances=[accepted("số của Bộ", {"": Fraction(1907, 10000)}, "DC06")],
    )
    assert texts(evaluate(dataset((425, 0, 1000)), asked)) == [
        (
            "DC08",
            "Cảnh báo đã xem ở dòng 12, «số của Bộ», chênh 19,07 điểm phần trăm không còn khớp; "
            "nay không còn cảnh báo này.",
        )
    ]


def test_a_share_of_more_than_everything_is_found() -> None:
    found = evaluate(dataset((12, 0, 10), (8, 2, 10)), questions())

    assert texts(found)[:1] == [
        ("DC11", "Xã An: «Tỷ lệ» lớn hơn 100%, vì lấy 12 chia cho 10; chênh 2.")
    ]


def test_a_rate_of_the_sheet_that_is_a_hundred_times_too_large_is_found() -> None:
    found = evaluate(dataset((8, 2, 10, Decimal(80)), (8, 2, 10, Decimal(10))), questions())

    assert texts(found)[:1] == [
        (
            "DC11",
            "Xã An: cột «Tỷ lệ ghi» ghi 8.000,00%, có lẽ gấp 100 lần; "
            "chênh 7.900,00 điểm phần trăm so với 100%.",
        )
    ]
    assert [code for code, _ in texts(found)].count("DC11") == 1


# --- verdicts of the sheet -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("online", "written", "found"),
    [
        (9, "ĐẠT", 0),
        (9, "–", 0),
        (1, "Chưa đạt", 0),
        (1, "không  Đạt", 0),
        (9, "Không đạt", 1),
        (1, "Đạt", 1),
        (9, "x", 1),
    ],
)
def test_a_verdict_of_the_sheet_is_compared_by_what_it_means(
    online: int, written: str, found: int
) -> None:
    judges = replace(RATE, sheet_column="Ghi chú")
    sheet = dataset((online, 0, 10, None, written))
    assert [code for code, _ in texts(evaluate(sheet, questions(judges)))] == ["DC09"] * found


# --- what speaks for itself ------------------------------------------------------------------


def test_a_share_of_more_than_everything_is_found_at_the_total_too() -> None:
    found = evaluate(dataset((10, 0, 10), (12, 0, 10)), questions())
    assert [(each.code, each.owner) for each in found.findings] == [("DC11", "01"), ("DC11", "")]


def test_a_measure_that_says_that_it_may_exceed_everything_is_no_finding() -> None:
    growth = replace(RATE, may_exceed=True)
    assert texts(evaluate(dataset((12, 0, 10)), questions(growth))) == []


@pytest.mark.parametrize(("rate", "found"), [(10, 0), ("10.01", 1), (-10, 0), ("-10.01", 1)])
def test_a_rate_of_more_than_ten_times_is_found_whatever_its_sign(
    rate: int | str, found: int
) -> None:
    codes = texts(evaluate(dataset((7, 3, 10, Decimal(rate))), questions()))
    assert [code for code, _ in codes] == ["DC11"] * found


def test_a_sheet_may_write_nought_percent_where_there_were_no_dossiers() -> None:
    asked = questions(checks=[SAME_RATE])
    assert texts(evaluate(dataset((0, 0, 0, 0)), asked)) == []
    assert [code for code, _ in texts(evaluate(dataset((0, 0, 0, 1)), asked))] == ["DC05"]
