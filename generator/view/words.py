"""Every word of a package, wherever it is kept: what an edit of format may not change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from generator.view.names import MATH, PARAGRAPH, RUN, A, Element, W, tree

Words = dict[str, tuple[str, ...]]

_STORIES: Final = (b"wordprocessingml/main", b"wordprocessingml/2006/main")
_BREAK: Final = "\u2029"
_FIELD, _SIMPLE = f"{W}fldChar", f"{W}fldSimple"
_TEXTS: Final = frozenset({f"{W}t", f"{W}delText", f"{MATH}t", f"{A}t"})
_INSTRUCTIONS: Final = frozenset({f"{W}instrText", f"{W}delInstrText"})
_SIGNS: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad", f"{W}drawing": "□", f"{W}pict": "□", f"{W}object": "□",
}  # fmt: skip
_POINTERS: Final = {
    f"{W}sym": "char", f"{W}footnoteReference": "id", f"{W}endnoteReference": "id",
    f"{W}commentReference": "id",
}  # fmt: skip


def words(parts: Mapping[str, bytes]) -> Words:
    """Return the words of each part that has some, paragraph by paragraph.

    Deleted words, instructions of fields, marks of notes and places of drawings count too; page
    numbers do not, for Word works them out.
    """
    found: Words = {}
    for name, data in parts.items():
        if name.lower().endswith(".xml") and any(mark in data for mark in _STORIES):
            lines = words_of(tree(data))
            if lines:
                found[name] = lines
    return found


def words_of(root: Element) -> tuple[str, ...]:
    """Return the words below an element, those of each paragraph as one."""
    reader = _Reader()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
    text = "".join(reader.all())
    return tuple(line for line in text.split(_BREAK) if line)


class _Reader:
    """Take down words in their order; those of an open field are held back until it is known."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._fields: list[_Field] = []

    def start(self, element: Element) -> None:
        tag = element.tag
        if tag == PARAGRAPH:
            self._say(_BREAK)
        elif tag in _TEXTS:
            self._say(element.text or "")
        elif tag in _INSTRUCTIONS:
            self._instruct(element.text or "")
        elif tag == _SIMPLE:
            self._fields.append(_Field(element.get(f"{W}instr", "")))
        elif tag == _FIELD:
            self._turn(element.get(f"{W}fldCharType", ""))
        elif tag in _SIGNS and _is_sign(element):
            self._say(_SIGNS[str(tag)])
        elif tag in _POINTERS:
            self._say(f"[{element.get(W + _POINTERS[str(tag)], '')}]")

    def end(self, element: Element) -> None:
        if element.tag == PARAGRAPH:
            self._say(_BREAK)
        elif element.tag == _SIMPLE:
            self._close()

    def all(self) -> list[str]:
        """Return what was taken down; fields that nobody closed are told as they are."""
        while self._fields:
            self._close()
        return self._out

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "end" and self._fields:
            self._close()

    def _close(self) -> None:
        closed = self._fields.pop()
        if is_page(closed.instruction):
            # A field may go on over paragraphs, whose ends are no part of it.
            for _ in range(closed.words.count(_BREAK)):
                self._say(_BREAK)
        else:
            self._say(f"{{{closed.instruction}}}")
            for each in closed.words:
                self._say(each)

    def _instruct(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction += text
        else:
            self._say(f"{{{text}}}")

    def _say(self, text: str) -> None:
        (self._fields[-1].words if self._fields else self._out).append(text)


class _Field:
    """A field that is open."""

    def __init__(self, instruction: str = "") -> None:
        self.instruction = instruction
        self.words: list[str] = []


def is_page(instruction: str) -> bool:
    """Tell whether a field prints the number of its page."""
    return instruction.split()[:1] in (["PAGE"], ["page"])


def _is_sign(element: Element) -> bool:
    """Tell a tab in the text from the stop of a tab, which is format."""
    parent = element.getparent()
    return element.tag != f"{W}tab" or (parent is not None and parent.tag == RUN)


def page_fields(root: Element) -> Iterator[Element]:
    """Yield the paragraphs that print a page number."""
    for paragraph in root.iter(PARAGRAPH):
        texts = "".join(each.text or "" for each in paragraph.iter(f"{W}instrText"))
        simple = [each.get(f"{W}instr", "") for each in paragraph.iter(_SIMPLE)]
        if any(is_page(each) for each in (texts, *simple)):
            yield paragraph
