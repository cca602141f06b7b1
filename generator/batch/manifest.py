"""The set as one JSON file for programs; it is written last, so its presence means a whole set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import PurePosixPath

from generator.batch.dossier import Dossier
from generator.batch.make import Document
from generator.model import Assessment, Figure, Finding, Result, Source, Tally, Verdict

FILE = "bo-van-ban.json"
FORMAT = 1
VERDICTS = {Verdict.MISSING: Verdict.NO_DATA.value}
"""A blank cell is no data too; the words of `shown` and the warnings tell them apart."""


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
        "totals": {**_computed(evaluation.total), "checks": _checks(evaluation.total)},
        "counts": {name: _counts(tally) for name, tally in evaluation.tallies.items()},
        "warnings": [_warning(each) for each in evaluation.findings],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def recorded(data: bytes) -> Mapping[str, frozenset[str]]:
    """Return the files that a manifest or a journal lists, with the hashes they may have.

    What cannot be read lists nothing; what would lead out of the set is passed over.
    """
    try:
        listed = [(each["file"], each["sha256"]) for each in json.loads(data)["documents"]]
        return {
            file: frozenset([hashes] if isinstance(hashes, str) else map(str, hashes))
            for file, hashes in listed
            if isinstance(file, str) and _is_inside(file)
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def record(known: Mapping[str, frozenset[str]]) -> bytes:
    """Return a journal: files with the hashes they may have; `recorded` reads it again."""
    listed = [{"file": file, "sha256": sorted(known[file])} for file in sorted(known)]
    return json.dumps({"documents": listed}, indent=1).encode()


def _is_inside(file: str) -> bool:
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and not set(file) & set("\\:")


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
        "rank": None,
    }


def _quotient(assessment: Assessment) -> str:
    """Return a value as what it was made of: "39839/40221"."""
    assert assessment.value is not None
    if assessment.ratio is None:
        return str(assessment.value.value)
    return "/".join(map(str, assessment.ratio))


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
        f"{file}, trang «{sheet}», ô {', '.join(cells)}"
        for (file, sheet), cells in by_sheet.items()
    )
