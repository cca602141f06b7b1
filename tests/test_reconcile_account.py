"""The account of a set: what was given, what was printed, who saw what did not fit."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from generator.blocks import Field, Paragraph, Run
from generator.cli import main
from generator.reconcile.account import Account, extent
from generator.reconcile.page import page, stretch
from generator.reconcile.periods import Typed, previous_period, typed_numerals, typed_texts
from generator.reconcile.section import Section
from tests import an_giang, monthly
from tests.golden import small

PAGE = "doi-chieu.html"


def read_page(folder: Path) -> str:
    return (folder / PAGE).read_text("utf-8")


def section(title: str, source: str | None = None) -> list[list[str]]:
    """Return the rows of a table of the page, those of its titles left out."""
    text = source if source is not None else read_page(an_giang.folder())
    (_, _, after) = text.partition(f">{title}</h")
    table = re.split(r"<h[23]>", after)[0]
    rows = re.findall(r"<tr[^>]*>(<td.*?)</tr>", table)
    return [[unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def test_sources_are_told_with_their_hash_and_their_range() -> None:
    inputs = {each["file"]: each["sha256"] for each in an_giang.manifest()["inputs"]}

    assert dict(section("Tệp đầu vào")) == inputs
    assert section("Vùng số liệu đã đọc") == [["so-lieu.xlsx", "Tổng hợp", "C8:M38", "330"]]


def test_organizations_are_counted_in_the_register_in_the_rows_and_in_the_files() -> None:
    assert section("Số đơn vị") == [
        ["Đơn vị trong danh sách (don-vi.xlsx)", "30", ""],
        ["Dòng có số liệu của đơn vị trong bảng số liệu", "30", "khớp"],
        ["Dòng của đơn vị trong cong-van.docx", "30", "khớp"],
        ["Phụ lục của từng đơn vị, đọc lại", "30", "khớp"],
    ]


def test_every_column_is_added_up_three_times() -> None:
    sums = {row[0]: row[1:] for row in section("Tổng từng cột")}

    assert len(sums) == 10
    assert sums["Tổng hồ sơ"] == ["663.690"] * 4 + ["30", "khớp"]
    assert sums["Tổng TTHC"] == ["8.011", "8.011", "không có trong văn bản", "", "", "khớp"]
    assert {row[-1] for row in sums.values()} == {"khớp"}


def test_verdicts_are_counted_from_the_data_and_as_read_back() -> None:
    metric = "Tỷ lệ hồ sơ trực tuyến toàn trình"

    assert section("Số đơn vị theo kết quả") == [
        [metric, "Đạt", "9", "9", "9", "khớp"],
        [metric, "Chưa đạt", "20", "20", "20", "khớp"],
        [metric, "Không đánh giá", "1", "1", "1", "khớp"],
        [metric, "Không phát sinh hồ sơ", "0", "0", "0", "khớp"],
        [metric, "Không có số liệu", "0", "0", "0", "khớp"],
    ]


def test_what_no_document_says_again_is_not_said_to_be_the_same(tmp_path: Path) -> None:
    columns = "      Cột:\n        - ĐƠN VỊ: Đơn vị\n        - T4: Tổng hồ sơ tháng 4\n"
    folder = monthly.dossier(tmp_path / "kỳ", table=columns)
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0
    source = read_page(tmp_path / "out" / "kỳ")

    sums = {row[0]: row[-1] for row in section("Tổng từng cột", source)}
    assert sums["Tổng hồ sơ tháng 4"] == "khớp"
    assert sums["Trực tuyến"] == "không có gì để so"
    verdicts = {row[-1] for row in section("Số đơn vị theo kết quả", source)}
    assert verdicts == {"không có gì để so"}


def test_the_ten_closest_to_the_target_are_listed_the_closest_first() -> None:
    rows = section("Mười trường hợp sát mức giao nhất")
    metric = "Tỷ lệ hồ sơ trực tuyến toàn trình"

    assert len(rows) == 10
    assert rows[0] == [
        "Sở Y tế",
        metric,
        "2.144/3.009",
        "71,25%",
        "tối thiểu 70%",
        "1,25 điểm phần trăm",
        "Đạt",
    ]


def test_cited_figures_stand_beside_what_they_are_compared_with() -> None:
    assert section("Số liệu dẫn") == [
        [
            "tỷ lệ theo Hệ thống EMC",
            "23,43%",
            "Công văn số 5559/BTTTT-CĐSQG ngày 27/12/2024 của Bộ Thông tin và Truyền thông",
            "Tỷ lệ hồ sơ trực tuyến toàn trình: 42,50%",
        ]
    ]


def test_what_was_typed_by_hand_is_listed_once_with_how_often() -> None:
    typed = {
        (where, text): count for where, text, count in section("Số và ngày gõ tay trong nội dung")
    }

    assert typed["noi-dung.md", "188/NQ-CP"] == "1"
    assert typed["noi-dung.md", "ngày 11/10/2024"] == "1"
    assert typed["noi-dung.md", "70%"] == "2"
    assert typed["V/v", "năm 2025"] == "1"
    assert ("noi-dung.md", "1") not in typed  # the number of an item


def test_every_figure_leads_to_its_cell() -> None:
    rows = section("DP01 · UBND huyện An Phú")

    assert len(rows) == 18
    assert rows[0] == ["Tổng hồ sơ", "43.819", "Tổng hợp!C27"]
    assert rows[-1] == [
        "Tỷ lệ hồ sơ trực tuyến toàn trình",
        "45,58%",
        "Hồ sơ toàn trình nộp trực tuyến / Tổng hồ sơ, 19.971/43.819, Chưa đạt",
    ]


def test_the_page_needs_nothing_but_itself() -> None:
    text = read_page(an_giang.folder())

    assert not re.search(r"<script|<link|<img|src=|href=|https?:|@import|url\(", text)
    assert text.startswith('<!doctype html>\n<html lang="vi">')


def test_what_nobody_has_seen_stands_first(tmp_path: Path) -> None:
    dossier = an_giang.copied(tmp_path)
    an_giang.changed(dossier, "      UBND huyện Tri Tôn: 20\n", "")
    assert main(["build", str(dossier), "--out", str(tmp_path / "out")]) == 0

    text = read_page(tmp_path / "out" / dossier.name)
    rows = section("Cảnh báo", text)

    assert [row[3] for row in rows[:2]] == ["CHƯA AI XEM", "chuyên viên Phòng Tổng hợp"]
    assert rows[0][1].startswith("Cộng các kênh hồ sơ: UBND huyện Tri Tôn: ")
    assert rows[1][5] == "Giữ nguyên số liệu đã ký ban hành; chưa rõ nguyên nhân chênh."
    assert "Còn 1 cảnh báo chưa ai xem: chưa sẵn sàng trình ký." in text
    assert '<tr class="bad"><td>DC03</td>' in text


def test_the_paper_says_what_the_page_says_but_for_the_cells() -> None:
    paper = Document(str(an_giang.folder() / "doi-chieu.docx"))
    tables = [[[cell.text for cell in row.cells] for row in each.rows[1:]] for each in paper.tables]

    assert section("Tổng từng cột") in tables
    assert section("Cảnh báo") in tables
    assert section("DP01 · UBND huyện An Phú") not in tables
    assert paper.paragraphs[0].text == "Đối chiếu số liệu năm\xa02024"


def test_a_name_with_markup_is_only_text() -> None:
    account = Account("<b>", "", "", (Section("&", ("Cột",), (("<script>",),)),))
    told, _ = page(account, stretch([]))

    assert b"<script>" not in told
    assert b"<td>&lt;script&gt;</td>" in told


@pytest.mark.parametrize(("cells", "range_"), [(["C8", "AA9", "D7"], "C7:AA9"), (["B2"], "B2:B2")])
def test_a_range_holds_all_cells(cells: list[str], range_: str) -> None:
    assert extent(cells) == range_


# --- the period before ------------------------------------------------------------------------

SEPTEMBER = date(2025, 9, 1), date(2025, 9, 30)
NINE_MONTHS = date(2025, 1, 1), date(2025, 9, 30)
THIRD_QUARTER = date(2025, 7, 1), date(2025, 9, 30)
FIRST_HALF = date(2025, 1, 1), date(2025, 6, 30)
JANUARY = date(2025, 1, 1), date(2025, 1, 31)
YEAR = date(2025, 1, 1), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("period", "text", "named"),
    [
        (SEPTEMBER, "Kết quả tháng 8/2025 như sau:", ["tháng 8/2025"]),
        (SEPTEMBER, "Kết quả tháng 08 năm 2025 như sau:", ["tháng 08 năm 2025"]),
        (SEPTEMBER, "Kết quả tháng 9/2025; hạn tháng 10/2025; tháng 7/2025.", []),
        (SEPTEMBER, "tăng 2% so với tháng 8/2025", []),
        (JANUARY, "Trong tháng 12/2024, các đơn vị", ["tháng 12/2024"]),
        (THIRD_QUARTER, "Kết quả Quý II/2025", ["Quý II/2025"]),
        (THIRD_QUARTER, "Kết quả quý 2 năm 2025", ["quý 2 năm 2025"]),
        (FIRST_HALF, "6 tháng cuối năm 2024", ["6 tháng cuối năm 2024"]),
        (NINE_MONTHS, "8 tháng đầu năm 2025", ["8 tháng đầu năm 2025"]),
        (YEAR, "Chỉ tiêu năm 2024", []),
    ],
)
def test_the_period_immediately_before_is_noticed(
    period: tuple[date, date], text: str, named: list[str]
) -> None:
    typed = [Typed("noi-dung.md", text)]

    assert [name for _, name in previous_period(typed, period)] == named


def test_a_build_says_that_a_text_names_the_period_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = small.write(tmp_path / "ky")
    an_giang.changed(dossier, "Tên kỳ: năm 2024", "Tên kỳ: tháng 9 năm 2024")
    an_giang.changed(dossier, "Từ ngày: 01/01/2024", "Từ ngày: 01/9/2024")
    an_giang.changed(dossier, "Đến ngày: 31/12/2024", "Đến ngày: 30/9/2024")
    body = dossier / "noi-dung.md"
    body.write_text(f"{body.read_text('utf-8')}\n\nKết quả tháng 8/2024 kèm theo.\n", "utf-8")

    main(["build", str(dossier), "--out", str(tmp_path / "out")])

    assert (
        "Thông tin DC10: noi-dung.md, đoạn «Kết quả tháng 8/2024 kèm theo.»: Nhắc đến "
        "«tháng 8/2024», là kỳ liền trước kỳ số liệu. Nếu chép từ kỳ trước thì sửa; nếu đúng ý "
        "thì để nguyên.\n"
    ) in capsys.readouterr().err


def test_fields_are_not_typed_by_hand() -> None:
    line = Paragraph((Run("1. Có "), Run(Field("đếm.đạt", 1)), Run("/29 đơn vị, 70%")))

    typed = list(typed_texts("noi-dung.md", [line]))

    assert typed == [Typed("noi-dung.md", "1. Có …/29 đơn vị, 70%")]
    assert typed_numerals(typed) == [("noi-dung.md", "29", 1), ("noi-dung.md", "70%", 1)]


def test_the_paper_is_sound_for_word() -> None:
    found = OpenXmlValidator().validate(str(an_giang.folder() / "doi-chieu.docx"))

    assert [str(each) for each in found.errors] == []
