"""An Excel workbook becomes cells: values as stored, formulas where the package has them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbook import xlsx
from generator.workbook.cells import Area, Cell, CellKind, Grid
from tests.spreadsheets import refusal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def saved(change: Callable[[Worksheet], object] = lambda _: None) -> bytes:
    workbook = Workbook()
    change(workbook.worksheets[0])
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old.encode() in content
            changed = content.replace(old.encode(), new.encode()) if name == part else content
            target.writestr(name, changed)
    return packed.getvalue()


def holding(rows: str, behind: str = "") -> bytes:
    """Return a workbook whose sheet holds rows as they are written in the file."""
    data = f"<sheetData>{rows}</sheetData>{behind}"
    return replaced(saved(), "xl/worksheets/sheet1.xml", "<sheetData></sheetData>", data)


def grid(data: bytes) -> Grid:
    [only] = xlsx.read(data, "a.xlsx").grids
    return only


def test_a_cell_keeps_its_stored_value_and_its_format() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in ((1, 0.5, "chữ", True, datetime(2025, 1, 31), "#N/A", None),):
            sheet.append(row)
        sheet["B1"].number_format = "0.0 %"
        sheet["A2"] = ""

    assert grid(saved(fill)).cells == {
        (1, 1): Cell(CellKind.NUMBER, 1),
        (1, 2): Cell(CellKind.NUMBER, 0.5, "0.0 %"),
        (1, 3): Cell(CellKind.TEXT, "chữ"),
        (1, 4): Cell(CellKind.BOOLEAN, True),
        (1, 5): Cell(CellKind.MOMENT, datetime(2025, 1, 31), "yyyy-mm-dd h:mm:ss"),
        (1, 6): Cell(CellKind.ERROR, "#N/A"),
    }


@pytest.mark.parametrize(
    "said", ['calcCompleted="0"', 'calcCompleted="false"', 'fullCalcOnLoad="1"']
)
def test_results_are_not_trusted_in_a_book_that_was_saved_without_computing(said: str) -> None:
    data = replaced(saved(), "xl/workbook.xml", 'fullCalcOnLoad="1"', f'calcMode="manual" {said}')

    assert xlsx.read(data, "a.xlsx").recalculates


def test_results_are_trusted_in_a_book_that_was_saved_computed() -> None:
    data = replaced(saved(), "xl/workbook.xml", 'fullCalcOnLoad="1"', 'calcCompleted="1"')

    assert not xlsx.read(data, "a.xlsx").recalculates


def test_every_cell_of_an_array_is_one_of_a_formula() -> None:
    cells = '<c r="B2"><f t="array" ref="B2:C3">E2:F3*2</f><v>1</v></c><c r="C2"><v>2</v></c></row>'
    more = '<row r="3"><c r="B3"><v>3</v></c><c r="C3"><v>4</v></c><c r="D3"><v>5</v></c></row>'

    assert grid(holding(f'<row r="2">{cells}{more}')).formulas == {(2, 2), (2, 3), (3, 2), (3, 3)}


def test_a_book_of_the_strict_kind_is_told_how_to_save_it() -> None:
    strict = replaced(
        saved(), "xl/workbook.xml", MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )

    assert refusal(lambda: xlsx.read(strict, "a.xlsx")) == [
        "SL04 a.xlsx: Tệp không phải là bảng tính .xlsx mà là bảng tính kiểu Strict Open XML. "
        "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
    ]


def test_the_escapes_of_excel_are_undone_in_texts() -> None:
    text = '<row><c t="inlineStr"><is><t>a_x000A_b_x0041_c_x1_</t></is></c></row>'

    assert grid(holding(text)).cells == {(1, 1): Cell(CellKind.TEXT, "a\nbAc_x1_")}


def test_merged_and_hidden_ranges_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.merge_cells("B4:C5")
        sheet.merge_cells("A1:A2")
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.column_dimensions["F"].width = 20

    found = grid(saved(fill))
    assert found.merged == (Area(1, 1, 2, 1), Area(4, 2, 5, 3))
    assert (found.hidden_rows, found.hidden_columns) == ({7}, {4})
    assert grid(holding('<row r="8" ht="0"><c><v>1</v></c></row>')).hidden_rows == {8}


def test_rows_and_columns_too_small_to_be_seen_are_hidden() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].height = 0.75
        sheet.row_dimensions[3].height = 1
        sheet.column_dimensions["B"].width = 0.08
        sheet.column_dimensions["C"].width = 0.1

    found = grid(saved(fill))
    assert (found.hidden_rows, found.hidden_columns) == ({2}, {2})


def test_a_formula_stands_where_its_cell_says_or_after_the_one_before() -> None:
    rows = (
        '<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c><f>A1</f><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c><c><f/><v>6</v></c></row>"
    )

    found = grid(holding(rows))
    assert found.formulas == {(2, 2), (2, 3), (3, 2)}
    assert {spot: cell.value for spot, cell in found.cells.items()} == {
        (2, 2): 2,
        (2, 3): 3,
        (2, 4): 4,
        (3, 1): 5,
        (3, 2): 6,
    }


def test_a_formula_without_a_result_is_unstored_but_the_empty_text_is_a_result() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1</f></c><c r="B1" t="str"><f>2</f><v></v></c>'
        '<c r="C1"><f>3</f><v>0</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )

    found = grid(holding(rows))
    assert found.unstored == {(1, 1)}
    assert found.formulas == {(1, 1), (1, 2), (1, 3), (1, 4)}
    assert found.cells[1, 4] == Cell(CellKind.ERROR, "#DIV/0!")


def test_a_formula_of_a_format_is_none_of_the_last_cell() -> None:
    behind = (
        '<extLst><ext xmlns:xm="urn:any" uri="{0}"><xm:f>A1</xm:f></ext></extLst>',
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1">'
        "<formula>A1</formula><f>A1</f></cfRule></conditionalFormatting>",
    )
    for each in behind:
        assert grid(holding("<row><c><v>1</v></c></row>", each)).formulas == frozenset()


def test_a_formula_under_a_merge_is_not_read() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>2</f><v>2</v></c></row>'
    merge = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'

    found = grid(holding(rows, merge))
    assert (found.formulas, list(found.cells)) == (frozenset(), [(1, 1)])


def three_sheets() -> bytes:
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Một"
    first["A1"] = "=1"
    workbook.create_chartsheet("Biểu đồ").add_chart(BarChart())
    workbook.create_sheet("Ba")["C3"] = "=3"
    workbook.move_sheet("Ba", -2)
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def test_formulas_belong_to_their_sheet_whatever_its_part_and_a_chart_is_no_sheet() -> None:
    book = xlsx.read(three_sheets(), "a.xlsx")

    assert [(each.name, each.formulas) for each in book.grids] == [
        ("Ba", {(3, 3)}),
        ("Một", {(1, 1)}),
    ]


def test_a_workbook_with_macros_is_read_like_any_other() -> None:
    data = saved(lambda sheet: sheet.append([1, 2]))
    macros = replaced(data, "[Content_Types].xml", SHEETS, MACROS)

    assert xlsx.read(macros, "a.xlsm").grids == xlsx.read(data, "a.xlsx").grids


def test_results_that_excel_would_compute_again_are_not_trusted() -> None:
    asked = saved()
    told_not_to = replaced(asked, "xl/workbook.xml", 'fullCalcOnLoad="1"', 'fullCalcOnLoad="0"')

    assert xlsx.read(asked, "a.xlsx").recalculates
    assert not xlsx.read(told_not_to, "a.xlsx").recalculates


def test_a_workbook_with_formulas_is_loaded_once_if_anything_in_it_is_rare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loads = []
    read = ExcelReader.read

    def counted(reader: ExcelReader) -> None:
        loads.append(reader)
        read(reader)

    monkeypatch.setattr(ExcelReader, "read", counted)

    plain = saved(lambda sheet: sheet.append(["=1"]))
    rare = replaced(plain, "xl/workbook.xml", "<sheets>", "<!-- trang --><sheets>")

    assert grid(plain).formulas == {(1, 1)}
    assert len(loads) == 0
    assert grid(rare).formulas == {(1, 1)}
    assert len(loads) == 1
