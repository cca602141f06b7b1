"""The set as one JSON file for programs; it is written last, so its presence means a whole set."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.batch import pretty
from generator.batch.dossier import Dossier
from generator.batch.files import FORMAT, MANIFEST
from generator.batch.make import Document
from generator.batch.placeholders import has_placeholders
from generator.batch.records import sha256
from generator.config import PeriodSettings
from generator.errors import Problem
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
)

FILE = MANIFEST
VERDICTS = {Verdict.MISSING: Verdict.NO_DATA.value}
"""A blank cell is no data too; the words of `shown` and the warnings tell them apart."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the set as its manifest lists it."""

    file: str
    kind: str
    organization: str | None
    sha256: str


def listed(document: Document) -> Listed:
    """Return how the manifest lists a document."""
    hashed = sha256(document.data)
    return Listed(document.file, document.kind, document.organization, hashed)


def manifest(dossier: Dossier, documents: Sequence[Listed], told: Iterable[Problem] = ()) -> bytes:
    """Return the manifest: UTF-8, keys sorted, nothing in it but what follows from the inputs.

    `told` is what is to be looked at in the set.
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
        "documents": [_document(each) for each in documents],
        "results": (_result(each) for each in evaluation.results),
        "totals": {**_computed(evaluation.total), "checks": _checks(evaluation.total)},
        **({"groups": _groups(evaluation)} if evaluation.groups else {}),
        "counts": {name: _counts(tally) for name, tally in evaluation.tallies.items()},
        "absent": [_absence(each) for each in dossier.roster.absences],
        "warnings": [_warning(each) for each in evaluation.findings],
    }
    written = io.BytesIO()
    for piece in pretty.pieces(content):
        written.write(piece.encode())
    written.write(b"\n")
    return written.getvalue()


def _period(period: PeriodSettings | None) -> dict[str, object] | None:
    if period is None:
        return None
    start, end = period.start.isoformat(), period.end.isoformat()
    return {"name": period.name, "start": start, "end": end}


def _document(listed: Listed) -> dict[str, object]:
    return {
        "file": listed.file,
        "kind": listed.kind,
        "organization": listed.organization,
        "sha256": listed.sha256,
    }


def _result(result: Result) -> dict[str, object]:
    assert result.organization is not None
    return {
        "organization": result.organization.code,
        "name": result.organization.name,
        "group": result.organization.group,
        **_computed(result),
    }


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
        "figures": {name: _figure(figure) for name, figure in result.figures.items()},
        "metrics": {name: _metric(each) for name, each in result.assessments.items()},
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


def _figure(figure: Figure) -> dict[str, object]:
    is_read = isinstance(figure.source, Source)
    return {"value": _exact(figure.value), "cell": str(figure.source) if is_read else None}


def _metric(assessment: Assessment) -> dict[str, object]:
    return {
        "value": _quotient(assessment) if assessment.value else None,
        "shown": assessment.value.shown if assessment.value else None,
        "target": assessment.target.words if assessment.target else None,
        "verdict": VERDICTS.get(assessment.verdict, assessment.verdict.value),
        "rank": int(assessment.rank.value) if assessment.rank else None,
    }


def _quotient(assessment: Assessment) -> str:
    """Return a value as what it was made of: "39839/40221"; an exact fraction in any case."""
    assert assessment.value is not None
    ratio = assessment.ratio
    if ratio is None or any(side.denominator != 1 for side in ratio):
        return str(assessment.value.value)
    return "/".join(map(str, ratio))


def _exact(value: Fraction) -> int | str:
    """Return a whole number as it is, any other as an exact fraction in words: "7/10"."""
    return int(value) if value.denominator == 1 else str(value)


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
