"""Tables in groups read again: every line and every sum held against the cells of the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator import archive, batch, context, package, reconcile
from generator.batch.dossier import Dossier
from generator.cli import main
from generator.frozen import replace
from generator.model import Figure, Verdict
from generator.reconcile import Finished, Printed, Reading
from tests.monthly import ROWS, TABLE, TITLES, appendix, dossier
from tests.spreadsheets import spreadsheet

REBUILD = "Lập lại bộ văn bản; nếu vẫn còn thì gửi thư mục kỳ cho người bảo trì chương trình."
FILE = "phu-luc/phu-luc-1.docx"
SORTED = TABLE.replace("Nhóm: có\n", "Nhóm: có\n      Sắp xếp: Tỷ lệ giảm dần\n")
BESIDE = TABLE.replace("Cộng nhóm: Cộng *", "Cộng nhóm: ở dòng tên nhóm")


def told(
    read: Dossier,
    change: Callable[[str], str],
    *,
    is_owed: bool = True,
    printed: tuple[str, ...] = (),
) -> list[str]:
    """Return what is wrong with the table of a document that was changed."""
    made = appendix(read)
    parts = dict(package.read(made.data, made.file))
    body = bytes(parts["word/document.xml"]).decode()
    changed = change(body)
    parts["word/document.xml"] = changed.encode()
    spec = read.settings.appendices[0].table
    assert spec
    data = archive.pack(parts)
    reading = Reading(Finished(FILE, data, Printed((), printed, (), ())), parts, ())
    rows = context.header_rows(spec.columns, str)
    titles = tuple(str(cell.content) for row in rows for cell in row)
    wanted = [reconcile.Wanted(FILE, spec, titles, is_owed)]
    found, problems = reconcile.read_tables(
        {FILE: reading}, wanted, read.evaluation, read.questions
    )
    assert found or problems or not is_owed
    return [f"{problem.code} {problem}".removesuffix(f" {REBUILD}") for problem in problems]


@pytest.mark.parametrize("table", [TABLE, SORTED, BESIDE])
def test_a_table_as_it_was_made_is_right(table: str, tmp_path: Path) -> None:
    read = batch.read(dossier(tmp_path, table=table))

    assert told(read, str) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ">641<",
            ">642<",
            "XU13 phu-luc/phu-luc-1.docx: dòng «Cộng Xã» ghi «642», khác với «Tổng hồ sơ» cộng lại "
            "của nhóm «Xã».",
        ),
        (
            ">64,74%<",
            ">64,75%<",
            "XU13 phu-luc/phu-luc-1.docx: dòng «Cộng Xã» ghi «64,75%», khác với «Tỷ lệ» cộng lại "
            "của nhóm «Xã».",
        ),
        (
            ">66,50%<",
            ">66,51%<",
            "XU13 phu-luc/phu-luc-1.docx: dòng «UBND xã Tân Phú» ghi «66,51%», khác với «Tỷ lệ».",
        ),
        (">II<", ">III<", "XU12 phu-luc/phu-luc-1.docx: dòng của nhóm «Xã» lại ghi «III Xã»."),
        (
            ">Cộng Sở<",
            ">Cộng Xã<",
            "XU12 phu-luc/phu-luc-1.docx: dòng của nhóm «Sở» lại ghi «Cộng Xã».",
        ),
        (
            ">65,67%<",
            ">65,68%<",
            "XU13 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» ghi «65,68%», khác với «Tỷ lệ» cộng lại "
            "của các đơn vị.",
        ),
        (
            ">705<",
            ">706<",
            "XU13 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» ghi «706», khác với «Tổng hồ sơ» cộng "
            "lại của các đơn vị.",
        ),
        (
            ">TỔNG CỘNG<",
            ">CỘNG<",
            "XU12 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» lại ghi «CỘNG».",
        ),
        (
            ">Sở Xây dựng<",
            ">Sở Y tế<",
            "XU12 phu-luc/phu-luc-1.docx: dòng của «Sở Xây dựng» lại ghi tên «Sở Y tế».",
        ),
    ],
)
def test_a_line_that_was_changed_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    read = batch.read(dossier(tmp_path))

    def change(body: str) -> str:
        assert body.count(old) == 1, f"{old} stands {body.count(old)} times"
        return body.replace(old, new)

    assert told(read, change) == [said]


def rows(body: str) -> list[str]:
    return re.findall(r"<w:tr>.*?</w:tr>", body, re.DOTALL)


def test_a_row_that_is_gone_is_told(tmp_path: Path) -> None:
    """Else nothing of the table would be read, and nobody would be told."""

    def change(body: str) -> str:
        return body.replace(next(each for each in rows(body) if "Sở Xây dựng" in each), "")

    assert told(batch.read(dossier(tmp_path)), change) == [
        "XU11 phu-luc/phu-luc-1.docx: bảng có các cột «STT, ĐƠN VỊ, SỐ HỒ SƠ, TỶ LỆ, Kết quả, T4, "
        "T5, T6, Cộng» đọc lại có 9 dòng dưới tiêu đề, phải có 10 dòng."
    ]


def test_a_row_that_lacks_a_cell_is_told(tmp_path: Path) -> None:
    def change(body: str) -> str:
        row = next(each for each in rows(body) if "Sở Xây dựng" in each)
        cell = re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)[2]
        return body.replace(row, row.replace(cell, "", 1))

    assert told(batch.read(dossier(tmp_path)), change) == [
        "XU11 phu-luc/phu-luc-1.docx: dòng «Sở Xây dựng» đọc lại có 7 ô, bảng có 8 cột."
    ]


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(batch.read(dossier(tmp_path)), lambda body: body.replace(">T5<", ">T6<")) == [
        "XU11 phu-luc/phu-luc-1.docx: đọc lại không thấy bảng có các cột «STT, ĐƠN VỊ, SỐ HỒ SƠ, "
        "TỶ LỆ, Kết quả, T4, T5, T6, Cộng»."
    ]


def test_an_own_template_may_leave_a_table_out_but_not_lose_it(tmp_path: Path) -> None:
    read = batch.read(dossier(tmp_path))

    def gone(body: str) -> str:
        return re.sub("<w:tbl>(?!.*<w:tbl>).*</w:tbl>", "", body, flags=re.DOTALL)

    titles = ("STT", "ĐƠN VỊ", "SỐ HỒ SƠ", "TỶ LỆ", "Kết quả", "T4", "T5", "T6", "Cộng")
    assert told(read, gone, is_owed=False, printed=titles[:-1]) == []
    assert told(read, gone, is_owed=False, printed=("x", *titles, "1")) == [
        "XU11 phu-luc/phu-luc-1.docx: đọc lại không thấy bảng có các cột «STT, ĐƠN VỊ, SỐ HỒ SƠ, "
        "TỶ LỆ, Kết quả, T4, T5, T6, Cộng»."
    ]


def test_a_table_that_an_own_template_prints_twice_is_read_twice(tmp_path: Path) -> None:
    def change(body: str) -> str:
        start, end = body.rindex("<w:tbl>"), body.rindex("</w:tbl>") + len("</w:tbl>")
        again = body[start:end].replace(">705<", ">706<")
        return f"{body[:end]}<w:p/>{again}{body[end:]}"

    assert told(batch.read(dossier(tmp_path)), change, is_owed=False) == [
        "XU13 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» ghi «706», khác với «Tổng hồ sơ» cộng lại "
        "của các đơn vị."
    ]


def test_the_verdict_of_a_group_that_was_changed_is_told(tmp_path: Path) -> None:
    def change(body: str) -> str:
        row = next(each for each in rows(body) if "Cộng Xã" in each)
        return body.replace(row, row.replace(">Chưa đạt<", ">Đạt<"))

    assert told(batch.read(dossier(tmp_path)), change) == [
        "XU13 phu-luc/phu-luc-1.docx: dòng «Cộng Xã» ghi «Đạt», khác với «Tỷ lệ: Chưa đạt» cộng "
        "lại của nhóm «Xã»."
    ]


def test_who_does_not_count_in_a_group_is_left_out_of_its_sums(tmp_path: Path) -> None:
    left_out = """\
    Ngoại trừ:
      - Khi: Trực tuyến = 2
        Lý do: Mới thành lập
        Tính vào tổng: không
Phụ lục:
"""
    assert told(batch.read(dossier(tmp_path, ("Phụ lục:\n", left_out))), str) == []


def test_a_typed_table_of_as_many_columns_is_not_taken_for_ours(tmp_path: Path) -> None:
    columns = ("STT: số thứ tự", "ĐƠN VỊ: Đơn vị", "Cộng: Tổng hồ sơ")
    table = "      Cột:\n" + "".join(f"        - {each}\n" for each in columns)
    together = ("    Tệp: riêng\n", "    Tệp: cùng công văn\n")
    folder = dossier(tmp_path / "kỳ", together, table=table)
    typed = "".join(f"| {number} | Việc {number} | 15/4 |\n" for number in range(1, 8))
    text = f"Việc cần làm:\n\n| STT | VIỆC | HẠN |\n|---|---|---|\n{typed}\nHết./."
    (folder / "noi-dung.md").write_text(text, encoding="utf-8")

    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0


def test_a_total_that_was_computed_wrong_is_told(tmp_path: Path) -> None:
    read = batch.read(dossier(tmp_path))
    total = read.evaluation.total
    rate = total.assessments["Tỷ lệ"]
    wrong = replace(rate, verdict=Verdict.NOT_MET, value=Figure(Fraction(2, 3), "66,67%", "chia"))
    spoilt = replace(total, assessments={"Tỷ lệ": wrong})

    assert told(replace(read, evaluation=replace(read.evaluation, total=spoilt)), str) == [
        "XU13 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» ghi «66,67%», khác với «Tỷ lệ» cộng lại của "
        "các đơn vị.",
        "XU13 phu-luc/phu-luc-1.docx: dòng «TỔNG CỘNG» ghi «Chưa đạt», khác với «Tỷ lệ: Chưa đạt» "
        "cộng lại của các đơn vị.",
    ]


def test_rates_of_the_sheet_have_no_sum(tmp_path: Path) -> None:
    rate = "    Trực tuyến: Trực tuyến\n    Tỷ lệ ghi:\n      Tiêu đề: Tỷ lệ\n      Kiểu: tỷ lệ\n"
    table = TABLE.replace("        - TỶ LỆ: Tỷ lệ\n", "        - TỶ LỆ: Tỷ lệ ghi\n")
    rows = [(*TITLES, "Tỷ lệ"), *((*row, Decimal("0.5")) for row in ROWS)]

    def percent(sheet: Worksheet) -> None:
        for row in range(2, len(rows) + 1):
            sheet.cell(row, len(rows[0])).number_format = "0.00%"

    folder = dossier(tmp_path, ("    Trực tuyến: Trực tuyến\n", rate), table=table, rows=())
    spreadsheet(folder / "so-lieu.xlsx", rows, change=percent)

    assert told(batch.read(folder), str) == []


def test_a_group_that_was_computed_wrong_is_told(tmp_path: Path) -> None:
    """The sums are derived once more from the cells, not taken from what was computed."""
    read = batch.read(dossier(tmp_path))
    group = read.evaluation.groups["Sở"]
    wrong = Figure(group.figures["Tổng hồ sơ"].value + 1, "65", "cộng")
    spoilt = replace(group, figures={**group.figures, "Tổng hồ sơ": wrong})
    groups = {**read.evaluation.groups, "Sở": spoilt}
    evaluation = replace(read.evaluation, groups=groups)

    assert told(replace(read, evaluation=evaluation), str) == [
        "XU13 phu-luc/phu-luc-1.docx: dòng «Cộng Sở» ghi «65», khác với «Tổng hồ sơ» cộng lại của "
        "nhóm «Sở»."
    ]


def test_rows_in_another_order_are_told(tmp_path: Path) -> None:
    read = batch.read(dossier(tmp_path, table=SORTED))
    upside_down = read.settings.appendices[0].table
    assert upside_down
    assert upside_down.order
    order = replace(upside_down.order, descending=False)
    table = upside_down.model_copy(update={"order": order})
    settings = read.settings.appendices[0].model_copy(update={"table": table})
    changed = read.settings.model_copy(update={"appendices": (settings,)})

    found = told(replace(read, settings=changed), str)
    assert (
        "XU12 phu-luc/phu-luc-1.docx: dòng của «UBND xã Yên Lạc» lại ghi tên «UBND xã Hòa An»."
    ) in found
