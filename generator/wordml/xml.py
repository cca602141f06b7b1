"""Elements of WordprocessingML, made and serialised."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TWIPS_PER_MM = 1440 / 25.4

Element = etree._Element


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make an element of the w namespace, its attributes in that namespace too."""
    made = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W})
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", str(value))
    made.extend(children)
    return made


def text(characters: str) -> Element:
    """Make a w:t that keeps its spaces."""
    made = w("t")
    made.set(XML_SPACE, "preserve")
    made.text = characters
    return made


def serialize(elements: Iterable[Element]) -> str:
    """Return elements as text; each names its own namespaces, so that it stands anywhere."""
    return "".join(etree.tostring(each, encoding="unicode") for each in elements)


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * TWIPS_PER_MM)
