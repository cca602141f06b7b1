"""The plan of Quảng Ngãi for 2025, its table from a workbook, held against the seed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from docx import Document
from docx.document import Document as Opened
from docx.table import Table

from tests import seeds
from tests.seed_quang_ngai_2025_07 import ANNEX, PLAN

NAME = "quang-ngai-2025-07"
CORRECTIONS = {
    "II Rà soát, đơn giản hóa TTHC": "II\tRà soát, đơn giản hóa TTHC",
    "III. Triển khai thực hiện": "III\tTriển khai thực hiện",
    "\nB\tThực hiện, giải quyết TTHC": "\nC\tThực hiện, giải quyết TTHC",
    "\nC\tChỉ đạo": "\nD\tChỉ đạo",
    "\nD\tTổ chức tập huấn": "\nĐ\tTổ chức tập huấn",
    "\nĐ\tCông tác": "\nE\tCông tác",
    "pháp luật số</i>)": "pháp luật số",
    "Công thông tin điện tử tỉnh": "Cổng thông tin điện tử tỉnh",
    "cổng thông điện tử": "cổng thông tin điện tử",
    "báo cáo....": "báo cáo…",
    "pano, ... tuyên": "pano, … tuyên",
}
"""The slips of the seed, as the dossier's README lists them."""

HEADER = (
    "Stt",
    "Nội dung công việc",
    "Kết quả công việc",
    "Cơ quan, đơn vị thực hiện",
    "Thời gian thực hiện",
)
COLUMNS = len(HEADER)


def corrected(seed: str, corrections: Mapping[str, str]) -> str:
    for slip, right in corrections.items():
        assert seed.count(slip) == 1, f"{slip!r} stands {seed.count(slip)} times in the seed"
        seed = seed.replace(slip, right)
    return seed


def plain(text: str) -> str:
    """Return the words of a cell, the marks of the extraction left out."""
    return " ".join(re.sub(r"</?(?:ul|p|i)\b[^>]*>", "", text).split())


def rows_of_seed() -> list[list[str]]:
    """Join what the ends of pages have cut: below the titles repeated a row goes on."""
    rows: list[list[str]] = []
    goes_on = False
    for line in corrected(PLAN, CORRECTIONS).splitlines():
        cells = [plain(cell) for cell in line.split("\t")]
        if len(cells) == 1 or tuple(cells[1:]) == HEADER[1:]:
            goes_on = goes_on or len(cells) == COLUMNS
            continue
        cells += [""] * (COLUMNS - len(cells))
        if goes_on and rows and not cells[0]:
            rows[-1] = [plain(f"{a} {b}") for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        goes_on = False
    return shared(rows)


def shared(rows: list[list[str]]) -> list[list[str]]:
    """Let tasks 11 and 12 share what the end of a page has cut in two."""
    eleven = next(row for row in rows if row[0] == "11")
    twelve = next(row for row in rows if row[0] == "12")
    eleven[3], twelve[3] = f"{eleven[3]} {twelve[3]}", ""
    return rows


@cache
def plan() -> Opened:
    return Document(str(seeds.folder(NAME) / "ke-hoach.docx"))


def said(table: Table) -> Iterator[list[str]]:
    """Yield the words of each row, the cells that a merge covers and blank ones left out."""
    for row in table._tbl.tr_lst:
        cells = ("\n".join(p.text for p in cell.p_lst) for cell in row.tc_lst)
        yield [text for each in cells if (text := " ".join(each.split()))]


def test_the_table_of_tasks_says_what_the_seed_says_word_for_word() -> None:
    header, *rows = said(plan().tables[1])

    assert tuple(header) == HEADER
    assert rows == [[cell for cell in row if cell] for row in rows_of_seed()]


def test_there_are_55_tasks_in_six_sections_each_with_its_own_letter() -> None:
    firsts = [row[0] for row in said(plan().tables[1])][1:]
    numbers = [int(each) for each in firsts if each.isdigit()]

    assert numbers == list(range(1, 56))
    assert [each for each in firsts if each in "ABCDĐE"] == list("ABCDĐE")


def test_the_targets_and_the_words_above_them_are_those_of_the_seed() -> None:
    targets = [
        [plain(cell) for cell in line.split("\t")] for line in ANNEX.splitlines() if "\t" in line
    ]
    texts = [plain(line.replace("**", "")) for line in ANNEX.splitlines() if "\t" not in line]
    told = plain(" ".join(paragraph.text for paragraph in plan().paragraphs))

    assert list(said(plan().tables[-1])) == targets
    assert len(targets) == 11
    assert all(text in told for text in texts)


def test_a_dash_in_a_cell_begins_a_paragraph() -> None:
    lines = [p.text for p in plan().tables[1].cell(2, 3).paragraphs]

    assert lines == [
        "- Văn phòng Ủy ban nhân dân tỉnh chủ trì.",
        "- Các sở, ban, ngành liên quan phối hợp.",
    ]


def test_words_in_italics_stay_so_inside_of_a_cell() -> None:
    runs = [
        (run.text, bool(run.italic))
        for cell in plan().tables[1]._cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.italic
    ]

    assert all(text.endswith("số 87/2025/QH15") for text, _ in runs)
    assert len(set(runs)) == 2


def test_every_cell_was_read_again_and_the_account_says_so() -> None:
    page = (seeds.folder(NAME) / "doi-chieu.html").read_text("utf-8")
    table = page.partition("Bảng in nguyên</h2>")[2].partition("</table>")[0]

    assert "A1:E73" in table
    assert "A1:E11" in table
    assert table.count("khớp") == 2


def test_the_decision_is_not_numbered_not_dated_and_not_signed() -> None:
    decision = Document(str(seeds.folder(NAME) / "quyet-dinh.docx"))
    end = [paragraph.text for paragraph in decision.tables[-1].rows[0].cells[1].paragraphs]

    assert [text for text in end if text] == ["CHỦ TỊCH"]
    assert "Ban hành kèm theo Quyết định này Kế hoạch" in "\n".join(
        paragraph.text for paragraph in decision.paragraphs
    )


def test_the_checker_says_what_the_dossier_lists_and_nothing_else() -> None:
    assert seeds.found(NAME) == seeds.listed(NAME)
