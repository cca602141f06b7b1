"""The tables that a file has to hold, found in it by their titles: none is left out in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import package
from generator.config import TableColumn, TableSpec
from generator.errors import Place, Problem, error
from generator.frozen import Frozen
from generator.package import Table
from generator.reconcile.checking import REBUILD, first_words
from generator.reconcile.finished import Reading
from generator.reconcile.grouped import Line, Member, Sums


class Wanted(Frozen):
    """A table that a file should hold; `titles` are the cells of its header, in order.

    Where it is not `owed`, an office's own template may print it, or not, or twice.
    """

    file: str
    spec: TableSpec
    titles: tuple[str, ...]
    is_owed: bool = True


@dataclass(slots=True)
class Shelf:
    """The tables of the files that were read, each to be taken once.

    Those `held` were found to be a workbook's: they are taken where no other is there.
    """

    readings: Mapping[str, Reading]
    tables: dict[str, list[Table]]
    held: dict[str, list[Table]]
    left: Counter[tuple[str, tuple[str, ...]]]

    def take(self, wanted: Wanted, lines: Sequence[Line]) -> list[Table]:
        """Return the rows below the titles of a table, wherever it was printed."""
        depth, key = depth_of(wanted.spec.columns), (wanted.file, wanted.titles)
        titles, tables, whole = said(wanted.titles), list[Table](), list[int]()
        for tables in (self.tables[wanted.file], self.held.get(wanted.file, [])):
            whole = [
                at
                for at, table in enumerate(tables)
                if len(table) == depth + len(lines) and head(table, depth) == titles
            ]
            if whole:
                break
        share = 1 if wanted.is_owed else max(1, len(whole) // self.left[key])
        self.left[key] -= 1
        taken = [tables[at][depth:] for at in whole[:share]]
        for at in reversed(whole[:share]):
            del tables[at]
        return taken

    def missing(self, wanted: Wanted, lines: Sequence[Line]) -> Iterator[Problem]:
        """Tell of a table that was not found, or not as long as it has to be."""
        depth, titles = depth_of(wanted.spec.columns), said(wanted.titles)
        named = f"bảng có các cột «{first_words(', '.join(titles))}»"
        like = [each for each in self.tables[wanted.file] if head(each, depth) == titles]
        if like:
            what = (
                f"{named} đọc lại có {len(like[0]) - depth} dòng dưới tiêu đề, phải có "
                f"{len(lines)} dòng."
            )
            yield error("XU11", Place(wanted.file), what, REBUILD)
        elif wanted.is_owed or _was_printed(self.readings[wanted.file], titles):
            yield error("XU11", Place(wanted.file), f"đọc lại không thấy {named}.", REBUILD)


def shelf(
    readings: Mapping[str, Reading], wanted: Sequence[Wanted], held: Mapping[str, Sequence[Table]]
) -> Shelf:
    """Lay out the tables of the files that should hold some, apart from those that are `held`."""
    files = dict.fromkeys(each.file for each in wanted if each.file in readings)
    tables = {file: list(package.tables(readings[file].parts)) for file in files}
    for file, own in tables.items():
        for each in held.get(file, ()):
            own.remove(each)
    left = Counter((each.file, each.titles) for each in wanted)
    return Shelf(readings, tables, {file: list(own) for file, own in held.items()}, left)


def depth_of(columns: Sequence[TableColumn]) -> int:
    """Return how many rows the titles of columns take."""
    return 1 + max((depth_of(column.columns) for column in columns if column.columns), default=0)


def said(cells: Sequence[str]) -> list[str]:
    """Return what cells say, without those that say nothing."""
    return [" ".join(cell.split()) for cell in cells if cell.strip()]


def head(table: Table, depth: int) -> list[str]:
    """Return what the titles of a table say."""
    return said([cell for row in table[:depth] for cell in row])


def _was_printed(reading: Reading, titles: Sequence[str]) -> bool:
    """Tell whether the titles of a table were put into a file, one after the other."""
    printed = said(reading.finished.printed.body)
    starts = (at for at, text in enumerate(printed) if text == titles[0])
    return any(printed[at : at + len(titles)] == titles for at in starts)


def misshapen(file: str, rows: Table, lines: Sequence[Line], width: int) -> Iterator[Problem]:
    """Find the lines that have not as many cells as the table has columns."""
    for row, line in zip(rows, lines, strict=True):
        match line:
            case Member(result) if len(row) != width:
                assert result.organization is not None
                named = result.organization.short_name
            case Sums(label) if len(row) > width:
                named = label
            case _:
                continue
        what = f"dòng «{named}» đọc lại có {len(row)} ô, bảng có {width} cột."
        yield error("XU11", Place(file), what, REBUILD)
