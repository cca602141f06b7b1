"""Columns are found by their titles, rows by their owners, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.model import Column, ColumnKind, Dataset, Organization, Value
from generator.workbook import read_dataset
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("SN18", "Sở Y tế", "Sở Y tế", "Sở", 1)
HOME = Organization("SN11", "Sở Nội vụ", "Sở Nội vụ", "Sở", 2)
RECEIVED = Column("Tổng hồ sơ", ("TỔNG SỐ", "HSTN"), allows_blanks=True)
ONLINE = Column("Nộp trực tuyến", ("Toàn trình", "HSTN"))
NOTE = Column("Ghi chú", ("GHI CHÚ",), ColumnKind.TEXT)
HERE = "số.xlsx, trang «Tổng hợp»"

TWO_LEVELS: list[Sequence[object]] = [
    ("TÊN", "TỔNG SỐ", None, "Toàn trình"),
    (None, "HSTN", "TTHC", "HSTN"),
]
UNITS: list[Sequence[object]] = [("Sở Y tế", 5, 6, 7), ("Sở Nội vụ", 8, 9, 10)]


def merge(*areas: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return change


def read(  # noqa: PLR0913, PLR0917 - each test says only what matters to it
    folder: Path,
    rows: Iterable[Sequence[object]],
    columns: Sequence[Column] = (RECEIVED, ONLINE),
    change: Callable[[Worksheet], object] = lambda _: None,
    total: str | None = None,
    sheet: str = "Tổng hợp",
    period: tuple[date, date] | None = None,
) -> Dataset:
    path = spreadsheet(folder / "a.xlsx", rows, change=change)
    return read_dataset(
        path,
        "số.xlsx",
        sheet=sheet,
        columns=columns,
        organization_titles=("TÊN",),
        total_label=total,
        register=(HEALTH, HOME),
        period=period,
    )


def values(data: Dataset) -> list[list[Value]]:
    return [[datum.value for datum in record.data.values()] for record in data.records]


# --- sheets ----------------------------------------------------------------------------------


def test_a_missing_sheet_is_named_with_the_nearest_and_the_list(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [], sheet="Tổng hơp")) == [
        "SL10 số.xlsx: Không có trang tính «Tổng hơp». "
        "Có phải «Tổng hợp» không? Tệp có các trang: «Tổng hợp»."
    ]


def test_a_sheet_is_found_in_other_case_and_spacing(tmp_path: Path) -> None:
    assert values(read(tmp_path, [*TWO_LEVELS, *UNITS], sheet="TỔNG  hợp")) == [[5, 7], [8, 10]]


def test_sheets_that_look_the_same_are_not_chosen_between(tmp_path: Path) -> None:
    def add(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("Tổng hợp ")  # type: ignore[union-attr]

    assert refusal(lambda: read(tmp_path, [], change=add, sheet="tổng hợp")) == [
        "SL11 số.xlsx: Có nhiều trang tính tên «tổng hợp», chỉ khác nhau ở dấu cách hoặc cách gõ "
        "dấu. Đổi tên để mỗi trang một tên rõ ràng."
    ]


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize("above", [0, 1, 7])
@pytest.mark.parametrize("merged", [True, False])
def test_the_header_is_found_at_any_row(above: int, merged: bool, tmp_path: Path) -> None:
    top = above + 1
    areas = (f"A{top}:A{top + 1}", f"B{top}:C{top}") if merged else ()
    rows = [*[("BÁO CÁO", None)] * above, *TWO_LEVELS, *UNITS]

    assert values(read(tmp_path, rows, change=merge(*areas))) == [[5, 7], [8, 10]]


def test_titles_are_compared_without_case_lines_and_hard_spaces(tmp_path: Path) -> None:
    rows = [("tên", " Tổng\nsố", None, "TOÀN\xa0TRÌNH"), (None, "hstn", None, "Hstn"), *UNITS]

    assert values(read(tmp_path, rows)) == [[5, 7], [8, 10]]


def test_a_path_may_leave_out_levels_in_between(tmp_path: Path) -> None:
    rows = [
        ("TÊN", "TỔNG SỐ", "Toàn trình"),
        (None, "Trong đó", "Trong đó"),
        (None, "HSTN", "HSTN"),
        ("Sở Y tế", 1, 2),
        ("Sở Nội vụ", 3, 4),
    ]

    assert values(read(tmp_path, rows)) == [[1, 2], [3, 4]]


def test_titles_merged_down_over_all_levels_leave_no_row_to_read(tmp_path: Path) -> None:
    rows = [("TÊN", "GHI CHÚ"), (), ("Sở Y tế", "a"), ("Sở Nội vụ", "b")]

    assert values(read(tmp_path, rows, [NOTE], merge("A1:A2", "B1:B2"))) == [["a"], ["b"]]


@pytest.mark.parametrize(
    "row",
    [("(1)", "(2)", "(3)", "(4)=(2)+(3)"), ("A", 1, 2, 3), (None, "(hồ sơ)", None, "(hồ sơ)")],
)
def test_column_numbers_and_measures_under_the_titles_are_not_figures(
    row: Sequence[object], tmp_path: Path
) -> None:
    assert values(read(tmp_path, [*TWO_LEVELS, row, *UNITS])) == [[5, 7], [8, 10]]


def test_cells_merged_with_empty_neighbours_to_make_room_are_read(tmp_path: Path) -> None:
    rows = [
        ("TÊN", None, "TỔNG SỐ", None, "Toàn trình"),
        (None, None, "HSTN", None, "HSTN"),
        ("Sở Y tế", None, 5, None, 7),
        ("Sở Nội vụ", None, 8, None, 10),
    ]
    areas = ("A1:B2", "C1:D1", "C2:D2", "A3:B3", "C3:D3", "A4:B4", "C4:D4")

    assert values(read(tmp_path, rows, change=merge(*areas))) == [[5, 7], [8, 10]]


def test_a_title_with_titles_under_it_is_not_a_column(tmp_path: Path) -> None:
    assert refusal(
        lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], [Column("c", ("Toàn trình",))])
    ) == [
        f"SL15 {HERE}, ô D2: Dưới tiêu đề «Toàn trình» còn tầng tiêu đề «HSTN». "
        "Ghi tiêu đề của cột đến tầng dưới cùng (tầng trên > tầng dưới)."
    ]


def test_titles_that_are_not_there_are_named_with_the_nearest(tmp_path: Path) -> None:
    columns = [
        RECEIVED,
        ONLINE,
        Column("a", ("TỔNG SỐ", "HSTM")),
        Column("b", ("Kế hoạch vốn",)),
        Column("c", ("Toàn trình",)),
    ]

    assert refusal(lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], columns)) == [
        f"SL12 {HERE}: Không có cột nào có tiêu đề «TỔNG SỐ > HSTM». "
        "Có phải «TỔNG SỐ > HSTN» không?",
        f"SL12 {HERE}: Không có cột nào có tiêu đề «Kế hoạch vốn». "
        "Trang «Tổng hợp» có các tiêu đề: «TÊN», «HSTN», «TTHC».",
        f"SL12 {HERE}: Không có cột nào có tiêu đề «Toàn trình». "
        "Có phải «Toàn trình > HSTN» không?",
    ]


def test_on_a_sheet_without_any_of_the_titles_the_nearest_text_is_named(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, [("TÊM",)], [NOTE])) == [
        f"SL12 {HERE}: Không có cột nào có tiêu đề «TÊN». Có phải «TÊM» không?",
        f"SL12 {HERE}: Không có cột nào có tiêu đề «GHI CHÚ». "
        "Trang «Tổng hợp» có các tiêu đề: «TÊM».",
    ]


def test_a_title_that_fits_several_columns_asks_for_more_levels(tmp_path: Path) -> None:
    change = merge("B1:C1")

    assert refusal(
        lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], [Column("a", ("HSTN",))], change)
    ) == [
        f"SL13 {HERE}: Tiêu đề «HSTN» hợp với nhiều cột: cột B «TỔNG SỐ > HSTN» và "
        "cột D «Toàn trình > HSTN». "
        "Ghi thêm tầng trên (tầng trên > tầng dưới) cho đủ phân biệt."
    ]


def test_two_names_for_one_column_are_a_slip(tmp_path: Path) -> None:
    columns = [RECEIVED, Column("Chép nhầm", ("HSTN",)), Column("c", ("TỔNG SỐ", "HSTN"))]
    rows = [("TÊN", "TỔNG SỐ"), (None, "HSTN"), *UNITS]

    assert refusal(lambda: read(tmp_path, rows, columns)) == [
        f"SL14 {HERE}: Cột B được khai nhiều lần: «Tổng hồ sơ», «Chép nhầm» và «c». "
        "Sửa tiêu đề của cột khai nhầm."
    ]


# --- rows ------------------------------------------------------------------------------------


def test_all_that_is_wrong_with_the_rows_is_told_at_once(tmp_path: Path) -> None:
    rows = [
        *TWO_LEVELS,
        ("Sở Y tế", 1, 1, "x"),
        ("Sở Y Tế", 2, 2, 2),
        ("Sở Nội vu", 3, 3, 3),
        (None, 4, 4, 4),
        ("Tổng cộng", 9, 9, 9),
        ("Đội Ba", 9, 9, 9),
    ]

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL17 {HERE}, ô A4: Đơn vị «Sở Y tế» có hai dòng: ô A3 và ô A4. Giữ lại một dòng đúng.",
        f"SL16 {HERE}, ô A5: Đơn vị «Sở Nội vu» không có trong danh sách đơn vị. "
        "Có phải «Sở Nội vụ» không? Nếu phải thì sửa lại, hoặc thêm vào cột «Tên khác».",
        f"SL19 {HERE}, ô A6: Dòng có số liệu mà không có tên đơn vị. "
        "Ghi tên đơn vị, hoặc xóa dòng.",
        f"SL16 {HERE}, ô A7: Đơn vị «Tổng cộng» không có trong danh sách đơn vị. "
        "Nếu đây là dòng tổng thì khai «Dòng tổng: Tổng cộng», nếu là dòng cộng của một nhóm thì "
        "khai «Tổng cộng: tên nhóm» ở «Dòng cộng nhóm», trong congvan.yaml.",
        f"SL16 {HERE}, ô A8: Đơn vị «Đội Ba» không có trong danh sách đơn vị. "
        "Thêm vào danh sách đơn vị, hoặc xóa dòng.",
        f"SL18 {HERE}: Thiếu dòng của 1 đơn vị: «Sở Nội vụ». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong congvan.yaml, "
        "kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.",
        f"SL20 {HERE}, ô D3: Cột số «Nộp trực tuyến» mà ô chứa chữ «x». Gõ lại thành số; nếu chữ "
        "này nghĩa là không có số thì khai nó ở «Chữ thay số» của cột trong congvan.yaml.",
    ]


def test_headings_blank_rows_and_notes_under_the_table_are_passed_over(tmp_path: Path) -> None:
    rows = [
        *TWO_LEVELS,
        ("I. CẤP SỞ",),
        UNITS[0],
        (),
        UNITS[1],
        ("Ghi chú: số liệu đến 31/12", None, None, "GIÁM ĐỐC"),
    ]

    assert values(read(tmp_path, rows, change=merge("A3:D3"))) == [[5, 7], [8, 10]]


@pytest.mark.parametrize("at", [2, 4])
def test_the_total_stands_under_or_above_the_others(at: int, tmp_path: Path) -> None:
    rows = [*TWO_LEVELS, *UNITS]
    rows.insert(at, ("TỔNG  CỘNG", 13, 15, 17))

    data = read(tmp_path, rows, total="Tổng cộng")

    assert data.total is not None
    assert [datum.value for datum in data.total.data.values()] == [13, 17]


def test_the_label_of_the_total_may_be_merged_from_the_first_column(tmp_path: Path) -> None:
    rows = [
        ("STT", "TÊN", "GHI CHÚ"),
        (1, "Sở Y tế", "a"),
        (2, "Sở Nội vụ", "b"),
        ("TỔNG CỘNG", None, None),
    ]

    data = read(tmp_path, rows, [NOTE], merge("A4:B4"), "TỔNG CỘNG")

    assert data.total is not None
    assert data.total.data["Ghi chú"].value is None


def test_figures_under_the_total_are_refused(tmp_path: Path) -> None:
    rows = [*TWO_LEVELS, UNITS[0], ("Cộng", 1, 2, 3), UNITS[1], ("Dư", 1, 1, 1), ("Ký tên",)]

    remedy = "Chuyển lên trên dòng tổng, hoặc xóa nếu không thuộc bảng."
    assert refusal(lambda: read(tmp_path, rows, total="Cộng")) == [
        f"SL30 {HERE}, ô A5: Dòng «Sở Nội vụ» có số liệu mà nằm dưới dòng tổng. {remedy}",
        f"SL30 {HERE}, ô A6: Dòng «Dư» có số liệu mà nằm dưới dòng tổng. {remedy}",
    ]


def test_a_total_that_is_declared_must_be_there_once(tmp_path: Path) -> None:
    twice = [*TWO_LEVELS, *UNITS, ("Cộng", 1, 2, 3), ("Cộng", 1, 2, 3)]

    assert refusal(
        lambda: read(tmp_path, [*TWO_LEVELS, *UNITS, ("Tổng công",)], total="Tổng cộng")
    ) == [f"SL28 {HERE}: Không có dòng tổng «Tổng cộng». Có phải «Tổng công» không?"]
    assert refusal(lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], total="Tổng cộng")) == [
        f"SL28 {HERE}: Không có dòng tổng «Tổng cộng». "
        "Ghi «Dòng tổng» đúng như trên bảng, hoặc bỏ đi."
    ]
    assert refusal(lambda: read(tmp_path, twice, total="Cộng")) == [
        f"SL29 {HERE}, ô A6: Có hai dòng tổng: ô A5 và ô A6. Giữ lại một dòng tổng."
    ]


def test_of_many_missing_organizations_twenty_are_named(tmp_path: Path) -> None:
    register = [Organization(f"X{at}", f"Xã {at}", f"Xã {at}", "", at) for at in range(22)]
    path = spreadsheet(tmp_path / "a.xlsx", [("TÊN", "GHI CHÚ")])

    [said] = refusal(
        lambda: read_dataset(
            path,
            "số.xlsx",
            sheet="Tổng hợp",
            columns=[NOTE],
            organization_titles=("TÊN",),
            total_label=None,
            register=register,
        )
    )

    assert said.startswith(f"SL18 {HERE}: Thiếu dòng của 22 đơn vị: «Xã 0», «Xã 1», ")
    assert "«Xã 19» và 2 đơn vị khác. Thêm dòng" in said


# --- doubts ----------------------------------------------------------------------------------


def test_hidden_rows_and_columns_among_the_figures_are_refused(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions.group("C", "D", hidden=True)

    remedy = "Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại."
    assert refusal(lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], change=hide)) == [
        f"SL31 {HERE}: Có dòng đang bị ẩn trong số liệu: dòng 4. {remedy}",
        f"SL31 {HERE}: Có cột đang bị ẩn trong số liệu: cột D. {remedy}",
    ]


def test_a_sheet_that_states_another_period_is_refused(tmp_path: Path) -> None:
    rows = [("(Từ ngày 01/01/2024 đến ngày 31/12/2024)",), *TWO_LEVELS, *UNITS]
    quarter = date(2025, 1, 1), date(2025, 3, 31)

    assert refusal(lambda: read(tmp_path, rows, period=quarter)) == [
        f"SL37 {HERE}, ô A1: Bảng ghi số liệu từ 01/01/2024 đến 31/12/2024, khác kỳ số liệu "
        "01/01/2025 đến 31/3/2025. Thay đúng tệp của kỳ này, hoặc sửa «Kỳ số liệu» trong "
        "congvan.yaml."
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Từ 01/01/2025 - 31/03/2025",
        "từ ngày 1/1/2025 đến hết ngày 31/3/2025",
        "Ngày lập 05/04/2025",
        "Từ ngày 31/02/2025 đến ngày 31/03/2025",
    ],
)
def test_a_sheet_that_states_the_same_period_or_none_is_read(title: str, tmp_path: Path) -> None:
    quarter = date(2025, 1, 1), date(2025, 3, 31)

    assert read(tmp_path, [(title,), *TWO_LEVELS, *UNITS], period=quarter).records


def test_a_period_over_a_column_is_the_column_s_and_not_the_sheet_s(tmp_path: Path) -> None:
    over = [("TÊN", "Từ 01/01/2024 - 31/03/2024"), (None, "HSTN")]
    column = Column("Kỳ trước", ("Từ 01/01/2024 - 31/03/2024", "HSTN"))
    quarter = date(2025, 1, 1), date(2025, 3, 31)

    assert values(read(tmp_path, [*over, *UNITS], [column], period=quarter)) == [[5], [8]]


@pytest.mark.parametrize("area", ["B3:B4", "B3:D3", "A3:B3"])
def test_merged_cells_among_the_figures_are_refused(area: str, tmp_path: Path) -> None:
    first = area.partition(":")[0]

    assert refusal(lambda: read(tmp_path, [*TWO_LEVELS, *UNITS], change=merge(area))) == [
        f"SL32 {HERE}, ô {first}: Các ô {area} bị trộn làm một. "
        "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."
    ]


def test_names_merged_down_over_several_rows_are_refused_once(tmp_path: Path) -> None:
    rows = [*TWO_LEVELS, ("Sở Y tế", 1, 1, 1), (None, 2, 2, 2), UNITS[1]]

    assert refusal(lambda: read(tmp_path, rows, change=merge("A3:A4"))) == [
        f"SL32 {HERE}, ô A3: Các ô A3:A4 bị trộn làm một. "
        "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."
    ]
