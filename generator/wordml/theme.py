"""A theme and a font table, so that whatever Word adds later is Times New Roman and black."""

from __future__ import annotations

from lxml import etree

from generator import layout
from generator.wordml.xml import Element, w

A = "http://schemas.openxmlformats.org/drawingml/2006/main"

COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    **{f"accent{number}": "000000" for number in range(1, 7)},
    "hlink": "000000",
    "folHlink": "000000",
}
FORMAT_VARIANTS = 3
"""A format scheme has three of each: subtle, moderate, intense."""


def theme() -> Element:
    """Make the root of theme1.xml: one font, black on white (ND30-08, ND30-10)."""
    elements = _a("themeElements", _colours(), _fonts(), _formats())
    return _a("theme", elements, name="congvan")


def font_table() -> Element:
    """Make the root of fontTable.xml."""
    font = w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
    )
    font.set(etree.QName(font.nsmap["w"], "name"), layout.FONT)
    return w("fonts", font)


def _a(tag: str, *children: Element, **attributes: str) -> Element:
    made = etree.Element(f"{{{A}}}{tag}", attributes, nsmap={"a": A})
    made.extend(children)
    return made


def _colours() -> Element:
    colours = (_a(name, _a("srgbClr", val=value)) for name, value in COLOURS.items())
    return _a("clrScheme", *colours, name="congvan")


def _fonts() -> Element:
    return _a("fontScheme", _font("majorFont"), _font("minorFont"), name="congvan")


def _font(tag: str) -> Element:
    face = layout.FONT
    return _a(tag, _a("latin", typeface=face), _a("ea", typeface=face), _a("cs", typeface=face))


def _formats() -> Element:
    variants = range(FORMAT_VARIANTS)
    return _a(
        "fmtScheme",
        _a("fillStyleLst", *(_fill() for _ in variants)),
        _a("lnStyleLst", *(_a("ln", _fill(), w="6350") for _ in variants)),
        _a("effectStyleLst", *(_a("effectStyle", _a("effectLst")) for _ in variants)),
        _a("bgFillStyleLst", *(_fill() for _ in variants)),
        name="congvan",
    )


def _fill() -> Element:
    return _a("solidFill", _a("schemeClr", val="phClr"))
