"""Rules of the letterhead and of the lines under it."""

from __future__ import annotations

from typing import Any

import pytest

from generator import layout
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rules import letterhead
from generator.layout import Band
from generator.view.edits import ParagraphEdit, RuleEdit, RunEdit
from generator.view.records import Paragraph, Run, Stroke
from tests.checker.pieces import centred, faults, paper, piece, spot, told

MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_MM = 60.5
ISSUER = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
ISSUER_MM = 70.2


def motto(text: str = MOTTO, **look: Any) -> Paper:
    return paper({Part.MOTTO: centred(text, **{"bold": True, "size_pt": 14.0, **look})})


def head(*strokes: Stroke, **look: Any) -> Paper:
    """Make an issuer (paragraph 0) and a motto (paragraph 1) with lines under them."""
    parts = {
        Part.ISSUER: centred(ISSUER, bold=True, size_pt=13.0, **look),
        Part.MOTTO: centred(MOTTO, bold=True, size_pt=14.0, **look),
    }
    return paper(parts, strokes=strokes)


def border(after: int, length_mm: float | None) -> Stroke:
    return Stroke("border", after, length_mm)


def shape(after: int, length_mm: float | None) -> Stroke:
    return Stroke("shape", after, length_mm)


# --- what has to be there and how it is spelled -----------------------------------------------


def test_each_part_of_the_letterhead_that_is_missing_is_told() -> None:
    assert told(letterhead.missing_letterhead, motto()) == [
        ("không thấy Quốc hiệu", "có Quốc hiệu"),
        ("không thấy Tên cơ quan ban hành", "có Tên cơ quan ban hành"),
    ]


@pytest.mark.parametrize("syllable", ["HÒA", "HOÀ", "HO\u0300A"])
def test_both_spellings_of_the_national_title_are_right(syllable: str) -> None:
    title = centred(f"CỘNG {syllable} XÃ HỘI CHỦ\u00a0NGHĨA VIỆT NAM")

    assert told(letterhead.national_title_misspelled, paper({Part.NATIONAL_TITLE: title})) == []


def test_a_misspelled_national_title_is_told() -> None:
    title = centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN")

    assert told(letterhead.national_title_misspelled, paper({Part.NATIONAL_TITLE: title})) == [
        ("«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAN»", "«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Độc Lập - Tự Do - Hạnh Phúc",
        "Độc lập-Tự do-Hạnh phúc",
        "Độc lập - tự do - hạnh phúc",
        "Độc lập Tự do Hạnh phúc",
        "Độc lập - Tự do – hạnh phúc",
    ],
)
def test_a_motto_with_wrong_capitals_or_spaces_is_told(text: str) -> None:
    assert told(letterhead.motto_misspelled, motto(text)) == [
        (f"«{text}»", "«Độc lập - Tự do - Hạnh phúc»")
    ]


def test_a_motto_in_capitals_is_told_by_its_look_alone() -> None:
    loud = motto(MOTTO.upper())

    assert told(letterhead.motto_misspelled, loud) == []
    assert told(letterhead.motto_look, loud) == [("chữ in hoa", "chữ in thường")]


def test_a_long_dash_in_the_motto_is_only_a_warning() -> None:
    dashed = motto("Độc lập – Tự do – Hạnh phúc")

    assert told(letterhead.motto_misspelled, dashed) == []
    assert told(letterhead.motto_with_long_dash, dashed) == [
        ("«Độc lập – Tự do – Hạnh phúc»", "gạch nối (-) giữa các cụm từ")
    ]


# --- how it looks -----------------------------------------------------------------------------


def test_capitals_that_the_format_makes_are_capitals() -> None:
    title = centred("Cộng hòa xã hội chủ nghĩa Việt Nam", caps=True, bold=True, size_pt=13.0)

    assert told(letterhead.national_title_look, paper({Part.NATIONAL_TITLE: title})) == []


def test_every_departure_of_a_line_is_told_with_what_mends_it() -> None:
    title = piece(
        "Cộng hòa xã hội chủ nghĩa Việt Nam", size_pt=15.0, italic=True, underline="single"
    )

    found = faults(letterhead.national_title_look, paper({Part.NATIONAL_TITLE: title}))

    assert [(each.measured, each.required) for each in found] == [
        ("cỡ chữ 15 pt", "cỡ chữ 12–13 pt"),
        ("chữ không đậm", "chữ đậm"),
        ("chữ nghiêng", "chữ đứng"),
        ("chữ in thường", "chữ in hoa"),
        ("chữ gạch chân", "chữ không gạch chân"),
        ("canh trái", "canh giữa"),
    ]
    assert found[0].edits == (RunEdit(spot(0), None, "size_pt", 13),)
    assert found[3].edits == (RunEdit(spot(0), None, "caps", True),)
    assert found[4].edits == (RunEdit(spot(0), None, "underline", ""),)
    assert found[5].edits == (
        ParagraphEdit(spot(0), "align", "center"),
        ParagraphEdit(spot(0), "first_mm", 0.0),
    )


def test_a_centred_line_with_an_indent_is_not_in_the_middle() -> None:
    indented = motto(first_mm=12.7)

    assert told(letterhead.motto_look, indented) == [
        ("canh giữa nhưng lùi đầu dòng 12,7 mm", "canh giữa, không lùi đầu dòng")
    ]


def test_a_line_beside_a_tab_is_not_asked_for_its_alignment() -> None:
    beside = piece(MOTTO, is_whole=False, bold=True, size_pt=14.0)

    assert told(letterhead.motto_look, paper({Part.MOTTO: beside})) == []


def test_the_lines_of_an_issuer_that_look_alike_are_told_once() -> None:
    lines = [centred(text, size_pt=13.0) for text in ("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG")]

    (fault,) = faults(letterhead.issuer_look, paper({Part.ISSUER: lines}))

    assert fault.measured == "chữ không đậm (2 đoạn liền nhau)"
    assert fault.edits == (
        RunEdit(spot(0), None, "bold", True),
        RunEdit(spot(1), None, "bold", True),
    )


def test_a_parent_in_bold_is_told() -> None:
    parent = centred("UBND TỈNH QUẢNG NGÃI", bold=True, size_pt=13.0)

    assert told(letterhead.parent_look, paper({Part.PARENT: parent})) == [
        ("chữ đậm", "chữ không đậm")
    ]


def test_a_run_that_two_lines_share_is_left_alone() -> None:
    both = Run(f"{layout.NATIONAL_TITLE_TEXT}\n{MOTTO}", 0, bold=True, size_pt=13.0)
    shared = Paragraph(0, spot(0), (both,), align="center")
    title = Piece(shared, (Run(layout.NATIONAL_TITLE_TEXT, 0, size_pt=13.0),), is_whole=False)

    (fault,) = faults(letterhead.national_title_look, paper({Part.NATIONAL_TITLE: title}))

    assert (fault.measured, fault.edits) == ("chữ không đậm", ())


def test_a_national_title_that_its_cell_breaks_is_told() -> None:
    title = centred(layout.NATIONAL_TITLE_TEXT, bold=True, size_pt=13.0, width_mm=90.0)
    wide = centred(layout.NATIONAL_TITLE_TEXT, bold=True, size_pt=13.0, width_mm=98.0)

    assert told(letterhead.title_on_two_lines, paper({Part.NATIONAL_TITLE: wide})) == []
    assert told(letterhead.title_on_two_lines, paper({Part.NATIONAL_TITLE: title})) == [
        ("Quốc hiệu dài 95,7 mm, chỗ rộng 90 mm", "một dòng")
    ]


# --- the lines under it -----------------------------------------------------------------------


def test_lines_of_the_right_length_have_no_fault() -> None:
    sound = head(border(0, 28), border(1, MOTTO_MM))

    assert told(letterhead.missing_rule, sound) == []
    assert told(letterhead.issuer_rule_length, sound) == []
    assert told(letterhead.motto_rule_length, sound) == []


def test_a_missing_line_is_told_and_drawn() -> None:
    found = faults(letterhead.missing_rule, head())

    assert [(each.measured, each.required) for each in found] == [
        ("không có đường kẻ", "một đường kẻ ngang, nét liền, dưới Tiêu ngữ"),
        ("không có đường kẻ", "một đường kẻ ngang, nét liền, dưới Tên cơ quan ban hành"),
    ]
    assert found[0].edits == (RuleEdit(spot(1), MOTTO_MM),)
    assert found[1].edits == (RuleEdit(spot(0), 28.1),)


def test_underlined_letters_are_no_line() -> None:
    first, _ = faults(letterhead.missing_rule, head(underline="single"))

    assert first.measured == "chữ gạch chân, không phải đường kẻ"
    assert first.edits == (RunEdit(spot(1), None, "underline", ""), RuleEdit(spot(1), MOTTO_MM))
    assert told(letterhead.motto_look, head(underline="single")) == []


def test_a_shape_that_is_anchored_elsewhere_counts_where_its_length_fits() -> None:
    loose = head(shape(2, MOTTO_MM), shape(2, 28))
    astray = paper(
        {Part.ISSUER: centred(ISSUER, bold=True), Part.MOTTO: centred(MOTTO, bold=True)},
        strokes=[shape(3, MOTTO_MM), shape(3, 28)],
        rest=[piece("Kính gửi: Bộ Nội vụ").paragraph, piece("Nội dung").paragraph],
    )

    assert told(letterhead.missing_rule, loose) == []
    assert told(letterhead.missing_rule, astray) == []


def test_a_line_below_an_empty_paragraph_belongs_to_the_text_above() -> None:
    empty = [piece("").paragraph]
    alone = paper(
        {Part.MOTTO: centred(MOTTO, bold=True)}, strokes=[border(1, MOTTO_MM)], rest=empty
    )

    assert told(letterhead.missing_rule, alone) == []


def test_a_line_of_another_cell_is_not_ours() -> None:
    below = [piece("Số: 01/UBND").paragraph]
    other = paper({Part.MOTTO: centred(MOTTO, bold=True)}, strokes=[border(1, 57)], rest=below)

    assert len(told(letterhead.missing_rule, other)) == 1


def test_a_line_of_characters_is_told_by_its_character() -> None:
    drawn = head(border(0, 28), Stroke("characters", 1, 57.0, characters="____"))

    assert told(letterhead.rule_of_characters, drawn) == [
        ("đường kẻ ghép từ ký tự «_»", "đường kẻ vẽ, nét liền")
    ]


def test_lengths_are_told_beside_the_text_they_belong_to() -> None:
    odd = head(border(0, 60), border(1, 30))

    (long,) = faults(letterhead.issuer_rule_length, odd)
    assert long.measured == "đường kẻ dài 60 mm, dòng chữ dài 70,2 mm"
    assert long.required == "dài bằng 1/3 đến 1/2 dòng chữ (23,4–35,1 mm)"
    assert long.edits == (RuleEdit(spot(0), 28.1),)
    (short,) = faults(letterhead.motto_rule_length, odd)
    assert short.measured == "đường kẻ dài 30 mm, dòng chữ dài 60,5 mm"
    assert short.required == "dài bằng dòng chữ (60,5 mm)"
    assert short.edits == (RuleEdit(spot(1), MOTTO_MM),)


def test_the_line_of_the_decrees_own_sample_is_long_enough() -> None:
    assert told(letterhead.issuer_rule_length, head(border(0, 0.29 * ISSUER_MM))) == []


def test_a_length_that_the_file_does_not_say_is_not_judged() -> None:
    assert told(letterhead.motto_rule_length, head(shape(1, None))) == []


def test_an_office_may_ask_for_another_length() -> None:
    judged = head(border(0, 28), border(1, 50))

    loose = {"độ dài so với dòng chữ": Band(0.8, 1, 1)}
    assert told(letterhead.motto_rule_length, judged, **loose) == []


# --- how far the lines are apart --------------------------------------------------------------


@pytest.mark.parametrize("rule", ["exact", "atLeast"])
def test_lines_set_in_points_are_measured_by_their_size(rule: Any) -> None:
    apart = head(line=18.0, line_rule=rule)

    issuer = faults(letterhead.letterhead_lines_apart, apart)

    assert [(each.measured, each.required) for each in issuer] == [
        ("cách dòng 18 pt, cỡ chữ 14 pt", "dòng đơn"),
        ("cách dòng 18 pt, cỡ chữ 13 pt", "dòng đơn"),
    ]
    assert told(letterhead.letterhead_lines_apart, head(line=15.0, line_rule=rule)) == []


def test_lines_of_the_letterhead_are_set_to_single_spacing() -> None:
    (fault,) = faults(letterhead.letterhead_lines_apart, motto(line=1.5))

    assert fault.edits == (ParagraphEdit(spot(0), "line", 1.0),)
