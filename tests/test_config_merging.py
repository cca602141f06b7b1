"""Entries of a dossier are laid over those of its office file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.office import merged
from generator.config.source import Plain, Source, read
from generator.errors import Place


def laid(dossier: str, office: str) -> Source:
    below = read(office.encode(), "../co-quan.yaml")
    return merged(read(dossier.encode(), "congvan.yaml"), below)


def test_an_entry_of_the_dossier_stands_for_that_of_the_office() -> None:
    source = laid("a:\n  y: 3\n", "a:\n  x: 1\n  y: 2\nb: 4\n")

    assert source.data == {"a": {"x": "1", "y": "3"}, "b": "4"}


def test_entries_meet_however_their_names_are_typed_and_keep_the_dossiers_spelling() -> None:
    source = laid("TỔNG  HỒ SƠ:\n  y: 2\n", "Tổng hồ sơ:\n  x: 1\n")

    assert source.data == {"TỔNG HỒ SƠ": {"x": "1", "y": "2"}}


def test_the_order_is_the_offices_and_what_only_the_dossier_says_comes_last() -> None:
    source = laid("d: 1\nc: 2\na: 3\n", "a: 4\nb: 5\nc: 6\n")

    assert list(source.data) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("a:\n  - z\n", id="a list"),
        pytest.param("a: z\n", id="a text"),
    ],
)
@pytest.mark.parametrize(
    "office",
    [
        pytest.param("a:\n  - x\n  - y\n", id="a list"),
        pytest.param("a: x\n", id="a text"),
        pytest.param("a:\n  x: 1\n", id="entries"),
        pytest.param("a:\n", id="a blank"),
    ],
)
def test_a_list_or_a_text_stands_for_the_whole(own: str, office: str) -> None:
    assert laid(own, office).data == read(own.encode(), "x").data


def test_entries_stand_for_the_whole_of_a_list() -> None:
    assert laid("a:\n  x: 1\n", "a:\n  - y: 2\n").data == {"a": {"x": "1"}}


def test_a_blank_takes_away_what_the_office_says() -> None:
    source = laid("a:\n  x:\nb:\nc:\n", "a:\n  x: 1\n  y: 2\nb:\n  - z\n")

    assert source.data == {"a": {"y": "2"}, "c": None}
    assert source.is_blanked(("A", "X"))
    assert source.is_blanked(("b",))
    assert not source.is_blanked(("c",))


def test_each_entry_has_its_place_in_its_own_file() -> None:
    source = laid("# kỳ\na:\n  y: 3\n", "a:\n  x: 1\n  y: 2\nb: 4\n")

    assert source.place(("a",)) == Place("congvan.yaml", 2, 1)
    assert source.place(("a", "y")) == Place("congvan.yaml", 3, 3)
    assert source.place(("a", "x")) == Place("../co-quan.yaml", 2, 3)
    assert source.place(("b", "z")) == Place("../co-quan.yaml", 4, 1)


def test_what_the_dossier_replaced_has_no_place_in_the_office_file() -> None:
    source = laid("a:\n  - x: 1\n", "a:\n  - x: 1\n    y: 2\n  - z: 3\n")

    assert source.place(("a", 0, "y")) == Place("congvan.yaml", 2, 5)
    assert source.place(("a", 1, "z")) == Place("congvan.yaml", 1, 1)
    assert source.text(("a", 1)) == ""
    assert source.text(("a", 0)) == "x: 1"


def test_the_words_of_an_item_that_became_an_entry_are_kept_of_either_file() -> None:
    source = laid("a:\n  - VP. UBND: LĐVP\n", "b:\n  - Lưu: VT\n")

    assert (source.text(("a", 0)), source.text(("b", 0))) == ("VP. UBND: LĐVP", "Lưu: VT")


TREES: st.SearchStrategy[Plain] = st.recursive(
    st.sampled_from(["1", "2"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("abcđ"), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
SOURCES = st.dictionaries(st.sampled_from("abcđ"), TREES, max_size=4).map(
    lambda data: Source("x", data, {}, {})
)


@given(SOURCES)
def test_over_an_empty_file_or_itself_a_dossier_stays_what_it_is(dossier: Source) -> None:
    assert merged(dossier, Source("y", {}, {}, {})).data == dossier.data
    assert merged(Source("y", {}, {}, {}), dossier).data == dossier.data
    assert merged(dossier, dossier).data == dossier.data


@given(SOURCES, SOURCES, SOURCES)
def test_laying_three_over_one_another_needs_no_brackets(a: Source, b: Source, c: Source) -> None:
    assert merged(a, merged(b, c)).data == merged(merged(a, b), c).data
