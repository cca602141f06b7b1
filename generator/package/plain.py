"""The paragraphs of a plain part, read in a fifth of the time that a tree takes.

Plain is what we write ourselves: the usual prefixes, no paragraph inside another, no fields,
nothing hidden. `texts` reads every part, and asks here first. What is made from one template has
nearly the same tags, so those of a brief part are understood once, as its frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Final

from generator.frozen import Frozen
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
PARAGRAPH: Final = "\x1f"
ROW, CELL, AROUND, TOLD = "\x1d", "\x1c", "\x1b", "\x1e"
"""Stand for tags among the texts, for no XML may hold these. What is `AROUND` a row or a cell takes
it out of its table; a tag that is `TOLD` has attributes to be looked at."""
SIGNS: Final = {
    "p": PARAGRAPH,
    "tr": ROW,
    "tc": CELL,
    **dict.fromkeys(("sdt", "customXml"), AROUND),
    **dict.fromkeys(("sectPr", "bookmarkStart", "bookmarkEnd"), TOLD),
    **CHARACTERS,
}
Tag = tuple[str, str]
"""Its name and its attributes."""
STRETCH: Final = 1 << 20
SHORT: Final = 1 << 13
"""So short a piece between two texts is remembered: rows and paragraphs are made alike."""
TEXT: Final = re.compile(rb"<w:t(?:\s[^<>]*)?(?<!/)>([^<]+)")
START: Final = b'<w:t xml:space="preserve">'
"""How nearly all texts begin."""
BRIEF: Final = 1 << 16
"""The tags of a longer part are not remembered: hardly another has the same."""
READ: Final = re.compile(rf"<w:({'|'.join(sorted(SIGNS))}|{ODD})(?=[\s/>])([^<>]*)>".encode())
UNUSUAL: Final = ((b"\r", b"\r"), (b"#", b"&#"), (b"!", b"<!"), (b"?", b"<?"))
"""A sign that is soon looked for, and what must not stand in a part."""
FOREIGN: Final = (("xmlns:m=", b"<m:t"), ("xmlns:a=", b"<a:t"), ("xmlns:mc=", b"<mc:Fallback"))
"""Texts of others, where they may stand at all."""
SECTION: Final = re.compile(rb"<w:sectPr(?=[\s/>])(?:[^<>]*/>|.*?</w:sectPr>)", re.DOTALL)
NUMBERED_ANEW: Final = re.compile(rb"<w:pgNumType(?=\s)[^<>]*\sw:start\s*=")
NUMBER: Final = re.compile(r"""\sw:id\s*=\s*(["'])(.*?)\1""", re.DOTALL)
NAME: Final = re.compile(r"""\sw:name\s*=\s*(["'])(.*?)\1""", re.DOTALL)


class Frame(Frozen):
    """The tags of a part: what its paragraphs say around the texts that are put into them.

    `spots` tell of each paragraph its place, and the tags that are told in it.
    """

    said: str
    spots: tuple[tuple[int, tuple[Tag, ...]], ...]


def lines(data: bytes, section: int | None, *, is_parsed: bool = False) -> list[Line] | None:
    """Return the paragraphs with text as `texts` has them, or None where a part is not plain.

    What `is_parsed` strictly, byte for byte, is well formed.

    Raises:
        lxml.etree.XMLSyntaxError: where it is not well formed.
    """
    found = _framed(data, section) if len(data) < BRIEF else None
    if found is None:
        if not is_usual(data):
            return None
        cut = stretches(data, len(DECLARATION), len(data))
        try:
            found = list(_read(cut, section, _turns(data)))
        except OddError:
            return None
    if not is_parsed:
        demand_xml(data)
    return found


def _framed(data: bytes, section: int | None) -> list[Line] | None:
    """Read a part by its frame; None where its tags, or a text, are not plain."""
    before, *rest = data.split(START)
    cut = [each.partition(b"<") for each in rest]
    texts = b"<".join([text for text, _, _ in cut])
    has_names = b"&" in texts
    if not cut or b"\r" in texts or (has_names and b"&#" in texts):
        return None
    frame = _frame((START + b"<").join([before, *[tags for _, _, tags in cut]]), section)
    if frame is None:
        return None
    words = texts.decode().split("<")
    words = list(map(unescape, words)) if has_names else words
    paragraphs = (frame.said % tuple(words)).split(PARAGRAPH)
    return [
        _marked(said, place, tags) if tags else Line(said, place)
        for said, (place, tags) in zip(paragraphs, frame.spots, strict=False)
        if said and not said.isspace()  # signs count as spaces
    ]


@lru_cache(maxsize=64)
def _frame(tags: bytes, section: int | None) -> Frame | None:
    """Return the frame of a part whose texts are left out, or None where it is not plain."""
    if not is_usual(tags):
        return None
    try:
        pieces = list(map(said, tags.split(START)))
    except OddError:
        return None
    telling, turns = (tag for _, own in pieces for tag in own), _turns(tags)
    place = -1 if section is None else section
    paragraphs, spots = [], []
    for paragraph in _without_table("%s".join(_fixed(text) for text, _ in pieces)).split(PARAGRAPH):
        told = tuple(islice(telling, paragraph.count(TOLD)))
        if paragraph and not paragraph.isspace():
            paragraphs.append(paragraph)
            spots.append((place, told))
        ends = [next(turns, False) for name, _ in told if name == "sectPr"]
        if ends and section is not None:
            place += ends[-1]
    return Frame(PARAGRAPH.join(paragraphs), tuple(spots))


def _fixed(text: str) -> str:
    """Return a text as it has to stand in a pattern for the sign «%»."""
    return text.replace("%", "%%")


def _marked(paragraph: str, place: int, tags: Iterable[Tag]) -> Line:
    text, marks, _ = _told(paragraph, iter(tags), iter(()))
    return Line(text, place, marks)


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
    if any(data.find(sign, start) >= 0 <= data.find(odd, start) for sign, odd in UNUSUAL):
        return False
    if data.count(b"<") != data.count(b">"):  # one stands in an attribute
        return False
    declared = b"".join(DECLARED.findall(data)).decode()
    if not _is_usual(declared):
        return False
    return not any(space in declared and text in data for space, text in FOREIGN)


class OddError(Exception):
    """Something stands in a part that only a tree can tell."""


def stretches(data: bytes, start: int, end: int, before: bytes = b"<w:p>") -> Iterator[bytes]:
    """Cut a long part before a tag: all that is found in it takes ten times its room."""
    while start < end:
        cut = data.find(before, start + STRETCH, end)
        cut = end if cut < 0 else cut
        yield data[start:cut]
        start = cut


def said(stretch: bytes) -> tuple[str, list[Tag]]:
    """Return the texts of a stretch with signs for the tags between them, and the tags told.

    Raises:
        OddError: where there is anything else that prints.
    """
    pieces = TEXT.split(stretch)
    between = pieces[::2]
    read = _between if max(map(len, between)) < SHORT else _between.__wrapped__
    found = list(map(read, between))
    pieces[::2] = [signs for signs, _ in found]
    text = b"".join(pieces).decode()
    return unescape(text) if "&" in text else text, [tag for _, own in found for tag in own]


@lru_cache(maxsize=1024)
def _between(tags: bytes) -> tuple[bytes, tuple[Tag, ...]]:
    """Return the signs for what stands between two texts, and the tags told."""
    found = [(name.decode(), attributes.decode()) for name, attributes in READ.findall(tags)]
    if not SIGNS.keys() >= {name for name, _ in found}:
        raise OddError
    signs = "".join(SIGNS[name] for name, _ in found)
    return signs.encode(), tuple(tag for tag in found if SIGNS[tag[0]] == TOLD)


@lru_cache(maxsize=64)
def _is_usual(declared: str) -> bool:
    """Tell whether name spaces have their usual prefixes and no others, and these no others."""
    counts = ((declared.count(each) for each in names) for names in PREFIXES)
    return "&" not in declared and all(len(set(each)) == 1 for each in counts)


def _read(parts: Iterable[bytes], section: int | None, turns: Iterable[bool]) -> Iterator[Line]:
    """Yield the paragraphs with text of some stretches; `turns` as `_turns` has it."""
    place, coming = -1 if section is None else section, iter(turns)
    known: dict[str, Line] = {}  # a long table says the same again and again
    for text, tags in map(said, parts):
        telling = iter(tags)
        for paragraph in _without_table(text).split(PARAGRAPH):
            if TOLD in paragraph:
                words, marks, ends_section = _told(paragraph, telling, coming)
                if words and not words.isspace():
                    yield Line(words, place, marks)
                if ends_section and section is not None:
                    place, known = place + 1, {}
            elif paragraph in known:
                yield known[paragraph]
            elif paragraph and not paragraph.isspace():
                line = known[paragraph] = Line(paragraph, place)
                yield line


def _without_table(text: str) -> str:
    return text.replace(ROW, "").replace(CELL, "").replace(AROUND, "")


def _told(
    paragraph: str, tags: Iterator[Tag], turns: Iterator[bool]
) -> tuple[str, tuple[Mark, ...], bool]:
    """Return what a paragraph says, its marks, and whether the next one is of another section."""
    text, *pieces = paragraph.split(TOLD)
    marks: list[Mark] = []
    opened: dict[str, tuple[str, int]] = {}
    ends_section = False
    for piece, (name, attributes) in zip(pieces, tags, strict=False):
        if name == "sectPr":
            ends_section = next(turns, False)
        else:
            _mark(name, attributes, len(text), marks, opened)
        text += piece
    return text, tuple(marks), ends_section


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
