"""The look of paragraphs and runs as cases name it: the words of the resolved view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

ALIGNMENTS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_LENGTHS: Final = {
    "left_mm": "left_indent",
    "right_mm": "right_indent",
    "first_mm": "first_line_indent",
}
_GAPS: Final = {"before_pt": "space_before", "after_pt": "space_after"}
_SWITCHES: Final = {"keeps_next": "keep_with_next", "breaks_page": "page_break_before"}
_LOOKS: Final = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strike": "strike",
    "hidden": "hidden",
    "caps": "all_caps",
    "small_caps": "small_caps",
}
_SLOTS: Final = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def look_paragraph(paragraph: Any, given: Mapping[str, Any]) -> None:
    """Set the look of a paragraph, or of a style, as far as it is given."""
    form = paragraph.paragraph_format
    for name, value in given.items():
        if name in _LENGTHS:
            setattr(form, _LENGTHS[name], Mm(value))
        elif name in _GAPS:
            setattr(form, _GAPS[name], Pt(value))
        elif name in _SWITCHES:
            setattr(form, _SWITCHES[name], value)
    if "align" in given:
        form.alignment = ALIGNMENTS[given["align"]]
    _look_lines(form, given)
    if "style" in given:
        paragraph._element.get_or_add_pPr().get_or_add_pStyle().val = given["style"]
    for run in getattr(paragraph, "runs", [paragraph]):
        look_run(run, given)


def _look_lines(form: Any, given: Mapping[str, Any]) -> None:
    if "line" in given:
        form.line_spacing = float(given["line"])
    if "exact_pt" in given:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(given["exact_pt"])
    if "least_pt" in given:
        form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        form.line_spacing = Pt(given["least_pt"])


def look_run(run: Any, given: Mapping[str, Any]) -> None:
    """Set the look of a run, or of a style, as far as it is given."""
    font = run.font
    for name in _LOOKS.keys() & given.keys():
        setattr(font, _LOOKS[name], given[name])
    if "size_pt" in given:
        font.size = Pt(given["size_pt"])
    if "font" in given:
        _face(run, given["font"])
    if "colour" in given:
        font.color.rgb = RGBColor.from_string(given["colour"])
    if "highlight" in given:
        font.highlight_color = WD_COLOR_INDEX[given["highlight"].upper()]
    if "raised" in given:
        setattr(font, given["raised"], True)


def _face(run: Any, name: str) -> None:
    run.font.name = name
    fonts = run._element.rPr.find(qn("w:rFonts"))
    for slot in _SLOTS:
        fonts.set(qn(slot), name)
