"""Reads .ods (LibreOffice, also as Excel writes it) as a stream, in a child process.

What this kind of file does not tell: the format of a number, but for percentages (given as 0.00%),
dates and times; and whether its program is asked to compute again.
"""

from __future__ import annotations

import io
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from generator.errors import Place, Problem, Refused, error
from generator.vietnamese import number
from generator.workbook.cells import Book
from generator.workbook.foreign import KEEP_LESS, SAVE_AS
from generator.workbook.handover import answer, read_apart
from generator.workbook.open_document import Content, short_name
from generator.workbook.survey import (
    ENTRIES,
    UNPACKED_BYTES,
    BrokenError,
    ForbiddenError,
    TooLargeError,
)

REMOVE_PASSWORD = (
    "Mở tệp bằng LibreOffice, chọn Save As, bỏ dấu ở «Save with password», rồi dùng tệp mới."
)
_CHUNK = 1 << 16
_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"
_ENCRYPTED_WHOLE = "encrypted-package"
_IS_ENCRYPTED = 0x1


class _EncryptedError(Exception):
    """The file wants a password."""


def read(data: bytes, file: str) -> Book:
    """Read a workbook in a child process; `file` is its name in messages.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    return read_apart("generator.workbook.ods:serve", data, file)


def serve(request: bytes) -> bytes:
    """Answer in the child."""
    return answer(parse, request)


def parse(data: bytes, file: str) -> Book:
    """Read a workbook here and now.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as package:
            return Book(file, tuple(_content(package).grids))
    except MemoryError:
        raise
    except Exception as fault:  # bad bytes make zipfile, zlib and expat raise anything
        raise Refused([_problem(file, fault)]) from fault


def _problem(file: str, fault: Exception) -> Problem:
    place = Place(file)
    if isinstance(fault, TooLargeError):
        return error("SL07", place, str(fault), KEEP_LESS)
    if isinstance(fault, ForbiddenError):
        what = f"Phần «{fault}» trong tệp có khai báo DTD, không phải do LibreOffice lưu."
        return error("SL08", place, what, SAVE_AS)
    if isinstance(fault, _EncryptedError):
        what = "Bảng tính có đặt mật khẩu nên không đọc được."
        return error("SL05", place, what, REMOVE_PASSWORD)
    return error("SL42", place, "Tệp .ods hỏng, không đọc được.", SAVE_AS)


def _content(package: ZipFile) -> Content:
    names = package.namelist()
    if len(names) > ENTRIES:
        raise TooLargeError(f"Tệp chứa quá nhiều phần (hơn {number(ENTRIES)}).")
    if len(set(names)) < len(names):
        raise BrokenError
    _refuse_encrypted(package)
    content = Content()
    parser = _parser(_CONTENT)
    parser.StartElementHandler = content.start
    parser.EndElementHandler = content.end
    parser.CharacterDataHandler = content.characters
    _feed(package, _CONTENT, parser)
    if not (content.is_spreadsheet and content.grids):
        raise BrokenError
    return content


def _refuse_encrypted(package: ZipFile) -> None:
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in package.infolist()):
        raise _EncryptedError
    if _ENCRYPTED_WHOLE in package.namelist():
        raise _EncryptedError
    if _MANIFEST in package.namelist():
        parser = _parser(_MANIFEST)
        parser.StartElementHandler = _refuse_encrypted_entry
        _feed(package, _MANIFEST, parser)


def _refuse_encrypted_entry(name: str, _: dict[str, str]) -> None:
    if short_name(name).endswith(":encryption-data"):
        raise _EncryptedError


def _feed(package: ZipFile, name: str, parser: expat.XMLParserType) -> None:
    if package.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BrokenError  # the standard knows no other; others unpack without end
    unpacked = 0
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > UNPACKED_BYTES:
                raise TooLargeError(f"Tệp bung ra quá lớn (hơn {UNPACKED_BYTES // 10**6} MB).")
            parser.Parse(chunk)
    parser.Parse(b"", True)


def _parser(name: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> NoReturn:
        raise ForbiddenError(name)

    parser.StartDoctypeDeclHandler = refuse
    return parser
