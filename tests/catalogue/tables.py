"""D10 to D23, D33, D48, D52: which table, which columns, whose row."""

from __future__ import annotations

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.catalogue.rows import (
    CODED,
    COMMUNE,
    HEALTH,
    REGISTER,
    TABLE,
    Row,
    all_of,
    cells,
    coded,
    read,
    sheet,
    table,
    text,
)
from tests.spreadsheets import spreadsheet

_FIGURES = {("01", "Tổng hồ sơ"): 100, ("02", "Hồ sơ trực tuyến"): 40}
_HEAD, _HEALTH, _COMMUNE, _TOTAL = TABLE


def _twin_sheets(sheet: Worksheet) -> None:
    assert sheet.parent
    sheet.parent.create_sheet("TỔNG  HỢP")


def _two_levels(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"], sheet["A3"], sheet["B3"] = "THỐNG KÊ NĂM 2024", "TÊN CƠ QUAN", "TỔNG SỐ"
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:C3")


def _hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def _hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True


def _filter(sheet: Worksheet) -> None:
    """Filter as Excel does: the rows left out are hidden."""
    sheet.auto_filter.ref = "A1:D4"
    sheet.auto_filter.add_filter_column(0, [COMMUNE])
    sheet.row_dimensions[2].hidden = True


def _other_period(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "Từ ngày 01/01/2023 đến ngày 31/12/2023"


def _big_code(sheet: Worksheet) -> None:
    sheet["E2"] = 7.9e13
    sheet["E3"] = 12345678901234567890


def _two_sources(folder: Path) -> None:
    spreadsheet(folder / "them.xlsx", TABLE)
    again = "  - Tệp: them.xlsx\n    Cột:\n      Đơn vị: TÊN CƠ QUAN\n      Tổng hồ sơ: HSTN\n"
    path = folder / "congvan.yaml"
    before, after = path.read_text("utf-8").split("Số liệu:\n")
    own, rest = after.split("Đối chiếu:")
    lines = own.splitlines(keepends=True)
    listed = "".join(f"{'  - ' if at == 0 else '    '}{line[2:]}" for at, line in enumerate(lines))
    path.write_text(f"{before}Số liệu:\n{listed}{again}Đối chiếu:{rest}", "utf-8")


ROWS = (
    Row(
        "D10",
        "no such sheet",
        text(("Trang tính: Tổng hợp", "Trang tính: Tổng hop 2")),
        "Lỗi SL10: so-lieu.xlsx: Không có trang tính «Tổng hop 2». Có phải «Tổng hợp» "
        "không? Tệp có các trang: «Tổng hợp».\n",
    ),
    Row(
        "D10",
        "two sheets that look the same",
        all_of(sheet(_twin_sheets), text(("Trang tính: Tổng hợp", "Trang tính: tổng hợp"))),
        "Lỗi SL11: so-lieu.xlsx: Có nhiều trang tính tên «tổng hợp», chỉ khác nhau ở dấu "
        "cách hoặc cách gõ dấu. Đổi tên để mỗi trang một tên rõ ràng.\n",
    ),
    read("D10", "one of them called as it is written", sheet(_twin_sheets), _FIGURES),
    Row(
        "D11",
        "no such column",
        table(*(row[:2] for row in TABLE)),
        "Lỗi SL12: so-lieu.xlsx, trang «Tổng hợp»: Không có cột nào có tiêu đề «Trực "
        "tuyến». Trang «Tổng hợp» có các tiêu đề: «TÊN CƠ QUAN», «HSTN».\n"
        "Lỗi SL12: so-lieu.xlsx, trang «Tổng hợp»: Không có cột nào có tiêu đề «Ghi chú». "
        "Trang «Tổng hợp» có các tiêu đề: «TÊN CƠ QUAN», «HSTN».\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D11",
        "a column under another title",
        cells(C1="Trực tiếp"),
        "Lỗi SL12: so-lieu.xlsx, trang «Tổng hợp»: Không có cột nào có tiêu đề «Trực "
        "tuyến». Có phải «Trực tiếp» không?\n",
    ),
    Row(
        "D11",
        "a column twice",
        cells(D1="HSTN"),
        "Lỗi SL12: so-lieu.xlsx, trang «Tổng hợp»: Không có cột nào có tiêu đề «Ghi chú». "
        "Trang «Tổng hợp» có các tiêu đề: «TÊN CƠ QUAN», «HSTN», «Trực tuyến».\n"
        "Lỗi SL13: so-lieu.xlsx, trang «Tổng hợp»: Tiêu đề «HSTN» hợp với nhiều cột: cột B "
        "«HSTN» và cột D «HSTN». Ghi thêm tầng trên (tầng trên > tầng dưới) cho đủ phân "
        "biệt.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    read("D11", "a hard space behind a title", cells(C1="Trực tuyến\N{NO-BREAK SPACE}"), _FIGURES),
    read("D12", "titles of two levels under a heading", sheet(_two_levels), _FIGURES),
    Row(
        "D13",
        "merged figures",
        sheet(lambda sheet: sheet.merge_cells("B2:B3")),
        "Lỗi SL32: so-lieu.xlsx, trang «Tổng hợp», ô B2: Các ô B2:B3 bị trộn làm một. Bỏ "
        "trộn ô (Unmerge Cells) rồi ghi đủ cho từng ô.\n",
    ),
    Row(
        "D14",
        "a hidden row",
        sheet(_hide_row),
        "Lỗi SL31: so-lieu.xlsx, trang «Tổng hợp»: Có dòng đang bị ẩn trong số liệu: dòng "
        "3. Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại.\n",
    ),
    Row(
        "D14",
        "a hidden column",
        sheet(_hide_column),
        "Lỗi SL31: so-lieu.xlsx, trang «Tổng hợp»: Có cột đang bị ẩn trong số liệu: cột C. "
        "Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại.\n",
    ),
    Row(
        "D14",
        "a filter",
        sheet(_filter),
        "Lỗi SL31: so-lieu.xlsx, trang «Tổng hợp»: Có dòng đang bị ẩn trong số liệu: dòng "
        "2. Bỏ lọc, cho hiện lại (Unhide), hoặc xóa hẳn nếu không dùng; rồi lưu lại.\n",
    ),
    read(
        "D15",
        "blank rows, rows of spaces",
        table(_HEAD, (), _HEALTH, ("  ", " ", None), _COMMUNE, _TOTAL),
        _FIGURES,
    ),
    Row(
        "D16",
        "a total inside that nobody declared",
        table(_HEAD, _HEALTH, ("Cộng", 100, 80), _COMMUNE, _TOTAL),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô A3: Đơn vị «Cộng» không có trong danh "
        "sách đơn vị. Nếu đây là dòng tổng thì khai «Dòng tổng: Cộng», nếu là dòng cộng "
        "của một nhóm thì khai «Cộng: tên nhóm» ở «Dòng cộng nhóm», trong congvan.yaml.\n",
    ),
    read("D16", "a total inside, declared", table(_HEAD, _TOTAL, _HEALTH, _COMMUNE), _FIGURES),
    Row(
        "D17",
        "an organization twice",
        table(_HEAD, _HEALTH, _COMMUNE, _HEALTH, _TOTAL),
        "Lỗi SL17: so-lieu.xlsx, trang «Tổng hợp», ô A4: Đơn vị «Sở Y tế» có hai dòng: ô "
        "A2 và ô A4. Giữ lại một dòng đúng.\n",
    ),
    Row(
        "D17",
        "a code twice",
        coded("02"),
        "Lỗi SL17: so-lieu.xlsx, trang «Tổng hợp», ô A3: Đơn vị «Ủy ban nhân dân xã An "
        "Phú» có hai dòng: ô A2 và ô A3. Giữ lại một dòng đúng.\n"
        "Lỗi SL68: so-lieu.xlsx, trang «Tổng hợp», ô A2: Mã «02» là của «Ủy ban nhân dân "
        "xã An Phú» mà tên ghi trên dòng là «Sở Y tế». Sửa mã hoặc tên cho khớp; nếu là "
        "cách ghi khác của chính đơn vị ấy thì thêm vào cột «Tên khác» của danh sách đơn "
        "vị.\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 3 chỗ cần sửa.\n",
    ),
    Row(
        "D17",
        "a code twice in the register",
        cells(REGISTER, A3="01"),
        "Lỗi DV04: don-vi.xlsx, trang «Danh sách», ô A3: Mã «01» trùng với «01» ở ô A2. "
        "Mỗi đơn vị một mã; chữ hoa, chữ thường coi như nhau.\n",
    ),
    Row(
        "D17",
        "two of one name, without codes",
        cells(REGISTER, B3=HEALTH, C3=HEALTH),
        "Lỗi DV07: don-vi.xlsx, trang «Danh sách», ô B3: Tên gọi «Sở Y tế» trùng với một "
        "tên gọi của đơn vị ở ô B2. Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho "
        "khác nhau; quả thật cùng tên thì khai «Mã đơn vị» ở mục «Cột» trong congvan.yaml; "
        "đơn vị này thay đơn vị kia thì ghi «Từ ngày», «Đến ngày».\n",
    ),
    read(
        "D17",
        "two of one name, told by codes",
        all_of(CODED, cells(A3=HEALTH), cells(REGISTER, B3=HEALTH, C3=HEALTH)),
        _FIGURES,
    ),
    Row(
        "D18",
        "a code stored as a number",
        coded(1),
        "Lỗi SL66: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «1» được lưu là số, có thể đã "
        "mất số 0 ở đầu. Đổi ô sang định dạng Text rồi gõ lại mã «01».\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D18",
        "a code stored as a number in the register",
        cells(REGISTER, A2=1),
        "Lỗi DV02: don-vi.xlsx, trang «Danh sách», ô A2: Mã «1» được lưu là số, có thể đã "
        "mất số 0 ở đầu. Đổi định dạng cột Mã sang Text rồi gõ lại mã.\n",
    ),
    Row(
        "D19",
        "a space in a code",
        coded("0 1"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «0 1» (có dấu cách) không có "
        "trong danh sách đơn vị. Có phải «01» không?\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D19",
        "a hard space in a code",
        coded("0\N{NO-BREAK SPACE}1"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «0 1» (có dấu cách) không có "
        "trong danh sách đơn vị. Có phải «01» không?\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D19",
        "a space of no width in a code",
        coded("01\N{ZERO WIDTH SPACE}"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «01U+200B» (có ký tự không "
        "nhìn thấy U+200B) không có trong danh sách đơn vị. Có phải «01» không?\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D19",
        "digits of full width in a code",
        coded("\uff10\uff11"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «\uff10\uff11» (có ký tự «\uff10» "
        "U+FF10) không có trong danh sách đơn vị. Có phải «01» không?\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D19",
        "a letter O for a zero in a code",
        coded("O1"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «O1» không có trong danh sách "
        "đơn vị. Có phải «01» không?\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D20",
        "codes that became numbers",
        all_of(CODED, sheet(_big_code)),
        "Lỗi SL66: so-lieu.xlsx, trang «Tổng hợp», ô E2: Mã «79000000000000» được lưu là "
        "số, có thể đã mất số 0 ở đầu. Đổi ô sang định dạng Text rồi gõ lại mã.\n"
        "Lỗi SL66: so-lieu.xlsx, trang «Tổng hợp», ô E3: Mã «12345678901234569216» được "
        "lưu là số, có thể đã mất số 0 ở đầu. Đổi ô sang định dạng Text rồi gõ lại mã.\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 2 đơn vị: «Sở Y tế», «Ủy "
        "ban nhân dân xã An Phú». Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào "
        "«Đơn vị vắng» trong congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong "
        "danh sách đơn vị.\n"
        "Tất cả 3 chỗ cần sửa.\n",
    ),
    Row(
        "D21",
        "a stranger",
        table(_HEAD, _HEALTH, ("Sở Nội vụ", 1, 1), _COMMUNE, ("TỔNG CỘNG", 151, 121)),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô A3: Đơn vị «Sở Nội vụ» không có trong "
        "danh sách đơn vị. Thêm vào danh sách đơn vị, hoặc xóa dòng.\n",
    ),
    Row(
        "D21",
        "a stranger under the total",
        cells(A5="Sở Nội vụ", B5=1, C5=1),
        "Lỗi SL30: so-lieu.xlsx, trang «Tổng hợp», ô A5: Dòng «Sở Nội vụ» có số liệu mà "
        "nằm dưới dòng tổng. Chuyển lên trên dòng tổng, hoặc xóa nếu không thuộc bảng.\n",
    ),
    Row(
        "D21",
        "somebody is missing",
        table(_HEAD, _HEALTH, _TOTAL),
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Ủy ban nhân "
        "dân xã An Phú». Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị "
        "vắng» trong congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách "
        "đơn vị.\n",
    ),
    Row(
        "D22",
        "a code of one and a name of another",
        all_of(CODED, cells(A2=COMMUNE)),
        "Lỗi SL68: so-lieu.xlsx, trang «Tổng hợp», ô A2: Mã «01» là của «Sở Y tế» mà tên "
        "ghi trên dòng là «Ủy ban nhân dân xã An Phú». Sửa mã hoặc tên cho khớp; nếu là "
        "cách ghi khác của chính đơn vị ấy thì thêm vào cột «Tên khác» của danh sách đơn "
        "vị.\n",
    ),
    Row(
        "D22",
        "a name not quite the same",
        cells(A2="Sở Y té"),
        "Lỗi SL16: so-lieu.xlsx, trang «Tổng hợp», ô A2: Đơn vị «Sở Y té» không có trong "
        "danh sách đơn vị. Có phải «Sở Y tế» không? Nếu phải thì sửa lại, hoặc thêm vào "
        "cột «Tên khác».\n"
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Sở Y tế». "
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    read(
        "D23",
        "decomposed, in capitals, with two spaces",
        cells(A2="SỞ  Y TÊ\u0301"),
        _FIGURES,
        (HEALTH,),
    ),
    read(
        "D23",
        "accents in the old place, a foreign Ð",
        all_of(cells(REGISTER, B2="Sở Hòa Đức", C2="Sở Hòa Đức"), cells(A2="Sở Hoà Ðức")),
        _FIGURES,
    ),
    Row(
        "D33",
        "a sheet of another period",
        sheet(_other_period),
        "Lỗi SL37: so-lieu.xlsx, trang «Tổng hợp», ô A1: Bảng ghi số liệu từ 01/01/2023 "
        "đến 31/12/2023, khác kỳ số liệu 01/01/2024 đến 31/12/2024. Thay đúng tệp của kỳ "
        "này, hoặc sửa «Kỳ số liệu» trong congvan.yaml.\n",
    ),
    Row(
        "D52",
        "a column from two files",
        _two_sources,
        "Lỗi CH11: congvan.yaml, dòng 40: Tên «Tổng hồ sơ» trùng với «Tổng hồ sơ» ở dòng "
        "30. Đổi tên một trong hai.\n",
    ),
)
