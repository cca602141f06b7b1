"""All rows of a dossier with what was judged of them: what findings are drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from generator.evaluate.judgement import assess, assess_total
from generator.evaluate.rows import Row, columns_behind, rows_of, sum_of
from generator.evaluate.scale import PLAIN, RATE, Scale, scale_of
from generator.formula import names_in
from generator.model import (
    Assessment,
    Check,
    ColumnKind,
    Comparison,
    Dataset,
    Metric,
    Questions,
    Source,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, its assessments by metric, and what its checks compared."""

    row: Row
    assessments: Mapping[str, Assessment]
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)

    @property
    def values(self) -> Mapping[str, Fraction | None]:
        """The numbers of the row and the exact values of its metrics."""
        found = {name: each.value.value for name, each in self.assessments.items() if each.value}
        return {**self.row.values, **found}


@dataclass(frozen=True, slots=True)
class Case:
    """What was read and asked, each row judged, and the total.

    `behind` gives the columns of the sheet that each computed name is made of.
    """

    dataset: Dataset
    questions: Questions
    behind: Mapping[str, tuple[str, ...]]
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
    rows = rows_of(dataset, derived)
    judged = tuple(
        Judged(row, {metric.name: assess(metric, row, behind[metric.name]) for metric in metrics})
        for row in rows
    )
    at_total = {
        metric.name: assess_total(metric, rows, dataset, derived, behind[metric.name])
        for metric in metrics
    }
    return Case(
        dataset, questions, behind, judged, Judged(sum_of(rows, dataset, derived), at_total)
    )


def columns_of(case: Case, *names: str) -> tuple[str, ...]:
    """Return the columns of the sheet that names are made of."""
    columns = (column for name in names for column in case.behind.get(name, (name,)))
    return tuple(dict.fromkeys(columns))


def cells_of(case: Case, row: Row, *names: str) -> tuple[Source, ...]:
    """Return the cells of a row that names are made of."""
    return tuple(row.cells[name] for name in columns_of(case, *names) if name in row.cells)


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
