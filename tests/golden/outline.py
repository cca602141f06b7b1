"""A Word file as plain text, to be read in a review where the file itself cannot.

One line is one paragraph: its style, what it has beyond its style, its text. The first line of a
cell begins with a bar. Marks stand in ⟦ ⟧: ⟦b: bold⟧, ⟦_cv_so_1: a place⟧, ⟦^1⟧ for a footnote,
⟦PAGE⟧ for a field; ⍽ is a no-break space, → a tab, ↵ a line break. Lengths of pages, margins and
columns are in millimetres, all others as they stand in the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
CORE = "docProps/core.xml"
STYLES = "word/styles.xml"
STORIES = ("document", "header", "footer", "footnotes")
IN_MM = frozenset({"pgSz", "pgMar", "gridCol"})
TWIN_OF_ANOTHER = frozenset({"szCs", "bCs", "iCs"})
SIGNS = {
    "tab": "→",
    "br": "↵",
    "noBreakHyphen": "⟦-⟧",
    "footnoteRef": "⟦^⟧",
    "bookmarkEnd": "⟧",
    **dict.fromkeys(("pPr", "rPr", "fldChar", "lastRenderedPageBreak", "proofErr"), ""),
}
READABLE = str.maketrans({"\N{NO-BREAK SPACE}": "⍽"})


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def outline(data: bytes) -> str:
    """Return the outline of a Word file."""
    parts = unpacked(data)
    stories = {name: etree.fromstring(parts[name]) for name in sorted(parts) if _is_story(name)}
    lines = [f"parts: {', '.join(sorted(parts))}", *_properties(parts)]
    for name, tree in stories.items():
        body = tree.find(f"{W}body")
        lines += ["", f"== {name}", *_blocks(tree if body is None else body, "")]
    if STYLES in parts:
        lines += ["", "== styles used", *_styles(etree.fromstring(parts[STYLES]), stories.values())]
    return "\n".join(lines) + "\n"


def _is_story(name: str) -> bool:
    folder, _, file = name.partition("/")
    return folder == "word" and file.removesuffix(".xml").rstrip("0123456789") in STORIES


def _properties(parts: dict[str, bytes]) -> Iterator[str]:
    for child in etree.fromstring(parts[CORE]) if CORE in parts else ():
        yield f"{_name(child)}: {child.text}"


# --- paragraphs and tables --------------------------------------------------------------------


def _blocks(parent: etree._Element, indent: str) -> Iterator[str]:
    for child in parent:
        match _name(child):
            case "p":
                yield from _paragraph(child, indent)
            case "tbl":
                yield from _table(child, indent)
            case "sectPr":
                yield f"{indent}--- section: {_facts(child)}"
            case "footnote" if child.get(f"{W}type") is None:
                yield f"{indent}^{child.get(f'{W}id')}"
                yield from _blocks(child, f"{indent}  ")


def _paragraph(paragraph: etree._Element, indent: str) -> Iterator[str]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "-" if style is None else style.get(VAL)
    facts = _facts(paragraph.find(f"{W}pPr"), without=("pStyle", "sectPr", "rPr"))
    yield f"{indent}{name}{f' ({facts})' if facts else ''}: {_text(paragraph)}".rstrip()
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        yield f"{indent}--- section: {_facts(section)}"


def _table(table: etree._Element, indent: str) -> Iterator[str]:
    columns = [_mm(each.get(f"{W}w", "")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    yield f"{indent}table: {' + '.join(columns)} mm; {_facts(table.find(f'{W}tblPr'))}"
    for row in table.iterfind(f"{W}tr"):
        yield f"{indent}  row: {_facts(row.find(f'{W}trPr'))}".rstrip()
        for cell in row.iterfind(f"{W}tc"):
            facts = _facts(cell.find(f"{W}tcPr"), without=("tcW",))
            first, *more = _blocks(cell, "")
            yield f"{indent}    | {f'[{facts}] ' if facts else ''}{first}"
            yield from (f"{indent}      {line}" for line in more)


# --- text -------------------------------------------------------------------------------------


def _text(parent: etree._Element) -> str:
    return "".join(_inline(child) for child in parent)


def _inline(child: etree._Element) -> str:
    match _name(child):
        case "r":
            return _run(child)
        case "t":
            return (child.text or "").translate(READABLE)
        case "bookmarkStart":
            return f"⟦{child.get(f'{W}name')}: "
        case "footnoteReference":
            return f"⟦^{child.get(f'{W}id')}⟧"
        case "instrText":
            return f"⟦{child.text}⟧"
        case name:
            return SIGNS.get(name, f"⟦{name}⟧{_text(child)}")


def _run(run: etree._Element) -> str:
    look, text = _facts(run.find(f"{W}rPr")), _text(run)
    is_note = text.startswith("⟦^")  # its look goes without saying
    return f"⟦{look}: {text}⟧" if look and text and not is_note else text


# --- facts ------------------------------------------------------------------------------------


def _facts(properties: etree._Element | None, without: Iterable[str] = ()) -> str:
    """Write properties on one line, in their order."""
    children = () if properties is None else properties
    skipped = TWIN_OF_ANOTHER.union(without)
    return ", ".join(_fact(child) for child in children if _name(child) not in skipped)


def _fact(element: etree._Element) -> str:
    name = _name(element)
    given = {etree.QName(key).localname: str(value) for key, value in element.attrib.items()}
    if name == "rFonts":
        return "/".join(dict.fromkeys(given.values()))
    if name in IN_MM:
        given = {key: _mm(value) for key, value in given.items()}
    value = given.pop("val", "")
    words = [f"{name}={value}" if value else name, *(f"{key}={given[key]}" for key in given)]
    inside = _facts(element)
    return " ".join(words) + (f" ({inside})" if inside else "")


def _mm(twips: str) -> str:
    """Write a length in millimetres, to a tenth."""
    return f"{int(twips) * 254 / 14400:.1f}" if twips.isdigit() else twips


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _styles(styles: etree._Element, stories: Iterable[etree._Element]) -> Iterator[str]:
    """Write the styles that the stories name and those they are based on, in their order."""
    known = {style.get(f"{W}styleId"): style for style in styles.iterfind(f"{W}style")}
    tags = [f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"]
    waiting = {each.get(VAL) for story in stories for each in story.iter(tags)}
    used: set[str | None] = set()
    while waiting := (waiting & known.keys()) - used:
        used |= waiting
        waiting = {each.get(VAL) for name in waiting for each in known[name].iter(f"{W}basedOn")}
    for name in filter(used.__contains__, known):
        looks = (_facts(known[name].find(f"{W}{part}")) for part in ("pPr", "rPr"))
        base = known[name].find(f"{W}basedOn")
        words = [] if base is None else [f"as {base.get(VAL)}"]
        yield f"{name}: {', '.join([*words, *filter(None, looks)])}".rstrip()
