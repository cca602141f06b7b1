"""Findings: in the order of the document, placed as a person counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.checker.anatomy import dissect
from generator.checker.checking import judge
from generator.checker.kinds import EVERY, Kind
from generator.checker.paper import Paper, Part
from generator.checker.places import places
from generator.checker.profile import Profile
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.config.profile import ProfileSettings, RuleSettings
from generator.errors import Severity
from generator.frozen import replace
from generator.view.records import Document, Paragraph, Section
from tests.checker.drafts import document, line, table


@rule("ZZ01", clause="-", part="Nội dung", kinds=EVERY, limits={"chữ": "xấu"})
def ugly_word(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Có chữ xấu.

    Vì sao: để thử.
    Cách sửa: đổi chữ khác.
    """
    for each in paper.document.paragraphs:
        if str(limits["chữ"]) in each.text:
            yield Fault(at(each), f"có chữ «{limits['chữ']}»", "không có", part=Part.TITLE)


@rule("AA01", clause="-", part="Trang", kinds={Kind.DISPATCH}, severity=Severity.WARNING)
def wide_page(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trang rộng.

    Vì sao: để thử.
    Cách sửa: thu hẹp.
    """
    yield Fault(At(), "rộng", "hẹp")


@rule("BB01", clause="-", part="Trang", kinds=EVERY)
def broken_rule(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Hỏng.

    Vì sao: để thử.
    Cách sửa: không.
    """
    raise ZeroDivisionError
    yield


def papers(*texts: str, kind: Kind = Kind.DISPATCH) -> Paper:
    return replace(dissect(document(*map(line, texts))), kind=kind)


def test_a_finding_says_all_that_there_is_to_say() -> None:
    (found,) = judge(papers("Tốt.", "Chữ xấu."), rules=[ugly_word])

    assert (found.file, found.rule, found.severity) == ("van-ban.docx", "ZZ01", Severity.ERROR)
    assert (found.part, str(found.place)) == ("Trích yếu", "đoạn 2 «Chữ xấu.»")
    assert (found.measured, found.required) == ("có chữ «xấu»", "không có")
    assert found.remedy == "đổi chữ khác."


def test_findings_stand_in_the_order_of_the_document_then_of_the_rules() -> None:
    found = judge(papers("Chữ xấu.", "Tốt.", "Lại xấu."), rules=[ugly_word, wide_page])

    assert [(each.rule, str(each.place)) for each in found] == [
        ("AA01", "cả văn bản"),
        ("ZZ01", "đoạn 1 «Chữ xấu.»"),
        ("ZZ01", "đoạn 3 «Lại xấu.»"),
    ]


def test_a_rule_is_asked_only_of_its_kinds() -> None:
    found = judge(papers("Chữ xấu.", kind=Kind.PARTY), rules=[ugly_word, wide_page])

    assert [each.rule for each in found] == ["ZZ01"]


def test_a_profile_sets_severity_and_limits() -> None:
    rules = {
        "ZZ01": RuleSettings(Severity.INFO, limits={"chữ": "Tốt"}),
        "AA01": RuleSettings(is_off=True),
    }
    profile = Profile(ProfileSettings(rules))
    found = judge(papers("Chữ xấu.", "Tốt."), profile, [ugly_word, wide_page])

    told = [(each.rule, each.severity, each.measured) for each in found]
    assert told == [("ZZ01", Severity.INFO, "có chữ «Tốt»")]


def test_a_rule_that_breaks_is_our_fault_and_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        judge(papers("Tốt."), rules=[broken_rule])


# --- places -----------------------------------------------------------------------------------


def place_in(read: Document, where: At) -> str:
    return str(places(read).position(where))


def at_words(read: Document, words: str) -> At:
    return at(next(each for each in read.paragraphs if each.text.startswith(words)))


def test_blank_paragraphs_are_not_counted_those_of_the_letterhead_are() -> None:
    read = document(table((["SỞ Y TẾ"], ["CỘNG HÒA"])), line(""), line("Kính gửi: Sở Nội vụ."))

    assert place_in(read, at_words(read, "Kính gửi")) == "đoạn 3 «Kính gửi: Sở Nội vụ.»"
    assert place_in(read, at_words(read, "CỘNG HÒA")) == "đoạn 2 «CỘNG HÒA»"


def test_a_table_with_lines_is_counted_by_its_rows() -> None:
    plain = document(table((["SỞ Y TẾ"], ["CỘNG HÒA"])), table((["TT"], ["Tên"])), line("Hết."))
    read = replace(plain, tables=(plain.tables[0], replace(plain.tables[1], bordered=True)))

    assert place_in(read, at_words(read, "Tên")) == "bảng 1, dòng 1 «Tên»"
    assert place_in(read, At(table=1, row=0)) == "bảng 1, dòng 1"
    assert place_in(read, at_words(read, "Hết.")) == "đoạn 3 «Hết.»"


def test_a_section_is_named_where_there_is_more_than_one() -> None:
    read = document(line("Một."))
    two: tuple[Section, ...] = (*read.sections, replace(read.sections[0], index=1))

    assert place_in(read, At(section=0)) == "trang giấy"
    assert place_in(replace(read, sections=two), At(section=1)) == "phần 2"


def test_headers_notes_and_boxes_are_named() -> None:
    def alone(each: Paragraph) -> str:
        read = document(each)
        return place_in(read, at(read.paragraphs[0]))

    assert alone(line("2", story="header", section=-1)) == "đầu trang «2»"
    assert alone(line("Điện thoại", story="footer", section=-1)) == "chân trang «Điện thoại»"
    assert alone(line("Xem", story="footnote", section=-1)) == "chú thích cuối trang «Xem»"
    assert alone(line("HỎA TỐC", box=0)) == "hộp chữ «HỎA TỐC»"


def test_long_words_are_cut_at_a_word() -> None:
    read = document(line("Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của tỉnh"))

    assert place_in(read, at(read.paragraphs[0])) == (
        "đoạn 1 «Thực hiện Kế hoạch số 12/KH-UBND ngày…»"
    )
