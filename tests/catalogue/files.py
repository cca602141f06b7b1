"""D1 to D9, D50: what is no workbook, or a hostile one."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from generator.archive import Entry, pack
from tests import biff, open_documents
from tests.catalogue.rows import (
    DATA,
    SHEET,
    TABLE,
    Row,
    all_of,
    file,
    part,
    read,
    renamed,
    swap,
    text,
)

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_FIGURES = {("01", "Tổng hồ sơ"): 100, ("02", "Hồ sơ trực tuyến"): 40}


def _folder(folder: Path) -> None:
    (folder / DATA).unlink()
    (folder / DATA).mkdir()


def _cut(folder: Path) -> None:
    path = folder / DATA
    path.write_bytes(path.read_bytes()[:-300])


def _damaged(folder: Path) -> None:
    """Change a figure, and leave the sum that was taken of its part."""
    path = folder / DATA
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    plain = open_documents.package(parts, method=0)
    assert plain.count(b"<v>100</v>") == 1
    path.write_bytes(plain.replace(b"<v>100</v>", b"<v>900</v>"))


def _bomb() -> bytes:
    """Return 520 MB of spaces in half a megabyte: one packed megabyte, 520 times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = piece * 520 + packer.flush()
    return pack({SHEET: Entry(SHEET, 0, 520_000_000, packed)})


def _macros(folder: Path) -> None:
    part(lambda _: b"\0macro", "xl/vbaProject.bin")(folder)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    swap(kind, macro, "[Content_Types].xml")(folder)
    text((f"Tệp: {DATA}", "Tệp: so-lieu.xlsm"))(folder)
    (folder / DATA).rename(folder / "so-lieu.xlsm")


def old_workbook() -> bytes:
    made = [
        biff.number(row, column, value) if isinstance(value, int) else biff.text(row, column, value)
        for row, values in enumerate(TABLE, 1)
        for column, value in enumerate(values, 1)
        if isinstance(value, int | str)
    ]
    return biff.stored(biff.book(*made))


def open_document() -> bytes:
    made = [
        open_documents.row(
            *(
                open_documents.number(str(value))
                if isinstance(value, int)
                else open_documents.text(str(value or ""))
                for value in values
            )
        )
        for values in TABLE
    ]
    content = open_documents.document(
        f"<office:spreadsheet>{open_documents.sheet(''.join(made))}</office:spreadsheet>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return open_documents.package({"mimetype": kind, "content.xml": content}, method=0)


_CORNER = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [%s]><worksheet>&a;</worksheet>'

ROWS = (
    Row(
        "D1",
        "no file",
        lambda folder: (folder / DATA).unlink(),
        "Lỗi CH10: congvan.yaml, dòng 25: «Tệp»: không có tệp «so-lieu.xlsx» trong thư mục "
        "kỳ. Chép tệp vào đúng chỗ hoặc sửa lại tên.\n",
    ),
    Row(
        "D1",
        "a folder",
        _folder,
        "Lỗi CH10: congvan.yaml, dòng 25: «Tệp»: «so-lieu.xlsx» là một thư mục. Ghi tên "
        "tệp ở trong thư mục đó.\n",
    ),
    Row(
        "D2",
        "no bytes",
        file(DATA, b""),
        "Lỗi SL03: so-lieu.xlsx: Tệp rỗng (0 byte). Chép hoặc tải lại tệp; nếu Excel mở "
        "được thì lưu lại một lần bằng Excel.\n",
    ),
    Row(
        "D2",
        "no bytes, as csv",
        renamed("csv", b""),
        "Lỗi SL03: so-lieu.csv: Tệp rỗng (0 byte). Chép hoặc tải lại tệp; nếu Excel mở "
        "được thì lưu lại một lần bằng Excel.\n",
    ),
    Row(
        "D3",
        "a csv",
        file(DATA, b"TEN;SO\nA;1\n"),
        "Lỗi SL04: so-lieu.xlsx: Tệp không phải là bảng tính .xlsx mà là tệp chữ thường "
        "(có thể là .csv). Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», "
        "rồi dùng tệp mới.\n",
    ),
    Row(
        "D3",
        "a web page",
        file(DATA, b"<html><table><tr><td>1"),
        "Lỗi SL04: so-lieu.xlsx: Tệp không phải là bảng tính .xlsx mà là trang web (HTML). "
        "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới.\n",
    ),
    Row(
        "D3",
        "a letter",
        file(DATA, lambda: open_documents.package({"word/document.xml": "<w/>"})),
        "Lỗi SL04: so-lieu.xlsx: Tệp không phải là bảng tính .xlsx mà là tệp Word (.docx). "
        "Chọn lại tệp bảng tính (.xlsx, .xls, .ods hoặc .csv).\n",
    ),
    Row(
        "D4",
        "a password",
        file(DATA, _OLE + "EncryptedPackage".encode("utf-16-le")),
        "Lỗi SL05: so-lieu.xlsx: Bảng tính có đặt mật khẩu nên không đọc được. Mở tệp bằng "
        "Excel, bỏ mật khẩu ở File > Info > Protect Workbook > Encrypt with Password, rồi "
        "lưu lại.\n",
    ),
    Row(
        "D4",
        "an old workbook, broken",
        file(DATA, _OLE + "Workbook".encode("utf-16-le")),
        "Lỗi SL42: so-lieu.xlsx: Tệp .xls hỏng, không đọc được. Mở tệp bằng Excel, chọn "
        "Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới.\n",
    ),
    read("D4", "an old workbook", renamed("xls", old_workbook), _FIGURES),
    read("D5", "macros", _macros, _FIGURES),
    Row(
        "D5",
        "a binary workbook",
        file(DATA, lambda: open_documents.package({"xl/workbook.bin": b""})),
        "Lỗi SL04: so-lieu.xlsx: Tệp không phải là bảng tính .xlsx mà là bảng tính Excel "
        "nhị phân (.xlsb). Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», "
        "rồi dùng tệp mới.\n",
    ),
    read("D5", "an open document", renamed("ods", open_document), _FIGURES),
    Row(
        "D6",
        "cut short",
        _cut,
        "Lỗi SL06: so-lieu.xlsx: Tệp .xlsx hỏng, không đọc được. Chép hoặc tải lại tệp; "
        "nếu Excel mở được thì lưu lại một lần bằng Excel.\n",
    ),
    Row(
        "D6",
        "damaged",
        _damaged,
        "Lỗi SL06: so-lieu.xlsx: Tệp .xlsx hỏng, không đọc được. Chép hoặc tải lại tệp; "
        "nếu Excel mở được thì lưu lại một lần bằng Excel.\n",
    ),
    Row(
        "D7",
        "520 MB in half a megabyte",
        file(DATA, _bomb),
        "Lỗi SL07: so-lieu.xlsx: Tệp bung ra quá lớn (hơn 200 MB). Chỉ giữ trang tính cần "
        "dùng, xóa các dòng và cột trống đã kẻ ô ở ngoài bảng, rồi lưu lại.\n",
    ),
    read("D8", "a cell in the last corner", swap(b"</sheetData>", _CORNER), _FIGURES),
    Row(
        "D9",
        "a file from outside",
        part(lambda _: _ENTITIES % b'<!ENTITY a SYSTEM "file:///etc/passwd">'),
        "Lỗi SL08: so-lieu.xlsx: Phần «xl/worksheets/sheet1.xml» trong tệp có khai báo "
        "DTD, không phải do Excel lưu. Chép hoặc tải lại tệp; nếu Excel mở được thì lưu "
        "lại một lần bằng Excel.\n",
    ),
    Row(
        "D9",
        "an entity of entities",
        part(lambda _: _ENTITIES % b'<!ENTITY b "bbb"><!ENTITY a "&b;&b;">'),
        "Lỗi SL08: so-lieu.xlsx: Phần «xl/worksheets/sheet1.xml» trong tệp có khai báo "
        "DTD, không phải do Excel lưu. Chép hoặc tải lại tệp; nếu Excel mở được thì lưu "
        "lại một lần bằng Excel.\n",
    ),
    Row(
        "D9",
        "any document type",
        part(lambda _: _ENTITIES % b""),
        "Lỗi SL08: so-lieu.xlsx: Phần «xl/worksheets/sheet1.xml» trong tệp có khai báo "
        "DTD, không phải do Excel lưu. Chép hoặc tải lại tệp; nếu Excel mở được thì lưu "
        "lại một lần bằng Excel.\n",
    ),
    Row(
        "D50",
        "the mark of an open workbook",
        all_of(
            file(
                "~$so-lieu.xlsx", b"\6Nguyen".ljust(55) + "\6Nguyen".ljust(55).encode("utf-16-le")
            ),
            text((f"Tệp: {DATA}", "Tệp: ~$so-lieu.xlsx")),
        ),
        "Lỗi CH10: congvan.yaml, dòng 25: «Tệp»: «~$so-lieu.xlsx» là dấu mà Excel, Word để "
        "lại khi tệp đang mở, không phải tệp ấy. Đóng tệp trong Excel, Word rồi ghi tên "
        "không có «~$».\n"
        "Lỗi SL04: ~$so-lieu.xlsx: Tệp không phải là bảng tính .xlsx mà là tệp không rõ "
        "loại. Chọn lại tệp bảng tính (.xlsx, .xls, .ods hoặc .csv).\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
)
