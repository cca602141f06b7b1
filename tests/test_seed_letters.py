"""Letters made from data, settings and template, held against their seeds word for word."""

from __future__ import annotations

import pytest

from tests import (
    seed_quang_ngai_2023_08,
    seeds,
    test_seed_duc_pho_2025_01,
    test_seed_quang_ngai_2025_04,
)
from tests.seeds import Letter

LETTERS = (
    test_seed_duc_pho_2025_01.LETTER,
    seed_quang_ngai_2023_08.LETTER,
    test_seed_quang_ngai_2025_04.LETTER,
)
EACH = pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)


@EACH
def test_above_the_addressees_stands_what_the_seed_says(letter: Letter) -> None:
    head, _ = seeds.head_and_rest(letter.name)

    assert head == letter.head


@EACH
def test_the_letter_says_what_the_seed_says_word_for_word(letter: Letter) -> None:
    _, rest = seeds.head_and_rest(letter.name)
    body, end = seeds.body_and_end(rest)
    seed_body, seed_end = seeds.body_and_end(seeds.corrected(letter.seed, letter.corrections))

    assert body == seed_body
    assert end == seed_end


@EACH
def test_the_checker_says_what_the_dossier_lists_and_nothing_else(letter: Letter) -> None:
    assert seeds.found(letter.name) == seeds.listed(letter.name)
