"""The tables of the appendices read again, cell by cell, against the rows of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from generator.config import Joining, TableColumn, TableSpec, leaves_of
from generator.errors import Place, Problem, error
from generator.formula import names_in, value_of
from generator.frozen import Frozen, replace
from generator.model import Derived, Evaluation, Metric, Questions, Result
from generator.package import Table
from generator.reconcile.checking import REBUILD
from generator.reconcile.finished import Reading
from generator.reconcile.grouped import Line, Member, Sums, added_up, lines_of, verdict_of
from generator.reconcile.numerals import said, says, whole_numbers
from generator.reconcile.source import Exact, added
from generator.reconcile.wanted import Wanted, misshapen, shelf
from generator.vietnamese import fold_name, fold_text

NAMES = ("đơn_vị", "tên_đầy_đủ")
NOTHING = "-"

Row = tuple[str, ...]


class TableReading(Frozen):
    """What was read in a table: its rows, the sums of its columns, its verdicts by metric.

    `totals` holds what the line of totals says.
    """

    file: str
    rows: int
    sums: Mapping[str, Fraction]
    totals: Mapping[str, Fraction]
    verdicts: Mapping[str, Mapping[str, int]]


class _Columns(Frozen):
    """The positions of the columns by what fills them, and of those whose cells are joined."""

    width: int
    names: tuple[int, ...]
    figures: Mapping[int, str]
    metrics: Mapping[int, Metric]
    verdicts: Mapping[int, str]
    joined: tuple[int, ...]


class _Source(Frozen):
    """What the lines of a table are held against."""

    file: str
    columns: _Columns
    evaluation: Evaluation
    questions: Questions


def read_tables(
    readings: Mapping[str, Reading],
    wanted: Sequence[Wanted],
    evaluation: Evaluation,
    questions: Questions,
    held: Mapping[str, Sequence[Table]] | None = None,
) -> tuple[list[TableReading], list[Problem]]:
    """Read the tables that are wanted and check them cell by cell; one not there is told.

    Those `held` against a workbook are others, unless they say the same.
    """
    found: list[TableReading] = []
    problems: list[Problem] = []
    there = shelf(readings, wanted, held or {})
    for each in wanted:
        if each.file not in readings:
            continue  # told where that file was read
        columns = _columns(list(leaves_of(each.spec.columns)), evaluation, questions)
        asked = _asked(questions, each.spec, columns)
        lines = lines_of(each.spec, evaluation, asked)
        source = _Source(each.file, columns, evaluation, asked)
        taken = there.take(each, lines)
        problems += there.missing(each, lines) if not taken else ()
        for rows in taken:
            if wrong := list(misshapen(each.file, rows, lines, columns.width)):
                problems += wrong
                continue
            own = list(_whole(zip(rows, lines, strict=True), columns))
            problems += _problems(source, own)
            if each.spec.selection is None:  # else it does not tell of all
                found.append(_reading(each.file, own, columns))
    return found, problems


def _whole(pairs: Iterable[tuple[Row, Line]], columns: _Columns) -> Iterator[tuple[Row, Line]]:
    """Give a cell that is covered what the one above it says; a line of sums, a cell a column."""
    above: Row = ()
    for row, line in pairs:
        if isinstance(line, Sums):
            above = ()
            yield ("",) * (columns.width - len(row)) + row, line
            continue
        cells = list(row)
        for at in columns.joined if above else ():
            cells[at] = cells[at] or above[at]
        above = tuple(cells)
        yield above, line


def _columns(
    leaves: Sequence[TableColumn], evaluation: Evaluation, questions: Questions
) -> _Columns:
    keys = [fold_name(leaf.source or "") for leaf in leaves]
    figures = {fold_name(name): name for name in evaluation.total.figures}
    metrics = {fold_name(metric.name): metric for metric in questions.metrics}
    verdicts = {f"kết_quả_{key}": metric.name for key, metric in metrics.items()}
    verdicts["kết_quả"] = next((metric.name for metric in questions.metrics), "")
    return _Columns(
        len(leaves),
        tuple(at for at, key in enumerate(keys) if key in NAMES),
        {at: figures[key] for at, key in enumerate(keys) if key in figures and key not in metrics},
        {at: metrics[key] for at, key in enumerate(keys) if key in metrics},
        {at: verdicts[key] for at, key in enumerate(keys) if key in verdicts},
        tuple(at for at, leaf in enumerate(leaves) if leaf.joining is not Joining.NEVER),
    )


def _asked(questions: Questions, spec: TableSpec, columns: _Columns) -> Questions:
    """Leave out the computed columns that a table does without: each takes time for every row."""
    names = {*columns.figures.values(), *([spec.order.name] if spec.order else [])}
    names.update(name for metric in questions.metrics for name in names_in(metric.formula))
    derived: list[Derived] = []
    for each in reversed(questions.derived):
        if each.name in names:
            derived.insert(0, each)
            names.update(names_in(each.formula))
    return replace(questions, derived=tuple(derived))


# --- what is wrong ---------------------------------------------------------------------------


def _problems(source: _Source, own: Sequence[tuple[Row, Line]]) -> Iterator[Problem]:
    """Find what is wrong with the lines; where whole columns are right, not row by row."""
    is_right = _are_right(source.columns, *_members(own))
    evaluation = source.evaluation
    for row, line in own:
        if isinstance(line, Sums):
            yield from _problems_of_label(source, row, line)
            told = evaluation.groups.get(line.group) if line.group else evaluation.total
            if line.has_figures and told is not None:
                yield from _problems_of_sums(source, row, line, told)
        elif not is_right:
            yield from _problems_of_member(source, row, line)


def _members(own: Iterable[tuple[Row, Line]]) -> tuple[list[Row], list[Member]]:
    members = [(row, line) for row, line in own if isinstance(line, Member)]
    return [row for row, _ in members], [line for _, line in members]


def _are_right(columns: _Columns, rows: Sequence[Row], members: Sequence[Member]) -> bool:
    """Tell whether every column says of the organizations what it has to."""
    cells = list(zip(*rows, strict=True)) or [()] * columns.width
    return (
        all(all(map(_names, cells[at], members)) for at in columns.names)
        and all(_count(cells[at], name, members) for at, name in columns.figures.items())
        and all(
            all(map(partial(_measures, metric), cells[at], members))
            for at, metric in columns.metrics.items()
        )
        and all(
            all(map(partial(_judges, name), cells[at], members))
            for at, name in columns.verdicts.items()
        )
    )


def _names(cell: str, member: Member) -> bool:
    assert member.result.organization is not None
    names = member.result.organization.name, member.result.organization.short_name
    return cell in names or fold_text(cell) in map(fold_text, names)


def _count(cells: Sequence[str], name: str, members: Sequence[Member]) -> bool:
    exact = [each.values.get(name) for each in members]
    told = whole_numbers(cells)
    return all(map(_is_right, cells, exact)) if told is None else told == exact


def _is_right(cell: str, exact: Exact | None) -> bool:
    return cell == NOTHING if exact is None else says(cell, exact)


def _measures(metric: Metric, cell: str, member: Member) -> bool:
    if member.result.assessments[metric.name].value is None:
        return True
    exact = value_of(metric.formula, member.values.get)
    return exact is not None and _says(cell, metric, exact)


def _says(cell: str, metric: Metric, exact: Fraction) -> bool:
    return says(cell, exact, is_percent=metric.is_percent, truncates=metric.truncates)


def _judges(name: str, cell: str, member: Member) -> bool:
    return cell == member.result.assessments[name].verdict.label


def _problems_of_member(source: _Source, row: Row, line: Member) -> Iterator[Problem]:
    file, columns, result = source.file, source.columns, line.result
    assert result.organization is not None
    for cell in (row[at] for at in columns.names if not _names(row[at], line)):
        what = f"dòng của «{result.organization.short_name}» lại ghi tên «{cell}»."
        yield error("XU12", Place(file), what, REBUILD)
    for at, name in columns.figures.items():
        if not _is_right(row[at], line.values.get(name)):
            yield _wrong(file, row[at], name, result)
    for at, metric in columns.metrics.items():
        if not _measures(metric, row[at], line):
            yield _wrong(file, row[at], metric.name, result)
    for at, name in columns.verdicts.items():
        if not _judges(name, row[at], line):
            label = result.assessments[name].verdict.label
            yield _wrong(file, row[at], f"{name}: {label}", result)


def _problems_of_sums(source: _Source, row: Row, line: Sums, told: Result) -> Iterator[Problem]:
    columns = source.columns
    derived = added_up(line, source.questions)
    for at, name in columns.figures.items():
        figure = told.figures.get(name)
        is_rate = figure is not None and figure.shown.endswith("%")
        known = {figure.value} if is_rate and figure else derived.columns.get(name, frozenset())
        if not (any(says(row[at], each) for each in known) if known else row[at] == NOTHING):
            yield _wrong_sum(source.file, row[at], name, line)
    for at, metric in columns.metrics.items():
        exact, is_shown = derived.metrics[metric.name], told.assessments[metric.name].value
        if is_shown and exact and not any(_says(row[at], metric, each) for each in exact):
            yield _wrong_sum(source.file, row[at], metric.name, line)
    for at, name in columns.verdicts.items():
        metric = next(each for each in source.questions.metrics if each.name == name)
        verdict = told.assessments[name].verdict
        derived_verdict = verdict_of(metric, line.group, derived.metrics[name])
        is_judged = derived_verdict is not None and told.assessments[name].is_judged
        if row[at] != verdict.label or (is_judged and derived_verdict is not verdict):
            yield _wrong_sum(source.file, row[at], f"{name}: {verdict.label}", line)


def _problems_of_label(source: _Source, row: Row, line: Sums) -> Iterator[Problem]:
    """Hold what a line about a group says of itself against the group that stands there."""
    width, columns = source.columns.width, source.columns
    figures = [*columns.figures, *columns.metrics, *columns.verdicts]
    lead = min(figures, default=width) if line.has_figures else width
    shown = " ".join(cell for cell in row[:lead] if cell)
    begins = (f"{line.numeral} {line.label}", f"{line.numeral}. {line.label}")
    if fold_text(shown) not in map(fold_text, begins if line.numeral else (line.label,)):
        whose = f"dòng của nhóm «{line.group}»" if line.group else f"dòng «{line.label}»"
        what = f"{whose} lại ghi «{shown}»."
        yield error("XU12", Place(source.file), what, REBUILD)


def _wrong(file: str, cell: str, name: str, result: Result) -> Problem:
    assert result.organization is not None
    figure = result.figures.get(name)
    source = f" ({figure.source})" if figure else ""
    what = f"dòng «{result.organization.short_name}» ghi «{cell}», khác với «{name}»{source}."
    return error("XU13", Place(file), what, REBUILD)


def _wrong_sum(file: str, cell: str, name: str, line: Sums) -> Problem:
    whose = f"của nhóm «{line.group}»" if line.group else "của các đơn vị"
    what = f"dòng «{line.label}» ghi «{cell}», khác với «{name}» cộng lại {whose}."
    return error("XU13", Place(file), what, REBUILD)


def _reading(file: str, own: Sequence[tuple[Row, Line]], columns: _Columns) -> TableReading:
    rows, _ = _members(own)
    total = next((row for row, line in own if isinstance(line, Sums) and not line.group), ())
    return TableReading(
        file,
        len(rows),
        {name: _sum([row[at] for row in rows]) for at, name in columns.figures.items()},
        {name: _number(total[at]) for at, name in columns.figures.items() if total},
        {name: Counter(row[at] for row in rows) for at, name in columns.verdicts.items()},
    )


def _sum(cells: Sequence[str]) -> Fraction:
    told = whole_numbers(cells)
    return added(map(_number, cells)) if told is None else Fraction(sum(told))


def _number(cell: str) -> Fraction:
    told = said(cell)
    return told[0] if told else Fraction(0)
