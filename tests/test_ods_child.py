"""An OpenDocument workbook read in the child is the same; any bytes are read or refused."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Refused
from generator.workbook import ods
from generator.workbook.cells import Book
from tests.open_documents import CONTENT, book, cell, number, package, row, sheet, text
from tests.spreadsheets import refusal

# --- in the child -----------------------------------------------------------------------------

WHOLE = book(
    sheet(
        '<table:table-column table:visibility="collapse"/>'
        + row(text("Sở", 'table:number-columns-spanned="2"'), number("0.7", "percentage"))
        + row(
            cell('office:value-type="date" office:date-value="2025-01-24"'),
            cell('office:value-type="time" office:time-value="PT7H"'),
            cell('office:value-type="time" office:time-value="PT49H"'),
            cell('table:formula="of:=1"'),
            number("7", more='table:formula="of:=7"'),
            attributes='table:visibility="filter"',
        )
    )
)


def test_a_workbook_read_in_the_child_is_the_same() -> None:
    assert ods.read(WHOLE, "bang.ods") == ods.parse(WHOLE, "bang.ods")


def test_a_refusal_in_the_child_arrives_whole() -> None:
    assert refusal(lambda: ods.read(b"PK", "bang.ods")) == [
        "SL42 bang.ods: Tệp .ods hỏng, không đọc được. Mở tệp bằng Excel, chọn Save As kiểu "
        "«Excel Workbook (*.xlsx)», rồi dùng tệp mới."
    ]


# --- anything ---------------------------------------------------------------------------------


def reads_or_refuses(data: bytes) -> None:
    try:
        found = ods.parse(data, "bang.ods")
    except Refused:
        return
    assert isinstance(found, Book)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)
    reads_or_refuses(package({CONTENT: data}))


@settings(max_examples=200)
@given(st.integers(0, 3_000), st.binary(min_size=1, max_size=4))
def test_content_with_some_bytes_changed_is_read_or_refused(at: int, change: bytes) -> None:
    content = zipfile.ZipFile(io.BytesIO(WHOLE)).read(CONTENT)
    at %= len(content)
    reads_or_refuses(package({CONTENT: content[:at] + change + content[at + len(change) :]}))


@settings(max_examples=100)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_package_with_some_bytes_changed_is_read_or_refused(at: int, change: bytes) -> None:
    reads_or_refuses(WHOLE[:at] + change + WHOLE[at + len(change) :])
