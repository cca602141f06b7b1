"""Properties put where the schema wants them: their order is part of the format."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.view.names import TWIPS_PER_MM, VAL, Element, W

_ORDERS: Final = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
        "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position "
        "sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath rPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
    "trPr": (
        "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
        "tblCellSpacing jc hidden ins del trPrChange"
    ),
    "pBdr": "top left bottom right between bar",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
}  # fmt: skip
_RANKS: Final = {
    parent: {f"{W}{name}": rank for rank, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}
_FIRST: Final = frozenset({f"{W}tblPrEx"})
"""What stands before the properties of a row."""


def properties(element: Element, name: str) -> Element:
    """Return the properties of a paragraph, run or row, made where there are none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(sum(each.tag in _FIRST for each in element), found)
    return found


def put(parent: Element, name: str) -> Element:
    """Return a property, made at its place where there is none.

    What the schema does not know (extensions) stays behind.
    """
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        insert(parent, found)
    return found


def insert(parent: Element, child: Element) -> None:
    """Insert a property at its place."""
    ranks = _RANKS[parent.tag.removeprefix(W)]
    own = ranks[child.tag]
    later = (i for i, each in enumerate(parent) if ranks.get(each.tag, len(ranks)) > own)
    parent.insert(next(later, len(parent)), child)


def take(parent: Element, name: str) -> None:
    """Take a property away, if it is there."""
    for each in parent.findall(W + name):
        parent.remove(each)


def switch(parent: Element, name: str, is_on: bool) -> None:
    """Turn a property on or off; off is written, for a style may have it on."""
    found = put(parent, name)
    drop(found, "val")
    if not is_on:
        found.set(VAL, "0")


def give(parent: Element, name: str, value: str) -> Element:
    """Give a property a value and nothing else."""
    found = put(parent, name)
    found.attrib.clear()
    found.set(VAL, value)
    return found


def drop(element: Element, *names: str) -> None:
    """Take attributes away, those that are there."""
    for name in names:
        if element.get(W + name) is not None:
            del element.attrib[W + name]


def twips(mm: float) -> str:
    """Write a length."""
    return str(round(mm * TWIPS_PER_MM))
