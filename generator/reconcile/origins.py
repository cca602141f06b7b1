"""From every figure of an organization to its cell, or to the words of its formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model import Assessment, Result, Source
from generator.reconcile.section import Row, Section
from generator.vietnamese import number

HEADER = ("Cột", "Số in", "Ô, cách tính")
NUMBERS = frozenset({1})


def origins(results: Iterable[Result]) -> Iterator[Section]:
    """Yield a table for each organization, which leads from its figures to their cells."""
    for each in results:
        rows = [(name, f.shown, origin(f.source)) for name, f in each.figures.items()]
        yield Section(title(each), HEADER, (*rows, *of_metrics(each)), NUMBERS)


def title(result: Result) -> str:
    """Return whose figures they are."""
    assert result.organization is not None
    return f"{result.organization.code} · {result.organization.short_name}"


def of_metrics(result: Result) -> Iterator[Row]:
    """Yield the lines about metrics: what they were made of, ranks, the period before."""
    for name, each in result.assessments.items():
        yield name, each.value.shown if each.value else "", _made_of(each)
        for figure in (each.rank, each.rank_in_group, each.past, each.change):
            if figure:
                yield name, figure.shown, origin(figure.source)


def columns(results: Sequence[Result]) -> Iterator[Sequence[str]]:
    """Yield what is printed of each figure of results that are alike, then where it is from."""
    for name in results[0].figures:
        figures = [each.figures[name] for each in results]
        yield [each.shown for each in figures]
        yield [origin(each.source) for each in figures]


def origin(source: Source | str) -> str:
    """Return the cell, or the words of the formula, that a figure came from."""
    return f"{source.sheet or source.file}!{source.cell}" if isinstance(source, Source) else source


def _made_of(assessment: Assessment) -> str:
    words = str(assessment.value.source) if assessment.value else assessment.reason
    ratio = "/".join(number(each) for each in assessment.ratio) if assessment.ratio else ""
    return ", ".join(filter(None, (words, ratio, assessment.verdict.label)))
