"""A small dossier with one of everything, and what is said when a piece of it is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator import config
from generator.config import Settings
from generator.errors import Problem, Refused
from generator.model import Organization, Questions

DOSSIER = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: |          # hai dòng
    Ủy ban nhân dân
    tỉnh An Giang
  Thẩm quyền ban hành: Chủ tịch UBND tỉnh
  Số: 112
  Ký hiệu: UBND-TH
  Địa danh: An Giang
  Ngày: 24/01/2025
  V/v: nâng cao tỷ lệ
  Kính gửi: Sở Y tế
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Lê Văn Phước
  Nơi nhận: |
    - Như trên;
    - Lưu: VT, TH.
Kỳ số liệu:
  Tên kỳ: năm 2024
  Từ ngày: 01/01/2024
  Đến ngày: 31/12/2024
Số liệu dẫn:
  - Tên: tỷ lệ EMC
    Giá trị: 23,43%
    Nguồn: Công văn số 5559
    So với: Tỷ lệ trực tuyến
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  Tệp: so-lieu.xlsx
  Trang tính: Tổng hợp
  Dòng tổng: TỔNG CỘNG
  Cột:
    Đơn vị: TÊN CƠ QUAN
    Tổng hồ sơ: TỔNG SỐ > HSTN
    Hồ sơ trực tuyến: Trực tuyến
    Ghi chú:
      Tiêu đề: Ghi chú
      Kiểu: chữ
  Tính thêm:
    Hồ sơ trực tiếp: Tổng hồ sơ - Hồ sơ trực tuyến
Đối chiếu:
  - Tên: Cộng các kênh
    Điều kiện: Tổng hồ sơ = Hồ sơ trực tiếp + Hồ sơ trực tuyến
Chỉ tiêu:
  - Tên: Tỷ lệ trực tuyến
    Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ
    Mức giao: tối thiểu 70%
    Ngoại trừ:
      - Khi: Tổng hồ sơ = 0
        Lý do: Không có hồ sơ
        Tính vào tổng: có
Phụ lục:
  - Tên: Tỷ lệ năm 2024
    Tệp: cùng công văn
    Bảng:
      Dòng cuối: TỔNG CỘNG
      Cột:
        - STT: số thứ tự
        - TỔNG SỐ:
            - HSTN: Tổng hồ sơ
        - Kết quả: Kết quả
Cảnh báo đã xem:
  - Đối chiếu: Cộng các kênh
    Chênh lệch: 25
    Lý do: Giữ nguyên
    Người xem: chuyên viên
    Ngày xem: 23/01/2025
"""
REGISTER = (
    Organization("01", "Sở Y tế", "Sở Y tế", "Sở, ban, ngành tỉnh", 1, ("SYT",)),
    Organization("02", "Ủy ban nhân dân xã An Phú", "UBND xã An Phú", "UBND xã", 2),
)


def load(folder: Path, *changes: tuple[str, str]) -> Settings:
    """Load the dossier with some of its text replaced."""
    text = DOSSIER
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return load_bytes(folder, text.encode())


def load_bytes(folder: Path, data: bytes) -> Settings:
    (folder / "congvan.yaml").write_bytes(data)
    for name in ("noi-dung.md", "don-vi.xlsx", "so-lieu.xlsx"):
        (folder / name).touch()
    return config.load(folder)


def ask(folder: Path, *changes: tuple[str, str]) -> Questions:
    return config.questions(load(folder, *changes), REGISTER)


def refusals(folder: Path, *changes: tuple[str, str]) -> list[str]:
    return told(lambda: load(folder, *changes))


def told(read: Callable[[], Settings]) -> list[str]:
    """Return what is wrong with settings: what they carry, or what they are refused for."""
    found: list[Problem] = []
    try:
        settings = read()
        found += settings.problems
        config.questions(settings, REGISTER)
    except Refused as refused:
        found += refused.problems
    assert found, "nothing was refused"
    return [f"{problem.code} {problem}" for problem in found]


def refusal(folder: Path, *changes: tuple[str, str]) -> str:
    (said,) = refusals(folder, *changes)
    return said.removeprefix("CH").replace("congvan.yaml, ", "")
