"""Tables of passages: widths by weight of text, rows that stay whole, headings with their rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.blocks import Align, Cell, Prose, Run, Table
from generator.metrics import width_mm
from generator.wordml import fits, write
from generator.wordml.passages import passages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS_PER_MM = 1440 / 25.4
HEADER = (tuple(Cell(text, Align.CENTER) for text in ("Stt", "Việc", "Kết quả")),)
SHORT = (Cell("1"), Cell("việc"), Cell("kết quả"))
TALL = (Cell("2"), Cell("việc " * 900), Cell("kết quả"))
WORDS = st.text(alphabet="aăâbcdeêghiklmnoơưuxyz", min_size=1, max_size=9)
PHRASES = st.lists(WORDS, max_size=30).map(" ".join)


def table(*rows: tuple[Cell, ...], headings: frozenset[int] = frozenset()) -> Table:
    return Table(HEADER, rows, 247.0, headings, 170.0)


def rows_of(block: Table) -> list[etree._Element]:
    xml = f'<x xmlns:w="{W[1:-1]}">{write(block).xml}</x>'
    return etree.fromstring(xml).findall(f".//{W}tr")


def text_of(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def has(row: etree._Element, tag: str) -> bool:
    return row.find(f".//{W}{tag}") is not None


@given(st.lists(st.tuples(PHRASES, PHRASES, PHRASES), min_size=1, max_size=6))
def test_no_word_breaks_and_the_width_is_used_up(rows: list[tuple[str, str, str]]) -> None:
    block = table(*(tuple(map(Cell, row)) for row in rows))

    chosen = passages(block)

    assert sum(chosen.widths) == round(247.0 * TWIPS_PER_MM)
    for row in rows:
        for phrase, column in zip(row, chosen.widths, strict=True):
            longest = max((width_mm(word, chosen.size_pt) for word in phrase.split()), default=0)
            assert longest <= column / TWIPS_PER_MM - 3.6 + 0.02


def test_a_column_of_long_texts_is_wider_than_one_of_numbers() -> None:
    rows = [
        (Cell(str(n)), Cell("một việc khá dài cần nhiều chỗ " * 6), Cell("ngắn")) for n in range(9)
    ]

    number, task, result = passages(table(*rows)).widths

    assert number < result < task


def test_a_heading_is_held_on_the_page_of_the_next_row_unless_it_is_the_last() -> None:
    heading = (Cell("A"), Cell("Mục", bold=True, columns=2))

    rows = rows_of(table(heading, SHORT, heading, headings=frozenset({0, 2})))

    assert [has(row, "keepNext") for row in rows] == [False, True, False, False]


def test_the_titles_repeat_and_only_a_row_taller_than_half_a_page_may_split() -> None:
    rows = rows_of(table(SHORT, TALL))

    assert [has(row, "tblHeader") for row in rows] == [True, False, False]
    assert [has(row, "cantSplit") for row in rows] == [True, True, False]


def test_a_row_that_may_split_begins_at_its_top_so_that_no_rest_hangs_halfway() -> None:
    rows = rows_of(table(SHORT, TALL))

    aligned = [{each.get(f"{W}val") for each in row.iter(f"{W}vAlign")} for row in rows]
    assert aligned == [{"center"}, {"center"}, {"top"}]


def test_what_a_shared_cell_says_counts_for_the_height_of_its_rows() -> None:
    first = (Cell("1"), Cell("a"), Cell("kết quả " * 400, rows=2))

    rows = rows_of(table(first, (Cell("2"), Cell("b")), SHORT))

    assert [has(row, "keepNext") for row in rows] == [False] * 4
    assert [has(row, "cantSplit") for row in rows] == [True, True, False, True]


def test_short_rows_that_share_a_cell_stay_together_and_tall_ones_do_not() -> None:
    shared = (Cell("1", rows=2), Cell("a"), Cell("b")), (Cell("c"), Cell("d"))
    long = tuple(Cell("kết quả " * 120) for _ in range(2))

    assert [has(row, "keepNext") for row in rows_of(table(*shared, SHORT))] == [
        False,
        True,
        False,
        False,
    ]
    too_tall = table((Cell("1", rows=2), *long), long)
    assert [has(row, "keepNext") for row in rows_of(too_tall)] == [False, False, False]


def test_each_line_of_a_cell_is_a_paragraph_with_its_looks() -> None:
    prose = Prose(((Run("- một"),), (Run("- "), Run("hai", italic=True))))

    row = rows_of(table((Cell("1"), Cell(prose, Align.BOTH), Cell("b"))))[1]

    cell = row.findall(f"{W}tc")[1]
    assert [text_of(p) for p in cell.findall(f"{W}p")] == ["- một", "- hai"]
    assert [jc.get(f"{W}val") for jc in cell.iter(f"{W}jc")] == ["both"] * 2
    assert [text_of(run) for run in cell.iter(f"{W}r") if has(run, "i")] == ["hai"]


def test_a_table_with_titles_only_or_one_cell_is_written_all_the_same() -> None:
    alone = Table(HEADER, ((Cell("một", columns=3),),), 160.0, frozenset({0}), 257.0)

    assert len(rows_of(alone)) == 2
    assert len(rows_of(Table(HEADER, (), 160.0, frozenset(), 257.0))) == 1


def test_a_number_whose_spaces_hold_is_not_broken() -> None:
    held, loose = (
        Table(HEADER, ((Cell("1"), Cell(text), Cell("x")),), 42.0, frozenset(), 170.0)
        for text in ("1\u00a0234\u00a0567\u00a0890\u00a0đồng", "1 234 567 890 đồng")
    )

    assert (fits(held), fits(loose)) == (False, True)
