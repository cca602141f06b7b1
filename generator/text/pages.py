"""Lines that begin a new page: `[sang trang]`, `[trang ngang]` … `[trang dọc]`.

A mark stands on a line of its own, in brackets, with the word «trang» in it. Such a line that is
none of the three is told and not printed; with a backslash before it, it is printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.blocks import Block, Break
from generator.errors import Place, Problem, error
from generator.vietnamese import file_name, fold_text, nearest

MARKS = {fold_text(each.value): each for each in Break}
MOST_WORDS = 4
_IN_BRACKETS = re.compile(r"(\\?)(\[[^\[\]{}|^]*\])")
AS_TEXT = "Muốn in nguyên dòng này thì gõ thêm dấu «\\» ở trước."


def mark_of(line: str) -> str | None:
    """Return the words of a line that looks like a mark, without the backslash before it."""
    found = _IN_BRACKETS.fullmatch(line)
    words = file_name(found[2]).split("-") if found else []
    return found[2] if found and "trang" in words and len(words) <= MOST_WORDS else None


def break_of(mark: str) -> Break | None:
    """Return the break that a mark asks for; the case of letters and spaces do not matter."""
    return MARKS.get(fold_text(mark).replace("[ ", "[").replace(" ]", "]"))


def unknown_mark(mark: str, place: Place) -> Problem:
    """Say that a line looks like a mark and is none."""
    known = [each.value for each in Break]
    near = nearest(mark, known)
    listed = f"Các dấu có: {', '.join(known)}."
    remedy = f"Có phải «{near}» không?" if near else listed
    return error("VB22", place, f"«{mark}» không phải là dấu sang trang.", f"{remedy} {AS_TEXT}")


def problems_of_breaks(
    blocks: Sequence[Block], numbers: Sequence[int], file: str
) -> Iterator[Problem]:
    """Find breaks that contradict each other or leave a page empty; `numbers` are their lines."""
    lies, begun, left = False, 0, iter(numbers)
    for at, block in enumerate(blocks):
        if not isinstance(block, Break):
            continue
        place = Place(file, next(left))
        if at == begun:
            yield _empty(block, place, is_first=at == 0)
        if block is not Break.PAGE and lies is (block is Break.LANDSCAPE):
            yield _twice(block, place)
        lies = lies if block is Break.PAGE else block is Break.LANDSCAPE
        begun = at + 1
    if numbers and (lies or begun == len(blocks)):
        yield _unfinished(Place(file, numbers[-1]), lies=lies)


def _empty(block: Break, place: Place, *, is_first: bool) -> Problem:
    if is_first:
        what = f"«{block.value}» đứng trước mọi đoạn: trang đầu không có chữ nào của nội dung."
        return error("VB25", place, what, "Để ít nhất một đoạn ở trên dấu này, hoặc bỏ dấu.")
    what = f"«{block.value}» đứng ngay sau một dấu sang trang khác: ở giữa là một trang trắng."
    return error(
        "VB25", place, what, "Bỏ một trong hai dấu; trang ngang, trang dọc đã là sang trang."
    )


def _twice(block: Break, place: Place) -> Problem:
    if block is Break.LANDSCAPE:
        what = "«[trang ngang]» ghi lần nữa khi trang đang ngang."
        return error(
            "VB23", place, what, "Ghi «[trang dọc]» ở chỗ hết trang ngang, hoặc bỏ dấu này."
        )
    what = "«[trang dọc]» mà ở trên chưa có «[trang ngang]»."
    return error(
        "VB23", place, what, "Ghi «[trang ngang]» ở chỗ bắt đầu trang ngang, hoặc bỏ dấu này."
    )


def _unfinished(place: Place, *, lies: bool) -> Problem:
    if lies:
        what = "trang ngang kéo đến hết nội dung: chữ ký, nơi nhận sẽ nằm trên trang ngang."
        remedy = (
            "Ghi «[trang dọc]» rồi ít nhất một đoạn ở dưới; hoặc để bảng ấy thành phụ lục ngang."
        )
        return error("VB24", place, what, remedy)
    what = "dấu sang trang đứng cuối nội dung: chữ ký sẽ đứng một mình trên trang sau."
    return error("VB24", place, what, "Để ít nhất một đoạn ở dưới dấu này, hoặc bỏ dấu.")
