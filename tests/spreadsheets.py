"""Small workbooks made inside a test, and what is said when one is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import Refused


def spreadsheet(
    path: Path,
    rows: Iterable[Sequence[object]],
    sheet: str = "Tổng hợp",
    change: Callable[[Worksheet], object] = lambda _: None,
) -> Path:
    """Write rows from A1 on; a text that begins with = is a formula without a stored value."""
    workbook = Workbook()
    made = workbook.worksheets[0]
    made.title = sheet
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            made.cell(number, column).value = value  # type: ignore[assignment]  # any value
    change(made)
    workbook.save(path)
    return path


def refusal(work: Callable[[], object]) -> list[str]:
    """Return the problems that the work is refused for, each with its code."""
    with pytest.raises(Refused) as caught:
        work()
    return [f"{problem.code} {problem}" for problem in caught.value.problems]
