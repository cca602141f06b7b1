"""Styles and direct formats brought together: how one paragraph, one run comes out."""

from __future__ import annotations

import re
from typing import Final, Literal

from generator.frozen import Frozen, field
from generator.view.fonts import DEFAULT_FONT, HEX, Faces, Theme
from generator.view.names import OFF, Props, mm, twips, whole
from generator.view.records import Alignment, LineRule, Run
from generator.view.styles import EMPTY, Layer, Sheet, toggled
from generator.view.tables import drawn

DEFAULT_SIZE: Final = 20
"""Half-points: Word's own size, where a document says nothing."""
AUTO_GAP_PT: Final = 14.0
LINE_PT: Final = 12.0

# --- paragraphs ------------------------------------------------------------------------------


class Format(Frozen):
    """How a paragraph comes out; lengths in millimetres, gaps in points."""

    style: str = ""
    name: str = ""
    align: Alignment = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line_rule: LineRule = "auto"
    line: float = 1.0
    keeps_next: bool = False
    breaks_page: bool = False
    is_contextual: bool = False
    outline: int | None = None
    shading: str = ""
    number: tuple[str, int] | None = None
    edges: Props = field(default_factory=dict)
    frame: str = ""

    @property
    def is_boxed(self) -> bool:
        """Tell whether lines are drawn on all four sides."""
        sides = ("top", "left", "bottom", "right")
        edges = self.edges
        return bool(edges) and all(drawn(edges.get(each, "")) is not None for each in sides)


def paragraph_format(sheet: Sheet, layer: Layer, direct: Props) -> Format:
    """Return how a paragraph comes out; those alike are worked out once."""
    key = id(layer), tuple(direct.items())
    found = sheet.cache.get(key)
    if not isinstance(found, Format):
        found = _format(sheet, layer, direct)
        sheet.remember(key, found)
    return found


def _format(sheet: Sheet, layer: Layer, direct: Props) -> Format:
    style = sheet.paragraph(direct.get("pStyle", ""))
    props = sheet.defaults.paragraph | layer.paragraph | style.paragraph
    if "numId" in direct:
        index = direct.get("ilvl", "0")
        props = props | sheet.indents(direct["numId"], index) | {"ilvl": index}
    elif "ilvl" in direct and "numId" in props:
        props = props | sheet.indents(props["numId"], direct["ilvl"])
    props = props | direct
    size = whole(style.run.get("sz") or sheet.defaults.run.get("sz"), DEFAULT_SIZE) / 2
    before, after = _gap(props, "before"), _gap(props, "after")
    rule, line = _line(props)
    left, right = _indent(props, "left", size), _indent(props, "right", size)
    if props.get("bidi") == "1":
        left, right = right, left
    outline = whole(props.get("outlineLvl"), 9)
    return Format(
        style=style.id,
        name=style.name,
        align=_align(props),
        left_mm=left,
        right_mm=right,
        first_mm=_indent(props, "first", size),
        before_pt=before,
        after_pt=after,
        line_rule=rule,
        line=line,
        keeps_next=props.get("keepNext") == "1",
        breaks_page=props.get("pageBreakBefore") == "1",
        is_contextual=props.get("contextualSpacing") == "1",
        outline=outline if 0 <= outline < 9 else None,  # noqa: PLR2004 - 9 is body text
        shading=shade(props.get("shd", ""), sheet.theme),
        number=_number(props),
        edges={key[5:]: text for key, text in props.items() if key.startswith("edge.")},
        frame=props.get("frame", ""),
    )


_ALIGN: Final[dict[str, Alignment]] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "both", "distribute": "both", "lowKashida": "both", "mediumKashida": "both",
    "highKashida": "both", "thaiDistribute": "both",
}  # fmt: skip


def _align(props: Props) -> Alignment:
    found = _ALIGN.get(props.get("jc", ""), "left")
    if props.get("bidi") != "1" or found in {"center", "both"}:
        return found
    return "right" if found == "left" else "left"


def _indent(props: Props, name: str, size: float) -> float:
    """Return an indent in millimetres; one in letters goes before one in twips."""
    letters = whole(props.get(f"{name}Chars"))
    length = letters / 100 * size * 20 if letters else twips(props.get(name))
    return mm(length or 0.0)


def _gap(props: Props, side: str) -> float:
    auto = props.get(f"gap.{side}Autospacing")
    if auto is not None and auto.lower() not in OFF:
        return AUTO_GAP_PT
    if lines := whole(props.get(f"gap.{side}Lines")):
        return max(lines / 100 * LINE_PT, 0.0)
    return max((twips(props.get(f"gap.{side}")) or 0.0) / 20, 0.0)


def _line(props: Props) -> tuple[LineRule, float]:
    height = twips(props.get("gap.line"))
    if not height:
        return "auto", 1.0
    rule = props.get("gap.lineRule", "auto")
    if rule == "exact":
        return "exact", abs(height) / 20
    if rule == "atLeast":
        return "at_least", abs(height) / 20
    return ("auto", height / 240) if height > 0 else ("exact", -height / 20)


def _number(props: Props) -> tuple[str, int] | None:
    number = props.get("numId", "0")
    return None if number in {"", "0"} else (number, whole(props.get("ilvl")))


# --- runs ------------------------------------------------------------------------------------


class Around(Frozen):
    """What a run stands in: the result of a field, a link, a tracked insertion."""

    field: str = ""
    link: str = ""
    inserted: bool = False


class Look(Frozen):
    """How a run comes out, before it is known which letters it has."""

    faces: Faces
    size_pt: float
    bold: bool
    italic: bool
    underline: str
    caps: bool
    small_caps: bool
    strike: bool
    hidden: bool
    colour: str
    highlight: str
    shading: str
    raised: Literal["", "superscript", "subscript"]
    is_boxed: bool = False
    spacing_pt: float = 0.0
    scale: float = 1.0

    def run(self, text: str, index: int, around: Around) -> Run:
        """Make the record of a stretch of text."""
        return Run(
            text,
            index,
            self.faces.of(text),
            self.size_pt,
            self.bold,
            self.italic,
            self.underline,
            self.caps,
            self.small_caps,
            self.strike,
            self.hidden,
            self.colour,
            self.highlight,
            self.shading,
            self.raised,
            around.field,
            around.link,
            around.inserted,
            self.spacing_pt,
            self.scale,
        )


def run_look(sheet: Sheet, layer: Layer, style: str, direct: Props) -> Look:
    """Return how a run comes out in a paragraph of a style."""
    key = id(layer), style, tuple(direct.items())
    found = sheet.cache.get(key)
    if not isinstance(found, Look):
        found = _look(sheet, layer, style, direct)
        sheet.remember(key, found)
    return found


def _look(sheet: Sheet, layer: Layer, style: str, direct: Props) -> Look:
    named = sheet.character(direct["rStyle"]) if "rStyle" in direct else EMPTY
    levels = (layer.run, sheet.paragraph(style).run, named.run)
    defaults = sheet.defaults.run
    props = defaults | levels[0] | levels[1] | levels[2] | direct
    on = frozenset(toggled(defaults, levels, direct))
    is_complex = props.get("cs") == "1" or props.get("rtl") == "1"
    size = whole(props.get("szCs" if is_complex else "sz"), DEFAULT_SIZE)
    underline = props.get("u", "none")
    raised = props.get("vertAlign", "")
    highlight = props.get("highlight", "none")
    return Look(
        faces=_faces(props, sheet.theme, is_complex=is_complex),
        size_pt=(size if size > 0 else DEFAULT_SIZE) / 2,
        bold=("bCs" if is_complex else "b") in on,
        italic=("iCs" if is_complex else "i") in on,
        underline="" if underline == "none" else underline,
        caps="caps" in on,
        small_caps="smallCaps" in on,
        strike="strike" in on or props.get("dstrike") == "1",
        hidden="vanish" in on,
        colour=_colour(props.get("color", ""), sheet.theme),
        highlight="" if highlight == "none" else highlight,
        shading=shade(props.get("shd", ""), sheet.theme),
        raised=_RAISED.get(raised, ""),
        is_boxed=props.get("bdr", "none") not in {"", "nil", "none"},
        spacing_pt=(twips(props.get("spacing")) or 0) / 20,
        scale=(whole(props.get("w", "").rstrip("%"), 100) or 100) / 100,
    )


_RAISED: Final[dict[str, Literal["", "superscript", "subscript"]]] = {
    "superscript": "superscript",
    "subscript": "subscript",
}


def _faces(props: Props, theme: Theme, *, is_complex: bool) -> Faces:
    def face(slot: str) -> str:
        name = props.get(f"font.{slot}", DEFAULT_FONT)
        return theme.font(name[1:]) if name.startswith("+") else name

    return Faces(
        face("ascii"),
        face("hAnsi"),
        face("eastAsia"),
        face("cs"),
        prefers_east=props.get("hint") == "eastAsia",
        is_complex=is_complex,
    )


def _colour(written: str, theme: Theme) -> str:
    plain, name, tint, shade = [*written.split("|"), "", "", "", ""][:4]
    fallback = plain.upper() if HEX.fullmatch(plain.upper()) else "auto"
    return theme.colour(name, tint, shade, fallback) if name else fallback


def shade(written: str, theme: Theme) -> str:
    """Return the colour behind text, "" for none; a pattern on white as its grey."""
    kind, fill, name, tint, dark, ink = [*written.split("|"), *[""] * 6][:6]
    fill = fill.upper() if HEX.fullmatch(fill.upper()) else ""
    if name:
        fill = theme.colour(name, tint, dark, fill)
    if kind == "solid":
        return ink.upper() if HEX.fullmatch(ink.upper()) else "000000"
    if not fill and (match := re.fullmatch("pct([0-9]{1,2})", kind)):
        return f"{round(255 * (100 - int(match[1])) / 100):02X}" * 3
    return fill
