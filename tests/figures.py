"""Small sheets and the questions asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from generator.evaluate import evaluate
from generator.formula import parse, parse_bound
from generator.model import (
    Acceptance,
    Assessment,
    Check,
    Citation,
    Column,
    ColumnKind,
    Dataset,
    Datum,
    Derived,
    Evaluation,
    Levels,
    Metric,
    Organization,
    Questions,
    Record,
    Source,
    Value,
)

COLUMNS = (
    Column("Trực tuyến", ("Trực tuyến",)),
    Column("Trực tiếp", ("Trực tiếp",)),
    Column("Tổng", ("Tổng",)),
    Column("Tỷ lệ ghi", ("Tỷ lệ",), ColumnKind.RATE, ("Không làm",)),
    Column("Ghi chú", ("Ghi chú",), ColumnKind.TEXT),
)
NAMES = (*(column.name for column in COLUMNS), "Cộng", "Tỷ lệ")
RATE = Metric(
    name="Tỷ lệ",
    formula=parse("Trực tuyến / Tổng", NAMES),
    is_percent=True,
    target=Levels(parse_bound("tối thiểu 70%")),
)
SUM = Check("Cộng kênh", parse("Tổng = Cộng", NAMES))
SAME_RATE = Check("Tính lại", parse("Tỷ lệ ghi = Tỷ lệ", NAMES))
ADDED = Derived("Cộng", parse("Trực tuyến + Trực tiếp", NAMES))
LETTERS = "ABCDE"


def organization(place: int) -> Organization:
    """Make the organization of a row."""
    name = ("An", "Ba", "Cù", "Dương", "Đông", "Giang")[place]
    return Organization(f"{place:02d}", f"Xã {name}", f"xã {name}", "Xã", place, (f"X. {name}",))


def record(row: int, owner: Organization | None, *values: Value) -> Record:
    """Make a row of the sheet, from left to right; columns not given are not there."""
    data = {
        column.name: Datum(value, Source("so-lieu.xlsx", "Tổng hợp", f"{letter}{row}"))
        for column, letter, value in zip(COLUMNS, LETTERS, values, strict=False)
    }
    return Record(owner, data)


def dataset(*rows: Sequence[Value], total: Sequence[Value] | None = None) -> Dataset:
    """Make a sheet with a row for each organization."""
    records = [record(place + 2, organization(place), *row) for place, row in enumerate(rows)]
    sums = record(9, None, *total) if total else None
    return Dataset(COLUMNS, tuple(records), sums)


def questions(
    *metrics: Metric,
    checks: Sequence[Check] = (),
    citations: Sequence[Citation] = (),
    acceptances: Sequence[Acceptance] = (),
) -> Questions:
    """Ask for metrics, by default the rate, and more."""
    return Questions(
        (ADDED,), metrics or (RATE,), tuple(checks), tuple(citations), tuple(acceptances)
    )


def accepted(subject: str, differences: Mapping[str, int | Fraction], *codes: str) -> Acceptance:
    """Make the acceptance of differences, by default of a check, written in line 12."""
    exact = {key: Fraction(value) for key, value in differences.items()}
    seen = "Giữ nguyên.", "chuyên viên", "23/01/2025"
    about = frozenset(codes or ("DC03", "DC04", "DC05"))
    return Acceptance(subject, exact, *seen, line=12, codes=about)


def judged(metric: Metric, *values: Value) -> Assessment:
    """Judge one metric of one row."""
    return evaluate(dataset(values), questions(metric)).results[0].assessments[metric.name]


def shown(assessment: Assessment) -> tuple[str, str, str, str]:
    """Return what is printed of an assessment: value, verdict, difference, lacking."""
    parts = (assessment.value, assessment.verdict.label, assessment.difference, assessment.lacking)
    value, verdict, difference, lacking = ("" if part is None else str(part) for part in parts)
    return value, verdict, difference, lacking


def texts(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Return code and text of each finding."""
    return [(finding.code, finding.text) for finding in evaluation.findings]
