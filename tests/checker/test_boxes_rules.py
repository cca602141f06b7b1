"""Rules of stamps, boxes and the address of the agency."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.paper import Paper, Part
from generator.checker.rules import boxes
from generator.frozen import replace
from generator.view.edits import RunEdit
from generator.view.records import CellSpot, Header, HeaderKind, Row, Section, Table
from tests.checker.pieces import A4, centred, faults, paper, piece, spot, told


def stamp(text: str, part: Part = Part.URGENCY, **look: Any) -> Paper:
    given = {"bold": True, "size_pt": 13.0, "colour": "FF0000", "boxed": True, **look}
    return paper({part: centred(text, **given)})


@pytest.mark.parametrize("text", ["HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN"])
def test_the_three_degrees_of_urgency_have_no_fault(text: str) -> None:
    assert [told(rule, stamp(text)) for rule in boxes.RULES] == [[]] * len(boxes.RULES)


def test_another_degree_of_urgency_is_told() -> None:
    assert told(boxes.unknown_urgency, stamp("HỎA TỐC HẸN GIỜ")) == [
        ("«HỎA TỐC HẸN GIỜ»", "«HỎA TỐC», «THƯỢNG KHẨN», «KHẨN»")
    ]


def test_a_degree_of_urgency_is_in_bold_capitals_of_its_size() -> None:
    assert told(boxes.urgency_look, stamp("Khẩn", bold=False, size_pt=12.0)) == [
        ("cỡ chữ 12 pt", "cỡ chữ 13–14 pt"),
        ("chữ không đậm", "chữ đậm"),
        ("chữ in thường", "chữ in hoa"),
    ]


@pytest.mark.parametrize("colour", ["auto", "0000FF", "FFC000"])
def test_a_degree_of_urgency_is_red(colour: str) -> None:
    (fault,) = faults(boxes.urgency_not_red, stamp("KHẨN", colour=colour))

    assert (fault.measured, fault.required) == ("chữ không đỏ", "chữ màu đỏ tươi")
    assert fault.edits == (RunEdit(spot(0), None, "colour", "FF0000"),)


@pytest.mark.parametrize("part", [Part.URGENCY, Part.CIRCULATION])
def test_a_stamp_has_a_frame(part: Part) -> None:
    bare = stamp("KHẨN", part, boxed=False)

    assert told(boxes.stamp_without_frame, bare) == [("không có khung", "khung chữ nhật viền đơn")]
    assert told(boxes.stamp_without_frame, stamp("KHẨN", part, boxed=False, box=0)) == []


@pytest.mark.parametrize("bordered", [True, False])
def test_a_cell_with_lines_is_a_frame(bordered: bool) -> None:
    line = centred("KHẨN", cell=CellSpot(0, 0, 0))
    table = Table(0, (Row(False, False),), (20.0,), bordered=bordered)

    found = told(boxes.stamp_without_frame, paper({Part.URGENCY: line}, tables=[table]))

    assert (found == []) is bordered


def test_an_instruction_on_circulation_is_bold() -> None:
    judged = stamp("LƯU HÀNH NỘI BỘ", Part.CIRCULATION, bold=False)

    assert told(boxes.circulation_look, judged) == [("chữ không đậm", "chữ đậm")]


def test_a_secret_document_is_told_to_leave_this_machine() -> None:
    assert told(boxes.secret_document, stamp("MẬT", Part.SECRECY)) == [
        ("có dấu «MẬT»", "không xử lý văn bản mật trên máy tính thường")
    ]


def test_the_code_of_the_drafter_is_small_and_in_capitals() -> None:
    sound = paper({Part.DRAFTER: piece("PL.(300)", size_pt=11.0)})
    wrong = paper({Part.DRAFTER: piece("pl(300)", size_pt=12.0)})

    assert told(boxes.drafter_look, sound) == []
    assert told(boxes.drafter_look, wrong) == [
        ("cỡ chữ 12 pt", "cỡ chữ 11 pt"),
        ("«pl(300)»", "dạng «PL.(300)»"),
    ]


# --- the address at the foot ------------------------------------------------------------------


def footer(kind: HeaderKind, *, title_page: bool = True, **look: Any) -> Paper:
    line = piece("Địa chỉ: 52 Hùng Vương", story="footer", **{"size_pt": 11.0, **look})
    section: Section = replace(A4, title_page=title_page, headers=(Header(kind, True, (0,)),))
    return paper({Part.CONTACT: line}, sections=[section])


def test_the_address_is_on_the_first_page_alone() -> None:
    assert told(boxes.contact_on_every_page, footer("first")) == []
    assert told(boxes.contact_on_every_page, footer("first", title_page=False)) == []
    assert told(boxes.contact_on_every_page, footer("default")) == [
        ("có ở nhiều trang", "chỉ có ở trang thứ nhất")
    ]


def test_the_address_of_a_one_page_form_in_the_body_is_not_repeated() -> None:
    body = paper({Part.CONTACT: piece("Địa chỉ: 52 Hùng Vương", size_pt=11.0)})

    assert told(boxes.contact_on_every_page, body) == []


def test_the_address_is_small_and_upright() -> None:
    assert told(boxes.contact_look, footer("first", size_pt=13.0, italic=True)) == [
        ("cỡ chữ 13 pt", "cỡ chữ 11–12 pt"),
        ("chữ nghiêng", "chữ đứng"),
    ]
