"""Small changes to a sound document: what a person may do to it in Word.

A change is a mapping of one operation to what it is given, as the cases have it. A paragraph is
found by its first words (`at`); where several begin so, `nth` counts them from 1.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.checker import remains
from tests.checker.looks import look_paragraph, look_run
from tests.checker.lookup import Given, find


def changed(data: bytes, changes: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a document after some changes, one after the other."""
    parts: list[Mapping[str, Any]] = []
    document = docx.Document(io.BytesIO(data))
    for change in changes:
        ((name, given),) = change.items()
        if name == "part":
            parts.append(given)
        else:
            OPERATIONS[name](document, given)
    out = io.BytesIO()
    document.save(out)
    return _with_parts(out.getvalue(), parts)


def _with_parts(data: bytes, parts: Iterable[Given]) -> bytes:
    """Put parts into the package as they are: {name: word/vbaProject.bin, text: …}."""
    wanted = {part["name"]: str(part.get("text", "")).encode() for part in parts}
    if not wanted:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in wanted:
                new.writestr(name, old.read(name))
        for name, content in wanted.items():
            new.writestr(name, content)
    return out.getvalue()


def _remove(element: Any) -> None:
    element.getparent().remove(element)


# --- pages ------------------------------------------------------------------------------------

_PAGE = {
    "top_mm": "top_margin",
    "bottom_mm": "bottom_margin",
    "left_mm": "left_margin",
    "right_mm": "right_margin",
    "header_mm": "header_distance",
    "footer_mm": "footer_distance",
    "gutter_mm": "gutter",
    "width_mm": "page_width",
    "height_mm": "page_height",
}


def _page(document: Document, given: Given) -> None:
    """Set a section: {section: 0, left_mm: 25, title_page: no, starts_at: 1, landscape: yes …}."""
    section = document.sections[int(given.get("section", 0))]
    for name, value in given.items():
        if name in _PAGE:
            setattr(section, _PAGE[name], Mm(value))
    if "title_page" in given:
        section.different_first_page_header_footer = given["title_page"]
    if given.get("landscape"):
        section.page_width, section.page_height = section.page_height, section.page_width
        section._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")  # type: ignore[union-attr]
    for name, attribute in (("starts_at", "start"), ("number_format", "fmt")):
        if name in given:
            _number_type(section._sectPr, attribute, given[name])


def _number_type(section: Any, attribute: str, value: object) -> None:
    element = section.find(qn("w:pgNumType"))
    if value is None:
        element.attrib.pop(qn(f"w:{attribute}"), None)
    else:
        element.set(qn(f"w:{attribute}"), str(value))


_PAGE_FIELD = (
    f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="%s"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/>'
    '</w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
    '</w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _page_number(document: Document, given: Given) -> None:
    """Change the page number: {remove: yes}, {footer: center}, {align: right, size_pt: 12 …}."""
    section = document.sections[int(given.get("section", 0))]
    header = section.header.paragraphs
    if given.get("remove") or "footer" in given:
        for each in header:
            each.clear()
    if "footer" in given:
        section.footer.is_linked_to_previous = False
        body = section.footer._element
        for old in list(body):
            body.remove(old)
        body.append(parse_xml(_PAGE_FIELD % given["footer"]))
    for each in header:
        look_paragraph(each, given)


# --- paragraphs -------------------------------------------------------------------------------


def _paragraph(document: Document, given: Given) -> None:
    """Set the look of a paragraph and of all its letters: {at: Kính gửi, size_pt: 12 …}."""
    look_paragraph(find(document, given), given)


def _style(document: Document, given: Given) -> None:
    """Set the look of a style: {name: NoiDung, size_pt: 12 …}."""
    style = document.styles[given["name"]]
    look_paragraph(style, given)


def _replace(document: Document, given: Given) -> None:
    """Replace words in a paragraph: {at: Số, old: 112, new: 5}; without `old`, all its words."""
    paragraph = find(document, given)
    old, new = given.get("old", paragraph.text), given["new"]
    assert old in paragraph.text, f"{old!r} is not in {paragraph.text!r}"
    for run in paragraph.runs:
        if old in run.text:
            run.text = run.text.replace(old, new)
            return
    text = paragraph.text.replace(old, new)
    for run in paragraph.runs[1:]:
        _remove(run._element)
    paragraph.runs[0].text = text


def _delete(document: Document, given: Given | str) -> None:
    """Delete a paragraph: {at: Kính gửi}, or only its first words."""
    element: Any = find(document, given)._element
    parent = element.getparent()
    parent.remove(element)
    if parent.tag == qn("w:tc") and not parent.findall(qn("w:p")):
        parent.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def _insert(document: Document, given: Given) -> None:
    """Insert a paragraph that looks as the one it follows, or as another: {at: …, text: …, like}.

    With `before: yes` it stands before the paragraph.
    """
    place = find(document, given)
    like = find(document, given["like"]) if "like" in given else place
    element = deepcopy(like._element)
    made = Paragraph(element, document)
    for run in made.runs[1:]:
        element.remove(run._element)
    if made.runs:
        made.runs[0].text = given["text"]
    else:
        made.add_run(given["text"])
    (place._element.addprevious if given.get("before") else place._element.addnext)(element)
    look_paragraph(made, given)


def _run(document: Document, given: Given) -> None:
    """Add words to the end of a paragraph: {at: …, text: …, bold: yes …}."""
    paragraph = find(document, given)
    run = paragraph.add_run(given["text"])
    if paragraph.runs[:-1] and paragraph.runs[0]._element.rPr is not None:
        run._element.insert(0, deepcopy(paragraph.runs[0]._element.rPr))
    look_run(run, given)


def _words(document: Document, given: Given) -> None:
    """Set the look of some words of a paragraph: {at: …, words: …, bold: yes …}."""
    paragraph = find(document, given)
    words = given["words"]
    for run in paragraph.runs:
        before, found, after = run.text.partition(words)
        if found:
            run.text = before
            middle, last = deepcopy(run._element), deepcopy(run._element)
            run._element.addnext(middle)
            middle.addnext(last)
            Run(last, paragraph).text = after
            own = Run(middle, paragraph)
            own.text = words
            look_run(own, given)
            return
    raise AssertionError(f"{words!r} is in no run of {paragraph.text!r}")


def _break_page(document: Document, given: Given) -> None:
    find(document, given).insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)


# --- rules, tables ----------------------------------------------------------------------------


def _rule(document: Document, given: Given) -> None:
    """Change the line under a paragraph: {at: …, remove: yes}, {characters: ____}.

    A length is given with the room that the line stands in: {length_mm: 20, within_mm: 62}.
    """
    paragraph = find(document, given)
    line: Any = paragraph._element.getnext()
    while line is not None and (line.pPr is None or line.pPr.style != "DuongKe"):
        line = line.getnext()
    assert line is not None, f"no line under {paragraph.text!r}"
    if "length_mm" in given:
        indents = line.pPr.find(qn("w:ind"))
        within = float(given["within_mm"])
        side = round((within - given["length_mm"]) / 2 * 1440 / 25.4)
        indents.set(qn("w:left"), str(side))
        indents.set(qn("w:right"), str(side))
        return
    if "characters" in given:
        made = deepcopy(paragraph._element)
        copy = Paragraph(made, document)
        copy.runs[0].text = given["characters"]
        line.addnext(made)
    _remove(line)


def _cell(document: Document, given: Given) -> None:
    """Set a cell, all counted from 1: {table: 2, row: 1, column: 1, text: …, size_pt: 10 …}."""
    cell = document.tables[given["table"] - 1].cell(given["row"] - 1, given["column"] - 1)
    paragraph = cell.paragraphs[0]
    if "text" in given:
        first, *others = paragraph.runs or [paragraph.add_run()]
        first.text = given["text"]
        for run in others:
            run.text = ""
    look_paragraph(paragraph, given)


def _row(document: Document, given: Given) -> None:
    """Set a row: {table: 2, row: 1, repeats: no, splits: yes}; {delete: yes} takes it away."""
    row: Any = document.tables[given["table"] - 1].rows[given["row"] - 1]._tr
    if given.get("delete"):
        _remove(row)
        return
    properties = row.get_or_add_trPr()
    for name, tag, wanted in (("repeats", "tblHeader", True), ("splits", "cantSplit", False)):
        if name in given:
            for old in properties.findall(qn(f"w:{tag}")):
                properties.remove(old)
            if given[name] is wanted:
                properties.append(parse_xml(f"<w:{tag} {nsdecls('w')}/>"))


OPERATIONS: Mapping[str, Callable[[Document, Any], None]] = {
    "page": _page,
    "page_number": _page_number,
    "paragraph": _paragraph,
    "style": _style,
    "replace": _replace,
    "delete": _delete,
    "insert": _insert,
    "run": _run,
    "words": _words,
    "break_page": _break_page,
    "rule": _rule,
    "cell": _cell,
    "row": _row,
    "tracked": remains.tracked,
    "comment": remains.comment,
    "link": remains.link,
    "field": remains.field,
    "xml": remains.xml,
    "header": remains.header,
    "property": remains.property,
}
