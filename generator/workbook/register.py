"""Reads the register: the office's list of organizations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, Refused, error
from generator.model import Organization
from generator.vietnamese import fold_text, nearest
from generator.workbook.doubts import hidden, merged
from generator.workbook.header import Header, Titles, ambiguous, find_header, missing
from generator.workbook.opening import Opened, open_workbook
from generator.workbook.sheet import Sheet, Spot, address, sheets
from generator.workbook.values import read_text, seen

CODE, NAME, SHORT_NAME, GROUP, ORDER, ALIASES = TITLES = (
    ("Mã",),
    ("Tên đầy đủ",),
    ("Tên trong câu",),
    ("Nhóm",),
    ("Thứ tự",),
    ("Tên khác",),
)
REQUIRED = (CODE, NAME)
UNUSED = (("Từ ngày",), ("Đến ngày",), ("Nhập vào",))
"""Columns for organizations that begin, end or merge, which are not looked at yet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: the cell of each column that the sheet has."""

    sheet: Sheet
    spots: Mapping[Titles, Spot]

    def text(self, titles: Titles) -> str:
        """Return what the line says in a column; "" if blank or if there is no such column."""
        return self.sheet.text(self.spots[titles]) if titles in self.spots else ""

    def error(self, code: str, titles: Titles, what: str, remedy: str) -> Problem:
        """Make a problem of one of the cells."""
        return error(code, self.sheet.place(self.spots[titles]), what, remedy)


def read_register(path: Path, file: str) -> tuple[Organization, ...]:
    """Read the organizations in their order; `file` is the name to print in messages.

    The first sheet that has the titles is read. Without a name in sentences the full name serves,
    without an order that of the rows.

    Raises:
        Refused: With everything that is wrong with the file, or with its lines.
        MachineRefused: If the machine did not let us read it.
    """
    header = _header(open_workbook(path, file))
    lines = _lines(header)
    problems = [*_doubts(header, lines), *(fault for line in lines for fault in _faults(line))]
    problems += [*_same_codes(lines), *_same_names(lines)]
    if not lines:
        what = "Danh sách không có đơn vị nào."
        problems.append(error("DV08", header.sheet.whole, what, "Ghi mỗi đơn vị một dòng."))
    if problems:
        raise Refused(problems)
    organizations = [_organization(line, order) for order, line in enumerate(lines, start=1)]
    return tuple(sorted(organizations, key=lambda organization: organization.order))


def _header(opened: Opened) -> Header:
    """Return the titles of the first sheet that has them, else say what the first sheet lacks."""
    found = [(sheet, find_header(sheet, (*TITLES, *UNUSED))) for sheet in sheets(opened)]
    lacking = [missing(sheet, header, REQUIRED) for sheet, header in found]
    at = lacking.index([]) if [] in lacking else 0
    header = found[at][1]
    misspelt = _misspelt(header) if header else []
    if header is None or lacking[at]:
        raise Refused([*lacking[at], *misspelt])
    problems = [*ambiguous(header), *misspelt]
    if problems:
        raise Refused(problems)
    return header


def _misspelt(header: Header) -> list[Problem]:
    """Refuse a title that is almost one which is not there: its column would not be read."""
    sheet, problems = header.sheet, []
    absent = [title for (title,), columns in header.fits.items() if not columns]
    optional = [title for title in absent if (title,) not in REQUIRED]
    known = {fold_text(title) for (title,) in header.fits}
    lowest = dict.fromkeys(stack[-1] for stack in header.stacks.values() if stack)
    for spot in lowest:
        title = sheet.text(spot)
        near = None if fold_text(title) in known else nearest(title, absent)
        if near in optional:
            what = f"Không dùng cột có tiêu đề «{title}»."
            remedy = f"Có phải «{near}» không? Nếu là cột khác thì đặt tiêu đề khác hẳn."
            problems.append(error("DV09", sheet.place(spot), what, remedy))
    return problems


def _lines(header: Header) -> list[Line]:
    sheet = header.sheet
    columns = {titles: fits[0] for titles, fits in header.fits.items() if fits}
    rows = [row for row in sorted(sheet.columns_in) if row >= header.first_row]
    lines = [Line(sheet, {titles: (row, at) for titles, at in columns.items()}) for row in rows]
    return [line for line in lines if any(map(line.text, columns))]


def _doubts(header: Header, lines: Iterable[Line]) -> list[Problem]:
    rows = {spot[0] for line in lines for spot in line.spots.values()}
    columns = {fits[0] for fits in header.fits.values() if fits}
    return hidden(header.sheet, rows, columns) + merged(header.sheet, rows, columns)


def _aliases(line: Line) -> tuple[str, ...]:
    aliases = (" ".join(alias.split()) for alias in line.text(ALIASES).split(";"))
    return tuple(alias for alias in aliases if alias)


def _organization(line: Line, order: int) -> Organization:
    name = line.text(NAME)
    return Organization(
        code=line.text(CODE),
        name=name,
        short_name=line.text(SHORT_NAME) or name,
        group=line.text(GROUP),
        order=int(line.text(ORDER) or order),
        aliases=_aliases(line),
    )


def _faults(line: Line) -> Iterable[Problem]:
    used = {titles: spot for titles, spot in line.spots.items() if titles in TITLES}
    read = {titles: read_text(line.sheet, spot) for titles, spot in used.items()}
    unreadable = [value for value in read.values() if isinstance(value, Problem)]
    yield from unreadable
    if read[CODE] not in unreadable:
        yield from _code_faults(line)
    if read[NAME] is None:
        yield line.error("DV05", NAME, "Đơn vị không có tên đầy đủ.", "Ghi tên đầy đủ.")
    order = read.get(ORDER)
    if isinstance(order, str) and not re.fullmatch("[0-9]{1,9}", order):
        what = f"Thứ tự {seen(order)} không phải là số nguyên."
        yield line.error("DV06", ORDER, what, "Ghi 1, 2, 3 …, hoặc để trống cả cột.")
    for titles in filter(line.text, UNUSED):
        what = f"Cột «{titles[0]}» chưa được dùng mà ô có ghi."
        remedy = "Tạm để trống ô này; đơn vị không còn thì xóa dòng của đơn vị."
        yield line.error("DV10", titles, what, remedy)


def _code_faults(line: Line) -> Iterable[Problem]:
    code = line.text(CODE)
    if not code:
        yield line.error("DV01", CODE, "Đơn vị không có mã.", "Ghi mã riêng cho từng đơn vị.")
    elif line.sheet.cells[line.spots[CODE]].data_type == "n":
        # Excel drops the zeros that such a code may begin with.
        what = f"Mã {seen(code)} được lưu là số, có thể đã mất số 0 ở đầu."
        yield line.error("DV02", CODE, what, "Đổi định dạng cột Mã sang Text rồi gõ lại mã.")
    elif not re.fullmatch("[0-9A-Za-z_-]+", code):
        what = f"Mã {seen(code)} có ký tự không dùng được."
        remedy = "Chỉ dùng chữ không dấu A–Z, chữ số 0–9, dấu - và dấu _."
        yield line.error("DV03", CODE, what, remedy)


def _same_codes(lines: Iterable[Line]) -> Iterable[Problem]:
    first: dict[str, Line] = {}
    for line in lines:
        code = line.text(CODE)
        earlier = first.setdefault(code.casefold(), line)
        if code and earlier is not line:
            other = f"{seen(earlier.text(CODE))} ở ô {address(earlier.spots[CODE])}"
            what = f"Mã {seen(code)} trùng với {other}."
            remedy = "Mỗi đơn vị một mã; chữ hoa, chữ thường coi như nhau."
            yield line.error("DV04", CODE, what, remedy)


def _same_names(lines: Iterable[Line]) -> Iterable[Problem]:
    """Refuse a name that two organizations answer to: a row of figures could be of either."""
    first: dict[str, Line] = {}
    for line in lines:
        for folded, name in _names(line).items():
            earlier = first.setdefault(folded, line)
            if earlier is not line and not _is_code_of_both(folded, earlier, line):
                other = address(earlier.spots[NAME])
                what = f"Tên gọi {seen(name)} trùng với một tên gọi của đơn vị ở ô {other}."
                remedy = "Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho khác nhau."
                yield line.error("DV07", NAME, what, remedy)


def _names(line: Line) -> dict[str, str]:
    """Return what an organization answers to, folded and as written."""
    names = (line.text(CODE), line.text(NAME), line.text(SHORT_NAME), *_aliases(line))
    return {fold_text(name): name for name in names if name}


def _is_code_of_both(folded: str, *lines: Line) -> bool:
    return all(fold_text(line.text(CODE)) == folded for line in lines)
