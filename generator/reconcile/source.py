"""Figures derived again from the cells of a row, apart from what was computed for printing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from fractions import Fraction
from functools import lru_cache

from generator.formula import Lookup, computing
from generator.frozen import Frozen
from generator.model import (
    Assessment,
    Comparison,
    Evaluation,
    Expression,
    Figure,
    Metric,
    Operation,
    Questions,
    Result,
    Source,
    Verdict,
)
from generator.reconcile.numerals import said, says

Exact = Fraction | int
"""A whole number as such: Python works with it ten times as fast as with its fraction."""
Values = Mapping[str, Exact]


class Expected(Frozen):
    """A figure that a document may print: what it is, its exact value, how it is to be shown.

    `exact` is None where nothing but the figure itself tells it. A change says its sign in words.
    """

    name: str
    exact: Exact | None
    is_percent: bool = False
    truncates: bool = False
    is_change: bool = False

    def agrees(self, figure: Figure) -> bool:
        """Tell whether the characters of a figure say this value."""
        if self.exact is None:
            return True
        if self.is_change:
            return _says_change(figure.shown, Fraction(self.exact), is_percent=self.is_percent)
        return says(figure.shown, self.exact, is_percent=self.is_percent, truncates=self.truncates)


def _says_change(shown: str, exact: Fraction, *, is_percent: bool) -> bool:
    direction, _, size = shown.partition(" ")
    if exact == 0:
        return shown == "không thay đổi"
    if direction != ("tăng" if exact > 0 else "giảm"):
        return False
    if size.startswith("chưa đến "):
        told = said(size, is_percent=is_percent)
        return told is not None and abs(exact) < told[0]
    return says(size, abs(exact), is_percent=is_percent)


Identity = tuple[Source | str, str]
"""Where a figure comes from, and its characters without sign."""


def identity(figure: Figure) -> Identity:
    """Return what tells a printed figure from others."""
    return figure.source, figure.shown.lstrip("-\N{MINUS SIGN}")


def values_of(result: Result, questions: Questions) -> Values:
    """Return the numbers of a row: those of its cells, and what follows from them."""
    values = {
        name: light(figure.value)
        for name, figure in result.figures.items()
        if isinstance(figure.source, Source)
    }
    for each in questions.derived:
        value = _exact(each.formula, values.get)
        if value is not None:
            values[each.name] = value
    return values


_computing = lru_cache(maxsize=1024)(computing)


def _exact(formula: Expression, lookup: Lookup) -> Exact | None:
    return _computing(formula)(lookup)


def beyond_cells(figures: Iterable[Figure], result: Result, values: Values) -> list[Figure]:
    """Leave out the figures that are cells of a row and say what these hold: nearly all do."""
    own = result.figures.items()
    cells = {id(figure): values[name] for name, figure in own if name in values}
    return [
        figure
        for figure in figures
        if (exact := cells.get(id(figure))) is None or not says(figure.shown, exact)
    ]


def expected(
    result: Result,
    questions: Questions,
    values: Values | None = None,
    wanted: Set[Identity] | None = None,
) -> dict[Identity, Expected]:
    """Return every figure of an organization that may be printed, derived from its cells.

    Where some are `wanted`, no more is derived than it takes to find them.
    """
    values = values_of(result, questions) if values is None else values
    found: dict[Identity, Expected] = {}
    for derived in (_of_metrics, _of_checks, _of_cells):  # what is asked for most comes first
        if wanted is None or not found.keys() >= wanted:
            found = {**dict(derived(result, questions, values)), **found}
    return found


def shared(evaluation: Evaluation, questions: Questions) -> frozenset[Identity]:
    """Return the figures that every document may print: totals, counts, what is cited."""
    total = evaluation.total
    cited = [(each.source, each.shown) for each in questions.citations]
    figures = [*total.figures.values()]
    for each in total.assessments.values():
        printable = (each.value, each.difference, each.lacking, each.past, each.change)
        figures += [figure for figure in printable if figure]
    for comparison in total.comparisons.values():
        figures += [comparison.left, comparison.right, comparison.difference]
    for tally in evaluation.tallies.values():
        figures += [tally.met, tally.not_met, tally.not_assessed, tally.no_data]
        figures += [tally.missing, tally.assessed, tally.everybody]
    return frozenset([*map(identity, figures), *cited])


def _of_cells(result: Result, _: Questions, values: Values) -> Iterator[tuple[Identity, Expected]]:
    for name, figure in result.figures.items():
        is_percent = figure.shown.endswith("%")
        yield identity(figure), Expected(name, values.get(name), is_percent)


def _of_metrics(
    result: Result, questions: Questions, values: Values
) -> Iterator[tuple[Identity, Expected]]:
    for metric in questions.metrics:
        told, exact = result.assessments[metric.name], _exact(metric.formula, values.get)
        yield from _of_metric(told, metric, values, exact)
        if told.past or told.change:
            yield from _of_past(told, metric, _before(result, metric, questions, values), exact)


def _of_checks(
    result: Result, questions: Questions, values: Values
) -> Iterator[tuple[Identity, Expected]]:
    conditions = {each.name: each.condition for each in questions.checks}
    rates = {each.name: _exact(each.formula, values.get) for each in questions.metrics}
    known = {**rates, **values}
    for comparison in result.comparisons.values():
        yield from _of_check(comparison, conditions[comparison.check], known)


def _of_metric(
    assessment: Assessment, metric: Metric, values: Values, exact: Exact | None
) -> Iterator[tuple[Identity, Expected]]:
    looks = metric.is_percent, metric.truncates
    if assessment.value:
        yield identity(assessment.value), Expected(metric.name, exact, *looks)
    if assessment.difference and assessment.target:
        name = f"{metric.name}, chênh lệch"
        gap = _gap(assessment, metric, exact)
        yield identity(assessment.difference), Expected(name, gap, metric.is_percent)
    if assessment.lacking:
        name, lacking = f"{metric.name}, còn thiếu", _lacking(assessment, metric, values)
        yield identity(assessment.lacking), Expected(name, lacking)


def _of_past(
    told: Assessment, metric: Metric, before: Exact | None, exact: Exact | None
) -> Iterator[tuple[Identity, Expected]]:
    """Yield the value of the period before, and what has changed since then."""
    if told.past:
        looks = metric.is_percent, metric.truncates
        yield identity(told.past), Expected(f"{metric.name}, kỳ trước", before, *looks)
    if told.change and exact is not None and before is not None:
        name, gap = f"{metric.name}, thay đổi", exact - before
        if metric.truncates and told.value and told.past:
            gap = _shown(told.value, metric) - _shown(told.past, metric)
        change = Expected(name, gap, metric.is_percent, is_change=True)
        yield identity(told.change), change


def _before(result: Result, metric: Metric, questions: Questions, values: Values) -> Exact | None:
    """Return the value of the period before, from its set or from our cells."""
    if metric.past:
        return _exact(metric.past, values.get)
    code = result.organization.code if result.organization else ""
    row = questions.past.rows.get(code) if questions.past else None
    return row.rates[metric.name][0] if row and metric.name in row.rates else None


def _shown(figure: Figure, metric: Metric) -> Fraction:
    """Return the number that the characters of a value say."""
    told = said(figure.shown, is_percent=metric.is_percent)
    assert told
    return told[0]


def _gap(assessment: Assessment, metric: Metric, exact: Exact | None) -> Exact | None:
    assert assessment.target is not None
    if (metric.judges_rounded or metric.truncates) and assessment.value:
        exact = _shown(assessment.value, metric)
    return None if exact is None else abs(exact - assessment.target.value)


def _lacking(assessment: Assessment, metric: Metric, values: Values) -> Exact | None:
    formula = metric.formula
    if metric.judges_rounded or not (isinstance(formula, Operation) and assessment.target):
        return None
    numerator, denominator = (_exact(side, values.get) for side in (formula.left, formula.right))
    if numerator is None or denominator is None:
        return None
    return math.ceil(assessment.target.value * denominator) - numerator


def _of_check(
    comparison: Comparison, condition: Expression, known: Mapping[str, Exact | None]
) -> Iterator[tuple[Identity, Expected]]:
    assert isinstance(condition, Operation)
    left, right = (_exact(side, known.get) for side in (condition.left, condition.right))
    is_percent = comparison.left.shown.endswith("%")
    # Rates are compared as displayed, so the difference of the exact ones is not what is shown.
    gap = None if left is None or right is None or is_percent else right - left
    sides = (comparison.left, left), (comparison.right, right), (comparison.difference, gap)
    for figure, exact in sides:
        yield identity(figure), Expected(comparison.check, exact, is_percent)


def contradicts(result: Result, metric: Metric, values: Values) -> bool:
    """Tell whether a verdict is not what the cells of its row and the target say."""
    assessment = result.assessments[metric.name]
    exact = _exact(metric.formula, values.get)
    judged = assessment.verdict in (Verdict.MET, Verdict.NOT_MET)
    if not judged or metric.judges_rounded or exact is None or assessment.target is None:
        return False
    target = assessment.target
    is_met = exact >= target.value if target.at_least else exact <= target.value
    return is_met != (assessment.verdict is Verdict.MET)


def counts(results: Iterable[Result]) -> dict[str, Fraction]:
    """Return the sum of every column that is read from cells, but for shares: none adds up."""
    columns = defaultdict[str, list[Figure]](list)
    for result in results:
        for name, figure in result.figures.items():
            if isinstance(figure.source, Source):
                columns[name].append(figure)
    return {
        name: added([figure.value for figure in figures])
        for name, figures in columns.items()
        if not any(figure.shown.endswith("%") for figure in figures)
    }


def light(value: Fraction) -> Exact:
    """Return a whole number as such."""
    whole, parts = value.as_integer_ratio()
    return whole if parts == 1 else value


def added(values: Iterable[Exact]) -> Fraction:
    """Add numbers; those that are whole as such, for a Fraction looks for a divisor each time."""
    whole, rest = 0, Fraction(0)
    for each in values:
        over, under = each.as_integer_ratio()
        if under == 1:
            whole += over
        else:
            rest += each
    return whole + rest
