"""What a dossier says of a table of figures: where it is, how its titles and rows are called."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.frozen import Frozen, field
from generator.model import Column
from generator.workbook.header import Titles


class Sought(Frozen):
    """A table to read; `file` is the name to print in messages.

    Rows are found by the code alone where there are `code_titles`, else by code, name, name in a
    sentence or alias; the row of totals by its label, those of groups by theirs (label: group).
    The table stands between the rows that say `start` and `end`, if the sheet has several; the
    only sheet of a file needs no name. `unread` are labels of sub-rows that nobody asks for.
    Encoding and delimiter concern only a text of rows (.csv). Where each period has a sheet of its
    own, `sheets` gives the names that it may have; `open_series` are columns by period that end
    with the period of the figures.
    """

    path: Path
    file: str
    columns: tuple[Column, ...]
    organization_titles: Titles
    sheet: str | None = None
    code_titles: Titles | None = None
    total_label: str | None = None
    subtotals: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    reads_hidden: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    open_series: frozenset[str] = frozenset()

    @property
    def subrows(self) -> tuple[str, ...]:
        """The labels of sub-rows that may stand under an organization."""
        read = [column.subrow for column in self.columns if column.subrow]
        return tuple(dict.fromkeys([*read, *self.unread]))
