"""Who makes the sheets: this process, workers beside it, or a cluster; the bytes are the same."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice

from generator.batch.sheets import Job, Made, Pattern, made
from generator.frozen import Frozen
from generator.model import Result

CHUNK = 32
FEW = 200
"""Up to so many sheets, workers take longer to start than they save."""


class Crew(Frozen):
    """How many work, and where; `workers` None: as many as pay.

    `scheduler` is the address of a Dask cluster. `method` is how workers start; None: the quickest
    that the system has.
    """

    workers: int | None = None
    scheduler: str = ""
    method: str | None = None


def over(
    crew: Crew,
    patterns: Sequence[Pattern],
    results: Sequence[Result],
    jobs: Iterable[Job],
    count: int,
) -> Generator[Sequence[Made], None, None]:
    """Yield the sheets in the order of the jobs, some at a time.

    First comes nothing: by then the workers have begun, and whoever asks may do something else.

    Raises:
        MachineRefused: where workers are killed again and again, or cannot be reached.
    """
    chunks = _chunks(jobs)
    workers = _paying(count) if crew.workers is None else crew.workers
    if crew.scheduler or (workers > 1 and count > 1):
        from generator.batch import workshop  # noqa: PLC0415 - slow to load, and few sets need it

        shop = workshop.Workshop(workers, crew.scheduler, crew.method)
        yield from workshop.over(shop, patterns, results, chunks)
    else:
        yield []
        for chunk in chunks:
            yield made(patterns, [(job, results[job.number]) for job in chunk])


def _paying(count: int) -> int:
    return 1 if count <= FEW else min(os.cpu_count() or 1, 1 + count // FEW)


def _chunks(jobs: Iterable[Job]) -> Iterator[tuple[Job, ...]]:
    waiting = iter(jobs)
    while chunk := tuple(islice(waiting, CHUNK)):
        yield chunk
