"""Columns and sheets of each period: which there are, which have figures by now, which lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.errors import Place, Problem, error
from generator.frozen import replace
from generator.model import Column
from generator.vietnamese import enumerate_vi, fold_text
from generator.workbook.cells import Book
from generator.workbook.header import Header, Titles
from generator.workbook.period import Period
from generator.workbook.sheet import Sheet, letters
from generator.workbook.sought import Sought

Placed = tuple[tuple[Column, int], ...]
"""Columns with where they stand on the sheet."""

_MONTHS, _QUARTERS = ("tháng", "t"), ("quý", "q")
_ROMAN = ("I", "II", "III", "IV")


def writings(columns: Iterable[Column]) -> list[Titles]:
    """Return the titles of columns, in all the ways in which they may be written."""
    return [titles for column in columns for titles in (column.titles, *column.also)]


def placed(
    sheet: Sheet, header: Header, columns: Sequence[Column], is_open: frozenset[str]
) -> tuple[Placed, list[Problem]]:
    """Find the columns; of a series those that the sheet has, which may lack none in between."""
    found: list[tuple[Column, int]] = []
    problems: list[Problem] = []
    for column in columns:
        fits = {each: header.fits[each][0] for each in writings([column]) if header.fits[each]}
        if len(set(fits.values())) > 1:
            problems.append(_twice(sheet, column, fits.values()))
        elif fits:
            titles, at = next(iter(fits.items()))
            found.append((replace(column, titles=titles), at))
    there = {column.name for column, _ in found}
    for series, members in series_of(columns).items():
        found_in = [column.name in there for column in members]
        steps = [column.step for column in members]
        lacking = lacking_steps(steps, found_in, is_open=series in is_open)
        if not any(found_in) or lacking:
            problems.append(_lacking(sheet.whole, series, members[0], lacking))
    return tuple(found), problems


def series_of(columns: Iterable[Column]) -> Mapping[str, list[Column]]:
    """Return the columns of each series, in the order of its periods."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        if column.series:
            found.setdefault(column.series, []).append(column)
    return found


def lacking_steps(steps: Sequence[str], there: Sequence[bool], *, is_open: bool) -> list[str]:
    """Return the periods that lack before the last that is there.

    Where it `is_open` a series begins with the first that is there.
    """
    if not any(there):
        return []
    last = len(there) - 1 - list(reversed(there)).index(True)
    first = there.index(True) if is_open else 0
    return [step for at, step in enumerate(steps[:last]) if at > first - 1 and not there[at]]


def _twice(sheet: Sheet, column: Column, columns: Iterable[int]) -> Problem:
    named = enumerate_vi([letters(at) for at in sorted(set(columns))])
    what = f"Cột «{column.name}» có hai cách ghi cùng có trên bảng: cột {named}."
    return error("SL85", sheet.whole, what, "Giữ lại một cột, hoặc sửa tiêu đề của cột kia.")


def _lacking(place: Place, series: str, first: Column, lacking: Sequence[str]) -> Problem:
    if not lacking:
        what = f"Không có cột nào của «{series}», như cột «{' > '.join(first.titles)}»."
        return error("SL82", place, what, "Sửa tiêu đề có dấu * cho đúng như trên bảng.")
    what = f"Thiếu cột của kỳ {enumerate_vi(lacking)} trong «{series}»."
    remedy = "Thêm cột cho đủ, hoặc ghi «Các kỳ» cho cột này trong congvan.yaml."
    return error("SL82", place, what, remedy)


# --- which have figures ----------------------------------------------------------------------


def with_figures(
    sheet: Sheet, columns: Placed, blank: Iterable[int], *, by_sheet: bool
) -> tuple[Placed, list[Problem]]:
    """Leave out the periods still to come: those at the end of a series whose cells are blank.

    `blank` are the columns without any figure. One in between is refused, unless it was declared
    that its cells may be blank.
    """
    empty, left = set(blank), set()
    problems: list[Problem] = []
    positions = {column.name: at for column, at in columns}
    for series, members in series_of(column for column, _ in columns).items():
        there = [positions[column.name] not in empty for column in members]
        if not any(there) and not by_sheet:
            what = f"Chưa kỳ nào của «{series}» có số liệu."
            problems.append(error("SL83", sheet.whole, what, "Ghi số liệu vào bảng."))
            continue
        last = max((at for at, is_there in enumerate(there) if is_there), default=-1)
        left |= {column.name for column in members[last + 1 :]}
        for at, column in enumerate(members[:last]):
            if not there[at] and not column.allows_blanks:
                problems.append(_hole(sheet, column, positions[column.name], members[last].step))
    return tuple(pair for pair in columns if pair[0].name not in left), problems


def _hole(sheet: Sheet, column: Column, at: int, last: str) -> Problem:
    what = (
        f"Cột {letters(at)}, «{column.name}», để trống cả cột, trong khi kỳ {last} đã có số liệu."
    )
    remedy = (
        "Ghi số liệu của kỳ ấy (không phát sinh thì ghi 0); nếu quả thật thiếu thì ghi «Ô trống: "
        "không có số liệu» cho cột này trong congvan.yaml."
    )
    return error("SL83", sheet.whole, what, remedy)


def of_other_period(
    place: Place, columns: Sequence[Column], sought: Sought, period: Period | None
) -> Iterator[Problem]:
    """Find series that do not begin and end where the period of the figures does."""
    for series, members in series_of(columns).items() if period else ():
        steps = [each.step for each in sought.columns if each.series == series]
        is_open = series in sought.open_series
        first, last = members[0].step, members[-1].step
        if problem := _of_other_end(place, series, (first, last), steps, period, is_open=is_open):
            yield problem
        due = _first_steps(series, period) if period and is_open else []
        if due and first not in due:
            yield _of_other_start(place, series, first, due[0], steps)


def _of_other_end(  # noqa: PLR0913 - what there is, and what there should be
    place: Place,
    series: str,
    ends: tuple[str, str],
    steps: Sequence[str],
    period: Period | None,
    *,
    is_open: bool,
) -> Problem | None:
    """Tell of figures up to another period; where it was declared which, only of too few."""
    first, last = ends
    due = _step(series, period[1]) if period else None
    is_late = due in steps and steps.index(last) < steps.index(due)
    if due is None or last == due or not (is_open or is_late):
        return None
    what = f"«{series}» có số liệu đến kỳ {last}, mà kỳ số liệu kết thúc ở kỳ {due}."
    remedy = (
        "Sửa «Đến ngày» của «Kỳ số liệu» hoặc thay bảng cho đúng kỳ; nếu đúng ý thì ghi «Các kỳ» "
        f"cho cột này, ví dụ «{first}–{last}»."
    )
    return error("SL84", place, what, remedy)


def _of_other_start(
    place: Place, series: str, first: str, due: str, steps: Sequence[str]
) -> Problem:
    what = f"«{series}» có số liệu từ kỳ {first}, mà kỳ số liệu bắt đầu ở kỳ {due}."
    if steps.index(first) < steps.index(due):
        rest = f"chỉ lấy từ kỳ {due} thì ghi «Các kỳ: {due}–{steps[-1]}» cho cột này; đúng là cần "
        rest += f"cả các kỳ trước thì ghi «Các kỳ: {first}–{steps[-1]}»"
    else:
        rest = f"thêm cột từ kỳ {due}; nếu đúng ý thì ghi «Các kỳ: {first}–{steps[-1]}» cho cột này"
    return error("SL84", place, what, f"Sửa «Từ ngày» của «Kỳ số liệu», hoặc {rest}.")


def _first_steps(series: str, period: Period) -> list[str]:
    """Return where the months or quarters of a period of several may begin.

    What is of a single month may show those before it. One that begins on the 15th may be without
    that month. A period over the end of a year is not told by numbers.
    """
    start, end = period
    due = _step(series, start)
    if due is None or start.year != end.year or due == _step(series, end):
        return []
    following = start.replace(day=1, month=start.month + 1)
    steps = [due, _step(series, following) if start.day > 1 else None]
    return [each for each in dict.fromkeys(steps) if each]


def _step(series: str, day: date) -> str | None:
    """Return the month or the quarter that a day is in; of another series, None."""
    before = fold_text(series).partition("*")[0].split()
    word = before[-1] if before else ""
    if word in _MONTHS:
        return str(day.month)
    return _ROMAN[(day.month - 1) // 3] if word in _QUARTERS else None


# --- a sheet for each period -----------------------------------------------------------------


def each_sheet(book: Book, sought: Sought) -> tuple[list[Sought], list[Problem]]:
    """Return a table to read for each period that has a sheet; blank sheets are still to come."""
    if not sought.sheets:
        return [sought], []
    place, steps = Place(book.file), [step for step, _ in sought.sheets]
    named: dict[str, list[str]] = {}
    for step, names in sought.sheets:
        folded = {fold_text(name) for name in names}
        grids = [each for each in book.grids if fold_text(each.name) in folded and each.cells]
        named[step] = [each.name for each in grids]
    problems = [_two_sheets(place, names) for names in named.values() if len(names) > 1]
    there = [bool(named[step]) for step in steps]
    is_open = any(column.series in sought.open_series for column in sought.columns)
    lacking = lacking_steps(steps, there, is_open=is_open)
    if not any(there) or lacking:
        problems.append(_no_sheet(book, sought, lacking))
    found = [_at_step(sought, step, named[step][0]) for step in steps if named[step]]
    return found, problems


def _at_step(sought: Sought, step: str, sheet: str) -> Sought:
    columns = tuple(column for column in sought.columns if column.step == step)
    return replace(sought, sheet=sheet, columns=columns)


def _two_sheets(place: Place, names: Sequence[str]) -> Problem:
    what = f"Các trang {enumerate_vi([f'«{name}»' for name in names])} là của cùng một kỳ."
    return error("SL85", place, what, "Giữ lại một trang, hoặc đổi tên trang kia.")


def _no_sheet(book: Book, sought: Sought, lacking: Sequence[str]) -> Problem:
    place, listed = Place(book.file), ", ".join(f"«{grid.name}»" for grid in book.grids[:20])
    if lacking:
        what = f"Thiếu trang «{sought.sheet}» của kỳ {enumerate_vi(lacking)}."
        return error("SL82", place, what, "Thêm trang ấy, hoặc ghi «Các kỳ» cho các cột.")
    what = f"Không có trang nào dạng «{sought.sheet}»."
    return error("SL82", place, what, f"Tệp có các trang: {listed}.")


def blank_between(file: str, read: Sequence[tuple[Sought, bool]]) -> Iterator[Problem]:
    """Find sheets without figures before one that has some; `read` tells of each in order."""
    last = max((at for at, (_, has_figures) in enumerate(read) if has_figures), default=-1)
    if read and last < 0:
        what = f"Chưa trang nào dạng «{read[0][0].sheet}» có số liệu."
        yield error("SL83", Place(file), what, "Ghi số liệu vào bảng.")
    for sought, has_figures in read[: max(last, 0)]:
        if not has_figures:
            what = f"Trang «{sought.sheet}» chưa có số nào, trong khi trang sau đã có."
            place = Place(file, sheet=sought.sheet or "")
            yield error("SL83", place, what, "Ghi số liệu vào trang ấy.")
