"""The package around a document: the few parts that every file of ours has, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from generator import layout
from generator.frozen import Frozen
from generator.layout import Element as Look
from generator.layout import Page, SizeSet
from generator.wordml.paragraphs import LOW_STYLE, styled
from generator.wordml.styles import styles
from generator.wordml.theme import font_table, theme
from generator.wordml.xml import Element, R, W, twips, w

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = "word/document.xml"
HEADER_ID = "rId4"
FIRST_HEADER_ID, FIRST_FOOTER_ID, FOOTER_ID = "rId7", "rId8", "rId9"

WORD_PARTS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("footnotes", "footnotes.xml"),
    HEADER_ID: ("header", "header1.xml"),
    "rId5": ("fontTable", "fontTable.xml"),
    "rId6": ("theme", "theme/theme1.xml"),
}
FIRST_PAGE_PARTS = {
    FIRST_HEADER_ID: ("header", "header2.xml"),
    FIRST_FOOTER_ID: ("footer", "footer1.xml"),
    FOOTER_ID: ("footer", "footer2.xml"),
}
TOP_PARTS = {
    "rId1": (f"{OFFICE}/relationships/officeDocument", MAIN),
    "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
}
DOCUMENT_TYPES = {
    f"/{MAIN}": f"{WORD_TYPE}.document.main+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


class FirstPage(Frozen):
    """What only the first page has in its top margin and at its foot."""

    header: Sequence[Element]
    footer: Sequence[Element]


class Properties(Frozen):
    """What a document says of itself to a file manager; no person, path or date."""

    title: str
    subject: str = ""
    office: str = ""


def document(  # noqa: PLR0913 - what a document is made of, each by its name
    body: Iterable[Element],
    page: Page,
    properties: Properties,
    *,
    first: FirstPage | None = None,
    sizes: SizeSet = layout.LARGE_SET,
    more: Sequence[Look] = (),
) -> dict[str, bytes]:
    """Return the parts of a document of one section; `more` are looks that not all have."""
    word_parts = WORD_PARTS | (FIRST_PAGE_PARTS if first else {})
    parts = {
        "[Content_Types].xml": _content_types(word_parts),
        "_rels/.rels": _relations(TOP_PARTS),
        MAIN: w("document", w("body", *body, section(page, has_first=first is not None))),
        "word/_rels/document.xml.rels": _relations(
            {key: (f"{OFFICE}/relationships/{kind}", to) for key, (kind, to) in word_parts.items()}
        ),
        "word/styles.xml": styles(sizes, more),
        "word/settings.xml": _settings(),
        "word/footnotes.xml": _footnotes(),
        "word/header1.xml": _header(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _application(),
    }
    if first:
        parts["word/header2.xml"] = w("hdr", *first.header, styled(LOW_STYLE))
        parts["word/footer1.xml"] = w("ftr", *first.footer, styled(LOW_STYLE))
        # LibreOffice gives all pages a footer where one has it; ours takes no room.
        parts["word/footer2.xml"] = w("ftr", styled(LOW_STYLE))
    return {name: _bytes(root) for name, root in parts.items()}


def section(page: Page, *, has_first: bool = False) -> Element:
    """Make the properties of a section: pages from 1, the number not shown on the first.

    What stands at the foot of a first page stands above the margin (ND30-105).
    """
    size = w("pgSz", w=twips(page.width_mm), h=twips(page.height_mm))
    if page.is_landscape:
        size = w("pgSz", w=twips(page.width_mm), h=twips(page.height_mm), orient="landscape")
    margins = {
        "top": twips(page.top_mm),
        "right": twips(page.right_mm),
        "bottom": twips(page.bottom_mm),
        "left": twips(page.left_mm),
        "header": twips(layout.HEADER_MM),
        "footer": twips(page.bottom_mm if has_first else layout.HEADER_MM),
        "gutter": 0,
    }
    around = [_reference("header", "default", HEADER_ID)]
    if has_first:
        around += [
            _reference("header", "first", FIRST_HEADER_ID),
            _reference("footer", "first", FIRST_FOOTER_ID),
            _reference("footer", "default", FOOTER_ID),
        ]
    numbers = w("pgNumType", start=1)
    return w("sectPr", *around, size, w("pgMar", **margins), numbers, w("titlePg"))


def _reference(kind: str, pages: str, relation: str) -> Element:
    made = etree.Element(f"{{{W}}}{kind}Reference", nsmap={"w": W, "r": R})
    made.set(f"{{{W}}}type", pages)
    made.set(f"{{{R}}}id", relation)
    return made


def _settings() -> Element:
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        _compatibility(),
        w("themeFontLang", val=layout.LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _compatibility() -> Element:
    # A line broken by hand in a justified paragraph is otherwise stretched over the whole width.
    made = w("compat", w("doNotExpandShiftReturn"))
    mode = "http://schemas.microsoft.com/office/word"
    made.append(w("compatSetting", name="compatibilityMode", uri=mode, val=15))
    return made


def _footnotes() -> Element:
    separator = w("r", w("separator"))
    continuation = w("r", w("continuationSeparator"))
    return w(
        "footnotes",
        _separator(separator, kind="separator", number=-1),
        _separator(continuation, kind="continuationSeparator", number=0),
    )


def _separator(run: Element, *, kind: str, number: int) -> Element:
    paragraph = styled("Normal")
    paragraph.append(run)
    return w("footnote", paragraph, type=kind, id=number)


def _header() -> Element:
    """Make the page number: centred inside the top margin (ND30-11)."""
    paragraph = styled(layout.PAGE_NUMBER.style)
    instruction = w("instrText")
    instruction.text = "PAGE"
    shown = w("t")
    shown.text = "2"
    for content in (
        w("fldChar", fldCharType="begin"),
        instruction,
        w("fldChar", fldCharType="separate"),
        shown,
        w("fldChar", fldCharType="end"),
    ):
        paragraph.append(w("r", content))
    return w("hdr", paragraph)


def _content_types(word_parts: Mapping[str, tuple[str, str]]) -> Element:
    root = _plain_root("Types", f"{PACKAGE}/content-types")
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", relations), ("xml", "application/xml")):
        _plain(root, "Default", Extension=extension, ContentType=kind)
    types = {
        f"/word/{name}": THEME_TYPE if kind == "theme" else f"{WORD_TYPE}.{kind}+xml"
        for kind, name in word_parts.values()
    }
    for name, kind in (DOCUMENT_TYPES | types).items():
        _plain(root, "Override", PartName=name, ContentType=kind)
    return root


def _relations(parts: Mapping[str, tuple[str, str]]) -> Element:
    root = _plain_root("Relationships", f"{PACKAGE}/relationships")
    for key, (kind, target) in parts.items():
        _plain(root, "Relationship", Id=key, Type=kind, Target=target)
    return root


def _core(properties: Properties) -> Element:
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DUBLIN})
    told = {"title": properties.title, "subject": properties.subject, "creator": properties.office}
    for name, words in told.items():
        if words:
            etree.SubElement(root, f"{{{DUBLIN}}}{name}").text = words
    etree.SubElement(root, f"{{{DUBLIN}}}language").text = layout.LANGUAGE
    return root


def _application() -> Element:
    root = _plain_root("Properties", f"{OFFICE}/extended-properties")
    _plain(root, "Application").text = "congvan"
    return root


def _plain_root(tag: str, namespace: str) -> Element:
    """Make an element whose namespace has no prefix."""
    prefixes = {None: namespace}
    made = f"{{{namespace}}}{tag}"
    return etree.Element(made, nsmap=prefixes)  # type: ignore[arg-type]  # the stubs forget None


def _plain(parent: Element, tag: str, **attributes: str) -> Element:
    """Add a child in the parent's namespace, its attributes in none."""
    return etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, tag), attributes)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
