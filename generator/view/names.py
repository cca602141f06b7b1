"""The names and values of WordprocessingML, read with patience for what others write."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from generator.package import strict_parser

Element = etree._Element
Props = dict[str, str]
"""Properties as written, by short names; a toggle is "1" or "0"."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"

PARAGRAPH, TABLE, RUN = f"{W}p", f"{W}tbl", f"{W}r"
VAL: Final = f"{W}val"
ALTERNATE: Final = f"{MC}AlternateContent"

TWIPS_PER_MM: Final = 1440 / 25.4
EMU_PER_MM: Final = 36_000
EMU_PER_PT: Final = 12_700
MM_PER_PT: Final = 25.4 / 72


def tree(data: bytes) -> Element:
    """Parse a part; Strict names become the ordinary ones."""
    return etree.fromstring(plain(data), strict_parser())


def plain(data: bytes) -> bytes:
    """Give a part that is written in Strict Open XML the ordinary namespaces."""
    if STRICT_MARK not in data:
        return data
    return STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)


STRICT_MARK: Final = b'"http://purl.oclc.org/ooxml/'
STRICT: Final = re.compile(
    rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(?=\w)(\w*)"
)


# --- how a fixer finds the same places again -------------------------------------------------


def paragraphs_of(root: Element) -> list[Element]:
    """Return the paragraphs of a part in the order that `Spot.paragraph` counts."""
    return list(root.iter(PARAGRAPH))


def runs_of(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph in the order that `Run.index` counts, those of boxes too."""
    return list(paragraph.iter(RUN))


def tables_of(root: Element) -> list[Element]:
    """Return the tables of a part in the order that `Table.number` counts."""
    return list(root.iter(TABLE))


# --- values ----------------------------------------------------------------------------------

OFF: Final = frozenset({"0", "false", "off", "none"})
NUMBER: Final = re.compile(
    r"\s*([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)[0-9]*\s*(mm|cm|in|pt|pc|pi|px|%)?\s*"
)
TWIPS_PER: Final = {
    "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240, "px": 15,
}  # fmt: skip


def is_on(element: Element | None) -> bool:
    """Tell whether an on/off property is there and on."""
    return element is not None and element.get(VAL, "1").lower() not in OFF


def flag(text: str | None, default: bool = False) -> bool:
    """Read an on/off attribute."""
    return default if text is None else text.lower() not in OFF


def number(text: str | None) -> float | None:
    """Read a number, or nothing from what is none."""
    match = NUMBER.fullmatch(text or "")
    return float(match[1]) if match else None


def whole(text: str | None, default: int = 0) -> int:
    """Read a whole number."""
    value = number(text)
    return default if value is None else int(value)


def twips(text: str | None) -> float | None:
    """Read a length in twips, which may be written with a unit."""
    match = NUMBER.fullmatch(text or "")
    if not match or match[2] == "%":
        return None
    return float(match[1]) * TWIPS_PER.get(match[2] or "", 1)


def points(text: str | None, per_point: float) -> float | None:
    """Read a length in points, given how many bare units make one."""
    match = NUMBER.fullmatch(text or "")
    if not match or match[2] == "%":
        return None
    return float(match[1]) * (TWIPS_PER[match[2]] / 20 if match[2] else 1 / per_point)


def mm(length: float) -> float:
    """Turn twips into millimetres."""
    return round(length / TWIPS_PER_MM, 3)


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name in the main namespace."""
    return None if element is None else first(element, W + name)


def first(element: Element, tag: str) -> Element | None:
    """Return the first child with a tag; asked for thousands of times, so not by a path."""
    return next(element.iterchildren(tag), None)


def value(element: Element | None, name: str) -> str | None:
    """Return `w:val` of a child."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


# --- alternate content -----------------------------------------------------------------------

UNDERSTOOD: Final = frozenset(
    {
        *(each[1:-1] for each in (W, R, A, WP, WPS, WPG, WPC, MATH, PICTURE, V, OFFICE)),
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
    }
)


def branch(alternate: Element) -> Element | None:
    """Return the one branch of alternate content that is read."""
    for choice in alternate.iterfind(f"{MC}Choice"):
        wanted = (choice.get("Requires") or "").split()
        if wanted and all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in wanted):
            return choice
    return alternate.find(f"{MC}Fallback")
