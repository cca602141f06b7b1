"""The table of an appendix, wholly from its description in the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.blocks import Align, Cell, Table
from generator.config import TableColumn, TableSpec
from generator.model import Assessment, Evaluation, Figure, Organization, Result, Verdict
from generator.vietnamese import fold_name, number

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of a table is made from; `position` counts from 1, 0 is the total."""

    position: int
    organization: Organization | None
    result: Result


Content = str | Figure
Reader = Callable[[Row], Content]
Filler = tuple[Reader, Align]


def organization_table(
    spec: TableSpec, evaluation: Evaluation, width_mm: float, title: Callable[[str], str]
) -> Table:
    """Return a table with a line per organization and the line of totals, if one is asked for.

    `title` fills in the fields of a column's title.
    """
    leaves = [leaf for column in spec.columns for leaf in _leaves(column)]
    fillers = [_filler(leaf.source or "", evaluation) for leaf in leaves]
    rows = [
        _row(fillers, Row(position, result.organization, result))
        for position, result in enumerate(evaluation.results, 1)
    ]
    if spec.total_label:
        total = _row(fillers, Row(0, None, evaluation.total))
        rows.append(_total_row(spec.total_label, leaves, total))
    return Table(header_rows(spec.columns, title), tuple(rows), width_mm)


def titles_of(spec: TableSpec) -> Iterator[str]:
    """Yield every title of a table, from the top level down, left to right."""
    level = list(spec.columns)
    while level:
        yield from (column.title for column in level)
        level = [child for column in level for child in column.columns]


def header_rows(
    columns: Sequence[TableColumn], title: Callable[[str], str]
) -> tuple[tuple[Cell, ...], ...]:
    """Return the header level by level; a title without levels below it reaches to the bottom."""
    depth = max(map(_depth, columns))
    levels: list[tuple[Cell, ...]] = []
    level = list(columns)
    for remaining in range(depth, 0, -1):
        levels.append(tuple(_header_cell(column, remaining, title) for column in level))
        level = [child for column in level for child in column.columns]
    return tuple(levels)


def _header_cell(column: TableColumn, remaining: int, title: Callable[[str], str]) -> Cell:
    rows = 1 if column.columns else remaining
    width = len(list(_leaves(column)))
    return Cell(title(column.title), Align.CENTER, bold=True, columns=width, rows=rows)


def _depth(column: TableColumn) -> int:
    return 1 + max(map(_depth, column.columns), default=0)


def _leaves(column: TableColumn) -> list[TableColumn]:
    if not column.columns:
        return [column]
    return [leaf for child in column.columns for leaf in _leaves(child)]


def _row(fillers: Sequence[Filler], row: Row) -> tuple[Cell, ...]:
    return tuple(Cell(read(row), align) for read, align in fillers)


def _total_row(
    label: str, leaves: Sequence[TableColumn], cells: Sequence[Cell]
) -> tuple[Cell, ...]:
    """Return the last line: its label over the leading columns that have no total."""
    lead = next((i for i, leaf in enumerate(leaves) if not _names_one(leaf)), len(leaves))
    bold = [replace(cell, bold=True) for cell in cells[lead:]]
    label_cell = [Cell(label, Align.CENTER, bold=True, columns=lead)] if lead else []
    return (*label_cell, *bold)


def _filler(source: str, evaluation: Evaluation) -> Filler:
    return _reader(source, evaluation), _align(source, evaluation)


def _names_one(leaf: TableColumn) -> bool:
    return fold_name(leaf.source or "") in IDENTITY


def _align(source: str, evaluation: Evaluation) -> Align:
    key = fold_name(source)
    if key in ("đơn_vị", "tên_đầy_đủ"):
        return Align.LEFT
    is_count = any(key == fold_name(name) for name in evaluation.total.figures)
    return Align.RIGHT if is_count else Align.CENTER


def _reader(source: str, evaluation: Evaluation) -> Reader:
    """Return what fills a column: a word of the program, a metric, or a column of the data."""
    key = fold_name(source)
    if key in IDENTITY:
        return IDENTITY[key]
    for metric in evaluation.total.assessments:
        if key == fold_name(metric):
            return _of_metric(metric, _value)
        for word, read in OF_METRIC.items():
            if key in (word, f"{word}_{fold_name(metric)}"):
                return _of_metric(metric, read)
    return _of_column(key, evaluation)


def _of_metric(metric: str, read: Callable[[Assessment], Content]) -> Reader:
    return lambda row: read(row.result.assessments[metric])


def _of_column(key: str, evaluation: Evaluation) -> Reader:
    """Return what reads a column of the data; its name is looked up once, not for every cell."""
    results = (evaluation.total, *evaluation.results)
    known = dict.fromkeys(name for each in results for name in (*each.figures, *each.texts))
    named = next((name for name in known if fold_name(name) == key), "")

    def read(row: Row) -> Content:
        figure = row.result.figures.get(named)
        return row.result.texts.get(named, NOTHING) if figure is None else figure

    return read


def _value(assessment: Assessment) -> Content:
    """Return the value, or why there is none; no data and not assessed are told apart."""
    if assessment.verdict is Verdict.NOT_ASSESSED:
        return assessment.reason
    return assessment.value or NOTHING


IDENTITY: dict[str, Reader] = {
    "số_thứ_tự": lambda row: number(row.position) if row.position else "",
    "đơn_vị": lambda row: row.organization.short_name if row.organization else "",
    "tên_đầy_đủ": lambda row: row.organization.name if row.organization else "",
    "mã": lambda row: row.organization.code if row.organization else "",
}
OF_METRIC: dict[str, Callable[[Assessment], Content]] = {
    "kết_quả": lambda assessment: assessment.verdict.label,
    "mức_giao": lambda assessment: assessment.target.words if assessment.target else NOTHING,
    "chênh_lệch": lambda assessment: assessment.difference or NOTHING,
    "còn_thiếu": lambda assessment: assessment.lacking or NOTHING,
    "hạng": lambda assessment: assessment.rank or NOTHING,
    "hạng_trong_nhóm": lambda assessment: assessment.rank_in_group or NOTHING,
    "kỳ_trước": lambda assessment: assessment.past or NOTHING,
    "thay_đổi": lambda assessment: assessment.change or NOTHING,
}
