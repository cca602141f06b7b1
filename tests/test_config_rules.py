"""Severity, tolerance, ranks and the period before, as a dossier asks for them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from generator.model import Ranking
from tests.small_dossier import ask, load, refusal, refusals

CONDITION = "    Điều kiện: Tổng hồ sơ = Hồ sơ trực tiếp + Hồ sơ trực tuyến\n"
TARGET = "    Mức giao: tối thiểu 70%\n"
RESULT = "        - Kết quả: Kết quả\n"
OF_A_RATE = "    Điều kiện: Tỷ lệ trực tuyến ≤ 100%\n"
APPENDICES = "Phụ lục:\n"


def with_check(*lines: str, condition: str = CONDITION) -> tuple[str, str]:
    return CONDITION, condition + "".join(f"    {line}\n" for line in lines)


def with_metric(*lines: str) -> tuple[str, str]:
    return TARGET, TARGET + "".join(f"    {line}\n" for line in lines)


# --- checks ----------------------------------------------------------------------------------


def test_a_check_warns_unless_it_is_to_refuse(tmp_path: Path) -> None:
    (check,) = ask(tmp_path).checks
    assert not check.is_mandatory

    without = ("  - Đối chiếu: Cộng các kênh\n", "  - Số liệu dẫn: tỷ lệ EMC\n")
    (check,) = ask(tmp_path, with_check("Mức độ: Lỗi"), without).checks
    assert check.is_mandatory


def test_a_mandatory_check_takes_no_acceptance(tmp_path: Path) -> None:
    assert refusal(tmp_path, with_check("Mức độ: lỗi")) == (
        "14 dòng 65: «Cộng các kênh» có «Mức độ: lỗi» nên không nhận cảnh báo đã xem. Sửa số liệu, "
        "hoặc ghi «Mức độ: cảnh báo»."
    )


@pytest.mark.parametrize(
    ("written", "condition", "value"),
    [
        ("1", CONDITION, Fraction(1)),
        ("1.000", CONDITION, Fraction(1000)),
        ("0,01%", OF_A_RATE, Fraction(1, 10000)),
        ("0,01 điểm phần trăm", OF_A_RATE, Fraction(1, 10000)),
    ],
)
def test_a_tolerance_is_a_vietnamese_number(
    written: str, condition: str, value: Fraction, tmp_path: Path
) -> None:
    changed = with_check(f"Cho phép lệch: {written}", condition=condition)

    assert ask(tmp_path, changed).checks[0].tolerance == value


@pytest.mark.parametrize(
    ("written", "condition", "said"),
    [
        (
            "0,01%",
            CONDITION,
            "«0,01%» không hợp với phép đối chiếu số đếm. Ghi dạng «1».",
        ),
        ("1", OF_A_RATE, "«1» không hợp với phép đối chiếu tỷ lệ. Ghi dạng «0,01%»."),
        ("-1", CONDITION, "«-1» là số âm. Ghi độ lệch không có dấu trừ."),
        ("ít", CONDITION, "«ít» không phải là số. Ghi dạng «1» hoặc «0,01%»."),
        (
            "1",
            "    Điều kiện: Tổng hồ sơ > 0 và Tổng hồ sơ < 9\n",
            "chỉ phép đối chiếu có đúng hai vế, không nối bằng «và», «hoặc», mới có độ lệch. Bỏ "
            "mục này, hoặc tách thành nhiều phép đối chiếu.",
        ),
        (
            "1",
            "    Điều kiện: Tổng hồ sơ ≠ 0\n",
            "chỉ phép đối chiếu có đúng hai vế, không nối bằng «và», «hoặc», mới có độ lệch. Bỏ "
            "mục này, hoặc tách thành nhiều phép đối chiếu.",
        ),
    ],
)
def test_a_tolerance_that_makes_no_sense_is_refused(
    written: str, condition: str, said: str, tmp_path: Path
) -> None:
    changed = with_check(f"Cho phép lệch: {written}", condition=condition)

    assert refusal(tmp_path, changed) == f"14 dòng 45: {said}"


# --- ranks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "ranking"),
    [
        ((), None),
        (("Xếp hạng: cao xuống thấp",), Ranking(highest_first=True)),
        (("Xếp hạng: Thấp lên cao",), Ranking(highest_first=False)),
        (("Xếp hạng: cao xuống thấp", "Đồng hạng: 1,1,2"), Ranking(True, dense=True)),
        (("Xếp hạng: cao xuống thấp", "Đồng hạng: 1, 1, 3"), Ranking(True)),
    ],
)
def test_a_metric_is_ranked_as_is_asked(
    lines: tuple[str, ...], ranking: Ranking | None, tmp_path: Path
) -> None:
    assert ask(tmp_path, with_metric(*lines)).metrics[0].ranking == ranking


def test_ties_without_ranks_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, with_metric("Đồng hạng: 1,1,2")) == (
        "14 dòng 49: có «Đồng hạng» mà không có «Xếp hạng». Thêm «Xếp hạng: cao xuống "
        "thấp», hoặc bỏ «Đồng hạng»."
    )


def test_a_column_of_ranks_that_nobody_asks_for_is_refused(tmp_path: Path) -> None:
    added = f"{RESULT}        - Thứ hạng: Hạng\n"

    assert refusal(tmp_path, (RESULT, added)) == (
        "14 dòng 63: cột «Thứ hạng» ghi «Hạng» mà «Tỷ lệ trực tuyến» không xếp hạng. Thêm «Xếp "
        "hạng: cao xuống thấp» vào chỉ tiêu ấy."
    )
    assert ask(tmp_path, (RESULT, added), with_metric("Xếp hạng: cao xuống thấp")).metrics


def test_a_column_of_the_period_before_that_is_not_there_is_refused(tmp_path: Path) -> None:
    added = f"{RESULT}        - Tăng giảm: Thay đổi Tỷ lệ trực tuyến\n"

    assert refusal(tmp_path, (RESULT, added)) == (
        "14 dòng 63: cột «Tăng giảm» ghi «Thay đổi Tỷ lệ trực tuyến» mà chưa khai kỳ trước. Khai "
        "báo mục «Kỳ trước»."
    )


# --- the period before -----------------------------------------------------------------------


def previous(*lines: str) -> tuple[str, str]:
    return APPENDICES, "Kỳ trước:\n" + "".join(f"  {each}\n" for each in lines) + APPENDICES


NAMED = "Bộ văn bản: bo-van-ban.json"


def test_the_period_before_is_named_by_its_set(tmp_path: Path) -> None:
    (tmp_path / "bo-van-ban.json").touch()

    named = load(tmp_path, previous(NAMED)).previous
    assert named
    assert (named.manifest.name, named.factor) == ("bo-van-ban.json", Fraction(10))

    named = load(tmp_path, previous(NAMED, "Báo khi gấp quá: 2,5")).previous
    assert named
    assert named.factor == Fraction(5, 2)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1", "«1» không phải là số lần lớn hơn 1."),
        ("200%", "«200%» không phải là số lần lớn hơn 1."),
        ("mười", "«mười» không phải là số."),
    ],
)
def test_a_factor_is_more_than_once(written: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "bo-van-ban.json").touch()

    assert refusal(tmp_path, previous(NAMED, f"Báo khi gấp quá: {written}")) == (
        f"09 dòng 55: «Báo khi gấp quá»: {said} Ghi số lần, ví dụ «10»; phải lớn hơn 1."
    )


def test_a_warning_of_the_period_before_is_about_a_column_a_metric_or_everything(
    tmp_path: Path,
) -> None:
    (tmp_path / "bo-van-ban.json").touch()

    for written in ("tổng hồ sơ", "Tỷ lệ trực tuyến", "số liệu"):
        changed = ("  - Đối chiếu: Cộng các kênh\n", f"  - Kỳ trước: {written}\n")
        (seen,) = ask(tmp_path, previous(NAMED), changed).acceptances
        assert seen.subject.casefold() == f"{written} so với kỳ trước".casefold()

    unknown = ("  - Đối chiếu: Cộng các kênh\n", "  - Kỳ trước: Tổng hồ so\n")
    assert refusals(tmp_path, previous(NAMED), unknown) == [
        "CH12 congvan.yaml, dòng 66: «Kỳ trước»: không có cột, chỉ tiêu «Tổng hồ so». Có phải "
        "«Tổng hồ sơ» không?"
    ]


def test_without_a_period_before_no_warning_of_it_is_accepted(tmp_path: Path) -> None:
    changed = ("  - Đối chiếu: Cộng các kênh\n", "  - Kỳ trước: Số liệu\n")

    assert refusal(tmp_path, changed) == (
        "14 dòng 64: chưa khai kỳ trước thì không có cảnh báo này. Khai báo mục «Kỳ trước», hoặc "
        "xóa cảnh báo này."
    )


def test_each_period_has_a_period_before_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "co-quan.yaml").write_text("Kỳ trước: bo-van-ban.json\n", "utf-8")

    assert refusals(tmp_path, ("Văn bản:\n", "Dùng chung: co-quan.yaml\nVăn bản:\n")) == [
        "CH15 co-quan.yaml, dòng 1: «Kỳ trước»: mỗi kỳ có kỳ trước của mình, không ghi vào tệp "
        "dùng chung. Chuyển mục này vào congvan.yaml của thư mục kỳ."
    ]
