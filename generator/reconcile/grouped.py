"""The lines that a table should have, in order, derived apart from how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.config import TableSpec
from generator.formula import value_of
from generator.model import Evaluation, Metric, Questions, Result, Verdict
from generator.reconcile.source import Values, added, sums, values_of

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Member:
    """An organization's line: its result, and its numbers derived from its cells."""

    result: Result
    values: Values


@dataclass(frozen=True, slots=True)
class Sums:
    """A line about several organizations: of a group that it begins or ends, or of all.

    `label` is what it has to say; `has_figures` is false where only a group is named.
    """

    label: str
    members: Sequence[Member]
    group: str = ""
    numeral: str = ""
    has_figures: bool = True


@dataclass(frozen=True, slots=True)
class Derived:
    """What may be shown for all members together: a column, a metric, each in its ways."""

    columns: Mapping[str, frozenset[Fraction]] = field(default_factory=dict)
    metrics: Mapping[str, frozenset[Fraction]] = field(default_factory=dict)


Line = Member | Sums


def lines_of(spec: TableSpec, evaluation: Evaluation, questions: Questions) -> list[Line]:
    """Return the lines of a table from the top, without those of the header."""
    of_all = (Member(each, values_of(each, questions)) for each in evaluation.results)
    members = [each for each in of_all if _is_selected(each, spec, questions)]
    if not members and spec.selection:
        return [Sums("Không có đơn vị nào.", (), has_figures=False)]
    ordered = _in_order(members, spec, questions)
    found: list[Line] = []
    if spec.has_groups:
        groups = dict.fromkeys(_group(each) for each in members)
        for number, group in enumerate(groups, 1):
            found += _of_group(spec, group, number, [e for e in ordered if _group(e) == group])
    else:
        found += ordered
    if spec.total_label:
        found.append(Sums(spec.total_label, members))
    return found


def _is_selected(member: Member, spec: TableSpec, questions: Questions) -> bool:
    """Hold a value against its target again; by its verdict where rounding decides."""
    if spec.selection is None:
        return True
    metric = next(each for each in questions.metrics if each.name == spec.selection.metric)
    told = member.result.assessments[metric.name]
    value, target = value_of(metric.formula, member.values.get), told.target
    if not told.is_judged:
        return False
    if metric.judges_rounded or target is None or value is None:
        return (told.verdict is Verdict.MET) is spec.selection.is_met
    is_met = value >= target.value if target.at_least else value <= target.value
    return is_met is spec.selection.is_met


def _of_group(
    spec: TableSpec, group: str, number: int, members: Sequence[Member]
) -> Iterator[Line]:
    beside = spec.sums_in_heading
    yield Sums(group, members, group, _roman(number), has_figures=beside)
    yield from members
    label = spec.sum_label(group)
    if label is not None:
        yield Sums(label, members, group)


def _group(member: Member) -> str:
    return member.result.organization.group if member.result.organization else ""


def _roman(number: int) -> str:
    for size, letters in _ROMAN:
        if number >= size:
            return letters + _roman(number - size)
    return ""


def _in_order(members: Sequence[Member], spec: TableSpec, questions: Questions) -> Sequence[Member]:
    """Sort by exact values, those of no value last; equals stay as in the register."""
    if spec.order is None:
        return members
    name, sign = spec.order.name, -1 if spec.order.descending else 1
    metric = next((each for each in questions.metrics if each.name == name), None)
    values = {id(each): _value(each, name, metric) for each in members}

    def place(member: Member) -> tuple[bool, Fraction]:
        value = values[id(member)]
        return value is None, Fraction(0) if value is None else sign * value

    return sorted(members, key=place)


def _value(member: Member, name: str, metric: Metric | None) -> Fraction | None:
    if metric is None:
        return member.values.get(name)
    told = member.result.assessments[metric.name]
    return value_of(metric.formula, member.values.get) if told.value else None


# --- what the members add up to --------------------------------------------------------------


def added_up(line: Sums, questions: Questions) -> Derived:
    """Add up the cells of the members, and work out formulas from the sums.

    A computed column is the formula of the sums, or the sum of its rows: either may be shown.
    """
    metrics = {}
    for metric in questions.metrics:
        counted = [e for e in line.members if e.result.assessments[metric.name].counts_in_total]
        ways = (value_of(metric.formula, each.get) for each in _ways(counted, questions))
        metrics[metric.name] = frozenset(value for value in ways if value is not None)
    ways_of_all = _ways(line.members, questions)
    names = dict.fromkeys(name for way in ways_of_all for name in way)
    columns = {name: frozenset(w[name] for w in ways_of_all if name in w) for name in names}
    return Derived(columns, metrics)


def _ways(members: Sequence[Member], questions: Questions) -> list[dict[str, Fraction]]:
    totals = sums([each.result for each in members])
    cells = {name: value for name, value in totals.items() if not _is_rate(name, members)}
    by_formula, by_row = dict(cells), dict(cells)
    for each in questions.derived:
        value = value_of(each.formula, by_formula.get)
        if value is not None:
            by_formula[each.name] = value
        own = [m.values[each.name] for m in members if each.name in m.values]
        if own:
            by_row[each.name] = added(own)
    return [by_formula, by_row]


def _is_rate(name: str, members: Sequence[Member]) -> bool:
    """Tell whether the cells of a column are shares, which are never added up."""
    shown = (member.result.figures.get(name) for member in members)
    return any(figure and figure.shown.endswith("%") for figure in shown)


def verdict_of(metric: Metric, group: str, values: frozenset[Fraction]) -> Verdict | None:
    """Judge the sums of a group; None where its exact value does not tell."""
    target = metric.target.of_group(group)
    if metric.judges_rounded or target is None or len(values) != 1:
        return None
    (value,) = values
    is_met = value >= target.value if target.at_least else value <= target.value
    return Verdict.MET if is_met else Verdict.NOT_MET
