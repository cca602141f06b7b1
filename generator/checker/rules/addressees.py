"""Rules of «Kính gửi» and those it names (AD)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import layout, metrics
from generator.checker.elements import departures
from generator.checker.kinds import Kind
from generator.checker.looks import band, gathered, inked, say
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.errors import Severity
from generator.view.edits import Edit, ParagraphEdit

CLAUSE = "Phụ lục I, Phần I, Mục II.9.d"
UNDER_COLON_MM = 3.0
"""So far beside the colon a dash still stands under it."""
SAME_MM = 0.5
_DASH = re.compile(r"[-\u2010-\u2015\u2212]\s*")
_HEAD = re.compile(r"kính\s+gửi\s*(:?)\s*", re.IGNORECASE)


@rule(
    "AD01",
    clause="Phụ lục I, Phần I, Mục II.9.b",
    part=Part.ADDRESSEES_HEAD.value,
    kinds=frozenset({Kind.DISPATCH}),
)
def missing_addressees(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Công văn không có «Kính gửi».

    Vì sao: nơi nhận của công văn gồm phần «Kính gửi», ghi tên nơi trực tiếp giải quyết công
    việc, và phần «Nơi nhận».
    Cách sửa: thêm «Kính gửi:» và tên nơi nhận dưới số, ký hiệu và trích yếu.
    """
    if not paper.has(Part.ADDRESSEES_HEAD):
        yield Fault(At(), "không thấy «Kính gửi»", "có «Kính gửi:»")


@rule(
    "AD02",
    clause=CLAUSE,
    part=Part.ADDRESSEES_HEAD.value,
    limits={"cỡ chữ": layout.ADDRESSEES.sizes},
)
def addressees_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """«Kính gửi» và tên nơi nhận trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: «Kính gửi» và tên nơi nhận in thường, cỡ chữ 13 đến 14, đứng, không đậm.
    Cách sửa: chọn các dòng này, bỏ đậm (Ctrl+B), bỏ nghiêng (Ctrl+I), đặt cỡ chữ 13 hoặc 14.
    """
    pieces = paper.part(Part.ADDRESSEES_HEAD, Part.ADDRESSEES)
    for fault in departures(pieces, layout.ADDRESSEES, band(limits, "cỡ chữ")):
        if fault.measured.split(" (")[0] != "chữ in hoa":  # «UBND» is a name in full
            yield fault


@rule("AD03", clause=CLAUSE, part=Part.ADDRESSEES_HEAD.value)
def addressees_without_colon(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """«Kính gửi» viết sai dạng.

    Vì sao: «Kính gửi» in thường, chữ K viết hoa, sau đó có dấu hai chấm.
    Cách sửa: gõ lại «Kính gửi:».
    """
    for piece in paper.part(Part.ADDRESSEES_HEAD):
        found = _HEAD.match(piece.shown)
        head = found[0].strip() if found else piece.shown
        if " ".join(head.replace(" :", ":").split()) != "Kính gửi:":
            yield Fault(at(piece), f"«{head}»", "«Kính gửi:»")


@rule("AD04", clause=CLAUSE, part=Part.ADDRESSEES.value)
def addressees_on_wrong_lines(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Một nơi nhận lại xuống dòng, hoặc nhiều nơi nhận mà không xuống dòng.

    Vì sao: gửi một nơi thì «Kính gửi:» và tên nơi đó ở cùng một dòng; gửi từ hai nơi trở lên thì
    xuống dòng, mỗi nơi một dòng.
    Cách sửa: đưa tên nơi nhận duy nhất lên cùng dòng; hoặc nhấn Enter trước mỗi nơi nhận.
    """
    head = paper.first(Part.ADDRESSEES_HEAD)
    if head is None:
        return
    line = head.paragraph.index
    listed = list(paper.part(Part.ADDRESSEES))
    beside = [_HEAD.sub("", head.text, count=1).strip()]
    beside += [piece.text for piece in listed if piece.paragraph.index == line]
    below = [piece for piece in listed if piece.paragraph.index != line]
    name = " ".join(beside).strip()
    if len(below) == 1 and not name and not _is_list(below[0].text):
        yield Fault(at(head), "một nơi nhận mà xuống dòng", "cùng dòng với «Kính gửi:»")
    if name and (_is_list(name) or (below and (name.endswith(";") or _is_item(below[0])))):
        measured = "nhiều nơi nhận ở cùng dòng với «Kính gửi:»"
        yield Fault(at(head), measured, "xuống dòng, mỗi nơi một dòng")


@rule("AD05", clause=CLAUSE, part=Part.ADDRESSEES.value)
def addressees_list_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Danh sách «Kính gửi» thiếu gạch đầu dòng hoặc sai dấu cuối dòng.

    Vì sao: đầu mỗi dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy (;), cuối dòng cuối
    cùng có dấu chấm (.).
    Cách sửa: sửa dấu ở đầu và cuối các dòng.
    """
    listed = _listed(paper)
    found = []
    for place, piece in enumerate(listed):
        mark = "." if place == len(listed) - 1 else ";"
        if not _is_item(piece):
            fault = Fault(at(piece), "không có gạch đầu dòng", "gạch đầu dòng (-)")
            found.append((place, fault))
        if not piece.text.endswith(mark):
            measured = f"cuối dòng là «{piece.text[-1:]}»"
            found.append((place, Fault(at(piece), measured, f"cuối dòng là «{mark}»")))
    yield from gathered(found)


@rule("AD06", clause=CLAUSE, part=Part.ADDRESSEES.value)
def dashes_not_aligned(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Các gạch đầu dòng của «Kính gửi» không thẳng hàng.

    Vì sao: các gạch đầu dòng được trình bày thẳng hàng với nhau.
    Cách sửa: chọn tất cả các dòng, Layout → Indent, ghi cùng một số ở Left; bỏ dấu cách và Tab ở
    đầu dòng.
    """
    placed = [(piece, start) for piece in _listed(paper) if (start := _start_mm(piece)) is not None]
    if not placed:
        return
    first, wanted = placed[0]
    astray = [(piece, start) for piece, start in placed if abs(start - wanted) > SAME_MM]
    if astray:
        piece, start = astray[0]
        edits = tuple(edit for other, _ in astray for edit in _as_indented(other, first))
        measured = f"gạch đầu dòng ở {say(start)} mm, dòng đầu ở {say(wanted)} mm"
        yield Fault(at(piece), measured, "thẳng hàng với nhau", edits)


@rule(
    "AD07",
    clause=f"{CLAUSE}; chính Mẫu 1.5 của Phụ lục III không theo",
    part=Part.ADDRESSEES.value,
    severity=Severity.WARNING,
    doubtful=True,
)
def dashes_not_under_colon(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Gạch đầu dòng của «Kính gửi» không ở dưới dấu hai chấm.

    Vì sao: các gạch đầu dòng thẳng hàng với nhau dưới dấu hai chấm. Mẫu 1.5 của Phụ lục III lại
    in gạch đầu dòng ở trước dấu hai chấm, nên đây chỉ là điều nên xem lại.
    Cách sửa: chọn các dòng, Layout → Indent, ghi ở Left: chỗ của «Kính gửi» cộng 17,6 mm (cỡ
    chữ 14) hoặc 16,4 mm (cỡ chữ 13).
    """
    head, listed = paper.first(Part.ADDRESSEES_HEAD), _listed(paper)
    if head is None or not listed or not inked(head):
        return
    left, start = _start_mm(head), _start_mm(listed[0])
    if left is None or start is None:
        return
    colon = left + metrics.width_mm("Kính gửi", inked(head)[0].size_pt)
    if abs(start - colon) > UNDER_COLON_MM:
        edits = tuple(_move(piece, colon - start) for piece in listed)
        measured = f"gạch đầu dòng ở {say(start)} mm, dấu hai chấm ở {say(colon)} mm"
        yield Fault(at(listed[0]), measured, "dưới dấu hai chấm", edits)


RULES = (
    missing_addressees,
    addressees_look,
    addressees_without_colon,
    addressees_on_wrong_lines,
    addressees_list_form,
    dashes_not_aligned,
    dashes_not_under_colon,
)


def _listed(paper: Paper) -> list[Piece]:
    """Return the lines of a list of addressees: one alone is no list, unless it has a dash."""
    pieces = list(paper.part(Part.ADDRESSEES))
    head = paper.first(Part.ADDRESSEES_HEAD)
    is_beside = head is not None and bool(_HEAD.sub("", head.text, count=1).strip(" ;"))
    if is_beside and not any(_is_item(piece) for piece in pieces):
        return []  # a long name that runs on
    return pieces if len(pieces) > 1 or any(_is_item(piece) for piece in pieces) else []


def _is_item(piece: Piece) -> bool:
    return bool(_DASH.match(piece.text) or _DASH.match(piece.paragraph.number))


def _is_list(text: str) -> bool:
    """Tell whether a line names several."""
    return ";" in text.rstrip("; .")


def _start_mm(piece: Piece) -> float | None:
    """Return where a line starts, from the margin; `None` where tabs or spaces move it."""
    paragraph = piece.paragraph
    is_plain = piece.is_whole and paragraph.align in {"left", "both"}
    if not is_plain or paragraph.text[:1].isspace():
        return None
    return paragraph.left_mm + paragraph.first_mm


def _as_indented(piece: Piece, model: Piece) -> tuple[Edit, ...]:
    spot = piece.paragraph.spot
    return (
        ParagraphEdit(spot, "left_mm", model.paragraph.left_mm),
        ParagraphEdit(spot, "first_mm", model.paragraph.first_mm),
    )


def _move(piece: Piece, by_mm: float) -> Edit:
    paragraph = piece.paragraph
    return ParagraphEdit(paragraph.spot, "left_mm", round(paragraph.left_mm + by_mm, 1))
