"""What was changed in the files of a set that are not of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from generator.errors import Place, Problem, error, warning
from generator.package import Line
from generator.reconcile.editing import AT_THE_SOURCE, READ_IT, Edits, edits
from generator.reconcile.originals import Original
from generator.reconcile.tokens import plain
from generator.workbook import Contents

TAG = re.compile(r"<[^>]*>")
ENDS = re.compile(r"</(?:p|h\d|tr|td|th|title)>", re.IGNORECASE)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", re.IGNORECASE)


def edits_of_page(file: str, before: bytes, after: bytes, names: Sequence[str]) -> Edits:
    """Compare a page of HTML, paragraph by paragraph, with what it was."""
    return edits(file, Original(_lines(before), is_data=True), _lines(after), names)


def _lines(page: bytes) -> tuple[Line, ...]:
    texts = ENDS.split(page.decode(errors="replace"))
    return tuple(Line(text) for each in texts if (text := plain(unescape(TAG.sub(" ", each)))))


def edits_of_workbook(file: str, before: Contents, after: Contents, names: Sequence[str]) -> Edits:
    """Compare a workbook, cell by cell, with what it was."""
    return Edits(file, list(_problems(file, before, after, frozenset(names))))


def _problems(
    file: str, before: Contents, after: Contents, names: frozenset[str]
) -> Iterator[Problem]:
    for (sheet, cell), old in before.items():
        new = after.get((sheet, cell))
        if new == old:
            continue
        place = Place(file, sheet=sheet, cell=cell)
        became = "không còn" if new is None else f"đã thành «{new}»"
        if NUMBER.fullmatch(old):
            yield error("XU23", place, f"số «{old}» {became}.", AT_THE_SOURCE)
        elif old in names:
            yield error("XU24", place, f"tên hoặc mã đơn vị «{old}» {became}.", AT_THE_SOURCE)
        else:
            yield warning("XU22", place, f"chữ «{old}» {became}.", READ_IT)
    for sheet, cell in after.keys() - before.keys():
        place = Place(file, sheet=sheet, cell=cell)
        what = f"có thêm «{after[sheet, cell]}»."
        yield warning("XU22", place, what, READ_IT)
