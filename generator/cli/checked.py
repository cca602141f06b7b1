"""What `congvan check` prints: for people file by file, for programs a list of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TextIO

from generator.batch.checking import Plan, Remark, Report, Result
from generator.batch.gathering import Skipped
from generator.cli.kept import keep
from generator.cli.screen import plain, plain_json
from generator.errors import Problem, Severity

FEW = 10
"""Up to so many documents, those without findings are named too."""
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
"""How a program is told of severities."""
UNREAD = (Result.UNUSABLE, Result.MACHINE, Result.BUG)


@dataclass
class Sums:
    """What was found in all documents together."""

    files: int = 0
    clean: int = 0
    wrong: int = 0
    unread: int = 0
    copies: int = 0
    remarks: Counter[Severity] = field(default_factory=Counter)
    worst: Result = Result.SOUND

    def add(self, report: Report) -> None:
        """Count one document."""
        self.files += 1
        self.worst = max(self.worst, report.result)
        self.remarks.update(each.severity for each in report.remarks)
        self.copies += report.copy is not None
        self.unread += bool(report.problems) and not report.kind
        self.clean += not report.problems and not report.remarks
        self.wrong += report.result is Result.FINDINGS


class Writer(Protocol):
    """Somebody who is told of one document after another, then of the sums."""

    def report(self, report: Report) -> None:
        """Tell of a document."""

    def end(self, sums: Sums, skipped: Counter[Skipped]) -> None:
        """Tell of all of them."""


def tell(plan: Plan, reports: Iterable[Report], writer: Writer, progress: Progress) -> Result:
    """Tell of each document as soon as it was looked at; return the worst that came of them."""
    sums = Sums()
    for report in progress.over(reports):
        sums.add(report)
        writer.report(report)
    writer.end(sums, plan.gathered.skipped)
    return sums.worst


# --- progress ---------------------------------------------------------------------------------


class Progress:
    """How far the work has come, on a terminal only."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._is_shown = total > 1 and stream.isatty()

    def over(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports; the line of progress is away while one is told."""
        for number, report in enumerate(reports, start=1):
            self._show("")
            yield report
            self._show(f"Đã xem {number}/{self._total} tệp")
        self._show("")

    def _show(self, text: str) -> None:
        if self._is_shown:
            self._stream.write(f"\r{text:<40}\r{text}")
            self._stream.flush()


# --- for people -------------------------------------------------------------------------------


class People:
    """Tells people."""

    def __init__(self, plan: Plan, stream: TextIO) -> None:
        self._stream = stream
        self._names_clean = len(plan.gathered.sources) <= FEW

    def report(self, report: Report) -> None:
        """Print what was found in a document; those without findings are only counted if many."""
        if self._names_clean or report.remarks or report.problems or report.done:
            for line in _lines(report):
                self._stream.write(f"{plain(line)}\n")

    def end(self, sums: Sums, skipped: Counter[Skipped]) -> None:
        """Print the sums and a conclusion."""
        self._stream.write(f"{_summary(sums)}\n")
        if skipped:
            self._stream.write(f"{_skipped(skipped)}\n")
        self._stream.write(f"{_conclusion(sums)}\n")


def _lines(report: Report) -> Iterator[str]:
    file, kind = report.source.file, report.kind
    if not kind:
        yield f"{file}: không kiểm tra được."
    elif not report.remarks:
        yield f"{file} ({kind}): không {'còn' if report.done else 'có'} gì phải sửa."
    else:
        counts = _counted(Counter(each.severity for each in report.remarks))
        yield f"{file} ({kind}): {'còn ' if report.done else ''}{counts}."
    if report.unmended:
        yield f"  Không sửa tệp này: {report.unmended}."
    if report.done:
        yield f"  Đã sửa, ghi vào {report.copy}:"
        yield from (f"    {each}" for each in report.done)
    yield from map(_remark, report.remarks)
    remedies = {each.rule: each.remedy for each in report.remarks}
    yield from (f"  → {rule}: {remedy}" for rule, remedy in remedies.items())
    for problem in report.problems:
        yield from _problem(problem, report)
    if report.bug:
        yield f"  → Gửi tệp này cho người bảo trì: {keep(report.bug)}"


def _remark(remark: Remark) -> str:
    word = remark.severity.value.capitalize()
    asked = f"; yêu cầu: {remark.required}" if remark.required else ""
    return f"  {word} {remark.rule}, {remark.place}: {remark.measured}{asked}."


def _problem(problem: Problem, report: Report) -> Iterator[str]:
    place = _inside(problem, report.source.file)
    what = problem.what[:1].upper() + problem.what[1:]
    yield f"  Lỗi {problem.code}{f', {place}' if place else ''}: {what}"
    if not report.bug:
        yield f"  → {problem.remedy}"


def _inside(problem: Problem, file: str) -> str:
    """Return the place of a problem without the file that it is told of."""
    return str(problem.place).removeprefix(file).removeprefix(", ")


def _counted(counts: Counter[Severity]) -> str:
    return ", ".join(f"{counts[each]} {each.value}" for each in Severity if counts[each])


def _summary(sums: Sums) -> str:
    counts = ", ".join(f"{sums.remarks[each]} {each.value}" for each in Severity)
    more = [
        f"{number} tệp {words}"
        for number, words in (
            (sums.clean, "không có gì phải sửa"),
            (sums.unread, "không kiểm tra được"),
            (sums.copies, "đã ghi bản sửa"),
        )
        if number
    ]
    return f"{'; '.join([f'{sums.files} tệp: {counts}', *more])}."


def _skipped(skipped: Counter[Skipped]) -> str:
    return (
        "Bỏ qua: "
        + "; ".join(f"{skipped[each]} {each.value}" for each in Skipped if skipped[each])
        + "."
    )


def _conclusion(sums: Sums) -> str:
    if sums.wrong:
        return f"Có lỗi ở {sums.wrong} tệp."
    if sums.worst in UNREAD:
        return "Chưa kiểm tra được hết."
    return "Không có lỗi thể thức."


# --- for programs -----------------------------------------------------------------------------


class Programs:
    """Tells programs: a list that grows as the work goes on."""

    def __init__(self, stream: TextIO, errors: TextIO) -> None:
        self._stream = stream
        self._errors = errors
        self._before = "[\n"

    def report(self, report: Report) -> None:
        """Write the findings of a document, each on a line."""
        for each in _records(report):
            written = plain_json(json.dumps(each, ensure_ascii=False))
            self._stream.write(f"{self._before}{written}")
            self._before = ",\n"
        if report.bug:
            self._errors.write(f"Gửi tệp này cho người bảo trì: {keep(report.bug)}\n")

    def end(self, sums: Sums, skipped: Counter[Skipped]) -> None:
        """Close the list."""
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")


def _records(report: Report) -> Iterator[dict[str, str]]:
    file = report.source.file
    for each in report.remarks:
        yield {
            "file": file,
            "rule": each.rule,
            "severity": NAMES[each.severity],
            "part": each.part,
            "place": each.place,
            "measured": each.measured,
            "required": each.required,
            "remedy": each.remedy,
        }
    for problem in report.problems:
        yield {
            "file": file,
            "rule": problem.code,
            "severity": NAMES[problem.severity],
            "part": "",
            "place": _inside(problem, file),
            "measured": problem.what,
            "required": "",
            "remedy": problem.remedy,
        }
