"""Writing down one paragraph: stretches of text with their looks, in fields or out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.view.formats import Around, Look
from generator.view.records import Run
from generator.view.shapes import Shape

PAGE_FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
"""Fields that are read even where no result is stored: Word works them out when it prints."""


@dataclass(slots=True)
class Field:
    """A field that is open: what its instruction is so far, whether its result has begun."""

    words: list[str] = field(default_factory=list)
    instruction: str = ""
    is_result: bool = False
    has_text: bool = False

    def begin_result(self) -> None:
        """Take what was said so far as the instruction."""
        self.instruction = " ".join("".join(self.words).split())
        self.is_result = True


class Fields:
    """The fields that are open at a place of a story; they may go on over many paragraphs."""

    def __init__(self, *, are_balanced: bool = True) -> None:
        self.open: list[Field] = []
        self._instructions = 0
        self._are_balanced = are_balanced

    @property
    def is_silent(self) -> bool:
        """Tell whether text is part of an instruction; where fields do not close, never."""
        return self._instructions > 0 and self._are_balanced

    @property
    def instruction(self) -> str:
        """Return the instruction of the innermost field whose result is read."""
        return self.open[-1].instruction if self.open and self.open[-1].is_result else ""

    def say(self, words: str) -> None:
        """Take a piece of an instruction."""
        if self.open and not self.open[-1].is_result:
            self.open[-1].words.append(words)

    def turn(self, kind: str) -> Field | None:
        """Follow a field character; return the field that it closes."""
        if kind == "begin":
            self.open.append(Field())
            self._instructions += 1
        elif kind == "separate" and self.open and not self.open[-1].is_result:
            self.open[-1].begin_result()
            self._instructions -= 1
        elif kind == "end" and self.open:
            return self._close()
        return None

    def _close(self) -> Field:
        closed = self.open.pop()
        if not closed.is_result:
            closed.begin_result()
            self._instructions -= 1
        if self.open:
            self.open[-1].has_text |= closed.has_text
        return closed

    def enter(self, instruction: str) -> None:
        """Open a simple field."""
        self.open.append(Field([instruction]))
        self.open[-1].begin_result()


def address(instruction: str) -> str:
    """Return where a HYPERLINK field leads, "" for any other."""
    if instruction[:9].upper() != "HYPERLINK":
        return ""
    match = re.search('"([^"]*)"', instruction)
    return match[1] if match else instruction[9:].strip().partition(" ")[0]


class Pen:
    """Collect the runs and shapes of one paragraph."""

    def __init__(self, fields: Fields, style: str) -> None:
        self.fields = fields
        self.style = style
        self.link = ""
        self.inserted = False
        self.is_boxed = False
        self.runs: list[Run] = []
        self.shapes: list[Shape] = []
        self._text: list[str] = []
        self._look: Look | None = None
        self._index = 0
        self._around = Around()

    def write(self, text: str, look: Look, index: int) -> None:
        """Write text of a run."""
        if self.fields.is_silent:
            return
        around = NOTHING
        if self.fields.open or self.link or self.inserted:
            around = self._stands_in()
        if look is not self._look or index != self._index or around != self._around:
            self.flush()
            self._look, self._index, self._around = look, index, around
        self._text.append(text)

    def _stands_in(self) -> Around:
        instruction = self.fields.instruction
        if self.fields.open:
            self.fields.open[-1].has_text = True
        return Around(instruction, self.link or address(instruction), self.inserted)

    def write_number(self, closed: Field, look: Look, index: int) -> None:
        """Write an empty stretch for a field without a result that Word fills when it prints."""
        word = closed.instruction.partition(" ")[0].upper()
        if word in PAGE_FIELDS and not closed.has_text and not self.fields.is_silent:
            self.flush()
            around = Around(closed.instruction, "", self.inserted)
            self.runs.append(look.run("", index, around))

    def flush(self) -> None:
        """End the stretch that is being written."""
        if self._look is not None and self._text:
            self.runs.append(self._look.run("".join(self._text), self._index, self._around))
        self._text = []
        self._look = None


NOTHING: Final = Around()
