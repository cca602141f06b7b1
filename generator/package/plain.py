"""The paragraphs of a plain part, read in a fifth of the time that a tree takes.

Plain is what we write ourselves: the usual prefixes, no paragraph inside another, no fields,
nothing hidden. `texts` reads every part, and asks here first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import Final

from generator.package.line import CHARACTERS, Line, Mark
from generator.package.parts import DECLARATION, demand_xml

OFFICE: Final = "http://schemas.openxmlformats.org"
PREFIXES: Final = tuple(
    (uri, f'xmlns:{prefix}="{uri}"', f"xmlns:{prefix}=")
    for prefix, uri in (
        ("w", f"{OFFICE}/wordprocessingml/2006/main"),
        ("m", f"{OFFICE}/officeDocument/2006/math"),
        ("a", f"{OFFICE}/drawingml/2006/main"),
        ("mc", f"{OFFICE}/markup-compatibility/2006"),
    )
)
DECLARED: Final = re.compile(rb"xmlns[^<>]*")
ODD: Final = "del|moveFrom|tabs|fldSimple|fldChar|instrText|vanish|txbxContent|sectPrChange"
"""What only a tree can tell: words that are hidden or taken out, fields, boxes."""
TAKEN: Final = frozenset({"p", "t", "sectPr", "bookmarkStart", "bookmarkEnd", *CHARACTERS})
Element = tuple[str, str, str]
"""The name, the attributes and the text behind the tag."""
STRETCH: Final = 1 << 20
READ: Final = re.compile(rf"<w:({'|'.join(sorted(TAKEN))}|{ODD})(?=[\s/>])([^<>]*)>([^<]*)")
UNUSUAL: Final = ((b"\r", b"\r"), (b"#", b"&#"), (b"!", b"<!"), (b"?", b"<?"))
"""A sign that is soon looked for, and what must not stand in a part."""
FOREIGN: Final = (("xmlns:m=", b"<m:t"), ("xmlns:a=", b"<a:t"), ("xmlns:mc=", b"<mc:Fallback"))
"""Texts of others, where they may stand at all."""
SECTION: Final = re.compile(rb"<w:sectPr(?=[\s/>])(?:[^<>]*/>|.*?</w:sectPr>)", re.DOTALL)
NUMBERED_ANEW: Final = re.compile(rb"<w:pgNumType(?=\s)[^<>]*\sw:start\s*=")
END: Final = ("p", "", "")
"""Stands behind the last paragraph, as its next one would."""
NUMBER: Final = re.compile(r"""\sw:id\s*=\s*(["'])(.*?)\1""", re.DOTALL)
NAME: Final = re.compile(r"""\sw:name\s*=\s*(["'])(.*?)\1""", re.DOTALL)


def lines(data: bytes, section: int | None) -> list[Line] | None:
    """Return the paragraphs with text as `texts` has them, or None where a part is not plain.

    Raises:
        lxml.etree.XMLSyntaxError: where it is not well formed.
    """
    if not is_usual(data):
        return None
    try:
        found = list(read(_elements(data), section, _turns(data)))
    except OddError:
        return None
    demand_xml(data)
    return found


def _turns(data: bytes) -> Iterator[bool]:
    """Tell of each section whether the one behind it numbers its pages anew."""
    if data.find(b"<w:sectPr", data.find(b"<w:sectPr") + 1) < 0:
        return iter(())
    sections = [found[0] for found in SECTION.finditer(data)]
    return (bool(NUMBERED_ANEW.search(behind)) for behind in [*sections[1:], b""])


def is_usual(data: bytes) -> bool:
    """Tell whether a part is written as ours are."""
    start = len(DECLARATION)
    if not data.startswith(DECLARATION):
        return False
    if any(sign in data and data.find(odd, start) >= 0 for sign, odd in UNUSUAL):
        return False
    if data.count(b"<") != data.count(b">"):  # one stands in an attribute
        return False
    declared = b"".join(DECLARED.findall(data)).decode()
    if not _is_usual(declared):
        return False
    return not any(space in declared and text in data for space, text in FOREIGN)


class OddError(Exception):
    """Something stands in a part that only a tree can tell."""


def _elements(data: bytes) -> Iterable[Element]:
    if len(data) <= STRETCH:
        return elements_in(data[len(DECLARATION) :].decode())
    return chain.from_iterable(map(elements_in, _stretches(data)))


def _stretches(data: bytes) -> Iterator[str]:
    """Cut a long part between paragraphs: all that is found in it takes ten times its room."""
    start = len(DECLARATION)
    while start < len(data):
        end = data.find(b"<w:p>", start + STRETCH)
        end = len(data) if end < 0 else end
        yield data[start:end].decode()
        start = end


def elements_in(xml: str) -> list[Element]:
    """Return what is to be read in a stretch of a part.

    Raises:
        OddError: where there is anything else that prints.
    """
    elements = READ.findall(xml)
    if not TAKEN.issuperset(name for name, _, _ in elements):
        raise OddError
    return elements


@lru_cache(maxsize=64)
def _is_usual(declared: str) -> bool:
    """Tell whether name spaces have their usual prefixes and no others, and these no others."""
    counts = ((declared.count(each) for each in names) for names in PREFIXES)
    return "&" not in declared and all(len(set(each)) == 1 for each in counts)


def read(
    elements: Iterable[Element], section: int | None, turns: Iterable[bool] = ()
) -> Iterator[Line]:
    """Yield the paragraphs with text among elements that were found; `turns` as `_turns` has it."""
    text, ends_section, coming = "", False, iter(turns)
    marks: list[Mark] = []
    opened: dict[str, tuple[str, int]] = {}
    known: dict[str, str] = {}  # a long table says the same again and again
    for name, attributes, content in chain(elements, [END]):
        if name == "t":
            text += _said(attributes, content)
        elif name == "p":
            if text and not text.isspace():
                said = known.setdefault(text, text)
                yield Line(said, -1 if section is None else section, tuple(marks))
            section = section if section is None else section + ends_section
            text, ends_section, marks, opened = "", False, [], {}
        elif name in CHARACTERS:
            text += CHARACTERS[name]
        elif name == "sectPr":
            ends_section = next(coming, False)
        else:
            _mark(name, attributes, len(text), marks, opened)


def _said(attributes: str, content: str) -> str:
    if attributes.endswith("/"):  # what follows is not in it
        return ""
    return unescape(content) if "&" in content else content


def _mark(
    name: str, attributes: str, at: int, marks: list[Mark], opened: dict[str, tuple[str, int]]
) -> None:
    """Take the beginning or the end of a bookmark."""
    number = _value(NUMBER, attributes)
    if name == "bookmarkStart":
        opened[number] = _value(NAME, attributes), at
    elif number in opened:
        named, start = opened.pop(number)
        marks.append(Mark(named, start, at))


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return unescape(found[2]) if found else ""
