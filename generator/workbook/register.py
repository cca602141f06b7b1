"""Reads the register: the office's list of organizations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.errors import Problem, Refused, error
from generator.frozen import replace
from generator.model import Organization
from generator.vietnamese import fold_text, foreign_letter, invisible_character, nearest
from generator.workbook.cells import Book, CellKind
from generator.workbook.doubts import hidden, merged
from generator.workbook.entries import (
    ALIASES,
    CODE,
    DATES,
    END,
    GROUP,
    NAME,
    ORDER,
    PRINTED,
    REQUIRED,
    SHORT_NAME,
    START,
    TITLES,
    Line,
    aliases,
    names,
)
from generator.workbook.header import Header, Titles, ambiguous, find_header, missing
from generator.workbook.joining import strange_character
from generator.workbook.legacy import refuse_legacy
from generator.workbook.opening import open_book
from generator.workbook.sheet import Sheet, address, sheets
from generator.workbook.validity import date_faults, heirs, meet, merger_faults
from generator.workbook.values import is_plain_text, read_text, seen

_IS_ORDER = re.compile("[0-9]{1,9}").fullmatch
_NO_LINE_BREAK = "Xóa chỗ xuống dòng (Alt+Enter) hoặc dấu Tab trong ô, thay bằng dấu cách."


def read_register(
    path: Path, file: str, *, day: date | None = None, by_code: bool = False
) -> tuple[Organization, ...]:
    """Read the organizations in their order, also those that are no more or not yet.

    `file` is the name to print in messages. The first sheet that has the titles is read. Without
    a name in sentences the full name serves, without an order that of the rows. On `day`, each
    that has merged has to have become one that is there. Two may share a name if figures are
    joined `by_code`, or if they never were at one time.

    Raises:
        Refused: With everything that is wrong with the file, or with its lines.
        MachineRefused: If the machine did not let us read it.
    """
    header = _header(open_book(path, file))
    refuse_legacy(header.sheet)
    lines = _lines(header)
    problems = [
        *_doubts(header, lines),
        *(fault for line in _doubtful(lines) for fault in _faults(line)),
    ]
    problems += [*_same_codes(lines), *_same_names(lines, by_code=by_code)]
    if not lines:
        what = "Danh sách không có đơn vị nào."
        problems.append(error("DV08", header.sheet.whole, what, "Ghi mỗi đơn vị một dòng."))
    if problems:
        raise Refused(problems)
    organizations = [_organization(line, order, lines) for order, line in enumerate(lines, start=1)]
    problems += merger_faults(lines, organizations, day)
    if problems:
        raise Refused(problems)
    return tuple(sorted(_grouped(organizations), key=lambda organization: organization.order))


def _header(book: Book) -> Header:
    """Return the titles of the first sheet that has them, else say what the first sheet lacks."""
    found = [(sheet, find_header(sheet, TITLES)) for sheet in sheets(book)]
    if not any(header for _, header in found):
        refuse_legacy(found[0][0])
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
    first = header.first_row
    lines = (_line(sheet, row, columns) for row in sorted(sheet.columns_in) if row >= first)
    return [line for line in lines if any(line.texts.values())]


def _line(sheet: Sheet, row: int, columns: Mapping[Titles, int]) -> Line:
    spots = {titles: (row, at) for titles, at in columns.items()}
    return Line(sheet, spots, {titles: sheet.texts[spot] for titles, spot in spots.items()})


def _doubts(header: Header, lines: Iterable[Line]) -> list[Problem]:
    rows = {spot[0] for line in lines for spot in line.spots.values()}
    columns = {fits[0] for fits in header.fits.values() if fits}
    return hidden(header.sheet, rows, columns) + merged(header.sheet, rows, columns)


def _organization(line: Line, order: int, lines: Sequence[Line]) -> Organization:
    name, heir = line.text(NAME), heirs(line, lines)
    return Organization(
        code=line.text(CODE),
        name=name,
        short_name=line.text(SHORT_NAME) or name,
        group=line.text(GROUP),
        order=int(line.text(ORDER) or order),
        aliases=aliases(line),
        start=line.day(START),
        end=line.day(END),
        merged_into=heir[0].text(CODE) if heir else "",
    )


def _grouped(organizations: Iterable[Organization]) -> Iterator[Organization]:
    """Write each group in one way, that of its first: groups are ranked and have their levels."""
    first: dict[str, str] = {}
    for each in organizations:
        yield replace(each, group=first.setdefault(fold_text(each.group), each.group))


def _doubtful(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that may have a fault of their own: to look closely at each takes long."""
    codes = "-".join(line.text(CODE) for line in lines)
    named = "|".join({line.text(t) for line in lines for t in (*PRINTED, ALIASES)})
    is_untrusted = any(line.sheet.untrusted for line in lines[:1])
    if (
        is_untrusted
        or strange_character(codes)
        or invisible_character(named)
        or foreign_letter(named)
    ):
        return lines
    return [line for line in lines if not _is_usual(line)]


def _is_usual(line: Line) -> bool:
    """Tell a line that has what it needs in cells of text, and no days."""
    if not (line.text(CODE) and line.text(NAME)) or any(map(line.text, DATES)):
        return False
    return all(
        _IS_ORDER(text) if titles == ORDER else is_plain_text(line.sheet, line.spots[titles])
        for titles, text in line.texts.items()
        if text
    )


def _faults(line: Line) -> Iterable[Problem]:
    read = {titles: _read(line, titles) for titles in line.spots}
    unreadable = [value for value in read.values() if isinstance(value, Problem)]
    yield from unreadable
    if read[CODE] not in unreadable:
        yield from _code_faults(line)
    if read[NAME] is None:
        yield line.error("DV05", NAME, "Đơn vị không có tên đầy đủ.", "Ghi tên đầy đủ.")
    order = read.get(ORDER)
    if isinstance(order, str) and not _IS_ORDER(order):
        what = f"Thứ tự {seen(order)} không phải là số nguyên."
        yield line.error("DV06", ORDER, what, "Ghi 1, 2, 3 …, hoặc để trống cả cột.")
    for titles in (*PRINTED, ALIASES):
        text = read.get(titles)
        yield from _name_faults(line, titles, text if isinstance(text, str) else "")
    yield from date_faults(line)


def _read(line: Line, titles: Titles) -> str | Problem | None:
    """Read a cell as text; a day is no text, and looked at by itself."""
    found = read_text(line.sheet, line.spots[titles])
    is_day = titles in DATES and isinstance(found, Problem) and found.code == "SL34"
    return None if is_day else found


def _name_faults(line: Line, titles: Titles, text: str) -> Iterable[Problem]:
    """Refuse what a name may not have, though it does not show in Excel."""
    if titles in PRINTED and ("\n" in text or "\t" in text):
        what = f"«{titles[0]}» {seen(text)} có chỗ xuống dòng hoặc dấu Tab."
        yield line.error("DV17", titles, what, _NO_LINE_BREAK)
    strange = None if text.isascii() else invisible_character(text) or foreign_letter(text)
    if strange:
        what = f"«{titles[0]}» {seen(text)} có {strange}."
        yield line.error("DV18", titles, what, "Xóa nội dung ô rồi gõ lại bằng tay.")


def _code_faults(line: Line) -> Iterable[Problem]:
    code = line.text(CODE)
    if not code:
        yield line.error("DV01", CODE, "Đơn vị không có mã.", "Ghi mã riêng cho từng đơn vị.")
    elif line.sheet.cells[line.spots[CODE]].kind is CellKind.NUMBER:
        # Excel drops the zeros that such a code may begin with.
        what = f"Mã {seen(code)} được lưu là số, có thể đã mất số 0 ở đầu."
        yield line.error("DV02", CODE, what, "Đổi định dạng cột Mã sang Text rồi gõ lại mã.")
    elif strange := strange_character(code):
        what = f"Mã {seen(code)} có {strange}, không dùng được."
        remedy = "Chỉ dùng chữ không dấu A–Z, chữ số 0–9, dấu -, dấu _, dấu chấm ở giữa."
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


def _same_names(lines: Iterable[Line], *, by_code: bool) -> Iterable[Problem]:
    """Refuse a name that two organizations answer to: a row of figures could be of either.

    They may share one if rows are found by code, or if one was there before the other.
    """
    known: dict[str, list[Line]] = {}
    for line in lines:
        for folded, name in names(line).items():
            for earlier in known.setdefault(folded, []):
                if meet(earlier, line) and _are_confused(folded, earlier, line, by_code=by_code):
                    yield _same_name(line, earlier, name)
                    break
            known[folded].append(line)


def _are_confused(folded: str, *lines: Line, by_code: bool) -> bool:
    """Tell whether a name leaves two organizations apart; that codes are alike is told of codes."""
    codes = [fold_text(line.text(CODE)) == folded for line in lines]
    return not all(codes) and (any(codes) or not by_code)


def _same_name(line: Line, earlier: Line, name: str) -> Problem:
    other = address(earlier.spots[NAME])
    what = f"Tên gọi {seen(name)} trùng với một tên gọi của đơn vị ở ô {other}."
    remedy = "Sửa «Tên đầy đủ», «Tên trong câu» hoặc «Tên khác» cho khác nhau"
    if fold_text(line.text(NAME)) == fold_text(earlier.text(NAME)):
        remedy += (
            "; quả thật cùng tên thì khai «Mã đơn vị» ở mục «Cột» trong congvan.yaml; đơn vị này "
            "thay đơn vị kia thì ghi «Từ ngày», «Đến ngày»"
        )
    return line.error("DV07", NAME, what, f"{remedy}.")
