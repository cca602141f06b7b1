"""The set of the month before is read strictly, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.previous import Term, read_previous
from generator.errors import Place, Refused
from tests.months import build, manifest, october, september


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder in which the set of September was made."""
    made = september(tmp_path)
    capsys.readouterr()
    return made


Change = Callable[[Any], object]
EDITED = "Lỗi CH18: ../out/thang-09/bo-van-ban.json: "
REMEDY = " Ghi tệp bo-van-ban.json trong thư mục của bộ mà chương trình đã lập cho kỳ trước.\n"


SPOILT_DRAFT = "Mục «draft» thiếu hoặc sai dạng, tệp đã bị sửa."


def first_figure(value: object) -> Change:
    return lambda told: told["results"][0]["figures"]["Tổng"].update(value=value)


def first_rate(**changed: object) -> Change:
    return lambda told: told["results"][0]["metrics"]["Tỷ lệ"].update(changed)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.update(format=2), "Ghi theo dạng «2», chỉ đọc được dạng 1."),
        (lambda t: t.update(format=True), "Ghi theo dạng «True», chỉ đọc được dạng 1."),
        (
            lambda t: t.pop("results"),
            "Không phải là bo-van-ban.json của một bộ văn bản đã lập xong.",
        ),
        (lambda t: t.update(results={}), "Mục «results» thiếu hoặc sai dạng, tệp đã bị sửa."),
        (lambda t: t.update(results=[1]), "Mục «results» thiếu hoặc sai dạng, tệp đã bị sửa."),
        (lambda t: t.update(totals=[]), "Mục «totals» thiếu hoặc sai dạng, tệp đã bị sửa."),
        (
            lambda t: t["results"].append(t["results"][0]),
            "Đơn vị «S01» ghi hai lần, tệp đã bị sửa.",
        ),
        (
            lambda t: t["period"].update(end="30/09/2025"),
            "Mục «period» thiếu hoặc sai dạng, tệp đã bị sửa.",
        ),
        (
            lambda t: t["period"].update(name="tháng\n9"),
            "Mục «name» có chữ không dùng được, tệp đã bị sửa.",
        ),
        (
            lambda t: t["period"].update(name="9" * 301),
            "Mục «name» có chữ không dùng được, tệp đã bị sửa.",
        ),
        *(
            (lambda t, draft=draft: t.update(draft=draft), SPOILT_DRAFT)
            for draft in ("lần 2", True, -1, None)
        ),
        (first_figure(True), "Số của «Tổng» không đọc được, tệp đã bị sửa."),
        (first_figure("1/0"), "Số của «Tổng» không đọc được, tệp đã bị sửa."),
        (first_figure("1e9"), "Số của «Tổng» không đọc được, tệp đã bị sửa."),
        (first_figure(None), "Số của «Tổng» không đọc được, tệp đã bị sửa."),
        (first_figure(1.5), "Không phải là bo-van-ban.json, hoặc tệp đã hỏng."),
        (first_figure(float("nan")), "Không phải là bo-van-ban.json, hoặc tệp đã hỏng."),
        (first_rate(shown="cao"), "Số của «Tỷ lệ» không đọc được, tệp đã bị sửa."),
        (first_rate(shown=None), "Mục «shown» thiếu hoặc sai dạng, tệp đã bị sửa."),
    ],
)
def test_a_manifest_that_was_edited_is_refused_in_words(
    change: Change, said: str, room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = manifest(room, "09")
    change(told)
    (room / "out" / "thang-09" / "bo-van-ban.json").write_text(json.dumps(told), "utf-8")

    assert build(october(room)) == 2
    assert capsys.readouterr().err == f"{EDITED}{said}{REMEDY}"
    assert not (room / "out" / "thang-10").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"PK\x03\x04", b"\xff\xfe", b"[" * 200_000, b'{"a": 1, "a": 2}', b"9" * 9_000],
    ids=["empty", "list", "zip", "not UTF-8", "deep", "twice", "digits"],
)
def test_a_file_that_is_no_manifest_is_refused_in_words(
    data: bytes, room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (room / "out" / "thang-09" / "bo-van-ban.json").write_bytes(data)

    assert build(october(room)) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{EDITED}Không phải là bo-van-ban.json")
    assert said.endswith(REMEDY)


def test_a_manifest_beyond_all_measure_is_not_read(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (room / "out" / "thang-09" / "bo-van-ban.json").open("r+b") as stream:
        stream.truncate(64 * 2**20 + 1)

    assert build(october(room)) == 2
    assert capsys.readouterr().err == (
        f"{EDITED}Lớn hơn 64 MB, nên không phải là bo-van-ban.json.{REMEDY}"
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [("2025-10-01", "2025-10-31"), ("2025-11-01", "2025-11-30"), ("2025-10-05", "2025-10-10")],
)
def test_a_last_period_that_is_not_before_this_one_is_refused(
    start: str, end: str, room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = manifest(room, "09")
    told["period"].update(start=start, end=end)
    (room / "out" / "thang-09" / "bo-van-ban.json").write_text(json.dumps(told), "utf-8")
    first, last = (f"{day[8:]}/{day[5:7]}/2025" for day in (start, end))

    assert build(october(room)) == 2
    assert capsys.readouterr().err == (
        "Lỗi CH19: congvan.yaml, dòng 51: Bộ kỳ trước là «tháng 09 năm 2025», từ ngày "
        f"{first} đến ngày {last}, không ở trước kỳ này. Ghi bộ của kỳ liền trước, hoặc sửa «Kỳ số "
        "liệu».\n"
    )


def test_figures_that_add_up_from_january_have_a_last_period_too(room: Path) -> None:
    told = manifest(room, "09")
    told["period"].update(start="2025-01-01")
    (room / "out" / "thang-09" / "bo-van-ban.json").write_text(json.dumps(told), "utf-8")

    assert build(october(room)) == 0


def test_a_set_that_is_not_there_is_refused_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(october(tmp_path)) == 2
    assert "Lỗi CH10: congvan.yaml, dòng 51: «Bộ văn bản»: không có tệp" in capsys.readouterr().err


# --- anything at all -------------------------------------------------------------------------

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    ["results", "totals", "figures", "metrics", "value", "shown", "name", "organization", "period"]
)
ANYTHING = st.recursive(
    LEAVES, lambda more: st.lists(more, max_size=3) | st.dictionaries(KEYS, more, max_size=4)
)


@given(results=ANYTHING, totals=ANYTHING, period=ANYTHING)
def test_any_content_is_read_or_refused(
    results: object, totals: object, period: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any", numbered=True) / "bo-van-ban.json"
    content = {"format": 1, "results": results, "totals": totals, "period": period}
    path.write_text(json.dumps(content), "utf-8")
    term = Term(date(2025, 10, 1), date(2025, 10, 31))

    with pytest.raises(Refused) as caught:
        read_previous(path, path.name, Fraction(10), term, Place("congvan.yaml"))

    assert [problem.code for problem in caught.value.problems] == ["CH18"]


# --- a draft ---------------------------------------------------------------------------------


def test_a_set_before_that_is_a_draft_is_reminded_of(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = room / "thang-09" / "congvan.yaml"
    drafted = settings.read_text("utf-8").replace("  Ký hiệu", "  Dự thảo: lần 2\n  Ký hiệu")
    settings.write_text(drafted, "utf-8")
    assert build(settings.parent) == 0
    capsys.readouterr()

    assert build(october(room)) == 0

    told = [line for line in capsys.readouterr().err.splitlines() if "DC21" in line]
    assert told == [
        "Thông tin DC21: ../out/thang-09/bo-van-ban.json: Bộ kỳ trước là dự thảo lần 2, có thể "
        "khác bản đã ban hành. Bỏ «Dự thảo» ở kỳ trước và lập lại, "
        "hoặc ghi bộ đã ban hành ở «Kỳ trước»."
    ]


def test_a_set_before_that_was_issued_is_not_reminded_of(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(october(room)) == 0

    assert "DC21" not in capsys.readouterr().err
