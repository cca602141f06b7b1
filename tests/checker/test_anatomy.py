"""The parts of a document are found by their words, wherever they stand."""

from __future__ import annotations

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from tests.checker.drafts import Block, centred, line, papers, table, texts

ISSUER = ["UBND TỈNH QUẢNG NGÃI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
COUNTRY = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
NUMBER, SUBJECT = "Số: 12/SKHCN-CĐS", "V/v nâng cao tỷ lệ hồ sơ"
DATE = "Quảng Ngãi, ngày 05 tháng 3 năm 2026"
HEAD = table((ISSUER, COUNTRY), ([NUMBER, SUBJECT], [DATE]))
COPIES = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, CĐS."]
SIGNED = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Nguyễn Văn Thành"]
END = table((COPIES, SIGNED))
TO = line("Kính gửi: Ủy ban nhân dân tỉnh.")
BODY = line("Sở Khoa học và Công nghệ báo cáo như sau./.", align="both")


def letter(*, head: list[Block] | None = None, end: list[Block] | None = None) -> Paper:
    return papers(*(head or [HEAD]), TO, BODY, *(end or [END]))


def assert_head(paper: Paper) -> None:
    assert texts(paper, Part.NATIONAL_TITLE) == [COUNTRY[0]]
    assert texts(paper, Part.MOTTO) == [COUNTRY[1]]
    assert texts(paper, Part.PARENT) == [ISSUER[0]]
    assert texts(paper, Part.ISSUER) == [ISSUER[1]]
    assert texts(paper, Part.NUMBER) == [NUMBER]
    assert texts(paper, Part.SUBJECT) == [SUBJECT]
    assert texts(paper, Part.PLACE_DATE) == [DATE]


# --- the letterhead ---------------------------------------------------------------------------


def test_a_letter_is_read_part_by_part() -> None:
    paper = letter()

    assert_head(paper)
    assert paper.kind is Kind.DISPATCH
    assert texts(paper, Part.ADDRESSEES_HEAD) == ["Kính gửi: Ủy ban nhân dân tỉnh."]
    assert texts(paper, Part.BODY) == ["Sở Khoa học và Công nghệ báo cáo như sau./."]
    assert texts(paper, Part.COPIES_HEAD) == ["Nơi nhận:"]
    assert texts(paper, Part.COPIES) == ["- Như trên;", "- Lưu: VT, CĐS."]
    assert texts(paper, Part.CAPACITY) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert texts(paper, Part.SIGNATORY) == ["Nguyễn Văn Thành"]
    assert paper.annexes == ()
    assert paper.end == paper.document.paragraphs[-1].index


def test_a_letterhead_of_one_row_is_the_same() -> None:
    assert_head(letter(head=[table(([*ISSUER, NUMBER, SUBJECT], [*COUNTRY, DATE]))]))


def test_a_letterhead_of_two_tables_is_the_same() -> None:
    assert_head(letter(head=[table((ISSUER, COUNTRY)), table(([NUMBER, SUBJECT], [DATE]))]))


def test_a_letterhead_set_with_tabs_is_the_same() -> None:
    lines = [
        line(f"{ISSUER[0]}\t{COUNTRY[0]}"),
        line(f"{ISSUER[1]}\t{COUNTRY[1]}", bold=True),
        line(f"{NUMBER}\t\t{DATE}"),
        line(SUBJECT),
    ]

    assert_head(letter(head=[*lines]))


def test_a_letterhead_set_with_spaces_is_the_same() -> None:
    gap = " " * 12
    lines = [
        line(f"{ISSUER[0]}{gap}{COUNTRY[0]}"),
        line(f"{ISSUER[1]}{gap}{COUNTRY[1]}", bold=True),
        line(f"{NUMBER}{gap}{DATE}"),
        line(SUBJECT),
    ]

    assert_head(letter(head=[*lines]))


def test_a_letterhead_in_boxes_is_the_same() -> None:
    left = [line(text, box=0, bold=at == 1) for at, text in enumerate([*ISSUER, NUMBER, SUBJECT])]
    right = [line(text, box=1) for text in [*COUNTRY, DATE]]

    assert_head(letter(head=[*right, *left]))


def test_line_breaks_stand_for_paragraphs() -> None:
    left, right = "\n".join([*ISSUER, NUMBER, SUBJECT]), "\n".join([*COUNTRY, DATE])
    paper = letter(head=[table(([left], [right]))])

    assert texts(paper, Part.NUMBER) == [NUMBER]
    assert texts(paper, Part.ISSUER) == [ISSUER[1]]
    assert texts(paper, Part.PLACE_DATE) == [DATE]


@pytest.mark.parametrize(
    ("number", "date"),
    [
        ("Số:          /SKHCN-CĐS", "Quảng Ngãi, ngày      tháng 3 năm 2026"),
        ("Số: …../SKHCN-CĐS", "Quảng Ngãi, ngày … tháng … năm 2026"),
        ("Số: ........../SKHCN-CĐS", "Quảng Ngãi, ngày ..... tháng ..... năm 2026"),
        ("Số:\t/SKHCN-CĐS", "Quảng Ngãi, ngày\ttháng 3 năm 2026"),
        ("Số:\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}/SKHCN", "Q, ngày\N{THIN SPACE}tháng 01 năm 2026"),
    ],
)
def test_blanks_of_a_draft_are_a_number_and_a_date(number: str, date: str) -> None:
    paper = letter(head=[table((ISSUER, COUNTRY), ([number, SUBJECT], [date]))])

    assert texts(paper, Part.NUMBER) == [" ".join(number.split())]
    assert texts(paper, Part.PLACE_DATE) == [" ".join(date.split())]
    assert texts(paper, Part.SUBJECT) == [SUBJECT]


def test_other_spellings_of_the_country_are_the_country() -> None:
    for title in (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "CỘNG HO\N{LATIN CAPITAL LETTER A}\N{COMBINING GRAVE ACCENT} XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ):
        paper = letter(head=[table((ISSUER, [title, COUNTRY[1]]), ([NUMBER], [DATE]))])
        assert len(texts(paper, Part.NATIONAL_TITLE)) == 1, title


def test_a_title_of_the_country_broken_over_lines_is_one_part() -> None:
    broken = ["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do", "- Hạnh phúc"]
    paper = letter(head=[table((ISSUER, broken), ([NUMBER], [DATE]))])

    assert texts(paper, Part.NATIONAL_TITLE) == broken[:2]
    assert texts(paper, Part.MOTTO) == broken[2:]


def test_a_date_broken_over_lines_is_one_part() -> None:
    broken = ["Thành phố Hồ Chí Minh,", "ngày 05 tháng 3 năm 2026"]
    paper = letter(head=[table((ISSUER, COUNTRY), ([NUMBER], broken))])

    assert texts(paper, Part.PLACE_DATE) == broken


def test_a_people_s_committee_has_no_parent() -> None:
    names = ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"]
    paper = letter(head=[table((names, COUNTRY), ([NUMBER, SUBJECT], [DATE]))])

    assert texts(paper, Part.PARENT) == []
    assert texts(paper, Part.ISSUER) == names


def test_where_all_is_bold_the_names_tell_parent_from_issuer() -> None:
    cell = [centred(text, bold=True) for text in ("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG", "SỞ Y TẾ")]
    right = [centred(text, bold=True) for text in COUNTRY]
    paper = letter(head=[[[cell, right]], table(([NUMBER], [DATE]))])

    assert texts(paper, Part.PARENT) == ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"]
    assert texts(paper, Part.ISSUER) == ["SỞ Y TẾ"]


def test_lines_of_characters_are_no_part() -> None:
    left, right = [*ISSUER, "-------"], [*COUNTRY, "______________"]

    assert_head(letter(head=[table((left, right), ([NUMBER, SUBJECT], [DATE]))]))


def test_a_subject_of_several_lines_is_whole_and_urgency_apart() -> None:
    left = [NUMBER, "V/v nâng cao tỷ lệ", "hồ sơ trực tuyến", "HỎA TỐC"]
    paper = letter(head=[table((ISSUER, COUNTRY), (left, [DATE]))])

    assert texts(paper, Part.SUBJECT) == left[1:3]
    assert texts(paper, Part.URGENCY) == ["HỎA TỐC"]


# --- whom it goes to --------------------------------------------------------------------------


def test_several_addressees_stand_below() -> None:
    to = [line("Kính gửi:"), line("- Sở Nội vụ;"), line("- Sở Tài chính.")]
    paper = papers(HEAD, *to, BODY, END)

    assert texts(paper, Part.ADDRESSEES_HEAD) == ["Kính gửi:"]
    assert texts(paper, Part.ADDRESSEES) == ["- Sở Nội vụ;", "- Sở Tài chính."]
    assert texts(paper, Part.BODY) == [BODY.text]


def test_a_sentence_that_begins_with_its_basis_is_text() -> None:
    sentence = line("Căn cứ Công văn số 5/BNV-VP, Sở báo cáo như sau:")
    paper = papers(HEAD, TO, sentence, BODY, END)

    assert texts(paper, Part.BASIS) == []
    assert texts(paper, Part.BODY) == [sentence.text, BODY.text]


# --- the end ----------------------------------------------------------------------------------


def test_a_signature_beside_the_copies_may_be_set_with_tabs() -> None:
    end = [line("Nơi nhận:\tGIÁM ĐỐC"), line("- Như trên;"), line("- Lưu: VT.\tLê Văn An")]
    paper = letter(end=[*end])

    assert texts(paper, Part.COPIES_HEAD) == ["Nơi nhận:"]
    assert texts(paper, Part.COPIES) == ["- Như trên;", "- Lưu: VT."]
    assert texts(paper, Part.CAPACITY) == ["GIÁM ĐỐC"]
    assert texts(paper, Part.SIGNATORY) == ["Lê Văn An"]


def test_a_signature_may_stand_below_the_copies() -> None:
    end = [*map(line, COPIES), centred("GIÁM ĐỐC"), line(""), centred("Lê Văn An")]
    paper = letter(end=[*end])

    assert texts(paper, Part.COPIES) == COPIES[1:]
    assert texts(paper, Part.CAPACITY) == ["GIÁM ĐỐC"]
    assert texts(paper, Part.SIGNATORY) == ["Lê Văn An"]


def test_capacities_may_be_stacked_and_a_name_lacking() -> None:
    capacities = ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]
    paper = letter(end=[table((COPIES, capacities))])

    assert texts(paper, Part.CAPACITY) == capacities
    assert texts(paper, Part.SIGNATORY) == []


def test_what_stands_for_a_signature_is_no_part() -> None:
    signed = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "TS. Lê Văn An"]
    paper = letter(end=[table((COPIES, signed))])

    assert texts(paper, Part.CAPACITY) == signed[:3]
    assert texts(paper, Part.SIGNATORY) == ["TS. Lê Văn An"]


def test_minutes_have_two_signers_and_no_date() -> None:
    paper = papers(
        table((ISSUER, COUNTRY), (["Số: 03/BB-SKHCN"], [""])),
        centred("BIÊN BẢN", bold=True),
        centred("Họp giao ban tháng 02", bold=True),
        BODY,
        table((["THƯ KÝ", "Lê Thị Lan"], ["CHỦ TỌA", "Nguyễn Văn Thành"])),
        *map(line, COPIES),
    )

    assert paper.kind is Kind.NAMED
    assert texts(paper, Part.CAPACITY) == ["THƯ KÝ", "CHỦ TỌA"]
    assert texts(paper, Part.SIGNATORY) == ["Lê Thị Lan", "Nguyễn Văn Thành"]
    assert texts(paper, Part.COPIES) == COPIES[1:]
    assert texts(paper, Part.BODY) == [BODY.text]


def test_drafter_and_contact_are_no_copies() -> None:
    copies = [*COPIES, "PL.(300)", "Địa chỉ: 16C Tôn Đức Thắng"]
    paper = letter(end=[table((copies, SIGNED))])

    assert texts(paper, Part.COPIES) == COPIES[1:]
    assert texts(paper, Part.DRAFTER) == ["PL.(300)"]
    assert texts(paper, Part.CONTACT) == ["Địa chỉ: 16C Tôn Đức Thắng"]


def test_a_capacity_may_go_on_in_a_second_line() -> None:
    paper = letter(end=[table((COPIES, ["CHỦ TỊCH UBND XÃ", "SƠN HÀ", "Lê Văn An"]))])

    assert texts(paper, Part.CAPACITY) == ["CHỦ TỊCH UBND XÃ", "SƠN HÀ"]
    assert texts(paper, Part.SIGNATORY) == ["Lê Văn An"]


def test_a_name_in_capitals_is_a_name() -> None:
    paper = letter(end=[table((COPIES, ["GIÁM ĐỐC", "LÊ VĂN AN"]))])

    assert texts(paper, Part.SIGNATORY) == ["LÊ VĂN AN"]


def test_the_mark_of_a_draft_is_no_subject() -> None:
    left = [NUMBER, SUBJECT, "(DỰ THẢO)"]
    paper = letter(head=[table((ISSUER, COUNTRY), (left, [DATE]))])

    assert texts(paper, Part.SUBJECT) == [SUBJECT]


def test_a_drafter_may_stand_behind_what_is_kept() -> None:
    paper = letter(end=[table(([*COPIES[:-1], "- Lưu: VT, TH. PL.(300)"], SIGNED))])

    assert texts(paper, Part.COPIES) == ["- Như trên;", "- Lưu: VT, TH."]
    assert texts(paper, Part.DRAFTER) == ["PL.(300)"]
    assert texts(paper, Part.SIGNATORY) == ["Nguyễn Văn Thành"]


def test_how_many_copies_are_kept_is_no_drafter() -> None:
    paper = letter(end=[table(([*COPIES[:-1], "- Lưu: VT, HC (2)."], SIGNED))])

    assert texts(paper, Part.COPIES) == ["- Như trên;", "- Lưu: VT, HC (2)."]
    assert texts(paper, Part.DRAFTER) == []


def test_two_signers_may_be_set_with_tabs() -> None:
    paper = papers(HEAD, TO, BODY, line("THƯ KÝ\tCHỦ TỌA"), line(""), line("Lê Lan\tTrần An"))

    assert texts(paper, Part.CAPACITY) == ["THƯ KÝ", "CHỦ TỌA"]
    assert texts(paper, Part.SIGNATORY) == ["Lê Lan", "Trần An"]
