"""Says what a file really is that is named .xlsx and is not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
CHOOSE_ANOTHER = "Chọn lại tệp bảng tính .xlsx."
REMOVE_PASSWORD = (
    "Mở tệp bằng Excel, bỏ mật khẩu ở File > Info > Protect Workbook > Encrypt with Password, "
    "rồi lưu lại."
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is not .xlsx, and how to come to one that is."""

    name: str
    remedy: str = SAVE_AS


ENCRYPTED = Kind("bảng tính đặt mật khẩu", REMOVE_PASSWORD)

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_STREAMS = {
    "EncryptedPackage": ENCRYPTED,
    "WordDocument": Kind("tệp Word đời cũ (.doc)", CHOOSE_ANOTHER),
    "Workbook": Kind("bảng tính Excel đời cũ (.xls)"),
    "Book": Kind("bảng tính Excel đời cũ (.xls)"),
}
_MARKUP = {
    b"urn:schemas-microsoft-com:office:spreadsheet": Kind("bảng tính XML 2003"),
    b"<html": Kind("trang web (HTML)"),
    b"<!doctype html": Kind("trang web (HTML)"),
    b"<table": Kind("trang web (HTML)"),
}
_PARTS = {
    "word/document.xml": Kind("tệp Word (.docx)", CHOOSE_ANOTHER),
    "ppt/presentation.xml": Kind("tệp PowerPoint (.pptx)", CHOOSE_ANOTHER),
    "xl/workbook.bin": Kind("bảng tính Excel nhị phân (.xlsb)"),
    "content.xml": Kind("bảng tính OpenDocument (.ods)"),
}
_HEAD = 4096


def kind_of(data: bytes) -> Kind | None:
    """Return what the bytes are, or None if they begin like a zip package."""
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return None
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(b"%PDF"):
        return Kind("tệp PDF", CHOOSE_ANOTHER)
    head = data[:_HEAD].lower()
    marked = next((kind for mark, kind in _MARKUP.items() if mark in head), None)
    if marked or b"\0" in head:
        return marked or Kind("tệp không rõ loại", CHOOSE_ANOTHER)
    return Kind("tệp chữ thường (có thể là .csv)")


def _kind_of_ole(data: bytes) -> Kind:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind("tệp Office đời cũ", CHOOSE_ANOTHER)


def kind_of_package(names: Collection[str]) -> Kind:
    """Return what a zip is that holds no workbook, by the names of its parts."""
    known = (kind for part, kind in _PARTS.items() if part in names)
    return next(known, Kind("tệp nén ZIP không chứa bảng tính", CHOOSE_ANOTHER))
