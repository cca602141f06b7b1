"""Slips of words: how they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checker import capital_words
from generator.checker.passages import read
from generator.checker.rules import wording
from generator.checker.slips import Slip, sightings, slip
from generator.vietnamese import nfc
from generator.view.records import Paragraph
from tests.checker.pieces import piece, spot


def _slips(of: ModuleType) -> Iterator[Slip]:
    for value in vars(of).values():
        if isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Slip))


SIGNED = [each for module in (capital_words, wording) for each in _slips(module) if each.signs]


@pytest.mark.parametrize("of", SIGNED, ids=lambda of: of.pattern.pattern[:40])
@settings(max_examples=60, suppress_health_check=[*HealthCheck], deadline=None)
@given(data=st.data())
def test_all_that_a_pattern_finds_has_one_of_its_signs(of: Slip, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(of.pattern))
    is_folded = of.pattern.flags & re.IGNORECASE

    assert any(sign in (text.casefold() if is_folded else text) for sign in of.signs)


def test_signs_of_a_pattern_that_ignores_case_are_small() -> None:
    folded = [sign for of in SIGNED if of.pattern.flags & re.IGNORECASE for sign in of.signs]

    assert folded == [nfc(sign).casefold() for sign in folded]


def test_a_sign_is_looked_for_in_all_cases_where_the_pattern_ignores_them() -> None:
    words = read([Paragraph(0, spot(0), piece("KINH TẾ-xã hội").runs)])
    pair = slip("kinh tế-xã hội", "kinh tế - xã hội", re.IGNORECASE, signs=("kinh tế",))

    assert [each.seen for each in sightings(words, pair)] == ["KINH TẾ-xã hội"]


def test_nothing_is_found_where_no_sign_is() -> None:
    words = read([Paragraph(0, spot(0), piece("xã Tân Phú").runs)])

    assert list(sightings(words, slip("xã", "Xã", signs=("Xã ",)))) == []
