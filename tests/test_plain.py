"""Plain parts are read without a tree, to the very same paragraphs; others are left to the tree."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator import package
from generator.package import DECLARATION, Line, Mark, plain, plain_tables, texts
from generator.package.parts import parse
from tests import word

OTHERS = "http://schemas.openxmlformats.org"
MATH = f'xmlns:m="{OTHERS}/officeDocument/2006/math"'


def part(body: str, declared: str = "") -> bytes:
    root = f'<w:document xmlns:w="{word.W_NS}" {declared}><w:body>{body}</w:body></w:document>'
    return DECLARATION + root.encode()


MAIN = "word/document.xml"
WHOLE = package.read(word.docx(word.paragraph("a")), "a.docx")


def by_tree(data: bytes, section: int | None = 0) -> list[Line]:
    walk = texts._lines if texts.NESTING.search(data) else texts._flat_lines
    return list(walk(parse(data), section))


WORDS = st.text("aăĐ .,-–12&<>\"'\t\u00a0", max_size=6)
RUNS = st.one_of(
    WORDS.map(lambda text: f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'),
    st.sampled_from(
        [
            "<w:r><w:t/></w:r>",
            "<w:r><w:t >a</w:t ></w:r>",
            "<w:r><w:tab/><w:br w:type='page'/><w:cr/></w:r>",
            "<w:r><w:noBreakHyphen/><w:sym w:font='Symbol'/></w:r>",
            '<w:bookmarkStart w:id="1" w:name="_cv_so_1"/>',
            "<w:bookmarkStart w:name='_cv_ngay_1' w:id='2'/>",
            '<w:bookmarkEnd w:id="1"/>',
            '<w:bookmarkEnd w:id="2"/>',
            "<w:pPr><w:pStyle w:val='a'/><w:sectPr><w:pgSz/></w:sectPr></w:pPr>",
            '<w:pPr><w:sectPr><w:pgNumType w:start="1"/></w:sectPr></w:pPr>',
            "<w:pPr><w:sectPr/></w:pPr>",
            "<w:r><w:t>a</w:t><w:delText>b</w:delText></w:r>",
        ]
    ),
)
PARAGRAPHS = st.lists(RUNS, max_size=6).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")
BLOCKS = st.one_of(
    PARAGRAPHS,
    st.just("<w:p/>"),
    PARAGRAPHS.map(lambda inner: f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"),
)


@given(st.lists(BLOCKS, max_size=6), st.sampled_from([0, None]), st.sampled_from(["", MATH]))
def test_a_plain_part_says_what_its_tree_says(
    blocks: list[str], section: int | None, declared: str
) -> None:
    data = part("".join(blocks), declared)
    assert plain.lines(data, section) == by_tree(data, section)


@pytest.mark.parametrize("said", ["36,43%", "%s", "a &amp; b", "&lt;", "", " ", "a > b", "&#65;"])
def test_the_same_tags_around_other_texts_are_read_anew(said: str) -> None:
    for text in ("112", said, "113"):
        run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        own = f"{word.run('100%')}<w:r><w:t>50%</w:t></w:r>"
        data = part(f"<w:p>{run}</w:p><w:p>{own}{run}</w:p>")
        assert texts.lines({**WHOLE, MAIN: data}) == tuple(by_tree(data))


def test_marks_and_sections_are_read() -> None:
    date = '<w:bookmarkStart w:id="7" w:name="_cv_ngay_1"/>' + word.run("ngày")
    ending = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    anew = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
    data = part(f'<w:p>{word.run("A, ")}{date}<w:bookmarkEnd w:id="7"/></w:p>{ending}')
    more = part(ending + word.paragraph("b & c") + anew)
    assert plain.lines(data, 0) == [Line("A, ngày", 0, (Mark("_cv_ngay_1", 3, 7),))]
    assert plain.lines(more, 0) == [Line("b & c", 1)]


PAGE = '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'


@pytest.mark.parametrize(
    "data",
    [
        part("<!-- <w:p><w:r><w:t>a</w:t></w:r></w:p> -->"),
        part("<w:p><w:r><w:t><![CDATA[a<b]]></w:t></w:r></w:p>"),
        part("<w:p><?a b?></w:p>"),
        part(f"<w:p><w:r>{PAGE}</w:r></w:p>"),
        part("<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>"),
        part("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r></w:p>"),
        part("<w:p><w:del><w:r><w:t>a</w:t></w:r></w:del></w:p>"),
        part("<w:p><w:pPr><w:sectPr><w:sectPrChange/></w:sectPr></w:pPr></w:p>"),
        part("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>"),
        part("<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>"),
        part("<w:p><m:r><m:t>a</m:t></m:r></w:p>", MATH),
        part("<w:p><n:r><n:t>a</n:t></n:r></w:p>", MATH.replace(":m", ":n")),
        part(f'<w:p><v:r xmlns:v="{word.W_NS}"><v:t>a</v:t></v:r></w:p>'),
        part(f'<w:p><v:r xmlns:v="{word.W_NS.replace("h", "&#104;", 1)}"/></w:p>'),
        part(f'<p xmlns="{word.W_NS}"><r><t>a</t></r></p>'),
        part("<w:p><w:x xmlns:w='b'><w:t>a</w:t></w:x></w:p>"),
        part("<w:p><w:r><w:t w:a='>'>a</w:t></w:r></w:p>"),
        part("<w:p><w:r><w:t>a&#10;b</w:t></w:r></w:p>"),
        part("<w:p><w:r><w:t>a\r\nb</w:t></w:r></w:p>"),
        part("<w:p/>").removeprefix(DECLARATION),
    ],
)
def test_what_is_not_plain_is_left_to_the_tree(data: bytes) -> None:
    assert plain.lines(data, 0) is None


def test_a_plain_part_is_parsed_strictly() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        plain.lines(part("<w:p><w:r></w:p></w:r>"), 0)
    with pytest.raises(etree.XMLSyntaxError):
        plain.lines(part("<w:p>&nbsp;</w:p>"), 0)


def test_a_part_of_many_stretches_says_what_its_tree_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "STRETCH", 40)
    marked = (
        '<w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    )
    data = part("".join(f"<w:p>{word.run(str(n % 3))}{marked}</w:p>" for n in range(9)))
    assert plain.lines(data, 0) == by_tree(data)


def test_a_long_piece_between_two_texts_is_read_though_it_is_not_remembered() -> None:
    plain._between.cache_clear()
    long = "<w:r><w:br/></w:r>" * plain.SHORT
    assert plain.lines(part(f"<w:p>{long}{word.run('a')}</w:p>"), 0) == [
        Line("\n" * plain.SHORT + "a")
    ]
    assert plain._between.cache_info().currsize == 0


TABLES = st.lists(
    st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=3), max_size=3), min_size=1, max_size=3
)


@given(TABLES)
def test_the_tables_of_a_plain_part_are_those_of_its_tree(rows: list[list[list[str]]]) -> None:
    cells = [["<w:tc>" + "".join(each) + "</w:tc>" for each in row] for row in rows]
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    data = part(f"{word.paragraph('a')}<w:tbl>{body}</w:tbl>")
    found = [tuple(map(texts._row, parse(data).iter(texts.ROW)))]
    assert plain_tables.tables(data) == tuple(found)


@pytest.mark.parametrize("around", ["sdt", "customXml"])
def test_what_stands_around_a_row_is_left_to_the_tree(around: str) -> None:
    row = f"<w:{around}><w:tr><w:tc><w:p/></w:tc></w:tr></w:{around}>"
    assert plain_tables.tables(part(f"<w:tbl>{row}</w:tbl>")) is None
