"""Rules of «V/v», of type and title."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from generator.checker.rules import subject
from generator.view.edits import RuleEdit, RunEdit
from generator.view.records import Stroke
from tests.checker.pieces import centred, faults, paper, spot, told

TITLE = "Về công tác phòng, chống lụt bão năm 2026"
TITLE_MM = 91.5


def about(text: str, *strokes: Stroke, **look: Any) -> Paper:
    line = centred(text, **{"size_pt": 13.0, **look})
    return paper({Part.SUBJECT: line}, strokes=strokes)


def titled(*strokes: Stroke, type_name: str = "chỉ thị", **parts: Any) -> Paper:
    given = {
        Part.TYPE_NAME: centred("CHỈ THỊ", bold=True),
        Part.TITLE: centred(TITLE, bold=True, **parts),
    }
    return paper(given, Kind.NAMED, type_name=type_name, strokes=strokes)


@pytest.mark.parametrize("text", ["V/v nâng bậc lương", "V/v: nâng bậc lương", "V/v\u00a0mời họp"])
def test_a_subject_begins_with_its_prefix(text: str) -> None:
    assert told(subject.subject_without_prefix, about(text)) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [("Về việc nâng bậc lương", "Về việc"), ("V/V nâng bậc", "V/V nâng"), ("v/v mời", "v/v mời")],
)
def test_a_subject_with_another_prefix_is_told(text: str, seen: str) -> None:
    assert told(subject.subject_without_prefix, about(text)) == [
        (f"trích yếu bắt đầu bằng «{seen}»", "bắt đầu bằng «V/v»")
    ]


def test_a_subject_is_neither_bold_nor_in_italics_nor_large() -> None:
    found = faults(subject.subject_look, about("V/v mời họp", bold=True, italic=True, size_pt=14.0))

    assert [(each.measured, each.required) for each in found] == [
        ("cỡ chữ 14 pt", "cỡ chữ 12–13 pt"),
        ("chữ đậm", "chữ không đậm"),
        ("chữ nghiêng", "chữ đứng"),
    ]
    assert found[2].edits == (RunEdit(spot(0), None, "italic", False),)


def test_a_subject_of_a_dispatch_has_no_line_under_it() -> None:
    lined = about("V/v mời họp", Stroke("shape", 0, 20.0))
    in_table = about("V/v mời họp", Stroke("cell", 0, 62.0))

    assert told(subject.subject_with_rule, lined) == [
        ("có đường kẻ dưới trích yếu", "không có đường kẻ")
    ]
    assert told(subject.subject_with_rule, in_table) == []


def test_a_subject_need_not_say_about_twice() -> None:
    assert told(subject.subject_says_about_twice, about("V/v việc mời họp")) == [
        ("«V/v việc»", "«V/v», tiếp theo là nội dung")
    ]
    assert told(subject.subject_says_about_twice, about("V/v mời họp về việc trên")) == []


def test_what_is_missing_is_told_by_the_kind_of_document() -> None:
    dispatch = paper()
    named = paper({Part.TYPE_NAME: centred("KẾ HOẠCH")}, Kind.NAMED, type_name="kế hoạch")
    leave = paper({Part.TYPE_NAME: centred("X")}, Kind.NAMED, type_name="giấy nghỉ phép")

    assert told(subject.missing_subject, dispatch) == [
        ("không thấy trích yếu", "«V/v …» dưới số, ký hiệu")
    ]
    assert told(subject.missing_title, named) == [
        ("không thấy trích yếu", "trích yếu ngay dưới tên loại")
    ]
    assert told(subject.missing_title, leave) == []
    assert told(subject.missing_title, paper({}, Kind.DECISION)) == [
        ("không thấy tên loại", "có tên loại")
    ]


def test_a_type_is_in_capitals_and_its_title_is_not() -> None:
    parts = {
        Part.TYPE_NAME: centred("Chỉ thị", bold=True, size_pt=16.0),
        Part.TITLE: centred(TITLE.upper(), bold=False),
    }
    judged = paper(parts, Kind.NAMED)

    assert told(subject.type_name_look, judged) == [
        ("cỡ chữ 16 pt", "cỡ chữ 13–14 pt"),
        ("chữ in thường", "chữ in hoa"),
    ]
    assert told(subject.title_look, judged) == [
        ("chữ không đậm", "chữ đậm"),
        ("chữ in hoa", "chữ in thường"),
    ]


def test_the_line_under_a_title_is_asked_for_and_measured() -> None:
    sound = titled(Stroke("border", 1, 40.0))
    long = titled(Stroke("border", 1, 90.0))

    assert told(subject.missing_title_rule, sound) == told(subject.title_rule_length, sound) == []
    assert [each.edits for each in faults(subject.missing_title_rule, titled())] == [
        (RuleEdit(spot(1), round(0.4 * TITLE_MM, 1)),)
    ]
    assert told(subject.title_rule_length, long) == [
        (
            "đường kẻ dài 90 mm, dòng chữ dài 91,5 mm",
            "dài bằng 1/3 đến 1/2 dòng chữ (30,5–45,8 mm)",
        )
    ]


def test_the_line_of_the_issuer_is_not_that_of_a_title() -> None:
    parts = {
        Part.ISSUER: centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ", bold=True, size_pt=13.0),
        Part.TITLE: centred("Về lụt bão", bold=True),
    }
    judged = paper(parts, Kind.NAMED, strokes=[Stroke("shape", 0, 28.0)])

    assert told(subject.missing_title_rule, judged) == [
        ("không có đường kẻ", "một đường kẻ ngang, nét liền, dưới Trích yếu")
    ]


def test_any_line_of_a_title_may_be_what_its_rule_is_measured_by() -> None:
    lines = [centred(text, bold=True) for text in (TITLE, "trên địa bàn tỉnh")]

    for length in (15.0, 40.0):
        judged = paper({Part.TITLE: lines}, Kind.NAMED, strokes=[Stroke("border", 1, length)])
        assert told(subject.title_rule_length, judged) == []


def test_a_named_document_says_its_subject_in_full() -> None:
    judged = paper({Part.TITLE: centred("V/v thành lập Tổ công tác")}, Kind.DECISION)

    assert told(subject.title_with_short_prefix, judged) == [
        ("trích yếu bắt đầu bằng «V/v»", "«Về việc …»")
    ]
