"""Lines of a text that begin a new page, and what is said of those that cannot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import layout
from generator.blocks import Break, Paragraph, Table
from generator.errors import Refused
from generator.text import parse

TABLE = "| A | B |\n|---|---|\n| 1 | 2 |\n"


def told(*lines: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        parse("\n".join(lines), "noi-dung.md")
    return [f"{each.code} {each}" for each in caught.value.problems]


def test_marks_on_lines_of_their_own_are_breaks() -> None:
    blocks = parse("Một.\n[sang trang]\nHai.\n[trang ngang]\nBa.\n[trang dọc]\nBốn.", "t")

    assert [each for each in blocks if isinstance(each, Break)] == [*Break]


@pytest.mark.parametrize("mark", ["[Sang trang]", "[ SANG  TRANG ]", "  [sang trang]\t"])
def test_case_and_spaces_of_a_mark_do_not_matter(mark: str) -> None:
    assert parse(f"Một.\n{mark}\nHai.", "t")[1] is Break.PAGE


def test_a_table_between_the_marks_has_the_width_of_the_long_side() -> None:
    source = f"Một.\n{TABLE}[trang ngang]\n{TABLE}[trang dọc]\n{TABLE}"

    widths = [each.width_mm for each in parse(source, "t") if isinstance(each, Table)]

    upright, long = layout.PORTRAIT.text_width_mm, layout.LANDSCAPE.text_width_mm
    assert widths == [upright, long, upright]


@pytest.mark.parametrize(
    "line",
    [
        "Xem [sang trang] ở dưới.",
        "[1] Trang 5.",
        "[sang]",
        "**[sang trang]**",
        "[một dòng rất dài về việc đánh số trang của sách]",
    ],
)
def test_a_line_that_is_no_mark_is_printed_as_typed(line: str) -> None:
    (block,) = parse(line, "t")

    assert isinstance(block, Paragraph)


def test_a_backslash_prints_the_mark_itself() -> None:
    (block,) = parse("\\[sang trang]", "t")

    assert isinstance(block, Paragraph)
    assert [str(run.content) for run in block.inlines if hasattr(run, "content")] == [
        "[sang trang]"
    ]


AS_TEXT = "Muốn in nguyên dòng này thì gõ thêm dấu «\\» ở trước."


def test_a_mark_without_its_accents_is_told_the_right_one() -> None:
    assert told("Một.", "[trang doc]", "Hai.") == [
        "VB22 noi-dung.md, dòng 2: «[trang doc]» không phải là dấu sang trang. "
        f"Có phải «[trang dọc]» không? {AS_TEXT}"
    ]


def test_a_mark_that_is_like_none_is_told_them_all() -> None:
    assert told("Một.", "[ngắt trang]", "Hai.") == [
        "VB22 noi-dung.md, dòng 2: «[ngắt trang]» không phải là dấu sang trang. "
        f"Có phải «[sang trang]» không? {AS_TEXT}"
    ]


def test_pages_turn_and_turn_back_once() -> None:
    assert told("Một.", "[trang dọc]", "Hai.") == [
        "VB23 noi-dung.md, dòng 2: «[trang dọc]» mà ở trên chưa có «[trang ngang]». "
        "Ghi «[trang ngang]» ở chỗ bắt đầu trang ngang, hoặc bỏ dấu này."
    ]
    lines = ("Một.", "[trang ngang]", "Hai.", "[trang ngang]", "Ba.", "[trang dọc]", "Bốn.")
    assert told(*lines) == [
        "VB23 noi-dung.md, dòng 4: «[trang ngang]» ghi lần nữa khi trang đang ngang. "
        "Ghi «[trang dọc]» ở chỗ hết trang ngang, hoặc bỏ dấu này."
    ]


def test_what_is_signed_does_not_lie() -> None:
    assert told("Một.", "[trang ngang]", "Hai.") == [
        "VB24 noi-dung.md, dòng 2: trang ngang kéo đến hết nội dung: chữ ký, nơi nhận sẽ nằm "
        "trên trang ngang. Ghi «[trang dọc]» rồi ít nhất một đoạn ở dưới; hoặc để bảng ấy thành "
        "phụ lục ngang."
    ]


@pytest.mark.parametrize("end", [["[sang trang]"], ["[trang ngang]", "Hai.", "[trang dọc]"]])
def test_a_signature_is_not_left_alone_on_a_page(end: list[str]) -> None:
    (only,) = told("Một.", *end)

    assert only.endswith(
        "dấu sang trang đứng cuối nội dung: chữ ký sẽ đứng một mình trên trang sau. "
        "Để ít nhất một đoạn ở dưới dấu này, hoặc bỏ dấu."
    )


def test_no_page_is_left_empty() -> None:
    assert told("[sang trang]", "Một.") == [
        "VB25 noi-dung.md, dòng 1: «[sang trang]» đứng trước mọi đoạn: trang đầu không có chữ "
        "nào của nội dung. Để ít nhất một đoạn ở trên dấu này, hoặc bỏ dấu."
    ]
    assert told("Một.", "[trang ngang]", "", "[trang dọc]", "Hai.") == [
        "VB25 noi-dung.md, dòng 4: «[trang dọc]» đứng ngay sau một dấu sang trang khác: ở giữa "
        "là một trang trắng. Bỏ một trong hai dấu; trang ngang, trang dọc đã là sang trang."
    ]


def test_a_text_of_marks_alone_has_no_paragraph() -> None:
    assert [each[:4] for each in told("[sang trang]")] == ["VB09", "VB25", "VB24"]


# --- any text ---------------------------------------------------------------------------------

LINES = st.sampled_from(
    ["Lời.", "", "[sang trang]", "[trang ngang]", "[trang dọc]", "| A |\n|---|\n| 1 |", "[trang x]"]
)


@given(st.lists(LINES, max_size=9))
def test_a_text_is_refused_or_no_page_of_it_is_empty(typed: list[str]) -> None:
    try:
        blocks = parse("\n".join(typed), "t")
    except Refused:
        return
    assert isinstance(blocks[0], Paragraph | Table)
    assert isinstance(blocks[-1], Paragraph | Table)
    assert not any(
        isinstance(one, Break) and isinstance(other, Break) for one, other in pairwise(blocks)
    )
    turns = [each for each in blocks if isinstance(each, Break) and each is not Break.PAGE]
    assert turns == [Break.LANDSCAPE, Break.PORTRAIT] * (len(turns) // 2)
