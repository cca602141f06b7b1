"""Small Word files, built inline by the tests that need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from generator.archive import pack

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def run(text: str, look: str = "") -> str:
    """Write a run; `look` is the inside of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*texts: str, style: str = "") -> str:
    """Write a paragraph of one run for each text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(run, texts))}</w:p>"


def table(*rows: list[str]) -> str:
    """Write a table of rows of cells, each cell one paragraph of text."""
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    written = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def cell(text: str) -> str:
    """Write a cell of one paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'


def document(*blocks: str, section: str = SECTION) -> bytes:
    """Write a main part."""
    body = "".join(blocks) + section
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def footnotes(*notes: str) -> bytes:
    """Write a footnotes part with the two separators."""
    inside = SEPARATORS + "".join(notes)
    return f"{XML}<w:footnotes {NAMESPACES}>{inside}</w:footnotes>".encode()


def header(*blocks: str, kind: str = "hdr") -> bytes:
    """Write a header part, or (`ftr`) a footer."""
    return f"{XML}<w:{kind} {NAMESPACES}>{''.join(blocks)}</w:{kind}>".encode()


def styles(*ids: str) -> bytes:
    """Write a styles part with paragraph styles."""
    inside = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ids
    )
    return f"{XML}<w:styles {NAMESPACES}>{inside}</w:styles>".encode()


def core(title: str) -> bytes:
    """Write the properties with a title."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>"
    ).encode()


def parts(*blocks: str, **more: bytes) -> dict[str, bytes]:
    """Make the parts of a .docx; a keyword names a part of the folder word, or `core`.

    A part whose name ends with a digit (`header1`) is one of many; its relation has its name too.
    """
    named = {f"word/{name}.xml": data for name, data in more.items() if name != "core"}
    named.setdefault("word/document.xml", document(*blocks))
    links = [name for name in named if name != "word/document.xml"]
    made = {
        "[Content_Types].xml": _content_types(named, "core" in more),
        "_rels/.rels": _package_relations("core" in more),
        **named,
    }
    if links:
        made["word/_rels/document.xml.rels"] = _relations(links)
    if "core" in more:
        made["docProps/core.xml"] = more["core"]
    return made


def docx(*blocks: str, **more: bytes) -> bytes:
    """Make a .docx of blocks (XML of paragraphs and tables) and of parts, as `parts` does."""
    return pack(parts(*blocks, **more))


def _kind(name: str) -> str:
    word = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return "document.main" if word == "document" else word


def _content_types(named: Mapping[str, bytes], has_core: bool) -> bytes:
    overrides = [(name, f"{WORD}.{_kind(name)}+xml") for name in named]
    if has_core:
        core_type = "application/vnd.openxmlformats-package.core-properties+xml"
        overrides.append(("docProps/core.xml", core_type))
    inside = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    defaults = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{XML}<Types xmlns="{PACKAGE}/content-types">{defaults}{inside}</Types>'.encode()


def _package_relations(has_core: bool) -> bytes:
    arrows = _arrow("rId1", f"{R_NS}/officeDocument", "word/document.xml")
    if has_core:
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        arrows += _arrow("rId2", kind, "docProps/core.xml")
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{arrows}</Relationships>'.encode()


def _relations(names: list[str]) -> bytes:
    arrows = "".join(
        _arrow(name[5:-4], f"{R_NS}/{_kind(name)}", name.removeprefix("word/")) for name in names
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{arrows}</Relationships>'.encode()


def _arrow(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
