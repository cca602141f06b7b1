"""Rows and cells that are nobody's are told of, never lost and never taken for a neighbour's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.model import Column, ColumnKind, Dataset, Notation, Organization, Value
from generator.workbook import Sought, read_tables
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("S01", "Sở Y tế", "Sở Y tế", "Sở", 1)
HOME = Organization("S02", "Sở Nội vụ", "Sở Nội vụ", "Sở", 2)
COUNT = Column("Tổng hồ sơ", ("Tổng số",))
TYPED = Column("Tổng hồ sơ", ("Tổng số",), notation=Notation.VIETNAMESE)
DASHED = Column("Tổng hồ sơ", ("Tổng số",), placeholders=("-",))
NOTE = Column("Ghi chú", ("Ghi chú",), ColumnKind.TEXT)
HERE = "so.xlsx, trang «Tổng hợp»"

Row = Sequence[object]
TITLES = ("STT", "Tên", "Tổng số", "Ghi chú")
UNITS: list[Row] = [(1, "Sở Y tế", 5), (2, "Sở Nội vụ", 6)]


def nothing(_: Worksheet) -> None:
    """Leave the sheet as it is."""


def read(
    folder: Path,
    rows: Sequence[Row],
    *columns: Column,
    change: Callable[[Worksheet], object] = nothing,
    **said: object,
) -> Dataset:
    path = spreadsheet(folder / "a.xlsx", rows, change=change)
    sought = Sought(path, "so.xlsx", columns, ("Tên",), **said)  # type: ignore[arg-type]
    return read_tables([sought], register=(HEALTH, HOME))


def values(data: Dataset) -> list[list[Value]]:
    return [[datum.value for datum in record.data.values()] for record in data.records]


# --- the last row of a table -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "figure"),
    [
        (COUNT, 1000),
        (COUNT, "1.000"),
        (COUNT, "(5)"),
        (COUNT, "70 %"),
        (COUNT, "#REF!"),
        (COUNT, True),
        (COUNT, "=1+1"),
        (COUNT, "12 hồ sơ"),
        (COUNT, "5 hs"),
        (COUNT, "12*"),
        (COUNT, "khoảng 12"),
        (COUNT, "12/15"),
        (COUNT, "l2"),
        (COUNT, "12 (đến ngày 31/12/2025)"),
        (TYPED, "1.000"),
        (DASHED, "-"),
    ],
)
@pytest.mark.parametrize("has_total", [False, True])
def test_a_last_row_of_nobody_is_refused_however_its_figures_are_stored(
    column: Column, figure: object, has_total: bool, tmp_path: Path
) -> None:
    total = [(None, "Cộng", 11)] if has_total else []
    rows = [TITLES, *UNITS, *total, (3, "Sở Mới", figure)]

    [said] = refusal(
        lambda: read(tmp_path, rows, column, total_label="Cộng" if has_total else None)
    )

    assert said == (
        f"SL30 {HERE}, ô B5: Dòng «Sở Mới» có số liệu mà nằm dưới dòng tổng. "
        "Chuyển lên trên dòng tổng, hoặc xóa nếu không thuộc bảng."
        if has_total
        else f"SL16 {HERE}, ô B4: Đơn vị «Sở Mới» không có trong danh sách đơn vị. "
        "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    )


def test_a_last_row_of_nobody_is_refused_under_a_total_at_the_top_too(tmp_path: Path) -> None:
    rows = [TITLES, (None, "Cộng", 11), *UNITS, (3, "Sở Mới", 7)]

    assert refusal(lambda: read(tmp_path, rows, COUNT, total_label="Cộng")) == [
        f"SL16 {HERE}, ô B5: Đơn vị «Sở Mới» không có trong danh sách đơn vị. "
        "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    ]


def test_a_row_that_says_one_of_the_titles_is_no_header_said_again(tmp_path: Path) -> None:
    rows = [("Ghi chú", "Tên", "Tổng số"), (None, "Sở Y tế", 5), ("Ghi chú", "Sở Nội vụ", 6)]

    assert values(read(tmp_path, rows, COUNT, NOTE)) == [[5, None], [6, "Ghi chú"]]


def test_a_title_merged_over_two_columns_of_figures_is_not_the_first_of_them(
    tmp_path: Path,
) -> None:
    rows = [("Tên", "Tổng số", None), ("Sở Y tế", 5, 50), ("Sở Nội vụ", 6, 60)]

    assert refusal(
        lambda: read(tmp_path, rows, COUNT, change=lambda sheet: sheet.merge_cells("B1:C1"))
    ) == [
        f"SL13 {HERE}: Tiêu đề «Tổng số» hợp với nhiều cột: cột B «Tổng số» và cột C «Tổng số». "
        "Ghi thêm tầng trên (tầng trên > tầng dưới) cho đủ phân biệt."
    ]


def test_titles_have_four_levels_at_most(tmp_path: Path) -> None:
    levels: list[Row] = [
        ("", "Năm 2024", "Năm 2025"),
        ("", "Hồ sơ", "Hồ sơ"),
        ("", "Trực tuyến", "Trực tuyến"),
        ("Tên", "Số", "Số"),
        ("Sở Y tế", 5, 50),
        ("Sở Nội vụ", 6, 60),
    ]
    column = Column("Tổng hồ sơ", ("Năm 2025", "Số"))

    assert values(read(tmp_path, levels, column)) == [[50], [60]]
    assert refusal(lambda: read(tmp_path, [*levels[:3], ("", "Một", "Hai"), *levels[3:]], column))


@pytest.mark.parametrize("words", ["NGƯỜI LẬP BIỂU", "ngày 05/11/2025", "5 hồ sơ nộp lại", "-"])
def test_notes_and_signatures_under_the_last_row_are_passed_over(
    words: str, tmp_path: Path
) -> None:
    data = read(tmp_path, [TITLES, *UNITS, (None, "Ghi chú", words, 7)], COUNT, NOTE)

    assert values(data) == [[5, None], [6, None]]


@pytest.mark.parametrize(
    "words",
    [
        "An Giang, ngày 24/01/2025",
        "An Giang, ngày 24 tháng 01 năm 2025",
        "Trang 1/2",
        "đang cập nhật",
    ],
)
@pytest.mark.parametrize("name", [None, "GIÁM ĐỐC"])
def test_days_and_pages_under_the_last_row_are_no_figures(
    words: str, name: str | None, tmp_path: Path
) -> None:
    data = read(tmp_path, [TITLES, *UNITS, (None, name, words)], COUNT, NOTE)

    assert values(data) == [[5, None], [6, None]]


def test_a_line_merged_over_three_columns_under_the_last_row_is_no_figure(tmp_path: Path) -> None:
    rows = [TITLES, *UNITS, (None, "GIÁM ĐỐC", "Điện thoại 0296 3852 000")]

    data = read(tmp_path, rows, COUNT, change=lambda sheet: sheet.merge_cells("C4:E4"))

    assert values(data) == [[5], [6]]


def test_a_total_may_leave_a_count_blank(tmp_path: Path) -> None:
    data = read(tmp_path, [TITLES, *UNITS, (None, "Cộng")], COUNT, total_label="Cộng")

    assert data.total is not None
    assert data.total.data["Tổng hồ sơ"].value is None


def test_a_row_under_a_roman_number_may_be_the_sum_of_a_group(tmp_path: Path) -> None:
    rows = [TITLES, ("I", "Cấp sở", 11), *UNITS]

    assert refusal(lambda: read(tmp_path, rows, COUNT)) == [
        f"SL16 {HERE}, ô B2: Đơn vị «Cấp sở» không có trong danh sách đơn vị. Nếu đây là dòng cộng "
        "của một nhóm thì khai «Cấp sở: tên nhóm» ở «Dòng cộng nhóm» trong congvan.yaml; nếu là "
        "đơn vị thì thêm vào danh sách đơn vị."
    ]


# --- sub-rows under somebody unknown -----------------------------------------------------------

PART = Column("Một phần", ("Tổng số",), subrow="Một phần")
FULL = Column("Toàn trình", ("Tổng số",), subrow="Toàn trình", allows_blanks=True)
UNKNOWN = (
    "SL63 {}: Dòng «Sở Mới» không phải của đơn vị nào mà có dòng con ở dưới: {}. "
    "«Sở Mới» là đơn vị thì thêm vào danh sách đơn vị, hoặc vào cột «Tên khác»; là dòng con của "
    "đơn vị ở trên thì ghi vào «Bỏ dòng con» trong congvan.yaml."
)


def test_sub_rows_of_a_stranger_are_not_those_of_the_one_above(tmp_path: Path) -> None:
    rows = [
        TITLES,
        (1, "Sở Y tế"),
        (None, "- Một phần", 5),
        (3, "Sở Mới"),
        (None, "- Toàn trình", 900),
        (2, "Sở Nội vụ"),
        (None, "- Một phần", 6),
        (None, "- Toàn trình", 7),
    ]

    assert refusal(lambda: read(tmp_path, rows, PART, FULL)) == [
        f"SL54 {HERE}, ô B2: Đơn vị «Sở Y tế» không có dòng con «Toàn trình». "
        "Thêm dòng «Toàn trình» ở dưới, không có thì ghi 0.",
        UNKNOWN.format(f"{HERE}, ô B4", "dòng 5"),
    ]


def test_a_stranger_is_told_by_its_name_alone_where_rows_have_no_numbers(tmp_path: Path) -> None:
    rows = [
        ("Tên", "Tổng số"),
        ("Sở Y tế",),
        ("- Một phần", 5),
        ("Sở Nội vụ",),
        ("- Một phần", 6),
        ("Sở Mới",),
        ("- Một phần", 900),
        ("- Toàn trình", 1),
    ]

    assert refusal(lambda: read(tmp_path, rows, PART, unread=("Toàn trình",))) == [
        UNKNOWN.format(f"{HERE}, ô A6", "dòng 7 và 8"),
    ]


def test_of_four_rows_with_labels_of_their_own_a_stranger_is_told_once(tmp_path: Path) -> None:
    rows: list[Row] = [("Tên", "Mức độ", "Tổng số")]
    for name, part, full in (("Sở Y tế", 5, 6), ("Sở Mới", 8, 9), ("Sở Nội vụ", 1, 2)):
        rows += [(name, "Một phần", part), (None, "Toàn trình", full)]

    assert refusal(lambda: read(tmp_path, rows, PART, FULL)) == [
        f"SL16 {HERE}, ô A4: Đơn vị «Sở Mới» không có trong danh sách đơn vị. "
        "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    ]


@pytest.mark.parametrize("said", ["Trong đó:", "- BCCI", "+ Khác"])
def test_words_between_a_unit_and_its_sub_rows_do_not_part_them(said: str, tmp_path: Path) -> None:
    rows: list[Row] = [TITLES]
    for name, figure in (("Sở Y tế", 5), ("Sở Nội vụ", 6)):
        rows += [(1, name), (None, said), (None, "- Một phần", figure)]

    assert values(read(tmp_path, rows, PART)) == [[5], [6]]


# --- figures under a merge ---------------------------------------------------------------------


def test_a_figure_in_an_unread_column_of_a_merge_is_not_taken_for_a_blank(tmp_path: Path) -> None:
    rows = [("Tên", "Kỳ", "Tổng số"), ("Sở Y tế", "T10", 5), ("Sở Nội vụ", 6, None)]

    assert refusal(
        lambda: read(tmp_path, rows, COUNT, change=lambda sheet: sheet.merge_cells("B3:C3"))
    ) == [
        f"SL32 {HERE}, ô B3: Các ô B3:C3 bị trộn làm một. "
        "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."
    ]


def test_the_label_of_a_total_may_be_merged_over_a_count_that_it_leaves_blank(
    tmp_path: Path,
) -> None:
    rows = [TITLES, *UNITS, ("Cộng", None, None, "x")]

    data = read(
        tmp_path,
        rows,
        COUNT,
        NOTE,
        change=lambda sheet: sheet.merge_cells("A4:C4"),
        total_label="Cộng",
    )

    assert data.total is not None
    assert [datum.value for datum in data.total.data.values()] == [None, "x"]


def test_a_name_merged_from_the_number_before_it_is_read(tmp_path: Path) -> None:
    rows = [TITLES, ("Sở Y tế", None, 5), (2, "Sở Nội vụ", 6)]

    data = read(tmp_path, rows, COUNT, change=lambda sheet: sheet.merge_cells("A2:B2"))

    assert values(data) == [[5], [6]]


def test_a_label_that_is_on_two_rows_is_one_that_nobody_declared(tmp_path: Path) -> None:
    rows: list[Row] = [TITLES]
    for number, name in ((1, "Sở Y tế"), (2, "Sở Nội vụ")):
        rows += [(number, name), (None, "- Một phần", 5), (None, "- Khác", 6)]

    assert refusal(lambda: read(tmp_path, rows, PART)) == [
        f"SL56 {HERE}, ô B4: Có dòng con có số liệu mà chưa khai: «Khác» (dòng 4), 2 dòng. "
        "Khai «Dòng con» cho cột lấy số ở đó, hoặc ghi vào «Bỏ dòng con» nếu không dùng "
        "trong congvan.yaml."
    ]
