"""What is done once for a set grows with its rows, and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from bench import country
from generator.batch import make, parcel, reconciling, sheets
from generator.batch.dossier import Dossier, read
from generator.batch.manifest import manifest

FEW, MANY = 110, 330
FEWEST, MOST = 1.2, 3.3
"""Three times the rows: three times the calls, less what is done once."""


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, ours and those of libraries in Python."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Dossier]:
    root = tmp_path_factory.mktemp("countries")
    return {count: read(country.write(root / str(count), count)) for count in (FEW, MANY)}


def grown(work: Callable[[int], object]) -> float:
    """Return how many times the calls are that three times the rows take."""
    work(FEW)  # what is remembered from the first time on
    few, many = (calls(partial(work, count)) for count in (FEW, MANY))
    return many / few


def test_reading_and_judging_grow_with_the_rows(dossiers: dict[int, Dossier]) -> None:
    assert FEWEST < grown(lambda count: read(dossiers[count].settings.folder)) < MOST


def test_a_letter_with_all_rows_and_its_workbook_grow_with_them(
    dossiers: dict[int, Dossier],
) -> None:
    letters = {count: make.letter_fields(each) for count, each in dossiers.items()}

    assert FEWEST < grown(lambda count: list(make.of_all(dossiers[count], letters[count]))) < MOST


def test_reading_back_grows_with_the_rows(dossiers: dict[int, Dossier]) -> None:
    letters = {count: make.letter_fields(each) for count, each in dossiers.items()}
    made = {count: list(make.of_all(dossiers[count], letters[count])) for count in dossiers}

    assert FEWEST < grown(lambda count: reconciling.read_all(dossiers[count], made[count])) < MOST


def test_the_manifest_grows_with_the_rows(dossiers: dict[int, Dossier]) -> None:
    assert FEWEST < grown(lambda count: manifest(dossiers[count], [])) < MOST


def test_what_every_worker_is_sent_does_not_grow(dossiers: dict[int, Dossier]) -> None:
    sent = {
        count: len(
            parcel.packed([own for _, own in sheets.patterns(each, make.letter_fields(each))])
        )
        for count, each in dossiers.items()
    }

    assert sent[MANY] < sent[FEW] * 1.05
