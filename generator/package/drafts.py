"""What a draft says of itself in the properties of its file: which round it is."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.package.parts import (
    Part,
    Parts,
    add_content_type,
    add_relation,
    content_types,
    parse,
    write,
)

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
CORE: Final = f"{PACKAGE}/metadata/core-properties"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
EMPTY: Final = f'<cp:coreProperties xmlns:cp="{CORE}"/>'
NAME: Final = "docProps/core.xml"


def as_draft(parts: Parts, words: str, version: str) -> dict[str, Part]:
    """Return a package whose properties name a round of drafts, fields in its title untouched.

    The words stand behind the title and are the status; a file manager shows both.
    """
    made = dict(parts)
    name = next((each for each in content_types(parts).names(CORE_TYPE) if each in parts), "")
    if not name:
        name = NAME
        made[name] = EMPTY.encode()
        add_content_type(made, name, CORE_TYPE)
        add_relation(
            made, "", f"{PACKAGE}/relationships/metadata/core-properties", f"/{name}", False
        )
    tree = parse(made[name])
    title = tree.find(TITLE)
    if title is None:
        title = etree.SubElement(tree, TITLE)
    title.text = f"{title.text or ''} ({words})".strip()
    for tag, said in (("contentStatus", words), ("version", version)):
        for old in tree.findall(f"{{{CORE}}}{tag}"):
            tree.remove(old)
        etree.SubElement(tree, f"{{{CORE}}}{tag}").text = said
    made[name] = write(tree)
    return made
