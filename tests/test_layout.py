"""The table of the layout agrees with the decree and with itself."""

from __future__ import annotations

import unicodedata

import pytest

from generator import layout
from generator.layout import Band, Element, Page
from generator.metrics import width_mm


@pytest.mark.parametrize(
    ("element", "low", "high", "default", "look"),
    [
        (layout.NATIONAL_TITLE, 12, 13, 13, "bold upper"),
        (layout.MOTTO, 13, 14, 14, "bold"),
        (layout.PARENT, 12, 13, 13, "upper"),
        (layout.ISSUER, 12, 13, 13, "bold upper"),
        (layout.NUMBER, 13, 13, 13, ""),
        (layout.PLACE_DATE, 13, 14, 14, "italic"),
        (layout.TYPE_NAME, 13, 14, 14, "bold upper"),
        (layout.TITLE, 13, 14, 14, "bold"),
        (layout.SUBJECT, 12, 13, 13, ""),
        (layout.BASIS, 13, 14, 14, "italic"),
        (layout.BODY, 13, 14, 14, ""),
        (layout.CAPACITY, 13, 14, 14, "bold upper"),
        (layout.SIGNATORY, 13, 14, 14, "bold"),
        (layout.ADDRESSEES, 13, 14, 14, ""),
        (layout.COPIES_HEAD, 12, 12, 12, "bold italic"),
        (layout.COPIES, 11, 11, 11, ""),
        (layout.APPENDIX, 14, 14, 14, "bold"),
        (layout.APPENDIX_TITLE, 13, 14, 14, "bold upper"),
        (layout.ATTACHMENT, 13, 14, 14, "italic"),
        (layout.PAGE_NUMBER, 13, 14, 14, ""),
    ],
    ids=lambda value: value.style if isinstance(value, Element) else "",
)
def test_an_element_is_as_the_table_at_the_end_of_annex_one_says(
    element: Element, low: float, high: float, default: float, look: str
) -> None:
    words = [word for word in ("bold", "italic", "upper") if getattr(element, word)]

    assert (element.sizes.low, element.sizes.high, element.size_pt) == (low, high, default)
    assert " ".join(words) == look


def test_what_we_use_lies_inside_what_is_allowed() -> None:
    bands = [
        *(element.sizes for element in layout.ELEMENTS),
        layout.TOP_MARGIN,
        layout.BOTTOM_MARGIN,
        layout.LEFT_MARGIN,
        layout.RIGHT_MARGIN,
        layout.ISSUER_RULE,
        layout.MOTTO_RULE,
        layout.SIGNATURE_MM,
        layout.LINE_SPACING,
    ]

    assert [band for band in bands if not band.allows(band.default)] == []


def test_a_band_forgives_what_its_tolerance_says() -> None:
    band = Band(20, 25, 20, tolerance=0.5)

    assert [band.allows(value) for value in (19.4, 19.5, 25.5, 25.6)] == [False, True, True, False]


@pytest.mark.parametrize("page", [layout.PORTRAIT, layout.LANDSCAPE])
def test_margins_are_those_of_the_decree_on_both_kinds_of_page(page: Page) -> None:
    margins = (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)

    assert margins == (
        layout.TOP_MARGIN.default,
        layout.BOTTOM_MARGIN.default,
        layout.LEFT_MARGIN.default,
        layout.RIGHT_MARGIN.default,
    )
    assert sorted((page.width_mm, page.height_mm)) == [210, 297]


def test_a_landscape_page_lies_on_its_long_side_and_has_more_room() -> None:
    assert not layout.PORTRAIT.is_landscape
    assert layout.LANDSCAPE.is_landscape
    assert (layout.PORTRAIT.text_width_mm, layout.LANDSCAPE.text_width_mm) == (160, 247)


def test_the_first_line_is_indented_by_one_of_the_two_lengths_allowed() -> None:
    assert layout.BODY.lead_mm in layout.FIRST_LINE_MM


def test_a_paragraph_keeps_its_gap_on_one_side_only() -> None:
    assert (layout.BODY.before_pt, layout.BODY.after_pt) == (layout.PARAGRAPH_GAP_PT, 0)


def test_sizes_that_go_together_are_one_of_the_sets_of_the_decree() -> None:
    used = (layout.NATIONAL_TITLE.size_pt, layout.MOTTO.size_pt, layout.PLACE_DATE.size_pt)
    allowed = [(each.title_pt, each.motto_pt, each.date_pt) for each in layout.SIZE_SETS]

    assert allowed == [(13, 14, 14), (12, 13, 13)]
    assert used == allowed[0]


def test_a_subject_has_half_a_line_above_it_and_below_it() -> None:
    assert (layout.SUBJECT.before_pt, layout.SUBJECT.after_pt) == (6, 6)


# --- lengths that follow from the letters -----------------------------------------------------


def test_the_letterhead_and_the_end_block_are_as_wide_as_the_text() -> None:
    room = layout.PORTRAIT.text_width_mm

    assert {sizes.left_mm + sizes.right_mm for sizes in layout.SIZE_SETS} == {room}
    assert room == layout.END_LEFT_MM + layout.END_RIGHT_MM


def test_the_name_of_the_country_fits_on_one_line() -> None:
    for sizes in layout.SIZE_SETS:
        line = width_mm(layout.NATIONAL_TITLE_TEXT, sizes.title_pt, bold=True)

        assert sizes.right_mm - line > 1


def test_dashes_stand_under_the_colon_of_kinh_gui() -> None:
    colon = width_mm("Kính gửi", layout.ADDRESSEES_HEAD.size_pt)
    dash = layout.ADDRESSEES.left_mm + layout.ADDRESSEES.lead_mm - layout.ADDRESSEES_HEAD.left_mm

    assert dash == pytest.approx(colon, abs=0.1)


def test_a_second_line_of_an_addressee_stands_under_its_first_letter() -> None:
    dash = width_mm("- ", layout.ADDRESSEES.size_pt)

    assert -layout.ADDRESSEES.lead_mm == pytest.approx(dash, abs=0.6)


def test_the_room_above_the_name_is_the_room_for_a_signature() -> None:
    room_mm = layout.SIGNATORY.before_pt / layout.PT_PER_MM

    assert layout.SIGNATURE_MM.allows(room_mm)


# --- styles -----------------------------------------------------------------------------------


def test_every_style_has_its_own_id_and_name() -> None:
    ids = [element.style for element in layout.ELEMENTS]
    names = [element.name for element in layout.ELEMENTS]

    assert len(set(ids)) == len(set(names)) == len(layout.ELEMENTS)


def test_ids_are_plain_letters_and_names_are_composed_vietnamese() -> None:
    for element in layout.ELEMENTS:
        assert element.style.isascii()
        assert element.style.isalnum()
        assert unicodedata.is_normalized("NFC", element.name)


def test_every_element_of_the_module_is_in_the_table() -> None:
    declared = [value for value in vars(layout).values() if isinstance(value, Element)]

    assert set(declared) == set(layout.ELEMENTS)
