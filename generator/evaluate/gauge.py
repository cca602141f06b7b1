"""A metric made ready to be measured in row after row."""

from __future__ import annotations

from collections.abc import Sequence

from generator.evaluate.scale import Scale, scale_of, scales_from, scales_of_gaps
from generator.formula import Computing, Deciding, Lookup, Number, computing, deciding, show
from generator.frozen import Frozen
from generator.model import Exemption, Metric, Name, Operation

Ratio = tuple[Number, Number]


class Gauge(Frozen):
    """A metric with all that is the same in every row.

    `columns` of the sheet are what it is made of. `scale` is how a value is usually shown; `scales`
    begin with it and have more decimals, `gap_scales` are those of a difference. `given` is the
    column of the table that has the rate ready-made, or empty. `words` say how it is computed.
    """

    metric: Metric
    name: str
    columns: tuple[str, ...]
    scale: Scale
    scales: tuple[Scale, ...]
    gap_scales: tuple[Scale, ...]
    exemptions: tuple[tuple[Deciding, Exemption], ...]
    measure: Computing
    quotient: Quotient | None
    given: str
    words: str


class Quotient(Frozen):
    """Both sides of a metric that divides; `lacking` tells how many are missing to a level."""

    numerator: Computing
    denominator: Computing
    lacking: str

    def ratio(self, lookup: Lookup) -> Ratio | None:
        """Return what is divided in a row, and by what."""
        numerator, denominator = self.numerator(lookup), self.denominator(lookup)
        return None if numerator is None or denominator is None else (numerator, denominator)


def gauge_of(metric: Metric, columns: Sequence[str]) -> Gauge:
    """Make a metric ready, which is made of `columns` of the sheet."""
    formula, scale = metric.formula, scale_of(metric)
    is_given = metric.is_percent and isinstance(formula, Name)
    return Gauge(
        metric,
        metric.name,
        tuple(columns),
        scale,
        scales_from(scale),
        scales_of_gaps(scale),
        tuple((deciding(each.when), each) for each in metric.exemptions),
        computing(formula),
        _quotient(metric),
        show(formula) if is_given else "",
        show(formula),
    )


def _quotient(metric: Metric) -> Quotient | None:
    formula = metric.formula
    if not isinstance(formula, Operation) or formula.operator != "/":
        return None
    lacking = f" × ({show(formula.right)}) - ({show(formula.left)}), làm tròn lên"
    return Quotient(computing(formula.left), computing(formula.right), lacking)
