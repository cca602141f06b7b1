"""A table is cut out of a sheet between two rows, neither of them in it."""

from __future__ import annotations

from generator.workbook.cells import Area, Cell, CellKind, Grid, Spot
from generator.workbook.region import cut
from tests.spreadsheets import refusal


def grid(said: dict[Spot, str], *merged: Area) -> Grid:
    return Grid("Tổng hợp", {at: Cell(CellKind.TEXT, text) for at, text in said.items()}, merged)


SAID = {(1, 1): "I", (2, 1): "Sở Y tế", (3, 1): "II", (3, 2): "Tên", (4, 1): "x", (5, 1): "Hết"}
SHEET = grid({**SAID, (6, 1): "y", (7, 1): "Hết"}, Area(3, 2, 5, 2), Area(1, 2, 2, 2))


def test_neither_the_row_that_begins_nor_the_one_that_ends_is_in_the_table() -> None:
    found = cut(SHEET, "a.xlsx", "II", None)

    assert sorted(found.cells) == [(4, 1), (5, 1), (6, 1), (7, 1)]
    assert found.merged == (Area(4, 2, 5, 2),)


def test_a_table_ends_at_the_next_row_that_says_so() -> None:
    found = cut(SHEET, "a.xlsx", "II", "Hết")

    assert sorted(found.cells) == [(4, 1)]
    assert found.merged == (Area(4, 2, 4, 2),)


def test_a_table_cannot_end_at_the_row_that_begins_it() -> None:
    assert refusal(lambda: cut(SHEET, "a.xlsx", "II", "II")) == [
        "SL52 a.xlsx, trang «Tổng hợp»: Không có dòng nào ghi «II» ở dưới dòng 3. "
        "Ghi đúng cả chữ trong ô của dòng ấy."
    ]
