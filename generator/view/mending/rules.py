"""Drawn lines under text: an existing one brought to a length, or one drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.view.edits import RuleEdit
from generator.view.formats import Format, paragraph_format
from generator.view.mending.draft import Draft
from generator.view.mending.order import give, insert, properties, put
from generator.view.mending.paragraphs import props_of, set_first, set_gap, set_side
from generator.view.mending.shapes import resize
from generator.view.names import PARAGRAPH, VAL, Element, W, child
from generator.view.properties import paragraph_properties
from generator.view.records import Paragraph, Spot, Stroke
from generator.view.shapes import CONTENT
from generator.view.styles import NO_LAYER
from generator.view.tables import drawn
from generator.view.words import words_of
from generator.wordml.paragraphs import border
from generator.wordml.styles import RULE_GAP_PT, RULE_LINE_PT

_CELL: Final = f"{W}tc"
_BLOCKS: Final = frozenset(
    f"{W}{name}" for name in ("p", "tbl", "sdt", "sectPr", "bookmarkStart", "bookmarkEnd")
)
_EDGES: Final = ("top", "bottom", "between")


def mend_rule(draft: Draft, edit: RuleEdit) -> None:
    """Draw a rule of a length under a paragraph, in the place of one that is there.

    A paragraph of text never becomes narrower for it: the rule is the border of an empty one. A
    row of characters is text and stays; nothing is drawn beside it.
    """
    element, text = draft.paragraph(edit.spot), _read(draft, edit.spot)
    if element is None or text is None:
        return
    strokes = [each for each in draft.document.strokes if each.after == text.index]
    kinds = {each.kind for each in strokes}
    if "characters" in kinds or (not edit.length_mm and kinds != {"border"}):
        return
    if "shape" in kinds:
        _resize(element, strokes, edit.length_mm)
    elif "border" in kinds:
        _move_border(draft, element, text, edit.length_mm)
    elif "cell" not in kinds or _take_from_cell(element):
        _draw(draft, element, text, edit.length_mm)


def _read(draft: Draft, spot: Spot) -> Paragraph | None:
    return next((each for each in draft.document.paragraphs if each.spot == spot), None)


def _following(element: Element) -> Iterator[Element]:
    """Yield the empty paragraphs under a text, and the paragraph that ends them."""
    for each in element.itersiblings():
        if each.tag != PARAGRAPH:
            return
        yield each
        if _has_words(each):
            return


def _has_words(element: Element) -> bool:
    return any(line.strip(" □") for line in words_of(element))


# --- shapes ----------------------------------------------------------------------------------


def _resize(element: Element, strokes: list[Stroke], length_mm: float) -> None:
    lengths = [each.length_mm for each in strokes if each.kind == "shape"]
    known = [each for each in lengths if each is not None]
    if known:
        old = min(known, key=lambda each: abs(each - length_mm))
        for paragraph in (element, *_following(element)):
            if resize(paragraph, old, length_mm):
                return


# --- borders ---------------------------------------------------------------------------------


def _move_border(draft: Draft, element: Element, text: Paragraph, length_mm: float) -> None:
    for each in _following(element):
        if not _has_words(each) and _edges(_form(draft, each)):
            if not length_mm:
                _erase(draft, each)
                continue
            own = next((p for p in draft.document.paragraphs if _is_at(draft, p, each)), None)
            if own is not None:
                _narrow(draft, each, own.width_mm, length_mm)
            return
    if "bottom" in _edges(_form(draft, element)) and not _form(draft, element).is_boxed:
        _erase(draft, element, "bottom")
        if length_mm:
            _draw(draft, element, text, length_mm)


def _erase(draft: Draft, element: Element, *edges: str) -> None:
    """Take away the lines of a paragraph; a style may have them too."""
    for edge in edges or _edges(_form(draft, element)):
        line = put(put(properties(element, "pPr"), "pBdr"), edge)
        line.attrib.clear()
        line.set(VAL, "nil")


def _is_at(draft: Draft, paragraph: Paragraph, element: Element) -> bool:
    return draft.paragraph(paragraph.spot) is element


def _form(draft: Draft, element: Element) -> Format:
    return paragraph_format(draft.sheet, NO_LAYER, paragraph_properties(child(element, "pPr")))


def _edges(form: Format) -> list[str]:
    return [edge for edge in _EDGES if drawn(form.edges.get(edge, "")) is not None]


def _narrow(draft: Draft, element: Element, width_mm: float, length_mm: float) -> None:
    form = properties(element, "pPr")
    props = props_of(form, draft.sheet)
    side = max(0.0, width_mm - length_mm) / 2
    for name in ("left", "right"):
        set_side(form, name, side, props)
    set_first(form, 0.0, props)


def _take_from_cell(element: Element) -> bool:
    """Take the lower line of the cell that a text stands in; false where it is another's."""
    cell = next(element.iterancestors(_CELL), None)
    bottom = child(child(child(cell, "tcPr"), "tcBorders"), "bottom")
    if bottom is None or bottom.get(VAL, "") in {"", "nil", "none"}:
        return False
    bottom.attrib.clear()
    bottom.set(VAL, "nil")
    return True


def _draw(draft: Draft, element: Element, text: Paragraph, length_mm: float) -> None:
    """Put an empty paragraph with an upper border under a text, as our own templates do.

    What stood free under the text then stands free under the rule.
    """
    form = properties(element, "pPr")
    if child(form, "sectPr") is not None or not _is_block(element):
        return  # it would stand in the next section, or where no paragraph may
    room = max(text.width_mm - text.left_mm - text.right_mm, 0.0)
    side = max(0.0, room - length_mm) / 2
    made = _empty_line(text.after_pt)
    own = properties(made, "pPr")
    set_side(own, "left", text.left_mm + side, {})
    set_side(own, "right", text.right_mm + side, {})
    set_first(own, 0.0, {})
    frame = child(form, "framePr")
    if frame is not None:
        insert(own, deepcopy(frame))
    if text.after_pt:
        set_gap(form, "after", 0.0, props_of(form, draft.sheet))
    element.addnext(made)


def _is_block(element: Element) -> bool:
    """Tell whether a paragraph stands among blocks, as it should."""
    around = next(element.iterancestors(PARAGRAPH, CONTENT), None)
    following = element.getnext()
    is_outside = around is None or around.tag == CONTENT
    return is_outside and (following is None or following.tag in _BLOCKS)


def _empty_line(after_pt: float) -> Element:
    """Make a low empty paragraph with an upper border."""
    made = etree.Element(PARAGRAPH)
    form = properties(made, "pPr")
    put(form, "pBdr").append(border("top"))
    spacing = put(form, "spacing")
    gaps = {"before": RULE_GAP_PT, "after": after_pt, "line": RULE_LINE_PT}
    for name, points in gaps.items():
        spacing.set(W + name, str(round(points * 20)))
    spacing.set(f"{W}lineRule", "exact")
    give(put(form, "rPr"), "sz", str(RULE_LINE_PT * 2))
    return made
