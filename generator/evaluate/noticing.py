"""Findings in the figures themselves: blank cells, the row of totals, digits, citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.errors import Place, Problem, error
from generator.evaluate.case import Case, Judged, cells_of, metric_named
from generator.evaluate.judgement import scale_to_show
from generator.evaluate.rows import Row, exact
from generator.evaluate.scale import PLAIN, rounded, scale_of, scales_from, show_gap, show_value
from generator.model import Bound, Citation, ColumnKind, Finding, Metric, Source
from generator.vietnamese import fold_text

SILENT = (None, "", "-")


def notice(case: Case) -> Iterator[Finding]:
    """Find what does not fit in the figures, without any check of the dossier."""
    for judged in case.rows:
        yield from _blank_cells(judged.row)
    yield from _sheet_totals(case)
    yield from _sheet_verdicts(case)
    yield from _more_than_all(case)
    yield from _added_digits(case)
    for citation in case.questions.citations:
        yield from _cited(case, citation)


def _blank_cells(row: Row) -> Iterator[Finding]:
    for name, cell in row.cells.items():
        if name in row.blanks:
            text = f"{row.label}: ô ở cột «{name}» để trống; nếu là không thì phải ghi số 0."
            yield Finding("DC01", name, row.owner, Fraction(0), (cell,), text)


def _sheet_totals(case: Case) -> Iterator[Finding]:
    """Compare the sheet's own row of totals with the sums, column by column."""
    given = case.dataset.total.data if case.dataset.total else {}
    for column in case.dataset.columns:
        if column.kind is not ColumnKind.COUNT or column.name not in given:
            continue
        datum, added = given[column.name], case.total.row.values[column.name]
        typed = exact(datum.value)
        if typed is None or added is None or typed == added:
            continue
        text = (
            f"Dòng tổng: cột «{column.name}» ghi {show_value(PLAIN, typed)}, "
            f"{case.total.row.sources[column.name]} được {show_value(PLAIN, added)}; "
            f"chênh {show_gap(PLAIN, added - typed)}."
        )
        yield Finding("DC02", column.name, "", added - typed, (datum.source,), text)


def _sheet_verdicts(case: Case) -> Iterator[Finding]:
    """Compare the verdicts that the sheet gives with ours; a blank or a dash says nothing."""
    judged_rows, records = (*case.rows, case.total), (*case.dataset.records, case.dataset.total)
    for judged, record in zip(judged_rows, records, strict=True):
        for metric in case.questions.metrics:
            datum = record.data.get(metric.sheet_column or "") if record else None
            if datum is None or datum.value in SILENT:
                continue
            label = judged.assessments[metric.name].verdict.label
            if fold_text(str(datum.value)) != fold_text(label):
                text = (
                    f"{judged.row.label}: cột «{metric.sheet_column}» ghi «{datum.value}», "
                    f"xét lại «{metric.name}» được «{label}»."
                )
                owner = judged.row.owner
                yield Finding("DC09", metric.name, owner, Fraction(0), (datum.source,), text)


def _more_than_all(case: Case) -> Iterator[Finding]:
    """Find shares of more than everything: a numerator above its denominator."""
    for judged in (*case.rows, case.total):
        for metric in case.questions.metrics:
            ratio = judged.assessments[metric.name].ratio
            if not metric.is_percent or ratio is None or ratio[0] <= ratio[1]:
                continue
            numerator, denominator = (show_value(PLAIN, each) for each in ratio)
            text = (
                f"{judged.row.label}: «{metric.name}» lớn hơn 100%, vì lấy {numerator} "
                f"chia cho {denominator}."
            )
            cells = cells_of(case, judged.row, metric.name)
            difference = ratio[0] - ratio[1]
            yield Finding("DC11", metric.name, judged.row.owner, difference, cells, text)


def _cited(case: Case, citation: Citation) -> Iterator[Finding]:
    metric = metric_named(case, citation.metric)
    figure = case.total.assessments[metric.name].value if metric else None
    if metric is None or figure is None or citation.value is None:
        return
    scale = scale_of(metric)
    difference = rounded(scale, figure.value) - citation.value
    if difference:
        text = (
            f"Số liệu dẫn «{citation.name}» ghi {citation.shown}, tính từ bảng được "
            f"{show_value(scale, figure.value)}; chênh {show_gap(scale, difference)}."
        )
        cells = cells_of(case, case.total.row, metric.name)
        yield Finding("DC06", citation.name, "", difference, cells, text)


# --- digits ----------------------------------------------------------------------------------


def _added_digits(case: Case) -> Iterator[Finding]:
    """Find the values shown with more decimals, so as to agree with their verdicts."""
    for judged, metric, value, target in _measured(case):
        usual, finer = scale_of(metric), scale_to_show(metric, value, target)
        if finer is None or finer == usual:
            continue
        difference = rounded(finer, value) - target.value
        text = (
            f"{judged.row.label}: «{metric.name}» ghi {show_value(finer, value)}, vì ghi "
            f"{show_value(usual, value)} thì trái với kết quả {_result(judged, metric, target)}; "
            f"chênh {show_gap(finer, difference)}."
        )
        cells = cells_of(case, judged.row, metric.name)
        yield Finding("DC07", metric.name, judged.row.owner, difference, cells, text)


def contradictions(case: Case) -> Iterator[Problem]:
    """Find the values that no permitted number of decimals brings to agree with the verdict."""
    for judged, metric, value, target in _measured(case):
        if scale_to_show(metric, value, target):
            continue
        shown = show_value(scales_from(scale_of(metric))[-1], value)
        yield error(
            "CT03",
            _place(cells_of(case, judged.row, metric.name)),
            f"{judged.row.label}: «{metric.name}» ghi nhiều số lẻ nhất vẫn là {shown}, "
            f"trái với kết quả {_result(judged, metric, target)}.",
            "Ghi «Xét theo: số làm tròn» cho chỉ tiêu này, hoặc sửa mức giao.",
        )


def _measured(case: Case) -> Iterator[tuple[Judged, Metric, Fraction, Bound]]:
    for judged in (*case.rows, case.total):
        for metric in case.questions.metrics:
            told = judged.assessments[metric.name]
            if told.value and told.target:
                yield judged, metric, told.value.value, told.target


def _result(judged: Judged, metric: Metric, target: Bound) -> str:
    return f"«{judged.assessments[metric.name].verdict.label}» (mức {target.shown})"


def _place(cells: Sequence[Source]) -> Place:
    if not cells:
        return Place("congvan.yaml")
    return Place(cells[0].file, sheet=cells[0].sheet, cell=cells[0].cell)
