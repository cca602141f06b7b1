"""Checks that have to hold, and differences that are let pass."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Check, Evaluation, Value
from generator.reconcile.judged import let_pass
from tests.figures import NAMES, SAME_RATE, SUM, dataset, questions, texts
from tests.months import SEPTEMBER, build, dossier
from tests.spreadsheets import refusal

MANDATORY = replace(SUM, is_mandatory=True)
FIX = (
    "mức «lỗi» không ghi vào «Cảnh báo đã xem» được. Số đúng thì sửa phép đối chiếu và lời "
    "dựa vào nó."
)


def checked(check: Check, *rows: Sequence[Value]) -> Evaluation:
    return evaluate(dataset(*rows), questions(checks=[check]))


# --- checks that have to hold ----------------------------------------------------------------


def test_a_mandatory_check_that_fails_is_refused_with_its_cells() -> None:
    assert refusal(lambda: checked(MANDATORY, (7, 3, 10), (8, 2, 11), (1, 1, 3))) == [
        "DC17 so-lieu.xlsx, trang «Tổng hợp»: phép đối chiếu «Cộng kênh» phải đúng mà sai: Xã Ba: "
        f"Tổng = 11, Cộng = 10; chênh -1. Sửa số liệu ở ô C3, A3, B3; {FIX}",
        "DC17 so-lieu.xlsx, trang «Tổng hợp»: phép đối chiếu «Cộng kênh» phải đúng mà sai: Xã Cù: "
        f"Tổng = 3, Cộng = 2; chênh -1. Sửa số liệu ở ô C4, A4, B4; {FIX}",
    ]


def test_a_mandatory_check_that_holds_lets_the_work_go_on() -> None:
    assert checked(MANDATORY, (7, 3, 10), (8, 2, 10)).findings == ()


def test_a_mandatory_check_that_cannot_be_made_is_refused_too() -> None:
    check = replace(SAME_RATE, is_mandatory=True)

    [said] = refusal(lambda: checked(check, (7, 3, 10, "Không làm")))

    assert said == (
        "DC17 so-lieu.xlsx, trang «Tổng hợp»: phép đối chiếu «Tính lại» phải đúng mà sai: Xã An: "
        "không đối chiếu được: Tỷ lệ = 70,00%, còn «Tỷ lệ ghi» không có số. Sửa số liệu ở ô D2, "
        f"A2, C2; {FIX}"
    )


def test_a_mandatory_total_that_no_row_explains_names_the_sheet_of_settings() -> None:
    check = Check("Không quá", parse("Tổng < 15", NAMES), is_mandatory=True)

    assert refusal(lambda: checked(check, (7, 3, 10), (8, 2, 10))) == [
        "DC17 congvan.yaml: phép đối chiếu «Không quá» phải đúng mà sai: Dòng tổng: Tổng = 20, "
        f"không thỏa «Tổng < 15»; chênh -5. Sửa số liệu của các đơn vị; {FIX}"
    ]


def test_a_build_with_a_mandatory_check_that_fails_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = "Đối chiếu:\n  - Tên: Không quá\n    Điều kiện: Trực tuyến ≤ Tổng\n    Mức độ: lỗi\n"
    rows = (*SEPTEMBER[:2], ("UBND xã Tân Phú", 100, 120))

    assert build(dossier(tmp_path, "09", rows, more=check)) == 2
    assert capsys.readouterr().err == (
        "Lỗi DC17: so-lieu.xlsx, trang «Tổng hợp»: Phép đối chiếu «Không quá» phải đúng mà sai: "
        "UBND xã Tân Phú: Trực tuyến = 120, Tổng = 100, không thỏa «Trực tuyến ≤ Tổng»; chênh -20. "
        f"Sửa số liệu ở ô C4, B4; {FIX}\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_range_may_be_asked_for() -> None:
    check = Check("Không quá", parse("Tỷ lệ ≤ 100%", NAMES))

    assert texts(checked(check, (12, 0, 10), (0, 0, 10)))[-1] == (
        "DC03",
        "Xã An: Tỷ lệ = 120,00%, không thỏa «Tỷ lệ ≤ 100,00%»; chênh -20,00 điểm phần trăm.",
    )


# --- differences that are let pass -----------------------------------------------------------

NEAR = replace(SUM, tolerance=Fraction(1))
NEAR_RATE = replace(SAME_RATE, tolerance=Fraction(1, 10000))


def rows_of(evaluation: Evaluation, check: Check) -> list[tuple[str, ...]]:
    section = let_pass(evaluation, questions(checks=[check]))
    return list(section.rows) if section else []


def test_a_difference_within_the_tolerance_is_no_finding_but_is_counted() -> None:
    found = checked(NEAR, (7, 3, 10), (8, 2, 11), (1, 1, 1))

    assert texts(found) == []
    told = [each.comparisons["Cộng kênh"] for each in found.results]
    assert [(each.holds, each.is_tolerated) for each in told] == [
        (True, False),
        (True, True),
        (True, True),
    ]
    assert rows_of(found, NEAR) == [("Cộng kênh", "2", "-1")]


def test_one_more_than_the_tolerance_is_found() -> None:
    assert texts(checked(NEAR, (7, 3, 10), (8, 2, 12))) == [
        ("DC03", "Xã Ba: Tổng = 12, Cộng = 10; chênh -2.")
    ]


def test_what_was_let_pass_explains_the_total() -> None:
    found = checked(NEAR, (7, 3, 11), (8, 2, 11), (9, 1, 13))

    assert [(each.code, each.organization) for each in found.findings] == [("DC03", "Xã Cù")]
    assert not found.total.comparisons["Cộng kênh"].holds


def test_a_total_of_which_little_was_let_pass_is_found() -> None:
    check = replace(SAME_RATE, tolerance=Fraction(1, 10000))
    sheet = dataset((7, 3, 10, Decimal("0.7")), total=(7, 3, 10, Decimal("0.8")))

    assert [each.code for each in evaluate(sheet, questions(checks=[check])).findings] == ["DC04"]


def test_rates_have_a_tolerance_in_points() -> None:
    rows = ((39839, 0, 40221, Decimal("0.9905")), (1, 0, 3, Decimal("0.3334")))

    found = checked(NEAR_RATE, *rows)

    assert texts(found) == []
    assert rows_of(found, NEAR_RATE) == [("Tính lại", "1", "-0,01 điểm phần trăm")]
    assert texts(checked(NEAR_RATE, (1, 0, 3, Decimal("0.3335")))) == [
        ("DC03", "Xã An: Tỷ lệ ghi = 33,35%, Tỷ lệ = 33,33%; chênh -0,02 điểm phần trăm.")
    ]


def test_a_bound_has_a_tolerance_too() -> None:
    check = Check("Không quá", parse("Tổng ≤ Cộng", NAMES), tolerance=Fraction(1))

    assert texts(checked(check, (7, 3, 11))) == []
    assert texts(checked(check, (7, 3, 12))) == [
        ("DC03", "Xã An: Tổng = 12, Cộng = 10, không thỏa «Tổng ≤ Cộng»; chênh -2.")
    ]


def test_where_nothing_may_pass_nothing_is_told_of_it() -> None:
    assert let_pass(checked(SUM, (7, 3, 10)), questions(checks=[SUM])) is None
