"""The lines that a table should have, in order, derived apart from how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from generator.config import TableSpec
from generator.formula import value_of
from generator.frozen import Frozen, field
from generator.model import Evaluation, Metric, Questions, Result, Verdict
from generator.reconcile.source import Exact, Values, added, counts, values_of

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Member(Frozen):
    """An organization's line: its result, and its numbers derived from its cells."""

    result: Result
    values: Values


class Sums(Frozen):
    """A line about several organizations: of a group that it begins or ends, or of all.

    `label` is what it has to say; `has_figures` is false where only a group is named.
    """

    label: str
    members: Sequence[Member]
    group: str = ""
    numeral: str = ""
    has_figures: bool = True


class Derived(Frozen):
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

    def place(member: Member) -> tuple[bool, Exact]:
        value = values[id(member)]
        return value is None, 0 if value is None else sign * value

    return sorted(members, key=place)


def _value(member: Member, name: str, metric: Metric | None) -> Exact | None:
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
    ways_of_all = _ways(line.members, questions)
    for metric in questions.metrics:
        counted = [e for e in line.members if e.result.assessments[metric.name].counts_in_total]
        ways = ways_of_all if len(counted) == len(line.members) else _ways(counted, questions)
        values = (value_of(metric.formula, each.get) for each in ways)
        metrics[metric.name] = frozenset(value for value in values if value is not None)
    names = dict.fromkeys(name for way in ways_of_all for name in way)
    columns = {name: frozenset(w[name] for w in ways_of_all if name in w) for name in names}
    return Derived(columns, metrics)


def _ways(members: Sequence[Member], questions: Questions) -> list[dict[str, Fraction]]:
    by_formula = counts(each.result for each in members)
    by_row = dict(by_formula)
    for each in questions.derived:
        value = value_of(each.formula, by_formula.get)
        if value is not None:
            by_formula[each.name] = value
        own = [m.values[each.name] for m in members if each.name in m.values]
        if own:
            by_row[each.name] = added(own)
    return [by_formula, by_row]


def verdict_of(metric: Metric, group: str, values: frozenset[Fraction]) -> Verdict | None:
    """Judge the sums of a group; None where its exact value does not tell."""
    target = metric.target.of_group(group)
    if metric.judges_rounded or target is None or len(values) != 1:
        return None
    (value,) = values
    is_met = value >= target.value if target.at_least else value <= target.value
    return Verdict.MET if is_met else Verdict.NOT_MET
