"""Who owes figures in a period: an organization may be absent with a reason, or be no more."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import config
from generator.cli import main
from generator.config import Settings
from generator.model import Organization
from tests import small_dossier
from tests.golden import small
from tests.small_dossier import REGISTER
from tests.spreadsheets import refusal, spreadsheet

BEFORE = "Số liệu:\n  Tệp"
ENDED = Organization("03", "Sở Công nghiệp", "Sở CN", "", 3, end=date(2023, 12, 31))
TITLES = ("Mã", "Tên đầy đủ", "Tên trong câu", "Từ ngày", "Đến ngày", "Nhập vào")
LINES: tuple[Sequence[object], ...] = (
    ("01", "Sở Y tế", "Sở Y tế"),
    ("02", "Ủy ban nhân dân xã An Phú", "UBND xã An Phú"),
    ("03", "Ủy ban nhân dân xã Vĩnh Hậu", "UBND xã Vĩnh Hậu"),
    ("04", "Sở Công nghiệp", "Sở Công nghiệp", None, date(2023, 12, 31), "01"),
)
REASON = "Chưa gửi số liệu, Công văn số 15/VP-TH ngày 03/01/2025."


def absent(*entries: tuple[str, str]) -> str:
    lines = [f"  - Đơn vị: {name}\n    Lý do: {reason}\n" for name, reason in entries]
    return f"Đơn vị vắng:\n{''.join(lines)}"


def load(folder: Path, *entries: tuple[str, str]) -> Settings:
    return small_dossier.load(folder, (BEFORE, absent(*entries) + BEFORE))


# --- what the dossier says -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["02", "ubnd xã an phú", "Uỷ ban nhân dân xã An Phú"])
def test_an_absent_organization_is_named_by_code_or_any_name(name: str, tmp_path: Path) -> None:
    roster = config.roster(load(tmp_path, (name, "Chưa gửi")), (*REGISTER, ENDED))

    assert [one.code for one in roster.owing] == ["01"]
    assert [(one.organization.code, one.reason) for one in roster.absences] == [("02", "Chưa gửi")]
    assert roster.outside == (ENDED,)


def test_a_name_means_the_one_who_is_there_not_the_one_who_was(tmp_path: Path) -> None:
    was = Organization("09", "Sở Y tế", "Sở Y tế", "", 4, end=date(2023, 12, 31))
    roster = config.roster(load(tmp_path, ("Sở Y tế", "Chưa gửi")), (was, *REGISTER))
    assert [one.organization.code for one in roster.absences] == ["01"]


def test_a_period_in_which_nobody_owes_figures_is_refused(tmp_path: Path) -> None:
    settings = load(tmp_path, ("01", "Chưa gửi"), ("02", "Chưa gửi"))
    assert refusal(lambda: config.roster(settings, (*REGISTER, ENDED))) == [
        "CH14 congvan.yaml, dòng 22: không đơn vị nào phải có số liệu vào ngày cuối kỳ 31/12/2024. "
        "Xem lại «Đơn vị vắng», «Kỳ số liệu», «Từ ngày», «Đến ngày» của các đơn vị."
    ]


def test_without_absences_all_owe_figures_who_are_there_on_the_last_day(tmp_path: Path) -> None:
    roster = config.roster(small_dossier.load(tmp_path), (*REGISTER, ENDED))

    assert (roster.owing, roster.absences, roster.outside) == (REGISTER, (), (ENDED,))


def test_absences_that_mean_nobody_are_refused_each_at_its_line(tmp_path: Path) -> None:
    twins = (
        Organization("11", "Xã An", "Xã An", "", 11),
        Organization("12", "Xã An", "Xã An", "", 12),
    )
    names = ("Sở Y tê", "Sở Công nghiệp", "xã an", "02", "Văn phòng ABC XYZ", "UBND xã An Phú")
    settings = load(tmp_path, *((name, "Chưa gửi") for name in names))

    assert refusal(lambda: config.roster(settings, (*REGISTER, ENDED, *twins))) == [
        "CH12 congvan.yaml, dòng 30: danh sách đơn vị không có «Sở Y tê». Có phải «Sở Y tế» không?",
        "CH14 congvan.yaml, dòng 32: «Sở Công nghiệp» không có trong danh sách vào ngày cuối kỳ "
        "31/12/2024. Xóa mục này: đơn vị không phải có số liệu.",
        "CH12 congvan.yaml, dòng 34: «xã an» là tên của nhiều đơn vị: mã «11» và «12». "
        "Ghi mã thay cho tên.",
        "CH12 congvan.yaml, dòng 38: danh sách đơn vị không có «Văn phòng ABC XYZ». "
        "Sửa tên hoặc thêm đơn vị.",
        "CH14 congvan.yaml, dòng 40: «Ủy ban nhân dân xã An Phú» ghi vắng hai lần, lần trước ở "
        "dòng 36. Xóa một trong hai mục.",
    ]


def test_an_absence_needs_a_reason(tmp_path: Path) -> None:
    change = (BEFORE, f"Đơn vị vắng:\n  - Đơn vị: Sở Y tế\n{BEFORE}")

    assert small_dossier.refusals(tmp_path, change) == [
        "CH07 congvan.yaml, dòng 30: thiếu mục «Lý do» trong «Đơn vị vắng». Thêm dòng «Lý do: …»."
    ]


def test_an_absence_is_of_one_period_and_not_for_the_office_file(tmp_path: Path) -> None:
    (tmp_path / "chung.yaml").write_text(absent(("Sở Y tế", "Chưa gửi")), "utf-8")
    change = ("Văn bản:\n  Loại", "Dùng chung: chung.yaml\nVăn bản:\n  Loại")

    assert refusal(lambda: small_dossier.load(tmp_path, change)) == [
        "CH15 chung.yaml, dòng 1: «Đơn vị vắng»: đơn vị vắng số liệu ở kỳ nào thì ghi ở kỳ ấy, "
        "không ghi vào tệp dùng chung. Chuyển mục này vào congvan.yaml của thư mục kỳ."
    ]


def test_a_level_may_name_an_organization_that_is_no_more(tmp_path: Path) -> None:
    levels = (
        "Mức giao:\n      Chung: tối thiểu 70%\n      Theo đơn vị:\n        Sở CN: tối thiểu 5%"
    )
    settings = small_dossier.load(tmp_path, ("Mức giao: tối thiểu 70%", levels))

    (metric,) = config.questions(settings, (*REGISTER, ENDED)).metrics

    assert list(metric.target.by_organization or {}) == ["03"]


def test_no_level_is_asked_for_those_who_owe_nothing(tmp_path: Path) -> None:
    levels = "Mức giao:\n      Theo nhóm:\n        UBND xã: tối thiểu 70%"
    change = ("Mức giao: tối thiểu 70%", levels)
    settings = small_dossier.load(
        tmp_path, change, (BEFORE, absent(("Sở Y tế", "Chưa gửi")) + BEFORE)
    )

    (metric,) = config.questions(settings, (*REGISTER, ENDED)).metrics

    assert metric.target.of(REGISTER[0]) is None


def test_the_column_of_codes_is_no_figure(tmp_path: Path) -> None:
    change = ("    Đơn vị: TÊN CƠ QUAN\n", "    Đơn vị: TÊN CƠ QUAN\n    Mã đơn vị: Trụ sở > MÃ\n")
    settings = small_dossier.load(tmp_path, change)

    assert settings.data.tables[0].code_titles == ("Trụ sở", "MÃ")
    assert [column.name for column in config.columns(settings)] == [
        "Tổng hồ sơ",
        "Hồ sơ trực tuyến",
        "Ghi chú",
    ]


# --- what becomes of it ----------------------------------------------------------------------


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier of two with figures, one absent, one that is no more."""
    folder = small.write(tmp_path / "ky")
    spreadsheet(folder / "don-vi.xlsx", [TITLES, *LINES], sheet="Đơn vị")
    text = (folder / "congvan.yaml").read_text("utf-8")
    text = text[: text.index("Cảnh báo đã xem")]
    entry = absent(("UBND xã Vĩnh Hậu", REASON))
    (folder / "congvan.yaml").write_text(text.replace(BEFORE, entry + BEFORE), "utf-8")
    return folder


def build(dossier: Path) -> int:
    return main(["build", str(dossier), "--out", str(dossier.parent / "out")])


def manifest(dossier: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((dossier.parent / "out/ky/bo-van-ban.json").read_bytes())
    return data


def section(dossier: Path, title: str) -> list[list[str]]:
    page = (dossier.parent / "out/ky/doi-chieu.html").read_text("utf-8")
    table = re.split(r"<h[23]>", page.partition(f">{title}</h")[2])[0]
    rows = re.findall(r"<tr[^>]*>(<td.*?)</tr>", table)
    return [[unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def test_an_absent_organization_is_told_of_on_the_page_in_json_and_in_the_summary(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(dossier) == 0

    name = "Ủy ban nhân dân xã Vĩnh Hậu"
    assert f"Vắng số liệu: {name}. Lý do: {REASON}\n" in capsys.readouterr().out
    assert manifest(dossier)["absent"] == [{"organization": "03", "name": name, "reason": REASON}]
    assert [each["organization"] for each in manifest(dossier)["results"]] == ["01", "02"]
    assert section(dossier, "Đơn vị vắng số liệu") == [["03", name, REASON]]
    assert section(dossier, "Số đơn vị") == [
        ["Đơn vị trong danh sách (don-vi.xlsx)", "4", ""],
        ["Trong đó không có vào ngày cuối kỳ («Từ ngày», «Đến ngày»)", "1", ""],
        ["Trong đó vắng số liệu, đã ghi lý do", "1", ""],
        ["Đơn vị phải có số liệu", "2", "khớp"],
        ["Dòng có số liệu của đơn vị trong bảng số liệu", "2", "khớp"],
        ["Dòng của đơn vị trong cong-van.docx", "2", "khớp"],
    ]


def test_without_absences_nothing_is_said_of_them(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "ky")

    assert build(folder) == 0
    assert manifest(folder)["absent"] == []
    assert section(folder, "Đơn vị vắng số liệu") == []
    assert section(folder, "Số đơn vị")[0] == ["Đơn vị trong danh sách (don-vi.xlsx)", "2", ""]


def test_a_missing_organization_without_a_reason_is_still_refused(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (dossier / "congvan.yaml").read_text("utf-8")
    entry = absent(("UBND xã Vĩnh Hậu", REASON))
    (dossier / "congvan.yaml").write_text(text.replace(entry, ""), "utf-8")

    assert build(dossier) == 2
    assert capsys.readouterr().err == (
        "Lỗi SL18: so-lieu.xlsx, trang «Tổng hợp»: Thiếu dòng của 1 đơn vị: «Ủy ban nhân dân xã "
        "Vĩnh Hậu». Thêm dòng cho đủ; đơn vị chưa có số liệu thì ghi vào «Đơn vị vắng» trong "
        "congvan.yaml, kèm lý do; không còn thì ghi «Đến ngày» trong danh sách đơn vị.\n"
    )


def test_a_row_of_an_absent_and_of_a_merged_organization_are_both_refused(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (("UBND xã Vĩnh Hậu", 5, 4, None), ("Sở Công nghiệp", 3, 3, None))
    total = ("TỔNG CỘNG", 1508, 1027, None)
    spreadsheet(dossier / "so-lieu.xlsx", [*small.TITLES, *small.ROWS, *more, total])

    assert build(dossier) == 2
    assert re.findall(r"Lỗi (\w+): .*?(ô \w+)", capsys.readouterr().err) == [
        ("SL67", "ô A5"),
        ("SL65", "ô A6"),
    ]
