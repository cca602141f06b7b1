"""The register tells from when to when an organization is there, and what it has become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from generator.model import Organization
from generator.workbook import read_register
from tests.spreadsheets import refusal, spreadsheet

TITLES = ("Mã", "Tên đầy đủ", "Từ ngày", "Đến ngày", "Nhập vào")
HERE = "dv.xlsx, trang «Đơn vị»"
JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
SEPTEMBER = date(2025, 9, 30)
BY_DATES = (
    "; quả thật cùng tên thì khai «Mã đơn vị» ở mục «Cột» trong congvan.yaml; đơn vị này thay "
    "đơn vị kia thì ghi «Từ ngày», «Đến ngày»"
)
APART = "Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho khác nhau"


def read(
    folder: Path,
    rows: Iterable[Sequence[object]],
    *,
    day: date | None = SEPTEMBER,
    by_code: bool = False,
    titles: Sequence[str] = TITLES,
) -> dict[str, Organization]:
    path = spreadsheet(folder / "dv.xlsx", [titles, *rows], "Đơn vị")
    return {o.code: o for o in read_register(path, "dv.xlsx", day=day, by_code=by_code)}


# --- days ------------------------------------------------------------------------------------


def test_days_are_read_as_excel_stores_them_or_as_they_are_typed(tmp_path: Path) -> None:
    rows = [
        ("A", "Xã A", JULY, datetime(2025, 12, 31, 0, 0)),
        ("B", "Xã B", "01/07/2025", " 31/12/2025 "),
        ("C", "Xã C"),
    ]
    found = read(tmp_path, rows)

    assert [(o.start, o.end) for o in found.values()] == [
        (JULY, date(2025, 12, 31)),
        (JULY, date(2025, 12, 31)),
        (None, None),
    ]


def test_an_organization_is_there_on_its_first_and_its_last_day() -> None:
    one = Organization("A", "Xã A", "Xã A", "", 1, start=JUNE, end=JULY)
    days = (date(2025, 6, 29), JUNE, JULY, date(2025, 7, 2))

    assert [one.is_in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (46082, "46.082"),
        ("2025-07-01", "2025-07-01"),
        ("07/31/2025", "07/31/2025"),
        ("tháng 7 năm 2025", "tháng 7 năm 2025"),
        (True, "TRUE"),
    ],
)
def test_what_is_no_day_is_refused(typed: object, shown: str, tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [("A", "Xã A", typed)])) == [
        f"DV11 {HERE}, ô C2: «Từ ngày» ghi «{shown}», không phải là một ngày. "
        "Ghi ngày/tháng/năm, ví dụ 01/07/2025; không có thì để trống."
    ]


def test_an_organization_does_not_end_before_it_begins(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [("A", "Xã A", JULY, JUNE)])) == [
        f"DV12 {HERE}, ô D2: «Đến ngày» 30/6/2025 trước «Từ ngày» 01/7/2025. "
        "Sửa một trong hai ngày."
    ]


# --- mergers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("heir", ["B", "Xã Bình", "xã  bình"])
def test_an_heir_is_named_by_code_or_by_name(heir: str, tmp_path: Path) -> None:
    found = read(tmp_path, [("A", "Xã A", None, JUNE, heir), ("B", "Xã Bình")])

    assert (found["A"].merged_into, found["B"].merged_into) == ("B", "")


def test_an_heir_may_bear_the_name_of_what_merged_into_it(tmp_path: Path) -> None:
    rows = [("A1", "Xã A", None, JUNE, "Xã A"), ("A2", "Xã A", JULY)]

    assert read(tmp_path, rows)["A1"].merged_into == "A2"


def test_an_heir_is_not_one_of_its_name_that_was_gone_before(tmp_path: Path) -> None:
    gone = ("B1", "Xã B", None, date(2020, 12, 31))
    rows = [gone, ("A", "Xã A", None, JUNE, "Xã B"), ("B2", "Xã B", JULY)]
    assert read(tmp_path, rows)["A"].merged_into == "B2"


def test_an_organization_may_be_there_for_one_day(tmp_path: Path) -> None:
    assert list(read(tmp_path, [("A", "Xã A", JULY, JULY)])) == ["A"]


def test_a_merger_needs_the_day_on_which_the_organization_ended(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [("A", "Xã A", None, None, "B"), ("B", "Xã B")])) == [
        f"DV13 {HERE}, ô E2: Đơn vị đã nhập vào «B» mà không ghi «Đến ngày». "
        "Ghi ngày cuối cùng của đơn vị ở «Đến ngày»."
    ]


def test_an_heir_has_to_be_in_the_register(tmp_path: Path) -> None:
    rows = [("A", "Xã A", None, JUNE, "Xã Bìn"), ("B", "Xã Bình"), ("C", "Xã C", None, JUNE, "ZZ")]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"DV14 {HERE}, ô E2: «Nhập vào» ghi «Xã Bìn», không có trong danh sách. "
        "Có phải «Xã Bình» không?",
        f"DV14 {HERE}, ô E4: «Nhập vào» ghi «ZZ», không có trong danh sách. "
        "Ghi mã của một đơn vị trong danh sách.",
    ]


def test_an_heir_named_as_several_are_is_asked_for_by_code(tmp_path: Path) -> None:
    rows = [("A", "Xã A", None, JUNE, "Xã B"), ("B1", "Xã B"), ("B2", "Xã B")]

    assert refusal(lambda: read(tmp_path, rows, by_code=True)) == [
        f"DV14 {HERE}, ô E2: «Nhập vào» ghi «Xã B», là tên của nhiều đơn vị: mã «B1», «B2». "
        "Ghi mã của đơn vị nhận."
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("A", "Xã A", None, JUNE, "A")], {"E2": "A → A"}),
        (
            [("A", "Xã A", None, JUNE, "B"), ("B", "Xã B", None, JULY, "A")],
            {"E2": "A → B → A", "E3": "B → A → B"},
        ),
    ],
)
def test_mergers_do_not_go_round(
    rows: list[Sequence[object]], told: dict[str, str], tmp_path: Path
) -> None:
    assert refusal(lambda: read(tmp_path, rows)) == [
        f"DV15 {HERE}, ô {cell}: «Nhập vào» đi vòng: {circle}. "
        "Sửa để đơn vị cuối cùng không nhập vào đâu nữa."
        for cell, circle in told.items()
    ]


def test_a_merger_may_lead_over_others_to_one_that_is_there(tmp_path: Path) -> None:
    rows = [("A", "Xã A", None, JUNE, "B"), ("B", "Xã B", None, JULY, "C"), ("C", "Xã C")]

    assert [o.merged_into for o in read(tmp_path, rows).values()] == ["B", "C", ""]


@pytest.mark.parametrize(
    ("day", "is_refused"), [(SEPTEMBER, True), (JUNE, False), (date(2025, 10, 1), False)]
)
def test_an_heir_has_to_be_there_in_the_period(day: date, is_refused: bool, tmp_path: Path) -> None:
    rows = [("A", "Xã A", None, JUNE, "B"), ("B", "Xã B", date(2025, 10, 1))]
    if not is_refused:
        assert read(tmp_path, rows, day=day)["A"].merged_into == "B"
        return

    assert refusal(lambda: read(tmp_path, rows, day=day)) == [
        f"DV16 {HERE}, ô E2: Đơn vị đã nhập vào «Xã B», mà đến ngày 30/9/2025 không có «Xã B» và "
        "không có đơn vị nào nhận tiếp. Sửa «Từ ngày», «Đến ngày», «Nhập vào» của hai đơn vị "
        "cho nối nhau."
    ]


# --- names -----------------------------------------------------------------------------------


def test_two_of_one_name_at_one_time_are_refused(tmp_path: Path) -> None:
    rows = [("A", "Xã An", None, JULY), ("B", "xã an", JULY)]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"DV07 {HERE}, ô B3: Tên gọi «xã an» trùng với một tên gọi của đơn vị ở ô B2. "
        f"{APART}{BY_DATES}."
    ]


def test_one_after_the_other_may_bear_a_name(tmp_path: Path) -> None:
    assert list(read(tmp_path, [("A", "Xã An", None, JUNE), ("B", "Xã An", JULY)])) == ["A", "B"]


def test_where_codes_decide_two_may_bear_a_name_but_not_a_code_as_name(tmp_path: Path) -> None:
    rows = [("A", "Xã An"), ("B", "Xã An"), ("C", "a")]

    assert refusal(lambda: read(tmp_path, rows, by_code=True)) == [
        f"DV07 {HERE}, ô B4: Tên gọi «a» trùng với một tên gọi của đơn vị ở ô B2. {APART}."
    ]
    assert list(read(tmp_path, rows[:2], by_code=True)) == ["A", "B"]


def test_names_that_are_printed_are_one_line_of_what_shows(tmp_path: Path) -> None:
    titles = ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Tên khác")
    rows = [("A", "Xã\nAn", "xã\tAn", "Xã\u200b", "X. An\u00ad; Xã\nAn cũ")]
    again = "Xóa nội dung ô rồi gõ lại bằng tay."
    one_line = "Xóa chỗ xuống dòng (Alt+Enter) hoặc dấu Tab trong ô, thay bằng dấu cách."

    assert refusal(lambda: read(tmp_path, rows, titles=titles)) == [
        f"DV17 {HERE}, ô B2: «Tên đầy đủ» «Xã An» có chỗ xuống dòng hoặc dấu Tab. {one_line}",
        f"DV17 {HERE}, ô C2: «Tên trong câu» «xã An» có chỗ xuống dòng hoặc dấu Tab. {one_line}",
        f"DV18 {HERE}, ô D2: «Nhóm» «XãU+200B» có ký tự không nhìn thấy U+200B. {again}",
        f"DV18 {HERE}, ô E2: «Tên khác» «X. AnU+00AD; Xã An cũ» có ký tự không nhìn thấy U+00AD. "
        f"{again}",
    ]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("01\u200b", "«01U+200B» có ký tự không nhìn thấy U+200B"),
        ("\uff10\uff11", "«０１» có ký tự «０» U+FF10"),  # noqa: RUF001
        ("0 1", "«0 1» có dấu cách"),
        ("0\u00a01", "«0 1» có dấu cách"),
        ("H01.", "«H01.» có ký tự «.» U+002E"),
        (".01", "«.01» có ký tự «.» U+002E"),
        ("1..2", "«1..2» có ký tự «.» U+002E"),
        ("\u0660\u0661", "«\u0660\u0661» có ký tự «\u0660» U+0660"),
    ],
)
def test_a_code_is_made_of_plain_letters_and_digits(code: str, what: str, tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [(code, "Xã A")])) == [
        f"DV03 {HERE}, ô A2: Mã {what}, không dùng được. "
        "Chỉ dùng chữ không dấu A–Z, chữ số 0–9, dấu -, dấu _, dấu chấm ở giữa."
    ]


@pytest.mark.parametrize("code", ["H01.12", "000.00.01.H01", "SN-01_a"])
def test_a_code_may_have_dots_as_those_of_the_state_have(code: str, tmp_path: Path) -> None:
    assert list(read(tmp_path, [(code, "Xã A")])) == [code]
