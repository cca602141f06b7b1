"""Reads the figures: which row is whose, and all that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl.utils import get_column_letter

from generator.errors import Problem, Refused, error
from generator.model import Column, ColumnKind, Dataset, Datum, Organization, Record
from generator.vietnamese import enumerate_vi
from generator.workbook.doubts import hidden, merged
from generator.workbook.header import Titles, ambiguous, find_header, missing
from generator.workbook.opening import open_workbook
from generator.workbook.period import Period, other_period
from generator.workbook.rows import Line, Table, sort_rows
from generator.workbook.sheet import Sheet, Spot, pick
from generator.workbook.values import read_text, read_value


def read_dataset(  # noqa: PLR0913 - what the dossier says of its workbook, each by its name
    path: Path,
    file: str,
    *,
    sheet: str,
    columns: Sequence[Column],
    organization_titles: Titles,
    total_label: str | None,
    register: Sequence[Organization],
    period: Period | None = None,
) -> Dataset:
    """Read the declared columns of one sheet, a row for each organization of the register.

    `file` is the name to print in messages. A number comes as int or Decimal, a declared
    placeholder as its text, a blank cell as None. Rows are found by code, name, name in a
    sentence or alias; the row of totals by its label, under or above all the others.

    Raises:
        Refused: With everything that is wrong with the file, or with the sheet, or with its rows.
        MachineRefused: If the machine did not let us read it.
    """
    found = pick(open_workbook(path, file), sheet)
    table = _table(found, organization_titles, columns)
    rows = sort_rows(table, register, total_label)
    records, problems = _records(table, rows.lines)
    problems = [*rows.problems, *_doubts(table, rows.lines), *problems]
    if period:
        problems = [*other_period(found, table.top, period), *problems]
    if problems:
        raise Refused(problems)
    by_organization = {record.organization: record for record in records}
    return Dataset(
        columns=tuple(columns),
        records=tuple(by_organization[organization] for organization in register),
        total=by_organization.get(None),
    )


def _table(sheet: Sheet, organization_titles: Titles, columns: Sequence[Column]) -> Table:
    wanted = dict.fromkeys([organization_titles, *(column.titles for column in columns)])
    header = find_header(sheet, list(wanted))
    problems = missing(sheet, header, wanted)
    if header is None:
        raise Refused(problems)
    problems += ambiguous(header)
    if problems:
        raise Refused(problems)
    at = {titles: fits[0] for titles, fits in header.fits.items()}
    places = tuple((column, at[column.titles]) for column in columns)
    problems = _one_place(sheet, places)
    if problems:
        raise Refused(problems)
    return Table(sheet, at[organization_titles], places, header.first_row, header.top)


def _doubts(table: Table, lines: Iterable[Line]) -> list[Problem]:
    rows = {line.row for line in lines}
    total = next((line.row for line in lines if line.organization is None), None)
    return [
        *hidden(table.sheet, rows, table.used),
        *merged(table.sheet, rows, table.used, total),
    ]


def _records(table: Table, lines: Iterable[Line]) -> tuple[list[Record], list[Problem]]:
    records, problems = [], []
    for line in lines:
        name = read_text(table.sheet, table.sheet.anchor((line.row, table.name_column)))
        if isinstance(name, Problem):
            problems.append(name)
        data = {}
        for column, at in table.columns:
            spot = line.row, at
            value = read_value(table.sheet, spot, column)
            if value is None and spot == table.sheet.anchor(spot) and _is_owed(line, column):
                value = _blank(table.sheet, spot, line, column)
            if isinstance(value, Problem):
                problems.append(value)
            else:
                data[column.name] = Datum(value, table.sheet.source(spot))
        records.append(Record(line.organization, data))
    return records, problems


def _is_owed(line: Line, column: Column) -> bool:
    """Tell whether a count is owed; the row of totals may leave a column without one."""
    is_count = column.kind is ColumnKind.COUNT and not column.allows_blanks
    return is_count and line.organization is not None


def _blank(sheet: Sheet, spot: Spot, line: Line, column: Column) -> Problem:
    owner = line.organization.short_name if line.organization else ""
    what = f"Ô của {owner} ở cột «{column.name}» để trống."
    remedy = (
        "Nếu là không thì ghi số 0; nếu quả thật thiếu số liệu thì ghi "
        "«Ô trống: không có số liệu» cho cột này trong congvan.yaml."
    )
    return error("SL36", sheet.place(spot), what, remedy)


def _one_place(sheet: Sheet, places: Iterable[tuple[Column, int]]) -> list[Problem]:
    """Refuse two declared columns that are one column of the sheet (a line copied by mistake)."""
    names: dict[int, list[str]] = {}
    for column, at in places:
        names.setdefault(at, []).append(column.name)
    return [
        error(
            "SL14",
            sheet.whole,
            f"Cột {get_column_letter(at)} được khai nhiều lần: {_quoted(shared)}.",
            "Sửa tiêu đề của cột khai nhầm.",
        )
        for at, shared in names.items()
        if len(shared) > 1
    ]


def _quoted(names: Iterable[str]) -> str:
    return enumerate_vi([f"«{name}»" for name in names])
