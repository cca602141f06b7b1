"""An office sets severities and limits in a file; what it writes wrongly is told with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper
from generator.checker.profile import Profile, profile_from
from generator.checker.rule import Fault, Limit, Limits, Rule, rule
from generator.errors import Refused, Severity
from generator.layout import Band

NO_LIMITS: Mapping[str, Limit] = {}


def made(code: str, limits: Limits = NO_LIMITS, *, doubtful: bool = False) -> Rule:
    severity = Severity.WARNING if doubtful else Severity.ERROR

    @rule(code, clause="-", part="-", severity=severity, limits=limits, doubtful=doubtful)
    def fault(paper: Paper, limits: Limits) -> Iterator[Fault]:
        """Lỗi."""
        yield from ()

    return fault


MARGINS = made("PG02", {"lề trái": Band(30, 35, 30, 0.5), "cỡ chữ": 14.0, "chữ": "V/v"})
LINES = made("BD03", {"các cách viết": ("a", "b")}, doubtful=True)


def profile(text: str) -> Profile:
    return profile_from(text.encode(), "co-quan.yaml", [MARGINS, LINES])


def problems(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        profile(text)
    return [f"{each.code} {each}" for each in refused.value.problems]


def test_without_a_word_all_is_as_the_rule_declares() -> None:
    bare = Profile()

    assert bare.severity(MARGINS, Kind.DISPATCH) is Severity.ERROR
    assert bare.limits(MARGINS, Kind.DISPATCH) == MARGINS.limits


def test_severities_and_limits_may_be_set() -> None:
    office = profile(
        "Quy tắc:\n"
        "  PG02:\n"
        "    Mức độ: cảnh báo\n"
        "    Lề trái: 25–35 mm\n"
        "    cỡ chữ: 12,5\n"
        "    chữ: Về việc\n"
        "  BD03:\n"
        "    Các cách viết:\n"
        "      - c\n"
        "      - d\n"
    )

    assert office.severity(MARGINS, Kind.NAMED) is Severity.WARNING
    assert office.limits(MARGINS, Kind.NAMED) == {
        "lề trái": Band(25, 35, 30, 0.5),
        "cỡ chữ": 12.5,
        "chữ": "Về việc",
    }
    assert office.limits(LINES, Kind.NAMED) == {"các cách viết": ("c", "d")}
    assert office.severity(LINES, Kind.NAMED) is Severity.WARNING


def test_one_number_is_a_band_of_one_value() -> None:
    office = profile("Quy tắc:\n  PG02:\n    lề trái: 33\n")

    assert office.limits(MARGINS, Kind.NAMED)["lề trái"] == Band(33, 33, 33, 0.5)


def test_what_is_said_of_a_kind_goes_before_what_is_said_of_all() -> None:
    office = profile(
        "Quy tắc:\n"
        "  PG02:\n"
        "    Mức độ: thông tin\n"
        "Theo loại:\n"
        "  Công văn:\n"
        "    PG02:\n"
        "      Mức độ: tắt\n"
        "  quyết định:\n"
        "    PG02:\n"
        "      lề trái: 30-30\n"
    )

    assert office.severity(MARGINS, Kind.DISPATCH) is None
    assert office.severity(MARGINS, Kind.DECISION) is Severity.INFO
    assert office.limits(MARGINS, Kind.DECISION)["lề trái"] == Band(30, 30, 30, 0.5)
    assert office.limits(MARGINS, Kind.DISPATCH)["lề trái"] == Band(30, 35, 30, 0.5)


def test_a_rule_that_is_off_for_all_may_be_on_for_a_kind() -> None:
    office = profile(
        "Quy tắc:\n  PG02:\n    Mức độ: tắt\nTheo loại:\n  phụ lục:\n    PG02:\n      Mức độ: lỗi\n"
    )

    assert office.severity(MARGINS, Kind.DISPATCH) is None
    assert office.severity(MARGINS, Kind.APPENDIX) is Severity.ERROR


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = problems(
        "Quy tăc chung:\n"
        "  PG02:\n"
        "Quy tắc:\n"
        "  PG20:\n"
        "    Mức độ: lỗi\n"
        "  PG02:\n"
        "    Mức độ: nặng\n"
        "    lề tría: 20\n"
        "    lề trái: rộng\n"
        "    cỡ chữ: 1.5\n"
        "  BD03:\n"
        "    Mức độ: lỗi\n"
        "Theo loại:\n"
        "  công vắn:\n"
        "    PG02:\n"
        "      Mức độ: lỗi\n"
    )

    assert found == [
        "CH06 co-quan.yaml, dòng 1: không có mục «Quy tăc chung». Có phải «Quy tắc» không?",
        "CH20 co-quan.yaml, dòng 4: không có quy tắc «PG20». Có phải «PG02» không?",
        "CH22 co-quan.yaml, dòng 7: «Mức độ» không nhận «nặng». "
        "Ghi được: «lỗi», «cảnh báo», «thông tin», «tắt».",
        "CH21 co-quan.yaml, dòng 8: quy tắc PG02 không có mục «lề tría». Có phải «lề trái» không?",
        "CH22 co-quan.yaml, dòng 9: «lề trái» không nhận «rộng». "
        "Ghi một khoảng, ví dụ «30–35», hoặc một số.",
        "CH22 co-quan.yaml, dòng 10: «cỡ chữ» không nhận «1.5». "
        "Ghi một số, ví dụ «14» hoặc «12,5».",
        "CH24 co-quan.yaml, dòng 12: quy tắc BD03 dựa trên quy định chưa rõ nên không đặt mức "
        "«lỗi» được. Ghi «cảnh báo», «thông tin» hoặc «tắt».",
        "CH23 co-quan.yaml, dòng 14: không có loại văn bản «công vắn». Có phải «công văn» không?",
    ]


def test_a_band_that_runs_backwards_is_refused() -> None:
    assert problems("Quy tắc:\n  PG02:\n    lề trái: 35–30\n") == [
        "CH22 co-quan.yaml, dòng 3: «lề trái» không nhận «35–30». "
        "Ghi một khoảng, ví dụ «30–35», hoặc một số."
    ]


def test_a_severity_that_is_no_word_is_refused() -> None:
    assert problems("Quy tắc:\n  PG02:\n    Mức độ:\n      - lỗi\n") == [
        "CH22 co-quan.yaml, dòng 3: «Mức độ» không nhận «một danh sách». "
        "Ghi được: «lỗi», «cảnh báo», «thông tin», «tắt»."
    ]


def test_a_rule_without_entries_is_refused() -> None:
    assert problems("Quy tắc:\n  PG02: tắt\n") == [
        "CH08 co-quan.yaml, dòng 2: «PG02» cần các mục «tên: giá trị» ở dưới. "
        "Ghi mỗi mục một dòng, thụt vào."
    ]
