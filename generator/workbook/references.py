"""Names of cells and ranges, as Excel writes them: B8, A1:C4."""

from __future__ import annotations

import re
from typing import Final

from generator.workbook.cells import Spot

_CELL: Final = re.compile("([A-Z]{1,3})([1-9][0-9]*)")
_RANGE: Final = re.compile("([A-Z]{1,3})([1-9][0-9]*)(?::([A-Z]{1,3})([1-9][0-9]*))?")

Bounds = tuple[int | None, int | None, int | None, int | None]


def number_of(letters: str) -> int:
    """Return the number of a column, as Excel counts them.

    >>> number_of("A"), number_of("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def spot_of(reference: str) -> Spot:
    """Return the row and the column of a cell.

    >>> spot_of("B8")
    (8, 2)
    """
    found = _CELL.fullmatch(reference)
    if found:
        return int(found[2]), number_of(found[1])
    from openpyxl.utils import coordinate_to_tuple  # noqa: PLC0415 - slow to load, for odd ones

    return coordinate_to_tuple(reference)


def bounds_of(reference: str) -> Bounds:
    """Return the first column and row of a range, its last; None where it leaves them open.

    >>> bounds_of("A1:C4"), bounds_of("B2")
    ((1, 1, 3, 4), (2, 2, 2, 2))
    """
    found = _RANGE.fullmatch(reference)
    if found:
        left, top, right, bottom = found.groups()
        start = number_of(left), int(top)
        return *start, *((number_of(right), int(bottom)) if right else start)
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - slow to load, for odd ones

    return range_boundaries(reference)
