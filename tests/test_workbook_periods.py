"""The period that a sheet states is held against the dossier's, however people write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.model import Column, Dataset, Organization
from generator.workbook import Sought, read_tables
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("S01", "Sở Y tế", "Sở Y tế", "Sở", 1)
YEAR_2024 = date(2024, 1, 1), date(2024, 12, 31)
YEAR_2025 = date(2025, 1, 1), date(2025, 12, 31)


def read(folder: Path, cells: Sequence[object], period: tuple[date, date]) -> Dataset:
    path = spreadsheet(folder / "a.xlsx", [(None, *cells), ("Tên", "Tổng số"), ("Sở Y tế", 5)])
    sought = Sought(path, "so.xlsx", (Column("Tổng hồ sơ", ("Tổng số",)),), ("Tên",))
    return read_tables([sought], register=[HEALTH], period=period)


@pytest.mark.parametrize(
    "cells",
    [
        ("Từ ngày 01-01-2024 đến ngày 31-12-2024",),
        ("(Từ ngày 01.01.2024 đến ngày 31.12.2024)",),
        ("Từ ngày 01/ 01/ 2024 đến ngày 31/ 12/ 2024",),
        ("Từ ngày: 01/01/2024 đến ngày: 31/12/2024",),
        ("Từ 00:00 ngày 01/01/2024 đến 24:00 ngày 31/12/2024",),
        ("Từ 0 giờ 00 phút ngày 01/01/2024 đến 24h00 ngày 31/12/2024",),
        ("Từ ngày 01/01/2024 00:00 đến ngày 31/12/2024 23:59",),
        ("Từ 01/01 đến 31/12/2024",),
        ("Từ ngày 01 tháng 01 năm 2024 đến ngày 31 tháng 12 năm 2024",),
        ("Từ ngày 01 tháng 01 đến ngày 31 tháng 12 năm 2024",),
        ("Kỳ báo cáo: 01/01/2024 - 31/12/2024",),
        ("Kỳ báo cáo: từ 01/01/2024 đến hết ngày 31/12/2024",),
        ("Từ ngày", "01/01/2024", "đến ngày", "31/12/2024"),
        ("Từ ngày:", date(2024, 1, 1), "đến ngày:", datetime(2024, 12, 31)),
    ],
)
def test_another_period_is_refused_and_the_same_is_read(
    cells: Sequence[object], tmp_path: Path
) -> None:
    assert read(tmp_path, cells, YEAR_2024).records
    assert refusal(lambda: read(tmp_path, cells, YEAR_2025)) == [
        "SL37 so.xlsx, trang «Tổng hợp», ô B1: Bảng ghi số liệu từ 01/01/2024 đến 31/12/2024, "
        "khác kỳ số liệu 01/01/2025 đến 31/12/2025. Thay đúng tệp của kỳ này, hoặc sửa "
        "«Kỳ số liệu» trong congvan.yaml."
    ]


def test_a_year_said_once_is_that_of_the_last_day(tmp_path: Path) -> None:
    turn = date(2024, 12, 15), date(2025, 1, 14)

    assert read(tmp_path, ["Từ 15/12 đến 14/01/2025"], turn).records


def test_the_cell_is_named_in_which_the_period_begins(tmp_path: Path) -> None:
    cells = ("UBND tỉnh", None, "Từ ngày", "01/01/2024", "đến", "31/12/2024")

    assert refusal(lambda: read(tmp_path, cells, YEAR_2025)) == [
        "SL37 so.xlsx, trang «Tổng hợp», ô D1: Bảng ghi số liệu từ 01/01/2024 đến 31/12/2024, "
        "khác kỳ số liệu 01/01/2025 đến 31/12/2025. Thay đúng tệp của kỳ này, hoặc sửa "
        "«Kỳ số liệu» trong congvan.yaml."
    ]
