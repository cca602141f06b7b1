"""OpenDocument workbooks made inside a test from the XML of their rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
_SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def document(body: str, before: str = "") -> str:
    """Return the content of a file: what stands in office:body, and before everything."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_SPACES}>'
        f"<office:body>{body}</office:body></office:document-content>"
    )


def sheet(rows: str, name: str = "Tổng hợp") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def book(*sheets: str, before: str = "") -> bytes:
    body = f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet>"
    return package({CONTENT: document(body, before)})


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(attributes: str = "", inside: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def number(value: str, kind: str = "float", more: str = "") -> str:
    shown = f"<text:p>{value}</text:p>"
    return cell(f'office:value-type="{kind}" office:value="{value}" {more}', shown)


def text(value: str, more: str = "") -> str:
    return cell(f'office:value-type="string" {more}', f"<text:p>{value}</text:p>")
