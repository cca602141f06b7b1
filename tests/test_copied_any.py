"""Whatever a sheet looks like, its table is printed cell for cell, or it is said why not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook

from generator.blocks import Table
from generator.errors import Refused
from generator.frozen import replace
from generator.wordml import write
from generator.workbook import Copied, read_copied

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS, COLUMNS = 6, 4
SAID = st.one_of(
    st.none(),
    st.sampled_from(["a", "- một\n- hai", " ", "\n", "{{ x }}", "việc " * 300, "&<>", "\t"]),
    st.integers(-5, 2000),
    st.just(0.5),
)
SHEETS = st.lists(st.lists(SAID, min_size=COLUMNS, max_size=COLUMNS), min_size=ROWS, max_size=ROWS)
CORNERS = st.tuples(
    st.integers(1, ROWS), st.integers(1, COLUMNS), st.integers(1, 3), st.integers(1, 3)
)


def saved(rows: list[list[object]], merges: list[tuple[int, int, int, int]]) -> bytes:
    """Save a sheet with those of the merges that touch no other one."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    taken: set[tuple[int, int]] = set()
    for top, left, high, wide in merges:
        spots = {(r, c) for r in range(top, top + high) for c in range(left, left + wide)}
        if not spots & taken:
            taken |= spots
            bottom, right = top + high - 1, left + wide - 1
            sheet.merge_cells(None, top, left, bottom, right)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, titles: int) -> Copied:
    with TemporaryDirectory() as room:
        path = Path(room) / "bang.xlsx"
        path.write_bytes(data)
        return read_copied(path, "bang.xlsx", None, (1, titles))


def printed(table: Table) -> list[list[str]]:
    """Write a table; return the words of its cells, each row as wide as the others."""
    xml = write(replace(table, width_mm=160.0, height_mm=257.0)).xml
    root = etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{xml}</x>')
    rows = root.findall(f".//{W}tr")
    widths = {sum(_columns(cell) for cell in row.findall(f"{W}tc")) for row in rows}
    assert len(widths) == 1
    return [[text for cell in row.findall(f"{W}tc") if (text := _words(cell))] for row in rows]


def _columns(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val") or 0)


def _words(cell: etree._Element) -> str:
    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.findall(f"{W}p"))
    return " ".join(" ".join(lines).split())


@settings(max_examples=40, deadline=None)
@given(SHEETS, st.lists(CORNERS, max_size=4), st.integers(1, 2))
def test_every_sheet_is_printed_cell_for_cell_or_refused(
    rows: list[list[object]], merges: list[tuple[int, int, int, int]], titles: int
) -> None:
    try:
        copied = read(saved(rows, merges), titles)
    except Refused as refused:
        event(refused.problems[0].code)
        return
    event("printed")

    there = printed(copied.table)

    assert [len(row) for row in there] == [len(row) for row in copied.rows]
    for row, given_row in zip(there, copied.rows, strict=True):
        texts = [" ".join(str(each.value).split()) for each in given_row]
        numbers = [text.replace(",", ".") if text[-1:].isdigit() else text for text in row]
        assert [n for n, t in zip(numbers, texts, strict=True) if "/" not in t] == [
            t for t in texts if "/" not in t
        ]
