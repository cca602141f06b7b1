"""What one document says, put under the text of another: on its last page, in its own looks."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.package.numbering import number_ids, rename_bookmarks
from generator.package.parts import (
    WORD,
    Part,
    Parts,
    add_part,
    body_of,
    content_types,
    main_part,
    parse,
    write,
)

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES: Final = f"{WORD}styles+xml"
UNSETTLED: Final = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "commentReference")
)
OWN: Final = "BanSao"
"""What the ids of our styles begin with, beside those that the other document has."""
BASE: Final = f"{OWN}MacDinh"
PLAIN: Final = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}


def put_below(text: Parts, added: Parts) -> dict[str, Part]:
    """Put the body of a document under another's, which keeps its styles, pages and pictures.

    The added one has no pictures, headers or footnotes to carry.
    """
    joined = dict(text)
    main = main_part(text)
    tree, incoming = parse(text[main]), parse(added[main_part(added)])
    rename_bookmarks(incoming, tree)
    _carry_styles(joined, main, added, incoming)
    body, blocks = body_of(tree), [each for each in body_of(incoming) if each.tag != f"{W}sectPr"]
    section = body.find(f"{W}sectPr")
    at = len(body) if section is None else body.index(section)
    for block in blocks:
        body.insert(at, block)
        at += 1
    joined[main] = write(tree)
    number_ids(joined, main)
    return joined


def is_unsettled(text: Parts) -> bool:
    """Tell whether a document has tracked changes or comments: it is not the signed one."""
    tree = parse(text[main_part(text)])
    return any(True for _ in tree.iter(*UNSETTLED))


# --- styles -----------------------------------------------------------------------------------


def _carry_styles(
    joined: dict[str, Part], main: str, added: Parts, incoming: etree._Element
) -> None:
    """Give the styles that are used names of their own, so that they look as where they come from.

    They stand on a style that says all defaults, for those of the other document differ.
    """
    theirs = parse(added[content_types(added).names(STYLES)[0]])
    known = {each.get(f"{W}styleId", ""): each for each in theirs.iter(f"{W}style")}
    used = [each for each in incoming.iter(f"{W}pStyle") if each.get(f"{W}val") in known]
    wanted = dict.fromkeys(each.get(f"{W}val", "") for each in used)
    for each in used:
        each.set(f"{W}val", f"{OWN}{each.get(f'{W}val')}")
    made = [_base(theirs), *(_renamed(known[style]) for style in wanted)]
    names = content_types(joined).names(STYLES)
    if not names:
        empty = write(theirs.makeelement(theirs.tag, None, {"w": W[1:-1]}))
        add_part(joined, main, "word/styles.xml", empty, STYLES)
        names = ["word/styles.xml"]
    sheet = parse(joined[names[0]])
    there = {each.get(f"{W}styleId") for each in sheet.iter(f"{W}style")}
    sheet.extend(each for each in made if each.get(f"{W}styleId") not in there)
    joined[names[0]] = write(sheet)


def _base(theirs: etree._Element) -> etree._Element:
    """Make the style that ours stand on: what the sheet of styles says of all text."""
    made = etree.Element(f"{W}style", {f"{W}type": "paragraph", f"{W}customStyle": "1"})
    made.set(f"{W}styleId", BASE)
    etree.SubElement(made, f"{W}name", {f"{W}val": "Bản sao, mặc định"})
    paragraph = etree.SubElement(made, f"{W}pPr")
    etree.SubElement(paragraph, f"{W}spacing", {f"{W}{key}": value for key, value in PLAIN.items()})
    etree.SubElement(
        paragraph, f"{W}ind", {f"{W}left": "0", f"{W}right": "0", f"{W}firstLine": "0"}
    )
    etree.SubElement(paragraph, f"{W}jc", {f"{W}val": "left"})
    made.extend(deepcopy(each) for each in _plain_run(theirs))
    return made


def _plain_run(theirs: etree._Element) -> Iterator[etree._Element]:
    default = theirs.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if default is not None:
        yield default


def _renamed(style: etree._Element) -> etree._Element:
    made = deepcopy(style)
    made.set(f"{W}styleId", f"{OWN}{style.get(f'{W}styleId')}")
    made.set(f"{W}customStyle", "1")
    made.attrib.pop(f"{W}default", "")
    for name in made.iter(f"{W}name"):
        name.set(f"{W}val", f"Bản sao, {name.get(f'{W}val')}")
    for tag in ("aliases", "next", "link", "basedOn"):
        for each in made.findall(f"{W}{tag}"):
            made.remove(each)
    based = made.makeelement(f"{W}basedOn", {f"{W}val": BASE})
    made.insert(1, based)
    return made
