"""Headings are found by how their lines begin; no word of them is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import Block, Cell, Note, Paragraph, Run, Table, lines
from generator.context import with_headings, with_titles_kept
from generator.wordml import write


def headed(*texts: str) -> list[tuple[str, str]]:
    """Return the style and the text of each line."""
    blocks = with_headings(Paragraph((Run(text),)) for text in texts)
    return [(_style(block), "".join(lines(block))) for block in blocks]


def _style(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return block.style


@pytest.mark.parametrize("label", ["Phần I", "Chương II", "Mục 3", "Tiểu mục 1"])
def test_a_chapter_and_the_title_below_it_are_centred(label: str) -> None:
    assert headed(label, "QUY ĐỊNH CHUNG") == [("DeMuc", label), ("DeMucTen", "QUY ĐỊNH CHUNG")]


@pytest.mark.parametrize("text", ["I. MỤC TIÊU", "XIV. TỔ CHỨC THỰC HIỆN", "Điều 12. Hiệu lực"])
def test_a_heading_on_the_line_of_its_number_is_a_line_of_the_text(text: str) -> None:
    assert headed(text) == [("DeMucDong", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chương I của Quy chế này có hiệu lực ngay.",
        "I. Mục tiêu chung là nâng cao tỷ lệ.",
        "Mục 1 Phụ lục I",
        "1. Mục đích",
        "a) Nâng cao tỷ lệ",
        "QUY ĐỊNH CHUNG",
        "Điều này",
        "Theo Điều 1. thì",
    ],
)
def test_what_only_looks_like_a_heading_stays_text(text: str) -> None:
    assert headed(text) == [("NoiDung", text)]


def test_capitals_are_a_title_only_right_below_a_chapter() -> None:
    assert headed("Chương I", "Lời văn.", "QUY ĐỊNH CHUNG")[2] == ("NoiDung", "QUY ĐỊNH CHUNG")


def test_the_number_of_an_article_is_bold_where_a_sentence_follows() -> None:
    (found,) = with_headings([Paragraph((Run("Điều 1. Ban hành "), Run("Quy chế.", italic=True)))])

    assert found == Paragraph(
        (Run("Điều 1.", bold=True), Run(" Ban hành "), Run("Quy chế.", italic=True))
    )


def test_an_article_that_its_author_made_bold_is_left_so() -> None:
    typed = Paragraph((Run("Điều 1.", bold=True), Run(" Ban hành.")))

    assert list(with_headings([typed])) == [typed]


def test_an_article_that_begins_with_a_footnote_is_left_as_it_is() -> None:
    typed = Paragraph((Note((Paragraph((Run("Nguồn"),)),)), Run("Điều 1. Ban hành.")))

    assert list(with_headings([typed])) == [typed]


def test_a_table_is_no_title_of_a_chapter() -> None:
    table = Table((), ((Cell("QUY ĐỊNH"),),), 160)
    chapter, after = Paragraph((Run("Chương I"),)), Paragraph((Run("QUY ĐỊNH CHUNG"),))

    assert list(with_headings([chapter, table, after]))[1:] == [table, after]


@given(st.lists(st.text("Điều Chương Mục IVX 1.2ab;:", min_size=1)))
def test_no_word_is_changed(texts: list[str]) -> None:
    assert [text for _, text in headed(*texts)] == texts


# --- titles of clauses ------------------------------------------------------------------------


def kept(*texts: str) -> list[bool]:
    blocks = with_titles_kept(Paragraph((Run(text),)) for text in texts)
    return [isinstance(block, Paragraph) and block.keeps_next for block in blocks]


@pytest.mark.parametrize("text", ["1. Mục đích", "2.1. Yêu cầu", "a) Về thể chế", "đ) Về tổ chức"])
def test_the_title_of_a_clause_stays_with_what_it_names(text: str) -> None:
    assert kept(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "1. Giao Sở Y tế chủ trì.",
        "a) Rà soát;",
        "2. Văn phòng:",
        "- Sở Y tế",
        "Lời văn",
        "1. Hết./",
    ],
)
def test_a_sentence_may_end_a_page(text: str) -> None:
    assert kept(text) == [False]


def test_a_title_at_the_foot_of_a_page_is_held_in_the_file() -> None:
    (held,) = with_titles_kept([Paragraph((Run("1. Mục đích", bold=True),))])

    assert isinstance(held, Paragraph)
    assert '<w:pStyle w:val="NoiDung"/><w:keepNext/>' in write(held).xml
