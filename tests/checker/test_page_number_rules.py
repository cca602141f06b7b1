"""Rules of page numbers."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.paper import Annex, Paper, Part
from generator.checker.rules import page_numbers
from generator.frozen import replace
from generator.view.edits import PageEdit, PageNumberEdit, ParagraphEdit, RunEdit
from generator.view.records import Header, HeaderKind, Paragraph, Run
from tests.checker.pieces import A4, faults, paper, piece, spot, told


def numbered(
    kind: HeaderKind = "default",
    *,
    is_footer: bool = False,
    around: tuple[str, str] = ("", ""),
    page: dict[str, Any] | None = None,
    **look: Any,
) -> Paper:
    """Make a paper whose only paragraph is a page number in a header."""
    before, after = around
    line = piece("2", field="PAGE", story="footer" if is_footer else "header", section=-1, **look)
    runs = tuple(run for run in (Run(before, 1), *line.runs, Run(after, 2)) if run.text)
    section = replace(A4, title_page=True, headers=(Header(kind, is_footer, (0,)),))
    return paper(
        sections=[replace(section, **(page or {}))], rest=[replace(line.paragraph, runs=runs)]
    )


def body(words: str, count: int) -> Paper:
    lines: list[Paragraph] = [piece(words, width_mm=160.0).paragraph for _ in range(count)]
    return paper(rest=lines)


SOUND = numbered(align="center")


def test_a_short_document_needs_no_page_number() -> None:
    assert told(page_numbers.missing_page_number, body("Một dòng", 30)) == []


def test_a_long_document_without_page_numbers_gets_them() -> None:
    (fault,) = faults(page_numbers.missing_page_number, body("Một dòng rất dài. " * 20, 30))

    assert (fault.measured, fault.required) == ("không có số trang", "số trang ở giữa lề trên")
    assert fault.edits == (PageNumberEdit(0, 14),)


def test_a_sound_page_number_has_no_fault() -> None:
    assert [told(rule, SOUND) for rule in page_numbers.PAGE_NUMBER_RULES] == [[]] * 6


def test_a_page_number_at_the_foot_goes_to_the_head() -> None:
    (fault,) = faults(page_numbers.page_number_misplaced, numbered(is_footer=True, align="right"))

    assert (fault.measured, fault.required) == ("số trang ở chân trang", "canh giữa, trong lề trên")
    assert fault.edits == (PageNumberEdit(0, 14),)


def test_a_page_number_at_the_side_goes_to_the_middle() -> None:
    (fault,) = faults(page_numbers.page_number_misplaced, numbered(align="right"))

    assert fault.measured == "số trang canh phải"
    assert fault.edits == (ParagraphEdit(spot(0), "align", "center"),)


def test_a_page_number_behind_a_tab_may_well_be_in_the_middle() -> None:
    assert told(page_numbers.page_number_misplaced, numbered(around=("\t", ""))) == []


def test_size_and_weight_of_a_page_number_are_told_apart() -> None:
    found = faults(
        page_numbers.page_number_look, numbered(align="center", size_pt=12.0, italic=True)
    )

    assert [(each.measured, each.required) for each in found] == [
        ("cỡ chữ 12 pt", "cỡ chữ 13–14 pt"),
        ("chữ nghiêng", "chữ đứng"),
    ]
    assert found[1].edits == (RunEdit(spot(0), 0, "italic", False),)


def test_a_page_number_is_not_shown_on_page_one() -> None:
    (fault,) = faults(
        page_numbers.page_number_on_first_page,
        numbered(align="center", page={"title_page": False}),
    )

    assert (fault.measured, fault.required) == ("có số ở trang 1", "trang 1 không có số")
    assert fault.edits == (PageEdit(0, "title_page", True),)


def test_a_page_number_in_the_header_of_the_first_page_is_for_a_person() -> None:
    (fault,) = faults(page_numbers.page_number_on_first_page, numbered("first", align="center"))

    assert fault.edits == ()


def test_a_header_of_the_first_page_that_is_switched_off_shows_nothing() -> None:
    off = numbered("first", align="right", size_pt=9.0, page={"title_page": False})

    assert [told(rule, off) for rule in page_numbers.PAGE_NUMBER_RULES] == [[]] * 6


def test_pages_are_counted_from_one() -> None:
    late = numbered(align="center", page={"starts_at": 3})

    (fault,) = faults(page_numbers.page_number_not_from_one, late)

    assert (fault.measured, fault.required) == ("số trang bắt đầu từ 3", "từ 1")
    assert fault.edits == (PageEdit(0, "starts_at", 1),)


def test_pages_are_counted_in_arabic_numerals() -> None:
    roman = numbered(align="center", page={"number_format": "lowerRoman"})

    assert told(page_numbers.page_number_not_from_one, roman) == [
        ("số trang kiểu «lowerRoman»", "chữ số Ả Rập: 1, 2, 3")
    ]


@pytest.mark.parametrize(
    ("around", "measured"),
    [(("Trang ", ""), "số trang viết «Trang 2»"), (("- ", " -"), "số trang viết «- 2 -»")],
)
def test_a_page_number_is_a_number_only(around: tuple[str, str], measured: str) -> None:
    assert told(page_numbers.page_number_adorned, numbered(around=around)) == [
        (measured, "chỉ một số")
    ]


def test_a_document_with_an_appendix_in_a_later_section_is_long() -> None:
    label = piece("Phụ lục", section=1)
    short = paper({Part.APPENDIX: label}, sections=[A4, replace(A4, index=1)])
    annex = with_annex(short)

    assert told(page_numbers.missing_page_number, annex) == [
        ("không có số trang", "số trang ở giữa lề trên")
    ]


def with_annex(short: Paper) -> Paper:
    (label,) = short.part(Part.APPENDIX)
    return replace(short, annexes=(Annex(label, "", (), (), 0, 0),))
