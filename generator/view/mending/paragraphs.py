"""The place of paragraphs: alignment, indents, gaps, lines; and the rows of tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.view.edits import ParagraphEdit, RowEdit
from generator.view.mending.order import drop, give, properties, put, switch, twips
from generator.view.names import Element, Props, W, child
from generator.view.properties import paragraph_properties
from generator.view.styles import Sheet

LINE: Final = 240
"""A single line in w:spacing."""
_SAME: Final = {"left": "start", "right": "end"}


def mend_paragraph(paragraph: Element, edit: ParagraphEdit, sheet: Sheet) -> None:
    """Set a property of a paragraph."""
    form = properties(paragraph, "pPr")
    _SETTERS[edit.name](form, edit.value, props_of(form, sheet))


def props_of(form: Element, sheet: Sheet) -> Props:
    """Return the properties of a paragraph, those of its style included."""
    direct = paragraph_properties(form)
    style = sheet.paragraph(direct.get("pStyle", ""))
    return sheet.defaults.paragraph | style.paragraph | direct


def _align(form: Element, value: object, props: Props) -> None:
    give(form, "jc", str(value))


def set_side(form: Element, side: str, mm: float, props: Props) -> None:
    """Set the indent of a side; one in letters would go before it."""
    indents = put(form, "ind")
    drop(indents, _SAME[side], f"{_SAME[side]}Chars")
    indents.set(W + side, twips(mm))
    _without_letters(indents, side, props)


def set_first(form: Element, mm: float, props: Props) -> None:
    """Set where the first line starts; below zero it hangs."""
    indents = put(form, "ind")
    drop(indents, "hanging", "hangingChars", "firstLine")
    indents.set(f"{W}{'firstLine' if mm >= 0 else 'hanging'}", twips(abs(mm)))
    _without_letters(indents, "first", props)


def _without_letters(indents: Element, name: str, props: Props) -> None:
    if props.get(f"{name}Chars", "0") != "0":
        indents.set(f"{W}{'firstLine' if name == 'first' else name}Chars", "0")


def _side(side: str) -> Callable[[Element, object, Props], None]:
    def set_it(form: Element, value: object, props: Props) -> None:
        if isinstance(value, int | float):
            set_side(form, side, value, props)

    return set_it


def _first(form: Element, value: object, props: Props) -> None:
    if isinstance(value, int | float):
        set_first(form, value, props)


def set_gap(form: Element, side: str, points: float, props: Props) -> None:
    """Set the gap above or under a paragraph.

    A gap that Word works out, or that neighbours of one style do without, would go before it.
    """
    spacing = put(form, "spacing")
    spacing.set(W + side, str(round(points * 20)))
    for other in (f"{side}Autospacing", f"{side}Lines"):
        if props.get(f"gap.{other}", "0") != "0":
            spacing.set(W + other, "0")
    if points > 0 and props.get("contextualSpacing") == "1":
        switch(form, "contextualSpacing", is_on=False)


def _gap(side: str) -> Callable[[Element, object, Props], None]:
    def set_it(form: Element, value: object, props: Props) -> None:
        if isinstance(value, int | float):
            set_gap(form, side, value, props)

    return set_it


def _line(form: Element, value: object, props: Props) -> None:
    if isinstance(value, int | float):
        spacing = put(form, "spacing")
        spacing.set(f"{W}line", str(round(value * LINE)))
        spacing.set(f"{W}lineRule", "auto")


def _keeps_next(form: Element, value: object, props: Props) -> None:
    switch(form, "keepNext", bool(value))


_SETTERS: Final[dict[str, Callable[[Element, object, Props], None]]] = {
    "align": _align,
    "left_mm": _side("left"),
    "right_mm": _side("right"),
    "first_mm": _first,
    "before_pt": _gap("before"),
    "after_pt": _gap("after"),
    "line": _line,
    "keeps_next": _keeps_next,
}


def mend_row(row: Element, edit: RowEdit) -> None:
    """Let a row repeat on each page, or keep it from being split."""
    is_asked = edit.name == "repeats"
    tag, is_on = ("tblHeader", edit.value) if is_asked else ("cantSplit", not edit.value)
    if is_on or child(child(row, "trPr"), tag) is not None:
        switch(properties(row, "trPr"), tag, is_on)
