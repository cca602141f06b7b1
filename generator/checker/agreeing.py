"""The edits of many findings brought together: of two that contradict, the first by rule holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.checker.checking import Findings
from generator.checker.rules import RULES
from generator.view.edits import Edit, PageEdit, ParagraphEdit, RowEdit, RuleEdit, RunEdit

Key = tuple[object, ...]
"""What an edit decides: where, which property, and of which run."""


@lru_cache(maxsize=1)
def ranks() -> Mapping[str, int]:
    """Return the order of the rules by their codes."""
    return {rule.code: rank for rank, rule in enumerate(RULES)}


def agreed(findings: Findings) -> dict[str, tuple[Edit, ...]]:
    """Return the edits of each rule in the order of the rules, without those that contradict.

    What a rule asks of one place is taken as a whole or not at all.
    """
    taken: dict[Key, object] = {}
    kept: dict[str, tuple[Edit, ...]] = {}
    for finding in sorted(findings, key=lambda each: ranks()[each.rule]):
        for group in _by_place(finding.edits):
            wanted = dict(_wish(each) for each in group)
            if all(_agrees(taken, key, value) for key, value in wanted.items()):
                taken |= wanted
                kept[finding.rule] = (*kept.get(finding.rule, ()), *group)
    return kept


def _by_place(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    groups: dict[object, list[Edit]] = {}
    for each in edits:
        groups.setdefault(_wish(each)[0][:1], []).append(each)
    yield from groups.values()


def _wish(edit: Edit) -> tuple[Key, object]:
    """Return what an edit decides, and how."""
    match edit:
        case RunEdit():
            return (edit.spot, edit.name, edit.run), edit.value
        case ParagraphEdit():
            return (edit.spot, edit.name), edit.value
        case RuleEdit():
            return (edit.spot, "rule"), edit.length_mm
        case PageEdit():
            return (edit.section, edit.name), edit.value
        case RowEdit():
            return ((edit.table, edit.row), edit.name), edit.value
        case _:
            return (edit.section, "page number"), edit.size_pt


def _agrees(taken: Mapping[Key, object], key: Key, value: object) -> bool:
    """Tell whether a wish contradicts none before it; one for all runs concerns each of them."""
    for_all = (*key[:2], None)
    if key == for_all:
        return all(other == value for each, other in taken.items() if each[:2] == key[:2])
    return taken.get(key, value) == value and taken.get(for_all, value) == value
