"""Workers that are processes of their own, beside this one or on other machines."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait

from generator.batch import parcel
from generator.batch.cluster import connected
from generator.batch.sheets import Job, Made, Pattern, file_of, made
from generator.errors import MachineRefused, Place, error
from generator.frozen import Frozen
from generator.model import Result

FORK, SPAWN = "fork", "spawn"
LIVES = 2
"""Workers that were killed are replaced once: the system may have taken one for its memory."""
MOST_COPIED = 10_000
"""A copy of this process counts all that it holds for its own; workers beside so many organizations
begin empty."""
AHEAD = 64
"""So many chunks are handed over at most before the first of them is taken: some 30 MB."""
BEHIND = 3
"""So much workers give way to the conductor, by whose work a set ends: of two cores it gets one."""

Chunk = tuple[Job, ...]
Submit = Callable[[Executor, Chunk], Future[list[Made]]]


class Workshop(Frozen):
    """How many work beside us and how they start, or the address of the cluster that does."""

    workers: int
    scheduler: str = ""
    method: str | None = None


def over(
    shop: Workshop,
    patterns: Sequence[Pattern],
    results: Sequence[Result],
    chunks: Iterator[Chunk],
) -> Generator[Sequence[Made], None, None]:
    """Yield the sheets as `crew.over` does.

    Raises:
        MachineRefused: where workers are killed again and again, or cannot be reached.
    """
    can_copy = sys.platform == "linux" and len(results) <= MOST_COPIED
    method = shop.method or (FORK if can_copy else SPAWN)
    if shop.scheduler:
        send = _sender(patterns, results)
        yield from _in_order(lambda: connected(shop.scheduler), send, chunks, results)
    elif method == FORK:
        with _inherited(patterns, results):
            open_pool = _pools(shop.workers, method)
            yield from _in_order(open_pool, _submit_forked, chunks, results)
    else:
        send = _sender(patterns, results)
        yield from _in_order(_pools(shop.workers, method), send, chunks, results)


def _in_order(
    start: Callable[[], Executor],
    submit: Submit,
    chunks: Iterator[Chunk],
    results: Sequence[Result],
) -> Generator[Sequence[Made], None, None]:
    """Yield what workers make in the order of the chunks, never many ahead of who takes them."""
    lives, pool, has_begun = LIVES, start(), False
    waiting: deque[tuple[Chunk, Future[list[Made]]]] = deque()
    try:
        while True:
            try:
                while len(waiting) < AHEAD and (chunk := next(chunks, None)):
                    waiting.append((chunk, _submitted(submit, pool, chunk)))
                if not has_begun:
                    has_begun = True
                    yield []
                if not waiting:
                    return
                found = waiting[0][1].result()
            except BrokenExecutor:
                lives -= 1
                # All of it has to be gone: a copy of us, made while one of its threads ends, would
                # wait for that thread for ever.
                pool.shutdown(wait=True, cancel_futures=True)
                if not lives:
                    raise _lost(results[waiting[0][0][0].number]) from None
                pool = start()
                waiting = deque((each, _submitted(submit, pool, each)) for each, _ in waiting)
                continue
            waiting.popleft()
            yield found
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(submit: Submit, pool: Executor, chunk: Chunk) -> Future[list[Made]]:
    """Hand a chunk over; where the pool is broken its future says so, as those before it do."""
    try:
        return submit(pool, chunk)
    except BrokenExecutor as broken:
        future: Future[list[Made]] = Future()
        future.set_exception(broken)
        return future


def _lost(result: Result) -> MachineRefused:
    what = "tiến trình lập phụ lục bị dừng đột ngột hai lần, quanh đơn vị này."
    remedy = "Máy có thể hết bộ nhớ: đóng bớt chương trình, hoặc lập lại với --workers 1."
    return MachineRefused([error("XU34", Place(file_of(result)), what, remedy)])


# --- workers beside us ------------------------------------------------------------------------

_HERE: list[tuple[Sequence[Pattern], Sequence[Result]]] = []
"""What workers that are copies of this process find in their memory."""


class _inherited:  # noqa: N801 - reads as the statement that it is
    """Leave things where workers that are copies of this process find them."""

    def __init__(self, patterns: Sequence[Pattern], results: Sequence[Result]) -> None:
        self._all = patterns, results

    def __enter__(self) -> None:
        _HERE.append(self._all)

    def __exit__(self, *_: object) -> None:
        _HERE.clear()


def _pools(workers: int, method: str) -> Callable[[], Executor]:
    context = multiprocessing.get_context(method)

    def start() -> Executor:
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)

    return start


def _begin() -> None:
    """End with the process that we work for, give way to it, and leave Ctrl-C to it.

    What was there before us stays, so the collector need not look through it, nor copy it so.
    """
    gc.freeze()
    if sys.platform != "win32":
        os.nice(BEHIND)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _submit_forked(pool: Executor, chunk: Chunk) -> Future[list[Made]]:
    return pool.submit(_work_forked, chunk)


def _work_forked(chunk: Chunk) -> list[Made]:
    ((patterns, results),) = _HERE
    return made(patterns, [(job, results[job.number]) for job in chunk])


# --- workers that know nothing of us ----------------------------------------------------------


def _sender(patterns: Sequence[Pattern], results: Sequence[Result]) -> Submit:
    common = parcel.packed(patterns)

    def send(pool: Executor, chunk: Chunk) -> Future[list[Made]]:
        own = parcel.packed([results[job.number] for job in chunk])
        return pool.submit(_work_sent, common, own, chunk)

    return send


def _work_sent(common: bytes, results: bytes, chunk: Chunk) -> list[Made]:
    patterns = parcel.unpacked_once(common)
    return made(patterns, zip(chunk, parcel.unpacked(results), strict=True))
