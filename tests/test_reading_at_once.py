"""What is looked at all at once is judged as a look at each one judges it."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate.ranking import places
from generator.model import Ranking
from generator.vietnamese import fold_text, legacy_text, legacy_texts, number
from generator.workbook import read_register
from generator.workbook.cells import Book, Cell, CellKind, Grid
from generator.workbook.sheet import Sheet, as_text, laid_out
from tests.spreadsheets import refusal, spreadsheet

TITLES = ("Mã", "Tên đầy đủ", "Nhóm", "Thứ tự", "Tên khác", "Từ ngày")
STRANGE = (None, "", " ", 7, 1.5, True, "a\nb", "a\u200bb", "\u0391n", "\u2126", "e\u0302", "x. y")
VALUES = st.sampled_from((*STRANGE, "Xã An", "A1", "12", "1234567890", "01/07/2025"))


def told_of_the_first(*rows: tuple[object, ...]) -> list[str]:
    with TemporaryDirectory() as folder:
        path = spreadsheet(Path(folder) / "dv.xlsx", [TITLES, *rows], "Đơn vị")
        told = refusal(lambda: read_register(path, "dv.xlsx"))
    return [each for each in told if re.search("ô [A-F]2[^0-9]", each)]


@given(st.tuples(*[VALUES] * len(TITLES)))
def test_a_line_of_the_register_is_refused_for_the_same_beside_any_other(
    line: tuple[object, ...],
) -> None:
    plain, hidden = ("B", "Xã Bình"), ("B", "Xã\u200b Bình")
    twice = ("B", "Xã Ba")  # so that all is refused, whatever the line says

    beside_plain = told_of_the_first(line, plain, twice)
    beside_hidden = told_of_the_first(line, hidden, twice)

    assert beside_plain == beside_hidden


@given(st.lists(st.text(st.sampled_from("aăắ \u00a0\n\u0301|x"), max_size=6), max_size=5))
def test_texts_are_cleaned_alike_whether_all_are_clean_or_not(texts: list[str]) -> None:
    sheet = of_texts(texts)

    for row, text in enumerate(texts, start=1):
        assert sheet.text((row, 1)) == " ".join(as_text(text).split())
        assert sheet.folded((row, 1)) == fold_text(text)


def of_texts(texts: list[str]) -> Sheet:
    cells = {(row, 1): Cell(CellKind.TEXT, text) for row, text in enumerate(texts, start=1)}
    return laid_out(Book("a.xlsx", ()), Grid("T", cells))


@pytest.mark.parametrize("value", [5, 5.0, 0.5, -3, 1e-7, 1e20])
def test_a_number_is_folded_as_its_text_is(value: float) -> None:
    sheet = laid_out(Book("a.xlsx", ()), Grid("T", {(1, 1): Cell(CellKind.NUMBER, value)}))

    assert sheet.folded((1, 1)) == fold_text(sheet.text((1, 1)))


@given(st.sets(st.sampled_from(["Xã An", "Uû ban nh©n d©n x·", "«Xã»", "Résumé", "daân xaõ", "x"])))
def test_many_texts_are_told_as_each_of_them_is(texts: set[str]) -> None:
    assert legacy_texts(texts) == {each: old for each in texts if (old := legacy_text(each))}


@given(st.integers(), st.integers(0, 4), st.booleans())
def test_whole_numbers_are_written_as_fractions_are(
    value: int, decimals: int, trims_zeros: bool
) -> None:
    written = number(Fraction(value), decimals, trims_zeros=trims_zeros)

    assert number(value, decimals, trims_zeros=trims_zeros) == written


@given(
    st.lists(st.fractions() | st.sampled_from([Fraction(1, 3), Fraction(10**13 + 1, 10**13), 1]))
)
def test_ranks_are_those_of_the_exact_values(values: list[Fraction]) -> None:
    ranks = places(dict(enumerate(values)), Ranking(highest_first=True))

    assert ranks == {at: 1 + sum(o > each for o in values) for at, each in enumerate(values)}
