"""Capitals, numbers and dates, what is left over, what is unsafe: words and what is no slip."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from generator.checker.rules import capitals, leftovers, safety, wording
from generator.frozen import replace
from generator.view.edits import RunEdit
from generator.view.records import CellSpot, Change, Guest, Paragraph
from tests.checker.pieces import faults, paper, piece, spot, told


def of(*texts: str) -> Paper:
    return paper({Part.BODY: [piece(text) for text in texts]})


SOUND = (
    "Chủ tịch Ủy ban nhân dân (UBND) tỉnh yêu cầu Thủ trưởng Sở, ban, ngành tỉnh và UBND huyện, "
    "thị xã, thành phố thực hiện Nghị quyết số 188/NQ-CP ngày 11/10/2024 của Chính phủ.",
    "- UBND các xã, phường, đặc khu; VP. UBND tỉnh: LĐVP, Phòng, ban, trung tâm;",
    "Thực hiện Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025.",
    "Sở Văn hóa, Thể thao và Du lịch; Sở Lao động - Thương binh và Xã hội; Sở Công Thương.",
    "Các cơ quan quản lý nhà nước theo khoản 1, điểm a và Điều 5 của Quy chế này.",
    "Đạt 1.094 hồ sơ, tỷ lệ 99,63% (5.233/7.001 hồ sơ), điểm 8.5.1 của tài liệu.",
    "Ngày tháng năm 2025, lần thứ hai, quý III/2026, từ ngày 01/01/2026 đến ngày 20/11/2026...",
    "Ủy ban Quốc gia về chuyển đổi số; Cổng dịch vụ công quốc gia; Hệ thống EMC (MCĐT v2.0).",
    "Tỷ lệ hồ sơ = Số hồ sơ trực tuyến/Tổng hồ sơ; tính theo tháng; xem trang https://a.vn/b?c=1.",
)


@pytest.mark.parametrize("words", SOUND)
def test_what_offices_write_rightly_is_no_slip(words: str) -> None:
    judged = of(words)
    rules = (*capitals.RULES, *wording.RULES, *leftovers.RULES)

    assert [(rule.code, *each) for rule in rules for each in told(rule, judged)] == []


def test_slips_of_one_table_are_told_together() -> None:
    cells = [
        Paragraph(0, spot(0), piece(f"{rate}.50%").runs, cell=CellSpot(0, row, 2))
        for row, rate in enumerate((10, 20, 30, 40, 40))
    ]

    assert told(wording.decimal_point, paper(rest=cells)) == [
        ("«10.50», «20.50», «30.50» và 2 chỗ khác", "«10,50», «20,50», «30,50» và 2 chỗ khác")
    ]


def test_slips_of_two_paragraphs_are_told_apart() -> None:
    judged = of("Tại phường 4.", "Tại quận 1.")

    assert told(capitals.numbered_place_with_small_letter, judged) == [
        ("«phường 4»", "«Phường 4»"),
        ("«quận 1»", "«Quận 1»"),
    ]


def test_letters_in_two_parts_are_read_as_one() -> None:
    judged = of(normalize("NFD", "Tại thành phố Hồ Chí Minh."))

    assert told(capitals.special_city_with_small_letter, judged) == [
        ("«thành phố Hồ Chí Minh»", "«Thành phố Hồ Chí Minh»")
    ]


def test_a_space_that_does_not_break_is_a_space() -> None:
    judged = of("Tại thủ đô Hà\N{NO-BREAK SPACE}Nội.")

    assert told(capitals.special_city_with_small_letter, judged) == [
        ("«thủ đô Hà Nội»", "«Thủ đô Hà Nội»")
    ]


def test_the_letterhead_is_not_read_as_a_sentence() -> None:
    judged = paper({Part.ISSUER: piece("Ủy Ban Nhân Dân"), Part.BODY: piece("Sở báo cáo.")})

    assert told(capitals.agency_with_capital_syllables, judged) == []


@pytest.mark.parametrize("date", ["30/02/2026", "31/4/2025", "01/13/2025", "00/05/2025"])
def test_a_day_that_no_calendar_has_is_told(date: str) -> None:
    assert told(wording.date_not_in_calendar, of(f"Trước {date}.")) == [
        (f"«{date}»", "một ngày có trong lịch")
    ]


def test_dots_are_blanks_in_an_appendix_alone() -> None:
    judged = paper(rest=[piece("Họ và tên: ..............").paragraph])

    assert told(leftovers.dots_left, judged) == [("«..............»", "nội dung thật")]


def test_a_highlight_is_mended_where_it_is() -> None:
    judged = paper({Part.BODY: piece("Xem lại", highlight="yellow")})

    (fault,) = faults(leftovers.highlight_left, judged)

    assert fault.measured == "chữ tô nền «Xem lại»"
    assert fault.edits == (RunEdit(spot(0), None, "highlight", ""),)


def test_changes_are_counted_by_kind() -> None:
    judged = of("Sở báo cáo.")
    changes = (
        Change("inserted", spot(0), "thêm"),
        Change("inserted", spot(0), "nữa"),
        Change("formatted", spot(0), ""),
    )
    document = replace(judged.document, changes=changes)

    assert told(leftovers.changes_left, replace(judged, document=document)) == [
        ("2 chỗ thêm chữ, đầu tiên «thêm»", "không còn chỗ sửa nào"),
        ("1 chỗ đổi định dạng", "không còn chỗ sửa nào"),
    ]


def test_what_is_left_over_is_told_of_every_kind_of_document() -> None:
    rules = (*leftovers.RULES, *safety.RULES)

    assert [rule.code for rule in rules if set(rule.kinds) != set(Kind)] == []


def test_each_guest_is_told_once() -> None:
    judged = of("Sở báo cáo.")
    guests = (
        Guest("macro", "word/vbaProject.bin", "word/vbaProject.bin"),
        Guest("link", "word/document.xml", "file:///D:/a.xlsx"),
        Guest("link", "word/settings.xml", "https://example.org/a"),
    )
    other = replace(judged, document=replace(judged.document, guests=guests))

    assert [(rule.code, *each) for rule in safety.RULES for each in told(rule, other)] == [
        ("SF01", "macro «word/vbaProject.bin»", "không có chương trình trong tệp"),
        ("SF03", "liên kết ra ngoài «https://example.org/a»", "không lấy gì từ ngoài tệp"),
        ("SF06", "liên kết «file:///D:/a.xlsx»", "không có liên kết"),
    ]
