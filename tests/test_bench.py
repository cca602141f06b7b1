"""The measurements add up and are compared with their goals."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import quick, sheet, stages

TRACE = """\
import time: self [us] | cumulative | imported package
import time:       100 |        100 |   encodings
import time:       300 |        300 |     openpyxl.cell
Cảnh báo CT01: một dòng của chương trình.
import time:        50 |        350 |   openpyxl
import time:        20 |        370 | generator.workbook
"""


def test_a_module_counts_for_its_library_and_only_for_itself() -> None:
    assert quick.imports(TRACE) == {"thư viện chuẩn": 100, "openpyxl": 350, "generator": 20}


def test_a_measurement_is_compared_with_its_goal_and_the_baseline() -> None:
    assert quick.table("Cả lệnh", {"congvan --help": 0.05, "congvan build": 0.7}, 0.02) == [
        "",
        "Cả lệnh                                   giây   tỷ số",
        "  congvan --help                         0,050     2,5   mục tiêu < 0,15 giây: đạt",
        "  congvan build                          0,700    35,0   mục tiêu < 0,70 giây: CHƯA ĐẠT",
    ]


def test_the_steps_of_a_sheet_are_told_in_microseconds() -> None:
    assert quick.of_sheet({"điền, xét XML": 139.6, "cả phụ lục": 1090.4}) == [
        "",
        "Một phụ lục trong một bộ lớn                micro giây",
        "  điền, xét XML                                    140",
        "  cả phụ lục                                      1090",
    ]


def test_every_step_of_a_sheet_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "ORGANIZATIONS", 30)
    monkeypatch.setattr(sheet, "TURNS", 1)

    steps = sheet.measure()

    *parts, whole, written = steps.values()
    assert all(spent > 0 for spent in (*parts, whole, written))
    assert list(steps)[-2:] == ["cả phụ lục", "ghi chắc xuống đĩa"]


def test_the_reading_of_a_large_sheet_is_compared_with_openpyxl_alone() -> None:
    assert quick.against({"không có công thức": (0.5, 1.1), "10 cột công thức": (0.5, 1.2)}) == [
        "",
        "Đọc bảng 3.500 × 30 (so với openpyxl)     giây   tỷ số",
        "  không có công thức                     1,100     2,2   mục tiêu ≤ 2,2 lần: đạt",
        "  10 cột công thức                       1,200     2,4   mục tiêu ≤ 2,2 lần: CHƯA ĐẠT",
    ]


def test_the_steps_of_one_document_are_compared_with_their_goal() -> None:
    assert quick.of_one({"xét các quy tắc": 6.04, "cả việc": 19.96}) == [
        "",
        "Xét một phụ lục hai trang                    mili giây",
        "  xét các quy tắc                                  6,0",
        "  cả việc                                         20,0   mục tiêu < 20: đạt",
    ]


def test_the_memory_of_many_documents_is_compared_with_that_of_few() -> None:
    few = {"giây": 12.0, "tiến trình chính": 60.0, "tiến trình con": 64.0}
    many = {"giây": 80.0, "tiến trình chính": 61.0, "tiến trình con": 72.5}

    assert quick.of_many({500: few, 3_321: many}) == [
        "",
        "Xét nhiều phụ lục           giây   tiến trình chính (MB)     tiến trình con (MB)",
        "  500 tệp                   12,0                    60,0                    64,0",
        "  3321 tệp                  80,0                    61,0                    72,5",
        "  tăng 8,5 MB   mục tiêu < 8 MB: CHƯA ĐẠT",
    ]


def test_every_stage_of_a_build_can_be_clocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])

    spent = stages.clock(stages.STAGES)

    assert list(spent) == [name for name, _ in stages.STAGES]
    assert all(seconds > 0 for seconds in spent.values())
