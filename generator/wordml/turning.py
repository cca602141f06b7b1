"""The end of a section inside a body, where pages turn onto their long side or back."""

from __future__ import annotations

from generator import layout
from generator.layout import Page
from generator.wordml.xml import Element, twips, w

TURNED = "0000CC30"
"""Marks a section as made here (`w:rsidSect`), until the page that it turns is known."""


def end_section(last: Element, *, lies: bool) -> None:
    """Let a section end with a paragraph; `lies`: its pages lie on their long side.

    The properties of a paragraph end with those of its section.
    """
    last[0].append(w("sectPr", *page_of(layout.LANDSCAPE if lies else layout.PORTRAIT)))
    last[0][-1].set(last[0][-1].tag.replace("sectPr", "rsidSect"), TURNED)


def page_of(page: Page) -> tuple[Element, Element]:
    """Make the size of a page, and the margins that it has as it is read (ND30-07)."""
    size: dict[str, str | int] = {"w": twips(page.width_mm), "h": twips(page.height_mm)}
    if page.is_landscape:
        size["orient"] = "landscape"
    margins = {
        "top": page.top_mm,
        "right": page.right_mm,
        "bottom": page.bottom_mm,
        "left": page.left_mm,
        "header": layout.HEADER_MM,
        "footer": layout.HEADER_MM,
    }
    sides = {side: twips(mm) for side, mm in margins.items()}
    return w("pgSz", **size), w("pgMar", **sides, gutter=0)
