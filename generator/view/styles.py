"""Styles as they are inherited: what a paragraph or a run of a style looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.frozen import Frozen, field
from generator.view.fonts import Theme, theme
from generator.view.names import Element, Props, W, child, flag, tree, value, whole
from generator.view.numbering import MAX_LEVEL, Lists, lists
from generator.view.properties import NONE, TOGGLES, paragraph_properties, run_properties
from generator.view.tables import TableProps, table_properties


class Style(Frozen):
    """A style by itself; `parts` is what a table style says of its first row and the like."""

    id: str
    name: str
    kind: str
    based_on: str
    paragraph: Props
    run: Props
    table: TableProps | None = None
    parts: Mapping[str, tuple[Props, Props, TableProps]] = field(default_factory=dict)


class Layer(Frozen):
    """What the place in a table asks of the paragraphs and runs there."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)


PLACES: Final = frozenset(
    {
        *("firstRow", "lastRow", "firstCol", "lastCol", "neCell", "nwCell", "seCell", "swCell"),
        *("band1Vert", "band2Vert", "band1Horz", "band2Horz"),
    }
)
"""What a table style may dress."""
MAX_REMEMBERED: Final = 4_096
NO_LAYER: Final = Layer()
EMPTY: Final = Style("", "", "", "", {}, {})


class Sheet:
    """The styles of a document, with lists and theme; what is worked out is remembered."""

    def __init__(
        self, styles: Mapping[str, Style], defaults: Layer, known: Lists, colours: Theme
    ) -> None:
        self.styles = styles
        self.defaults = defaults
        self.lists = known
        self.theme = colours
        self._whole: dict[str, Style] = {}
        self._layers: dict[tuple[str, tuple[str, ...]], Layer] = {}
        self.cache: dict[object, object] = {}

    def remember(self, key: object, found: object) -> None:
        """Keep what was worked out, but not without end: many files may share these styles."""
        if len(self.cache) >= MAX_REMEMBERED:
            self.cache.clear()
        self.cache[key] = found

    def paragraph(self, name: str) -> Style:
        """Return a paragraph style with all that it inherits, the default one for an unknown."""
        found = self.styles.get(name)
        known = found is not None and found.kind == "paragraph"
        return self._inherited(name if known else "*paragraph")

    def character(self, name: str) -> Style:
        """Return a character style with all that it inherits, or one that says nothing."""
        found = self.styles.get(name)
        return self._inherited(name) if found and found.kind == "character" else EMPTY

    def table(self, name: str) -> Style:
        """Return a table style with all that it inherits, the default one for an unknown."""
        found = self.styles.get(name)
        known = found is not None and found.kind == "table"
        return self._inherited(name if known else "*table")

    def layer(self, name: str, places: tuple[str, ...]) -> Layer:
        """Return what a table style asks of a place in the table ("firstRow" …)."""
        key = name, places
        if key not in self._layers:
            style = self.table(name)
            paragraph, run = dict(style.paragraph), dict(style.run)
            for place in places:
                more = style.parts.get(place, (NONE, NONE, None))
                paragraph |= more[0]
                run |= more[1]
            self._layers[key] = Layer(paragraph, run)
        return self._layers[key]

    def _inherited(self, name: str) -> Style:
        """Fold a style over those it is based on; a circle ends where it closes."""
        chain: dict[str, Style] = {}
        while name in self.styles and name not in chain and name not in self._whole:
            chain[name] = self.styles[name]
            name = chain[name].based_on
        made = self._whole.get(name, EMPTY)
        for each, style in reversed(chain.items()):
            made = self._whole[each] = self._over(made, style)
        return made

    def _over(self, base: Style, style: Style) -> Style:
        """Lay a style over what it is based on; its list's indents come between the two."""
        paragraph = base.paragraph
        if "numId" in style.paragraph:
            index = style.paragraph.get("ilvl") or self._level_of(style)
            paragraph = paragraph | {"ilvl": index}
            paragraph = paragraph | self.indents(style.paragraph["numId"], index)
        parts = dict(base.parts)
        for place, (of_paragraph, of_run, of_table) in style.parts.items():
            below = parts.get(place, (NONE, NONE, TableProps()))
            parts[place] = (below[0] | of_paragraph, below[1] | of_run, of_table.over(below[2]))
        return Style(
            style.id,
            style.name,
            style.kind,
            style.based_on,
            paragraph | style.paragraph if style.paragraph else paragraph,
            base.run | style.run if style.run else base.run,
            style.table.over(base.table) if style.table else base.table,
            parts,
        )

    def _level_of(self, style: Style) -> str:
        known = self.lists.get(style.paragraph["numId"])
        levels = known.levels.items() if known else ()
        return next((str(index) for index, each in levels if each.style == style.id), "0")

    def indents(self, number: str, index: str) -> Props:
        """Return what the level of a list asks of its paragraphs."""
        known = self.lists.get(number)
        level = known.levels.get(min(whole(index), MAX_LEVEL)) if known else None
        return level.props if level else NONE


def toggled(defaults: Props, levels: tuple[Props, ...], direct: Props) -> Iterator[str]:
    """Yield the toggles that are on: two styles cancel each other out, the run has its way."""
    for name in TOGGLES:
        if name in direct:
            is_set = direct[name] == "1"
        elif defaults.get(name) == "1":
            is_set = True
        else:
            is_set = sum(level.get(name) == "1" for level in levels) % 2 == 1
        if is_set:
            yield name


# --- reading ---------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def sheet(styles: bytes, numbering: bytes, theme_part: bytes, settings: bytes) -> Sheet:
    """Read the styles of a document; files of one batch share them."""
    known = lists(numbering) if numbering else {}
    root = tree(settings) if settings else None
    colours = theme(theme_part, root) if theme_part else Theme()
    if not styles:
        return Sheet({}, NO_LAYER, known, colours)
    top = tree(styles)
    defaults = child(top, "docDefaults")
    layer = Layer(
        paragraph_properties(child(child(defaults, "pPrDefault"), "pPr")),
        run_properties(child(child(defaults, "rPrDefault"), "rPr")),
    )
    return Sheet(dict(_styles(top)), layer, known, colours)


def _styles(top: Element) -> Iterator[tuple[str, Style]]:
    """Yield the styles by id, and the default one of each kind under "*kind" as well."""
    for element in top.iterfind(f"{W}style"):
        style = _style(element)
        if flag(element.get(f"{W}default")):
            yield f"*{style.kind}", style
        yield style.id, style


def _style(element: Element) -> Style:
    kind = element.get(f"{W}type", "paragraph")
    is_table = kind == "table"
    return Style(
        element.get(f"{W}styleId", ""),
        value(element, "name") or "",
        kind,
        value(element, "basedOn") or "",
        paragraph_properties(child(element, "pPr")),
        run_properties(child(element, "rPr")),
        _table(element) if is_table else None,
        dict(_parts(element)) if is_table else {},
    )


def _table(element: Element) -> TableProps:
    return table_properties(child(element, "tblPr"), child(element, "tcPr"))


def _parts(element: Element) -> Iterator[tuple[str, tuple[Props, Props, TableProps]]]:
    for part in element.iterfind(f"{W}tblStylePr"):
        place = part.get(f"{W}type", "")
        if place in PLACES:
            of_paragraph = paragraph_properties(child(part, "pPr"))
            yield place, (of_paragraph, run_properties(child(part, "rPr")), _table(part))
