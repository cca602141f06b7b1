"""What becomes of opening a dossier: its files, and what is to be told."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem
from generator.frozen import Frozen


class Reworded(Frozen):
    """A paragraph that was changed in Word: what it said, what it says.

    `before` is empty for one that was added, `after` for one that was taken away. `typed` is the
    line that the new text has for it, `line` its number. `is_taken`: the new text says it.
    """

    file: str
    before: str
    after: str
    typed: str | None = None
    line: int | None = None
    is_taken: bool = True


class Opened(Frozen):
    """A dossier that was made; `lacking` are the tables of figures that it waits for."""

    folder: Path
    files: tuple[str, ...]
    reworded: tuple[Reworded, ...] = ()
    told: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()
