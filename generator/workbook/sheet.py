"""One sheet of a foreign workbook, laid out for those who look for a table on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, product

from generator.errors import Place, Problem, Refused, error
from generator.model import Source
from generator.vietnamese import fold_text, nearest, nfc, short_date
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid, Spot
from generator.workbook.shown import shown


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells that hold something, by row and column.

    `covered` maps each spot of a merged range to its range. `formulas` are the spots of formulas,
    `unstored` those of them without a result; `recalculates` says that no result is to be trusted.
    `columns_in` tells the columns used in each row, `last_rows` the last row used in each column.
    """

    file: str
    name: str
    cells: Mapping[Spot, Cell]
    covered: Mapping[Spot, Area]
    formulas: Collection[Spot]
    unstored: Collection[Spot]
    recalculates: bool
    hidden_rows: Collection[int]
    hidden_columns: Collection[int]
    columns_in: Mapping[int, Collection[int]]
    last_rows: Mapping[int, int]

    def anchor(self, spot: Spot) -> Spot:
        """Return the spot that holds the value of a merged range, else the spot itself."""
        merged = self.covered.get(spot)
        return (merged.top, merged.left) if merged else spot

    def text(self, spot: Spot) -> str:
        """Return what a cell says, cleaned, as one line; "" if it is blank."""
        cell = self.cells.get(spot)
        if cell is None:
            return ""
        text = as_text(cell.value)
        return text if cell.kind is CellKind.NUMBER else " ".join(text.split())

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
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"  # some programs store 1 as 1.0
    if not isinstance(value, str):
        return str(value)
    return nfc(value.replace("\r\n", "\n").replace("\r", "\n"))


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
    last_rows: dict[int, int] = {}
    for row, column in grid.cells:
        if row > last_rows.get(column, 0):
            last_rows[column] = row
    return Sheet(
        file=book.file,
        name=nfc(grid.name),
        cells=grid.cells,
        covered=covered,
        formulas=grid.formulas,
        unstored=grid.unstored,
        recalculates=book.recalculates,
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
        columns_in=_columns_in(chain(grid.cells, covered)),
        last_rows=last_rows,
    )


def spots_of(area: Area) -> Iterator[Spot]:
    """Yield the spots of a merged range, row by row."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return product(rows, columns)


def _columns_in(spots: Iterable[Spot]) -> dict[int, set[int]]:
    columns: dict[int, set[int]] = {}
    for row, column in spots:
        if row in columns:
            columns[row].add(column)
        else:
            columns[row] = {column}
    return columns
