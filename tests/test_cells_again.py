"""A printed figure that is a cell of its row is held against that cell, each time."""

from __future__ import annotations

from generator.evaluate import evaluate
from generator.frozen import replace
from generator.model import Figure, Result
from generator.reconcile.source import beyond_cells, values_of
from tests.figures import RATE, dataset, questions

ASKED = questions(RATE)


def beyond(row: Result, *printed: Figure) -> list[Figure]:
    return beyond_cells(printed, row, values_of(row, ASKED))


def row_of() -> Result:
    return evaluate(dataset((8, 2, 10, None)), ASKED).results[0]


def test_cells_that_say_what_they_hold_are_done_with() -> None:
    row = row_of()
    rate = row.assessments["Tỷ lệ"].value
    assert rate is not None
    cells = [each for each in row.figures.values() if each.shown.isdecimal()]

    assert len(cells) == 4  # three were read, one is a sum of two
    assert beyond(row, *cells, rate) == [rate]


def test_a_cell_that_says_something_else_is_left_to_be_told() -> None:
    row = row_of()
    name, cell = next(iter(row.figures.items()))
    wrong = replace(cell, shown=f"{cell.shown}1")

    assert beyond(replace(row, figures={**row.figures, name: wrong}), wrong) == [wrong]


def test_a_figure_that_only_looks_like_a_cell_is_left_too() -> None:
    row = row_of()
    cell = next(iter(row.figures.values()))
    other = replace(cell, source="ô khác")

    assert beyond(row, other) == [other]
