"""Ids and names that must be one of a kind in a joined file: bookmarks and drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import MutableMapping
from itertools import count
from typing import Final

from lxml import etree

from generator.archive import data_of
from generator.package.parts import Part, parse, write

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
START, END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
ID, NAME = f"{W}id", f"{W}name"

PLACE: Final = re.compile(r"(_cv_[a-z]+_)\d+")
"""A name of ours: a printed number, date or figure, counted through the whole file."""


def rename_bookmarks(incoming: etree._Element, tree: etree._Element) -> None:
    """Rename the bookmarks whose names a joined file has already, and what refers to them."""
    taken = {start.get(NAME, "") for start in tree.iter(START)}
    own = {start.get(NAME, "") for start in incoming.iter(START)}
    renamed = {
        name: next(free for n in count(2) if (free := f"{name}_{n}") not in taken | own)
        for name in own & taken
        if not PLACE.fullmatch(name)
    }
    for name, free in renamed.items():
        _rename(incoming, name, free)


def _rename(tree: etree._Element, name: str, free: str) -> None:
    for element in tree.iter(START, f"{W}hyperlink"):
        key = NAME if element.tag == START else f"{W}anchor"
        if element.get(key) == name:
            element.set(key, free)
    for field in tree.iter(f"{W}instrText"):
        field.text = re.sub(rf"\b{re.escape(name)}\b", free, field.text or "")


def number_ids(joined: MutableMapping[str, Part], main: str) -> None:
    """Number bookmarks, our places and drawings afresh, the main part first."""
    names: Counter[str] = Counter()
    bookmarks, drawings = count(), count(1)
    for part in [main, *(name for name in joined if name != main)]:
        if part != main and not _has_ids(part, joined[part]):
            continue
        tree = parse(joined[part])
        _number_bookmarks(tree, bookmarks, names)
        for drawing in tree.iter(DRAWING):
            drawing.set("id", str(next(drawings)))
        joined[part] = write(tree)


def _has_ids(name: str, part: Part) -> bool:
    data = data_of(part) if name.endswith(".xml") else b""
    return b"bookmarkStart" in data or b"docPr " in data


def _number_bookmarks(tree: etree._Element, ids: count[int], names: Counter[str]) -> None:
    """Give ids in document order; an end belongs to the last start before it with its id."""
    latest: dict[str | None, str] = {}
    for element in tree.iter(START, END):
        if element.tag == START:
            latest[element.get(ID)] = str(next(ids))
            if ours := PLACE.fullmatch(element.get(NAME, "")):
                names[ours[1]] += 1
                element.set(NAME, f"{ours[1]}{names[ours[1]]}")
        element.set(ID, latest.get(element.get(ID), element.get(ID, "")))
