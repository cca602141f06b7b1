"""Says what a file really is that is no workbook, whatever its name."""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import PurePath
from zipfile import ZipFile

from generator.errors import Place, Problem, error
from generator.frozen import Frozen

SAVE_AS = "Mở tệp bằng Excel, chọn Save As kiểu «Excel Workbook (*.xlsx)», rồi dùng tệp mới."
CHOOSE_ANOTHER = "Chọn lại tệp bảng tính (.xlsx, .xls, .ods hoặc .csv)."
COPY_AGAIN = "Chép hoặc tải lại tệp; nếu Excel mở được thì lưu lại một lần bằng Excel."
KEEP_LESS = (
    "Chỉ giữ trang tính cần dùng, xóa các dòng và cột trống đã kẻ ô ở ngoài bảng, rồi lưu lại."
)
REMOVE_PASSWORD = (
    "Mở tệp bằng Excel, bỏ mật khẩu ở File > Info > Protect Workbook > Encrypt with Password, "
    "rồi lưu lại."
)


class Kind(Frozen):
    """A kind of file, and how to come to one that can be read."""

    name: str
    remedy: str = SAVE_AS


ENCRYPTED = Kind("bảng tính đặt mật khẩu", REMOVE_PASSWORD)
OLD_EXCEL = Kind("bảng tính Excel đời cũ (.xls)")
STRICT = Kind("bảng tính kiểu Strict Open XML")
PLAIN_TEXT = Kind("tệp chữ thường (có thể là .csv)")
UNMARKED_TEXT = Kind("tệp chữ UTF-16 thiếu dấu BOM ở đầu")

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_STREAMS = {
    "EncryptedPackage": ENCRYPTED,
    "WordDocument": Kind("tệp Word đời cũ (.doc)", CHOOSE_ANOTHER),
    "Workbook": OLD_EXCEL,
    "Book": OLD_EXCEL,
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
    "content.xml": Kind("tệp OpenDocument không phải bảng tính", CHOOSE_ANOTHER),
}
READ = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""The endings of files that are read."""

_HEAD = 4096
_UTF_8 = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_FOR_A_NUL = 50
"""A text may have a NUL or two by a copy gone wrong; many are of another kind of file."""
_NO_TEXT = (b"<", b"%PDF", b"PK\3\4", b"PK\5\6", _OLE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


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
    if _is_unmarked_utf_16(head):
        return UNMARKED_TEXT
    if marked or b"\0" in head:
        return marked or Kind("tệp không rõ loại", CHOOSE_ANOTHER)
    return PLAIN_TEXT


def is_text(data: bytes) -> bool:
    """Tell whether a file named as text is one; a mark such as <table> may stand in its cells."""
    head = data[:_HEAD]
    if head.startswith(_UTF_16):
        return True
    is_plain = not head.removeprefix(_UTF_8).lstrip().startswith(_NO_TEXT)
    return is_plain and head.count(0) * _TEXT_FOR_A_NUL <= len(head)


def _is_unmarked_utf_16(head: bytes) -> bool:
    """Tell a text of two bytes a letter: one of them is zero in plain letters and digits."""
    zeros = sorted((head[0::2].count(0), head[1::2].count(0)))
    return zeros[0] == 0 and zeros[1] * 10 > len(head) // 2 * 7


def is_open_document(data: bytes) -> bool:
    """Tell whether a zip package says that it is an OpenDocument spreadsheet."""
    try:
        with ZipFile(io.BytesIO(data)) as package, package.open("mimetype") as part:
            return part.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT
    except Exception:  # bad bytes make zipfile raise anything; what reads on says what is wrong
        return False


def not_a_workbook(file: str, kind: Kind) -> Problem:
    """Refuse a file by its real kind."""
    ending = PurePath(file).suffix.lower()
    named = ending if ending in READ else ".xlsx"
    what = f"Tệp không phải là bảng tính {named} mà là {kind.name}."
    return error("SL04", Place(file), what, kind.remedy)


def _kind_of_ole(data: bytes) -> Kind:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind("tệp Office đời cũ", CHOOSE_ANOTHER)


def kind_of_package(names: Collection[str]) -> Kind:
    """Return what a zip is that holds no workbook, by the names of its parts."""
    known = (kind for part, kind in _PARTS.items() if part in names)
    return next(known, Kind("tệp nén ZIP không chứa bảng tính", CHOOSE_ANOTHER))
