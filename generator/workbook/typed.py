"""Reads numbers that were typed as text, by the grammar that the dossier declares and no other."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model import Column, ColumnKind, Notation

_WHOLE = r"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)"
_SHAPE = r"(?P<minus>[-\u2212])?" + _WHOLE + r"(?:{decimal}(?P<part>[0-9]+))?(?P<percent> ?%)?"
_SHAPES = {
    Notation.VIETNAMESE: re.compile(_SHAPE.format(group=r"\.", decimal=",")),
    Notation.ENGLISH: re.compile(_SHAPE.format(group=",", decimal=r"\.")),
}
_EXAMPLES = {
    Notation.VIETNAMESE: {ColumnKind.COUNT: "1.094", ColumnKind.RATE: "69,95"},
    Notation.ENGLISH: {ColumnKind.COUNT: "1,094", ColumnKind.RATE: "69.95"},
}


def typed_number(text: str, column: Column) -> tuple[Decimal, bool] | None:
    """Return the number that a whole text says and whether it says %; None if it says none.

    Digits are those of ASCII; groups are of three and not parted by spaces. Only a rate may have a
    minus.
    """
    found = _SHAPES[column.notation].fullmatch(text) if column.notation else None
    if found is None:
        return None
    if (found["percent"] or found["minus"]) and column.kind is not ColumnKind.RATE:
        return None
    digits = re.sub(r"[.,]", "", found["whole"])
    sign = "-" if found["minus"] else ""
    return Decimal(f"{sign}{digits}.{found['part'] or '0'}"), bool(found["percent"])


def example(column: Column) -> str:
    """Return a number as the column's notation writes it."""
    shown = _EXAMPLES[column.notation or Notation.VIETNAMESE][column.kind]
    return f"{shown}%" if column.kind is ColumnKind.RATE and not column.of_hundred else shown
