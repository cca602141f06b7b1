"""Holds a document against the rules: what departs from the decree, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.checker.anatomy import dissect
from generator.checker.paper import Paper
from generator.checker.places import Places, Position, places
from generator.checker.profile import Profile
from generator.checker.rule import Fault, Rule
from generator.checker.rules import RULES
from generator.errors import Severity
from generator.view.edits import Edit
from generator.view.records import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """A departure from the decree: all that is told of it, and the edits that would mend it."""

    file: str
    rule: str
    severity: Severity
    part: str
    place: Position
    measured: str
    required: str
    remedy: str
    edits: tuple[Edit, ...] = field(default=(), compare=False, repr=False)


Findings = tuple[Finding, ...]


def check(document: Document, profile: Profile | None = None) -> Findings:
    """Return what departs from the decree, in the order of the document."""
    return judge(dissect(document), profile)


def judge(paper: Paper, profile: Profile | None = None, rules: Iterable[Rule] = RULES) -> Findings:
    """Hold a document whose parts are known against rules."""
    where, said = places(paper.document), profile or Profile()
    findings = [
        finding
        for rule in rules
        if paper.kind in rule.kinds
        for finding in _of_rule(rule, paper, where, said)
    ]
    return tuple(sorted(findings, key=lambda each: (each.place.order, each.rule, each.measured)))


def _of_rule(rule: Rule, paper: Paper, where: Places, profile: Profile) -> Iterator[Finding]:
    severity = profile.severity(rule, paper.kind)
    if severity is None:
        return
    for fault in rule.judge(paper, profile.limits(rule, paper.kind)):
        yield _finding(rule, fault, severity, paper.document.file, where)


def _finding(rule: Rule, fault: Fault, severity: Severity, file: str, where: Places) -> Finding:
    return Finding(
        file=file,
        rule=rule.code,
        severity=severity,
        part=fault.part.value if fault.part else rule.part,
        place=where.position(fault.at),
        measured=fault.measured,
        required=fault.required,
        remedy=rule.remedy,
        edits=fault.edits,
    )
