"""One sheet of a foreign workbook: what its cells hold, what is merged, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Place, Problem, Refused, error
from generator.model import Source
from generator.vietnamese import fold_text, nearest, nfc
from generator.workbook.opening import Opened

Spot = tuple[int, int]
"""Row and column, from 1."""


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
    covered: Mapping[Spot, CellRange]
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
        return (merged.min_row, merged.min_col) if merged else spot

    def text(self, spot: Spot) -> str:
        """Return what a cell says, cleaned, as one line; "" if it is blank."""
        cell = self.cells.get(spot)
        return "" if cell is None else " ".join(as_text(cell.value).split())

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
    return f"{get_column_letter(column)}{row}"


def as_text(value: object) -> str:
    r"""Return the characters of a cell, with the escapes of Excel (`_x000D_`) undone."""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"  # some programs store 1 as 1.0
    if not isinstance(value, str):
        return str(value)
    text = re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def sheets(opened: Opened) -> Iterator[Sheet]:
    """Yield the sheets of cells in order (there are sheets of charts too)."""
    for worksheet in opened.values.worksheets:
        yield _sheet(opened, worksheet)


def pick(opened: Opened, name: str) -> Sheet:
    """Return the sheet of that name.

    Raises:
        Refused: If there is none, or several cannot be told apart.
    """
    worksheets = opened.values.worksheets
    alike = [sheet for sheet in worksheets if fold_text(sheet.title) == fold_text(name)]
    exact = [sheet for sheet in alike if sheet.title == name] or alike
    if len(exact) == 1:
        return _sheet(opened, exact[0])
    titles = [sheet.title for sheet in worksheets]
    raise Refused([_ambiguous(opened, name) if alike else _missing(opened, name, titles)])


def _missing(opened: Opened, name: str, titles: list[str]) -> Problem:
    what = f"Không có trang tính «{name}»."
    listed = ", ".join(f"«{title}»" for title in titles)
    near = nearest(name, titles)
    remedy = f"Có phải «{near}» không? " if near else ""
    return error("SL10", Place(opened.file), what, f"{remedy}Tệp có các trang: {listed}.")


def _ambiguous(opened: Opened, name: str) -> Problem:
    what = f"Có nhiều trang tính tên «{name}», chỉ khác nhau ở dấu cách hoặc cách gõ dấu."
    return error("SL11", Place(opened.file), what, "Đổi tên để mỗi trang một tên rõ ràng.")


def _sheet(opened: Opened, worksheet: Worksheet) -> Sheet:
    # The private dictionary: iter_rows would make a cell for each blank up to the last one used.
    held = cast(Mapping[Spot, Cell], worksheet._cells)
    cells = {spot: cell for spot, cell in held.items() if cell.value is not None}
    covered = {spot: area for area in worksheet.merged_cells.ranges for spot in area.cells}
    formulas = _formulas(opened, worksheet.title)
    return Sheet(
        file=opened.file,
        name=nfc(worksheet.title),
        cells=cells,
        covered=covered,
        formulas=formulas,
        unstored={spot for spot in formulas if _is_unstored(held.get(spot))},
        recalculates=opened.recalculates,
        hidden_rows=_hidden_rows(worksheet),
        hidden_columns=_hidden_columns(worksheet),
        columns_in=_columns_in({**cells, **covered}),
        last_rows={column: row for row, column in sorted(cells)},
    )


def _columns_in(spots: Iterable[Spot]) -> dict[int, set[int]]:
    columns: dict[int, set[int]] = {}
    for row, column in spots:
        columns.setdefault(row, set()).add(column)
    return columns


def _formulas(opened: Opened, title: str) -> frozenset[Spot]:
    if opened.formulas is None:
        return frozenset()
    cells = cast(Worksheet, opened.formulas[title])._cells
    return frozenset(spot for spot, cell in cells.items() if cell.data_type == "f")


def _is_unstored(cell: Cell | None) -> bool:
    # The type "str" without a value is the empty text, a result as good as any.
    return cell is None or (cell.value is None and cell.data_type != "str")


def _hidden_rows(worksheet: Worksheet) -> frozenset[int]:
    rows = worksheet.row_dimensions.items()
    return frozenset(number for number, row in rows if row.hidden or row.height == 0)


def _hidden_columns(worksheet: Worksheet) -> frozenset[int]:
    columns = worksheet.column_dimensions.values()
    hidden = [column for column in columns if column.hidden or column.width == 0]
    return frozenset(
        number for column in hidden for number in range(column.min or 1, (column.max or 1) + 1)
    )
