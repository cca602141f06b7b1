"""What a person reads in a file of Word: paragraph by paragraph, in whatever it is kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, cast

from lxml import etree

from generator.archive import CONTENT_TYPES, data_of
from generator.package import line, plain, plain_tables
from generator.package.line import Line, Mark
from generator.package.parts import (
    WORD,
    Parts,
    content_types,
    main_part,
    parse,
    relations_name,
)
from generator.package.plain_tables import Table

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
STORIES: Final = tuple(
    f"{WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes", "comments")
)
SMALL: Final = 8192
"""So short a part is remembered: nearly always it is the same in the next file."""
NUMBERS_BEHIND: Final = etree.XPath("following::w:sectPr[1]/w:pgNumType", namespaces={"w": W[1:-1]})
TOP: Final = relations_name("")
PARAGRAPH, TABLE, ROW, CELL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
SECTION, START, END = (f"{W}{name}" for name in ("sectPr", "bookmarkStart", "bookmarkEnd"))
CHARACTERS: Final = {f"{W}{name}": text for name, text in line.CHARACTERS.items()}
TEXTS: Final = frozenset({f"{W}t", f"{MATH}t", f"{DRAWN}t"})
HIDDEN: Final = f"{W}rPr/{W}vanish"
FIELD, INSTRUCTION, SIMPLE_FIELD = (f"{W}{n}" for n in ("fldChar", "instrText", "fldSimple"))
UNREAD: Final = frozenset({f"{W}moveFrom", f"{W}del", f"{W}tabs", FALLBACK})
"""What is kept in a file but not on the page; `tabs` are the stops, not the characters."""
NESTING: Final = re.compile(rb"<(?:w:(?:txbxContent|del|moveFrom|tabs|fldSimple)|mc:Fallback)\b")
READ: Final = (*TEXTS, *CHARACTERS, START, END, FIELD, INSTRUCTION, SECTION)
PAGE_NUMBERS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def lines(parts: Parts, parsed: Collection[bytes] = ()) -> tuple[Line, ...]:
    """Return every paragraph with text: of the body, then of headers, footers and notes.

    All of them are parsed strictly; a part that equals one that was `parsed` so was, by that.
    """
    main, around = _stories(*(data_of(parts.get(name, b"")) for name in (CONTENT_TYPES, TOP)))
    body = data_of(parts[main])
    found = _story(body, 0, is_parsed=body in parsed)
    for name in around:
        if name in parts and b"<w:t" in (data := data_of(parts[name])):
            found += _around(data) if len(data) < SMALL else _story(data, None)
    return tuple(found)


@lru_cache(maxsize=16)
def _stories(types: bytes, relations: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the names of the main part and of those around it; the files of a set are alike."""
    top = {CONTENT_TYPES: types, TOP: relations}
    listed = content_types(top)
    return main_part(top), tuple(name for kind in STORIES for name in listed.names(kind))


@lru_cache(maxsize=64)
def _around(data: bytes) -> list[Line]:
    """Read a header or the like; the files of a set have the same one."""
    return _story(data, None)


def _story(data: bytes, section: int | None, *, is_parsed: bool = False) -> list[Line]:
    found = plain.lines(data, section, is_parsed=is_parsed)
    if found is not None:
        return found
    return list((_lines if NESTING.search(data) else _flat_lines)(parse(data), section))


def _flat_lines(root: etree._Element, section: int | None) -> Iterator[Line]:
    """Yield the paragraphs of a part where none is inside another, in one pass."""
    pen = _Pen()
    for element in root.iter(PARAGRAPH, *READ):
        if element.tag != PARAGRAPH:
            pen.take(element)
            continue
        yield from pen.lines(section)
        section = None if section is None else section + pen.ends_section
        pen = _Pen()
    yield from pen.lines(section)


def tables(parts: Parts) -> tuple[Table, ...]:
    """Return the tables of the body in their order; those inside a cell are part of its text."""
    data = data_of(parts[main_part(parts)])
    found = plain_tables.tables(data)
    if found is not None:
        return found
    body = parse(data)
    outer = [each for each in body.iter(TABLE) if next(each.iterancestors(TABLE), None) is None]
    return tuple(tuple(_row(row) for row in each.iterfind(ROW)) for each in outer)


def _row(row: etree._Element) -> tuple[str, ...]:
    return tuple(
        "\n".join(line.text for line in _flat_lines(cell, None)).strip()
        for cell in row.iterfind(CELL)
    )


def _lines(root: etree._Element, section: int | None) -> Iterator[Line]:
    """Yield the paragraphs below an element; those of a text box stand on their own."""
    for paragraph in root.iter(PARAGRAPH):
        pen = _Pen()
        is_unread = _is_inside(paragraph, root, UNREAD)
        for element in paragraph.iter(*READ):
            if not is_unread and _belongs(element, paragraph):
                pen.take(element)
        yield from pen.lines(section)
        section = None if section is None else section + pen.ends_section


def _is_inside(element: etree._Element, root: etree._Element, tags: frozenset[str]) -> bool:
    for above in element.iterancestors():
        if above is root:
            return False
        if above.tag in tags:
            return True
    return False


def _belongs(element: etree._Element, paragraph: etree._Element) -> bool:
    """Tell whether an element is read in this paragraph, not in one that a text box holds."""
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag == PARAGRAPH or above.tag in UNREAD or _counts_pages(above):
            return False
    return False


def _counts_pages(element: etree._Element) -> bool:
    return element.tag == SIMPLE_FIELD and _is_page_number(element.get(f"{W}instr", ""))


def _is_page_number(instruction: str) -> bool:
    return instruction.split()[:1] in [[name] for name in PAGE_NUMBERS]


def _is_hidden(text: etree._Element) -> bool:
    """Tell whether the run of a text is itself set to be hidden."""
    run = text.getparent()
    mark = None if run is None else run.find(HIDDEN)
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


class _Pen:
    """Write down one paragraph."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.ends_section = False
        self._open: dict[str, tuple[str, int]] = {}
        self._instruction: str | None = None
        self._skips = False

    def lines(self, section: int | None) -> Iterator[Line]:
        """Yield the paragraph, if there is anything to read in it."""
        if self.text.strip():
            yield Line(self.text, -1 if section is None else section, tuple(self.marks))

    def take(self, element: etree._Element) -> None:
        """Take the next element in the order of reading."""
        tag = element.tag
        if tag in TEXTS:
            self.text += "" if self._skips or _is_hidden(element) else element.text or ""
        elif tag in CHARACTERS:
            self.text += CHARACTERS[tag]
        elif tag == FIELD:
            self._turn(element.get(f"{W}fldCharType", ""))
        elif tag == INSTRUCTION:
            self._instruction = (self._instruction or "") + (element.text or "")
        elif tag == SECTION:
            self.ends_section = _begins_anew(element)
        else:
            self._mark(element, element.get(f"{W}id", ""))

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._instruction = ""
        self._skips = kind == "separate" and _is_page_number(self._instruction or "")

    def _mark(self, element: etree._Element, number: str) -> None:
        if element.tag == START:
            self._open[number] = element.get(f"{W}name", ""), len(self.text)
        elif number in self._open:
            name, start = self._open.pop(number)
            self.marks.append(Mark(name, start, len(self.text)))


def _begins_anew(section: etree._Element) -> bool:
    """Tell whether the section behind this one numbers its pages anew."""
    starts = (each.get(f"{W}start") for each in cast(list[etree._Element], NUMBERS_BEHIND(section)))
    return any(start is not None for start in starts)


def text_of(found: Iterable[Line]) -> str:
    """Return paragraphs as one text."""
    return "\n".join(line.text for line in found)
