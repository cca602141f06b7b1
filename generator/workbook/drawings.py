"""Tells over which cells of a sheet pictures, text boxes and controls lie."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from generator.workbook.cells import Area

_ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}
_EVERYWHERE = Area(1, 1, 1 << 20, 1 << 14)


def drawn_over(drawing: bytes) -> Iterator[Area]:
    """Yield the cells that lie under each thing that can be seen in a part of drawings.

    What is anchored to no cell may lie anywhere.
    """
    for anchor in ElementTree.fromstring(drawing).iter():
        if anchor.tag.rpartition("}")[2] in _ANCHORS and not _is_hidden(anchor):
            yield _under(anchor)


def _is_hidden(anchor: ElementTree.Element) -> bool:
    named = anchor.find(".//{*}cNvPr")
    return named is not None and named.get("hidden") in ("1", "true")


def _under(anchor: ElementTree.Element) -> Area:
    first, last = anchor.find("{*}from"), anchor.find("{*}to")
    if first is None:
        return _EVERYWHERE
    top, left = (_number(first, name) + 1 for name in ("row", "col"))
    if last is None:
        return Area(top, left, top, left)
    bottom, right = _end(last, "row"), _end(last, "col")
    return Area(top, left, max(top, bottom), max(left, right))


def _end(last: ElementTree.Element, name: str) -> int:
    """Return the last row or column under a thing: one that it only touches is not."""
    return _number(last, name) + (_number(last, f"{name}Off") > 0)


def _number(corner: ElementTree.Element, name: str) -> int:
    return int(corner.findtext(f"{{*}}{name}") or 0)
