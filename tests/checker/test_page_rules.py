"""Rules of the page and of its letters."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.paper import Part, Piece
from generator.checker.rule import At
from generator.checker.rules import letters, page
from generator.frozen import replace
from generator.layout import exactly
from generator.view.edits import PageEdit, RunEdit
from generator.view.records import Paragraph, Row, Table
from tests.checker.pieces import A4, centred, faults, paper, piece, spot, told

LYING = replace(A4, width_mm=297.0, height_mm=210.0, landscape=True)


def text(words: str, **look: Any) -> Paragraph:
    return piece(words, **look).paragraph


# --- the paper --------------------------------------------------------------------------------


def test_a4_may_stand_or_lie() -> None:
    assert told(page.paper_not_a4, paper(sections=[A4, replace(LYING, index=1)])) == []


def test_letter_paper_is_told_once_and_becomes_a4_in_every_section() -> None:
    letter = replace(A4, width_mm=215.9, height_mm=279.4)

    (fault,) = faults(page.paper_not_a4, paper(sections=[letter, replace(letter, index=1)]))

    assert fault.measured == "khổ giấy 215,9 × 279,4 mm"
    assert fault.required == "khổ A4 (210 × 297 mm)"
    assert fault.edits[2:] == (PageEdit(1, "width_mm", 210), PageEdit(1, "height_mm", 297))


def test_a_page_may_lie_only_for_a_table() -> None:
    table = Table(0, (Row(False, False),), (80.0,), bordered=True, section=1)
    pages = [A4, replace(LYING, index=1)]

    frame = replace(table, bordered=False)

    assert told(page.landscape_without_table, paper(sections=pages, tables=[table])) == []
    assert told(page.landscape_without_table, paper(sections=pages, tables=[frame])) == [
        ("trang nằm ngang (phần 2), không có bảng", "trang đứng")
    ]


# --- margins ----------------------------------------------------------------------------------


def test_margins_at_the_ends_of_their_bands_are_allowed() -> None:
    widest = replace(A4, top_mm=25.4, bottom_mm=25, left_mm=35, right_mm=15)

    assert told(page.margin_out_of_range, paper(sections=[widest])) == []


def test_each_margin_that_is_wrong_is_told_with_its_value() -> None:
    inch = replace(A4, top_mm=25.4, bottom_mm=25.4, left_mm=25.4, right_mm=25.4)

    found = faults(page.margin_out_of_range, paper(sections=[inch]))

    assert [(each.measured, each.required) for each in found] == [
        ("lề trái 25,4 mm", "30–35 mm"),
        ("lề phải 25,4 mm", "15–20 mm"),
    ]
    assert [each.edits for each in found] == [
        (PageEdit(0, "left_mm", 30),),
        (PageEdit(0, "right_mm", 20),),
    ]


def test_a_wrong_margin_of_some_sections_names_them() -> None:
    sections = [A4, replace(A4, index=1, left_mm=20), replace(A4, index=2, left_mm=20)]

    (fault,) = faults(page.margin_out_of_range, paper(sections=sections))

    assert fault.measured == "lề trái 20 mm (phần 2, 3)"
    assert fault.at == At(section=1)


def test_a_gutter_counts_to_the_left_margin() -> None:
    bound = replace(A4, left_mm=20, gutter_mm=10)
    narrow = replace(A4, left_mm=20, gutter_mm=5)

    assert told(page.margin_out_of_range, paper(sections=[bound])) == []
    (fault,) = faults(page.margin_out_of_range, paper(sections=[narrow]))
    assert fault.edits == (PageEdit(0, "left_mm", 25),)


def test_an_office_may_ask_for_one_margin() -> None:
    assert told(page.margin_out_of_range, paper(), **{"lề phải": exactly(15)}) == [
        ("lề phải 20 mm", "15 mm")
    ]


def test_margins_of_a_lying_page_are_no_error_and_only_odd_ones_are_told() -> None:
    decree = replace(LYING, bottom_mm=15, right_mm=15)
    narrow = replace(LYING, left_mm=10)

    assert told(page.margin_out_of_range, paper(sections=[narrow])) == []
    assert told(page.landscape_margin_unusual, paper(sections=[decree])) == []
    assert told(page.landscape_margin_unusual, paper(sections=[narrow])) == [
        ("lề trái 10 mm của trang nằm ngang", "15–35 mm")
    ]


# --- sizes that go together -------------------------------------------------------------------


@pytest.mark.parametrize("sizes", [(13, 14, 14), (12, 13, 13), (12, 16, 13)])
def test_both_sets_of_sizes_are_right_and_a_size_out_of_range_is_for_its_own_rule(
    sizes: tuple[float, float, float],
) -> None:
    assert told(page.sizes_not_together, paper(_head(sizes))) == []


def test_sizes_that_do_not_go_together_are_told_together() -> None:
    (fault,) = faults(page.sizes_not_together, paper(_head((12, 14, 14))))

    assert fault.measured == "cỡ chữ lần lượt là 12, 14, 14 pt"
    assert fault.required == "13, 14, 14 pt hoặc 12, 13, 13 pt"
    assert fault.edits == (
        RunEdit(spot(1), None, "size_pt", 13),
        RunEdit(spot(2), None, "size_pt", 13),
    )


def _head(sizes: tuple[float, float, float]) -> dict[Part, Piece]:
    parts = (Part.NATIONAL_TITLE, Part.MOTTO, Part.PLACE_DATE)
    return {part: centred("Chữ", size_pt=size) for part, size in zip(parts, sizes, strict=True)}


# --- letters ----------------------------------------------------------------------------------


def test_a_wrong_font_is_told_once_however_many_paragraphs_have_it() -> None:
    other = [text("Một", fonts=("Arial",)), text("Hai", fonts=("Arial",)), text("Ba")]

    (fault,) = faults(letters.wrong_font, paper(rest=other))

    assert (fault.measured, fault.required) == ("phông chữ «Arial» (2 đoạn)", "Times New Roman")
    assert fault.edits == (
        RunEdit(spot(0), 0, "font", "Times New Roman"),
        RunEdit(spot(1), 0, "font", "Times New Roman"),
    )


@pytest.mark.parametrize("font", ["Symbol", "Cambria Math", ".VnTime"])
def test_signs_formulas_and_old_letters_are_not_set_in_another_font(font: str) -> None:
    assert told(letters.wrong_font, paper(rest=[text("x", fonts=(font,))])) == []


def test_a_font_is_looked_at_in_headers_too_but_not_in_comments() -> None:
    other = text("Đầu trang", fonts=("Calibri",), story="header", section=-1)
    remark = text("Ý kiến", fonts=("Segoe UI",), story="comment", section=-1)

    assert told(letters.wrong_font, paper(rest=[other, remark])) == [
        ("phông chữ «Calibri»", "Times New Roman")
    ]


def test_an_office_may_allow_more_fonts() -> None:
    other = paper(rest=[text("Một", fonts=("Arial",))])

    assert told(letters.wrong_font, other, **{"phông chữ": ("Times New Roman", "Arial")}) == []


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_an_old_font_is_told_and_never_mended_by_format(font: str) -> None:
    (fault,) = faults(letters.legacy_font, paper(rest=[text("Céng hoµ", fonts=(font,))]))

    assert fault.measured == f"phông chữ «{font}»"
    assert fault.edits == ()


def test_letters_of_two_code_points_are_told() -> None:
    parted = paper(rest=[text("Hòa"), text("Ho\u0300a"), text("Bi\u0300nh")])

    assert told(letters.decomposed_letters, parted) == [
        ("chữ Unicode tổ hợp (2 đoạn)", "Unicode dựng sẵn")
    ]


@pytest.mark.parametrize("colour", ["auto", "000000", "0D0D0D"])
def test_black_is_black_also_where_a_theme_makes_it_a_little_less_so(colour: str) -> None:
    assert told(letters.text_not_black, paper(rest=[text("Chữ", colour=colour)])) == []


def test_a_colour_is_told_and_taken_away() -> None:
    (fault,) = faults(letters.text_not_black, paper(rest=[text("Chữ", colour="0000FF")]))

    assert (fault.measured, fault.required) == ("chữ màu #0000FF", "chữ màu đen")
    assert fault.edits == (RunEdit(spot(0), 0, "colour", "auto"),)


def test_only_stamps_may_be_red() -> None:
    red = paper({Part.URGENCY: piece("KHẨN", colour="FF0000")}, rest=[text("x", colour="FF0000")])

    (fault,) = faults(letters.text_not_black, red)

    assert fault.at.paragraph == 1


def test_spaces_have_neither_font_nor_colour() -> None:
    blank = paper(rest=[text("  ", fonts=("Arial",), colour="FF0000")])

    assert told(letters.wrong_font, blank) == told(letters.text_not_black, blank) == []


def test_marks_of_work_are_told_each_kind_once() -> None:
    marked = [
        text("Một", shading="D9D9D9"),
        text("Hai", shading="FFFF00"),
        text("Ba", strike=True),
    ]

    assert told(letters.decorated_text, paper(rest=marked)) == [
        ("chữ có bóng nền (2 đoạn)", "chữ thường"),
        ("chữ gạch ngang", "chữ thường"),
    ]
