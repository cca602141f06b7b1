"""Who has which level, and which columns a metric reads, is told before anybody is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.errors import Refused
from generator.frozen import replace
from tests.small_dossier import REGISTER, ask, load, refusal

BY_GROUP = """
      Theo nhóm:
        Sở, ban, ngành tỉnh: tối thiểu 70%
        UBND xã: tối thiểu 60%"""
FIX = "Sửa ô «Nhóm», hoặc ghi mức cho đơn vị ở «Theo nhóm», «Theo đơn vị» hoặc «Chung»."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "tối thiểu 70%",
            "\n      Theo nhóm:\n        UBND xã: tối thiểu 70%",
            "12 dòng 49: «Sở Y tế» (nhóm «Sở, ban, ngành tỉnh» trong danh sách đơn vị) không có "
            "mức nào. Sửa ô «Nhóm», hoặc ghi mức cho đơn vị ở «Theo nhóm», «Theo đơn vị» hoặc "
            "«Chung».",
            id="group without a level",
        ),
        pytest.param(
            "tối thiểu 70%",
            "\n      Theo đơn vị:\n        SYT: tối thiểu 70%",
            "12 dòng 48: «UBND xã An Phú» (nhóm «UBND xã» trong danh sách đơn vị) không có mức "
            "nào. Sửa ô «Nhóm», hoặc ghi mức cho đơn vị ở «Theo nhóm», «Theo đơn vị» hoặc "
            "«Chung».",
            id="organization without a level",
        ),
        pytest.param(
            "    Cách tính: Hồ sơ trực tuyến",
            "    Kết quả trên bảng: Ghi chu\n    Cách tính: Hồ sơ trực tuyến",
            "12 dòng 47: không có cột «Ghi chu». Có phải «Ghi chú» không?",
            id="unknown column of verdicts",
        ),
        pytest.param(
            "    Cách tính: Hồ sơ trực tuyến",
            "    Kết quả trên bảng: Tổng hồ sơ\n    Cách tính: Hồ sơ trực tuyến",
            "14 dòng 47: cột «Tổng hồ sơ» không ghi kết quả, vì không phải là cột chữ. "
            "Ghi tên cột khác, hoặc thêm «Kiểu: chữ».",
            id="column of verdicts with numbers",
        ),
        pytest.param(
            "Kiểu: chữ",
            "Ô trống: có",
            "09 dòng 39: «Ô trống»: «có» không có trong các lựa chọn. "
            "Ghi một trong các từ: «báo lỗi», «không có số liệu».",
            id="blank cells",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert refusal(tmp_path, (old, new)) == said


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (
            "UBND các xã",
            "nhóm «UBND các xã» trong danh sách đơn vị) không có mức nào. "
            f"Có phải nhóm «UBND xã» không? {FIX}",
        ),
        ("", f"ô «Nhóm» để trống trong danh sách đơn vị) không có mức nào. {FIX}"),
    ],
)
def test_a_group_that_no_level_is_for_is_named_as_the_register_writes_it(
    tmp_path: Path, group: str, said: str
) -> None:
    settings = load(tmp_path, ("Mức giao: tối thiểu 70%", f"Mức giao:{BY_GROUP}"))
    others = [replace(REGISTER[1], code=f"{n}", short_name=f"xã {n}", group=group) for n in "3456"]

    with pytest.raises(Refused) as caught:
        config.questions(settings, [*REGISTER, *others])
    assert str(caught.value) == (
        f"congvan.yaml, dòng 49: «xã 3», «xã 4», «xã 5» và 1 đơn vị nữa ({said}"
    )


def test_a_goal_by_group_has_to_be_for_everybody_too(tmp_path: Path) -> None:
    goal = "    Mức phấn đấu:\n      Theo nhóm:\n        UBND xã: tối thiểu 90%\n    Ngoại trừ:"

    assert refusal(tmp_path, ("    Ngoại trừ:", goal)) == (
        "12 dòng 50: «Sở Y tế» (nhóm «Sở, ban, ngành tỉnh» trong danh sách đơn vị) không có mức "
        f"nào. {FIX}"
    )


def test_a_goal_may_be_for_single_organizations_only(tmp_path: Path) -> None:
    goal = "    Mức phấn đấu:\n      Theo đơn vị:\n        SYT: tối thiểu 90%\n    Ngoại trừ:"
    (metric,) = ask(tmp_path, ("    Ngoại trừ:", goal)).metrics

    assert [bool(metric.goal.of(each)) for each in REGISTER] == [True, False]


def test_without_a_register_nobody_is_looked_up(tmp_path: Path) -> None:
    settings = load(tmp_path, ("Mức giao: tối thiểu 70%", f"Mức giao:{BY_GROUP}"))

    (metric,) = config.questions(settings, None).metrics
    assert list(metric.target.by_group or ()) == ["Sở, ban, ngành tỉnh", "UBND xã"]


def test_a_metric_names_the_column_of_verdicts_however_it_is_typed(tmp_path: Path) -> None:
    named = "    Kết quả trên bảng: GHI  CHÚ\n    Cách tính: Hồ sơ trực tuyến"
    (metric,) = ask(tmp_path, ("    Cách tính: Hồ sơ trực tuyến", named)).metrics

    assert metric.sheet_column == "Ghi chú"


@pytest.mark.parametrize(
    ("seen", "issued", "said"),
    [
        ("31/12/2024", "24/01/2025", ""),
        ("30/12/2024", "24/01/2025", "kỳ số liệu kết thúc (31/12/2024)"),
        ("30/12/2024", "01/2025", "kỳ số liệu kết thúc (31/12/2024)"),
        ("20/12/2024", "22/12/2024", ""),
        ("31/12/2023", "22/12/2024", "kỳ số liệu bắt đầu (01/01/2024)"),
    ],
)
def test_what_was_seen_before_there_were_figures_was_copied_from_an_earlier_period(
    tmp_path: Path, seen: str, issued: str, said: str
) -> None:
    asked = ask(
        tmp_path,
        ("Ngày xem: 23/01/2025", f"Ngày xem: {seen}"),
        ("Ngày: 24/01/2025", f"Ngày: {issued}"),
    )

    assert [each.too_early for each in asked.acceptances] == [said]


def test_a_metric_says_that_it_may_exceed_everything(tmp_path: Path) -> None:
    growth = "    Có thể vượt 100%: có\n    Cách tính: Hồ sơ trực tuyến"
    (metric,) = ask(tmp_path, ("    Cách tính: Hồ sơ trực tuyến", growth)).metrics

    assert metric.may_exceed
    assert not ask(tmp_path).metrics[0].may_exceed


@pytest.mark.parametrize(
    ("scale", "of_hundred"), [("", None), ("Thang: 0–1", False), ("Thang: 0-100", True)]
)
def test_a_scale_that_is_not_said_is_neither(
    tmp_path: Path, scale: str, *, of_hundred: bool | None
) -> None:
    rate = (
        "Hồ sơ trực tuyến:\n      Tiêu đề: Trực tuyến\n      Kiểu: tỷ lệ\n"
        f"      Có thể âm: có\n      {scale}"
    )
    columns = config.columns(load(tmp_path, ("Hồ sơ trực tuyến: Trực tuyến", rate)))

    assert columns[1].of_hundred is of_hundred
    assert [column.may_be_negative for column in columns] == [False, True, False]


def test_only_a_rate_may_be_said_to_be_negative(tmp_path: Path) -> None:
    count = "Hồ sơ trực tuyến:\n      Tiêu đề: Trực tuyến\n      Có thể âm: có"

    assert refusal(tmp_path, ("Hồ sơ trực tuyến: Trực tuyến", count)) == (
        "14 dòng 38: «Có thể âm» chỉ ghi cho cột tỷ lệ. Thêm «Kiểu: tỷ lệ», hoặc xóa «Có thể âm»."
    )


def test_a_column_says_that_its_cells_may_be_blank(tmp_path: Path) -> None:
    allowed = "Hồ sơ trực tuyến:\n      Tiêu đề: Trực tuyến\n      Ô trống: không có số liệu"
    columns = config.columns(load(tmp_path, ("Hồ sơ trực tuyến: Trực tuyến", allowed)))

    assert [column.allows_blanks for column in columns] == [False, True, False]


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("tháng 4/2025", "01/4/2025", "30/4/2025"),
        ("tháng 4/2025", "15/3/2025", "14/4/2025"),
        ("quý I/2025", "15/12/2024", "14/3/2025"),
        ("năm 2024", "15/12/2023", "14/12/2024"),
        ("đợt cao điểm", "03/4/2025", "09/5/2025"),
    ],
)
def test_a_period_may_be_counted_as_the_decree_on_reports_does(
    tmp_path: Path, name: str, start: str, end: str
) -> None:
    settings = load(
        tmp_path,
        ("Tên kỳ: năm 2024", f"Tên kỳ: {name}"),
        ("01/01/2024", start),
        ("31/12/2024", end),
    )

    assert settings.period.name == name
