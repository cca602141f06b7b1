"""Templates: filled as docxtpl fills them, but losing nothing and passing nothing in silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from unicodedata import normalize

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator import render
from generator.archive import Entry, data_of, pack
from generator.blocks import Body, Cell, Note, Run, Slot, SlotKind, Table
from generator.errors import Refused
from generator.vietnamese import unusable_character
from tests import word
from tests.templates import compiled, figure, filled, lines, text, xml

W = f"{{{word.W_NS}}}"
DOCUMENT = "word/document.xml"
NUMBER = Slot(SlotKind.NUMBER, "112")
DATE = Slot(SlotKind.DATE, "ngày 24 tháng 01 năm 2025")


# --- what docxtpl does -----------------------------------------------------------------------


def by_docxtpl(template: bytes, fields: Mapping[str, object]) -> dict[str, bytes]:
    document, made = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    document.render(dict(fields), autoescape=True)
    document.save(made)
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def canonical(part: bytes | Entry) -> str:
    return str(etree.canonicalize(data_of(part).decode()))


ROWS = [{"tên": "An Phú", "số": "25"}, {"tên": "Châu Đốc", "số": "8"}]
UNITS = {"tên": "Sở Y tế", "đạt": True, "hàng": ROWS, "cột": ["a", "b", "c"], "trống": ""}


@pytest.mark.parametrize(
    "blocks",
    [
        [word.paragraph("Kính gửi: {{ tên }}.")],
        [word.paragraph("Kính gửi: {{ t", "ê", "n }}.")],
        [word.paragraph("{", "{ tên }", "}")],
        [word.paragraph("{% if đạt %}Đạt{% else %}Chưa đạt{% endif %}, {{ trống }}.")],
        [word.paragraph("{% if tên == “Sở Y tế” %}y{% elif tên < trống %}x{% endif %}")],
        [word.paragraph("{%p if not đạt %}"), word.paragraph("a"), word.paragraph("{%p endif %}")],
        [
            word.paragraph("{%p for dòng in hàng %}"),
            word.paragraph("{{ loop.index }}. {{ dòng.tên }}"),
            word.paragraph("{%p endfor %}"),
            word.paragraph("hết"),
        ],
        [
            word.table(
                ["Đơn vị", "Số"],
                ["{%tr for dòng in hàng %}"],
                ["{{ dòng.tên }}", "{{ dòng.số }}"],
                ["{%tr endfor %}"],
                ["Cộng", "33"],
            )
        ],
        [
            word.table(
                ["{%tc for c in cột %}", "{{ c }}", "{%tc endfor %}"],
                ["{%tc for c in cột %}", "1", "{%tc endfor %}"],
            )
        ],
        [word.paragraph("{%r for c in cột %}", "{{ c }}, ", "{%r endfor %}", "hết")],
        [word.paragraph("{%- if đạt %}a{% endif -%}"), word.paragraph("b")],
        [word.paragraph("{# ghi chú #}a"), word.paragraph("{#p bỏ đoạn này #}")],
        [
            word.table(
                ["{%tr for dòng in hàng %}", ""],
                ["{% vm %}An Giang", "{{ dòng.tên }}"],
                ["{%tr endfor %}", ""],
            )
        ],
    ],
)
def test_a_document_is_filled_as_docxtpl_fills_it(blocks: list[str]) -> None:
    blocks = [*blocks, word.paragraph("hết")]
    template = word.docx(
        *blocks,
        header1=word.header(word.paragraph("{{ tên }}")),
        footer1=word.header(word.paragraph("{% if đạt %}{{ tên }}{% endif %}"), kind="ftr"),
        footnotes=word.footnotes(
            f'<w:footnote w:id="1">{word.paragraph("{{ tên }}")}</w:footnote>'
        ),
    )
    fields = {**UNITS, "tên": "R&D <Sở> \"Y\" 'tế'"}
    theirs = by_docxtpl(template, fields)
    ours = render.compile(template, "mau.docx").render(fields).parts
    names = [name for name in theirs if name.startswith("word/") and name.endswith(".xml")]
    assert {name: canonical(ours[name]) for name in names} == {
        name: canonical(theirs[name]) for name in names
    }


@given(st.text(), st.text())
def test_any_text_put_in_a_field_is_found_unchanged(one: str, other: str) -> None:
    template = TWO_FIELDS
    if any(unusable_character(text) for text in (one, other)):
        with pytest.raises(Refused):
            template.render({"a": one, "b": other})
        return
    (line, *_) = lines(template.render({"a": one, "b": other}))
    shown = [text.replace("\r\n", "\n").replace("\r", "\n") for text in (one, other)]
    assert line == f"[{shown[0]}|{shown[1]}]"


TWO_FIELDS = compiled("[{{ a }}|{{ b }}]")


@pytest.mark.parametrize(
    "text",
    [
        "R&D",
        "tỷ lệ < 95%",
        "a <b> c",
        "{{ 7*7 }}",
        "{% if %}",
        "{_{ x }_}",
        "  hai  ",
        "]]>",
        "&amp;",
    ],
)
def test_data_is_never_read_as_markup(text: str) -> None:
    note = f'<w:footnote w:id="1">{word.paragraph("{{ a }}")}</w:footnote>'
    rendered = compiled("{{ a }}", footnotes=word.footnotes(note)).render({"a": text})
    assert lines(rendered) == [text]
    assert lines(rendered, "word/footnotes.xml")[-1] == text


def test_line_ends_and_tabs_of_data_become_those_of_word() -> None:
    assert filled("{{ a }}", a="một\nhai\tba") == ["một\nhai\tba"]
    run = xml(compiled("{{ a }}").render({"a": "một\nhai"})).find(f".//{W}r")
    assert run is not None
    assert [item.tag.removeprefix(W) for item in run] == ["t", "br", "t"]


def test_text_of_the_template_itself_is_not_touched() -> None:
    assert filled("{ tên } {_{ 5 % } & <b> {{ a }}", a="x") == ["{ tên } {_{ 5 % } & <b> x"]


# --- names -----------------------------------------------------------------------------------


def test_names_are_folded() -> None:
    fields = {"đơn_vị": {"tên": "Sở Y tế"}}
    typed = ["{{ Đơn_vị.Tên }}", normalize("NFD", "{{ đơn_vị.tên }}"), "{{ ĐƠN_VỊ['Tên'] }}"]
    assert filled(*typed, **fields) == ["Sở Y tế"] * 3


def test_words_in_quotes_are_not_folded() -> None:
    assert filled("{{ 'Đạt' if kết_quả == 'R&D' else 'Chưa ĐẠT' }}", kết_quả="R&D") == ["Đạt"]


def test_a_key_with_the_name_of_a_method_is_a_key() -> None:
    assert filled("{{ a.items }} {{ a.get }}", a={"items": "1", "get": "2"}) == ["1 2"]


# --- figures, numbers, dates -----------------------------------------------------------------


def test_every_printed_figure_is_recorded_in_order() -> None:
    template = compiled(
        "{{ b }}", "{% if c %}{{ c }}{% endif %}", core=word.core("{{ a }}"),
        header1=word.header(word.paragraph("{{ a }}")),
    )  # fmt: skip
    fields = {"a": figure("1"), "b": figure("2"), "c": None}
    printed = template.render(fields).printed
    assert [item.shown for item in printed] == ["2", "1", "1"]


def test_numbers_and_dates_are_always_in_bookmarks_and_figures_where_asked() -> None:
    template = compiled("Số: {{ số }}, {{ ngày }}: {{ tỷ_lệ }}", core=word.core("{{ số }}"))
    fields = {"số": NUMBER, "ngày": DATE, "tỷ_lệ": figure("23,43%")}
    names = f"{W}bookmarkStart"
    plain = xml(template.render(fields))
    marked = template.render(fields, marks_figures=True)
    assert [start.get(f"{W}name") for start in plain.iter(names)] == ["_cv_so_1", "_cv_ngay_1"]
    assert [start.get(f"{W}name") for start in xml(marked).iter(names)] == [
        "_cv_so_1", "_cv_ngay_1", "_cv_hinh_1",
    ]  # fmt: skip
    assert lines(marked) == ["Số: 112, ngày 24 tháng 01 năm 2025: 23,43%"]
    assert b"<dc:title>112</dc:title>" in data_of(marked.parts["docProps/core.xml"])


def test_ids_of_bookmarks_follow_those_of_the_template_through_all_parts() -> None:
    own = '<w:p><w:bookmarkStart w:id="41" w:name="Bang"/><w:bookmarkEnd w:id="41"/></w:p>'
    template = render.compile(
        word.docx(word.paragraph("{{ số }}"), own, header1=word.header(word.paragraph("{{ số }}"))),
        "mau.docx",
    )
    rendered = template.render({"số": NUMBER})
    found = [
        (start.get(f"{W}id"), start.get(f"{W}name"))
        for part in (DOCUMENT, "word/header1.xml")
        for start in xml(rendered, part).iter(f"{W}bookmarkStart")
    ]
    assert found == [("42", "_cv_so_1"), ("41", "Bang"), ("43", "_cv_so_2")]


# --- blocks and footnotes --------------------------------------------------------------------


def test_a_body_is_printed_as_paragraphs() -> None:
    body = Body((text(Run("một")), text(Run("hai "), Run(figure("9/29")))))
    rendered = compiled("trước", "{{p nội_dung }}", "sau").render({"nội_dung": body})
    assert lines(rendered) == ["trước", "một", "hai 9/29", "sau"]
    assert rendered.printed == (figure("9/29"),)


@pytest.mark.parametrize("has_part", [True, False])
def test_footnotes_of_a_body_come_after_those_of_the_template(has_part: bool) -> None:
    own = f'<w:footnote w:id="5">{word.paragraph("{{ a }}")}</w:footnote>'
    parts = {"footnotes": word.footnotes(own)} if has_part else {}
    body = Body((text(Note((text(Run("một")),)), Note((text(Run("hai")),))),))
    template = compiled("{{p x }}", "{{p x }}", **parts)
    rendered = template.render({"x": body, "a": "không"})
    notes = xml(rendered, "word/footnotes.xml")
    ids = [note.get(f"{W}id") for note in notes if note.get(f"{W}type") is None]
    used = [item.get(f"{W}id") for item in xml(rendered).iter(f"{W}footnoteReference")]
    assert ids == (["5", "6", "7", "8", "9"] if has_part else ["1", "2", "3", "4"])
    assert used == ids[-4:]
    types = data_of(rendered.parts["[Content_Types].xml"])
    relations = data_of(rendered.parts["word/_rels/document.xml.rels"])
    assert types.count(b"footnotes+xml") == relations.count(b"footnotes.xml") == 1


def test_a_table_at_the_end_is_followed_by_a_paragraph_as_word_demands() -> None:
    table = Table((), ((Cell("a"),),), 160)
    rendered = compiled("trước", "{{p bảng }}").render({"bảng": Body((table,))})
    body = xml(rendered)[0]
    assert [child.tag.removeprefix(W) for child in body] == ["p", "tbl", "p", "sectPr"]


def test_a_cell_left_empty_gets_a_paragraph() -> None:
    cell = "".join(map(word.paragraph, ["{%p if có %}", "a", "{%p endif %}"]))
    table = word.table(["x"]).replace(word.paragraph("x"), cell)
    template = render.compile(word.docx(table, word.paragraph("")), "mau.docx")
    (found,) = xml(template.render({"có": False})).iter(f"{W}tc")
    assert [child.tag.removeprefix(W) for child in found] == ["tcPr", "p"]


def test_drawings_repeated_by_a_loop_get_ids_of_their_own() -> None:
    drawing = (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:inline><wp:docPr id="3" name="kẻ"/></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    loop = [word.paragraph("{%p for x in xs %}"), drawing, word.paragraph("{%p endfor %}")]
    rendered = render.compile(word.docx(*loop), "mau.docx").render({"xs": ["a", "b"]})
    found = [item.get("id") for item in xml(rendered).iter() if item.tag.endswith("docPr")]
    assert found == ["3", "4"]


# --- parts -----------------------------------------------------------------------------------


def test_parts_without_tags_are_compressed_once_and_copied() -> None:
    template = compiled("{{ a }}", styles=word.styles("NoiDung"))
    parts = template.render({"a": "x"}).parts
    assert isinstance(parts["word/styles.xml"], Entry)
    assert isinstance(parts[DOCUMENT], bytes)
    assert parts["word/styles.xml"] is template.render({"a": "y"}).parts["word/styles.xml"]


def test_the_same_fields_give_the_same_bytes() -> None:
    data = word.docx(word.paragraph("{{ a }} {{ b }}"))
    once, again = (
        pack(render.compile(data, "mau.docx").render({"a": NUMBER, "b": "x"}).parts)
        for _ in range(2)
    )
    assert once == again


def test_a_rendered_document_can_be_read_again() -> None:
    rendered = compiled("{{ a }}").render({"a": "x"})
    again = render.compile(pack(rendered.parts), "van-ban.docx")
    assert lines(again.render({})) == ["x"]
