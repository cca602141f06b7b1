"""How the page of a table lies: as it is told to, as it fits, as it reads well."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch, layout, wordml
from generator.config import Direction
from generator.context import organization_table
from generator.errors import Refused
from tests.monthly import ROWS, dossier, refusals

TITLES = ("TÊN CƠ QUAN", *(f"T{month}" for month in range(1, 13)), "Trực tuyến")
TABLE = """\
      Nhóm: có
      Cộng nhóm: ở dòng tên nhóm
      Dòng cuối: TỔNG CỘNG
      Cột:
        - STT: số thứ tự trong nhóm
        - ĐƠN VỊ: Đơn vị
        - SỐ HỒ SƠ TIẾP NHẬN TRONG THÁNG:
            - T*: Tổng hồ sơ tháng *
"""
WIDE = "        - Cộng: Tổng hồ sơ\n        - Tỷ lệ: Tỷ lệ\n        - Kết quả: Kết quả\n"
BY_ITSELF = ("    Tệp: riêng\n", "    Tệp: riêng\n    Hướng trang: tự chọn\n")
SINCE_JANUARY = ("Từ ngày: 01/04/2025", "Từ ngày: 01/01/2025")
YEAR = ("Tên kỳ: từ tháng 4 đến tháng 12", "Tên kỳ: năm 2025")
LYING = ("    Tệp: riêng\n", "    Tệp: riêng\n    Hướng trang: ngang\n")
UPRIGHT = ("    Tệp: riêng\n", "    Tệp: riêng\n    Hướng trang: dọc\n")


def made(
    folder: Path, *changes: tuple[str, str], size: int = 123, table: str = TABLE
) -> batch.Dossier:
    """Read a dossier of a year, whose figures are about as large as it is told."""
    rows = [TITLES, *((each[0], *[size] * 12, 20) for each in ROWS)]
    folder = dossier(folder, SINCE_JANUARY, YEAR, *changes, rows=rows, table=table, end="12")
    text = (folder / "congvan.yaml").read_text("utf-8").replace("30/12/2025", "31/12/2025")
    (folder / "congvan.yaml").write_text(text, "utf-8")
    return batch.read(folder)


def lies(read: batch.Dossier) -> Direction | None:
    return read.settings.appendices[0].direction


@pytest.mark.parametrize(
    ("size", "table", "chosen"),
    [
        (12, TABLE, Direction.PORTRAIT),
        (123, TABLE, Direction.PORTRAIT),
        (1234567, TABLE, Direction.LANDSCAPE),
        (123456, TABLE + WIDE, Direction.LANDSCAPE),
    ],
)
def test_a_page_lies_so_that_its_table_reads_well(
    size: int, table: str, chosen: Direction, tmp_path: Path
) -> None:
    assert lies(made(tmp_path, BY_ITSELF, size=size, table=table)) is chosen


def test_without_a_word_a_page_is_upright_unless_its_table_is_too_wide(tmp_path: Path) -> None:
    assert lies(made(tmp_path, size=123)) is Direction.PORTRAIT
    assert lies(made(tmp_path, size=1234567)) is Direction.LANDSCAPE


def test_a_page_lies_as_it_is_told_to(tmp_path: Path) -> None:
    assert lies(made(tmp_path, LYING, size=12)) is Direction.LANDSCAPE


@pytest.mark.parametrize("page", [layout.PORTRAIT, layout.LANDSCAPE])
def test_fourteen_columns_fit_either_way(page: layout.Page, tmp_path: Path) -> None:
    read = made(tmp_path, size=123)
    spec = read.settings.appendices[0].table
    assert spec
    table = organization_table(spec, read.evaluation, page.text_width_mm, str)

    assert sum(cell.columns for cell in table.header[0]) == 14
    assert wordml.fits(table)


def test_the_template_is_that_of_the_page_chosen(tmp_path: Path) -> None:
    read = made(tmp_path, size=1234567)

    names = [each.file for each in read.inputs if each.file.startswith("templates/phu-luc")]
    assert names == ["templates/phu-luc-ngang.docx"]
    assert read.appendices[0].settings.landscape


def test_a_table_too_wide_for_any_page_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(Refused) as caught:
        list(batch.documents(made(tmp_path, size=123456789012345)))
    assert [f"{each.code} {each}" for each in caught.value.problems] == [
        "XU06 congvan.yaml, dòng 40: bảng của phụ lục «Kết quả» rộng hơn trang giấy, số sẽ bị ngắt "
        "dòng. Bớt cột, rút ngắn chữ ở đầu cột."
    ]


def test_a_template_of_its_own_lies_as_it_was_made(tmp_path: Path) -> None:
    own = (BY_ITSELF[0], BY_ITSELF[1] + "    Mẫu: mau.docx\n")
    (tmp_path / "mau.docx").write_bytes(b"")

    found = refusals(tmp_path, own)
    assert (
        "CH44 congvan.yaml, dòng 40: «Hướng trang: tự chọn» không đi với «Mẫu»: mẫu riêng đã có "
        "hướng trang. Ghi «dọc» hoặc «ngang» đúng như mẫu."
    ) in found
