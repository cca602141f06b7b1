"""What was read in the sheets of organizations, kept small: there may be tens of thousands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from generator.frozen import Frozen
from generator.model import Result, Source
from generator.package import Line
from generator.reconcile.finished import Reading
from generator.reconcile.numerals import said, whole_numbers
from generator.reconcile.source import Exact, added, light


class Sheet(Frozen):
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

    def add(self, several: Iterable[tuple[Result, Sheet]]) -> None:
        """Count in the sheets of organizations."""
        columns = defaultdict[str, list[tuple[str, Fraction]]](list)
        for result, sheet in several:
            self.count += 1
            for name, shown in sheet.columns.items():
                columns[name].append((shown, result.figures[name].value))
            for metric in sheet.verdicts:
                self.verdicts[metric, result.assessments[metric].verdict.label] += 1
        for name, cells in columns.items():
            count, read, given = self.columns.get(name, (0, 0, 0))
            told = _told(cells)
            self.columns[name] = count + told[0], read + told[1], given + told[2]


def _told(cells: Sequence[tuple[str, Fraction]]) -> tuple[int, Exact, Exact]:
    """Return how many cells tell a number, what these say together, and what they hold."""
    whole = whole_numbers([shown for shown, _ in cells])
    if whole is not None:
        return len(cells), sum(whole), light(added(value for _, value in cells))
    told = [(found[0], value) for shown, value in cells if (found := said(shown))]
    read, given = (light(added(values)) for values in zip(*told, strict=True)) if told else (0, 0)
    return len(told), read, given


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
    text = "\n".join([line.text for line in lines])
    labels = {name: each.verdict.label for name, each in result.assessments.items()}
    if all(label in text for label in labels.values()):
        return tuple(labels)
    folded = text.casefold()
    return tuple(name for name, label in labels.items() if label.casefold() in folded)


def still_holds(sheet: Sheet, lines: Sequence[Line], result: Result) -> bool:
    """Tell whether a sheet that was read before says what is remembered of it."""
    text = "\n".join(line.text for line in lines)
    is_there = all(shown in text for shown in sheet.columns.values())
    return is_there and sheet.verdicts == verdicts_in(lines, result)
