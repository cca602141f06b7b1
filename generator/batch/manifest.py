"""The set as one JSON file for programs; it is written last, so its presence means a whole set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from generator.batch.dossier import Dossier
from generator.batch.make import Document
from generator.model import Assessment, Figure, Finding, Result, Source, Tally

FILE = "bo-van-ban.json"
FORMAT = 1


def manifest(dossier: Dossier, documents: Sequence[Document]) -> bytes:
    """Return the manifest: UTF-8, keys sorted, nothing in it but what follows from the inputs."""
    settings, evaluation = dossier.settings, dossier.evaluation
    content = {
        "format": FORMAT,
        "ready": evaluation.is_ready,
        "number": settings.letter.number or None,
        "symbol": settings.letter.symbol,
        "date": str(settings.letter.date),
        "period": {
            "name": settings.period.name,
            "start": settings.period.start.isoformat(),
            "end": settings.period.end.isoformat(),
        },
        "inputs": [{"file": each.file, "sha256": each.sha256} for each in dossier.inputs],
        "documents": [_document(each) for each in documents],
        "results": [_result(each) for each in evaluation.results],
        "totals": _computed(evaluation.total),
        "counts": {name: _counts(tally) for name, tally in evaluation.tallies.items()},
        "warnings": [_warning(each) for each in evaluation.findings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def recorded(data: bytes) -> Mapping[str, str]:
    """Return the files that a manifest lists, with their hashes; none if it cannot be read."""
    try:
        listed = json.loads(data)["documents"]
        return {str(each["file"]): str(each["sha256"]) for each in listed}
    except (ValueError, KeyError, TypeError):
        return {}


def sha256(data: bytes) -> str:
    """Return the hash by which a file of a set is known."""
    return hashlib.sha256(data).hexdigest()


def _document(document: Document) -> dict[str, object]:
    return {
        "file": document.file,
        "kind": document.kind,
        "organization": document.organization,
        "sha256": sha256(document.data),
    }


def _result(result: Result) -> dict[str, object]:
    assert result.organization is not None
    return {
        "organization": result.organization.code,
        "name": result.organization.name,
        "group": result.organization.group,
        **_computed(result),
    }


def _computed(result: Result) -> dict[str, object]:
    return {
        "figures": {name: _figure(figure) for name, figure in result.figures.items()},
        "metrics": {name: _metric(each) for name, each in result.assessments.items()},
    }


def _figure(figure: Figure) -> dict[str, object]:
    is_read = isinstance(figure.source, Source)
    return {"value": _exact(figure.value), "cell": str(figure.source) if is_read else None}


def _metric(assessment: Assessment) -> dict[str, object]:
    return {
        "value": _exact(assessment.value.value) if assessment.value else None,
        "shown": assessment.value.shown if assessment.value else None,
        "target": assessment.target.shown if assessment.target else None,
        "verdict": assessment.verdict.value,
        "rank": None,
    }


def _exact(value: Fraction) -> int | str:
    """Return a whole number as it is, any other as an exact fraction in words: "7/10"."""
    return int(value) if value.denominator == 1 else str(value)


def _counts(tally: Tally) -> dict[str, object]:
    names = ("met", "not_met", "not_assessed", "no_data", "assessed")
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
        f"{file}, trang «{sheet}», ô {', '.join(cells)}"
        for (file, sheet), cells in by_sheet.items()
    )
