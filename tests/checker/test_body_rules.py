"""The text itself: type, indents, gaps, lines, bases, citations."""

from __future__ import annotations

from typing import Any

from generator.checker.kinds import Kind
from generator.checker.paper import Part, Piece
from generator.checker.rules import basis, body
from generator.layout import Band
from generator.view.edits import ParagraphEdit, RunEdit
from generator.view.records import Run
from tests.checker.pieces import faults, paper, piece, spot, told


def text(words: str = "Các phòng thực hiện.", **look: Any) -> Piece:
    given: dict[str, Any] = {"align": "both", "first_mm": 12.7, "before_pt": 6.0}
    return piece(words, **{**given, **look})


def test_equal_faults_are_told_once_with_their_count_and_all_their_edits() -> None:
    judged = paper({Part.BODY: [text(size_pt=15), text(size_pt=15), text(), text(size_pt=15)]})

    (fault,) = faults(body.body_size_out_of_range, judged)

    assert (fault.measured, fault.required) == ("cỡ chữ 15 pt (3 đoạn)", "cỡ chữ 13–14 pt")
    assert fault.edits == tuple(RunEdit(spot(each), None, "size_pt", 14) for each in (0, 1, 3))


def test_a_profile_may_ask_for_one_size() -> None:
    judged = paper({Part.BODY: text(size_pt=13)})

    assert told(body.body_size_out_of_range, judged, **{"cỡ chữ": 14}) == [
        ("cỡ chữ 13 pt", "cỡ chữ 14 pt")
    ]


def test_a_profile_may_widen_a_band() -> None:
    judged = paper({Part.BODY: text(size_pt=12)})

    assert told(body.body_size_out_of_range, judged, **{"cỡ chữ": Band(12, 14, 14)}) == []


def test_a_raised_mark_of_a_note_has_its_own_size() -> None:
    mark = Run("1", 1, size_pt=8, raised="superscript")
    line = text()
    judged = paper({Part.BODY: Piece(line.paragraph, (*line.runs, mark))})

    assert told(body.body_size_out_of_range, judged) == []


def test_a_wrong_indent_is_mended_to_what_the_others_have() -> None:
    judged = paper({Part.BODY: [text(first_mm=10), text(first_mm=10), text(first_mm=5)]})

    (fault,) = faults(body.first_line_out_of_range, judged)

    assert (fault.measured, fault.required) == ("thụt đầu dòng 5 mm", "10 mm hoặc 12,7 mm")
    assert fault.edits == (
        ParagraphEdit(spot(2), "left_mm", 0.0),
        ParagraphEdit(spot(2), "first_mm", 10.0),
    )


def test_a_hanging_number_starts_where_its_first_line_starts() -> None:
    judged = paper({Part.BODY: text(left_mm=19.05, first_mm=-6.35)})

    assert told(body.first_line_out_of_range, judged) == []


def test_gaps_before_and_after_count_together() -> None:
    judged = paper({Part.BODY: [text(before_pt=0, after_pt=3), text(before_pt=3)]})

    assert told(body.gap_too_small, judged) == []


def test_lines_that_something_stands_between_have_no_gap_of_their_own() -> None:
    judged = paper(
        {Part.BODY: text(), Part.COPIES: piece("- Lưu: VT."), Part.BASIS: text(before_pt=0)}
    )

    assert told(body.gap_too_small, judged) == []


def test_capitals_in_the_middle_are_set_apart_on_purpose() -> None:
    line = text("QUYẾT ĐỊNH:", align="center", first_mm=0.0)

    assert told(body.body_not_justified, paper({Part.BODY: line})) == []


def test_a_hidden_run_is_no_part_of_the_look() -> None:
    line = text()
    judged = paper(
        {Part.BODY: Piece(line.paragraph, (*line.runs, Run("x", 1, size_pt=40, hidden=True)))}
    )

    assert told(body.body_size_out_of_range, judged) == []


def test_the_end_mark_may_come_before_a_note() -> None:
    judged = paper({Part.BODY: [text("Thực hiện./."), text("(Gửi kèm danh mục)")]})

    assert told(body.end_mark_missing, judged) == []


def test_a_short_title_without_a_letter_of_body_asks_for_nothing() -> None:
    assert told(body.end_mark_missing, paper({Part.SUBJECT: piece("V/v báo cáo")})) == []


def test_a_sentence_that_begins_with_theo_needs_no_details() -> None:
    judged = paper({Part.BASIS: text("Theo đề nghị của Chánh Văn phòng Sở.")}, Kind.DECISION)

    assert told(basis.basis_without_details, judged) == []


def test_a_blank_number_of_a_basis_is_a_number() -> None:
    words = "Căn cứ Quyết định số      /QĐ-UBND ngày     tháng 7 năm 2025 của UBND tỉnh;"

    assert told(basis.basis_without_details, paper({Part.BASIS: text(words)})) == []


def test_only_the_first_mention_of_a_document_asks_for_its_date() -> None:
    words = "Thực hiện Công văn số 12/UBND-TH, Kế hoạch số 5/KH-UBND ngày 05/3/2025."
    judged = paper({Part.BODY: [text(words), text("Theo Công văn số 12/UBND-TH.")]})

    assert told(basis.citation_without_date, judged) == [
        ("«Công văn số 12/UBND-TH» không có ngày ban hành", "ghi đủ ở lần viện dẫn đầu")
    ]
