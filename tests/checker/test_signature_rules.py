"""Rules of capacity, name and room for the signature."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.paper import Paper, Part
from generator.checker.rules import signature
from generator.view.edits import ParagraphEdit, RowEdit, RunEdit
from generator.view.records import CellSpot, Row, Table
from tests.checker.pieces import centred, faults, paper, piece, spot, told


def capacity(*lines: str, **look: Any) -> Paper:
    return paper({Part.CAPACITY: [centred(line, bold=True, **look) for line in lines]})


def name(text: str, issuer: str = "SỞ NỘI VỤ", **look: Any) -> Paper:
    line = centred(text, **{"bold": True, **look})
    return paper({Part.ISSUER: piece(issuer), Part.SIGNATORY: line})


def block(before_pt: float = 0.0, empty: int = 0, **look: Any) -> Paper:
    """Make a capacity, empty paragraphs and a name in one column."""
    parts = {
        Part.CAPACITY: [centred("GIÁM ĐỐC", bold=True, **look)],
        Part.BODY: [centred("", **look) for _ in range(empty)],
        Part.SIGNATORY: [centred("Lê Văn Phước", bold=True, before_pt=before_pt, **look)],
    }
    return paper(parts)


# --- capacity ---------------------------------------------------------------------------------


def test_what_is_missing_is_told() -> None:
    assert told(signature.missing_capacity, paper()) == [
        ("không thấy quyền hạn, chức vụ của người ký", "có quyền hạn, chức vụ của người ký")
    ]
    assert told(signature.missing_signatory, capacity("GIÁM ĐỐC")) == [
        ("không thấy họ và tên người ký", "họ và tên dưới chức vụ")
    ]


def test_a_capacity_is_in_bold_capitals() -> None:
    assert told(signature.capacity_look, paper({Part.CAPACITY: centred("Giám đốc")})) == [
        ("chữ không đậm", "chữ đậm"),
        ("chữ in thường", "chữ in hoa"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"),
        ("Q. GIÁM ĐỐC",),
        ("GIÁM ĐỐC",),
        ("KT. CHỦ NHIỆM VĂN PHÒNG", "CHÍNH PHỦ", "PHÓ CHỦ NHIỆM"),
        ("THỦ TƯỚNG",),
        ("QUYỀN CỤC TRƯỞNG",),
    ],
)
def test_capacities_of_the_decree_have_no_fault(lines: tuple[str, ...]) -> None:
    rules = (
        signature.capacity_look,
        signature.capacity_prefix_form,
        signature.capacity_without_own_title,
        signature.prefix_before_deputy,
    )

    assert [told(rule, capacity(*lines)) for rule in rules] == [[], [], [], []]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("KT.CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("KT CHỦ TỊCH", "KT. CHỦ TỊCH"),
        ("T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("T.M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TL/ GIÁM ĐỐC", "TL. GIÁM ĐỐC"),
        ("TUQ .GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"),
    ],
)
def test_prefixes_in_another_form_are_told(line: str, right: str) -> None:
    assert told(signature.capacity_prefix_form, capacity(line)) == [(f"«{line}»", f"«{right}»")]


@pytest.mark.parametrize(
    ("lines", "measured", "required"),
    [
        (("KT. CHỦ TỊCH",), "dưới «KT. CHỦ TỊCH» không có chức vụ", "chức vụ của người ký"),
        (
            ("TM. ỦY BAN NHÂN DÂN",),
            "dưới «TM. ỦY BAN NHÂN DÂN» không có chức vụ",
            "chức vụ của người ký",
        ),
        (
            ("KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG"),
            "dưới «KT. GIÁM ĐỐC» là «TRƯỞNG PHÒNG»",
            "chức vụ của cấp phó, ví dụ «PHÓ CHỦ TỊCH»",
        ),
    ],
)
def test_a_stack_of_capacities_ends_with_that_of_the_signer(
    lines: tuple[str, ...], measured: str, required: str
) -> None:
    assert told(signature.capacity_without_own_title, capacity(*lines)) == [(measured, required)]


def test_a_prefix_stands_before_the_head_not_the_deputy() -> None:
    assert told(signature.prefix_before_deputy, capacity("KT. PHÓ GIÁM ĐỐC")) == [
        ("«KT. PHÓ GIÁM ĐỐC»", "«KT. » và chức vụ của người đứng đầu")
    ]


# --- the name ---------------------------------------------------------------------------------


def test_a_name_is_bold_and_not_in_capitals() -> None:
    found = faults(signature.signatory_look, name("LÊ VĂN PHƯỚC", bold=False))

    assert [(each.measured, each.required) for each in found] == [
        ("chữ không đậm", "chữ đậm"),
        ("chữ in hoa", "chữ in thường"),
    ]
    assert found[0].edits == (RunEdit(spot(1), None, "bold", True),)
    assert found[1].edits == ()


def test_every_syllable_of_a_name_has_a_capital() -> None:
    assert told(signature.signatory_without_capitals, name("Lê Văn Phước")) == []
    assert told(signature.signatory_without_capitals, name("Lê văn Phước")) == [
        ("«Lê văn Phước»", "viết hoa chữ cái đầu của mọi âm tiết")
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("TS. Lê Văn Phước", "TS."),
        ("ThS. Lê Văn Phước", "ThS."),
        ("PGS.TS. Lê Văn Phước", "PGS."),
        ("BSCKII. Lê Văn Phước", "BSCKII."),
        ("TS Lê Văn Phước", "TS"),
        ("Bác sĩ Lê Văn Phước", "Bác sĩ"),
        ("Đại tá Lê Văn Phước", "Đại tá"),
        ("Ông Lê Văn Phước", "Ông"),
    ],
)
def test_honours_before_a_name_are_told(text: str, title: str) -> None:
    assert told(signature.honours_before_name, name(text)) == [
        (f"«{text}»", f"họ tên, không có «{title}»")
    ]


@pytest.mark.parametrize("text", ["Lê Văn Phước", "Thạc Văn Sĩ", "Kỳ Anh Hùng", "Cn Văn An"])
def test_names_alone_have_no_honours(text: str) -> None:
    assert told(signature.honours_before_name, name(text)) == []


@pytest.mark.parametrize(
    "issuer", ["BỆNH VIỆN ĐA KHOA TỈNH", "CÔNG AN TỈNH", "TRƯỜNG ĐẠI HỌC AN GIANG", "TRƯỜNG THPT"]
)
def test_hospitals_schools_and_the_police_may_have_their_own_rules(issuer: str) -> None:
    assert told(signature.honours_before_name, name("TS. Lê Văn Phước", issuer)) == []


@pytest.mark.parametrize("issuer", ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "VIỆN KIỂM SÁT NHÂN DÂN"])
def test_a_word_inside_the_name_of_an_office_does_not_make_it_a_school(issuer: str) -> None:
    assert len(told(signature.honours_before_name, name("TS. Lê Văn Phước", issuer))) == 1


# --- the room ---------------------------------------------------------------------------------


def test_room_for_a_signature_is_space_or_empty_lines() -> None:
    assert told(signature.little_room_for_signature, block(before_pt=79)) == []
    assert told(signature.little_room_for_signature, block(empty=5)) == []


def test_little_room_is_told_and_made() -> None:
    (fault,) = faults(signature.little_room_for_signature, block(before_pt=12, empty=1))

    assert fault.measured == "chỗ để ký cao 9,9 mm"
    assert fault.required == "khoảng 20–30 mm"
    assert fault.edits == (ParagraphEdit(spot(2), "before_pt", 63.0),)


def test_room_between_two_cells_cannot_be_told() -> None:
    parts = {
        Part.CAPACITY: centred("GIÁM ĐỐC", cell=CellSpot(0, 0, 1)),
        Part.SIGNATORY: centred("Lê Văn Phước", cell=CellSpot(0, 2, 1)),
    }

    assert told(signature.little_room_for_signature, paper(parts)) == []


def test_a_block_that_may_be_torn_apart_is_kept_together() -> None:
    (fault,) = faults(signature.signature_may_be_torn_apart, block(before_pt=79))

    assert fault.measured == "chức vụ và họ tên có thể ở hai trang"
    assert fault.edits == (ParagraphEdit(spot(0), "keeps_next", True),)
    assert told(signature.signature_may_be_torn_apart, block(keeps_next=True)) == []


@pytest.mark.parametrize("splits", [True, False])
def test_a_row_that_may_not_split_keeps_the_block(splits: bool) -> None:
    cell = CellSpot(0, 0, 1)
    parts = {
        Part.CAPACITY: centred("GIÁM ĐỐC", cell=cell),
        Part.SIGNATORY: centred("Lê Văn Phước", cell=cell),
    }
    table = Table(0, (Row(False, splits),), (80.0, 80.0), bordered=False)

    found = faults(signature.signature_may_be_torn_apart, paper(parts, tables=[table]))

    expected = [(RowEdit(0, 0, "splits", False),)] if splits else []
    assert [each.edits for each in found] == expected
