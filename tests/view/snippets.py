"""Small documents for the tests of the view, and shortcuts to what is read from them."""

from __future__ import annotations

from generator.view import read
from generator.view.records import Document, Paragraph
from tests.word import NAMESPACES, R_NS, SECTION, XML, docx, run

MORE_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def body(*blocks: str, section: str = SECTION) -> bytes:
    """Write a main part that knows the names of drawings."""
    inside = "".join(blocks) + section
    return part("document", f"<w:body>{inside}</w:body>")


def part(name: str, inside: str) -> bytes:
    """Write another part."""
    return f"{XML}<w:{name} {NAMESPACES} {MORE_NAMES}>{inside}</w:{name}>".encode()


def read_blocks(*blocks: str, section: str = SECTION, **more: bytes) -> Document:
    """Read a document of blocks."""
    return read(docx(document=body(*blocks, section=section), **more), "thu.docx")


def read_one(inside: str, look: str = "", **more: bytes) -> Paragraph:
    """Read a document of one paragraph, given the inside of it and of its properties."""
    return read(docx(document=body(p(inside, look)), **more), "thu.docx").paragraphs[0]


def p(inside: str = "", look: str = "") -> str:
    """Write a paragraph."""
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def line(text: str, look: str = "") -> str:
    """Write a paragraph of one plain run."""
    return p(run(text), look)


def style(  # noqa: PLR0913 - what a style is made of
    name: str,
    *,
    kind: str = "paragraph",
    based_on: str = "",
    paragraph: str = "",
    look: str = "",
    more: str = "",
    is_default: bool = False,
) -> str:
    """Write a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    default = ' w:default="1"' if is_default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr>{more}</w:style>"
    )


def styles(*inside: str, look: str = "", paragraph: str = "") -> bytes:
    """Write a styles part; `look` and `paragraph` are the document's defaults."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return part("styles", defaults + "".join(inside))


def arrows(*targets: tuple[str, str, str], external: bool = True) -> bytes:
    """Write relations: id, last word of the type, target."""
    mode = ' TargetMode="External"' if external else ""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{R_NS}/{kind}" Target="{target}"{mode}/>'
        for name, kind, target in targets
    )
    return f'{XML}<Relationships xmlns="{PACKAGE_RELATIONS}">{inside}</Relationships>'.encode()
