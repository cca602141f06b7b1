"""What `congvan verify` prints: each file that is not as it was built, then a conclusion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from generator.batch.verify import FileState, State, Verified
from generator.errors import Problem

QUIET = (State.UNTOUCHED, State.RESAVED)


def verified(found: Verified, stream: TextIO) -> None:
    """Print what became of the files of a set."""
    stream.write(f"Bộ văn bản {found.folder}: {len(found.files)} tệp.\n")
    for each in found.files:
        if each.state not in QUIET:
            _file(each, stream)
    _told(found.problems, stream)
    counts = Counter(each.state for each in found.files)
    for state in QUIET:
        if counts[state]:
            stream.write(f"{counts[state]} tệp {state.value}.\n")
    if found.inputs:
        stream.write(f"Không so với tệp đầu vào, vì ở thư mục kỳ: {', '.join(found.inputs)}.\n")
    stream.write(f"{_conclusion(found)}\n")


def _file(each: FileState, stream: TextIO) -> None:
    stream.write(f"{each.file}: {each.state.value}.\n")
    _told(each.problems, stream)


def _told(problems: Iterable[Problem], stream: TextIO) -> None:
    """Print problems of one file, then what to do, each way of doing once."""
    listed = list(problems)
    for problem in listed:
        word = problem.severity.value.capitalize()
        stream.write(f"  {word} {problem.code}{_where(problem)}: {_sentence(problem.what)}\n")
    for remedy in dict.fromkeys(problem.remedy for problem in listed):
        stream.write(f"  → {remedy}\n")


def _where(problem: Problem) -> str:
    """Return the place inside the file, whose name stands above."""
    return str(problem.place).removeprefix(problem.place.file)


def _sentence(what: str) -> str:
    return what[:1].upper() + what[1:]


def _conclusion(found: Verified) -> str:
    if not found.is_sound:
        return "Không dùng được: có tệp thiếu, hoặc số, tên, mã đơn vị khác với lúc lập."
    if any(each.state is State.REWORDED for each in found.files):
        return "Số, tên, mã đơn vị còn nguyên; lời văn có chỗ đã sửa, xem ở trên."
    return "Số, tên, mã đơn vị và lời văn còn nguyên như lúc lập."
