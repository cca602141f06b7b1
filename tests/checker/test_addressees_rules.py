"""Rules of «Kính gửi»."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checker.paper import Paper, Part, Piece
from generator.checker.rules import addressees
from generator.frozen import replace
from generator.view.edits import ParagraphEdit, RunEdit
from tests.checker.pieces import faults, paper, piece, spot, told

RULES = addressees.RULES
LIST = ("- Sở, ban, ngành tỉnh;", "- UBND huyện, thị xã, thành phố.")


def listed(*lines: str, head: str = "Kính gửi:", left_mm: float = 52.6, **look: Any) -> Paper:
    """Make a head with a list under its colon."""
    return paper(
        {
            Part.ADDRESSEES_HEAD: piece(head, left_mm=35.0, **look),
            Part.ADDRESSEES: [piece(each, left_mm=left_mm, **look) for each in lines],
        }
    )


def to_one(line: str) -> Paper:
    return paper({Part.ADDRESSEES_HEAD: piece(line, align="center")})


@pytest.mark.parametrize(
    "sound",
    [
        listed(*LIST),
        to_one("Kính gửi: Bộ Nội vụ."),
        to_one("Kính gửi: Bộ Nội vụ"),
        listed("– Bộ Nội vụ;", "– Bộ Tài chính."),
    ],
)
def test_sound_addressees_have_no_fault(sound: Paper) -> None:
    assert [told(rule, sound) for rule in RULES] == [[]] * len(RULES)


def test_a_dispatch_without_addressees_is_told() -> None:
    assert told(addressees.missing_addressees, paper()) == [
        ("không thấy «Kính gửi»", "có «Kính gửi:»")
    ]


def test_addressees_in_bold_are_told_once_for_head_and_list() -> None:
    (fault,) = faults(addressees.addressees_look, listed(*LIST, bold=True))

    assert (fault.measured, fault.required) == (
        "chữ đậm (3 đoạn liền nhau)",
        "chữ không đậm",
    )
    assert fault.edits == tuple(RunEdit(spot(each), None, "bold", False) for each in range(3))


def test_a_name_of_capitals_is_no_shouting() -> None:
    assert told(addressees.addressees_look, listed("- HĐND, UBND;", "- UBMTTQ.")) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Kính gửi Bộ Nội vụ", "Kính gửi"),
        ("KÍNH GỬI: Bộ Nội vụ", "KÍNH GỬI:"),
        ("Kính Gửi: Bộ Nội vụ", "Kính Gửi:"),
    ],
)
def test_the_head_has_a_colon_and_one_capital(line: str, seen: str) -> None:
    assert told(addressees.addressees_without_colon, to_one(line)) == [(f"«{seen}»", "«Kính gửi:»")]


def test_one_addressee_stands_beside_the_head() -> None:
    assert told(addressees.addressees_on_wrong_lines, listed("Bộ Nội vụ")) == [
        ("một nơi nhận mà xuống dòng", "cùng dòng với «Kính gửi:»")
    ]


@pytest.mark.parametrize(
    "judged",
    [
        to_one("Kính gửi: Bộ Nội vụ; Bộ Tài chính."),
        listed("- Bộ Tài chính.", head="Kính gửi: - Bộ Nội vụ;"),
        listed("Bộ Tài chính.", head="Kính gửi: Bộ Nội vụ;"),
    ],
)
def test_several_addressees_do_not_stand_beside_the_head(judged: Paper) -> None:
    assert told(addressees.addressees_on_wrong_lines, judged) == [
        ("nhiều nơi nhận ở cùng dòng với «Kính gửi:»", "xuống dòng, mỗi nơi một dòng")
    ]


def test_a_list_has_its_dashes_and_its_marks() -> None:
    judged = listed("Sở Nội vụ,", "+ Sở Tài chính;", "- Sở Y tế;")

    assert told(addressees.addressees_list_form, judged) == [
        ("không có gạch đầu dòng (2 đoạn liền nhau)", "gạch đầu dòng (-)"),
        ("cuối dòng là «,»", "cuối dòng là «;»"),
        ("cuối dòng là «;»", "cuối dòng là «.»"),
    ]


def test_a_dash_that_word_writes_is_a_dash() -> None:
    numbered = [_numbered(piece(each, left_mm=52.6)) for each in ("Sở Nội vụ;", "Sở Tài chính.")]
    judged = paper({Part.ADDRESSEES_HEAD: piece("Kính gửi:"), Part.ADDRESSEES: numbered})

    assert told(addressees.addressees_list_form, judged) == []


def _numbered(line: Piece) -> Piece:
    return replace(line, paragraph=replace(line.paragraph, number="-"))


def test_dashes_that_are_not_in_line_are_set_as_the_first() -> None:
    lines = [piece("- Sở A;", left_mm=52.6), piece("- Sở B.", left_mm=45.0, first_mm=2.0)]
    judged = paper({Part.ADDRESSEES_HEAD: piece("Kính gửi:"), Part.ADDRESSEES: lines})

    (fault,) = faults(addressees.dashes_not_aligned, judged)

    assert fault.measured == "gạch đầu dòng ở 47 mm, dòng đầu ở 52,6 mm"
    assert fault.edits == (
        ParagraphEdit(spot(2), "left_mm", 52.6),
        ParagraphEdit(spot(2), "first_mm", 0.0),
    )


def test_dashes_beside_spaces_are_not_measured() -> None:
    judged = listed("\t\t- Sở A;", "     - Sở B.")

    assert told(addressees.dashes_not_aligned, judged) == []
    assert told(addressees.dashes_not_under_colon, judged) == []


def test_dashes_that_are_not_under_the_colon_are_a_doubt_that_can_be_mended() -> None:
    (fault,) = faults(addressees.dashes_not_under_colon, listed(*LIST, left_mm=45.0))

    assert addressees.dashes_not_under_colon.doubtful
    assert fault.measured == "gạch đầu dòng ở 45 mm, dấu hai chấm ở 52,6 mm"
    assert fault.edits == (
        ParagraphEdit(spot(1), "left_mm", 52.6),
        ParagraphEdit(spot(2), "left_mm", 52.6),
    )
