"""The length of drawn lines: in both branches of what a drawing is kept in, kept centred."""

from __future__ import annotations

import re
from typing import Final

from generator.view.names import (
    EMU_PER_MM,
    MM_PER_PT,
    PARAGRAPH,
    WP,
    WPG,
    WPS,
    A,
    Element,
    V,
    number,
    points,
)
from generator.view.shapes import BARE, CONTENT

_SAME_MM: Final = 0.3
_WIDTH: Final = re.compile(r"(?i)(?<![-\w])(width|margin-left)\s*:\s*([^;]+)")
_GROUPS: Final = (f"{WPG}wgp", f"{V}group")


def resize(paragraph: Element, old_mm: float, new_mm: float) -> bool:
    """Give the lines of a length that are anchored in a paragraph another; tell whether any."""
    found = False
    for place in paragraph.iter(f"{WP}anchor", f"{WP}inline", f"{V}line", f"{V}shape"):
        is_own = next(place.iterancestors(PARAGRAPH)) is paragraph
        if is_own and not _is_grouped(place) and next(place.iter(CONTENT), None) is None:
            found |= _resized(place, old_mm, new_mm)
    return found


def _is_grouped(place: Element) -> bool:
    groups = (*place.iterancestors(*_GROUPS), *place.iter(*_GROUPS))
    return bool(groups)


def _resized(place: Element, old_mm: float, new_mm: float) -> bool:
    if place.tag == f"{V}line":
        return _line(place, old_mm, new_mm)
    if place.tag == f"{V}shape":
        return _shape(place, old_mm, new_mm)
    return _drawing(place, old_mm, new_mm)


def _is_same(length_mm: float | None, old_mm: float) -> bool:
    return length_mm is not None and abs(length_mm - old_mm) <= _SAME_MM


def _drawing(place: Element, old_mm: float, new_mm: float) -> bool:
    sizes = [*place.iterfind(f"{WP}extent"), *place.iterfind(f".//{WPS}spPr/{A}xfrm/{A}ext")]
    lengths = [number(each.get("cx")) for each in sizes]
    if not any(each is not None and _is_same(each / EMU_PER_MM, old_mm) for each in lengths):
        return False
    for each in sizes:
        each.set("cx", str(round(new_mm * EMU_PER_MM)))
    offset = place.find(f"{WP}positionH/{WP}posOffset")
    start = None if offset is None else number(offset.text)
    if offset is not None and start is not None:
        offset.text = str(round(start + (old_mm - new_mm) / 2 * EMU_PER_MM))
    return True


def _line(line: Element, old_mm: float, new_mm: float) -> bool:
    ends = [re.split("[, ]+", (line.get(name) or "").strip()) for name in ("from", "to")]
    across = [points(end[0], BARE) for end in ends]
    if across[0] is None or across[1] is None:
        return False
    if not _is_same(abs(across[1] - across[0]) * MM_PER_PT, old_mm):
        return False
    middle, half = (across[0] + across[1]) / 2, new_mm / MM_PER_PT / 2
    sign = 1 if across[1] >= across[0] else -1
    for name, end, way in (("from", ends[0], -sign), ("to", ends[1], sign)):
        line.set(name, ",".join((f"{middle + way * half:.2f}pt", *end[1:])))
    return True


def _shape(shape: Element, old_mm: float, new_mm: float) -> bool:
    style = shape.get("style") or ""
    found = {match[1].lower(): points(match[2], BARE) for match in _WIDTH.finditer(style)}
    width = found.get("width")
    if width is None or not _is_same(width * MM_PER_PT, old_mm):
        return False
    start = found.get("margin-left")
    lengths = {"width": new_mm / MM_PER_PT}
    if start is not None:
        lengths["margin-left"] = start + (old_mm - new_mm) / 2 / MM_PER_PT

    def rewrite(match: re.Match[str]) -> str:
        return f"{match[1]}:{lengths[match[1].lower()]:.2f}pt"

    shape.set("style", _WIDTH.sub(rewrite, style))
    return True
