"""Tables as written: grids, margins of cells, borders, and the places that styles know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.frozen import Frozen, field
from generator.view.names import (
    ALTERNATE,
    VAL,
    Element,
    Props,
    W,
    branch,
    child,
    flag,
    is_on,
    mm,
    twips,
    value,
    whole,
)
from generator.view.properties import edges

DEFAULT_MARGIN: Final = 115
"""Twips at the sides of a cell, where nobody says otherwise (ISO 29500-1, 17.4.42)."""
MAX_COLUMNS: Final = 1_000
WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


class TableProps(Frozen):
    """What a table, its style or a cell asks for: margins in twips, borders by edge, bands."""

    margins: Mapping[str, float] = field(default_factory=dict)
    borders: Props = field(default_factory=dict)
    row_band: int = 0
    column_band: int = 0
    fill: str = ""

    def over(self, base: TableProps | None) -> TableProps:
        """Lay this over another."""
        if base is None or self is base:
            return self
        if self is PLAIN:
            return base
        return TableProps(
            {**base.margins, **self.margins},
            base.borders | self.borders,
            self.row_band or base.row_band,
            self.column_band or base.column_band,
            self.fill or base.fill,
        )

    def margin(self, side: str) -> float:
        """Return the room at a side of a cell."""
        return self.margins.get(side, DEFAULT_MARGIN)


def table_properties(table: Element | None, cell: Element | None = None) -> TableProps:
    """Read `w:tblPr` and (from a style or a cell) `w:tcPr`."""
    if table is None and (cell is None or not _DRESS.intersection(each.tag for each in cell)):
        return PLAIN
    margins: dict[str, float] = {}
    borders: Props = {}
    for element, of_margins, of_borders in (
        (table, "tblCellMar", "tblBorders"),
        (cell, "tcMar", "tcBorders"),
    ):
        margins |= dict(_margins(child(element, of_margins)))
        found = child(element, of_borders)
        if found is not None:
            edges(found, "", borders)
    shade = child(cell, "shd")
    return TableProps(
        margins,
        borders,
        whole(value(table, "tblStyleRowBandSize")),
        whole(value(table, "tblStyleColBandSize")),
        "" if shade is None else shade.get(f"{W}fill", ""),
    )


_DRESS: Final = frozenset(f"{W}{name}" for name in ("tcMar", "tcBorders", "shd"))
PLAIN: Final = TableProps()


def _margins(element: Element | None) -> Iterator[tuple[str, float]]:
    for each in () if element is None else element:
        if isinstance(each.tag, str):
            name = each.tag.removeprefix(W)
            side = {"start": "left", "end": "right"}.get(name, name)
            length = twips(each.get(f"{W}w"))
            if length is not None and each.get(f"{W}type", "dxa") == "dxa":
                yield side, length


# --- shape -----------------------------------------------------------------------------------


def inside(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    wanted = W + name
    for each in parent:
        if each.tag == wanted:
            yield each
        elif each.tag in WRAPPERS:
            yield from inside(each, name)
        elif each.tag == ALTERNATE and (read := branch(each)) is not None:
            yield from inside(read, name)


def grid(table: Element) -> tuple[float, ...]:
    """Return the widths of the columns in twips, from the first row where no grid is given."""
    columns = child(table, "tblGrid")
    found = () if columns is None else columns.iterfind(f"{W}gridCol")
    widths = tuple(twips(each.get(f"{W}w")) or 0.0 for each in found)
    if any(widths):
        return widths[:MAX_COLUMNS]
    first = next(inside(table, "tr"), None)
    cells = () if first is None else inside(first, "tc")
    asked = (child(child(each, "tcPr"), "tcW") for each in cells)
    return tuple(_preferred(each, 0.0) or 0.0 for each in asked)[:MAX_COLUMNS]


class Cell(Frozen):
    """A cell: where it stands in the grid, how wide it is in twips."""

    element: Element
    column: int
    span: int
    width: float | None
    props: TableProps


def cells(row: Element, widths: tuple[float, ...], whole_width: float) -> Iterator[Cell]:
    """Yield the cells of a row; `whole_width` is that of the table, in twips."""
    column = min(whole(value(child(row, "trPr"), "gridBefore")), MAX_COLUMNS)
    for element in inside(row, "tc"):
        properties = child(element, "tcPr")
        # One look at what is there, for most cells have little of it: asking by name costs more.
        named = {} if properties is None else {each.tag: each for each in reversed(properties)}
        spans = named.get(_SPAN)
        span = 1 if spans is None else min(max(whole(spans.get(VAL), 1), 1), MAX_COLUMNS)
        width = _preferred(named.get(_WIDTH), whole_width) or sum(widths[column : column + span])
        props = PLAIN if _DRESS.isdisjoint(named) else table_properties(None, properties)
        yield Cell(element, column, span, width or None, props)
        column += span


_SPAN, _WIDTH = f"{W}gridSpan", f"{W}tcW"


def _preferred(found: Element | None, whole_width: float) -> float | None:
    """Return the width that a cell asks for."""
    if found is None:
        return None
    text, kind = found.get(f"{W}w", ""), found.get(f"{W}type", "dxa")
    if kind == "pct":
        share = whole(text.rstrip("%")) / (100 if text.endswith("%") else 5_000)
        return share * whole_width
    return twips(text) if kind == "dxa" else None


def is_ruled(borders: Props, *names: str) -> bool:
    """Tell whether one of some edges is drawn."""
    return any(drawn(borders.get(name, "")) is not None for name in names)


def drawn(border: str) -> float | None:
    """Return the width in points of a border as written, nothing where none is drawn."""
    kind, _, size = border.partition("|")
    return None if kind in {"", "nil", "none"} else whole(size, 4) / 8


def row_look(row: Element) -> tuple[bool, bool]:
    """Tell whether a row repeats on each page, and whether it may be split."""
    properties = child(row, "trPr")
    return is_on(child(properties, "tblHeader")), not is_on(child(properties, "cantSplit"))


def widths_mm(widths: tuple[float, ...]) -> tuple[float, ...]:
    """Return the widths of a grid in millimetres."""
    return tuple(mm(each) for each in widths)


# --- the places that a table style knows -----------------------------------------------------

LOOKS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


def looks(properties: Element | None) -> frozenset[str]:
    """Return what the table asks of its style (w:tblLook)."""
    element = child(properties, "tblLook")
    if element is None:
        return frozenset()
    try:
        bits = int(element.get(f"{W}val", "0"), 16)
    except ValueError:
        bits = 0
    asked = ((name, element.get(W + name), bits & bit) for name, bit in LOOKS.items())
    return frozenset(name for name, text, bit in asked if flag(text, default=bool(bit)))


Size = tuple[int, int]


def places(
    asked: frozenset[str], at: tuple[int, int], last: tuple[bool, bool], bands: Size
) -> tuple[str, ...]:
    """Return the parts of a table style that hold for a cell, the weakest first."""
    row, column = at
    top, bottom = row == 0 and "firstRow" in asked, last[0] and "lastRow" in asked
    left, right = column == 0 and "firstColumn" in asked, last[1] and "lastColumn" in asked
    found = []
    if "noVBand" not in asked and not (left or right):
        found.append(_band("Vert", column - ("firstColumn" in asked), bands[1]))
    if "noHBand" not in asked and not (top or bottom):
        found.append(_band("Horz", row - ("firstRow" in asked), bands[0]))
    found += [
        name
        for name, holds in (
            ("firstCol", left),
            ("lastCol", right),
            ("firstRow", top),
            ("lastRow", bottom),
            ("neCell", top and right),
            ("nwCell", top and left),
            ("seCell", bottom and right),
            ("swCell", bottom and left),
        )
        if holds
    ]
    return tuple(found)


def _band(way: str, index: int, size: int) -> str:
    return f"band{index // max(size, 1) % 2 + 1}{way}"
