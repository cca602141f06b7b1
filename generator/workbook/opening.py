"""Opens a workbook that somebody else made, or says why not."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.vietnamese import nearest
from generator.workbook.foreign import ENCRYPTED, kind_of, kind_of_package
from generator.workbook.survey import (
    FILE_BYTES,
    BrokenError,
    ForbiddenError,
    Survey,
    TooLargeError,
    survey,
)

COPY_AGAIN = "Chép hoặc tải lại tệp; nếu Excel mở được thì lưu lại một lần bằng Excel."
KEEP_LESS = (
    "Chỉ giữ trang tính cần dùng, xóa các dòng và cột trống đã kẻ ô ở ngoài bảng, rồi lưu lại."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook twice: its stored values, and (only if it has any) its formulas.

    `recalculates` means that the stored results of formulas are not to be trusted.
    """

    file: str
    values: Workbook
    formulas: Workbook | None
    recalculates: bool


def open_workbook(path: Path, file: str) -> Opened:
    """Open a foreign .xlsx; `file` is its name in messages.

    Raises:
        Refused: If it is not a sound workbook within the limits.
        MachineRefused: If the machine did not let us read it.
    """
    data = _read(path, file)
    seen = _survey(data, file)
    if not seen.is_workbook:
        kind = kind_of_package(seen.names)
        raise Refused([_not_a_workbook(file, kind.name, kind.remedy)])
    formulas = _load(data, file, data_only=False) if seen.has_formulas else None
    return Opened(file, _load(data, file, data_only=True), formulas, seen.recalculates)


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


def _survey(data: bytes, file: str) -> Survey:
    kind = kind_of(data)
    if kind == ENCRYPTED:
        what = "Bảng tính có đặt mật khẩu nên không đọc được."
        raise Refused([error("SL05", Place(file), what, kind.remedy)])
    if kind:
        raise Refused([_not_a_workbook(file, kind.name, kind.remedy)])
    try:
        return survey(data)
    except TooLargeError as fault:
        raise Refused([error("SL07", Place(file), str(fault), KEEP_LESS)]) from fault
    except ForbiddenError as fault:
        what = f"Phần «{fault}» trong tệp có khai báo DTD, không phải do Excel lưu."
        raise Refused([error("SL08", Place(file), what, COPY_AGAIN)]) from fault
    except BrokenError as fault:
        raise Refused([_broken(file)]) from fault


def _load(data: bytes, file: str, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings(action="ignore"):  # what openpyxl leaves out is not for us
            workbook = openpyxl.load_workbook(
                io.BytesIO(data), data_only=data_only, keep_links=False
            )
    except Exception as fault:  # a foreign file makes openpyxl raise anything
        raise Refused([_broken(file)]) from fault
    if not workbook.worksheets:
        raise Refused([_broken(file)])
    return workbook


def _not_a_workbook(file: str, kind: str, remedy: str) -> Problem:
    what = f"Tệp không phải là bảng tính .xlsx mà là {kind}."
    return error("SL04", Place(file), what, remedy)


def _broken(file: str) -> Problem:
    return error("SL06", Place(file), "Tệp .xlsx hỏng, không đọc được.", COPY_AGAIN)
