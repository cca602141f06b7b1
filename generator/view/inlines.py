"""What stands inside a paragraph, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.frozen import replace
from generator.view.fonts import one_face
from generator.view.formats import Look, run_look
from generator.view.names import ALTERNATE, MATH, RUN, Element, R, W, branch, first
from generator.view.numbering import symbol
from generator.view.pen import Fields, Pen
from generator.view.properties import run_properties
from generator.view.shapes import shapes
from generator.view.styles import Layer, Sheet

MATH_FONT: Final = "Cambria Math"
WRAPPERS: Final = frozenset(
    f"{W}{n}"
    for n in ("sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo", "rt", "rubyBase")
)
DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
INSERTED: Final = frozenset({f"{W}ins", f"{W}moveTo"})
DRAWN: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
TEXT, BREAK, PROPERTIES, SYMBOL = f"{W}t", f"{W}br", f"{W}rPr", f"{W}sym"
FIELD, INSTRUCTION, PAGE_NUMBER = f"{W}fldChar", f"{W}instrText", f"{W}pgNum"
FIELD_MARKS: Final = frozenset({FIELD, INSTRUCTION, PAGE_NUMBER})
CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


class Inlines:
    """Read the runs of one part."""

    def __init__(
        self, sheet: Sheet, links: Mapping[str, str], numbers: Mapping[Element, int], fields: Fields
    ) -> None:
        self._sheet = sheet
        self._links = links
        self._numbers = numbers
        self.fields = fields
        self._first = 0
        self._layer = Layer()
        self._inside: dict[str, Callable[[Element, Pen], None]] = {
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{MATH}oMath": self._math,
            f"{MATH}oMathPara": self._math,
            ALTERNATE: self._alternate,
        }

    def paragraph(self, element: Element, style: str, layer: Layer, first: int) -> Pen:
        """Read a paragraph; `first` is the number of its first run in the part."""
        pen = Pen(self.fields, style)
        self._layer, self._first = layer, first
        self._read(element, pen)
        pen.flush()
        return pen

    def _read(self, parent: Element, pen: Pen) -> None:
        for each in parent:
            tag = each.tag
            if tag == RUN:
                self._run(each, pen)
            elif tag in WRAPPERS:
                self._read(each, pen)
            elif tag in INSERTED:
                was, pen.inserted = pen.inserted, True
                self._read(each, pen)
                pen.inserted = was
            elif tag in self._inside:
                self._inside[tag](each, pen)

    def _hyperlink(self, element: Element, pen: Pen) -> None:
        was = pen.link
        anchor = element.get(f"{W}anchor", "")
        pen.link = self._links.get(element.get(f"{R}id", ""), "") or (anchor and f"#{anchor}")
        self._read(element, pen)
        pen.link = was

    def _simple_field(self, element: Element, pen: Pen) -> None:
        self.fields.enter(element.get(f"{W}instr", ""))
        self._read(element, pen)
        closed = self.fields.turn("end")
        if closed:
            pen.write_number(closed, self._look({}, pen), 0)

    def _alternate(self, element: Element, pen: Pen) -> None:
        if (read := branch(element)) is not None:
            self._read(read, pen)

    def _math(self, element: Element, pen: Pen) -> None:
        look = replace(self._look({}, pen), faces=one_face(MATH_FONT))
        index = pen.runs[-1].index if pen.runs else 0
        for each in element.iter(f"{MATH}t"):
            pen.write(each.text or "", look, index)

    def _look(self, direct: dict[str, str], pen: Pen) -> Look:
        return run_look(self._sheet, self._layer, pen.style, direct)

    def _run(self, element: Element, pen: Pen) -> None:
        look = self._look(run_properties(first(element, PROPERTIES)), pen)
        pen.is_boxed |= look.is_boxed
        self._contents(element, pen, look, self._numbers[element] - self._first)

    def _contents(self, parent: Element, pen: Pen, look: Look, index: int) -> None:
        for each in parent:
            tag = each.tag
            if tag == TEXT:
                pen.write(each.text or "", look, index)
            elif tag in CHARACTERS:
                pen.write(CHARACTERS[tag], look, index)
            elif tag == BREAK:
                kind = each.get(f"{W}type")
                pen.write("\f" if kind in {"page", "column"} else "\n", look, index)
            elif tag != PROPERTIES:
                self._special(each, pen, look, index)

    def _special(self, element: Element, pen: Pen, look: Look, index: int) -> None:
        tag = element.tag
        if tag in FIELD_MARKS:
            self._field(element, pen, look, index)
        elif tag in DRAWN:
            pen.shapes.extend(shapes(element))
        elif tag == SYMBOL:
            self._symbol(element, pen, look, index)
        elif tag == ALTERNATE:
            if (read := branch(element)) is not None:
                self._contents(read, pen, look, index)
        elif tag == f"{W}ruby":
            self._ruby(element, pen)

    def _field(self, element: Element, pen: Pen, look: Look, index: int) -> None:
        kind = element.get(f"{W}fldCharType", "")
        if element.tag == INSTRUCTION:
            self.fields.say(element.text or "")
            return
        if element.tag == PAGE_NUMBER:
            self.fields.enter("PAGE")
            kind = "end"
        if closed := self.fields.turn(kind):
            pen.write_number(closed, look, index)

    def _symbol(self, element: Element, pen: Pen, look: Look, index: int) -> None:
        face = element.get(f"{W}font", "")
        try:
            sign = chr(int(element.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= sign <= "\udfff":
            faces = one_face(face) if face else look.faces
            pen.write(symbol(face, sign), replace(look, faces=faces), index)

    def _ruby(self, element: Element, pen: Pen) -> None:
        """Read the base first, then what is set above it."""
        for name in ("rubyBase", "rt"):
            for each in element.iterfind(W + name):
                self._read(each, pen)
