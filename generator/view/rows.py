"""Tables in the walk: each cell is a room of its own, each line a stroke or a grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from generator.frozen import Frozen
from generator.view.names import TWIPS_PER_MM, Element, child, mm, value
from generator.view.records import CellSpot, Row, Stroke, Table
from generator.view.rooms import Room
from generator.view.styles import NO_LAYER, Layer, Sheet, Style
from generator.view.tables import (
    Cell,
    TableProps,
    cells,
    drawn,
    grid,
    inside,
    is_ruled,
    looks,
    places,
    row_look,
    table_properties,
    widths_mm,
)

if TYPE_CHECKING:
    from generator.view.walk import Walk

SIDES: Final = ("left", "right", "insideV", "tl2br", "tr2bl")
EDGES: Final = ("top", "bottom", "insideH", *SIDES)


@dataclass(slots=True)
class Drawing:
    """The lines of cells of a table, while it is not known yet whether they are a grid."""

    strokes: list[Stroke] = field(default_factory=list)
    is_grid: bool = False
    texts: dict[int, int] = field(default_factory=dict)
    bottoms: frozenset[int] = frozenset()


class Plan(Frozen):
    """A table as its cells need it: its style, what it asks of it, its grid."""

    index: int
    name: str
    style: Style
    props: TableProps
    asked: frozenset[str]
    widths: tuple[float, ...]
    rows: int
    sides: float


class Place(Frozen):
    """Which cell of which row this is, and how many cells the row has."""

    row: int
    cell: int
    of: int


def read_table(walk: Walk, element: Element, room: Room) -> None:
    """Read a table and all that stands in it."""
    found = walk.found
    index = len(found.tables)
    found.tables.append(Table(index, (), (), bordered=False))
    rows = list(inside(element, "tr"))
    plan = _plan(found.sheet, element, index, len(rows))
    drawing = Drawing()
    for number, row in enumerate(rows):
        _row(walk, plan, drawing, (number, row), room)
    is_bordered = drawing.is_grid or _is_bordered(plan)
    if not is_bordered:
        found.strokes.extend(drawing.strokes)
    found.tables[index] = Table(
        index,
        tuple(Row(*row_look(row)) for row in rows),
        widths_mm(plan.widths),
        is_bordered,
        room.story,
        room.section,
        walk.part,
        walk.numbers.tables[element],
    )
    room.previous = room.format = room.border = None


def _plan(sheet: Sheet, element: Element, index: int, rows: int) -> Plan:
    properties = child(element, "tblPr")
    name = value(properties, "tblStyle") or ""
    style = sheet.table(name)
    props = table_properties(properties).over(style.table)
    asked, widths = looks(properties), grid(element)
    return Plan(index, name, style, props, asked, widths, rows, _sides(props))


def _sides(props: TableProps) -> float:
    """Return the room at both sides of a cell."""
    return props.margin("left") + props.margin("right")


def _is_bordered(plan: Plan) -> bool:
    parts = (of_table.borders for _, _, of_table in plan.style.parts.values())
    return is_ruled(plan.props.borders, *EDGES) or any(is_ruled(each, *EDGES) for each in parts)


def _row(walk: Walk, plan: Plan, drawing: Drawing, row: tuple[int, Element], room: Room) -> None:
    number, element = row
    whole = sum(plan.widths) or room.width_mm * TWIPS_PER_MM
    members = list(cells(element, plan.widths, whole))
    bottoms: set[int] = set()
    for place, cell in enumerate(members):
        inner = _room(walk, plan, cell, Place(number, place, len(members)), room)
        first = len(walk.found.paragraphs)
        walk.blocks(cell.element, inner)
        room.last_text = inner.last_text if inner.last_text is not None else room.last_text
        if inner.last_text is not None:
            drawing.texts[cell.column] = inner.last_text
        if cell.props.borders:
            _draw(drawing, cell, first, bottoms)
    drawing.bottoms = frozenset(bottoms)


def _room(walk: Walk, plan: Plan, cell: Cell, at: Place, outer: Room) -> Room:
    sides = _sides(cell.props.over(plan.props)) if cell.props.margins else plan.sides
    width = cell.width or outer.width_mm * TWIPS_PER_MM / max(at.of, 1)
    inner = max(width - sides, 0.0)
    spot = CellSpot(plan.index, at.row, cell.column, cell.span)
    layer = _layer(walk.found.sheet, plan, at)
    return Room(outer.story, mm(inner), outer.section, spot, outer.box, layer)


def _layer(sheet: Sheet, plan: Plan, at: Place) -> Layer:
    style = plan.style
    if not style.paragraph and not style.run and not style.parts:
        return NO_LAYER
    if not style.parts:
        return sheet.layer(plan.name, ())
    last = at.row == plan.rows - 1, at.cell == at.of - 1
    bands = plan.props.row_band, plan.props.column_band
    return sheet.layer(plan.name, places(plan.asked, (at.row, at.cell), last, bands))


def _draw(drawing: Drawing, cell: Cell, first: int, bottoms: set[int]) -> None:
    """Note the lines above and under a cell; one with sides makes a grid of the table."""
    borders = cell.props.borders
    drawing.is_grid |= is_ruled(borders, *SIDES)
    length = mm(cell.width) if cell.width else None
    top, bottom = (drawn(borders.get(edge, "")) for edge in ("top", "bottom"))
    if top is not None and cell.column not in drawing.bottoms and first:
        drawing.strokes.append(Stroke("cell", drawing.texts.get(cell.column, first), length, top))
    if bottom is not None:
        bottoms.add(cell.column)
        after = drawing.texts.get(cell.column, first)
        drawing.strokes.append(Stroke("cell", after, length, bottom))
