"""Two months of one office: dossiers, and the sets that are made of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.cli import main
from tests import word
from tests.spreadsheets import spreadsheet

SETTINGS = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh Bình Minh
  Thẩm quyền ban hành: Chủ tịch UBND tỉnh Bình Minh
  Ký hiệu: UBND-KSTT
  Địa danh: Bình Minh
  Ngày: {month}/2025
  V/v: kết quả {{{{ kỳ.tên }}}}
  Kính gửi: Các sở
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Nguyễn Văn An
  Nơi nhận: |
    - Như trên;
    - Lưu: VT.
Kỳ số liệu:
  Tên kỳ: tháng {month} năm 2025
  Từ ngày: 01/{month}/2025
  Đến ngày: {last}/{month}/2025
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  Tệp: so-lieu.xlsx
  Trang tính: Tổng hợp
  Dòng tổng: CỘNG
  Cột:
    Đơn vị: Đơn vị
    Tổng: Tổng
    Trực tuyến: Trực tuyến
Chỉ tiêu:
  - Tên: Tỷ lệ
    Cách tính: Trực tuyến / Tổng
    Mức giao: tối thiểu 70%
    Xếp hạng: cao xuống thấp
Phụ lục:
  - Tên: Kết quả
    Tệp: cùng công văn
    Bảng:
      Dòng cuối: CỘNG
      Cột:
        - Đơn vị: Đơn vị
        - Tỷ lệ: Tỷ lệ
        - Hạng: Hạng
        - Trong nhóm: Hạng trong nhóm
"""
BESIDE = "        - Trước: Kỳ trước\n        - Thay đổi: Thay đổi\n"
SHEET = (
    "{{ đơn_vị.tên_trong_câu }}{% if chỉ_tiêu.tỷ_lệ.hạng %}: {{ chỉ_tiêu.tỷ_lệ.giá_trị }}, hạng "
    "{{ chỉ_tiêu.tỷ_lệ.hạng }}, trong nhóm {{ chỉ_tiêu.tỷ_lệ.hạng_trong_nhóm }}{% endif %}."
)
CHANGE = (
    "{% if chỉ_tiêu.tỷ_lệ.thay_đổi %} {{ kỳ_trước.tên }}: {{ chỉ_tiêu.tỷ_lệ.kỳ_trước }}, "
    "{{ chỉ_tiêu.tỷ_lệ.thay_đổi }}.{% endif %}"
)
OF_SHEETS = """\
  - Tên: Kết quả của {{ đơn_vị.tên_trong_câu }}
    Lập cho: từng đơn vị
    Tệp: riêng từng đơn vị
    Mẫu: don-vi.docx
"""
REGISTER = (
    ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm"),
    ("S01", "Sở Y tế", "Sở Y tế", "Sở"),
    ("S02", "Sở Xây dựng", "Sở Xây dựng", "Sở"),
    ("X01", "UBND xã Tân Phú", "UBND xã Tân Phú", "Xã"),
)
SEPTEMBER = (("Sở Y tế", 100, 60), ("Sở Xây dựng", 200, 150), ("UBND xã Tân Phú", 100, 90))
OCTOBER = (("Sở Y tế", 120, 90), ("Sở Xây dựng", 250, 190), ("UBND xã Tân Phú", 130, 91))
LETTER = "Kỳ này đạt {{ tổng.chỉ_tiêu.tỷ_lệ.giá_trị }}"
COMPARED = (
    f"{LETTER}, {{{{ tổng.chỉ_tiêu.tỷ_lệ.thay_đổi }}}} so với {{{{ kỳ_trước.tên }}}} "
    "({{ tổng.chỉ_tiêu.tỷ_lệ.kỳ_trước }})./."
)
PREVIOUS = "Kỳ trước:\n  Bộ văn bản: ../out/thang-09/bo-van-ban.json\n"


def dossier(
    room: Path,
    month: str,
    rows: Sequence[Sequence[object]],
    body: str = f"{LETTER}./.",
    more: str = "",
) -> Path:
    """Write the dossier of a month; what is beside a month before is told in `more`."""
    folder = room / f"thang-{month}"
    folder.mkdir(exist_ok=True)
    settings = SETTINGS.format(month=month, last={"09": 30, "10": 31}[month])
    is_beside = "Kỳ trước:" in more
    written = settings + (BESIDE if is_beside else "") + OF_SHEETS + more
    sheet = SHEET + (CHANGE if is_beside else "")
    (folder / "congvan.yaml").write_text(written, encoding="utf-8")
    (folder / "noi-dung.md").write_text(body, encoding="utf-8")
    title = word.paragraph("{{ phụ_lục.tên }}")
    (folder / "don-vi.docx").write_bytes(word.docx(title, word.paragraph(sheet)))
    spreadsheet(folder / "don-vi.xlsx", REGISTER)
    spreadsheet(folder / "so-lieu.xlsx", [("Đơn vị", "Tổng", "Trực tuyến"), *rows, total(rows)])
    return folder


def total(rows: Sequence[Sequence[object]]) -> tuple[object, ...]:
    return ("CỘNG", *(sum(int(str(row[at])) for row in rows) for at in (1, 2)))


def october(room: Path, rows: Sequence[Sequence[object]] = OCTOBER, more: str = PREVIOUS) -> Path:
    return dossier(room, "10", rows, COMPARED, more)


def build(folder: Path) -> int:
    return main(["build", str(folder), "--out", str(folder.parent / "out")])


def manifest(room: Path, month: str = "10") -> Any:
    return json.loads((room / "out" / f"thang-{month}" / "bo-van-ban.json").read_text("utf-8"))


def september(room: Path) -> Path:
    """Make the set of September under a folder."""
    assert build(dossier(room, "09", SEPTEMBER)) == 0
    return room
