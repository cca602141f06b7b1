"""One sheet of a foreign workbook, laid out for those who look for a table on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from unicodedata import is_normalized

from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen
from generator.model import Source
from generator.vietnamese import fold_text, nearest, nfc, short_date
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid, Spot
from generator.workbook.shown import shown

_TEXT, _NUMBER = CellKind.TEXT, CellKind.NUMBER
"""To look one up takes longer than all else that is done for a cell."""


class Sheet(Frozen):
    """The cells that hold something, by row and column.

    `covered` maps each spot of a merged range to its range. `formulas` are the spots of formulas,
    `unstored` those of them without a result; `recalculates` says that no result is to be trusted,
    `untrusted` are the spots of those that are not.
    `columns_in` tells the columns used in each row, `last_rows` the last row used in each column;
    `words` what cells of text hold, as stored, `texts` what cells say, as far as it was asked.
    """

    file: str
    name: str
    cells: Mapping[Spot, Cell]
    covered: Mapping[Spot, Area]
    formulas: Collection[Spot]
    unstored: Collection[Spot]
    recalculates: bool
    untrusted: Collection[Spot]
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]
    columns_in: Mapping[int, Collection[int]]
    last_rows: Mapping[int, int]
    words: Mapping[Spot, str]
    texts: Mapping[Spot, str]

    def anchor(self, spot: Spot) -> Spot:
        """Return the spot that holds the value of a merged range, else the spot itself."""
        merged = self.covered.get(spot)
        return (merged.top, merged.left) if merged else spot

    def text(self, spot: Spot) -> str:
        """Return what a cell says, cleaned, as one line; "" if it is blank."""
        return self.texts[spot]

    def folded(self, spot: Spot) -> str:
        """Return what a cell says, folded; a number, of which there are many, is so already."""
        cell = self.cells.get(spot)
        if cell is not None and cell.kind is _NUMBER:
            return as_text(cell.value)
        return fold_text(self.texts[spot])

    def title(self, spot: Spot) -> str:
        """Return what a cell says as a title: a number or a day as Excel shows it, «04/2025»."""
        cell = self.cells.get(spot)
        if cell is None or cell.kind is CellKind.TEXT:
            return self.text(spot)
        told = shown(cell)
        if told is None and isinstance(cell.value, date):
            told = short_date(cell.value)
        return self.text(spot) if told is None else told

    def place(self, spot: Spot) -> Place:
        """Return the place of a cell, for a problem."""
        return Place(self.file, sheet=self.name, cell=address(spot))

    def source(self, spot: Spot) -> Source:
        """Return the place of a cell, for a figure."""
        return Source(self.file, self.name, address(spot))

    @property
    def whole(self) -> Place:
        """The place of what concerns no single cell."""
        return Place(self.file, sheet=self.name)


class _Texts(dict[Spot, str]):
    """What cells say, found out once: rows are looked at again and again."""

    def __init__(self, cells: Mapping[Spot, Cell], words: Mapping[Spot, str]) -> None:
        super().__init__(_clean(words))
        self._cells = cells

    def __missing__(self, spot: Spot) -> str:
        cell = self._cells.get(spot)
        text = "" if cell is None else as_text(cell.value)
        if cell is not None and cell.kind is not CellKind.NUMBER:
            text = " ".join(text.split())
        self[spot] = text
        return text


def _clean(words: Mapping[Spot, str]) -> Mapping[Spot, str]:
    """Return the texts that are clean as stored, nearly all: one look tells it of all of them."""
    printable = {spot: text for spot, text in words.items() if text.isprintable()}
    whole = f"|{'|'.join(printable.values())}|"
    has_gaps = any(gap in whole for gap in ("  ", "| ", " |"))
    return printable if is_normalized("NFC", whole) and not has_gaps else {}


def address(spot: Spot) -> str:
    """Print a spot as Excel does: (8, 2) is B8."""
    row, column = spot
    return f"{letters(column)}{row}"


@cache
def letters(column: int) -> str:
    """Print a column as Excel does: 28 is AB."""
    printed = ""
    while column:
        column, place = divmod(column - 1, 26)
        printed = chr(ord("A") + place) + printed
    return printed


def as_text(value: object) -> str:
    """Return the characters of a value, lines ended one way."""
    if isinstance(value, str):
        return nfc(value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value)
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"  # some programs store 1 as 1.0
    return str(value)


def sheets(book: Book) -> Iterator[Sheet]:
    """Yield the sheets in order."""
    for grid in book.grids:
        yield laid_out(book, grid)


def pick(book: Book, name: str | None) -> Grid:
    """Return the sheet of that name, as stored; without a name, the only one.

    Raises:
        Refused: If there is none, or several cannot be told apart.
    """
    if name is None:
        return _only(book)
    if [grid.name for grid in book.grids] == [""]:
        what = f"Tệp này không có trang tính nào có tên, nên không có trang «{name}»."
        raise Refused([error("SL51", Place(book.file), what, "Xóa dòng «Trang tính».")])
    alike = [grid for grid in book.grids if fold_text(grid.name) == fold_text(name)]
    exact = [grid for grid in alike if grid.name == name] or alike
    if len(exact) == 1:
        return exact[0]
    raise Refused([_ambiguous(book, name) if alike else _missing(book, name)])


def _only(book: Book) -> Grid:
    if len(book.grids) == 1:
        return book.grids[0]
    what = f"Tệp có {len(book.grids)} trang tính mà không ghi đọc trang nào."
    remedy = f"Ghi «Trang tính». Tệp có các trang: {_names(book)}."
    raise Refused([error("SL50", Place(book.file), what, remedy)])


def _names(book: Book) -> str:
    return ", ".join(f"«{grid.name}»" for grid in book.grids)


def _missing(book: Book, name: str) -> Problem:
    what = f"Không có trang tính «{name}»."
    near = nearest(name, [grid.name for grid in book.grids])
    remedy = f"Có phải «{near}» không? " if near else ""
    return error("SL10", Place(book.file), what, f"{remedy}Tệp có các trang: {_names(book)}.")


def _ambiguous(book: Book, name: str) -> Problem:
    what = f"Có nhiều trang tính tên «{name}», chỉ khác nhau ở dấu cách hoặc cách gõ dấu."
    return error("SL11", Place(book.file), what, "Đổi tên để mỗi trang một tên rõ ràng.")


def laid_out(book: Book, grid: Grid) -> Sheet:
    """Lay out a sheet of a book, or a part of one."""
    covered = {spot: area for area in grid.merged for spot in spots_of(area)}
    columns_in = _columns_in(grid.cells)
    last_rows = {column: row for row in sorted(columns_in) for column in columns_in[row]}
    words = {spot: str(c.value) for spot, c in grid.cells.items() if c.kind is _TEXT}
    for row, column in covered:
        columns_in.setdefault(row, set()).add(column)
    return Sheet(
        file=book.file,
        name=nfc(grid.name),
        cells=grid.cells,
        covered=covered,
        formulas=grid.formulas,
        unstored=grid.unstored,
        recalculates=book.recalculates,
        untrusted={*grid.unstored, *(grid.formulas if book.recalculates else ())},
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
        columns_in=columns_in,
        last_rows=last_rows,
        words=words,
        texts=_Texts(grid.cells, words),
    )


def spots_of(area: Area) -> Iterator[Spot]:
    """Yield the spots of a merged range, row by row."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return product(rows, columns)


def _columns_in(spots: Iterable[Spot]) -> dict[int, set[int]]:
    columns: defaultdict[int, set[int]] = defaultdict(set)
    for row, column in spots:
        columns[row].add(column)
    return dict(columns)
