"""Bookmarks and footnote marks of paragraphs: where our figures stand in an edited letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.frozen import Frozen
from generator.package import main_part, relations, resolve
from generator.view.names import PARAGRAPH, RUN, Element, W, paragraphs_of, tree
from generator.view.records import Spot

START, END, NOTE = (f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "footnoteReference"))
TEXT: Final = f"{W}t"
CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
UNREAD: Final = frozenset({f"{W}del", f"{W}moveFrom"})
READ: Final = (TEXT, *CHARACTERS, START, END, NOTE)


class Stretch(Frozen):
    """A bookmark that begins and ends in one paragraph, and what it holds."""

    name: str
    start: int
    end: int


class Marks(Frozen):
    """What is marked in a paragraph; places are those of its `text`.

    `notes` pairs each footnote mark with its place; `note` is the footnote that it belongs to.
    """

    text: str
    stretches: tuple[Stretch, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    note: str = ""


def marks(parts: Mapping[str, bytes]) -> dict[Spot, Marks]:
    """Return the marks of every paragraph of the body and of the footnotes."""
    main = main_part(parts)
    found = dict(_marks_of(main, parts[main]))
    for arrow in relations(parts, main).values():
        part = resolve(main, arrow.target)
        if arrow.type.endswith("/footnotes") and not arrow.is_external and part in parts:
            found.update(_marks_of(part, parts[part]))
    return found


def _marks_of(part: str, data: bytes) -> Iterator[tuple[Spot, Marks]]:
    for number, paragraph in enumerate(paragraphs_of(tree(data))):
        yield Spot(part, number), _marks(paragraph)


def _marks(paragraph: Element) -> Marks:
    text = ""
    open_now: dict[str, tuple[str, int]] = {}
    stretches: list[Stretch] = []
    notes: list[tuple[int, str]] = []
    for element in paragraph.iter(*READ):
        tag, number = element.tag, element.get(f"{W}id", "")
        if not _belongs(element, paragraph):
            continue
        if tag == TEXT:
            text += element.text or ""
        elif tag == START:
            open_now[number] = element.get(f"{W}name", ""), len(text)
        elif tag == END and number in open_now:
            name, start = open_now.pop(number)
            stretches.append(Stretch(name, start, len(text)))
        elif tag == NOTE:
            notes.append((len(text), number))
        elif tag in CHARACTERS and _in_run(element):
            text += "\f" if element.get(f"{W}type") in ("page", "column") else CHARACTERS[tag]
    return Marks(text, tuple(stretches), tuple(notes), _note_of(paragraph))


def _belongs(element: Element, paragraph: Element) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag == PARAGRAPH or above.tag in UNREAD:
            return False
    return False


def _in_run(element: Element) -> bool:
    """Tell a tab that is typed from one that is a stop of the paragraph."""
    above = element.getparent()
    return above is not None and above.tag == RUN


def _note_of(paragraph: Element) -> str:
    for above in paragraph.iterancestors(f"{W}footnote"):
        return str(above.get(f"{W}id", ""))
    return ""
