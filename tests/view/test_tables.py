"""Tables: rooms for text, styles by place, lines."""

from __future__ import annotations

from generator.view.records import CellSpot, Document, Row, Stroke
from tests.view.snippets import line, read_blocks, style, styles
from tests.word import run


def cell(text: str, more: str = "", width: str = '<w:tcW w:w="2835" w:type="dxa"/>') -> str:
    return f"<w:tc><w:tcPr>{width}{more}</w:tcPr><w:p>{run(text) if text else ''}</w:p></w:tc>"


def table(*rows: str, look: str = "", grid: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    )


def border(*edges: str) -> str:
    inside = "".join(f'<w:{edge} w:val="single" w:sz="6"/>' for edge in edges)
    return f"<w:tcBorders>{inside}</w:tcBorders>"


def widths(document: Document) -> list[float]:
    return [each.width_mm for each in document.paragraphs]


def test_the_room_in_a_cell_is_its_width_without_its_margins() -> None:
    assert widths(read_blocks(table(cell("a")))) == [45.949]
    none = '<w:tblCellMar><w:left w:w="0"/><w:end w:w="0"/></w:tblCellMar>'
    assert widths(read_blocks(table(cell("a"), look=none))) == [50.006]
    own = '<w:tcMar><w:start w:w="567" w:type="dxa"/></w:tcMar>'
    assert widths(read_blocks(table(cell("a", own), look=none))) == [40.005]


def test_a_cell_without_a_width_takes_that_of_its_columns() -> None:
    grid = '<w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/>'
    look = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'
    wide = cell("a", '<w:gridSpan w:val="2"/>', "") + cell("b", "", "")
    half = cell("c", "", '<w:tcW w:w="2500" w:type="pct"/>')
    made = read_blocks(table(wide, half, look=look, grid=grid))
    assert widths(made) == [52.917, 52.917, 52.917]
    assert [each.cell for each in made.paragraphs] == [
        CellSpot(0, 0, 0, 2), CellSpot(0, 0, 2), CellSpot(0, 1, 0)
    ]  # fmt: skip


def test_rows_say_whether_they_repeat_and_may_be_split() -> None:
    first = f"<w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>{cell('a')}"
    (made,) = read_blocks(table(first, cell("b"))).tables
    assert made.rows == (Row(repeats=True, splits=False), Row(repeats=False, splits=True))


def test_a_table_style_dresses_its_places() -> None:
    parts = "".join(
        f'<w:tblStylePr w:type="{place}"><w:rPr>{look}</w:rPr></w:tblStylePr>'
        for place, look in (
            ("firstRow", "<w:b/>"),
            ("firstCol", "<w:i/>"),
            ("band1Horz", '<w:sz w:val="30"/>'),
            ("band2Horz", '<w:sz w:val="40"/>'),
        )
    )
    sheet = styles(style("T", kind="table", look='<w:sz w:val="24"/>', more=parts))
    look = '<w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/>'
    rows = [cell("a") + cell("b") for _ in range(3)]
    made = read_blocks(table(*rows, look=look), line("c"), styles=sheet)
    looks = [(each.runs[0].bold, each.runs[0].italic) for each in made.paragraphs]
    assert looks == [(True, True), (True, False), (False, True), (False, False)] * 1 + [
        (False, True), (False, False), (False, False)
    ]  # fmt: skip
    assert [each.runs[0].size_pt for each in made.paragraphs] == [12, 12, 15, 15, 20, 20, 10]


def test_a_line_under_a_cell_without_sides_is_a_stroke() -> None:
    made = read_blocks(table(cell("a", border("bottom")) + cell("b"), cell("c") + cell("d")))
    assert made.strokes == (Stroke("cell", 0, 50.006, 0.75),)
    assert not made.tables[0].bordered


def test_a_line_above_a_cell_stands_under_the_text_over_it() -> None:
    made = read_blocks(table(cell("a", border("bottom")), cell("", border("top"))))
    assert made.strokes == (Stroke("cell", 0, 50.006, 0.75),)
    above = read_blocks(table(cell("a"), cell("", border("top"))))
    assert above.strokes == (Stroke("cell", 0, 50.006, 0.75),)


def test_a_table_with_lines_is_no_stroke() -> None:
    by_cells = read_blocks(table(cell("a", border("left", "bottom"))))
    assert (by_cells.tables[0].bordered, by_cells.strokes) == (True, ())
    lines = '<w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders>'
    assert read_blocks(table(cell("a"), look=lines)).tables[0].bordered
