"""Every rule on small changes to sound documents: exactly the findings that are told beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from generator.checker import PARTS, RULES, Finding, check
from generator.errors import Severity
from generator.view import read
from tests.checker.changes import changed
from tests.checker.sound import NAMES, sound

FOLDER = Path(__file__).parent / "cases"
FILE = "van-ban.docx"


class Case(NamedTuple):
    """A change to a sound document, and what is found then: (rule, measured)."""

    rule: str
    name: str
    on: str
    changes: list[Mapping[str, Any]]
    finds: list[tuple[str, str]]

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for rule, kinds in yaml.safe_load(path.read_text("utf-8")).items():
            for name, given in {**kinds.get("pass", {}), **kinds.get("fail", {})}.items():
                yield _case(rule, name, given)


def _case(rule: str, name: str, given: Any) -> Case:
    told: Mapping[Any, Any] = {"do": given} if isinstance(given, list) else given
    finds = [(code, measured) for code, measured in told.get("finds", [])]
    on = told.get("on") or told.get(True, "công văn")  # YAML takes a bare «on» for true
    return Case(rule, name, on, told.get("do", []), finds)


CASES = tuple(cases())


@cache
def found_in_sound(name: str) -> tuple[Finding, ...]:
    return check(read(sound(name), FILE))


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_document_has_no_fault(name: str) -> None:
    told = [each for each in found_in_sound(name) if each.severity is not Severity.INFO]

    assert [(each.rule, str(each.place), each.measured) for each in told] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_changed_document_has_exactly_the_findings_told(case: Case) -> None:
    before = [(each.rule, each.measured) for each in found_in_sound(case.on)]

    findings = check(read(changed(sound(case.on), case.changes), FILE))

    found = [(each.rule, each.measured) for each in findings]
    assert _without(found, before) == sorted(case.finds)


def _without(found: list[tuple[str, str]], before: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is found beside that which the sound document tells as information."""
    left = sorted(found)
    for each in before:
        if each in left:
            left.remove(each)
    return left


# --- completeness -----------------------------------------------------------------------------


def test_every_rule_has_a_case_that_passes_and_one_that_fails() -> None:
    failing = {case.rule for case in CASES if any(code == case.rule for code, _ in case.finds)}
    passing = {case.rule for case in CASES if all(code != case.rule for code, _ in case.finds)}

    assert [rule.code for rule in RULES if rule.code not in failing] == []
    assert [rule.code for rule in RULES if rule.code not in passing] == []


def test_every_case_is_of_a_rule_in_the_file_of_its_part() -> None:
    codes = {rule.code for rule in RULES}
    letters = {module.__name__.rpartition(".")[2]: part for part, module in PARTS.items()}

    for path in sorted(FOLDER.glob("*.yaml")):
        own = list(yaml.safe_load(path.read_text("utf-8")))
        assert [code for code in own if code not in codes] == [], path.name
        assert [code for code in own if code[:2] != letters[path.stem]] == [], path.name
