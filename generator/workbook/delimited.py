"""Reads .csv: its letters and its delimiter are known for certain, or declared, or refused.

All that stands in such a file is text. Only a run of ASCII digits that no code could be taken for
(no zero before it, no sign, 15 digits at most) is given as a whole number, with the format of text,
"@"; whoever wants text takes its digits. Rows count as Excel shows them: blank lines do, a line
`sep=;` does not.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.errors import Place, Problem, Refused, error
from generator.vietnamese import enumerate_vi, fold_text, nearest, number
from generator.workbook.cells import Book, Cell, CellKind, Grid
from generator.workbook.letters import decoded, lines_before

DELIMITERS = {"dấu phẩy": ",", "dấu chấm phẩy": ";", "tab": "\t"}
"""What an office may declare, and what it means."""

ROWS = 1_048_575
CELLS = 1_000_000
_CUT_BY_OLD_EXCEL = 65_536
_LONGEST = 131_072
_SHOWN_LINES = 5
_LONGEST_SHOWN = 60
_EXPORT_AGAIN = "Xuất lại tệp, hoặc mở bằng Excel rồi lưu kiểu «Excel Workbook (*.xlsx)»."
_DECLARE = (
    "Khai «Dấu cách cột» là «dấu phẩy», «dấu chấm phẩy» hoặc «tab» ở mục Số liệu "
    "trong congvan.yaml."
)
_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n]?)"?[ \t,;]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_COUNT = re.compile(r" *(0|[1-9][0-9]{0,14}) *")


class _Record(NamedTuple):
    """A row with the line that it begins at."""

    line: int
    fields: list[str]

    @property
    def filled(self) -> int:
        return sum(1 for each in self.fields if each.strip())


def read(
    data: bytes, file: str, *, encoding: str | None = None, delimiter: str | None = None
) -> Book:
    """Read a text of rows as the one sheet of a workbook; it has no name.

    Rows have one width. Only titles above the table, of one filled field each, may be shorter: they
    stand in the first column, as Excel shows them. Nothing is ever moved.

    Raises:
        Refused: If letters, delimiter or rows are not certain.
    """
    text = decoded(data, file, encoding)
    _refuse_nul(text, file)
    separator, start = _separator_line(text, file)
    chosen = _declared(delimiter, separator, file) or _detected(text[start:], file)
    records = _records(text[start:], chosen, file, first=2 if start else 1)
    _refuse_swallowed(records, chosen, file)
    _refuse_ragged(records, file)
    _refuse_cut_off(records, file)
    return Book(file, (Grid("", dict(_cells(records))),))


def _refuse(code: str, file: str, line: int | None, what: str, remedy: str) -> Refused:
    return Refused([error(code, Place(file, line=line), what, remedy)])


def _refuse_nul(text: str, file: str) -> None:
    if "\0" in text:
        what = "Tệp có ký tự NUL, thường là do chép hỏng."
        raise _refuse("SL49", file, lines_before(text, text.index("\0")), what, _EXPORT_AGAIN)


# --- the delimiter ----------------------------------------------------------------------------


def _separator_line(text: str, file: str) -> tuple[str | None, int]:
    """Return what a first line `sep=;` names, and where the rows begin."""
    match = _SEPARATOR_LINE.match(text)
    if not match:
        return None, 0
    if match[1] not in DELIMITERS.values():
        what = f"Dòng đầu ghi «{match[0].strip()}», dấu cách cột này không đọc được."
        raise _refuse("SL45", file, 1, what, _EXPORT_AGAIN)
    return match[1], match.end()


def _declared(name: str | None, separator: str | None, file: str) -> str | None:
    if name is None:
        return separator
    found = {fold_text(each): each for each in DELIMITERS}.get(fold_text(name))
    if found is None:
        near = nearest(name, DELIMITERS)
        remedy = f"Có phải «{near}» không?" if near else _DECLARE
        raise _refuse("SL45", file, None, f"Không có dấu cách cột tên là «{name}».", remedy)
    if separator not in {None, DELIMITERS[found]}:
        what = f"«Dấu cách cột» khai «{found}» mà dòng đầu của tệp ghi «sep={separator}»."
        raise _refuse("SL45", file, 1, what, "Sửa «Dấu cách cột», hoặc xóa dòng đầu của tệp.")
    return DELIMITERS[found]


def _detected(text: str, file: str) -> str:
    """Return the one delimiter that cuts all lines into the same number of fields."""
    fitting = [name for name, each in DELIMITERS.items() if _cuts_evenly(text, each)]
    if len(fitting) == 1:
        return DELIMITERS[fitting[0]]
    if not text.strip():
        return ","
    if fitting:
        what = f"Không rõ dấu cách cột: {enumerate_vi(fitting)} đều chia đều được mọi dòng."
    else:
        what = "Không rõ dấu cách cột: không dấu nào chia mọi dòng thành số ô bằng nhau."
    raise _refuse("SL45", file, None, what, _DECLARE)


def _cuts_evenly(text: str, delimiter: str) -> bool:
    widths: set[int] = set()
    try:
        for record in _rows(text, delimiter):
            if record.filled:
                widths.add(len(record.fields))
                if len(widths) > 1:
                    return False
    except _BrokenRowError:
        return False
    return bool(widths) and widths.pop() > 1


# --- rows -------------------------------------------------------------------------------------


class _BrokenRowError(Exception):
    """A row cannot be taken apart."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(reason)


def _rows(text: str, delimiter: str, first: int = 1) -> Iterator[_Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = first
    try:
        for fields in reader:
            yield _Record(line, fields)
            line = first + reader.line_num
    except csv.Error as fault:
        raise _BrokenRowError(line, str(fault)) from fault


def _records(text: str, delimiter: str, file: str, first: int) -> list[_Record]:
    records: list[_Record] = []
    cells = 0
    try:
        for record in _rows(text, delimiter, first):
            records.append(record)
            cells += len(record.fields)
            _refuse_too_many(len(records), cells, file)
    except _BrokenRowError as fault:
        raise Refused([_broken_row(fault, file)]) from fault
    return records


def _refuse_too_many(rows: int, cells: int, file: str) -> None:
    remedy = "Chỉ giữ các dòng và cột cần dùng, rồi xuất lại."
    if rows > ROWS:
        what = f"Tệp có hơn {number(ROWS)} dòng, quá giới hạn của Excel nên có thể đã bị cắt."
        raise _refuse("SL43", file, None, what, remedy)
    if cells > CELLS:
        what = f"Bảng tính có quá nhiều ô (hơn {number(CELLS)})."
        raise _refuse("SL07", file, None, what, remedy)


def _broken_row(fault: _BrokenRowError, file: str) -> Problem:
    place = Place(file, line=fault.line)
    if "field larger" in fault.reason:
        what = f"Có ô dài hơn {number(_LONGEST)} ký tự, thường là do thiếu một dấu ngoặc kép."
        return error("SL49", place, what, _EXPORT_AGAIN)
    if "unexpected end" in fault.reason:
        what = "Dấu ngoặc kép mở ở đây không đóng cho đến hết tệp."
    else:
        what = 'Sau dấu ngoặc kép đóng còn có chữ; dấu " trong ô phải được viết đôi ("").'
    return error("SL48", place, what, _EXPORT_AGAIN)


def _refuse_swallowed(records: Sequence[_Record], delimiter: str, file: str) -> None:
    """Refuse a field that may be whole rows between two stray quotes.

    Rows swallowed between the same column of two rows leave a row of the right width. Such a field
    has as many delimiters as those rows: fewer are a text of several lines.
    """
    for record in records:
        for each in record.fields:
            breaks = lines_before(each, len(each)) - 1
            if breaks and each.count(delimiter) >= breaks * max(len(record.fields) - 1, 1):
                lines = f"Một ô chứa {breaks + 1} dòng"
                what = f"{lines}, có lẽ do thừa dấu ngoặc kép: {_shown(each)}."
                raise _refuse("SL48", file, record.line, what, _EXPORT_AGAIN)


def _refuse_ragged(records: Sequence[_Record], file: str) -> None:
    wanted = _width(records)
    ragged = [record for record in _below_titles(records, wanted) if len(record.fields) != wanted]
    if not ragged:
        return
    shown = [f"dòng {each.line} có {len(each.fields)} ô" for each in ragged[:_SHOWN_LINES]]
    if len(ragged) > _SHOWN_LINES:
        shown.append(f"{len(ragged) - _SHOWN_LINES} dòng khác cũng vậy")
    what = f"Các dòng khác có {wanted} ô mà {enumerate_vi(shown)}."
    remedy = (
        "Chữ có dấu cách cột phải nằm trong ngoặc kép; dòng ngoài bảng thì thêm cho đủ ô, hoặc xóa."
    )
    raise _refuse("SL47", file, ragged[0].line, what, remedy)


def _width(records: Sequence[_Record]) -> int:
    """Return the width of most rows; of two widths as frequent, the larger."""
    widths = Counter(len(record.fields) for record in records if record.filled)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _below_titles(records: Sequence[_Record], width: int) -> Iterator[_Record]:
    """Yield the rows that have to have the width: not those of titles, not blank ones."""
    is_below = False
    for record in records:
        is_below = is_below or len(record.fields) == width
        is_title = not is_below and record.filled == 1 and len(record.fields) < width
        if record.filled and not is_title:
            yield record


def _refuse_cut_off(records: Sequence[_Record], file: str) -> None:
    if len(records) == _CUT_BY_OLD_EXCEL:
        what = f"Tệp có đúng {number(_CUT_BY_OLD_EXCEL)} dòng nên có thể đã bị cắt mất dòng."
        remedy = "Lấy lại số liệu từ nơi lập ra tệp; nếu tệp đủ thì thêm một dòng trống ở cuối."
        raise _refuse("SL43", file, None, what, remedy)


def _shown(text: str) -> str:
    line = " ↵ ".join(text.splitlines())
    return f"«{line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + '…'}»"


# --- cells ------------------------------------------------------------------------------------


def _cells(records: Sequence[_Record]) -> Iterator[tuple[tuple[int, int], Cell]]:
    for row, record in enumerate(records, start=1):
        for column, text in enumerate(record.fields, start=1):
            if text.strip():
                yield (row, column), _cell(text)


def _cell(text: str) -> Cell:
    if match := _COUNT.fullmatch(text):
        return Cell(CellKind.NUMBER, int(match[1]), "@")
    return Cell(CellKind.TEXT, re.sub(r"\r\n?", "\n", text), "@")
