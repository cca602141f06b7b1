"""The results are true numbers with the digits shown, texts are texts, bytes do not change."""

from __future__ import annotations

import io
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from generator.model import (
    Acceptance,
    Assessment,
    Bound,
    Column,
    ColumnKind,
    Constant,
    Evaluation,
    Figure,
    Finding,
    Levels,
    Metric,
    Organization,
    Result,
    Source,
    Tally,
    Verdict,
)
from generator.workbook import write_results
from generator.workbook.sheet_rows import Content, Number
from generator.workbook.writing import Frame

HEALTH = Organization("SN18", "=Sở Y tế", "Sở Y tế", "Sở, ban, ngành tỉnh", 1)
AUDIT = Organization("SN19", "Thanh tra tỉnh", "Thanh tra tỉnh", "Sở, ban, ngành tỉnh", 2)
TARGET = Bound(True, Fraction(7, 10), "70%")
ONLINE = Metric("Tỷ lệ trực tuyến", Constant(Fraction(1)), True, Levels(TARGET))
DAYS = Metric("Số ngày", Constant(Fraction(1)), False, Levels())
COLUMNS = [Column("Tổng hồ sơ", ("A",)), Column("Ghi chú", ("B",), ColumnKind.TEXT)]


def figure(value: Fraction | int, shown: str) -> Figure:
    return Figure(Fraction(value), shown, "")


def result(organization: Organization | None) -> Result:
    """Two thirds of 3.009 dossiers, and 2,5 days."""
    online = Assessment(
        ONLINE.name,
        Verdict.NOT_MET,
        figure(Fraction(2, 3), "66,667%"),
        TARGET,
        None,
        figure(Fraction(1, 30), "3,33 điểm phần trăm"),
        -1,
        figure(101, "101"),
    )
    days = Assessment(
        DAYS.name, Verdict.NOT_ASSESSED, figure(Fraction(5, 2), "2,5"), None, None, reason="x"
    )
    figures = {"Tổng hồ sơ": figure(3009, "3.009"), "Bình quân": figure(Fraction(1, 3), "0,3333")}
    return Result(organization, figures, {}, {ONLINE.name: online, DAYS.name: days}, {})


def nothing(organization: Organization) -> Result:
    assessments = {
        metric.name: Assessment(metric.name, Verdict.NO_DATA, None, None, None)
        for metric in (ONLINE, DAYS)
    }
    return Result(organization, {}, {}, assessments, {})


def evaluation() -> Evaluation:
    one, none = figure(1, "1"), figure(0, "0")
    cells = tuple(Source("số.xlsx", "Trang", cell) for cell in ("A1", "B1"))
    seen = Acceptance("Cộng", {}, "Giữ nguyên.", "chuyên viên", "23/01/2025", 7, frozenset())
    return Evaluation(
        results=(result(HEALTH), nothing(AUDIT)),
        total=result(None),
        tallies={name: Tally(none, one, none, one, none, one) for name in (ONLINE.name, DAYS.name)},
        findings=(
            Finding("DC03", "Cộng", "Sở Y tế", Fraction(25), cells, "-1 khác 24", seen),
            Finding("DC06", "@EMC", "", Fraction(1907, 10000), (), "Hai số khác nhau."),
        ),
    )


def written() -> bytes:
    return write_results(
        evaluation(),
        columns=COLUMNS,
        derived=["Bình quân"],
        metrics=[ONLINE, DAYS],
        title="Kết quả năm 2024",
    )


def opened() -> Workbook:
    return load_workbook(io.BytesIO(written()))


def grid(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_each_organization_has_its_figures_rates_and_verdicts() -> None:
    sheet = opened()["Kết quả"]

    assert grid(sheet)[:1] == [["Kết quả năm 2024", *[None] * 15]]
    assert grid(sheet)[3:] == [
        [
            "STT", "Mã", "Tên đơn vị", "Nhóm", "Tổng hồ sơ", "Bình quân",
            "Tỷ lệ", "Mức giao", "Kết quả", "Chênh lệch (điểm phần trăm)", "Còn thiếu",
            "Giá trị", "Mức giao", "Kết quả", "Chênh lệch", "Còn thiếu",
        ],
        [
            1, "SN18", "=Sở Y tế", "Sở, ban, ngành tỉnh", 3009, 0.333333333333333,
            0.666666666666667, "tối thiểu 70%", "Chưa đạt", -3.33333333333333, 101,
            2.5, None, "Không đánh giá", None, None,
        ],
        [
            2, "SN19", "Thanh tra tỉnh", "Sở, ban, ngành tỉnh", None, None,
            None, None, "Không phát sinh hồ sơ", None, None,
            None, None, "Không phát sinh hồ sơ", None, None,
        ],
        [
            None, None, "Tổng cộng", None, 3009, 0.333333333333333,
            0.666666666666667, "tối thiểu 70%", "Chưa đạt", -3.33333333333333, 101,
            2.5, None, "Không đánh giá", None, None,
        ],
    ]  # fmt: skip


def test_numbers_are_shown_with_the_digits_of_their_figures() -> None:
    row = opened()["Kết quả"][5]

    assert [cell.number_format for cell in row] == [
        "0", "General", "General", "General", "#,##0", "#,##0.0000",
        "0.000%", "General", "General", "+0.00;-0.00;0.00", "#,##0",
        "#,##0.0", "General", "General", "General", "General",
    ]  # fmt: skip


def test_a_rate_that_was_cut_off_is_not_rounded_up_again_by_excel() -> None:
    cut = figure(Fraction(2, 3), "66,66%")
    data = evaluation()
    assessment = Assessment(ONLINE.name, Verdict.MET, cut, TARGET, None)
    total = Result(None, {}, {}, {ONLINE.name: assessment}, {})
    sheet = load_workbook(
        io.BytesIO(
            write_results(
                Evaluation((), total, data.tallies, ()),
                columns=[],
                derived=[],
                metrics=[ONLINE],
                title="",
            )
        )
    )["Kết quả"]

    assert (sheet["E5"].value, sheet["E5"].number_format) == (0.6666, "0.00%")


def test_warnings_say_who_accepted_them_and_why() -> None:
    assert grid(opened()["Cảnh báo"])[2:] == [
        [
            "Mã", "Nội dung xét", "Đơn vị", "Chênh lệch", "Cảnh báo", "Ô",
            "Người xem", "Ngày xem", "Lý do",
        ],
        [
            "DC03", "Cộng", "Sở Y tế", 25, "-1 khác 24", "số.xlsx, trang «Trang», ô A1, B1",
            "chuyên viên", "23/01/2025", "Giữ nguyên.",
        ],
        ["DC06", "@EMC", None, 0.1907, "Hai số khác nhau.", None, None, None, None],
    ]  # fmt: skip


def test_organizations_are_counted_by_verdict() -> None:
    assert grid(opened()["Tổng hợp"])[2:] == [
        [
            "Chỉ tiêu", "Đạt", "Chưa đạt", "Không đánh giá", "Không phát sinh hồ sơ",
            "Không có số liệu", "Được đánh giá",
        ],
        ["Tỷ lệ trực tuyến", 0, 1, 0, 1, 0, 1],
        ["Số ngày", 0, 1, 0, 1, 0, 1],
    ]  # fmt: skip


def test_no_text_is_ever_a_formula() -> None:
    workbook = opened()
    texts = [workbook["Kết quả"]["C5"], workbook["Cảnh báo"]["B5"], workbook["Cảnh báo"]["E4"]]

    assert [(cell.data_type, cell.quotePrefix) for cell in texts] == [("s", True)] * 3
    assert not any(
        cell.data_type in "fe"
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
    )


def test_headers_stay_in_sight_and_filters_leave_out_the_total() -> None:
    sheets = opened().worksheets

    assert [(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) for sheet in sheets] == [
        ("Kết quả", "D5", "A4:P6"),
        ("Cảnh báo", "A4", "A3:I5"),
        ("Tổng hợp", None, None),
    ]
    assert str(sheets[0].merged_cells) == "A3:D3 G3:K3 L3:P3"


def test_the_same_results_give_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib; from tests.test_workbook_results import written; "
        "print(hashlib.sha256(written()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    }

    assert len(digests) == 1


def test_excel_would_open_it_without_repair(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(written())

    found = OpenXmlValidator().validate(path).errors
    assert [each for each in found if each.severity.name == "ERROR"] == []


NUMBERS = st.builds(Number, st.integers(), st.integers(1, 900), st.sampled_from(["0", "0.00%"]))
CONTENTS = st.none() | st.integers() | NUMBERS | st.text("aĐ =&\r", max_size=30)
ROWS = st.lists(st.tuples(CONTENTS, st.integers(), CONTENTS), min_size=1, max_size=6)


@given(ROWS)
def test_rows_written_together_are_as_those_written_one_by_one(
    rows: list[tuple[Content, ...]],
) -> None:
    together, alone = (Frame().page([6, 14, 10]) for _ in "ab")
    together.write_columns(4, list(zip(*rows, strict=True)))
    for number, row in enumerate(rows, 4):
        alone.write(number, row)

    assert together.rows == alone.rows
    assert (together.last, together.looks) == (alone.last, alone.looks)
    assert together.looks.styles() == alone.looks.styles()
