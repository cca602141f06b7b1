"""Any .docx into the resolved view: parts, stories, sections."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from generator.errors import Place, Refused, error
from generator.frozen import replace
from generator.package import (
    Relation,
    content_types,
    main_part,
    read_with_trees,
    relations,
    relations_name,
    resolve,
)
from generator.view.changes import changes
from generator.view.guests import guests
from generator.view.names import Element, W, child, is_on, plain, tree
from generator.view.numbering import Counters
from generator.view.records import Change, Document, Header, Section, Spot, Story
from generator.view.rooms import Findings, Room
from generator.view.sections import Found, sections
from generator.view.styles import Sheet, sheet
from generator.view.walk import Walk

Parts = Mapping[str, bytes]
Arrows = dict[str, Relation]
NOTE_STORIES: Final[tuple[tuple[str, str, Story], ...]] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "endnote"),
    ("comments", "comment", "comment"),
)


def read(data: bytes, file: str) -> Document:
    """Read a document of Word as it is printed.

    Raises:
        Refused: where the file cannot be read at all.
    """
    parts, trees = read_with_trees(data, file, as_found=True)
    return read_parts(parts, file, trees)


def read_parts(parts: Parts, file: str, trees: Mapping[str, Element] | None = None) -> Document:
    """Read a document whose package is unpacked already, and maybe parsed: `trees` stay as is.

    Raises:
        Refused: where it cannot be read at all.
    """
    try:
        return _Reader(parts, file, trees or {}).document()
    except (etree.XMLSyntaxError, RecursionError) as broken:
        what = "Tệp lồng quá nhiều tầng hoặc có phần không đọc được."
        remedy = "Mở tệp bằng Word rồi lưu lại."
        raise Refused([error("GO08", Place(file), what, remedy)]) from broken


def sheet_of(parts: Parts) -> Sheet:
    """Return the styles of a document."""
    return _Reader(parts, "", {}).sheet


@lru_cache(maxsize=64)
def _relations(data: bytes) -> Arrows:
    return relations({relations_name(""): plain(data)}, "")


class _Reader:
    """Read one document."""

    def __init__(self, parts: Parts, file: str, trees: Mapping[str, Element]) -> None:
        self._parts = parts
        self._trees = trees
        self._file = file
        self._main = main_part(parts)
        self._arrows = {name: _relations(parts[name]) for name in parts if name.endswith(".rels")}
        settings = self._part("settings")
        self._settings = tree(settings) if settings else None
        self._root = self._tree(self._main)
        made = sheet(self._part("styles"), self._part("numbering"), self._part("theme"), settings)
        self._found = Findings(made, Counters(made.lists))
        self._changes: list[Change] = []
        self._has_even = is_on(child(self._settings, "evenAndOddHeaders"))

    @property
    def sheet(self) -> Sheet:
        """The styles that are read by."""
        return self._found.sheet

    def _of(self, source: str) -> Arrows:
        return self._arrows.get(relations_name(source), {})

    def _part(self, kind: str) -> bytes:
        """Return a part that the main part points to, b"" for none."""
        for arrow in self._of(self._main).values():
            if arrow.type.endswith(f"/{kind}") and not arrow.is_external:
                return self._parts.get(resolve(self._main, arrow.target), b"")
        return b""

    def _tree(self, part: str) -> Element:
        """Return a part parsed; one in Strict Open XML has to be parsed with ordinary names."""
        data = self._parts[part]
        return self._trees[part] if part in self._trees and plain(data) is data else tree(data)

    def document(self) -> Document:
        """Read all stories."""
        found = sections(_body(self._root), has_even=self._has_even)
        self._read_body(found)
        made = tuple(self._with_headers(found))
        for kind, name, story in NOTE_STORIES:
            self._read_notes(kind, name, story, made[0])
        strokes = tuple(each for each in self._found.strokes if each is not None)
        types = content_types(self._parts)
        return Document(
            self._file,
            tuple(self._found.paragraphs),
            made,
            tuple(self._found.tables),
            strokes,
            tuple(self._changes),
            tuple(guests(self._parts, self._named_arrows())),
            tuple(self._missing()),
            self._has_even,
            "emplate" in types.of(self._main),
            dict(self._properties()),
        )

    def _walk(self, part: str, root: Element, ends: Mapping[Element, Section]) -> Walk:
        links = {key: each.target for key, each in self._of(part).items() if each.is_external}
        walk = Walk(self._found, part, root, links, ends)
        self._changes += changes(root, part, walk.numbers.paragraphs)
        return walk

    def _read_body(self, found: list[Found]) -> None:
        ends = {
            each.carrier: found[number + 1].section
            for number, each in enumerate(found)
            if each.carrier is not None
        }
        walk = self._walk(self._main, self._root, ends)
        room = Room("body", round(found[0].section.text_width_mm, 3), 0)
        walk.blocks(_body(self._root), room)
        for number, each in enumerate(found):
            if each.carrier is not None:
                spot = Spot(self._main, walk.numbers.paragraphs[each.carrier][0])
                found[number] = replace(each, section=replace(each.section, spot=spot))

    # --- headers and notes -----------------------------------------------------------------

    def _with_headers(self, found: list[Found]) -> Iterator[Section]:
        known: dict[tuple[str, bool], tuple[int, ...]] = {}
        references: object = None
        headers: tuple[Header, ...] = ()
        for each in found:
            if each.references is not references:
                references = each.references
                headers = tuple(
                    Header(kind, is_footer, paragraphs)
                    for kind, is_footer, name in each.references
                    if (paragraphs := self._header(name, is_footer, each.section, known))
                )
            yield replace(each.section, headers=headers) if headers else each.section

    def _header(
        self,
        name: str,
        is_footer: bool,
        section: Section,
        known: dict[tuple[str, bool], tuple[int, ...]],
    ) -> tuple[int, ...]:
        arrow = self._of(self._main).get(name)
        part = resolve(self._main, arrow.target) if arrow and not arrow.is_external else ""
        if part not in self._parts or not self._is_story(part):
            return ()
        if (part, is_footer) not in known:
            first = len(self._found.paragraphs)
            story: Story = "footer" if is_footer else "header"
            root = self._tree(part)
            walk = self._walk(part, root, {})
            walk.blocks(root, Room(story, round(section.text_width_mm, 3)))
            known[part, is_footer] = tuple(range(first, len(self._found.paragraphs)))
        return known[part, is_footer]

    def _is_story(self, part: str) -> bool:
        return posixpath.splitext(part)[1].lower() == ".xml" and part != self._main

    def _read_notes(self, kind: str, name: str, story: Story, section: Section) -> None:
        for arrow in self._of(self._main).values():
            part = resolve(self._main, arrow.target)
            if (
                not arrow.type.endswith(f"/{kind}")
                or arrow.is_external
                or not self._parts.get(part)
            ):
                continue
            root = self._tree(part)
            walk = self._walk(part, root, {})
            for note in root.iterfind(W + name):
                if note.get(f"{W}type", "normal") == "normal":
                    walk.blocks(note, Room(story, round(section.text_width_mm, 3)))
            return

    # --- the package -----------------------------------------------------------------------

    def _named_arrows(self) -> dict[str, Arrows]:
        return {_source(name): arrows for name, arrows in self._arrows.items()}

    def _missing(self) -> Iterator[str]:
        named: dict[str, None] = {}
        for source, arrows in self._named_arrows().items():
            for arrow in arrows.values():
                target = resolve(source, arrow.target.partition("#")[0])
                if not arrow.is_external and target not in self._parts and target:
                    named[target] = None
        yield from named

    def _properties(self) -> Iterator[tuple[str, str]]:
        for arrow in self._of("").values():
            if arrow.type.endswith(("/core-properties", "/extended-properties")):
                data = self._parts.get(resolve("", arrow.target), b"")
                for each in tree(data) if data else ():
                    if isinstance(each.tag, str) and each.text and each.text.strip():
                        yield etree.QName(each).localname, each.text.strip()


def _body(root: Element) -> Element:
    found = root.find(f"{W}body")
    return root if found is None else found


def _source(relations_part: str) -> str:
    folder, name = posixpath.split(relations_part)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
