"""Rules under text and numbers of pages, brought to where they belong."""

from __future__ import annotations

import pytest

from generator.view import read_parts
from generator.view.apply import apply
from generator.view.edits import PageNumberEdit, RuleEdit
from generator.view.records import Document, Spot, Stroke
from generator.view.words import words
from tests.view.snippets import body, line, p, part
from tests.view.test_apply import referring
from tests.word import header, paragraph, parts, run

MAIN = "word/document.xml"
CENTRED = '<w:jc w:val="center"/>'
UNDER = RuleEdit(Spot(MAIN, 0), 60.0)


def bordered(edge: str) -> str:
    return f'<w:pBdr><w:{edge} w:val="single" w:sz="6" w:space="1"/></w:pBdr>'


def ruled(*blocks: str, edit: RuleEdit = UNDER) -> Document:
    """Read a document after a rule was drawn; its words are the same."""
    given = parts(document=body(*blocks))
    made = apply(given, [edit])
    assert words(made) == words(given)
    return read_parts(made, "thu.docx")


def test_a_rule_is_the_upper_border_of_an_empty_paragraph() -> None:
    made = ruled(line("SỞ Y TẾ", CENTRED), line("b"))

    assert made.strokes == (Stroke("border", 0, 60.01, 0.75),)
    assert [each.text for each in made.paragraphs] == ["SỞ Y TẾ", "", "b"]
    empty = made.paragraphs[1]
    assert (empty.line_rule, empty.line, empty.left_mm) == ("exact", 6.0, empty.right_mm)


def test_what_stood_free_under_the_text_stands_free_under_the_rule() -> None:
    text, rule = ruled(line("a", '<w:spacing w:after="200"/>')).paragraphs

    assert (text.after_pt, rule.after_pt) == (0.0, 10.0)


def test_no_rule_is_drawn_where_no_paragraph_may_stand() -> None:
    ends_section = parts(document=body(line("a", "<w:sectPr/>"), line("b")))

    assert apply(ends_section, [UNDER]) == ends_section


def test_a_border_of_another_length_is_moved() -> None:
    made = ruled(line("a"), p("", bordered("top")), line("b"))

    assert made.strokes == (Stroke("border", 0, 60.01, 0.75),)
    assert len(made.paragraphs) == 3


def test_a_border_of_the_text_itself_gives_way_so_that_the_text_stays_as_wide() -> None:
    made = ruled(line("a", bordered("bottom") + CENTRED), line("b"))

    assert made.strokes == (Stroke("border", 0, 60.01, 0.75),)
    assert (made.paragraphs[0].left_mm, made.paragraphs[0].right_mm) == (0.0, 0.0)


def test_a_rule_of_no_length_takes_a_border_away() -> None:
    none = RuleEdit(Spot(MAIN, 0), 0.0)

    assert ruled(line("a"), p("", bordered("top")), edit=none).strokes == ()
    assert ruled(line("a", bordered("bottom")), edit=none).strokes == ()
    assert ruled(line("a"), edit=none).strokes == ()


def test_a_line_of_a_cell_gives_way_to_a_rule() -> None:
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="6"/></w:tcBorders>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="5670" w:type="dxa"/>{edge}</w:tcPr>{line("a")}</w:tc>'
    frame = f'<w:tbl><w:tblGrid><w:gridCol w:w="5670"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'

    assert ruled(frame, line("b")).strokes == (Stroke("border", 0, 60.01, 0.75),)


def test_a_row_of_characters_is_text_and_stays() -> None:
    blocks = line("a"), line("______")
    given = parts(document=body(*blocks))

    assert apply(given, [UNDER]) == given


# --- shapes -----------------------------------------------------------------------------------

DRAWN = (
    '<wps:wsp><wps:spPr><a:xfrm><a:ext cx="1440000" cy="0"/></a:xfrm><a:prstGeom prst="line"/>'
    '<a:ln w="9525"/></wps:spPr></wps:wsp>'
)
ANCHORED = (
    "<w:drawing><wp:anchor><wp:positionH><wp:posOffset>900000</wp:posOffset></wp:positionH>"
    '<wp:extent cx="1440000" cy="0"/><a:graphic><a:graphicData>'
    f"{DRAWN}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
OLD_LINE = '<w:pict><v:line from="10pt,0" to="123.39pt,0"/></w:pict>'
BOTH = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{ANCHORED}</mc:Choice>'
    f"<mc:Fallback>{OLD_LINE}</mc:Fallback></mc:AlternateContent>"
)
CONNECTOR = '<w:pict><v:shape type="#_x0000_t32" style="width:113.39pt;margin-left:10pt"/></w:pict>'


@pytest.mark.parametrize("shape", [ANCHORED, OLD_LINE, CONNECTOR, BOTH])
def test_a_drawn_line_is_made_as_long_as_asked_for(shape: str) -> None:
    made = ruled(p(run("a") + f"<w:r>{shape}</w:r>"), line("b"))

    assert [(each.kind, each.length_mm) for each in made.strokes] == [("shape", 60.0)]


def test_a_drawn_line_keeps_its_middle_in_both_branches() -> None:
    made = apply(parts(document=body(p(run("a") + f"<w:r>{BOTH}</w:r>"))), [UNDER])[MAIN]

    assert b"<wp:posOffset>540000</wp:posOffset>" in made
    assert b'<a:ext cx="2160000" cy="0"/>' in made
    assert b'from="-18.34pt,0" to="151.73pt,0"' in made


# --- numbers of pages -------------------------------------------------------------------------

NUMBER = PageNumberEdit(0, 14)
FIELD = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def numbers(made: dict[str, bytes]) -> list[tuple[str, str, str, float]]:
    """Return the page numbers that are printed: where, kind, alignment, size."""
    document = read_parts(made, "thu.docx")
    return [
        (
            "footer" if each.is_footer else "header",
            each.kind,
            document.paragraphs[index].align,
            document.paragraphs[index].runs[0].size_pt,
        )
        for each in document.sections[0].headers
        for index in each.paragraphs
        if any(run.field == "PAGE" for run in document.paragraphs[index].runs)
    ]


def test_a_document_without_headers_gets_one_with_the_number() -> None:
    given = parts(document=body(line("a")))

    made = apply(given, [NUMBER])

    assert numbers(made) == [("header", "default", "center", 14.0)]
    assert read_parts(made, "thu.docx").sections[0].title_page
    assert set(made) - set(given) == {"word/header1.xml", "word/_rels/document.xml.rels"}
    assert b'PartName="/word/header1.xml"' in made["[Content_Types].xml"]
    assert words(made) == words(given)


def test_a_number_at_the_foot_moves_to_the_head() -> None:
    section = referring(("header", "default", "header1"), ("footer", "default", "footer2"))
    given = parts(
        document=body(line("a"), section=section),
        header1=header(paragraph()),
        footer2=header(p(FIELD, '<w:jc w:val="right"/>'), kind="ftr"),
    )

    made = apply(given, [NUMBER])

    assert numbers(made) == [("header", "default", "center", 14.0)]
    assert words(made) == words(given)
    assert apply(made, [NUMBER]) == made


def test_a_number_beside_words_stays_where_it_is() -> None:
    section = referring(("footer", "default", "footer1"))
    given = parts(
        document=body(line("a"), section=section),
        footer1=header(p(run("Trang ") + FIELD), kind="ftr"),
    )

    assert apply(given, [NUMBER]) == given


def test_a_header_with_words_gets_no_number() -> None:
    section = referring(("header", "default", "header1"))
    given = parts(document=body(line("a"), section=section), header1=header(paragraph("Sở Y tế")))

    assert apply(given, [NUMBER]) == given


def test_a_later_section_gets_the_number_on_its_first_page_too() -> None:
    first = p("", "<w:sectPr/>")
    given = parts(document=body(line("a"), first, line("b")))

    made = read_parts(apply(given, [PageNumberEdit(1, 13)]), "thu.docx")

    assert [len(each.headers) for each in made.sections] == [0, 1]
    assert not made.sections[1].title_page


def test_even_pages_get_the_number_where_they_have_headers_of_their_own() -> None:
    settings = part("settings", "<w:evenAndOddHeaders/>")

    made = apply(parts(document=body(line("a")), settings=settings), [NUMBER])

    assert [kind for _, kind, _, _ in numbers(made)] == ["default", "even"]


# --- the words that stay ----------------------------------------------------------------------


def test_words_are_told_wherever_they_are_kept() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("nay")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    tabs = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    given = parts(
        document=body(p(f"{run('a')}<w:r><w:tab/><w:br/></w:r>{deleted}", tabs), p(), p(field)),
        header1=header(p(FIELD)),
    )

    assert words(given) == {MAIN: ("a\t\ncũ", "{DATE}nay")}


def test_a_change_of_one_letter_is_seen() -> None:
    one, other = (parts(document=body(line(text))) for text in ("hòa", "hoà"))

    assert words(one) != words(other)
