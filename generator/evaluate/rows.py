"""Rows of exact numbers: of each organization, and their sums."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from generator.evaluate.scale import PLAIN, RATE, Scale, figure_of, whole
from generator.formula import Computing, Number, computing, names_in, show, value_of
from generator.frozen import Frozen
from generator.model import (
    Column,
    ColumnKind,
    Dataset,
    Datum,
    Derived,
    Expression,
    Figure,
    Metric,
    Name,
    Operation,
    Organization,
    Record,
    Source,
    Value,
)
from generator.vietnamese import capitalized

NUMBERS = (ColumnKind.COUNT, ColumnKind.RATE)


class Row(Frozen):
    """The numbers of one organization, or (`None`) their sums; None where there is no number.

    Sums over a `group` have its name. `data` is what was read in the row, `words` say how a number
    was computed that no cell holds, and `blanks` are the columns whose cell is empty.
    """

    organization: Organization | None
    values: Mapping[str, Number | None]
    data: Mapping[str, Datum]
    words: Mapping[str, str]
    blanks: tuple[str, ...] = ()
    group: str = ""

    @property
    def label(self) -> str:
        """What the text of a finding calls the row: as the office does, to begin a sentence."""
        of_all = f"nhóm «{self.group}»" if self.group else "dòng tổng"
        return capitalized(self.organization.short_name if self.organization else of_all)

    @property
    def name(self) -> str:
        """The organization's name, or that of the group, "" for the total."""
        return self.organization.name if self.organization else self.group

    @property
    def owner(self) -> str:
        """The organization's code, or the name of the group, "" for the total."""
        return self.organization.code if self.organization else self.group

    def cell(self, name: str) -> Source | None:
        """Return where a person can look."""
        datum = self.data.get(name)
        return datum.source if datum else None

    def source(self, name: str) -> Source | str | None:
        """Return where a number comes from."""
        return self.words.get(name) or self.cell(name)


def rows_of(dataset: Dataset, derived: Sequence[Derived]) -> tuple[Row, ...]:
    """Return the row of each organization."""
    shape = _shape(dataset.columns, derived)
    return tuple(_row(record, shape) for record in dataset.records)


class _Shape(Frozen):
    """What all rows have in common: the names of their numbers and counts, what is computed."""

    numbers: tuple[str, ...]
    counts: tuple[str, ...]
    derived: Sequence[tuple[str, Computing]]
    words: Mapping[str, str]


def _shape(columns: Sequence[Column], derived: Sequence[Derived]) -> _Shape:
    numbers = tuple(each.name for each in columns if each.kind in NUMBERS)
    counts = tuple(each.name for each in columns if each.kind is ColumnKind.COUNT)
    computed = [(each.name, computing(each.formula)) for each in derived]
    return _Shape(numbers, counts, computed, {each.name: show(each.formula) for each in derived})


def _row(record: Record, shape: _Shape) -> Row:
    data = record.data
    values = {name: exact(data[name].value) for name in shape.numbers if name in data}
    unknown = [name for name, value in values.items() if value is None]
    for name, compute in shape.derived:
        values[name] = compute(values.get)
    blanks = [name for name in unknown if name in shape.counts and data[name].value is None]
    return Row(record.organization, values, data, shape.words, tuple(blanks))


def sum_of(
    rows: Sequence[Row], dataset: Dataset, derived: Sequence[Derived], group: str = ""
) -> Row:
    """Return the sums of the count columns over rows.

    Rates are never added: those of the total are read from the sheet's own row of totals. Where
    there is only one organization, its rates are those of the total.
    """
    given = _row(dataset.total, _shape(dataset.columns, ())) if dataset.total else None
    if given is None and len(rows) == len(dataset.records) == 1:
        (given,) = rows
    values: dict[str, Number | None] = dict(given.values if given else {})
    words: dict[str, str] = {}
    for column in dataset.columns:
        if column.kind is ColumnKind.COUNT:
            present = _present(rows, column.name)
            values[column.name] = added(present) if present else None
            words[column.name] = f"cộng {len(present)} đơn vị"
    by_row = _added_by_row(dataset.columns, derived)
    for computed in derived:
        name, formula = computed.name, computed.formula
        values[name] = value_of(formula, values.get)
        words[name] = show(formula)
        if name in by_row:
            present = _present(rows, name)
            values[name] = added(present) if present else None
            words[name] = f"{show(formula)}, cộng {len(present)} đơn vị"
    return Row(None, values, given.data if given else {}, words, group=group)


def _present(rows: Iterable[Row], name: str) -> list[Number]:
    return [value for row in rows if (value := row.values.get(name)) is not None]


def added(values: Sequence[Number]) -> Number:
    """Add numbers; those that are whole as such, for a Fraction looks for a divisor each time."""
    parts = [each for each in values if not isinstance(each, int)]
    whole = [each for each in values if isinstance(each, int)] if parts else values
    return sum(whole) + sum(parts)


def _added_by_row(columns: Iterable[Column], derived: Iterable[Derived]) -> list[str]:
    """Return the computed columns whose total is not what the formula makes of the totals.

    Of 50 - A the total is what the rows add up to. Of a share, A / B, it is that of the totals.
    """
    shares = {column.name for column in columns if column.kind is ColumnKind.RATE}
    added: list[str] = []
    for computed in derived:
        if is_share(computed.formula, shares):
            shares.add(computed.name)
        elif not _follows_totals(computed.formula, added):
            added.append(computed.name)
    return added


def is_share(formula: Expression, shares: Container[str]) -> bool:
    """Tell whether a formula makes a share, which is never added up."""
    if not isinstance(formula, Operation):
        return isinstance(formula, Name) and formula.name in shares
    left, right = is_share(formula.left, shares), is_share(formula.right, shares)
    if formula.operator == "/":
        return left or bool(names_in(formula.right))
    if formula.operator == "*" and names_in(formula.left) and names_in(formula.right):
        return left and right
    return left or right


def _follows_totals(formula: Expression, added: Container[str]) -> bool:
    """Tell whether a formula of the totals gives the total: sums and multiples of columns do."""
    if isinstance(formula, Name):
        return formula.name not in added
    if not isinstance(formula, Operation):
        return formula.value == 0
    left, right = formula.left, formula.right
    if formula.operator == "*":
        sides = (left, right) if names_in(left) else (right, left)
        return not names_in(sides[1]) and _follows_totals(sides[0], added)
    if formula.operator == "/":
        return not names_in(right) and _follows_totals(left, added)
    return _follows_totals(left, added) and _follows_totals(right, added)


def exact(value: Value) -> Number | None:
    """Return the number in a cell, or None if it holds none."""
    if isinstance(value, int):
        return value
    return _of_decimal(value) if isinstance(value, Decimal) else None


@lru_cache(maxsize=1 << 14)
def _of_decimal(value: Decimal) -> Fraction:
    """Return a number that was typed with decimals, of which a large sheet has few different."""
    return Fraction(value)


def columns_behind(
    derived: Iterable[Derived], metrics: Iterable[Metric]
) -> Mapping[str, tuple[str, ...]]:
    """Return, for each computed column and metric, the columns of the sheet it is made of."""
    behind: dict[str, tuple[str, ...]] = {}
    formulas = {computed.name: computed.formula for computed in derived}
    formulas |= {metric.name: metric.formula for metric in metrics}
    for own, formula in formulas.items():
        columns = [column for name in names_in(formula) for column in behind.get(name, (name,))]
        behind[own] = tuple(dict.fromkeys(columns))
    return behind


def scales_of(dataset: Dataset, derived: Iterable[Derived]) -> Mapping[str, Scale]:
    """Return how the figures that may be printed are written: counts, rates, computed columns."""
    read = {column.name: column.kind for column in dataset.columns if column.kind in NUMBERS}
    scales = {name: RATE if kind is ColumnKind.RATE else PLAIN for name, kind in read.items()}
    return {**scales, **{computed.name: PLAIN for computed in derived}}


def figures_of(row: Row, scales: Mapping[str, Scale]) -> Mapping[str, Figure]:
    """Return the figures of a row that may be printed, each on its scale."""
    values, data, words = row.values, row.data, row.words
    figures: dict[str, Figure] = {}
    for name, scale in scales.items():
        value = values.get(name)
        if value is None:
            continue
        source = words.get(name) or data[name].source
        if scale is PLAIN and type(value) is int:  # as nearly all are
            figures[name] = Figure(*whole(value), source)
        else:
            figures[name] = figure_of(scale, value, source)
    return figures


def texts_of(record: Record | None, names: Sequence[str]) -> Mapping[str, str]:
    """Return what the columns of texts and dates of a record say."""
    if record is None or not names:
        return {}
    read = {name: record.data[name].value for name in names if name in record.data}
    return {name: str(value) for name, value in read.items() if value is not None}


def names_of_texts(columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the columns that hold texts or dates."""
    return tuple(column.name for column in columns if not column.kind.is_number)
