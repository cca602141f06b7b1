"""Kinds that a desk meets beside the usual: copies, open letters, introductions, phiếu trình."""

from __future__ import annotations

import pytest

from generator.checker.checking import judge
from generator.checker.kinds import Kind
from generator.checker.paper import Part
from tests.checker.drafts import centred, line, papers, table, texts
from tests.checker.test_anatomy_kinds import (
    BODY,
    COUNTRY,
    DATE,
    END,
    HEAD,
    ISSUER,
    SIGNED,
    TO,
)


def test_how_it_was_copied_is_no_name_of_who_copied() -> None:
    paper = papers(
        table((["UBND TỈNH", "VĂN PHÒNG"], ["SAO LỤC"]), (["Số: 05/SL-VP"], [DATE])), END
    )

    assert (paper.kind, texts(paper, Part.ISSUER)) == (Kind.COPY, ["VĂN PHÒNG"])
    assert texts(paper, Part.NUMBER) == ["Số: 05/SL-VP"]


@pytest.mark.parametrize("title", ["THƯ CHÚC MỪNG", "THƯ KHEN", "THƯ CẢM ƠN", "THƯ CÔNG"])
def test_an_open_letter_is_told_by_what_it_is_for(title: str) -> None:
    paper = papers(table((ISSUER, COUNTRY), ([], [DATE])), centred(title, bold=True), BODY)

    assert (paper.kind, paper.type_name) == (Kind.NAMED, "thư công")
    assert texts(paper, Part.TYPE_NAME) == [title]


@pytest.mark.parametrize("rule", ["RF01", "AD01", "SJ01", "SJ06", "CL01", "BD13"])
def test_an_open_letter_needs_no_number_no_subject_no_copies(rule: str) -> None:
    text = line("Chúc các cháu vui Tết Trung thu.", align="both")
    head = table((ISSUER, COUNTRY), ([], [DATE]))
    paper = papers(head, centred("THƯ CHÚC TẾT", bold=True), text, table(([], SIGNED)))

    assert rule not in {each.rule for each in judge(paper)}


def test_what_introduces_somebody_is_no_title() -> None:
    said = centred("Sở Khoa học và Công nghệ trân trọng giới thiệu:")
    head = table((ISSUER, COUNTRY), (["Số: 9/GGT-SKHCN"], [DATE]))
    paper = papers(head, centred("GIẤY GIỚI THIỆU", bold=True), said, BODY, END)

    assert texts(paper, Part.TITLE) == []
    assert not {"SJ08", "SJ09", "BD05"} & {each.rule for each in judge(paper)}


def test_a_sheet_for_the_leader_is_no_document_of_the_decree() -> None:
    title = centred("PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", bold=True)
    head = table((ISSUER, COUNTRY), (["Số: 12/PTr-SKHCN"], [DATE]))

    assert papers(head, title, TO, BODY, END).kind is Kind.SUBMISSION
    said = line("Phiếu trình giải quyết công việc đã được duyệt.", align="both")
    assert papers(HEAD, TO, said, BODY, END).kind is Kind.DISPATCH
