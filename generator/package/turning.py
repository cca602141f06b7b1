"""Sections inside a body that turn its pages: given the page, the header and the count around."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.package.joining import AFTER_TYPE, W, insert_after
from generator.package.parts import Part, Parts, main_part, parse, write

MADE: Final = f"{W}rsidSect"
"""What a section that ends inside a body was marked with by whoever wrote it."""


def turn_pages(parts: Parts, mark: str) -> dict[str, Part]:
    """Give the marked sections of a document what the section around them has.

    The first of them begins as that section did; those behind it go on with its header and count
    its pages further. A page that lies keeps its margins as it is read (ND30-07).
    """
    main = main_part(parts)
    tree = parse(parts[main])
    made: list[etree._Element] = []
    for section in list(tree.iter(f"{W}sectPr")):
        if section.get(MADE) == mark:
            made.append(section)
        elif made:
            _settle(made, section)
            made = []
    return {**parts, main: write(tree)}


def _settle(made: list[etree._Element], around: etree._Element) -> None:
    first = deepcopy(around)
    _go_on(around)
    for number, section in enumerate(made):
        lies = _size(section).get(f"{W}orient") == "landscape"
        twin = deepcopy(around) if number else first
        twin.tail = section.tail
        if lies:
            _lay(_size(twin))
        parent = section.getparent()
        assert parent is not None
        parent.replace(section, twin)


def _go_on(section: etree._Element) -> None:
    """Let a section begin on a new page and go on with what the one before it has."""
    first_pages = [each for each in section if each.get(f"{W}type") == "first"]
    for name in ("type", "titlePg"):
        first_pages += section.findall(f"{W}{name}")
    for each in first_pages:
        section.remove(each)
    for numbers in section.findall(f"{W}pgNumType"):
        numbers.attrib.pop(f"{W}start", "")
        if not numbers.attrib:
            section.remove(numbers)
    insert_after(section, AFTER_TYPE, "type", {"val": "nextPage"})


def _size(section: etree._Element) -> etree._Element:
    found = section.find(f"{W}pgSz")
    return section.makeelement(f"{W}pgSz") if found is None else found


def _lay(size: etree._Element) -> None:
    sides = [size.get(f"{W}{side}", "") for side in ("w", "h")]
    for side, length in zip(
        ("w", "h"), sorted(sides, key=lambda each: -int(each or 0)), strict=True
    ):
        size.set(f"{W}{side}", length)
    size.set(f"{W}orient", "landscape")
