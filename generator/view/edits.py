"""Edits of format that may be asked for: none of them can touch a word."""

from __future__ import annotations

from typing import Literal

from generator.frozen import Frozen
from generator.view.records import Alignment, Spot

PageProperty = Literal[
    "width_mm", "height_mm", "top_mm", "bottom_mm", "left_mm", "right_mm", "header_mm",
    "title_page", "starts_at", "number_format",
]  # fmt: skip
ParagraphProperty = Literal[
    "align", "left_mm", "right_mm", "first_mm", "before_pt", "after_pt", "line", "keeps_next",
]  # fmt: skip
RunProperty = Literal[
    "font", "size_pt", "bold", "italic", "caps", "underline", "colour", "highlight", "shading",
    "raised",
]  # fmt: skip


class PageEdit(Frozen):
    """Set a property of a section, by its index."""

    section: int
    name: PageProperty
    value: float | int | bool | str | None


class ParagraphEdit(Frozen):
    """Set a property of a paragraph; `line` is a multiple of single spacing."""

    spot: Spot
    name: ParagraphProperty
    value: Alignment | float | bool


class RunEdit(Frozen):
    """Set a property of one run of a paragraph, or (`None`) of all, its mark included.

    For "colour" the value "auto" takes a colour away, as "" does for highlight and shading.
    """

    spot: Spot
    run: int | None
    name: RunProperty
    value: str | float | bool


class RuleEdit(Frozen):
    """Draw a rule of a length under a paragraph, centred; it takes the place of a drawn one.

    A length of 0 takes away a border that is there.
    """

    spot: Spot
    length_mm: float


class PageNumberEdit(Frozen):
    """Put the page number where the decree has it: centred in the header, not on the first page."""

    section: int
    size_pt: float


class RowEdit(Frozen):
    """Let a row of a table repeat on each page, or keep it from being split."""

    table: int
    row: int
    name: Literal["repeats", "splits"]
    value: bool


Edit = PageEdit | ParagraphEdit | RunEdit | RuleEdit | PageNumberEdit | RowEdit
