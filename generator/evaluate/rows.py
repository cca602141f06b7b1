"""Rows of exact numbers: of each organization, and their sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.evaluate.scale import PLAIN, RATE, show_value
from generator.formula import names_in, show, value_of
from generator.model import (
    Column,
    ColumnKind,
    Dataset,
    Derived,
    Figure,
    Metric,
    Organization,
    Record,
    Source,
    Value,
)
from generator.vietnamese import capitalized

NUMBERS = (ColumnKind.COUNT, ColumnKind.RATE)


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one organization, or (`None`) their sums; None where there is no number.

    `sources` tells where a figure comes from, `cells` where a person can look, `blanks` which
    columns have an empty cell.
    """

    organization: Organization | None
    values: Mapping[str, Fraction | None]
    sources: Mapping[str, Source | str]
    cells: Mapping[str, Source]
    blanks: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """What the text of a finding calls the row: as the office does, to begin a sentence."""
        return capitalized(self.organization.short_name if self.organization else "dòng tổng")

    @property
    def owner(self) -> str:
        """The organization's name, "" for the total."""
        return self.organization.name if self.organization else ""


def rows_of(dataset: Dataset, derived: Sequence[Derived]) -> tuple[Row, ...]:
    """Return the row of each organization."""
    return tuple(_row(record, dataset.columns, derived) for record in dataset.records)


def _row(record: Record, columns: Sequence[Column], derived: Sequence[Derived]) -> Row:
    names = [column.name for column in columns if column.kind in NUMBERS]
    counts = [column.name for column in columns if column.kind is ColumnKind.COUNT]
    data = {name: record.data[name] for name in names if name in record.data}
    cells = {name: datum.source for name, datum in data.items()}
    return Row(
        record.organization,
        _with_derived({name: exact(datum.value) for name, datum in data.items()}, derived),
        {**cells, **_words_of(derived)},
        cells,
        frozenset(name for name in counts if name in data and data[name].value is None),
    )


def sum_of(rows: Sequence[Row], dataset: Dataset, derived: Sequence[Derived]) -> Row:
    """Return the sums of the count columns over rows.

    Rates are never added: those of the total are read from the sheet's own row of totals.
    """
    given = _row(dataset.total, dataset.columns, ()) if dataset.total else None
    values: dict[str, Fraction | None] = dict(given.values if given else {})
    sources: dict[str, Source | str] = dict(given.sources if given else {})
    for column in dataset.columns:
        if column.kind is ColumnKind.COUNT:
            present = [value for row in rows if (value := row.values.get(column.name)) is not None]
            values[column.name] = sum(present, Fraction(0)) if present else None
            sources[column.name] = f"cộng {len(present)} đơn vị"
    cells = given.cells if given else {}
    return Row(None, _with_derived(values, derived), {**sources, **_words_of(derived)}, cells)


def exact(value: Value) -> Fraction | None:
    """Return the number in a cell, or None if it holds none."""
    return Fraction(value) if isinstance(value, int | Decimal) else None


def _with_derived(
    values: Mapping[str, Fraction | None], derived: Iterable[Derived]
) -> Mapping[str, Fraction | None]:
    known = dict(values)
    for computed in derived:
        known[computed.name] = value_of(computed.formula, known.get)
    return known


def _words_of(derived: Iterable[Derived]) -> Mapping[str, str]:
    return {computed.name: show(computed.formula) for computed in derived}


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


def figures_of(row: Row, dataset: Dataset, derived: Iterable[Derived]) -> Mapping[str, Figure]:
    """Return the figures of a row that may be printed: counts, rates and computed columns."""
    read = {column.name: column.kind for column in dataset.columns if column.kind in NUMBERS}
    scales = {name: RATE if kind is ColumnKind.RATE else PLAIN for name, kind in read.items()}
    scales |= {computed.name: PLAIN for computed in derived}
    return {
        name: Figure(value, show_value(scale, value), row.sources[name])
        for name, scale in scales.items()
        if (value := row.values.get(name)) is not None
    }


def texts_of(record: Record | None, columns: Iterable[Column]) -> Mapping[str, str]:
    """Return what the text columns of a record say."""
    if record is None:
        return {}
    texts = [column.name for column in columns if column.kind is ColumnKind.TEXT]
    read = {name: record.data[name].value for name in texts if name in record.data}
    return {name: str(value) for name, value in read.items() if value is not None}
