"""Rows of long tables are written as text: the same text, and none is ever left out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bench import country
from generator import package
from generator.archive import Unpacked
from generator.batch import build
from generator.blocks import Align, Body, Cell, Field, Prose, Run, Table
from generator.model import Figure
from generator.wordml import put_back, write
from generator.wordml.ink import Ink
from generator.wordml.long_tables import MANY
from generator.wordml.tables import planned_table
from generator.wordml.widths import Plan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARED = f' xmlns:w="{W}"'
PLAN = Plan(11.0, (2000, 3000, 4000))
FILLER = (Cell("a"), Cell("b"), Cell("c"))

TEXTS = st.text(st.sampled_from("aă1 <>&\"'\r\n\t.đ"), max_size=9)
CELLS = st.builds(
    Cell,
    TEXTS | TEXTS.map(lambda shown: Figure(Fraction(1), shown, "cộng")),
    st.sampled_from(Align),
    st.booleans(),
)
ROWS = st.tuples(CELLS, CELLS, CELLS) | st.tuples(
    CELLS, CELLS.map(lambda cell: Cell(cell.content, cell.align, cell.bold, columns=2))
)


def made(table: Table, ink: Ink) -> str:
    """Return a table as text, rows put back."""
    element = planned_table(table, PLAN, ink)
    return b"".join(put_back(etree.tostring(element, encoding="UTF-8"), ink.aside)).decode()


def rows_in(table: str) -> list[str]:
    """Return the rows of a table that is written as text."""
    _, *rows = table.replace("<w:tr" + DECLARED, "<w:tr").split("<w:tr>")
    return rows


@given(ROWS)
def test_a_row_of_a_long_table_is_written_as_that_of_a_short_one(row: tuple[Cell, ...]) -> None:
    short, long = Ink(), Ink()
    expected, *_ = rows_in(made(Table((), (row, FILLER, FILLER, FILLER), 170), short))

    first, *_ = rows_in(made(Table((), (row, *(FILLER,) * MANY), 170), long))

    assert first == expected
    assert not short.aside
    assert len(long.aside) == 1


def test_figures_of_rows_laid_aside_are_recorded_in_the_order_of_printing() -> None:
    figures = [Figure(Fraction(number), str(number), "cộng") for number in range(MANY + 9)]
    ink = Ink()

    planned_table(Table((), tuple((Cell(each), *FILLER[1:]) for each in figures), 170), PLAN, ink)

    assert ink.printed == figures


def test_a_table_whose_figures_are_marked_is_never_laid_aside() -> None:
    table = Table((), (FILLER,) * (MANY * 2), 170)

    assert not write(table, marks_figures=True).aside
    assert write(table).aside


def test_a_table_with_looks_inside_of_a_cell_is_never_laid_aside() -> None:
    prose = Cell(Prose(((Run("đậm", bold=True),),)))

    assert not write(Body((Table((), ((prose, *FILLER[1:]),) * (MANY * 2), 170),))).aside


def test_rows_name_their_prefix_where_the_document_around_does_not() -> None:
    ((key, rows),) = write(Table((), (FILLER,) * (MANY * 2), 170)).aside.items()
    part = f'<x:document xmlns:x="{W}"><x:tbl><?cv-hang {key}?></x:tbl></x:document>'

    whole = etree.fromstring(b"".join(put_back(part.encode(), {key: rows})))

    assert len(whole.findall(f"{{{W}}}tbl/{{{W}}}tr")) == rows.count(b"<w:tr>")


def test_an_instruction_of_somebody_else_stays() -> None:
    part = f"<a><?cv-hang {'0' * 64}?></a>".encode()

    assert b"".join(put_back(part, {"1" * 64: b"<b/>"})) == part


def test_a_letter_with_a_long_table_holds_every_row(tmp_path: Path) -> None:
    count = MANY + 21
    built = build(country.write(tmp_path / "dossier", count), tmp_path / "out")
    assert built.folder is not None
    parts = Unpacked((built.folder / "cong-van.docx").read_bytes())
    *_, table = package.tables(parts)

    rows = table[-count - 1 :]

    assert b"cv-hang" not in parts["word/document.xml"]
    assert [row[0] for row in rows[:-1]] == [str(number) for number in range(1, count + 1)]
    assert rows[-1][0] == "TỔNG CỘNG"


@given(st.lists(ROWS, min_size=1, max_size=9))
def test_rows_of_many_looks_are_written_each_with_its_own(rows: list[tuple[Cell, ...]]) -> None:
    expected = [rows_in(made(Table((), (row, *(FILLER,) * 3), 170), Ink()))[0] for row in rows]
    table = Table((), (*rows, *(FILLER,) * MANY), 170)

    assert rows_in(made(table, Ink()))[: len(rows)] == expected


def test_a_field_in_a_long_table_is_never_printed() -> None:
    table = Table((), ((Cell(Field("tên", 1)), *FILLER[1:]), *(FILLER,) * (MANY * 2)), 170)

    with pytest.raises(TypeError, match="the field tên was not replaced before writing"):
        planned_table(table, PLAN, Ink())
