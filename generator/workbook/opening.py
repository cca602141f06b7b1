"""Opens a workbook that somebody else made, or says why not."""

from __future__ import annotations

from pathlib import Path

from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.vietnamese import nearest
from generator.workbook import xlsx
from generator.workbook.cells import Book
from generator.workbook.foreign import (
    COPY_AGAIN,
    ENCRYPTED,
    KEEP_LESS,
    OLD_EXCEL,
    SAVE_AS,
    is_open_document,
    is_text,
    kind_of,
    not_a_workbook,
)
from generator.workbook.survey import FILE_BYTES

_NAMED_AS_TEXT = {".csv", ".tsv", ".txt"}


def open_book(
    path: Path, file: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Book:
    """Read a foreign workbook, told by its bytes; `file` is its name in messages.

    Only a text is believed by its ending, for any file could be one; `encoding` and `delimiter`
    concern only it.

    Raises:
        Refused: If it is not a sound workbook within the limits.
        MachineRefused: If the machine did not let us read it.
    """
    data = _read(path, file)
    if path.suffix.casefold() in _NAMED_AS_TEXT and is_text(data):
        from generator.workbook import delimited  # noqa: PLC0415 - most dossiers need no other

        return delimited.read(data, file, encoding=encoding, delimiter=delimiter)
    kind = kind_of(data)
    if kind == ENCRYPTED:
        what = "Bảng tính có đặt mật khẩu nên không đọc được."
        raise Refused([error("SL05", Place(file), what, kind.remedy)])
    if kind == OLD_EXCEL:
        from generator.workbook import xls  # noqa: PLC0415 - as above

        return xls.read(data, file)
    if kind:
        raise Refused([not_a_workbook(file, kind)])
    if is_open_document(data):
        from generator.workbook import ods  # noqa: PLC0415 - as above

        return ods.read(data, file)
    return xlsx.read(data, file)


def open_excel(path: Path, file: str) -> tuple[Book, bytes]:
    """Read a workbook of which the looks are needed too: one that Excel of today saves.

    Raises:
        Refused, MachineRefused: as `open_book`, and if it is a workbook of another kind.
    """
    book, data = open_book(path, file), _read(path, file)
    if kind_of(data) or is_open_document(data):
        what = "Bảng in nguyên phải lấy từ tệp Excel kiểu .xlsx."
        raise Refused([error("SL87", Place(file), what, SAVE_AS)])
    return book, data


def _read(path: Path, file: str) -> bytes:
    try:
        problem = _why_not_read(path, file)
        if problem:
            raise Refused([problem])
        return path.read_bytes()
    except OSError as fault:
        what = f"Không đọc được tệp «{path.name}» ({fault.strerror})."
        remedy = "Đóng tệp nếu đang mở trong Excel, xem lại quyền đọc, rồi chạy lại."
        raise MachineRefused([error("SL09", Place(file), what, remedy)]) from fault


def _why_not_read(path: Path, file: str) -> Problem | None:
    place = Place(file)
    if path.is_dir():
        what = f"«{path.name}» là thư mục, không phải là tệp."
        return error("SL02", place, what, "Ghi tên tệp .xlsx nằm trong thư mục đó.")
    if not path.exists():
        return _missing(path, file)
    size = path.stat().st_size
    if size > FILE_BYTES:
        what = f"Tệp quá lớn ({size // 10**6} MB, giới hạn {FILE_BYTES // 10**6} MB)."
        return error("SL07", place, what, KEEP_LESS)
    return None if size else error("SL03", place, "Tệp rỗng (0 byte).", COPY_AGAIN)


def _missing(path: Path, file: str) -> Problem:
    folder = path.parent
    ending = path.suffix.casefold()
    others = sorted(folder.iterdir()) if folder.is_dir() else []
    stems = {each.stem: each.name for each in others if each.suffix.casefold() == ending}
    near = nearest(path.stem, stems)
    remedy = f"Có phải «{stems[near]}» không?" if near else "Kiểm tra tên tệp và thư mục."
    return error("SL01", Place(file), f"Không có tệp «{path.name}».", remedy)
