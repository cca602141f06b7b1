"""The forms of the one-gate software: organizations of several rows, sums of groups between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Refused
from generator.model import Column, ColumnKind, Dataset, Organization, Value
from generator.workbook import Sought, read_tables
from tests.spreadsheets import refusal, spreadsheet

HEALTH = Organization("SN18", "Sở Y tế", "Sở Y tế", "Sở", 1)
HOME = Organization("SN11", "Sở Nội vụ", "Sở Nội vụ", "Sở", 2)
COMMUNE = Organization("X01", "UBND xã Tân Phú", "UBND xã Tân Phú", "Xã", 3)
FULL = "Toàn trình"
TOTAL = Column("Tổng hồ sơ", ("Tổng số hồ sơ",))
ONLINE = Column("Trực tuyến", ("Trong đó", "Trực tuyến"))
ONLINE_FULL = Column("Toàn trình trực tuyến", ("Trong đó", "Trực tuyến"), subrow=FULL)
MET = Column("Số TTHC đạt", ("Đánh giá", "Đạt chỉ tiêu"))
HERE = "bc.xlsx, trang «Tổng hợp»"

Row = Sequence[object]
HEADER: list[Row] = [
    ("BÁO CÁO TÌNH HÌNH NỘP HỒ SƠ TRỰC TUYẾN",),
    ("STT", "Tên đơn vị", "Tổng số hồ sơ", "Trong đó", None, "Đánh giá", "Ghi chú"),
    (None, None, None, "Trực tuyến", "Trực tiếp", "Đạt chỉ tiêu", None),
    (1, 2, 3, 4, 5, 6, 7),
]
BY_LEVEL: list[Row] = [
    *HEADER,
    (1, "Sở Y tế", 100, 70, 30, 12, "a"),
    (None, "- Một phần", 60, 40, 20),
    (None, "- Toàn trình", 40, 30, 10),
    (2, "Sở Nội vụ", 50, 20, 30, 9, None),
    (None, "- Một phần", 10, 5, 5),
    (None, "- Toàn trình", 40, 15, 25),
    (3, "Tổng số", 150, 90, 60, 21, None),
    (None, "- Một phần", 70, 45, 25),
    (None, "- Toàn trình", 80, 45, 35),
]


def merge(*areas: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return change


OVER_BLOCKS = merge("F5:F7", "G5:G7", "F8:F10", "G8:G10", "F11:F13", "G11:G13", "A5:A7")


def read(
    folder: Path,
    rows: Sequence[Row],
    change: Callable[[Worksheet], object] = lambda _: None,
    register: Sequence[Organization] = (HEALTH, HOME),
    **said: object,
) -> Dataset:
    path = spreadsheet(folder / "a.xlsx", rows, change=change)
    sought: dict[str, object] = {
        "columns": (TOTAL, ONLINE, ONLINE_FULL, MET),
        "organization_titles": ("Tên đơn vị",),
        "total_label": "Tổng số",
        "unread": ("Một phần",),
        **said,
    }
    return read_tables([Sought(path, "bc.xlsx", **sought)], register=register)  # type: ignore[arg-type]


def values(data: Dataset) -> list[list[Value]]:
    return [[datum.value for datum in record.data.values()] for record in data.records]


# --- three rows for each organization --------------------------------------------------------


def test_of_three_rows_each_column_is_read_where_it_says(tmp_path: Path) -> None:
    data = read(tmp_path, BY_LEVEL, OVER_BLOCKS)

    assert values(data) == [[100, 70, 30, 12], [50, 20, 15, 9]]
    assert data.total is not None
    assert [datum.value for datum in data.total.data.values()] == [150, 90, 45, 21]
    assert data.records[1].data["Toàn trình trực tuyến"].source.cell == "D10"


def test_the_three_rows_may_come_as_a_text_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [";".join("" if each is None else str(each) for each in row) for row in BY_LEVEL[1:]]
    widths = [line + ";" * (6 - line.count(";")) for line in lines]
    path.write_text("\n".join(widths), "utf-8-sig")
    columns = TOTAL, ONLINE_FULL, MET
    sought = Sought(
        path, "a.csv", columns, ("Tên đơn vị",), total_label="Tổng số", unread=("Một phần",)
    )

    data = read_tables([sought], register=(HEALTH, HOME))

    assert values(data) == [[100, 30, 12], [50, 15, 9]]
    assert str(data.records[0].data["Tổng hồ sơ"].source) == "a.csv, ô C4"


def test_labels_may_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    rows = [
        ("Tên đơn vị", "Mức độ", "Số hồ sơ"),
        ("Sở Y tế", "Một phần", 1),
        (None, "Toàn trình", 2),
        ("Sở Nội vụ", "Một phần", 3),
        (None, "Toàn trình", 4),
    ]
    part = Column("Một phần", ("Số hồ sơ",), subrow="Một phần")
    full = Column("Toàn trình", ("Số hồ sơ",), subrow="Toàn trình")

    data = read(
        tmp_path,
        rows,
        merge("A2:A3", "A4:A5"),
        columns=(part, full),
        total_label=None,
        unread=(),
    )

    assert values(data) == [[1, 2], [3, 4]]


def test_a_range_merged_over_two_organizations_is_refused(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, BY_LEVEL, merge("F7:F8"))) == [
        f"SL32 {HERE}, ô F7: Các ô F7:F8 bị trộn làm một. "
        "Bỏ trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô."
    ]


def test_each_organization_has_each_row_that_is_read_once(tmp_path: Path) -> None:
    rows = [*BY_LEVEL]
    rows[6] = (None, "- Toàn  phần", 40, 30, 10)
    rows[8] = (None, "- Toàn trình", 10, 5, 5)

    assert refusal(lambda: read(tmp_path, rows)) == [
        f"SL54 {HERE}, ô B5: Đơn vị «Sở Y tế» không có dòng con «Toàn trình». "
        "Thêm dòng «Toàn trình» ở dưới, không có thì ghi 0.",
        f"SL55 {HERE}, ô B8: Đơn vị «Sở Nội vụ» có 2 dòng con «Toàn trình»: dòng 9 và dòng 10. "
        "Giữ lại một dòng đúng.",
        f"SL16 {HERE}, ô B7: Đơn vị «- Toàn phần» không có trong danh sách đơn vị. "
        "Thêm vào danh sách đơn vị, hoặc xóa dòng.",
    ]


def test_rows_that_nobody_declared_are_refused_with_their_labels(tmp_path: Path) -> None:
    assert refusal(lambda: read(tmp_path, BY_LEVEL, OVER_BLOCKS, unread=())) == [
        f"SL56 {HERE}, ô B6: Có dòng con có số liệu mà chưa khai: «Một phần» (dòng 6), 3 dòng. "
        "Khai «Dòng con» cho cột lấy số ở đó, hoặc ghi vào «Bỏ dòng con» nếu không dùng "
        "trong congvan.yaml."
    ]


# --- the other forms -------------------------------------------------------------------------


def test_the_form_of_one_row_for_each_organization_is_read(tmp_path: Path) -> None:
    rows = [
        ("Đánh giá theo Quyết định số 12/QĐ-UBND ngày 01/3/2025 của UBND tỉnh",),
        ("TT", "Tên đơn vị", "Tổng số", "Tỷ lệ nộp trực tuyến", "Đánh giá", "Tỷ lệ", "Đánh giá"),
        (1, "Sở Y tế", 5, 60.5, "Đạt", 40, "Không đạt"),
        (2, "Sở Nội vụ", 0, 0, None, 0, None),
        (3, "Tổng số", 5, 60.5, None, 40, None),
    ]
    rate = Column("Tỷ lệ", ("Tỷ lệ nộp trực tuyến",), ColumnKind.RATE, of_hundred=True)

    data = read(tmp_path, rows, columns=(Column("Tổng", ("Tổng số",)), rate), unread=())

    assert [str(each) for row in values(data) for each in row] == ["5", "0.605", "0", "0"]


def test_titles_and_their_numbers_may_be_said_again_between_the_rows(tmp_path: Path) -> None:
    rows = [*HEADER, (1, "Sở Y tế", 1, 2, 3, 4), *HEADER[1:], (2, "Sở Nội vụ", 5, 6, 7, 8)]

    data = read(tmp_path, rows, columns=(TOTAL, ONLINE, MET), total_label=None, unread=())

    assert values(data) == [[1, 2, 4], [5, 6, 8]]


GROUPS: list[Row] = [
    ("Tên đơn vị", "Tổng số hồ sơ"),
    ("I. Các sở", 9),
    ("Sở Y tế", 5),
    ("Sở Nội vụ", 4),
    ("II. UBND xã", 3),
    ("UBND xã Tân Phú", 2),
    ("Tổng số", 11),
]


def test_sums_of_groups_are_read_apart_from_the_total(tmp_path: Path) -> None:
    data = read(
        tmp_path,
        GROUPS,
        register=(HEALTH, HOME, COMMUNE),
        columns=(TOTAL,),
        unread=(),
        subtotals={"I. Các sở": "Sở", "II. UBND xã": "Xã"},
    )

    found = [(e.label, e.group, e.record.data["Tổng hồ sơ"].value) for e in data.subtotals]
    assert found == [("I. Các sở", "Sở", 9), ("II. UBND xã", "Xã", 3)]
    assert values(data) == [[5], [4], [2]]


def test_the_sum_of_a_group_is_there_once(tmp_path: Path) -> None:
    rows = [*GROUPS[:2], *GROUPS[1:6]]
    labels = {"I. Các sở": "Sở", "II. UBND xã": "Xã", "III. Trung tâm": "Trung tâm"}

    assert refusal(
        lambda: read(
            tmp_path,
            rows,
            register=(HEALTH, HOME, COMMUNE),
            columns=(TOTAL,),
            unread=(),
            total_label=None,
            subtotals=labels,
        )
    ) == [
        f"SL61 {HERE}, ô A3: Có hai dòng cộng nhóm «I. Các sở»: ô A2 và ô A3. "
        "Sửa chữ trên bảng cho khác nhau rồi khai từng dòng, hoặc giữ lại một dòng.",
        f"SL62 {HERE}: Không có dòng cộng nhóm «III. Trung tâm». "
        "Ghi «Dòng cộng nhóm» đúng như trên bảng, hoặc bỏ đi.",
    ]


def test_the_sum_of_a_group_that_nobody_declared_asks_for_it(tmp_path: Path) -> None:
    rows = [*GROUPS[:1], *GROUPS[2:4], ("Cộng các sở", 9), *GROUPS[5:]]

    assert refusal(
        lambda: read(tmp_path, rows, register=(HEALTH, HOME, COMMUNE), columns=(TOTAL,), unread=())
    ) == [
        f"SL16 {HERE}, ô A4: Đơn vị «Cộng các sở» không có trong danh sách đơn vị. Nếu đây là "
        "dòng tổng thì khai «Dòng tổng: Cộng các sở», nếu là dòng cộng của một nhóm thì khai "
        "«Cộng các sở: tên nhóm» ở «Dòng cộng nhóm», trong congvan.yaml."
    ]


# --- anything --------------------------------------------------------------------------------

WORDS = ["Tên đơn vị", "Tổng số hồ sơ", "Trong đó", "Trực tuyến", "Đánh giá", "Đạt chỉ tiêu"]
WORDS += ["Sở Y tế", "Sở Nội vụ", "Tổng số", "- Toàn trình", "Một phần", "-", "1.094", "70%"]
CELLS = st.one_of(st.none(), st.sampled_from(WORDS), st.integers(-1, 300), st.floats(0, 2))
LINES = st.one_of(st.sampled_from(BY_LEVEL[4:10]), st.lists(CELLS, min_size=1, max_size=6))
GRIDS = st.one_of(st.lists(LINES, max_size=9), st.permutations(BY_LEVEL[4:10]))
AREAS = st.lists(st.sampled_from(["A1:A2", "B2:C3", "C3:C5", "A5:B5", "D4:D6"]), unique=True)


@given(rows=GRIDS, areas=AREAS)
def test_any_rows_and_merges_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row], areas: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    with suppress(Refused):
        data = read(folder, [*BY_LEVEL[1:3], *rows], merge(*areas), total_label=None)
        assert [record.organization for record in data.records] == [HEALTH, HOME]
