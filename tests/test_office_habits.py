"""What Word and people do to a template without meaning to: it is filled all the same."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from lxml import etree

from tests import word
from tests.office import OFFICE, SAMPLE, VT, box, control, faults, filled, raw, typed
from tests.word import docx, paragraph, run, table

W = f"{{{word.W_NS}}}"


def said(template: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph with text, those of boxes once for each time drawn."""
    tree = etree.fromstring(filled(template)[part])
    told = ["".join(each.text or "" for each in p.iter(f"{W}t")) for p in tree.iter(f"{W}p")]
    return [each for each in told if each]


# --- how a tag is typed ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag",
    [
        "{{ đơn_vị.tên }}",
        "{{đơn_vị.tên}}",
        "{{ Đơn_vị.tên }}",
        "{{ ĐƠN_VỊ.TÊN }}",
        "{{\u00a0đơn_vị.tên\u00a0}}",
        "{{ đơn\u00ad_vị.tên }}",
        "{{ \u200bđơn_vị.tên\ufeff }}",
        "{{\u2003đơn_vị.tên\u3000}}",
        normalize("NFD", "{{ đơn_vị.tên }}"),
        "{{ đơn_vị['tên'] }}",
        "{{ đơn_vị[\u2018tên\u2019] }}",
        "{{ đơn_vị[“Tên”] }}",
        "{% If đơn_vị.tên %}{{ đơn_vị.tên }}{% Endif %}",
        "{% IF NOT họ_và_tên %}{% ELSE %}{{ đơn_vị.tên }}{% ENDIF %}",
        "{% if đơn_vị.nhóm == “sở” %}{{ đơn_vị.tên }}{% endif %}",
        "{% if đơn_vị.nhóm\u00a0== \u2018sở\u2019 And\u00a0số %}{{ đơn_vị.tên }}{% endif %}",
        "{{ đơn_vị.tên if đơn_vị.nhóm == 'sở' Else họ_và_tên }}",
        "{% for Nơi In kính_gửi %}{% If Loop.first %}{{ nơi }}{% endif %}{% Endfor %}",
    ],
)
def test_a_tag_means_the_same_however_word_writes_it(tag: str) -> None:
    template = docx(paragraph(f"[{tag}]"))
    assert (faults(template), said(template)) == ([], ["[Sở Y tế]"])


@pytest.mark.parametrize("opening", ["{%p If số %}", "{%P if số %}", "{%p\u00a0if số %}"])
def test_a_tag_that_takes_its_paragraph_may_begin_with_a_capital(opening: str) -> None:
    template = docx(*map(paragraph, [opening, "a", "{%P Endif %}", "b"]))
    assert (faults(template), said(template)) == ([], ["a", "b"])


def test_words_in_quotes_and_around_tags_keep_their_blanks_and_capitals() -> None:
    words = "In\u00a0{{ 'Nếu And\u00a0Or' if số else 'b' }}\u00a0Or"
    assert said(docx(paragraph(words))) == ["In\u00a0Nếu And\u00a0Or\u00a0Or"]


def test_a_field_whose_name_is_a_word_of_tags_is_a_field() -> None:
    template = docx(paragraph("{{ a.In }}"))
    assert faults(template, {"a": {"in": "x"}}) == []


# --- how Word cuts a tag ---------------------------------------------------------------------

GO_BACK = '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
PROOF = '<w:proofErr w:type="spellStart"/>'


@pytest.mark.parametrize(
    "inside",
    [
        "".join(run(sign) for sign in "{{ đơn_vị.tên }}"),
        run("{") + PROOF + run("{ đơn_") + PROOF + run("vị.", "<w:b/>") + run("tên }") + run("}"),
        run("{{ ") + GO_BACK + run("đơn_vị.tên }}"),
        "<w:r><w:t>{{ đơn_vị</w:t></w:r><w:r w:rsidR='00A2'><w:t>.tên }}</w:t></w:r>",
        run("{{ đơn_vị", '<w:lang w:val="vi-VN"/>') + run(".tên }}", '<w:lang w:val="en-US"/>'),
        control(run("{{ đơn_vị.tên }}")),
        control(run("{{ đơn_") + run("vị.tên }}")),
        f'<w:hyperlink w:anchor="a">{run("{{ đơn_vị.tên }}")}</w:hyperlink>',
        f'<w:smartTag w:uri="u" w:element="e">{run("{{ đơn_vị.tên }}")}</w:smartTag>',
    ],
)
def test_a_tag_cut_by_word_is_whole_again(inside: str) -> None:
    template = docx(raw(run("["), inside, run("]")))
    assert (faults(template), said(template)) == ([], ["[Sở Y tế]"])


# --- where a tag stands ----------------------------------------------------------------------


def test_a_box_that_word_writes_twice_is_filled_once() -> None:
    template = docx(box(paragraph("Số {{ số_liệu.tổng_hồ_sơ }}")), paragraph("hết"))
    assert faults(template) == []
    document = filled(template)["word/document.xml"].decode()
    assert document.count("1.234") == 1
    assert "Fallback" not in document


def test_a_floating_box_before_other_tags_of_its_paragraph_is_filled_after_them() -> None:
    before = box(paragraph("{{ số_liệu.tổng_hồ_sơ }}"))[: -len("</w:p>")]
    template = docx(before + run("{{ số_liệu.hồ_sơ_trực_tuyến }}") + "</w:p>")
    assert faults(template) == []
    document = filled(template)["word/document.xml"].decode()
    assert document.index("987") < document.index("1.234") < document.index("</wp:anchor>")


def test_a_box_without_tags_stays_as_word_wrote_it() -> None:
    template = docx(box(paragraph("MẬT")), paragraph("{{ đơn_vị.tên }}"))
    assert filled(template)["word/document.xml"].decode().count("MẬT") == 2


def test_rows_and_cells_in_content_controls_are_repeated() -> None:
    rows = table(["{%tr for n in kính_gửi %}"], ["{{ n }}"], ["{%tr endfor %}"])
    first, last = rows.index("<w:tr>"), rows.rindex("</w:tr>") + len("</w:tr>")
    held = rows[:first] + control(rows[first:last]) + rows[last:]
    template = docx(held, paragraph("hết"))
    assert (faults(template), said(template)) == ([], ["Sở Y tế", "Sở Nội vụ", "hết"])


@pytest.mark.parametrize(
    ("part", "root"),
    [
        ("header1", "hdr"),
        ("header2", "hdr"),
        ("header3", "hdr"),
        ("footer1", "ftr"),
        ("footer2", "ftr"),
    ],
)
def test_headers_and_footers_of_all_pages_are_filled(part: str, root: str) -> None:
    own = word.header(paragraph("{{ đơn_vị.tên }}"), kind=root)
    template = docx(paragraph("a"), **{part: own})
    assert (faults(template), said(template, f"word/{part}.xml")) == ([], ["Sở Y tế"])


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_of_both_kinds_are_filled(kind: str) -> None:
    note = f'<w:{kind} w:id="1">{paragraph("{{ đơn_vị.tên }}")}</w:{kind}>'
    part = f"{word.XML}<w:{kind}s {word.NAMESPACES}>{note}</w:{kind}s>".encode()
    template = docx(paragraph("a"), **{f"{kind}s": part})
    assert (faults(template), said(template, f"word/{kind}s.xml")) == ([], ["Sở Y tế"])


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    f'xmlns:vt="{VT}">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Cơ quan">'
    "<vt:lpwstr>{{ đơn_vị.tên }}</vt:lpwstr></property></Properties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
    f'xmlns:vt="{VT}"><TitlesOfParts><vt:vector size="1" baseType="lpstr">'
    "<vt:lpstr>{{ đơn_vị.tên }}</vt:lpstr></vt:vector></TitlesOfParts></Properties>"
)


@pytest.mark.parametrize(
    ("name", "data"), [("custom", CUSTOM), ("app", APP)], ids=["custom", "app"]
)
def test_properties_that_an_office_or_word_adds_are_filled(name: str, data: str) -> None:
    kind = {"custom": "custom-properties", "app": "extended-properties"}[name]
    template = typed(docx(paragraph("a")), f"docProps/{name}.xml", data, f"{OFFICE}.{kind}+xml")
    assert faults(template) == []
    assert "Sở Y tế</vt:" in filled(template)[f"docProps/{name}.xml"].decode()


def test_a_block_may_stand_in_a_content_control() -> None:
    template = docx(control(paragraph("{{p nội_dung }}")), paragraph("hết"))
    assert (faults(template), said(template)) == ([], ["hết"])


def test_nothing_is_told_of_what_is_only_like_a_tag() -> None:
    template = docx(paragraph("f(x) = {x | x > 0}; tỷ lệ 5 %} không"), paragraph("{ }"))
    assert [each[:4] for each in faults(template, SAMPLE)] == ["MA01"]
    assert faults(docx(paragraph("{x | x > 0} { }")), SAMPLE) == []
