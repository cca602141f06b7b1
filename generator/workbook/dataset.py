"""Reads the figures: which row is whose, and all that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen, replace
from generator.model import (
    Column,
    ColumnKind,
    Dataset,
    Datum,
    Head,
    Organization,
    Record,
    Source,
    Subtotal,
    Value,
)
from generator.vietnamese import enumerate_vi
from generator.workbook.cells import Book, Spot
from generator.workbook.collector import without_collector
from generator.workbook.doubts import hidden, merged
from generator.workbook.header import (
    Header,
    Titles,
    ambiguous,
    find_header,
    missing,
    repeated,
)
from generator.workbook.heads import heads, title_problems
from generator.workbook.joining import Unowed
from generator.workbook.legacy import refuse_legacy
from generator.workbook.opening import open_book
from generator.workbook.period import Period, other_period
from generator.workbook.region import cut
from generator.workbook.rows import Line, Rows, Table, sort_rows
from generator.workbook.series import (
    blank_between,
    each_sheet,
    of_other_period,
    placed,
    with_figures,
    writings,
)
from generator.workbook.sheet import Sheet, laid_out, letters, pick
from generator.workbook.sought import Sought
from generator.workbook.subrows import Block, is_within
from generator.workbook.values import is_plain_text, read_text, reader_of

Owned = tuple[Line, Record]


class Read(Frozen):
    """What was read of a table: its rows, the columns that have figures, the titles over them."""

    sought: Sought
    lines: tuple[Owned, ...]
    columns: tuple[Column, ...]
    heads: tuple[Head, ...]


class _Column(Frozen):
    """A declared column, where it stands, and what reads its cells."""

    column: Column
    name: str
    at: int
    letters: str
    read: Callable[[Spot], Value | Problem]


def read_dataset(  # noqa: PLR0913 - what the dossier says of its workbook, each by its name
    path: Path,
    file: str,
    *,
    sheet: str | None,
    columns: Sequence[Column],
    organization_titles: Titles,
    total_label: str | None,
    register: Sequence[Organization],
    unowed: Sequence[Unowed] = (),
    code_titles: Titles | None = None,
    period: Period | None = None,
) -> Dataset:
    """Read the declared columns of one sheet, as `read_tables` does those of several."""
    sought = Sought(
        path,
        file,
        columns=tuple(columns),
        organization_titles=organization_titles,
        sheet=sheet,
        code_titles=code_titles,
        total_label=total_label,
    )
    return read_tables([sought], register=register, unowed=unowed, period=period)


@without_collector()
def read_tables(
    tables: Sequence[Sought],
    *,
    register: Sequence[Organization],
    unowed: Sequence[Unowed] = (),
    period: Period | None = None,
) -> Dataset:
    """Read the declared columns of each table, and join them by organization.

    A number comes as int or Decimal, a declared placeholder as its text, a blank cell as None. In
    each table every organization of the register has a row; those that are `unowed` may not have
    one.

    Raises:
        Refused: With everything that is wrong with a file, or with its sheet, or with its rows;
            all tables are told of.
        MachineRefused: If the machine did not let us read one.
    """
    problems: list[Problem] = []
    read: list[Read] = []
    books: dict[tuple[object, ...], Book] = {}
    for sought in tables:
        try:
            read += _read_all(_opened(sought, books), sought, register, unowed, period)
        except Refused as refused:
            problems += [each for each in refused.problems if each not in problems]
    if problems:
        raise Refused(problems)
    return _joined(read, register)


def _opened(sought: Sought, books: dict[tuple[object, ...], Book]) -> Book:
    """Open a file once, though several tables are in it."""
    named = sought.path, sought.encoding, sought.delimiter
    if named not in books:
        encoding, delimiter = sought.encoding, sought.delimiter
        books[named] = open_book(sought.path, sought.file, encoding=encoding, delimiter=delimiter)
    return books[named]


def _joined(read: Sequence[Read], register: Sequence[Organization]) -> Dataset:
    data: dict[Organization | None, dict[str, Datum]] = {}
    subtotals: list[Subtotal] = []
    for table in read:
        for line, record in table.lines:
            if line.subtotal:
                group = table.sought.subtotals[line.subtotal]
                subtotals.append(Subtotal(line.subtotal, group, record))
            else:
                data.setdefault(line.organization, {}).update(record.data)
    total = data.get(None)
    return Dataset(
        columns=tuple(column for table in read for column in table.columns),
        records=tuple(Record(each, data[each]) for each in register),
        total=None if total is None else Record(None, total),
        subtotals=tuple(subtotals),
        heads=tuple(head for table in read for head in table.heads),
    )


# --- one table -------------------------------------------------------------------------------


def _read_all(
    book: Book,
    sought: Sought,
    register: Sequence[Organization],
    unowed: Sequence[Unowed],
    period: Period | None,
) -> list[Read]:
    """Read a table, or that of each period."""
    each_one, problems = each_sheet(book, sought)
    read: list[Read] = []
    for each in each_one:
        try:
            read.append(_read(book, each, register, unowed, None if sought.sheets else period))
        except Refused as refused:
            problems += refused.problems
    if sought.sheets and not problems:
        problems += blank_between(book.file, [(each.sought, bool(each.columns)) for each in read])
    if not problems:
        columns = [column for each in read for column in each.columns]
        problems += of_other_period(Place(book.file), columns, sought, period)
    if problems:
        raise Refused(problems)
    return [each for each in read if each.columns or not sought.sheets]


def _read(
    book: Book,
    sought: Sought,
    register: Sequence[Organization],
    unowed: Sequence[Unowed],
    period: Period | None,
) -> Read:
    grid = pick(book, sought.sheet)
    sheet = laid_out(book, cut(grid, book.file, sought.start, sought.end))
    refuse_legacy(sheet)
    table, header = _table(sheet, sought)
    rows = sort_rows(table, register, sought, unowed)
    blank = _without_figures(table, rows)
    columns, lacking = with_figures(sheet, table.columns, blank, by_sheet=bool(sought.sheets))
    table = replace(table, columns=columns)
    found, problems = ([], []) if lacking else _records(table, rows)
    problems = [*rows.problems, *lacking, *_doubts(table, rows, sought), *problems]
    problems += title_problems(table, header)
    problems += _wrong_scales(table, found)
    if period:
        above = laid_out(book, grid) if sought.start else sheet
        is_nearest = sought.start is not None
        problems = [*other_period(above, table.top, period, nearest=is_nearest), *problems]
    if problems:
        raise Refused(problems)
    read = tuple(column for column, _ in columns)
    return Read(sought, tuple(found), read, heads(table, header, sought))


def _without_figures(table: Table, rows: Rows) -> Iterable[int]:
    """Yield the columns of a series that hold nothing for any organization."""
    owned = [rows.blocks[line.row] for line in rows.lines if line.organization]
    for column, at in table.columns:
        spots = (_spot(table.sheet, block, column, at) for block in owned)
        if column.series and not any(_says_figure(table.sheet, spot, column) for spot in spots):
            yield at


def _says_figure(sheet: Sheet, spot: Spot, column: Column) -> bool:
    text = sheet.text(spot)
    return bool(text) and text not in column.placeholders


def _table(sheet: Sheet, sought: Sought) -> tuple[Table, Header]:
    names, codes, columns = sought.organization_titles, sought.code_titles, sought.columns
    own = [names, codes] if codes else [names]
    single = [column.titles for column in columns if not column.also and not column.series]
    wanted = dict.fromkeys([*own, *writings(columns)])
    header = find_header(sheet, list(wanted))
    problems = missing(sheet, header, dict.fromkeys([*own, *single]))
    if header is None:
        raise Refused(problems)
    problems += ambiguous(header)
    places, lacking = placed(sheet, header, columns, sought.open_series)
    problems += lacking
    if problems:
        raise Refused(problems)
    at = {titles: fits[0] for titles, fits in header.fits.items() if fits}
    problems = _one_place(sheet, places)
    if problems:
        raise Refused(problems)
    first = header.first_row
    below = [row for row in sorted(sheet.columns_in) if row >= first]
    table = Table(
        sheet,
        at[names],
        places,
        first,
        header.top,
        at[codes] if codes else None,
        sought.subrows,
        repeated(header, sorted(set(at.values())), below),
    )
    return table, header


def _doubts(table: Table, rows: Rows, sought: Sought) -> list[Problem]:
    whose = {row: block for line in rows.lines for row, block in _each_row(rows.blocks[line.row])}
    totals = [line.row for line in rows.lines if line.organization is None]
    return [
        *([] if sought.reads_hidden else hidden(table.sheet, whose, table.used)),
        *merged(table.sheet, whose, table.used, totals, whose, table.named_in),
    ]


def _each_row(block: Block) -> Iterable[tuple[int, Block]]:
    return ((row, block) for row in block.rows)


def _records(table: Table, rows: Rows) -> tuple[list[Owned], list[Problem]]:
    records, problems = [], []
    sheet = table.sheet
    columns = [
        _Column(column, column.name, at, letters(at), reader_of(sheet, column))
        for column, at in table.columns
    ]
    merged_rows = {row for row, _ in sheet.covered}
    for line in rows.lines:
        spot = sheet.anchor((line.row, table.name_column))
        name = None if is_plain_text(sheet, spot) else read_text(sheet, spot)
        if isinstance(name, Problem):
            problems.append(name)
        block, is_alone = rows.blocks[line.row], line.row not in merged_rows
        data, unreadable = _data(sheet, line, block, columns, is_alone=is_alone)
        problems += unreadable
        records.append((line, Record(line.organization, data)))
    return records, problems


def _data(
    sheet: Sheet, line: Line, block: Block, columns: Iterable[_Column], *, is_alone: bool
) -> tuple[dict[str, Datum], list[Problem]]:
    """Read the cells of a line; one that `is_alone` has none in common with another."""
    data: dict[str, Datum] = {}
    problems: list[Problem] = []
    file, name, row = sheet.file, sheet.name, block.first
    for each in columns:
        is_here = is_alone and each.column.subrow is None
        spot = (row, each.at) if is_here else _spot(sheet, block, each.column, each.at)
        value = each.read(spot)
        if value is None and spot == sheet.anchor(spot) and _is_owed(line, each.column):
            value = _blank(sheet, spot, line, each.column)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            data[each.name] = Datum(value, Source(file, name, f"{each.letters}{spot[0]}"))
    return data, problems


def _spot(sheet: Sheet, block: Block, column: Column, at: int) -> Spot:
    """Return the cell to read: the first of a range that is merged over rows of one owner."""
    spot = (block.row_of(column.subrow) if column.subrow else block.first), at
    area = sheet.covered.get(spot) if sheet.covered else None
    if area and area.left == at and is_within(block, area.top, area.bottom):
        return area.top, at
    return spot


def _is_owed(line: Line, column: Column) -> bool:
    """Tell whether a count is owed; the rows of totals may leave a column without one."""
    is_count = column.kind is ColumnKind.COUNT and not column.allows_blanks
    return is_count and line.organization is not None


def _blank(sheet: Sheet, spot: Spot, line: Line, column: Column) -> Problem:
    owner = line.organization.short_name if line.organization else ""
    what = f"Ô của {owner} ở cột «{column.name}» để trống."
    remedy = (
        "Nếu là không thì ghi số 0; nếu quả thật thiếu số liệu thì ghi "
        "«Ô trống: không có số liệu» cho cột này trong congvan.yaml."
    )
    return error("SL36", sheet.place(spot), what, remedy)


def _wrong_scales(table: Table, found: Sequence[Owned]) -> Iterable[Problem]:
    """Find columns said to hold 70,5 for 70,5% that hold 0,705: no rate is above one."""
    for column, at in table.columns:
        if not column.of_hundred:
            continue
        rates = [rate for line, record in found if (rate := _rate(line, record, column))]
        if rates and max(map(abs, rates)) <= Decimal("0.01"):
            what = f"Cột «{column.name}» khai «Thang: 0–100» mà không có số nào lớn hơn 1."
            remedy = (
                "Nếu 0,705 nghĩa là 70,5% thì khai «Thang: 0–1»; nếu quả là dưới 1% thì bỏ "
                "«Thang» rồi gõ lại cả dấu %, ví dụ 0,7% (Excel: định dạng Percentage)."
            )
            yield error("SL58", table.sheet.place((found[0][0].row, at)), what, remedy)


def _rate(line: Line, record: Record, column: Column) -> Decimal | None:
    value = record.data[column.name].value if column.name in record.data else None
    return value if line.organization and isinstance(value, Decimal) else None


def _one_place(sheet: Sheet, places: Iterable[tuple[Column, int]]) -> list[Problem]:
    """Refuse two declared columns that are one cell of a row (a line copied by mistake)."""
    names: dict[tuple[int, str | None], list[str]] = {}
    for column, at in places:
        names.setdefault((at, column.subrow), []).append(column.name)
    return [
        error(
            "SL14",
            sheet.whole,
            f"Cột {letters(at)} được khai nhiều lần: {_quoted(shared)}.",
            "Sửa tiêu đề của cột khai nhầm.",
        )
        for (at, _), shared in names.items()
        if len(shared) > 1
    ]


def _quoted(names: Iterable[str]) -> str:
    return enumerate_vi([f"«{name}»" for name in names])
