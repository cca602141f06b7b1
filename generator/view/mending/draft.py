"""A package while edits are carried out on it: parts parsed as needed, places found once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from lxml import etree

from generator.frozen import Frozen
from generator.package import (
    ContentTypes,
    Relation,
    content_types,
    main_part,
    relations,
    resolve,
    write,
)
from generator.view.names import Element, R, W, child, is_on, paragraphs_of, tables_of, tree
from generator.view.reading import read_parts, sheet_of
from generator.view.records import Document, HeaderKind, Spot
from generator.view.sections import KINDS, in_order
from generator.view.styles import Sheet

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADER_TYPE: Final = f"{_WORD}.header+xml"
FOOTER_TYPE: Final = f"{_WORD}.footer+xml"
STORY_TYPES: Final = frozenset(
    (HEADER_TYPE, FOOTER_TYPE, *(f"{_WORD}.{n}+xml" for n in ("footnotes", "endnotes", "comments")))
)


class Parsed(Frozen):
    """A part as a tree, and as it was before."""

    root: Element
    before: bytes
    paragraphs: tuple[Element, ...]
    tables: tuple[Element, ...]


Slot = tuple[HeaderKind, bool]
"""The kind of a header, and whether it is a footer."""


class Draft:
    """The parts of a document, to be edited; places are those of the document as it came."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self.main = main_part(parts)
        self._given = dict(parts)
        self._parsed: dict[str, Parsed] = {}

    def parsed(self, part: str) -> Parsed:
        """Return a part as a tree."""
        if part not in self._parsed:
            root = tree(self.parts[part])
            before = etree.tostring(root)
            places = tuple(paragraphs_of(root)), tuple(tables_of(root))
            self._parsed[part] = Parsed(root, before, *places)
        return self._parsed[part]

    def paragraph(self, spot: Spot) -> Element | None:
        """Return the paragraph at a spot."""
        if not self._is_story(spot.part):
            return None
        found = self.parsed(spot.part).paragraphs
        return found[spot.paragraph] if spot.paragraph < len(found) else None

    def _is_story(self, part: str) -> bool:
        """Tell whether a part is declared as one whose paragraphs are read."""
        return part == self.main or (part in self.parts and self._types.of(part) in STORY_TYPES)

    @cached_property
    def _types(self) -> ContentTypes:
        return content_types(self._given)

    def table(self, index: int) -> Element | None:
        """Return a table by its index in the document."""
        known = next((each for each in self.document.tables if each.index == index), None)
        if known is None or not self._is_story(known.part):
            return None
        return self.parsed(known.part).tables[known.number]

    @cached_property
    def document(self) -> Document:
        """The document as it came."""
        return read_parts(self._given, "")

    @cached_property
    def sheet(self) -> Sheet:
        """The styles; no edit touches them."""
        return sheet_of(self._given)

    @cached_property
    def has_even(self) -> bool:
        """Tell whether even pages have headers of their own."""
        for arrow in relations(self._given, self.main).values():
            name = resolve(self.main, arrow.target)
            if arrow.type.endswith("/settings") and name in self._given:
                return is_on(child(tree(self._given[name]), "evenAndOddHeaders"))
        return False

    @cached_property
    def sections(self) -> tuple[Element, ...]:
        """The properties of the sections; those of the last are made where there are none."""
        root = self.parsed(self.main).root
        body = child(root, "body")
        body = root if body is None else body
        found = [properties for properties, _ in in_order(body)]
        last = found[-1]
        if last is None:
            last = etree.SubElement(body, f"{W}sectPr")
        return (*(each for each in found[:-1] if each is not None), last)

    def headers(self, section: int) -> dict[Slot, str]:
        """Return the parts of the headers and footers of a section, inherited ones included."""
        arrows = relations(self.parts, self.main)
        found: dict[Slot, str] = {}
        for properties in self.sections[: section + 1]:
            for each in properties.iterfind(f"{W}headerReference"):
                found[_kind(each), False] = _target(self.main, arrows, each)
            for each in properties.iterfind(f"{W}footerReference"):
                found[_kind(each), True] = _target(self.main, arrows, each)
        types = content_types(self.parts)
        return {
            slot: part
            for slot, part in found.items()
            if part in self.parts and types.of(part) == (FOOTER_TYPE if slot[1] else HEADER_TYPE)
        }

    def finished(self) -> dict[str, bytes]:
        """Return the parts; those that no edit changed keep their bytes."""
        for name, parsed in self._parsed.items():
            if etree.tostring(parsed.root) != parsed.before:
                self.parts[name] = write(parsed.root)
        return self.parts


def _kind(reference: Element) -> HeaderKind:
    return KINDS.get(reference.get(f"{W}type", "default"), "default")


def _target(main: str, arrows: Mapping[str, Relation], reference: Element) -> str:
    arrow = arrows.get(reference.get(f"{R}id", ""))
    return resolve(main, arrow.target) if arrow and not arrow.is_external else ""
