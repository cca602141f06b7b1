"""What people leave behind in a document, and what others put there: changes for the cases."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.checker.looks import look_paragraph
from tests.checker.lookup import Given, find


def tracked(document: Document, given: Given) -> None:
    """Turn the letters of a paragraph into a tracked change: {at: …, kind: ins | del}."""
    paragraph = find(document, given)
    kind = given.get("kind", "ins")
    change = parse_xml(f'<w:{kind} {nsdecls("w")} w:id="900" w:author="A"/>')
    paragraph.runs[0]._element.addprevious(change)
    for run in paragraph.runs:
        if kind == "del":
            for text in run._element.findall(qn("w:t")):
                text.tag = qn("w:delText")
        change.append(run._element)


def comment(document: Document, given: Given) -> None:
    """Comment on a paragraph: {at: …, text: …}."""
    paragraph = find(document, given)
    document.add_comment(paragraph.runs, text=given["text"], author="A", initials="A")


def link(document: Document, given: Given) -> None:
    """Make the letters of a paragraph a link: {at: …, target: https://…}."""
    paragraph = find(document, given)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    target = document.part.relate_to(given["target"], kind, is_external=True)
    link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"/>')
    paragraph.runs[0]._element.addprevious(link)
    for run in paragraph.runs:
        link.append(run._element)


def field(document: Document, given: Given) -> None:
    """Add a field to a paragraph: {at: …, instruction: DDE …, text: …}."""
    field = parse_xml(
        f"<w:fldSimple {nsdecls('w')}><w:r><w:t>{given.get('text', '0')}</w:t></w:r></w:fldSimple>"
    )
    field.set(qn("w:instr"), given["instruction"])
    find(document, given)._element.append(field)


def xml(document: Document, given: Given) -> None:
    """Put XML after a paragraph, or into it: {at: …, xml: <w:p>…</w:p>, inside: yes}."""
    wrapped = parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a')}>{given['xml']}</w:body>")
    (made,) = wrapped
    element = find(document, given)._element
    (element.append if given.get("inside") else element.addnext)(made)


def header(document: Document, given: Given) -> None:
    """Add a paragraph to a header or footer: {text: …, kind: default | first, footer: yes}."""
    section = document.sections[int(given.get("section", 0))]
    names = {
        ("default", False): "header",
        ("first", False): "first_page_header",
        ("default", True): "footer",
        ("first", True): "first_page_footer",
    }
    part = getattr(section, names[given.get("kind", "default"), bool(given.get("footer"))])
    look_paragraph(part.add_paragraph(given["text"]), given)


def property(document: Document, given: Given) -> None:
    """Set core properties: {title: …, author: …}."""
    for name, value in given.items():
        setattr(document.core_properties, name, value)
