"""Rules of number and symbol, place and date."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.kinds import Kind
from generator.checker.paper import Paper, Part
from generator.checker.rules import reference
from generator.view.edits import RunEdit
from tests.checker.pieces import centred, faults, paper, spot, told


def number(text: str, *, type_name: str = "", **look: Any) -> Paper:
    kind = Kind.NAMED if type_name else Kind.DISPATCH
    line = centred(text, **{"size_pt": 13.0, **look})
    return paper({Part.NUMBER: line}, kind, type_name=type_name)


def place_date(text: str, **look: Any) -> Paper:
    return paper({Part.PLACE_DATE: centred(text, **{"italic": True, **look})})


# --- the number -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Số: 112/UBND-TH",
        "Số: 05/BNV-VP",
        "Số:15/QĐ-BNV",
        "Số:          /SKHCN-CĐS",
        "Số: \u00a0\u00a0\u00a0\u00a0 /KH-UBND",
        "Số: ....../UBND-TH",
        "Số: ……/TTr-UBND",
        "Số: ___/QyĐ-VP.UBND",
        "Số: 1…/UBND",
        "Số: \t/UBND-KT&HT",
        "Số:    /",
    ],
)
def test_numbers_that_are_written_right_or_left_blank_have_no_fault(text: str) -> None:
    judged = number(text)

    assert told(reference.number_form, judged) == []
    assert told(reference.number_without_zero, judged) == []


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("Số 112/UBND-TH", "dấu hai chấm sau chữ «Số»"),
        ("SỐ: 112/UBND-TH", "chữ «Số» in thường, chữ S viết hoa"),
        ("số: 112/UBND-TH", "chữ «Số» in thường, chữ S viết hoa"),
        ("Số: 112 /UBND-TH", "không cách chữ trong số, ký hiệu"),
        ("Số: 112/UBND - TH", "không cách chữ trong số, ký hiệu"),
        ("Số: 112/ UBND-TH", "không cách chữ trong số, ký hiệu"),
        ("Số: 112/UBND–TH", "gạch nối (-) giữa các nhóm chữ viết tắt"),
        ("Số: 112/UBND/TH", "các nhóm chữ viết tắt, giữa có gạch nối: «QĐ-BNV»"),
        ("Số: 112/UBND-th", "ký hiệu in hoa"),
        ("Số: 112-UBND", "dấu gạch chéo giữa số và ký hiệu, dạng «Số: 15/QĐ-BNV»"),
        ("Số: mười hai/UBND", "dạng «Số: 15/QĐ-BNV»"),
    ],
)
def test_numbers_that_are_written_wrong_are_told_what_is_asked(text: str, required: str) -> None:
    assert told(reference.number_form, number(text)) == [(f"«{text}»", required)]


def test_a_number_below_ten_has_a_zero() -> None:
    assert told(reference.number_without_zero, number("Số: 5/BNV-VP")) == [("số «5»", "«05»")]


@pytest.mark.parametrize("size", [12.0, 12.5, 14.0])
def test_the_size_of_a_number_is_thirteen_exactly(size: float) -> None:
    (fault,) = faults(reference.number_look, number("Số: 15/UBND-TH", size_pt=size))

    assert fault.required == "cỡ chữ 13 pt"
    assert fault.edits == (RunEdit(spot(0), None, "size_pt", 13),)


def test_a_number_in_bold_is_told_and_one_in_capitals_by_its_form_alone() -> None:
    judged = number("SỐ: 15/UBND-TH", bold=True)

    assert told(reference.number_look, judged) == [("chữ đậm", "chữ không đậm")]


# --- the symbol -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "type_name"),
    [
        ("Số: 15/KH-UBND", "kế hoạch"),
        ("Số: 15/TTr-UBND", "tờ trình"),
        ("Số: 15/TTR-UBND", "tờ trình"),
        ("Số: 15/BTT-UBND", "bản thoả thuận"),
        ("Số:    /QĐ-SCT", "quyết định"),
        ("Số: 15/ABC-UBND", "thư công"),
    ],
)
def test_symbols_that_fit_their_type_have_no_fault(text: str, type_name: str) -> None:
    assert told(reference.symbol_of_another_type, number(text, type_name=type_name)) == []


@pytest.mark.parametrize(
    ("text", "type_name", "measured", "required"),
    [
        ("Số: 15/BC-UBND", "kế hoạch", "ký hiệu bắt đầu bằng «BC»", "«KH» (kế hoạch)"),
        ("Số: 15/GN-UBND", "bản ghi nhớ", "ký hiệu bắt đầu bằng «GN»", "«BGN» (bản ghi nhớ)"),
        ("Số: 15/TTh-UBND", "thỏa thuận", "ký hiệu bắt đầu bằng «TTh»", "«BTT» (thỏa thuận)"),
        ("Số: 15/UBND-KH", "kế hoạch", "ký hiệu bắt đầu bằng «UBND»", "«KH» (kế hoạch)"),
    ],
)
def test_symbols_of_another_type_and_of_2011_are_told(
    text: str, type_name: str, measured: str, required: str
) -> None:
    assert told(reference.symbol_of_another_type, number(text, type_name=type_name)) == [
        (measured, required)
    ]


@pytest.mark.parametrize(
    ("text", "measured", "required"),
    [
        ("Số: 12/CV-UBND", "ký hiệu «CV-UBND»", "không có CV, ví dụ «UBND-VP»"),
        ("Số: 12/UBND-CV", "ký hiệu «UBND-CV»", "không có CV, ví dụ «UBND-VP»"),
    ],
)
def test_a_dispatch_has_no_type_in_its_symbol(text: str, measured: str, required: str) -> None:
    assert told(reference.dispatch_symbol_with_type, number(text)) == [(measured, required)]


def test_a_unit_may_be_called_like_a_type() -> None:
    assert told(reference.dispatch_symbol_with_type, number("Số: 12/UBND-CĐ")) == []


# --- place and date ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "An Giang, ngày 24 tháng 01 năm 2025",
        "Thành phố Hồ Chí Minh, ngày 05 tháng 6 năm 2026",
        "An Giang, ngày      tháng 01 năm 2025",
        "An Giang, ngày\u00a0\u00a0\u00a0\u00a0tháng\u00a011\u00a0năm\u00a02026",
        "An Giang, ngày .... tháng .... năm 2026",
        "An Giang, ngày … tháng … năm 20…",
        "Phường 4, ngày 29 tháng 02 năm 2024",
        "……, ngày … tháng … năm …",
    ],
)
def test_dates_that_are_written_right_or_left_blank_have_no_fault(text: str) -> None:
    rules = (
        reference.place_date_form,
        reference.date_without_zero,
        reference.month_with_extra_zero,
        reference.place_date_on_two_lines,
    )

    assert [told(rule, place_date(text)) for rule in rules] == [[], [], [], []]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("An Giang ngày 24 tháng 01 năm 2025", "dấu phẩy sau địa danh"),
        ("An Giang, Ngày 24 tháng 01 năm 2025", "chữ «ngày» viết thường"),
        ("an Giang, ngày 24 tháng 01 năm 2025", "chữ cái đầu của địa danh viết hoa"),
        (
            "An Giang, ngày 24/01/2025",
            "ngày, tháng, năm viết đầy đủ: «ngày 24 tháng 01 năm 2025»",
        ),
        ("An Giang, ngày 31 tháng 11 năm 2025", "một ngày có thật"),
        ("An Giang, ngày 24 tháng Giêng năm 2025", "dạng «An Giang, ngày 24 tháng 01 năm 2025»"),
    ],
)
def test_dates_that_are_written_wrong_are_told_what_is_asked(text: str, required: str) -> None:
    assert told(reference.place_date_form, place_date(text)) == [(f"«{text}»", required)]


def test_days_below_ten_and_the_first_two_months_have_a_zero() -> None:
    assert told(reference.date_without_zero, place_date("An Giang, ngày 5 tháng 2 năm 2025")) == [
        ("«ngày 5»", "«ngày 05»"),
        ("«tháng 2»", "«tháng 02»"),
    ]


def test_later_months_need_no_zero_and_one_is_only_a_warning() -> None:
    short = place_date("An Giang, ngày 15 tháng 3 năm 2025")
    extra = place_date("An Giang, ngày 15 tháng 03 năm 2025")

    assert told(reference.date_without_zero, short) == []
    assert told(reference.date_without_zero, extra) == []
    assert told(reference.month_with_extra_zero, extra) == [("«tháng 03»", "«tháng 3»")]


def test_place_and_date_are_in_italics() -> None:
    upright = place_date("An Giang, ngày 24 tháng 01 năm 2025", italic=False)

    assert told(reference.place_date_look, upright) == [("chữ đứng", "chữ nghiêng")]


def test_place_and_date_that_do_not_fit_on_a_line_are_told() -> None:
    long = "Thành phố Hồ Chí Minh, ngày 29 tháng 11 năm 2026"

    assert told(reference.place_date_on_two_lines, place_date(long, width_mm=95.0)) == [
        ("dòng chữ dài 106,3 mm, chỗ rộng 95 mm", "một dòng")
    ]


def test_what_is_missing_is_told_but_minutes_have_no_place_and_date() -> None:
    bare = paper({}, Kind.NAMED, type_name="kế hoạch")
    minutes = paper({}, Kind.NAMED, type_name="biên bản")

    assert told(reference.missing_number, bare) == [("không thấy số, ký hiệu", "có số, ký hiệu")]
    assert told(reference.missing_place_date, bare) == [
        ("không thấy địa danh và ngày, tháng, năm", "có địa danh, ngày, tháng, năm")
    ]
    assert told(reference.missing_place_date, minutes) == []
