"""Formats as they are written in one place, before anything is inherited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.view.names import OFF, VAL, Element, Props, W, is_on, value

TOGGLES: Final = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "vanish")
"""ISO 29500-1, 17.7.3: two styles that both ask for one cancel each other out."""

_ON_OFF: Final = {f"{W}{name}": name for name in (*TOGGLES, "dstrike", "cs", "rtl", "webHidden")}
_VALUES: Final = {
    f"{W}{name}": name
    for name in ("sz", "szCs", "u", "highlight", "vertAlign", "rStyle", "spacing", "w")
}
_FONTS: Final = tuple(
    (slot, f"{W}{slot}", f"{W}{themed}")
    for slot, themed in (
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    )
)
NONE: Final[Props] = {}


def run_properties(element: Element | None) -> Props:
    """Read `w:rPr`."""
    if element is None:
        return NONE
    props: Props = {}
    for each in element:
        tag = each.tag
        if tag in _ON_OFF:
            props[_ON_OFF[tag]] = "0" if each.get(VAL, "1").lower() in OFF else "1"
        elif tag in _VALUES:
            props[_VALUES[tag]] = each.get(VAL, "")
        elif tag in _RUN_PARTS:
            _RUN_PARTS[tag](each, props)
    return props


def _fonts(element: Element, props: Props) -> None:
    """A face of the theme is written with a plus; it goes before a name."""
    for slot, name, themed in _FONTS:
        face = element.get(themed)
        face = f"+{face}" if face else element.get(name)
        if face:
            props[f"font.{slot}"] = face
    if hint := element.get(f"{W}hint"):
        props["hint"] = hint


def _colour(element: Element, props: Props) -> None:
    names = ("val", "themeColor", "themeTint", "themeShade")
    props["color"] = "|".join(element.get(W + name, "") for name in names)


SHADE_NAMES: Final = ("val", "fill", "themeFill", "themeFillTint", "themeFillShade", "color")


def _shade(element: Element, props: Props) -> None:
    props["shd"] = "|".join(element.get(W + name, "") for name in SHADE_NAMES)


def _border(element: Element, props: Props) -> None:
    props["bdr"] = element.get(VAL, "")


_RUN_PARTS: Final[dict[str, Callable[[Element, Props], None]]] = {
    f"{W}rFonts": _fonts,
    f"{W}color": _colour,
    f"{W}shd": _shade,
    f"{W}bdr": _border,
}

# --- paragraphs ------------------------------------------------------------------------------

_P_ON_OFF: Final = {
    f"{W}{name}": name for name in ("keepNext", "pageBreakBefore", "contextualSpacing", "bidi")
}
_P_VALUES: Final = {f"{W}{name}": name for name in ("jc", "outlineLvl", "pStyle")}
EDGES: Final = ("top", "left", "bottom", "right", "between")
_SAME_EDGE: Final = {"start": "left", "end": "right"}


def paragraph_properties(element: Element | None) -> Props:
    """Read `w:pPr`, its run properties and its section left aside."""
    if element is None:
        return NONE
    props: Props = {}
    for each in element:
        tag = each.tag
        if tag in _P_ON_OFF:
            props[_P_ON_OFF[tag]] = "1" if is_on(each) else "0"
        elif tag in _P_VALUES:
            props[_P_VALUES[tag]] = each.get(VAL, "")
        elif tag in _PARAGRAPH_PARTS:
            _PARAGRAPH_PARTS[tag](each, props)
    return props


def _indents(element: Element, props: Props) -> None:
    for attribute, text in element.items():
        name = _INDENTS.get(str(attribute).removeprefix(W))
        if name:
            props[name] = str(text)
    for measure in ("", "Chars"):  # what hangs goes before what is set in
        hanging = element.get(f"{W}hanging{measure}")
        if hanging is not None:
            props[f"first{measure}"] = "-" + hanging.strip().lstrip("+-")


_INDENTS: Final = {
    "left": "left", "start": "left", "right": "right", "end": "right", "firstLine": "first",
    "leftChars": "leftChars", "startChars": "leftChars", "rightChars": "rightChars",
    "endChars": "rightChars", "firstLineChars": "firstChars",
}  # fmt: skip


def _spacing(element: Element, props: Props) -> None:
    for name, text in element.items():
        props[f"gap.{str(name).removeprefix(W)}"] = str(text)
    if element.get(f"{W}line") is not None and element.get(f"{W}lineRule") is None:
        props["gap.lineRule"] = "auto"


def _numbers(element: Element, props: Props) -> None:
    for name in ("numId", "ilvl"):
        if (text := value(element, name)) is not None:
            props[name] = text.strip()


def edges(element: Element, prefix: str, props: Props) -> None:
    """Read borders: kind and width of each edge, so as they are written."""
    for each in element:
        if isinstance(each.tag, str):
            name = each.tag.removeprefix(W)
            kind = each.get(VAL, "")
            props[prefix + _SAME_EDGE.get(name, name)] = f"{kind}|{each.get(f'{W}sz', '')}"


def _borders(element: Element, props: Props) -> None:
    edges(element, "edge.", props)


def _frame(element: Element, props: Props) -> None:
    names = ("dropCap", "w", "h", "x", "y", "xAlign", "yAlign", "hAnchor", "vAnchor")
    props["frame"] = "|".join(element.get(W + name, "") for name in names)


_PARAGRAPH_PARTS: Final[dict[str, Callable[[Element, Props], None]]] = {
    f"{W}ind": _indents,
    f"{W}spacing": _spacing,
    f"{W}numPr": _numbers,
    f"{W}pBdr": _borders,
    f"{W}shd": _shade,
    f"{W}framePr": _frame,
}
