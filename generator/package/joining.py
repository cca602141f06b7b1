"""Appendices put after a letter in one file, each in sections of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.errors import Place, Problem, Refused, error
from generator.package.numbering import number_ids, rename_bookmarks
from generator.package.parts import (
    OFFICE,
    WORD,
    Part,
    Parts,
    add_part,
    body_of,
    content_types,
    main_part,
    parse,
    relations,
    write,
)
from generator.package.transfer import adopt_part, adopt_relations, link, used_ids

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R: Final = f"{{{OFFICE}}}"
IGNORABLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
FOOTNOTES: Final = f"{WORD}footnotes+xml"
STYLES_TYPE: Final = f"{WORD}styles+xml"
HERE: Final = "cv-phu-luc"


def join(letter: Parts, appendices: Sequence[Parts]) -> dict[str, Part]:
    """Put the bodies of appendices after a letter's, each beginning on a new page.

    The letter's styles, settings and fonts hold for all. Every appendix keeps its page, headers,
    footers, pictures, links and footnotes; its page numbers begin again.

    Raises:
        Refused: where an appendix uses what cannot be carried over.
    """
    if found := list(_problems(letter, appendices)):
        raise Refused(found)
    joined = dict(letter)
    main = main_part(letter)
    for appendix in appendices:
        joined[main] = write(_append(joined, main, appendix))
    if appendices:
        number_ids(joined, main)
    return joined


def _append(joined: MutableMapping[str, Part], main: str, appendix: Parts) -> etree._Element:
    source = main_part(appendix)
    incoming = parse(appendix[source])
    tree = _knowing_prefixes(parse(joined[main]), incoming)
    rename_bookmarks(incoming, tree)
    _carry_styles(joined, appendix)
    _forget_paragraph_ids(incoming)
    _carry_notes(joined, main, appendix, incoming)
    adopt_relations(joined, main, appendix, source, incoming)
    _end_section(body_of(tree))
    _begin_section(_first_section(incoming))
    _stop_inheritance(joined, main, tree, _first_section(incoming))
    return _with_body(tree, body_of(incoming))


def _with_body(tree: etree._Element, added: etree._Element) -> etree._Element:
    """Put what one body holds at the end of another's.

    As text: to move a table from tree to tree takes lxml time by the square of its cells.
    """
    here = etree.ProcessingInstruction(HERE)
    body_of(tree).append(here)
    return parse(write(tree).replace(_outer(here), b"".join(map(_outer, added))))


def _outer(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", xml_declaration=False, with_tail=False)


def _forget_paragraph_ids(tree: etree._Element) -> None:
    """Drop the ids by which Word tells paragraphs apart: those of two files may be the same."""
    for element in tree.iter(f"{W}p", f"{W}tr"):
        for name in ("paraId", "textId"):
            element.attrib.pop(f"{W14}{name}", "")


def _knowing_prefixes(tree: etree._Element, incoming: etree._Element) -> etree._Element:
    """Declare the prefixes of the incoming part on the root, where mc:AlternateContent looks."""
    if not set(incoming.nsmap) - set(tree.nsmap):
        return tree
    prefixes = dict(incoming.nsmap)
    prefixes.update(tree.nsmap)
    root = tree.makeelement(tree.tag, None, prefixes)  # type: ignore[arg-type]  # as in parts
    root.attrib.update(tree.attrib)
    root.extend(list(tree))
    ignorable = [*tree.get(IGNORABLE, "").split(), *incoming.get(IGNORABLE, "").split()]
    if ignorable:
        root.set(IGNORABLE, " ".join(dict.fromkeys(ignorable)))
    return root


# --- sections --------------------------------------------------------------------------------


def low_paragraph() -> etree._Element:
    """Make an empty line of 1 pt: it can end a section after a table, yet takes no page."""
    return etree.fromstring(LOW_PARAGRAPH)


LOW_PARAGRAPH: Final = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:firstLine="0"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)
BLOCKS: Final = frozenset(f"{W}{name}" for name in ("p", "tbl", "sdt", "customXml", "altChunk"))
AFTER_TYPE: Final = ("headerReference", "footerReference", "footnotePr", "endnotePr")
BEFORE_PAGE_NUMBERS: Final = (
    *AFTER_TYPE,
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
)


def _end_section(body: etree._Element) -> None:
    """Move the last section's properties into the last paragraph, adding one after a table."""
    section = body.find(f"{W}sectPr")
    if section is None:
        section = body.makeelement(f"{W}sectPr")
    else:
        body.remove(section)
    blocks = [child for child in body if child.tag in BLOCKS]
    if not blocks or not _can_end_section(blocks[-1]):
        body.append(low_paragraph())
        blocks = [body[-1]]
    properties = blocks[-1].find(f"{W}pPr")
    if properties is None:
        properties = body.makeelement(f"{W}pPr")
        blocks[-1].insert(0, properties)
    change = properties.find(f"{W}pPrChange")
    properties.insert(len(properties) if change is None else len(properties) - 1, section)


def _can_end_section(block: etree._Element) -> bool:
    return block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is None


def _first_section(tree: etree._Element) -> etree._Element:
    section = tree.find(f".//{W}sectPr")
    if section is None:
        section = etree.SubElement(body_of(tree), f"{W}sectPr")
    return section


def _begin_section(section: etree._Element) -> None:
    """Begin on a new page, and number pages from 1 where the appendix does not say otherwise."""
    for kind in section.findall(f"{W}type"):
        section.remove(kind)
    insert_after(section, AFTER_TYPE, "type", {"val": "nextPage"})
    numbers = section.find(f"{W}pgNumType")
    if numbers is None:
        numbers = insert_after(section, BEFORE_PAGE_NUMBERS, "pgNumType", {})
    if numbers.get(f"{W}start") is None:
        numbers.set(f"{W}start", "1")


def insert_after(
    section: etree._Element, before: Iterable[str], name: str, attributes: dict[str, str]
) -> etree._Element:
    """Put an element at its place in the order that the schema asks for."""
    earlier = {f"{W}{tag}" for tag in before}
    index = sum(child.tag in earlier for child in section)
    element = section.makeelement(
        f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()}
    )
    section.insert(index, element)
    return element


def _stop_inheritance(
    joined: MutableMapping[str, Part], main: str, tree: etree._Element, section: etree._Element
) -> None:
    """Give blank headers and footers where the section would take those of the one before."""
    own = set(_references(section))
    for kind, pages in dict.fromkeys(_references(tree)):
        if (kind, pages) in own:
            continue
        word = {"header": "hdr", "footer": "ftr"}[kind]
        blank = f'<w:{word} xmlns:w="{W[1:-1]}"><w:p/></w:{word}>'
        name = adopt_part(
            joined, f"word/{kind}1.xml", write(etree.fromstring(blank)), f"{WORD}{kind}+xml", ()
        )
        prefixes = {"w": W[1:-1], "r": R[1:-1]}  # else it depends on what lxml met before
        reference = section.makeelement(f"{W}{kind}Reference", {f"{W}type": pages}, prefixes)
        reference.set(f"{R}id", link(joined, main, f"{OFFICE}/{kind}", name))
        section.insert(0, reference)


def _references(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for kind in ("header", "footer"):
        for reference in tree.iter(f"{W}{kind}Reference"):
            yield kind, reference.get(f"{W}type", "default")


# --- footnotes -------------------------------------------------------------------------------


def _carry_notes(
    joined: MutableMapping[str, Part], main: str, appendix: Parts, incoming: etree._Element
) -> None:
    """Append the footnotes that the incoming body refers to, under new ids."""
    references = list(incoming.iter(f"{W}footnoteReference"))
    if not references:
        return
    source = content_types(appendix).names(FOOTNOTES)[0]
    theirs = parse(appendix[source])
    name = _notes_part(joined, main, theirs)
    tree = _knowing_prefixes(parse(joined[name]), theirs)
    notes = {note.get(f"{W}id"): note for note in theirs}
    last = max(int(note.get(f"{W}id", "0")) for note in tree)
    for number, reference in enumerate(references, max(last, 0) + 1):
        note = deepcopy(notes[reference.get(f"{W}id")])
        adopt_relations(joined, name, appendix, source, note)
        note.set(f"{W}id", str(number))
        reference.set(f"{W}id", str(number))
        tree.append(note)
    joined[name] = write(tree)


def _notes_part(joined: MutableMapping[str, Part], main: str, like: etree._Element) -> str:
    """Return the letter's footnotes part, made with the separators of another if missing."""
    if names := content_types(joined).names(FOOTNOTES):
        return names[0]
    empty = deepcopy(like)
    for note in [note for note in empty if note.get(f"{W}type") is None]:
        empty.remove(note)
    add_part(joined, main, "word/footnotes.xml", write(empty), FOOTNOTES)
    return "word/footnotes.xml"


# --- styles ----------------------------------------------------------------------------------


def _carry_styles(joined: MutableMapping[str, Part], appendix: Parts) -> None:
    """Give the letter the styles that only the appendix has, with those they are based on."""
    lacking = styles(appendix) - styles(joined)
    sources = content_types(appendix).names(STYLES_TYPE)
    targets = content_types(joined).names(STYLES_TYPE)
    if not lacking or not sources or not targets:
        return
    tree = parse(joined[targets[0]])
    for style in parse(appendix[sources[0]]).iter(f"{W}style"):
        if style.get(f"{W}styleId") in lacking:
            style.attrib.pop(f"{W}default", "")
            tree.append(style)
    joined[targets[0]] = write(tree)


# --- what cannot be joined -------------------------------------------------------------------

CARRIED: Final = frozenset(
    f"{OFFICE}/{kind}" for kind in ("header", "footer", "image", "hyperlink")
)
STORIES: Final = frozenset(
    f"{WORD}{kind}+xml" for kind in ("document.main", "header", "footer", "footnotes")
)


def _problems(letter: Parts, appendices: Sequence[Parts]) -> Iterator[Problem]:
    known = styles(letter)
    for position, appendix in enumerate(appendices, 1):
        place = Place(f"phụ lục thứ {position} trong tệp công văn")
        types = content_types(appendix)
        known = known | styles(appendix)
        for name in appendix:
            if types.of(name) in STORIES:
                yield from _problems_of_story(appendix, name, known, place)


def styles(letter: Parts) -> set[str]:
    """Return the ids of the styles that a document has."""
    names = content_types(letter).names(STYLES_TYPE)
    return {
        style.get(f"{W}styleId", "")
        for name in names
        for style in parse(letter[name]).iter(f"{W}style")
    }


def _problems_of_story(
    appendix: Parts, name: str, known: set[str], place: Place
) -> Iterator[Problem]:
    tree = parse(appendix[name])
    used = (style.get(f"{W}val", "") for style in tree.iter(*STYLES))
    for style in dict.fromkeys(used):
        if style not in known:
            what = f"Kiểu chữ «{style}» của phụ lục không có trong mẫu công văn."
            yield error(
                "GO13",
                place,
                what,
                "Thêm kiểu ấy vào mẫu công văn, hoặc để phụ lục thành tệp riêng.",
            )
    if tree.find(f".//{W}numPr") is not None:
        what = "Phụ lục dùng danh sách đánh số tự động của Word."
        yield error(
            "GO14",
            place,
            what,
            "Gõ số, gạch đầu dòng như chữ thường, hoặc để phụ lục thành tệp riêng.",
        )
    if any(True for _ in tree.iter(*NOT_CARRIED)) or not _carries_all(appendix, name, tree):
        what = f"Phần «{posixpath.basename(name)}» của phụ lục có lời bình, biểu đồ hoặc vật nhúng."
        yield error("GO15", place, what, "Bỏ đi, thay bằng ảnh, hoặc để phụ lục thành tệp riêng.")


STYLES: Final = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
NOT_CARRIED: Final = tuple(f"{W}{name}" for name in ("endnoteReference", "commentReference"))


def _carries_all(appendix: Parts, name: str, tree: etree._Element) -> bool:
    arrows = relations(appendix, name)
    used = {number for _, _, number in used_ids(tree)}
    return all(number in arrows and arrows[number].type in CARRIED for number in used)
