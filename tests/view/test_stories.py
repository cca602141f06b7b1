"""What is read, and in which order: controls, fields, changes, boxes, notes, headers, sections."""

from __future__ import annotations

import pytest

from generator.archive import pack
from generator.view import read
from generator.view.records import Change, Document, Spot
from tests.view.snippets import arrows, body, line, p, part, read_blocks, read_one
from tests.word import docx, footnotes, paragraph, parts, run

MAIN = "word/document.xml"


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs]


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>",
        f'<w:ins w:id="1">{run("a")}</w:ins>',
        f'<w:moveTo w:id="1">{run("a")}</w:moveTo>',
        f"<w:hyperlink>{run('a')}</w:hyperlink>",
        f"<w:smartTag>{run('a')}</w:smartTag>",
        f"<w:customXml>{run('a')}</w:customXml>",
        f'<w:fldSimple w:instr="AUTHOR">{run("a")}</w:fldSimple>',
        f"<w:r><w:ruby><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>",
        "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>",
        f"{run('a')}<w:del>{run('b')}</w:del><w:moveFrom>{run('c')}</w:moveFrom>",
    ],
)
def test_text_is_read_wherever_it_stands_in_a_paragraph(inside: str) -> None:
    assert read_one(inside).text == "a"


def test_text_is_read_wherever_a_paragraph_stands() -> None:
    control = f"<w:sdt><w:sdtContent>{line('b')}</w:sdtContent></w:sdt>"
    cell = f"<w:tbl><w:tr><w:tc>{line('d')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{line('c')}{cell}</w:tc></w:tr></w:tbl>"
    made = read_blocks(line("a"), control, table, line("e"))
    assert texts(made) == ["a", "b", "c", "d", "e"]
    assert [each.cell and each.cell.table for each in made.paragraphs] == [None, None, 0, 1, None]


def test_characters_that_are_elements() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/><w:cr/>"
        '<w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert read_one(inside).text == "a\t\n-\n\f✓"


def test_a_field_gives_its_result_under_its_instruction() -> None:
    field = char("begin") + instruction(" PAGE  ") + char("separate") + run("3") + char("end")
    made = read_one(run("-") + field + run("-"))
    assert [(each.text, each.field) for each in made.runs] == [("-", ""), ("3", "PAGE"), ("-", "")]


def test_a_field_inside_an_instruction_is_not_text() -> None:
    inner = char("begin") + instruction("PAGE") + char("separate") + run("1") + char("end")
    outer = char("begin") + instruction("IF ") + inner + char("separate") + run("x") + char("end")
    assert [(each.text, each.field) for each in read_one(outer).runs] == [("x", "IF")]


def test_a_page_number_that_was_never_worked_out_is_there() -> None:
    made = read_one(char("begin") + instruction("PAGE") + char("end"))
    assert [(each.text, each.field) for each in made.runs] == [("", "PAGE")]
    simple = read_one('<w:fldSimple w:instr=" PAGE "/>')
    assert [each.field for each in simple.runs] == ["PAGE"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    made = read_blocks(p(char("begin") + instruction("PAGE") + run("a")), line("b"))
    assert texts(made) == ["a", "b"]


def test_a_field_may_go_on_over_paragraphs() -> None:
    start = p(char("begin") + instruction("TOC") + char("separate") + run("a"))
    made = read_blocks(start, p(run("b") + char("end")), line("c"))
    assert [each.runs[0].field for each in made.paragraphs] == ["TOC", "TOC", ""]


def test_links_lead_somewhere() -> None:
    field = char("begin") + instruction('HYPERLINK "http://a.vn"') + char("separate")
    blocks = [
        p('<w:hyperlink r:id="r1">' + run("a") + "</w:hyperlink>"),
        p('<w:hyperlink w:anchor="x">' + run("b") + "</w:hyperlink>"),
        p(field + run("c") + char("end")),
    ]
    made = parts(document=body(*blocks))
    made["word/_rels/document.xml.rels"] = arrows(("r1", "hyperlink", "http://b.vn"))
    document = read(pack(made), "thu.docx")
    links = [each.runs[0].link for each in document.paragraphs]
    assert links == ["http://b.vn", "#x", "http://a.vn"]


def test_tracked_changes_are_listed_and_what_was_deleted_is_not_read() -> None:
    inside = (
        f'<w:ins w:author="An">{run("mới")}</w:ins>'
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('đi')}</w:moveFrom>"
    )
    made = read_blocks(p(inside, "<w:pPrChange><w:pPr/></w:pPrChange>"))
    spot = Spot(MAIN, 0)
    assert made.changes == (
        Change("formatted", spot, ""),
        Change("inserted", spot, "mới", "An"),
        Change("deleted", spot, "cũ"),
        Change("moved", spot, "đi"),
    )
    assert [(each.text, each.inserted) for each in made.paragraphs[0].runs] == [("mới", True)]


# --- boxes -----------------------------------------------------------------------------------


def drawing(content: str, requires: str = "wps") -> str:
    box = (
        '<w:drawing><wp:anchor><wp:extent cx="1800000" cy="720000"/><a:graphic><a:graphicData>'
        '<wps:wsp><wps:spPr><a:ln w="9525"/></wps:spPr><wps:txbx><w:txbxContent>'
        f'{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" rIns="0"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict>{vml(content)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(content: str) -> str:
    return (
        '<v:shape style="width:144pt;height:20pt"><v:textbox inset="0,0,0,0"><w:txbxContent>'
        f"{content}</w:txbxContent></v:textbox></v:shape>"
    )


def test_a_text_box_is_read_once_and_after_its_anchor() -> None:
    made = read_blocks(p(run("a") + drawing(line("hộp"))), line("b"))
    assert texts(made) == ["a", "hộp", "b"]
    assert [(each.box, each.spot.paragraph) for each in made.paragraphs] == [
        (None, 0), (0, 1), (None, 3)
    ]  # fmt: skip
    assert (made.paragraphs[1].width_mm, made.paragraphs[1].boxed) == (50.0, True)


def test_the_other_branch_is_read_where_the_first_is_not_understood() -> None:
    made = read_blocks(p(run("a") + drawing(line("hộp"), "v")), line("b"))
    assert (texts(made), made.paragraphs[1].width_mm) == (["a", "hộp", "b"], 50.0)
    foreign = p(run("a") + drawing(line("hộp"), "unknown"))
    assert read_blocks(foreign).paragraphs[1].width_mm == 50.8


# --- sections, headers, notes ----------------------------------------------------------------


def section(*inside: str) -> str:
    return f"<w:sectPr>{''.join(inside)}</w:sectPr>"


SMALL = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-1134" w:left="1701" w:right="1134"/>'


def test_a_document_that_gives_no_page_has_words_own() -> None:
    (made,) = read_blocks(line("a"), section="").sections
    assert (made.width_mm, made.height_mm) == (215.9, 279.4)
    assert (made.top_mm, made.left_mm, made.header_mm) == (25.4, 31.75, 12.7)


def test_sections_end_with_the_paragraph_that_carries_them() -> None:
    made = read_blocks(line("a", section(SMALL)), line("b"), section=section())
    assert [each.section for each in made.paragraphs] == [0, 1]
    assert made.paragraphs[0].width_mm == 160.003
    first, second = made.sections
    assert (first.spot, second.spot) == (Spot(MAIN, 0), None)
    assert (first.top_mm, second.top_mm) == (20.002, 25.4)


def test_what_a_section_says_of_its_pages() -> None:
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    numbers = '<w:pgNumType w:fmt="lowerRoman" w:start="3"/><w:cols w:num="2"/><w:titlePg/>'
    (made,) = read_blocks(line("a"), section=section(wide, numbers)).sections
    assert (made.landscape, made.columns, made.title_page) == (True, 2, True)
    assert (made.starts_at, made.number_format) == (3, "lowerRoman")


def reference(name: str, kind: str, footer: bool = False) -> str:
    tag = "footerReference" if footer else "headerReference"
    return f'<w:{tag} w:type="{kind}" r:id="{name}"/>'


def headed(*sections: str, settings: bytes = b"") -> Document:
    blocks = [line("x", section(each)) for each in sections[:-1]]
    more = {f"header{n}": part("hdr", line(f"đầu {n}")) for n in (1, 2)}
    if settings:
        more["settings"] = settings
    return read_blocks(*blocks, line("x"), section=section(sections[-1]), **more)


def printed(document: Document) -> list[list[tuple[str, str]]]:
    return [
        [(each.kind, document.paragraphs[each.paragraphs[0]].text) for each in made.headers]
        for made in document.sections
    ]


def test_a_section_inherits_the_headers_that_it_does_not_have() -> None:
    made = headed(reference("header1", "default"), "", reference("header2", "default"))
    assert printed(made) == [[("default", "đầu 1")], [("default", "đầu 1")], [("default", "đầu 2")]]


def test_headers_of_first_and_even_pages_are_printed_only_where_they_are_asked_for() -> None:
    both = reference("header1", "first") + reference("header2", "even")
    assert printed(headed(both)) == [[]]
    assert printed(headed(both + "<w:titlePg/>")) == [[("first", "đầu 1")]]
    made = headed(both, settings=part("settings", "<w:evenAndOddHeaders/>"))
    assert (printed(made), made.even_and_odd) == ([[("even", "đầu 2")]], True)


def test_notes_and_comments_are_stories_of_their_own() -> None:
    notes = footnotes(f'<w:footnote w:id="1">{paragraph("chú")}</w:footnote>')
    comments = part("comments", f'<w:comment w:id="1">{line("lời bình")}</w:comment>')
    made = read_blocks(line("a"), footnotes=notes, comments=comments)
    assert [(each.story, each.text) for each in made.paragraphs] == [
        ("body", "a"), ("footnote", "chú"), ("comment", "lời bình")
    ]  # fmt: skip


def test_a_document_may_be_read_from_a_plain_builder() -> None:
    assert texts(read(docx(paragraph("a")), "thu.docx")) == ["a"]
