"""Rows are joined on the code where the sheet has one, else on the very name; nothing weaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.model import Absence, Column, Dataset, Organization, Roster
from generator.workbook import read_dataset, unowed
from tests.spreadsheets import refusal, spreadsheet

DAY = date(2025, 9, 30)
HIGH = Organization("0101", "Xã Sơn Hà", "xã Sơn Hà", "", 1)
LOW = Organization("0102", "Xã Sơn Hạ", "xã Sơn Hạ", "", 2, ("X. Sơn Hạ",))
OLD = Organization(
    "0103", "Xã Sơn Cũ", "xã Sơn Cũ", "", 3, end=date(2025, 6, 30), merged_into="0102"
)
HERE = "số.xlsx, trang «Tổng hợp»"
MISSING = (
    "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong congvan.yaml, "
    "kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị."
)
CODED = ("Mã", "Tên", "Số")


def read(
    folder: Path,
    rows: Iterable[Sequence[object]],
    roster: Roster = Roster((HIGH, LOW)),  # noqa: B008 - frozen
    *,
    total: str | None = None,
) -> Dataset:
    listed = list(rows)
    path = spreadsheet(folder / "a.xlsx", listed)
    return read_dataset(
        path,
        "số.xlsx",
        sheet="Tổng hợp",
        columns=[Column("Số", ("Số",))],
        organization_titles=("Tên",),
        code_titles=("Mã",) if "Mã" in listed[0] else None,
        total_label=total,
        register=roster.owing,
        unowed=unowed(roster, DAY),
    )


def numbers(data: Dataset) -> dict[str, object]:
    return {
        each.organization.code: each.data["Số"].value for each in data.records if each.organization
    }


# --- by code ---------------------------------------------------------------------------------


def test_with_a_column_of_codes_the_code_alone_decides(tmp_path: Path) -> None:
    rows = [CODED, ("0102", "X. Sơn Hạ", 2), ("0101", "XÃ  SƠN HÀ", 1), (None, "Cộng", 3)]

    assert numbers(read(tmp_path, rows, total="Cộng")) == {"0101": 1, "0102": 2}


def test_one_name_of_two_organizations_is_no_matter_where_there_are_codes(tmp_path: Path) -> None:
    other = Organization("0201", "Xã Sơn Hà", "xã Sơn Hà", "", 2)
    rows = [CODED, ("0201", "Xã Sơn Hà", 5), ("0101", "Xã Sơn Hà", 4)]

    assert numbers(read(tmp_path, rows, Roster((HIGH, other)))) == {"0101": 4, "0201": 5}


def test_a_code_of_one_and_a_name_of_another_is_refused_with_both(tmp_path: Path) -> None:
    rows = [CODED, ("0101", "Xã Sơn Hạ", 1), ("0102", None, 2)]
    remedy = (
        "Sửa mã hoặc tên cho khớp; nếu là cách ghi khác của chính đơn vị ấy thì thêm vào cột "
        "«Tên khác» của danh sách đơn vị."
    )

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL68 {HERE}, ô B2: Mã «0101» là của «Xã Sơn Hà» mà tên ghi trên dòng là «Xã Sơn Hạ». "
        f"{remedy}",
        f"SL68 {HERE}, ô B3: Mã «0102» là của «Xã Sơn Hạ» mà dòng không ghi tên. {remedy}",
    ]


def test_a_number_is_no_code_though_its_digits_are_those_of_one(tmp_path: Path) -> None:
    roster = Roster((Organization("1234", "Xã Sơn Hà", "xã Sơn Hà", "", 1),))
    assert refusal(lambda: read(tmp_path, [CODED, (1234, "Xã Sơn Hà", 5)], roster)) == [
        f"SL66 {HERE}, ô A2: Mã «1234» được lưu là số, có thể đã mất số 0 ở đầu. "
        "Đổi ô sang định dạng Text rồi gõ lại mã «1234».",
        f"SL18 {HERE}: Thiếu dòng của 1 đơn vị: «Xã Sơn Hà». {MISSING}",
    ]


def test_a_code_stored_as_a_number_is_not_padded(tmp_path: Path) -> None:
    rows = [CODED, (101, "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL66 {HERE}, ô A2: Mã «101» được lưu là số, có thể đã mất số 0 ở đầu. "
        "Đổi ô sang định dạng Text rồi gõ lại mã «0101».",
        f"SL18 {HERE}: Thiếu dòng của 1 đơn vị: «Xã Sơn Hà». {MISSING}",
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("O101", "«O101»"),
        ("\uff10\uff11\uff10\uff11", "«０１０１» (có ký tự «０» U+FF10)"),  # noqa: RUF001
        ("0101\u200b", "«0101U+200B» (có ký tự không nhìn thấy U+200B)"),
        ("01 01", "«01 01» (có dấu cách)"),
        ("01\u00a001", "«01 01» (có dấu cách)"),
        ("0l01", "«0l01»"),
    ],
)
def test_a_code_that_only_looks_right_is_refused_and_the_right_one_suggested(
    typed: str, shown: str, tmp_path: Path
) -> None:
    rows = [CODED, (typed, "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows))[0] == (
        f"SL16 {HERE}, ô A2: Mã {shown} không có trong danh sách đơn vị. Có phải «0101» không?"
    )


def test_a_space_around_a_code_is_none_of_it(tmp_path: Path) -> None:
    rows = [CODED, (" 0101\u00a0", "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2)]

    assert numbers(read(tmp_path, rows)) == {"0101": 1, "0102": 2}


def test_figures_without_a_code_are_refused_though_the_name_is_known(tmp_path: Path) -> None:
    rows = [CODED, (None, "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows))[0] == (
        f"SL19 {HERE}, ô A2: Dòng «Xã Sơn Hà» có số liệu mà không có mã đơn vị. "
        "Ghi mã đúng như trong danh sách đơn vị, hoặc xóa dòng."
    )


def test_a_row_of_totals_that_is_not_declared_is_still_told_as_one(tmp_path: Path) -> None:
    rows = [CODED, ("0101", "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2), (None, "Tổng cộng", 3)]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL16 {HERE}, ô B4: Đơn vị «Tổng cộng» không có trong danh sách đơn vị. "
        "Nếu đây là dòng tổng thì khai «Dòng tổng: Tổng cộng», nếu là dòng cộng của một nhóm thì "
        "khai «Tổng cộng: tên nhóm» ở «Dòng cộng nhóm», trong congvan.yaml."
    ]


# --- by name ---------------------------------------------------------------------------------


def test_without_codes_names_that_differ_by_an_accent_never_join(tmp_path: Path) -> None:
    rows = [("Tên", "Số"), ("Xã Sơn Há", 1), ("Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL16 {HERE}, ô A2: Đơn vị «Xã Sơn Há» không có trong danh sách đơn vị. "
        "Có phải «Xã Sơn Hà» không? Nếu phải thì sửa lại, hoặc thêm vào cột «Tên khác».",
        f"SL18 {HERE}: Thiếu dòng của 1 đơn vị: «Xã Sơn Hà». {MISSING}",
    ]


def test_an_invisible_character_in_a_name_is_shown_by_its_number(tmp_path: Path) -> None:
    rows = [("Tên", "Số"), ("Xã Sơn\u200b Hà", 1), ("Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows))[0] == (
        f"SL16 {HERE}, ô A2: Đơn vị «Xã SơnU+200B Hà» không có trong danh sách đơn vị. "
        "Có phải «Xã Sơn Hà» không? Nếu phải thì sửa lại, hoặc thêm vào cột «Tên khác»."
    )


def test_a_line_break_in_a_name_of_the_sheet_is_a_space(tmp_path: Path) -> None:
    rows = [("Tên", "Số"), ("Xã\nSơn Hà", 1), ("Xã\tSơn  Hạ", 2)]

    assert numbers(read(tmp_path, rows)) == {"0101": 1, "0102": 2}


# --- organizations that owe no row -----------------------------------------------------------


@pytest.mark.parametrize("titles", [("Tên", "Số"), CODED])
def test_a_row_of_an_organization_that_has_merged_is_to_be_added_to_its_heirs(
    titles: Sequence[str], tmp_path: Path
) -> None:
    lines = [("0101", "Xã Sơn Hà", 1), ("0102", "Xã Sơn Hạ", 2), ("0103", "Xã Sơn Cũ", 3)]
    rows = [titles, *(line[-len(titles) :] for line in lines)]
    cell = "B4" if "Mã" in titles else "A4"

    assert refusal(lambda: read(tmp_path, rows, Roster((HIGH, LOW), (), (OLD,)))) == [
        f"SL65 {HERE}, ô {cell}: «Xã Sơn Cũ» đã nhập vào «Xã Sơn Hạ» từ ngày 01/7/2025. "
        "Cộng số liệu của dòng này vào dòng của «Xã Sơn Hạ» rồi xóa dòng này, hoặc sửa "
        "«Đến ngày», «Nhập vào» trong danh sách đơn vị."
    ]


@pytest.mark.parametrize(
    ("start", "end", "what", "column"),
    [
        (None, date(2025, 8, 31), "không còn từ ngày 01/9/2025", "Đến ngày"),
        (
            date(2025, 10, 1),
            None,
            "chỉ có từ ngày 01/10/2025, sau ngày cuối kỳ số liệu 30/9/2025",
            "Từ ngày",
        ),
    ],
)
def test_a_row_of_an_organization_that_is_no_more_or_not_yet_is_refused(
    start: date | None, end: date | None, what: str, column: str, tmp_path: Path
) -> None:
    away = Organization("0109", "Ban Quản lý", "Ban Quản lý", "", 9, start=start, end=end)
    rows = [("Tên", "Số"), ("Xã Sơn Hà", 1), ("Xã Sơn Hạ", 2), ("Ban Quản lý", 3)]

    assert refusal(lambda: read(tmp_path, rows, Roster((HIGH, LOW), (), (away,)))) == [
        f"SL65 {HERE}, ô A4: «Ban Quản lý» {what}. "
        f"Xóa dòng, hoặc sửa «{column}» của đơn vị trong danh sách đơn vị."
    ]


def test_an_empty_line_left_by_an_organization_that_is_no_more_does_no_harm(
    tmp_path: Path,
) -> None:
    rows = [("Tên", "Số"), ("Xã Sơn Cũ", None), ("Xã Sơn Hà", 1), ("Xã Sơn Hạ", 2)]

    assert numbers(read(tmp_path, rows, Roster((HIGH, LOW), (), (OLD,)))) == {"0101": 1, "0102": 2}


def test_an_absent_organization_may_not_have_figures_after_all(tmp_path: Path) -> None:
    rows = [("Tên", "Số"), ("Xã Sơn Hà", 1), ("Xã Sơn Hạ", 2)]

    assert refusal(lambda: read(tmp_path, rows, Roster((HIGH,), (Absence(LOW, "Chưa gửi"),)))) == [
        f"SL67 {HERE}, ô A3: «Xã Sơn Hạ» đã ghi ở «Đơn vị vắng» mà bảng vẫn có dòng số liệu. "
        "Xóa đơn vị khỏi «Đơn vị vắng» trong congvan.yaml, hoặc xóa dòng này."
    ]


def test_a_new_organization_may_take_the_name_of_one_that_is_no_more(tmp_path: Path) -> None:
    before = Organization("0001", "Xã Sơn Hà", "xã Sơn Hà", "", 9, (), None, DAY, "0101")
    rows = [("Tên", "Số"), ("Xã Sơn Hà", 1), ("Xã Sơn Hạ", 2)]

    assert numbers(read(tmp_path, rows, Roster((HIGH, LOW), (), (before,)))) == {
        "0101": 1,
        "0102": 2,
    }
