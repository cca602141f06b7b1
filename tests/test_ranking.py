"""Ranks: who is first, who shares a place, who has none."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Bound, Evaluation, Exemption, Levels, Metric, Questions, Ranking, Value
from generator.reconcile.standings import ranks, standings
from tests.figures import NAMES, RATE, dataset, questions

HIGHEST = replace(RATE, ranking=Ranking(highest_first=True))


def ranked(metric: Metric, *rows: Sequence[Value]) -> list[str]:
    found = evaluate(dataset(*rows), questions(metric))
    return [str(each.assessments[metric.name].rank or "") for each in found.results]


def test_the_highest_value_is_first_or_the_lowest_as_is_asked() -> None:
    rows = ((7, 3, 10), (9, 1, 10), (5, 5, 10))

    assert ranked(HIGHEST, *rows) == ["2", "1", "3"]
    assert ranked(replace(RATE, ranking=Ranking(highest_first=False)), *rows) == ["2", "3", "1"]


def test_who_has_no_level_has_a_value_but_no_rank() -> None:
    nobody = replace(HIGHEST, target=Levels(by_organization={"00": Bound(True, Fraction(1), "")}))
    assert ranked(nobody, (5, 5, 10), (9, 1, 10)) == ["1", ""]


def test_nobody_is_ranked_unless_it_is_asked_for() -> None:
    assert ranked(RATE, (7, 3, 10), (9, 1, 10)) == ["", ""]


@pytest.mark.parametrize(("dense", "last"), [(False, "3"), (True, "2")])
def test_equal_values_share_a_rank(dense: bool, last: str) -> None:
    metric = replace(RATE, ranking=Ranking(highest_first=True, dense=dense))

    assert ranked(metric, (9, 1, 10), (5, 5, 10), (18, 2, 20)) == ["1", last, "1"]


def test_values_that_only_look_equal_do_not_share_a_rank() -> None:
    rows = ((85714, 0, 100000), (6, 1, 7))  # 85,714% and 85,7142…%

    assert ranked(HIGHEST, *rows) == ["2", "1"]
    assert ranked(replace(HIGHEST, judges_rounded=True), *rows) == ["1", "1"]


def test_who_is_not_assessed_has_no_rank() -> None:
    exemption = Exemption(parse("Trực tiếp = 10", NAMES), "Không làm", counts_in_total=True)
    metric = replace(HIGHEST, exemptions=(exemption,))

    found = ranked(metric, (0, 0, 0), (90, 10, 100), (None, 3, 10), (1, 1, 2))

    assert found == ["", "", "", "1"]


def in_groups() -> tuple[Evaluation, Questions]:
    sheet = dataset((7, 3, 10), (9, 1, 10), (5, 5, 10))
    groups = ("Sở", "Xã", "")
    records = tuple(
        replace(each, organization=replace(each.organization, group=group))
        for each, group in zip(sheet.records, groups, strict=True)
        if each.organization
    )
    asked = questions(HIGHEST)
    return evaluate(replace(sheet, records=records), asked), asked


def test_a_group_has_its_own_ranks_and_who_is_in_none_has_none() -> None:
    found, _ = in_groups()
    told = [each.assessments["Tỷ lệ"] for each in found.results]

    assert [str(each.rank) for each in told] == ["2", "1", "3"]
    assert [str(each.rank_in_group or "") for each in told] == ["1", "1", ""]
    assert [str(each.rank_in_group and each.rank_in_group.source) for each in told] == [
        "hạng theo Tỷ lệ trong Sở",
        "hạng theo Tỷ lệ trong Xã",
        "None",
    ]


def test_the_total_has_no_rank() -> None:
    found, _ = in_groups()

    assert found.total.assessments["Tỷ lệ"].rank is None


# --- counted once more -----------------------------------------------------------------------


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("highest_first", [False, True])
@pytest.mark.parametrize("judges_rounded", [False, True])
def test_ranks_counted_from_the_cells_are_those_that_were_given(
    dense: bool, highest_first: bool, judges_rounded: bool
) -> None:
    ranking = Ranking(highest_first, dense)
    metric = replace(RATE, ranking=ranking, judges_rounded=judges_rounded)
    sheet = dataset((7, 3, 10), (0, 0, 0), (14, 6, 20), (90, 10, 100), (70001, 0, 100000))
    asked = questions(metric)
    found = evaluate(sheet, asked)
    line = standings(found, asked)

    for result in found.results:
        told = result.assessments["Tỷ lệ"]
        printed = [each for each in (told.rank, told.rank_in_group) if each]
        derived = ranks(result, asked, line)
        assert [derived[each.source, each.shown].exact for each in printed] == [
            each.value for each in printed
        ]
        assert len(derived) == len(printed)


def test_a_rank_that_the_cells_do_not_give_is_told() -> None:
    asked = questions(HIGHEST)
    found = evaluate(dataset((7, 3, 10), (9, 1, 10)), asked)
    first = found.results[1].assessments["Tỷ lệ"].rank
    assert first
    wrong = replace(first, value=Fraction(2), shown="2")
    told = replace(found.results[1].assessments["Tỷ lệ"], rank=wrong)
    result = replace(found.results[1], assessments={"Tỷ lệ": told})

    derived = ranks(result, asked, standings(found, asked))

    assert not derived[wrong.source, "2"].agrees(wrong)
    assert derived[wrong.source, "2"].exact == 1
