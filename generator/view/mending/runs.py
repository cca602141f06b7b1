"""The look of letters: properties of runs and of the mark of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.view.edits import RunEdit
from generator.view.mending.order import drop, give, properties, put, switch
from generator.view.names import PARAGRAPH, Element, W, runs_of

SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
THEMED: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def mend_runs(paragraph: Element, edit: RunEdit) -> None:
    """Set a property of one run of a paragraph, or of all and of its mark."""
    if edit.run is None:
        for run in _own(paragraph):
            _set(properties(run, "rPr"), edit)
        _set(put(properties(paragraph, "pPr"), "rPr"), edit)
        return
    runs = runs_of(paragraph)
    if edit.run < len(runs):
        _set(properties(runs[edit.run], "rPr"), edit)


def _own(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, without those of the boxes that are anchored in it."""
    for run in runs_of(paragraph):
        if next(run.iterancestors(PARAGRAPH)) is paragraph:
            yield run


def _set(looks: Element, edit: RunEdit) -> None:
    _SETTERS[edit.name](looks, edit.value)


def set_font(looks: Element, name: object) -> None:
    """Set the font in all four slots; a font of the theme would go before it."""
    fonts = put(looks, "rFonts")
    drop(fonts, *THEMED)
    for slot in SLOTS:
        fonts.set(W + slot, str(name))


def set_size(looks: Element, points: object) -> None:
    """Set the size of type, for complex scripts too."""
    if isinstance(points, int | float):
        for name in ("sz", "szCs"):
            give(looks, name, str(round(points * 2)))


def _toggle(*names: str) -> Callable[[Element, object], None]:
    def set_it(looks: Element, is_on: object) -> None:
        for name in names:
            switch(looks, name, bool(is_on))

    return set_it


def _word(name: str, nothing: str) -> Callable[[Element, object], None]:
    """Make a setter of a property that is one word; `nothing` is written for none."""

    def set_it(looks: Element, value: object) -> None:
        give(looks, name, str(value) or nothing)

    return set_it


def _shading(looks: Element, fill: object) -> None:
    shade = give(looks, "shd", "clear")
    shade.set(f"{W}color", "auto")
    shade.set(f"{W}fill", str(fill) or "auto")


_SETTERS: Final[dict[str, Callable[[Element, object], None]]] = {
    "font": set_font,
    "size_pt": set_size,
    "bold": _toggle("b", "bCs"),
    "italic": _toggle("i", "iCs"),
    "caps": _toggle("caps"),
    "underline": _word("u", "none"),
    "colour": _word("color", "auto"),
    "highlight": _word("highlight", "none"),
    "raised": _word("vertAlign", "baseline"),
    "shading": _shading,
}
