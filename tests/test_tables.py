"""The table of an appendix: what fills it, where it stands, what its empty places say."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from generator.blocks import Align, Cell, Table
from generator.config import TableColumn, TableSpec
from generator.context import organization_table, titles_of
from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Evaluation, Exemption
from tests.figures import NAMES, RATE, dataset, questions

NO_ONLINE = Exemption(parse("Trực tiếp = 5", NAMES), "Không làm trực tuyến", counts_in_total=False)
ONLINE = replace(RATE, exemptions=(NO_ONLINE,))
BY_COUNT = replace(RATE, name="Số gốc", formula=parse("Tổng", NAMES), is_percent=False)


@cache
def evaluation() -> Evaluation:
    """Judge five: above, below, exempted, without dossiers, with a blank."""
    rows = dataset(
        (8, 2, 10, Decimal("0.8"), "đã rà soát"),
        (1203, 797, 2000, Decimal("0.6015"), None),
        (0, 5, 5, "Không làm"),
        (0, 0, 0, Decimal(0), None),
        (None, 4, 10, Decimal("0.4"), None),
    )
    return evaluate(rows, questions(ONLINE))


def leaf(source: str, title: str = "x") -> TableColumn:
    return TableColumn(title, source)


def table(
    *columns: TableColumn,
    total: str | None = "TỔNG CỘNG",
    judged: Evaluation | None = None,
    title: Callable[[str], str] = str,
) -> Table:
    spec = TableSpec.model_construct(total_label=total, columns=columns)
    return organization_table(spec, judged or evaluation(), 160, title)


def column(source: str) -> list[str]:
    """Return what a column says, of each organization and in the end of the total."""
    return [str(row[-1].content) for row in table(leaf("Mã"), leaf(source)).rows]


# --- what fills a column ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Tổng", ["10", "2.000", "5", "0", "10", "2.025"]),
        ("Trực tuyến", ["8", "1.203", "0", "0", "-", "1.211"]),
        ("trực tuyến", ["8", "1.203", "0", "0", "-", "1.211"]),
        ("Cộng", ["10", "2.000", "5", "0", "-", "2.019"]),
        ("Tỷ lệ ghi", ["80,00%", "60,15%", "-", "0,00%", "40,00%", "-"]),
        ("Ghi chú", ["đã rà soát", "-", "-", "-", "-", "-"]),
        ("Tỷ lệ", ["80,00%", "60,15%", "Không làm trực tuyến", "-", "-", "60,25%"]),
        (
            "Kết quả",
            [
                "Đạt",
                "Chưa đạt",
                "Không đánh giá",
                "Không phát sinh hồ sơ",
                "Không có số liệu",
                "Chưa đạt",
            ],
        ),
        ("Mức giao", ["tối thiểu 70%"] * 6),
        (
            "Chênh lệch",
            [
                "cao hơn 10,00 điểm phần trăm",
                "thấp hơn 9,85 điểm phần trăm",
                "-",
                "-",
                "-",
                "thấp hơn 9,75 điểm phần trăm",
            ],
        ),
        ("Còn thiếu", ["-", "197", "-", "-", "-", "196"]),
    ],
)
def test_a_column_says(source: str, expected: list[str]) -> None:
    assert column(source) == expected


def test_who_a_line_is_about_is_said_in_four_ways() -> None:
    rows = table(*map(leaf, ("số thứ tự", "Đơn vị", "Tên đầy đủ", "Mã", "Tổng"))).rows

    assert [[str(cell.content) for cell in row] for row in rows] == [
        ["1", "xã An", "Xã An", "00", "10"],
        ["2", "xã Ba", "Xã Ba", "01", "2.000"],
        ["3", "xã Cù", "Xã Cù", "02", "5"],
        ["4", "xã Dương", "Xã Dương", "03", "0"],
        ["5", "xã Đông", "Xã Đông", "04", "10"],
        ["TỔNG CỘNG", "2.025"],
    ]


def test_a_metric_without_a_level_has_no_level_to_show() -> None:
    judged = evaluate(dataset((7, 3, 10)), questions(replace(RATE, target=type(RATE.target)())))
    rows = table(leaf("Mức giao"), leaf("Tỷ lệ"), judged=judged).rows

    assert str(rows[0][0].content) == "-"


def test_of_several_metrics_a_word_names_its_own() -> None:
    judged = evaluate(dataset((7, 3, 10)), questions(RATE, BY_COUNT))
    sources = ("Kết quả Tỷ lệ", "Chênh lệch Số gốc", "Mức giao Số gốc", "Số gốc", "Tỷ lệ")
    (row,) = table(*map(leaf, sources), judged=judged, total=None).rows

    assert [str(cell.content) for cell in row] == [
        "Đạt",
        "cao hơn 9,30",
        "tối thiểu 70%",
        "10,00",
        "70,00%",
    ]


# --- how it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "align"),
    [
        ("số thứ tự", Align.CENTER),
        ("Đơn vị", Align.LEFT),
        ("Tên đầy đủ", Align.LEFT),
        ("Mã", Align.CENTER),
        ("Tổng", Align.RIGHT),
        ("Cộng", Align.RIGHT),
        ("Tỷ lệ", Align.CENTER),
        ("Kết quả", Align.CENTER),
        ("Ghi chú", Align.CENTER),
    ],
)
def test_names_stand_left_counts_right_the_rest_in_the_middle(source: str, align: Align) -> None:
    rows = table(leaf(source), total=None).rows

    assert {cell.align for row in rows for cell in row} == {align}


def test_the_total_reaches_over_the_columns_that_name_one() -> None:
    *rows, total = table(*map(leaf, ("số thứ tự", "Đơn vị", "Mã", "Tổng", "Kết quả"))).rows
    label, count, verdict = total

    assert label == Cell("TỔNG CỘNG", Align.CENTER, bold=True, columns=3)
    assert (str(count.content), count.align, count.bold) == ("2.025", Align.RIGHT, True)
    assert verdict == Cell("Chưa đạt", Align.CENTER, bold=True)
    assert not any(cell.bold for row in rows for cell in row)


def test_a_table_that_begins_with_a_count_has_no_room_for_the_label() -> None:
    *_, total = table(leaf("Tổng"), leaf("Đơn vị")).rows

    assert [str(cell.content) for cell in total] == ["2.025", ""]


def test_without_a_label_there_is_no_total() -> None:
    assert len(table(leaf("Tổng"), total=None).rows) == 5


NESTED = (
    leaf("số thứ tự", "STT"),
    TableColumn(
        "HỒ SƠ {{ kỳ.tên }}",
        columns=(
            leaf("Tổng", "Tổng số"),
            TableColumn(
                "Trong đó", columns=(leaf("Trực tuyến", "Mạng"), leaf("Trực tiếp", "Quầy"))
            ),
        ),
    ),
)


def test_titles_stand_over_titles_each_as_wide_as_what_is_below_it() -> None:
    def heading(text: str, columns: int = 1, rows: int = 1) -> Cell:
        return Cell(text, Align.CENTER, bold=True, columns=columns, rows=rows)

    made = table(*NESTED, title=lambda typed: typed.replace("{{ kỳ.tên }}", "năm 2024"))

    assert made.header == (
        (heading("STT", rows=3), heading("HỒ SƠ năm 2024", columns=3)),
        (heading("Tổng số", rows=2), heading("Trong đó", columns=2)),
        (heading("Mạng"), heading("Quầy")),
    )
    assert made.width_mm == 160
    assert [str(cell.content) for cell in made.rows[1]] == ["2", "2.000", "1.203", "797"]


def test_the_titles_of_a_table_are_listed_level_by_level() -> None:
    spec = TableSpec.model_construct(total_label=None, columns=NESTED)

    assert [*titles_of(spec)] == [
        *("STT", "HỒ SƠ {{ kỳ.tên }}"),
        *("Tổng số", "Trong đó"),
        *("Mạng", "Quầy"),
    ]
