"""What was read of the workbook and of the register: values, with the cells they came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from generator.frozen import Frozen

Value = int | Decimal | str | None
"""What a cell holds. `None` is a blank cell: no data, never zero."""


class Source(Frozen, gc=False):
    """The cell that a value came from; a text of rows (.csv) has no sheet."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        sheet = f", trang «{self.sheet}»" if self.sheet else ""
        return f"{self.file}{sheet}, ô {self.cell}"


class Datum(Frozen, gc=False):
    """A value with its cell."""

    value: Value
    source: Source


class ColumnKind(Enum):
    """What a column of the workbook holds; the value is the word of the dossier."""

    COUNT = "số"
    RATE = "tỷ lệ"
    TEXT = "chữ"
    DATE = "ngày"

    @property
    def is_number(self) -> bool:
        """Tell whether it may be computed with; a date is read as its text."""
        return self in (ColumnKind.COUNT, ColumnKind.RATE)


class Notation(Enum):
    """How numbers that are typed as text are written; the value is the word of the dossier."""

    VIETNAMESE = "kiểu Việt Nam"
    ENGLISH = "kiểu Anh"


class Column(Frozen):
    """A column that the dossier names (`name`) and finds by its titles, upper level first.

    A cell of a number column that holds exactly one of `placeholders` has no number. Only where
    `allows_blanks` may a cell of a count column be blank: then there is no data. It is read in the
    `subrow` of that label where an organization has several rows. A rate stored as 70,5 is 70,5%
    if it is `of_hundred`, and 0,705 is if it is not; `None` does not say, and the format of the
    cell has to. No rate is below zero unless it `may_be_negative`, as a growth may. A number typed
    as text is refused, unless its `notation` is declared. `also` are other writings of its titles.
    One that is declared for every period has the name of its `series`, and its own `step` in it.
    """

    name: str
    titles: tuple[str, ...]
    kind: ColumnKind = ColumnKind.COUNT
    placeholders: tuple[str, ...] = ()
    allows_blanks: bool = False
    subrow: str | None = None
    of_hundred: bool | None = None
    notation: Notation | None = None
    may_be_negative: bool = False
    also: tuple[tuple[str, ...], ...] = ()
    series: str | None = None
    step: str = ""


class Head(Frozen):
    """The titles over a column of the sheet, upper level first; None names the organizations."""

    name: str | None
    titles: tuple[str, ...]
    is_code: bool = False


class Organization(Frozen, gc=False, cache_hash=True):
    """Đơn vị: one line of the office's register.

    It is there from `start` to `end`, both days included; `merged_into` is the code of what it
    became.
    """

    code: str
    name: str
    short_name: str
    group: str
    order: int
    aliases: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    merged_into: str = ""

    def is_in_force(self, day: date) -> bool:
        """Tell whether there is such an organization on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Absence(Frozen):
    """Đơn vị vắng: an organization without figures in this period, and why that is accepted."""

    organization: Organization
    reason: str


class Roster(Frozen):
    """The register in one period: who owes figures, who is absent, who is no more or not yet."""

    owing: tuple[Organization, ...]
    absences: tuple[Absence, ...] = ()
    outside: tuple[Organization, ...] = ()


class Record(Frozen):
    """One row of the workbook: of an organization, or (`None`) the row of totals."""

    organization: Organization | None
    data: Mapping[str, Datum]


class Subtotal(Frozen):
    """Dòng cộng nhóm: the sheet's own sums over one group; `label` is what stands in the row."""

    label: str
    group: str
    record: Record


class Dataset(Frozen):
    """What was read: the rows in the order of the register, the rows of totals that there are.

    `columns` lacks those of periods still to come. `heads` are the titles as the sheet has them.
    """

    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    total: Record | None
    subtotals: tuple[Subtotal, ...] = ()
    heads: tuple[Head, ...] = ()
