"""Bad news in one shape: where, what, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from generator.frozen import Frozen


class Severity(Enum):
    """How much a problem weighs; the value is the word people read."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"
    INFO = "thông tin"


class Place(Frozen):
    """A place in a file that its reader can open and edit.

    Lines and columns count from 1. `paragraph` holds the first words of a paragraph or cell.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: str | None = None

    def __str__(self) -> str:
        parts = [self.file if self.line is None else f"{self.file}, dòng {self.line}"]
        if self.sheet:  # a text of rows (.csv) has one without a name
            parts.append(f"trang «{self.sheet}»")
        if self.cell is not None:
            parts.append(f"ô {self.cell}")
        if self.paragraph is not None:
            parts.append(f"đoạn «{self.paragraph}»")
        return ", ".join(parts)


class Problem(Frozen):
    """One piece of bad news: a stable code, how bad, where, what is wrong, what to do."""

    code: str
    severity: Severity
    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"


def error(code: str, place: Place, what: str, remedy: str) -> Problem:
    """Make a problem that stops the work."""
    return Problem(code, Severity.ERROR, place, what, remedy)


def warning(code: str, place: Place, what: str, remedy: str) -> Problem:
    """Make a problem that somebody has to see and accept."""
    return Problem(code, Severity.WARNING, place, what, remedy)


class CongvanError(Exception):
    """A failure that we foresee; it carries the problems of a whole stage."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Refused(CongvanError):
    """What the user gave cannot be used (exit code 2)."""


class MachineRefused(CongvanError):
    """The machine did not let us: disk, lock, permission (exit code 3)."""
