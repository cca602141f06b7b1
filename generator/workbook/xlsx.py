"""Reads an Excel workbook (.xlsx, .xlsm): stored values only, macros never run."""

from __future__ import annotations

from generator.errors import Place, Problem, Refused, error
from generator.workbook.cells import Book, Grid
from generator.workbook.collector import without_collector
from generator.workbook.foreign import (
    COPY_AGAIN,
    KEEP_LESS,
    STRICT,
    kind_of_package,
    not_a_workbook,
)
from generator.workbook.plain_book import read_plain
from generator.workbook.survey import (
    BrokenError,
    ForbiddenError,
    Survey,
    TooLargeError,
    survey,
)


def read(data: bytes, file: str) -> Book:
    """Read every sheet of cells (there are sheets of charts too); `file` is named in messages.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    seen = surveyed(data, file)
    if not seen.is_workbook:
        raise Refused([not_a_workbook(file, kind_of_package(seen.names))])
    if seen.is_strict:
        raise Refused([not_a_workbook(file, STRICT)])
    with without_collector():
        grids = _sheets(data, seen, file)
    return Book(file, tuple(grids), seen.recalculates)


def _sheets(data: bytes, seen: Survey, file: str) -> list[Grid]:
    grids = read_plain(data, seen)
    if grids is not None:
        return grids
    from generator.workbook.any_book import read_any  # noqa: PLC0415 - openpyxl is slow to load

    try:
        return read_any(data, seen)
    except BrokenError as fault:
        raise Refused([_broken(file)]) from fault


def surveyed(data: bytes, file: str) -> Survey:
    """Go through a package within the limits.

    Raises:
        Refused: If a limit is passed, or if the package is not sound.
    """
    try:
        return survey(data)
    except TooLargeError as fault:
        raise Refused([error("SL07", Place(file), str(fault), KEEP_LESS)]) from fault
    except ForbiddenError as fault:
        what = f"Phần «{fault}» trong tệp có khai báo DTD, không phải do Excel lưu."
        raise Refused([error("SL08", Place(file), what, COPY_AGAIN)]) from fault
    except BrokenError as fault:
        raise Refused([_broken(file)]) from fault


def _broken(file: str) -> Problem:
    return error("SL06", Place(file), "Tệp .xlsx hỏng, không đọc được.", COPY_AGAIN)
