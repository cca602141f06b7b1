"""An old workbook is read with its formats, or refused with words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.apart import Apart, Limits, Loss, Lost
from generator.workbook import xls
from generator.workbook.cells import Area, Cell, CellKind, Spot
from tests import biff
from tests.spreadsheets import refusal

SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."


def cells(*records: bytes) -> dict[Spot, Cell]:
    [grid] = xls.parse(biff.book(*records), "cu.xls").grids
    return dict(grid.cells)


def said(data: bytes) -> list[str]:
    return refusal(lambda: xls.parse(data, "cu.xls"))


def test_what_is_stored_under_a_merged_range_is_not_read_for_nobody_sees_it() -> None:
    data = biff.book(biff.number(1, 1, 5), biff.number(1, 2, 9), biff.merged([(1, 1, 1, 2)]))

    assert xls.parse(data, "cu.xls").grids[0].cells == {(1, 1): Cell(CellKind.NUMBER, 5)}


# --- cells ------------------------------------------------------------------------------------


def test_a_whole_number_is_an_int_and_any_other_the_float_that_was_stored() -> None:
    found = cells(biff.number(1, 1, 1094.0), biff.number(1, 2, 12.5), biff.number(1, 3, 1e300))

    assert found == {
        (1, 1): Cell(CellKind.NUMBER, 1094),
        (1, 2): Cell(CellKind.NUMBER, 12.5),
        (1, 3): Cell(CellKind.NUMBER, 1e300),
    }
    assert isinstance(found[1, 1].value, int)


def test_a_percentage_is_told_by_its_format() -> None:
    assert cells(biff.number(3, 2, 0.6995, biff.FORMATS.index("0.00%"))) == {
        (3, 2): Cell(CellKind.NUMBER, 0.6995, "0.00%")
    }


def test_a_text_of_digits_stays_a_text() -> None:
    assert cells(biff.text(1, 1, "007"), biff.text(1, 2, "Sở Tài chính")) == {
        (1, 1): Cell(CellKind.TEXT, "007"),
        (1, 2): Cell(CellKind.TEXT, "Sở Tài chính"),
    }


def test_moments_are_dates_times_of_day_and_lengths_of_time() -> None:
    looks = [biff.FORMATS.index(each) for each in ("dd/mm/yyyy", "h:mm", "[h]:mm:ss")]

    assert cells(
        biff.number(1, 1, 45681.0, looks[0]),
        biff.number(1, 2, 45681.5, looks[0]),
        biff.number(1, 3, 0.3125, looks[1]),
        biff.number(1, 4, 1.25, looks[2]),
    ) == {
        (1, 1): Cell(CellKind.MOMENT, datetime(2025, 1, 24), "dd/mm/yyyy"),
        (1, 2): Cell(CellKind.MOMENT, datetime(2025, 1, 24, 12), "dd/mm/yyyy"),
        (1, 3): Cell(CellKind.MOMENT, time(7, 30), "h:mm"),
        (1, 4): Cell(CellKind.MOMENT, timedelta(hours=30), "[h]:mm:ss"),
    }


@pytest.mark.parametrize("value", [-1.0, 1e12])
def test_a_number_that_no_date_has_is_an_error_cell(value: float) -> None:
    look = biff.FORMATS.index("dd/mm/yyyy")

    assert cells(biff.number(1, 1, value, look)) == {(1, 1): Cell(CellKind.ERROR, "#VALUE!")}


def test_errors_and_truths_are_told_apart_from_numbers() -> None:
    assert cells(biff.fault(1, 1, 0x07), biff.fault(1, 2, 0x2A), biff.truth(1, 3, True)) == {
        (1, 1): Cell(CellKind.ERROR, "#DIV/0!"),
        (1, 2): Cell(CellKind.ERROR, "#N/A"),
        (1, 3): Cell(CellKind.BOOLEAN, True),
    }


def test_blank_cells_are_no_cells() -> None:
    assert cells(biff.blank(1, 1), biff.text(2, 1, ""), biff.number(3, 1, 0.0)) == {
        (3, 1): Cell(CellKind.NUMBER, 0)
    }


def test_the_result_of_a_formula_looks_typed_for_this_kind_of_file_does_not_tell() -> None:
    [grid] = xls.parse(biff.book(biff.formula(1, 1, 7.0)), "cu.xls").grids

    assert grid.cells == {(1, 1): Cell(CellKind.NUMBER, 7)}
    assert not grid.formulas


def test_merges_and_hidden_rows_and_columns_are_told() -> None:
    [grid] = xls.parse(
        biff.book(
            biff.column_info(2, 2000, is_hidden=True),
            biff.column_info(3, 2000, is_hidden=False),
            biff.column_info(4, 0, is_hidden=False),
            biff.row_info(1, is_hidden=False),
            biff.row_info(5, is_hidden=True),
            biff.number(5, 4, 1.0),
            biff.merged([(1, 1, 2, 4)]),
        ),
        "cu.xls",
    ).grids

    assert grid.name == "Tổng hợp"
    assert grid.merged == (Area(1, 1, 2, 4),)
    assert grid.hidden_rows == {5}
    assert grid.hidden_columns == {2, 4}


# --- refusals ---------------------------------------------------------------------------------


def test_a_workbook_with_a_password_is_refused() -> None:
    data = biff.book(before=biff.record(biff.ENCRYPTED, bytes(54)))

    assert said(data) == [
        "SL05 cu.xls: Bảng tính có đặt mật khẩu nên không đọc được. Mở tệp bằng Excel, bỏ mật khẩu "
        "ở File > Info > Protect Workbook > Encrypt with Password, rồi lưu lại."
    ]


def test_a_sheet_that_uses_all_rows_may_have_been_cut_off() -> None:
    assert said(biff.book(biff.number(65_536, 1, 1.0))) == [
        "SL43 cu.xls, trang «Tổng hợp»: Trang dùng hết 65.536 dòng của tệp .xls nên có thể đã bị "
        "cắt mất dòng. Lấy lại số liệu ở dạng .xlsx từ nơi lập ra tệp."
    ]


def test_a_sheet_one_row_shorter_is_read_and_blank_cells_to_the_end_are_nothing() -> None:
    assert cells(biff.number(65_535, 1, 1.0), biff.blank(65_536, 1)) == {
        (65_535, 1): Cell(CellKind.NUMBER, 1)
    }


def test_too_wide_merges_are_refused() -> None:
    assert said(biff.book(biff.merged([(1, 1, 65_536, 256)]))) == [
        "SL07 cu.xls, trang «Tổng hợp»: Vùng ô trộn quá rộng (hơn 1.000.000 ô). Chỉ giữ trang tính "
        "cần dùng, rồi lưu lại."
    ]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "CELLS", 2)

    assert said(biff.book(*(biff.number(1, column, 1.0) for column in (1, 2, 3)))) == [
        "SL07 cu.xls, trang «Tổng hợp»: Bảng tính có quá nhiều ô (hơn 2, kể cả ô trống có kẻ). "
        "Chỉ giữ trang tính cần dùng, rồi lưu lại."
    ]


@pytest.mark.parametrize("data", [b"", b"chu", b"PK\3\4", biff.book()[:-200]])
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    assert said(data) == [f"SL42 cu.xls: Tệp .xls hỏng, không đọc được. {SAVE_AS}"]


# --- in the child -----------------------------------------------------------------------------


def test_a_workbook_read_in_the_child_is_the_same() -> None:
    data = biff.book(
        biff.text(1, 1, "Sở"), biff.number(1, 2, 0.7, 1), biff.number(1, 3, 45681.5, 2)
    )

    assert xls.read(data, "cu.xls") == xls.parse(data, "cu.xls")


def test_a_refusal_in_the_child_arrives_whole() -> None:
    data = biff.book(biff.number(65_536, 1, 1.0))

    assert refusal(lambda: xls.read(data, "số liệu/cu.xls")) == [
        "SL43 số liệu/cu.xls, trang «Tổng hợp»: Trang dùng hết 65.536 dòng của tệp .xls nên có thể "
        "đã bị cắt mất dòng. Lấy lại số liệu ở dạng .xlsx từ nơi lập ra tệp."
    ]


# --- anything ---------------------------------------------------------------------------------

WHOLE = biff.book(
    biff.column_info(2, 2000, is_hidden=True),
    biff.row_info(1, is_hidden=True),
    biff.text(1, 1, "Sở"),
    biff.number(1, 2, 0.7, 1),
    biff.number(1, 3, 45681.5, 2),
    biff.fault(2, 1, 7),
    biff.formula(2, 2, 7.0),
    biff.merged([(3, 1, 3, 4)]),
)


@pytest.fixture(scope="module")
def child() -> Iterator[Apart]:
    """One child for all of them: what changed bytes do to xlrd may take for ever."""
    with Apart("generator.workbook.xls:serve", Limits(computing_seconds=2)) as started:
        yield started


def outcome(child: Apart, request: bytes) -> bytes | Loss:
    try:
        return child.ask(request)
    except Lost as lost:
        return lost.reason


def is_told(found: bytes | Loss) -> bool:
    """Tell a book, a refusal, or a passed limit from a crash."""
    if isinstance(found, Loss):
        return found is not Loss.CRASH
    return json.loads(found).keys() in ({"grids", "recalculates"}, {"problems"})


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_or_too_much(child: Apart, data: bytes) -> None:
    assert is_told(outcome(child, b"cu.xls\0" + data))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_workbook_with_some_bytes_changed_is_read_or_refused_or_too_much(
    child: Apart, at: int, change: bytes
) -> None:
    changed = WHOLE[:at] + change + WHOLE[at + len(change) :]

    assert is_told(outcome(child, b"cu.xls\0" + changed))
