"""All rows of a dossier with what was judged of them: what findings are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.evaluate.gauge import Gauge, gauge_of
from generator.evaluate.judgement import assess, assess_total
from generator.evaluate.rows import Row, columns_behind, figures_of, rows_of, scales_of, sum_of
from generator.evaluate.scale import PLAIN, RATE, Scale, scale_of
from generator.formula import Number, names_in
from generator.frozen import Frozen, field, replace
from generator.model import (
    Assessment,
    Check,
    ColumnKind,
    Comparison,
    Dataset,
    Figure,
    Metric,
    Questions,
    Source,
)


class Judged(Frozen):
    """A row, its figures that may be printed, its assessments by metric, what checks compared."""

    row: Row
    figures: Mapping[str, Figure]
    assessments: Mapping[str, Assessment]
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)

    @property
    def values(self) -> Mapping[str, Number | None]:
        """The numbers of the row and the exact values of its metrics."""
        found = {name: each.value.value for name, each in self.assessments.items() if each.value}
        return {**self.row.values, **found}


class Case(Frozen):
    """What was read and asked, each row judged, and the total.

    `behind` gives the columns of the sheet that each computed name is made of.
    """

    dataset: Dataset
    questions: Questions
    behind: Mapping[str, tuple[str, ...]]
    gauges: tuple[Gauge, ...]
    rows: tuple[Judged, ...]
    total: Judged
    groups: Mapping[str, Judged] = field(default_factory=dict)

    @property
    def sums(self) -> tuple[Judged, ...]:
        """The sums over groups, where they are asked for, and over all."""
        return (*self.groups.values(), self.total)


def judge(dataset: Dataset, questions: Questions) -> Case:
    """Measure and judge every metric of every row and of the total."""
    derived, metrics = questions.derived, questions.metrics
    behind = columns_behind(derived, metrics)
    gauges = tuple(gauge_of(metric, behind[metric.name]) for metric in metrics)
    scales = scales_of(dataset, derived)
    rows = tuple(
        Judged(row, figures_of(row, scales), {each.name: assess(each, row) for each in gauges})
        for row in rows_of(dataset, derived)
    )
    total = judged_together(rows, dataset, questions, gauges)
    return Case(dataset, questions, behind, gauges, rows, total)


def judged_together(
    members: Sequence[Judged],
    dataset: Dataset,
    questions: Questions,
    gauges: Sequence[Gauge],
    group: str = "",
) -> Judged:
    """Judge every metric for all organizations together, or for those of a group."""
    derived, rows = questions.derived, [each.row for each in members]
    whole = sum_of(rows, dataset, derived, group)
    assessments: dict[str, Assessment] = {}
    for gauge in gauges:
        told = [each.row for each in members if each.assessments[gauge.name].counts_in_total]
        total = whole if len(told) == len(rows) else sum_of(told, dataset, derived, group)
        assessments[gauge.name] = assess_total(gauge, total, len(told))
    return Judged(whole, figures_of(whole, scales_of(dataset, derived)), assessments)


def columns_of(case: Case, *names: str) -> tuple[str, ...]:
    """Return the columns of the sheet that names are made of."""
    columns = (column for name in names for column in case.behind.get(name, (name,)))
    return tuple(dict.fromkeys(columns))


def cells_of(case: Case, row: Row, *names: str) -> tuple[Source, ...]:
    """Return the cells of a row that names are made of."""
    return tuple(cell for name in columns_of(case, *names) if (cell := row.cell(name)))


def metric_named(case: Case, name: str | None) -> Metric | None:
    """Return the metric of a name."""
    return next((metric for metric in case.questions.metrics if metric.name == name), None)


def scale_of_check(case: Case, check: Check) -> Scale:
    """Return how the sides of a check are written: as rates if either speaks of a rate.

    A rate of the sheet was rounded there, to two decimals by habit; to round it once more would
    part it from ours.
    """
    names = names_in(check.condition)
    columns = case.dataset.columns
    rates = {column.name for column in columns if column.kind is ColumnKind.RATE}
    named = (scale_of(metric) for metric in case.questions.metrics if metric.name in names)
    scale = next(named, RATE if rates.intersection(names) else PLAIN)
    return replace(scale, decimals=RATE.decimals) if rates.intersection(names) else scale
