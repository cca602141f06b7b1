"""One table, stored by LibreOffice in each format, reads the same as far as a format can tell."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.apart import Apart, Limits
from generator.errors import Refused
from generator.frozen import replace
from generator.workbook import delimited, ods, xls
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid
from tests.conftest import tool
from tests.test_xls import is_told, outcome

# Comma, quotes where needed, UTF-8; numbers as shown, in the English way.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """One table as .xls, .ods and .csv."""
    folder = tmp_path_factory.mktemp("formats")
    made = table()
    made.save(folder / "bang.xlsx")
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()
    command = [tool("soffice"), f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    for kind in ("xls", "ods", CSV):
        convert = [*command, "--convert-to", kind, "--outdir", str(folder)]
        done = subprocess.run(
            [*convert, str(folder / "bang.xlsx")], capture_output=True, timeout=300, check=False
        )
        # Its exit code is 0 whatever happens.
        assert (folder / f"bang.{kind[:3]}").exists(), done.stderr
    return {kind: (folder / f"bang.{kind}").read_bytes() for kind in ("xls", "ods", "csv")}


def table() -> Workbook:
    """Make a sheet with all that a format may keep or lose."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tổng hợp"
    rows: list[list[str | int | float | date | None]] = [
        ["BÁO CÁO THÁNG 9"],
        ["Đơn vị", "Số hồ sơ", "Tỷ lệ", "Ngày", "Ẩn", "Chữ"],
        ["Sở A, B", 1094, 0.6995, date(2025, 1, 24), 1, "007"],
        ["Xã Đắk Pék", 0, 1, date(2025, 2, 1), 2, "70%"],
        [None, 12.5, "=1/0", None, 3, 'một "hai"'],
        ["CỘNG", "=SUM(B3:B4)"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    for row_number in (3, 4):
        sheet.cell(row_number, 3).number_format = "0.00%"
        sheet.cell(row_number, 4).number_format = "dd/mm/yyyy"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    return workbook


def text(value: str) -> Cell:
    return Cell(CellKind.TEXT, value)


def count(value: float, look: str = "General") -> Cell:
    return Cell(CellKind.NUMBER, value, look)


def day(value: datetime, look: str) -> Cell:
    return Cell(CellKind.MOMENT, value, look)


def expected(date_format: str) -> Grid:
    return Grid(
        "Tổng hợp",
        {
            (1, 1): text("BÁO CÁO THÁNG 9"),
            (2, 1): text("Đơn vị"),
            (2, 2): text("Số hồ sơ"),
            (2, 3): text("Tỷ lệ"),
            (2, 4): text("Ngày"),
            (2, 5): text("Ẩn"),
            (2, 6): text("Chữ"),
            (3, 1): text("Sở A, B"),
            (3, 2): count(1094),
            (3, 3): count(0.6995, "0.00%"),
            (3, 4): day(datetime(2025, 1, 24), date_format),
            (3, 5): count(1),
            (3, 6): text("007"),
            (4, 1): text("Xã Đắk Pék"),
            (4, 2): count(0),
            (4, 3): count(1, "0.00%"),
            (4, 4): day(datetime(2025, 2, 1), date_format),
            (4, 5): count(2),
            (4, 6): text("70%"),
            (5, 2): count(12.5),
            (5, 3): Cell(CellKind.ERROR, "#DIV/0!"),
            (5, 5): count(3),
            (5, 6): text('một "hai"'),
            (6, 1): text("CỘNG"),
            (6, 2): count(1094),
        },
        merged=(Area(1, 1, 1, 6),),
        formulas=frozenset({(5, 3), (6, 2)}),
        hidden_rows=frozenset({4}),
        hidden_columns=frozenset({5}),
    )


def test_an_old_workbook_tells_all_but_formulas(stored: Mapping[str, bytes]) -> None:
    [grid] = xls.read(stored["xls"], "bang.xls").grids

    assert grid == replace(expected("dd/mm/yyyy"), formulas=frozenset())


def test_an_open_document_tells_all_but_the_format_of_a_date(stored: Mapping[str, bytes]) -> None:
    [grid] = ods.read(stored["ods"], "bang.ods").grids

    assert grid == expected("General")


def test_a_plain_text_tells_values_and_nothing_more(stored: Mapping[str, bytes]) -> None:
    [grid] = delimited.read(stored["csv"], "bang.csv").grids

    by_row: dict[int, list[object]] = {}
    for (row, _), cell in grid.cells.items():
        by_row.setdefault(row, []).append(cell.value)
    assert by_row == {
        1: ["BÁO CÁO THÁNG 9"],
        2: ["Đơn vị", "Số hồ sơ", "Tỷ lệ", "Ngày", "Ẩn", "Chữ"],
        3: ["Sở A, B", 1094, "69.95%", "24/01/2025", 1, "007"],
        4: ["Xã Đắk Pék", 0, "100.00%", "01/02/2025", 2, "70%"],
        5: ["12.5", "#DIV/0!", 3, 'một "hai"'],
        6: ["CỘNG", 1094],
    }
    assert (grid.merged, grid.hidden_rows, grid.formulas) == ((), frozenset(), frozenset())


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8))
def test_a_real_plain_text_with_some_bytes_changed_is_read_or_refused(
    stored: Mapping[str, bytes], place: float, change: bytes
) -> None:
    try:
        found = delimited.read(changed(stored["csv"], place, change), "bang.csv")
    except Refused:
        return
    assert isinstance(found, Book)


@pytest.fixture(scope="module")
def children() -> Iterator[Mapping[str, Apart]]:
    """One child for all the files of a kind: what changed bytes do to xlrd may take for ever."""
    limits = Limits(computing_seconds=2, clock_seconds=10)
    with (
        Apart("generator.workbook.xls:serve", limits) as old,
        Apart("generator.workbook.ods:serve", limits) as open_document,
    ):
        yield {"xls": old, "ods": open_document}


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["xls", "ods"]),
    st.floats(0, 1, exclude_max=True),
    st.binary(min_size=1, max_size=8),
)
def test_a_real_workbook_with_some_bytes_changed_is_read_refused_or_too_much(
    stored: Mapping[str, bytes],
    children: Mapping[str, Apart],
    kind: str,
    place: float,
    change: bytes,
) -> None:
    request = b"bang\0" + changed(stored[kind], place, change)

    assert is_told(outcome(children[kind], request))


def changed(data: bytes, place: float, change: bytes) -> bytes:
    at = int(place * len(data))
    return data[:at] + change + data[at + len(change) :]
