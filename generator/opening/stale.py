"""Where a new dossier, and what it shares with others, may still speak of the old period."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator import view
from generator.batch.files import read_file
from generator.config.editing import draft
from generator.errors import Place, Problem, Refused, warning
from generator.opening.files import named_files
from generator.opening.periods import Term, deadlines, old_words, related_words
from generator.opening.settings import PERIOD, Rolling
from generator.vietnamese import fold_text

SETTINGS, TEXTS = (".yaml", ".yml"), (".md", ".txt")
FIRST_WORDS, MOST_NAMED = 6, 5


def stale(rolling: Rolling, files: Mapping[str, bytes], before: Term | None) -> Iterator[Problem]:
    """Yield each place of the files that go along, and of those shared, to be looked at.

    Raises:
        MachineRefused: where a shared file cannot be read.
    """
    rows = [row for file, data in files.items() for row in _rows(file, data)]
    for path in _shared(rolling):
        rows += _rows(path.as_posix(), read_file(path, path.as_posix()))
    related: dict[tuple[str, str], list[Place]] = {}
    for place, row in rows:
        told = old_words(row, before, rolling.period) if before and rolling.period else []
        yield from map(partial(_old, place), told)
        for words in related_words(row, before, rolling.period):
            if not any(words in each for each in told):
                related.setdefault((place.file, words), []).append(place)
                told.append(words)
        for words in deadlines(row):
            if not any(words in each or each in words for each in told):
                what = f"có thời hạn hoặc mốc ngày gõ tay «{words}»."
                yield warning("TM12", place, what, "Xem có phải của kỳ trước không.")
    yield from (_related(words, places) for (_, words), places in related.items())


def _old(place: Place, words: str) -> Problem:
    remedy = "Sửa cho đúng kỳ này, hoặc thay bằng trường, ví dụ {{ kỳ.tên }}."
    return warning("TM11", place, f"còn chữ «{words}» của kỳ trước.", remedy)


def _related(words: str, places: Sequence[Place]) -> Problem:
    """Tell of a period that moves with the old one: once for a file, with its lines."""
    lines = [str(each.line) for each in places if each.line]
    more = " …" if len(lines) > MOST_NAMED else ""
    listed = f", dòng {', '.join(lines[:MOST_NAMED])}{more}" if lines else ""
    count = f" ({len(places)} chỗ{listed})" if len(places) > 1 else ""
    what = f"có kỳ gõ tay «{words}»{count}, có lẽ tính theo kỳ trước."
    remedy = "Kỳ liền trước, cùng kỳ năm trước, lũy kế đều dời theo kỳ: sửa nếu cần."
    return warning("TM12", places[0], what, remedy)


def _shared(rolling: Rolling) -> list[Path]:
    """Return the files beside the dossier that it reads: the office file and what that names."""
    places = [(rolling.draft, rolling.old)]
    if rolling.office is not None:
        places.append((rolling.office, Path(rolling.office.file).parent))
    named = [each for made, folder in places for each in named_files(made, folder)]
    own = rolling.old.resolve()
    found = (Path(os.path.normpath(each.path)) for each in named if not each.is_data)
    return list(dict.fromkeys(each for each in found if own not in each.resolve().parents))


def _rows(file: str, data: bytes) -> Iterator[tuple[Place, str]]:
    if file.lower().endswith(SETTINGS):
        yield from ((Place(file, number), row) for number, row in _entries(file, data))
    elif file.lower().endswith(TEXTS):
        lines = data.decode("utf-8-sig", "replace").splitlines()
        yield from ((Place(file, number), row) for number, row in enumerate(lines, 1))
    elif file.lower().endswith(".docx"):
        yield from _paragraphs(file, data)


def _entries(file: str, data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the texts of settings with their lines; their period and their comments left out."""
    for route, entry in draft(data, file).entries.items():
        if route[0] == fold_text(PERIOD) or entry.value is None:
            continue
        if entry.is_block:
            yield from ((entry.line + 2 + n, row) for n, row in enumerate(entry.value.split("\n")))
        else:
            yield entry.line + 1, entry.value


def _paragraphs(file: str, data: bytes) -> Iterator[tuple[Place, str]]:
    """Yield what a template in Word says; one that cannot be read, the build will refuse."""
    try:
        found = view.read(data, file).paragraphs
    except Refused:
        return
    for each in found:
        yield Place(file, paragraph=" ".join(each.text.split()[:FIRST_WORDS])), each.text
