"""What entries ask of one another: tolerances, ranks and changes that a table shows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.config.judgement import LevelSettings, MetricSettings
from generator.config.names import OF_PAST, OF_RANK
from generator.config.settings import Settings
from generator.config.source import Route
from generator.config.table import TableColumn
from generator.config.values import difference
from generator.errors import Problem, error
from generator.formula import FormulaError, is_condition
from generator.model import Operation, Ranking
from generator.vietnamese import fold_text

_TOLERABLE = ("=", "<", "≤", ">", "≥")


def ranking(metric: MetricSettings) -> Ranking | None:
    """Return how a metric is ranked."""
    if metric.highest_first is None:
        return None
    return Ranking(metric.highest_first, metric.dense)


def is_in_percent(metric: MetricSettings) -> bool:
    """Tell whether the levels of a metric are written in percent."""
    return any("%" in each for each in _levels(metric.target))


def _levels(levels: LevelSettings) -> Iterator[str]:
    bounds = [levels.common, *levels.by_group.values(), *levels.by_organization.values()]
    yield from (bound.shown for bound in bounds if bound)


def tolerance(written: str, condition: Operation, *, is_rate: bool) -> Fraction:
    """Read the difference that a check lets pass.

    Raises:
        FormulaError: where it is no number, or makes no sense for the condition.
    """
    if condition.operator not in _TOLERABLE or is_condition(condition.left):
        what = "chỉ phép đối chiếu có đúng hai vế, không nối bằng «và», «hoặc», mới có độ lệch."
        raise FormulaError(what, "Bỏ mục này, hoặc tách thành nhiều phép đối chiếu.")
    in_percent = "%" in written or "phần trăm" in fold_text(written)
    if is_rate != in_percent:
        kind, example = ("tỷ lệ", "0,01%") if is_rate else ("số đếm", "1")
        what = f"«{written}» không hợp với phép đối chiếu {kind}."
        raise FormulaError(what, f"Ghi dạng «{example}».")
    try:
        read = difference(written)
    except ValueError as fault:
        raise FormulaError(str(fault), "Ghi dạng «1» hoặc «0,01%».") from None
    if read < 0:
        raise FormulaError(f"«{written}» là số âm.", "Ghi độ lệch không có dấu trừ.")
    return read


# --- what is not asked for -------------------------------------------------------------------


def rule_problems(settings: Settings) -> Iterator[Problem]:
    """Yield the entries that speak of what another entry does not ask for, or forbids."""
    yield from _accepted_errors(settings)
    yield from _accepted_past(settings)
    yield from _empty_columns(settings)


def _accepted_errors(settings: Settings) -> Iterator[Problem]:
    mandatory = {check.name for check in settings.checks if check.is_mandatory}
    for position, each in enumerate(settings.acceptances):
        if each.check in mandatory:
            what = f"«{each.check}» có «Mức độ: lỗi» nên không nhận cảnh báo đã xem."
            place = settings.place("Cảnh báo đã xem", position, "Đối chiếu")
            yield error("CH14", place, what, "Sửa số liệu, hoặc ghi «Mức độ: cảnh báo».")


def _accepted_past(settings: Settings) -> Iterator[Problem]:
    for position, each in enumerate(settings.acceptances):
        if each.past and settings.previous is None:
            place = settings.place("Cảnh báo đã xem", position, "Kỳ trước")
            what = "chưa khai kỳ trước thì không có cảnh báo này."
            yield error("CH14", place, what, "Khai báo mục «Kỳ trước», hoặc xóa cảnh báo này.")


def _empty_columns(settings: Settings) -> Iterator[Problem]:
    """Find columns of tables that would stay empty: of ranks nobody asks for, of no past."""
    for route, spec in settings.specs():
        for column, here in _leaves(spec.columns, (*route, "Cột")):
            missing = _missing(settings, column.source or "")
            if missing:
                what = f"cột «{column.title}» ghi «{column.source}» mà {missing[0]}."
                yield error("CH14", settings.place(*here), what, missing[1])


def _leaves(columns: tuple[TableColumn, ...], route: Route) -> Iterator[tuple[TableColumn, Route]]:
    for position, column in enumerate(columns):
        here = (*route, position, column.title)
        if column.columns:
            yield from _leaves(column.columns, here)
        else:
            yield column, here


def _missing(settings: Settings, source: str) -> tuple[str, str] | None:
    """Return what is not there that a column shows, and what to do."""
    for metric in settings.metrics:
        if source in _words(OF_RANK, metric.name) and metric.highest_first is None:
            remedy = "Thêm «Xếp hạng: cao xuống thấp» vào chỉ tiêu ấy."
            return f"«{metric.name}» không xếp hạng", remedy
        is_told = settings.previous or metric.past_formula
        if source in _words(OF_PAST, metric.name) and not is_told:
            return "chưa khai kỳ trước", "Khai báo mục «Kỳ trước»."
    return None


def _words(words: tuple[str, ...], metric: str) -> tuple[str, ...]:
    return (*words, *(f"{word} {metric}" for word in words))
