"""The parts of an office package: their content types, and the relations between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Final
from xml.parsers import expat

from lxml import etree

from generator.archive import CONTENT_TYPES, Entry, data_of
from generator.frozen import Frozen, field

Part = bytes | Entry
Parts = Mapping[str, Part]

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE: Final = f"{WORD}document.main+xml"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def strict_parser() -> etree.XMLParser:
    """Make a parser that repairs nothing, fetches nothing and resolves no entity."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, ns_clean=True
    )


def parse(part: Part) -> etree._Element:
    """Parse an XML part."""
    return etree.fromstring(data_of(part), strict_parser())


def demand_xml(data: bytes) -> None:
    """Parse a part whose names are known to be declared, in half the time and without a tree.

    Raises:
        lxml.etree.XMLSyntaxError: where it is not well formed.
    """
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        parse(data)  # which says what is wrong


def body_of(tree: etree._Element) -> etree._Element:
    """Return the body of a main part."""
    body = tree.find("{*}body")
    assert body is not None
    return body


def write(tree: etree._Element) -> bytes:
    """Serialize a part as Word does."""
    return DECLARATION + etree.tostring(tree, encoding="UTF-8", xml_declaration=False)


# --- content types ---------------------------------------------------------------------------


class ContentTypes(Frozen):
    """What the parts are: by name, else by extension (lower case)."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Return the content type of a part, or "" where none is declared."""
        return self.overrides.get(name) or self.defaults.get(extension(name), "")

    def names(self, content_type: str) -> list[str]:
        """Return the parts declared by name to be of a type, in their order."""
        return [name for name, declared in self.overrides.items() if declared == content_type]


def extension(name: str) -> str:
    """Return the last extension of a part's name, in lower case, without the dot.

    The name of `_rels/.rels` is nothing but an extension.
    """
    _, dot, last = posixpath.basename(name).rpartition(".")
    return last.lower() if dot else ""


def content_types(parts: Parts) -> ContentTypes:
    """Read the table of content types."""
    tree = parse(parts[CONTENT_TYPES])
    overrides = {
        item.get("PartName", "").lstrip("/"): item.get("ContentType", "")
        for item in tree.iterfind(f"{{{TYPES}}}Override")
    }
    defaults = {
        item.get("Extension", "").lower(): item.get("ContentType", "")
        for item in tree.iterfind(f"{{{TYPES}}}Default")
    }
    return ContentTypes(overrides, defaults)


def add_content_type(parts: MutableMapping[str, Part], name: str, content_type: str) -> None:
    """Declare the content type of a part, unless it is declared alike already."""
    if content_types(parts).of(name) == content_type:
        return
    tree = parse(parts[CONTENT_TYPES])
    attributes = {"PartName": f"/{name}", "ContentType": content_type}
    etree.SubElement(tree, f"{{{TYPES}}}Override", attributes)
    parts[CONTENT_TYPES] = write(tree)


# --- relations -------------------------------------------------------------------------------


class Relation(Frozen):
    """An arrow from one part to another, or (`is_external`) to an address."""

    id: str
    type: str
    target: str
    is_external: bool = False


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relations ("" for the package's)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(source: str, target: str) -> str:
    """Return the name of the part that a relation of `source` points to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def relations(parts: Parts, source: str) -> dict[str, Relation]:
    """Return the relations of a part ("" for the package) by id."""
    name = relations_name(source)
    if name not in parts:
        return {}
    found = parse(parts[name]).iterfind(f"{{{RELATIONS}}}Relationship")
    arrows = (
        Relation(
            item.get("Id", ""),
            item.get("Type", ""),
            item.get("Target", ""),
            item.get("TargetMode") == "External",
        )
        for item in found
    )
    return {arrow.id: arrow for arrow in arrows}


def add_relation(
    parts: MutableMapping[str, Part], source: str, kind: str, target: str, is_external: bool
) -> str:
    """Add an arrow from a part; return its id."""
    known = relations(parts, source)
    number = next(n for n in range(1, len(known) + 2) if f"rIdCv{n}" not in known)
    arrow = Relation(f"rIdCv{number}", kind, target, is_external)
    parts[relations_name(source)] = write_relations([*known.values(), arrow])
    return arrow.id


def write_relations(arrows: Iterable[Relation]) -> bytes:
    """Write the relations of a part."""
    tree = etree.Element(
        f"{{{RELATIONS}}}Relationships",
        nsmap={None: RELATIONS},  # type: ignore[dict-item]  # the stubs forget default namespaces
    )
    for arrow in arrows:
        _write_relation(tree, arrow)
    return write(tree)


def _write_relation(tree: etree._Element, arrow: Relation) -> None:
    attributes = {"Id": arrow.id, "Type": arrow.type, "Target": arrow.target}
    if arrow.is_external:
        attributes["TargetMode"] = "External"
    etree.SubElement(tree, f"{{{RELATIONS}}}Relationship", attributes)


def main_part(parts: Parts) -> str:
    """Return the name of the part that the package opens with, or "" without one."""
    for arrow in relations(parts, "").values():
        if arrow.type.endswith("/officeDocument"):
            return resolve("", arrow.target)
    return ""


def add_part(
    parts: MutableMapping[str, Part], source: str, name: str, data: Part, content_type: str
) -> None:
    """Add a part that `source` points to; the last word of its content type is its relation."""
    parts[name] = data
    add_content_type(parts, name, content_type)
    kind = content_type.removeprefix(WORD).removesuffix("+xml")
    add_relation(parts, source, f"{OFFICE}/{kind}", f"/{name}", is_external=False)
