"""What a finished document was made with, and what is read in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import package
from generator.archive import Entry, Unpacked
from generator.frozen import Frozen
from generator.model import Figure, Result
from generator.package import Line
from generator.reconcile.numerals import literals


class Wording(Frozen):
    """The numerals that a template has of its own; `touches`: one may stand against a field."""

    numerals: frozenset[str]
    touches: bool


class Printed(Frozen):
    """What was put into a document: its figures, and all texts in the order of printing.

    `around` holds the texts of headers, footers and footnotes, `wordings` the templates used.
    """

    figures: tuple[Figure, ...]
    body: tuple[str, ...]
    around: tuple[str, ...]
    wordings: tuple[Wording, ...]


class Finished(Frozen):
    """A finished Word file: its bytes, and the record of what was put into it.

    `result` is that of the one organization which the file is for. `parsed` are the parts that
    were parsed strictly when they were filled, as they went into the file.
    """

    file: str
    data: bytes
    printed: Printed
    result: Result | None = None
    parsed: tuple[bytes, ...] = ()


class Reading(Frozen):
    """A finished file opened again."""

    finished: Finished
    parts: Mapping[str, bytes]
    lines: tuple[Line, ...]

    @property
    def file(self) -> str:
        """The name of the file in the set."""
        return self.finished.file


def open_again(finished: Finished) -> Reading:
    """Read a finished file from its bytes; all parts with text are parsed strictly.

    A part that comes out as the very bytes that were parsed when it was filled is not parsed twice.

    Raises:
        ValueError, KeyError, zipfile.BadZipFile: where it is not a sound file of Word.
    """
    parts = Unpacked(finished.data)
    return Reading(finished, parts, package.lines(parts, finished.parsed))


def wording(parts: Mapping[str, bytes | Entry]) -> Wording:
    """Return the numerals of a template."""
    return Wording(*literals(line.text for line in package.lines(parts)))


def joined(printed: Iterable[Printed]) -> Printed:
    """Return the record of a letter with its appendices, in one file."""
    all_of = tuple(printed)
    return Printed(
        tuple(figure for each in all_of for figure in each.figures),
        tuple(text for each in all_of for text in each.body),
        tuple(text for each in all_of for text in each.around),
        tuple(wording for each in all_of for wording in each.wordings),
    )
