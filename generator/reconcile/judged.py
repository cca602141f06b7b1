"""What the account says of judgement: close calls, who is left out, what was let pass."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from operator import itemgetter

from generator.model import Assessment, Evaluation, Metric, Name, Questions, Result, Source
from generator.reconcile.section import Row, Section
from generator.vietnamese import number

MARGINS = 10


def margins(evaluation: Evaluation, questions: Questions) -> Section:
    """List those that came nearest to their targets, on either side."""
    close = [
        (each.difference.value, result, each)
        for result in evaluation.results
        for each in (result.assessments[metric.name] for metric in questions.metrics)
        if each.difference and each.value and each.target
    ]
    nearest = nsmallest(MARGINS, close, key=itemgetter(0))  # the first of those as near
    rows = tuple(_margin(result, each) for _, result, each in nearest)
    header = ("Đơn vị", "Chỉ tiêu", "Giá trị đúng", "Số in", "Mức giao", "Cách mức", "Kết quả")
    return Section("Mười trường hợp sát mức giao nhất", header, rows, frozenset({2, 3, 5}))


def _margin(result: Result, assessment: Assessment) -> Row:
    assert result.organization
    assert assessment.value
    assert assessment.target
    assert assessment.difference
    ratio = assessment.ratio
    exact = "/".join(number(each) for each in ratio) if ratio else str(assessment.value.value)
    return (
        result.organization.short_name,
        assessment.metric,
        exact,
        assessment.value.shown,
        assessment.target.words,
        assessment.difference.shown,
        assessment.verdict.label,
    )


def unjudged(evaluation: Evaluation) -> Section:
    """List who is not among those assessed, and whether the total's value counts them."""
    rows = tuple(
        (each.metric, result.organization.short_name, each.verdict.label, each.reason, _in(each))
        for metric in evaluation.tallies
        for result in evaluation.results
        if result.organization and not (each := result.assessments[metric]).is_judged
    )
    header = ("Chỉ tiêu", "Đơn vị", "Kết quả", "Lý do", "Chỉ tiêu ở dòng tổng")
    return Section("Đơn vị không được đánh giá", header, rows, empty="Không có.")


def _in(assessment: Assessment) -> str:
    if assessment.counts_in_total:
        return "có tính đơn vị này"
    return "không tính đơn vị này; các cột số đếm ở dòng tổng vẫn cộng cả"


def let_pass(evaluation: Evaluation, questions: Questions) -> Section | None:
    """Count the rows that are off by no more than the dossier lets pass; None if it lets none."""
    rows = [
        (each.name, number(sum(1 for _ in near)), near[0] if near else "")
        for each in questions.checks
        if each.tolerance
        for near in [list(_near(evaluation, each.name))]
    ]
    header = ("Phép đối chiếu", "Số dòng lệch trong mức cho phép", "Lệch nhiều nhất")
    return (
        Section("Lệch trong mức cho phép", header, tuple(rows), frozenset({1, 2})) if rows else None
    )


def _near(evaluation: Evaluation, check: str) -> Iterator[str]:
    """Yield the differences of a check that were let pass, the greatest first."""
    rows = (*evaluation.results, evaluation.total)
    found = [result.comparisons[check] for result in rows if check in result.comparisons]
    near = [each.difference for each in found if each.is_tolerated]
    for difference in sorted(near, key=lambda each: -abs(each.value)):
        yield difference.shown


def given(evaluation: Evaluation, questions: Questions) -> Section | None:
    """List the rates that tables give ready-made; None where every rate is computed."""
    found = [(each, _ready_made(evaluation, each)) for each in questions.metrics]
    rows = tuple(
        (metric.name, name, _at_total(evaluation, metric)) for metric, name in found if name
    )
    header = ("Chỉ tiêu", "Cột ghi sẵn", "Ở dòng tổng")
    title = "Tỷ lệ ghi sẵn trong bảng, không có số đếm để tính lại"
    return Section(title, header, rows, frozenset({2})) if rows else None


def _ready_made(evaluation: Evaluation, metric: Metric) -> str:
    """Return the column of the tables that a rate is, "" where it is computed."""
    if not (metric.is_percent and isinstance(metric.formula, Name)):
        return ""
    name = metric.formula.name
    figures = (each.figures[name] for each in evaluation.results if name in each.figures)
    return name if any(isinstance(figure.source, Source) for figure in figures) else ""


def _at_total(evaluation: Evaluation, metric: Metric) -> str:
    return str(evaluation.total.assessments[metric.name].value or "")


def since(evaluation: Evaluation, questions: Questions) -> Section | None:
    """Tell how the totals have changed; None without a period before.

    A metric may have its own, beside our figures: the column is not of one period then.
    """
    told_of = evaluation.total.assessments
    if evaluation.past_period is None and not any(told.past for told in told_of.values()):
        return None
    own = {each.name for each in questions.metrics if each.past}
    period = evaluation.past_period
    is_mixed = bool(period and own)
    rows = tuple(
        (
            f"{name} (so với {period})" if is_mixed and name not in own and told.past else name,
            *(str(part or "") for part in (told.past, told.value, told.change)),
        )
        for name, told in told_of.items()
    )
    before = "Kỳ trước" if is_mixed or not period else period
    header = ("Chỉ tiêu, dòng tổng", before, "Kỳ này", "Thay đổi")
    return Section("So với kỳ trước", header, rows, frozenset({1, 2, 3}))


def citations(evaluation: Evaluation, questions: Questions) -> Section:
    """List the cited figures with their sources, beside what was computed."""
    rows = []
    for each in questions.citations:
        computed = evaluation.total.assessments[each.metric].value if each.metric else None
        compared = f"{each.metric}: {computed}" if each.metric else "không so"
        rows.append((each.name, each.shown, each.source, compared))
    header = ("Số dẫn", "Ghi", "Nguồn", "So với số tính từ bảng")
    return Section("Số liệu dẫn", header, tuple(rows), empty="Không có.")
