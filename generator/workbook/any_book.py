"""An Excel workbook read by openpyxl, which knows all that programs write."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Mapping, Sequence
from typing import IO, Any, cast
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell as StoredCell
from openpyxl.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet.worksheet import Worksheet

from generator.frozen import Frozen
from generator.workbook.cells import Area, Cell, CellKind, Grid, Spot
from generator.workbook.plain_cells import NO_CELLS, Parted, Reader, unicoded
from generator.workbook.survey import BrokenError, Survey

_KINDS = {
    "n": CellKind.NUMBER,
    "s": CellKind.TEXT,
    "b": CellKind.BOOLEAN,
    "d": CellKind.MOMENT,
    "e": CellKind.ERROR,
}
_LEAST_HEIGHT, _LEAST_WIDTH = 1, 0.1  # in points and in characters; less is not to be seen


def read_any(data: bytes, seen: Survey) -> list[Grid]:
    """Read the sheets of a workbook.

    Raises:
        BrokenError: Where it cannot be read.
    """
    loaded = _load(data, seen.plain)
    grids = _grids(loaded, seen)
    for worksheet in loaded.workbook.worksheets:
        # They point at one another: only the collector would free them, walking through each.
        worksheet._cells.clear()
    return grids


class _Thin(ZipFile):
    """A workbook without its plain cells."""

    def __init__(self, data: bytes, plain: Mapping[str, Parted]) -> None:
        super().__init__(io.BytesIO(data))
        self._plain = plain

    def open(self, name: Any, *arguments: Any, **more: Any) -> IO[bytes]:
        """Open a part; of a sheet with plain cells only what is around them."""
        found = self._plain.get(str(name))
        return io.BytesIO(found.around) if found else super().open(name, *arguments, **more)


class _Loaded(Frozen):
    """A workbook, the part that each sheet came from, and the plain cells of these parts."""

    workbook: Workbook
    parts: Sequence[str]
    plain: Mapping[str, Parted]
    reader: Reader


def _load(data: bytes, plain: Mapping[str, Parted]) -> _Loaded:
    # The reader behind openpyxl.load_workbook: it alone knows which part became which sheet.
    try:
        with warnings.catch_warnings(action="ignore"):  # what openpyxl leaves out is not for us
            reader = ExcelReader(io.BytesIO(data), data_only=True, keep_links=False)
            reader.archive = _Thin(data, plain)
            reader.read()
            found = [(rel.target, rel.Type) for _, rel in reader.parser.find_sheets()]
    except Exception as fault:  # a foreign file makes openpyxl raise anything
        raise BrokenError from fault
    if not reader.wb.worksheets:
        raise BrokenError
    held = [part for part, kind in found if part in reader.valid_files and "chartsheet" not in kind]
    return _Loaded(reader.wb, held, plain, _reader(reader.wb, reader.shared_strings))


def _grids(loaded: _Loaded, seen: Survey) -> list[Grid]:
    sheets = zip(loaded.workbook.worksheets, loaded.parts, strict=True)
    try:
        return [_grid(sheet, part, loaded, seen.formulas.get(part, ())) for sheet, part in sheets]
    except (ValueError, IndexError) as fault:  # a text or a look that the workbook does not have
        raise BrokenError from fault


def _reader(workbook: Workbook, shared: Sequence[str]) -> Reader:
    """Return what tells what plain cells hold."""
    known: Any = workbook
    moments, durations = known._date_formats, known._timedelta_formats
    looks = frozenset(map(str, moments)), frozenset(map(str, durations))
    return Reader(shared, _Formats(workbook), *looks, workbook.epoch)


class _Formats(dict[str, str]):
    """The formats of numbers by the style of a cell, each looked up once."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook

    def __missing__(self, style: str) -> str:
        sheet = self._workbook.worksheets[0]
        known: Any = self._workbook
        found = StoredCell(sheet, 1, 1, style_array=known._cell_styles[int(style)]).number_format
        self[style] = str(found)
        return self[style]


def _grid(worksheet: Worksheet, part: str, loaded: _Loaded, spots: Collection[Spot]) -> Grid:
    # The private dictionary: iter_rows would make a cell for each blank up to the last one used.
    held = cast(Mapping[Spot, StoredCell], worksheet._cells)
    merged = {spot for spot, stored in held.items() if isinstance(stored, MergedCell)}
    formulas = frozenset(spot for spot in spots if spot not in merged)
    plain = loaded.plain.get(part, NO_CELLS)
    read = [loaded.reader.cell(said) for said in plain.says]
    found = {spot: cell for spot, at in plain.cells.items() if (cell := read[at])}
    for spot in merged:
        found.pop(spot, None)
    for spot, cell in _cells(held).items():
        found.setdefault(spot, cell)
    lacking = (spot for spot in formulas if not (spot in found or plain.has_empty_result(spot)))
    return Grid(
        name=worksheet.title,
        cells=found,
        merged=tuple(sorted(_area(each.bounds) for each in worksheet.merged_cells.ranges)),
        formulas=formulas,
        unstored=frozenset(spot for spot in lacking if _is_unstored(held.get(spot))),
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
