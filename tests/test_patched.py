"""What of docxtpl's rules is done without docxtpl: the same, letter by letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from generator import package, resources
from generator.render.patched import is_sound, patched
from tests import word

SOUND = [
    *("<w:p>", '<w:p w:rsidR="00">', "\n<w:p>", "</w:p>", "<w:pPr/>", "<w:r>", "</w:r>", "<w:tc>"),
    *('<w:t xml:space="preserve">', "</w:t>", "</w:tc>", "<w:tr>", "</w:tr>", "chữ", " ", "\n"),
    *("&lt;", "&amp;", "“", "{{ a }}", "{% if a %}", "{% endif %}", "{%p if a %}", "{{p a }}"),
    *("{%p for a in b %}", "{%p  a\n%}", "{%p r a %}", "{%p tr a %}"),
    *("{{ a % b }}", "{{p a % b }}"),
]
TO_MEND = [
    *("<w:t>", "{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "{#p a #}", "{# a #}", "%", "-", "p "),
    *("{%tr a %}", "{%tc a %}", "{%r a %}", "{{r a }}", "{%- a %}", "{% a -%}", "{%vm%}", "{{}}"),
    *("{% vm %}", "{%p vm %}", "{% hm %}", "{% colspan 2 %}", "{% cellbg a %}", "{%%}", "{%r%}"),
    *("{{ “a” }}", "{{ a &lt; b }}", "{{ a</w:t><w:t>b }}", "{%p %}", "{{a}}", "{% a } b %}"),
]


def by_docxtpl(xml: str) -> str:
    made: str = DocxTemplate.patch_xml(None, xml)
    return made


@given(st.lists(st.sampled_from(SOUND), max_size=16).map("".join))
@example("<w:p>{%p a %}{{ b }}</w:p>")
@example("<w:p><w:p>{%p a %}</w:p>{%p b %}</w:p>")
def test_what_is_sound_is_what_docxtpl_makes_of_it(xml: str) -> None:
    assert is_sound(xml)
    assert patched(xml) == by_docxtpl(xml)


@given(st.lists(st.sampled_from(SOUND + TO_MEND), max_size=16).map("".join))
@example("{{%}}{% a %}“")
@example("{%p a %}{%%}“{% b %}")
def test_whatever_a_template_says_is_what_docxtpl_makes_of_it(xml: str) -> None:
    assert patched(xml) == by_docxtpl(xml)


@pytest.mark.parametrize("sign", [each for each in TO_MEND if set(each) & set("{}")])
def test_what_docxtpl_may_mend_is_not_taken_for_sound(sign: str) -> None:
    assert not is_sound(sign)


def test_a_text_that_has_to_keep_its_blanks_is_not_taken_for_sound() -> None:
    assert not is_sound("<w:t>a {{ b }}</w:t>")
    assert is_sound("{{ b }}<w:t>a </w:t>")


def shipped() -> list[Path]:
    return sorted(resources.folder("templates").glob("*.docx"))


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.name)
def test_the_templates_that_the_program_comes_with_are_sound(path: Path) -> None:
    parts = package.read(path.read_bytes(), path.name)
    filled = [data.decode() for data in parts.values() if b"{{" in data or b"{%" in data]

    assert filled
    assert all(map(is_sound, filled))


def test_a_paragraph_gives_way_to_its_tag() -> None:
    body = word.paragraph("{%p if a %}") + word.paragraph("b") + word.paragraph("{%p endif %}")

    assert re.sub("<[^>]*>", "", patched(body)) == "{% if a %}b{% endif %}"
    assert etree.fromstring(f'<a xmlns:w="w">{patched(body)}</a>').findtext(".//{*}t") == "b"
