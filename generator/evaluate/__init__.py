"""Judgement: every figure, verdict and finding of a set, computed once and exactly."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import Refused
from generator.evaluate.accepting import with_acceptances
from generator.evaluate.case import Case, Judged, judge, metric_named, scale_of_check
from generator.evaluate.comparing import check_findings, checked, mandatory_problems
from generator.evaluate.grouping import grouped
from generator.evaluate.judgement import tally
from generator.evaluate.noticing import contradictions, notice
from generator.evaluate.past import compared, past_findings
from generator.evaluate.ranking import ranked
from generator.evaluate.rows import figures_of, scales_of, texts_of
from generator.evaluate.scale import RATE, Scale, scale_of
from generator.model import (
    ColumnKind,
    Dataset,
    Evaluation,
    Finding,
    Questions,
    Record,
    Result,
    Tally,
)

__all__ = ["evaluate"]


def evaluate(dataset: Dataset, questions: Questions) -> Evaluation:
    """Compute and judge all that a dossier asks for.

    Raises:
        Refused: If a value cannot be shown so that it agrees with its verdict, or a mandatory check
            fails.
    """
    case = grouped(checked(compared(ranked(judge(dataset, questions)))))
    problems = (*contradictions(case), *mandatory_problems(case))
    if problems:
        raise Refused(problems)
    scales = scales_of(dataset, questions.derived)
    return Evaluation(
        tuple(
            _result(scales, judged, record, dataset)
            for judged, record in zip(case.rows, dataset.records, strict=True)
        ),
        _result(scales, case.total, dataset.total, dataset),
        _tallies(case),
        _findings(case),
        questions.past.period if questions.past else None,
        {group: _result(scales, judged, None, dataset) for group, judged in case.groups.items()},
    )


def _result(
    scales: Mapping[str, Scale], judged: Judged, record: Record | None, dataset: Dataset
) -> Result:
    return Result(
        judged.row.organization,
        figures_of(judged.row, scales),
        texts_of(record, dataset.columns),
        judged.assessments,
        judged.comparisons,
    )


def _tallies(case: Case) -> Mapping[str, Tally]:
    return {
        metric.name: tally([judged.assessments[metric.name] for judged in case.rows])
        for metric in case.questions.metrics
    }


def _findings(case: Case) -> tuple[Finding, ...]:
    checks = case.questions.checks
    failed = (each for check in checks for each in check_findings(case, check))
    findings = [*notice(case), *failed, *past_findings(case)]
    organizations = [judged.row.organization for judged in case.rows if judged.row.organization]
    return with_acceptances(findings, case.questions.acceptances, organizations, _scales(case))


def _scales(case: Case) -> Mapping[str, Scale]:
    """Return how the differences of each check, metric and citation are written."""
    checks = {check.name: scale_of_check(case, check) for check in case.questions.checks}
    rates = {each.name: RATE for each in case.dataset.columns if each.kind is ColumnKind.RATE}
    metrics = {metric.name: scale_of(metric) for metric in case.questions.metrics}
    measured = ((each.name, metric_named(case, each.metric)) for each in case.questions.citations)
    cited = {name: scale_of(metric) for name, metric in measured if metric}
    return {**rates, **checks, **metrics, **cited}
