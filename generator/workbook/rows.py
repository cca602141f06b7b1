"""Tells the rows of a table apart: an organization's, a total's, a heading, a stray."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.errors import Problem, error
from generator.frozen import Frozen
from generator.model import Column, ColumnKind, Organization
from generator.vietnamese import fold_text, foreign_letter, nearest
from generator.workbook.joining import (
    Join,
    Unowed,
    is_coded,
    join,
    names_of,
    other_name,
    unknown_code,
)
from generator.workbook.sheet import Sheet, address
from generator.workbook.sought import Sought
from generator.workbook.subrows import (
    Block,
    block_problems,
    blocks,
    undeclared,
    undeclared_problem,
    unowned,
)
from generator.workbook.values import holds_figure, holds_number, read_text, seen

# The rows that many reports have under the titles: column numbers, measures.
_UNDER_TITLES = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(\s*[=:].*)?|\(.*\)")
_ROMAN = re.compile(r"[IVX]+(?:[.)/]|$)")
_TOTAL_WORDS = re.compile(r"(tổng|cộng)\b")
_NOTE_WORDS = re.compile(r"[(*\s)]*(?:ghi chú|chú thích|lưu ý|người lập)\b")
_MOST_LISTED = 20
_MOST_COMPARED = 200


class Table(Frozen):
    """The table on the sheet: where names, codes and each declared column stand.

    Without a column of codes, `code_column` is None. `subrows` are the labels of the rows that may
    stand under an organization's own; `repeated` the rows that say the titles again.
    """

    sheet: Sheet
    name_column: int
    columns: tuple[tuple[Column, int], ...]
    first_row: int
    top: int
    code_column: int | None = None
    subrows: tuple[str, ...] = ()
    repeated: frozenset[int] = frozenset()

    @property
    def label_columns(self) -> range:
        """The columns left of the figures, where labels stand."""
        return range(1, max(self.name_column + 1, min((at for _, at in self.columns), default=1)))

    @property
    def named_in(self) -> set[int]:
        """The columns that tell whose a row is."""
        return (
            {self.name_column} if self.code_column is None else {self.name_column, self.code_column}
        )

    @property
    def used(self) -> set[int]:
        """The columns that are read."""
        return {*self.named_in, *(at for _, at in self.columns)}

    def name(self, row: int) -> str:
        """Return what stands as a name, also if its cell is merged with those before it."""
        spot = self.sheet.anchor((row, self.name_column))
        return self.sheet.text(spot) if spot[0] == row else ""

    def holds_numbers(self, row: int) -> bool:
        """Tell whether a row has a number in a column of numbers."""
        numbers = [at for column, at in self.columns if column.kind.is_number]
        return any(holds_number(self.sheet, (row, at)) for at in numbers)

    def may_hold_figures(self, row: int) -> bool:
        """Tell whether a row has what may be meant as a figure, however it was stored."""
        columns = [pair for pair in self.columns if pair[0].kind is not ColumnKind.TEXT]
        in_note = _NOTE_WORDS.match(fold_text(self.name(row))) is not None
        return any(
            holds_figure(self.sheet, (row, at), column, in_note=in_note) for column, at in columns
        )

    def is_blank(self, row: int) -> bool:
        """Tell a row that says no figure; a formula without a result is to be one."""
        return not (self.figures(row) or self.may_hold_figures(row))

    def figures(self, row: int) -> list[str]:
        """Return what a row says in the declared columns, without the blanks."""
        texts = (self.sheet.text((row, at)) for _, at in self.columns)
        return [text for text in texts if text]


class Line(Frozen):
    """A row of figures: an organization's, a group's (its label), or the total's (neither)."""

    row: int
    organization: Organization | None
    subtotal: str | None = None

    @property
    def owner(self) -> Organization | str | None:
        """Whose figures they are."""
        return self.organization or self.subtotal

    @property
    def label(self) -> str:
        """What messages call it, to begin a sentence."""
        if self.organization:
            return f"Đơn vị «{self.organization.name}»"
        return f"Dòng cộng nhóm «{self.subtotal}»" if self.subtotal else "Dòng tổng"


class Rows(Frozen):
    """The rows of figures from the top, the first for each owner, and what is wrong with them.

    `blocks` tells for the row of each line which rows are its owner's.
    """

    lines: tuple[Line, ...]
    blocks: Mapping[int, Block]
    problems: tuple[Problem, ...]


def sort_rows(
    table: Table,
    register: Sequence[Organization],
    sought: Sought,
    unowed: Sequence[Unowed] = (),
) -> Rows:
    """Find the rows of each organization and of the totals; nothing is dropped in silence.

    Skipped are: blank rows, headings (a name and nothing else), titles said again, the rows of
    column numbers and measures, and what stands under the last row without numbers (notes,
    signatures).
    """
    joined = join(register, unowed, by_code=table.code_column is not None)
    wanted: dict[str, str | None] = {fold_text(label): label for label in sought.subtotals}
    wanted |= {fold_text(sought.total_label): None} if sought.total_label else {}
    skipped = _titles_again(table)
    rows = [row for row in _rows_of(table) if row not in skipped]
    lines = [line for row in rows if (line := _line(table, row, joined, wanted))]
    found, strangers = blocks(table, [line.row for line in lines], rows)
    orphans = {row for each in strangers.values() for row in each}
    known = {*orphans, *(row for block in found.values() for row in block.rows)}
    top = min(found, default=0)
    under = undeclared(table, (row for row in rows if row not in known and row > top))
    strays = [row for row in rows if row not in known and row not in under]
    first_of = {line.owner: line for line in reversed(lines)}
    absent = [organization for organization in register if organization not in first_of]
    return Rows(
        lines=tuple(line for line in lines if first_of[line.owner] is line),
        blocks=found,
        problems=(
            *_repeated(table, lines, first_of),
            *_block_problems(table, lines, found),
            *([undeclared_problem(table, under)] if under else []),
            *_after_total(table, lines, strays),
            *_other_names(table, lines),
            *_strays(table, lines, strays, absent, joined),
            *unowned(table, strangers),
            *_missing(table, absent),
            *_no_total(table, sought, first_of),
        ),
    )


def _rows_of(table: Table) -> list[int]:
    return [row for row in sorted(table.sheet.columns_in) if row >= table.first_row]


def _titles_again(table: Table) -> frozenset[int]:
    """Return the rows of titles said again, with the rows of numbers and measures under them."""
    skipped = set(table.repeated)
    for row in sorted(table.repeated):
        under = row + 1
        while under in table.sheet.columns_in and _is_under_titles(table, under):
            skipped.add(under)
            under += 1
    return frozenset(skipped)


def _line(table: Table, row: int, joined: Join, wanted: Mapping[str, str | None]) -> Line | None:
    for at in range(1, table.name_column + 1) if wanted else ():
        label = table.sheet.folded((row, at))
        if label in wanted:
            return Line(row, None, wanted[label])
    organization = joined.owner(table, row)
    return Line(row, organization) if organization else None


def _block_problems(
    table: Table, lines: Iterable[Line], found: Mapping[int, Block]
) -> Iterable[Problem]:
    read = dict.fromkeys(column.subrow for column, _ in table.columns if column.subrow)
    whose = [(line.label, found[line.row]) for line in lines] if read else ()
    return block_problems(table, whose, tuple(read))


def _labels(table: Table, row: int) -> list[str]:
    """Return the texts among which the label of the total may stand."""
    columns = sorted(table.sheet.columns_in[row])
    return [table.sheet.text((row, at)) for at in columns if at <= table.name_column]


def _repeated(
    table: Table, lines: Iterable[Line], first_of: Mapping[Organization | str | None, Line]
) -> Iterable[Problem]:
    for line in lines:
        first = first_of[line.owner]
        if first is line:
            continue
        spots = [address((row, table.name_column)) for row in (first.row, line.row)]
        place = table.sheet.place((line.row, table.name_column))
        if line.organization:
            what = f"Đơn vị «{line.organization.name}» có hai dòng: ô {spots[0]} và ô {spots[1]}."
            yield error("SL17", place, what, "Giữ lại một dòng đúng.")
        elif line.subtotal:
            what = f"Có hai dòng cộng nhóm «{line.subtotal}»: ô {spots[0]} và ô {spots[1]}."
            remedy = "Sửa chữ trên bảng cho khác nhau rồi khai từng dòng, hoặc giữ lại một dòng."
            yield error("SL61", place, what, remedy)
        else:
            what = f"Có hai dòng tổng: ô {spots[0]} và ô {spots[1]}."
            yield error("SL29", place, what, "Giữ lại một dòng tổng.")


def _after_total(table: Table, lines: Sequence[Line], strays: Iterable[int]) -> Iterable[Problem]:
    """Refuse figures under the total, unless the total stands above all the others."""
    totals = [line.row for line in lines if line.owner is None]
    owned = [line.row for line in lines if line.organization]
    if not totals or not owned or totals[0] < owned[0]:
        return
    for row in sorted([*owned, *(row for row in strays if table.may_hold_figures(row))]):
        if row > totals[0]:
            what = f"Dòng {seen(table.name(row))} có số liệu mà nằm dưới dòng tổng."
            remedy = "Chuyển lên trên dòng tổng, hoặc xóa nếu không thuộc bảng."
            yield error("SL30", table.sheet.place((row, table.name_column)), what, remedy)


def _other_names(table: Table, lines: Iterable[Line]) -> Iterable[Problem]:
    """Refuse a row whose code and name are of two organizations."""
    if table.code_column is None:
        return
    for line in lines:
        problem = other_name(table, line.row, line.organization) if line.organization else None
        if problem:
            yield problem


def _strays(
    table: Table,
    lines: Sequence[Line],
    strays: Iterable[int],
    absent: Sequence[Organization],
    joined: Join,
) -> Iterable[Problem]:
    start, end = (lines[0].row, lines[-1].row) if lines else (0, 0)
    has_total = any(line.owner is None for line in lines[1:])
    listed = 0
    for row in strays:
        if row > end and (has_total or not table.may_hold_figures(row)):
            continue
        if table.is_blank(row) or (row < start and _is_under_titles(table, row)):
            continue
        if away := joined.may_not_be(table, row):
            yield away
        elif table.name(row) or is_coded(table, row):
            listed += 1
            yield _unknown(table, row, absent if listed <= _MOST_LISTED else ())
        elif row < start and not table.holds_numbers(row):
            yield _lower_title(table, row)
        elif (row, table.name_column) not in table.sheet.covered:
            yield _nameless(table, row)


def _is_under_titles(table: Table, row: int) -> bool:
    """Tell a row of column numbers or of measures: (1), B, 3=1+2, (hồ sơ), (%)."""
    texts = [text for text in (table.name(row), *table.figures(row)) if text]
    return all(_UNDER_TITLES.fullmatch(text) for text in texts)


def _lower_title(table: Table, row: int) -> Problem:
    column, at = next(pair for pair in table.columns if table.sheet.text((row, pair[1])))
    lower = seen(table.sheet.text((row, at)))
    what = f"Dưới tiêu đề «{column.titles[-1]}» còn tầng tiêu đề {lower}."
    remedy = "Ghi tiêu đề của cột đến tầng dưới cùng (tầng trên > tầng dưới)."
    return error("SL15", table.sheet.place((row, at)), what, remedy)


def _nameless(table: Table, row: int) -> Problem:
    spot = row, table.name_column
    unreadable = read_text(table.sheet, spot)
    if isinstance(unreadable, Problem):
        return unreadable
    what = "Dòng có số liệu mà không có tên đơn vị."
    return error("SL19", table.sheet.place(spot), what, "Ghi tên đơn vị, hoặc xóa dòng.")


def _unknown(table: Table, row: int, absent: Sequence[Organization]) -> Problem:
    name = table.name(row)
    if table.code_column is not None and not _is_of_total(name):
        return unknown_code(table, row, absent)
    foreign = foreign_letter(name)
    told = f" (có {foreign})" if foreign else ""
    what = f"Đơn vị {seen(name)}{told} không có trong danh sách đơn vị."
    remedy = _remedy(name, absent, is_of_group=_is_of_group(table, row))
    return error("SL16", table.sheet.place((row, table.name_column)), what, remedy)


def _is_of_group(table: Table, row: int) -> bool:
    """Tell a row that a Roman number begins: units have Arabic ones."""
    return any(_ROMAN.match(text) for text in _labels(table, row))


def _is_of_total(name: str) -> bool:
    return bool(_TOTAL_WORDS.match(fold_text(name)))


def _remedy(name: str, absent: Sequence[Organization], *, is_of_group: bool) -> str:
    if _is_of_total(name):
        return (
            f"Nếu đây là dòng tổng thì khai «Dòng tổng: {name}», nếu là dòng cộng của một nhóm "
            f"thì khai «{name}: tên nhóm» ở «Dòng cộng nhóm», trong congvan.yaml."
        )
    if is_of_group:
        return (
            f"Nếu đây là dòng cộng của một nhóm thì khai «{name}: tên nhóm» ở «Dòng cộng nhóm» "
            "trong congvan.yaml; nếu là đơn vị thì thêm vào danh sách đơn vị."
        )
    names = [known for organization in absent[:_MOST_COMPARED] for known in names_of(organization)]
    near = nearest(name, names)
    if near is None:
        return "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    return f"Có phải «{near}» không? Nếu phải thì sửa lại, hoặc thêm vào cột «Tên khác»."


def _missing(table: Table, absent: Sequence[Organization]) -> Iterable[Problem]:
    if not absent:
        return
    listed = ", ".join(f"«{organization.name}»" for organization in absent[:_MOST_LISTED])
    rest = len(absent) - _MOST_LISTED
    more = f" và {rest} đơn vị khác" if rest > 0 else ""
    what = f"Thiếu dòng của {len(absent)} đơn vị: {listed}{more}."
    remedy = (
        "Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong congvan.yaml, "
        "kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị."
    )
    yield error("SL18", table.sheet.whole, what, remedy)


def _no_total(
    table: Table, sought: Sought, found: Collection[Organization | str | None]
) -> Iterable[Problem]:
    if sought.total_label and None not in found:
        yield _no_label(table, "SL28", "tổng", sought.total_label)
    for label in sought.subtotals:
        if label not in found:
            yield _no_label(table, "SL62", "cộng nhóm", label)


def _no_label(table: Table, code: str, kind: str, label: str) -> Problem:
    rows = _rows_of(table)[-_MOST_COMPARED:]
    near = nearest(label, [text for row in rows for text in _labels(table, row)])
    otherwise = f"Ghi «Dòng {kind}» đúng như trên bảng, hoặc bỏ đi."
    remedy = f"Có phải «{near}» không?" if near else otherwise
    return error(code, table.sheet.whole, f"Không có dòng {kind} «{label}».", remedy)
