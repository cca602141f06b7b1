"""A dossier whose workbook has a column for each month, and whose table leaves much to the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import batch, package
from generator.batch.dossier import Dossier
from generator.batch.make import Document
from generator.errors import Refused
from tests.spreadsheets import spreadsheet

SETTINGS = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh Bình Minh
  Thẩm quyền ban hành: Chủ tịch UBND tỉnh Bình Minh
  Ký hiệu: UBND-KSTT
  Địa danh: Bình Minh
  Ngày: 10/2025
  V/v: kết quả {{{{ kỳ.tên }}}}
  Kính gửi: Các sở
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Nguyễn Văn An
  Nơi nhận: |
    - Như trên;
    - Lưu: VT.
Kỳ số liệu:
  Tên kỳ: từ tháng 4 đến tháng {month}
  Từ ngày: 01/04/2025
  Đến ngày: 30/{end}/2025
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  Tệp: so-lieu.xlsx
  Cột:
    Đơn vị: TÊN CƠ QUAN
    Tổng hồ sơ tháng *: {title}
    Trực tuyến: Trực tuyến
  Tính thêm:
    Tổng hồ sơ: Tổng hồ sơ tháng *
Chỉ tiêu:
  - Tên: Tỷ lệ
    Cách tính: Trực tuyến / Tổng hồ sơ
    Mức giao:
      Chung: tối thiểu 60%
      Theo nhóm:
        Sở: tối thiểu 50%
        Xã: tối thiểu 70%
Phụ lục:
  - Tên: Kết quả
    Tệp: riêng
    Bảng:
{table}
"""
TABLE = """\
      Nhóm: có
      Cộng nhóm: Cộng *
      Dòng cuối: TỔNG CỘNG
      Cột:
        - STT: số thứ tự trong nhóm
        - ĐƠN VỊ: Đơn vị
        - SỐ HỒ SƠ:
            - T*: Tổng hồ sơ tháng *
            - Cộng: Tổng hồ sơ
        - TỶ LỆ: Tỷ lệ
        - Kết quả:
            Số liệu: Kết quả
            Gộp ô giống nhau: có
"""
REGISTER = (
    ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm"),
    ("S01", "Sở Y tế", "Sở Y tế", "Sở"),
    ("X01", "UBND xã Tân Phú", "UBND xã Tân Phú", "Xã"),
    ("S02", "Sở Xây dựng", "Sở Xây dựng", "Sở"),
    ("X02", "UBND xã Hòa An", "UBND xã Hòa An", "Xã"),
    ("X03", "UBND xã Yên Lạc", "UBND xã Yên Lạc", "Xã"),
)
TITLES = ("TÊN CƠ QUAN", "T4", "T5", "T6", "T7", "Trực tuyến")
ROWS = (
    ("Sở Y tế", 10, 20, 30, None, 45),
    ("Sở Xây dựng", 1, 0, 3, None, 3),
    ("UBND xã Tân Phú", 100, 200, 300, None, 399),
    ("UBND xã Hòa An", 5, 5, 10, None, 14),
    ("UBND xã Yên Lạc", 7, 7, 7, None, 2),
)


def dossier(  # noqa: PLR0913 - a dossier of any shape, each part by its name
    folder: Path,
    *changes: tuple[str, str],
    rows: Sequence[Sequence[object]] = (TITLES, *ROWS),
    table: str = TABLE,
    title: str = "T*",
    end: str = "06",
    register: Sequence[Sequence[object]] = REGISTER,
) -> Path:
    """Write the dossier, some of its settings replaced."""
    folder.mkdir(exist_ok=True)
    settings = SETTINGS.format(table=table, title=title, end=end, month=int(end))
    for old, new in changes:
        assert settings.count(old) == 1, f"{old!r} stands {settings.count(old)} times"
        settings = settings.replace(old, new)
    (folder / "congvan.yaml").write_text(settings, encoding="utf-8")
    (folder / "noi-dung.md").write_text("Nội dung./.", encoding="utf-8")
    spreadsheet(folder / "don-vi.xlsx", register)
    if rows:
        spreadsheet(folder / "so-lieu.xlsx", rows)
    return folder


def read(folder: Path, **written: Any) -> Dossier:
    return batch.read(dossier(folder, **written))


def appendix(read: Dossier) -> Document:
    """Return the appendix of a dossier, made."""
    documents = batch.documents(read)
    return next(each for each in documents if each.file.startswith("phu-luc/"))


def printed(read: Dossier) -> list[tuple[str, ...]]:
    """Return the cells of the table, row by row; of a cell over others they are said once."""
    made = appendix(read)
    parts = package.read(made.data, made.file)
    return list(package.tables(parts)[-1])


def refusals(folder: Path, *changes: tuple[str, str], **written: Any) -> list[str]:
    """Return what is wrong with a dossier."""
    try:
        list(batch.documents(batch.read(dossier(folder, *changes, **written))))
    except Refused as refused:
        return [f"{problem.code} {problem}" for problem in refused.problems]
    raise AssertionError("nothing was refused")
