"""Rules of tables: the decree leaves them free, so they are advice but for their width."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checker.kinds import IN_SCOPE
from generator.checker.looks import amount, band, say, say_band, say_sizes, sizes_outside
from generator.checker.paper import Paper, Piece
from generator.checker.rule import At, Fault, Limits, Rule, at, rule
from generator.errors import Severity
from generator.layout import TABLE_CELL
from generator.view.edits import RowEdit
from generator.view.records import Paragraph, Table

CLAUSE = "thông lệ"
PART = "Bảng"
_PADDING_MM = (
    4.0  # Word lets the text of a cell, not its border, stand on the margin: 1.9 mm a side
)


def _tables(paper: Paper) -> Iterator[Table]:
    """Yield the tables that have lines; one without lines only places text."""
    return (each for each in paper.document.tables if each.bordered and each.story == "body")


def _place(paper: Paper, table: Table) -> At:
    """Return where a table is, by the first words in it."""
    cells = _cells(paper, table)
    first = next((each for each in cells if each.text.strip()), None)
    return at(first) if first else At(section=table.section, table=table.index)


def _cells(paper: Paper, table: Table) -> tuple[Paragraph, ...]:
    return tuple(
        each for each in paper.document.body if each.cell and each.cell.table == table.index
    )


@rule(
    "TB01", clause=CLAUSE, part=PART, kinds=IN_SCOPE, severity=Severity.INFO, doubtful=True,
    limits={"số dòng của bảng dài": 15.0},
)  # fmt: skip
def header_row_not_repeated(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng đầu của bảng dài không lặp lại ở trang sau.

    Vì sao: bảng sang trang mà không có dòng đầu thì khó đọc; nghị định không quy định.
    Cách sửa: chọn dòng đầu của bảng, vào Layout (Table Layout) → Repeat Header Rows.
    """
    for table in _tables(paper):
        rows = len(table.rows)
        if rows >= amount(limits, "số dòng của bảng dài") and not table.rows[0].repeats:
            edits = (RowEdit(table.index, 0, "repeats", True),)
            measured = f"bảng {rows} dòng, dòng đầu không lặp lại"
            yield Fault(_place(paper, table), measured, "dòng đầu lặp lại ở mỗi trang", edits)


@rule(
    "TB02", clause=CLAUSE, part=PART, kinds=IN_SCOPE, severity=Severity.INFO, doubtful=True,
    limits={"số dòng của bảng dài": 15.0},
)  # fmt: skip
def rows_split_between_pages(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng của bảng dài có thể bị cắt ngang giữa hai trang.

    Vì sao: một dòng nằm trên hai trang thì khó đọc; nghị định không quy định.
    Cách sửa: chọn bảng, bấm chuột phải, chọn Table Properties → Row, bỏ dấu ở ô
    «Allow row to break across pages».
    """
    for table in _tables(paper):
        split = [place for place, row in enumerate(table.rows) if row.splits]
        if split and len(table.rows) >= amount(limits, "số dòng của bảng dài"):
            edits = tuple(RowEdit(table.index, place, "splits", False) for place in split)
            measured = f"{len(split)} dòng có thể bị cắt ngang"
            yield Fault(_place(paper, table), measured, "mỗi dòng ở trọn một trang", edits)


@rule(
    "TB03", clause=CLAUSE, part=PART, kinds=IN_SCOPE, severity=Severity.INFO, doubtful=True,
    limits={"cỡ chữ trong bảng": TABLE_CELL.sizes},
)  # fmt: skip
def table_size_unusual(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cỡ chữ trong bảng khác thường.

    Vì sao: nghị định không quy định cỡ chữ trong bảng; thường dùng từ 10 đến 14.
    Cách sửa: chọn bảng, vào Home → Font Size, chọn cỡ chữ từ 10 đến 14.
    """
    usual = band(limits, "cỡ chữ trong bảng")
    for table in _tables(paper):
        cells = _cells(paper, table)
        runs = tuple(run for each in cells for run in each.runs)
        found = sizes_outside(Piece(cells[0], runs), usual) if runs else ()
        if found:
            place = _place(paper, table)
            yield Fault(place, say_sizes(found), f"cỡ chữ {say_band(usual, 'pt')}")


@rule(
    "TB04", clause=CLAUSE, part=PART, kinds=IN_SCOPE, severity=Severity.WARNING, doubtful=True,
    limits={"phần bảng được rộng hơn lời văn": _PADDING_MM},
)  # fmt: skip
def table_wider_than_text(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Bảng rộng hơn phần lời văn.

    Vì sao: bảng lấn ra lề, nên lề trang ở chỗ đó không còn đúng quy định.
    Cách sửa: chọn bảng, vào Layout (Table Layout) → AutoFit → AutoFit Window.
    """
    sections = {section.index: section for section in paper.document.sections}
    for table in _tables(paper):
        section = sections.get(table.section)
        if section is None:
            continue
        width, room = sum(table.widths_mm), section.text_width_mm
        if width > room + amount(limits, "phần bảng được rộng hơn lời văn"):
            measured = f"bảng rộng {say(width)} mm"
            yield Fault(_place(paper, table), measured, f"không quá {say(room)} mm")


RULES: tuple[Rule, ...] = (
    header_row_not_repeated,
    rows_split_between_pages,
    table_size_unusual,
    table_wider_than_text,
)
