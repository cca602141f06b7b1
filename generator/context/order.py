"""The lines of a table in their order: sorted, in groups, numbered, with their sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.config import TableSpec
from generator.frozen import Frozen
from generator.model import Evaluation, Organization, Result, Verdict
from generator.vietnamese import roman

NOBODY = "Không có đơn vị nào."
"""What a table says whose lines nobody has."""


class Row(Frozen):
    """What one line of a table is made from; `position` counts from 1, 0 is a line of sums.

    `in_group` counts within a group. A line of sums has a `label`; that which begins a group has
    its `numeral`, too, and may have no sums.
    """

    position: int
    organization: Organization | None
    result: Result | None
    in_group: int = 0
    label: str = ""
    numeral: str = ""


def rows_of(spec: TableSpec, evaluation: Evaluation) -> Iterator[tuple[Row, ...]]:
    """Yield the lines of a table, those together that stand in one group."""
    results = [each for each in _sorted(spec, evaluation.results) if _is_selected(spec, each)]
    if not results and spec.selection:
        yield (Row(0, None, None, label=NOBODY),)
    elif not spec.has_groups:
        yield tuple(_numbered(results, 0))
    else:
        yield from _in_groups(spec, evaluation, results)
    if spec.total_label:
        yield (Row(0, None, evaluation.total, label=spec.total_label),)


def _in_groups(
    spec: TableSpec, evaluation: Evaluation, results: Sequence[Result]
) -> Iterator[tuple[Row, ...]]:
    """Yield the groups in the order of the register, whatever their rows are sorted by."""
    groups: dict[str, list[Result]] = {group_of(each): [] for each in evaluation.results}
    for result in results:
        groups[group_of(result)].append(result)
    before = 0
    there = [(group, members) for group, members in groups.items() if members]
    for number, (group, members) in enumerate(there, 1):
        sums = evaluation.groups.get(group)
        beside = sums if spec.sums_in_heading else None
        yield (Row(0, None, beside, label=group, numeral=roman(number)),)
        yield tuple(_numbered(members, before))
        before += len(members)
        label = spec.sum_label(group)
        if label:
            yield (Row(0, None, sums, label=label),)


def _is_selected(spec: TableSpec, result: Result) -> bool:
    """Tell whether a result has a line: who was not judged has neither met nor missed."""
    if spec.selection is None:
        return True
    wanted = Verdict.MET if spec.selection.is_met else Verdict.NOT_MET
    return result.assessments[spec.selection.metric].verdict is wanted


def group_of(result: Result) -> str:
    """Return the group that a result belongs to."""
    return result.organization.group if result.organization else ""


def _numbered(results: Sequence[Result], before: int) -> Iterator[Row]:
    for position, result in enumerate(results, 1):
        yield Row(before + position, result.organization, result, position)


def _sorted(spec: TableSpec, results: Sequence[Result]) -> list[Result]:
    order = spec.order
    if order is None:
        return list(results)
    known = [(value, each) for each in results if (value := _value(each, order.name)) is not None]
    known.sort(key=lambda pair: -pair[0] if order.descending else pair[0])
    return [*(each for _, each in known), *(e for e in results if _value(e, order.name) is None)]


def _value(result: Result, name: str) -> Fraction | None:
    told = result.assessments.get(name)
    figure = told.value if told else result.figures.get(name)
    return figure.value if figure else None
