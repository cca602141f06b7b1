"""The table of an appendix, wholly from its description in the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from generator.blocks import Align, Cell, Table
from generator.config import Joining, TableColumn, TableSpec, leaves_of
from generator.context.order import NOBODY, Row, rows_of
from generator.frozen import Frozen, replace
from generator.model import Assessment, Evaluation, Figure, Verdict
from generator.vietnamese import fold_name, number

NOTHING = "-"
MOST_JOINED = ((16, 3), (10, 6), (0, 12))
"""How many rows a joined cell covers at most, so that a page holds it: fewer in a table of so many
columns that its rows have many lines."""

Content = str | Figure
Reader = Callable[[Sequence[Row]], Iterable[Content]]
"""What a column says in each of some lines."""
Filler = tuple[Reader, Align]


class _Form(Frozen):
    """How the lines of a table are written: what fills each column, and what the columns are."""

    leaves: tuple[TableColumn, ...]
    fillers: tuple[Filler, ...]

    @property
    def lead(self) -> int:
        """How many columns at the left say whose a line is: there a line of sums has its label."""
        named = (at for at, leaf in enumerate(self.leaves) if not _names_one(leaf))
        return next(named, len(self.leaves))


def organization_table(
    spec: TableSpec, evaluation: Evaluation, width_mm: float, title: Callable[[str], str]
) -> Table:
    """Return a table with a line per organization, those of groups, and that of the totals.

    `title` fills in the fields of a column's title.
    """
    own = tuple(leaves_of(spec.columns))
    named = _columns_by_name(evaluation)
    form = _Form(own, tuple(_filler(leaf.source or "", evaluation, named) for leaf in own))
    rows: list[tuple[Cell, ...]] = []
    kept: set[int] = set()
    for together in rows_of(spec, evaluation):
        if together and together[0].organization is None:
            sums = together[0]
            if sums.numeral:
                kept.add(len(rows))
            elif spec.has_groups and rows:
                kept.add(len(rows) - 1)
            rows.append(_heading(form, sums) if sums.numeral else _sums(form, sums))
        else:
            made, held = joined(_rows(form.fillers, together), own)
            kept.update(len(rows) + each for each in held)
            rows += made
    return Table(header_rows(spec.columns, title), tuple(rows), width_mm, frozenset(kept))


def is_led(spec: TableSpec) -> bool:
    """Tell whether the first column says whose a line is, so that sums can have their label."""
    return any(_names_one(leaf) for leaf in list(leaves_of(spec.columns))[:1])


def titles_of(spec: TableSpec) -> Iterator[str]:
    """Yield every title of a table that may hold fields, from the top level down, left to right."""
    level = list(spec.columns)
    while level:
        yield from (column.title for column in level if not column.is_data)
        level = [child for column in level for child in column.columns]


def header_rows(
    columns: Sequence[TableColumn], title: Callable[[str], str]
) -> tuple[tuple[Cell, ...], ...]:
    """Return the header level by level; a title without levels below it reaches to the bottom."""
    depth = max(map(_depth, columns))
    levels: list[tuple[Cell, ...]] = []
    level = list(columns)
    for remaining in range(depth, 0, -1):
        levels.append(tuple(_header_cell(column, remaining, title) for column in level))
        level = [child for column in level for child in column.columns]
    return tuple(levels)


def _header_cell(column: TableColumn, remaining: int, title: Callable[[str], str]) -> Cell:
    rows = 1 if column.columns else remaining
    width = len(list(leaves_of([column])))
    shown = column.title if column.is_data else title(column.title)
    return Cell(shown, Align.CENTER, bold=True, columns=width, rows=rows)


def _depth(column: TableColumn) -> int:
    return 1 + max(map(_depth, column.columns), default=0)


def _rows(fillers: Sequence[Filler], rows: Sequence[Row]) -> list[tuple[Cell, ...]]:
    columns = ([Cell(content, align) for content in read(rows)] for read, align in fillers)
    return list(zip(*columns, strict=True))


# --- lines of sums ---------------------------------------------------------------------------


def _sums(form: _Form, row: Row) -> tuple[Cell, ...]:
    """Return a line of sums: its label over the leading columns that have none."""
    if row.result is None and row.label == NOBODY:
        return (Cell(NOBODY, Align.CENTER, columns=len(form.leaves)),)
    lead = form.lead
    label = [Cell(row.label, Align.CENTER, bold=True, columns=lead)] if lead else []
    return (*label, *_figures(form, row))


def _heading(form: _Form, row: Row) -> tuple[Cell, ...]:
    """Return the line that begins a group: its numeral, its name, and the sums if they stand there.

    The numeral has the column of numbers, if there is one besides that of the name.
    """
    room = form.lead if row.result else len(form.leaves)
    if room > 1 and fold_name(form.leaves[0].source or "") in NUMBERS:
        numeral = Cell(row.numeral, Align.CENTER, bold=True)
        name: tuple[Cell, ...] = (numeral, Cell(row.label, bold=True, columns=room - 1))
    else:
        name = (Cell(f"{row.numeral}. {row.label}", bold=True, columns=room),)
    return (*name, *(_figures(form, row) if row.result else ()))


def _figures(form: _Form, row: Row) -> Iterator[Cell]:
    for leaf, (read, align) in list(zip(form.leaves, form.fillers, strict=True))[form.lead :]:
        (content,) = ("",) if _names_one(leaf) else read([row])
        yield Cell(content, align, bold=True)


# --- cells that say the same -----------------------------------------------------------------


def joined(
    rows: Sequence[tuple[Cell, ...]], columns: Sequence[TableColumn]
) -> tuple[list[tuple[Cell, ...]], frozenset[int]]:
    """Make one cell of those that say the same under each other, in columns that ask for it.

    With the rows come those that have to stay with the next one: a cell says its words once, on
    the page where it begins.
    """
    asked = [at for at, column in enumerate(columns) if column.joining is not Joining.NEVER]
    most = next(rows for width, rows in MOST_JOINED if len(columns) >= width)
    left: list[list[Cell | None]] = [list(row) for row in rows] if asked else []
    held: set[int] = set()
    for at in asked:
        for start, length in _runs([str(row[at].content) for row in rows], most):
            left[start][at] = replace(rows[start][at], align=Align.CENTER, rows=length)
            held.update(range(start, start + length - 1))
            for covered in range(start + 1, start + length):
                left[covered][at] = None
    made = [tuple(cell for cell in row if cell) for row in left] if asked else list(rows)
    return made, frozenset(held)


def _runs(words: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """Yield where words are repeated, and how often; what says nothing is never joined.

    A long run is parted evenly, so that a page holds each part.
    """
    start = 0
    for word, run in groupby(words):
        length = len(list(run))
        parts = -(-length // most)
        for part in range(parts if word not in ("", NOTHING) else 0):
            first, last = (length * each // parts for each in (part, part + 1))
            if last - first > 1:
                yield start + first, last - first
        start += length


def _filler(source: str, evaluation: Evaluation, named: Mapping[str, str]) -> Filler:
    return _reader(source, evaluation, named), _align(source, evaluation)


def _names_one(leaf: TableColumn) -> bool:
    return fold_name(leaf.source or "") in IDENTITY


def _align(source: str, evaluation: Evaluation) -> Align:
    key = fold_name(source)
    if key in ("đơn_vị", "tên_đầy_đủ", "nhóm_đơn_vị"):
        return Align.LEFT
    is_count = any(key == fold_name(name) for name in evaluation.total.figures)
    return Align.RIGHT if is_count else Align.CENTER


def _reader(source: str, evaluation: Evaluation, named: Mapping[str, str]) -> Reader:
    """Return what fills a column: a word of the program, a metric, or a column of the data."""
    key = fold_name(source)
    if key in IDENTITY:
        return partial(map, IDENTITY[key])
    for metric in evaluation.total.assessments:
        if key == fold_name(metric):
            return _of_metric(metric, _value)
        for word, read in OF_METRIC.items():
            if key in (word, f"{word}_{fold_name(metric)}"):
                return _of_metric(metric, read)
    return partial(_of_column, named.get(key, ""))


def _of_metric(metric: str, read: Callable[[Assessment], Content]) -> Reader:
    return lambda rows: [
        read(row.result.assessments[metric]) if row.result else NOTHING for row in rows
    ]


def _columns_by_name(evaluation: Evaluation) -> dict[str, str]:
    """Return the columns of the data by the folded names that a dossier may call them."""
    known: dict[str, object] = {}
    for each in (evaluation.total, *evaluation.results):
        known.update(each.figures)
        known.update(each.texts)
    return {fold_name(name): name for name in reversed(known)}


def _of_column(name: str, rows: Sequence[Row]) -> Iterator[Content]:
    for row in rows:
        if row.result is None:
            yield NOTHING
        elif (figure := row.result.figures.get(name)) is not None:
            yield figure
        else:
            yield row.result.texts.get(name, NOTHING)


def _value(assessment: Assessment) -> Content:
    """Return the value, or why there is none; no data and not assessed are told apart."""
    if assessment.value is None and assessment.verdict is Verdict.NOT_ASSESSED:
        return assessment.reason
    return assessment.value or NOTHING


def _difference(assessment: Assessment) -> Content:
    """Return the distance to the level, with its direction: a cell stands without a sentence."""
    if assessment.difference is None:
        return NOTHING
    words = SIDES[assessment.side]
    return replace(assessment.difference, shown=f"{words}{assessment.difference.shown}")


SIDES = {1: "cao hơn ", 0: "", -1: "thấp hơn "}
IDENTITY: dict[str, Callable[[Row], Content]] = {
    "số_thứ_tự": lambda row: number(row.position) if row.position else "",
    "số_thứ_tự_trong_nhóm": lambda row: number(row.in_group) if row.in_group else "",
    "đơn_vị": lambda row: row.organization.short_name if row.organization else "",
    "tên_đầy_đủ": lambda row: row.organization.name if row.organization else "",
    "mã": lambda row: row.organization.code if row.organization else "",
    "nhóm_đơn_vị": lambda row: row.organization.group if row.organization else "",
}
NUMBERS = ("số_thứ_tự", "số_thứ_tự_trong_nhóm")
OF_METRIC: dict[str, Callable[[Assessment], Content]] = {
    "kết_quả": lambda assessment: assessment.verdict.label,
    "mức_giao": lambda assessment: assessment.target.words if assessment.target else NOTHING,
    "chênh_lệch": _difference,
    "còn_thiếu": lambda assessment: assessment.lacking or NOTHING,
    "hạng": lambda assessment: assessment.rank or NOTHING,
    "hạng_trong_nhóm": lambda assessment: assessment.rank_in_group or NOTHING,
    "kỳ_trước": lambda assessment: assessment.past or NOTHING,
    "thay_đổi": lambda assessment: assessment.change or NOTHING,
}
