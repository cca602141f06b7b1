"""Ranks: the place of each organization among those that were judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from generator.evaluate.case import Case, Judged
from generator.evaluate.judgement import basis_of
from generator.model import Figure, Metric, Ranking
from generator.vietnamese import number


def ranked(case: Case) -> Case:
    """Give every organization its ranks in the metrics that ask for them."""
    for metric in case.questions.metrics:
        if metric.ranking:
            case = replace(case, rows=_ranked(case.rows, metric, metric.ranking))
    return case


def _ranked(rows: tuple[Judged, ...], metric: Metric, ranking: Ranking) -> tuple[Judged, ...]:
    values = {at: _value(judged, metric) for at, judged in enumerate(rows)}
    known = {at: value for at, value in values.items() if value is not None}
    overall = places(known, ranking)
    groups: dict[str, dict[int, Fraction]] = {}
    for at, value in known.items():
        groups.setdefault(_group(rows[at]), {})[at] = value
    within = {at: rank for g in groups.values() for at, rank in places(g, ranking).items()}
    return tuple(
        _with_ranks(judged, metric, overall[at], within[at]) if at in known else judged
        for at, judged in enumerate(rows)
    )


def places(values: Mapping[int, Fraction], ranking: Ranking) -> dict[int, int]:
    """Return the rank of each value; those that are equal share one.

    >>> values = dict(enumerate([Fraction(9), Fraction(9), Fraction(5)]))
    >>> places(values, Ranking(highest_first=True)), places(values, Ranking(True, dense=True))
    ({0: 1, 1: 1, 2: 3}, {0: 1, 1: 1, 2: 2})
    """
    counted: Iterable[Fraction] = set(values.values()) if ranking.dense else values.values()
    ranks: dict[Fraction, int] = {}
    for position, value in enumerate(sorted(counted, reverse=ranking.highest_first), 1):
        ranks.setdefault(value, position)
    return {at: ranks[value] for at, value in values.items()}


def _value(judged: Judged, metric: Metric) -> Fraction | None:
    """Return what an organization is ranked by: what it is judged by."""
    told = judged.assessments[metric.name]
    if told.value is None or not told.is_judged:
        return None
    return basis_of(metric, told.value.value)


def _group(judged: Judged) -> str:
    return judged.row.organization.group if judged.row.organization else ""


def _with_ranks(judged: Judged, metric: Metric, overall: int, within: int) -> Judged:
    group = _group(judged)
    told = replace(
        judged.assessments[metric.name],
        rank=_rank(overall, f"hạng theo {metric.name}"),
        rank_in_group=_rank(within, f"hạng theo {metric.name} trong {group}") if group else None,
    )
    return replace(judged, assessments={**judged.assessments, metric.name: told})


def _rank(rank: int, words: str) -> Figure:
    return Figure(Fraction(rank), number(rank), words)
