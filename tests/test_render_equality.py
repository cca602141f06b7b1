"""Templates made in Word's way, filled by docxtpl and by us: every part is the same XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from docx import Document
from docx.document import Document as Docx
from docxtpl import DocxTemplate, RichText
from lxml import etree

from generator import render
from generator.archive import data_of
from generator.blocks import Paragraph, Run
from generator.errors import Refused
from tests import word

ROWS = [{"tên": "An Phú & <Tân Châu>", "số": "25"}, {"tên": "Châu Đốc", "số": "8"}]
FIELDS: dict[str, object] = {
    "tên": "Sở \"Y tế\" & 'Dân số' < 5%",
    "đạt": True,
    "trượt": False,
    "hàng": ROWS,
    "cột": ["một", "hai", "ba"],
    "nhóm": [{"tên": "I", "hàng": ROWS}, {"tên": "II", "hàng": ROWS[:1]}],
    "không": [],
    "rộng": 3,
    "màu": "FFC000",
    "dài": "dòng một\ndòng hai",
}

Fill = Callable[[Docx], object]


# --- both fillings ---------------------------------------------------------------------------


def saved(document: Docx) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def of(*fills: Fill) -> bytes:
    """Make a template by python-docx."""
    document = Document()
    for fill in fills:
        fill(document)
    document.add_paragraph("hết")
    return saved(document)


def by_docxtpl(template: bytes, fields: Mapping[str, object]) -> dict[str, bytes]:
    document, made = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    document.render(dict(fields), autoescape=True)
    document.save(made)
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def by_us(template: bytes, fields: Mapping[str, object]) -> dict[str, bytes]:
    parts = render.compile(template, "mau.docx").render(fields).parts
    return {name: data_of(part) for name, part in parts.items()}


def comparable(name: str, data: bytes) -> object:
    """Return what a part says: its canonical XML, its links in any order, or its bytes.

    Of the properties only those that say something: docxtpl adds empty ones. Without the ids of
    drawings, which docxtpl counts from 1001.
    """
    if not name.endswith((".xml", ".rels")):
        return data
    tree = etree.fromstring(data)
    if name == "docProps/core.xml":
        return {item.tag: item.text for item in tree if item.text}
    if name.endswith(".rels") or name == "[Content_Types].xml":
        return {tuple(sorted(item.attrib.items())) for item in tree}
    for drawing in drawings(tree):
        del drawing.attrib["id"]
    return etree.tostring(tree, method="c14n", exclusive=True)


def drawings(tree: etree._Element) -> list[etree._Element]:
    return [item for item in tree.iter() if isinstance(item.tag, str) and "}docPr" in item.tag]


def assert_equal(
    template: bytes, fields: Mapping[str, object], theirs: Mapping[str, object] | None = None
) -> None:
    left = {name: comparable(name, each) for name, each in by_us(template, fields).items()}
    made = by_docxtpl(template, theirs or fields)
    right = {name: comparable(name, each) for name, each in made.items()}
    assert left == right


# --- what the templates hold -----------------------------------------------------------------


def paragraphs(*texts: str) -> Fill:
    return lambda document: [document.add_paragraph(text) for text in texts]


def table(*rows: list[str], **spans: tuple[int, int]) -> Fill:
    """Add a table; `r1=(0, 1)` joins two cells of its second row."""

    def fill(document: Docx) -> None:
        made = document.add_table(len(rows), max(map(len, rows)))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        for name, (start, end) in spans.items():
            cells = made.rows[int(name[1:])].cells
            cells[start].merge(cells[end])

    return fill


def runs(*texts: str) -> Fill:
    """Add a paragraph of runs, every other one bold."""

    def fill(document: Docx) -> None:
        paragraph = document.add_paragraph()
        for number, text in enumerate(texts):
            paragraph.add_run(text).bold = bool(number % 2)

    return fill


LOOP = ["{%tr for dòng in hàng %}", "", ""], ["{%tr endfor %}", "", ""]


@pytest.mark.parametrize(
    "fill",
    [
        pytest.param(paragraphs("{{ tên }}, {{tên}}"), id="a field"),
        pytest.param(paragraphs("{{ dài }}"), id="a field of two lines"),
        pytest.param(runs("{{ t", "ên", " }} {% i", "f đạt %}Đ{% endif %}"), id="cut by runs"),
        pytest.param(
            paragraphs("{%p for d in hàng %}", "{{ d.tên }}", "{%p endfor %}"), id="paragraphs"
        ),
        pytest.param(
            paragraphs("{%p if trượt %}", "a", "{%p else %}", "b", "{%p endif %}"), id="a choice"
        ),
        pytest.param(
            table(["Đơn vị", "Số", ""], LOOP[0], ["{{ dòng.tên }}", "{{ dòng.số }}", ""], LOOP[1]),
            id="rows",
        ),
        pytest.param(
            table(
                ["{%tr for n in nhóm %}", ""],
                ["Nhóm {{ n.tên }}", "{{ loop.index }}"],
                ["{%tr for d in n.hàng %}", ""],
                ["{{ d.tên }}", "{{ d.số }}"],
                ["{%tr endfor %}", ""],
                ["{%tr endfor %}", ""],
            ),
            id="rows in groups",
        ),
        pytest.param(
            table(["STT"], ["{%tr for d in không %}"], ["{{ d }}"], ["{%tr endfor %}"]),
            id="no rows",
        ),
        pytest.param(
            table(
                ["Tên", "{%tc for c in cột %}", "{{ c }}", "{%tc endfor %}"],
                ["x", "{%tc for c in cột %}", "{{ loop.index }}", "{%tc endfor %}"],
            ),
            id="columns",
        ),
        pytest.param(
            table(
                ["{%tc for c in cột %}", "{% if loop.first %}a{% endif %}{{ c }}", "{%tc endfor %}"]
                + [""] * 4
            ),
            id="columns among others",
        ),
        pytest.param(
            table(["a", "b", "c"], ["{%tc if trượt %}", "mất", "{%tc endif %}"]), id="a cell less"
        ),
        pytest.param(runs("x ", "{%r for c in cột %}", "{{ c }}", "{%r endfor %}", "y"), id="runs"),
        pytest.param(
            table(["{% colspan rộng %}{{ tên }}"], ["a", "b", "c"], r0=(0, 2)), id="colspan"
        ),
        pytest.param(
            table(["{% colspan 2 %}{{ tên }}"], ["a", "b"], r0=(0, 1)), id="colspan of a number"
        ),
        pytest.param(table(["{% cellbg màu %}{{ tên }}", "{% cellbg 'auto' %}b"]), id="background"),
        pytest.param(
            table(
                ["Nhóm", "Đơn vị"],
                ["{%tr for d in hàng %}", ""],
                ["{% vm %}An Giang", "{{ d.tên }}"],
                ["{%tr endfor %}", ""],
            ),
            id="merged down",
        ),
        pytest.param(
            table(
                ["{%tc for c in cột %}", "{% hm %}Cả năm", "{%tc endfor %}"],
                ["{%tc for c in cột %}", "{{ c }}", "{%tc endfor %}"],
            ),
            id="merged across",
        ),
        pytest.param(
            table(
                ["{%tc for c in cột %}", "{% hm %}Hai cột", "", "{%tc endfor %}"],
                ["{%tc for c in cột %}", "{{ c }}", "đạt", "{%tc endfor %}"],
                r0=(1, 2),
            ),
            id="merged across, two columns each",
        ),
        pytest.param(paragraphs("{# ghi chú #}a", "{#p bỏ #}", "b"), id="remarks"),
        pytest.param(paragraphs("a ", "{%- if đạt %} b{% endif -%}", " c", "d"), id="trimmed"),
        pytest.param(paragraphs("“{{ tên if đạt else “x” }}”"), id="curly quotes"),
    ],
)
def test_the_body_is_that_of_docxtpl(fill: Fill) -> None:
    assert_equal(of(fill), FIELDS)


def test_headers_footers_and_properties_are_those_of_docxtpl() -> None:
    document = Document()
    document.add_paragraph("{{ tên }}")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{% for c in cột %}{{ c }} {% endfor %}"
    section.first_page_header.paragraphs[0].text = "{{ tên }}"
    section.footer.paragraphs[0].text = "{{ rộng_chữ }}"
    core = document.core_properties
    core.title, core.subject, core.author = "{{ rộng_chữ }}", "{{ cột_đầu }}", "Sở"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "{% if đạt %}Đạt{% endif %}"
    assert_equal(saved(document), {**FIELDS, "rộng_chữ": "ba", "cột_đầu": "một"})


def test_footnotes_are_those_of_docxtpl() -> None:
    note = f'<w:footnote w:id="1">{word.paragraph("{{ tên }}: {{ cột_đầu }}")}</w:footnote>'
    template = word.docx(word.paragraph("{{ tên }}"), footnotes=word.footnotes(note))
    fields = {**FIELDS, "cột_đầu": "một"}
    ours, theirs = by_us(template, fields), by_docxtpl(template, fields)
    name = "word/footnotes.xml"
    assert comparable(name, ours[name]) == comparable(name, theirs[name])


def png() -> io.BytesIO:
    """Return a picture of one dot."""
    return io.BytesIO(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d4944415478da63fcffff3f030005fe02fea7d6059b0000000049454e44ae426082"
        )
    )


def test_pictures_of_a_template_stay_where_they_are() -> None:
    document = Document()
    document.add_paragraph("{{ tên }}").add_run().add_picture(png())
    document.sections[0].header.paragraphs[0].add_run("{{ tên }}").add_picture(png())
    template = saved(document)
    assert_equal(template, FIELDS)
    ours = by_us(template, FIELDS)
    names = ("word/document.xml", "word/header1.xml")
    found = [drawings(etree.fromstring(ours[name])) for name in names]
    assert [[item.get("id") for item in each] for each in found] == [["1"], ["2"]]


def test_words_with_a_look_are_those_of_rich_text() -> None:
    rich = RichText("thường ")
    rich.add("đậm", bold=True)
    rich.add(" & <nghiêng>", italic=True)
    line = Paragraph((Run("thường "), Run("đậm", bold=True), Run(" & <nghiêng>", italic=True)))
    template = of(runs("trước ", "{{r chữ }}", " sau"))
    assert_equal(template, {"chữ": line}, {"chữ": rich})
    assert_equal(template, {"chữ": Run("đậm", bold=True)}, {"chữ": RichText("đậm", bold=True)})


# --- where docxtpl loses something, and we do not --------------------------------------------


def test_a_title_is_not_escaped_twice() -> None:
    document = Document()
    document.core_properties.title = "{{ a }}"
    template, name = saved(document), "docProps/core.xml"
    ours, theirs = by_us(template, {"a": "R&D"}), by_docxtpl(template, {"a": "R&D"})
    title = "{http://purl.org/dc/elements/1.1/}title"
    assert etree.fromstring(ours[name]).findtext(title) == "R&D"
    assert etree.fromstring(theirs[name]).findtext(title) == "R&amp;D"


def test_a_grid_has_a_column_for_every_one_that_joined_cells_take() -> None:
    template = of(table(["{% colspan rộng %}{{ tên }}", "a"], ["b", "c"]))
    widths = {
        maker: etree.fromstring(made["word/document.xml"]).xpath(
            "count(//*[local-name()='gridCol'])"
        )
        for maker, made in (
            ("ours", by_us(template, FIELDS)),
            ("docxtpl", by_docxtpl(template, FIELDS)),
        )
    }
    assert widths == {"ours": 4, "docxtpl": 2}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "là «0», không phải số cột từ 1 đến 63. Ví dụ: {% colspan 2 %}."),
        ("64", "là «64», không phải số cột từ 1 đến 63. Ví dụ: {% colspan 2 %}."),
        (True, "là «True», không phải số cột từ 1 đến 63. Ví dụ: {% colspan 2 %}."),
        (None, "không có số liệu để in. Thử trước khi in: {% if trường %} … {% endif %}."),
    ],
)
def test_a_cell_over_no_number_of_columns_is_told(value: object, told: str) -> None:
    template = of(table(["{% colspan a %}x"]))
    with pytest.raises(Refused) as refused:
        by_us(template, {"a": value})
    assert str(refused.value.problems[0]).endswith(f"Trường «a» {told}")


def test_a_colour_that_is_none_is_told() -> None:
    template = of(table(["{% cellbg a %}x"]))
    with pytest.raises(Refused) as refused:
        by_us(template, {"a": '"/><w:x w:y="'})
    assert str(refused.value.problems[0]).endswith(
        """Trường «a» là «"/><w:x w:y="», không phải mã màu 6 chữ số hệ 16. """
        "Ví dụ: {% cellbg 'FFFF00' %}."
    )


def test_characters_where_words_with_a_look_stand_are_told() -> None:
    with pytest.raises(Refused) as refused:
        by_us(of(runs("{{r a }}")), {"a": "chữ"})
    assert str(refused.value.problems[0]).endswith(
        "Trường «a» là chữ hoặc số, không in được ở đây. Viết {{ trường }}, không có chữ p hay r."
    )
