"""Groups of organizations: their sums, judged as the total is."""

from __future__ import annotations

from generator.evaluate.case import Case, Judged, judged_together
from generator.frozen import replace
from generator.model import Dataset, Record
from generator.vietnamese import fold_text


def grouped(case: Case) -> Case:
    """Judge every metric for each group as a whole, where the dossier asks for groups."""
    if not case.questions.sums_groups:
        return case
    members: dict[str, list[Judged]] = {}
    for judged in case.rows:
        if judged.row.organization:
            members.setdefault(judged.row.organization.group, []).append(judged)
    groups = {
        group: judged_together(
            own, _of_group(case.dataset, group), case.questions, case.gauges, group
        )
        for group, own in members.items()
        if group
    }
    return replace(case, groups=groups)


def _of_group(dataset: Dataset, group: str) -> Dataset:
    """Return a dataset whose row of totals is the sheet's own of a group: rates are read there."""
    own = [each.record for each in dataset.subtotals if fold_text(each.group) == fold_text(group)]
    data = {name: datum for record in own for name, datum in record.data.items()}
    return replace(dataset, total=Record(None, data) if data else None)
