"""The number of the page, brought to the middle of the top margin."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.archive import Entry, data_of
from generator.layout import FONT
from generator.package import add_part, relations, resolve, write
from generator.view.edits import PageNumberEdit
from generator.view.mending.draft import HEADER_TYPE, Draft, Slot
from generator.view.mending.order import give, insert, properties, put
from generator.view.mending.pages import loses_nothing_apart, set_title_page
from generator.view.mending.runs import set_font, set_size
from generator.view.names import PARAGRAPH, RUN, Element, R, W
from generator.view.words import page_fields, words_of

_EVERY_PAGE: Final[tuple[Slot, ...]] = (("default", False), ("even", False))
_FIELD: Final = f"{W}fldChar"


def mend_page_number(draft: Draft, edit: PageNumberEdit) -> None:
    """Put the number into the header of a section and take it out of its footers.

    Nothing is done where words stand in the way: beside the number in a footer, in the header, or
    in one that the first page would lose.
    """
    if edit.section >= len(draft.sections):
        return
    headers = draft.headers(edit.section)
    footers = [part for (_, is_footer), part in headers.items() if is_footer]
    wanted = _EVERY_PAGE if draft.has_even else _EVERY_PAGE[:1]
    are_free = all(_is_free(draft, headers[slot]) for slot in wanted if slot in headers)
    are_alone = all(_is_alone(each) for part in footers for each in _numbered(draft, part))
    is_first_free = edit.section > 0 or loses_nothing_apart(draft, edit.section)
    if not (are_free and are_alone and is_first_free):
        return
    for part in footers:
        for paragraph in list(_numbered(draft, part)):
            _empty(paragraph)
    for slot in wanted:
        _put_number(draft, edit, headers.get(slot), slot)
    if edit.section == 0:
        set_title_page(draft.sections[0], is_on_=True)


def _numbered(draft: Draft, part: str) -> Iterator[Element]:
    return page_fields(draft.parsed(part).root)


def _is_free(draft: Draft, part: str) -> bool:
    """Tell whether a header has nothing but a page number."""
    return not any(line.strip() for line in words_of(draft.parsed(part).root))


def _is_alone(paragraph: Element) -> bool:
    """Tell whether a paragraph holds a page number and nothing else, begun and ended in it."""
    holds_others = next(paragraph.iterdescendants(PARAGRAPH), None) is not None
    has_words = any(line.strip() for line in words_of(paragraph))
    is_usual = _USUAL.fullmatch("".join(_marks(paragraph))) is not None
    return is_usual and not holds_others and not has_words


_USUAL: Final = re.compile("bi+st*e|t*")
_MARKS: Final = {f"{W}instrText": "i", f"{W}t": "t", f"{W}rPr": "", f"{W}lastRenderedPageBreak": ""}


def _marks(paragraph: Element) -> Iterator[str]:
    """Yield a letter for all that stands in the runs: marks of fields, instructions, text."""
    runs = list(paragraph.iter(RUN))
    for run in runs:
        for each in run:
            kind = each.get(f"{W}fldCharType", "?")
            yield kind[:1] if each.tag == _FIELD else _MARKS.get(str(each.tag), "?")
    if any(each.getparent() not in runs for each in paragraph.iter(f"{W}t", _FIELD)):
        yield "?"


def _empty(paragraph: Element) -> None:
    for tag in (RUN, f"{W}fldSimple"):
        for each in list(paragraph.iter(tag)):
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)


# --- the header ------------------------------------------------------------------------------


def _put_number(draft: Draft, edit: PageNumberEdit, part: str | None, slot: Slot) -> None:
    if part is None:
        _add_header(draft, edit, slot)
        return
    root = draft.parsed(part).root
    if next(page_fields(root), None) is not None:
        return
    paragraph = next(root.iter(PARAGRAPH), None)
    if paragraph is None:
        paragraph = etree.SubElement(root, PARAGRAPH)
    _write_number(paragraph, edit.size_pt)


def _add_header(draft: Draft, edit: PageNumberEdit, slot: Slot) -> None:
    root = etree.Element(f"{W}hdr", nsmap={"w": W[1:-1]})
    _write_number(etree.SubElement(root, PARAGRAPH), edit.size_pt)
    name = _free_name(draft)
    parts: dict[str, bytes | Entry] = dict(draft.parts)
    add_part(parts, draft.main, name, write(root), HEADER_TYPE)
    draft.parts = {each: data_of(part) for each, part in parts.items()}
    arrows = relations(draft.parts, draft.main).values()
    own = next(each.id for each in arrows if resolve(draft.main, each.target) == name)
    reference = etree.Element(f"{W}headerReference", nsmap={"r": R[1:-1]})
    reference.set(f"{W}type", slot[0])
    reference.set(f"{R}id", own)
    insert(draft.sections[edit.section], reference)


def _free_name(draft: Draft) -> str:
    folder = posixpath.dirname(draft.main)
    taken = {name.lower() for name in draft.parts}
    names = (posixpath.join(folder, f"header{n}.xml") for n in range(1, len(taken) + 2))
    return next(name for name in names if name.lower() not in taken)


def _write_number(paragraph: Element, size_pt: float) -> None:
    """Write the field as Word does, with a result for programs that work out none."""
    form = properties(paragraph, "pPr")
    indents = put(form, "ind")
    indents.attrib.clear()
    for name in ("left", "right", "firstLine"):
        indents.set(W + name, "0")
    give(form, "jc", "center")
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("t", "2"), ("end", "")):
        run = etree.SubElement(paragraph, RUN)
        looks = properties(run, "rPr")
        set_font(looks, FONT)
        set_size(looks, size_pt)
        if kind == "t":
            etree.SubElement(run, f"{W}t").text = text
        elif kind:
            etree.SubElement(run, _FIELD).set(f"{W}fldCharType", kind)
        else:
            instruction = etree.SubElement(run, f"{W}instrText")
            instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            instruction.text = text
