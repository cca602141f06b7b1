"""What a dossier asks for: formulas, levels, metrics, checks, and the warnings accepted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from generator.frozen import Frozen
from generator.model.read import Organization

# --- formulas --------------------------------------------------------------------------------


class Name(Frozen):
    """A column, a computed column or a metric, by its declared name."""

    name: str


class Constant(Frozen):
    """A number written in a formula; 70% is 7/10."""

    value: Fraction


class Operation(Frozen):
    """Two expressions joined: + - * /, = ≠ < ≤ > ≥, và, hoặc."""

    operator: str
    left: Expression
    right: Expression


Expression = Name | Constant | Operation


# --- what the dossier asks for ---------------------------------------------------------------


class Bound(Frozen):
    """Mức: at least or at most a value. 70% is Fraction(7, 10); `shown` is the level as written."""

    at_least: bool
    value: Fraction
    shown: str

    @property
    def words(self) -> str:
        """The level with its direction: "tối thiểu 70%"."""
        return f"tối {'thiểu' if self.at_least else 'đa'} {self.shown}"


class Levels(Frozen):
    """A level for everybody, for groups, for single organizations (by code); the nearest wins."""

    common: Bound | None = None
    by_group: Mapping[str, Bound] | None = None
    by_organization: Mapping[str, Bound] | None = None

    def of(self, organization: Organization | None) -> Bound | None:
        """Return the level that holds for an organization, or for the total (`None`)."""
        if organization is None:
            return self.common
        own = (self.by_organization or {}).get(organization.code)
        return own or self.of_group(organization.group)

    def of_group(self, group: str) -> Bound | None:
        """Return the level that holds for a group as a whole."""
        return (self.by_group or {}).get(group) or self.common


class Exemption(Frozen):
    """Ngoại trừ: organizations that are not judged, why, and whether they count in the total."""

    when: Expression
    reason: str
    counts_in_total: bool


class Ranking(Frozen):
    """Xếp hạng: which end is first; `dense` numbers 1, 1, 2 after a tie, else 1, 1, 3."""

    highest_first: bool
    dense: bool = False


class Metric(Frozen):
    """Chỉ tiêu: something measured, and how it is judged and shown.

    `decimals` counts the digits after the comma as shown (of the percentage, where it is one).
    `trims_zeros` drops trailing zeros; `truncates` cuts off instead of rounding half up.
    `judges_rounded` compares the shown value with the target, else the exact one. `sheet_column`
    is the column where the workbook gives its own verdict, for comparing. `past` makes the value of
    the period before from the same row, where its figures stand beside ours. It `may_exceed` 100%
    where it is no share of a whole: a growth, a plan carried out.
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
    ranking: Ranking | None = None
    past: Expression | None = None
    may_exceed: bool = False


class Derived(Frozen):
    """Tính thêm: a column that the dossier computes from others."""

    name: str
    formula: Expression


class Check(Frozen):
    """Đối chiếu: a condition that should hold for each organization and for the total.

    Where it `is_mandatory` a failure stops the work. A difference up to `tolerance` is let pass.
    """

    name: str
    condition: Expression
    is_mandatory: bool = False
    tolerance: Fraction = Fraction(0)


class Citation(Frozen):
    """Số liệu dẫn: a figure cited from elsewhere, with its source.

    `metric` names the metric whose total measures the same thing.
    """

    name: str
    shown: str
    value: Fraction | None
    source: str
    metric: str | None = None


class Acceptance(Frozen):
    """Cảnh báo đã xem: the very differences of one check or citation that somebody accepted.

    `differences` is keyed by the organization's name or code as the dossier writes it, or by the
    label of a row of sums over a group; the key "" stands for a finding that belongs to no single
    row. `line` is its line in the dossier. `codes` are those of the findings that it may be of.
    `too_early` says why nobody can have seen the figures on that day, or is empty.
    """

    subject: str
    differences: Mapping[str, Fraction]
    reason: str
    seen_by: str
    seen_on: str
    line: int
    codes: frozenset[str]
    too_early: str = ""


class PastRow(Frozen):
    """What a set said of an organization, or of the total; a name is absent where it said nothing.

    `rates` holds the value of each metric with the characters that were printed.
    """

    name: str
    counts: Mapping[str, Fraction]
    rates: Mapping[str, tuple[Fraction, str]]


class Past(Frozen):
    """Kỳ trước: the period before as its set tells it, its rows by the code of the organization.

    A count that is `factor` times what it was, or that part of it, is to be looked at. `draft` is
    the round of drafts that the set is, or 0.
    """

    period: str
    file: str
    factor: Fraction
    rows: Mapping[str, PastRow]
    total: PastRow
    draft: int = 0


class Questions(Frozen):
    """All that judgement needs to know of the dossier.

    Groups are judged, too, where it `sums_groups`.
    """

    derived: tuple[Derived, ...]
    metrics: tuple[Metric, ...]
    checks: tuple[Check, ...]
    citations: tuple[Citation, ...]
    acceptances: tuple[Acceptance, ...]
    past: Past | None = None
    sums_groups: bool = False
