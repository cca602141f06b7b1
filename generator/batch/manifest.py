"""The set as one JSON file for programs; it is written last, so its presence means a whole set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from generator.batch import pretty
from generator.batch.dossier import Dossier
from generator.batch.files import FORMAT, MANIFEST
from generator.batch.make import Document
from generator.batch.placeholders import has_placeholders
from generator.batch.pretty import PLACE, Ready
from generator.batch.records import sha256
from generator.config import PeriodSettings
from generator.errors import Problem
from generator.frozen import Frozen, replace
from generator.model import (
    Absence,
    Assessment,
    Evaluation,
    Figure,
    Finding,
    Result,
    Source,
    Tally,
    Verdict,
    alike,
)

FILE = MANIFEST
VERDICTS = {Verdict.MISSING: Verdict.NO_DATA.value}
"""A blank cell is no data too; the words of `shown` and the warnings tell them apart."""
OF_FIGURE, OF_METRIC = ("cell", "value"), ("rank", "shown", "target", "value", "verdict")
"""Sorted, as `_figure` and `_metric` tell them."""


class Listed(Frozen):
    """A file of the set as its manifest lists it."""

    file: str
    kind: str
    organization: str | None
    sha256: str


def listed(document: Document) -> Listed:
    """Return how the manifest lists a document."""
    hashed = sha256(document.data)
    return Listed(document.file, document.kind, document.organization, hashed)


def results(dossier: Dossier) -> Ready:
    """Return what the manifest says of organizations: the most of it, known before the sheets."""
    told = (entry for some in alike(dossier.evaluation.results) for entry in _results(some))
    return pretty.ready(told)


def manifest(
    dossier: Dossier,
    documents: Iterable[Listed],
    told: Iterable[Problem] = (),
    about: Ready | None = None,
) -> bytes:
    """Return the manifest: UTF-8, keys sorted, nothing in it but what follows from the inputs.

    `told` is what is to be looked at in the set; `about` its `results`, where they were made.
    """
    settings, evaluation = dossier.settings, dossier.evaluation
    content = {
        "format": FORMAT,
        "ready": evaluation.is_ready and not has_placeholders(told),
        "number": settings.letter.number or None,
        "symbol": settings.letter.symbol,
        "date": str(settings.letter.date),
        **({"draft": settings.letter.draft} if settings.letter.draft else {}),
        "period": _period(settings.period_of_figures),
        "inputs": [{"file": each.file, "sha256": each.sha256} for each in dossier.inputs],
        "documents": list(documents),
        "results": about or results(dossier),
        "totals": {**_computed(evaluation.total), "checks": _checks(evaluation.total)},
        **({"groups": _groups(evaluation)} if evaluation.groups else {}),
        "counts": {name: _counts(tally) for name, tally in evaluation.tallies.items()},
        "absent": [_absence(each) for each in dossier.roster.absences],
        "warnings": [_warning(each) for each in evaluation.findings],
    }
    return b"".join((*pretty.pieces(content), b"\n"))


def _period(period: PeriodSettings | None) -> dict[str, object] | None:
    if period is None:
        return None
    start, end = period.start.isoformat(), period.end.isoformat()
    return {"name": period.name, "start": start, "end": end}


def _results(results: Sequence[Result]) -> Iterator[bytes]:
    """Fill the form of results that are alike; values stand in the order of their sorted names."""
    text, figures, metrics = _form(tuple(results[0].figures), tuple(results[0].assessments))
    own = [each.organization for each in results if each.organization]
    told: list[Sequence[str | int | None]] = []
    for name in figures:
        column = [each.figures[name] for each in results]
        told += _cells([each.source for each in column]), [_exact(each.value) for each in column]
    told.append([each.group for each in own])
    for name in metrics:
        told += zip(*(_metric(each.assessments[name]) for each in results), strict=True)
    told += [each.name for each in own], [each.code for each in own]
    return map(text.__mod__, zip(*map(pretty.values, told), strict=True))


def _cells(sources: Sequence[Source | str]) -> Sequence[str | None]:
    """Return how cells are told, None where there are none; nearly all are of one sheet."""
    cells = [each for each in sources if isinstance(each, Source)]
    if len(cells) < len(sources) or len({(each.file, each.sheet) for each in cells}) > 1:
        return list(map(_cell, sources))
    before = str(replace(cells[0], cell=""))
    return [before + each.cell for each in cells]


def _cell(source: Source | str) -> str | None:
    return str(source) if isinstance(source, Source) else None


@lru_cache(maxsize=64)
def _form(
    figures: tuple[str, ...], metrics: tuple[str, ...]
) -> tuple[bytes, Sequence[str], Sequence[str]]:
    """Return the form of results with these figures and metrics, and the order of both."""
    of_figure, of_metric = (dict.fromkeys(names, PLACE) for names in (OF_FIGURE, OF_METRIC))
    entry = {
        **dict.fromkeys(("organization", "name", "group"), PLACE),
        "figures": dict.fromkeys(figures, of_figure),
        "metrics": dict.fromkeys(metrics, of_metric),
    }
    return pretty.form(entry), sorted(figures), sorted(metrics)


def _groups(evaluation: Evaluation) -> dict[str, object]:
    """Return the sums of each group, where a table asks for them."""
    return {name: _computed(each) for name, each in evaluation.groups.items()}


def _absence(absence: Absence) -> dict[str, object]:
    return {
        "organization": absence.organization.code,
        "name": absence.organization.name,
        "reason": absence.reason,
    }


def _computed(result: Result) -> dict[str, object]:
    return {
        "figures": {
            name: dict(zip(OF_FIGURE, _figure(figure), strict=True))
            for name, figure in result.figures.items()
        },
        "metrics": {
            name: dict(zip(OF_METRIC, _metric(each), strict=True))
            for name, each in result.assessments.items()
        },
    }


def _checks(total: Result) -> dict[str, object]:
    return {
        name: {
            "left": each.left.shown,
            "right": each.right.shown,
            "difference": each.difference.shown,
            "holds": each.holds,
        }
        for name, each in total.comparisons.items()
    }


def _figure(figure: Figure) -> tuple[str | int | None, ...]:
    return _cell(figure.source), _exact(figure.value)


def _metric(assessment: Assessment) -> tuple[str | int | None, ...]:
    value = assessment.value
    return (
        int(assessment.rank.value) if assessment.rank else None,
        value.shown if value else None,
        assessment.target.words if assessment.target else None,
        _quotient(assessment) if value else None,
        VERDICTS.get(assessment.verdict, assessment.verdict.value),
    )


def _quotient(assessment: Assessment) -> str:
    """Return a value as what it was made of: "39839/40221"; an exact fraction in any case."""
    assert assessment.value is not None
    ratio = assessment.ratio
    if ratio is None or any(side.denominator != 1 for side in ratio):
        return str(assessment.value.value)
    return "/".join(map(str, ratio))


def _exact(value: Fraction) -> int | str:
    """Return a whole number as it is, any other as an exact fraction in words: "7/10"."""
    over, under = value.as_integer_ratio()
    return over if under == 1 else str(value)


def _counts(tally: Tally) -> dict[str, object]:
    names = ("met", "not_met", "not_assessed", "no_data", "missing", "assessed")
    return {name: int(getattr(tally, name).value) for name in names}


def _warning(finding: Finding) -> dict[str, object]:
    acceptance = finding.acceptance
    return {
        "code": finding.code,
        "subject": finding.subject,
        "place": places(finding.sources),
        "text": finding.text,
        "accepted": None
        if acceptance is None
        else {
            "reason": acceptance.reason,
            "seen_by": acceptance.seen_by,
            "seen_on": acceptance.seen_on,
        },
    }


def places(sources: Iterable[Source]) -> str:
    """Name cells shortly: the file and sheet once, then the cells."""
    by_sheet: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        by_sheet.setdefault((source.file, source.sheet), []).append(source.cell)
    return "; ".join(
        str(Source(file, sheet, ", ".join(cells))) for (file, sheet), cells in by_sheet.items()
    )
