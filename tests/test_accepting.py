"""Whose warning an acceptance is: by code, by kind, never by a name that two answer to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.evaluate import evaluate
from generator.frozen import replace
from generator.model import Acceptance, Check, Dataset, Evaluation, Subtotal
from tests.figures import (
    COLUMNS,
    SUM,
    accepted,
    dataset,
    questions,
    record,
    texts,
)


def namesakes() -> Dataset:
    """Make a sheet of two organizations with one name, each 25 away from its sum."""
    sheet = dataset((10, 10, 45), (800, 800, 1625))
    owners = [each.organization for each in sheet.records]
    named = [replace(owner, name="Xã Tân An", short_name="xã Tân An") for owner in owners if owner]
    pairs = zip(sheet.records, named, strict=True)
    return replace(sheet, records=tuple(replace(row, organization=one) for row, one in pairs))


def owners_of_accepted(found: Evaluation) -> list[str]:
    return [each.owner for each in found.findings if each.acceptance]


def test_an_acceptance_by_code_is_not_that_of_a_namesake() -> None:
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {"01": -25})])
    found = evaluate(namesakes(), asked)
    assert owners_of_accepted(found) == ["01"]
    assert not found.is_ready


@pytest.mark.parametrize("name", ["Xã Tân An", "xã tân an"])
def test_a_name_that_two_answer_to_accepts_neither_and_asks_for_the_code(name: str) -> None:
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {name: -25})])
    found = evaluate(namesakes(), asked)
    assert owners_of_accepted(found) == []
    assert texts(found)[-1] == (
        "DC08",
        f"Cảnh báo đã xem ở dòng 12, «Cộng kênh» của {name}, chênh -25 không còn khớp; đó là tên "
        "của nhiều đơn vị, ghi mã thay cho tên: «00» và «01».",
    )


def test_a_code_is_never_taken_for_the_name_of_another() -> None:
    sheet = dataset((10, 10, 45), (800, 800, 1625))
    first, second = sheet.records
    assert first.organization
    an = replace(first, organization=replace(first.organization, aliases=("01",)))
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {"01": -25})])
    found = evaluate(replace(sheet, records=(an, second)), asked)
    assert owners_of_accepted(found) == ["01"]


def test_a_difference_without_a_name_is_no_organizations() -> None:
    asked = questions(checks=[SUM], acceptances=[accepted("Cộng kênh", {"": 25})])
    found = evaluate(dataset((7, 3, 10), (800, 800, 1575)), asked)
    assert texts(found)[1:] == [
        (
            "DC08",
            "Cảnh báo đã xem ở dòng 12, «Cộng kênh», chênh 25 không còn khớp; số ấy là của "
            "«Xã Ba», ghi tên ấy trước số chênh.",
        )
    ]


# --- kinds -----------------------------------------------------------------------------------


def test_what_is_seen_of_a_check_is_not_seen_of_the_column_of_its_name() -> None:
    check = Check("Tổng", SUM.condition)
    sheet = dataset((7, 3, 15), total=(7, 3, 20))
    asked = questions(checks=[check], acceptances=[accepted("Tổng", {"": -5, "Xã An": -5})])
    found = evaluate(sheet, asked)
    assert [(each.code, each.acceptance is not None) for each in found.findings] == [
        ("DC02", False),
        ("DC03", True),
        ("DC08", False),
    ]


# --- rows of sums over groups ----------------------------------------------------------------


def with_sums() -> Dataset:
    """Make a sheet where the total, and each of two rows of sums, says 5 too much."""
    sheet = dataset((7, 3, 10), (8, 2, 10), total=(15, 5, 25))
    labels = ("I. Các xã", "II. Xã loại một")
    sums = [Subtotal(each, "Xã", record(7, None, 15, 5, 25)) for each in labels]
    return replace(sheet, subtotals=tuple(sums))


@pytest.mark.parametrize(
    ("differences", "rows"),
    [
        ({"": -5}, [("DC02", "")]),
        ({"I. Các xã": -5}, [("DC20", "I. Các xã")]),
        (
            {"i. các XÃ": -5, "II. Xã loại một": -5},
            [("DC20", "I. Các xã"), ("DC20", "II. Xã loại một")],
        ),
    ],
)
def test_the_row_of_totals_and_each_row_of_sums_are_accepted_by_themselves(
    differences: Mapping[str, int], rows: list[tuple[str, str]]
) -> None:
    asked = questions(acceptances=[accepted("Tổng", differences, "DC02", "DC20")])
    found = evaluate(with_sums(), asked)
    assert [(each.code, each.owner) for each in found.findings if each.acceptance] == rows
    assert "DC08" not in {each.code for each in found.findings}


def test_a_row_of_sums_that_is_misspelt_is_suggested() -> None:
    asked = questions(acceptances=[accepted("Tổng", {"I. Cac xa": -5}, "DC02", "DC20")])
    assert texts(evaluate(with_sums(), asked))[-1] == (
        "DC08",
        "Cảnh báo đã xem ở dòng 12, «Tổng» của I. Cac xa, chênh -5 không còn khớp; không có đơn "
        "vị này, có phải «I. Các xã» không.",
    )


# --- the day it was seen -------------------------------------------------------------------


def test_what_was_seen_before_there_were_figures_is_told_once_and_nothing_is_ready() -> None:
    end = "kỳ số liệu kết thúc (31/12/2025)"
    seen = replace(accepted("Cộng kênh", {"Xã An": -5, "Xã Ba": -5}), too_early=end)
    found = evaluate(dataset((7, 3, 15), (8, 2, 15)), questions(checks=[SUM], acceptances=[seen]))
    assert owners_of_accepted(found) == ["00", "01"]
    assert texts(found)[2:] == [
        (
            "DC18",
            "Cảnh báo đã xem ở dòng 12, «Cộng kênh», ghi ngày xem 23/01/2025, trước khi kỳ số "
            "liệu kết thúc (31/12/2025); có lẽ chép từ kỳ trước, xem lại số rồi ghi ngày xem mới.",
        )
    ]
    assert not found.is_ready


def test_an_acceptance_of_nothing_is_told_only_to_be_that() -> None:
    seen = replace(accepted("Cộng kênh", {"Xã An": -5}), too_early="kỳ số liệu kết thúc")
    found = evaluate(dataset((7, 3, 10)), questions(checks=[SUM], acceptances=[seen]))
    assert [each.code for each in found.findings] == ["DC08"]


# --- rates of the sheet ----------------------------------------------------------------------


def test_a_rate_of_the_sheet_that_is_a_hundred_times_too_great_is_found_and_may_be_accepted() -> (
    None
):
    sheet = dataset((7, 3, 10, Decimal(70)))
    seen: Acceptance = accepted("Tỷ lệ ghi", {"Xã An": 69}, "DC11")
    found = evaluate(sheet, questions(acceptances=[seen]))
    assert texts(found) == [
        (
            "DC11",
            "Xã An: cột «Tỷ lệ ghi» ghi 7.000,00%, có lẽ gấp 100 lần; chênh 6.900,00 điểm phần "
            "trăm so với 100%.",
        )
    ]
    assert found.is_ready


HUNDRED = (*COLUMNS[:3], replace(COLUMNS[3], of_hundred=True), COLUMNS[4])


def rates(*given: str | None) -> Dataset:
    """Make a sheet of rates on the scale of a hundred."""
    cells = [None if each is None else Decimal(each) / 100 for each in given]
    sheet = dataset(*[(7, 3, 10, rate) for rate in cells])
    return replace(sheet, columns=HUNDRED)


def test_a_rate_typed_on_the_scale_of_one_among_rates_of_a_hundred_is_found() -> None:
    seen = accepted("Tỷ lệ ghi", {"Xã Ba": Fraction("0.693")}, "DC19")
    found = evaluate(rates("70.5", "0.7", "80", None), questions(acceptances=[seen]))
    assert texts(found) == [
        (
            "DC19",
            "Xã Ba: cột «Tỷ lệ ghi» ghi 0,70%, trong khi ít nhất nửa số đơn vị trên 10%; có lẽ "
            "là 70,00%, chênh 69,30 điểm phần trăm.",
        )
    ]
    assert found.is_ready


def test_small_rates_are_nothing_to_wonder_at_where_most_are_small() -> None:
    assert texts(evaluate(rates("70.5", "0.7", "3", "2", None), questions())) == []
    assert texts(evaluate(rates("70.5", "0", "80", "1.01"), questions())) == []


def test_what_is_left_of_an_acceptance_of_a_rate_is_told_in_percent() -> None:
    seen = accepted("Tỷ lệ ghi", {"Xã Ba": Fraction("0.693")}, "DC19")
    assert texts(evaluate(rates("70.5", "70"), questions(acceptances=[seen]))) == [
        (
            "DC08",
            "Cảnh báo đã xem ở dòng 12, «Tỷ lệ ghi» của Xã Ba, chênh 69,30 điểm phần trăm không "
            "còn khớp; nay không còn cảnh báo này.",
        )
    ]


def test_a_row_of_sums_is_of_its_group_however_that_is_spelled() -> None:
    sheet = with_sums()
    sums = tuple(replace(each, group="xÃ") for each in sheet.subtotals)
    found = evaluate(replace(sheet, subtotals=sums), questions())
    assert [each.difference for each in found.findings if each.code == "DC20"] == [-5, -5]
