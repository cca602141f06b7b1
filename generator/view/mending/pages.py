"""Sections: paper, margins, numbers of pages, and whether the first page is apart."""

from __future__ import annotations

from generator.view.edits import PageEdit
from generator.view.mending.draft import Draft
from generator.view.mending.order import drop, put, take, twips
from generator.view.names import Element, W, child, is_on
from generator.view.sections import MARGINS
from generator.view.words import page_fields, words_of

SIDES = {f"{name}_mm": name for name in ("top", "bottom", "left", "right", "header")}
SIZES = {"width_mm": "w", "height_mm": "h"}


def mend_page(draft: Draft, edit: PageEdit) -> None:
    """Set a property of a section."""
    if edit.section >= len(draft.sections):
        return
    section = draft.sections[edit.section]
    if edit.name == "title_page":
        if not edit.value or loses_nothing_apart(draft, edit.section):
            set_title_page(section, bool(edit.value))
    elif edit.name in SIDES and isinstance(edit.value, int | float):
        _margins(section).set(W + SIDES[edit.name], twips(edit.value))
    elif edit.name in SIZES and isinstance(edit.value, int | float):
        _size(section, SIZES[edit.name], edit.value)
    elif edit.name == "starts_at":
        _numbers(section, "start", edit.value)
    elif edit.name == "number_format":
        _numbers(section, "fmt", edit.value)


def set_title_page(section: Element, is_on_: bool) -> None:
    """Let the first page have headers of its own, or not."""
    take(section, "titlePg")
    if is_on_:
        put(section, "titlePg")


def loses_nothing_apart(draft: Draft, section: int) -> bool:
    """Tell whether the first page may be set apart: no words would come or go but its number."""
    if is_on(child(draft.sections[section], "titlePg")):
        return True
    for (kind, _), part in draft.headers(section).items():
        root = draft.parsed(part).root
        has_words = any(line.strip() for line in words_of(root))
        if kind in {"default", "even"} and has_words:
            return False
        if kind == "first" and (has_words or next(page_fields(root), None) is not None):
            return False
    return True


def _margins(section: Element) -> Element:
    """Return the margins; the schema wants all of them."""
    margins = put(section, "pgMar")
    for name, usual in MARGINS.items():
        if margins.get(W + name) is None:
            margins.set(W + name, str(usual))
    return margins


def _size(section: Element, name: str, mm: float) -> None:
    """Set a side of the paper; a code would say that it is another paper."""
    size = put(section, "pgSz")
    drop(size, "code")
    size.set(W + name, twips(mm))


def _numbers(section: Element, name: str, value: object) -> None:
    numbers = put(section, "pgNumType")
    if value is None:
        drop(numbers, name)
    else:
        numbers.set(W + name, str(value))
