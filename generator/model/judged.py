"""What was judged: figures that may be printed, verdicts, counts, findings."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from generator.frozen import Frozen, field
from generator.model.asked import Acceptance, Bound
from generator.model.read import Organization, Source
from generator.vietnamese import number


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


class Figure(Frozen, gc=False):  # a large set has many, and none is part of a circle
    """A number that may be printed: exact value, the characters shown, where it came from.

    `source` is a cell for a figure that was read, else the words of its formula.
    """

    value: Fraction
    shown: str
    source: Source | str

    def __str__(self) -> str:
        return self.shown


class Assessment(Frozen, gc=False):
    """One metric of one organization (or of the total), judged.

    `value` is None where there is nothing to show (no data, not assessed). `difference` is the
    distance to the target without sign, `side` tells its direction: 1 above, 0 equal, -1 below.
    `lacking` counts the dossiers missing to the target, for a rate that has not met it.
    `reason` says why it was not assessed. `ratio` is what a rate was made of: 39839 of 40221.
    `counts_in_total` is false for who was left out of the total's value. `past` is the value of the
    period before, `change` what has changed since then, with its sign; it says "tăng", "giảm".
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
    counts_in_total: bool = True
    rank: Figure | None = None
    rank_in_group: Figure | None = None
    past: Figure | None = None
    change: Figure | None = None

    @property
    def is_judged(self) -> bool:
        """Tell whether the target was held against a value."""
        return self.verdict in (Verdict.MET, Verdict.NOT_MET)


class Comparison(Frozen, gc=False):
    """Both sides of a check for one organization, right minus left, whether the condition holds.

    It holds too where it `is_tolerated`: the difference is one that the dossier lets pass.
    """

    check: str
    left: Figure
    right: Figure
    difference: Figure
    holds: bool
    is_tolerated: bool = False


class Result(Frozen):
    """All that was computed for one organization, or (`None`) for the total.

    `figures` holds the number columns and the computed columns; a name is absent where there is
    no data. `texts` holds the text columns.
    """

    organization: Organization | None
    figures: Mapping[str, Figure]
    texts: Mapping[str, str]
    assessments: Mapping[str, Assessment]
    comparisons: Mapping[str, Comparison]


class Tally(Frozen):
    """How many organizations have each verdict; assessed = met + not met."""

    met: Figure
    not_met: Figure
    not_assessed: Figure
    no_data: Figure
    missing: Figure
    assessed: Figure

    @property
    def everybody(self) -> Figure:
        """How many organizations there are."""
        parts = (self.assessed, self.not_assessed, self.no_data, self.missing)
        count = sum((each.value for each in parts), Fraction(0))
        return Figure(count, number(count), "đếm đơn vị")


class Finding(Frozen):
    """Something that does not fit and that a person has to see.

    `subject` is the check or citation, `organization` the name of whose row it is ("" for none),
    `difference` the exact amount that an acceptance is pinned to. `owner` tells the rows apart:
    the code of the organization, or the label of a row of sums over a group.
    """

    code: str
    subject: str
    organization: str
    difference: Fraction
    sources: tuple[Source, ...]
    text: str
    acceptance: Acceptance | None = None
    owner: str = ""


class Evaluation(Frozen):
    """The one truth of a set: evaluated once, printed everywhere.

    `groups` holds the sums of each group by its name, where the dossier asks for them.
    """

    results: tuple[Result, ...]
    total: Result
    tallies: Mapping[str, Tally]
    findings: tuple[Finding, ...]
    past_period: str | None = None
    groups: Mapping[str, Result] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Tell whether every finding was accepted by somebody."""
        return all(finding.acceptance for finding in self.findings)
