"""Ranks counted once more, from the cells: how many stand before an organization."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction

from generator.formula import value_of
from generator.model import Evaluation, Metric, Questions, Ranking, Result
from generator.reconcile.numerals import said
from generator.reconcile.source import Expected, Identity, Values, identity, values_of

Standings = Mapping[tuple[str, str | None], Sequence[Fraction]]
"""What is ranked by, first to last, for each metric: of all (None), and of each group."""


def standings(evaluation: Evaluation, questions: Questions) -> Standings:
    """Line up all organizations that were judged."""
    found: dict[tuple[str, str | None], list[Fraction]] = {}
    ranked = [metric for metric in questions.metrics if metric.ranking]
    for result in evaluation.results if ranked else ():
        values = values_of(result, questions)
        for metric in ranked:
            own = _standing(result, metric, values)
            if own is not None:
                found.setdefault((metric.name, None), []).append(own)
                found.setdefault((metric.name, _group(result)), []).append(own)
    rankings = {metric.name: metric.ranking for metric in ranked}
    return {key: _lined_up(each, rankings[key[0]]) for key, each in found.items()}


def ranks(
    result: Result, questions: Questions, line: Standings, values: Values | None = None
) -> dict[Identity, Expected]:
    """Return the ranks of an organization that may be printed."""
    ranked = [metric for metric in questions.metrics if metric.ranking]
    values = values_of(result, questions) if ranked and values is None else values or {}
    found: dict[Identity, Expected] = {}
    for metric in ranked:
        own = _standing(result, metric, values)
        told = result.assessments[metric.name]
        for figure, group in ((told.rank, None), (told.rank_in_group, _group(result))):
            if figure and own is not None:
                place = 1 + bisect_left(line[metric.name, group], own)
                found[identity(figure)] = Expected(f"{metric.name}, hạng", Fraction(place))
    return found


def _group(result: Result) -> str:
    return result.organization.group if result.organization else ""


def _lined_up(standing: Sequence[Fraction], ranking: Ranking | None) -> Sequence[Fraction]:
    return sorted(set(standing) if ranking and ranking.dense else standing)


def _standing(result: Result, metric: Metric, values: Values) -> Fraction | None:
    """Return what an organization is ranked by, the less the better; None if it is not judged."""
    told = result.assessments[metric.name]
    value = value_of(metric.formula, values.get)
    if metric.judges_rounded and told.value:
        read = said(told.value.shown, is_percent=metric.is_percent)
        value = read[0] if read else None
    if value is None or not told.is_judged or metric.ranking is None:
        return None
    return -value if metric.ranking.highest_first else value
