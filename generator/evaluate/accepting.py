"""Findings that somebody has seen: each acceptance holds for its very differences only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.evaluate.scale import PLAIN, Scale, show_gap
from generator.model import Acceptance, Finding, Organization
from generator.vietnamese import fold_text, nearest

Spellings = Mapping[str, str]
"""The name of an organization by each folded spelling of its code, names and aliases."""


def with_acceptances(
    findings: Sequence[Finding],
    acceptances: Sequence[Acceptance],
    organizations: Iterable[Organization],
    scales: Mapping[str, Scale],
) -> tuple[Finding, ...]:
    """Mark the accepted findings, and add one for each acceptance that fits none.

    `scales` tells how the differences of a subject are written.
    """
    spellings = _spellings(organizations)
    marked = [
        replace(finding, acceptance=_of(finding, acceptances, spellings)) for finding in findings
    ]
    stale = [
        _stale(acceptance, key, findings, spellings, scales.get(acceptance.subject, PLAIN))
        for acceptance in acceptances
        for key in acceptance.differences
        if not any(_covers(acceptance, key, finding, spellings) for finding in findings)
    ]
    return (*marked, *stale)


def _spellings(organizations: Iterable[Organization]) -> Spellings:
    known = tuple(organizations)
    aliases = {fold_text(alias): each.name for each in known for alias in each.aliases}
    short = {fold_text(each.short_name): each.name for each in known}
    return {
        **aliases,
        **short,
        **{fold_text(each.name): each.name for each in known},
        **{fold_text(each.code): each.name for each in known},
    }


def _of(
    finding: Finding, acceptances: Iterable[Acceptance], spellings: Spellings
) -> Acceptance | None:
    for acceptance in acceptances:
        if any(_covers(acceptance, key, finding, spellings) for key in acceptance.differences):
            return acceptance
    return None


def _covers(acceptance: Acceptance, key: str, finding: Finding, spellings: Spellings) -> bool:
    is_near = _is_about(acceptance, key, finding, spellings)
    return is_near and acceptance.differences[key] == finding.difference


def _is_about(acceptance: Acceptance, key: str, finding: Finding, spellings: Spellings) -> bool:
    is_subject = fold_text(acceptance.subject) == fold_text(finding.subject)
    return is_subject and spellings.get(fold_text(key), key) == finding.organization


def _stale(
    acceptance: Acceptance,
    key: str,
    findings: Iterable[Finding],
    spellings: Spellings,
    scale: Scale,
) -> Finding:
    about = [each for each in findings if _is_about(acceptance, key, each, spellings)]
    whose = f" của {key}" if key else ""
    difference = acceptance.differences[key]
    text = (
        f"Cảnh báo đã xem ở dòng {acceptance.line}, «{acceptance.subject}»{whose}, "
        f"chênh {show_gap(scale, difference)} không còn khớp; {_now(key, about, spellings, scale)}."
    )
    return Finding(
        "DC08", acceptance.subject, spellings.get(fold_text(key), key), difference, (), text
    )


def _now(key: str, about: Sequence[Finding], spellings: Spellings, scale: Scale) -> str:
    if about:
        return f"nay chênh {show_gap(scale, about[0].difference)}"
    if key and fold_text(key) not in spellings:
        like = nearest(key, sorted(set(spellings.values())))
        return "không có đơn vị này" + (f", có phải «{like}» không" if like else "")
    return "nay không còn cảnh báo này"
