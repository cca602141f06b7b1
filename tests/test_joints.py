"""A line does not break between a word and its number; words and figures stay as they are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import Note, Paragraph, Run
from generator.model import Figure
from generator.vietnamese import NBSP
from generator.wordml import write
from generator.wordml.joints import joined


def shown(*runs: Run | Note) -> str:
    inlines = joined(Paragraph(runs)).inlines
    return "".join(str(each.content) for each in inlines if isinstance(each, Run)).replace(
        NBSP, "_"
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("theo Điều 1 Nghị định", "theo Điều_1 Nghị định"),
        ("điểm a khoản 2 Điều 12", "điểm_a khoản_2 Điều_12"),
        ("điểm đ, khoản 3", "điểm_đ, khoản_3"),
        ("ngày 05 tháng 3 năm 2020", "ngày_05 tháng_3 năm_2020"),
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số_30/2020/NĐ-CP"),
        ("Phụ lục II và Chương IV", "Phụ lục_II và Chương_IV"),
        ("quý IV, lần 2, kỳ 1", "quý_IV, lần_2, kỳ_1"),
        ("dài 20 km, nặng 5 kg, 30 °C", "dài 20_km, nặng 5_kg, 30_°C"),
        ("đạt 97,5 % kế hoạch", "đạt 97,5_% kế hoạch"),
        ("ĐIỀU 3 và MỤC 2", "ĐIỀU_3 và MỤC_2"),
    ],
)
def test_a_word_holds_its_number(typed: str, printed: str) -> None:
    assert shown(Run(typed)) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "điểm ở xã, địa điểm ấy",
        "quan điểm anh nêu",
        "5 năm, 3 tháng, 20 ngày",
        "20 kết quả, 5 mục tiêu, 7 lần",
        "số hồ sơ, năm nay, ngày mai",
        "chuẩn số30, Sốt 5 ngày",
        "mục Các việc, phần Việt Nam",
        "Nguyễn Văn A, TP. Hồ Chí Minh",
    ],
)
def test_other_spaces_may_break(typed: str) -> None:
    assert NBSP not in shown(Run(typed))


def test_a_word_holds_a_number_of_another_look_or_a_figure() -> None:
    figure = Figure(Fraction(2025), "2025", "nguồn")

    assert shown(Run("tại "), Run("Điều ", bold=True), Run("5")) == "tại Điều_5"
    assert shown(Run("năm "), Run(figure), Run(" km")) == "năm_2025_km"


def test_a_figure_is_never_touched() -> None:
    figure = Figure(Fraction(5), "số 5 km", "nguồn")

    (run,) = joined(Paragraph((Run(figure),))).inlines

    assert isinstance(run, Run)
    assert run.content is figure


def test_footnotes_hold_theirs() -> None:
    (note,) = write(Paragraph((Run("Chữ"), Note((Paragraph((Run("Điều 5."),)),))))).notes

    assert f"Điều{NBSP}5." in note


def test_a_paragraph_without_numbers_is_the_same_one() -> None:
    block = Paragraph((Run("Kính gửi các đơn vị."),))

    assert joined(block) is block


WORDS = st.lists(
    st.sampled_from(["Điều", "1", "ngày", "05", "khoản", "a", "km", "số", "IV", " ", "(", "điểm"])
)


@given(st.lists(WORDS.map(" ".join), max_size=4))
def test_the_text_stays_but_for_the_kind_of_its_spaces(texts: list[str]) -> None:
    runs = tuple(Run(text, bold=at % 2 == 0) for at, text in enumerate(texts))

    printed = joined(Paragraph(runs)).inlines

    assert [str(each.content).replace(NBSP, " ") for each in printed if isinstance(each, Run)] == [
        *texts
    ]
    assert f"{NBSP}{NBSP}" not in "".join(str(r.content) for r in printed if isinstance(r, Run))
