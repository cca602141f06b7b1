"""Findings that somebody has seen: each acceptance holds for its very differences only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from generator.evaluate.scale import PLAIN, Scale, show_gap
from generator.frozen import replace
from generator.model import Acceptance, Finding, Organization
from generator.vietnamese import enumerate_vi, fold_text, nearest

OF_GROUP = "DC20"
"""The finding about a row of sums over a group: its owner is the label of the row."""

Spellings = Mapping[str, Sequence[Organization]]
"""Whom each folded code or name may mean; two organizations may share a name."""


def with_acceptances(
    findings: Sequence[Finding],
    acceptances: Sequence[Acceptance],
    organizations: Iterable[Organization],
    scales: Mapping[str, Scale],
) -> tuple[Finding, ...]:
    """Mark the accepted findings, and add one for each acceptance that fits none.

    `scales` tells how the differences of a subject are written.
    """
    if not acceptances:
        return tuple(findings)
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
    return (*marked, *stale, *_too_early(marked))


def _spellings(organizations: Iterable[Organization]) -> Spellings:
    """Index organizations by what they are called; a code is never taken for another's name."""
    known = tuple(organizations)
    named: dict[str, list[Organization]] = {}
    for each in known:
        for name in {fold_text(name) for name in (each.name, each.short_name, *each.aliases)}:
            named.setdefault(name, []).append(each)
    return {**named, **{fold_text(each.code): [each] for each in known}}


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
    if not _is_of_kind(acceptance, finding):
        return False
    named = spellings.get(fold_text(key), ())
    if finding.code == OF_GROUP or not named:  # a row of sums, which no organization is called
        return fold_text(key) == fold_text(finding.owner)
    return [each.code for each in named] == [finding.owner]


def _is_of_kind(acceptance: Acceptance, finding: Finding) -> bool:
    is_subject = fold_text(acceptance.subject) == fold_text(finding.subject)
    return is_subject and finding.code in acceptance.codes


# --- acceptances that nobody can have given --------------------------------------------------


def _too_early(marked: Iterable[Finding]) -> Iterable[Finding]:
    """Find the acceptances in use that were written before there were figures to see."""
    used = {each.acceptance.line: each.acceptance for each in marked if each.acceptance}
    for _, acceptance in sorted(used.items()):
        if acceptance.too_early:
            text = (
                f"Cảnh báo đã xem ở dòng {acceptance.line}, «{acceptance.subject}», ghi ngày xem "
                f"{acceptance.seen_on}, trước khi {acceptance.too_early}; có lẽ chép từ kỳ trước, "
                "xem lại số rồi ghi ngày xem mới."
            )
            yield Finding("DC18", acceptance.subject, "", Fraction(0), (), text)


# --- acceptances that fit nothing ------------------------------------------------------------


def _stale(
    acceptance: Acceptance,
    key: str,
    findings: Iterable[Finding],
    spellings: Spellings,
    scale: Scale,
) -> Finding:
    of_kind = [each for each in findings if _is_of_kind(acceptance, each)]
    whose = f" của {key}" if key else ""
    difference = acceptance.differences[key]
    text = (
        f"Cảnh báo đã xem ở dòng {acceptance.line}, «{acceptance.subject}»{whose}, "
        f"chênh {show_gap(scale, difference)} không còn khớp; "
        f"{_now(acceptance, key, of_kind, spellings, scale)}."
    )
    named = spellings.get(fold_text(key), ())
    name, owner = (named[0].name, named[0].code) if len(named) == 1 else (key, "")
    return Finding("DC08", acceptance.subject, name, difference, (), text, owner=owner)


def _now(
    acceptance: Acceptance,
    key: str,
    of_kind: Sequence[Finding],
    spellings: Spellings,
    scale: Scale,
) -> str:
    about = [each for each in of_kind if _is_about(acceptance, key, each, spellings)]
    if about:
        return f"nay chênh {show_gap(scale, about[0].difference)}"
    named = spellings.get(fold_text(key), ())
    if len(named) > 1:
        codes = enumerate_vi([f"«{each.code}»" for each in named])
        return f"đó là tên của nhiều đơn vị, ghi mã thay cho tên: {codes}"
    alike = [each for each in of_kind if each.difference == acceptance.differences[key]]
    if not key and len(alike) == 1:
        return f"số ấy là của «{alike[0].organization}», ghi tên ấy trước số chênh"
    if key and not named:
        known = {each.name for several in spellings.values() for each in several}
        labels = {each.organization for each in of_kind if each.organization == each.owner}
        like = nearest(key, sorted(known | labels))
        return "không có đơn vị này" + (f", có phải «{like}» không" if like else "")
    return "nay không còn cảnh báo này"
