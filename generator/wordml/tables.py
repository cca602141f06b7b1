"""Tables with borders: fixed layout, header rows that repeat, rows that do not split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import layout
from generator.blocks import Align, Cell, Prose, Table
from generator.frozen import replace
from generator.wordml.grid import Laid, Spot, rows_of
from generator.wordml.heads import heights, raise_to
from generator.wordml.ink import Ink
from generator.wordml.long_tables import Printer, as_text, aside, lay_aside
from generator.wordml.paragraphs import inlines, run, styled
from generator.wordml.passages import PASSAGE_ABOVE_MM, PASSAGE_PADDING_MM, passages
from generator.wordml.styles import style_at
from generator.wordml.widths import PADDING_MM, Plan, plan
from generator.wordml.xml import Element, twips, w

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDER_EIGHTHS = 4  # 0.5 pt
TAIL_ROWS = 3
"""Rows that stay together at the end, so that a total is never alone on a page."""


def table(block: Table, ink: Ink) -> Element:
    """Make a table whose widths follow from its content."""
    how = passages(block) if block.height_mm else plan(block)
    return planned_table(block, how, ink)


def planned_table(block: Table, how: Plan, ink: Ink) -> Element:
    """Make a table with the widths and the size that are given."""
    borders = edges(*EDGES)
    made = _framed(block, how, borders)
    long = range(0) if block.height_mm else aside(block, ink, TAIL_ROWS)
    printer = Printer(how.widths, style_at(layout.TABLE_CELL, how.size_pt), ink)
    texts = bytearray()
    rows: dict[int, Element] = {}
    over = (each for each in block.headings if each + 1 < len(block.rows))
    held = {*how.kept, *(len(block.header) + each for each in over)}
    raised = {} if block.height_mm else heights(block, how)
    for number, row in enumerate(rows_of(block)):
        if number in long:
            texts += _as_text(row, how, printer, is_held=number in held)
            continue
        if number == long.stop and texts:
            made.append(lay_aside(texts, ink))
        is_header = number < len(block.header)
        splits = number in how.splitting
        rows[number] = _row(row.spots, how, ink, is_header=is_header, splits=splits)
        if number in raised:
            raise_to(rows[number], raised[number])
        made.append(rows[number])
    count = len(block.header) + len(block.rows)
    tail = () if block.height_mm else range(max(0, count - TAIL_ROWS), count - 1)
    for number in sorted({*held, *tail} & rows.keys()):
        keep_with_next(rows[number])
    return made


def _framed(block: Table, how: Plan, borders: Element) -> Element:
    if not block.height_mm:
        return fixed_table(how.widths, borders, padding=twips(PADDING_MM))
    above, padding = twips(PASSAGE_ABOVE_MM), twips(PASSAGE_PADDING_MM)
    made = fixed_table(how.widths, borders, padding=padding, above=above)
    for margins in made.iter("{*}tblCellMar"):
        margins.insert(2, w("bottom", w=above, type="dxa"))
    return made


def _as_text(row: Laid, how: Plan, printer: Printer, *, is_held: bool) -> bytes:
    quick = None if is_held else printer.text(row)
    if quick is not None:
        return quick
    made = _row(row.spots, how, printer.ink, is_header=False)
    if is_held:
        keep_with_next(made)
    return as_text(made)


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


def _row(
    row: Sequence[Spot], how: Plan, ink: Ink, *, is_header: bool, splits: bool = False
) -> Element:
    flags = (("cantSplit", not splits), ("tblHeader", is_header))
    properties = w("trPr", *(w(flag) for flag, wanted in flags if wanted))
    upright = "top" if splits else "center"  # the rest of a text that is parted would hang halfway
    cells = (_cell(spot, how, ink, is_header=is_header, upright=upright) for spot in row)
    return w("tr", properties, *cells)


def _cell(spot: Spot, how: Plan, ink: Ink, *, is_header: bool, upright: str) -> Element:
    cell = spot.cell
    width = sum(how.widths[spot.column : spot.column + cell.columns])
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if cell.columns > 1:
        properties.append(w("gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(w("vMerge", val="restart" if spot.begins else "continue"))
    properties.append(w("vAlign", val=upright))
    align = Align.CENTER if is_header else cell.align
    look = layout.TABLE_HEADER if is_header else layout.TABLE_CELL
    style = style_at(look, how.size_pt)
    if not spot.begins:
        return w("tc", properties, styled(style, w("jc", val=align.value)))
    return w("tc", properties, *_paragraphs(cell, style, align, ink, is_header=is_header))


def _paragraphs(
    cell: Cell, style: str, align: Align, ink: Ink, *, is_header: bool
) -> Iterator[Element]:
    if isinstance(cell.content, Prose):
        for line in cell.content.paragraphs:
            made = styled(style, w("jc", val=align.value))
            looks = [replace(each, bold=each.bold and not is_header) for each in line]
            made.extend(inlines(looks, ink))
            yield made
        return
    made = styled(style, w("jc", val=align.value))
    made.extend(run(ink.print(cell.content), bold=cell.bold and not is_header))
    yield made
