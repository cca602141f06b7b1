"""Each bad input of the catalogue is given to `congvan build` as a clerk would, and answered."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest
from docx import Document

from generator.cli import main
from tests.catalogue import commands, delimited, files, letters, rows, settings, tables, values
from tests.catalogue.rows import Row

THEMES = (files, tables, values, letters, delimited, settings, commands)
ROWS: tuple[Row, ...] = tuple(chain.from_iterable(theme.ROWS for theme in THEMES))
IDS = [*(f"D{number}" for number in range(1, 53)), *(f"C{number}" for number in range(1, 20))]

ELSEWHERE = {
    "D1": ["test_a_file_that_the_machine_withholds_is_not_the_users_mistake"],
    "D33": ["test_figures_that_are_all_those_of_the_last_period_are_found_once"],
    "D49": ["test_a_file_that_is_saved_while_it_is_read_is_refused"],
    "C17": ["test_a_set_is_never_written_over_its_dossier"],
    "C18": [
        "test_a_console_of_an_old_code_page_is_spoken_to_in_unicode",
        "test_a_set_is_the_same_in_any_country_and_any_language",
    ],
    "C19": ["test_a_set_is_the_same_in_any_country_and_any_language"],
}
"""What a row cannot hold, being more than a file; the names of the tests that hold it."""

NOT_TESTED = {
    "D51": "A share that drops in the middle is an OSError in Path.read_bytes, as in D1: the "
    "inputs are read whole before anything is written, and a rerun reads them anew.",
    "C14": "There is no pattern of file names to get wrong: batch/make.py gives them by code.",
}
"""Inputs that no test gives, with the reason."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.id}: {row.given}"[:60])
def test_it_is_answered(row: Row, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier, out = rows.sound(tmp_path / rows.NAME), tmp_path / "out"
    row.make(dossier)

    code = main(["build", str(dossier), "--out", str(out), *row.arguments])

    assert (code, capsys.readouterr().err) == (row.code, row.says)
    if row.code:
        assert not out.exists()
    else:
        assert_read(out / rows.NAME, row)


def assert_read(folder: Path, row: Row) -> None:
    manifest = json.loads((folder / "bo-van-ban.json").read_text("utf-8"))
    figures = {each["organization"]: each["figures"] for each in manifest["results"]}
    assert {key: figures[key[0]][key[1]]["value"] for key in row.reads} == row.reads
    letter = Document(str(folder / "cong-van.docx"))
    shown = "\n".join(each.text or "" for each in letter.element.body.iter("{*}t"))
    assert [printed for printed in row.prints if printed not in shown] == []


def test_the_dossier_that_the_rows_spoil_is_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = rows.sound(tmp_path / rows.NAME)

    assert main(["build", str(dossier), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""


def test_every_input_of_the_catalogue_has_a_row_a_test_or_a_reason() -> None:
    held = {row.id for row in ROWS} | set(ELSEWHERE) | set(NOT_TESTED)

    assert sorted(held) == sorted(IDS)
    assert set(NOT_TESTED) & ({row.id for row in ROWS} | set(ELSEWHERE)) == set()


def test_every_test_that_the_catalogue_names_is_there() -> None:
    folder = Path(__file__).parent.parent
    tests = "\n".join(path.read_text("utf-8") for path in folder.rglob("test_*.py"))

    named = chain.from_iterable(ELSEWHERE.values())
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_no_two_rows_of_the_catalogue_are_the_same() -> None:
    given = [(row.id, row.given) for row in ROWS]

    assert sorted(set(given)) == sorted(given)
