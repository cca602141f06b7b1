"""Rules of what a document is about: «V/v» of a dispatch, type and title of the others (SJ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import layout
from generator.checker.anatomy.words import OPEN_LETTER
from generator.checker.elements import departures, words
from generator.checker.kinds import Kind
from generator.checker.looks import band
from generator.checker.paper import Paper, Part
from generator.checker.passages import regulations
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.checker.rule_lines import of_wrong_length, without_rule
from generator.errors import Severity
from generator.vietnamese import fold_text
from generator.view.edits import RuleEdit

DISPATCHES = frozenset({Kind.DISPATCH})
TITLED = frozenset({Kind.NAMED, Kind.DECISION})
_PREFIX = re.compile(r"V/v(?![^\W\d_])")


@rule(
    "SJ01",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.5",
    part=Part.SUBJECT.value,
    kinds=DISPATCHES,
)
def missing_subject(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Công văn không có trích yếu.

    Vì sao: công văn có trích yếu nội dung, ghi sau chữ «V/v», canh giữa dưới số, ký hiệu.
    Cách sửa: thêm dòng «V/v …» dưới số, ký hiệu.
    """
    if not paper.has(Part.SUBJECT):
        yield Fault(At(), "không thấy trích yếu", "«V/v …» dưới số, ký hiệu")


@rule(
    "SJ02",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.SUBJECT.value,
    kinds=DISPATCHES,
)
def subject_without_prefix(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trích yếu công văn không bắt đầu bằng «V/v».

    Vì sao: trích yếu công văn trình bày sau chữ «V/v»: V hoa, v thường.
    Cách sửa: ghi «V/v» ở đầu trích yếu, thay cho «Về việc», «V/V» hay «v/v».
    """
    piece = paper.first(Part.SUBJECT)
    if piece and not _PREFIX.match(piece.shown):
        first = " ".join(piece.shown.split()[:2])
        yield Fault(at(piece), f"trích yếu bắt đầu bằng «{first}»", "bắt đầu bằng «V/v»")


@rule(
    "SJ03",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.SUBJECT.value,
    limits={"cỡ chữ": layout.SUBJECT.sizes},
)
def subject_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trích yếu công văn trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: trích yếu công văn in thường, cỡ chữ 12 đến 13, đứng, không đậm, canh giữa dưới số,
    ký hiệu.
    Cách sửa: chọn dòng chữ, bỏ đậm (Ctrl+B), bỏ nghiêng (Ctrl+I), đặt cỡ chữ, nhấn Ctrl+E.
    """
    yield from departures(paper.part(Part.SUBJECT), layout.SUBJECT, band(limits, "cỡ chữ"))


@rule(
    "SJ04",
    clause="Phụ lục I, Phần I, Mục V, dòng 5.b",
    part=Part.SUBJECT.value,
    severity=Severity.WARNING,
    kinds=DISPATCHES,
)
def subject_with_rule(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Có đường kẻ dưới trích yếu công văn.

    Vì sao: chỉ trích yếu của văn bản có tên loại mới có đường kẻ; Mục V không có đường kẻ dưới
    trích yếu công văn.
    Cách sửa: nhấn vào đường kẻ rồi nhấn Delete; nếu là viền đoạn thì Home → Borders → No Border.
    """
    pieces = list(paper.part(Part.SUBJECT))
    if not pieces:
        return
    last = pieces[-1].paragraph.index
    kinds = {each.kind for each in paper.document.strokes if each.after == last} - {"cell"}
    if kinds:
        edits = (RuleEdit(pieces[-1].paragraph.spot, 0.0),) if kinds == {"border"} else ()
        yield Fault(at(pieces[-1]), "có đường kẻ dưới trích yếu", "không có đường kẻ", edits)


@rule(
    "SJ05",
    clause="thông lệ",
    part=Part.SUBJECT.value,
    severity=Severity.WARNING,
    kinds=DISPATCHES,
    doubtful=True,
)
def subject_says_about_twice(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trích yếu công văn ghi «V/v việc» hoặc «V/v về».

    Vì sao: «V/v» đã là «Về việc».
    Cách sửa: bỏ chữ «việc», «về việc» hay «về» sau «V/v».
    """
    piece = paper.first(Part.SUBJECT)
    found = piece and re.match(r"V/v:?\s+(về việc|việc|về)\s", piece.text)
    if piece and found:
        measured = f"«{' '.join(found[0].split())}»"
        yield Fault(at(piece), measured, "«V/v», tiếp theo là nội dung")


@rule(
    "SJ06",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.5",
    part="Tên loại, trích yếu",
    kinds=TITLED,
    limits={"loại không ghi trích yếu": ("giấy giới thiệu", "giấy nghỉ phép", OPEN_LETTER)},
)
def missing_title(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu tên loại hoặc trích yếu.

    Vì sao: văn bản có tên loại có tên loại và, ngay bên dưới, trích yếu nội dung. Giấy giới
    thiệu, giấy nghỉ phép, thư công không có trích yếu.
    Cách sửa: thêm dòng còn thiếu, canh giữa, trên phần nội dung.
    """
    exempt = {fold_text(each) for each in words(limits, "loại không ghi trích yếu")}
    if not paper.has(Part.TYPE_NAME):
        yield Fault(At(), "không thấy tên loại", "có tên loại", part=Part.TYPE_NAME)
    elif not paper.has(Part.TITLE) and fold_text(paper.type_name) not in exempt:
        place = at(next(paper.part(Part.TYPE_NAME)))
        yield Fault(place, "không thấy trích yếu", "trích yếu ngay dưới tên loại", part=Part.TITLE)


@rule(
    "SJ07",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.TYPE_NAME.value,
    limits={"cỡ chữ": layout.TYPE_NAME.sizes},
)
def type_name_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tên loại trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: tên loại in hoa, cỡ chữ 13 đến 14, đứng, đậm, canh giữa theo chiều ngang văn bản.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    issued = (annex.label for annex in regulations(paper))
    pieces = (*paper.part(Part.TYPE_NAME), *issued)
    yield from departures(pieces, layout.TYPE_NAME, band(limits, "cỡ chữ"))


@rule(
    "SJ08",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.TITLE.value,
    limits={"cỡ chữ": layout.TITLE.sizes},
)
def title_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trích yếu trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: trích yếu của văn bản có tên loại in thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa
    ngay dưới tên loại.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    issued = (title for annex in regulations(paper) for title in annex.titles)
    pieces = (*paper.part(Part.TITLE), *issued)
    yield from departures(pieces, layout.TITLE, band(limits, "cỡ chữ"), is_ruled=True)


@rule(
    "SJ09",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.TITLE.value,
    kinds=TITLED,
)
def missing_title_rule(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không có đường kẻ dưới trích yếu.

    Vì sao: bên dưới trích yếu của văn bản có tên loại có đường kẻ ngang, nét liền. Gạch chân
    chữ không phải là đường kẻ.
    Cách sửa: bỏ gạch chân (Ctrl+U); Insert → Shapes → Line, giữ Shift khi vẽ để đường kẻ ngang.
    """
    yield from without_rule(paper, Part.TITLE, layout.ISSUER_RULE)


@rule(
    "SJ10",
    clause="Phụ lục I, Phần I, Mục II.5.b",
    part=Part.TITLE.value,
    severity=Severity.WARNING,
    kinds=TITLED,
    limits={"độ dài so với dòng chữ": layout.ISSUER_RULE},
)
def title_rule_length(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đường kẻ dưới trích yếu không dài từ 1/3 đến 1/2 dòng chữ.

    Vì sao: đường kẻ dưới trích yếu có độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ, đặt cân
    đối so với dòng chữ.
    Cách sửa: nhấn vào đường kẻ, Shape Format → Size, ghi độ dài bằng khoảng 2/5 dòng chữ.
    """
    yield from of_wrong_length(paper, Part.TITLE, band(limits, "độ dài so với dòng chữ"))


@rule(
    "SJ11",
    clause="Phụ lục III, các mẫu 1.1 đến 1.4",
    part=Part.TITLE.value,
    severity=Severity.WARNING,
    kinds=TITLED,
)
def title_with_short_prefix(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trích yếu của văn bản có tên loại bắt đầu bằng «V/v».

    Vì sao: «V/v» là của công văn; các mẫu văn bản có tên loại ghi đủ «Về việc …».
    Cách sửa: ghi «Về việc» thay cho «V/v».
    """
    piece = paper.first(Part.TITLE)
    if piece and _PREFIX.match(piece.text):
        yield Fault(at(piece), "trích yếu bắt đầu bằng «V/v»", "«Về việc …»")


RULES = (
    missing_subject,
    subject_without_prefix,
    subject_look,
    subject_with_rule,
    subject_says_about_twice,
    missing_title,
    type_name_look,
    title_look,
    missing_title_rule,
    title_rule_length,
    title_with_short_prefix,
)
