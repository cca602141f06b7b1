"""The walk through a part: paragraphs, tables and boxes in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.frozen import replace
from generator.view.formats import Format, paragraph_format
from generator.view.inlines import INSERTED, Inlines
from generator.view.names import (
    ALTERNATE,
    PARAGRAPH,
    TABLE,
    Element,
    W,
    branch,
    first,
    mm,
    twips,
)
from generator.view.pen import Fields, Pen
from generator.view.properties import paragraph_properties
from generator.view.records import Paragraph, Section, Spot, Stroke
from generator.view.rooms import Findings, Room, numbers
from generator.view.rows import read_table
from generator.view.shapes import Shape
from generator.view.strokes import rows_of_characters
from generator.view.tables import drawn

FLOW: Final = INSERTED | {f"{W}{n}" for n in ("sdt", "sdtContent", "customXml", "smartTag")}
PROPERTIES: Final = f"{W}pPr"


class Walk:
    """Read the blocks of one part into the findings."""

    def __init__(
        self,
        found: Findings,
        part: str,
        root: Element,
        links: Mapping[str, str],
        ends: Mapping[Element, Section],
    ) -> None:
        self.found = found
        self.part = part
        self.numbers = numbers(root)
        self._ends = ends
        fields = Fields(are_balanced=_are_balanced(root))
        self._inlines = Inlines(found.sheet, links, self.numbers.runs, fields)

    def blocks(self, parent: Element, room: Room) -> None:
        """Read what stands in a body, a cell, a box or a note."""
        for each in parent:
            tag = each.tag
            if tag == PARAGRAPH:
                self._paragraph(each, room)
            elif tag == TABLE:
                self._table(each, room)
            elif tag in FLOW:
                self.blocks(each, room)
            elif tag == ALTERNATE and (read := branch(each)) is not None:
                self.blocks(read, room)

    def _table(self, element: Element, room: Room) -> None:
        read_table(self, element, room)

    # --- paragraphs ------------------------------------------------------------------------

    def _paragraph(self, element: Element, room: Room) -> None:
        number, first_run = self.numbers.paragraphs[element]
        direct = paragraph_properties(first(element, PROPERTIES))
        form = paragraph_format(self.found.sheet, room.layer, direct)
        label = self.found.counters.next(*form.number) if form.number else ""
        pen = self._inlines.paragraph(element, form.style, room.layer, first_run)
        made = self._made(Spot(self.part, number), form, label, pen, room)
        self.found.paragraphs.append(made)
        self._neighbours(made, form, room)
        self._strokes(made, form, pen, room)
        room.previous, room.format = made, form
        room.ends_page = made.text.rstrip(" ").endswith("\f")
        self._boxes(pen.shapes, made, room)
        if element in self._ends:
            following = self._ends[element]
            room.section, room.width_mm = following.index, following.text_width_mm

    def _made(self, spot: Spot, form: Format, label: str, pen: Pen, room: Room) -> Paragraph:
        runs = tuple(pen.runs)
        box, width = self._frame(form, room)
        begins_page = room.ends_page or bool(runs and runs[0].text.lstrip(" ")[:1] == "\f")
        return Paragraph(
            index=len(self.found.paragraphs),
            spot=spot,
            runs=runs,
            story=room.story,
            section=room.section,
            style=form.name,
            align=form.align,
            left_mm=form.left_mm,
            right_mm=form.right_mm,
            first_mm=form.first_mm,
            before_pt=form.before_pt,
            after_pt=form.after_pt,
            line_rule=form.line_rule,
            line=form.line,
            number=label,
            keeps_next=form.keeps_next,
            breaks_page=form.breaks_page or begins_page,
            outline=form.outline,
            boxed=form.is_boxed or pen.is_boxed,
            shading=form.shading,
            cell=room.cell,
            box=box,
            width_mm=width,
        )

    def _frame(self, form: Format, room: Room) -> tuple[int | None, float]:
        """Return the box and the width; paragraphs of one frame follow each other."""
        if not form.frame or form.frame.startswith(("drop", "margin")):
            room.frame_box = None
            return room.box, room.width_mm
        if room.frame_box is None or room.format is None or room.format.frame != form.frame:
            room.frame_box = self.found.boxes
            self.found.boxes += 1
        width = twips(form.frame.split("|")[1])
        return room.frame_box, mm(width) if width else room.width_mm

    def _neighbours(self, made: Paragraph, form: Format, room: Room) -> None:
        """Take away the gap between paragraphs of one style that do not want it."""
        before, above = room.previous, room.format
        if before is None or above is None or above.style != form.style:
            return
        paragraphs = self.found.paragraphs
        if form.is_contextual and made.before_pt:
            paragraphs[made.index] = replace(made, before_pt=0.0)
        if above.is_contextual and before.after_pt:
            paragraphs[before.index] = replace(paragraphs[before.index], after_pt=0.0)

    def _boxes(self, shapes: list[Shape], anchor: Paragraph, room: Room) -> None:
        for shape in shapes:
            if shape.content is None:
                continue
            width = anchor.width_mm if shape.length_mm is None else shape.length_mm
            inner = Room(room.story, round(width, 3), anchor.section, box=self.found.boxes)
            self.found.boxes += 1
            start = len(self.found.paragraphs)
            self.blocks(shape.content, inner)
            if shape.is_drawn:
                self._draw_round(start, inner)

    def _draw_round(self, first: int, inner: Room) -> None:
        paragraphs = self.found.paragraphs
        for index in range(first, len(paragraphs)):
            if paragraphs[index].box == inner.box:
                paragraphs[index] = replace(paragraphs[index], boxed=True)

    # --- lines -----------------------------------------------------------------------------

    def _strokes(self, made: Paragraph, form: Format, pen: Pen, room: Room) -> None:
        rows = rows_of_characters(made.runs)
        lines = [line for line in made.text.replace("\f", "\n").split("\n") if line.strip()]
        has_text = bool(made.number) or len(lines) > sum(bool(row[0].strip()) for row in rows)
        above = made.index if room.last_text is None else room.last_text
        after = made.index if has_text else above
        for row, length in rows:
            self._stroke(Stroke("characters", after, length, characters=row))
        for shape in pen.shapes:
            if shape.content is None:
                under = above if shape.is_on_top else after
                self._stroke(Stroke("shape", under, _rounded(shape.length_mm), shape.width_pt))
        if form.edges and not form.is_boxed:
            self._borders(made, form, room, above, after)
        else:
            room.border = None
        if has_text:
            room.last_text = made.index

    def _stroke(self, stroke: Stroke) -> None:
        self.found.strokes.append(stroke)

    def _borders(self, made: Paragraph, form: Format, room: Room, above: int, after: int) -> None:
        """Draw the borders of a paragraph; two alike are one box, without a line between."""
        length = max(made.width_mm - made.left_mm - made.right_mm - min(made.first_mm, 0.0), 0.0)
        is_joined = room.format is not None and _are_joined(room.format, form)
        if is_joined and room.border is not None:
            self.found.strokes[room.border] = None
        top = drawn(form.edges.get("between" if is_joined else "top", ""))
        if top is not None:
            self._stroke(Stroke("border", above, _rounded(length), top))
        bottom = drawn(form.edges.get("bottom", ""))
        room.border = None
        if bottom is not None:
            room.border = len(self.found.strokes)
            self._stroke(Stroke("border", after, _rounded(length), bottom))


def _are_joined(one: Format, other: Format) -> bool:
    return (one.edges, one.left_mm, one.right_mm) == (other.edges, other.left_mm, other.right_mm)


def _rounded(length: float | None) -> float | None:
    return None if length is None else round(length, 2)


def _are_balanced(root: Element) -> bool:
    kinds = [each.get(f"{W}fldCharType") for each in root.iter(f"{W}fldChar")]
    return kinds.count("begin") == kinds.count("end")
