"""Who is not assessed, and who does not count in the total, is told by name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from generator.context import letter_fields, lookup, names_of
from generator.evaluate import evaluate
from generator.formula import parse
from generator.frozen import replace
from generator.model import Evaluation, Exemption, Value
from generator.reconcile.judged import unjudged
from tests.figures import NAMES, RATE, dataset, questions
from tests.months import SEPTEMBER, build, dossier
from tests.small_dossier import load

EXEMPT = replace(
    RATE,
    exemptions=(Exemption(parse("Trực tiếp = 10", NAMES), "Không làm", counts_in_total=False),),
)
ROWS = ((7, 3, 10), (0, 0, 0), (90, 10, 100), (None, 3, 10))


def judged(*rows: Sequence[Value]) -> Evaluation:
    return evaluate(dataset(*rows), questions(EXEMPT))


def test_who_is_not_assessed_is_named_with_the_reason() -> None:
    assert list(unjudged(judged(*ROWS)).rows) == [
        ("Tỷ lệ", "xã Ba", "Không phát sinh hồ sơ", "", "có tính đơn vị này"),
        (
            "Tỷ lệ",
            "xã Cù",
            "Không đánh giá",
            "Không làm",
            "không tính đơn vị này; các cột số đếm ở dòng tổng vẫn cộng cả",
        ),
        (
            "Tỷ lệ",
            "xã Dương",
            "Không có số liệu",
            "Thiếu số liệu ở cột «Trực tuyến»",
            "không tính đơn vị này; các cột số đếm ở dòng tổng vẫn cộng cả",
        ),
    ]
    assert unjudged(judged((7, 3, 10))).rows == ()


def test_the_total_of_a_metric_leaves_out_whom_its_columns_add_up() -> None:
    found = judged(*ROWS[:3])

    assert found.total.figures["Tổng"].shown == "110"
    assert found.total.assessments["Tỷ lệ"].ratio == (Fraction(7), Fraction(10))


def test_a_letter_can_name_those_left_out(tmp_path: Path) -> None:
    settings = load(tmp_path)
    names = replace(names_of(settings, ()), metrics=("Tỷ lệ",))

    fields = letter_fields(settings, names, judged(*ROWS), ())

    told = {
        path: str(lookup(fields, path))
        for path in (
            "đếm.tỷ_lệ.được_đánh_giá",
            "đếm.tỷ_lệ.tất_cả",
            "danh_sách.tỷ_lệ.không_được_đánh_giá",
            "danh_sách.tỷ_lệ.không_tính_vào_tổng",
        )
    }
    assert list(told.values()) == ["1", "4", "xã Ba, xã Cù và xã Dương", "xã Cù và xã Dương"]


def test_where_nobody_is_left_out_there_is_no_list_to_print(tmp_path: Path) -> None:
    settings = load(tmp_path)
    names = replace(names_of(settings, ()), metrics=("Tỷ lệ",))

    fields = letter_fields(settings, names, judged((7, 3, 10)), ())

    assert lookup(fields, "danh_sách.tỷ_lệ.không_tính_vào_tổng") is None


def test_a_build_names_who_had_no_dossiers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (*SEPTEMBER[:2], ("UBND xã Tân Phú", 0, 0))

    assert build(dossier(tmp_path, "09", rows)) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "Tỷ lệ: 1 đạt, 1 chưa đạt, 0 không đánh giá, 1 không phát sinh hồ sơ.",
        "  Được đánh giá 2 trên 3 đơn vị; không có: UBND xã Tân Phú.",
        "Sẵn sàng trình ký: không có cảnh báo.",
    ]
