"""The finished An Giang set, read back with other eyes than those that wrote it."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from docx import Document
from openpyxl import load_workbook

from generator.vietnamese import NBSP
from tests import an_giang
from tests.seed_an_giang import ROWS, TOTAL

SEED_LETTER = """\
Thời gian vừa qua, Chính phủ, Thủ tướng Chính phủ đã có nhiều chỉ đạo quyết liệt
phấn đấu đến hết năm 2025, khối địa phương đạt tối thiểu 70% hồ sơ dịch vụ công của người dân, \
doanh nghiệp được xử lý trực tuyến toàn trình
tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến toàn trình của An Giang hiện nay là 23,43% \
(chưa đảm bảo tối thiểu 70%)
(9/29 cơ quan, đơn vị đạt chỉ tiêu tỷ lệ 70% hồ sơ xử lý trực tuyến toàn trình năm 2024 và 20/29 \
cơ quan, đơn vị chưa đạt chỉ tiêu tỷ lệ 70% hồ sơ xử lý trực tuyến toàn trình năm 2024 theo phụ \
lục kèm theo (ngoại trừ Thanh tra tỉnh không cung cấp dịch vụ công trực tuyến toàn trình)).
thực hiện các nội dung nêu trên./."""


def appendix_rows() -> list[list[str]]:
    """Return the cells of Appendix I below its header, a merged cell once."""
    table = max(
        Document(str(an_giang.folder() / "cong-van.docx")).tables, key=lambda t: len(t.rows)
    )
    return [
        ["".join(text.text or "" for text in cell.iter("{*}t")) for cell in row._tr.tc_lst]
        for row in table.rows[3:]
    ]


def shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_the_letter_says_what_the_seed_says() -> None:
    letter = an_giang.text_of(an_giang.folder() / "cong-van.docx").replace(NBSP, " ")

    for sentence in SEED_LETTER.splitlines():
        assert sentence in letter


def test_every_count_of_appendix_one_is_the_cell_of_the_workbook() -> None:
    printed = [row[2:12] for row in appendix_rows()[:30]]

    assert [[shown(count) for count in row.counts] for row in ROWS] == printed


def test_every_rate_and_verdict_of_appendix_one_is_that_of_the_seed() -> None:
    printed = [(row[12], row[13]) for row in appendix_rows()[:30]]

    assert [(row.rate.replace(".", ","), row.verdict) for row in ROWS] == printed


def test_the_total_of_appendix_one_is_the_seeds() -> None:
    *_, total = appendix_rows()

    assert total == [
        "TỔNG CỘNG",
        *[shown(count) for count in TOTAL.counts],
        "42,50%",
        "Chưa đạt",
    ]


def test_there_is_one_sheet_for_each_organization_and_no_other() -> None:
    codes = [path.name.split("_")[0] for path in an_giang.unit_files()]

    assert sorted(result["organization"] for result in an_giang.manifest()["results"]) == codes
    assert len(codes) == 30


@pytest.mark.parametrize("position", range(30))
def test_a_sheet_says_the_figures_of_its_own_row(position: int) -> None:
    result = an_giang.manifest()["results"][position]
    row = ROWS[position]
    (path,) = (an_giang.folder() / "phu-luc" / "don-vi").glob(f"{result['organization']}_*.docx")
    text = an_giang.text_of(path)
    table = Document(str(path)).tables[0]
    total, _, p1, s1, p2, n2, s2, p3, n3, s3 = row.counts

    cells = [[cell.text for cell in line.cells] for line in table.rows][-4:]
    assert [line[1:] for line in cells] == [
        [shown(s1), shown(p1), cells[0][3], shown(p1)],
        [shown(s2), shown(p2), shown(n2), shown(p2 + n2)],
        [shown(s3), shown(p3), shown(n3), shown(p3 + n3)],
        [shown(s1 + s2 + s3), shown(p1 + p2 + p3), shown(n2 + n3), shown(p1 + p2 + n2 + p3 + n3)],
    ]
    assert f"{shown(total)} hồ sơ" in text
    if row.verdict == "Không đánh giá":
        assert "%" not in text
    else:
        assert row.rate.replace(".", ",") in text
        assert (row.verdict == "Đạt") == ("chưa đạt" not in text.lower())
        gap = abs(Fraction(n3, total) - Fraction(7, 10)) * 100
        assert f"{float(round(gap, 2)):.2f}".replace(".", ",") + " điểm phần trăm" in text
    parts_differ = p1 + p2 + n2 + p3 + n3 != total
    assert parts_differ == (f"nhiều hơn {p1 + p2 + n2 + p3 + n3 - total} hồ sơ" in text)


def test_lacking_dossiers_are_those_to_the_target_with_the_same_total() -> None:
    for result, row in zip(an_giang.manifest()["results"], ROWS, strict=True):
        (path,) = (an_giang.folder() / "phu-luc" / "don-vi").glob(f"{result['organization']}_*")
        found = re.search(r"còn thiếu ([\d.]+) hồ sơ", an_giang.text_of(path))
        total, online = row.counts[0], row.counts[8]

        lacking = -(-total * 7 // 10) - online
        expected = shown(lacking) if row.verdict == "Chưa đạt" else None
        assert expected == (found[1] if found else None)


def test_the_results_workbook_has_the_same_figures() -> None:
    sheet = load_workbook(an_giang.folder() / "so-lieu.xlsx")["Kết quả"]
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]

    for row in ROWS:
        counts = list(row.counts)
        assert any(
            counts == line[start : start + 10] for line in values for start in range(len(line) - 9)
        )


def test_the_manifest_counts_the_verdicts() -> None:
    assert an_giang.manifest()["counts"] == {
        "Tỷ lệ hồ sơ trực tuyến toàn trình": {
            "met": 9,
            "not_met": 20,
            "not_assessed": 1,
            "no_data": 0,
            "missing": 0,
            "assessed": 29,
        }
    }


def test_a_rate_of_the_manifest_is_what_it_was_made_of() -> None:
    industry = an_giang.manifest()["results"][2]

    assert industry["metrics"]["Tỷ lệ hồ sơ trực tuyến toàn trình"] == {
        "value": "39839/40221",
        "shown": "99,05%",
        "target": "tối thiểu 70%",
        "verdict": "met",
        "rank": None,
    }
    assert industry["figures"]["Tổng hồ sơ"] == {
        "value": 40221,
        "cell": "so-lieu.xlsx, trang «Tổng hợp», ô C10",
    }


def test_the_set_is_ready_because_each_difference_was_accepted() -> None:
    warnings = an_giang.manifest()["warnings"]

    assert an_giang.manifest()["ready"] is True
    assert len(warnings) == 12
    assert all(warning["accepted"] for warning in warnings)
