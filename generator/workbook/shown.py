"""What Excel shows of a number or a day, told only where that is sure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from math import isfinite

from generator.workbook.cells import Cell, CellKind

_AS_EXCEL_SHOWS = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDEST_GENERAL = 10
"""Digits that the format General shows in any column that is wide enough."""
_NUMBER = re.compile(
    r"(?:(?P<group>#,##)0|(?P<zeros>0{1,15}))(?:\.(?P<part>0{1,10}))?(?P<percent>%)?"
)
_SECTIONS = 4
DASH = "-"
"""What a format of accountants shows of zero: Excel puts it on every figure with one click."""
_ZERO_AS_DASH = re.compile(r'(?:-|"-")\?*')
_UNSEEN = re.compile(r"_.|\*.|\[\$[^\]]*\]|\[(?:Black|White|Red|Blue|Green)\]", re.IGNORECASE)
_DAY = re.compile(r"(?:d{1,2}|m{1,2}|y{2}|y{4})(?:[-/. ](?:d{1,2}|m{1,2}|y{2}|y{4}))*")
_SYSTEM_DAY = "mm-dd-yy"
"""How openpyxl names format 14, the short day of the machine: in Vietnam dd/mm/yyyy."""
_PARTS: dict[str, Callable[[date], str]] = {
    "d": lambda day: str(day.day),
    "dd": lambda day: f"{day.day:02}",
    "m": lambda day: str(day.month),
    "mm": lambda day: f"{day.month:02}",
    "yy": lambda day: f"{day.year % 100:02}",
    "yyyy": lambda day: f"{day.year:04}",
}


def shown(cell: Cell) -> str | None:
    """Return what Excel, set to Vietnamese, shows of a cell; None where it may be another thing.

    A column too narrow for its number, which Excel fills with ####, is not looked at.
    """
    value = cell.value
    if cell.kind is CellKind.TEXT:
        return str(value) if _shows_text(cell.number_format) else None
    if cell.kind is CellKind.NUMBER and isinstance(value, int | float):
        return _number(value, cell.number_format) if isfinite(value) else None
    if cell.kind is CellKind.MOMENT and isinstance(value, date):
        return _day(value, cell.number_format)
    return None


def _shows_text(number_format: str) -> bool:
    """Tell whether a format leaves a text as it is: «;;;» hides it."""
    *_, last = sections = number_format.split(";")
    if "@" in last or len(sections) == _SECTIONS:
        return _UNSEEN.sub("", last) in ("@", "General")
    return True


def _number(value: float, number_format: str) -> str | None:
    exact = _AS_EXCEL_SHOWS.create_decimal(repr(value))
    if number_format in ("General", "@"):
        return _general(exact)
    first, *others = (_UNSEEN.sub("", each) for each in number_format.split(";"))
    if not exact and len(others) > 1:
        return DASH if _ZERO_AS_DASH.fullmatch(others[1]) else None
    if exact < 0 and others and others[0] != f"-{first}":
        return None  # a form of its own, such as one in parentheses
    found = _NUMBER.fullmatch(first)
    return _formatted(exact, found) if found else None


def _general(exact: Decimal) -> str | None:
    """Print a number that the format General neither cuts nor writes as a power of ten."""
    plain = f"{exact.normalize():f}"
    digits = plain.replace("-", "").replace(".", "")
    return plain.replace(".", ",") if len(digits) <= _WIDEST_GENERAL else None


def _formatted(exact: Decimal, found: re.Match[str]) -> str | None:
    part, percent = found["part"] or "", found["percent"] or ""
    with localcontext(prec=60):
        scaled = exact.scaleb(2) if percent else exact
        rounded = scaled.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    if not rounded and exact < 0:
        return None  # «-0», or «0»: programs differ
    plain = f"{rounded:,f}" if found["group"] else f"{rounded:f}"
    if len(found["zeros"] or "") > 1:
        whole, point, rest = plain.partition(".")
        plain = f"{whole.zfill(len(found['zeros']) + (exact < 0))}{point}{rest}"
    return plain.translate({ord(","): ".", ord("."): ","}) + percent


def _day(value: date, number_format: str) -> str | None:
    if isinstance(value, datetime) and value.time() != time():
        return None
    written = re.sub(r"\\(.)", r"\1", _UNSEEN.sub("", number_format.lower()))
    written = written.removesuffix(";@")
    if written == _SYSTEM_DAY:
        written = "dd/mm/yyyy"
    if not _DAY.fullmatch(written):
        return None
    return re.sub(r"[dmy]+", lambda found: _PARTS[found[0]](value), written)
