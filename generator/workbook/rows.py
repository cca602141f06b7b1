"""Tells the rows of a table apart: an organization's, the total's, a heading, a stray."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import Problem, error
from generator.model import Column, ColumnKind, Organization
from generator.vietnamese import fold_text, nearest
from generator.workbook.sheet import Sheet, address
from generator.workbook.values import holds_number, read_text, seen

# The rows that many reports have under the titles: column numbers, measures.
_UNDER_TITLES = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(\s*[=:].*)?|\(.*\)")
_TOTAL_WORDS = re.compile(r"(tổng|cộng)\b")
_MOST_LISTED = 20
_MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Table:
    """The table on the sheet: where the names stand, where each declared column stands."""

    sheet: Sheet
    name_column: int
    columns: tuple[tuple[Column, int], ...]
    first_row: int
    top: int

    @property
    def used(self) -> set[int]:
        """The columns that are read."""
        return {self.name_column, *(at for _, at in self.columns)}

    def name(self, row: int) -> str:
        """Return what stands as a name, also if its cell is merged with those before it."""
        spot = self.sheet.anchor((row, self.name_column))
        return self.sheet.text(spot) if spot[0] == row else ""

    def holds_numbers(self, row: int) -> bool:
        """Tell whether a row has a number in a column of numbers."""
        numbers = [at for column, at in self.columns if column.kind is not ColumnKind.TEXT]
        return any(holds_number(self.sheet, (row, at)) for at in numbers)

    def figures(self, row: int) -> list[str]:
        """Return what a row says in the declared columns, without the blanks."""
        texts = (self.sheet.text((row, at)) for _, at in self.columns)
        return [text for text in texts if text]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of figures: whose it is; None is the total's."""

    row: int
    organization: Organization | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of figures from the top, the first for each owner, and what is wrong with them."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def sort_rows(table: Table, register: Sequence[Organization], total_label: str | None) -> Rows:
    """Find the row of each organization and of the total; nothing is dropped in silence.

    Skipped are: blank rows, headings (a name and nothing else), the rows of column numbers and
    measures, and what stands under the last row without numbers (notes, signatures).
    """
    owners = {
        fold_text(name): organization
        for organization in register
        for name in names_of(organization)
    }
    label = fold_text(total_label) if total_label else None
    rows = [row for row in sorted(table.sheet.columns_in) if row >= table.first_row]
    lines = [line for row in rows if (line := _line(table, row, owners, label))]
    known = {line.row for line in lines}
    strays = [row for row in rows if row not in known]
    first_of = {line.organization: line for line in reversed(lines)}
    absent = [organization for organization in register if organization not in first_of]
    return Rows(
        lines=tuple(line for line in lines if first_of[line.organization] is line),
        problems=(
            *_repeated(table, lines, first_of),
            *_after_total(table, lines, strays),
            *_strays(table, lines, strays, absent),
            *_missing(table, absent),
            *_no_total(table, total_label, first_of),
        ),
    )


def names_of(organization: Organization) -> tuple[str, ...]:
    """Return all that an organization is known by."""
    return (
        organization.code,
        organization.name,
        organization.short_name,
        *organization.aliases,
    )


def _line(
    table: Table, row: int, owners: Mapping[str, Organization], label: str | None
) -> Line | None:
    if label and any(fold_text(text) == label for text in _labels(table, row)):
        return Line(row, None)
    organization = owners.get(fold_text(table.name(row)))
    return Line(row, organization) if organization else None


def _labels(table: Table, row: int) -> list[str]:
    """Return the texts among which the label of the total may stand."""
    columns = sorted(table.sheet.columns_in[row])
    return [table.sheet.text((row, at)) for at in columns if at <= table.name_column]


def _repeated(
    table: Table, lines: Iterable[Line], first_of: Mapping[Organization | None, Line]
) -> Iterable[Problem]:
    for line in lines:
        first = first_of[line.organization]
        if first is line:
            continue
        spots = [address((row, table.name_column)) for row in (first.row, line.row)]
        place = table.sheet.place((line.row, table.name_column))
        if line.organization:
            what = f"Đơn vị «{line.organization.name}» có hai dòng: ô {spots[0]} và ô {spots[1]}."
            yield error("SL17", place, what, "Giữ lại một dòng đúng.")
        else:
            what = f"Có hai dòng tổng: ô {spots[0]} và ô {spots[1]}."
            yield error("SL29", place, what, "Giữ lại một dòng tổng.")


def _after_total(table: Table, lines: Sequence[Line], strays: Iterable[int]) -> Iterable[Problem]:
    """Refuse figures under the total, unless the total stands above all the others."""
    totals = [line.row for line in lines if line.organization is None]
    if not totals or lines[0].organization is None:
        return
    owned = [line.row for line in lines if line.organization]
    for row in sorted([*owned, *(row for row in strays if table.holds_numbers(row))]):
        if row > totals[0]:
            what = f"Dòng {seen(table.name(row))} có số liệu mà nằm dưới dòng tổng."
            remedy = "Chuyển lên trên dòng tổng, hoặc xóa nếu không thuộc bảng."
            yield error("SL30", table.sheet.place((row, table.name_column)), what, remedy)


def _strays(
    table: Table, lines: Sequence[Line], strays: Iterable[int], absent: Sequence[Organization]
) -> Iterable[Problem]:
    start, end = (lines[0].row, lines[-1].row) if lines else (0, 0)
    has_total = any(line.organization is None for line in lines[1:])
    listed = 0
    for row in strays:
        if row > end and (has_total or not table.holds_numbers(row)):
            continue
        if not table.figures(row) or (row < start and _is_under_titles(table, row)):
            continue
        if table.name(row):
            listed += 1
            yield _unknown(table, row, absent if listed <= _MOST_LISTED else ())
        elif row < start and not table.holds_numbers(row):
            yield _lower_title(table, row)
        elif (row, table.name_column) not in table.sheet.covered:
            yield _nameless(table, row)


def _is_under_titles(table: Table, row: int) -> bool:
    """Tell a row of column numbers or of measures: (1), B, 3=1+2, (hồ sơ), (%)."""
    texts = [text for text in (table.name(row), *table.figures(row)) if text]
    return all(_UNDER_TITLES.fullmatch(text) for text in texts)


def _lower_title(table: Table, row: int) -> Problem:
    column, at = next(pair for pair in table.columns if table.sheet.text((row, pair[1])))
    lower = seen(table.sheet.text((row, at)))
    what = f"Dưới tiêu đề «{column.titles[-1]}» còn tầng tiêu đề {lower}."
    remedy = "Ghi tiêu đề của cột đến tầng dưới cùng (tầng trên > tầng dưới)."
    return error("SL15", table.sheet.place((row, at)), what, remedy)


def _nameless(table: Table, row: int) -> Problem:
    spot = row, table.name_column
    unreadable = read_text(table.sheet, spot)
    if isinstance(unreadable, Problem):
        return unreadable
    what = "Dòng có số liệu mà không có tên đơn vị."
    return error("SL19", table.sheet.place(spot), what, "Ghi tên đơn vị, hoặc xóa dòng.")


def _unknown(table: Table, row: int, absent: Sequence[Organization]) -> Problem:
    name = table.name(row)
    what = f"Đơn vị {seen(name)} không có trong danh sách đơn vị."
    return error("SL16", table.sheet.place((row, table.name_column)), what, _remedy(name, absent))


def _remedy(name: str, absent: Sequence[Organization]) -> str:
    if _TOTAL_WORDS.match(fold_text(name)):
        return f"Nếu đây là dòng tổng thì khai «Dòng tổng: {name}» trong congvan.yaml."
    names = [known for organization in absent[:_MOST_COMPARED] for known in names_of(organization)]
    near = nearest(name, names)
    if near is None:
        return "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    return f"Có phải «{near}» không? Nếu phải thì sửa lại, hoặc thêm vào cột «Tên khác»."


def _missing(table: Table, absent: Sequence[Organization]) -> Iterable[Problem]:
    if not absent:
        return
    listed = ", ".join(f"«{organization.name}»" for organization in absent[:_MOST_LISTED])
    rest = len(absent) - _MOST_LISTED
    more = f" và {rest} đơn vị khác" if rest > 0 else ""
    what = f"Thiếu dòng của {len(absent)} đơn vị: {listed}{more}."
    remedy = "Thêm dòng cho đủ, hoặc bỏ đơn vị khỏi danh sách đơn vị."
    yield error("SL18", table.sheet.whole, what, remedy)


def _no_total(
    table: Table, label: str | None, first_of: Mapping[Organization | None, Line]
) -> Iterable[Problem]:
    if label is None or None in first_of:
        return
    rows = [row for row in table.sheet.columns_in if row >= table.first_row]
    near = nearest(
        label, [text for row in sorted(rows)[-_MOST_COMPARED:] for text in _labels(table, row)]
    )
    remedy = (
        f"Có phải «{near}» không?" if near else "Ghi «Dòng tổng» đúng như trên bảng, hoặc bỏ đi."
    )
    yield error("SL28", table.sheet.whole, f"Không có dòng tổng «{label}».", remedy)
