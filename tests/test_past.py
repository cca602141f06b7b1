"""The period before: what has changed, what of it is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from generator.evaluate import evaluate
from generator.formula import parse, parse_bound
from generator.frozen import replace
from generator.model import (
    Acceptance,
    Evaluation,
    Figure,
    Finding,
    Levels,
    Metric,
    Past,
    PastRow,
    Value,
)
from generator.reconcile.source import Expected, expected, shared
from generator.vietnamese import percent
from tests.figures import NAMES, RATE, accepted, dataset, organization, questions, texts

COUNTS = ("Trực tuyến", "Trực tiếp", "Tổng")


def row(name: str, *counts: int) -> PastRow:
    online, _, whole = counts
    rate = Fraction(online, whole) if whole else None
    known = dict(zip(COUNTS, map(Fraction, counts), strict=True))
    return PastRow(name, known, {} if rate is None else {"Tỷ lệ": (rate, percent(rate, 2))})


def past(*rows: Sequence[int]) -> Past:
    """Make the period before, with a row for each organization, and their sums."""
    names = [organization(place).name for place in range(len(rows))]
    known = {f"{at:02d}": row(names[at], *each) for at, each in enumerate(rows)}
    total = row("", *(sum(column) for column in zip(*rows, strict=True)))
    return Past("tháng 9", "../bo-van-ban.json", Fraction(10), known, total)


def judged(before: Past, *rows: Sequence[Value], metric: Metric = RATE) -> Evaluation:
    return evaluate(dataset(*rows), replace(questions(metric), past=before))


def changes(found: Evaluation) -> list[tuple[str, str]]:
    told = [each.assessments["Tỷ lệ"] for each in (*found.results, found.total)]
    return [(str(each.past or ""), str(each.change or "")) for each in told]


# --- values ----------------------------------------------------------------------------------


def test_each_value_stands_beside_that_of_the_period_before() -> None:
    found = judged(past((50, 50, 100), (80, 20, 100)), (60, 40, 100), (75, 25, 100))

    assert changes(found) == [
        ("50,00%", "tăng 10,00 điểm phần trăm"),
        ("80,00%", "giảm 5,00 điểm phần trăm"),
        ("65,00%", "tăng 2,50 điểm phần trăm"),
    ]
    assert found.past_period == "tháng 9"
    before = found.results[0].assessments["Tỷ lệ"].past
    assert before
    assert before.source == "Tỷ lệ, tháng 9 (../bo-van-ban.json)"


def test_what_has_not_changed_says_so_and_a_trace_is_not_zero() -> None:
    found = judged(
        past((50, 50, 100), (50000, 50000, 100000)), (60, 60, 120), (50001, 49999, 100000)
    )

    assert [change for _, change in changes(found)[:2]] == [
        "không thay đổi",
        "tăng chưa đến 0,01 điểm phần trăm",
    ]


def test_an_organization_that_was_not_there_is_not_compared() -> None:
    found = judged(past((50, 50, 100)), (60, 40, 100), (75, 25, 100))

    assert changes(found)[1] == ("", "")
    assert texts(found) == []


def test_where_there_is_no_value_now_there_is_no_change() -> None:
    assert changes(judged(past((50, 50, 100)), (0, 0, 0)))[0] == ("50,00%", "")


def test_without_a_period_before_nothing_is_compared() -> None:
    found = evaluate(dataset((60, 40, 100)), questions())

    assert changes(found) == [("", ""), ("", "")]
    assert found.past_period is None


def test_a_value_that_was_printed_with_more_digits_is_told_as_it_was_printed() -> None:
    rates = {"Tỷ lệ": (Fraction(13999, 20000), "69,995%")}
    before = replace(past((50, 50, 100)), rows={"00": PastRow("Xã An", {}, rates)})

    assert changes(judged(before, (70, 30, 100)))[0] == (
        "69,995%",
        "tăng 0,01 điểm phần trăm",
    )


def test_characters_that_do_not_say_the_value_are_not_printed() -> None:
    rates = {"Tỷ lệ": (Fraction(1, 2), "51,00%")}
    before = replace(past((50, 50, 100)), rows={"00": PastRow("Xã An", {}, rates)})

    assert changes(judged(before, (60, 40, 100)))[0][0] == "50,00%"


def test_a_metric_that_was_no_percentage_is_not_compared() -> None:
    rates = {"Tỷ lệ": (Fraction(3), "3,00")}
    before = replace(past((50, 50, 100)), rows={"00": PastRow("Xã An", {}, rates)})

    assert changes(judged(before, (60, 40, 100)))[0] == ("", "")


def test_a_metric_that_is_no_percentage_changes_by_its_own_word() -> None:
    days = Metric(
        "Tỷ lệ",
        parse("Trực tuyến / Tổng", NAMES),
        is_percent=False,
        target=Levels(parse_bound("tối đa 3")),
        difference_word="ngày",
        decimals=1,
    )
    rates = {"Tỷ lệ": (Fraction(5, 2), "2,5")}
    before = replace(past((50, 50, 100)), rows={"00": PastRow("Xã An", {}, rates)})

    assert changes(judged(before, (20, 0, 10), metric=days))[0] == ("2,5", "giảm 0,5 ngày")


# --- findings --------------------------------------------------------------------------------


def found_of(evaluation: Evaluation, *codes: str) -> list[Finding]:
    return [finding for finding in evaluation.findings if finding.code in codes]


def test_a_count_that_grew_or_shrank_too_much_is_found() -> None:
    found = judged(past((10, 90, 100), (600, 400, 1000)), (101, 99, 200), (59, 441, 500))

    assert [(each.code, each.text) for each in found.findings if each.code == "DC12"] == [
        (
            "DC12",
            "Xã An: cột «Trực tuyến» là 101, tháng 9 là 10, tăng quá 10 lần; chênh 91.",
        ),
        (
            "DC12",
            "Xã Ba: cột «Trực tuyến» là 59, tháng 9 là 600, giảm quá 10 lần; chênh -541.",
        ),
    ]
    first = found_of(found, "DC12")[0]
    assert (first.subject, first.organization) == ("Trực tuyến so với kỳ trước", "Xã An")
    assert [source.cell for source in first.sources] == ["A2"]


def test_ten_times_as_much_is_not_more_than_ten_times() -> None:
    assert found_of(judged(past((10, 90, 100)), (100, 100, 200)), "DC12") == []


def test_small_counts_may_change_as_they_like() -> None:
    found = judged(past((9, 91, 100), (0, 100, 100)), (100, 0, 100), (9, 91, 100))

    assert [each.subject for each in found_of(found, "DC12", "DC13")] == [
        "Trực tiếp so với kỳ trước"
    ]


def test_from_nothing_and_to_nothing_are_told_apart_from_growing() -> None:
    found = judged(past((0, 100, 100), (50, 50, 100)), (50, 50, 100), (0, 100, 100))

    assert [each.text for each in found_of(found, "DC13")] == [
        "Xã An: cột «Trực tuyến» là 50, tháng 9 là 0, từ không thành có; chênh 50.",
        "Xã Ba: cột «Trực tuyến» là 0, tháng 9 là 50, từ có thành không; chênh -50.",
    ]


def test_ten_is_the_least_that_is_told() -> None:
    found = judged(past((0, 0, 0)), (10, 9, 9))
    assert [each.subject for each in found_of(found, "DC13")] == ["Trực tuyến so với kỳ trước"]


def test_a_total_is_told_only_where_no_row_explains_it() -> None:
    before = past((5, 5, 10), (5, 5, 10), (5, 5, 10))

    found = judged(before, (99, 0, 99), (99, 0, 99), (99, 0, 99))

    told = [each.text for each in found_of(found, "DC12", "DC13")]
    assert told == [
        "Dòng tổng: cột «Trực tuyến» là 297, tháng 9 là 15, tăng quá 10 lần; chênh 282.",
        "Dòng tổng: cột «Trực tiếp» là 0, tháng 9 là 15, từ có thành không; chênh -15.",
    ]


THREE = ((50, 50, 100), (60, 40, 100), (70, 30, 100))


def test_figures_that_are_all_those_of_the_last_period_are_found_once() -> None:
    assert texts(judged(past(*THREE), *THREE)) == [
        (
            "DC14",
            "Số liệu kỳ này giống hệt tháng 9 ở mọi cột số đếm: 3 trên 3 đơn vị; xem có phải đã "
            "lấy nhầm tệp của kỳ trước không.",
        )
    ]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (THREE[:2], THREE[:2]),
        (THREE, (*THREE[:2], (71, 29, 100))),
        (((0, 0, 0),) * 3, ((0, 0, 0),) * 3),
    ],
    ids=["two organizations", "one differs", "nothing at all"],
)
def test_figures_may_be_alike_by_chance(
    before: Sequence[Sequence[int]], now: Sequence[Sequence[int]]
) -> None:
    assert found_of(judged(past(*before), *now), "DC14") == []


@pytest.mark.parametrize(
    ("quiet", "busy", "told"),
    [(3, 2, [3]), (3, 3, []), (2, 0, [])],
    ids=["most", "half", "too few"],
)
def test_quiet_organizations_among_many_are_not_an_old_file(
    quiet: int, busy: int, told: list[int]
) -> None:
    same, before, now = (10, 10, 20), (50, 50, 100), (51, 49, 100)

    found = judged(past(*[same] * quiet, *[before] * busy), *[same] * quiet, *[now] * busy)

    assert [each.difference for each in found_of(found, "DC14")] == told


def test_a_code_that_was_another_organizations_is_found_and_not_compared() -> None:
    before = replace(past((50, 50, 100)), rows={"00": row("Sở Y tế", 50, 50, 100)})

    found = judged(before, (60, 40, 100))

    assert changes(found)[0] == ("", "")
    assert texts(found) == [
        (
            "DC15",
            "Xã An: mã «00» ở tháng 9 là «Sở Y tế», nên không so với kỳ trước; nếu là một thì ghi "
            "tên ấy vào cột «Tên khác».",
        )
    ]


def test_an_alias_is_a_name_of_the_same_organization() -> None:
    before = replace(past((50, 50, 100)), rows={"00": row("X. An", 50, 50, 100)})

    assert changes(judged(before, (60, 40, 100)))[0][0] == "50,00%"


def test_a_change_is_exact_and_rounded_last() -> None:
    # 33,333…% to 66,666…%: 33,33 points, while 66,67 less 33,33 is 33,34.
    found = judged(past((1, 2, 3)), (2, 1, 3))

    assert changes(found)[0] == ("33,33%", "tăng 33,33 điểm phần trăm")
    [told] = found_of(found, "DC16")
    assert told.text == (
        "«Tỷ lệ» so với tháng 9: số thay đổi làm tròn từ số đúng, khác hiệu của hai số đã làm tròn "
        "ở 2 chỗ: Dòng tổng (33,33% thành 66,67%, ghi «tăng 33,33 điểm phần trăm», hai số chênh "
        "33,34 điểm phần trăm); Xã An (33,33% thành 66,67%, ghi «tăng 33,33 điểm phần trăm», hai "
        "số chênh 33,34 điểm phần trăm)."
    )
    assert (told.subject, told.difference) == ("Tỷ lệ so với kỳ trước", Fraction(2))


def test_a_finding_against_the_period_before_is_accepted_by_its_difference() -> None:
    def of(difference: int) -> Acceptance:
        return accepted("Trực tuyến so với kỳ trước", {"Xã An": difference}, "DC12")

    before = past((10, 90, 100))
    sheet = dataset((101, 99, 200))

    def ready(difference: int) -> bool:
        asked = replace(questions(acceptances=[of(difference)]), past=before)
        return evaluate(sheet, asked).is_ready

    assert (ready(91), ready(90)) == (True, False)


def test_a_column_that_is_new_does_not_hide_that_the_others_are_those_of_the_last_period() -> None:
    rows = [(1, 2, 3), (4, 5, 9), (7, 8, 15)]
    before = past(*rows)
    older = {
        code: replace(row, counts={k: v for k, v in row.counts.items() if k != "Tổng"})
        for code, row in before.rows.items()
    }
    asked = replace(questions(), past=replace(before, rows=older))
    assert found_of(evaluate(dataset(*rows), asked), "DC14")


# --- derived once more -----------------------------------------------------------------------


def test_the_period_before_and_the_change_are_derived_again_from_the_cells() -> None:
    asked = replace(questions(), past=past((1, 2, 3)))
    found = evaluate(dataset((2, 1, 3)), asked)
    derived = expected(found.results[0], asked)
    told = found.results[0].assessments["Tỷ lệ"]
    assert told.past
    assert told.change

    assert derived[told.past.source, "33,33%"] == Expected("Tỷ lệ, kỳ trước", Fraction(1, 3), True)
    change = derived[told.change.source, told.change.shown]
    assert change.agrees(told.change)
    total = found.total.assessments["Tỷ lệ"].change
    assert total
    assert (total.source, total.shown) in shared(found, asked)


@pytest.mark.parametrize(
    ("exact", "shown", "is_right"),
    [
        (Fraction(0), "không thay đổi", True),
        (Fraction(1, 100), "không thay đổi", False),
        (Fraction(1, 100), "tăng 1,00 điểm phần trăm", True),
        (Fraction(-1, 100), "tăng 1,00 điểm phần trăm", False),
        (Fraction(-1, 100), "giảm 1,00 điểm phần trăm", True),
        (Fraction(1, 100), "tăng 1,01 điểm phần trăm", False),
        (Fraction(1, 10**6), "tăng chưa đến 0,01 điểm phần trăm", True),
        (Fraction(1, 100), "tăng chưa đến 0,01 điểm phần trăm", False),
        (Fraction(1, 100), "tăng", False),
    ],
)
def test_a_change_is_right_in_its_direction_and_its_size(
    exact: Fraction, shown: str, is_right: bool
) -> None:
    told = Expected("Tỷ lệ, thay đổi", exact, is_percent=True, is_change=True)

    assert told.agrees(Figure(exact, shown, "Tỷ lệ")) is is_right
