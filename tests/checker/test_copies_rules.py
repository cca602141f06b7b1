"""Rules of «Nơi nhận»."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from generator.checker.rules import copies
from generator.view.edits import ParagraphEdit, RunEdit
from tests.checker.pieces import faults, paper, piece, spot, told

SOUND = ("- Như trên;", "- Văn phòng Chính phủ (b/c);", "- Lưu: VT, TH.")


def listed(
    *lines: str,
    head: str = "Nơi nhận:",
    kind: Kind = Kind.DISPATCH,
    type_name: str = "",
    **look: Any,
) -> Paper:
    """Make a document with a head and a list of copies, and «Kính gửi» if it is a dispatch."""
    parts = {
        Part.COPIES_HEAD: piece(head, size_pt=12.0, bold=True, italic=True),
        Part.COPIES: [piece(each, **{"size_pt": 11.0, **look}) for each in lines],
    }
    if kind is Kind.DISPATCH:
        parts[Part.ADDRESSEES_HEAD] = piece("Kính gửi: Bộ Nội vụ")
    return paper(parts, kind, type_name=type_name)


def test_a_sound_list_has_no_fault() -> None:
    assert [told(rule, listed(*SOUND)) for rule in copies.RULES] == [[]] * len(copies.RULES)


def test_a_document_without_copies_is_told() -> None:
    assert told(copies.missing_copies, paper()) == [("không thấy «Nơi nhận»", "có «Nơi nhận:»")]


def test_the_head_is_twelve_exactly_in_bold_italics_without_underline() -> None:
    head = piece("Nơi nhận:", size_pt=13.0, italic=True, underline="single")

    found = faults(copies.copies_head_look, paper({Part.COPIES_HEAD: head}))

    assert [(each.measured, each.required) for each in found] == [
        ("cỡ chữ 13 pt", "cỡ chữ 12 pt"),
        ("chữ không đậm", "chữ đậm"),
        ("chữ gạch chân", "chữ không gạch chân"),
    ]
    assert found[2].edits == (RunEdit(spot(0), None, "underline", ""),)


@pytest.mark.parametrize("head", ["Nơi nhận", "Nơi nhận: Như trên", "nơi nhận:", "Nơi Nhận:"])
def test_the_head_is_a_line_of_its_own_with_a_colon(head: str) -> None:
    assert told(copies.copies_head_form, listed(*SOUND, head=head)) == [
        (f"«{head}»", "«Nơi nhận:» ở một dòng riêng")
    ]


def test_a_list_of_another_size_is_told_once() -> None:
    (fault,) = faults(copies.copies_look, listed(*SOUND, size_pt=12.0))

    assert fault.measured == "cỡ chữ 12 pt (3 đoạn liền nhau)"
    assert fault.required == "cỡ chữ 11 pt"
    assert len(fault.edits) == 3


def test_a_list_has_its_dashes_and_its_marks() -> None:
    judged = listed("Như trên;", "+ Bộ Nội vụ,", "- Lưu: VT, TH.")

    assert told(copies.copies_list_form, judged) == [
        ("không có gạch đầu dòng (2 đoạn liền nhau)", "gạch đầu dòng (-)"),
        ("cuối dòng là «,»", "cuối dòng là «;»"),
    ]


def test_a_list_away_from_the_margin_is_told_and_set_there() -> None:
    (fault,) = faults(copies.copies_not_at_margin, listed("- Lưu: VT, TH.", left_mm=10.0))

    assert (fault.measured, fault.required) == ("thụt vào 10 mm", "sát lề trái")
    assert fault.edits == (
        ParagraphEdit(spot(1), "align", "left"),
        ParagraphEdit(spot(1), "left_mm", 0.0),
        ParagraphEdit(spot(1), "first_mm", 0.0),
    )


def test_a_hanging_list_starts_at_the_margin() -> None:
    hanging = listed("- Lưu: VT, TH.", left_mm=6.0, first_mm=-6.0)

    assert told(copies.copies_not_at_margin, hanging) == []


@pytest.mark.parametrize(
    ("first", "kind", "type_name", "required"),
    [
        ("- Như Điều 3;", Kind.DISPATCH, "", "«- Như trên;»"),
        ("- Như trên;", Kind.DECISION, "quyết định", "«- Như Điều …;»"),
        ("- Như trên;", Kind.NAMED, "nghị quyết", "«- Như Điều …;»"),
    ],
)
def test_the_first_line_says_as_above_or_as_in_the_article(
    first: str, kind: Kind, type_name: str, required: str
) -> None:
    judged = listed(first, "- Lưu: VT, TH.", kind=kind, type_name=type_name)

    assert told(copies.copies_first_line, judged) == [(f"dòng đầu là «{first}»", required)]


def test_a_document_to_nobody_in_particular_may_begin_with_anyone() -> None:
    judged = listed("- UBND tỉnh;", "- Lưu: VT, TH.", kind=Kind.NAMED, type_name="kế hoạch")

    assert told(copies.copies_first_line, judged) == []


@pytest.mark.parametrize(
    ("lines", "measured"),
    [
        (("- Như trên;", "- UBND tỉnh."), "không có dòng «Lưu»"),
        (("- Lưu: VT, TH;", "- Như trên."), "dòng «Lưu» không ở cuối"),
    ],
)
def test_the_last_line_is_of_the_copy_that_is_kept(lines: tuple[str, ...], measured: str) -> None:
    assert told(copies.missing_kept_copy, listed(*lines)) == [
        (measured, "dòng cuối là «- Lưu: VT, …»")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Lưu: VT, TH.",
        "- Lưu: VT, HC (2).",
        "- Lưu: VT, P.KSTTHC, Hải.",
        "- Lưu: VT.",
        "Lưu: VT, TCCB.",
    ],
)
def test_lines_of_the_kept_copy_in_the_form_of_the_decree_have_no_fault(line: str) -> None:
    assert told(copies.kept_copy_form, listed(line)) == []


@pytest.mark.parametrize(
    "line",
    ["- Lưu VT, TH.", "- Lưu: VT, TH", "- Lưu: VT, TH;", "- Lưu: TH.", "- LƯU: VT, TH.", "- Lưu."],
)
def test_lines_of_the_kept_copy_in_another_form_are_told(line: str) -> None:
    assert told(copies.kept_copy_form, listed(line)) == [(f"«{line}»", "dạng «- Lưu: VT, TH.»")]


def test_the_unit_that_drafted_is_named_but_on_a_letter_of_introduction() -> None:
    bare = listed("- Lưu: VT.")
    letter = listed("- Lưu: VT.", kind=Kind.NAMED, type_name="giấy giới thiệu")

    assert told(copies.kept_copy_without_drafting_office, bare) == [
        ("«- Lưu: VT.»", "«- Lưu: VT, …» và đơn vị soạn thảo")
    ]
    assert told(copies.kept_copy_without_drafting_office, letter) == []
