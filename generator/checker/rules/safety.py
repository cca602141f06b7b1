"""Rules of what may act or reach outside; nothing of it is ever run or followed (SF)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checker.kinds import EVERY
from generator.checker.paper import Paper
from generator.checker.rule import At, Fault, Limits, Rule, at, rule
from generator.errors import Severity
from generator.view.records import Foreign, Guest

CLAUSE = "an toàn thông tin"
PART = "An toàn"
_LONGEST = 80
_LOCAL = re.compile(r"\s*(?:file:|smb:|\\\\|//|[a-z]:[\\/])", re.IGNORECASE)


def _guests(paper: Paper, names: dict[Foreign, str], required: str) -> Iterator[Fault]:
    """Yield the guests of some kinds, each by its name and where it leads."""
    for guest in paper.document.guests:
        if guest.kind in names and not _is_local_link(guest):
            target = guest.target or guest.part
            yield Fault(At(), f"{names[guest.kind]} «{target[:_LONGEST]}»", required)


def _is_local_link(guest: Guest) -> bool:
    return guest.kind == "link" and bool(_LOCAL.match(guest.target))


@rule("SF01", clause=CLAUSE, part=PART, kinds=EVERY)
def macro_inside(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tệp có macro hoặc điều khiển ActiveX.

    Vì sao: macro và ActiveX là chương trình chạy khi mở tệp; văn bản gửi đi không cần đến.
    Cách sửa: lưu lại bằng File → Save As, chọn kiểu Word Document (*.docx); xóa các nút, ô chọn
    kiểu ActiveX.
    """
    names: dict[Foreign, str] = {"macro": "macro", "activex": "điều khiển ActiveX"}
    yield from _guests(paper, names, "không có chương trình trong tệp")


@rule("SF02", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def object_embedded(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tệp có đối tượng nhúng (OLE) hoặc tài liệu ghép.

    Vì sao: đối tượng nhúng mang theo cả tệp gốc, có khi cả số liệu không định gửi; có tài liệu
    ghép thì chữ bên trong không được kiểm tra ở đây.
    Cách sửa: xóa đối tượng rồi dán lại dạng bảng hoặc ảnh (Paste Special → Picture).
    """
    names: dict[Foreign, str] = {"ole": "đối tượng nhúng", "chunk": "tài liệu ghép"}
    yield from _guests(paper, names, "bảng hoặc ảnh, không nhúng tệp")


@rule("SF03", clause=CLAUSE, part=PART, kinds=EVERY)
def outside_template(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tệp gọi một mẫu, khung hoặc tệp ở ngoài.

    Vì sao: mở văn bản thì Word tự lấy tệp ở địa chỉ đó, kể cả khi trong đó có macro.
    Cách sửa: vào File → Options → Add-ins, ở Manage chọn Templates, bấm Go, xóa địa chỉ ở ô
    Document template; liên kết thì vào File → Info → Edit Links to Files, bấm Break Link.
    """
    names: dict[Foreign, str] = {
        "template": "mẫu ở ngoài",
        "frame": "khung ở ngoài",
        "link": "liên kết ra ngoài",
    }
    yield from _guests(paper, names, "không lấy gì từ ngoài tệp")


@rule("SF04", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def outside_image(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ảnh nằm ngoài tệp.

    Vì sao: người nhận mở tệp sẽ không thấy ảnh, hoặc máy họ tự gọi đến địa chỉ của ảnh.
    Cách sửa: xóa ảnh rồi chèn lại bằng Insert → Pictures.
    """
    yield from _guests(paper, {"image": "ảnh ở ngoài"}, "ảnh nằm trong tệp")


@rule("SF05", clause=CLAUSE, part=PART, kinds=EVERY)
def field_reaching_outside(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tệp có trường lệnh lấy dữ liệu ở ngoài.

    Vì sao: các trường DDE, INCLUDETEXT, INCLUDEPICTURE, LINK, DATABASE gọi chương trình hoặc tệp
    khác khi cập nhật.
    Cách sửa: đặt con trỏ vào chữ do trường này đưa ra, bấm Ctrl+Shift+F9 để thành chữ thường.
    """
    yield from _guests(paper, {"field": "trường lệnh"}, "không có trường lệnh gọi ra ngoài")


@rule("SF06", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def link_to_a_machine(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Liên kết đến tệp trên máy hoặc mạng nội bộ.

    Vì sao: người nhận không mở được, và đường dẫn lộ tên máy, tên người dùng.
    Cách sửa: bấm chuột phải vào liên kết, chọn Remove Hyperlink.
    """
    linked = {run.link: each for each in paper.document.paragraphs for run in each.runs if run.link}
    for guest in paper.document.guests:
        if _is_local_link(guest):
            paragraph = linked.get(guest.target)
            place = at(paragraph) if paragraph else At()
            yield Fault(place, f"liên kết «{guest.target[:_LONGEST]}»", "không có liên kết")


@rule("SF07", clause=CLAUSE, part=PART, kinds=EVERY)
def part_missing(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Gói tệp thiếu phần.

    Vì sao: tệp nhắc đến một phần mà không có; Word có thể không mở được, hoặc mất ảnh, mất kiểu.
    Cách sửa: mở bằng Word, chọn Open and Repair, rồi lưu lại; nếu không được thì xin lại tệp gốc.
    """
    for name in paper.document.missing:
        yield Fault(At(), f"thiếu phần «{name[:_LONGEST]}»", "gói có đủ các phần")


@rule("SF08", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.INFO)
def custom_data_inside(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tệp có dữ liệu riêng kèm theo (Custom XML).

    Vì sao: phần mềm quản lý văn bản thường để lại dữ liệu này; nó không in ra nhưng đi theo tệp.
    Cách sửa: muốn bỏ thì vào File → Info → Check for Issues → Inspect Document (Custom XML Data).
    """
    yield from _guests(paper, {"custom_xml": "dữ liệu riêng"}, "không bắt buộc phải bỏ")


RULES: tuple[Rule, ...] = (
    macro_inside,
    object_embedded,
    outside_template,
    outside_image,
    field_reaching_outside,
    link_to_a_machine,
    part_missing,
    custom_data_inside,
)
