"""How much slower a large sheet is read than openpyxl alone loads it, in this process.

`python -m bench.reading TURNS` prints for each kind of sheet the seconds of both as JSON; both take
turns and the best of each counts. bench/quick.py runs it.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import openpyxl
from openpyxl import Workbook

from generator import workbook
from generator.model import Column, ColumnKind, Organization

ROWS, COLUMNS = 3_500, 30
FORMATS = ("#,##0", "0", "0.00", "[Red]0", "#,##0.0", "0;-0")
SHEET, OWNER = "Tổng hợp", "Đơn vị"
TITLES = [OWNER, *(f"Cột {at}" for at in range(2, COLUMNS + 1))]
SHEET_PART = "xl/worksheets/sheet1.xml"

Pair = tuple[float, float]
"""Seconds of openpyxl alone, and of all that we do."""


def large(formula_columns: int) -> bytes:
    """Return a sheet of formatted counts; the last columns may be formulas with results."""
    made = Workbook()
    made.calculation.fullCalcOnLoad = False
    sheet = made.worksheets[0]
    sheet.title = SHEET
    sheet.append(TITLES)
    for row in range(2, ROWS + 2):
        counts = [row * at % 997 for at in range(2, COLUMNS + 1 - formula_columns)]
        formulas = [f"=SUM(B{row}:D{row})+{at}" for at in range(formula_columns)]
        values: list[str | int] = [name(row), *counts, *formulas]
        for at, value in enumerate(values, start=1):
            sheet.cell(row, at, value).number_format = FORMATS[at % len(FORMATS)]
    packed = io.BytesIO()
    made.save(packed)
    return computed(packed.getvalue())


def name(row: int) -> str:
    """Return the name of the organization of a row."""
    return f"Đơn vị số {row}"


def computed(data: bytes) -> bytes:
    """Give each formula a result, as Excel would; openpyxl writes none."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            content = source.read(part)
            for blank in (b"</f><v></v>", b"</f><v />", b"</f><v/>"):
                content = content.replace(blank, b"</f><v>12</v>")
            target.writestr(part, content)
    return packed.getvalue()


def read(path: Path, register: tuple[Organization, ...], columns: list[Column]) -> None:
    """Read the figures as a build does."""
    workbook.read_dataset(
        path,
        path.name,
        sheet=SHEET,
        columns=columns,
        organization_titles=(OWNER,),
        total_label=None,
        register=register,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the time of one run."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def compare(data: bytes, path: Path, count: int) -> Pair:
    """Measure both in turns; return the best of each."""
    path.write_bytes(data)
    names = [name(row) for row in range(2, ROWS + 2)]
    register = tuple(
        Organization(code=f"M{order}", name=each, short_name=each, group="", order=order)
        for order, each in enumerate(names)
    )
    columns = [Column(each, (each,), ColumnKind.COUNT) for each in TITLES[1:]]
    turns = [
        (
            seconds(lambda: openpyxl.load_workbook(io.BytesIO(data))),
            seconds(lambda: read(path, register, columns)),
        )
        for _ in range(count)
    ]
    alone, ours = zip(*turns, strict=True)
    return min(alone), min(ours)


def measure(turns: int) -> dict[str, Pair]:
    """Measure both kinds of sheet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so-lieu.xlsx"
        return {
            "không có công thức": compare(large(0), path, turns),
            "10 cột công thức": compare(large(10), path, turns),
        }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
