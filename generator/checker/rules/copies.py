"""Rules of «Nơi nhận» and its list (CL)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import layout
from generator.checker.anatomy.words import OPEN_LETTER
from generator.checker.elements import BETWEEN_PARTIES, departures, words
from generator.checker.kinds import WITH_LETTERHEAD, Kind
from generator.checker.looks import band, gathered, say
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.errors import Severity
from generator.vietnamese import fold_text
from generator.view.edits import ParagraphEdit

CLAUSE = "Phụ lục I, Phần I, Mục II.9.d"
ASTRAY_MM = 2.0
"""An indent of the list that is smaller is not seen as one."""
_DASH = re.compile(r"[-\u2010-\u2015\u2212]\s*")
_KEPT = re.compile(r"(?:[-\u2010-\u2015\u2212]\s*)?lưu(?![^\W\d_])", re.IGNORECASE)
_KEPT_FORM = re.compile(r"(?:-\s*)?Lưu: ?VT(?:\s*\(\d+\))?(?P<unit>[,;].+?)?\.", re.DOTALL)


@rule(
    "CL01",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.9",
    part=Part.COPIES_HEAD.value,
    kinds=WITH_LETTERHEAD,
    limits={"loại không ghi nơi nhận": (*BETWEEN_PARTIES, OPEN_LETTER)},
)
def missing_copies(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu «Nơi nhận».

    Vì sao: nơi nhận là thành phần thể thức chính của văn bản. Hợp đồng, bản ghi nhớ, bản thỏa thuận
    của nhiều bên, thư công không có mẫu trong Phụ lục III, nên không đòi.
    Cách sửa: thêm «Nơi nhận:» và danh sách ở cuối văn bản, sát lề trái, ngang hàng với chức vụ
    của người ký.
    """
    exempt = {fold_text(each) for each in words(limits, "loại không ghi nơi nhận")}
    if not paper.has(Part.COPIES_HEAD) and fold_text(paper.type_name) not in exempt:
        yield Fault(At(), "không thấy «Nơi nhận»", "có «Nơi nhận:»")


@rule(
    "CL02",
    clause=CLAUSE,
    part=Part.COPIES_HEAD.value,
    limits={"cỡ chữ": layout.COPIES_HEAD.sizes},
)
def copies_head_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ «Nơi nhận» trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: «Nơi nhận» in thường, cỡ chữ 12, nghiêng, đậm, không gạch chân.
    Cách sửa: chọn chữ «Nơi nhận:», đặt cỡ chữ 12, nhấn Ctrl+B, Ctrl+I; bỏ gạch chân (Ctrl+U).
    """
    pieces = paper.part(Part.COPIES_HEAD)
    yield from departures(pieces, layout.COPIES_HEAD, band(limits, "cỡ chữ"))


@rule("CL03", clause=CLAUSE, part=Part.COPIES_HEAD.value)
def copies_head_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """«Nơi nhận» viết sai dạng.

    Vì sao: «Nơi nhận» ở một dòng riêng, in thường, sau có dấu hai chấm.
    Cách sửa: gõ lại «Nơi nhận:», xuống dòng trước danh sách.
    """
    for piece in paper.part(Part.COPIES_HEAD):
        text = " ".join(piece.text.split()).replace(" :", ":")
        if text != "Nơi nhận:" and not piece.shown.isupper():
            yield Fault(at(piece), f"«{text[:40]}»", "«Nơi nhận:» ở một dòng riêng")


@rule(
    "CL04",
    clause=CLAUSE,
    part=Part.COPIES.value,
    limits={"cỡ chữ": layout.COPIES.sizes},
)
def copies_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Danh sách nơi nhận trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: danh sách nơi nhận in thường, cỡ chữ 11, đứng, không đậm.
    Cách sửa: chọn danh sách, đặt cỡ chữ 11, bỏ đậm (Ctrl+B) và nghiêng (Ctrl+I).
    """
    for fault in departures(paper.part(Part.COPIES), layout.COPIES, band(limits, "cỡ chữ")):
        if fault.measured.split(" (")[0] != "chữ in hoa":  # a line may be abbreviations only
            yield fault


@rule("CL05", clause=CLAUSE, part=Part.COPIES.value)
def copies_list_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Danh sách nơi nhận thiếu gạch đầu dòng hoặc sai dấu cuối dòng.

    Vì sao: mỗi nơi nhận ở một dòng, đầu dòng có gạch đầu dòng (-), cuối dòng có dấu chấm phẩy
    (;); dòng cuối cùng, dòng «Lưu», có dấu chấm (.).
    Cách sửa: sửa dấu ở đầu và cuối các dòng.
    """
    listed = list(paper.part(Part.COPIES))
    found = []
    for place, piece in enumerate(listed):
        if not (_DASH.match(piece.text) or _DASH.match(piece.paragraph.number)):
            fault = Fault(at(piece), "không có gạch đầu dòng", "gạch đầu dòng (-)")
            found.append((place, fault))
        if place < len(listed) - 1 and not piece.text.endswith(";"):
            measured = f"cuối dòng là «{piece.text[-1:]}»"
            found.append((place, Fault(at(piece), measured, "cuối dòng là «;»")))
    yield from gathered(found)


@rule(
    "CL06",
    clause=CLAUSE,
    part=Part.COPIES.value,
    severity=Severity.WARNING,
)
def copies_not_at_margin(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """«Nơi nhận» hoặc danh sách không sát lề trái.

    Vì sao: chữ «Nơi nhận» và các gạch đầu dòng của danh sách sát lề trái.
    Cách sửa: chọn các dòng, nhấn Ctrl+L, Layout → Indent: Left 0, Special: none.
    """
    found = []
    for place, piece in enumerate(paper.part(Part.COPIES_HEAD, Part.COPIES)):
        paragraph = piece.paragraph
        start = paragraph.left_mm + paragraph.first_mm
        is_left = paragraph.align in {"left", "both"}
        if not piece.is_whole or (is_left and start <= ASTRAY_MM):
            continue
        measured = f"thụt vào {say(start)} mm" if is_left else "không canh trái"
        edits = (
            ParagraphEdit(paragraph.spot, "align", "left"),
            ParagraphEdit(paragraph.spot, "left_mm", max(-paragraph.first_mm, 0.0)),
            ParagraphEdit(paragraph.spot, "first_mm", min(paragraph.first_mm, 0.0)),
        )
        found.append((place, Fault(at(piece), measured, "sát lề trái", edits)))
    yield from gathered(found)


@rule(
    "CL07",
    clause="Phụ lục I, Phần I, Mục II.9.b; Phụ lục III, các mẫu 1.1, 1.2, 1.5",
    part=Part.COPIES.value,
    severity=Severity.WARNING,
    kinds=WITH_LETTERHEAD,
    limits={"loại ghi Như Điều": ("quyết định", "nghị quyết")},
)
def copies_first_line(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng đầu của danh sách nơi nhận không phải là «Như trên» hoặc «Như Điều …».

    Vì sao: văn bản có «Kính gửi» thì dưới «Nơi nhận» là «Như trên»; quyết định, nghị quyết thì là
    «Như Điều …».
    Cách sửa: ghi «- Như trên;» hoặc «- Như Điều 3;» ở dòng đầu.
    """
    piece = paper.first(Part.COPIES)
    if piece is None:
        return
    text = _DASH.sub("", piece.text, count=1)
    types = {fold_text(each) for each in words(limits, "loại ghi Như Điều")}
    if fold_text(paper.type_name) in types or paper.kind is Kind.DECISION:
        wanted, example = "như điều", "«- Như Điều …;»"
    elif paper.has(Part.ADDRESSEES_HEAD):
        wanted, example = "như trên", "«- Như trên;»"
    else:
        return
    if not fold_text(text).startswith(wanted):
        yield Fault(at(piece), f"dòng đầu là «{piece.text}»", example)


@rule("CL08", clause=CLAUSE, part=Part.COPIES.value, kinds=WITH_LETTERHEAD)
def missing_kept_copy(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Danh sách nơi nhận không kết thúc bằng dòng «Lưu».

    Vì sao: dòng cuối cùng của danh sách gồm chữ «Lưu», dấu hai chấm, «VT», dấu phẩy, chữ viết tắt
    tên đơn vị soạn thảo.
    Cách sửa: ghi «- Lưu: VT, TH.» ở dòng cuối.
    """
    listed = list(paper.part(Part.COPIES))
    kept = [place for place, piece in enumerate(listed) if _KEPT.match(piece.text)]
    if not listed or (kept and kept[-1] == len(listed) - 1):
        return
    measured = "dòng «Lưu» không ở cuối" if kept else "không có dòng «Lưu»"
    place = at(listed[kept[-1] if kept else -1])
    yield Fault(place, measured, "dòng cuối là «- Lưu: VT, …»")


@rule("CL09", clause=CLAUSE, part=Part.COPIES.value)
def kept_copy_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng «Lưu» viết sai dạng.

    Vì sao: sau chữ «Lưu» có dấu hai chấm, tiếp theo là «VT», dấu phẩy, chữ viết tắt tên đơn vị
    soạn thảo và số lượng bản lưu, cuối cùng là dấu chấm: «- Lưu: VT, HC (2).».
    Cách sửa: gõ lại theo dạng «- Lưu: VT, TH.».
    """
    for piece in _kept_lines(paper):
        text = " ".join(piece.text.split())
        if not _KEPT_FORM.fullmatch(text):
            yield Fault(at(piece), f"«{text}»", "dạng «- Lưu: VT, TH.»")


@rule(
    "CL10",
    clause=CLAUSE,
    part=Part.COPIES.value,
    severity=Severity.WARNING,
    kinds=WITH_LETTERHEAD,
    limits={"loại chỉ lưu VT": ("giấy giới thiệu",)},
)
def kept_copy_without_drafting_office(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng «Lưu» không có đơn vị soạn thảo.

    Vì sao: sau «VT» là chữ viết tắt tên đơn vị hoặc bộ phận soạn thảo. Riêng mẫu giấy giới thiệu
    chỉ ghi «Lưu: VT.».
    Cách sửa: thêm chữ viết tắt tên đơn vị: «- Lưu: VT, TH.».
    """
    exempt = {fold_text(each) for each in words(limits, "loại chỉ lưu VT")}
    if fold_text(paper.type_name) in exempt:
        return
    for piece in _kept_lines(paper):
        found = _KEPT_FORM.fullmatch(" ".join(piece.text.split()))
        if found and not found["unit"]:
            yield Fault(at(piece), f"«{piece.text}»", "«- Lưu: VT, …» và đơn vị soạn thảo")


RULES = (
    missing_copies,
    copies_head_look,
    copies_head_form,
    copies_look,
    copies_list_form,
    copies_not_at_margin,
    copies_first_line,
    missing_kept_copy,
    kept_copy_form,
    kept_copy_without_drafting_office,
)


def _kept_lines(paper: Paper) -> Iterator[Piece]:
    return (piece for piece in paper.part(Part.COPIES) if _KEPT.match(piece.text))
