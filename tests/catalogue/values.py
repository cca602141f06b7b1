"""D24 to D32, D34: what a cell holds."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from tests.catalogue.rows import (
    REGISTER,
    Make,
    Row,
    all_of,
    cells,
    columns,
    read,
    sheet,
    swap,
    text,
)

_TYPED = text(
    (
        "    Tổng hồ sơ: HSTN\n",
        "    Tổng hồ sơ:\n      Tiêu đề: HSTN\n      Số gõ thành chữ: kiểu Việt Nam\n",
    )
)
_RATE = columns("Tỷ lệ bảng:", "  Tiêu đề: Tỷ lệ", "  Kiểu: tỷ lệ")
_OF_HUNDRED = columns("Tỷ lệ bảng:", "  Tiêu đề: Tỷ lệ", "  Kiểu: tỷ lệ", "  Thang: 0–100")
_OF_ONE = columns("Tỷ lệ bảng:", "  Tiêu đề: Tỷ lệ", "  Kiểu: tỷ lệ", "  Thang: 0–1")
_GROWTH = columns("Tỷ lệ bảng:", "  Tiêu đề: Tỷ lệ", "  Kiểu: tỷ lệ", "  Có thể âm: có")
_DAY = columns("Hạn:", "  Tiêu đề: Hạn", "  Kiểu: ngày")
_CHECK = text(
    (
        "Chỉ tiêu:\n",
        "  - Tên: Tỷ lệ trên bảng\n"
        "    Điều kiện: Tỷ lệ bảng = Hồ sơ trực tuyến / Tổng hồ sơ\nChỉ tiêu:\n",
    )
)
_COMPUTED = swap(b' fullCalcOnLoad="1"', b"", "xl/workbook.xml")
"""openpyxl asks Excel to compute again whatever it writes."""
ARABIC = "\u0661\u0660\u0660"
"""A hundred, in the digits of Arabic."""
_STORED = b'<c r="B2" t="n"><v>100</v></c>'


def _count(value: object) -> Make:
    return cells(B2=value)


def _rates(declared: Make, *values: object, percent: str = "234") -> Make:
    """Bring a column of rates; the rows named show percentages."""

    def change(sheet: Worksheet) -> None:
        for row, value in enumerate(("Tỷ lệ", *values), 1):
            sheet.cell(row, 5).value = value  # type: ignore[assignment]  # any value
        for shown in percent:
            sheet[f"E{shown}"].number_format = "0.00%"

    return all_of(declared, sheet(change))


def _formula(formula: bytes, stored: bytes) -> Make:
    return swap(_STORED, b'<c r="B2"><f>%s</f>%s</c>' % (formula, stored))


def _day(value: object) -> Make:
    shown = text(("        - Ghi chú: Ghi chú\n", "        - Hạn: Hạn\n"))
    return all_of(_DAY, shown, cells(E1="Hạn", E2=value, E3=date(2025, 1, 24)))


def _names(name: str) -> Make:
    """Call the first organization so, in the register and on the sheet."""
    return all_of(cells(REGISTER, B2=name, C2=name), cells(A2=name))


_B2 = "so-lieu.xlsx, trang «Tổng hợp», ô B2"


def _no_number(value: str) -> str:
    return (
        f"Lỗi SL20: {_B2}: Cột số «Tổng hồ sơ» mà ô chứa chữ «{value}». Gõ lại thành số; nếu chữ "
        "này nghĩa là không có số thì khai nó ở «Chữ thay số» của cột trong congvan.yaml.\n"
    )


def _as_text(value: str, wanted: str) -> str:
    return (
        f"Lỗi SL20: {_B2}: Cột số «Tổng hồ sơ» mà ô chứa chữ «{value}». Đây là số gõ thành chữ: "
        f"đổi định dạng ô sang {wanted} rồi gõ lại.\n"
    )


ROWS = (
    *(
        Row("D24", f"{value} typed as text", _count(value), _as_text(value, kind))
        for value, kind in {"1.094": "Number", "69,95": "Number", "70%": "Percentage"}.items()
    ),
    *(
        Row("D24", f"{value} typed as text", _count(value), _no_number(value))
        for value in ("1 094", "1,094.5", ARABIC)
    ),
    *(
        Row(
            "D24",
            f"{value} where Vietnamese numbers are declared",
            all_of(_TYPED, _count(value)),
            f"Lỗi SL59: {_B2}: Cột số «Tổng hồ sơ» mà chữ «{value}» không phải là số kiểu Việt "
            "Nam. Gõ lại, ví dụ «1.094»; chữ nghĩa là không có số thì khai «Chữ thay số».\n",
        )
        for value in ("69.95", "1 094", "1,094.5", ARABIC)
    ),
    read(
        "D24",
        "1.094 where Vietnamese numbers are declared",
        all_of(_TYPED, cells(B2="1.094", B4=1144)),
        {("01", "Tổng hồ sơ"): 1094},
    ),
    *(
        Row("D25", value, _count(value), _no_number(value))
        for value in ("12,5o", "l2", "100*", "(5)", "5-")
    ),
    *(
        Row("D26", value, _count(value), _no_number(value))
        for value in ("NaN", "null", "N/A", "-", "x", "…")
    ),
    *(
        Row(
            "D26",
            value,
            _count(value),
            f"Lỗi SL24: {_B2}: Ô báo lỗi của Excel «{value}». Sửa công thức hoặc dữ liệu gây lỗi, "
            "rồi lưu lại.\n",
        )
        for value in ("#N/A", "#DIV/0!")
    ),
    read(
        "D26",
        "- where it is declared to be none",
        all_of(
            text(
                (
                    "    Tổng hồ sơ: HSTN\n",
                    '    Tổng hồ sơ:\n      Tiêu đề: HSTN\n      Chữ thay số: "-"\n',
                )
            ),
            cells(B2="-", C2=0, B4=50, C4=40),
        ),
        {("01", "Hồ sơ trực tuyến"): 0},
        ("\n-\n",),
    ),
    Row(
        "D26",
        "blank",
        _count(None),
        "Lỗi SL36: so-lieu.xlsx, trang «Tổng hợp», ô B2: Ô của Sở Y tế ở cột «Tổng hồ sơ» "
        "để trống. Nếu là không thì ghi số 0; nếu quả thật thiếu số liệu thì ghi «Ô trống: "
        "không có số liệu» cho cột này trong congvan.yaml.\n",
    ),
    *(
        read("D27", f"an organization called {name}", _names(name), {("01", "Tổng hồ sơ"): 100})
        for name in ("NA", "Null", "True", "1/5")
    ),
    Row(
        "D28",
        "0.7 for 70 percent on a scale of a hundred",
        _rates(_OF_HUNDRED, 0.8, 0.8, 0.8, percent=""),
        "Lỗi SL58: so-lieu.xlsx, trang «Tổng hợp», ô E2: Cột «Tỷ lệ bảng» khai «Thang: "
        "0–100» mà không có số nào lớn hơn 1. Nếu 0,705 nghĩa là 70,5% thì khai «Thang: "
        "0–1»; nếu quả là dưới 1% thì bỏ «Thang» rồi gõ lại cả dấu %, ví dụ 0,7% (Excel: "
        "định dạng Percentage).\n",
    ),
    read(
        "D28",
        "0.7 for 70 percent among 80 on a scale of a hundred",
        _rates(_OF_HUNDRED, 0.7, 80, 80, percent=""),
        says="Cảnh báo DC19, Tỷ lệ bảng: Sở Y tế: cột «Tỷ lệ bảng» ghi 0,70%, trong khi ít nhất "
        "nửa số đơn vị trên 10%; có lẽ là 70,00%, chênh 69,30 điểm phần trăm. (so-lieu.xlsx, trang "
        "«Tổng hợp», ô E2)\n",
    ),
    read("D28", "0.8 on the scale of one", _rates(_OF_ONE, 0.8, 0.8, 0.8, percent="")),
    Row(
        "D28",
        "80 on the scale of one as declared",
        _rates(_OF_ONE, 0.8, 80, 0.8, percent=""),
        "Lỗi SL80: so-lieu.xlsx, trang «Tổng hợp», ô E3: Cột tỷ lệ khai «Thang: 0–1» mà ô ghi "
        "«80», tức là 8.000%. Nếu 70,5 nghĩa là 70,5% thì khai «Thang: 0–100»; nếu quả là trên "
        "150% thì ghi cả dấu % (Excel: định dạng Percentage).\n",
    ),
    Row(
        "D28",
        "a rate below zero",
        _rates(_RATE, -0.5, 0.8, 0.8),
        "Lỗi SL81: so-lieu.xlsx, trang «Tổng hợp», ô E2: Cột tỷ lệ «Tỷ lệ bảng» mà ô ghi số âm "
        "«-50%». Kiểm tra lại số; cột ghi mức tăng, giảm thì khai «Có thể âm: có» cho cột này "
        "trong congvan.yaml.\n",
    ),
    read("D28", "a growth below zero", _rates(_GROWTH, -0.5, 0.8, 0.8)),
    Row(
        "D28",
        "70 on the scale of one",
        _rates(_RATE, 80, 80, 80, percent=""),
        "Lỗi SL27: so-lieu.xlsx, trang «Tổng hợp», ô E2: Cột tỷ lệ mà ô ghi «80» không có "
        "định dạng phần trăm. Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ "
        "99,05%.\n"
        "Lỗi SL27: so-lieu.xlsx, trang «Tổng hợp», ô E3: Cột tỷ lệ mà ô ghi «80» không có "
        "định dạng phần trăm. Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ "
        "99,05%.\n"
        "Lỗi SL27: so-lieu.xlsx, trang «Tổng hợp», ô E4: Cột tỷ lệ mà ô ghi «80» không có "
        "định dạng phần trăm. Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ "
        "99,05%.\n"
        "Tất cả 3 chỗ cần sửa.\n",
    ),
    Row(
        "D28",
        "formats of percent on a scale of a hundred",
        _rates(_OF_HUNDRED, 0.8, 80, 80, percent="2"),
        "Lỗi SL57: so-lieu.xlsx, trang «Tổng hợp», ô E2: Cột tỷ lệ khai «Thang: 0–100» mà "
        "ô có định dạng phần trăm, hiện «80%». Đổi định dạng ô sang Number rồi gõ lại; cả "
        "cột đều như vậy thì bỏ «Thang: 0–100».\n",
    ),
    Row(
        "D28",
        "mixed formats",
        _rates(_RATE, 0.8, 0.8, 0.8, percent="24"),
        "Lỗi SL27: so-lieu.xlsx, trang «Tổng hợp», ô E3: Cột tỷ lệ mà ô ghi «0,8» không có "
        "định dạng phần trăm. Đổi định dạng ô sang Percentage rồi gõ lại tỷ lệ, ví dụ "
        "99,05%.\n",
    ),
    read(
        "D28",
        "7000 percent",
        _rates(_RATE, 70, 0.8, 0.8),
        says="Cảnh báo DC11, Tỷ lệ bảng: Sở Y tế: cột «Tỷ lệ bảng» ghi 7.000,00%, có lẽ gấp 100 "
        "lần; chênh 6.900,00 điểm phần trăm so với 100%. (so-lieu.xlsx, trang «Tổng hợp», "
        "ô E2)\n",
    ),
    Row(
        "D29",
        "a count below zero",
        _count(-5),
        "Lỗi SL22: so-lieu.xlsx, trang «Tổng hợp», ô B2: Số đếm không thể âm, ô ghi «-5». "
        "Kiểm tra lại số trên phần mềm một cửa.\n",
    ),
    read(
        "D29",
        "a part larger than the whole",
        cells(C2=180, C4=220),
        says="Cảnh báo DC11, Tỷ lệ trực tuyến: Sở Y tế: «Tỷ lệ trực tuyến» lớn hơn 100%, vì lấy "
        "180 chia cho 100; chênh 80. (so-lieu.xlsx, trang «Tổng hợp», ô C2, B2)\n"
        "Cảnh báo DC11, Tỷ lệ trực tuyến: Dòng tổng: «Tỷ lệ trực tuyến» lớn hơn 100%, vì "
        "lấy 220 chia cho 150; chênh 70. (so-lieu.xlsx, trang «Tổng hợp», ô C4, B4)\n",
    ),
    read("D29", "nothing to divide by", cells(B2=0, C2=0, B4=50, C4=40), {("01", "Tổng hồ sơ"): 0}),
    Row(
        "D29",
        "a count with decimals",
        _count(12.5),
        "Lỗi SL21: so-lieu.xlsx, trang «Tổng hợp», ô B2: Số đếm phải là số nguyên, ô ghi "
        "«12,5». Sửa lại thành số nguyên.\n",
    ),
    read(
        "D30",
        "a rate that its parts do not give",
        all_of(_rates(_RATE, 0.7, 0.8, 0.8), _CHECK),
        says="Cảnh báo DC03, Tỷ lệ trên bảng: Sở Y tế: Tỷ lệ bảng = 70,00%, Hồ sơ trực tuyến / "
        "Tổng hồ sơ = 80,00%; chênh 10,00 điểm phần trăm. (so-lieu.xlsx, trang «Tổng hợp», "
        "ô E2, C2, B2)\n",
    ),
    read(
        "D31",
        "a total that is not the sum",
        cells(B4=151),
        says="Cảnh báo DC02, Tổng hồ sơ: Dòng tổng: cột «Tổng hồ sơ» ghi 151, cộng 2 đơn vị "
        "được 150; chênh -1. (so-lieu.xlsx, trang «Tổng hợp», ô B4)\n",
    ),
    read("D32", "a day typed as Vietnamese do", _day("13/03/2026"), prints=("13/3/2026",)),
    *(
        Row(
            "D32",
            f"{shown} for a day",
            _day(value),
            f"Lỗi SL60: so-lieu.xlsx, trang «Tổng hợp», ô E2: Cột ngày «Hạn» mà ô ghi «{shown}». "
            "Gõ lại ngày dạng ngày/tháng/năm, ví dụ 24/01/2025.\n",
        )
        for shown, value in {
            "03/13/2026": "03/13/2026",
            "2026-03-13": "2026-03-13",
            "46.082": 46082,
            "31/02/2026": "31/02/2026",
        }.items()
    ),
    Row(
        "D32",
        "a day for a count",
        _count(date(2026, 3, 1)),
        "Lỗi SL23: so-lieu.xlsx, trang «Tổng hợp», ô B2: Cột số «Tổng hồ sơ» mà ô chứa "
        "ngày giờ «01/3/2026». Đổi định dạng ô sang Number rồi gõ lại số.\n",
    ),
    Row(
        "D34",
        "a formula without a result",
        _formula(b"10+20", b""),
        "Lỗi SL25: so-lieu.xlsx, trang «Tổng hợp», ô B2: Ô chứa công thức chưa có kết quả. "
        "Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại.\n",
    ),
    Row(
        "D34",
        "a book that asks to be computed again",
        _formula(b"10+20", b"<v>30</v>"),
        "Lỗi SL26: so-lieu.xlsx, trang «Tổng hợp», ô B2: Ô chứa công thức mà tệp đánh dấu "
        "là phải tính lại. Mở tệp bằng Excel, chờ tính xong, lưu lại rồi chạy lại.\n",
    ),
    read(
        "D34",
        "a result out of date",
        all_of(_formula(b"10+20", b"<v>100</v>"), _COMPUTED),
        {("01", "Tổng hồ sơ"): 100},
    ),
    read(
        "D34",
        "a result that another book gives",
        all_of(_formula(b"[1]Sheet1!A1", b"<v>100</v>"), _COMPUTED),
        {("01", "Tổng hồ sơ"): 100},
    ),
    read(
        "D34",
        "a result that changes by the day",
        all_of(_formula(b"TODAY()-45000", b"<v>100</v>"), _COMPUTED),
        {("01", "Tổng hồ sơ"): 100},
    ),
)
