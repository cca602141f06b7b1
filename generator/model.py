"""The things this program speaks about, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

# --- what was read ---------------------------------------------------------------------------

Value = int | Decimal | str | None
"""What a cell holds. `None` is a blank cell: no data, never zero."""


@dataclass(frozen=True, slots=True)
class Source:
    """The cell that a value came from."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.file}, trang «{self.sheet}», ô {self.cell}"


@dataclass(frozen=True, slots=True)
class Datum:
    """A value with its cell."""

    value: Value
    source: Source


class ColumnKind(Enum):
    """What a column of the workbook holds; the value is the word of the dossier."""

    COUNT = "số"
    RATE = "tỷ lệ"
    TEXT = "chữ"


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the dossier names (`name`) and finds by its titles, upper level first.

    A cell of a number column that holds exactly one of `placeholders` has no number. Only where
    `allows_blanks` may a cell of a count column be blank: then there is no data.
    """

    name: str
    titles: tuple[str, ...]
    kind: ColumnKind = ColumnKind.COUNT
    placeholders: tuple[str, ...] = ()
    allows_blanks: bool = False


@dataclass(frozen=True, slots=True)
class Organization:
    """Đơn vị: one line of the office's register."""

    code: str
    name: str
    short_name: str
    group: str
    order: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the workbook: of an organization, or (`None`) the row of totals."""

    organization: Organization | None
    data: Mapping[str, Datum]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What was read: the rows in the order of the register, and the row of totals if any."""

    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    total: Record | None


# --- formulas --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A column, a computed column or a metric, by its declared name."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number written in a formula; 70% is 7/10."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined: + - * /, = ≠ < ≤ > ≥, và, hoặc."""

    operator: str
    left: Expression
    right: Expression


Expression = Name | Constant | Operation


# --- what the dossier asks for ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bound:
    """Mức: at least or at most a value. 70% is Fraction(7, 10); `shown` is the level as written."""

    at_least: bool
    value: Fraction
    shown: str

    @property
    def words(self) -> str:
        """The level with its direction: "tối thiểu 70%"."""
        return f"tối {'thiểu' if self.at_least else 'đa'} {self.shown}"


@dataclass(frozen=True, slots=True)
class Levels:
    """A level for everybody, for groups, for single organizations (by code); the nearest wins."""

    common: Bound | None = None
    by_group: Mapping[str, Bound] | None = None
    by_organization: Mapping[str, Bound] | None = None

    def of(self, organization: Organization | None) -> Bound | None:
        """Return the level that holds for an organization, or for the total (`None`)."""
        if organization is None:
            return self.common
        own = (self.by_organization or {}).get(organization.code)
        return own or (self.by_group or {}).get(organization.group) or self.common


@dataclass(frozen=True, slots=True)
class Exemption:
    """Ngoại trừ: organizations that are not judged, why, and whether they count in the total."""

    when: Expression
    reason: str
    counts_in_total: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """Chỉ tiêu: something measured, and how it is judged and shown.

    `decimals` counts the digits after the comma as shown (of the percentage, where it is one).
    `trims_zeros` drops trailing zeros; `truncates` cuts off instead of rounding half up.
    `judges_rounded` compares the shown value with the target, else the exact one. `sheet_column`
    is the column where the workbook gives its own verdict, for comparing.
    """

    name: str
    formula: Expression
    is_percent: bool
    target: Levels
    goal: Levels = Levels()
    goal_period: str = ""
    decimals: int = 2
    trims_zeros: bool = False
    truncates: bool = False
    judges_rounded: bool = False
    difference_word: str = "điểm phần trăm"
    exemptions: tuple[Exemption, ...] = ()
    sheet_column: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """Tính thêm: a column that the dossier computes from others."""

    name: str
    formula: Expression


@dataclass(frozen=True, slots=True)
class Check:
    """Đối chiếu: a condition that should hold for each organization and for the total."""

    name: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class Citation:
    """Số liệu dẫn: a figure cited from elsewhere, with its source.

    `metric` names the metric whose total measures the same thing.
    """

    name: str
    shown: str
    value: Fraction | None
    source: str
    metric: str | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Cảnh báo đã xem: the very differences of one check or citation that somebody accepted.

    `differences` is keyed by the organization's name as the dossier writes it; the key "" stands
    for a finding that belongs to no single organization. `line` is its line in the dossier.
    """

    subject: str
    differences: Mapping[str, Fraction]
    reason: str
    seen_by: str
    seen_on: str
    line: int


@dataclass(frozen=True, slots=True)
class Questions:
    """All that judgement needs to know of the dossier."""

    derived: tuple[Derived, ...]
    metrics: tuple[Metric, ...]
    checks: tuple[Check, ...]
    citations: tuple[Citation, ...]
    acceptances: tuple[Acceptance, ...]


# --- what was judged -------------------------------------------------------------------------


class Verdict(Enum):
    """Kết quả: `label` is the words that are printed.

    NO_DATA means that there were no dossiers at all; MISSING that a cell is blank.
    """

    MET = "met"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"
    NO_DATA = "no_data"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The words that are printed."""
        return VERDICT_LABELS[self]


VERDICT_LABELS = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Chưa đạt",
    Verdict.NOT_ASSESSED: "Không đánh giá",
    Verdict.NO_DATA: "Không phát sinh hồ sơ",
    Verdict.MISSING: "Không có số liệu",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be printed: exact value, the characters shown, where it came from.

    `source` is a cell for a figure that was read, else the words of its formula.
    """

    value: Fraction
    shown: str
    source: Source | str

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class Assessment:
    """One metric of one organization (or of the total), judged.

    `value` is None where there is nothing to show (no data, not assessed). `difference` is the
    distance to the target without sign, `side` tells its direction: 1 above, 0 equal, -1 below.
    `lacking` counts the dossiers missing to the target, for a rate that has not met it.
    `reason` says why it was not assessed. `ratio` is what a rate was made of: 39839 of 40221.
    """

    metric: str
    verdict: Verdict
    value: Figure | None
    target: Bound | None
    goal: Bound | None
    difference: Figure | None = None
    side: int = 0
    lacking: Figure | None = None
    reason: str = ""
    ratio: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides of a check for one organization, right minus left, whether the condition holds."""

    check: str
    left: Figure
    right: Figure
    difference: Figure
    holds: bool


@dataclass(frozen=True, slots=True)
class Result:
    """All that was computed for one organization, or (`None`) for the total.

    `figures` holds the number columns and the computed columns; a name is absent where there is
    no data. `texts` holds the text columns.
    """

    organization: Organization | None
    figures: Mapping[str, Figure]
    texts: Mapping[str, str]
    assessments: Mapping[str, Assessment]
    comparisons: Mapping[str, Comparison]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many organizations have each verdict; assessed = met + not met."""

    met: Figure
    not_met: Figure
    not_assessed: Figure
    no_data: Figure
    missing: Figure
    assessed: Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit and that a person has to see.

    `subject` is the check or citation, `organization` whose row ("" for none), `difference` the
    exact amount that an acceptance is pinned to.
    """

    code: str
    subject: str
    organization: str
    difference: Fraction
    sources: tuple[Source, ...]
    text: str
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The one truth of a set: evaluated once, printed everywhere."""

    results: tuple[Result, ...]
    total: Result
    tallies: Mapping[str, Tally]
    findings: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        """Tell whether every finding was accepted by somebody."""
        return all(finding.acceptance for finding in self.findings)
