"""JSON is written as the standard library writes it, though piece by piece and from forms."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.batch.pretty import PLACE, Ready, form, pieces, ready
from generator.frozen import in_json

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=9)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)
OBJECTS = st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=5)
PLACED = st.none() | st.integers() | st.text(max_size=9)


def by_the_library(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


@given(OBJECTS)
def test_an_object_is_written_as_json_dumps_writes_it(content: dict[str, object]) -> None:
    assert b"".join(pieces(content)).decode() == by_the_library(content)


@given(st.lists(st.dictionaries(st.text('ab%"Đ', max_size=3), PLACED, min_size=1), max_size=4))
def test_entries_of_a_list_may_be_made_from_forms(
    entries: list[dict[str, str | int | None]],
) -> None:
    made = [
        form(dict.fromkeys(each, PLACE)) % tuple(in_json(each[name]) for name in sorted(each))
        for each in entries
    ]

    assert b"".join(pieces({"a": ready(made)})).decode() == by_the_library({"a": entries})


def test_a_list_without_entries_is_empty() -> None:
    assert ready([]) == Ready(b"[]")
