"""One metric of one row, measured and judged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from generator.evaluate.rows import Row, sum_of
from generator.evaluate.scale import (
    Scale,
    rounded,
    scale_of,
    scale_that_shows,
    scales_from,
    show_gap,
    show_value,
)
from generator.formula import holds, show, value_of
from generator.model import (
    Assessment,
    Bound,
    Dataset,
    Derived,
    Exemption,
    Figure,
    Metric,
    Name,
    Operation,
    Tally,
    Verdict,
)
from generator.vietnamese import number, parse_number


def assess(metric: Metric, row: Row, columns: Sequence[str]) -> Assessment:
    """Judge a metric, made of `columns` of the sheet, for one organization."""
    exemption = _exemption(metric, row)
    if exemption:
        target, goal = _levels(metric, row)
        told = _unvalued(metric, Verdict.NOT_ASSESSED, target, goal, exemption.reason)
    else:
        told = _measured(metric, row, columns, _words(metric, row))
    return told if _counts(metric, row, columns) else replace(told, counts_in_total=False)


def assess_total(  # noqa: PLR0913, PLR0917 - what a total is made of, and of whom
    metric: Metric,
    rows: Sequence[Row],
    dataset: Dataset,
    derived: Sequence[Derived],
    columns: Sequence[str],
    group: str = "",
) -> Assessment:
    """Judge a metric for all organizations that count: sums over sums, never a mean of rates.

    Those of a `group` are held against its level.
    """
    counted = [row for row in rows if _counts(metric, row, columns)]
    total = sum_of(counted, dataset, derived, group)
    words = f"{show(metric.formula)}, cộng {len(counted)} đơn vị"
    return _measured(metric, total, columns, _given(metric, total) or words)


def _words(metric: Metric, row: Row) -> str:
    return _given(metric, row) or show(metric.formula)


def _given(metric: Metric, row: Row) -> str:
    """Say of a rate that its table gives it ready-made: nothing is divided, no count is behind."""
    if metric.is_percent and isinstance(metric.formula, Name) and metric.formula.name in row.cells:
        return f"{metric.formula.name}: tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại"
    return ""


def _counts(metric: Metric, row: Row, columns: Sequence[str]) -> bool:
    exemption = _exemption(metric, row)
    is_whole = all(row.values.get(column) is not None for column in columns)
    return is_whole and (exemption is None or exemption.counts_in_total)


def _exemption(metric: Metric, row: Row) -> Exemption | None:
    return next((each for each in metric.exemptions if holds(each.when, row.values.get)), None)


def _levels(metric: Metric, row: Row) -> tuple[Bound | None, Bound | None]:
    if row.group:
        return metric.target.of_group(row.group), metric.goal.of_group(row.group)
    return metric.target.of(row.organization), metric.goal.of(row.organization)


def _unvalued(
    metric: Metric, verdict: Verdict, target: Bound | None, goal: Bound | None, reason: str
) -> Assessment:
    return Assessment(metric.name, verdict, None, target, goal, reason=reason)


def _measured(metric: Metric, row: Row, columns: Sequence[str], words: str) -> Assessment:
    target, goal = _levels(metric, row)
    value = value_of(metric.formula, row.values.get)
    if value is None:
        reason = _what_is_missing(row, columns)
        verdict = Verdict.MISSING if reason else Verdict.NO_DATA
        return _unvalued(metric, verdict, target, goal, reason)
    if target is None:
        figure = Figure(value, show_value(scale_of(metric), value), words)
        verdict = Verdict.NOT_ASSESSED
        return Assessment(
            metric.name,
            verdict,
            figure,
            None,
            goal,
            reason="Không có mức giao",
            ratio=_ratio(metric, row),
        )
    shown = show_value(scale_to_show(metric, value, target) or scale_of(metric), value)
    return _judged(metric, row, Figure(value, shown, words), target)


def _what_is_missing(row: Row, columns: Sequence[str]) -> str:
    missing = [column for column in columns if row.values.get(column) is None]
    return f"Thiếu số liệu ở cột «{missing[0]}»" if missing else ""


def _judged(metric: Metric, row: Row, figure: Figure, target: Bound) -> Assessment:
    verdict = _verdict(metric, figure.value, target)
    difference = _difference(metric, figure, target)
    basis = basis_of(metric, figure.value)
    return Assessment(
        metric.name,
        verdict,
        figure,
        target,
        _levels(metric, row)[1],
        difference,
        side=(basis > target.value) - (basis < target.value) if difference.value else 0,
        lacking=_lacking(metric, row, target) if verdict is Verdict.NOT_MET else None,
        ratio=_ratio(metric, row),
    )


def _ratio(metric: Metric, row: Row) -> tuple[Fraction, Fraction] | None:
    """Return the numerator and the denominator of a metric that is a quotient."""
    formula = metric.formula
    if not isinstance(formula, Operation) or formula.operator != "/":
        return None
    numerator = value_of(formula.left, row.values.get)
    denominator = value_of(formula.right, row.values.get)
    return None if numerator is None or denominator is None else (numerator, denominator)


# --- against the target ----------------------------------------------------------------------


def is_met(target: Bound, value: Fraction) -> bool:
    """Tell whether a value keeps to a level; fractions are compared exactly."""
    return value >= target.value if target.at_least else value <= target.value


def basis_of(metric: Metric, value: Fraction) -> Fraction:
    """Return the value that is judged: the exact one, or the one that is shown."""
    return rounded(scale_of(metric), value) if metric.judges_rounded else value


def _verdict(metric: Metric, value: Fraction, target: Bound) -> Verdict:
    return Verdict.MET if is_met(target, basis_of(metric, value)) else Verdict.NOT_MET


def scale_to_show(metric: Metric, value: Fraction, target: Bound) -> Scale | None:
    """Return the scale at which a shown value first agrees with its verdict, if there is one.

    69,995% must not be shown as 70,00% beside "Chưa đạt" of 70%: decimals are added.
    """
    verdict = is_met(target, basis_of(metric, value))
    finer = scales_from(scale_of(metric))
    return next((each for each in finer if is_met(target, rounded(each, value)) == verdict), None)


def _difference(metric: Metric, figure: Figure, target: Bound) -> Figure:
    """Return the distance to the target; one too small to be shown counts as none.

    That of a value cut off is what people get who subtract: 99,63% is 49,63 above 50%.
    """
    basis = parse_number(figure.shown) if metric.truncates else basis_of(metric, figure.value)
    gap = abs(basis - target.value)
    scale = scale_that_shows(scale_of(metric), gap)
    words = f"{metric.name}, so với mức {target.shown}"
    return Figure(gap if scale else Fraction(0), show_gap(scale or scale_of(metric), gap), words)


def _lacking(metric: Metric, row: Row, target: Bound) -> Figure | None:
    formula, ratio = metric.formula, _ratio(metric, row)
    if not (target.at_least and ratio and isinstance(formula, Operation)):
        return None
    numerator, denominator = ratio
    count = math.ceil(_least(metric, target) * denominator) - numerator
    words = f"{target.shown} × ({show(formula.right)}) - ({show(formula.left)}), làm tròn lên"
    return Figure(count, number(count), words)


def _least(metric: Metric, target: Bound) -> Fraction:
    """Return the smallest exact value that meets a level "at least"."""
    if not metric.judges_rounded:
        return target.value
    step = Fraction(1, 10**metric.decimals) / (100 if metric.is_percent else 1)
    shown = math.ceil(target.value / step) * step
    return shown if metric.truncates else shown - step / 2


# --- how many --------------------------------------------------------------------------------


def tally(assessments: Sequence[Assessment]) -> Tally:
    """Count the organizations by verdict."""
    counts = Counter(assessment.verdict for assessment in assessments)
    met, not_met = counts[Verdict.MET], counts[Verdict.NOT_MET]
    return Tally(
        met=_count(met, Verdict.MET.label),
        not_met=_count(not_met, Verdict.NOT_MET.label),
        not_assessed=_count(counts[Verdict.NOT_ASSESSED], Verdict.NOT_ASSESSED.label),
        no_data=_count(counts[Verdict.NO_DATA], Verdict.NO_DATA.label),
        missing=_count(counts[Verdict.MISSING], Verdict.MISSING.label),
        assessed=_count(met + not_met, "được đánh giá"),
    )


def _count(count: int, what: str) -> Figure:
    return Figure(Fraction(count), number(count), f"đếm đơn vị: {what}")
