"""Records as bytes: nothing that a record holds may change unseen."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.frozen import Frozen, packed, replace
from generator.model import Figure, Source

CELL = Source("so-lieu.xlsx", "Tổng hợp", "C8")
EXACT = st.builds(Fraction, st.integers(), st.integers(1, 1 << 80))


class Kind(Enum):
    """A kind of a thing."""

    ONE = "one"
    OTHER = "other"


class Thing(Frozen):
    """A record with all that records hold."""

    figure: Figure
    kind: Kind
    listed: dict[str, Figure]
    side: int = 0
    more: tuple[Fraction, ...] | None = None


FIGURE = Figure(Fraction(7, 10), "70%", CELL)
THING = Thing(FIGURE, Kind.ONE, {"a": FIGURE})


@pytest.mark.parametrize(
    "change",
    [
        {"figure": replace(FIGURE, value=Fraction(7, 11))},
        {"figure": replace(FIGURE, shown="71%")},
        {"figure": replace(FIGURE, source="so-lieu.xlsx")},
        {"figure": replace(FIGURE, source=replace(CELL, cell="C9"))},
        {"kind": Kind.OTHER},
        {"listed": {"b": FIGURE}},
        {"listed": {"a": replace(FIGURE, value=Fraction(7))}},
        {"listed": {}},
        {"side": -1},
        {"more": ()},
        {"more": (Fraction(1), Fraction(2))},
        {"more": (Fraction(1, 2),)},
    ],
)
def test_another_value_in_any_field_makes_other_bytes(change: dict[str, Any]) -> None:
    assert packed(replace(THING, **change)) != packed(THING)
    assert packed(replace(THING)) == packed(THING)


@given(EXACT, EXACT)
def test_numbers_of_any_length_are_told_apart(one: Fraction, other: Fraction) -> None:
    first, second = (packed(replace(FIGURE, value=value)) for value in (one, other))

    assert (first == second) is (one == other)


def test_what_nobody_said_how_to_pack_is_not_left_out() -> None:
    with pytest.raises(TypeError):
        packed(replace(THING, side=object()))
