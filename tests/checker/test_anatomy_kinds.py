"""What kind of document it is, where its appendices begin, which lines are headings."""

from __future__ import annotations

import pytest

from generator.checker.anatomy import dissect
from generator.checker.kinds import Kind
from generator.checker.paper import Level, Part
from generator.frozen import replace
from generator.view.records import Stroke, StrokeKind
from tests.checker.drafts import Block, centred, document, line, papers, table, texts

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


# --- named documents --------------------------------------------------------------------------

DECISION: list[Block] = [
    table((ISSUER, COUNTRY), (["Số: 15/QĐ-SKHCN"], [DATE])),
    centred("QUYẾT ĐỊNH", bold=True),
    centred("Về việc thành lập Tổ chuyển đổi số", bold=True),
    line(""),
    centred("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", bold=True),
    line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True),
    line("Theo đề nghị của Chánh Văn phòng Sở.", italic=True),
    centred("QUYẾT ĐỊNH:", bold=True),
    line("Điều 1. Thành lập Tổ chuyển đổi số."),
    line("Điều 2. Quyết định này có hiệu lực từ ngày ký./."),
    END,
]


def test_a_decision_is_read_part_by_part() -> None:
    paper = papers(*DECISION)

    assert (paper.kind, paper.type_name) == (Kind.DECISION, "quyết định")
    assert texts(paper, Part.TYPE_NAME) == ["QUYẾT ĐỊNH"]
    assert texts(paper, Part.TITLE) == ["Về việc thành lập Tổ chuyển đổi số"]
    assert texts(paper, Part.AUTHORITY) == ["GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert [text[:10] for text in texts(paper, Part.BASIS)] == ["Căn cứ Luậ", "Theo đề ng"]
    assert [each.label for each in paper.headings] == ["1", "2"]
    assert texts(paper, Part.SUBJECT) == []


def test_a_report_to_a_higher_body_has_a_title_and_addressees() -> None:
    paper = papers(
        table((ISSUER, COUNTRY), (["Số: 9/BC-SKHCN"], [DATE])),
        centred("BÁO CÁO", bold=True),
        centred("Kết quả tháng 02", bold=True),
        centred("và phương hướng tháng 3", bold=True),
        TO,
        BODY,
        END,
    )

    assert (paper.kind, paper.type_name) == (Kind.NAMED, "báo cáo")
    assert texts(paper, Part.TITLE) == ["Kết quả tháng 02", "và phương hướng tháng 3"]
    assert texts(paper, Part.ADDRESSEES_HEAD) == [TO.text]


def test_a_telegram_is_wired_to_a_list() -> None:
    wired = ["GIÁM ĐỐC SỞ Y TẾ điện:", "- Các bệnh viện;", "- Các trạm y tế."]
    paper = papers(
        table((ISSUER, COUNTRY), (["Số: 05/CĐ-SKHCN"], [DATE])),
        centred("CÔNG ĐIỆN", bold=True),
        centred("Về ứng phó bão số 5", bold=True),
        centred(wired[0]),
        *map(line, wired[1:]),
        BODY,
        END,
    )

    assert texts(paper, Part.TITLE) == ["Về ứng phó bão số 5"]
    assert texts(paper, Part.WIRED) == wired
    assert texts(paper, Part.BODY) == [BODY.text]


def test_who_issues_a_resolution_may_take_two_lines() -> None:
    authority = ["HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI", "KHÓA XIV, KỲ HỌP THỨ 5"]
    paper = papers(
        table((["HỘI ĐỒNG NHÂN DÂN", "TỈNH QUẢNG NGÃI"], COUNTRY), (["Số: 5/NQ-HĐND"], [DATE])),
        centred("NGHỊ QUYẾT", bold=True),
        centred("Về việc phê duyệt danh mục", bold=True),
        *map(centred, authority),
        line("Căn cứ Luật Đầu tư công;"),
        line("Xét Tờ trình số 5/TTr-UBND."),
        centred("QUYẾT NGHỊ:"),
        END,
    )

    assert texts(paper, Part.AUTHORITY) == authority
    assert texts(paper, Part.BASIS) == ["Căn cứ Luật Đầu tư công;", "Xét Tờ trình số 5/TTr-UBND."]


# --- annexes ----------------------------------------------------------------------------------

KEM = "(Kèm theo Công văn số 12/SKHCN-CĐS ngày 05 tháng 3 năm 2026 của Sở)"
ANNEX: list[Block] = [
    centred("Phụ lục", bold=True),
    centred("DANH MỤC NHIỆM VỤ", bold=True),
    centred(KEM, italic=True),
    line("1. Nhiệm vụ thứ nhất."),
]


def test_an_appendix_in_the_file_of_a_letter_is_no_text_of_the_letter() -> None:
    paper = papers(HEAD, TO, BODY, END, *ANNEX)

    (annex,) = paper.annexes
    assert paper.kind is Kind.DISPATCH
    assert (annex.label.text, annex.number, annex.is_issued) == ("Phụ lục", "", False)
    assert [piece.text for piece in annex.titles] == ["DANH MỤC NHIỆM VỤ"]
    assert [piece.text for piece in annex.attachments] == [KEM]
    assert annex.first == paper.end + 1
    assert annex.last == paper.document.paragraphs[-1].index
    assert texts(paper, Part.BODY) == [BODY.text]
    assert texts(paper, Part.APPENDIX) == ["Phụ lục"]
    assert texts(paper, Part.SIGNATORY) == ["Nguyễn Văn Thành"]


def test_appendices_have_their_numbers_whatever_their_case() -> None:
    second = [centred("PHỤ LỤC II"), centred("BIỂU TỔNG HỢP"), line("Nội dung.")]
    paper = papers(HEAD, TO, BODY, END, centred("Phụ lục I"), *ANNEX[1:], *second)

    assert [each.number for each in paper.annexes] == ["I", "II"]
    assert paper.annexes[0].last + 1 == paper.annexes[1].first


def test_an_appendix_alone_is_an_appendix() -> None:
    paper = papers(*ANNEX)

    assert (paper.kind, len(paper.annexes), paper.end) == (Kind.APPENDIX, 1, -1)
    assert texts(paper, Part.ATTACHMENT) == [KEM]


def test_a_signature_of_the_agency_in_the_corner_is_no_number() -> None:
    paper = papers(line("Số: 12/SKHCN-CĐS; 05/3/2026; 10:00:00", align="right"), *ANNEX)

    assert paper.kind is Kind.APPENDIX


QUY_CHE: list[Block] = [
    table((ISSUER, COUNTRY)),
    centred("QUY CHẾ", bold=True),
    centred("Làm việc của Sở", bold=True),
    centred("(Kèm theo Quyết định số 15/QĐ-SKHCN ngày 05 tháng 3 năm 2026 của Giám đốc Sở)"),
    centred("Chương I"),
    centred("QUY ĐỊNH CHUNG"),
    line("Điều 1. Phạm vi điều chỉnh"),
]


def test_a_text_issued_with_a_decision_is_an_annex_from_its_letterhead_on() -> None:
    paper = papers(*DECISION, *QUY_CHE)

    (annex,) = paper.annexes
    assert paper.kind is Kind.DECISION
    assert (annex.label.text, annex.is_issued) == ("QUY CHẾ", True)
    assert paper.document.paragraphs[annex.first].text == ISSUER[0]
    assert texts(paper, Part.NATIONAL_TITLE) == [COUNTRY[0]]
    assert texts(paper, Part.APPENDIX) == []


def test_a_text_issued_with_a_decision_may_be_a_file_of_its_own() -> None:
    paper = papers(*QUY_CHE)

    assert (paper.kind, paper.type_name) == (Kind.ATTACHED, "quy chế")
    assert paper.annexes == ()
    assert texts(paper, Part.TITLE) == ["Làm việc của Sở"]
    assert len(texts(paper, Part.ATTACHMENT)) == 1
    assert [each.level for each in paper.headings] == [Level.CHAPTER, Level.ARTICLE]
    chapter = paper.headings[0].title
    assert chapter is not None
    assert chapter.text == "QUY ĐỊNH CHUNG"


def test_an_attached_plan_needs_no_letterhead_and_its_title_need_not_be_centred() -> None:
    note = (
        "(Kèm theo Quyết định số:      /QĐ-UBND ngày     tháng     năm 2025 của Chủ tịch UBND tỉnh)"
    )
    title = "Hoạt động kiểm soát thủ tục hành chính năm 2025"
    paper = papers(line("KẾ HOẠCH"), line(title), line(note), line("Các phòng thực hiện./."))

    assert (paper.kind, paper.type_name) == (Kind.ATTACHED, "kế hoạch")
    assert texts(paper, Part.TITLE) == [title]
    assert texts(paper, Part.ATTACHMENT) == [" ".join(note.split())]
    assert texts(paper, Part.BODY) == ["Các phòng thực hiện./."]


def test_an_appendix_on_a_new_page_is_one_though_the_letter_has_no_copies() -> None:
    paper = papers(HEAD, TO, BODY, line("Phụ lục", breaks_page=True), *ANNEX[1:])

    assert [each.label.text for each in paper.annexes] == ["Phụ lục"]
    assert texts(paper, Part.BODY) == [BODY.text]


def test_the_text_may_speak_of_its_appendix() -> None:
    speaks = [line("Phụ lục I: danh mục các nhiệm vụ."), line("(Kèm theo danh mục nhiệm vụ)")]
    paper = papers(HEAD, TO, *speaks, BODY, END)

    assert paper.annexes == ()
    assert texts(paper, Part.BODY) == [*(each.text for each in speaks), BODY.text]


def test_a_copy_has_its_own_number_below_the_copied_text() -> None:
    copied = table((["UBND TỈNH", "VĂN PHÒNG", "Số: 05/SY-VP"], ["SAO Y"]))

    assert papers(HEAD, TO, BODY, END, copied).kind is Kind.COPY
    assert papers(line("Sao y; Văn phòng UBND tỉnh; 05/3/2026"), HEAD, BODY).kind is Kind.COPY


# --- headings ---------------------------------------------------------------------------------


def test_headings_are_found_typed_and_numbered_by_word() -> None:
    paper = papers(
        HEAD,
        TO,
        line("I. MỤC ĐÍCH"),
        line("Yêu cầu", number="1."),
        line("a) Bám sát nhiệm vụ."),
        line("đ) Phân công rõ."),
        line("1.1. Không phải khoản."),
        line("2. Giao Sở Nội vụ theo dõi."),
        line("12/3 là ngày họp."),
        END,
    )

    told = [(each.level, each.label, each.has_title) for each in paper.headings]
    assert told == [
        (Level.ROMAN, "I", True),
        (Level.CLAUSE, "1", True),
        (Level.POINT, "a", False),
        (Level.POINT, "đ", False),
        (Level.CLAUSE, "2", False),
    ]


@pytest.mark.parametrize("name", ["I. Nguyễn Văn A", "V. I. Lê-nin", "X. Y.Z"])
def test_a_name_that_begins_with_an_initial_is_no_heading(name: str) -> None:
    assert papers(HEAD, TO, BODY, line(name), BODY, END).headings == ()


def test_roman_numbers_in_sequence_or_in_bold_are_headings() -> None:
    listed = papers(HEAD, TO, line("I. Mục đích"), BODY, line("II. Yêu cầu"), BODY, END)
    bold = papers(HEAD, TO, line("IV. Yêu cầu", bold=True), BODY, END)
    capitals = papers(HEAD, TO, line("I. MỤC ĐÍCH"), BODY, END)

    assert [each.label for each in listed.headings] == ["I", "II"]
    assert [each.label for each in bold.headings] == ["IV"]
    assert [each.label for each in capitals.headings] == ["I"]


@pytest.mark.parametrize(
    "heading",
    ["Phần I", "PHẦN THỨ NHẤT", "Chương I", "Mục 1", "Tiểu mục 1", "Điều 1. Phạm vi", "I. CHUNG"],
)
def test_a_title_ends_where_a_heading_begins(heading: str) -> None:
    text = (centred(heading, bold=True), centred("TÌNH HÌNH CHUNG", bold=True), BODY)
    head = table((ISSUER, COUNTRY), (["Số: 9/BC-SKHCN"], [DATE]))
    paper = papers(head, centred("BÁO CÁO"), centred("Kết quả tháng 02"), *text, END)
    attached = papers(
        *DECISION, centred("QUY CHẾ"), centred("Làm việc"), line("(Kèm theo Quyết định)"), *text
    )
    bare = papers(*DECISION, centred("PHỤ LỤC I"), centred("Các chỉ tiêu"), *text)

    assert texts(paper, Part.TITLE) == ["Kết quả tháng 02"]
    assert texts(paper, Part.BODY)[:2] == [heading, "TÌNH HÌNH CHUNG"]
    assert [each.text for each in attached.annexes[0].titles] == ["Làm việc"]
    assert [each.text for each in bare.annexes[0].titles] == ["Các chỉ tiêu"]


@pytest.mark.parametrize("kind", ["border", "shape", "characters"])
def test_a_title_ends_at_the_rule_below_it(kind: StrokeKind) -> None:
    head = table((ISSUER, COUNTRY), (["Số: 9/BC-SKHCN"], [DATE]))
    text = (centred("Kết quả tháng 02"), line(""), centred("MỞ ĐẦU"), BODY)
    plain = document(head, centred("BÁO CÁO"), *text, END)
    title = next(each.index for each in plain.paragraphs if each.text == "Kết quả tháng 02")
    ruled = replace(plain, strokes=(Stroke(kind, title, 40),))

    assert texts(dissect(plain), Part.TITLE) == ["Kết quả tháng 02", "MỞ ĐẦU"]
    assert texts(dissect(ruled), Part.TITLE) == ["Kết quả tháng 02"]
    appendix = document(HEAD, TO, BODY, END, centred("PHỤ LỤC I"), *text)
    last = replace(appendix, strokes=(Stroke(kind, len(appendix.paragraphs) - 4, 40),))
    assert [each.text for each in dissect(last).annexes[0].titles] == ["Kết quả tháng 02"]


def test_a_shape_may_hang_on_the_first_line_of_a_title() -> None:
    head = table((ISSUER, COUNTRY), (["Số: 9/BC-SKHCN"], [DATE]))
    lines = ["Kết quả tháng 02", "và phương hướng tháng 3"]
    plain = document(head, centred("BÁO CÁO"), *map(centred, lines), BODY, END)
    title = next(each.index for each in plain.paragraphs if each.text == lines[0])

    paper = dissect(replace(plain, strokes=(Stroke("shape", title, 40),)))

    assert texts(paper, Part.TITLE) == lines


# --- kinds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("Số: 15/2026/SKHCN-CĐS", Kind.DISPATCH),
        ("Số: 15/2026/QĐ-UBND", Kind.DISPATCH),
        ("Số 12-CV/TU", Kind.PARTY),
        ("Số: 12/SY-UBND", Kind.COPY),
        ("Số: 12/SKHCN-CĐS", Kind.DISPATCH),
    ],
)
def test_the_symbol_tells_the_kind(number: str, kind: Kind) -> None:
    paper = papers(table((ISSUER, COUNTRY), ([number, SUBJECT], [DATE])), TO, BODY, END)

    assert paper.kind is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("Số: 12/2025/QĐ-UBND", Kind.REGULATION),
        ("Số:     /2025/NQ-HĐND", Kind.REGULATION),
        ("Số: 45/2019/QH14", Kind.REGULATION),
        ("Số: 12/2025/BC-UBND", Kind.NAMED),
        ("Số: 12/2025/TTr-UBND", Kind.NAMED),
    ],
)
def test_a_year_makes_a_regulation_only_before_its_type(number: str, kind: Kind) -> None:
    paper = papers(table((ISSUER, COUNTRY), ([number], [DATE])), centred("BÁO CÁO"), BODY, END)

    assert paper.kind is kind


def test_a_circular_is_out_of_scope_by_its_title() -> None:
    paper = papers(table((ISSUER, COUNTRY), (["Số: 5/TT-BNV"], [DATE])), centred("THÔNG TƯ"), BODY)

    assert paper.kind is Kind.REGULATION
    assert not paper.kind.is_in_scope


def test_the_party_has_its_own_head() -> None:
    head = table((["TỈNH ỦY QUẢNG NGÃI", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]))

    assert papers(head, TO, BODY, END).kind is Kind.PARTY


def test_a_text_without_any_part_is_of_no_known_kind() -> None:
    assert papers(BODY, line("Một đoạn nữa.")).kind is Kind.UNKNOWN
    assert papers().kind is Kind.UNKNOWN
