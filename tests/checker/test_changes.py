"""The changes that cases are made of do what they say."""

from __future__ import annotations

from typing import Any

import pytest

from generator.view import read
from generator.view.records import Document, Paragraph
from tests.checker.changes import changed
from tests.checker.sound import sound


def after(*changes: dict[str, Any], on: str = "công văn") -> Document:
    return read(changed(sound(on), changes), "van-ban.docx")


def found(document: Document, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if each.text.startswith(words))


def test_a_page_is_set() -> None:
    (section,) = after({"page": {"left_mm": 25, "title_page": False, "starts_at": 3}}).sections

    assert round(section.left_mm) == 25
    assert (section.title_page, section.starts_at) == (False, 3)


def test_a_page_is_laid_on_its_side() -> None:
    (section,) = after({"page": {"landscape": True}}).sections

    assert (round(section.width_mm), section.landscape) == (297, True)


def test_a_paragraph_is_set() -> None:
    look = {"size_pt": 12, "bold": True, "font": "Arial", "colour": "0000FF", "align": "right"}
    given = {"at": "Thực hiện", "first_mm": 5, "before_pt": 3, "line": 2, **look}
    paragraph = found(after({"paragraph": given}), "Thực hiện")

    (run,) = paragraph.runs
    assert (run.size_pt, run.bold, run.fonts, run.colour) == (12, True, ("Arial",), "0000FF")
    assert (paragraph.align, round(paragraph.first_mm), paragraph.before_pt) == ("right", 5, 3)
    assert paragraph.line == 2


def test_words_are_replaced_deleted_inserted_and_added() -> None:
    document = after(
        {"replace": {"at": "Số", "old": "112", "new": "5"}},
        {"delete": "- UBND các xã"},
        {"insert": {"after": 1, "at": "1. Các sở", "text": "Đoạn thêm.", "like": "Thực hiện"}},
        {"run": {"at": "Báo cáo", "text": " Thêm chữ.", "italic": True}},
        {"words": {"at": "Thực hiện", "words": "năm 2026", "bold": True}},
    )

    assert found(document, "Số").text == "Số: 5/SKHCN-CĐS"
    assert not [each for each in document.paragraphs if each.text.startswith("- UBND")]
    added = found(document, "Đoạn thêm.")
    assert document.paragraphs[added.index - 1].text == "1. Các sở, ban, ngành tỉnh"
    assert found(document, "Báo cáo").runs[-1].italic
    bold = [run.text for run in found(document, "Thực hiện").runs if run.bold]
    assert bold == ["năm 2026"]


def test_a_rule_is_taken_away_or_shortened() -> None:
    before = len(read(sound("công văn"), "a.docx").strokes)
    removed = after({"rule": {"at": "Độc lập", "remove": True}})
    shorter = after({"rule": {"at": "Độc lập", "length_mm": 20, "within_mm": 98}})

    assert len(removed.strokes) == before - 1
    assert 20 in [round(stroke.length_mm or 0) for stroke in shorter.strokes]


def test_the_page_number_is_taken_away_or_moved() -> None:
    def numbers(document: Document) -> list[str]:
        return [
            each.story
            for each in document.paragraphs
            if any("PAGE" in run.field for run in each.runs)
        ]

    assert numbers(after()) == ["header"]
    assert numbers(after({"page_number": {"remove": True}})) == []
    assert numbers(after({"page_number": {"footer": "center"}})) == ["footer"]


def test_a_cell_and_a_row_are_set() -> None:
    document = after(
        {"cell": {"table": 1, "row": 2, "column": 1, "text": "Bưu chính", "size_pt": 9}},
        {"row": {"table": 1, "row": 1, "repeats": False}},
        on="phụ lục",
    )

    assert found(document, "Bưu chính").runs[0].size_pt == 9
    assert not document.tables[0].rows[0].repeats


def test_what_is_left_behind_is_put_there() -> None:
    document = after(
        {"tracked": {"at": "Thực hiện", "kind": "ins"}},
        {"comment": {"at": "1. Các sở", "text": "Xem lại."}},
        {"link": {"at": "2. UBND", "target": "https://example.vn"}},
        {"header": {"text": "Dự thảo"}},
        {"xml": {"at": "Thực hiện", "xml": "<w:p><w:r><w:t>Chèn</w:t></w:r></w:p>"}},
    )

    assert [change.kind for change in document.changes] == ["inserted"]
    assert found(document, "Xem lại.").story == "comment"
    assert found(document, "2. UBND").runs[0].link == "https://example.vn"
    assert found(document, "Dự thảo").story == "header"
    assert found(document, "Chèn").story == "body"


def test_a_paragraph_that_is_not_there_is_a_fault_of_the_case() -> None:
    with pytest.raises(AssertionError, match="no paragraph begins with 'Không có'"):
        after({"delete": "Không có"})
