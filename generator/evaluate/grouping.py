"""Groups of organizations: their sums, judged as the total is."""

from __future__ import annotations

from dataclasses import replace

from generator.evaluate.case import Case, Judged
from generator.evaluate.judgement import assess_total
from generator.evaluate.rows import Row, sum_of
from generator.model import Dataset, Record
from generator.vietnamese import fold_text


def grouped(case: Case) -> Case:
    """Judge every metric for each group as a whole, where the dossier asks for groups."""
    if not case.questions.sums_groups:
        return case
    members: dict[str, list[Row]] = {}
    for judged in case.rows:
        if judged.row.organization:
            members.setdefault(judged.row.organization.group, []).append(judged.row)
    return replace(
        case, groups={group: _judged(case, group, rows) for group, rows in members.items() if group}
    )


def _judged(case: Case, group: str, rows: list[Row]) -> Judged:
    derived, dataset = case.questions.derived, _of_group(case.dataset, group)
    assessments = {
        metric.name: assess_total(metric, rows, dataset, derived, case.behind[metric.name], group)
        for metric in case.questions.metrics
    }
    return Judged(sum_of(rows, dataset, derived, group), assessments)


def _of_group(dataset: Dataset, group: str) -> Dataset:
    """Return a dataset whose row of totals is the sheet's own of a group: rates are read there."""
    own = [each.record for each in dataset.subtotals if fold_text(each.group) == fold_text(group)]
    data = {name: datum for record in own for name, datum in record.data.items()}
    return replace(dataset, total=Record(None, data) if data else None)
