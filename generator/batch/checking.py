"""Check documents, one or thousands: each is read and judged in a child process with limits."""

from __future__ import annotations

import json
import os
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from enum import IntEnum
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from generator.apart import LIMITS, Apart, Limits, Loss, Lost
from generator.batch import disk
from generator.batch.files import read_file
from generator.batch.gathering import Gathered, Source, gather, special_kind
from generator.errors import CongvanError, MachineRefused, Place, Problem, Refused, Severity, error
from generator.frozen import Frozen, replace
from generator.vietnamese import nfc

ANSWER = "generator.checker.answering:answer"
MAX_FILE = 25 << 20
"""As generator.package has it: a larger file is not even read."""
FILES_A_CHILD, MOST_CHILDREN = 40, 4
"""A child takes as long to start as it needs for some forty documents of two pages."""
AGAIN = "Chạy lại khi tệp đã được chép hoặc lưu xong."


class Result(IntEnum):
    """What came of a document, the worst last; the numbers are the exit codes."""

    SOUND = 0
    FINDINGS = 1
    UNUSABLE = 2
    MACHINE = 3
    BUG = 4


class Remark(Frozen):
    """A finding of a rule, as the child told it."""

    rule: str
    severity: Severity
    part: str
    place: str
    measured: str
    required: str
    remedy: str


class Report(Frozen):
    """What there is to say of one document.

    Where there are `problems` it was not judged, or its corrected copy not written. `done` is what
    was mended in `copy`; `remarks` are then what is left. `unmended` tells why nothing might be
    mended at all. `bug` is a traceback of ours.
    """

    source: Source
    kind: str = ""
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()
    done: tuple[str, ...] = ()
    copy: Path | None = None
    unmended: str = ""
    bug: str = ""

    @property
    def result(self) -> Result:
        """Tell what came of it."""
        if self.bug:
            return Result.BUG
        if any(each.code in {"XU02", "XU03"} for each in self.problems):
            return Result.MACHINE
        if self.problems:
            is_ours = any(each.code == "XU29" for each in self.problems)
            return Result.UNUSABLE if self.source.is_named or is_ours else Result.FINDINGS
        is_wrong = any(each.severity is Severity.ERROR for each in self.remarks)
        return Result.FINDINGS if is_wrong else Result.SOUND


class Plan(Frozen):
    """What is to be looked at, and how; nothing was opened yet."""

    gathered: Gathered
    profile: tuple[str, bytes] | None = None
    copies: Path | None = None
    limits: Limits = LIMITS


def plan(named: Sequence[Path], profile: Path | None = None, copies: Path | None = None) -> Plan:
    """Find the documents, read the profile, and see that no corrected copy hits an original.

    Raises:
        Refused: where something named cannot be used.
        MachineRefused: where the machine does not let us look.
    """
    gathered = gather(named, copies)
    if copies is not None:
        _refuse_collisions(gathered.sources, copies)
    made = Plan(gathered, None if profile is None else _profile(profile), copies)
    if made.profile is not None:
        with _Child(made.limits) as child:
            told = _heard(child.ask(_request(made, "profile", profile_file(made), b"")))[0]
        if "problems" in told:
            raise Refused(map(_problem, told["problems"]))
    return made


def profile_file(plan: Plan) -> str:
    """Return the name of the profile, "" without one."""
    return plan.profile[0] if plan.profile else ""


def _profile(path: Path) -> tuple[str, bytes]:
    if not path.is_file():
        what = "không có tệp hồ sơ thể thức này."
        raise Refused([error("GO21", Place(str(path)), what, "Xem lại đường dẫn sau --profile.")])
    return str(path), read_file(path, str(path))


def reports(plan: Plan) -> Iterator[Report]:
    """Look at the documents; yield what there is to say of each, in their order."""
    sources = plan.gathered.sources
    size = min(1 + len(sources) // FILES_A_CHILD, MOST_CHILDREN, os.cpu_count() or 1)
    with _Crew(plan, size) as crew:
        for source, answer in crew.answers(sources):
            yield _written(_report(source, answer), plan, answer)


# --- the children -----------------------------------------------------------------------------

_Answer = tuple[dict[str, Any], bytes]


class _Child:
    """A child that looks at documents; what another document has used up is not held against one.

    One that was taken down by the document after many others gets it a second time, fresh.
    """

    def __init__(self, limits: Limits) -> None:
        self._apart = Apart(ANSWER, limits)
        self._has_answered = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, request: bytes) -> bytes:
        try:
            answer = self._apart.ask(request)
        except Lost as lost:
            had_answered, self._has_answered = self._has_answered, False
            if not had_answered or lost.reason is Loss.TIME:
                raise
            answer = self._apart.ask(request)
        self._has_answered = True
        return answer

    def close(self) -> None:
        self._apart.close()


class _Crew:
    """Some children at work, and threads that read for them; their memory is all there is."""

    def __init__(self, plan: Plan, size: int) -> None:
        self._plan = plan
        self._children = [_Child(plan.limits) for _ in range(size)]
        self._idle: SimpleQueue[_Child] = SimpleQueue()
        for child in self._children:
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.close()  # who waits for an answer is told that it will not come
        self._threads.shutdown(wait=True)

    def answers(self, sources: Sequence[Source]) -> Iterator[tuple[Source, _Answer]]:
        """Yield the answers in the order of the documents, a few of them under way at a time."""
        waiting: deque[tuple[Source, Future[_Answer]]] = deque()
        for source in sources:
            waiting.append((source, self._threads.submit(self._answer, source)))
            if len(waiting) > 2 * len(self._children):
                first, future = waiting.popleft()
                yield first, future.result()
        for first, future in waiting:
            yield first, future.result()

    def _answer(self, source: Source) -> _Answer:
        try:
            data = _data_of(source)
        except CongvanError as refused:
            return {"refused": refused.problems}, b""
        work = "check" if self._plan.copies is None else "fix"
        child = self._idle.get()
        try:
            return _heard(child.ask(_request(self._plan, work, source.file, data)))
        except Lost as lost:
            return {"refused": [_lost(source, lost)]}, b""
        finally:
            self._idle.put(child)


def _lost(source: Source, lost: Lost) -> Problem:
    what = f"Tệp làm chương trình đọc {lost.reason.value}."
    remedy = "Mở tệp bằng Word rồi lưu lại; tệp lớn thì tách thành nhiều tệp."
    return error("GO20", Place(source.file), what, remedy)


def _request(plan: Plan, work: str, file: str, data: bytes) -> bytes:
    name, profile = plan.profile or ("", b"")
    head = {"work": work, "file": file, "profile": name, "profile_size": len(profile)}
    return json.dumps(head).encode("ascii") + b"\0" + profile + data


def _heard(answer: bytes) -> _Answer:
    head, _, copy = answer.partition(b"\0")
    return json.loads(head), copy


# --- one document -----------------------------------------------------------------------------


def _data_of(source: Source) -> bytes:
    """Read a document that is a regular file still, whole and at rest.

    Raises:
        Refused, MachineRefused: where it is not, or may not be read.
    """
    place = Place(source.file)
    try:
        with open(source.path, "rb", opener=_opened) as stream:
            before = os.fstat(stream.fileno())
            _refuse_unfit(before, place)
            data = stream.read(MAX_FILE + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError as gone:
        what = "Tệp không còn ở đó: đã bị xóa hoặc đổi tên trong lúc kiểm tra."
        raise Refused([error("GO24", place, what, AGAIN)]) from gone
    except IsADirectoryError as folder:
        what = "Không phải tệp thường mà là thư mục."
        raise Refused([error("GO22", place, what, _THE_RIGHT_FILE)]) from folder
    except OSError as fault:
        what = f"không đọc được ({fault.strerror})."
        remedy = "Đóng chương trình đang mở tệp, xem quyền đọc, rồi làm lại."
        raise MachineRefused([error("XU03", place, what, remedy)]) from fault
    if (before.st_size, before.st_mtime_ns) != (len(data), after.st_mtime_ns):
        what = "Tệp bị ghi trong lúc đọc nên không kiểm tra."
        raise Refused([error("GO24", place, what, AGAIN)])
    return data


def _opened(path: str, flags: int) -> int:
    """Open without waiting, should a pipe have taken the place of the file."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


_THE_RIGHT_FILE = "Chỉ đúng tệp Word cần kiểm tra."


def _refuse_unfit(status: os.stat_result, place: Place) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = f"Không phải tệp thường mà là {special_kind(status.st_mode)}."
        raise Refused([error("GO22", place, what, _THE_RIGHT_FILE)])
    if status.st_size > MAX_FILE:
        what = f"Tệp nặng {status.st_size >> 20} MB, quá mức {MAX_FILE >> 20} MB."
        raise Refused([error("GO03", place, what, "Nén hoặc bỏ bớt ảnh trong tệp.")])


def _report(source: Source, answer: _Answer) -> Report:
    told, _ = answer
    if "refused" in told:
        return Report(source, problems=tuple(told["refused"]))
    if "problems" in told:
        return Report(source, problems=tuple(map(_problem, told["problems"])))
    if "bug" in told:
        return Report(source, problems=(_our_fault(source),), bug=told["bug"])
    remarks = tuple(map(_remark, told["remarks"]))
    return Report(source, told["kind"], remarks, unmended=told.get("why", ""))


def _our_fault(source: Source) -> Problem:
    what = "Chương trình gặp lỗi của chính nó khi xét tệp này; các tệp khác vẫn được xét."
    return error("GO25", Place(source.file), what, "Gửi tệp ghi lỗi cho người bảo trì.")


def _remark(told: Sequence[str]) -> Remark:
    rule, severity, part, place, measured, required, remedy = told
    return Remark(rule, Severity[severity], part, place, measured, required, remedy)


def _problem(told: Sequence[Any]) -> Problem:
    code, file, line, column, what, remedy = told
    return error(code, Place(file, line, column), what, remedy)


# --- corrected copies -------------------------------------------------------------------------


def _written(report: Report, plan: Plan, answer: _Answer) -> Report:
    """Write the corrected copy, unless another file stands there."""
    told, data = answer
    if plan.copies is None or not data:
        return report
    target = plan.copies / report.source.below
    try:
        if not target.exists():
            disk.put(target, data)
        elif read_file(target, str(target)) != data:
            what = "đã có tệp khác ở đó nên không ghi bản sửa."
            remedy = "Chuyển tệp ấy đi, hoặc chọn thư mục khác cho --fix."
            raise Refused([error("XU29", Place(str(target)), what, remedy)])
    except CongvanError as refused:
        return replace(report, problems=refused.problems)
    return replace(report, done=tuple(told["done"]), copy=target)


def _refuse_collisions(sources: Sequence[Source], copies: Path) -> None:
    """Make sure that every corrected copy has a name of its own, and that of no original.

    Raises:
        Refused: naming each document concerned.
    """
    if copies.exists() and not copies.is_dir():
        what = "là một tệp, không ghi bản sửa vào đó được."
        raise Refused([error("XU05", Place(str(copies)), what, "Chọn một thư mục cho --fix.")])
    originals = {_as_disks_see(each.path.resolve()) for each in sources}
    taken: dict[str, Source] = {}
    problems = []
    for each in sources:
        target = copies / each.below
        first = taken.setdefault(_as_disks_see(target.resolve()), each)
        if _as_disks_see(target.resolve()) in originals:
            what = f"bản sửa của tệp sẽ ghi đè bản gốc «{target}»."
            problems.append(error("XU28", Place(each.file), what, _ELSEWHERE))
        elif first is not each:
            what = f"bản sửa của tệp trùng tên với bản sửa của «{first.file}»."
            problems.append(error("XU28", Place(each.file), what, _ELSEWHERE))
    if problems:
        raise Refused(problems)


_ELSEWHERE = "Chọn thư mục khác cho --fix, hoặc sửa từng thư mục một."


def _as_disks_see(path: Path) -> str:
    """Return a path as the disk does that tells the fewest names apart."""
    return nfc(str(path)).casefold()
