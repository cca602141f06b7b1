"""Places left in what all sheets of organizations say: told once, and a strict build stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests import months, word
from tests.spreadsheets import spreadsheet

EVERY = "Mọi phụ lục từng đơn vị đều in chỗ ấy: điền ở đây rồi lập lại."
IN_TEMPLATE = f"Cảnh báo TM21: don-vi.docx: Còn 1 chỗ chờ điền: «[nhập số điện thoại]». {EVERY}"
NOTHING = "Không ghi gì: còn chỗ chờ điền [nhập …] (--strict)."


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """A month whose sheets are made from a template that is not filled in."""
    made = months.dossier(tmp_path, "09", months.SEPTEMBER)
    said = (months.SHEET, "Liên hệ: [nhập số điện thoại].")
    (made / "don-vi.docx").write_bytes(word.docx(*map(word.paragraph, said)))
    return made


def build(folder: Path, *options: str) -> int:
    return main(["build", str(folder), "--out", str(folder.parent / "out"), *options])


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if "TM21" in line]


def test_a_place_left_in_the_template_of_sheets_is_told_once(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(month) == 0

    printed = capsys.readouterr()
    assert [line for line in printed.err.splitlines() if "TM21" in line] == [IN_TEMPLATE]
    assert printed.out.endswith("Chưa sẵn sàng trình ký: còn chỗ chờ điền [nhập …].\n")
    assert months.manifest(month.parent, "09")["ready"] is False


@pytest.mark.parametrize("only", [(), ("--only", "S01")], ids=["all", "some"])
def test_a_strict_build_writes_no_sheet_while_its_template_is_not_filled_in(
    month: Path, only: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(month, "--strict", *only) == 1

    assert capsys.readouterr().err.splitlines() == [IN_TEMPLATE, NOTHING]
    assert not (month.parent / "out" / "thang-09").exists()


def test_a_build_of_some_sheets_tells_it_too(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(month, "--only", "S01") == 1

    assert told(capsys) == [IN_TEMPLATE]
    assert [each.name for each in month.parent.rglob("S01_*.docx")]


def test_the_title_of_sheets_and_the_names_of_organizations_are_looked_through(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spreadsheet(month / "don-vi.xlsx", [*months.REGISTER[:3], ("X01", *["[nhập tên]"] * 2, "Xã")])
    rows = [*months.SEPTEMBER[:2], ("[nhập tên]", 100, 90)]
    heads = ("Đơn vị", "Tổng", "Trực tuyến")
    spreadsheet(month / "so-lieu.xlsx", [heads, *rows, months.total(rows)])
    said = (f"{{{{ phụ_lục.tên }}}} {months.SHEET}",)
    (month / "don-vi.docx").write_bytes(word.docx(*map(word.paragraph, said)))
    settings = (month / "congvan.yaml").read_text("utf-8")
    own = settings.replace("Tên: Kết quả của {{", "Tên: Kết quả [nhập việc {{ kỳ.tên }}] của {{")
    (month / "congvan.yaml").write_text(own, "utf-8")
    line = own.splitlines().index(next(x for x in own.splitlines() if "[nhập" in x)) + 1

    assert build(month, "--strict", "--only", "S01") == 1

    fill = "Điền ở congvan.yaml, noi-dung.md, danh sách đơn vị rồi lập lại."
    assert told(capsys) == [
        f"Cảnh báo TM21: don-vi.xlsx: Còn 1 chỗ chờ điền: «[nhập tên]». {fill}",
        f"Cảnh báo TM21: congvan.yaml, dòng {line}: Còn 1 chỗ chờ điền: «[nhập việc …]». {EVERY}",
    ]


def test_a_template_that_is_filled_in_is_not_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(months.dossier(tmp_path, "09", months.SEPTEMBER), "--strict") == 0

    assert told(capsys) == []
    summary = tmp_path / "out" / "thang-09" / "bo-van-ban.json"
    assert json.loads(summary.read_text("utf-8"))["ready"] is True
