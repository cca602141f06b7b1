"""Lines broken by sense and by width, sizes chosen by the room that they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import layout
from generator.context.letterhead import issuer_rule, size_set, subject_lines, whole_date
from generator.context.lines import TEXT_COST, Room, broken, title_lines
from generator.metrics import width_mm
from generator.vietnamese import NBSP

COLUMN = Room(layout.LARGE_SET.left_mm, 13, bold=True)


@pytest.mark.parametrize(
    "lines",
    [
        ["SỞ NỘI VỤ"],
        ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"],
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"],
        ["ỦY BAN NHÂN DÂN", "XÃ BÌNH SƠN"],
        ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        ["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"],
        ["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
        ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"],
        ["VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH"],
        ["VĂN PHÒNG ĐOÀN", "ĐẠI BIỂU QUỐC HỘI", "VÀ HỘI ĐỒNG", "NHÂN DÂN TỈNH"],
    ],
    ids=" ".join,
)
def test_the_name_of_an_office_is_broken_where_an_old_hand_breaks_it(lines: list[str]) -> None:
    assert broken(" ".join(lines), COLUMN) == lines


@given(st.lists(st.text("AỦNÔ", min_size=1, max_size=12), min_size=1, max_size=25))
def test_no_word_is_lost_and_every_line_fits_where_its_words_do(words: list[str]) -> None:
    lines = broken(" ".join(words), COLUMN, TEXT_COST)

    assert " ".join(lines) == " ".join(words)
    assert all(COLUMN.holds(line) for line in lines if all(map(COLUMN.holds, words)))


def test_a_word_wider_than_its_room_stands_on_a_line_of_its_own() -> None:
    assert broken(f"MỘT {'W' * 30} HAI", COLUMN) == ["MỘT", "W" * 30, "HAI"]


def test_a_figure_stays_with_the_word_before_it() -> None:
    narrow = Room(24, 13)

    assert broken("kết quả quý IV năm 2026", narrow) == ["kết quả", "quý IV", "năm 2026"]


TITLE = "TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH NĂM 2024"
PERIOD = "(TỪ NGÀY 01/01/2024 ĐẾN NGÀY 31/12/2024)"


@pytest.mark.parametrize(
    ("room_mm", "lines"),
    [
        (227, [f"{TITLE} {PERIOD}"]),
        (140, [TITLE, PERIOD]),
        (
            85,
            [
                "TỶ LỆ HỒ SƠ TRỰC TUYẾN",
                "TOÀN TRÌNH NĂM 2024",
                "(TỪ NGÀY 01/01/2024",
                "ĐẾN NGÀY 31/12/2024)",
            ],
        ),
    ],
)
def test_a_period_in_brackets_goes_to_a_line_of_its_own(room_mm: float, lines: list[str]) -> None:
    assert title_lines(f"{TITLE} {PERIOD}", Room(room_mm, 14, bold=True)) == lines


@pytest.mark.parametrize(
    ("place", "sizes"),
    [
        ("An Giang", layout.LARGE_SET),
        ("Thành phố Huế", layout.LARGE_SET),
        ("Thành phố Hải Phòng", layout.SMALL_SET),
        ("Thành phố Hồ Chí Minh", layout.SMALL_SET),
        ("Phường Nguyễn Thái Bình Tây Thạnh", layout.SMALL_SET),
    ],
)
def test_sizes_are_as_large_as_the_name_of_the_place_lets_them_be(
    place: str, sizes: layout.SizeSet
) -> None:
    assert size_set(place) is sizes


def test_a_date_without_room_goes_to_the_next_line_whole() -> None:
    date = "ngày 29 tháng 11 năm 2026"

    assert whole_date("Thành phố Hồ Chí Minh", date, layout.SMALL_SET) == date
    assert whole_date("Thành phố Hồ Chí Minh", date, layout.LARGE_SET) == date.replace(" ", NBSP)


def test_the_rule_under_an_issuer_follows_its_last_line() -> None:
    rule = issuer_rule("VÀ MÔI TRƯỜNG", layout.SMALL_SET)

    assert rule.length_mm == pytest.approx(0.4 * width_mm("VÀ MÔI TRƯỜNG", 12, bold=True), abs=0.1)
    assert rule.within_mm == layout.SMALL_SET.left_mm


def test_a_short_subject_stays_on_one_line() -> None:
    assert subject_lines("báo cáo tháng 11", layout.LARGE_SET) == "V/v báo cáo tháng 11"
