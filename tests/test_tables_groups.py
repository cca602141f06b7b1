"""Tables in groups: their headings and sums, numbers, order, and cells joined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import batch
from generator.blocks import Cell
from generator.cli import main
from generator.config import Joining, TableColumn
from generator.context.tables import joined, organization_table
from tests import monthly
from tests.monthly import TABLE, dossier, printed, read, refusals

PLAIN = """\
      Nhóm: có
      Cột:
        - STT: số thứ tự
        - ĐƠN VỊ: Đơn vị
        - Cộng: Tổng hồ sơ
"""
IN_HEADING = PLAIN.replace("Nhóm: có\n", "Nhóm: có\n      Cộng nhóm: ở dòng tên nhóm\n")
SUMMED = PLAIN.replace("Nhóm: có\n", "Nhóm: có\n      Cộng nhóm: Cộng * (số hồ sơ)\n")


def table(folder: Path, written: str, **more: Any) -> list[tuple[str, ...]]:
    """Return the rows of a table that is described so, below its titles."""
    rows = printed(read(folder, table=written, **more))
    return rows[1:] if "\n            - T" not in written else rows[2:]


def test_a_group_begins_with_its_numeral_and_name_and_numbers_go_on(tmp_path: Path) -> None:
    assert table(tmp_path, PLAIN) == [
        ("I", "Sở"),
        ("1", "Sở Y tế", "60"),
        ("2", "Sở Xây dựng", "4"),
        ("II", "Xã"),
        ("3", "UBND xã Tân Phú", "600"),
        ("4", "UBND xã Hòa An", "20"),
        ("5", "UBND xã Yên Lạc", "21"),
    ]


def test_numbers_may_begin_anew_in_each_group(tmp_path: Path) -> None:
    rows = table(tmp_path, PLAIN.replace("số thứ tự", "số thứ tự trong nhóm"))

    assert [row[0] for row in rows] == ["I", "1", "2", "II", "1", "2", "3"]


def test_the_sums_of_a_group_stand_beside_its_name(tmp_path: Path) -> None:
    rows = table(tmp_path, IN_HEADING)

    assert [row for row in rows if row[0] in ("I", "II")] == [
        ("I", "Sở", "64"),
        ("II", "Xã", "641"),
    ]


def test_the_sums_of_a_group_stand_in_a_row_of_their_own(tmp_path: Path) -> None:
    rows = table(tmp_path, SUMMED)

    assert [row for row in rows if row[0].startswith("Cộng")] == [
        ("Cộng Sở (số hồ sơ)", "64"),
        ("Cộng Xã (số hồ sơ)", "641"),
    ]


def test_without_a_column_of_numbers_the_numeral_stands_before_the_name(tmp_path: Path) -> None:
    rows = table(tmp_path, IN_HEADING.replace("        - STT: số thứ tự\n", ""))

    assert rows[0] == ("I. Sở", "64")


def test_a_rate_of_a_group_is_sums_over_sums_judged_by_its_own_level(tmp_path: Path) -> None:
    rows = {row[0]: row[-2:] for row in table(tmp_path, TABLE)}

    assert rows["Cộng Sở"] == ("75,00%", "Đạt")
    assert rows["Cộng Xã"] == ("64,74%", "Chưa đạt")
    assert rows["TỔNG CỘNG"] == ("65,67%", "Đạt")


def test_who_does_not_count_in_the_total_does_not_count_in_its_group(tmp_path: Path) -> None:
    left_out = """\
    Ngoại trừ:
      - Khi: Trực tuyến = 2
        Lý do: Mới thành lập
        Tính vào tổng: không
Phụ lục:
"""
    folder = dossier(tmp_path, ("Phụ lục:\n", left_out))
    rows = {row[0]: row[-2:] for row in printed(batch.read(folder))}

    assert rows["Cộng Xã"] == ("66,61%", "Chưa đạt")
    assert rows["3"] == ("Mới thành lập", "Không đánh giá")


def test_the_manifest_tells_the_sums_of_groups(tmp_path: Path) -> None:
    assert main(["build", str(dossier(tmp_path / "kỳ")), "--out", str(tmp_path / "out")]) == 0
    manifest = json.loads((tmp_path / "out" / "kỳ" / "bo-van-ban.json").read_text("utf-8"))

    metrics = {name: each["metrics"]["Tỷ lệ"] for name, each in manifest["groups"].items()}
    assert metrics["Sở"] == {
        "value": "48/64",
        "shown": "75,00%",
        "target": "tối thiểu 50%",
        "verdict": "met",
        "rank": None,
    }
    assert metrics["Xã"]["value"] == "415/641"
    assert main(["check", str(tmp_path / "out" / "kỳ")]) == 0


def test_without_sums_of_groups_the_manifest_has_none(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "kỳ", table=PLAIN)
    assert main(["build", str(folder), "--out", str(tmp_path / "out")]) == 0

    manifest = json.loads((tmp_path / "out" / "kỳ" / "bo-van-ban.json").read_text("utf-8"))
    assert "groups" not in manifest


def test_a_heading_stays_with_its_group_and_its_sums_with_the_last_of_it(tmp_path: Path) -> None:
    made = read(tmp_path, table=SUMMED.replace("Nhóm: có\n", "Nhóm: có\n      Dòng cuối: CỘNG\n"))
    spec = made.settings.appendices[0].table
    assert spec
    table = organization_table(spec, made.evaluation, 160, str)

    labels = [str(row[0].content) for row in table.rows]
    assert labels == ["I", "1", "2", "Cộng Sở (số hồ sơ)", "II", "3", "4", "5",
                      "Cộng Xã (số hồ sơ)", "CỘNG"]  # fmt: skip
    assert table.headings == {0, 2, 4, 7, 8}


# --- order -----------------------------------------------------------------------------------


def test_rows_are_sorted_by_the_exact_value_within_their_groups(tmp_path: Path) -> None:
    by_rate = TABLE.replace("Nhóm: có\n", "Nhóm: có\n      Sắp xếp: theo Tỷ lệ giảm dần\n")
    rows = table(tmp_path, by_rate)

    assert [row[1] for row in rows if row[0].isdigit()] == [
        "Sở Y tế",
        "Sở Xây dựng",
        "UBND xã Hòa An",
        "UBND xã Tân Phú",
        "UBND xã Yên Lạc",
    ]


def test_rows_without_a_value_come_last_in_either_direction(tmp_path: Path) -> None:
    register = [each[:3] + (("Xã",) if each[0] != "Mã" else each[3:]) for each in monthly.REGISTER]
    rows = (monthly.TITLES, *monthly.ROWS[:4], ("UBND xã Yên Lạc", 0, 0, 0, None, 0))
    for direction, names in (
        ("giảm dần", ["Sở Y tế", "Sở Xây dựng", "UBND xã Hòa An", "UBND xã Tân Phú"]),
        ("tăng dần", ["UBND xã Tân Phú", "UBND xã Hòa An", "Sở Y tế", "Sở Xây dựng"]),
    ):
        written = PLAIN.replace("Nhóm: có", f"Sắp xếp: Tỷ lệ {direction}")
        change = ("        Sở: tối thiểu 50%\n", "")
        folder = dossier(tmp_path, change, table=written, rows=rows, register=register)
        found = printed(batch.read(folder))[1:]
        assert [row[1] for row in found] == [*names, "UBND xã Yên Lạc"]


# --- joined cells ----------------------------------------------------------------------------


def test_cells_that_say_the_same_are_joined_within_a_group_only(tmp_path: Path) -> None:
    rows = table(tmp_path, TABLE)

    assert [row[-1] for row in rows if row[0].isdigit()] == [
        "Đạt",
        "",  # joined with the one above
        "Chưa đạt",
        "Đạt",
        "Chưa đạt",
    ]


def test_figures_are_joined_only_where_that_is_said(tmp_path: Path) -> None:
    rate = "        - TỶ LỆ:\n            Số liệu: Tỷ lệ\n            Gộp ô giống nhau: "
    assert refusals(tmp_path, table=TABLE.replace("        - TỶ LỆ: Tỷ lệ\n", f"{rate}có\n")) == [
        "CH43 congvan.yaml, dòng 52: cột «TỶ LỆ» ghi số: ô bằng nhau là số của từng đơn vị. Bỏ "
        "«Gộp ô giống nhau», hoặc ghi «cả số»."
    ]
    rows = table(tmp_path, TABLE.replace("        - TỶ LỆ: Tỷ lệ\n", f"{rate}cả số\n"))
    assert [row[-2] for row in rows if row[0].isdigit()] == [
        "75,00%",
        "",
        "66,50%",
        "70,00%",
        "9,52%",
    ]


def test_what_says_nothing_is_never_joined(tmp_path: Path) -> None:
    written = PLAIN + "        - Thiếu:\n            Số liệu: Còn thiếu\n"
    written += "            Gộp ô giống nhau: cả số\n"

    rows = table(tmp_path, written)
    assert [row[-1] for row in rows if row[0].isdigit()] == ["-", "-", "21", "-", "13"]


def test_a_joined_cell_stays_on_one_page(tmp_path: Path) -> None:
    """Words are said where a cell begins: on the next page nobody would see them."""
    rows = [tuple(Cell(word) for word in ("x", "Đạt")) for _ in range(30)]
    made, held = joined(
        rows, [TableColumn("A", "Mã"), TableColumn("B", "y", joining=Joining.WORDS)]
    )

    assert [(at, row[1].rows) for at, row in enumerate(made) if len(row) > 1] == [
        (0, 10),
        (10, 10),
        (20, 10),
    ]
    assert held == frozenset(range(30)) - {9, 19, 29}


@pytest.mark.parametrize(("width", "most"), [(9, 10), (10, 6), (15, 6), (16, 3)])
def test_the_wider_a_table_the_fewer_rows_are_joined(width: int, most: int) -> None:
    """A row of many columns has many lines: as many rows would be higher than a page."""
    rows = [(Cell("Đạt"), *[Cell(str(number))] * (width - 1)) for number in range(30)]
    columns = [TableColumn("A", "y", joining=Joining.WORDS)]
    columns += [TableColumn("B", "x")] * (width - 1)

    made, _ = joined(rows, columns)
    assert max(row[0].rows for row in made if len(row) == width) == most


# --- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "      Nhóm: có\n",
            "",
            "CH44 congvan.yaml, dòng 41: có «Cộng nhóm» mà bảng không chia nhóm. Thêm «Nhóm: có», "
            "hoặc xóa «Cộng nhóm».",
        ),
        (
            "        - STT: số thứ tự trong nhóm\n        - ĐƠN VỊ: Đơn vị\n",
            "",
            "CH42 congvan.yaml, dòng 44: bảng chia nhóm mà cột đầu không ghi số thứ tự hay tên đơn "
            "vị. Thêm cột «STT: số thứ tự» hoặc «ĐƠN VỊ: Đơn vị» vào đầu bảng.",
        ),
        (
            "      Nhóm: có\n",
            "      Nhóm: có\n      Sắp xếp: Tỷ lệ\n",
            "CH09 congvan.yaml, dòng 42: «Sắp xếp»: «Tỷ lệ» chưa nói xếp giảm dần hay tăng dần. "
            "Ghi dạng «Tỷ lệ trực tuyến giảm dần».",
        ),
        (
            "      Nhóm: có\n",
            "      Nhóm: có\n      Sắp xếp: Tỉ lệ giảm dần\n",
            "CH12 congvan.yaml, dòng 42: «Sắp xếp»: không có cột hoặc chỉ tiêu «Tỉ lệ». Có phải "
            "«Tỷ lệ» không?",
        ),
    ],
)
def test_entries_that_do_not_go_together_are_refused(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    assert said in refusals(tmp_path, (old, new))


def test_a_number_in_a_group_needs_groups(tmp_path: Path) -> None:
    table = PLAIN.replace("      Nhóm: có\n", "").replace("số thứ tự", "số thứ tự trong nhóm")

    assert refusals(tmp_path, table=table) == [
        "CH44 congvan.yaml, dòng 41: có cột «số thứ tự trong nhóm» mà bảng không chia nhóm. Thêm "
        "«Nhóm: có», hoặc ghi «số thứ tự»."
    ]


def test_an_organization_without_a_group_is_refused(tmp_path: Path) -> None:
    register = [*monthly.REGISTER[:-1], (*monthly.REGISTER[-1][:3], None)]

    assert refusals(tmp_path, register=register) == [
        "CH42 congvan.yaml, dòng 41: bảng chia nhóm mà «UBND xã Yên Lạc» không có nhóm trong danh "
        "sách đơn vị. Ghi cột «Nhóm» của danh sách đơn vị, hoặc bỏ «Nhóm: có»."
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "      Sắp xếp: Ghi chú giảm dần\n",
            "CH45 congvan.yaml, dòng 45: «Ghi chú» không phải là số nên không xếp theo được. Ghi "
            "tên một cột số hoặc một chỉ tiêu.",
        ),
        (
            "        - X:\n            Số liệu: Mã\n            Gộp: có\n",
            "CH08 congvan.yaml, dòng 51: không có mục «Gộp». Ghi «Số liệu», «Gộp ô giống nhau».",
        ),
        (
            "        - X:\n            Gộp ô giống nhau: có\n",
            "CH07 congvan.yaml, dòng 49: cột «X» chưa ghi «Số liệu». Ghi tên một cột, một chỉ "
            "tiêu, hoặc: số thứ tự, Đơn vị, Tên đầy đủ, Mã, Kết quả.",
        ),
        (
            "        - X:\n            Số liệu: Mã\n            Gộp ô giống nhau: rồi\n",
            "CH09 congvan.yaml, dòng 51: «rồi» không có trong các lựa chọn. Ghi một trong các từ: "
            "«không», «có», «cả số».",
        ),
    ],
)
def test_what_a_table_cannot_do_is_told_at_its_line(more: str, said: str, tmp_path: Path) -> None:
    note = "    Trực tuyến: Trực tuyến\n    Ghi chú:\n      Tiêu đề: Ghi chú\n      Kiểu: chữ\n"
    table = PLAIN.replace("      Nhóm: có\n", f"      Nhóm: có\n{more}" if "Sắp" in more else
                          "      Nhóm: có\n") + ("" if "Sắp" in more else more)  # fmt: skip

    assert refusals(tmp_path, ("    Trực tuyến: Trực tuyến\n", note), table=table)[0] == said
