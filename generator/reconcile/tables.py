"""The tables of the appendices read again, cell by cell, against the rows of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator import package
from generator.config import TableColumn, TableSpec
from generator.errors import Place, Problem, error
from generator.model import Evaluation, Questions, Result
from generator.package import Table
from generator.reconcile.checking import REBUILD
from generator.reconcile.finished import Reading
from generator.reconcile.numerals import said, says
from generator.reconcile.source import sums, values_of
from generator.vietnamese import fold_name, fold_text

NAMES = ("đơn_vị", "tên_đầy_đủ")
NOTHING = "-"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was read in a table: its rows, the sums of its columns, its verdicts by metric.

    `totals` holds what the line of totals says.
    """

    file: str
    rows: int
    sums: Mapping[str, Fraction]
    totals: Mapping[str, Fraction]
    verdicts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The positions of the columns by what fills them."""

    names: tuple[int, ...]
    figures: Mapping[int, str]
    verdicts: Mapping[int, str]


def read_tables(
    readings: Mapping[str, Reading],
    specs: Sequence[tuple[str, TableSpec]],
    evaluation: Evaluation,
    questions: Questions,
) -> tuple[list[TableReading], list[Problem]]:
    """Read the tables that `specs` describe, each with its file, and check them cell by cell."""
    found: list[TableReading] = []
    problems: list[Problem] = []
    files = dict.fromkeys(file for file, _ in specs if file in readings)
    tables = {file: list(package.tables(readings[file].parts)) for file in files}
    values = [values_of(result, questions) for result in evaluation.results]
    for file, spec in specs:
        leaves = list(leaves_of(spec.columns))
        rows = _taken(tables.get(file, []), spec, len(leaves), len(evaluation.results))
        if not rows:
            continue
        columns = _columns(leaves, evaluation)
        body = rows[: len(evaluation.results)]
        problems += _problems(file, body, columns, evaluation.results, values)
        total = _aligned(rows[len(body)] if len(rows) > len(body) else (), len(leaves))
        problems += _problems_of_total(file, total, columns, evaluation)
        found.append(_reading(file, body, total, columns))
    return found, problems


def leaves_of(columns: Sequence[TableColumn]) -> Iterator[TableColumn]:
    """Yield the columns that hold something, left to right."""
    for column in columns:
        yield from leaves_of(column.columns) if column.columns else (column,)


def _depth(columns: Sequence[TableColumn]) -> int:
    return 1 + max((_depth(column.columns) for column in columns if column.columns), default=0)


def _taken(tables: list[Table], spec: TableSpec, width: int, height: int) -> Table:
    """Take the first table of the right shape: below its titles a whole row per organization."""
    depth = _depth(spec.columns)
    for position, table in enumerate(tables):
        rows = table[depth : depth + height + bool(spec.total_label)]
        if len(rows) >= height and all(len(row) == width for row in rows[:height]):
            del tables[: position + 1]
            return rows
    return ()


def _aligned(total: Row, width: int) -> Row:
    """Give the line of totals a cell for each column: its label stands over several."""
    return ("",) * (width - len(total)) + total if total else ()


def _columns(leaves: Sequence[TableColumn], evaluation: Evaluation) -> _Columns:
    keys = [fold_name(leaf.source or "") for leaf in leaves]
    figures = {fold_name(name): name for name in evaluation.total.figures}
    metrics = {fold_name(name): name for name in evaluation.total.assessments}
    verdicts = {f"kết_quả_{key}": name for key, name in metrics.items()}
    verdicts["kết_quả"] = next(iter(metrics.values()), "")
    return _Columns(
        tuple(at for at, key in enumerate(keys) if key in NAMES),
        {at: figures[key] for at, key in enumerate(keys) if key in figures and key not in metrics},
        {at: verdicts[key] for at, key in enumerate(keys) if key in verdicts},
    )


def _problems(
    file: str,
    rows: Sequence[Row],
    columns: _Columns,
    results: Sequence[Result],
    values: Sequence[Mapping[str, Fraction]],
) -> Iterator[Problem]:
    for row, result, own in zip(rows, results, values, strict=True):
        for at in columns.names:
            yield from _problems_of_name(file, row[at], result)
        for at, name in columns.figures.items():
            if not _is_right(row[at], own.get(name)):
                yield _wrong(file, row[at], name, result)
        for at, metric in columns.verdicts.items():
            label = result.assessments[metric].verdict.label
            if row[at] != label:
                yield _wrong(file, row[at], f"{metric}: {label}", result)


def _problems_of_total(
    file: str, total: Row, columns: _Columns, evaluation: Evaluation
) -> Iterator[Problem]:
    added = sums(evaluation.results)
    for at, name in columns.figures.items() if total else ():
        figure = evaluation.total.figures.get(name)
        shown = figure.value if figure else None
        is_rate = figure is not None and figure.shown.endswith("%")
        exact = shown if is_rate else added.get(name, shown)
        if not _is_right(total[at], exact):
            what = f"dòng tổng ghi «{total[at]}», khác với tổng của «{name}»."
            yield error("XU13", Place(file), what, REBUILD)


def _is_right(cell: str, exact: Fraction | None) -> bool:
    return cell == NOTHING if exact is None else says(cell, exact)


def _problems_of_name(file: str, cell: str, result: Result) -> Iterator[Problem]:
    assert result.organization is not None
    organization = result.organization
    if fold_text(cell) not in (fold_text(organization.name), fold_text(organization.short_name)):
        what = f"dòng của «{organization.short_name}» lại ghi tên «{cell}»."
        yield error("XU12", Place(file), what, REBUILD)


def _wrong(file: str, cell: str, name: str, result: Result) -> Problem:
    assert result.organization is not None
    figure = result.figures.get(name)
    source = f" ({figure.source})" if figure else ""
    what = f"dòng «{result.organization.short_name}» ghi «{cell}», khác với «{name}»{source}."
    return error("XU13", Place(file), what, REBUILD)


def _reading(file: str, rows: Sequence[Row], total: Row, columns: _Columns) -> TableReading:
    return TableReading(
        file,
        len(rows),
        {
            name: sum((_number(row[at]) for row in rows), Fraction(0))
            for at, name in columns.figures.items()
        },
        {name: _number(total[at]) for at, name in columns.figures.items() if total},
        {name: Counter(row[at] for row in rows) for at, name in columns.verdicts.items()},
    )


def _number(cell: str) -> Fraction:
    told = said(cell)
    return told[0] if told else Fraction(0)
