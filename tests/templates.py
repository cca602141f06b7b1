"""What the tests of templates share: templates of paragraphs, compiled, filled, refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from lxml import etree

from generator import render
from generator.archive import data_of
from generator.blocks import Note, Paragraph, Run
from generator.errors import Refused
from generator.model import Figure
from tests import word

W = f"{{{word.W_NS}}}"
DOCUMENT = "word/document.xml"


def figure(shown: str) -> Figure:
    return Figure(Fraction(1), shown, "tính")


def compiled(*texts: str, **parts: bytes) -> render.Template:
    """Compile a template of paragraphs of text."""
    return render.compile(word.docx(*map(word.paragraph, texts), **parts), "mau.docx")


def xml(rendered: render.Rendered, part: str = DOCUMENT) -> etree._Element:
    return etree.fromstring(data_of(rendered.parts[part]))


def lines(rendered: render.Rendered, part: str = DOCUMENT) -> list[str]:
    """Return the text of each paragraph; a break of line is a newline."""
    return [_line(paragraph) for paragraph in xml(rendered, part).iter(f"{W}p")]


def _line(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(item.tag, item.text or "") for item in paragraph.iter())


def filled(*texts: str, **fields: object) -> list[str]:
    return lines(compiled(*texts).render(fields))


def refusal(*texts: str, **parts: bytes) -> list[str]:
    with pytest.raises(Refused) as refused:
        compiled(*texts, **parts)
    return told(refused.value)


def told(refused: Refused) -> list[str]:
    return [str(problem).removeprefix("mau.docx, đoạn ") for problem in refused.problems]


def checked(text: str, **sample: object) -> list[str]:
    problems = compiled(*text.split("\n")).problems(sample)
    return [str(problem).removeprefix("mau.docx, đoạn ") for problem in problems]


def text(*inlines: Run | Note) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(inlines)
