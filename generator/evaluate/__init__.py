"""Judgement: every figure, verdict and finding of a set, computed once and exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.errors import Refused
from generator.evaluate.accepting import with_acceptances
from generator.evaluate.case import Case, Judged, judge, metric_named, scale_of_check
from generator.evaluate.comparing import check_findings, checked, mandatory_problems
from generator.evaluate.grouping import grouped
from generator.evaluate.judgement import tally
from generator.evaluate.noticing import AtOdds, contradictions, notice, values_at_odds
from generator.evaluate.past import compared, past_findings
from generator.evaluate.ranking import ranked
from generator.evaluate.rows import names_of_texts, texts_of
from generator.evaluate.scale import RATE, Scale, scale_of
from generator.model import (
    ColumnKind,
    Dataset,
    Evaluation,
    Finding,
    Questions,
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
    at_odds = tuple(values_at_odds(case))
    problems = (*contradictions(case, at_odds), *mandatory_problems(case))
    if problems:
        raise Refused(problems)
    texts = names_of_texts(dataset.columns)
    return Evaluation(
        tuple(
            _result(judged, texts_of(record, texts))
            for judged, record in zip(case.rows, dataset.records, strict=True)
        ),
        _result(case.total, texts_of(dataset.total, texts)),
        _tallies(case),
        _findings(case, at_odds),
        questions.past.period if questions.past else None,
        {group: _result(judged, {}) for group, judged in case.groups.items()},
    )


def _result(judged: Judged, texts: Mapping[str, str]) -> Result:
    return Result(
        judged.row.organization,
        judged.figures,
        texts,
        judged.assessments,
        judged.comparisons,
    )


def _tallies(case: Case) -> Mapping[str, Tally]:
    return {
        metric.name: tally([judged.assessments[metric.name] for judged in case.rows])
        for metric in case.questions.metrics
    }


def _findings(case: Case, at_odds: Iterable[AtOdds]) -> tuple[Finding, ...]:
    checks = case.questions.checks
    failed = (each for check in checks for each in check_findings(case, check))
    findings = [*notice(case, at_odds), *failed, *past_findings(case)]
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
