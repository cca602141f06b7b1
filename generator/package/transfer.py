"""Parts and relations carried from one package into another."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from typing import Final

from lxml import etree

from generator.archive import data_of
from generator.package.parts import (
    OFFICE,
    Part,
    Parts,
    Relation,
    add_content_type,
    add_relation,
    content_types,
    relations,
    relations_name,
    resolve,
    write_relations,
)

R: Final = f"{{{OFFICE}}}"


def adopt_relations(
    joined: MutableMapping[str, Part], name: str, other: Parts, source: str, tree: etree._Element
) -> None:
    """Carry over what `tree`, from the part `source` of another package, points to.

    `tree` is changed to the ids that the part `name` now has for the same things.
    """
    arrows = relations(other, source)
    carried: dict[str, str] = {}
    for element, key, number in used_ids(tree):
        if number not in carried:
            carried[number] = _carry(joined, name, other, source, arrows[number])
        element.set(key, carried[number])


def used_ids(tree: etree._Element) -> list[tuple[etree._Element, str, str]]:
    """Return the elements that point to a relation, with the attribute and the id."""
    return [
        (element, str(key), str(value))
        for element in tree.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(R) and value
    ]


def _carry(
    joined: MutableMapping[str, Part], name: str, other: Parts, source: str, arrow: Relation
) -> str:
    if arrow.is_external:
        return link(joined, name, arrow.type, arrow.target, is_external=True)
    return link(joined, name, arrow.type, _copy(joined, other, resolve(source, arrow.target)))


def link(
    joined: MutableMapping[str, Part],
    source: str,
    kind: str,
    target: str,
    *,
    is_external: bool = False,
) -> str:
    """Return the id of an arrow from a part to another part or address, adding it if missing."""
    for arrow in relations(joined, source).values():
        end = arrow.target if arrow.is_external else resolve(source, arrow.target)
        if (arrow.type, end, arrow.is_external) == (kind, target, is_external):
            return arrow.id
    return add_relation(joined, source, kind, target if is_external else f"/{target}", is_external)


def _copy(joined: MutableMapping[str, Part], other: Parts, name: str) -> str:
    """Copy a part with all that it points to; return its name in the joined package."""
    arrows = []
    for arrow in relations(other, name).values():
        target = arrow.target
        if not arrow.is_external:
            target = f"/{_copy(joined, other, resolve(name, arrow.target))}"
        arrows.append(Relation(arrow.id, arrow.type, target, arrow.is_external))
    return adopt_part(joined, name, other[name], content_types(other).of(name), arrows)


def adopt_part(
    joined: MutableMapping[str, Part],
    name: str,
    part: Part,
    content_type: str,
    arrows: Sequence[Relation],
) -> str:
    """Add a part under a free name, or share one that has the same bytes and relations."""
    wanted = {_end(name, arrow) for arrow in arrows}
    types = content_types(joined)
    for twin in joined:
        if types.of(twin) != content_type or data_of(joined[twin]) != data_of(part):
            continue
        if {_end(twin, arrow) for arrow in relations(joined, twin).values()} == wanted:
            return twin
    free = _free_name(joined, name)
    joined[free] = part
    add_content_type(joined, free, content_type)
    if wanted:
        joined[relations_name(free)] = write_relations(arrows)
    return free


def _end(source: str, arrow: Relation) -> tuple[str, str, str]:
    end = arrow.target if arrow.is_external else resolve(source, arrow.target)
    return arrow.id, arrow.type, end


def _free_name(joined: Parts, name: str) -> str:
    """Number a part after those of its kind: word/header1.xml -> word/header3.xml."""
    match = re.fullmatch(r"(.*?)\d*(\.\w+)", name)
    stem, suffix = match.groups() if match else (name, "")
    taken = {known.casefold() for known in joined}
    numbered = (f"{stem}{number}{suffix}" for number in range(1, len(taken) + 2))
    return next(free for free in numbered if free.casefold() not in taken)
