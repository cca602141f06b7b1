"""Findings in the figures themselves: blank cells, the row of totals, digits, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.errors import Place, Problem, error
from generator.evaluate.case import Case, Judged, cells_of, metric_named
from generator.evaluate.gauge import Gauge
from generator.evaluate.judgement import scale_to_show
from generator.evaluate.rows import Row, added, exact
from generator.evaluate.scale import (
    PLAIN,
    RATE,
    Scale,
    fraction_of,
    rounded,
    scale_of,
    show_gap,
    show_value,
)
from generator.model import Bound, Citation, ColumnKind, Finding, Source, Verdict
from generator.vietnamese import fold_text

SILENT = (None, "", "-", "–", "—")
SAME_VERDICTS = {"không đạt": Verdict.NOT_MET}
"""What a sheet may write for a verdict, beside the words that we print."""
MOST_TIMES = 10
"""A rate of growth may be of some hundred percent."""
TINY, USUAL = Fraction(1, 100), Fraction(1, 10)
"""A rate that may have been typed on the scale of one, and what half of the others are above."""


def notice(case: Case, at_odds: Iterable[AtOdds]) -> Iterator[Finding]:
    """Find what does not fit in the figures, without any check of the dossier."""
    for judged in case.rows:
        yield from _blank_cells(judged.row)
    yield from _sheet_totals(case)
    yield from _subtotals(case)
    yield from _sheet_verdicts(case)
    yield from _more_than_all(case)
    yield from _wild_rates(case)
    yield from _tiny_rates(case)
    yield from _added_digits(case, at_odds)
    for citation in case.questions.citations:
        yield from _cited(case, citation)


def _blank_cells(row: Row) -> Iterator[Finding]:
    for name in row.blanks:
        text = f"{row.label}: ô ở cột «{name}» để trống; nếu là không thì phải ghi số 0."
        cells = (row.data[name].source,)
        yield Finding("DC01", name, row.name, Fraction(0), cells, text, owner=row.owner)


def _sheet_totals(case: Case) -> Iterator[Finding]:
    """Compare the sheet's own row of totals with the sums, column by column."""
    given = case.dataset.total.data if case.dataset.total else {}
    for column in case.dataset.columns:
        if column.kind is not ColumnKind.COUNT or column.name not in given:
            continue
        datum, total = given[column.name], case.total.row.values[column.name]
        typed = exact(datum.value)
        if typed is None or total is None or typed == total:
            continue
        gap = fraction_of(total - typed)
        text = (
            f"Dòng tổng: cột «{column.name}» ghi {show_value(PLAIN, typed)}, "
            f"{case.total.row.words[column.name]} được {show_value(PLAIN, total)}; "
            f"chênh {show_gap(PLAIN, gap)}."
        )
        yield Finding("DC02", column.name, "", gap, (datum.source,), text)


def _subtotals(case: Case) -> Iterator[Finding]:
    """Compare the sheet's own sums over groups with ours, column by column."""
    counts = [each.name for each in case.dataset.columns if each.kind is ColumnKind.COUNT]
    for subtotal in case.dataset.subtotals:
        rows = [judged.row for judged in case.rows if _is_of(judged.row, subtotal.group)]
        for name in counts:
            datum = subtotal.record.data.get(name)
            typed = exact(datum.value) if datum else None
            present = [value for row in rows if (value := row.values.get(name)) is not None]
            total = added(present)
            if datum is None or typed is None or typed == total:
                continue
            label, gap, cells = subtotal.label, fraction_of(total - typed), (datum.source,)
            text = (
                f"Dòng «{label}»: cột «{name}» ghi {show_value(PLAIN, typed)}, cộng "
                f"{len(present)} đơn vị nhóm «{subtotal.group}» được {show_value(PLAIN, total)}; "
                f"chênh {show_gap(PLAIN, gap)}."
            )
            yield Finding("DC20", name, label, gap, cells, text, owner=label)


def _is_of(row: Row, group: str) -> bool:
    return bool(row.organization and fold_text(row.organization.group) == fold_text(group))


def _sheet_verdicts(case: Case) -> Iterator[Finding]:
    """Compare the verdicts that the sheet gives with ours; a blank or a dash says nothing."""
    metrics = [metric for metric in case.questions.metrics if metric.sheet_column]
    judged_rows, records = (*case.rows, case.total), (*case.dataset.records, case.dataset.total)
    for judged, record in zip(judged_rows, records, strict=True):
        for metric in metrics:
            datum = record.data.get(metric.sheet_column or "") if record else None
            if datum is None or datum.value in SILENT:
                continue
            verdict = judged.assessments[metric.name].verdict
            label, written = verdict.label, fold_text(str(datum.value))
            if written != fold_text(label) and SAME_VERDICTS.get(written) is not verdict:
                text = (
                    f"{judged.row.label}: cột «{metric.sheet_column}» ghi «{datum.value}», "
                    f"xét lại «{metric.name}» được «{label}»."
                )
                row, cells = judged.row, (datum.source,)
                yield Finding(
                    "DC09", metric.name, row.name, Fraction(0), cells, text, owner=row.owner
                )


def _more_than_all(case: Case) -> Iterator[Finding]:
    """Find shares of more than everything: a numerator above its denominator."""
    metrics = [each for each in case.questions.metrics if each.is_percent and not each.may_exceed]
    for judged in (*case.rows, case.total):
        for metric in metrics:
            ratio = judged.assessments[metric.name].ratio
            if not ratio or ratio[0] <= ratio[1]:
                continue
            row, gap = judged.row, ratio[0] - ratio[1]
            numerator, denominator = (show_value(PLAIN, each) for each in ratio)
            text = (
                f"{row.label}: «{metric.name}» lớn hơn 100%, vì lấy {numerator} "
                f"chia cho {denominator}; chênh {show_gap(PLAIN, gap)}."
            )
            cells = cells_of(case, row, metric.name)
            yield Finding("DC11", metric.name, row.name, gap, cells, text, owner=row.owner)


def _wild_rates(case: Case) -> Iterator[Finding]:
    """Find rates of the sheet that nobody means: 70 typed where Excel shows it as 7000%."""
    rates = [each.name for each in case.dataset.columns if each.kind is ColumnKind.RATE]
    for row in (judged.row for judged in case.rows):
        for name in rates:
            rate = row.values.get(name)
            if rate is not None and not -MOST_TIMES <= rate <= MOST_TIMES:
                gap = rounded(RATE, rate - 1)
                text = (
                    f"{row.label}: cột «{name}» ghi {show_value(RATE, rate)}, có lẽ gấp 100 lần; "
                    f"chênh {show_gap(RATE, gap)} so với 100%."
                )
                cells = (row.data[name].source,)
                yield Finding("DC11", name, row.name, gap, cells, text, owner=row.owner)


def _tiny_rates(case: Case) -> Iterator[Finding]:
    """Find rates typed as 0,7 among those typed as 70,5: this one may be 70% too."""
    hundreds = [each.name for each in case.dataset.columns if each.of_hundred]
    for name in hundreds:
        known = [each.row for each in case.rows if each.row.values.get(name) is not None]
        rates = [rate for row in known if (rate := row.values[name]) is not None]
        if 2 * sum(rate > USUAL for rate in rates) < len(rates):
            continue
        for row, rate in zip(known, rates, strict=True):
            if 0 < rate <= TINY:
                gap = rounded(RATE, rate * 100 - rate)
                text = (
                    f"{row.label}: cột «{name}» ghi {show_value(RATE, rate)}, trong khi ít nhất "
                    f"nửa số đơn vị trên 10%; có lẽ là {show_value(RATE, rate * 100)}, chênh "
                    f"{show_gap(RATE, gap)}."
                )
                cells = (row.data[name].source,)
                yield Finding("DC19", name, row.name, gap, cells, text, owner=row.owner)


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


AtOdds = tuple[Judged, Gauge, Fraction, Bound, Scale | None]
"""A value that contradicts its verdict as it is usually written, and the scale where it agrees."""


def values_at_odds(case: Case) -> Iterator[AtOdds]:
    """Find the values that cannot be shown with the usual decimals."""
    for judged in (*case.rows, *case.sums):
        for gauge in case.gauges:
            told = judged.assessments[gauge.name]
            if told.value and told.target:
                finer = scale_to_show(gauge, told.value.value, told.target, told.verdict)
                if finer != gauge.scale:
                    yield judged, gauge, told.value.value, told.target, finer


def _added_digits(case: Case, at_odds: Iterable[AtOdds]) -> Iterator[Finding]:
    """Find the values shown with more decimals, so as to agree with their verdicts."""
    for judged, gauge, value, target, finer in at_odds:
        if finer is None:
            continue
        row, name = judged.row, gauge.name
        difference = rounded(finer, value) - target.value
        text = (
            f"{row.label}: «{name}» ghi {show_value(finer, value)}, vì ghi "
            f"{show_value(gauge.scale, value)} thì trái với kết quả "
            f"{_result(judged, gauge, target)}; chênh {show_gap(finer, difference)}."
        )
        cells = cells_of(case, row, name)
        yield Finding("DC07", name, row.name, difference, cells, text, owner=row.owner)


def contradictions(case: Case, at_odds: Iterable[AtOdds]) -> Iterator[Problem]:
    """Find the values that no permitted number of decimals brings to agree with the verdict."""
    for judged, gauge, value, target, finer in at_odds:
        if finer:
            continue
        shown = show_value(gauge.scales[-1], value)
        yield error(
            "CT03",
            _place(cells_of(case, judged.row, gauge.name)),
            f"{judged.row.label}: «{gauge.name}» ghi nhiều số lẻ nhất vẫn là {shown}, "
            f"trái với kết quả {_result(judged, gauge, target)}.",
            "Ghi «Xét theo: số làm tròn» cho chỉ tiêu này, hoặc sửa mức giao.",
        )


def _result(judged: Judged, gauge: Gauge, target: Bound) -> str:
    return f"«{judged.assessments[gauge.name].verdict.label}» (mức {target.shown})"


def _place(cells: Sequence[Source]) -> Place:
    if not cells:
        return Place("congvan.yaml")
    return Place(cells[0].file, sheet=cells[0].sheet, cell=cells[0].cell)
