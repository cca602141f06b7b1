"""Paragraphs of a document, found as cases name them: by their first words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

Given = Mapping[str, Any]


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body, those in tables and boxes included."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def _text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, that of links and tracked changes included."""
    return "".join(each.text or "" for each in paragraph._element.iter(qn("w:t")))


def find(document: Document, given: Given | str) -> Paragraph:
    """Find a paragraph by its first words."""
    words = given if isinstance(given, str) else given["at"]
    nth = 1 if isinstance(given, str) else int(given.get("nth", 1))
    found = [each for each in paragraphs(document) if _text(each).strip().startswith(words)]
    assert len(found) >= nth, f"no paragraph begins with {words!r}"
    return found[nth - 1]
