"""Every finished file held against what was put into it, and against its row of the source."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from zipfile import BadZipFile

from generator.errors import Place, Problem, error
from generator.frozen import Frozen
from generator.model import Evaluation, Figure, Organization, Questions, Result
from generator.package import Line
from generator.reconcile.finished import Finished, Printed, Reading, open_again
from generator.reconcile.numerals import (
    NUMERAL,
    between,
    first_out_of_order,
    numerals,
    signs,
    strangers,
    told_together,
)
from generator.reconcile.source import (
    Identity,
    beyond_cells,
    contradicts,
    expected,
    identity,
    shared,
    values_of,
)
from generator.reconcile.standings import Standings, ranks, standings
from generator.vietnamese import fold_text

REBUILD = "Lập lại bộ văn bản; nếu vẫn còn thì gửi thư mục kỳ cho người bảo trì chương trình."
FIRST_WORDS = 60


class ReadBack(Frozen):
    """The files that hold what was put into them, and what is wrong with the others."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]

    @property
    def faulty(self) -> frozenset[str]:
        """The names of the files that may not stay."""
        return frozenset(problem.place.file for problem in self.problems)


class Known(Frozen):
    """What every file of a set is held against: derived once, from all organizations."""

    questions: Questions
    common: frozenset[Identity]
    line: Standings


def known(evaluation: Evaluation, questions: Questions) -> Known:
    """Derive what the files of a set are held against."""
    return Known(questions, shared(evaluation, questions), standings(evaluation, questions))


def read_one(finished: Finished, known: Known) -> tuple[Reading | None, list[Problem]]:
    """Open a finished file again; return what was read, or what is wrong with it."""
    reading = opened(finished)
    if isinstance(reading, Problem):
        return None, [reading]
    problems = problems_of(reading, known)
    return (None if problems else reading), problems


def opened(finished: Finished) -> Reading | Problem:
    """Open a finished file again; return what was read, or that it cannot be."""
    try:
        return open_again(finished)
    except (BadZipFile, SyntaxError, ValueError, KeyError, zlib.error):
        return error("XU14", Place(finished.file), "mở ra đọc lại không được.", REBUILD)


def problems_of(reading: Reading, known: Known) -> list[Problem]:
    """Return what is wrong with a file that was opened again."""
    problems = [*problems_of_numerals(reading)]
    if reading.finished.result:
        problems += dict.fromkeys(problems_of_source(reading, reading.finished.result, known))
    return problems


def read_back(
    finished: Iterable[Finished], evaluation: Evaluation, questions: Questions
) -> ReadBack:
    """Open every finished file again and hold it against its record and its source."""
    against = known(evaluation, questions)
    readings: list[Reading] = []
    problems: list[Problem] = []
    for each in finished:
        reading, found = read_one(each, against)
        problems += found
        readings += [reading] if reading else []
    return ReadBack(tuple(readings), tuple(problems))


# --- numerals --------------------------------------------------------------------------------


def problems_of_numerals(reading: Reading) -> Iterator[Problem]:
    """Find numerals that nobody put there, and those put there that are not found."""
    printed = reading.finished.printed
    in_body, around = _parted(reading.lines)
    there, recorded = numerals(in_body), numerals(printed.body)
    beside = numerals(around), numerals(printed.around)
    own = frozenset().union(*(each.numerals for each in printed.wordings))
    found: list[str] = []
    lost: list[str] = []
    if _are_in_order(there, recorded, own) and _are_in_order(*beside, own):
        recorded = []
    else:
        found, lost = strangers([*there, *beside[0]], [*recorded, *beside[1]])
        found = [numeral for numeral in found if numeral not in own]
    if (found or lost) and any(each.touches for each in printed.wordings):
        found, lost = told_together(found, lost)
        recorded = []
    elif not (found or lost):
        found, lost = signs(in_body, printed.body, own)
    for numeral in dict.fromkeys(found):
        yield _stranger(reading, numeral)
    for numeral in dict.fromkeys(lost):
        yield _lost(reading, numeral)
    if not (found or lost) and (moved := first_out_of_order(there, recorded)):
        yield _moved(reading, moved)


def _are_in_order(found: Sequence[str], recorded: Sequence[str], own: frozenset[str]) -> bool:
    """Tell whether what was recorded stands there in order, with own numerals around it."""
    others = between(found, recorded)
    return others is not None and own.issuperset(others)


def _parted(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    in_body = [line.text for line in lines if line.section >= 0]
    return in_body, [line.text for line in lines if line.section < 0]


def place_of(reading: Reading, numeral: str) -> Place:
    """Return the first paragraph that holds a numeral."""
    for line in reading.lines:
        if numeral in (line.text.strip(" %"), *NUMERAL.findall(line.text)):
            return Place(reading.file, paragraph=first_words(line.text))
    return Place(reading.file)


def first_words(text: str) -> str:
    """Return how a paragraph begins, to find it by."""
    words = " ".join(text.split())
    return words if len(words) <= FIRST_WORDS else f"{words[:FIRST_WORDS].rsplit(' ', 1)[0]} …"


def _stranger(reading: Reading, numeral: str) -> Problem:
    what = f"số «{numeral}» không có trong số liệu, cũng không có trong mẫu và nội dung."
    return error("XU10", place_of(reading, numeral), what, REBUILD)


def _lost(reading: Reading, numeral: str) -> Problem:
    source = _origin(reading.finished.printed, numeral)
    what = f"đã in «{numeral}»{source}, đọc lại không thấy."
    return error("XU11", Place(reading.file), what, REBUILD)


def _moved(reading: Reading, numeral: str) -> Problem:
    source = _origin(reading.finished.printed, numeral)
    what = f"«{numeral}»{source} không đứng ở chỗ đã in."
    return error("XU11", place_of(reading, numeral), what, REBUILD)


def _origin(printed: Printed, numeral: str) -> str:
    for figure in printed.figures:
        if numeral in (figure.shown, *numerals([figure.shown])):
            return f" ({figure.source})"
    return ""


# --- the source ------------------------------------------------------------------------------


def problems_of_source(reading: Reading, result: Result, known: Known) -> Iterator[Problem]:
    """Hold the sheet of an organization against its row: name, code, each figure, verdicts."""
    assert result.organization is not None
    questions, values = known.questions, values_of(result, known.questions)
    figures = beyond_cells(reading.finished.printed.figures, result, values)
    ranked = ranks(result, questions, known.line, values)
    wanted = frozenset(map(identity, figures)) - ranked.keys()
    own = expected(result, questions, values, wanted) | ranked
    yield from _problems_of_name(reading, result.organization)
    for figure in figures:
        told = own.get(source := identity(figure))
        if told is None and source not in known.common:
            yield _foreign(reading, figure, result.organization)
        elif told is not None and not told.agrees(figure):
            yield _wrong(reading, figure, told.name)
    for metric in questions.metrics:
        if contradicts(result, metric, values):
            label = result.assessments[metric.name].verdict.label
            what = f"kết quả «{label}» của «{metric.name}» trái với số liệu của đơn vị."
            yield error("XU13", Place(reading.file), what, REBUILD)


def _problems_of_name(reading: Reading, organization: Organization) -> Iterator[Problem]:
    text = "\n".join(line.text for line in reading.lines)
    names = (organization.name, organization.short_name)
    is_there = any(holds_name(text, name) for name in names)
    if not is_there and not any(holds_name(fold_text(text), fold_text(name)) for name in names):
        what = f"không thấy tên «{organization.short_name}» trong phụ lục của đơn vị này."
        yield error("XU12", Place(reading.file), what, REBUILD)
    if not reading.file.rpartition("/")[2].startswith(f"{organization.code}_"):
        what = f"tên tệp không bắt đầu bằng mã «{organization.code}» của đơn vị."
        yield error("XU12", Place(reading.file), what, REBUILD)


def holds_name(text: str, name: str) -> bool:
    """Tell whether a name stands in a text as whole words: not «Phường 4» in «Phường 41»."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_is_of_word(text[start - 1 : start]) or _is_of_word(text[end : end + 1])):
            return True
        start = text.find(name, start + 1)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _foreign(reading: Reading, figure: Figure, organization: Organization) -> Problem:
    what = f"«{figure}» ({figure.source}) không phải là số của «{organization.short_name}»."
    return error("XU13", _at(reading, figure), what, REBUILD)


def _wrong(reading: Reading, figure: Figure, name: str) -> Problem:
    what = f"«{figure}» không đúng với «{name}» tính lại từ ô số liệu ({figure.source})."
    return error("XU13", _at(reading, figure), what, REBUILD)


def _at(reading: Reading, figure: Figure) -> Place:
    found = numerals([figure.shown])
    return place_of(reading, found[0]) if found else Place(reading.file)
