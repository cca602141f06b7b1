"""Work that many rules ask of the same paper, done once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.checker.paper import Paper

Result = TypeVar("Result")


def once_a_paper(work: Callable[[Paper], Result]) -> Callable[[Paper], Result]:
    """Remember the result for the paper asked about last; papers are frozen.

    They are told apart by identity: their contents take as long to compare as to read.
    """
    last: list[tuple[Paper, Result]] = []

    @wraps(work)
    def asked(paper: Paper) -> Result:
        if not last or last[0][0] is not paper:
            last[:] = [(paper, work(paper))]
        return last[0][1]

    return asked
