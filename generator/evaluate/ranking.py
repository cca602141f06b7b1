"""Ranks: the place of each organization among those that were judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.evaluate.case import Case, Judged
from generator.evaluate.gauge import Gauge
from generator.evaluate.judgement import basis_of
from generator.evaluate.scale import count_of
from generator.formula import Number
from generator.frozen import replace
from generator.model import Figure, Ranking
from generator.vietnamese import parts_of

_APART = 12


def ranked(case: Case) -> Case:
    """Give every organization its ranks in the metrics that ask for them."""
    for gauge in case.gauges:
        if gauge.metric.ranking:
            case = replace(case, rows=_ranked(case.rows, gauge, gauge.metric.ranking))
    return case


def _ranked(rows: tuple[Judged, ...], gauge: Gauge, ranking: Ranking) -> tuple[Judged, ...]:
    values = {at: _value(judged, gauge) for at, judged in enumerate(rows)}
    known = {at: value for at, value in values.items() if value is not None}
    overall = places(known, ranking)
    groups: dict[str, dict[int, Number]] = {}
    for at, value in known.items():
        groups.setdefault(_group(rows[at]), {})[at] = value
    within = {at: rank for g in groups.values() for at, rank in places(g, ranking).items()}
    return tuple(
        _with_ranks(judged, gauge, overall[at], within[at]) if at in known else judged
        for at, judged in enumerate(rows)
    )


def places(values: Mapping[int, Number], ranking: Ranking) -> dict[int, int]:
    """Return the rank of each value; those that are equal share one.

    >>> values = dict(enumerate([9, 9, 5]))
    >>> places(values, Ranking(highest_first=True)), places(values, Ranking(True, dense=True))
    ({0: 1, 1: 1, 2: 3}, {0: 1, 1: 1, 2: 2})
    """
    counted: Iterable[Number] = set(values.values()) if ranking.dense else values.values()
    ranks: dict[Number, int] = {}
    ordered = sorted(counted, key=_order, reverse=ranking.highest_first)
    for position, value in enumerate(ordered, 1):
        ranks.setdefault(value, position)
    return {at: ranks[value] for at, value in values.items()}


def _order(value: Number) -> tuple[int, Number]:
    """Return what values are sorted by: as whole numbers as far as these tell them apart."""
    return parts_of(value, _APART), value


def _value(judged: Judged, gauge: Gauge) -> Number | None:
    """Return what an organization is ranked by: what it is judged by."""
    told = judged.assessments[gauge.name]
    if told.value is None or not told.is_judged:
        return None
    return basis_of(gauge, told.value.value)


def _group(judged: Judged) -> str:
    return judged.row.organization.group if judged.row.organization else ""


def _with_ranks(judged: Judged, gauge: Gauge, overall: int, within: int) -> Judged:
    group = _group(judged)
    told = replace(
        judged.assessments[gauge.name],
        rank=_rank(overall, f"hạng theo {gauge.name}"),
        rank_in_group=_rank(within, f"hạng theo {gauge.name} trong {group}") if group else None,
    )
    return replace(judged, assessments={**judged.assessments, gauge.name: told})


def _rank(rank: int, words: str) -> Figure:
    return count_of(rank, words)
