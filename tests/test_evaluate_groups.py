"""Groups judged as the total is: exact sums over sums, held against their own level."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import evaluate
from generator.formula import parse, parse_bound
from generator.frozen import replace
from generator.model import (
    Acceptance,
    Dataset,
    Evaluation,
    Exemption,
    Levels,
    Metric,
    Organization,
    Questions,
    Record,
    Subtotal,
    Value,
    Verdict,
)
from tests.figures import NAMES, RATE, accepted, dataset, questions, record, texts

GROUPS = ("Sở", "Sở", "Xã", "Xã", "Xã", "Xã")
LEVELS = Levels(parse_bound("tối thiểu 60%"), {"Sở": parse_bound("tối thiểu 50%")})
OWN = replace(RATE, target=LEVELS)


def in_groups(*rows: Sequence[Value]) -> Dataset:
    """Make a sheet whose first two rows are of one group, the others of another."""
    made = dataset(*rows)
    return replace(made, records=tuple(map(_in_group, made.records)))


def _in_group(each: Record) -> Record:
    assert isinstance(each.organization, Organization)
    return replace(
        each, organization=replace(each.organization, group=GROUPS[each.organization.order])
    )


def asked(metric: Metric = OWN, *acceptances: Acceptance) -> Questions:
    return replace(questions(metric, acceptances=acceptances), sums_groups=True)


def groups(*rows: Sequence[Value], metric: Metric = OWN) -> dict[str, tuple[str, Verdict]]:
    found = evaluate(in_groups(*rows), asked(metric))
    told = {name: each.assessments["Tỷ lệ"] for name, each in found.groups.items()}
    return {name: (str(each.value or "-"), each.verdict) for name, each in told.items()}


def test_groups_are_judged_only_where_they_are_asked_for() -> None:
    rows = in_groups((1, 1, 2), (1, 1, 2), (1, 1, 2))

    assert evaluate(rows, questions(OWN)).groups == {}
    assert [*evaluate(rows, asked()).groups] == ["Sở", "Xã"]


def test_a_group_has_its_own_level_or_that_of_all() -> None:
    assert groups((1, 9, 10), (49, 41, 90), (5, 5, 10), (1, 0, 1)) == {
        "Sở": ("50,00%", Verdict.MET),
        "Xã": ("54,55%", Verdict.NOT_MET),
    }


def test_who_is_left_out_of_the_total_is_left_out_of_the_group() -> None:
    when = parse("Trực tiếp = 5", NAMES)
    left_out = replace(OWN, exemptions=(Exemption(when, "Mới lập", counts_in_total=False),))

    assert groups((5, 5, 10), (6, 4, 10), (1, 1, 2), metric=left_out)["Sở"] == (
        "60,00%",
        Verdict.MET,
    )


def test_a_group_of_nobody_that_counts_has_no_value() -> None:
    assert groups((None, 5, 10), (None, 4, 10), (0, 0, 0)) == {
        "Sở": ("-", Verdict.MISSING),
        "Xã": ("-", Verdict.NO_DATA),
    }


def test_rates_of_a_group_are_those_of_the_sheet_and_never_added() -> None:
    rate = Decimal("0.4")
    rows = in_groups((4, 6, 10, rate), (4, 6, 10, rate), (1, 1, 2, Decimal("0.5")))
    assert "Tỷ lệ ghi" not in evaluate(rows, asked()).groups["Sở"].figures

    given_there = Subtotal("Cộng các sở", "Sở", record(8, None, 8, 12, 20, rate))
    found = evaluate(replace(rows, subtotals=(given_there,)), asked())
    assert str(found.groups["Sở"].figures["Tỷ lệ ghi"]) == "40,00%"


def test_digits_are_added_to_a_group_too_and_the_warning_is_accepted_by_its_name() -> None:
    rows = in_groups((40000, 0, 50000), (9999, 0, 50000), (1, 1, 1))
    found = evaluate(rows, asked())
    (text,) = [text for code, text in texts(found) if code == "DC07"]
    assert text == (
        "Nhóm «Sở»: «Tỷ lệ» ghi 49,999%, vì ghi 50,00% thì trái với kết quả «Chưa đạt» (mức 50%); "
        "chênh -0,001 điểm phần trăm."
    )
    assert not _open(found, "Sở")

    gap = Fraction("-0.00001")
    seen = evaluate(rows, asked(OWN, accepted("Tỷ lệ", {"Sở": gap}, "DC07")))
    assert _open(seen, "Sở")


def _open(found: Evaluation, group: str) -> bool:
    return all(each.acceptance for each in found.findings if each.organization == group)


COUNTS = st.integers(0, 10**6)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=6))
def test_groups_add_up_to_the_total(pairs: list[tuple[int, int]]) -> None:
    rows = [(min(pair), 0, max(pair)) for pair in pairs]
    found = evaluate(in_groups(*rows), asked(replace(OWN, judges_rounded=True)))

    for name in ("Trực tuyến", "Tổng"):
        parts = [each.figures[name].value for each in found.groups.values()]
        assert sum(parts) == found.total.figures[name].value
    for group, each in found.groups.items():
        own = [row for at, row in enumerate(rows) if GROUPS[at] == group]
        whole = sum(row[2] for row in own)
        told = each.assessments["Tỷ lệ"].value
        assert (told.value if told else None) == (
            Fraction(sum(row[0] for row in own), whole) if whole else None
        )
