"""Reads an Excel workbook (.xlsx, .xlsm): stored values only, macros never run."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as StoredCell
from openpyxl.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Place, Problem, Refused, error
from generator.workbook.cells import Area, Book, Cell, CellKind, Grid, Spot
from generator.workbook.collector import without_collector
from generator.workbook.foreign import (
    COPY_AGAIN,
    KEEP_LESS,
    STRICT,
    kind_of_package,
    not_a_workbook,
)
from generator.workbook.plain_cells import Looks, Thin, cells, looks_of, unicoded
from generator.workbook.survey import (
    BrokenError,
    ForbiddenError,
    Survey,
    TooLargeError,
    survey,
)

_KINDS = {
    "n": CellKind.NUMBER,
    "s": CellKind.TEXT,
    "b": CellKind.BOOLEAN,
    "d": CellKind.MOMENT,
    "e": CellKind.ERROR,
}
_LEAST_HEIGHT, _LEAST_WIDTH = 1, 0.1  # in points and in characters; less is not to be seen


def read(data: bytes, file: str) -> Book:
    """Read every sheet of cells (there are sheets of charts too); `file` is named in messages.

    Raises:
        Refused: If it is not a sound workbook within the limits.
    """
    seen = surveyed(data, file)
    if not seen.is_workbook:
        raise Refused([not_a_workbook(file, kind_of_package(seen.names))])
    if seen.is_strict:
        raise Refused([not_a_workbook(file, STRICT)])
    with without_collector():
        loaded = _load(data, file)
        grids = _grids(loaded, seen, file)
        for worksheet in loaded.workbook.worksheets:
            # They point at one another: only the collector would free them, walking through each.
            worksheet._cells.clear()
    return Book(file, tuple(grids), seen.recalculates)


def surveyed(data: bytes, file: str) -> Survey:
    """Go through a package within the limits.

    Raises:
        Refused: If a limit is passed, or if the package is not sound.
    """
    try:
        return survey(data)
    except TooLargeError as fault:
        raise Refused([error("SL07", Place(file), str(fault), KEEP_LESS)]) from fault
    except ForbiddenError as fault:
        what = f"Phần «{fault}» trong tệp có khai báo DTD, không phải do Excel lưu."
        raise Refused([error("SL08", Place(file), what, COPY_AGAIN)]) from fault
    except BrokenError as fault:
        raise Refused([_broken(file)]) from fault


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A workbook, the part that each sheet came from, and the plain cells of these parts."""

    workbook: Workbook
    parts: Sequence[str]
    rows: Mapping[str, str]
    looks: Looks


def _load(data: bytes, file: str) -> _Loaded:
    # The reader behind openpyxl.load_workbook: it alone knows which part became which sheet.
    try:
        with warnings.catch_warnings(action="ignore"):  # what openpyxl leaves out is not for us
            reader = ExcelReader(io.BytesIO(data), data_only=True, keep_links=False)
            reader.archive = thin = Thin(data)
            reader.read()
            found = [(rel.target, rel.Type) for _, rel in reader.parser.find_sheets()]
    except Exception as fault:  # a foreign file makes openpyxl raise anything
        raise Refused([_broken(file)]) from fault
    if not reader.wb.worksheets:
        raise Refused([_broken(file)])
    held = [part for part, kind in found if part in reader.valid_files and "chartsheet" not in kind]
    return _Loaded(reader.wb, held, thin.rows, looks_of(reader.wb, reader.shared_strings))


def _grids(loaded: _Loaded, seen: Survey, file: str) -> list[Grid]:
    sheets = zip(loaded.workbook.worksheets, loaded.parts, strict=True)
    try:
        return [_grid(sheet, part, loaded, seen.formulas.get(part, ())) for sheet, part in sheets]
    except (ValueError, IndexError) as fault:  # a text or a look that the workbook does not have
        raise Refused([_broken(file)]) from fault


def _broken(file: str) -> Problem:
    return error("SL06", Place(file), "Tệp .xlsx hỏng, không đọc được.", COPY_AGAIN)


def _grid(worksheet: Worksheet, part: str, loaded: _Loaded, spots: Collection[Spot]) -> Grid:
    # The private dictionary: iter_rows would make a cell for each blank up to the last one used.
    held = cast(Mapping[Spot, StoredCell], worksheet._cells)
    formulas = frozenset(spot for spot in spots if not isinstance(held.get(spot), MergedCell))
    rare = _cells(held)
    found: dict[Spot, Cell] = {}
    stored: set[Spot] = set()
    for spot, cell, has_result in cells(loaded.rows.get(part, ""), loaded.looks):
        if has_result and spot in formulas:
            stored.add(spot)
        if cell and not isinstance(held.get(spot), MergedCell):
            found[spot] = cell
    return Grid(
        name=worksheet.title,
        cells={**found, **{spot: cell for spot, cell in rare.items() if spot not in found}},
        merged=tuple(sorted(_area(each.bounds) for each in worksheet.merged_cells.ranges)),
        formulas=formulas,
        unstored=frozenset(spot for spot in formulas - stored if _is_unstored(held.get(spot))),
        hidden_rows=_hidden_rows(worksheet),
        hidden_columns=_hidden_columns(worksheet),
    )


def _cells(held: Mapping[Spot, StoredCell]) -> dict[Spot, Cell]:
    found: dict[Spot, Cell] = {}
    formats: dict[int, str] = {}
    for spot, stored in held.items():
        value: Any = stored.value
        if value is None or value == "":
            continue
        kind = _KINDS.get(stored.data_type, CellKind.TEXT)
        if kind is CellKind.TEXT:
            value = unicoded(value)
        style = cast(Any, stored)._style  # none where only a link makes a cell of a blank
        number = style.numFmtId if style else 0
        if number not in formats:  # to look one up takes longer than all the rest
            formats[number] = stored.number_format
        found[spot] = Cell(kind, value, formats[number])
    return found


def _area(bounds: tuple[int, int, int, int]) -> Area:
    left, top, right, bottom = bounds
    return Area(top, left, bottom, right)


def _is_unstored(cell: StoredCell | None) -> bool:
    # The type "str" without a value is the empty text, a result as good as any.
    return cell is None or (cell.value is None and cell.data_type != "str")


def _hidden_rows(worksheet: Worksheet) -> frozenset[int]:
    rows = worksheet.row_dimensions.items()
    return frozenset(
        number
        for number, row in rows
        if row.hidden or (row.height is not None and row.height < _LEAST_HEIGHT)
    )


def _hidden_columns(worksheet: Worksheet) -> frozenset[int]:
    columns = worksheet.column_dimensions.values()
    hidden = [column for column in columns if column.hidden or column.width < _LEAST_WIDTH]
    return frozenset(
        number for column in hidden for number in range(column.min or 1, (column.max or 1) + 1)
    )
