"""Figures in several tables: of several files, of several sheets, one under another on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator import batch, config
from generator.evaluate import evaluate
from generator.frozen import replace
from generator.model import Column, Questions
from generator.workbook import Sought, read_tables
from tests.an_giang import text_of
from tests.small_dossier import refusals
from tests.spreadsheets import refusal, spreadsheet
from tests.test_workbook_blocks import BY_LEVEL, COMMUNE, GROUPS, HEALTH, HOME, OVER_BLOCKS

RECEIVED = Column("Tiếp nhận", ("Số",))
LATE = Column("Trễ hạn", ("Số",))
BOTH = HEALTH, HOME
NOTHING = Questions((), (), (), (), ())
Row = Sequence[object]
SHEET: list[Row] = [
    ("I. TIẾP NHẬN",),
    ("TÊN", "Số"),
    ("Sở Y tế", 5),
    ("Sở Nội vụ", 7),
    ("II. TRỄ HẠN",),
    ("TÊN", "Số"),
    ("Sở Nội vụ", 1),
    ("Sở Y tế", 2),
    ("III. KIẾN NGHỊ",),
    ("Sở Y tế", 99),
]


def sought(
    folder: Path, column: Column, start: str | None, end: str | None, **said: object
) -> Sought:
    path = spreadsheet(folder / "a.xlsx", SHEET)
    return Sought(path, "a.xlsx", (column,), ("TÊN",), "Tổng hợp", start=start, end=end, **said)  # type: ignore[arg-type]


def test_tables_one_under_another_are_read_each_between_its_lines(tmp_path: Path) -> None:
    data = read_tables(
        [
            sought(tmp_path, RECEIVED, None, "ii. trễ hạn"),
            sought(tmp_path, LATE, "II. TRỄ HẠN", "III. KIẾN NGHỊ"),
        ],
        register=BOTH,
    )

    read = [{name: datum.value for name, datum in each.data.items()} for each in data.records]
    assert read == [{"Tiếp nhận": 5, "Trễ hạn": 2}, {"Tiếp nhận": 7, "Trễ hạn": 1}]
    assert data.records[0].data["Trễ hạn"].source.cell == "B8"
    assert data.columns == (RECEIVED, LATE)


def test_a_line_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    def work(start: str | None, end: str | None) -> object:
        return read_tables([sought(tmp_path, LATE, start, end)], register=BOTH)

    assert refusal(lambda: work("II. TRỄ HẠM", None)) == [
        "SL52 a.xlsx, trang «Tổng hợp»: Không có dòng nào ghi «II. TRỄ HẠM». "
        "Có phải «II. TRỄ HẠN» không?"
    ]
    assert refusal(lambda: work("II. TRỄ HẠN", "I. TIẾP NHẬN")) == [
        "SL52 a.xlsx, trang «Tổng hợp»: Không có dòng nào ghi «I. TIẾP NHẬN» ở dưới dòng 5. "
        "Ghi đúng cả chữ trong ô của dòng ấy."
    ]
    assert refusal(lambda: work("TÊN", None)) == [
        "SL53 a.xlsx, trang «Tổng hợp»: Có nhiều dòng ghi «TÊN»: ô A2 và ô A6. "
        "Sửa chữ trên bảng để chỉ một dòng ghi như vậy."
    ]


def test_what_is_wrong_with_all_tables_is_told_at_once(tmp_path: Path) -> None:
    other = spreadsheet(tmp_path / "b.xlsx", [("TÊN", "Số"), ("Sở Y tế", -1), ("Sở Nội vụ", 1)])

    said = refusal(
        lambda: read_tables(
            [
                sought(tmp_path, RECEIVED, "IV. KHÁC", None),
                Sought(other, "b.xlsx", (LATE,), ("TÊN",)),
            ],
            register=BOTH,
        )
    )

    assert [each[:4] for each in said] == ["SL52", "SL22"]


def test_a_file_of_several_sheets_asks_which(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("Tháng 9")
    workbook.save(tmp_path / "a.xlsx")

    assert refusal(
        lambda: read_tables(
            [Sought(tmp_path / "a.xlsx", "a.xlsx", (LATE,), ("TÊN",))], register=BOTH
        )
    ) == [
        "SL50 a.xlsx: Tệp có 2 trang tính mà không ghi đọc trang nào. "
        "Ghi «Trang tính». Tệp có các trang: «Sheet», «Tháng 9»."
    ]


def test_a_text_of_rows_has_no_sheet_to_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("TÊN;Số\nSở Y tế;1\n", "utf-8-sig")
    table = Sought(path, "a.csv", (LATE,), ("TÊN",), "Tổng hợp")

    assert refusal(lambda: read_tables([table], register=[HEALTH])) == [
        "SL51 a.csv: Tệp này không có trang tính nào có tên, nên không có trang «Tổng hợp». "
        "Xóa dòng «Trang tính»."
    ]


def test_hidden_rows_are_read_where_the_dossier_says_so(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    path = spreadsheet(tmp_path / "a.xlsx", [("TÊN", "Số"), ("Sở Y tế", 5)], change=hide)
    table = Sought(path, "a.xlsx", (LATE,), ("TÊN",))

    assert [each[:4] for each in refusal(lambda: read_tables([table], register=[HEALTH]))] == [
        "SL31",
        "SL31",
    ]
    data = read_tables([replace(table, reads_hidden=True)], register=[HEALTH])
    assert data.records[0].data["Trễ hạn"].value == 5


def test_only_the_period_stated_nearest_above_a_table_is_its_own(tmp_path: Path) -> None:
    rows = [
        ("Từ ngày 01/8/2025 đến ngày 31/8/2025",),
        ("I. THÁNG TRƯỚC",),
        ("TÊN", "Số"),
        ("Sở Y tế", 1),
        ("Từ ngày 01/9/2025 đến ngày 30/9/2025",),
        ("II. THÁNG NÀY",),
        ("TÊN", "Số"),
        ("Sở Y tế", 2),
    ]
    path = spreadsheet(tmp_path / "a.xlsx", rows)
    table = Sought(path, "a.xlsx", (LATE,), ("TÊN",), start="II. THÁNG NÀY")
    september, august = (date(2025, 9, 1), date(2025, 9, 30)), (date(2025, 8, 1), date(2025, 8, 31))

    data = read_tables([table], register=[HEALTH], period=september)

    assert data.records[0].data["Trễ hạn"].value == 2
    assert refusal(lambda: read_tables([table], register=[HEALTH], period=august)) == [
        "SL37 a.xlsx, trang «Tổng hợp», ô A5: Bảng ghi số liệu từ 01/9/2025 đến 30/9/2025, khác "
        "kỳ số liệu 01/8/2025 đến 31/8/2025. Thay đúng tệp của kỳ này, hoặc sửa «Kỳ số liệu» "
        "trong congvan.yaml."
    ]


def test_a_sum_of_a_group_that_is_not_the_sum_is_found(tmp_path: Path) -> None:
    path = spreadsheet(tmp_path / "a.xlsx", GROUPS)
    groups = {"I. Các sở": "Sở", "II. UBND xã": "xã"}
    column = Column("Tổng hồ sơ", ("Tổng số hồ sơ",))
    table = Sought(
        path, "a.xlsx", (column,), ("Tên đơn vị",), total_label="Tổng số", subtotals=groups
    )

    data = read_tables([table], register=(HEALTH, HOME, COMMUNE))

    (found,) = evaluate(data, NOTHING).findings
    assert (found.code, found.subject, found.difference) == ("DC20", "Tổng hồ sơ", Fraction(-1))
    assert found.text == (
        "Dòng «II. UBND xã»: cột «Tổng hồ sơ» ghi 3, cộng 1 đơn vị nhóm «xã» được 2; chênh -1."
    )


# --- congvan.yaml ----------------------------------------------------------------------------

ONE = """\
  Tệp: so-lieu.xlsx
  Trang tính: Tổng hợp
  Dòng tổng: TỔNG CỘNG
  Cột:
    Đơn vị: TÊN CƠ QUAN
    Tổng hồ sơ: TỔNG SỐ > HSTN
    Hồ sơ trực tuyến: Trực tuyến
    Ghi chú:
      Tiêu đề: Ghi chú
      Kiểu: chữ
  Tính thêm:
    Hồ sơ trực tiếp: Tổng hồ sơ - Hồ sơ trực tuyến
"""
TWO = """\
  - Tệp: so-lieu.xlsx
    Cột:
      Đơn vị: TÊN CƠ QUAN
      Tổng hồ sơ: HSTN
      Hồ sơ trực tuyến: Trực tuyến
  - Tệp: so-lieu.xlsx
    Trang tín: Khác
    Cột:
      Đơn vị: TÊN CƠ QUAN
      Hồ sơ trực tiếp: Trực tiếp
      Tổng hồ sơ: TỔNG
"""


def test_a_fault_of_one_of_several_tables_is_told_at_its_line(tmp_path: Path) -> None:
    assert refusals(tmp_path, (ONE, TWO)) == [
        "CH06 congvan.yaml, dòng 36: không có mục «Trang tín» trong «Số liệu». "
        "Có phải «Trang tính» không?",
        "CH11 congvan.yaml, dòng 40: tên «Tổng hồ sơ» trùng với «Tổng hồ sơ» ở dòng 33. "
        "Đổi tên một trong hai.",
    ]


def test_a_misspelt_entry_of_one_of_several_tables_leaves_the_rest_to_be_read(
    tmp_path: Path,
) -> None:
    changed = TWO.replace("      Tổng hồ sơ: TỔNG\n", "    Tính thêm:\n      Gấp đôi: Tổng * 2\n")

    assert refusals(tmp_path, (ONE, changed)) == [
        "CH06 congvan.yaml, dòng 36: không có mục «Trang tín» trong «Số liệu». "
        "Có phải «Trang tính» không?",
        "CH13 congvan.yaml, dòng 41: Trong công thức, không có tên «Tổng». "
        "Có phải «Tổng hồ sơ» không?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Trang tính: Tổng hợp",
            "Trang tính: Tổng hợp\n  Dòng cộng nhóm:\n    Cộng sở: Sở",
            "CH12 congvan.yaml, dòng 33: danh sách đơn vị không có nhóm «Sở». "
            "Các nhóm: «Sở, ban, ngành tỉnh», «UBND xã».",
        ),
        (
            "Hồ sơ trực tuyến: Trực tuyến",
            "Hồ sơ trực tuyến:\n      Tiêu đề: Trực tuyến\n      Thang: 0-100",
            "CH14 congvan.yaml, dòng 38: «Thang» chỉ ghi cho cột tỷ lệ. "
            "Thêm «Kiểu: tỷ lệ», hoặc xóa «Thang».",
        ),
        (
            "Kiểu: chữ",
            "Kiểu: chữ\n      Số gõ thành chữ: kiểu Anh",
            "CH14 congvan.yaml, dòng 40: «Số gõ thành chữ» không ghi được cho cột chữ. "
            "Xóa mục này.",
        ),
    ],
)
def test_what_does_not_fit_a_table_is_told_at_its_line(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    assert refusals(tmp_path, (old, new)) == [said]


# --- a whole dossier -------------------------------------------------------------------------

DOSSIER = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh An Giang
  Thẩm quyền ban hành: Chủ tịch UBND tỉnh
  Số: 112
  Ký hiệu: UBND-TH
  Địa danh: An Giang
  Ngày: 24/01/2025
  V/v: nâng cao tỷ lệ
  Kính gửi: Sở Y tế
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Lê Văn Phước
  Nơi nhận: |
    - Như trên;
    - Lưu: VT, TH.
Kỳ số liệu:
  Tên kỳ: năm 2024
  Từ ngày: 01/01/2024
  Đến ngày: 31/12/2024
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  - Tệp: mot-cua.xlsx
    Dòng tổng: Tổng số
    Bỏ dòng con: Một phần
    Cột:
      Đơn vị: Tên đơn vị
      Tổng hồ sơ: Tổng số hồ sơ
      Toàn trình trực tuyến:
        Tiêu đề: Trong đó > Trực tuyến
        Dòng con: Toàn trình
    Tính thêm:
      Còn lại: Tổng hồ sơ - Trễ hạn
  - Tệp: tre-han.csv
    Dấu cách cột: dấu chấm phẩy
    Cột:
      Đơn vị: TÊN
      Trễ hạn:
        Tiêu đề: Số
        Số gõ thành chữ: kiểu Việt Nam
      Hạn:
        Tiêu đề: Hạn
        Kiểu: ngày
Chỉ tiêu:
  - Tên: Tỷ lệ toàn trình
    Cách tính: Toàn trình trực tuyến / Tổng hồ sơ
    Mức giao: tối thiểu 25%
Phụ lục:
  - Tên: Kết quả
    Tệp: cùng công văn
    Bảng:
      Dòng cuối: TỔNG CỘNG
      Cột:
        - STT: số thứ tự
        - TÊN: Đơn vị
        - HS: Tổng hồ sơ
        - TT: Toàn trình trực tuyến
        - TRỄ: Trễ hạn
        - CÒN: Còn lại
        - HẠN: Hạn
        - TỶ LỆ: Tỷ lệ toàn trình
        - KẾT QUẢ: Kết quả
"""


def written(folder: Path) -> Path:
    (folder / "congvan.yaml").write_text(DOSSIER, "utf-8")
    (folder / "noi-dung.md").write_text(
        "Toàn tỉnh đạt {{ tổng.chỉ_tiêu.tỷ_lệ_toàn_trình.giá_trị }}.", "utf-8"
    )
    register = [("Mã", "Tên đầy đủ", "Nhóm")]
    register += [(each.code, each.name, each.group) for each in BOTH]
    spreadsheet(folder / "don-vi.xlsx", register)
    spreadsheet(folder / "mot-cua.xlsx", BY_LEVEL, change=OVER_BLOCKS)
    late = "TÊN;Số;Hạn\nSở Nội vụ;0;13/03/2024\nSở Y tế;1;5/4/2024\n"
    (folder / "tre-han.csv").write_text(late, "utf-8-sig")
    return folder


def test_a_dossier_of_the_three_row_form_and_a_text_of_rows_builds(tmp_path: Path) -> None:
    dossier = tmp_path / "ky"
    dossier.mkdir()

    built = batch.build(written(dossier), tmp_path / "ra")

    assert built.folder is not None
    letter = next(each for each in built.folder.rglob("*.docx") if "30,00%" in text_of(each))
    lines = text_of(letter).split("\n")
    at = lines.index("Sở Y tế", lines.index("HẠN"))
    assert (
        " | ".join(lines[at : at + 8]) == "Sở Y tế | 100 | 30 | 1 | 99 | 05/4/2024 | 30,00% | Đạt"
    )
    files = [table.file.name for table in config.load(dossier).tables]
    assert files == ["mot-cua.xlsx", "tre-han.csv"]
