"""An OpenDocument workbook is read as a stream, or refused with words."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time, timedelta

import pytest

from generator.workbook import ods, open_document
from generator.workbook.cells import Area, Cell, CellKind, Grid, Spot
from tests.open_documents import (
    CONTENT,
    MANIFEST,
    book,
    cell,
    document,
    number,
    package,
    row,
    sheet,
    text,
)
from tests.spreadsheets import refusal

SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
LESS = "Chỉ giữ trang tính cần dùng, xóa các dòng và cột trống đã kẻ ô ở ngoài bảng, rồi lưu lại."
BROKEN = [f"SL42 bang.ods: Tệp .ods hỏng, không đọc được. {SAVE_AS}"]
PASSWORD = [
    "SL05 bang.ods: Bảng tính có đặt mật khẩu nên không đọc được. Mở tệp bằng LibreOffice, chọn "
    "Save As, bỏ dấu ở «Save with password», rồi dùng tệp mới."
]


def grid(*rows: str) -> Grid:
    [found] = ods.parse(book(sheet("".join(rows))), "bang.ods").grids
    return found


def cells(*rows: str) -> dict[Spot, Cell]:
    return dict(grid(*rows).cells)


def said(data: bytes) -> list[str]:
    return refusal(lambda: ods.parse(data, "bang.ods"))


# --- values -----------------------------------------------------------------------------------


def test_numbers_are_exactly_what_is_stored() -> None:
    found = cells(
        row(number("1094"), number("-5"), number("0.6995"), number("12345678901234567890")),
        row(number("15000", "currency"), number("1E3")),
    )

    assert [each.value for each in found.values()] == [
        1094, -5, 0.6995, 12345678901234567890, 15000, 1000.0,
    ]  # fmt: skip
    assert {each.kind for each in found.values()} == {CellKind.NUMBER}


def test_a_percentage_is_told_by_the_kind_of_its_value() -> None:
    assert cells(row(number("0.7", "percentage"))) == {(1, 1): Cell(CellKind.NUMBER, 0.7, "0.00%")}


def test_dates_times_and_truths_are_what_they_are() -> None:
    found = cells(
        row(
            cell('office:value-type="date" office:date-value="2025-01-24"'),
            cell('office:value-type="date" office:date-value="2025-01-24T08:30:00"'),
            cell('office:value-type="time" office:time-value="PT07H30M00S"'),
            cell('office:value-type="time" office:time-value="PT30H00M00.5S"'),
            cell('office:value-type="time" office:time-value="-PT1H"'),
            cell('office:value-type="boolean" office:boolean-value="true"'),
            cell('office:value-type="boolean" office:boolean-value="false"'),
        )
    )

    assert [each.value for each in found.values()] == [
        datetime(2025, 1, 24),
        datetime(2025, 1, 24, 8, 30),
        time(7, 30),
        timedelta(hours=30, milliseconds=500),
        timedelta(hours=-1),
        True,
        False,
    ]


def test_a_text_is_what_is_seen_with_its_spaces_lines_and_pieces() -> None:
    assert cells(
        row(
            text('Sở<text:s text:c="2"/>Tài  <text:span>chính</text:span>\n '),
            cell('office:value-type="string"', "<text:p>Số</text:p><text:p>hồ sơ</text:p>"),
            text("một<text:line-break/>hai<text:tab/>ba"),
            cell('office:value-type="string" office:string-value="007"', "<text:p>7</text:p>"),
            text("  "),
        )
    ) == {
        (1, 1): Cell(CellKind.TEXT, "Sở  Tài chính"),
        (1, 2): Cell(CellKind.TEXT, "Số\nhồ sơ"),
        (1, 3): Cell(CellKind.TEXT, "một\nhai\tba"),
        (1, 4): Cell(CellKind.TEXT, "007"),
    }


def test_notes_and_drawings_over_a_cell_are_not_its_text() -> None:
    note = "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame>"
    inner = sheet(row(text("trong hình")))

    assert cells(
        f"<table:shapes>{inner}</table:shapes>",
        row(cell('office:value-type="string"', f"{note}{box}<text:p>Sở A</text:p>{inner}")),
    ) == {(1, 1): Cell(CellKind.TEXT, "Sở A")}


def test_the_prefixes_of_a_file_may_be_any() -> None:
    data = book(sheet(row(number("7"))))
    content = zipfile.ZipFile(io.BytesIO(data)).read(CONTENT)
    renamed = re.sub(rb"([</ ])table:", rb"\1t:", content).replace(b"xmlns:table=", b"xmlns:t=")

    [found] = ods.parse(package({CONTENT: renamed}), "bang.ods").grids
    assert found.cells == {(1, 1): Cell(CellKind.NUMBER, 7)}


# --- formulas and errors ----------------------------------------------------------------------


def test_a_formula_is_told_with_its_result_and_without() -> None:
    found = grid(
        row(
            number("7", more='table:formula="of:=3+4"'),
            cell('table:formula="of:=1/3"'),
            cell('table:formula="of:=&quot;&quot;" office:value-type="string"'),
        )
    )

    assert found.cells == {(1, 1): Cell(CellKind.NUMBER, 7)}
    assert found.formulas == {(1, 1), (1, 2), (1, 3)}
    assert found.unstored == {(1, 2)}


def test_an_error_is_told_as_libreoffice_and_as_excel_store_it() -> None:
    shown = "<text:p>#DIV/0!</text:p>"
    libreoffice = 'table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    excel = 'table:formula="of:=1/0" office:value-type="float" office:value="0"'

    found = cells(
        row(
            cell(f'{libreoffice} calcext:value-type="error"', shown),
            cell(excel, shown),
            text("Err:502", 'table:formula="of:=A1()"'),
            text("#12", 'table:formula="of:=B1"'),
            text("#N/A"),
            cell(
                'office:value-type="string" calcext:value-type="error"', "<text:p>Lỗi:522</text:p>"
            ),
        )
    )

    assert [(each.kind, each.value) for each in found.values()] == [
        (CellKind.ERROR, "#DIV/0!"),
        (CellKind.ERROR, "#DIV/0!"),
        (CellKind.ERROR, "Err:502"),
        (CellKind.TEXT, "#12"),
        (CellKind.TEXT, "#N/A"),
        (CellKind.ERROR, "Lỗi:522"),
    ]


# --- places -----------------------------------------------------------------------------------


def test_repeated_cells_and_rows_are_all_there() -> None:
    found = cells(
        row(cell('table:number-columns-repeated="2"'), number("5", more=repeated("columns", 3))),
        row(number("1"), attributes=repeated("rows", 2)),
        row(text("cuối")),
    )

    assert found == {
        (1, 3): Cell(CellKind.NUMBER, 5),
        (1, 4): Cell(CellKind.NUMBER, 5),
        (1, 5): Cell(CellKind.NUMBER, 5),
        (2, 1): Cell(CellKind.NUMBER, 1),
        (3, 1): Cell(CellKind.NUMBER, 1),
        (4, 1): Cell(CellKind.TEXT, "cuối"),
    }


def repeated(what: str, times: int) -> str:
    return f'table:number-{what}-repeated="{times}"'


def test_a_blank_repeated_without_end_costs_nothing() -> None:
    endless = row(cell(repeated("columns", 10**15)), attributes=repeated("rows", 10**15))

    assert cells(row(number("1")), endless, row(number("2"))) == {
        (1, 1): Cell(CellKind.NUMBER, 1),
        (10**15 + 2, 1): Cell(CellKind.NUMBER, 2),
    }


def test_merges_are_told_and_what_they_cover_is_not_read() -> None:
    spans = 'table:number-columns-spanned="3" table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell {}><text:p>khuất</text:p></table:covered-table-cell>"
    under = covered.format('table:number-columns-repeated="2" office:value-type="string"')

    found = grid(
        row(text("Tên", spans), under, number("1")),
        row(covered.format(repeated("columns", 3)), number("2")),
    )

    assert found.merged == (Area(1, 1, 2, 3),)
    assert found.cells == {
        (1, 1): Cell(CellKind.TEXT, "Tên"),
        (1, 4): Cell(CellKind.NUMBER, 1),
        (2, 4): Cell(CellKind.NUMBER, 2),
    }


def test_hidden_and_filtered_rows_and_hidden_columns_are_told_as_far_as_values_go() -> None:
    columns = (
        "<table:table-column/>"
        f'<table:table-column table:visibility="collapse" {repeated("columns", 2)}/>'
        f"<table:table-column {repeated('columns', 3)}/>"
        f'<table:table-column table:visibility="collapse" {repeated("columns", 10**9)}/>'
    )
    hidden = f'table:visibility="collapse" {repeated("rows", 2)}'

    found = grid(
        columns,
        row(cell(repeated("columns", 6)), number("1")),
        row(number("2"), attributes=hidden),
        row(number("3"), attributes='table:visibility="filter"'),
        row(number("4")),
        row(cell(), attributes=f'table:visibility="collapse" {repeated("rows", 10**9)}'),
    )

    assert found.hidden_rows == {2, 3, 4}
    assert found.hidden_columns == {2, 3, 7}


def test_every_sheet_is_a_grid_with_its_name() -> None:
    data = book(sheet(row(number("1")), "Một"), sheet(row(number("2")), "Hai &amp; ba"))

    assert [each.name for each in ods.parse(data, "bang.ods").grids] == ["Một", "Hai & ba"]


# --- refusals ---------------------------------------------------------------------------------


def test_values_repeated_without_measure_are_refused() -> None:
    many = [f"SL07 bang.ods: Bảng tính có quá nhiều ô (hơn 1.000.000). {LESS}"]

    assert said(book(sheet(row(number("1", more=repeated("columns", 10**15)))))) == many
    assert said(book(sheet(row(number("1"), attributes=repeated("rows", 10**15))))) == many
    formulas = cell(f'table:formula="of:=1" {repeated("columns", 10**15)}')
    assert said(book(sheet(row(formulas)))) == many


def test_long_texts_repeated_are_refused() -> None:
    long = text("x" * 1_000, repeated("columns", 999))

    assert said(book(sheet(row(long, attributes=repeated("rows", 999))))) == [
        f"SL07 bang.ods: Bảng tính có quá nhiều chữ (hơn 200 MB). {LESS}"
    ]


def test_too_wide_merges_are_refused() -> None:
    spans = 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"'

    assert said(book(sheet(row(text("Tên", spans))))) == [
        f"SL07 bang.ods: Vùng ô trộn quá rộng (hơn 1.000.000 ô). {LESS}"
    ]


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_document, "ELEMENTS", 1_000)

    assert said(book(sheet(row(*[cell()] * 1_000)))) == [
        f"SL07 bang.ods: Bảng tính có quá nhiều ô (hơn 1.000 phần tử). {LESS}"
    ]


def test_a_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods, "UNPACKED_BYTES", 1_000_000)

    assert said(book(sheet(row(text("x" * 1_100_000))))) == [
        f"SL07 bang.ods: Tệp bung ra quá lớn (hơn 1 MB). {LESS}"
    ]


def test_too_many_parts_are_refused() -> None:
    parts = {f"{each}.xml": "" for each in range(2_001)}

    assert said(package(parts)) == [f"SL07 bang.ods: Tệp chứa quá nhiều phần (hơn 2.000). {LESS}"]


@pytest.mark.parametrize("name", [CONTENT, MANIFEST])
def test_a_document_type_is_refused(name: str) -> None:
    dtd = '<!DOCTYPE a [<!ENTITY x "y">]>'
    parts = {MANIFEST: "<manifest/>", CONTENT: document("")}

    assert said(package({**parts, name: document("", dtd)})) == [
        f"SL08 bang.ods: Phần «{name}» trong tệp có khai báo DTD, không phải do LibreOffice lưu. "
        + SAVE_AS
    ]


def test_a_password_is_told_in_each_of_its_ways() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<m:manifest xmlns:m="{space}"><m:file-entry><m:encryption-data/></m:file-entry>'
        "</m:manifest>"
    )
    locked = bytearray(book(sheet("")))
    at = locked.rindex(b"PK\1\2")
    locked[at + 8] |= 1

    assert said(package({MANIFEST: manifest, CONTENT: b"\x8f\x03"})) == PASSWORD
    assert said(package({"encrypted-package": b"\x8f\x03"})) == PASSWORD
    assert said(bytes(locked)) == PASSWORD


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    first = book(sheet(row(number("1"))))
    packed = io.BytesIO(first)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(CONTENT, document(""))

    assert said(packed.getvalue()) == BROKEN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        book()[:-30],
        book(),
        package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        package({CONTENT: document(f"<office:text>{sheet('')}</office:text>")}),
        package({CONTENT: document("<office:spreadsheet>")}),
        package({CONTENT: document("")}, zipfile.ZIP_BZIP2),
        book(sheet(row(cell(repeated("columns", 0))))),
        book(sheet(row(cell(repeated("columns", -1))))),
        book(sheet(row(cell('table:number-columns-repeated="nhiều"')))),
        book(sheet(row(number("một")))),
        book(sheet(row(number("nan")))),
        book(sheet(row(cell('office:value-type="float"')))),
        book(sheet(row(cell('office:value-type="date" office:date-value="24/01/2025"')))),
        book(sheet(row(cell('office:value-type="time" office:time-value="7:30"')))),
        book(sheet(row(cell('office:value-type="time" office:time-value="P999999999DT99H"')))),
    ],
)
def test_what_is_no_sound_workbook_is_refused(data: bytes) -> None:
    assert said(data) == BROKEN
