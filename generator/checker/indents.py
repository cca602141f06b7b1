"""Where the first lines of paragraphs start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checker.looks import amount, paragraph_edit
from generator.checker.paper import Paper, Piece
from generator.checker.passages import running
from generator.checker.rule import Limits
from generator.layout import FIRST_LINE_MM, FIRST_LINE_TOLERANCE
from generator.view.edits import Edit

FIRST_LINES = {
    "thụt đầu dòng ngắn": FIRST_LINE_MM[0],
    "thụt đầu dòng dài": FIRST_LINE_MM[1],
    "sai số thụt đầu dòng": FIRST_LINE_TOLERANCE,
}
"""Limits of the rules that look at it."""


def first_line(piece: Piece) -> float:
    """Return where the first line starts, from the margin."""
    return piece.paragraph.left_mm + piece.paragraph.first_mm


def legal(limits: Limits) -> tuple[float, float]:
    """Return the two indents that are allowed, the short one first."""
    return amount(limits, "thụt đầu dòng ngắn"), amount(limits, "thụt đầu dòng dài")


def nearest_legal(measured: float, limits: Limits) -> float | None:
    """Return the indent that is meant, None for an indent that is not allowed."""
    slack = amount(limits, "sai số thụt đầu dòng")
    near = (each for each in legal(limits) if abs(measured - each) <= slack)
    return next(near, None)


def is_typed(piece: Piece) -> bool:
    """Tell whether the indent is made of tabs or spaces."""
    return piece.paragraph.text.startswith(("\t", "  ", "\N{NO-BREAK SPACE}" * 2))


def indented(paper: Paper) -> list[tuple[int, Piece]]:
    """Return the paragraphs whose first line is indented by their format, with their places."""
    return [
        (place, piece)
        for place, piece in enumerate(running(paper))
        if not is_typed(piece) and piece.paragraph.align not in {"center", "right"}
    ]


def usual_indent(paper: Paper, limits: Limits) -> float:
    """Return the allowed indent that most paragraphs have, else the long one."""
    meant = (nearest_legal(first_line(piece), limits) for _, piece in indented(paper))
    usual = most_common(each for each in meant if each is not None)
    return legal(limits)[1] if usual is None else usual


def indent_edits(piece: Piece, first_mm: float) -> tuple[Edit, ...]:
    """Return the edits that give a paragraph a first line, and no indent else."""
    return (paragraph_edit(piece, "left_mm", 0.0), paragraph_edit(piece, "first_mm", first_mm))


def most_common(values: Iterator[float]) -> float | None:
    """Return the value that comes most often, the first of several."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
