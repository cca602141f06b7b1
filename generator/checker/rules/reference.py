"""Rules of number and symbol, place and date of issue (RF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator import layout
from generator.checker.anatomy.words import OPEN_LETTER, TYPES
from generator.checker.elements import BETWEEN_PARTIES, departures, words
from generator.checker.kinds import WITH_LETTERHEAD, Kind
from generator.checker.looks import band, say
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.checker.rule_lines import line_mm, room_mm
from generator.errors import Severity
from generator.vietnamese import fold_text

ABBREVIATIONS = {fold_text(name): short for name, short in TYPES.items()}
"""Phụ lục III, Mục I: the types of documents that have an abbreviation."""
LEFTOVERS = {"GN": "BGN", "TTh": "BTT"}
"""Abbreviations of 2011 that are no more, with those of today."""
_FORM = re.compile(r"(Số|SỐ|số)\s*(:?)([\d\s._…]*)/(.*)", re.DOTALL)
_SYMBOL = re.compile(r"[^\W\d_][\w.&]*(-[^\W_][\w.&]*)*")
_GAP = r"[\s._…]*"
_DATE = re.compile(
    rf"(?P<place>.*?)(?P<comma>,?)\s*(?P<word>[Nn]gày){_GAP}(?P<day>\d*){_GAP}"
    rf"tháng{_GAP}(?P<month>\d*){_GAP}năm{_GAP}(?P<year>\d*){_GAP}",
    re.DOTALL,
)
_SHORT_DATE = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")


@rule(
    "RF01",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.3",
    part=Part.NUMBER.value,
    kinds=WITH_LETTERHEAD,
    limits={"loại không đòi số": (OPEN_LETTER,)},
)
def missing_number(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng số, ký hiệu.

    Vì sao: số, ký hiệu là thành phần thể thức chính. Dự thảo chưa có số vẫn có dòng này, chỗ của
    số để trống: «Số: …/UBND-TH». Thư công không có ký hiệu và mẫu trong Phụ lục III, nên không đòi.
    Cách sửa: thêm dòng «Số:», chỗ trống, dấu «/» và ký hiệu, canh giữa dưới tên cơ quan ban hành.
    """
    exempt = {fold_text(each) for each in words(limits, "loại không đòi số")}
    if not paper.has(Part.NUMBER) and fold_text(paper.type_name) not in exempt:
        yield Fault(At(), "không thấy số, ký hiệu", "có số, ký hiệu")


@rule(
    "RF02",
    clause="Phụ lục I, Phần I, Mục II.3.c",
    part=Part.NUMBER.value,
    limits={"cỡ chữ": layout.NUMBER.sizes},
)
def number_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số, ký hiệu trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: chữ «Số» in thường, ký hiệu in hoa, đều cỡ chữ 13, đứng, không đậm; đặt canh giữa
    dưới tên cơ quan ban hành.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ 13, bỏ đậm và nghiêng, nhấn Ctrl+E để canh giữa.
    """
    for fault in departures(paper.part(Part.NUMBER), layout.NUMBER, band(limits, "cỡ chữ")):
        if fault.measured != "chữ in hoa":  # the rule of its form tells that of «SỐ»
            yield fault


@rule("RF03", clause="Phụ lục I, Phần I, Mục II.3.c", part=Part.NUMBER.value)
def number_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số, ký hiệu viết sai dạng.

    Vì sao: sau «Số» có dấu hai chấm; giữa số và ký hiệu có dấu gạch chéo; giữa các nhóm chữ viết
    tắt có gạch nối, không cách chữ; ký hiệu in hoa. Ví dụ: «Số: 15/QĐ-BNV».
    Cách sửa: gõ lại theo dạng «Số: 15/QĐ-BNV» hay «Số: 05/BNV-VP».
    """
    for piece in paper.part(Part.NUMBER):
        required = _departure_of_number(piece.shown)
        if required:
            yield Fault(at(piece), f"«{piece.shown}»", required)


@rule("RF04", clause="Phụ lục I, Phần I, Mục II.3.c", part=Part.NUMBER.value)
def number_without_zero(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số nhỏ hơn 10 thiếu số 0 phía trước.

    Vì sao: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước: «Số: 05/BNV-VP».
    Cách sửa: thêm số 0.
    """
    for piece in paper.part(Part.NUMBER):
        number, _ = _number_and_symbol(piece)
        if len(number) == 1 and number.isdecimal():
            yield Fault(at(piece), f"số «{number}»", f"«0{number}»")


@rule(
    "RF05",
    clause="Phụ lục I, Phần I, Mục II.3.b; Phụ lục III, Mục I",
    part=Part.NUMBER.value,
    kinds=frozenset({Kind.NAMED, Kind.DECISION}),
)
def symbol_of_another_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ viết tắt tên loại trong ký hiệu không đúng.

    Vì sao: ký hiệu gồm chữ viết tắt tên loại, gạch nối, chữ viết tắt tên cơ quan; chữ viết tắt
    tên loại lấy theo Phụ lục III. GN và TTh là của quy định cũ năm 2011.
    Cách sửa: sửa nhóm chữ đầu của ký hiệu, ví dụ Kế hoạch là KH, Tờ trình là TTr.
    """
    wanted = ABBREVIATIONS.get(fold_text(paper.type_name), "")
    piece = paper.first(Part.NUMBER)
    if piece is None:
        return
    first = _number_and_symbol(piece)[1].split("-")[0].strip()
    expected = wanted or LEFTOVERS.get(first, "")
    if first and expected and first.casefold() != expected.casefold():
        required = f"«{expected}»" + (f" ({paper.type_name})" if paper.type_name else "")
        yield Fault(at(piece), f"ký hiệu bắt đầu bằng «{first}»", required)


@rule(
    "RF06",
    clause="Phụ lục I, Phần I, Mục II.3.b",
    part=Part.NUMBER.value,
    kinds=frozenset({Kind.DISPATCH}),
)
def dispatch_symbol_with_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ký hiệu của công văn có chữ CV.

    Vì sao: ký hiệu của công văn chỉ gồm chữ viết tắt tên cơ quan và chữ viết tắt đơn vị soạn
    thảo hoặc lĩnh vực; công văn không có chữ viết tắt tên loại.
    Cách sửa: bỏ CV: «Số: 12/UBND-VX», không phải «Số: 12/CV-UBND».
    """
    for piece in paper.part(Part.NUMBER):
        symbol = _number_and_symbol(piece)[1]
        groups = [group.strip() for group in symbol.split("-")]
        if "CV" in groups:
            rest = "-".join(group for group in groups if group != "CV")
            yield Fault(at(piece), f"ký hiệu «{symbol}»", f"không có CV, ví dụ «{rest}-VP»")


@rule(
    "RF07",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.4",
    part=Part.PLACE_DATE.value,
    kinds=WITH_LETTERHEAD,
    limits={"loại không ghi địa danh, ngày": ("biên bản", *BETWEEN_PARTIES)},
)
def missing_place_date(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu địa danh và thời gian ban hành.

    Vì sao: địa danh và thời gian ban hành là thành phần thể thức chính; dự thảo chưa có ngày thì
    để trống: «An Giang, ngày … tháng 01 năm 2025». Biên bản không có dòng này; hợp đồng, bản ghi
    nhớ, bản thỏa thuận ghi ngày trong lời văn.
    Cách sửa: thêm dòng này dưới Quốc hiệu và Tiêu ngữ, ngang với số, ký hiệu.
    """
    exempt = {fold_text(each) for each in words(limits, "loại không ghi địa danh, ngày")}
    if not paper.has(Part.PLACE_DATE) and fold_text(paper.type_name) not in exempt:
        required = "có địa danh, ngày, tháng, năm"
        yield Fault(At(), "không thấy địa danh và ngày, tháng, năm", required)


@rule(
    "RF08",
    clause="Phụ lục I, Phần I, Mục II.4.c",
    part=Part.PLACE_DATE.value,
    limits={"cỡ chữ": layout.PLACE_DATE.sizes},
)
def place_date_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Địa danh và thời gian ban hành trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: địa danh và thời gian in thường, cỡ chữ 13 đến 14, nghiêng, canh giữa dưới Quốc hiệu
    và Tiêu ngữ.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+I để in nghiêng, Ctrl+E để canh giữa.
    """
    yield from departures(paper.part(Part.PLACE_DATE), layout.PLACE_DATE, band(limits, "cỡ chữ"))


@rule("RF09", clause="Phụ lục I, Phần I, Mục II.4.b, II.4.c", part=Part.PLACE_DATE.value)
def place_date_form(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Địa danh và thời gian ban hành viết sai dạng.

    Vì sao: thời gian viết đầy đủ «ngày … tháng … năm …» bằng chữ số Ả Rập; sau địa danh có dấu
    phẩy; các chữ cái đầu của địa danh viết hoa. Chỗ chưa có ngày thì để trống.
    Cách sửa: gõ lại theo dạng «An Giang, ngày 24 tháng 01 năm 2025».
    """
    for piece in paper.part(Part.PLACE_DATE):
        required = _departure_of_date(piece.text)
        if required:
            yield Fault(at(piece), f"«{piece.text}»", required)


@rule("RF10", clause="Phụ lục I, Phần I, Mục II.4.b", part=Part.PLACE_DATE.value)
def date_without_zero(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Ngày nhỏ hơn 10 hoặc tháng 1, 2 thiếu số 0 phía trước.

    Vì sao: với những số thể hiện ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước.
    Cách sửa: thêm số 0: «ngày 05 tháng 01».
    """
    for piece, found in _dates(paper):
        for word, value in (("ngày", found["day"]), ("tháng", found["month"])):
            if len(value) == 1 and (word == "ngày" or value in "12"):
                yield Fault(at(piece), f"«{word} {value}»", f"«{word} 0{value}»")


@rule(
    "RF11",
    clause="Phụ lục I, Phần I, Mục II.4.b",
    part=Part.PLACE_DATE.value,
    severity=Severity.WARNING,
)
def month_with_extra_zero(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tháng 3 đến tháng 9 có số 0 phía trước.

    Vì sao: chỉ tháng 1 và tháng 2 phải ghi thêm số 0. Ghi «tháng 03» không bị cấm nhưng khác
    cách viết của Nghị định.
    Cách sửa: bỏ số 0: «tháng 3».
    """
    for piece, found in _dates(paper):
        month = found["month"]
        if re.fullmatch("0[3-9]", month):
            yield Fault(at(piece), f"«tháng {month}»", f"«tháng {month[1]}»")


@rule(
    "RF12",
    clause="Phụ lục I, Phần I, Mục II.4.c",
    part=Part.PLACE_DATE.value,
    severity=Severity.WARNING,
)
def place_date_on_two_lines(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Địa danh và thời gian ban hành bị xuống dòng.

    Vì sao: địa danh và thời gian trình bày trên cùng một dòng với số, ký hiệu.
    Cách sửa: kéo rộng ô bên phải của bảng ở đầu trang, hoặc dùng bộ cỡ chữ 12, 13, 13.
    """
    for piece in paper.part(Part.PLACE_DATE):
        length, room = line_mm(piece), room_mm(piece)
        if piece.is_whole and length > room + 1:
            measured = f"dòng chữ dài {say(length)} mm, chỗ rộng {say(room)} mm"
            yield Fault(at(piece), measured, "một dòng")


RULES = (
    missing_number,
    number_look,
    number_form,
    number_without_zero,
    symbol_of_another_type,
    dispatch_symbol_with_type,
    missing_place_date,
    place_date_look,
    place_date_form,
    date_without_zero,
    month_with_extra_zero,
    place_date_on_two_lines,
)


def _number_and_symbol(piece: Piece) -> tuple[str, str]:
    """Return the number ("" where blank) and the symbol after the stroke."""
    before, _, symbol = piece.shown.partition("/")
    number = re.search(r"\d+\s*$", before)
    return number[0].strip() if number else "", symbol.strip()


def _departure_of_number(shown: str) -> str:
    """Return what is asked of a number that has a wrong form, "" of a right one."""
    found = _FORM.fullmatch(shown)
    if not found:
        lacks = "dấu gạch chéo giữa số và ký hiệu, " if "/" not in shown else ""
        return f"{lacks}dạng «Số: 15/QĐ-BNV»"
    word, colon, number, symbol = found.groups()
    if word != "Số":
        return "chữ «Số» in thường, chữ S viết hoa"
    if not colon:
        return "dấu hai chấm sau chữ «Số»"
    if re.search(r"\d\s+$", number) or re.search(r"\s", symbol):
        return "không cách chữ trong số, ký hiệu"
    return _departure_of_symbol(symbol)


def _departure_of_symbol(symbol: str) -> str:
    if re.fullmatch(r"[.…-]*", symbol):
        return ""  # a draft
    if any(dash in symbol for dash in "–—_"):
        return "gạch nối (-) giữa các nhóm chữ viết tắt"
    if not _SYMBOL.fullmatch(symbol):
        return "các nhóm chữ viết tắt, giữa có gạch nối: «QĐ-BNV»"
    return "ký hiệu in hoa" if symbol.rsplit("-", 1)[-1].islower() else ""


def _departure_of_date(text: str) -> str:
    """Return what is asked of place and date that have a wrong form, "" of right ones."""
    found = _DATE.fullmatch(text)
    if not found:
        in_full = "ngày, tháng, năm viết đầy đủ: «ngày 24 tháng 01 năm 2025»"
        return in_full if _SHORT_DATE.search(text) else "dạng «An Giang, ngày 24 tháng 01 năm 2025»"
    place = found["place"].strip(" .…_\u00a0\t")
    if not found["comma"]:
        return "dấu phẩy sau địa danh"
    if found["word"] != "ngày":
        return "chữ «ngày» viết thường"
    if place and not place[0].isupper():
        return "chữ cái đầu của địa danh viết hoa"
    return "" if _is_real(found["day"], found["month"], found["year"]) else "một ngày có thật"


def _is_real(day: str, month: str, year: str) -> bool:
    """Tell whether a date is in the calendar; a blank may be any."""
    try:
        date(int(year or 2000), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _dates(paper: Paper) -> Iterator[tuple[Piece, re.Match[str]]]:
    for piece in paper.part(Part.PLACE_DATE):
        found = _DATE.fullmatch(piece.text)
        if found:
            yield piece, found
