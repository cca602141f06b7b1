"""Rows of characters that serve as a line under a text."""

from __future__ import annotations

import re
from typing import Final

from generator.frozen import replace
from generator.metrics import width_mm
from generator.view.records import Run

LINE_CHARACTERS: Final = frozenset(
    "_-=\u00af\u02c9\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u2550\u203e\uff3f"
)
SPACES: Final = re.compile("[ \u00a0\u2000-\u200a]+")
SHORTEST: Final = 3
SHRUNK: Final = 2 / 3
"""How large Word sets what is raised or lowered."""


def rows_of_characters(runs: tuple[Run, ...]) -> list[tuple[str, float | None]]:
    """Return the lines of a paragraph that are a row of characters, with their lengths."""
    if not any(run.underline or not LINE_CHARACTERS.isdisjoint(run.text) for run in runs):
        return []
    return [
        ("".join(run.text for run in line), _length(line)) for line in _lines(runs) if _is_row(line)
    ]


def _is_row(line: list[Run]) -> bool:
    text = "".join(run.text for run in line)
    if not text.strip():
        underlined = "".join(run.text for run in line if run.underline)
        return "\t" in underlined or len(underlined) >= SHORTEST
    bare = SPACES.sub("", text)
    return len(bare) >= SHORTEST and bare[0] in LINE_CHARACTERS and bare == bare[0] * len(bare)


def _lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    """Cut runs where lines and pages are broken."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(re.split("[\n\f]", run.text)):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(run if piece == run.text else replace(run, text=piece))
    return lines


def _length(line: list[Run]) -> float | None:
    """Return how long the drawn part of a line is; tabs do not say."""
    drawn = [run for run in line if run.text.strip() or run.underline]
    if any("\t" in run.text for run in drawn):
        return None
    return round(
        sum(width_mm(run.text, run.size_pt * (SHRUNK if run.raised else 1)) for run in drawn), 1
    )
