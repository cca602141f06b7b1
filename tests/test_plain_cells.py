"""Plain cells are read by themselves, and say what openpyxl would have said."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import date, datetime, time
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import numbers
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from generator.workbook import formats, xlsx
from generator.workbook.cells import Book, Cell, CellKind
from generator.workbook.plain_book import read_plain
from generator.workbook.plain_cells import parted
from generator.workbook.references import bounds_of, spot_of
from generator.workbook.survey import BrokenError, survey

SHEET = "xl/worksheets/sheet1.xml"
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from("aă1 <>&\"'_x.đ\n"), max_size=9),
    st.sampled_from(["#N/A", "=A1+1", "_x000D_", "0123", datetime(2025, 1, 24), time(8, 30)]),
)
CODES = ["[$-42A]dd mmmm yyyy", '0 "ngày"', "[h]:mm:ss.00;@", "[Red]0.0", r"\d0", "_d0", "yy"]
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


def as_excel(data: bytes) -> bytes:
    """Return the same workbook with the declarations that Excel writes."""
    declared = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    written = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part if part.startswith(b"<?xml") else declared + part)
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


def test_the_line_ends_that_excel_writes_after_a_declaration_are_plain() -> None:
    data = as_excel(saved([[1, "hai"], [0.5, datetime(2025, 1, 24)]], merged="A1:B1"))

    with ZipFile(io.BytesIO(data)) as package:
        assert read_plain(data, survey(data)) is not None
        assert package.read(SHEET).startswith(b"<?xml ")
    assert told(xlsx.read(data, "a.xlsx")) == told(xlsx.read(spaced(data), "a.xlsx"))


TEXTS, STYLES, TYPES = "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_TEXTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return the same workbook with another text in a part, or with another part."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(written, "w") as after:
        for name in before.namelist():
            said = before.read(name).decode()
            assert name != part or old in said
            after.writestr(name, said.replace(old, new, 1) if name == part else said)
        if part not in before.namelist():
            after.writestr(part, new)
    return written.getvalue()


def sharing(texts: str) -> bytes:
    """Return a workbook whose cells A1 and B1 say the first two of its shared texts."""
    data = saved([["mot", "hai"], [3, 4]])
    for number, text in enumerate(("mot", "hai")):
        inline = f't="inlineStr"><is><t>{text}</t></is></c>'
        data = changed(data, SHEET, inline, f't="s"><v>{number}</v></c>')
    listed = f'<Override PartName="/{TEXTS}" ContentType="{OF_TEXTS}"/></Types>'
    data = changed(data, TYPES, "</Types>", listed)
    related = f'<Relationship Id="t" Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/>'
    end = "</Relationships>"
    data = changed(data, "xl/_rels/workbook.xml.rels", end, related + end)
    return changed(data, TEXTS, "", f"<sst {MAIN}>{texts}</sst>")


def first_of(data: bytes) -> object:
    """Return what the first cell says, after both ways of reading have said the same."""
    assert told(xlsx.read(data, "a.xlsx")) == told(xlsx.read(spaced(data), "a.xlsx"))
    return next(iter(xlsx.read(data, "a.xlsx").grids[0].cells.values())).value


@pytest.mark.parametrize("texts", [
    "<si /><si><t>một</t></si><si><t>hai</t></si>",
    "<si ></si><si><t>một</t></si><si><t>hai</t></si>",
    "<si/><si><t>một</t></si><si><t>hai</t></si>",
    "<si></si><si><t>một</t></si><si><t>hai</t></si>",
    "<si><t>không</t><t>một</t></si><si><t>hai</t></si>",
    "<si><r><t>sau</t></r><t>trước</t></si><si><t>hai</t></si>",
    "<si><r><t>một</t><t>hai</t></r></si><si><t>hai</t></si>",
    "<si>\n<t>một</t></si><si><t>hai</t></si>",
    "<si><t>một</t></si>?<si><t>hai</t></si>",
])  # fmt: skip
def test_no_shared_text_is_passed_over(texts: str) -> None:
    data = sharing(texts)

    assert read_plain(data, survey(data)) is None
    first_of(data)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("<si><t>một</t></si>", "một"),
        ('<si><t xml:space="preserve"> một </t></si>', " một "),
        ("<si><r><rPr><b/></rPr><t>mộ</t></r><r><t>t</t></r></si>", "một"),
        ("<si><r><t/></r><r><t>một</t></r></si>", "một"),
    ],
)
def test_runs_of_a_shared_text_are_one_text(text: str, meant: str) -> None:
    data = sharing(f"{text}\n<si><t>hai</t></si><si><t>thừa</t></si>")

    assert read_plain(data, survey(data)) is not None
    assert first_of(data) == meant


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A1" t="n">', "<c>"),
        ('<c r="A1" t="n">', '<x:c xmlns:x="urn:x" r="A1">'),
        ("<cols>", '<cols><col min="3" max="3" width="9"/>'),
    ],
)
def test_cells_without_a_place_and_columns_told_twice_are_not_plain(old: str, new: str) -> None:
    data = changed(saved([[1]]), SHEET, old, new)

    with suppress(BrokenError):
        assert read_plain(data, survey(data)) is None


def test_formats_of_what_stands_out_are_not_those_of_cells() -> None:
    standing_out = '<dxf><numFmt numFmtId="0" formatCode="0.0%"/></dxf></styleSheet>'
    data = changed(saved([[1234.5]]), STYLES, "<fonts", '<numFmts count="0"/><fonts')
    data = changed(data, STYLES, "</styleSheet>", standing_out)

    grids = read_plain(data, survey(data))
    assert grids
    assert [cell.number_format for cell in grids[0].cells.values()] == ["General"]


def test_formats_are_those_of_openpyxl() -> None:
    assert formats.BUILT_IN == numbers.BUILTIN_FORMATS
    for code in [*numbers.BUILTIN_FORMATS.values(), *CODES]:
        assert formats.is_of_days(code) == numbers.is_date_format(code), code
        assert formats.is_of_durations(code) == numbers.is_timedelta_format(code), code


@given(st.text(st.sampled_from('dmhysDMS0#.,;_\\[]"@% '), max_size=12))
def test_any_format_is_taken_as_openpyxl_takes_it(code: str) -> None:
    assert formats.is_of_days(code) == numbers.is_date_format(code)
    assert formats.is_of_durations(code) == numbers.is_timedelta_format(code)


@pytest.mark.parametrize("reference", ["B8", "AB12:AD40", "$A$1:B2", "A:C", "2:4", "b3"])
def test_ranges_are_those_of_openpyxl(reference: str) -> None:
    assert bounds_of(reference) == range_boundaries(reference)


@pytest.mark.parametrize("reference", ["B8", "XFD1048576", "b3"])
def test_cells_are_those_of_openpyxl(reference: str) -> None:
    assert spot_of(reference) == coordinate_to_tuple(reference)


def test_the_rows_that_are_left_to_openpyxl_hold_no_cells() -> None:
    found = parted(sheet_of(saved([[1, "hai", 3.5], [None, True, date(2025, 1, 24)]])))

    assert found is not None
    assert len(found.cells) == 5
    assert b"<c " not in found.left
    assert found.left == found.around
    assert found.around.count(b"<row ") == 1  # the hidden one


@pytest.mark.parametrize(
    "odd",
    [
        '<c r="A1"><!-- 5 --><v>1</v></c>',
        '<c r="a1"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c r="A1" t="d"><v>2025-01-24</v></c>',
        '<c r="A1" t="inlineStr"><is><r><t>a</t></r></is></c>',
        '<c r="A1"><v>1</v><v>2</v></c>',
        '<c r="A1"><v> 1</v></c>',
        '<c r="A1"><v>1_0</v></c>',
        '<c r="B1"><v>2</v></c>',
        '<c r="A1"><v>1</v></c>2',
        '<c r="A1" t="str"><v>&bad;</v></c>',
        '<c r="A1" t="str"><v>&#1;</v></c>',
        '<c r="A1" t="str"><v>a & b</v></c>',
        '<c r="A1" t="str"><v>]]></v></c>',
        '<c r="A1" t="str"><v>\x01</v></c>',
        '<c r="A1" t="str"><v>\uffff</v></c>',
        '</row><<c r="A2"><v>1</v></c>row>',
        '</row><row <c r="A2"><v>1</v></c>r="2">',
        '<x:c r="A1"><v>1</v></x:c>',
        '<c r="A1"><v>1</v></c>\r\n',
        '</sheetData><sheetData><c r="A1"><v>1</v></c>',
        '</row><c r="A2"><v>1</v></c><row r="3">',
        '</row><row r="2"/><c r="A2"><v>1</v></c><row r="3">',
        '<extLst/><c r="A1"><v>1</v></c>',
        '</row><row r="2">\0</row><row r="3">',
        '<c r="A1" t="str"><v>\ue000</v></c>',
        '<c r="A1" t="str"><v>&#57344;</v></c>',
        '<c r="A1" t="n"/><v>1</v></c>',
        '<c r="A1" <v>1</v></c>',
    ],
)
def test_a_sheet_with_an_odd_cell_is_left_to_openpyxl(odd: str) -> None:
    sheet = f'<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c>{odd}</row></sheetData>'

    assert parted(f"{sheet}</worksheet>".encode()) is None


@pytest.mark.parametrize("place", ["<sheetData>", "</worksheet>"])
def test_a_sheet_with_a_row_beside_its_rows_is_left_to_openpyxl(place: str) -> None:
    whole = sheet('<row r="1"><c r="A1"><v>1</v></c></row>').decode()

    assert parted(whole.replace(place, f"<rowBreaks/>{place}").encode())
    assert parted(whole.replace(place, f"<row/>{place}").encode()) is None


@pytest.mark.parametrize("again", ['<row r="1"/>', '<row r="01" spans="1:2"></row>'])
def test_rows_of_one_number_are_all_gone_through(again: str) -> None:
    data = sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{again}')
    found = parted(data)

    assert found is not None
    assert found.left.count(b"<row") == 2
    assert found.around.count(b"<row") == 0


def test_a_sheet_in_letters_of_another_kind_is_left_to_openpyxl() -> None:
    sheet = '<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData></worksheet>'

    assert parted(f'<?xml version="1.0" encoding="UTF-8"?>{sheet}'.encode())
    assert parted(f'<?xml version="1.0" encoding="us-ascii"?>{sheet}'.encode()) is None


def test_a_sheet_with_words_behind_its_rows_is_left_to_openpyxl() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'

    assert parted(sheet(row))
    assert parted(sheet(row).replace(b"</sheetData>", b"</sheetData> 2")) is None


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def test_what_several_cells_say_is_held_once_with_its_characters() -> None:
    text = '<c r="{0}" t="inlineStr"><is><t>&#272;&#x1EA1;t &lt;&#38;amp;&#34;</t></is></c>'
    cells = "".join(text.format(spot) for spot in ("A1", "B1", "C1"))

    found = parted(sheet(f'<row r="1">{cells}</row>'))

    assert found is not None
    assert [text for *_, text in found.says] == ['Đạt <&amp;"']
    assert set(found.cells.values()) == {0}


def test_cells_of_formulas_are_still_gone_through() -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2">A1</f><v>1</v></c>'

    found = parted(sheet(f'<row r="1">{cells}</row>'))

    assert found is not None
    assert len(found.cells) == 2
    assert found.left.count(b"<c ") == found.left.count(b"<f ") == 1
    assert b"<c " not in found.around


def test_rows_counted_from_the_one_before_are_all_left() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row hidden="1"/>'

    found = parted(sheet(rows))

    assert found is not None
    assert found.around.count(b"<row") == 2


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
