"""What is gathered while blocks are written: footnotes and printed figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.blocks import Content, Field, Slot
from generator.model import Figure
from generator.wordml import places


@dataclass(slots=True)
class Ink:
    """The state of one writing; it lives as long as one call of `write`.

    `aside` are rows of long tables, by what stands in their places.
    """

    first_note: int = 1
    marks_figures: bool = False
    notes: list[str] = field(default_factory=list)
    printed: list[Figure] = field(default_factory=list)
    aside: dict[str, bytearray] = field(default_factory=dict)

    @property
    def next_note(self) -> int:
        """Return the id of the footnote that comes next."""
        return self.first_note + len(self.notes)

    def print(self, content: Content) -> str:
        """Return the characters of a content, marked where it keeps its place, and record it."""
        match content:
            case Figure():
                self.printed.append(content)
                return self._figure(content)
            case Slot():
                return places.mark(content.kind.value, content.shown)
            case Field():
                raise TypeError(f"the field {content.path} was not replaced before writing")
            case str():
                return content

    def record(self, contents: Iterable[object]) -> None:
        """Record what of a plain row is a figure; nothing in it is marked."""
        self.printed += [each for each in contents if type(each) is Figure]

    def _figure(self, figure: Figure) -> str:
        return places.mark(places.FIGURE, figure.shown) if self.marks_figures else figure.shown
