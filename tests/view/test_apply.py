"""Edits of format carried out: what is asked for changes, and nothing else."""

from __future__ import annotations

import re

import pytest

from generator.view import read_parts
from generator.view.apply import apply
from generator.view.edits import (
    Edit,
    PageEdit,
    PageNumberEdit,
    ParagraphEdit,
    ParagraphProperty,
    RowEdit,
    RunEdit,
    RunProperty,
)
from generator.view.records import Alignment, Document, Paragraph, Spot
from tests.view.snippets import body, line, p, style, styles
from tests.word import footnotes, header, paragraph, parts, run, table

MAIN = "word/document.xml"


def spot(number: int = 0, part: str = MAIN) -> Spot:
    return Spot(part, number)


def mended(*blocks: str, edits: list[Edit], **more: bytes) -> Document:
    """Read a document of blocks after some edits."""
    return read_parts(apply(parts(document=body(*blocks), **more), edits), "thu.docx")


def written(*blocks: str, edits: list[Edit], **more: bytes) -> str:
    """Return the XML of the body after some edits."""
    text = apply(parts(document=body(*blocks), **more), edits)[MAIN].decode()
    return text.partition("<w:body>")[2].partition("<w:sectPr>")[0]


# --- letters ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "look"),
    [
        ("size_pt", 13.5, '<w:sz w:val="27"/><w:szCs w:val="27"/>'),
        ("bold", True, "<w:b/><w:bCs/>"),
        ("bold", False, '<w:b w:val="0"/><w:bCs w:val="0"/>'),
        ("italic", False, '<w:i w:val="0"/><w:iCs w:val="0"/>'),
        ("caps", True, "<w:caps/>"),
        ("underline", "", '<w:u w:val="none"/>'),
        ("colour", "auto", '<w:color w:val="auto"/>'),
        ("colour", "FF0000", '<w:color w:val="FF0000"/>'),
        ("highlight", "", '<w:highlight w:val="none"/>'),
        ("shading", "", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'),
        ("raised", "", '<w:vertAlign w:val="baseline"/>'),
    ],
)
def test_a_property_of_a_run_is_set(name: RunProperty, value: str | float, look: str) -> None:
    edit = RunEdit(spot(), 0, name, value)

    assert written(f"<w:p>{run('a')}</w:p>", edits=[edit]) == (
        f'<w:p><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">a</w:t></w:r></w:p>'
    )


def test_a_font_is_set_in_all_four_slots_and_that_of_the_theme_goes() -> None:
    themed = '<w:rFonts w:asciiTheme="minorHAnsi" w:cstheme="minorBidi" w:hint="eastAsia"/>'

    made = written(p(run("a", themed)), edits=[RunEdit(spot(), 0, "font", "Arial")])

    (fonts,) = re.findall("<w:rFonts[^>]*>", made)
    assert fonts == (
        '<w:rFonts w:hint="eastAsia" w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" '
        'w:cs="Arial"/>'
    )


def test_a_colour_of_the_theme_goes_with_its_shades() -> None:
    blue = '<w:color w:val="0070C0" w:themeColor="accent1" w:themeShade="BF"/>'

    made = mended(line("a"), p(run("b", blue)), edits=[RunEdit(spot(1), 0, "colour", "auto")])

    assert made.paragraphs[1].runs[0].colour == "auto"


def test_an_edit_of_all_runs_sets_the_mark_too_but_not_a_box_that_hangs_there() -> None:
    box = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent><w:p>{run('in')}</w:p></w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

    made = written(p(run("a") + box), edits=[RunEdit(spot(), None, "bold", True)])

    assert made.startswith("<w:p><w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:pPr><w:r><w:rPr><w:b/>")
    assert "<w:p><w:r><w:t" in made


def test_properties_stand_in_the_order_of_the_schema() -> None:
    look = '<w:rStyle w:val="x"/><w:sz w:val="20"/><w:lang w:val="vi-VN"/>'
    wanted: list[tuple[RunProperty, str | bool]] = [
        ("highlight", ""),
        ("font", "Arial"),
        ("bold", True),
        ("raised", ""),
    ]
    edits: list[Edit] = [RunEdit(spot(), 0, *each) for each in wanted]

    made = written(p(run("a", look)), edits=edits)

    (inside,) = re.findall("<w:rPr>(.*)</w:rPr>", made)
    names = "rStyle rFonts b bCs sz highlight vertAlign lang"
    assert " ".join(re.findall(r"<w:(\w+)", inside)) == names


def test_a_run_of_a_note_is_found_by_its_part() -> None:
    notes = footnotes(f'<w:footnote w:id="1">{paragraph("lời dẫn")}</w:footnote>')
    edits: list[Edit] = [RunEdit(spot(2, "word/footnotes.xml"), None, "size_pt", 11)]

    made = mended(line("a"), edits=edits, footnotes=notes)

    assert [each.runs[0].size_pt for each in made.paragraphs if each.text] == [10.0, 11.0]


# --- paragraphs -------------------------------------------------------------------------------


def one(look: str, *edits: tuple[ParagraphProperty, Alignment | float | bool]) -> Paragraph:
    """Read a paragraph of a look after edits of it."""
    wanted: list[Edit] = [ParagraphEdit(spot(), *each) for each in edits]
    return mended(line("a", look), edits=wanted).paragraphs[0]


def test_an_alignment_is_set() -> None:
    assert one('<w:jc w:val="left"/>', ("align", "both")).align == "both"


def test_indents_are_set_over_those_that_are_written_otherwise() -> None:
    look = '<w:ind w:startChars="300" w:start="720" w:hanging="360" w:hangingChars="100"/>'

    made = one(look, ("left_mm", 10.0), ("right_mm", 5.0), ("first_mm", 12.7))

    assert (made.left_mm, made.right_mm, made.first_mm) == (10.001, 4.992, 12.7)


def test_a_first_line_below_zero_hangs() -> None:
    made = written(line("a"), edits=[ParagraphEdit(spot(), "first_mm", -5.0)])

    assert '<w:ind w:hanging="283"/>' in made


def test_gaps_are_set_over_those_that_word_works_out() -> None:
    look = '<w:spacing w:beforeAutospacing="1" w:afterLines="200" w:before="100"/>'

    made = one(look, ("before_pt", 6.0), ("after_pt", 3.0))

    assert (made.before_pt, made.after_pt) == (6.0, 3.0)


def test_a_gap_counts_between_paragraphs_of_a_style_that_does_without() -> None:
    sheet = styles(style("x", paragraph="<w:contextualSpacing/>"))
    look = '<w:pStyle w:val="x"/>'

    made = mended(
        line("a", look),
        line("b", look),
        edits=[ParagraphEdit(spot(1), "before_pt", 6.0)],
        styles=sheet,
    )

    assert made.paragraphs[1].before_pt == 6.0


def test_lines_are_a_multiple_of_single_ones() -> None:
    made = one('<w:spacing w:line="400" w:lineRule="exact"/>', ("line", 1.5))

    assert (made.line_rule, made.line) == ("auto", 1.5)


def test_a_paragraph_keeps_with_the_next() -> None:
    assert one('<w:keepNext w:val="0"/>', ("keeps_next", True)).keeps_next


# --- tables, pages ----------------------------------------------------------------------------


def test_a_row_repeats_and_is_not_split() -> None:
    edits: list[Edit] = [
        RowEdit(0, 0, "repeats", value=True),
        RowEdit(0, 0, "splits", value=False),
    ]

    made = mended(line("a"), table(["x"], ["y"]), edits=edits)

    assert [(row.repeats, row.splits) for row in made.tables[0].rows] == [
        (True, False),
        (False, True),
    ]


def test_a_row_that_already_does_is_left_as_it_is() -> None:
    given = parts(document=body(table(["x"])))

    assert apply(given, [RowEdit(0, 0, "repeats", value=False)]) == given


def test_pages_are_set_section_by_section() -> None:
    first = p("", '<w:sectPr><w:pgSz w:w="12240" w:h="15840" w:code="1"/></w:sectPr>')
    edits: list[Edit] = [
        PageEdit(0, "width_mm", 210),
        PageEdit(0, "height_mm", 297),
        PageEdit(0, "left_mm", 30),
        PageEdit(1, "starts_at", 1),
        PageEdit(1, "number_format", "decimal"),
        PageEdit(1, "title_page", True),
    ]

    one, two = mended(line("a"), first, line("b"), edits=edits).sections

    assert (round(one.width_mm), round(one.height_mm), round(one.left_mm)) == (210, 297, 30)
    assert (one.starts_at, one.title_page) == (None, False)
    assert (two.starts_at, two.number_format, two.title_page) == (1, "decimal", True)


def test_margins_are_all_written_where_there_were_none() -> None:
    made = apply(parts(document=body(line("a"), section="")), [PageEdit(0, "top_mm", 20)])

    assert (
        '<w:sectPr><w:pgMar w:top="1134" w:bottom="1440" w:left="1800" w:right="1800" '
        'w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    ) in made[MAIN].decode()


def referring(*references: tuple[str, str, str]) -> str:
    """Write a section that refers to headers: header or footer, kind, id."""
    inside = "".join(
        f'<w:{name}Reference w:type="{kind}" r:id="{target}"/>' for name, kind, target in references
    )
    return f"<w:sectPr>{inside}</w:sectPr>"


def test_a_first_page_is_not_set_apart_where_it_would_lose_words() -> None:
    section = referring(("footer", "default", "footer1"))
    given = parts(
        document=body(line("a"), section=section),
        footer1=header(paragraph("Địa chỉ: số 1"), kind="ftr"),
    )

    assert apply(given, [PageEdit(0, "title_page", True)]) == given


def test_nor_where_even_pages_have_the_words() -> None:
    section = referring(("footer", "even", "footer1"))
    given = parts(
        document=body(line("a"), section=section),
        footer1=header(paragraph("Địa chỉ: số 1"), kind="ftr"),
    )

    assert apply(given, [PageEdit(0, "title_page", True)]) == given


def test_a_number_is_not_moved_where_the_first_page_would_lose_words() -> None:
    number = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    section = referring(("footer", "default", "footer1"))
    given = parts(
        document=body(line("a"), section=section),
        footer1=header(paragraph("Địa chỉ: số 1"), number, kind="ftr"),
    )

    assert apply(given, [PageNumberEdit(0, 14)]) == given


def test_paper_that_is_cut_is_no_longer_called_by_its_code() -> None:
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840" w:code="1"/></w:sectPr>'
    edits: list[Edit] = [PageEdit(0, "width_mm", 210), PageEdit(0, "height_mm", 297)]

    made = apply(parts(document=body(line("a"), section=section)), edits)[MAIN].decode()

    assert '<w:pgSz w:w="11906" w:h="16838"/>' in made


# --- what is left alone -----------------------------------------------------------------------


def test_parts_that_are_not_concerned_keep_their_bytes() -> None:
    given = parts(document=body(line("a")), header1=header(paragraph("x")), styles=styles())

    made = apply(given, [RunEdit(spot(), None, "bold", True)])

    assert [name for name in made if made[name] != given[name]] == [MAIN]
    assert list(made) == list(given)


def test_edits_of_what_is_not_there_change_nothing() -> None:
    given = parts(document=body(line("a")))
    edits: list[Edit] = [
        RunEdit(spot(9), None, "bold", True),
        RunEdit(spot(0), 9, "bold", True),
        RunEdit(spot(0, "word/header9.xml"), None, "bold", True),
        PageEdit(9, "top_mm", 20),
        RowEdit(9, 0, "repeats", value=True),
    ]

    assert apply(given, edits) == given


def test_carrying_out_the_same_edits_twice_is_doing_it_once() -> None:
    edits: list[Edit] = [
        RunEdit(spot(), None, "font", "Arial"),
        ParagraphEdit(spot(), "first_mm", 10.0),
        PageEdit(0, "left_mm", 30),
    ]
    once = apply(parts(document=body(line("a"))), edits)

    assert apply(once, edits) == once
