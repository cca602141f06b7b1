"""Plain cells are read by themselves, and say what openpyxl would have said."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.workbook import xlsx
from generator.workbook.cells import Book, Cell, CellKind
from generator.workbook.plain_cells import parted

SHEET = "xl/worksheets/sheet1.xml"
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from("aă1 <>&\"'_x.đ\n"), max_size=9),
    st.sampled_from(["#N/A", "=A1+1", "_x000D_", "0123", datetime(2025, 1, 24), time(8, 30)]),
)
ROWS = st.lists(st.lists(VALUES, max_size=5), max_size=6)


def saved(rows: list[list[object]], *, merged: str = "", links: str = "") -> bytes:
    """Return a workbook as openpyxl writes it."""
    book, written = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    if links:
        sheet[links].hyperlink = "https://example.org/"
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["C"].hidden = True
    book.save(written)
    return written.getvalue()


def spaced(data: bytes) -> bytes:
    """Return the same workbook with spaces before its values, so that no cell is plain."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == SHEET:
                part = part.replace(b"<v>", b" <v>").replace(b"<is>", b" <is>")
                part = part.replace(b'"n"></c>', b'"n"> </c>')
                assert b"<c " not in part or parted(part) is None
            new.writestr(name, part)
    return written.getvalue()


def sheet_of(data: bytes) -> bytes:
    with ZipFile(io.BytesIO(data)) as package:
        return package.read(SHEET)


def told(book: Book) -> list[object]:
    """Return all that a book says, in order, with the types of its values."""
    cells = [(*each, type(each[1].value)) for each in book.grids[0].cells.items()]
    return [cells, book.grids[0], book.recalculates]


@given(ROWS)
def test_plain_cells_say_what_openpyxl_says(rows: list[list[object]]) -> None:
    data = saved(rows)

    assert told(xlsx.read(data, "a.xlsx")) == told(xlsx.read(spaced(data), "a.xlsx"))


@pytest.mark.parametrize("merged", ["A1:B2", "B2:C3"])
@pytest.mark.parametrize("links", ["", "A1", "C1", "D4"])
def test_what_is_merged_or_linked_is_so_around_plain_cells(merged: str, links: str) -> None:
    data = saved([[1, 2, 3], [4, 5, 6], [7, 8, 9]], merged=merged, links=links)

    assert parted(sheet_of(data)) is not None
    assert told(xlsx.read(data, "a.xlsx")) == told(xlsx.read(spaced(data), "a.xlsx"))


def test_the_rows_that_are_left_to_openpyxl_hold_no_cells() -> None:
    found = parted(sheet_of(saved([[1, "hai", 3.5], [None, True, date(2025, 1, 24)]])))

    assert found is not None
    rows, rest = found
    assert rows.count("<c ") == 5
    assert b"<c " not in rest
    assert rest.count(b"<row ") == 2


@pytest.mark.parametrize(
    "odd",
    [
        '<c r="A1"><!-- 5 --><v>1</v></c>',
        '<c r="a1"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c r="A1" t="d"><v>2025-01-24</v></c>',
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
        '<c r="A1"><v>1</v><v>2</v></c>',
        '<x:c r="A1"><v>1</v></x:c>',
        '<c r="A1"><v>1</v></c>\r\n',
        '</sheetData><sheetData><c r="A1"><v>1</v></c>',
    ],
)
def test_a_sheet_with_an_odd_cell_is_left_to_openpyxl(odd: str) -> None:
    sheet = f'<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c>{odd}</row></sheetData>'

    assert parted(f"{sheet}</worksheet>".encode()) is None


def test_a_result_of_a_formula_is_told_from_none() -> None:
    cells = {
        "A1": "<f>1+1</f><v>2</v>",
        "B1": "<f>1+1</f>",
        "C1": '<f t="shared" ref="C1" si="0">"a"&amp;"b"</f><v></v>',
    }
    row = "".join(
        f'<c r="{spot}"{" t=" + chr(34) + "str" + chr(34) if spot == "C1" else ""}>{inner}</c>'
        for spot, inner in cells.items()
    )
    data, written = saved([]), io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == SHEET:
                part = part.replace(b"<sheetData>", f'<sheetData><row r="1">{row}</row>'.encode())
            new.writestr(name, part)

    (grid,) = xlsx.read(written.getvalue(), "a.xlsx").grids

    assert grid.cells == {(1, 1): Cell(CellKind.NUMBER, 2)}
    assert grid.formulas == {(1, 1), (1, 2), (1, 3)}
    assert grid.unstored == {(1, 2)}
