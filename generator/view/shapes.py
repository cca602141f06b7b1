"""Drawn shapes: thin ones that serve as a line, and boxes that hold text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.frozen import Frozen
from generator.view.names import (
    ALTERNATE,
    EMU_PER_MM,
    EMU_PER_PT,
    MM_PER_PT,
    OFFICE,
    PICTURE,
    WP,
    WPG,
    WPS,
    A,
    Element,
    V,
    W,
    branch,
    number,
    points,
)

THIN_MM: Final = 1.0
"""A shape that is lower than this is seen as a line."""
SHORTEST_MM: Final = 3.0
ON_TOP_PT: Final = 3.0
"""A line that is drawn so near to the top of its paragraph stands under the one before."""
CONTENT: Final = f"{W}txbxContent"
INSET_MM: Final = 2.54


class Shape(Frozen):
    """A shape: a box with `content`, or a line. `is_on_top` is at the top of its paragraph."""

    length_mm: float | None
    width_pt: float | None = None
    content: Element | None = None
    is_drawn: bool = True
    is_on_top: bool = False


class Scale(Frozen):
    """From the units of a group to millimetres, across and down."""

    across: float
    down: float
    is_on_top: bool = False
    is_group: bool = False


def shapes(element: Element) -> Iterator[Shape]:
    """Yield the lines and boxes of a `w:drawing`, `w:pict` or `w:object`."""
    if element.tag == f"{W}drawing":
        for place in element:
            if place.tag in {f"{WP}anchor", f"{WP}inline"} and place.get("hidden") != "1":
                emu = 1 / EMU_PER_MM
                yield from _drawn(place, Scale(emu, emu, _is_on_top(place)), _extent(place))
    else:
        yield from _vml(element, Scale(MM_PER_PT, MM_PER_PT))


# --- DrawingML -------------------------------------------------------------------------------

Extent = tuple[float, float] | None
LINES: Final = frozenset({"line", "lineInv", "straightConnector1"})


def _extent(place: Element) -> Extent:
    return _size(place.find(f"{WP}extent"))


def _size(element: Element | None) -> Extent:
    if element is None:
        return None
    across, down = number(element.get("cx")), number(element.get("cy"))
    return None if across is None or down is None else (across, down)


def _is_on_top(place: Element) -> bool:
    position = place.find(f"{WP}positionV")
    if position is None or position.get("relativeFrom") not in {"paragraph", "line"}:
        return False
    offset = number(position.findtext(f"{WP}posOffset"))
    return offset is not None and offset <= ON_TOP_PT * EMU_PER_PT


def _drawn(parent: Element, scale: Scale, extent: Extent) -> Iterator[Shape]:
    """Yield the shapes below; `extent` is that of the anchor, for one that has no own."""
    for each in parent:
        if each.tag == f"{WPS}wsp":
            yield from _shape(each, scale, extent)
        elif each.tag == f"{PICTURE}pic":
            yield from _picture(each, scale, extent)
        elif each.tag in {f"{WPG}wgp", f"{WPG}grpSp"}:
            yield from _drawn(each, _grouped(each, scale, extent), None)
        elif each.tag == ALTERNATE:
            read = branch(each)
            if read is not None:
                yield from _drawn(read, scale, extent)
        elif isinstance(each.tag, str) and not each.tag.startswith(W):
            yield from _drawn(each, scale, extent)


def _grouped(group: Element, scale: Scale, extent: Extent) -> Scale:
    transform = group.find(f"{WPG}grpSpPr/{A}xfrm")
    if transform is None:
        return scale
    outer = _size(transform.find(f"{A}ext")) or extent
    inner = _size(transform.find(f"{A}chExt"))
    if not outer or not inner:
        return scale
    across, down = (whole / part if part else 1.0 for whole, part in zip(outer, inner, strict=True))
    return Scale(scale.across * across, scale.down * down, scale.is_on_top, is_group=True)


def _shape(shape: Element, scale: Scale, extent: Extent) -> Iterator[Shape]:
    properties = shape.find(f"{WPS}spPr")
    own = None if properties is None else _size(properties.find(f"{A}xfrm/{A}ext"))
    size = own or extent
    line = None if properties is None else properties.find(f"{A}ln")
    is_stroked = line is None or line.find(f"{A}noFill") is None
    content = shape.find(f"{WPS}txbx/{CONTENT}")
    across = abs(size[0] * scale.across) if size else None
    weight = None if line is None else number(line.get("w"))
    width_pt = None if weight is None else weight / EMU_PER_PT
    if content is not None:
        inner = None if across is None else max(across - _insets(shape), 0.0)
        yield Shape(inner, width_pt, content, is_drawn=line is not None and is_stroked)
        return
    geometry = None if properties is None else properties.find(f"{A}prstGeom")
    is_line = geometry is not None and geometry.get("prst") in LINES
    is_filled = properties is not None and properties.find(f"{A}noFill") is None and not is_line
    down = abs(size[1] * scale.down) if size else 0.0
    if (is_stroked or is_filled) and _is_flat(across, down, is_line=is_line):
        yield Shape(across, width_pt, is_on_top=scale.is_on_top)


def _insets(shape: Element) -> float:
    body = shape.find(f"{WPS}bodyPr")
    found = (None if body is None else number(body.get(side)) for side in ("lIns", "rIns"))
    return sum(INSET_MM if each is None else each / EMU_PER_MM for each in found)


def _picture(picture: Element, scale: Scale, extent: Extent) -> Iterator[Shape]:
    size = _size(picture.find(f"{PICTURE}spPr/{A}xfrm/{A}ext")) or extent
    if size:
        across, down = abs(size[0] * scale.across), abs(size[1] * scale.down)
        if _is_flat(across, down, is_line=False):
            yield Shape(across, down / MM_PER_PT, is_on_top=scale.is_on_top)


def _is_flat(across: float | None, down: float, *, is_line: bool) -> bool:
    """Tell whether a shape lies and is thin; a line may slope by a hair."""
    if across is None:
        return is_line
    return across >= SHORTEST_MM and down <= (max(THIN_MM, across / 20) if is_line else THIN_MM)


# --- VML -------------------------------------------------------------------------------------

CONNECTORS: Final = ("#_x0000_t32", "#_x0000_t20")
SHAPES: Final = frozenset(f"{V}{name}" for name in ("shape", "rect", "roundrect", "oval"))
BARE: Final = 1.0  # a number without a unit is taken for points


def _vml(parent: Element, scale: Scale) -> Iterator[Shape]:
    for each in parent:
        if each.tag == f"{V}line":
            yield from _vml_line(each, scale)
        elif each.tag in SHAPES:
            yield from _vml_shape(each, scale)
        elif each.tag == f"{V}group":
            yield from _vml(each, _vml_grouped(each, scale))
        elif each.tag == ALTERNATE and (read := branch(each)) is not None:
            yield from _vml(read, scale)


def _style(element: Element) -> dict[str, str]:
    entries = (entry.partition(":") for entry in (element.get("style") or "").split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in entries}


def _vml_grouped(group: Element, scale: Scale) -> Scale:
    style = _style(group)
    inner = [number(part) for part in (group.get("coordsize") or "1000,1000").split(",")[:2]]
    outer = [points(style.get(name), BARE) for name in ("width", "height")]
    if len(inner) != 2 or not all([*inner, outer[0]]):  # noqa: PLR2004 - across and down
        return scale
    across = (outer[0] or 0.0) / (inner[0] or 1.0)
    down = (outer[1] or 0.0) / (inner[1] or 1.0)
    return Scale(scale.across * across, scale.down * down, _vml_on_top(style), is_group=True)


def _vml_on_top(style: dict[str, str]) -> bool:
    offset = points(style.get("margin-top"), BARE)
    is_there = style.get("mso-position-vertical-relative", "text") in {"text", "line", "paragraph"}
    return is_there and offset is not None and offset <= ON_TOP_PT


def _weight(element: Element) -> float:
    return points(element.get("strokeweight"), EMU_PER_PT) or 0.75


def _is_stroked(element: Element) -> bool:
    return (element.get("stroked") or "t").lower() not in {"f", "false", "0"}


def _vml_line(line: Element, scale: Scale) -> Iterator[Shape]:
    ends = [_point(line.get(name)) for name in ("from", "to")]
    if ends[0] is None or ends[1] is None or not _is_stroked(line):
        return
    across = abs(ends[1][0] - ends[0][0]) * scale.across
    down = abs(ends[1][1] - ends[0][1]) * scale.down
    if _is_flat(across, down, is_line=True):
        style = _style(line)
        is_top = not scale.is_group and "margin-top" not in style and ends[0][1] <= ON_TOP_PT
        yield Shape(
            across, _weight(line), is_on_top=is_top or scale.is_on_top or _vml_on_top(style)
        )


def _point(text: str | None) -> tuple[float, float] | None:
    found = [points(part, BARE) for part in re.split("[, ]+", (text or "").strip())]
    if len(found) != 2 or found[0] is None or found[1] is None:  # noqa: PLR2004 - x and y
        return None
    return found[0], found[1]


def _vml_shape(shape: Element, scale: Scale) -> Iterator[Shape]:
    style = _style(shape)
    across, down = (points(style.get(each), BARE) for each in ("width", "height"))
    across = None if across is None else across * scale.across
    box = shape.find(f"{V}textbox")
    content = None if box is None else box.find(CONTENT)
    if content is not None and box is not None:
        inner = None if across is None else max(across - _vml_insets(box), 0.0)
        yield Shape(inner, _weight(shape), content, is_drawn=_is_stroked(shape))
        return
    if (shape.get(f"{OFFICE}hr") or "f").lower() in {"t", "true", "1"}:
        yield Shape(across or None, (down or 0.0) or None)
        return
    is_line = (shape.get("type") or "") in CONNECTORS or shape.get(
        f"{OFFICE}connectortype"
    ) == "straight"
    is_seen = _is_stroked(shape) or (shape.get("filled") or "t") not in {"f", "false", "0"}
    if is_seen and _is_flat(across, (down or 0.0) * scale.down, is_line=is_line):
        yield Shape(across, _weight(shape), is_on_top=scale.is_on_top or _vml_on_top(style))


def _vml_insets(box: Element) -> float:
    given = (box.get("inset") or "").split(",")
    sides = [given[index].strip() if len(given) > index else "" for index in (0, 2)]
    return sum(
        INSET_MM if length is None else length * MM_PER_PT
        for length in (points(side, BARE) for side in sides)
    )
