"""Places: printed numbers, dates and figures that stay findable in an edited file.

While text is written, a place is three private-use characters around it; once the part is whole,
each marked text becomes a run of its own inside a hidden bookmark. Bookmarks, because LibreOffice
drops the tags of content controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
FIGURE = "hinh"
"""The kind of a computed figure; the kinds of slots are the values of `SlotKind`."""

MARKED = re.compile(f"{OPEN}([^{MIDDLE}]*){MIDDLE}([^{CLOSE}]*){CLOSE}")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(kind: str, text: str) -> str:
    """Wrap a text in the marks of its kind; the result belongs inside one `w:t`."""
    return f"{OPEN}{kind}{MIDDLE}{text}{CLOSE}"


@dataclass(slots=True)
class Bookmarks:
    """The running numbers of one document's bookmarks, over all its parts."""

    next_id: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def take(self, kind: str) -> tuple[str, str]:
        """Return the id and the name of the next bookmark of a kind."""
        count = self.counts[kind] = self.counts.get(kind, 0) + 1
        self.next_id += 1
        return str(self.next_id - 1), f"_cv_{kind}_{count}"


def split_marks(tree: etree._Element, bookmarks: Bookmarks) -> None:
    """Turn every marked text of a part into a bookmarked run, in document order."""
    texts = [text for text in tree.iter(f"{W}t") if text.text and OPEN in text.text]
    for run in dict.fromkeys(text.getparent() for text in texts):
        assert run is not None
        _split(run, bookmarks)


def _split(run: etree._Element, bookmarks: Bookmarks) -> None:
    parent = run.getparent()
    assert parent is not None
    for kind, children in _pieces(run):
        piece = _like(run, children)
        if kind is None:
            run.addprevious(piece)
            continue
        number, name = bookmarks.take(kind)
        start = run.makeelement(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": name})
        for element in (start, piece, run.makeelement(f"{W}bookmarkEnd", {f"{W}id": number})):
            run.addprevious(element)
    parent.remove(run)


def _pieces(run: etree._Element) -> Iterator[tuple[str | None, list[etree._Element]]]:
    """Cut the content of a run into plain stretches (`None`) and marked texts."""
    plain: list[etree._Element] = []
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        if child.tag != f"{W}t" or OPEN not in (child.text or ""):
            plain.append(child)
            continue
        for kind, text in _cut(child):
            if kind is None:
                plain.append(text)
                continue
            if plain:
                yield None, plain
                plain = []
            yield kind, [text]
    if plain:
        yield None, plain


def _cut(text: etree._Element) -> Iterator[tuple[str | None, etree._Element]]:
    before, *rest = MARKED.split(text.text or "")
    if before:
        yield None, _text(text, before)
    for kind, marked, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        yield kind, _text(text, marked)
        if after:
            yield None, _text(text, after)


def _text(like: etree._Element, content: str) -> etree._Element:
    text = like.makeelement(f"{W}t", {SPACE: "preserve"})
    text.text = content
    return text


def _like(run: etree._Element, children: list[etree._Element]) -> etree._Element:
    """Make a run with the look of another and the given content."""
    twin = run.makeelement(run.tag)
    twin.attrib.update(run.attrib)
    look = run.find(f"{W}rPr")
    if look is not None:
        twin.append(deepcopy(look))
    twin.extend(children)
    return twin
