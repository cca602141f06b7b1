"""Columns are as wide, and letters as large, as lets a table be read."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import Cell, Table
from generator.metrics import width_mm
from generator.model import Figure
from generator.wordml import write
from generator.wordml.asking import asked
from generator.wordml.widths import AROUND_MM, least_widths, plan

TWIPS_PER_MM = 1440 / 25.4


def figure(shown: str) -> Figure:
    return Figure(Fraction(1), shown, "cộng cột")


WORDS = st.text(alphabet="aăâbcdeêghiklmnoơưuxyz", min_size=1, max_size=9)
PHRASES = st.lists(WORDS, max_size=8).map(" ".join)


@given(
    st.lists(st.tuples(PHRASES, PHRASES, PHRASES), min_size=1, max_size=6),
    st.sampled_from([160.0, 247.0]),
)
def test_no_word_breaks_and_the_width_is_used_up(
    rows: list[tuple[str, str, str]], width: float
) -> None:
    table = Table((), tuple(tuple(map(Cell, row)) for row in rows), width)

    chosen = plan(table)

    assert sum(chosen.widths) == round(width * TWIPS_PER_MM)
    for row in rows:
        for phrase, column in zip(row, chosen.widths, strict=True):
            words = [width_mm(word, chosen.size_pt) for word in phrase.split()]
            assert max(words, default=0) <= column / TWIPS_PER_MM - AROUND_MM + 0.02


def test_a_figure_never_wraps_even_where_it_holds_spaces() -> None:
    shown = "1 234 567 đồng"
    long_name = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp " * 3
    table = Table((), ((Cell(long_name), Cell(figure(shown))),), 100)

    chosen = plan(table)

    assert chosen.widths[1] / TWIPS_PER_MM >= width_mm(shown, chosen.size_pt) + AROUND_MM - 0.02


def test_room_that_is_left_goes_where_names_are_long() -> None:
    names = ["Sở Nông nghiệp và Phát triển nông thôn tỉnh An Giang", "Sở Y tế"]
    header = (tuple(map(Cell, ("Tên cơ quan", "Tổng số hồ sơ tiếp nhận", "Tỷ lệ"))),)
    rows = tuple((Cell(name), Cell("1.000"), Cell("50,00%")) for name in names)

    widths = plan(Table(header, rows, 160)).widths

    assert widths[0] > widths[1] > widths[2]


def sized(name: str, columns: int) -> float:
    row = (Cell(name), *[Cell(figure("100.000"))] * columns)
    return plan(Table((), (row,) * 5, 160)).size_pt


def test_letters_shrink_until_the_table_reads_well() -> None:
    assert [sized("UBND huyện An Phú", columns) for columns in (6, 7, 8)] == [13, 12, 11]


def test_letters_do_not_shrink_where_that_saves_no_line() -> None:
    assert sized("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông", 6) == 13


def test_the_smallest_letters_are_for_tables_that_fit_at_no_other_size() -> None:
    assert [sized("Sở Y tế", columns) for columns in (10, 11)] == [11, 10]


def test_a_table_that_fits_at_no_size_takes_the_smallest() -> None:
    row = (Cell("100.000.000.000"),) * 12

    chosen = plan(Table((), (row,), 160))

    assert chosen.size_pt == 10
    assert sum(chosen.widths) == round(160 * TWIPS_PER_MM)


def test_smaller_letters_are_a_style_of_their_own() -> None:
    row = (Cell("100.000.000.000"),) * 12
    table = Table((row,), (row,), 160)

    styles = re.findall(r'pStyle w:val="(\w+)"', write(table).xml)

    assert set(styles) == {"BangDauCot10", "Bang10"}


def test_a_title_over_several_columns_widens_them_all() -> None:
    header = (
        (Cell("Nghiêngngảnghiêngngảnghiêngngả", columns=2), Cell("x", rows=2)),
        (Cell("a"), Cell("a")),
    )
    left, right, other = plan(Table(header, ((Cell("1"), Cell("1"), Cell("1")),), 160)).widths

    assert left == pytest.approx(right, abs=1)
    assert left > other


def test_where_nothing_reads_well_rows_are_hardly_higher_than_they_need_be() -> None:
    """At 13 points the name takes seven lines, at 12 four, at 11 three."""
    name, counts = Cell("Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi"), [Cell(figure("121.596"))]
    chosen = plan(Table((), ((name, *counts * 8),) * 5, 160))

    assert chosen.size_pt == 12


def test_titles_are_as_high_as_one_beside_several_rows_of_others() -> None:
    """LibreOffice would cut its last lines off where titles are repeated."""
    long = Cell("Tỷ lệ hồ sơ trực tuyến toàn trình", rows=2)
    upper, lower = (Cell("SỐ HỒ SƠ", columns=2), long), (Cell("T1"), Cell("T2"))
    row = (Cell("1.000"), Cell("1.000"), Cell("50%"))
    table = Table((upper, lower), (row,), 40)

    heights = re.findall(r'<w:trHeight w:val="([0-9]+)" w:hRule="atLeast"/>', write(table).xml)

    six_lines, one_line = 6 * 13 * 1.15 + 2, 13 * 1.15 + 2
    assert heights == [str(round((six_lines - one_line) * 20))]


def test_titles_of_enough_room_are_left_as_they_are() -> None:
    upper, lower = (Cell("SỐ", columns=2), Cell("Tỷ lệ", rows=2)), (Cell("T1"), Cell("T2"))
    table = Table((upper, lower), ((Cell("1"), Cell("1"), Cell("1")),), 160)

    assert "trHeight" not in write(table).xml


CELLS = st.text(st.sampled_from("aơ 1290,%-\0"), max_size=9)
MIXED = st.builds(Cell, CELLS | CELLS.map(figure), bold=st.booleans())


@given(st.lists(st.tuples(MIXED, MIXED), min_size=1, max_size=9), st.integers(0, 2))
def test_columns_are_measured_as_their_cells_are_one_by_one(
    rows: list[tuple[Cell, Cell]], header: int
) -> None:
    whole = least_widths(Table(tuple(rows[:header]), tuple(rows[header:]), 160), 13)
    alone = [least_widths(Table((), (row,), 160), 13) for row in rows[header:]]
    titles = [least_widths(Table((row,), (), 160), 13) for row in rows[:header]]

    assert whole == [max(each) for each in zip(*alone, *titles, strict=True)]


def test_rows_with_joined_cells_count_as_the_others_do() -> None:
    name = Cell("Ban Quản lý dự án đầu tư xây dựng")
    rows = ((name, Cell("1"), Cell("2")), (Cell("1"), name, Cell("2")))
    joined = (Cell("Cộng", columns=2), Cell("3"))

    needs = asked(Table((), (*rows, joined, *rows), 160))

    assert needs.columns == 3
    assert needs.rows == {(1, 0): 2, (0, 2): 2, (0, 0): 1}
    assert needs.counts == {1: 2, 2: 2}
