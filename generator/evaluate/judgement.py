"""One metric of one row, measured and judged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from generator.evaluate.gauge import Gauge, Ratio
from generator.evaluate.rows import Row
from generator.evaluate.scale import (
    Scale,
    count_of,
    figure_of,
    fraction_of,
    rounded,
    rounded_ratio,
    show_gap,
)
from generator.formula import Number
from generator.frozen import replace
from generator.model import Assessment, Bound, Exemption, Figure, Metric, Tally, Verdict
from generator.vietnamese import number, parse_number


def assess(gauge: Gauge, row: Row) -> Assessment:
    """Judge a metric for one organization."""
    exemption = _exemption(gauge, row)
    if exemption:
        target, goal = _levels(gauge.metric, row)
        told = _unvalued(gauge, Verdict.NOT_ASSESSED, target, goal, exemption.reason)
    else:
        told = _measured(gauge, row, _given(gauge, row) or gauge.words)
    is_whole = told.value or not _missing(gauge, row)
    counts = is_whole and (exemption is None or exemption.counts_in_total)
    return told if counts else replace(told, counts_in_total=False)


def assess_total(gauge: Gauge, total: Row, count: int) -> Assessment:
    """Judge a metric for all that count in a total: sums over sums, never a mean of rates.

    Those of a group are held against its level. `count` tells how many they are.
    """
    words = f"{gauge.words}, cộng {count} đơn vị"
    return _measured(gauge, total, _given(gauge, total) or words)


def _given(gauge: Gauge, row: Row) -> str:
    """Say of a rate that its table gives it ready-made: nothing is divided, no count is behind."""
    if gauge.given and row.cell(gauge.given):
        return f"{gauge.given}: tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại"
    return ""


def _exemption(gauge: Gauge, row: Row) -> Exemption | None:
    lookup = row.values.get
    return next((each for holds, each in gauge.exemptions if holds(lookup)), None)


def _levels(metric: Metric, row: Row) -> tuple[Bound | None, Bound | None]:
    if row.group:
        return metric.target.of_group(row.group), metric.goal.of_group(row.group)
    return metric.target.of(row.organization), metric.goal.of(row.organization)


def _unvalued(
    gauge: Gauge, verdict: Verdict, target: Bound | None, goal: Bound | None, reason: str
) -> Assessment:
    return Assessment(gauge.name, verdict, None, target, goal, reason=reason)


def _measured(gauge: Gauge, row: Row, words: str) -> Assessment:
    target, goal = _levels(gauge.metric, row)
    value = gauge.measure(row.values.get)
    if value is None:
        missing = _missing(gauge, row)
        reason = f"Thiếu số liệu ở cột «{missing[0]}»" if missing else ""
        verdict = Verdict.MISSING if missing else Verdict.NO_DATA
        return _unvalued(gauge, verdict, target, goal, reason)
    ratio = gauge.quotient.ratio(row.values.get) if gauge.quotient else None
    if target is None:
        return Assessment(
            gauge.name,
            Verdict.NOT_ASSESSED,
            figure_of(gauge.scale, value, words),
            None,
            goal,
            reason="Không có mức giao",
            ratio=_as_printed(ratio),
        )
    return _judged(gauge, value, (target, goal), ratio, words)


def _missing(gauge: Gauge, row: Row) -> list[str]:
    return [column for column in gauge.columns if row.values.get(column) is None]


def _judged(
    gauge: Gauge, value: Number, levels: tuple[Bound, Bound | None], ratio: Ratio | None, words: str
) -> Assessment:
    target, goal = levels
    basis = basis_of(gauge, value)
    beyond = _beyond(target, *basis.as_integer_ratio())
    verdict = _verdict(target, beyond)
    figure = figure_of(scale_to_show(gauge, value, target, verdict) or gauge.scale, value, words)
    difference = _difference(gauge, figure, basis, target)
    return Assessment(
        gauge.name,
        verdict,
        figure,
        target,
        goal,
        difference,
        side=(beyond > 0) - (beyond < 0) if difference.value else 0,
        lacking=_lacking(gauge, ratio, target) if verdict is Verdict.NOT_MET else None,
        ratio=_as_printed(ratio),
    )


def _as_printed(ratio: Ratio | None) -> tuple[Fraction, Fraction] | None:
    return (fraction_of(ratio[0]), fraction_of(ratio[1])) if ratio else None


# --- against the target ----------------------------------------------------------------------


def _beyond(target: Bound, top: int, bottom: int) -> int:
    """Multiply a quotient and a level crosswise: above zero where the quotient is the greater."""
    return top * target.value.denominator - target.value.numerator * bottom


def _verdict(target: Bound, beyond: int) -> Verdict:
    is_met = beyond >= 0 if target.at_least else beyond <= 0
    return Verdict.MET if is_met else Verdict.NOT_MET


def basis_of(gauge: Gauge, value: Number) -> Number:
    """Return the value that is judged: the exact one, or the one that is shown."""
    return rounded(gauge.scale, value) if gauge.metric.judges_rounded else value


def scale_to_show(gauge: Gauge, value: Number, target: Bound, verdict: Verdict) -> Scale | None:
    """Return the scale at which a shown value first agrees with its verdict, if there is one.

    69,995% must not be shown as 70,00% beside "Chưa đạt" of 70%: decimals are added.
    """
    for scale in gauge.scales:
        if _verdict(target, _beyond(target, *rounded_ratio(scale, value))) is verdict:
            return scale
    return None


def _difference(gauge: Gauge, figure: Figure, basis: Number, target: Bound) -> Figure:
    """Return the distance to the target; one too small to be shown counts as none.

    That of a value cut off is what people get who subtract: 99,63% is 49,63 above 50%.
    """
    if gauge.metric.truncates:
        basis = parse_number(figure.shown)
    top, bottom = basis.as_integer_ratio()
    gap = Fraction(abs(_beyond(target, top, bottom)), bottom * target.value.denominator)
    scale = next((each for each in gauge.gap_scales if rounded_ratio(each, gap)[0]), None)
    words = f"{gauge.name}, so với mức {target.shown}"
    return Figure(gap if scale else Fraction(0), show_gap(scale or gauge.scale, gap), words)


def _lacking(gauge: Gauge, ratio: Ratio | None, target: Bound) -> Figure | None:
    if not (target.at_least and ratio and gauge.quotient):
        return None
    numerator, denominator = ratio
    top, bottom = denominator.as_integer_ratio()
    least = _least(gauge.metric, target)
    asked = -(-least.numerator * top // (least.denominator * bottom))
    return count_of(asked - numerator, f"{target.shown}{gauge.quotient.lacking}")


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
