"""What a file carries besides text, what it lacks, and files that mean harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import pack
from generator.errors import Refused
from generator.package import read as unpack
from generator.resources import template
from generator.view import paragraphs_of, read, runs_of
from generator.view.names import tree
from generator.view.records import Document, Guest
from tests.view.snippets import arrows, body, line, p, read_blocks, style, styles
from tests.word import parts

MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def with_arrows(data: bytes, **more: bytes) -> Document:
    made = parts(document=body(line("a")), **more)
    made[RELATIONS] = data
    return read(pack(made), "thu.docx")


@pytest.mark.parametrize(
    ("kind", "target", "guest"),
    [
        ("attachedTemplate", "http://x.vn/a.dotm", "template"),
        ("oleObject", "file:///a.xls", "ole"),
        ("image", "http://x.vn/a.png", "image"),
        ("frame", "http://x.vn", "frame"),
        ("subDocument", "file:///b.docx", "link"),
        ("hyperlink", "file://may-chu/a", "link"),
        ("hyperlink", "\\\\may-chu\\a", "link"),
    ],
)
def test_what_reaches_outside_is_a_guest(kind: str, target: str, guest: str) -> None:
    made = with_arrows(arrows(("r1", kind, target)))
    assert [(each.kind, each.part, each.target) for each in made.guests] == [(guest, MAIN, target)]


def test_an_ordinary_link_is_no_guest() -> None:
    assert with_arrows(arrows(("r1", "hyperlink", "https://a.vn"))).guests == ()


@pytest.mark.parametrize(
    ("kind", "guest"),
    [("vbaProject", "macro"), ("control", "activex"), ("oleObject", "ole"), ("aFChunk", "chunk")],
)
def test_what_is_carried_inside_is_a_guest(kind: str, guest: str) -> None:
    made = with_arrows(arrows(("r1", kind, "x.bin"), external=False))
    assert made.guests == (Guest(guest, MAIN, "word/x.bin"),)  # type: ignore[arg-type]
    assert made.missing == ("word/x.bin",)


@pytest.mark.parametrize(
    ("instruction", "kind"),
    [
        ('DDEAUTO c:\\\\cmd "/k x"', "field"), ("INCLUDETEXT http://x", "field"),
        ("LINK Excel.Sheet", "field"), ('HYPERLINK "file:///a"', "link"),
    ],
)  # fmt: skip
def test_a_field_that_fetches_is_a_guest_however_it_is_cut(instruction: str, kind: str) -> None:
    half = len(instruction) // 2
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (instruction[:half], instruction[half:])
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    made = read_blocks(p(begin + pieces + end))
    assert [(each.kind, each.target) for each in made.guests] == [(kind, instruction)]


def of_type(content_type: str) -> Document:
    made = parts(document=body(line("a")))
    types = made["[Content_Types].xml"]
    ordinary = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    made["[Content_Types].xml"] = types.replace(ordinary, content_type.encode())
    return read(pack(made), "thu.docm")


def test_a_document_with_macros_is_read_and_told_of() -> None:
    made = of_type("application/vnd.ms-word.document.macroEnabled.main+xml")
    assert (made.paragraphs[0].text, [each.kind for each in made.guests]) == ("a", ["macro"])


def test_a_template_is_read_as_one() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert of_type(kind).is_template


def test_strict_open_xml_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/"
    pattern = re.compile(
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/"
    )
    made = {
        name: pattern.sub(strict + rb"\1/", data)
        for name, data in parts(
            document=body(line("a", '<w:ind w:start="1cm"/>')), styles=styles(look="<w:b/>")
        ).items()
    }
    document = read(pack(made), "thu.docx")
    (found,) = document.paragraphs
    assert (found.text, found.left_mm, found.runs[0].bold) == ("a", 10.0, True)


def test_a_part_that_is_not_there_is_named() -> None:
    made = with_arrows(arrows(("r1", "styles", "styles.xml"), ("r2", "x", "NULL"), external=False))
    assert (made.missing, made.paragraphs[0].text) == (("word/styles.xml", "word/NULL"), "a")


# --- files that mean harm --------------------------------------------------------------------


def test_a_table_of_many_rows_is_read() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    made = read_blocks(f"<w:tbl>{row * 20_000}</w:tbl>")
    assert (len(made.paragraphs), len(made.tables[0].rows)) == (20_000, 20_000)


def test_many_sections_are_read() -> None:
    assert len(read_blocks(line("a", "<w:sectPr/>") * 300).sections) == 301


def test_too_many_elements_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(Refused) as refusal:
        read_blocks("<w:p/>" * 2_000_001)
    assert [each.what for each in refusal.value.problems] == ["Tệp có hơn 1 triệu phần tử XML."]


def test_a_long_chain_of_styles_is_followed() -> None:
    chain = (style(f"S{n}", based_on=f"S{n + 1}") for n in range(5_000))
    sheet = styles(*chain, style("S5000", look="<w:b/>"))
    assert read_blocks(line("a", '<w:pStyle w:val="S0"/>'), styles=sheet).paragraphs[0].runs[0].bold


def test_boxes_in_boxes_to_the_limit_of_depth_are_read() -> None:
    inside = line("a")
    for _ in range(40):
        inside = p(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            f"{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    assert [each.box for each in read_blocks(inside).paragraphs] == [None, *range(40)]


OWN = unpack(template("cong-van.docx"), "cong-van.docx")
TAG = re.compile(rb"<[^?][^<>]*>")


def swapped(tag: bytes) -> bytes:
    """Give a tag other numbers."""
    return re.sub(rb'"[^"]*"', b'"-99999999999999999999"', tag)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoiled_document_is_read_or_refused(data: st.DataObject) -> None:
    spoiled = dict(OWN)
    name = data.draw(st.sampled_from(sorted(name for name in spoiled if name != "mimetype")))
    tags = list(TAG.finditer(spoiled[name]))
    tag = data.draw(st.sampled_from(tags))
    other = data.draw(st.sampled_from([b"", b"<w:tbl/>", b"<w:p><w:r/></w:p>", swapped(tag[0])]))
    spoiled[name] = spoiled[name][: tag.start()] + other + spoiled[name][tag.end() :]
    try:
        read(pack(spoiled), "thu.docx")
    except Refused:
        return  # any other exception fails the test


def test_a_fixer_finds_the_same_paragraphs_and_runs() -> None:
    table = f"<w:tbl><w:tr><w:tc>{line('b')}</w:tc></w:tr></w:tbl>"
    main = body(line("a"), table, line("c"))
    made = read_blocks(line("a"), table, line("c"))
    elements = paragraphs_of(tree(main))
    for each in made.paragraphs:
        element = elements[each.spot.paragraph]
        found = runs_of(element)[each.runs[0].index]
        assert "".join(map(str, found.itertext())) == each.text


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            b"<Rel", b"<!DOCTYPE a><Rel",
            "Phần «_rels/.rels» có khai báo DTD, là chỗ có thể giấu nội dung.",
        ),
        (b"</Rel", b"<Rel", "Phần «_rels/.rels» không phải XML đúng."),
    ],
)  # fmt: skip
def test_the_first_relations_of_all_are_checked_too(old: bytes, new: bytes, what: str) -> None:
    made = parts(document=body(line("a")))
    made["_rels/.rels"] = made["_rels/.rels"].replace(old, new, 1)
    with pytest.raises(Refused) as refusal:
        read(pack(made), "thu.docx")
    assert [each.what for each in refusal.value.problems] == [what]
