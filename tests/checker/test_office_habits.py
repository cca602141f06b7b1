"""Documents as offices really type them are read as a clerk reads them, without false faults."""

from __future__ import annotations

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from generator.checker.rules import (
    appendix,
    body,
    copies,
    letterhead,
    reference,
    signature,
    subject,
)
from generator.frozen import replace
from generator.view.records import Paragraph, Run
from tests.checker.drafts import Block, centred, line, papers, table, texts
from tests.checker.pieces import centred as lone
from tests.checker.pieces import faults, paper, told

ISSUER = ["UBND TỈNH AN GIANG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
COUNTRY = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
DATE = "An Giang, ngày 24 tháng 01 năm 2025"
HEAD = table((ISSUER, COUNTRY), (["Số: 112/SKHCN-CĐS", "V/v nâng cao tỷ lệ hồ sơ"], [DATE]))
NAMED = table((ISSUER, COUNTRY), (["Số: 15/QĐ-SKHCN"], [DATE]))
END = table((["Nơi nhận:", "- Lưu: VT, CĐS."], ["GIÁM ĐỐC", "", "Nguyễn Văn Thành"]))
FIRST = (
    "Thực hiện Công văn số 12/UBND-TH ngày 05 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh, Sở đề "
    "nghị các đơn vị báo cáo."
)
LAST = line("Yêu cầu các đơn vị thực hiện./.", align="both")


# --- the letterhead ---------------------------------------------------------------------------


def test_a_sentence_with_a_date_is_not_place_and_date() -> None:
    letter = papers(HEAD, line(FIRST, align="both"), LAST, END)

    assert texts(letter, Part.PLACE_DATE) == [DATE]
    assert texts(letter, Part.BODY) == [FIRST, "Yêu cầu các đơn vị thực hiện./."]


def test_a_sentence_below_a_subject_set_with_tabs_is_text() -> None:
    letter = papers(
        line(f"\t{ISSUER[0]}\t{COUNTRY[0]}"),
        line(f"\t{ISSUER[1]}\t{COUNTRY[1]}"),
        line(f"\tSố: 112/SKHCN-CĐS\t{DATE}"),
        line("\tV/v nâng cao tỷ lệ hồ sơ"),
        line(FIRST, align="both"),
        LAST,
        END,
    )

    assert texts(letter, Part.SUBJECT) == ["V/v nâng cao tỷ lệ hồ sơ"]
    assert texts(letter, Part.BODY)[0] == FIRST


@pytest.mark.parametrize(
    "words", [DATE, "ngày 24 tháng 01 năm 2025", "An Giang, ngày … tháng … năm 2025"]
)
def test_a_line_that_is_a_date_is_place_and_date(words: str) -> None:
    head = table((ISSUER, COUNTRY), (["Số: 112/SKHCN-CĐS"], [words]))
    assert texts(papers(head, LAST, END), Part.PLACE_DATE) == [words]


def test_short_lines_of_another_text_are_no_name_of_an_issuer() -> None:
    letter = papers(line("Dear Sir or Madam,"), line("Sincerely yours,"), line("John Smith"))

    assert letter.kind is Kind.UNKNOWN
    assert not letter.has(Part.ISSUER)


def test_joint_departments_are_issuers() -> None:
    names = ["UBND TỈNH AN GIANG", "LIÊN SỞ: NỘI VỤ - TÀI CHÍNH"]
    letter = papers(table((names, COUNTRY), (["Số: 05/SNV-STC"], [DATE])), LAST, END)

    assert texts(letter, Part.PARENT) == names[:1]
    assert texts(letter, Part.ISSUER) == names[1:]


def test_an_application_of_a_person_is_no_dispatch() -> None:
    application = papers(
        centred(COUNTRY[0], bold=True),
        centred(COUNTRY[1], bold=True),
        centred("ĐƠN XIN NGHỈ PHÉP", bold=True),
        line("Kính gửi: Trường THPT Thoại Sơn"),
        line("Tôi tên là: Nguyễn Văn An"),
        line("Thoại Sơn, ngày 12 tháng 3 năm 2025"),
    )

    assert application.kind is Kind.UNKNOWN


def test_letters_set_closer_take_less_room() -> None:
    def measured(**look: float) -> list[tuple[str, str]]:
        cell = replace(lone(COUNTRY[0], bold=True, size_pt=13.0, **look).paragraph, width_mm=92.7)
        return told(
            letterhead.title_on_two_lines,
            paper({Part.NATIONAL_TITLE: replace(lone(""), paragraph=cell, runs=cell.runs)}),
        )

    assert measured() == [("Quốc hiệu dài 95,7 mm, chỗ rộng 92,7 mm", "một dòng")]
    assert measured(spacing_pt=-0.5) == []
    assert measured(scale=0.95) == []


# --- lines that a tab sets --------------------------------------------------------------------


def test_a_line_behind_a_tab_is_placed_by_its_tab_stop() -> None:
    behind = replace(lone("\tV/v nâng bậc lương", size_pt=13.0))
    left = replace(behind, paragraph=replace(behind.paragraph, align="left"))

    assert told(subject.subject_look, paper({Part.SUBJECT: left})) == []


# --- title and bases --------------------------------------------------------------------------


def test_letters_typed_apart_decide_too() -> None:
    decision = papers(
        NAMED,
        centred("QUYẾT ĐỊNH", bold=True),
        centred("Về việc nâng bậc lương", bold=True),
        centred("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", bold=True),
        line("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True),
        line("Xét đề nghị của Chánh Văn phòng.", italic=True),
        centred("Q U Y Ế T  Đ Ị N H:", bold=True),
        line("Điều 1. Nâng bậc lương đối với ông Nguyễn Văn An./."),
        END,
    )

    assert texts(decision, Part.BASIS)[-1] == "Xét đề nghị của Chánh Văn phòng."


def test_a_note_in_brackets_below_a_title_is_no_title() -> None:
    report = papers(
        NAMED,
        centred("BÁO CÁO", bold=True),
        centred("Tình hình kinh tế - xã hội", bold=True),
        centred("________"),
        centred("(Trình tại Kỳ họp thứ 12 Hội đồng nhân dân tỉnh)", italic=True),
        LAST,
        END,
    )

    assert texts(report, Part.TITLE) == ["Tình hình kinh tế - xã hội"]


def contract() -> Paper:
    return papers(
        centred(COUNTRY[0], bold=True),
        centred(COUNTRY[1], bold=True),
        centred("HỢP ĐỒNG", bold=True),
        centred("Về việc cung cấp dịch vụ", bold=True),
        centred("Số: 05/HĐ-SKHCN"),
        line("Hôm nay, ngày 24 tháng 01 năm 2025, chúng tôi gồm:", align="both"),
        table((["ĐẠI DIỆN BÊN A", "Nguyễn Văn Thành"], ["ĐẠI DIỆN BÊN B", "Trần Văn Bình"])),
    )


def test_the_number_of_a_contract_stands_below_its_title() -> None:
    assert texts(contract(), Part.NUMBER) == ["Số: 05/HĐ-SKHCN"]
    assert texts(contract(), Part.TITLE) == ["Về việc cung cấp dịch vụ"]


def test_a_contract_has_no_issuer_no_place_and_no_copies() -> None:
    rules = letterhead.missing_letterhead, reference.missing_place_date, copies.missing_copies
    assert [told(rule, contract()) for rule in rules] == [[], [], []]


# --- the signature ----------------------------------------------------------------------------


def test_a_prefix_without_its_point_is_a_capacity() -> None:
    signed = ["KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Nguyễn Văn Thành"]
    letter = papers(HEAD, LAST, table((["Nơi nhận:", "- Lưu: VT, CĐS."], signed)))

    assert texts(letter, Part.CAPACITY) == ["KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert texts(letter, Part.SIGNATORY) == ["Nguyễn Văn Thành"]
    assert told(signature.capacity_prefix_form, letter) == [("«KT GIÁM ĐỐC»", "«KT. GIÁM ĐỐC»")]


def test_four_empty_lines_are_room_enough_for_a_signature() -> None:
    def block(count: int) -> Paper:
        empty = tuple(Paragraph(0, LAST.spot, (Run("", 0, size_pt=13.0),)) for _ in range(count))
        name = line("Nguyễn Văn Thành", align="center")
        return papers(HEAD, LAST, line("Nơi nhận:"), line("- Lưu: VT."), *_signed(empty, name))

    assert told(signature.little_room_for_signature, block(4)) == []
    assert told(signature.little_room_for_signature, block(3)) == [
        ("chỗ để ký cao 15,8 mm", "khoảng 20–30 mm")
    ]


def _signed(empty: tuple[Paragraph, ...], name: Paragraph) -> tuple[Block, ...]:
    return (centred("GIÁM ĐỐC", bold=True), *empty, name)


# --- what is attached -------------------------------------------------------------------------


def regulated(*text: Paragraph, name: str = "QUY CHẾ") -> Paper:
    return papers(
        NAMED,
        centred("QUYẾT ĐỊNH", bold=True),
        centred("Ban hành Quy chế làm việc", bold=True),
        line("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc./.", align="both"),
        END,
        centred(name, bold=True, breaks_page=True),
        centred("Làm việc của Sở", bold=True),
        centred("(Kèm theo Quyết định số 15/QĐ-SKHCN)", italic=True),
        *text,
    )


def test_the_text_issued_with_a_decision_is_judged_as_text() -> None:
    judged = regulated(line("Quy chế này quy định nguyên tắc làm việc của Sở."))

    assert [each.at.words for each in faults(body.body_not_justified, judged)] == [
        "Quy chế này quy định nguyên tắc làm việc của Sở."
    ]


def test_a_list_issued_with_a_decision_is_free_in_its_layout() -> None:
    judged = regulated(line("1. Ông Nguyễn Văn An, Chủ tịch."), name="DANH SÁCH HỘI ĐỒNG")

    assert [annex.label.text for annex in judged.annexes] == ["DANH SÁCH HỘI ĐỒNG"]
    assert faults(body.body_not_justified, judged) == []


def test_the_signature_above_an_attached_list_is_not_its_head() -> None:
    judged = papers(
        NAMED,
        centred("QUYẾT ĐỊNH", bold=True),
        line("Điều 1. Thành lập Hội đồng./.", align="both"),
        END,
        centred("DANH SÁCH", bold=True, breaks_page=True),
        centred("(Kèm theo Quyết định số 15/QĐ-SKHCN)", italic=True),
    )

    assert texts(judged, Part.CAPACITY) == ["GIÁM ĐỐC"]
    assert [annex.label.text for annex in judged.annexes] == ["DANH SÁCH"]


def test_the_title_of_a_text_issued_with_a_decision_is_judged_as_a_title() -> None:
    judged = regulated(LAST)
    label = judged.annexes[0].label
    small = replace(label, runs=tuple(replace(run, size_pt=12.0) for run in label.runs))
    annex = replace(judged.annexes[0], label=small)

    assert told(subject.type_name_look, replace(judged, annexes=(annex,))) == [
        ("cỡ chữ 12 pt", "cỡ chữ 13–14 pt")
    ]


def test_the_end_of_the_main_document_is_not_that_of_what_is_attached() -> None:
    assert told(body.end_mark_missing, regulated(line("Quy chế này có hiệu lực từ nay."))) == []


def test_pages_of_a_text_issued_with_a_decision_may_go_on() -> None:
    assert told(appendix.appendix_pages_not_numbered_anew, regulated(LAST)) == []


def test_a_form_in_an_appendix_has_a_letterhead_of_its_own() -> None:
    def with_letterhead(name: str) -> Paper:
        return papers(
            centred("Phụ lục", bold=True),
            centred(name, bold=True),
            centred("(Kèm theo Công văn số 112/SKHCN-CĐS)", italic=True),
            centred(COUNTRY[0], bold=True),
            line("1. Kết quả:"),
        )

    form, listing = with_letterhead("MẪU BÁO CÁO"), with_letterhead("DANH MỤC THỦ TỤC")
    assert told(appendix.letterhead_in_appendix, form) == []
    assert told(appendix.appendix_end_mark_missing, form) == []
    assert told(appendix.letterhead_in_appendix, listing) == [
        ("có Quốc hiệu", "phụ lục không có Quốc hiệu")
    ]


# --- later findings ---------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["An Giang ngày 24/01/2025", "An Giang, ngày 24.01.2025"])
def test_a_date_in_figures_is_found_and_told(words: str) -> None:
    letter = papers(table((ISSUER, COUNTRY), (["Số: 112/SKHCN-CĐS"], [words])), LAST, END)

    assert texts(letter, Part.PLACE_DATE) == [words]
    assert [each.measured for each in faults(reference.place_date_form, letter)] == [f"«{words}»"]


def test_an_office_that_issues_goes_on_with_its_body() -> None:
    names = ["CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"]
    letter = papers(table((names, COUNTRY), (["Số: 05/CT-UBND"], [DATE])), LAST, END)

    assert texts(letter, Part.ISSUER) == names
    assert not letter.has(Part.PARENT)
