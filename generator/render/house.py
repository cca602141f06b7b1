"""The styles that our blocks are written in, given to a template that has them not."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Final

from lxml import etree

from generator import package, titled
from generator.archive import Entry, data_of
from generator.render.tidy import W
from generator.wordml.styles import styles

STYLES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
TYPE_NAME: Final = "tên_loại"
"""A template that prints it is of a document with a type name, whose headings have looks."""


def furnished(parts: Mapping[str, bytes], names: frozenset[str]) -> dict[str, bytes]:
    """Return the parts of a template with every style that its blocks may ask for.

    What it has stays as its office made it. A style of ours that is added stands on its own: the
    office's Normal may be of another font and space.
    """
    known = package.styles(parts)
    lacking = [each for name, each in _ours(TYPE_NAME in names) if name not in known]
    if not lacking:
        return dict(parts)
    made: dict[str, bytes | Entry] = dict(parts)
    part = next(iter(package.content_types(parts).names(STYLES)), "")
    if not part:
        part = "word/styles.xml"
        empty = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()
        package.add_part(made, package.main_part(parts), part, empty, STYLES)
    tree = package.parse(made[part])
    tree.extend(_alone(deepcopy(each)) for each in lacking)
    made[part] = package.write(tree)
    return {name: data_of(each) for name, each in made.items()}


@lru_cache(maxsize=2)
def _ours(is_titled: bool) -> tuple[tuple[str, etree._Element], ...]:
    found = styles(more=titled.LOOKS if is_titled else ())
    own = (each for each in found.iterfind(f"{W}style") if not each.get(f"{W}default"))
    return tuple((each.get(f"{W}styleId", ""), each) for each in own)


def _alone(style: etree._Element) -> etree._Element:
    parent, name, alias = (style.find(f"{W}{tag}") for tag in ("basedOn", "name", "aliases"))
    if parent is not None and parent.get(f"{W}val") == "Normal":
        style.remove(parent)
    if name is not None and alias is not None:  # Word has its own of that name
        name.set(f"{W}val", alias.get(f"{W}val", ""))
        style.remove(alias)
    return style
