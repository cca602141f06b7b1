"""What was read in the sheets of organizations, kept small: there may be tens of thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.model import Result, Source
from generator.package import Line
from generator.reconcile.finished import Reading
from generator.reconcile.numerals import said

Exact = Fraction | int


def _light(value: Fraction) -> Exact:
    """Return a whole number as such: to add fractions looks for a divisor each time."""
    whole, parts = value.as_integer_ratio()
    return whole if parts == 1 else value


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read: the characters of the columns that it prints, its verdicts."""

    columns: Mapping[str, str]
    verdicts: tuple[str, ...]


@dataclass(slots=True)
class Sheets:
    """What all sheets say together.

    For each column: how many print it, what these say, what their cells hold. For each metric and
    verdict: how many tell it.
    """

    count: int = 0
    columns: dict[str, tuple[int, Exact, Exact]] = field(default_factory=dict)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, result: Result, sheet: Sheet) -> None:
        """Count in the sheet of an organization."""
        self.count += 1
        for name, shown in sheet.columns.items():
            told = said(shown)
            if told is not None:
                count, read, given = self.columns.get(name, (0, 0, 0))
                value = result.figures[name].value
                self.columns[name] = count + 1, read + _light(told[0]), given + _light(value)
        for metric in sheet.verdicts:
            self.verdicts[metric, result.assessments[metric].verdict.label] += 1


def sheet_of(reading: Reading, result: Result) -> Sheet:
    """Keep of a sheet what the account needs; reading back has found it there."""
    printed = {each.source: each.shown for each in reversed(reading.finished.printed.figures)}
    columns = {
        name: printed[figure.source]
        for name, figure in result.figures.items()
        if isinstance(figure.source, Source) and figure.source in printed
    }
    return Sheet(columns, verdicts_in(reading.lines, result))


def verdicts_in(lines: Sequence[Line], result: Result) -> tuple[str, ...]:
    """Return the metrics whose verdict stands in a sheet."""
    text = "\n".join(line.text for line in lines).casefold()
    told = result.assessments.items()
    return tuple(name for name, each in told if each.verdict.label.casefold() in text)


def still_holds(sheet: Sheet, lines: Sequence[Line], result: Result) -> bool:
    """Tell whether a sheet that was read before says what is remembered of it."""
    text = "\n".join(line.text for line in lines)
    is_there = all(shown in text for shown in sheet.columns.values())
    return is_there and sheet.verdicts == verdicts_in(lines, result)
