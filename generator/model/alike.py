"""Results of one shape: a country's are told column by column, in a third of the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from generator.model.judged import Result

TOGETHER: Final = 512
"""So many are told at a stroke: more would take much memory."""


def alike(results: Iterable[Result]) -> Iterator[Sequence[Result]]:
    """Yield results in stretches, in their order: all of one have the same figures and metrics."""
    for _, own in groupby(results, key=_shape):
        while some := tuple(islice(own, TOGETHER)):
            yield some


def _shape(result: Result) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(result.figures), tuple(result.assessments)
