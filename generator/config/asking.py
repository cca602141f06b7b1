"""What judgement needs to know of a dossier: its formulas read, its organizations found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from generator.config.figures import CitationSettings
from generator.config.judgement import (
    AcceptanceSettings,
    CheckSettings,
    ExemptionSettings,
    LevelSettings,
    MetricSettings,
)
from generator.config.names import DATA
from generator.config.roster import known_by, owing, unclear
from generator.config.rules import is_in_percent, ranking, rule_problems, tolerance
from generator.config.settings import Settings
from generator.config.source import Route
from generator.config.tabling import table_problems
from generator.config.values import guess
from generator.errors import Problem, Refused, error
from generator.formula import FormulaError, is_condition, names_in, parse
from generator.model import (
    Acceptance,
    Bound,
    Check,
    Citation,
    Column,
    ColumnKind,
    Constant,
    Derived,
    Exemption,
    Expression,
    Levels,
    Metric,
    Operation,
    Organization,
    Questions,
)
from generator.vietnamese import enumerate_vi, fold_text, nearest, parse_date, short_date

POINTS = "điểm phần trăm"
UNREADABLE = Constant(Fraction(0))
"""Stands for a formula that could not be read, until its problem is raised."""

_ADD_LEVEL = "Sửa ô «Nhóm», hoặc ghi mức cho đơn vị ở «Theo nhóm», «Theo đơn vị» hoặc «Chung»."
_MOST_NAMED = 3


def columns(settings: Settings) -> tuple[Column, ...]:
    """Return the columns to read from the workbook, without the one that names organizations."""
    return tuple(column for table in settings.tables for column in table.read_columns)


def questions(settings: Settings, register: Sequence[Organization] | None) -> Questions:
    """Return what has to be judged; each computed column comes after those it needs.

    Without a register (it was refused) no name of an organization is looked up.

    Raises:
        Refused: with every formula that cannot be read, every name that is not in the register,
            every organization that has no level.
    """
    asking = _Asking(settings, register)
    asked = Questions(
        derived=tuple(asking.derived()),
        metrics=tuple(asking.metrics()),
        checks=tuple(asking.checks()),
        citations=tuple(map(_citation, settings.citations)),
        acceptances=tuple(asking.acceptances()),
        sums_groups=any(spec.group_sums for _, spec in settings.specs()),
    )
    asking.check_subtotals()
    asking.problems += rule_problems(settings)
    asking.problems += table_problems(settings)
    if asking.problems:
        raise Refused(asking.problems)
    return asked


@dataclass(slots=True)
class _Asking:
    settings: Settings
    register: Sequence[Organization] | None
    problems: list[Problem] = field(default_factory=list)

    # --- formulas

    def derived(self) -> Iterator[Derived]:
        figures, written = self._figures(), self.settings.data.derived
        routes = {each.name: each.route for each in written}
        read = {each.name: self._number(each.formula, figures, each.route) for each in written}
        needs = {n: [x for x in names_in(formula) if x in read] for n, formula in read.items()}
        for name in read:
            if name in _needed(needs[name], needs):
                what = f"cột «{name}» được tính từ chính nó."
                self._problem("CH13", routes[name], what, "Sửa lại công thức.")
        for name in _needed(read, needs):
            yield Derived(name, read[name])

    def checks(self) -> Iterator[Check]:
        names = [*self._figures(), *(metric.name for metric in self.settings.metrics)]
        for position, check in enumerate(self.settings.checks):
            route = ("Đối chiếu", position, "Điều kiện")
            condition = self._condition(check.condition, names, route)
            near = self._tolerance(check, condition, ("Đối chiếu", position, "Cho phép lệch"))
            yield Check(check.name, condition, check.is_mandatory, near)

    def _tolerance(self, check: CheckSettings, condition: Expression, route: Route) -> Fraction:
        if check.tolerance is None or not isinstance(condition, Operation):
            return Fraction(0)
        try:
            return tolerance(check.tolerance, condition, is_rate=self._speaks_of_rates(condition))
        except FormulaError as fault:
            self._problem("CH14", route, fault.what, fault.remedy)
            return Fraction(0)

    def _speaks_of_rates(self, condition: Expression) -> bool:
        columns = self.settings.data.columns
        rates = {name for name, each in columns.items() if each.kind is ColumnKind.RATE}
        rates |= {m.name for m in self.settings.metrics if is_in_percent(m)}
        return not rates.isdisjoint(names_in(condition))

    def _figures(self) -> list[str]:
        """Return the names that stand for numbers."""
        columns = self.settings.data.columns.items()
        numbers = [name for name, column in columns if column.kind.is_number]
        sums = self.settings.data.sums_over_periods
        return [*numbers, *sums, *(each.name for each in self.settings.data.derived)]

    def _number(self, text: str, names: Sequence[str], route: Route) -> Expression:
        formula = self._formula(text, names, route)
        if is_condition(formula):
            what = f"«{text}» là điều kiện, không phải công thức tính ra số."
            self._problem("CH13", route, what, "Bỏ dấu so sánh.")
        return formula

    def _condition(self, text: str, names: Sequence[str], route: Route) -> Expression:
        condition = self._formula(text, names, route)
        if condition is not UNREADABLE and not is_condition(condition):
            what = f"«{text}» chưa phải là điều kiện."
            self._problem("CH13", route, what, "Ghi dạng «Tổng hồ sơ = Cộng các kênh».")
        return condition

    def _formula(self, text: str, names: Sequence[str], route: Route) -> Expression:
        try:
            return parse(text, names)
        except FormulaError as fault:
            self._problem("CH13", route, fault.what, fault.remedy)
            return UNREADABLE

    # --- metrics

    def metrics(self) -> Iterator[Metric]:
        figures = self._figures()
        for position, metric in enumerate(self.settings.metrics):
            yield self._metric(metric, figures, ("Chỉ tiêu", position))

    def _metric(self, metric: MetricSettings, figures: Sequence[str], route: Route) -> Metric:
        formula = self._number(metric.formula, figures, (*route, "Cách tính"))
        target = self._levels(metric.target, (*route, "Mức giao"))
        goal = self._levels(metric.goal, (*route, "Mức phấn đấu")) if metric.goal else Levels()
        is_percent = self._is_percent(metric, target, goal, route)
        return Metric(
            name=metric.name,
            formula=formula,
            is_percent=is_percent,
            target=target,
            goal=goal,
            goal_period=metric.goal.period if metric.goal else "",
            decimals=metric.decimals,
            trims_zeros=metric.trims_zeros,
            truncates=metric.truncates,
            judges_rounded=metric.judges_rounded,
            difference_word=metric.difference_word or (POINTS if is_percent else ""),
            exemptions=tuple(self._exemptions(metric.exemptions, figures, route)),
            sheet_column=self._sheet_column(metric.sheet_column, route),
            ranking=ranking(metric),
            past=self._past(metric.past_formula, figures, (*route, "Kỳ trước")),
            may_exceed=metric.may_exceed,
        )

    def _past(self, text: str | None, figures: Sequence[str], route: Route) -> Expression | None:
        return None if text is None else self._number(text, figures, route)

    def _exemptions(
        self, exemptions: Sequence[ExemptionSettings], figures: Sequence[str], route: Route
    ) -> Iterator[Exemption]:
        for position, each in enumerate(exemptions):
            here = (*route, "Ngoại trừ", position, "Khi")
            when = self._condition(each.when, figures, here)
            yield Exemption(when, each.reason, each.counts_in_total)

    def _sheet_column(self, written: str | None, route: Route) -> str | None:
        """Return the column of verdicts, which has to be a column of texts."""
        if written is None:
            return None
        columns, here = self.settings.data.columns, (*route, "Kết quả trên bảng")
        texts = [name for name, each in columns.items() if each.kind is ColumnKind.TEXT]
        for name in columns:
            if fold_text(name) == fold_text(written):
                if name not in texts:
                    what = f"cột «{name}» không ghi kết quả, vì không phải là cột chữ."
                    self._problem("CH14", here, what, "Ghi tên cột khác, hoặc thêm «Kiểu: chữ».")
                return name
        remedy = guess(written, texts, "Khai báo cột này ở mục «Cột», với «Kiểu: chữ».")
        self._problem("CH12", here, f"không có cột «{written}».", remedy)
        return written

    def _is_percent(
        self, metric: MetricSettings, target: Levels, goal: Levels, route: Route
    ) -> bool:
        """Tell whether the levels are written in percent; they must agree."""
        written = {"%" in bound.shown for levels in (target, goal) for bound in _bounds(levels)}
        if len(written) > 1:
            what = f"các mức của «{metric.name}» có mức ghi %, có mức không."
            self._problem("CH14", (*route, "Mức giao"), what, "Ghi mọi mức theo cùng một cách.")
        return True in written

    # --- organizations

    def _levels(self, levels: LevelSettings, route: Route) -> Levels:
        before = len(self.problems)
        by_group = {
            self._group(group, (*route, "Theo nhóm", group)): bound
            for group, bound in levels.by_group.items()
        }
        by_organization = {
            self._code(name, (*route, "Theo đơn vị", name)): bound
            for name, bound in levels.by_organization.items()
        }
        found = Levels(levels.common, by_group or None, by_organization or None)
        if len(self.problems) == before and (levels.by_group or route[-1] == "Mức giao"):
            self._check_levels(found, list(levels.by_group), route)
        return found

    def _check_levels(self, levels: Levels, groups: Sequence[str], route: Route) -> None:
        """Refuse that organizations have no level; a group is told once, as it is written."""
        of_group: dict[str, list[str]] = {}
        for each in owing(self.settings, self.register or ()):
            if levels.of(each) is None:
                of_group.setdefault(each.group, []).append(each.short_name)
        for group, names in of_group.items():
            seen = f"nhóm «{group}»" if group else "ô «Nhóm» để trống"
            what = f"{_listed(names)} ({seen} trong danh sách đơn vị) không có mức nào."
            near = nearest(group, groups)
            remedy = f"Có phải nhóm «{near}» không? {_ADD_LEVEL}" if near else _ADD_LEVEL
            self._problem("CH12", (*route, "Theo nhóm"), what, remedy)

    def check_subtotals(self) -> None:
        """Refuse rows of sums over groups that nobody belongs to."""
        for position, table in enumerate(self.settings.data.tables):
            for label, group in table.subtotals.items():
                self._group(group, (DATA, position, "Dòng cộng nhóm", label))

    def _group(self, written: str, route: Route) -> str:
        if self.register is None:
            return written
        groups = list(dict.fromkeys(each.group for each in self.register if each.group))
        for group in groups:
            if fold_text(group) == fold_text(written):
                return group
        what = f"danh sách đơn vị không có nhóm «{written}»."
        known = ", ".join(f"«{group}»" for group in groups)
        self._problem("CH12", route, what, guess(written, groups, f"Các nhóm: {known}."))
        return written

    def _code(self, written: str, route: Route) -> str:
        if self.register is None:
            return written
        found = known_by(written, self.register, self.settings.period.end)
        if len(found) == 1:
            return found[0].code
        self._problem("CH12", route, *unclear(written, found, self.register))
        return written

    # --- accepted warnings

    def acceptances(self) -> Iterator[Acceptance]:
        for position, each in enumerate(self.settings.acceptances):
            route: Route = ("Cảnh báo đã xem", position)
            yield Acceptance(
                subject=each.subject,
                differences=self._differences(each),
                reason=each.reason,
                seen_by=each.seen_by,
                seen_on=each.seen_on,
                codes=each.codes,
                line=self.settings.line(*route),
                too_early=self._too_early(parse_date(each.seen_on)),
            )

    def _too_early(self, seen: date) -> str:
        """Say why an acceptance is one that was copied with the folder of an earlier period.

        A letter that is dated within its period reports estimates, which are seen before its end.
        """
        period, issued = self.settings.period, self.settings.letter.date
        is_estimate = issued.day is not None and issued.as_date() < period.end
        if is_estimate:
            early = f"kỳ số liệu bắt đầu ({short_date(period.start)})"
            return early if seen < period.start else ""
        return f"kỳ số liệu kết thúc ({short_date(period.end)})" if seen < period.end else ""

    def _differences(self, acceptance: AcceptanceSettings) -> Mapping[str, Fraction]:
        """Return the differences with the row of totals under "", as it is no organization."""
        totals = {fold_text(label) for label in self.settings.data.total_rows} | {""}
        return {
            "" if fold_text(name) in totals else name: difference
            for name, difference in acceptance.differences.items()
        }

    def _problem(self, code: str, route: Route, what: str, remedy: str) -> None:
        self.problems.append(error(code, self.settings.place(*route), what, remedy))


def _citation(cited: CitationSettings) -> Citation:
    return Citation(cited.name, cited.value, cited.number, cited.source, cited.metric)


def _bounds(levels: Levels) -> list[Bound]:
    several = [*(levels.by_group or {}).values(), *(levels.by_organization or {}).values()]
    return [*several, *([levels.common] if levels.common else [])]


def _listed(names: Sequence[str]) -> str:
    shown = [f"«{name}»" for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return enumerate_vi([*shown, f"{more} đơn vị nữa"] if more else shown)


def _needed(
    names: Sequence[str] | Mapping[str, object], needs: Mapping[str, list[str]]
) -> list[str]:
    """Return names with all that they need, each after what it needs, otherwise in their order."""
    ordered: dict[str, None] = {}
    waiting: set[str] = set()

    def add(name: str) -> None:
        if name not in ordered and name not in waiting:
            waiting.add(name)
            for each in needs[name]:
                add(each)
            ordered[name] = None

    for name in names:
        add(name)
    return list(ordered)
