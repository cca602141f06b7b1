"""Formulas over «Hồ sơ tháng *»: the sum over the periods that have figures by now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from generator.frozen import replace
from generator.model import (
    Column,
    ColumnKind,
    Dataset,
    Expression,
    Metric,
    Name,
    Operation,
    Questions,
)


def over_periods(questions: Questions, data: Dataset) -> Questions:
    """Return the questions with the sum of its columns for each name of a series."""
    sums = _sums(data.columns)
    if not sums:
        return questions
    return replace(
        questions,
        derived=tuple(
            replace(each, formula=_summed(each.formula, sums)) for each in questions.derived
        ),
        metrics=tuple(_metric(each, sums) for each in questions.metrics),
        checks=tuple(
            replace(each, condition=_summed(each.condition, sums)) for each in questions.checks
        ),
    )


def _sums(columns: Sequence[Column]) -> dict[str, Expression]:
    names: dict[str, list[Expression]] = {}
    for column in columns:
        if column.series and column.kind is ColumnKind.COUNT:
            names.setdefault(column.series, []).append(Name(column.name))
    return {
        series: reduce(lambda left, right: Operation("+", left, right), each)
        for series, each in names.items()
    }


def _metric(metric: Metric, sums: Mapping[str, Expression]) -> Metric:
    exemptions = tuple(replace(e, when=_summed(e.when, sums)) for e in metric.exemptions)
    past = _summed(metric.past, sums) if metric.past else None
    formula = _summed(metric.formula, sums)
    return replace(metric, formula=formula, exemptions=exemptions, past=past)


def _summed(expression: Expression, sums: Mapping[str, Expression]) -> Expression:
    if isinstance(expression, Name):
        return sums.get(expression.name, expression)
    if isinstance(expression, Operation):
        left, right = _summed(expression.left, sums), _summed(expression.right, sums)
        return Operation(expression.operator, left, right)
    return expression
