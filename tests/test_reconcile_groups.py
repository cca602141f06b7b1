"""Tables in groups read again: every line and every sum held against the cells of the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator import archive, batch, package, reconcile
from generator.batch.dossier import Dossier
from generator.model import Figure
from generator.reconcile import Finished, Printed, Reading
from tests.monthly import ROWS, TABLE, TITLES, appendix, dossier
from tests.spreadsheets import spreadsheet

REBUILD = "Lập lại bộ văn bản; nếu vẫn còn thì gửi thư mục kỳ cho người bảo trì chương trình."
FILE = "phu-luc/phu-luc-1.docx"
SORTED = TABLE.replace("Nhóm: có\n", "Nhóm: có\n      Sắp xếp: Tỷ lệ giảm dần\n")
BESIDE = TABLE.replace("Cộng nhóm: Cộng *", "Cộng nhóm: ở dòng tên nhóm")


def told(read: Dossier, change: Callable[[str], str]) -> list[str]:
    """Return what is wrong with the table of a document that was changed."""
    made = appendix(read)
    parts = dict(package.read(made.data, made.file))
    body = bytes(parts["word/document.xml"]).decode()
    changed = change(body)
    parts["word/document.xml"] = changed.encode()
    spec = read.settings.appendices[0].table
    assert spec
    data = archive.pack(parts)
    reading = Reading(Finished(FILE, data, Printed((), (), (), ())), parts, ())
    specs = [(FILE, spec)]
    found, problems = reconcile.read_tables({FILE: reading}, specs, read.evaluation, read.questions)
    assert found
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
