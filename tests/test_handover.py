"""A file that the child is lost over is refused with words, and so is what the child refuses."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta

import pytest

from generator.apart import Limits
from generator.errors import Place, Refused, error, warning
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid
from generator.workbook.handover import answer, read_apart
from tests.spreadsheets import refusal

SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."

WHOLE = Book(
    "số liệu/bảng.xls",
    (
        Grid("", {}),
        Grid(
            "Tổng hợp",
            {
                (1, 1): Cell(CellKind.TEXT, "Sở «A» \ud800"),
                (1, 2): Cell(CellKind.NUMBER, 12345678901234567890),
                (1, 3): Cell(CellKind.NUMBER, 0.1 + 0.2, "0.00%"),
                (1, 4): Cell(CellKind.NUMBER, 70.0),
                (1, 5): Cell(CellKind.BOOLEAN, True),
                (1, 6): Cell(CellKind.ERROR, "#N/A"),
                (2, 1): Cell(CellKind.MOMENT, date(2025, 1, 24)),
                (2, 2): Cell(CellKind.MOMENT, datetime(2025, 1, 24, 8, 30, 0, 5)),
                (2, 3): Cell(CellKind.MOMENT, time(7, 30)),
                (2, 4): Cell(CellKind.MOMENT, timedelta(days=-1, microseconds=7)),
            },
            (Area(1, 1, 2, 3), Area(5, 5, 6, 6)),
            frozenset({(1, 2), (1, 3)}),
            frozenset({(9, 9)}),
            frozenset({4}),
            frozenset({5, 6}),
        ),
    ),
    recalculates=True,
)


def whole(request: bytes) -> bytes:
    """Answer, in the child, with a book that has a cell of every kind."""
    return answer(lambda data, file: Book(file, WHOLE.grids, data == b"yes"), request)


def refusing(request: bytes) -> bytes:
    """Answer, in the child, with all that a problem may hold."""

    def parse(_: bytes, file: str) -> Book:
        place = Place(file, sheet="Tổng hợp", cell="B3")
        raise Refused([error("SL42", place, "Hỏng.", "Sửa."), warning("SL43", Place(file), "", "")])

    return answer(parse, request)


def test_a_book_arrives_as_it_was_sent() -> None:
    found = read_apart("tests.test_handover:whole", b"yes", WHOLE.file)

    assert found == WHOLE
    assert list(map(repr, found.grids[1].cells.values())) == list(
        map(repr, WHOLE.grids[1].cells.values())
    )


def test_problems_arrive_as_they_were_sent() -> None:
    with pytest.raises(Refused) as caught:
        read_apart("tests.test_handover:refusing", b"", "bảng.ods")

    assert caught.value.problems == (
        error("SL42", Place("bảng.ods", sheet="Tổng hợp", cell="B3"), "Hỏng.", "Sửa."),
        warning("SL43", Place("bảng.ods"), "", ""),
    )


def said(function: str, limits: Limits) -> list[str]:
    return refusal(lambda: read_apart(f"tests.echoes:{function}", b"", "bảng.ods", limits))


def test_a_file_that_takes_the_child_down_is_refused() -> None:
    assert said("die", Limits()) == [
        f"SL46 bảng.ods: Tệp làm chương trình đọc dừng đột ngột. {SAVE_AS}"
    ]


def test_a_file_that_takes_too_long_is_refused() -> None:
    assert said("sleep", Limits(clock_seconds=1)) == [
        f"SL46 bảng.ods: Tệp làm chương trình đọc quá lâu. {SAVE_AS}"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="Chỉ Linux giới hạn được bộ nhớ.")
def test_a_file_that_wants_too_much_memory_is_refused() -> None:
    assert said("fill", Limits(memory_bytes=1 << 29)) == [
        f"SL46 bảng.ods: Tệp làm chương trình đọc hết bộ nhớ. {SAVE_AS}"
    ]
