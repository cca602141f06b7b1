"""JSON is written as the standard library writes it, though piece by piece."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.batch.pretty import pieces

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=9)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)
OBJECTS = st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=5)


@given(OBJECTS)
def test_an_object_is_written_as_json_dumps_writes_it(content: dict[str, object]) -> None:
    expected = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)

    assert "".join(pieces(content)) == expected


@given(OBJECTS)
def test_a_list_may_come_one_by_one(content: dict[str, object]) -> None:
    lazy = {
        key: iter(value) if isinstance(value, list) else value for key, value in content.items()
    }

    expected = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)

    assert "".join(pieces(lazy)) == expected
