"""Sections: pages, margins, and the headers that each of them prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.frozen import Frozen
from generator.view.names import Element, R, W, child, is_on, mm, number, twips, whole
from generator.view.records import HeaderKind, Section

SECTION: Final = f"{W}sectPr"
FLOW: Final = frozenset(f"{W}{n}" for n in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""Around paragraphs of the body: what does not take them out of it."""

# Word's own page, for a document that gives none: Letter, 25.4 mm above, 31.8 mm at the sides.
PAGE: Final = {"w": 12_240, "h": 15_840}
MARGINS: Final = {
    "top": 1_440, "bottom": 1_440, "left": 1_800, "right": 1_800,
    "header": 720, "footer": 720, "gutter": 0,
}  # fmt: skip
KINDS: Final[dict[str, HeaderKind]] = {"default": "default", "first": "first", "even": "even"}

Reference = tuple[HeaderKind, bool, str]
"""The kind of a header, whether it is a footer, and the id of its relation."""


class Found(Frozen):
    """A section as read, the headers that it prints, and the paragraph that carries it."""

    section: Section
    references: tuple[Reference, ...]
    carrier: Element | None


def sections(body: Element, *, has_even: bool) -> list[Found]:
    """Read the sections of a body; there is always one."""
    found: list[Found] = []
    known: dict[tuple[HeaderKind, bool], str] = {}
    printed: tuple[Reference, ...] = ()
    for properties, paragraph in in_order(body):
        for kind, is_footer, name in _references(properties):
            known[kind, is_footer] = name
        section = _section(len(found), properties)
        asked = {"default": True, "first": section.title_page, "even": has_even}
        references = tuple((*key, name) for key, name in sorted(known.items()) if asked[key[0]])
        printed = printed if printed == references else references
        found.append(Found(section, printed, paragraph))
    return found


def in_order(body: Element) -> Iterator[tuple[Element | None, Element | None]]:
    """Yield the properties of each section, with the paragraph that carries them."""
    last = child(body, "sectPr")
    for element in body.iter(SECTION):
        paragraph = _carrier(element)
        if paragraph is not None and is_in_flow(paragraph, body):
            yield element, paragraph
    yield last, None


def _carrier(section: Element) -> Element | None:
    properties = section.getparent()
    if properties is None or properties.tag != f"{W}pPr":
        return None
    paragraph = properties.getparent()
    return paragraph if paragraph is not None and paragraph.tag == f"{W}p" else None


def is_in_flow(paragraph: Element, body: Element) -> bool:
    """Tell whether a paragraph stands in the body itself, not in a table or a box."""
    for above in paragraph.iterancestors():
        if above is body:
            return True
        if above.tag not in FLOW:
            return False
    return False


def _references(properties: Element | None) -> Iterator[Reference]:
    for is_footer, name in ((False, "headerReference"), (True, "footerReference")):
        for each in () if properties is None else properties.iterfind(W + name):
            kind = KINDS.get(each.get(f"{W}type", "default"), "default")
            yield kind, is_footer, each.get(f"{R}id", "")


def _section(index: int, properties: Element | None) -> Section:
    page, margins = child(properties, "pgSz"), child(properties, "pgMar")
    width, height = (_length(page, name, PAGE[name]) for name in ("w", "h"))
    sides = {name: abs(_length(margins, name, asked)) for name, asked in MARGINS.items()}
    numbers, columns = child(properties, "pgNumType"), child(properties, "cols")
    start = None if numbers is None else number(numbers.get(f"{W}start"))
    return Section(
        index=index,
        width_mm=mm(width),
        height_mm=mm(height),
        top_mm=mm(sides["top"]),
        bottom_mm=mm(sides["bottom"]),
        left_mm=mm(sides["left"]),
        right_mm=mm(sides["right"]),
        header_mm=mm(sides["header"]),
        footer_mm=mm(sides["footer"]),
        gutter_mm=mm(sides["gutter"]),
        landscape=width > height,
        title_page=is_on(child(properties, "titlePg")),
        starts_at=None if start is None else int(start),
        number_format="decimal" if numbers is None else numbers.get(f"{W}fmt", "decimal"),
        columns=1 if columns is None else max(whole(columns.get(f"{W}num"), 1), 1),
    )


def _length(element: Element | None, name: str, missing: float) -> float:
    found = None if element is None else twips(element.get(W + name))
    return missing if found is None else found
