"""A dispatch that is written badly in twenty ways: small changes to a sound one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tests.checker.changes import changed
from tests.checker.sound import sound


class Way(NamedTuple):
    """One thing done badly: how, what is found then, whether format alone mends it."""

    name: str
    changes: list[Mapping[str, Any]]
    finds: list[tuple[str, str]]
    is_format: bool = True


def _paragraph(at: str, **look: Any) -> list[Mapping[str, Any]]:
    return [{"paragraph": {"at": at, **look}}]


def _words(at: str, old: str, new: str) -> list[Mapping[str, Any]]:
    return [{"replace": {"at": at, "old": old, "new": new}}]


WAYS = (
    Way("lề trái hẹp", [{"page": {"left_mm": 25}}], [("PG03", "lề trái 25 mm")]),
    Way(
        "khổ giấy Letter",
        [{"page": {"width_mm": 215.9, "height_mm": 279.4}}],
        [("PG01", "khổ giấy 215,9 × 279,4 mm")],
    ),
    Way(
        "số trang ở chân trang",
        [{"page_number": {"footer": "right"}}],
        [("PG12", "số trang ở chân trang")],
    ),
    Way("Quốc hiệu quá nhỏ", _paragraph("CỘNG HÒA", size_pt=11), [("LH05", "cỡ chữ 11 pt")]),
    Way(
        "không có đường kẻ dưới Tiêu ngữ",
        [{"rule": {"at": "Độc lập", "remove": True}}],
        [("LH10", "không có đường kẻ")],
    ),
    Way("cơ quan chủ quản đậm", _paragraph("UBND TỈNH", bold=True), [("LH07", "chữ đậm")]),
    Way(
        "đường kẻ dưới tên cơ quan quá dài",
        [{"rule": {"at": "SỞ KHOA HỌC", "length_mm": 58, "within_mm": 62}}],
        [("LH13", "đường kẻ dài 58 mm, dòng chữ dài 70,2 mm")],
    ),
    Way("số đậm", _paragraph("Số: 112", bold=True), [("RF02", "chữ đậm")]),
    Way("ngày đứng", _paragraph("Quảng Ngãi", italic=False), [("RF08", "chữ đứng")]),
    Way("phông khác", _paragraph("a) Rà soát", font="Arial"), [("PG06", "phông chữ «Arial»")]),
    Way("cỡ chữ 15", _paragraph("Báo cáo kết quả", size_pt=15), [("BD01", "cỡ chữ 15 pt")]),
    Way("canh trái", _paragraph("b) Thường", align="left"), [("BD05", "canh trái")]),
    Way("thụt 20 mm", _paragraph("Thực hiện", first_mm=20), [("BD06", "thụt đầu dòng 20 mm")]),
    Way(
        "không cách đoạn",
        _paragraph("2. UBND", before_pt=0),
        [("BD10", "cách đoạn trên 0 pt")],
    ),
    Way("cách dòng đôi", _paragraph("Yêu cầu", line=2), [("BD11", "cách dòng 2 dòng")]),
    Way("chữ xanh", _paragraph("1. Các sở", colour="0000FF"), [("PG09", "chữ màu #0000FF")]),
    Way(
        "nơi nhận quá to",
        _paragraph("- Giám đốc", size_pt=13),
        [("CL04", "cỡ chữ 13 pt")],
    ),
    Way(
        "trích yếu không có «V/v»",
        _words("V/v nâng", "V/v", "Về việc"),
        [("SJ02", "trích yếu bắt đầu bằng «Về việc»")],
        is_format=False,
    ),
    Way(
        "«Kính gửi» thiếu dấu hai chấm",
        _words("Kính gửi", "gửi:", "gửi"),
        [("AD03", "«Kính gửi»")],
        is_format=False,
    ),
    Way(
        "câu cuối không có «./.»",
        _words("Yêu cầu", "hiện./.", "hiện."),
        [("BD13", "câu cuối hết bằng «khai thực hiện.»")],
        is_format=False,
    ),
)


def written(ways: Iterable[Way] = WAYS) -> bytes:
    """Write the document in some of the ways."""
    return changed(sound("công văn"), [change for way in ways for change in way.changes])


def finds(ways: Iterable[Way] = WAYS) -> list[tuple[str, str]]:
    """Return what is found in the document, sorted."""
    return sorted(each for way in ways for each in way.finds)


def needs_person(ways: Iterable[Way] = WAYS) -> list[tuple[str, str]]:
    """Return what is still found when its format is mended, sorted."""
    return finds(way for way in ways if not way.is_format)
