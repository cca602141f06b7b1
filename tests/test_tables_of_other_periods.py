"""Columns of each month that are not those of the period: a wrong sum, if nobody tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch
from tests.monthly import dossier, refusals
from tests.test_tables_periods import TABLE, months, sheet


@pytest.mark.parametrize(
    ("start", "titles", "said"),
    [
        (
            "01/04/2025",
            ("T1", "T2", "T3", "T4", "T5", "T6"),
            "SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu từ kỳ 1, mà kỳ số liệu bắt đầu ở "
            "kỳ 4. Sửa «Từ ngày» của «Kỳ số liệu», hoặc chỉ lấy từ kỳ 4 thì ghi «Các kỳ: 4–12» "
            "cho cột này; đúng là cần cả các kỳ trước thì ghi «Các kỳ: 1–12».",
        ),
        (
            "01/01/2025",
            ("T4", "T5", "T6"),
            "SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu từ kỳ 4, mà kỳ số liệu bắt đầu ở "
            "kỳ 1. Sửa «Từ ngày» của «Kỳ số liệu», hoặc thêm cột từ kỳ 1; nếu đúng ý thì ghi «Các "
            "kỳ: 4–12» cho cột này.",
        ),
    ],
)
def test_a_sum_over_other_months_than_those_of_the_period_is_told(
    start: str, titles: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    change = ("Từ ngày: 01/04/2025", f"Từ ngày: {start}")

    assert refusals(tmp_path, change, table=TABLE, rows=sheet(*titles)) == [said]


def test_a_month_that_was_begun_on_its_first_day_may_not_lack(tmp_path: Path) -> None:
    change = ("Từ ngày: 01/04/2025", "Từ ngày: 01/03/2025")

    [told] = refusals(tmp_path, change, table=TABLE)
    assert told.startswith("SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu từ kỳ 4, mà kỳ số")


@pytest.mark.parametrize("start", ["15/03/2025", "01/06/2025", "15/12/2024"])
def test_a_period_may_begin_on_any_day_and_one_month_may_show_those_before(
    start: str, tmp_path: Path
) -> None:
    made = dossier(tmp_path, ("Từ ngày: 01/04/2025", f"Từ ngày: {start}"), table=TABLE)

    assert months(batch.read(made)) == ["Tháng 4", "Tháng 5", "Tháng 6"]


@pytest.mark.parametrize(
    ("spans", "start", "titles"),
    [("1–12", "01/04/2025", ("T1", "T2", "T3", "T4", "T5")),
     ("10–12, 1–9", "01/10/2024", ("T10", "T11", "T12", "T1", "T2", "T3", "T4", "T5"))],
)  # fmt: skip
def test_a_sheet_of_the_month_before_is_told_where_the_months_are_declared(
    spans: str, start: str, titles: tuple[str, ...], tmp_path: Path
) -> None:
    described = f"\n      Tiêu đề: T*\n      Các kỳ: {spans}"
    changes = (
        ("Tổng hồ sơ tháng *: T*", f"Tổng hồ sơ tháng *:{described}"),
        ("Từ ngày: 01/04/2025", f"Từ ngày: {start}"),
    )

    assert refusals(tmp_path, *changes, table=TABLE, rows=sheet(*titles)) == [
        "SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu đến kỳ 5, mà kỳ số liệu kết thúc ở kỳ "
        "6. Sửa «Đến ngày» của «Kỳ số liệu» hoặc thay bảng cho đúng kỳ; nếu đúng ý thì ghi «Các "
        f"kỳ» cho cột này, ví dụ «{titles[0][1:]}–5»."
    ]


def test_a_period_over_the_end_of_a_year_has_a_last_month_too(tmp_path: Path) -> None:
    change = ("Từ ngày: 01/04/2025", "Từ ngày: 15/12/2024")

    told = refusals(tmp_path, change, table=TABLE, rows=sheet("T1", "T2", "T3", "T4", "T5"))
    assert told[0].startswith("SL84 so-lieu.xlsx: «Tổng hồ sơ tháng *» có số liệu đến kỳ 5, mà")
