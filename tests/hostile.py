"""Word files made to break a reader: the inputs X1 to X11 of what is handed to the checker."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping

from generator.archive import pack
from tests import word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = "word/_rels/document.xml.rels"
SAID = word.paragraph("Kính gửi: Sở Nội vụ.")


def with_parts(**changed: bytes | None) -> bytes:
    """Return a small document; a keyword names a part (`_` for a dot), None takes it away."""
    parts = word.parts(SAID)
    for name, data in changed.items():
        parts[name] = data or b""
    return pack({name: data for name, data in parts.items() if data})


def replaced(name: str, data: bytes) -> bytes:
    """Return a small document with one part of another content."""
    return with_parts(**{name: data})


def body(inside: str) -> bytes:
    """Return a document with something in its body as it is written."""
    return word.docx(inside)


def zipped(entries: list[tuple[str, bytes]]) -> bytes:
    """Return a zip of entries as they are, twice the same name too."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as made:
        warnings.simplefilter("ignore")  # that a name stands twice is what some of them want
        for name, data in entries:
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def and_entry(name: str, data: bytes = b"x") -> bytes:
    """Return a small document with one more entry."""
    return zipped([*word.parts(SAID).items(), (name, data)])


def deflated(parts: Mapping[str, bytes]) -> bytes:
    """Return a package whose parts are compressed."""
    return zipped(list(parts.items()))


def as_sheet() -> bytes:
    """Return a package that says it is a book of Excel."""
    name = "[Content_Types].xml"
    said = word.parts()[name].replace(b"wordprocessingml.document", b"spreadsheetml.sheet")
    return replaced(name, said)


def deep(levels: int) -> str:
    """Return content controls in each other."""
    opening, closing = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    return opening * levels + SAID + closing * levels


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """Return a document whose main part points somewhere."""
    arrow = f'<Relationship Id="rId1" Type="{word.R_NS}/{kind}" Target="{target}"{mode}/>'
    written = f'<Relationships xmlns="{word.PACKAGE}/relationships">{arrow}</Relationships>'
    return replaced(RELATIONS, written.encode())


def doctype(encoding: str) -> bytes:
    """Return a document that declares an entity."""
    main = word.document(SAID).decode().partition("?>")[2].strip()
    written = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<!DOCTYPE w:document [<!ENTITY x "Bí mật">]>{main}'
    )
    return replaced("word/document.xml", written.encode(encoding))


def bomb() -> bytes:
    """Return a picture that unpacks to more than a part may have."""
    return deflated({**word.parts(SAID), "word/media/image1.png": bytes(21 << 20)})


def many_paragraphs() -> bytes:
    """Return millions of empty paragraphs in some kilobytes."""
    return deflated({**word.parts(), "word/document.xml": word.document("<w:p/>" * 2_100_000)})


def long_text() -> bytes:
    """Return a text longer than the parser takes."""
    main = word.document(word.paragraph("a" * 11_000_000))
    return deflated({**word.parts(), "word/document.xml": main})


def strict() -> bytes:
    """Return a document in the names of Strict Open XML."""
    main = word.document(SAID).replace(
        word.W_NS.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    return replaced("word/document.xml", main)


def twice() -> bytes:
    """Return alternate content whose both branches say the same."""
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    shape = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    said = word.paragraph("DỰ THẢO")
    return body(
        f'<mc:AlternateContent {namespace} {shape}><mc:Choice Requires="wps">{said}</mc:Choice>'
        f"<mc:Fallback>{said}</mc:Fallback></mc:AlternateContent>{SAID}"
    )


def sections(count: int) -> bytes:
    """Return a document of many sections."""
    return body(f"<w:p><w:pPr>{word.SECTION}</w:pPr></w:p>" * count + SAID)


DDE = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe '
    '"/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
FILES: Mapping[str, Callable[[], bytes]] = {
    "X1 nothing": lambda: b"",
    "X1 a .doc": lambda: OLE + bytes(600),
    "X1 locked by a password": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "X1 a PDF": lambda: b"%PDF-1.7\n",
    "X1 RTF": lambda: rb"{\rtf1 xin chao}",
    "X1 a page of HTML": lambda: b"<html><body>Table</body></html>",
    "X1 plain text": "Kính gửi".encode,
    "X1 a zip": lambda: zipped([("a.txt", b"a")]),
    "X1 a sheet": as_sheet,
    "X1 cut off": lambda: word.docx(SAID)[:-40],
    "X1 too heavy": lambda: b"PK\3\4" + bytes(26 << 20),
    "X2 a bomb": bomb,
    "X2 millions of paragraphs": many_paragraphs,
    "X3 a long text": long_text,
    "X3 too deep": lambda: body(deep(200)),
    "X4 DTD": lambda: doctype("utf-8"),
    "X4 DTD in UTF-16": lambda: doctype("utf-16"),
    "X5 a target NULL": lambda: related("image", "NULL", ""),
    "X5 no styles": lambda: related("styles", "styles.xml", ""),
    "X5 no content types": lambda: with_parts(**{"[Content_Types].xml": None}),
    "X5 no main part": lambda: with_parts(**{"word/document.xml": None}),
    "X5 no relations": lambda: with_parts(**{"_rels/.rels": None}),
    "X6 one name twice": lambda: and_entry("word/document.xml"),
    "X7 a way up": lambda: and_entry("../../etc/passwd"),
    "X7 a backslash": lambda: and_entry("word\\a.xml"),
    "X7 a drive": lambda: and_entry("C:/a.xml"),
    "X7 a control character": lambda: and_entry("word/a\x07.xml"),
    "X8 an outside template": lambda: related("attachedTemplate", "http://192.0.2.1/a.dotm"),
    "X8 an outside picture": lambda: related("image", "http://192.0.2.1/a.png"),
    "X8 an outside object": lambda: related("oleObject", "file://may/a.xls"),
    "X8 a macro": lambda: and_entry("word/vbaProject.bin"),
    "X8 DDE": lambda: body(DDE + SAID),
    "X10 Strict": strict,
    "X10 an unknown namespace": lambda: body(f'<x:y xmlns:x="urn:x">{SAID}</x:y>{SAID}'),
    "X10 alternate content": twice,
    "X11 a table of 3.000 rows": lambda: body(word.table(*[["a"]] * 3_000) + SAID),
    "X11 300 sections": lambda: sections(300),
}  # fmt: skip
