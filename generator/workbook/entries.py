"""One line of the register: its cells, its names, its first and its last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from generator.errors import Problem, error
from generator.frozen import Frozen
from generator.vietnamese import fold_text, parse_date
from generator.workbook.cells import CellKind, Spot
from generator.workbook.header import Titles
from generator.workbook.sheet import Sheet

CODE, NAME, SHORT_NAME, GROUP, ORDER, ALIASES, START, END, HEIR = TITLES = (
    ("Mã",),
    ("Tên đầy đủ",),
    ("Tên trong câu",),
    ("Nhóm",),
    ("Thứ tự",),
    ("Tên khác",),
    ("Từ ngày",),
    ("Đến ngày",),
    ("Nhập vào",),
)
REQUIRED = (CODE, NAME)
PRINTED = (NAME, SHORT_NAME, GROUP)
DATES = (START, END)


class Line(Frozen):
    """A line of the sheet: the cell of each column that the sheet has, and what it says."""

    sheet: Sheet
    spots: Mapping[Titles, Spot]
    texts: Mapping[Titles, str]

    def text(self, titles: Titles) -> str:
        """Return what the line says in a column; "" if blank or if there is no such column."""
        return self.texts.get(titles, "")

    def error(self, code: str, titles: Titles, what: str, remedy: str) -> Problem:
        """Make a problem of one of the cells."""
        return error(code, self.sheet.place(self.spots[titles]), what, remedy)

    def day(self, titles: Titles) -> date | None:
        """Return the day in a column, as Excel stores one or typed dd/mm/yyyy; None if blank.

        Raises:
            ValueError: If the cell holds something else.
        """
        cell = self.sheet.cells.get(self.spots[titles]) if titles in self.spots else None
        if cell is None or not self.text(titles):
            return None
        if isinstance(cell.value, datetime):
            return cell.value.date()
        if isinstance(cell.value, date):
            return cell.value
        if cell.kind is not CellKind.TEXT:
            raise ValueError
        return parse_date(self.text(titles))


def aliases(line: Line) -> tuple[str, ...]:
    """Return the other names of an organization."""
    typed = (" ".join(alias.split()) for alias in line.text(ALIASES).split(";"))
    return tuple(alias for alias in typed if alias)


def names(line: Line) -> dict[str, str]:
    """Return what an organization answers to, folded and as written."""
    own = (line.text(CODE), line.text(NAME), line.text(SHORT_NAME), *aliases(line))
    return {fold_text(name): name for name in own if name}
