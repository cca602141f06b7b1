"""The finished An Giang letter is read as the layout asked for it."""

from __future__ import annotations

from functools import cache

import pytest

from generator import layout
from generator.layout import Element
from generator.view import read
from generator.view.records import Document, Paragraph
from tests import an_giang

BY_NAME = {each.name: each for each in layout.ELEMENTS}


@cache
def letter() -> Document:
    return read((an_giang.folder() / "cong-van.docx").read_bytes(), "cong-van.docx")


def styled() -> list[tuple[Paragraph, Element]]:
    return [(each, BY_NAME[each.style]) for each in letter().body if each.style in BY_NAME]


def test_the_letter_has_paragraphs_of_most_elements() -> None:
    assert len({element.name for _, element in styled()}) >= 12


def test_letters_are_as_large_and_as_heavy_as_the_layout_asks() -> None:
    for paragraph, element in styled():
        for run in paragraph.runs:
            assert (run.fonts, run.size_pt) == ((layout.FONT,), element.size_pt), paragraph.text
            assert run.italic >= element.italic, paragraph.text
            assert run.bold >= element.bold, paragraph.text
            assert (run.colour, run.highlight, run.underline) == ("auto", "", "")


def test_paragraphs_stand_as_the_layout_asks() -> None:
    for paragraph, element in styled():
        if paragraph.cell and paragraph.cell.table == len(letter().tables) - 1:
            continue  # the cells of the table of figures have their own alignment
        assert paragraph.align == element.align, paragraph.text
        assert paragraph.line == element.lines, paragraph.text
        assert paragraph.keeps_next >= element.keeps_next, paragraph.text


@pytest.mark.parametrize(
    "element",
    [layout.BODY, layout.NATIONAL_TITLE, layout.NUMBER, layout.PLACE_DATE, layout.SUBJECT],
)
def test_indents_and_gaps_are_those_of_the_layout(element: Element) -> None:
    made = next(each for each in letter().body if each.style == element.name)
    assert made.left_mm == pytest.approx(element.left_mm, abs=0.02)
    assert made.first_mm == pytest.approx(element.lead_mm, abs=0.02)
    assert (made.before_pt, made.after_pt) == (element.before_pt, element.after_pt)


def test_pages_are_those_of_the_layout() -> None:
    for section, page in zip(letter().sections, (layout.PORTRAIT, layout.LANDSCAPE), strict=True):
        assert section.width_mm == pytest.approx(page.width_mm, abs=0.02)
        assert section.left_mm == pytest.approx(page.left_mm, abs=0.02)
        assert section.text_width_mm == pytest.approx(page.text_width_mm, abs=0.02)
        assert (section.title_page, section.starts_at) == (True, 1)


def test_the_page_number_is_in_the_header_of_all_but_first_pages() -> None:
    document = letter()
    numbered = [
        (header.kind, header.is_footer)
        for section in document.sections
        for header in section.headers
        for index in header.paragraphs
        if any(run.field.startswith("PAGE") for run in document.paragraphs[index].runs)
    ]
    assert numbered == [("default", False)] * 2


def test_rules_are_under_the_issuer_the_motto_and_the_attachment_line() -> None:
    document = letter()
    found = [(document.paragraphs[each.after].style, each.kind) for each in document.strokes]
    assert found == [
        (layout.ISSUER.name, "border"),
        (layout.MOTTO.name, "border"),
        ("Kèm theo", "border"),
    ]
    assert document.strokes[2].length_mm == pytest.approx(layout.ATTACHMENT_RULE_MM, abs=0.02)


def test_nothing_else_is_in_the_letter() -> None:
    assert (letter().guests, letter().changes, letter().missing) == ((), (), ())
