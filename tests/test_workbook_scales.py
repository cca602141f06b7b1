"""Rates by their scale, numbers typed as text by their grammar, dates as dates: nothing guessed."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.frozen import replace
from generator.model import Column, ColumnKind, Dataset, Notation, Organization, Value
from generator.workbook import Sought, read_tables
from generator.workbook.typed import typed_number
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("SN18", "Sở Y tế", "Sở Y tế", "Sở", 1)
HOME = Organization("SN11", "Sở Nội vụ", "Sở Nội vụ", "Sở", 2)
VIETNAMESE, ENGLISH = Notation.VIETNAMESE, Notation.ENGLISH
HUNDRED = Column("Tỷ lệ", ("SỐ",), ColumnKind.RATE, of_hundred=True)
OF_ONE = Column("Tỷ lệ", ("SỐ",), ColumnKind.RATE, of_hundred=False)
ONE = Column("Tỷ lệ", ("SỐ",), ColumnKind.RATE)
GROWTH = Column("Tỷ lệ", ("SỐ",), ColumnKind.RATE, may_be_negative=True)
COUNT = Column("Tổng", ("SỐ",))
DAY = Column("Hạn", ("SỐ",), ColumnKind.DATE)
CELL = "số.xlsx, trang «Tổng hợp», ô B2"


def read(folder: Path, column: Column, first: object, shape: str | None = None) -> Dataset:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].number_format = shape or sheet["B2"].number_format

    rows = [("TÊN", "SỐ"), ("Sở Y tế", first)]
    path = spreadsheet(folder / "a.xlsx", rows, change=change)
    return read_tables([Sought(path, "số.xlsx", (column,), ("TÊN",))], register=(HEALTH,))


def value(folder: Path, column: Column, first: object, shape: str | None = None) -> Value:
    return read(folder, column, first, shape).records[0].data[column.name].value


def typed(column: Column, notation: Notation) -> Column:
    return replace(column, notation=notation)


# --- scales ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["General", '0.0"%"', "0.00"])
def test_on_a_scale_of_a_hundred_a_number_is_its_percentage(shape: str, tmp_path: Path) -> None:
    assert value(tmp_path, HUNDRED, 70.5, shape) == Decimal("0.705")


def test_a_format_of_percent_contradicts_a_scale_of_a_hundred(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, HUNDRED, 0.705, "0.0%")) == [
        f"SL57 {CELL}: Cột tỷ lệ khai «Thang: 0–100» mà ô có định dạng phần trăm, hiện «70,5%». "
        "Đổi định dạng ô sang Number rồi gõ lại; cả cột đều như vậy thì bỏ «Thang: 0–100»."
    ]


def test_rates_that_are_all_below_one_are_not_of_a_hundred(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, HUNDRED, 0.705)) == [
        f"SL58 {CELL}: Cột «Tỷ lệ» khai «Thang: 0–100» mà không có số nào lớn hơn 1. "
        "Nếu 0,705 nghĩa là 70,5% thì khai «Thang: 0–1»; nếu quả là dưới 1% thì bỏ «Thang» rồi "
        "gõ lại cả dấu %, ví dụ 0,7% (Excel: định dạng Percentage)."
    ]


def test_rates_of_one_at_most_are_not_of_a_hundred_and_one_above_is(tmp_path: Path) -> None:
    [said] = refusal(lambda: read(tmp_path, HUNDRED, 1))

    assert said.startswith(f"SL58 {CELL}: ")
    assert value(tmp_path, HUNDRED, 1.01) == Decimal("0.0101")


def test_a_total_above_one_does_not_excuse_rates_that_are_not_of_a_hundred(tmp_path: Path) -> None:
    rows = [("TÊN", "SỐ"), ("Sở Y tế", 0.7), ("Cộng", 70)]
    path = spreadsheet(tmp_path / "a.xlsx", rows)
    sought = Sought(path, "số.xlsx", (HUNDRED,), ("TÊN",), total_label="Cộng")

    [said] = refusal(lambda: read_tables([sought], register=(HEALTH,)))

    assert said.startswith(f"SL58 {CELL}: ")


def test_rates_that_are_all_zero_say_nothing_of_their_scale(tmp_path: Path) -> None:
    assert value(tmp_path, HUNDRED, 0) == Decimal(0)


@pytest.mark.parametrize("shape", ["General", "0.00", "0.0%"])
def test_on_a_declared_scale_of_one_a_number_is_its_share(shape: str, tmp_path: Path) -> None:
    assert value(tmp_path, OF_ONE, 0.705, shape) == Decimal("0.705")
    assert value(tmp_path, OF_ONE, 1.5, shape) == Decimal("1.5")


def test_a_rate_far_above_one_is_not_of_the_declared_scale_of_one(tmp_path: Path) -> None:
    said = [
        f"SL80 {CELL}: Cột tỷ lệ khai «Thang: 0–1» mà ô ghi «70,5», tức là 7.050%. "
        "Nếu 70,5 nghĩa là 70,5% thì khai «Thang: 0–100»; nếu quả là trên 150% thì ghi cả dấu % "
        "(Excel: định dạng Percentage)."
    ]
    assert refusal(lambda: read(tmp_path, OF_ONE, 70.5)) == said
    assert refusal(lambda: read(tmp_path, typed(OF_ONE, VIETNAMESE), "70,5")) == said
    assert value(tmp_path, OF_ONE, 2.5, "0%") == Decimal("2.5")


def test_a_rate_of_a_text_of_rows_is_read_on_its_declared_scale(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("TÊN;SỐ\nSở Y tế;0,8\nSở Nội vụ;1\n", "utf-8-sig")
    column = typed(OF_ONE, VIETNAMESE)
    sought = Sought(path, "a.csv", (column,), ("TÊN",))

    rows = read_tables([sought], register=(HEALTH, HOME)).records

    assert [row.data["Tỷ lệ"].value for row in rows] == [Decimal("0.8"), Decimal(1)]


@pytest.mark.parametrize(
    ("column", "given", "shape"),
    [
        (ONE, -0.5, "0%"),
        (OF_ONE, -0.5, None),
        (HUNDRED, -50, None),
        (typed(ONE, VIETNAMESE), "-50%", None),
    ],
)
def test_a_rate_below_zero_is_refused_unless_the_column_says_that_it_may_be(
    column: Column, given: object, shape: str | None, tmp_path: Path
) -> None:
    assert refusal(lambda: read(tmp_path, column, given, shape)) == [
        f"SL81 {CELL}: Cột tỷ lệ «Tỷ lệ» mà ô ghi số âm «-50%». Kiểm tra lại số; cột ghi mức tăng, "
        "giảm thì khai «Có thể âm: có» cho cột này trong congvan.yaml."
    ]
    assert value(tmp_path, replace(column, may_be_negative=True), given, shape) == Decimal("-0.5")


def test_a_growth_far_below_zero_is_not_of_the_scale_of_one_either(tmp_path: Path) -> None:
    [said] = refusal(lambda: read(tmp_path, replace(GROWTH, of_hundred=False), -70.5))

    assert said.startswith(f"SL80 {CELL}: ")


# --- numbers typed as text -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("1.094", typed(COUNT, VIETNAMESE), 1094),
        ("1,094", typed(COUNT, ENGLISH), 1094),
        ("0", typed(COUNT, VIETNAMESE), 0),
        ("12.500.000", typed(COUNT, VIETNAMESE), 12_500_000),
        (" 7 ", typed(COUNT, VIETNAMESE), 7),
        ("69,95%", typed(ONE, VIETNAMESE), Decimal("0.6995")),
        ("70 %", typed(HUNDRED, VIETNAMESE), Decimal("0.7")),
        ("69.95", typed(HUNDRED, ENGLISH), Decimal("0.6995")),
        ("0,8", typed(OF_ONE, VIETNAMESE), Decimal("0.8")),
        ("80%", typed(OF_ONE, VIETNAMESE), Decimal("0.8")),
        ("250%", typed(OF_ONE, VIETNAMESE), Decimal("2.5")),
        ("-12,5%", typed(GROWTH, VIETNAMESE), Decimal("-0.125")),
        ("\N{MINUS SIGN}12,5%", typed(GROWTH, VIETNAMESE), Decimal("-0.125")),
    ],
)
def test_a_text_is_read_by_the_declared_grammar(
    text: str, column: Column, expected: Value, tmp_path: Path
) -> None:
    assert value(tmp_path, column, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("69.95", "1 094", "1\xa0094", "1,094.5", "1.0940", "01.094", "007", ".5", "5,", "1e3"),
        *("12,5o", "l2", "5*", "(5)", "5-", "-5", "+5", "x", "N/A", "70%", "1.094 hồ sơ"),
        *("\N{ARABIC-INDIC DIGIT THREE}", "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}"),
    ],
)
def test_a_text_outside_the_grammar_is_refused_with_what_it_says(text: str, tmp_path: Path) -> None:
    shown = " ".join(text.split())
    assert refusal(lambda: read(tmp_path, typed(COUNT, VIETNAMESE), text)) == [
        f"SL59 {CELL}: Cột số «Tổng» mà chữ «{shown}» không phải là số kiểu Việt Nam. "
        "Gõ lại, ví dụ «1.094»; chữ nghĩa là không có số thì khai «Chữ thay số»."
    ]


def test_a_rate_typed_without_percent_needs_its_scale(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, typed(ONE, VIETNAMESE), "0,7")) == [
        f"SL27 {CELL}: Cột tỷ lệ mà chữ «0,7» không có dấu %. "
        "Khai «Thang» cho cột này trong congvan.yaml: «0–100» nếu 70,5 nghĩa là 70,5%, «0–1» nếu "
        "0,705 nghĩa là 70,5%."
    ]


def test_a_typed_number_is_held_to_what_a_count_may_be(tmp_path: Path) -> None:
    column = typed(COUNT, VIETNAMESE)

    assert refusal(lambda: read(tmp_path, column, "1,5")) == [
        f"SL21 {CELL}: Số đếm phải là số nguyên, ô ghi «1,5». Sửa lại thành số nguyên."
    ]
    assert refusal(lambda: read(tmp_path, column, "9" * 16)) == [
        f"SL35 {CELL}: Số «{'9' * 16}» quá lớn, Excel không giữ đúng được. Kiểm tra lại số."
    ]


def test_a_number_with_separators_in_a_text_of_rows_asks_for_its_grammar(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("TÊN;SỐ\nSở Y tế;1.094\n", "utf-8-sig")

    def work(column: Column) -> Dataset:
        return read_tables([Sought(path, "a.csv", (column,), ("TÊN",))], register=(HEALTH,))

    assert refusal(lambda: work(COUNT)) == [
        "SL20 a.csv, ô B2: Cột số «Tổng» mà ô chứa chữ «1.094». Tệp .csv không nói dấu chấm, dấu "
        "phẩy là gì: khai «Số gõ thành chữ» của cột là «kiểu Việt Nam» hoặc «kiểu Anh» trong "
        "congvan.yaml."
    ]
    assert work(typed(COUNT, VIETNAMESE)).records[0].data["Tổng"].value == 1094


@given(st.integers(0, 10**14), st.sampled_from(Notation))
def test_whatever_is_printed_with_groups_is_read_back(number: int, notation: Notation) -> None:
    printed = f"{number:,}" if notation is ENGLISH else f"{number:,}".replace(",", ".")

    assert typed_number(printed, typed(COUNT, notation)) == (Decimal(number), False)


@given(st.text(max_size=8), st.sampled_from(Notation))
def test_no_text_is_read_without_all_its_digits(text: str, notation: Notation) -> None:
    found = typed_number(text, typed(COUNT, notation))

    if found is not None:
        digits = [each for each in text if each.isdecimal()]
        assert [each for each in str(found[0]) if each.isdigit()][: len(digits)] == digits


def test_a_placeholder_is_no_number_whatever_the_grammar(tmp_path: Path) -> None:
    column = Column("Tổng", ("SỐ",), placeholders=("-",), notation=VIETNAMESE)

    assert value(tmp_path, column, "-") == "-"
    assert refusal(lambda: read(tmp_path, COUNT, "-")) == [
        f"SL20 {CELL}: Cột số «Tổng» mà ô chứa chữ «-». Gõ lại thành số; nếu chữ này nghĩa là "
        "không có số thì khai nó ở «Chữ thay số» của cột trong congvan.yaml."
    ]


# --- dates -----------------------------------------------------------------------------------


STORED = date(2025, 4, 5), datetime(2025, 4, 5)


@pytest.mark.parametrize("given", [*STORED, "05/04/2025", "5/4/2025"])
def test_a_date_is_printed_as_vietnamese_do(given: object, tmp_path: Path) -> None:
    assert value(tmp_path, DAY, given) == "05/4/2025"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (46082, "46.082"),
        ("03/13/2026", "03/13/2026"),
        ("2026-03-13", "2026-03-13"),
        (datetime(2026, 3, 13, 8, 30), "13/3/2026 08:30"),
        (time(8, 30), "08:30:00"),
        (True, "TRUE"),
        ("sớm", "sớm"),
    ],
)
def test_what_is_no_date_is_refused(given: object, shown: str, tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, DAY, given)) == [
        f"SL60 {CELL}: Cột ngày «Hạn» mà ô ghi «{shown}». "
        "Gõ lại ngày dạng ngày/tháng/năm, ví dụ 24/01/2025."
    ]


def test_a_day_not_given_is_none(tmp_path: Path) -> None:
    assert value(tmp_path, DAY, None) is None
