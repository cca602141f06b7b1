"""Writes what was computed, for people who go on with it in Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.frozen import Frozen
from generator.model import (
    Assessment,
    Bound,
    Column,
    ColumnKind,
    Evaluation,
    Figure,
    Finding,
    Metric,
    Result,
    Source,
    Verdict,
)
from generator.workbook.sheet_rows import Content, Number, Page
from generator.workbook.writing import SHEETS, Frame, as_shown, signed

_WHOSE = "Đơn vị"
_RESULTS, _FINDINGS, _TALLIES = SHEETS
_COUNT = "#,##0"
_ANY = "#,##0.########"
_TOGETHER = 512
"""So many rows are written at a stroke."""


class Field(Frozen):
    """A column of the sheet of results, under a group of columns."""

    group: str
    title: str
    width: float
    of: Callable[[Result], Content]


def write_results(
    evaluation: Evaluation,
    *,
    columns: Sequence[Column],
    derived: Sequence[str],
    metrics: Sequence[Metric],
    title: str,
) -> bytes:
    """Return a workbook with the sheets Kết quả, Cảnh báo, Tổng hợp; texts are never formulas."""
    frame = Frame()
    counts = [column.name for column in columns if column.kind is ColumnKind.COUNT]
    fields = [*_identity(), *_figures("Số liệu", counts), *_figures("Tính thêm", derived)]
    for metric in metrics:
        fields += _assessed(metric)
        fields += _compared(metric) if evaluation.past_period or metric.past else ()
    pages = [
        _write_results(frame, title, fields, evaluation),
        _write_findings(frame, title, evaluation.findings),
        _write_tallies(frame, title, evaluation, metrics),
    ]
    return frame.filled(title, pages)


# --- results ---------------------------------------------------------------------------------


def _identity() -> list[Field]:
    return [
        Field(_WHOSE, "Mã", 10, lambda one: one.organization.code if one.organization else None),
        Field(_WHOSE, "Tên đơn vị", 40, _name),
        Field(_WHOSE, "Nhóm", 30, lambda one: one.organization.group if one.organization else None),
    ]


def _name(result: Result) -> str:
    return result.organization.name if result.organization else "Tổng cộng"


def _figures(group: str, names: Iterable[str]) -> list[Field]:
    def of(name: str) -> Callable[[Result], Content]:
        return lambda result: _shown(result.figures.get(name))

    return [Field(group, name, 14, of(name)) for name in names]


def _assessed(metric: Metric) -> Iterator[Field]:
    times = 100 if metric.is_percent else 1
    difference = f"Chênh lệch ({metric.difference_word})" if metric.is_percent else "Chênh lệch"

    def of(part: Callable[[Assessment], Content]) -> Callable[[Result], Content]:
        return lambda result: part(result.assessments[metric.name])

    value = of(lambda one: as_shown(one.value) if one.value else None)
    target = of(lambda one: _level(one.target) if one.target else None)
    apart = of(lambda one: signed(one.difference, one.side, times) if one.difference else None)
    lacking = of(lambda one: as_shown(one.lacking) if one.lacking else None)
    yield Field(metric.name, "Tỷ lệ" if metric.is_percent else "Giá trị", 12, value)
    yield Field(metric.name, "Mức giao", 16, target)
    yield Field(metric.name, "Kết quả", 16, of(lambda one: one.verdict.label))
    yield Field(metric.name, difference, 16, apart)
    yield Field(metric.name, "Còn thiếu", 12, lacking)
    if metric.ranking:
        yield Field(metric.name, "Hạng", 10, of(lambda one: _shown(one.rank)))
        yield Field(metric.name, "Hạng trong nhóm", 12, of(lambda one: _shown(one.rank_in_group)))


def _compared(metric: Metric) -> Iterator[Field]:
    """Yield the columns about the period before."""
    times = 100 if metric.is_percent else 1
    word = f" ({metric.difference_word})" if metric.is_percent else ""

    def before(result: Result) -> Content:
        return _shown(result.assessments[metric.name].past)

    def changed(result: Result) -> Content:
        figure = result.assessments[metric.name].change
        return signed(figure, 1, times) if figure else None

    yield Field(metric.name, "Kỳ trước", 12, before)
    yield Field(metric.name, f"Thay đổi{word}", 16, changed)


def _shown(figure: Figure | None) -> Content:
    return as_shown(figure) if figure else None


def _level(bound: Bound) -> str:
    return f"{'tối thiểu' if bound.at_least else 'tối đa'} {bound.shown}"


def _write_results(
    frame: Frame, title: str, fields: Sequence[Field], evaluation: Evaluation
) -> Page:
    page = frame.page([6, *(field.width for field in fields)])
    page.write_title(title)
    page.write_header(_RESULTS.header, [_WHOSE, *(field.group for field in fields)])
    page.write_header(_RESULTS.last_header, ["STT", *(field.title for field in fields)])
    results = evaluation.results
    for start in range(0, len(results), _TOGETHER):
        some = results[start : start + _TOGETHER]
        positions = [Number(start + each, 1, "0") for each in range(1, len(some) + 1)]
        columns = [list(map(field.of, some)) for field in fields]
        page.write_columns(page.last + 1, [positions, *columns])
    page.write(page.last + 1, [None, *(field.of(evaluation.total) for field in fields)], bold=True)
    return page


# --- findings, counts ------------------------------------------------------------------------

_FINDING = (
    ("Mã", 8),
    ("Nội dung xét", 30),
    ("Đơn vị", 36),
    ("Chênh lệch", 14),
    ("Cảnh báo", 80),
    ("Ô", 60),
    ("Người xem", 30),
    ("Ngày xem", 14),
    ("Lý do", 50),
)


def _write_findings(frame: Frame, title: str, findings: Sequence[Finding]) -> Page:
    page = frame.page([width for _, width in _FINDING])
    page.write_title(f"{title}: cảnh báo")
    page.write_header(_FINDINGS.header, [name for name, _ in _FINDING])
    for row, finding in enumerate(findings, start=_FINDINGS.header + 1):
        page.write(row, _finding(finding))
    return page


def _finding(finding: Finding) -> list[Content]:
    difference = finding.difference
    is_whole = difference.denominator == 1
    seen = finding.acceptance
    return [
        finding.code,
        finding.subject,
        finding.organization,
        Number(difference.numerator, difference.denominator, _COUNT if is_whole else _ANY),
        finding.text,
        _cells(finding.sources),
        *((seen.seen_by, seen.seen_on, seen.reason) if seen else ("", "", "")),
    ]


def _cells(sources: Iterable[Source]) -> str:
    """Name the cells, their file and sheet once."""
    by_sheet: dict[tuple[str, str], list[str]] = {}
    for source in sources:
        by_sheet.setdefault((source.file, source.sheet), []).append(source.cell)
    named = (
        str(Source(file, sheet, ", ".join(cells))) for (file, sheet), cells in by_sheet.items()
    )
    return "; ".join(named)


def _write_tallies(
    frame: Frame, title: str, evaluation: Evaluation, metrics: Iterable[Metric]
) -> Page:
    titles = ["Chỉ tiêu", *(verdict.label for verdict in Verdict), "Được đánh giá"]
    page = frame.page([50, *[16] * (len(titles) - 1)])
    page.write_title(f"{title}: số đơn vị theo kết quả")
    page.write_header(_TALLIES.header, titles)
    for row, metric in enumerate(metrics, start=_TALLIES.header + 1):
        tally = evaluation.tallies[metric.name]
        counts = [getattr(tally, verdict.value) for verdict in Verdict]
        page.write(row, [metric.name, *map(as_shown, [*counts, tally.assessed])])
    return page
