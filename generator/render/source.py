"""A part of a template as Jinja source, by docxtpl's own rules, with lines that name places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from lxml import etree

from generator.errors import Place
from generator.frozen import Frozen
from generator.render.patched import patched
from generator.vietnamese import nfc

BLOCK_START: Final = re.compile(r"<w:(?=(?:p|tr|tc)[ >])")
TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
NUMBER_IN_ATTRIBUTE: Final = re.compile(r'(?<==")\{\{\s*(\d+)\s*\}\}(?=")')
XML_TAG: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]*)[^<>]*?(/?)>")


class Source(Frozen):
    """The Jinja source of one part; each paragraph, row and cell begins on a line of its own."""

    file: str
    part: str
    text: str
    lines: tuple[str, ...]

    def place(self, line: int) -> Place:
        """Return the place that a line of the source stands for."""
        for text in self.lines[line - 1 : line + NEXT_LINES]:
            if words := first_words(unescape(XML_TAG.sub("", text))):
                return Place(self.file, paragraph=words)
        return Place(self.file, paragraph=self.part)


NEXT_LINES: Final = 3
"""A tag may become a property of its cell, which stands before its words."""


def first_words(text: str) -> str:
    """Shorten the text of a paragraph so that one can find it with Word's search."""
    words = " ".join(text.split())
    return words if len(words) <= MAX_WORDS else words[: MAX_WORDS - 1].rstrip() + "…"


MAX_WORDS: Final = 60


def source_of(tree: etree._Element, part: str, file: str) -> Source:
    """Make the Jinja source of a part, undoing what Word does to tags.

    Tags cut by runs are joined, `{%p`, `{%tr`, `{%tc`, `{%r` replace what holds them (docxtpl).
    Inside tags letters are composed and `&` is itself again, which docxtpl leaves out. Numbers that
    stand in a tag of their own, as in `{% colspan 2 %}`, are part of the template.
    """
    xml = BLOCK_START.sub("\n<w:", etree.tostring(tree, encoding="unicode"))
    text = TAG.sub(lambda tag: nfc(tag[0].replace("&amp;", "&")), patched(xml))
    text = NUMBER_IN_ATTRIBUTE.sub(r"\1", text)
    return Source(file, part, text, tuple(text.split("\n")))


def without_lines(data: str) -> str:
    """Take the line ends that `source_of` put in out of a stretch of text between tags."""
    joined = LINE_BEFORE_BLOCK.sub("", data)
    # What stood after the last one may have been lifted out; a line end in a w:t is the user's.
    return joined if OPEN_TEXT.search(joined) else LAST_LINE.sub("", joined)


LINE_BEFORE_BLOCK: Final = re.compile(r"\n(?=<w:(?:p|tr|tc)[ >])")
LAST_LINE: Final = re.compile(r"(?<=>)\n\Z|\A\n\Z")
OPEN_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>\n\Z")


# --- where the tags stand --------------------------------------------------------------------

ATTRIBUTE: Final = "@"
"""The holder of a tag inside an attribute; after it the element and the attribute, where known."""
SEVERAL: Final = frozenset({"w:p", "w:r", "w:t"})
"""What one tag may open in and another close in: all that is between them is whole again."""
OPEN_ATTRIBUTE: Final = re.compile(r'<(w:\w+)(?: [^<>]*)? (w:\w+)="\Z')

Tokens = Iterator[tuple[int, str, str]]


class Standing(Frozen):
    """Where tags stand: the element that holds each `{{ }}`, and the lines of crossed tags.

    `from_cell_to_cell` are those of them that begin in one cell and end in another.
    """

    holders: tuple[str, ...]
    crossed: tuple[int, ...]
    from_cell_to_cell: frozenset[int] = frozenset()


def standing(tokens: Tokens) -> Standing:
    """Follow the elements through the source.

    A block tag is crossed where it is closed in another element than it was opened in, so that
    taking it or not would leave half an element, or half a row. From a paragraph into a later one
    beside it, it may go: what is between them are whole paragraphs.
    """
    walk = _Walk()
    is_block = False
    for line, kind, text in tokens:
        if kind == "data":
            walk.pass_over(text)
        elif kind == "variable_begin":
            walk.holders.append(walk.holder)
        elif kind == "block_begin":
            is_block = True
        elif is_block and kind == "name":
            is_block = False
            walk.meet(text, line)
    return Standing(tuple(walk.holders), tuple(walk.crossed), frozenset(walk.between_cells))


class _Walk:
    """The open elements and the open block tags at one point of the source."""

    def __init__(self) -> None:
        self.holders: list[str] = []
        self.crossed: list[int] = []
        self.between_cells: set[int] = set()
        self._elements: list[tuple[str, int]] = []
        self._blocks: list[list[tuple[str, int]]] = []
        self._rest = ""
        self._passed = 0

    @property
    def _is_in_tag(self) -> bool:
        return "<" in self._rest

    @property
    def holder(self) -> str:
        if self._is_in_tag:
            known = OPEN_ATTRIBUTE.search(self._rest)
            return f"{ATTRIBUTE}{known[1]} {known[2]}" if known else ATTRIBUTE
        return self._elements[-1][0] if self._elements else ""

    def pass_over(self, text: str) -> None:
        self._rest += text
        end = 0
        for tag in XML_TAG.finditer(self._rest):
            end = tag.end()
            if tag[1]:
                del self._elements[-1:]
            elif not tag[3]:
                self._passed += 0 if tag[2] in SEVERAL else 1
                self._elements.append((tag[2], 0 if tag[2] in SEVERAL else self._passed))
        self._rest = self._rest[end:]

    def meet(self, word: str, line: int) -> None:
        here = [*self._elements, *([(ATTRIBUTE, 0)] if self._is_in_tag else [])]
        if word in {"if", "for"}:
            self._blocks.append(here)
        elif word in {"elif", "else", "endif", "endfor"} and self._blocks:
            if self._blocks[-1] != here:
                self.crossed.append(line)
                if {"w:tc"} <= {name for name, _ in here} & {name for name, _ in self._blocks[-1]}:
                    self.between_cells.add(line)
            if word.startswith("end"):
                self._blocks.pop()
