"""A dossier whose letter prints a table of results."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import batch, package
from generator.errors import Refused
from tests.monthly import dossier as monthly

RESULTS = """\
Bảng kết quả:
  - Tên: Theo nhóm
    Nhóm: có
    Cộng nhóm: Cộng *
    Dòng cuối: TỔNG CỘNG
    Sắp xếp: Tỷ lệ giảm dần
    Cột:
      - STT: số thứ tự
      - Đơn vị: Đơn vị
      - Hồ sơ: Tổng hồ sơ
      - Tỷ lệ {{ kỳ.tên }}: Tỷ lệ
      - Kết quả: Kết quả
Phụ lục:
"""
TEXT = "Kết quả như sau:\n\n{{ bảng.theo_nhóm }}\n\nThực hiện nghiêm túc./.\n"
ROWS = [
    ("STT", "Đơn vị", "Hồ sơ", "Tỷ lệ từ tháng 4 đến tháng 6", "Kết quả"),
    ("I", "Sở"),
    ("1", "Sở Y tế", "60", "75,00%", "Đạt"),
    ("2", "Sở Xây dựng", "4", "75,00%", "Đạt"),
    ("Cộng Sở", "64", "75,00%", "Đạt"),
    ("II", "Xã"),
    ("3", "UBND xã Hòa An", "20", "70,00%", "Đạt"),
    ("4", "UBND xã Tân Phú", "600", "66,50%", "Chưa đạt"),
    ("5", "UBND xã Yên Lạc", "21", "9,52%", "Chưa đạt"),
    ("Cộng Xã", "641", "64,74%", "Chưa đạt"),
    ("TỔNG CỘNG", "705", "65,67%", "Đạt"),
]


def written(
    room: Path, *changes: tuple[str, str], results: str = RESULTS, text: str = TEXT
) -> Path:
    folder = monthly(room / "ky", ("Phụ lục:\n", results), *changes)
    (folder / "noi-dung.md").write_text(text, "utf-8")
    return folder


def letter(folder: Path) -> batch.Document:
    return next(each for each in batch.documents(batch.read(folder)) if each.kind == "letter")


def tables(made: batch.Document) -> list[list[tuple[str, ...]]]:
    return [list(each) for each in package.tables(package.read(made.data, made.file))]


def refusals(folder: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        list(batch.documents(batch.read(folder)))
    return [f"{problem.code} {problem}" for problem in caught.value.problems]
