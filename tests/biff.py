"""Old workbooks (.xls, BIFF8) made record by record: there is no library that writes them."""

from __future__ import annotations

import struct
from collections.abc import Iterable

FORMATS = ("General", "0.00%", "dd/mm/yyyy", "[h]:mm:ss", "h:mm", "@")
"""What a cell may look like; the place in this list is the number that cells give."""

ENCRYPTED = 0x002F


def record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def book(*records: bytes, sheet: str = "Tổng hợp", before: bytes = b"") -> bytes:
    """Make a workbook of one sheet; `before` are records that come first of all."""
    head = _begin(0x0005) + before + _formats()
    name = struct.pack("<BB", len(sheet), 1) + sheet.encode("utf-16-le")
    start = len(head) + 4 + 6 + len(name) + 4
    bound = record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    return head + bound + _END + _begin(0x0010) + b"".join(records) + _END


_END = record(0x000A)


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _formats() -> bytes:
    made = record(0x0042, struct.pack("<H", 1200)) + record(
        0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 0, 0)
    )
    for number, text in enumerate(FORMATS):
        name = struct.pack("<HHB", 164 + number, len(text), 0) + text.encode("ascii")
        made += record(0x041E, name)
    for number in range(len(FORMATS)):
        made += record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 164 + number, 0, 0, 0, 0, 0, 0, 0, 0))
    return made


def number(row: int, column: int, value: float, look: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row - 1, column - 1, look, value))


def text(row: int, column: int, value: str, look: int = 0) -> bytes:
    content = value.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row - 1, column - 1, look, len(value), 1) + content)


def truth(row: int, column: int, value: bool) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row - 1, column - 1, 0, value, 0))


def fault(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row - 1, column - 1, 0, code, 1))


def blank(row: int, column: int) -> bytes:
    return record(0x0201, struct.pack("<HHH", row - 1, column - 1, 0))


def formula(row: int, column: int, result: float) -> bytes:
    head = struct.pack("<HHHdHI", row - 1, column - 1, 0, result, 0, 0)
    return record(0x0006, head + struct.pack("<HBH", 3, 0x1E, 7))


def row_info(row: int, *, is_hidden: bool) -> bytes:
    flags = 0x0100 | (0x20 if is_hidden else 0)
    return record(0x0208, struct.pack("<HHHHHHI", row - 1, 0, 0, 255, 0, 0, flags))


def column_info(column: int, width: int, *, is_hidden: bool) -> bytes:
    at = column - 1
    return record(0x007D, struct.pack("<HHHHHH", at, at, width, 0, int(is_hidden), 0))


def merged(areas: Iterable[tuple[int, int, int, int]]) -> bytes:
    """Merge areas given as top, left, bottom, right."""
    ranges = [struct.pack("<HHHH", t - 1, b - 1, le - 1, r - 1) for t, le, b, r in areas]
    return record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(ranges))


# --- the file around a workbook ----------------------------------------------------------------

_SECTOR = 512
_LEAST = 4096
"""A shorter stream would stand in a stream of its own kind."""
_END_OF_CHAIN, _FREE, _TABLE = -2, -1, -3


def stored(workbook: bytes) -> bytes:
    """Return the file that Excel makes: a container with the workbook as its one stream."""
    stream = workbook.ljust(_LEAST, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    table = [_TABLE, _END_OF_CHAIN, *range(3, count + 2), _END_OF_CHAIN]
    assert len(table) <= _SECTOR // 4, "one sector tells where the others are"
    table += [_FREE] * (_SECTOR // 4 - len(table))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIiiiiiiii", 0, 1, 1, 0, _LEAST, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0, 0)
    head += struct.pack("<108i", *[_FREE] * 108)
    entries = _entry("Root Entry", 5, 1, _END_OF_CHAIN, 0) + _entry(
        "Workbook", 2, -1, 2, len(stream)
    )
    directory = entries + bytes(_SECTOR - len(entries))
    return head + struct.pack("<128i", *table) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    label = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<64sHBBiii", label, len(label), kind, 1, -1, -1, child)
    return links + bytes(36) + struct.pack("<iII", start, size, 0)
