"""The pages of a plan that is one long table, as LibreOffice prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests import seeds
from tests.paper import Page, pages_of

NAME = "quang-ngai-2025-07"
SECTIONS = (
    "Ban hành văn bản quản lý nhà nước",
    "Cải cách các quy định TTHC",
    "Kiểm soát việc ban hành quy định",
    "Rà soát, đơn giản hóa TTHC",
    "Triển khai thực hiện Nghị quyết số 66",
    "Thực hiện, giải quyết TTHC",
    "Công bố, công khai TTHC",
    "Tổ chức thực hiện cơ chế một cửa",
    "Thực hiện TTHC trên môi trường",
    "Tiếp nhận và xử lý phản ánh",
    "Kiểm tra công tác kiểm soát",
    "Truyền thông về công tác",
    "Thực hiện trách nhiệm của người đứng đầu",
    "Chỉ đạo, điều hành trên môi trường",
    "Tổ chức tập huấn chuyên môn",
    "Công tác thông tin, báo cáo",
)
LYING_BOTTOM = 190.0


@pytest.fixture(scope="module")
def pages(soffice: Callable[[Iterable[Path]], list[Path]]) -> list[Page]:
    (file,) = soffice([seeds.folder(NAME) / "ke-hoach.docx"])
    return pages_of(file)


def tasks(pages: list[Page]) -> list[Page]:
    """Return the pages of the plan itself: those of its appendix stand upright."""
    return [page for page in pages if page.width > page.height]


def test_the_plan_lies_and_its_appendix_stands_upright(pages: list[Page]) -> None:
    lying = [page.width > page.height for page in pages]

    assert lying == sorted(lying, reverse=True)
    assert lying.count(False) == 2


def test_the_titles_stand_on_every_page_of_the_table(pages: list[Page]) -> None:
    assert all("Nội dung công việc" in page.text for page in tasks(pages))


def test_a_section_is_never_the_last_on_its_page(pages: list[Page]) -> None:
    found = {section: _below_each(tasks(pages), section) for section in SECTIONS}

    assert all(found.values())
    assert [section for section, below in found.items() if not all(below)] == []


def _below_each(pages: list[Page], section: str) -> list[list[str]]:
    return [
        _below(page, piece.base)
        for page in pages
        for piece in page.pieces
        if piece.bold and piece.text.startswith(section[:18])
    ]


def _below(page: Page, base: float) -> list[str]:
    """Return what is not a title in the lines below a section's own."""
    return [each.text for each in page.pieces if each.base > base + 1 and not each.bold]


def test_nothing_runs_over_the_margins(pages: list[Page]) -> None:
    for page in tasks(pages):
        assert max(piece.base for piece in page.pieces) <= LYING_BOTTOM
        assert max(piece.right for piece in page.pieces) <= page.width - 20 + 0.5
        assert min(piece.left for piece in page.pieces) >= 29.5
