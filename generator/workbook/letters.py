"""Turns the bytes of a plain text into letters: for certain, as declared, or not at all."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.errors import Place, Refused, error
from generator.vietnamese import fold_text, nearest, nfc

WINDOWS_1258 = "windows-1258"
ENCODINGS = {"UTF-8": "utf-8", "UTF-16": "utf-16", WINDOWS_1258: "cp1258"}
"""What an office may declare, and what Python calls it."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_BREAK = re.compile(r"\r\n|\r|\n")
_BREAK_OF_BYTES = re.compile(rb"\r\n|\r|\n")
_SAVE_AS = "Mở tệp bằng Excel, lưu kiểu «CSV UTF-8» hoặc «Excel Workbook (*.xlsx)»"
_MANY_NULS = 8
_LONGEST_SHOWN = 60
_MOST_LOOKED_AT = 4_000


def lines_before(text: str, end: int) -> int:
    r"""Return the number of the line that a place is in, from 1.

    >>> lines_before("một\r\nhai\rba", 10)
    3
    """
    return 1 + sum(1 for _ in _BREAK.finditer(text, 0, end))


def decoded(data: bytes, file: str, encoding: str | None = None) -> str:
    """Return the text; `encoding` is one of ENCODINGS, in any case of letters.

    A byte order mark is believed before all else. windows-1258 is only read when it is declared,
    for any bytes could be it, and comes out composed.

    Raises:
        Refused: If the bytes are not certainly these letters; none is ever replaced.
    """
    declared = _declared(encoding, file)
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if marked:
        return _decoded(data, marked, file)
    if declared == ENCODINGS["UTF-16"] or data.count(0) * _MANY_NULS > len(data):
        what = "Tệp là UTF-16 mà không có dấu BOM ở đầu nên không đọc chắc được."
        if declared == ENCODINGS["UTF-16"]:
            what = "Tệp khai là UTF-16 mà không có dấu BOM ở đầu nên không đọc chắc được."
        raise Refused([error("SL44", Place(file), what, f"{_SAVE_AS}, rồi dùng tệp mới.")])
    if declared == ENCODINGS[WINDOWS_1258]:
        return _from_windows_1258(data, file)
    return _decoded(data, "utf-8", file)


def _declared(name: str | None, file: str) -> str | None:
    if name is None:
        return None
    found = {fold_text(each): python for each, python in ENCODINGS.items()}.get(fold_text(name))
    if found is None:
        near = nearest(name, ENCODINGS)
        remedy = f"Có phải «{near}» không?" if near else f"Khai một trong: {', '.join(ENCODINGS)}."
        raise Refused([error("SL44", Place(file), f"Không có bảng mã tên là «{name}».", remedy)])
    return found


def _from_windows_1258(data: bytes, file: str) -> str:
    if not data.isascii() and _is_utf_8(data):
        what = "«Bảng mã» khai windows-1258 mà tệp là UTF-8."
        remedy = "Xóa mục «Bảng mã» trong congvan.yaml: UTF-8 tự được nhận ra."
        raise Refused([error("SL44", Place(file), what, remedy)])
    return nfc(_decoded(data, ENCODINGS[WINDOWS_1258], file))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, codec: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as fault:
        name = next(each for each, python in ENCODINGS.items() if codec.startswith(python))
        raise _not_these_letters(data, fault.start, name, file) from fault


def _not_these_letters(data: bytes, at: int, name: str, file: str) -> Refused:
    if name == "UTF-16":
        what = "Tệp UTF-16 hỏng: có đoạn không phải chữ."
        return Refused([error("SL44", Place(file), what, f"{_SAVE_AS}, rồi dùng tệp mới.")])
    line = 1 + len(_BREAK_OF_BYTES.findall(data, 0, at))
    what = f"Dòng này không phải chữ {name} (byte 0x{data[at]:02X})."
    remedy = f"{_SAVE_AS}, rồi dùng tệp mới."
    guess = _in_windows_1258(data, at) if name == "UTF-8" else None
    if guess:
        what = f"{what[:-1]}; có vẻ là {WINDOWS_1258}: «{guess}»."
        remedy = (
            f"Nếu chữ ấy đúng thì khai «Bảng mã: {WINDOWS_1258}» ở mục Số liệu trong congvan.yaml; "
            f"nếu không thì {_SAVE_AS[0].lower()}{_SAVE_AS[1:]}."
        )
    return Refused([error("SL44", Place(file, line=line), what, remedy)])


def _in_windows_1258(data: bytes, at: int) -> str | None:
    """Return the first line from there on that in windows-1258 says something in Vietnamese.

    A line of plain letters, as titles often are, says nothing of it.
    """
    begin = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    lines = _BREAK_OF_BYTES.split(data[begin : at + _MOST_LOOKED_AT])
    return next((shown for line in lines if (shown := _said_in_windows_1258(line))), None)


def _said_in_windows_1258(line: bytes) -> str | None:
    """Return how a line reads, if letters then carry the tones of Vietnamese."""
    try:
        text = line.decode(ENCODINGS[WINDOWS_1258])
    except UnicodeDecodeError:
        return None
    has_tones = any(unicodedata.combining(letter) for letter in text)
    shown = nfc(text).strip()
    is_whole = not any(unicodedata.combining(letter) for letter in shown)
    return shown[:_LONGEST_SHOWN] if has_tones and is_whole and shown.isprintable() else None
