"""A dossier as large as the country: the sheet of An Giang for thousands of communes.

`python -m bench.country FOLDER [UNITS]` writes congvan.yaml, its body, its template, the register
and the workbook into a folder. The same number gives the same figures.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from openpyxl import Workbook

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "an-giang-2025-01"
COUNTRY = 3321
"""The communes, wards and special zones of the country since July 2025."""

KINDS = ("xã", "phường", "đặc khu")
_SYLLABLES = """
An Bình Cẩm Châu Đông Đức Giang Hà Hải Hòa Hưng Khánh Kim Lộc Long Minh Mỹ Nam Ninh Phong
Phú Phước Quang Sơn Tân Tây Thanh Thành Thạnh Thiện Thịnh Thới Thuận Tiến Trung Trường Vân
Việt Vĩnh Xuân
"""
SYLLABLES = _SYLLABLES.split()
GROUPS = ("Sở, ban, ngành tỉnh", "UBND huyện, thị xã, thành phố")
REGISTER = ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự", "Tên khác")
HEAD = (
    ("STT", "TÊN CƠ QUAN", "TỔNG SỐ", None, "SỐ HỒ SƠ", *(None,) * 7, "Tỷ lệ", "Chỉ tiêu"),
    (*(None,) * 4, "Một phần (Trực tiếp)", None, "Một phần (Trực tuyến)", None, None, "Toàn trình"),
    (*(None,) * 2, *("HSTN", "TTHC") * 2, *("HSTN trực tiếp", "HSTN trực tuyến", "TTHC") * 2),
)
MERGED = ("A5:A7", "B5:B7", "C5:D6", "E5:L5", "M5:M7", "N5:N7", "E6:F6", "G6:I6", "J6:L6")
LEFT_OUT = 7
"""One in 101, from the seventh on, offers nothing whole: it is not judged."""

Counts = tuple[int, ...]


def names(units: int) -> Iterator[str]:
    """Yield as many names of communes, no two alike."""
    three = product(KINDS[:2], SYLLABLES, SYLLABLES, SYLLABLES)
    two = product(KINDS[:1], SYLLABLES, SYLLABLES)
    made = (f"{kind} {' '.join(words)}" for several in (two, three) for kind, *words in several)
    return islice(made, units)


def counts(number: int) -> Counts:
    """Return the figures of a commune: those of every column in which things are counted."""
    direct, half, half_online, whole, whole_online = (
        number * step % most for step, most in ((7, 19), (11, 97), (13, 2003), (5, 31), (17, 1511))
    )
    procedures = number % 5, 3 + number % 7, 0 if number % 101 == LEFT_OUT else 4 + number % 9
    if not procedures[-1]:
        whole = whole_online = 0
    cases = direct + half + half_online + whole + whole_online
    parted = direct, procedures[0], half, half_online, procedures[1], whole, whole_online
    return cases, sum(procedures), *parted, procedures[2]


def register(units: int) -> Workbook:
    """Make the list of organizations."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(REGISTER)
    for number, name in enumerate(names(units), 1):
        code, group = f"X{number:05}", GROUPS[number % 2]
        sheet.append((code, f"Ủy ban nhân dân {name}", f"UBND {name}", group, number, None))
    return book


def figures(units: int) -> Workbook:
    """Make the table of figures, with its total."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tổng hợp"
    sheet["A3"] = "(Từ ngày 01/01/2024 đến ngày 31/12/2024)"
    for row, titles in enumerate(HEAD, 5):
        for column, title in enumerate(titles, 1):
            sheet.cell(row, column, title)
    sheet["M5"], sheet["N5"] = "Tỷ lệ hồ sơ trực tuyến toàn trình", "Chỉ tiêu tối thiểu 70%"
    sheet["E5"] = "SỐ HỒ SƠ TIẾP NHẬN, SỐ THỦ TỤC ĐÃ THỰC HIỆN"
    for merged in MERGED:
        sheet.merge_cells(merged)
    totals = [0] * 10
    for number, name in enumerate(names(units), 1):
        own = counts(number)
        totals = [sum(pair) for pair in zip(totals, own, strict=True)]
        sheet.append((number, f"UBND {name}", *own, *judged(own)))
    sheet.append(("TỔNG CỘNG", None, *totals, *judged(tuple(totals))))
    return book


def judged(own: Counts) -> tuple[float | str, str]:
    """Return the rate and the verdict as the workbook of An Giang writes them."""
    if not own[-1]:
        left_out = "Không cung cấp dịch vụ công trực tuyến toàn trình"
        return left_out, "Không đánh giá"
    if not own[0]:
        return 0, ""
    rate = own[-2] / own[0]
    return round(rate, 4), "Đạt" if rate >= 0.7 else "Chưa đạt"  # noqa: PLR2004 - the target


def settings(text: str) -> str:
    """Return the settings of An Giang without what is said of its own figures."""
    text = text[: text.index("Cảnh báo đã xem:")]
    text = re.sub(r"    So với: .*\n", "", text)
    text = re.sub(r"    Kết quả ghi trong bảng:\n      Tiêu đề.*\n      Kiểu: chữ\n", "", text)
    text = re.sub(r"    Tỷ lệ ghi trong bảng:\n(      .*\n){3}", "", text)
    text = re.sub(r"    Kết quả trên bảng: .*\n", "", text)
    return re.sub(r"  - Tên: Tỷ lệ tính lại\n.*\n", "", text)


def write(folder: Path, units: int = COUNTRY) -> Path:
    """Write a dossier of so many units; return its folder."""
    (folder / "mau").mkdir(parents=True, exist_ok=True)
    for file in ("noi-dung.md", "mau/phu-luc-don-vi.docx"):
        shutil.copyfile(SAMPLE / file, folder / file)
    text = settings((SAMPLE / "congvan.yaml").read_text("utf-8"))
    (folder / "congvan.yaml").write_text(text, "utf-8")
    register(units).save(folder / "don-vi.xlsx")
    figures(units).save(folder / "so-lieu.xlsx")
    return folder


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), *map(int, sys.argv[2:])))
