"""A paragraph as it was read."""

from __future__ import annotations

from typing import Final

from generator.frozen import Frozen

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a symbol: which one it is, only its font knows."""
CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": UNKNOWN}
"""The elements that stand for a character, by their names."""


class Mark(Frozen):
    """A bookmark that begins and ends in one paragraph, and the stretch that it holds."""

    name: str
    start: int
    end: int


class Line(Frozen):
    """A paragraph as read; `section` counts those of the body from 0, it is -1 around the body.

    Numbers of pages are left out: they are Word's own.
    """

    text: str
    section: int = 0
    marks: tuple[Mark, ...] = ()
