"""D41 to D48: texts of rows (.csv), and tables that may have been cut off."""

from __future__ import annotations

import unicodedata
from functools import partial

from tests import biff
from tests.catalogue.rows import Row, read, renamed

_FIGURES = {("01", "Tổng hồ sơ"): 100, ("02", "Hồ sơ trực tuyến"): 40}
CSV = """\
TÊN CƠ QUAN,HSTN,Trực tuyến,Ghi chú
Sở Y tế,100,80,
Ủy ban nhân dân xã An Phú,50,40,
TỔNG CỘNG,150,120,
"""
_TONES = {"\u0301", "\u0300", "\u0323", "\u0309", "\u0303"}
_COMMAS = "  Dấu cách cột: dấu phẩy\n"
_ENCODED = "  Bảng mã: windows-1258\n"


def _windows_1258() -> bytes:
    """Spell as Windows does: the tone behind its letter, which may wear a hat."""
    spelled = ""
    for letter in CSV:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((each for each in parts if each in _TONES), "")
        plain = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        spelled += plain + tone
    return spelled.encode("cp1258")


def _with(old: str, new: str) -> bytes:
    assert old in CSV
    return CSV.replace(old, new).encode()


def _longer(row: str, rows: int) -> bytes:
    return (CSV + row * (rows - CSV.count("\n"))).encode()


_LONG = '"' + "a" * 140_000 + '"'
_ROWS = 65_536
_LAST = 1_048_576

ROWS = (
    Row(
        "D41",
        "windows-1258, not declared",
        renamed("csv", _windows_1258()),
        "Lỗi SL44: so-lieu.csv, dòng 1: Dòng này không phải chữ UTF-8 (byte 0xCA); có vẻ "
        "là windows-1258: «TÊN CƠ QUAN,HSTN,Trực tuyến,Ghi chú». Nếu chữ ấy đúng thì khai "
        "«Bảng mã: windows-1258» ở mục Số liệu trong congvan.yaml; nếu không thì mở tệp "
        "bằng Excel, lưu kiểu «CSV UTF-8» hoặc «Excel Workbook (*.xlsx)».\n",
    ),
    read("D41", "windows-1258, declared", renamed("csv", _windows_1258(), _ENCODED), _FIGURES),
    Row(
        "D41",
        "letters that are only half of windows-1258",
        renamed("csv", "Phýõng;Số\nBêìn Nghé;5\n".encode("cp1252", "replace")),
        "Lỗi SL44: so-lieu.csv, dòng 1: Dòng này không phải chữ UTF-8 (byte 0xFD); có vẻ "
        "là windows-1258: «Bến Nghé;5». Nếu chữ ấy đúng thì khai «Bảng mã: windows-1258» ở "
        "mục Số liệu trong congvan.yaml; nếu không thì mở tệp bằng Excel, lưu kiểu «CSV "
        "UTF-8» hoặc «Excel Workbook (*.xlsx)».\n",
    ),
    Row(
        "D41",
        "windows-1258 declared and not true",
        renamed("csv", b"T\xd2N;S\x8d\n", _ENCODED),
        "Lỗi SL44: so-lieu.csv, dòng 1: Dòng này không phải chữ windows-1258 (byte 0x8D). "
        "Mở tệp bằng Excel, lưu kiểu «CSV UTF-8» hoặc «Excel Workbook (*.xlsx)», rồi dùng "
        "tệp mới.\n",
    ),
    read("D42", "UTF-16 with its mark", renamed("csv", CSV.encode("utf-16")), _FIGURES),
    read("D42", "UTF-8 with its mark", renamed("csv", CSV.encode("utf-8-sig")), _FIGURES),
    Row(
        "D42",
        "UTF-16 without its mark",
        renamed("csv", CSV.encode("utf-16-le")),
        "Lỗi SL04: so-lieu.csv: Tệp không phải là bảng tính .csv mà là tệp chữ UTF-16 "
        "thiếu dấu BOM ở đầu. Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook "
        "(*.xlsx)», rồi dùng tệp mới.\n",
    ),
    read("D43", "semicolons", renamed("csv", CSV.replace(",", ";").encode()), _FIGURES),
    read("D43", "tabs", renamed("csv", CSV.replace(",", "\t").encode()), _FIGURES),
    read(
        "D43",
        "semicolons by the first line",
        renamed("csv", b"sep=;\n" + CSV.replace(",", ";").encode()),
        _FIGURES,
    ),
    Row(
        "D43",
        "neither commas nor semicolons for certain",
        renamed("csv", CSV.replace(",", ";", 5).encode()),
        "Lỗi SL45: so-lieu.csv: Không rõ dấu cách cột: không dấu nào chia mọi dòng thành "
        "số ô bằng nhau. Khai «Dấu cách cột» là «dấu phẩy», «dấu chấm phẩy» hoặc «tab» ở "
        "mục Số liệu trong congvan.yaml.\n",
    ),
    Row(
        "D44",
        "a row too long",
        renamed("csv", _with("100,80,", "100,80,,x"), _COMMAS),
        "Lỗi SL47: so-lieu.csv, dòng 2: Các dòng khác có 4 ô mà dòng 2 có 5 ô. Chữ có dấu "
        "cách cột phải nằm trong ngoặc kép; dòng ngoài bảng thì thêm cho đủ ô, hoặc xóa.\n",
    ),
    Row(
        "D44",
        "a row too short",
        renamed("csv", _with("50,40,", "50"), _COMMAS),
        "Lỗi SL47: so-lieu.csv, dòng 3: Các dòng khác có 4 ô mà dòng 3 có 2 ô. Chữ có dấu "
        "cách cột phải nằm trong ngoặc kép; dòng ngoài bảng thì thêm cho đủ ô, hoặc xóa.\n",
    ),
    Row(
        "D44",
        "every row longer than the titles",
        renamed("csv", CSV.replace("0,\n", "0,,\n").encode(), _COMMAS),
        "Lỗi SL47: so-lieu.csv, dòng 1: Các dòng khác có 5 ô mà dòng 1 có 4 ô. Chữ có dấu "
        "cách cột phải nằm trong ngoặc kép; dòng ngoài bảng thì thêm cho đủ ô, hoặc xóa.\n",
    ),
    Row(
        "D45",
        "a quote that swallows rows",
        renamed(
            "csv",
            _with("Sở Y tế,100,80,\nỦy", 'Sở Y tế,100,80,"\nỦy').replace(b"50,40,", b'50,40,"'),
            _COMMAS,
        ),
        "Lỗi SL48: so-lieu.csv, dòng 2: Một ô chứa 2 dòng, có lẽ do thừa dấu ngoặc kép: « "
        "↵ Ủy ban nhân dân xã An Phú,50,40,». Xuất lại tệp, hoặc mở bằng Excel rồi lưu "
        "kiểu «Excel Workbook (*.xlsx)».\n",
    ),
    Row(
        "D45",
        "a quote that never closes",
        renamed("csv", _with("Sở Y tế", '"Sở Y tế'), _COMMAS),
        "Lỗi SL48: so-lieu.csv, dòng 2: Dấu ngoặc kép mở ở đây không đóng cho đến hết tệp. "
        "Xuất lại tệp, hoặc mở bằng Excel rồi lưu kiểu «Excel Workbook (*.xlsx)».\n",
    ),
    read(
        "D46", "line ends of old Macs", renamed("csv", CSV.replace("\n", "\r").encode()), _FIGURES
    ),
    read("D46", "mixed line ends", renamed("csv", CSV.replace("\n", "\r\n", 2).encode()), _FIGURES),
    Row(
        "D46",
        "NUL",
        renamed("csv", _with("100", "1\0000"), _COMMAS),
        "Lỗi SL49: so-lieu.csv, dòng 2: Tệp có ký tự NUL, thường là do chép hỏng. Xuất lại "
        "tệp, hoặc mở bằng Excel rồi lưu kiểu «Excel Workbook (*.xlsx)».\n",
    ),
    read("D46", "no end of the last line", renamed("csv", CSV.rstrip().encode()), _FIGURES),
    Row(
        "D47",
        "a cell of 140.000 letters",
        renamed("csv", _with("100,80,", f"100,80,{_LONG}"), _COMMAS),
        "Lỗi SL49: so-lieu.csv, dòng 2: Có ô dài hơn 131.072 ký tự, thường là do thiếu một "
        "dấu ngoặc kép. Xuất lại tệp, hoặc mở bằng Excel rồi lưu kiểu «Excel Workbook "
        "(*.xlsx)».\n",
    ),
    Row(
        "D48",
        "65.536 rows",
        renamed("csv", partial(_longer, ",,,\n", _ROWS)),
        "Lỗi SL43: so-lieu.csv: Tệp có đúng 65.536 dòng nên có thể đã bị cắt mất dòng. Lấy "
        "lại số liệu từ nơi lập ra tệp; nếu tệp đủ thì thêm một dòng trống ở cuối.\n",
    ),
    Row(
        "D48",
        "1.048.576 rows",
        renamed("csv", partial(_longer, "\n", _LAST), _COMMAS),
        "Lỗi SL43: so-lieu.csv: Tệp có hơn 1.048.575 dòng, quá giới hạn của Excel nên có "
        "thể đã bị cắt. Chỉ giữ các dòng và cột cần dùng, rồi xuất lại.\n",
    ),
    Row(
        "D48",
        "the last row of an old workbook",
        renamed("xls", lambda: biff.stored(biff.book(biff.number(_ROWS, 1, 1.0)))),
        "Lỗi SL43: so-lieu.xls, trang «Tổng hợp»: Trang dùng hết 65.536 dòng của tệp .xls "
        "nên có thể đã bị cắt mất dòng. Lấy lại số liệu ở dạng .xlsx từ nơi lập ra tệp.\n",
    ),
)
