"""When the organizations of a register are there, and what became of those that are no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.errors import Problem
from generator.model import Organization
from generator.vietnamese import fold_text, nearest, short_date
from generator.workbook.entries import CODE, DATES, END, HEIR, NAME, Line, names
from generator.workbook.joining import successor
from generator.workbook.values import seen


def span(line: Line) -> tuple[date, date]:
    """Return the first and the last day of an organization; unreadable ones bound nothing."""
    start, end = (_day(line, titles) for titles in DATES)
    return start or date.min, end or date.max


def _day(line: Line, titles: tuple[str, ...]) -> date | None:
    try:
        return line.day(titles)
    except ValueError:
        return None


def meet(one: Line, other: Line) -> bool:
    """Tell whether two organizations are there on one day."""
    (start, end), (other_start, other_end) = span(one), span(other)
    return start <= other_end and other_start <= end


def date_faults(line: Line) -> Iterator[Problem]:
    """Yield what is wrong with the days of one line."""
    for titles in DATES:
        try:
            line.day(titles)
        except ValueError:
            what = f"«{titles[0]}» ghi {seen(_stored(line, titles))}, không phải là một ngày."
            remedy = "Ghi ngày/tháng/năm, ví dụ 01/07/2025; không có thì để trống."
            yield line.error("DV11", titles, what, remedy)
    start, end = span(line)
    if start > end:
        what = f"«Đến ngày» {short_date(end)} trước «Từ ngày» {short_date(start)}."
        yield line.error("DV12", END, what, "Sửa một trong hai ngày.")


def _stored(line: Line, titles: tuple[str, ...]) -> object:
    return line.sheet.cells[line.spots[titles]].value


# --- mergers ---------------------------------------------------------------------------------


def heirs(line: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines that «Nhập vào» may mean: by code, else by name, best the one there next.

    An organization may bear the name of what it has become.
    """
    written = line.text(HEIR)
    if not written:
        return []
    coded = [other for other in lines if other.text(CODE) == written]
    named = [other for other in lines if other is not line and fold_text(written) in names(other)]
    _, end = span(line)
    there = [other for other in named if span(other)[1] > end]
    return coded or there or named


def merger_faults(
    lines: Sequence[Line], organizations: Sequence[Organization], day: date | None
) -> Iterator[Problem]:
    """Yield each merger that does not lead to an organization which is there on a day."""
    by_code = {each.code: each for each in organizations}
    for line, organization in zip(lines, organizations, strict=True):
        if not line.text(HEIR):
            continue
        found = heirs(line, lines)
        if not _day(line, END):
            what = f"Đơn vị đã nhập vào {seen(line.text(HEIR))} mà không ghi «Đến ngày»."
            yield line.error("DV13", HEIR, what, "Ghi ngày cuối cùng của đơn vị ở «Đến ngày».")
        elif len(found) != 1:
            yield _unclear(line, lines, found)
        elif circle := _circle(organization, by_code):
            what = f"«Nhập vào» đi vòng: {' → '.join(circle)}."
            yield line.error("DV15", HEIR, what, "Sửa để đơn vị cuối cùng không nhập vào đâu nữa.")
        elif day and _ends_nowhere(organization, day, by_code):
            yield _dead_end(line, found[0], day)


def _unclear(line: Line, lines: Sequence[Line], found: Sequence[Line]) -> Problem:
    written = line.text(HEIR)
    if found:
        codes = ", ".join(seen(each.text(CODE)) for each in found)
        what = f"«Nhập vào» ghi {seen(written)}, là tên của nhiều đơn vị: mã {codes}."
        return line.error("DV14", HEIR, what, "Ghi mã của đơn vị nhận.")
    what = f"«Nhập vào» ghi {seen(written)}, không có trong danh sách."
    known = [name for other in lines if other is not line for name in names(other).values()]
    near = nearest(written, known)
    remedy = f"Có phải «{near}» không?" if near else "Ghi mã của một đơn vị trong danh sách."
    return line.error("DV14", HEIR, what, remedy)


def _circle(organization: Organization, by_code: dict[str, Organization]) -> list[str]:
    """Return the codes from an organization back to itself, none if it does not come back."""
    codes, heir = [organization.code], by_code.get(organization.merged_into)
    while heir and heir.code not in codes:
        codes.append(heir.code)
        heir = by_code.get(heir.merged_into)
    return [*codes, heir.code] if heir and heir.code == organization.code else []


def _ends_nowhere(organization: Organization, day: date, by_code: dict[str, Organization]) -> bool:
    is_over = organization.end is not None and organization.end < day
    return is_over and successor(organization, day, by_code) is None


def _dead_end(line: Line, heir: Line, day: date) -> Problem:
    what = (
        f"Đơn vị đã nhập vào «{heir.text(NAME)}», mà đến ngày {short_date(day)} không có «"
        f"{heir.text(NAME)}» và không có đơn vị nào nhận tiếp."
    )
    remedy = "Sửa «Từ ngày», «Đến ngày», «Nhập vào» của hai đơn vị cho nối nhau."
    return line.error("DV16", HEIR, what, remedy)
