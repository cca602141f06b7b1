"""Phần, chương, mục, điều, khoản, điểm: numbers and letters that follow each other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from generator.checker.paper import Heading, Level, Paper, Part
from generator.checker.rules import headings
from generator.frozen import replace
from tests.checker.pieces import paper, piece, told


def of(*labels: tuple[Level, str], number: str = "") -> Paper:
    """Make a paper of headings."""
    judged = paper({Part.BODY: [piece(f"{label} Nội dung.", number=number) for _, label in labels]})
    return replace(judged, headings=tuple(_headings(labels, judged)))


def _headings(labels: Iterable[tuple[Level, str]], judged: Paper) -> Iterable[Heading]:
    for (level, label), line in zip(labels, judged.part(Part.BODY), strict=True):
        yield Heading(level, label, line)


def points(letters: str, number: str = "") -> Paper:
    return of(*((Level.POINT, letter) for letter in letters), number=number)


def test_the_vietnamese_alphabet_is_in_order() -> None:
    judged = points("abcdđeghiklmnopqrstuvxy")

    assert told(headings.point_letters_not_vietnamese, judged) == []
    assert told(headings.numbers_out_of_order, judged) == []


def test_an_automatic_list_of_word_lacks_a_letter() -> None:
    judged = points("abcdefg", number="a)")

    assert told(headings.point_letters_not_vietnamese, judged) == [
        ("sau điểm d) là điểm e), thiếu điểm đ) (đánh số tự động)", "điểm đ)"),
        ("điểm f) (đánh số tự động)", "a, b, c, d, đ, e, g, h, i, k, l, …"),
    ]
    assert told(headings.numbers_out_of_order, judged) == []


@pytest.mark.parametrize(
    ("letters", "what"),
    [
        ("acd", [("sau điểm a) là điểm c)", "điểm b)")]),
        ("abbc", [("điểm b) hai lần liền nhau", "điểm c)")]),
        ("bcd", [("bắt đầu bằng điểm b)", "điểm a)")]),
        ("abab", []),
    ],
)
def test_letters_follow_each_other(letters: str, what: list[tuple[str, str]]) -> None:
    assert told(headings.numbers_out_of_order, points(letters)) == what


def test_points_begin_anew_under_each_clause() -> None:
    judged = of(
        (Level.CLAUSE, "1"), (Level.POINT, "a"), (Level.CLAUSE, "2"), (Level.POINT, "a")
    )  # fmt: skip

    assert told(headings.numbers_out_of_order, judged) == []


def test_articles_run_on_through_chapters() -> None:
    judged = of(
        (Level.CHAPTER, "I"), (Level.ARTICLE, "1"), (Level.ARTICLE, "2"),
        (Level.CHAPTER, "II"), (Level.ARTICLE, "3"), (Level.ARTICLE, "5"),
    )  # fmt: skip

    assert told(headings.numbers_out_of_order, judged) == [("sau Điều 3 là Điều 5", "Điều 4")]


def test_clauses_may_run_on_through_sections() -> None:
    judged = of(
        (Level.ROMAN, "I"), (Level.CLAUSE, "1"), (Level.ROMAN, "II"), (Level.CLAUSE, "2")
    )  # fmt: skip

    assert told(headings.numbers_out_of_order, judged) == []


def test_a_roman_number_that_jumps_is_told_with_the_one_expected() -> None:
    judged = of((Level.ROMAN, "I"), (Level.ROMAN, "III"))

    assert told(headings.numbers_out_of_order, judged) == [("sau mục I là mục III", "mục II")]


@pytest.mark.parametrize("words", ["1.234 hồ sơ", "1. Mục tiêu", "01/4/2025 là hạn", "a) Nội dung"])
def test_a_figure_or_a_sound_number_is_no_wrong_number(words: str) -> None:
    judged = paper({Part.BODY: piece(words)})

    assert told(headings.decimal_numbering, judged) == []
    assert told(headings.number_with_wrong_mark, judged) == []


def test_a_line_beside_sentences_is_no_title() -> None:
    judged = of((Level.CLAUSE, "1"), (Level.CLAUSE, "2"))
    first, second = judged.headings
    mixed = replace(judged, headings=(replace(first, has_title=True), second))

    assert told(headings.clause_in_wrong_type, mixed) == []


def titled(*levels: tuple[Level, str]) -> Paper:
    judged = of(*levels)
    levels_with_titles = (
        replace(each, has_title=each.level is Level.CLAUSE) for each in judged.headings
    )
    return replace(judged, headings=tuple(levels_with_titles))


def test_lines_that_are_all_titles_are_bold() -> None:
    judged = titled((Level.CLAUSE, "1"), (Level.POINT, "a"), (Level.CLAUSE, "2"))

    assert told(headings.clause_in_wrong_type, judged) == [
        ("chữ không đậm (2 đoạn liền nhau)", "chữ đậm")
    ]


def test_lines_with_nothing_under_them_are_a_list_not_titles() -> None:
    judged = titled((Level.CLAUSE, "1"), (Level.CLAUSE, "2"), (Level.POINT, "a"))

    assert told(headings.clause_in_wrong_type, judged) == []


def test_a_title_alone_is_bold() -> None:
    judged = titled((Level.CLAUSE, "1"))

    assert told(headings.clause_in_wrong_type, judged) == [("chữ không đậm", "chữ đậm")]
