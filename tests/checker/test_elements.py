"""Lines held against elements of the layout, and limits that are words."""

from __future__ import annotations

import pytest

from generator import layout
from generator.checker.elements import departures, words
from generator.checker.paper import Part
from generator.layout import exactly
from generator.view.edits import RunEdit
from tests.checker.pieces import centred, paper, piece, spot


def test_a_limit_of_words_is_one_or_several() -> None:
    assert words({"phông chữ": "Arial"}, "phông chữ") == ("Arial",)
    assert words({"phông chữ": ("Arial", "Cambria")}, "phông chữ") == ("Arial", "Cambria")


def test_a_limit_of_another_sort_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="phông chữ: 13"):
        words({"phông chữ": 13}, "phông chữ")


def test_lines_without_letters_are_not_judged() -> None:
    assert list(departures([centred(""), centred("  ")], layout.MOTTO, layout.MOTTO.sizes)) == []


def test_lines_that_depart_apart_are_counted_together_and_placed_at_the_first() -> None:
    lines = [piece(each, size_pt=size) for each, size in (("A b", 11), ("C d", 12), ("E f", 11))]
    placed = paper({Part.COPIES_HEAD: lines}).part(Part.COPIES_HEAD)

    first, *others = departures(placed, layout.COPIES_HEAD, exactly(12))

    assert (first.measured, first.required) == ("cỡ chữ 11 pt (2 đoạn)", "cỡ chữ 12 pt")
    assert first.edits == tuple(RunEdit(spot(each), None, "size_pt", 12) for each in (0, 2))
    assert [each.measured for each in others] == [
        "chữ không đậm (3 đoạn liền nhau)",
        "chữ đứng (3 đoạn liền nhau)",
    ]
