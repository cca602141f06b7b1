"""What becomes of opening a dossier: its files, and what is to be told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem


@dataclass(frozen=True, slots=True)
class Reworded:
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


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier that was made; `lacking` are the tables of figures that it waits for."""

    folder: Path
    files: tuple[str, ...]
    reworded: tuple[Reworded, ...] = ()
    told: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()
