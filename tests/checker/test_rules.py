"""Every rule has its code, its clause and its page."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from docs.rules import PART_TITLES, limit_in_words, rules_page
from generator.checker import PARTS, RULES, Rule
from generator.checker.profile import profile_from
from generator.errors import Severity
from generator.layout import Band
from generator.vietnamese import nfc


def test_every_code_is_given_once() -> None:
    counted = Counter(rule.code for rule in RULES)

    assert {code: count for code, count in counted.items() if count > 1} == {}


def test_every_name_is_given_once() -> None:
    counted = Counter(rule.name for rule in RULES)

    assert {name: count for name, count in counted.items() if count > 1} == {}


def test_a_code_begins_with_the_letters_of_its_part() -> None:
    assert [
        rule.code
        for letters, module in PARTS.items()
        for rule in module.RULES
        if not re.fullmatch(rf"{letters}\d\d", rule.code)
    ] == []


def test_every_part_has_a_title_in_the_manual() -> None:
    assert set(PART_TITLES) == set(PARTS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page(rule: Rule) -> None:
    assert re.fullmatch(r"[«A-ZĐÀ-Ỹ].+\.", rule.title), rule.title
    assert rule.why.endswith("."), rule.why
    assert rule.remedy.endswith("."), rule.remedy
    assert rule.clause
    assert rule.part
    assert rule.kinds
    assert nfc(rule.title + rule.why + rule.remedy) == rule.title + rule.why + rule.remedy


def test_what_is_doubtful_is_never_an_error() -> None:
    doubtful = [rule for rule in RULES if rule.doubtful]

    assert [rule.code for rule in doubtful if rule.severity is Severity.ERROR] == []


def test_every_limit_can_be_written_back_as_the_manual_shows_it() -> None:
    for rule in RULES:
        for name, limit in (rule.limits or {}).items():
            shown = limit_in_words(limit)
            if isinstance(limit, tuple):
                shown = "".join(f"\n      - '{each}'" for each in limit)
            elif isinstance(limit, str):
                shown = f"'{shown}'"
            text = f"Quy tắc:\n  {rule.code}:\n    {name}: {shown}\n"
            profile = profile_from(text.encode(), "a.yaml", RULES).settings
            assert profile is not None
            (settings,) = profile.rules.values()
            assert settings.limits.keys() == {name}, text


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        (Band(30, 35, 30), "30–35"),
        (Band(13, 13, 13), "13"),
        (12.7, "12,7"),
        ("V/v", "V/v"),
        (("một", "hai"), "một; hai"),
    ],
)
def test_a_limit_is_shown_as_an_office_writes_it(limit: Band, shown: str) -> None:
    assert limit_in_words(limit) == shown


def test_every_rule_is_in_the_manual_once() -> None:
    page = "\n".join(rules_page())

    assert [rule.code for rule in RULES if page.count(f"### {rule.code}. ") != 1] == []
