"""The styles part that all our documents share, made from the table of the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import layout
from generator.frozen import replace
from generator.layout import Element as Look
from generator.layout import SizeSet
from generator.wordml.paragraphs import LOW_STYLE, NOTE_REFERENCE, RULE_STYLE, border
from generator.wordml.xml import Element, twips, w

LINE = 240
"""A single line in w:spacing."""
BUILT_IN = {
    layout.NOTE.style: "footnote text",
    layout.PAGE_NUMBER.style: "header",
}
"""Styles that Word looks for by its own name; ours is given as an alias."""
RULE_GAP_PT, RULE_LINE_PT = 3, 6


def styles(sizes: SizeSet = layout.LARGE_SET, more: Iterable[Look] = ()) -> Element:
    """Make the root of styles.xml; `more` are looks that not every document has."""
    made = w("styles", _defaults(), _normal(), _character_default(), _table_default())
    made.extend(_paragraph_style(look) for look in (*looks(sizes), *more))
    made.extend(_smaller(look) for look in _smaller_tables())
    made.extend((_rule_style(), _lowest_style(), _note_reference()))
    return made


def looks(sizes: SizeSet) -> Iterator[Look]:
    """Yield all elements in a set of sizes (ND30-12)."""
    points = {
        layout.NATIONAL_TITLE: sizes.title_pt,
        layout.PARENT: sizes.title_pt,
        layout.ISSUER: sizes.title_pt,
        layout.SUBJECT: sizes.title_pt,
        layout.MOTTO: sizes.motto_pt,
        layout.PLACE_DATE: sizes.date_pt,
    }
    for look in layout.ELEMENTS:
        yield _sized(look, points[look]) if look in points else _aligned(look, sizes)


def _sized(look: Look, size_pt: float) -> Look:
    return replace(look, sizes=replace(look.sizes, default=size_pt))


def _aligned(look: Look, sizes: SizeSet) -> Look:
    """Keep the number, always 13 pt, on one base line with the date beside it."""
    if look is not layout.NUMBER:
        return look
    return replace(look, before_pt=layout.PLACE_DATE.before_pt + sizes.date_pt - look.size_pt)


def style_at(look: Look, size_pt: float) -> str:
    """Return the id of the style of a table's letters at a size."""
    return look.style if size_pt == look.size_pt else f"{look.style}{size_pt:g}"


def fonts() -> Element:
    """Make the font of a run, in all four slots (ND30-08)."""
    font = layout.FONT
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _defaults() -> Element:
    language = w("lang", val=layout.LANGUAGE, eastAsia=layout.LANGUAGE, bidi="ar-SA")
    look = w("rPr", fonts(), *_sizes(layout.BODY.size_pt), language)
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", w("pPr", w("spacing", after=0))))


def _normal() -> Element:
    made = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", styleId="Normal")
    made.set(_attribute("default"), "1")
    return made


def _character_default() -> Element:
    made = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        w("unhideWhenUsed"),
        type="character",
        styleId="DefaultParagraphFont",
    )
    made.set(_attribute("default"), "1")
    return made


def _table_default() -> Element:
    margins = (w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    made = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins)),
        type="table",
        styleId="TableNormal",
    )
    made.set(_attribute("default"), "1")
    return made


def _attribute(name: str) -> str:
    return f"{{{w('x').nsmap['w']}}}{name}"


def _paragraph_style(look: Look) -> Element:
    return _style(look.style, look.name, _paragraph_look(look), _run_look(look), "Normal")


def _style(style: str, name: str, paragraph: Element, run: Element, parent: str) -> Element:
    names = [w("name", val=BUILT_IN.get(style, name))]
    if style in BUILT_IN:
        names.append(w("aliases", val=name))
    looks = [each for each in (paragraph, run) if len(each)]
    made = w("style", *names, w("basedOn", val=parent), w("qFormat"), *looks)
    made.set(_attribute("type"), "paragraph")
    if style not in BUILT_IN:
        made.set(_attribute("customStyle"), "1")
    made.set(_attribute("styleId"), style)
    return made


def _paragraph_look(look: Look) -> Element:
    made = w("pPr")
    if look.keeps_next:
        made.append(w("keepNext"))
    made.append(w("widowControl"))
    if look.ruled:
        made.append(w("pBdr", border("top", space_pt=2)))
    made.append(_spacing(look))
    if look.left_mm or look.right_mm or look.lead_mm:
        made.append(_indent(look))
    if look.contextual:
        made.append(w("contextualSpacing"))
    made.append(w("jc", val=look.align))
    return made


def _spacing(look: Look) -> Element:
    before, after = round(look.before_pt * 20), round(look.after_pt * 20)
    line = round(look.lines * LINE)
    return w("spacing", before=before, after=after, line=line, lineRule="auto")


def _indent(look: Look) -> Element:
    lead = {"firstLine" if look.lead_mm >= 0 else "hanging": twips(abs(look.lead_mm))}
    return w("ind", left=twips(look.left_mm), right=twips(look.right_mm), **lead)


def _run_look(look: Look) -> Element:
    looks = (w(tag) for tag, wanted in (("b", look.bold), ("i", look.italic)) if wanted)
    colours = [w("color", val=look.colour)] if look.colour else []
    return w("rPr", fonts(), *looks, *colours, *_sizes(look.size_pt))


def _sizes(points: float) -> Iterator[Element]:
    """Yield a size for Latin letters and one for complex scripts, in half points."""
    for tag in ("sz", "szCs"):
        yield w(tag, val=round(points * 2))


def _smaller_tables() -> Iterator[tuple[Look, float]]:
    for look in (layout.TABLE_CELL, layout.TABLE_HEADER):
        for size in layout.TABLE_SIZES:
            if size != look.size_pt:
                yield look, size


def _smaller(sized: tuple[Look, float]) -> Element:
    look, size = sized
    name = f"{look.name} {size:g}"
    run = w("rPr", *_sizes(size))
    return _style(style_at(look, size), name, w("pPr"), run, look.style)


def _rule_style() -> Element:
    return _low_style(RULE_STYLE, "Đường kẻ", RULE_LINE_PT, before_pt=RULE_GAP_PT)


def _lowest_style() -> Element:
    return _low_style(LOW_STYLE, "Dòng thấp", 1)


def _low_style(style: str, name: str, line_pt: int, *, before_pt: int = 0) -> Element:
    """Make the style of an empty paragraph, lower than a line of text."""
    spacing = w("spacing", before=before_pt * 20, after=0, line=line_pt * 20, lineRule="exact")
    return _style(style, name, w("pPr", spacing), w("rPr", *_sizes(line_pt)), "Normal")


def _note_reference() -> Element:
    return w(
        "style",
        w("name", val="footnote reference"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=99),
        w("rPr", w("vertAlign", val="superscript")),
        type="character",
        styleId=NOTE_REFERENCE,
    )
