"""Tables printed as their workbook has them, read again cell by cell against that workbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from generator import package
from generator.errors import Place, Problem, error
from generator.frozen import Frozen
from generator.package import Table
from generator.reconcile.checking import REBUILD, first_words
from generator.reconcile.finished import Reading
from generator.reconcile.numerals import says
from generator.vietnamese import nfc
from generator.workbook import DASH, Copied, Given


class CopiedReading(Frozen):
    """A table that was read again: where it is from, where it stands, how many cells it has."""

    file: str
    source: str
    sheet: str
    cells: tuple[str, ...]


def read_copied(
    readings: Mapping[str, Reading], copied: Iterable[Copied]
) -> tuple[list[CopiedReading], list[Problem], dict[str, list[Table]]]:
    """Read each table wherever it was printed, and hold every cell against the workbook's.

    With these come the tables of the files that were found to be such.
    """
    found: list[CopiedReading] = []
    problems: list[Problem] = []
    held: dict[str, list[Table]] = {}
    wanted = list(copied)
    for reading in readings.values() if wanted else ():
        tables: list[Table] = list(package.tables(reading.parts))
        whole = list(tables)
        for each in wanted:
            for _ in range(_times(reading.finished.printed.body, each)):
                problems += _problems(reading.file, each, tables)
                found.append(_reading(reading.file, each))
        held[reading.file] = _without(whole, tables)
    return found, problems, held


def _without(tables: Iterable[Table], others: Sequence[Table]) -> list[Table]:
    left = {id(each) for each in others}
    return [each for each in tables if id(each) not in left]


def _times(printed: Sequence[str], copied: Copied) -> int:
    """Count how often a table was put into a document."""
    table = copied.table
    texts = [str(cell.content) for row in (*table.header, *table.rows) for cell in row]
    starts = (at for at, text in enumerate(printed) if text == texts[0])
    return sum(list(printed[at : at + len(texts)]) == texts for at in starts)


def _problems(file: str, copied: Copied, tables: list[Table]) -> Iterator[Problem]:
    """Compare a table with the one that is like it, else the next of its titles: it is taken."""
    alike = [n for n, table in enumerate(tables) if _is_same_head(table, copied)]
    at = next((n for n in alike if not any(_differences(file, copied, tables[n]))), None)
    if at is not None:
        del tables[at]
    elif alike:
        yield from _differences(file, copied, tables.pop(alike[0]))
    else:
        first = copied.rows[0][0]
        what = f"đọc lại không thấy bảng lấy từ {first.source}."
        yield error("SL94", Place(file), what, REBUILD)


def _differences(file: str, copied: Copied, rows: Table) -> Iterator[Problem]:
    if len(rows) != len(copied.rows):
        what = (
            f"bảng lấy từ {copied.rows[0][0].source} đọc lại có {len(rows)} dòng, "
            f"bảng tính có {len(copied.rows)} dòng."
        )
        yield error("SL94", Place(file), what, REBUILD)
        return
    for row, given in zip(rows, copied.rows, strict=True):
        yield from _problems_of_row(file, _said(row), given)


def _is_same_head(table: Table, copied: Copied) -> bool:
    said, given = (_said(table[0]), copied.rows[0]) if table else ([], ())
    return len(said) == len(given) > 0 and all(map(_agrees, said, given))


def _said(row: Sequence[str]) -> list[str]:
    return [text for text in row if text.strip()]


def _problems_of_row(file: str, said: Sequence[str], given: Sequence[Given]) -> Iterator[Problem]:
    if len(said) != len(given):
        what = (
            f"dòng bắt đầu ở {given[0].source} đọc lại có {len(said)} ô có chữ, bảng tính có "
            f"{len(given)} ô."
        )
        yield error("SL94", Place(file), what, REBUILD)
        return
    for text, cell in zip(said, given, strict=True):
        if not _agrees(text, cell):
            what = f"đọc lại thấy «{first_words(text)}», khác với ô {cell.source}."
            yield error("SL94", Place(file), what, REBUILD)


def _agrees(text: str, given: Given) -> bool:
    """Tell whether a cell says what the workbook holds: by words, as a number, as a day."""
    value = given.value
    if isinstance(value, Fraction):
        return says(text.strip(), value) or (not value and text.strip() == DASH)
    if isinstance(value, date):
        told = Counter(int(each) for each in re.findall(r"\d+", text))
        years = value.year, value.year % 100
        days = [Counter((value.day, value.month, year)) for year in years]
        return bool(told) and any(not told - each for each in days)
    return text.split() == nfc(value).split()


def _reading(file: str, copied: Copied) -> CopiedReading:
    first = copied.rows[0][0].source
    cells = tuple(each.source.cell for row in copied.rows for each in row)
    return CopiedReading(file, first.file, first.sheet, cells)
