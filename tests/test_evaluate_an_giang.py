"""The figures of dispatch 112/UBND-TH of An Giang, judged again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from generator.evaluate import evaluate
from generator.formula import parse, parse_bound
from generator.model import (
    Check,
    Citation,
    Column,
    ColumnKind,
    Dataset,
    Datum,
    Derived,
    Evaluation,
    Exemption,
    Levels,
    Metric,
    Organization,
    Questions,
    Record,
    Source,
    Value,
)
from tests.seed_an_giang import ROWS, TOTAL, Row

COUNTS = (
    "Tổng hồ sơ",
    "Tổng TTHC",
    "Một phần, nhận trực tiếp",
    "TTHC một phần trực tiếp",
    "Một phần, nộp trực tiếp",
    "Một phần, nộp trực tuyến",
    "TTHC một phần trực tuyến",
    "Toàn trình, nộp trực tiếp",
    "Toàn trình, nộp trực tuyến",
    "TTHC toàn trình",
)
PRINTED_RATE = "Tỷ lệ ghi trong bảng"
RATE = "Tỷ lệ hồ sơ trực tuyến toàn trình"
NAMES = (*COUNTS, PRINTED_RATE, "Cộng các kênh", RATE)
CHANNELS = " + ".join(name for name in COUNTS if "TTHC" not in name and name != "Tổng hồ sơ")
PROCEDURES = " + ".join(name for name in COUNTS if name.startswith("TTHC"))

METRIC = Metric(
    RATE,
    parse("Toàn trình, nộp trực tuyến / Tổng hồ sơ", NAMES),
    is_percent=True,
    target=Levels(parse_bound("tối thiểu 70%")),
    exemptions=(Exemption(parse("TTHC toàn trình = 0", NAMES), "Không cung cấp", True),),
)
QUESTIONS = Questions(
    (Derived("Cộng các kênh", parse(CHANNELS, NAMES)),),
    (METRIC,),
    (
        Check("Cộng các kênh hồ sơ", parse("Tổng hồ sơ = Cộng các kênh", NAMES)),
        Check("Cộng số thủ tục", parse(f"Tổng TTHC = {PROCEDURES}", NAMES)),
        Check("Tỷ lệ tính lại", parse(f"{PRINTED_RATE} = {RATE}", NAMES)),
    ),
    (Citation("EMC", "23,43%", Fraction(2343, 10000), "Công văn số 5559", RATE),),
    (),
)


@cache
def found() -> Evaluation:
    """Judge the appendix as printed."""
    columns = (
        *(Column(name, (name,)) for name in COUNTS),
        Column(PRINTED_RATE, ("Tỷ lệ",), ColumnKind.RATE),
    )
    records = tuple(
        Record(Organization(str(row.stt), row.name, row.name, "", row.stt), data(row))
        for row in ROWS
    )
    return evaluate(Dataset(columns, records, Record(None, data(TOTAL))), QUESTIONS)


def data(row: Row) -> dict[str, Datum]:
    """Return the cells of a printed row."""
    rate: Value = row.rate
    if row.rate.endswith("%"):
        rate = Decimal(row.rate.rstrip("%")) / 100
    values: tuple[Value, ...] = (*row.counts, rate)
    return {
        name: Datum(value, Source("so-lieu.xlsx", "Tổng hợp", f"{letter}{row.stt + 7}"))
        for name, letter, value in zip(NAMES, "CDEFGHIJKLM", values, strict=False)
    }


def test_every_rate_and_verdict_is_the_printed_one() -> None:
    for row, result in zip((*ROWS, TOTAL), (*found().results, found().total), strict=True):
        told = result.assessments[RATE]
        printed = row.rate.replace(".", ",") if row.rate.endswith("%") else None
        assert (told.value and told.value.shown, told.verdict.label) == (printed, row.verdict)


def test_nine_of_twenty_nine_have_met_the_target() -> None:
    count = found().tallies[RATE]
    assert (count.met.shown, count.not_met.shown, count.assessed.shown) == ("9", "20", "29")
    assert (count.not_assessed.shown, count.no_data.shown) == ("1", "0")


def test_the_printed_totals_are_the_sums() -> None:
    assert tuple(found().total.figures[name].value for name in COUNTS) == TOTAL.counts


def test_eleven_rows_do_not_add_up_and_explain_the_total() -> None:
    findings = [finding for finding in found().findings if finding.code != "DC06"]
    assert [int(finding.difference) for finding in findings] == [
        25, 8, 56, 41, 16, 20, 43, 33, 24, 17, 20,
    ]  # fmt: skip
    assert {finding.subject for finding in findings} == {"Cộng các kênh hồ sơ"}
    assert findings[0].text == (
        "UBND huyện An Phú: Tổng hồ sơ = 43.819, Cộng các kênh = 43.844; chênh 25."
    )
    assert found().total.comparisons["Cộng các kênh hồ sơ"].difference.shown == "303"


def test_the_cited_rate_differs_from_the_computed_one() -> None:
    [finding] = [finding for finding in found().findings if finding.code == "DC06"]
    assert finding.difference == Fraction(1907, 10000)


def test_long_xuyen_lacks_so_many_dossiers() -> None:
    told = found().results[24].assessments[RATE]
    assert (str(told.difference), str(told.lacking)) == ("45,58 điểm phần trăm", "34.258")
