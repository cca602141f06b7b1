"""What stands on the pages of a PDF, and where, in millimetres from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader

from generator.layout import PT_PER_MM
from generator.metrics import width_mm


@dataclass(frozen=True)
class Piece:
    """Characters of one look on one line; `base` is the base line."""

    text: str
    left: float
    base: float
    size: float
    bold: bool
    italic: bool

    @property
    def right(self) -> float:
        shown = self.text.rstrip()
        return self.left + width_mm(shown, self.size, self.bold, self.italic)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_level(self) -> bool:
        return self.bottom - self.top < 0.1


@dataclass
class Page:
    """A page: its pieces of text and its lines, from above."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)

    @property
    def lines(self) -> list[str]:
        """The lines of text; what stands side by side is one line."""
        rows = groupby(self.pieces, key=lambda piece: round(piece.base))
        return ["".join(piece.text for piece in row).strip() for _, row in rows]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def piece(self, begins: str) -> Piece:
        """Return the first piece that begins with a text."""
        return next(piece for piece in self.pieces if piece.text.startswith(begins))

    def rules(self) -> list[Stroke]:
        """Return the level lines, the uppermost first."""
        return sorted((each for each in self.strokes if each.is_level), key=lambda each: each.top)

    def rule_under(self, piece: Piece) -> Stroke:
        """Return the next level line under a piece of text."""
        near = [
            rule
            for rule in self.rules()
            if piece.base < rule.top and rule.left < piece.middle < rule.right
        ]
        return near[0]


def pages_of(file: Path) -> list[Page]:
    """Read and measure a PDF that LibreOffice made."""
    return [_page(page) for page in PdfReader(file).pages]


def _page(page: PageObject) -> Page:
    wide, high = (float(side) / PT_PER_MM for side in (page.mediabox.width, page.mediabox.height))
    made = Page(wide, high)
    starts: list[tuple[float, float]] = []

    def at(x: Any, y: Any) -> tuple[float, float]:
        return float(x) / PT_PER_MM, high - float(y) / PT_PER_MM

    def draw(operator: bytes, operands: Sequence[Any], *_: object) -> None:
        if operator == b"m":
            starts.append(at(*operands))
        if operator == b"l":
            (left, right), (top, bottom) = map(sorted, zip(starts[-1], at(*operands), strict=True))
            made.strokes.append(Stroke(left, top, right, bottom))

    def write(text: str, _: object, matrix: Sequence[float], font: Any, size: float) -> None:
        if text.strip():
            name = str(font["/BaseFont"])
            left, base = at(*matrix[4:])
            style = name.partition("-")[2]
            piece = Piece(text.strip("\n"), left, base, size, "Bold" in style, "Italic" in style)
            made.pieces.append(piece)
            made.fonts.add(name.partition("+")[2].partition("-")[0])

    page.extract_text(visitor_operand_before=draw, visitor_text=write)
    made.pieces.sort(key=lambda piece: (round(piece.base), piece.left))
    return made
