"""What a person reads in a Word file, in whatever it is kept."""

from __future__ import annotations

import pytest

from generator import package
from generator.package import Line, Mark

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def parts(body: str, header: str = "") -> dict[str, bytes]:
    """Return a package with a body, and a header that is given."""
    names = f'xmlns:w="{W}" xmlns:mc="{MC}"'
    override = '<Override PartName="/word/{0}.xml" ContentType="{1}.{2}+xml"/>'
    kinds = override.format("document", WORD, "document.main") + override.format(
        "header1", WORD, "header"
    )
    top = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{namespace}/content-types">{kinds}</Types>'.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{namespace}/relationships">{top}</Relationships>'.encode()
        ),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>".encode(),
        "word/header1.xml": f"<w:hdr {names}>{header}</w:hdr>".encode(),
    }


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


READ = [
    (paragraph(run("19."), run("971")), ["19.971"]),
    (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"), ["a\nb\tc"]),
    (paragraph("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", run("a")), ["a"]),
    (
        paragraph(
            "<w:ins>", run("mới"), "</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        ),
        ["mới"],
    ),
    (paragraph("<w:moveFrom>", run("đi"), "</w:moveFrom>", run("ở")), ["ở"]),
    (paragraph("<w:hyperlink>", run("nối"), "</w:hyperlink>"), ["nối"]),
    (f"<w:sdt><w:sdtContent>{paragraph(run('ô'))}</w:sdtContent></w:sdt>", ["ô"]),
    (f"<w:tbl><w:tr><w:tc>{paragraph(run('ô'))}</w:tc></w:tr></w:tbl>", ["ô"]),
    (
        paragraph(
            run("ngoài"), f"<w:r><w:txbxContent>{paragraph(run('trong'))}</w:txbxContent></w:r>"
        ),
        ["ngoài", "trong"],
    ),
    (
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>",
            paragraph(run("khung")),
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>",
            paragraph(run("khung")),
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        ["khung"],
    ),
    (
        paragraph(
            FIELD.format("begin"),
            "<w:r><w:instrText> PAGE </w:instrText></w:r>",
            FIELD.format("separate"),
            run("7"),
            FIELD.format("end"),
            run(" trang"),
        ),
        [" trang"],
    ),
    (paragraph('<w:fldSimple w:instr=" NUMPAGES ">', run("9"), "</w:fldSimple>", run("a")), ["a"]),
    (
        paragraph(
            FIELD.format("begin"),
            "<w:r><w:instrText>DATE</w:instrText></w:r>",
            FIELD.format("separate"),
            run("24/01"),
            FIELD.format("end"),
        ),
        ["24/01"],
    ),
    (paragraph(), []),
]


@pytest.mark.parametrize(("body", "texts"), READ)
def test_all_that_stands_on_the_page_is_read_once(body: str, texts: list[str]) -> None:
    assert [line.text for line in package.lines(parts(body))] == texts


ANEW = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'


def test_headers_come_after_the_body_and_belong_to_no_section() -> None:
    ends = f"<w:pPr>{ANEW}</w:pPr>"
    body = paragraph(run("một"), ends) + paragraph(run("hai")) + ANEW

    assert package.lines(parts(body, paragraph(run("đầu trang")))) == (
        Line("một", 0),
        Line("hai", 1),
        Line("đầu trang", -1),
    )


def test_a_section_that_only_turns_the_page_belongs_to_the_text_around_it() -> None:
    first, turned = f"<w:pPr>{ANEW}</w:pPr>", "<w:pPr><w:sectPr/></w:pPr>"
    body = "".join(
        [
            paragraph(run("một"), first),
            paragraph(run("ngang"), turned),
            paragraph(run("dọc"), turned),
            paragraph(run("phụ lục")),
            ANEW,
        ]
    )

    found = package.lines(parts(body, paragraph(run("đầu trang"))))

    assert [(line.text, line.section) for line in found] == [
        ("một", 0),
        ("ngang", 0),
        ("dọc", 0),
        ("phụ lục", 1),
        ("đầu trang", -1),
    ]


def test_a_bookmark_tells_its_stretch() -> None:
    start, end = '<w:bookmarkStart w:id="1" w:name="_cv_so_1"/>', '<w:bookmarkEnd w:id="1"/>'

    (line,) = package.lines(parts(paragraph(run("Số: "), start, run("112"), end, run("/UB"))))

    assert line == Line("Số: 112/UB", 0, (Mark("_cv_so_1", 4, 7),))


def test_tables_are_read_by_rows_with_the_paragraphs_of_a_cell_on_lines() -> None:
    cells = [paragraph(run("1")), paragraph(run("a")) + paragraph(run("b"))]
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)

    assert package.tables(parts(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")) == ((("1", "a\nb"),),)
