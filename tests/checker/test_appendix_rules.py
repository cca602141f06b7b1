"""Appendices: numbers, heads, pages."""

from __future__ import annotations

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Annex, Paper, Part
from generator.checker.rules import appendix
from generator.frozen import replace
from generator.view.edits import PageEdit
from tests.checker.pieces import A4, centred, faults, paper, piece, told


def of(*labels: str, kind: Kind = Kind.DISPATCH, section: int = 1, **page: object) -> Paper:
    """Make a letter with appendices, which share a section."""
    sections = (A4, replace(A4, index=1, **page))
    lines = [centred(label, bold=True, section=section) for label in labels]
    judged = paper(
        {Part.BODY: piece("Thực hiện theo Phụ lục."), Part.APPENDIX: lines}, kind, sections=sections
    )
    annexes = tuple(
        Annex(line, line.text.removeprefix("Phụ lục").strip(), (), (), index, index)
        for line in judged.part(Part.APPENDIX)
        for index in [line.paragraph.index]
    )
    return replace(judged, annexes=annexes)


@pytest.mark.parametrize(
    ("labels", "what"),
    [
        (["Phụ lục"], []),
        (["Phụ lục II"], []),
        (["Phụ lục I", "Phụ lục II"], []),
        (["Phụ lục II", "Phụ lục III"], []),
        (["Phụ lục 1"], [("số thứ tự «1»", "chữ số La Mã")]),
        (["Phụ lục I", "Phụ lục III"], [("số thứ tự «III»", "«Phụ lục II»")]),
        (
            ["Phụ lục", "Phụ lục"],
            [("không có số thứ tự", "«Phụ lục I»"), ("không có số thứ tự", "«Phụ lục II»")],
        ),
    ],
)
def test_appendices_are_numbered_in_roman(labels: list[str], what: list[tuple[str, str]]) -> None:
    assert told(appendix.appendix_number_wrong, of(*labels)) == what


def test_a_text_issued_with_a_decision_is_no_appendix() -> None:
    judged = of("QUY CHẾ", kind=Kind.DECISION)

    assert told(appendix.appendix_word_in_capitals, judged) == []


def test_pages_that_run_on_are_mended_by_starting_anew() -> None:
    (fault,) = faults(appendix.appendix_pages_not_numbered_anew, of("Phụ lục"))

    assert (fault.measured, fault.required) == ("số trang tiếp theo phần trước", "bắt đầu từ 1")
    assert fault.edits == (PageEdit(1, "starts_at", 1),)


def test_an_appendix_in_the_section_of_the_letter_needs_a_person() -> None:
    (fault,) = faults(appendix.appendix_pages_not_numbered_anew, of("Phụ lục", section=0))

    assert fault.measured == "cùng phần trang với nội dung ở trước"
    assert fault.edits == ()


def test_pages_that_start_anew_are_sound() -> None:
    judged = of("Phụ lục", starts_at=1)

    assert told(appendix.appendix_pages_not_numbered_anew, judged) == []


def test_a_letter_has_to_speak_of_its_appendix() -> None:
    judged = of("Phụ lục")
    silent = replace(judged, parts={})

    assert told(appendix.appendix_not_pointed_to, judged) == []
    assert told(appendix.appendix_not_pointed_to, silent) == [
        ("lời văn không nhắc đến phụ lục", "có chỉ dẫn")
    ]
