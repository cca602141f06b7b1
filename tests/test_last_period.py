"""Two months of one office, the second beside the first: what is printed and told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import package
from generator.cli import main
from tests.months import OCTOBER, PREVIOUS, SEPTEMBER, build, dossier, manifest, october, september


@pytest.fixture
def room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder in which the set of September was made."""
    made = september(tmp_path)
    capsys.readouterr()
    return made


def printed(room: Path, file: str) -> list[str]:
    data = (room / "out" / "thang-10" / file).read_bytes()
    return [line.text for line in package.lines(package.read(data, file))]


# --- what is printed -------------------------------------------------------------------------


def test_the_second_month_says_what_has_changed_since_the_first(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(october(room)) == 0, capsys.readouterr().err

    assert capsys.readouterr().err == ""
    letter = printed(room, "cong-van.docx")
    assert (
        "Kỳ này đạt 74,20%, giảm 0,80 điểm phần trăm so với tháng\xa009 năm\xa02025 (75,00%)./."
        in letter
    )
    sheets = "phu-luc/don-vi/"
    assert printed(room, f"{sheets}S01_so-y-te.docx")[-1] == (
        "Sở Y tế: 75,00%, hạng 2, trong nhóm 2. tháng 09 năm 2025: 60,00%, tăng 15,00 điểm phần "
        "trăm."
    )
    assert printed(room, f"{sheets}X01_ubnd-xa-tan-phu.docx")[-1] == (
        "UBND xã Tân Phú: 70,00%, hạng 3, trong nhóm 1. tháng 09 năm 2025: 90,00%, giảm 20,00 "
        "điểm phần trăm."
    )


def test_the_table_has_ranks_and_changes_and_its_total_has_no_rank(room: Path) -> None:
    assert build(october(room)) == 0
    data = (room / "out" / "thang-10" / "cong-van.docx").read_bytes()

    *_, table = package.tables(package.read(data, "cong-van.docx"))

    assert list(table[1:]) == [
        ("Sở Y tế", "75,00%", "2", "2", "60,00%", "tăng 15,00 điểm phần trăm"),
        ("Sở Xây dựng", "76,00%", "1", "1", "75,00%", "tăng 1,00 điểm phần trăm"),
        ("UBND xã Tân Phú", "70,00%", "3", "1", "90,00%", "giảm 20,00 điểm phần trăm"),
        ("CỘNG", "74,20%", "-", "-", "75,00%", "giảm 0,80 điểm phần trăm"),
    ]


def test_the_manifest_has_ranks_and_the_set_before_among_its_inputs(room: Path) -> None:
    assert build(october(room)) == 0
    told = manifest(room)

    assert [each["metrics"]["Tỷ lệ"]["rank"] for each in told["results"]] == [2, 1, 3]
    assert told["totals"]["metrics"]["Tỷ lệ"]["rank"] is None
    before = room / "out" / "thang-09" / "bo-van-ban.json"
    assert {
        "file": "../out/thang-09/bo-van-ban.json",
        "sha256": hashlib.sha256(before.read_bytes()).hexdigest(),
    } in told["inputs"]


def test_the_workbook_has_ranks_and_changes(room: Path) -> None:
    assert build(october(room)) == 0
    page = load_workbook(room / "out" / "thang-10" / "so-lieu.xlsx")["Kết quả"]
    titles = [cell.value for cell in page[4]]

    def column(title: str) -> list[object]:
        at = titles.index(title) + 1
        return [page.cell(row, at).value for row in range(5, 9)]

    assert column("Hạng") == [2, 1, 3, None]
    assert column("Hạng trong nhóm") == [2, 1, 1, None]
    assert column("Kỳ trước") == [0.6, 0.75, 0.9, 0.75]
    assert column("Thay đổi (điểm phần trăm)") == [15, 1, -20, -0.8]


def test_the_page_tells_how_the_totals_have_changed(room: Path) -> None:
    assert build(october(room)) == 0
    page = (room / "out" / "thang-10" / "doi-chieu.html").read_text("utf-8")

    assert "<h2>So với kỳ trước</h2>" in page
    assert (
        '<tr><td>Tỷ lệ</td><td class="n">75,00%</td><td class="n">74,20%</td>'
        '<td class="n">giảm 0,80 điểm phần trăm</td></tr>'
    ) in page


def test_a_set_beside_its_last_period_is_sound_and_made_again_byte_for_byte(room: Path) -> None:
    folder = october(room)
    assert build(folder) == 0
    first = (room / "out" / "thang-10" / "bo-van-ban.json").read_bytes()

    assert main(["verify", str(room / "out" / "thang-10")]) == 0
    assert build(folder) == 0
    assert (room / "out" / "thang-10" / "bo-van-ban.json").read_bytes() == first


def test_a_text_that_speaks_of_a_last_period_which_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "So với {{ kỳ_trước.tên }}: {{ tổng.chỉ_tiêu.tỷ_lệ.thay_đổi }}./."

    assert build(dossier(tmp_path, "10", OCTOBER, body=body)) == 2
    assert capsys.readouterr().err.splitlines()[:2] == [
        "Lỗi VB13: noi-dung.md, dòng 1: Trường «kỳ_trước.tên» không có giá trị. Khai báo mục «Kỳ "
        "trước», hoặc bỏ trường này: kỳ trước có thể không có số này.",
        "Lỗi VB13: noi-dung.md, dòng 1: Trường «tổng.chỉ_tiêu.tỷ_lệ.thay_đổi» không có giá trị. "
        "Khai báo mục «Kỳ trước», hoặc bỏ trường này: kỳ trước có thể không có số này.",
    ]


def test_the_file_of_last_month_given_once_more_is_told_until_somebody_has_seen_it(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(october(room, SEPTEMBER)) == 0
    assert capsys.readouterr().err == (
        "Cảnh báo DC14, Số liệu so với kỳ trước: Số liệu kỳ này giống hệt tháng 09 năm 2025 ở mọi "
        "cột số đếm: 3 trên 3 đơn vị; xem có phải đã lấy nhầm tệp của kỳ trước không.\n"
    )

    seen = (
        f"{PREVIOUS}Cảnh báo đã xem:\n  - Kỳ trước: Số liệu\n    Chênh lệch: 3\n"
        "    Lý do: Không có hồ sơ mới\n    Người xem: chuyên viên\n    Ngày xem: 05/11/2025\n"
    )
    assert build(october(room, SEPTEMBER, seen)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Sẵn sàng trình ký: 1 cảnh báo đều đã có người xem."
    )


def test_the_factor_is_the_dossiers(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (("Sở Y tế", 301, 300), *OCTOBER[1:])

    assert build(october(room, rows, f"{PREVIOUS}  Báo khi gấp quá: 3,5\n")) == 0

    assert [line for line in capsys.readouterr().err.splitlines() if "DC12" in line] == [
        "Cảnh báo DC12, Trực tuyến so với kỳ trước: Sở Y tế: cột «Trực tuyến» là 300, tháng 09 năm "
        "2025 là 60, tăng quá 3,5 lần; chênh 240. (so-lieu.xlsx, trang «Tổng hợp», ô C2)"
    ]
