"""What the whole command took for a country is compared with its goals."""

from __future__ import annotations

from bench import whole


def test_the_whole_command_is_compared_with_its_goals_and_with_a_smaller_country() -> None:
    few = {"giây": 1.5, "CPU chính": 1.0, "CPU con": 0.66, "MB chính": 80.0, "MB con": 70.0}
    many = {"giây": 4.5, "CPU chính": 4.0, "CPU con": 4.3, "MB chính": 190.0, "MB con": 90.0}

    assert whole.table({332: few, 3321: many}) == [
        "",
        "Cả lệnh, cả nước            giây   CPU chính     CPU con    MB chính      MB con   tỷ số",
        "  332 đơn vị                1,50        1,00        0,66       80,00       70,00    1,00",
        "  3321 đơn vị               4,50        4,00        4,30      190,00       90,00    0,50",
        "  tỷ số: giây bộ xử lý cho mỗi đơn vị, so với dòng đầu",
        "  3321 đơn vị, giây                           4,50   mục tiêu ≤ 4,0: CHƯA ĐẠT",
        "  3321 đơn vị, MB                           190,00   mục tiêu ≤ 200,0: đạt",
    ]


def test_ten_countries_are_compared_with_one() -> None:
    one = {"giây": 4.0, "CPU chính": 4.0, "CPU con": 4.0, "MB chính": 150.0, "MB con": 100.0}
    ten = {"giây": 45.0, "CPU chính": 40.0, "CPU con": 40.0, "MB chính": 601.0, "MB con": 125.0}

    assert whole.table({3321: one, 33_210: ten})[-2:] == [
        "  33210 đơn vị, MB con, số lần                1,25   mục tiêu ≤ 1,3: đạt",
        "  33210 đơn vị, MB chính                    601,00   mục tiêu ≤ 600,0: CHƯA ĐẠT",
    ]


def test_of_some_runs_the_least_time_and_the_most_memory_count() -> None:
    first = {"giây": 4.0, "CPU chính": 3.0, "MB chính": 130.0}
    second = {"giây": 3.5, "CPU chính": 3.2, "MB chính": 120.0}

    assert whole.best([first, second]) == {"giây": 3.5, "CPU chính": 3.0, "MB chính": 130.0}
