"""Lines of text are as long as they would be in Times New Roman."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.metrics import unbroken, width_mm

LOOKS = [*product((False, True), repeat=2)]
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
TEXTS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ẾỘợữ0123456789.,%()-/", max_size=40)


@pytest.mark.parametrize(
    ("text", "size", "look", "expected"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "bold", 95.67),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "bold", 88.32),
        ("Độc lập - Tự do - Hạnh phúc", 14, "bold", 60.46),
        ("An Giang, ngày 24 tháng 01 năm 2025", 14, "italic", 76.82),
        ("Nơi nhận:", 12, "bold italic", 18.15),
        ("663.690", 13, "", 14.9),
    ],
)
def test_a_line_is_as_long_as_the_font_says(
    text: str, size: float, look: str, expected: float
) -> None:
    width = width_mm(text, size, bold="bold" in look, italic="italic" in look)

    assert width == pytest.approx(expected, abs=0.01)


def test_an_em_of_figures_is_two_figures() -> None:
    assert width_mm("00", 72) == pytest.approx(25.4)


@pytest.mark.parametrize(("bold", "italic"), LOOKS)
@pytest.mark.parametrize("base", VOWELS + VOWELS.upper())
def test_a_tone_takes_no_room(base: str, bold: bool, italic: bool) -> None:
    widths = {
        width_mm(unicodedata.normalize("NFC", base + tone), 14, bold, italic) for tone in TONES
    }

    assert len(widths) == 1


@pytest.mark.parametrize(("plain", "other"), ["aă", "aâ", "eê", "oô", "AĂ", "EÊ", "OÔ"])
def test_a_hat_takes_no_room(plain: str, other: str) -> None:
    assert width_mm(plain, 14) == width_mm(other, 14)


@pytest.mark.parametrize(("bold", "italic"), LOOKS)
@pytest.mark.parametrize(("plain", "horned"), ["oơ", "uư", "UƯ"])
def test_a_horn_does_take_room(plain: str, horned: str, bold: bool, italic: bool) -> None:
    assert width_mm(plain, 14, bold, italic) < width_mm(horned, 14, bold, italic)


@given(TEXTS)
def test_composed_and_decomposed_letters_are_as_long(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert width_mm(decomposed, 13) == pytest.approx(width_mm(text, 13))


@given(TEXTS, TEXTS)
def test_a_line_is_as_long_as_its_pieces(left: str, right: str) -> None:
    assert width_mm(left + right, 13) == pytest.approx(width_mm(left, 13) + width_mm(right, 13))


@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_a_line_grows_with_the_size_of_its_letters(text: str, size: int) -> None:
    assert width_mm(text, size) == pytest.approx(size * width_mm(text, 1))


def test_a_no_break_space_is_a_space() -> None:
    assert width_mm("\u00a0", 13) == width_mm(" ", 13)


def test_a_line_breaks_at_its_spaces_but_not_at_those_that_hold() -> None:
    assert unbroken(" a  b\nc ") == ["a", "b", "c"]
    assert unbroken("1\u00a0234 đồng\tx\u202fy") == ["1\u00a0234", "đồng", "x\u202fy"]
    assert unbroken(" ") == []


def test_a_character_that_is_not_in_the_table_counts_as_an_n() -> None:
    assert width_mm("字", 13) == width_mm("n", 13)


def test_what_joins_without_being_seen_takes_no_room() -> None:
    assert width_mm("\u2060\u200b", 13) == 0


def test_nothing_takes_no_room() -> None:
    assert width_mm("", 13) == 0


@pytest.mark.parametrize(("bold", "italic"), LOOKS)
def test_all_digits_are_of_one_width(bold: bool, italic: bool) -> None:
    assert len({width_mm(digit, 14, bold, italic) for digit in "0123456789"}) == 1


@given(TEXTS, TEXTS)
def test_a_line_is_as_long_as_its_pieces_however_it_is_composed(left: str, right: str) -> None:
    whole = width_mm(unicodedata.normalize("NFD", f"{left} {right}"), 14)

    assert whole == pytest.approx(sum(width_mm(each, 14) for each in (left, " ", right)))
