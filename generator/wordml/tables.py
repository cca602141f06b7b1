"""Tables with borders: fixed layout, header rows that repeat, rows that do not split."""

from __future__ import annotations

from collections.abc import Sequence

from generator import layout
from generator.blocks import Align, Table
from generator.wordml.grid import Spot, spots
from generator.wordml.ink import Ink
from generator.wordml.paragraphs import run, styled
from generator.wordml.styles import style_at
from generator.wordml.widths import PADDING_MM, Plan, plan
from generator.wordml.xml import Element, twips, w

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDER_EIGHTHS = 4  # 0.5 pt
TAIL_ROWS = 3
"""Rows that stay together at the end, so that a total is never alone on a page."""


def table(block: Table, ink: Ink) -> Element:
    """Make a table whose widths follow from its content."""
    return planned_table(block, plan(block), ink)


def planned_table(block: Table, how: Plan, ink: Ink) -> Element:
    """Make a table with the widths and the size that are given."""
    borders = edges(*EDGES)
    made = fixed_table(how.widths, borders, padding=twips(PADDING_MM))
    for number, row in enumerate(spots((*block.header, *block.rows))):
        made.append(_row(row, how, ink, is_header=number < len(block.header)))
    for row_above in made.findall("{*}tr")[-TAIL_ROWS:-1]:
        keep_with_next(row_above)
    return made


def fixed_table(
    widths: Sequence[int], borders: Element | None, *, padding: int, above: int = 0, left: int = 0
) -> Element:
    """Make a table without rows: fixed layout, as wide as its columns, `left` from the margin.

    Its cells leave `padding` free at both sides and `above` at their top, in twips.
    """
    properties = w("tblPr", w("tblW", w=sum(widths), type="dxa"), w("tblInd", w=left, type="dxa"))
    if borders is not None:
        properties.append(borders)
    properties.append(w("tblLayout", type="fixed"))
    margins = {"top": above, "left": padding, "right": padding}
    sides = (w(side, w=margin, type="dxa") for side, margin in margins.items())
    properties.append(w("tblCellMar", *sides))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid)


def keep_with_next(row: Element) -> None:
    """Hold a row on the page of what comes next."""
    for properties in row.iter("{*}pPr"):
        properties.insert(1, w("keepNext"))


def edges(*names: str, colour: str = "auto") -> Element:
    """Make the borders of a table."""
    line: dict[str, str | int] = {"val": "single", "sz": BORDER_EIGHTHS, "space": 0}
    return w("tblBorders", *(w(name, **line, color=colour) for name in names))


def _row(row: Sequence[Spot], how: Plan, ink: Ink, *, is_header: bool) -> Element:
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if is_header else []))
    return w("tr", properties, *(_cell(spot, how, ink, is_header=is_header) for spot in row))


def _cell(spot: Spot, how: Plan, ink: Ink, *, is_header: bool) -> Element:
    cell = spot.cell
    width = sum(how.widths[spot.column : spot.column + cell.columns])
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if cell.columns > 1:
        properties.append(w("gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(w("vMerge", val="restart" if spot.begins else "continue"))
    properties.append(w("vAlign", val="center"))
    align = Align.CENTER if is_header else cell.align
    look = layout.TABLE_HEADER if is_header else layout.TABLE_CELL
    paragraph = styled(style_at(look, how.size_pt), w("jc", val=align.value))
    if spot.begins:
        paragraph.extend(run(ink.print(cell.content), bold=cell.bold and not is_header))
    return w("tc", properties, paragraph)
