"""The two other forms of the one-gate software: the whole province, and one office's procedures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.model import Column, ColumnKind, Dataset, Organization, Value
from generator.workbook import Sought, read_tables
from tests.spreadsheets import refusal, spreadsheet
from tests.test_workbook_blocks import COMMUNE, HEALTH, HOME, Row, merge

COUNT = Column("Tổng hồ sơ", ("Tổng số",), subrow="Tất cả")
FULL = Column("Trực tuyến toàn trình", ("Trực tuyến",), subrow="Toàn trình")
PROVINCE: list[Row] = [
    ("PHỤ LỤC 1",),
    ("(Từ ngày 01/8/2025 đến ngày 31/8/2025)",),
    ("STT", "Tên đơn vị", "Mức độ", "Tổng số", "Trực tuyến", "Đánh giá"),
    ("I", "CẤP SỞ", None, None, None, None),
    (1, "Sở Y tế", "Tất cả", 100, 70, "Đạt chỉ tiêu"),
    (None, None, "Một phần", 60, 40, None),
    (None, None, "Toàn trình", 30, 25, None),
    (None, None, "Còn lại", 10, 5, None),
    (2, "Sở Nội vụ", "Tất cả", 50, 20, "Không đạt"),
    (None, None, "Một phần", 10, 5, None),
    (None, None, "Toàn trình", 40, 15, None),
    (None, None, "Còn lại", 0, 0, None),
    ("II", "CẤP XÃ", None, None, None, None),
    (1, "UBND xã Tân Phú", "Tất cả", 0, 0, None),
    (None, None, "Một phần", 0, 0, None),
    (None, None, "Toàn trình", 0, 0, None),
    (None, None, "Còn lại", 0, 0, None),
    (4, "Tổng số", "Tất cả", 150, 90, None),
    (None, None, "Một phần", 70, 45, None),
    (None, None, "Toàn trình", 70, 40, None),
    (None, None, "Còn lại", 10, 5, None),
]
BY_FOUR = merge(*(f"{column}{top}:{column}{top + 3}" for column in "ABF" for top in (5, 9, 14, 18)))
SHARE = Column("Tỷ lệ", ("Tỷ lệ nộp trực tuyến",), ColumnKind.RATE, of_hundred=True)


def province(folder: Path, rows: list[Row]) -> Dataset:
    path = spreadsheet(folder / "a.xlsx", rows, change=BY_FOUR)
    sought = Sought(
        path,
        "pl1.xlsx",
        (COUNT, FULL),
        ("Tên đơn vị",),
        total_label="Tổng số",
        unread=("Một phần", "Còn lại"),
    )
    return read_tables([sought], register=(HEALTH, HOME, COMMUNE))


def values(data: Dataset) -> list[list[Value]]:
    return [[datum.value for datum in record.data.values()] for record in data.records]


def test_the_form_of_a_province_has_four_rows_for_each_organization(tmp_path: Path) -> None:
    data = province(tmp_path, PROVINCE)

    assert values(data) == [[100, 25], [50, 15], [0, 0]]
    assert data.total is not None
    assert [datum.value for datum in data.total.data.values()] == [150, 40]


def test_a_row_that_one_of_four_lacks_is_told_at_its_organization(tmp_path: Path) -> None:
    rows = [*PROVINCE[:10], (None, None, "Toàn trinh", 40, 15, None), *PROVINCE[11:]]

    assert refusal(lambda: province(tmp_path, rows)) == [
        "SL54 pl1.xlsx, trang «Tổng hợp», ô B9: Đơn vị «Sở Nội vụ» không có dòng con «Toàn trình». "
        "Thêm dòng «Toàn trình» ở dưới, không có thì ghi 0."
    ]


def test_procedures_of_one_office_are_read_like_organizations(tmp_path: Path) -> None:
    names = "Cấp giấy phép hành nghề", "Đăng ký kinh doanh thuốc"
    procedures = [
        Organization(f"1.00{n}", name, name, "Thủ tục", n) for n, name in enumerate(names, start=1)
    ]
    rows: list[Row] = [
        ("KẾT QUẢ THEO THỦ TỤC CỦA SỞ Y TẾ",),
        ("Chỉ tiêu: trực tuyến 90%, toàn trình 90%",),
        ("STT", "Tên thủ tục", "Mức độ", "Tổng số", "Tỷ lệ nộp trực tuyến", "Đánh giá"),
        (1, "Cấp giấy phép hành nghề", "Toàn trình", 40, 92.5, "Vượt chỉ tiêu"),
        (2, "Đăng ký kinh doanh thuốc", "Một phần", 10, 60, "Không đạt"),
        (3, "Tổng số", None, 50, 86, None),
    ]
    path = spreadsheet(tmp_path / "a.xlsx", rows)
    columns = (
        Column("Tổng hồ sơ", ("Tổng số",)),
        SHARE,
        Column("Mức độ", ("Mức độ",), ColumnKind.TEXT),
    )

    data = read_tables(
        [Sought(path, "tt.xlsx", columns, ("Tên thủ tục",), total_label="Tổng số")],
        register=procedures,
    )

    assert values(data) == [
        [40, Decimal("0.925"), "Toàn trình"],
        [10, Decimal("0.6"), "Một phần"],
    ]
