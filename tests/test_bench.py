"""The measurements add up and are compared with their goals."""

from __future__ import annotations

from bench import quick

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
    assert quick.table("Cả lệnh", {"congvan --help": 0.05, "congvan build": 1.0}, 0.02) == [
        "",
        "Cả lệnh                                   giây   tỷ số",
        "  congvan --help                         0,050     2,5   mục tiêu < 0,2 giây: đạt",
        "  congvan build                          1,000    50,0   mục tiêu < 1,0 giây: CHƯA ĐẠT",
    ]
