"""Rules of stamps, boxes and the address of the agency (BX)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import layout
from generator.checker.elements import departures, words
from generator.checker.looks import any_is, band, run_edits
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import Fault, Limits, at, rule
from generator.errors import Severity
from generator.layout import Element, exactly
from generator.vietnamese import fold_text

URGENCIES = tuple(name.upper() for name in layout.URGENCY_WIDTHS_MM)
DRAFTER = Element("ND30-104", "", "Ký hiệu người soạn", exactly(11))
_DRAFTER = re.compile(r"[^\W\d_.][\w.-]*\.?\s*\(?\d*\)?\.?")


@rule(
    "BX01",
    clause="Phụ lục I, Phần I, Mục III.2.b",
    part=Part.URGENCY.value,
    limits={"cỡ chữ": layout.URGENCY.sizes},
)
def urgency_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu chỉ mức độ khẩn trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: «HỎA TỐC», «THƯỢNG KHẨN», «KHẨN» in hoa, cỡ chữ 13 đến 14, đứng, đậm, cân đối trong
    khung.
    Cách sửa: chọn chữ trong khung, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    yield from departures(paper.part(Part.URGENCY), layout.URGENCY, band(limits, "cỡ chữ"))


@rule(
    "BX02",
    clause="Phụ lục I, Phần I, Mục III.2.b",
    part=Part.URGENCY.value,
    limits={"mức độ khẩn": URGENCIES},
)
def unknown_urgency(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Mức độ khẩn không có trong Nghị định.

    Vì sao: độ khẩn có ba mức: hỏa tốc, thượng khẩn, khẩn.
    Cách sửa: ghi một trong ba mức.
    """
    known = words(limits, "mức độ khẩn")
    for piece in paper.part(Part.URGENCY):
        if fold_text(piece.text) not in set(map(fold_text, known)):
            yield Fault(at(piece), f"«{piece.shown}»", f"«{'», «'.join(known)}»")


@rule(
    "BX03",
    clause="Phụ lục I, Phần I, Mục III.2.b",
    part=Part.URGENCY.value,
    severity=Severity.WARNING,
)
def urgency_not_red(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu chỉ mức độ khẩn không phải màu đỏ.

    Vì sao: mực dùng để đóng dấu chỉ mức độ khẩn màu đỏ tươi.
    Cách sửa: chọn chữ trong khung, Home → Font Color → Red.
    """
    for piece in paper.part(Part.URGENCY):
        if any_is(piece, lambda run: not _is_red(run.colour)):
            edits = run_edits(piece, "colour", layout.RED)
            yield Fault(at(piece), "chữ không đỏ", "chữ màu đỏ tươi", edits)


@rule(
    "BX04",
    clause="Phụ lục I, Phần I, Mục III.2.b, III.2.c",
    part="Dấu chỉ, chỉ dẫn",
    severity=Severity.WARNING,
)
def stamp_without_frame(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu chỉ mức độ khẩn hoặc phạm vi lưu hành không có khung.

    Vì sao: các chữ này đặt cân đối trong một khung hình chữ nhật viền đơn.
    Cách sửa: chọn dòng chữ, Home → Borders → Outside Borders; hoặc đặt chữ vào một khung
    (Insert → Text Box).
    """
    for part in (Part.URGENCY, Part.CIRCULATION):
        for piece in paper.part(part):
            if not _is_framed(paper, piece):
                yield Fault(at(piece), "không có khung", "khung chữ nhật viền đơn", part=part)


@rule(
    "BX05",
    clause="Phụ lục I, Phần I, Mục III.2.c",
    part=Part.CIRCULATION.value,
    severity=Severity.WARNING,
    limits={"cỡ chữ": layout.CIRCULATION.sizes},
)
def circulation_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chỉ dẫn về phạm vi lưu hành trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: «XEM XONG TRẢ LẠI», «LƯU HÀNH NỘI BỘ» in hoa, cỡ chữ 13 đến 14, đứng, đậm.
    Cách sửa: chọn chữ trong khung, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    pieces = paper.part(Part.CIRCULATION)
    yield from departures(pieces, layout.CIRCULATION, band(limits, "cỡ chữ"))


@rule(
    "BX06",
    clause="Phụ lục I, Phần I, Mục III.2.a; Luật Bảo vệ bí mật nhà nước",
    part=Part.SECRECY.value,
    severity=Severity.INFO,
)
def secret_document(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Văn bản có dấu chỉ độ mật.

    Vì sao: dấu «TUYỆT MẬT», «TỐI MẬT», «MẬT» là con dấu khắc sẵn, đóng theo pháp luật về bảo vệ
    bí mật nhà nước; văn bản mật không soạn, không lưu trên máy tính nối mạng.
    Cách sửa: nếu văn bản có nội dung mật thì chuyển sang máy dành riêng; nếu chỉ là mẫu thì bỏ
    dấu.
    """
    for piece in paper.part(Part.SECRECY):
        required = "không xử lý văn bản mật trên máy tính thường"
        yield Fault(at(piece), f"có dấu «{piece.shown}»", required)


@rule(
    "BX07",
    clause="Phụ lục I, Phần I, Mục III.3",
    part=Part.DRAFTER.value,
    severity=Severity.WARNING,
    limits={"cỡ chữ": DRAFTER.sizes},
)
def drafter_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ký hiệu người soạn thảo và số lượng bản trình bày sai.

    Vì sao: ký hiệu in hoa, số lượng bản bằng chữ số Ả Rập, cỡ chữ 11, đứng: «PL.(300)».
    Cách sửa: chọn dòng chữ, đặt cỡ chữ 11, bỏ đậm và nghiêng.
    """
    pieces = list(paper.part(Part.DRAFTER))
    for fault in departures(pieces, DRAFTER, band(limits, "cỡ chữ")):
        if fault.measured != "chữ in hoa":
            yield fault
    for piece in pieces:
        if not _DRAFTER.fullmatch(piece.shown) or piece.shown.upper() != piece.shown:
            yield Fault(at(piece), f"«{piece.shown}»", "dạng «PL.(300)»")


@rule(
    "BX08",
    clause="Phụ lục I, Phần I, Mục III.4",
    part=Part.CONTACT.value,
    severity=Severity.WARNING,
    limits={"cỡ chữ": layout.CONTACT.sizes},
)
def contact_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Địa chỉ, điện thoại, thư điện tử của cơ quan trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: các thông tin này in thường, cỡ chữ 11 đến 12, đứng.
    Cách sửa: nhấn đúp vào chân trang, chọn các dòng, đặt cỡ chữ 11, bỏ đậm và nghiêng.
    """
    yield from departures(paper.part(Part.CONTACT), layout.CONTACT, band(limits, "cỡ chữ"))


@rule("BX09", clause="Phụ lục I, Phần I, Mục III.4", part=Part.CONTACT.value)
def contact_on_every_page(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Địa chỉ, điện thoại, thư điện tử của cơ quan có ở các trang sau.

    Vì sao: các thông tin này chỉ ở trang thứ nhất của văn bản.
    Cách sửa: nhấn đúp vào chân trang, đánh dấu Different First Page, chép các dòng này vào chân
    trang thứ nhất rồi xóa ở các trang sau.
    """
    contacts = {piece.paragraph.index: piece for piece in paper.part(Part.CONTACT)}
    for section in paper.document.sections:
        for header in section.headers:
            is_first = header.kind == "first"
            repeated = section.index > 0 if is_first else True
            shown = [contacts[index] for index in header.paragraphs if index in contacts]
            if shown and repeated and (section.title_page or not is_first):
                yield Fault(at(shown[0]), "có ở nhiều trang", "chỉ có ở trang thứ nhất")
                return


RULES = (
    urgency_look,
    unknown_urgency,
    urgency_not_red,
    stamp_without_frame,
    circulation_look,
    secret_document,
    drafter_look,
    contact_look,
    contact_on_every_page,
)


def _is_red(colour: str) -> bool:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xC0 and max(green, blue) <= 0x40  # noqa: PLR2004 - what the eye calls red


def _is_framed(paper: Paper, piece: Piece) -> bool:
    """Tell whether a line stands in a frame: of its own, of a box, of a table with lines."""
    paragraph = piece.paragraph
    if paragraph.boxed or paragraph.box is not None:
        return True
    cell = paragraph.cell
    tables = paper.document.tables
    return cell is not None and any(each.index == cell.table and each.bordered for each in tables)
