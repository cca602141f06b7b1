"""Rules of the letterhead: Quốc hiệu, Tiêu ngữ, names of the issuer, lines under them (LH)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import layout
from generator.checker.elements import BETWEEN_PARTIES, departures, words
from generator.checker.kinds import WITH_LETTERHEAD
from generator.checker.looks import band, paragraph_edit, say, sizes
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.checker.rule_lines import (
    RULED,
    line_mm,
    of_wrong_length,
    room_mm,
    ruled,
    without_rule,
)
from generator.errors import Severity
from generator.layout import Band
from generator.vietnamese import fold_text

ESTIMATE_MM = 1.0
"""How far a computed width may be from the printed one."""
LINE_OF_ROUNDING = 0.05
_SINGLE = Band(1.0, 1.0, 1.0)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_MOTTO = re.compile(rf"\s*[{DASHES}]\s*")
_SPACED = re.compile(rf"\S\s+[{DASHES}]\s+\S")


@rule(
    "LH01",
    clause="Điều 8 khoản 2; Phụ lục I, Phần I, Mục II.1, II.2",
    part="Phần đầu",
    kinds=WITH_LETTERHEAD,
    limits={"loại không ghi tên cơ quan": BETWEEN_PARTIES},
)
def missing_letterhead(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thiếu Quốc hiệu, Tiêu ngữ hoặc tên cơ quan ban hành.

    Vì sao: đây là các thành phần thể thức chính, văn bản hành chính nào cũng có. Hợp đồng, bản ghi
    nhớ, bản thỏa thuận của nhiều bên không có mẫu trong Phụ lục III, nên không đòi tên cơ quan.
    Cách sửa: thêm dòng còn thiếu ở đầu trang thứ nhất: tên cơ quan bên trái, Quốc hiệu và Tiêu
    ngữ bên phải.
    """
    exempt = {fold_text(each) for each in words(limits, "loại không ghi tên cơ quan")}
    parts = [Part.NATIONAL_TITLE, Part.MOTTO]
    if fold_text(paper.type_name) not in exempt:
        parts.append(Part.ISSUER)
    for part in parts:
        if not paper.has(part):
            yield Fault(At(), f"không thấy {part.value}", f"có {part.value}", part=part)


@rule("LH02", clause="Phụ lục I, Phần I, Mục II.1.a", part=Part.NATIONAL_TITLE.value)
def national_title_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Quốc hiệu viết sai chữ.

    Vì sao: Quốc hiệu là «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»; viết HÒA hay HOÀ đều được.
    Cách sửa: gõ lại cho đúng.
    """
    for piece in paper.part(Part.NATIONAL_TITLE):
        if fold_text(piece.text) != fold_text(layout.NATIONAL_TITLE_TEXT):
            yield Fault(at(piece), f"«{piece.shown}»", f"«{layout.NATIONAL_TITLE_TEXT}»")


@rule("LH03", clause="Phụ lục I, Phần I, Mục II.1.b", part=Part.MOTTO.value)
def motto_misspelled(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tiêu ngữ viết sai chữ, sai chữ hoa hoặc thiếu cách chữ ở gạch nối.

    Vì sao: Tiêu ngữ là «Độc lập - Tự do - Hạnh phúc»: chữ cái đầu của mỗi cụm từ viết hoa, giữa
    các cụm từ có gạch nối, hai bên gạch nối có cách chữ.
    Cách sửa: gõ lại cho đúng.
    """
    wanted = [fold_text(phrase) for phrase in _phrases(layout.MOTTO_TEXT)]
    for piece in paper.part(Part.MOTTO):
        phrases = _phrases(piece.text)
        is_capital = all(phrase == phrase.capitalize() for phrase in phrases)
        is_spelled = list(map(fold_text, phrases)) == wanted
        is_upper = piece.shown.isupper()  # which the rule of its look tells
        is_spaced = len(_SPACED.findall(piece.text)) == len(wanted) - 1
        if not (is_spelled and (is_capital or is_upper) and is_spaced):
            yield Fault(at(piece), f"«{piece.text}»", f"«{layout.MOTTO_TEXT}»")


@rule(
    "LH04",
    clause="Phụ lục I, Phần I, Mục II.1.b",
    part=Part.MOTTO.value,
    severity=Severity.WARNING,
)
def motto_with_long_dash(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tiêu ngữ dùng gạch dài thay cho gạch nối.

    Vì sao: giữa các cụm từ của Tiêu ngữ có gạch nối (-); Word hay tự đổi thành gạch dài (–).
    Cách sửa: gõ lại gạch nối rồi nhấn Ctrl+Z nếu Word tự đổi.
    """
    for piece in paper.part(Part.MOTTO):
        if any(dash in piece.text for dash in DASHES[3:]):
            yield Fault(at(piece), f"«{piece.text}»", "gạch nối (-) giữa các cụm từ")


@rule(
    "LH05",
    clause="Phụ lục I, Phần I, Mục II.1.a",
    part=Part.NATIONAL_TITLE.value,
    limits={"cỡ chữ": layout.NATIONAL_TITLE.sizes},
)
def national_title_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Quốc hiệu trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: Quốc hiệu in hoa, cỡ chữ 12 đến 13, đứng, đậm, ở trên cùng, bên phải trang đầu.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    pieces = paper.part(Part.NATIONAL_TITLE)
    yield from departures(pieces, layout.NATIONAL_TITLE, band(limits, "cỡ chữ"))


@rule(
    "LH06",
    clause="Phụ lục I, Phần I, Mục II.1.b",
    part=Part.MOTTO.value,
    limits={"cỡ chữ": layout.MOTTO.sizes},
)
def motto_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tiêu ngữ trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: Tiêu ngữ in thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa dưới Quốc hiệu.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    pieces = paper.part(Part.MOTTO)
    yield from departures(pieces, layout.MOTTO, band(limits, "cỡ chữ"), is_ruled=True)


@rule(
    "LH07",
    clause="Phụ lục I, Phần I, Mục II.2.b",
    part=Part.PARENT.value,
    limits={"cỡ chữ": layout.PARENT.sizes},
)
def parent_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tên cơ quan chủ quản trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: tên cơ quan chủ quản trực tiếp in hoa, cỡ chữ 12 đến 13, đứng, không đậm.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để bỏ đậm, Ctrl+E để canh giữa.
    """
    yield from departures(paper.part(Part.PARENT), layout.PARENT, band(limits, "cỡ chữ"))


@rule(
    "LH08",
    clause="Phụ lục I, Phần I, Mục II.2.b",
    part=Part.ISSUER.value,
    limits={"cỡ chữ": layout.ISSUER.sizes},
)
def issuer_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tên cơ quan ban hành trình bày sai kiểu chữ hoặc cỡ chữ.

    Vì sao: tên cơ quan ban hành in hoa, cỡ chữ 12 đến 13, đứng, đậm, canh giữa dưới tên cơ quan
    chủ quản; dài thì trình bày thành nhiều dòng.
    Cách sửa: chọn dòng chữ, đặt cỡ chữ, nhấn Ctrl+B để in đậm, Ctrl+E để canh giữa.
    """
    pieces = paper.part(Part.ISSUER)
    yield from departures(pieces, layout.ISSUER, band(limits, "cỡ chữ"), is_ruled=True)


@rule("LH09", clause="Phụ lục I, Phần I, Mục II.1.a, II.1.c", part="Quốc hiệu, Tiêu ngữ")
def title_on_two_lines(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Quốc hiệu hoặc Tiêu ngữ bị xuống dòng.

    Vì sao: Quốc hiệu và Tiêu ngữ là hai dòng chữ, mỗi dòng trình bày liền trên một dòng.
    Cách sửa: kéo rộng ô bên phải của bảng ở đầu trang, hoặc dùng bộ cỡ chữ 12, 13, 13.
    """
    for part in (Part.NATIONAL_TITLE, Part.MOTTO):
        for piece in paper.part(part):
            length, room = line_mm(piece), room_mm(piece)
            if piece.is_whole and length > room + ESTIMATE_MM:
                measured = f"{part.value} dài {say(length)} mm, chỗ rộng {say(room)} mm"
                yield Fault(at(piece), measured, "một dòng", part=part)


@rule("LH10", clause="Phụ lục I, Phần I, Mục II.1.b, II.2.b", part="Đường kẻ ở phần đầu")
def missing_rule(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Không có đường kẻ dưới Tiêu ngữ hoặc dưới tên cơ quan ban hành.

    Vì sao: phía dưới Tiêu ngữ và tên cơ quan ban hành có đường kẻ ngang, nét liền. Gạch chân chữ
    không phải là đường kẻ.
    Cách sửa: bỏ gạch chân (Ctrl+U); Insert → Shapes → Line, giữ Shift khi vẽ để đường kẻ ngang.
    """
    yield from without_rule(paper, Part.MOTTO, layout.MOTTO_RULE)
    yield from without_rule(paper, Part.ISSUER, layout.ISSUER_RULE)


@rule(
    "LH11",
    clause="Phụ lục I, Phần I, Mục II.1.b, II.2.b, II.5.b",
    part="Đường kẻ",
    severity=Severity.WARNING,
)
def rule_of_characters(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đường kẻ ghép từ các ký tự.

    Vì sao: đường kẻ ngang, nét liền; dãy dấu gạch dưới dễ bị xuống dòng và xô lệch khi đổi cỡ
    chữ, dù mẫu trong Phụ lục III của Nghị định có in như vậy.
    Cách sửa: xóa dãy ký tự; Insert → Shapes → Line, giữ Shift khi vẽ.
    """
    for part in RULED:
        for each in ruled(paper, part):
            if each.stroke and each.stroke.kind == "characters":
                measured = f"đường kẻ ghép từ ký tự «{each.stroke.characters[:1] or '_'}»"
                yield Fault(at(each.last), measured, "đường kẻ vẽ, nét liền", part=part)


@rule(
    "LH12",
    clause="Phụ lục I, Phần I, Mục II.1.b",
    part=Part.MOTTO.value,
    severity=Severity.WARNING,
    limits={"độ dài so với dòng chữ": layout.MOTTO_RULE},
)
def motto_rule_length(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đường kẻ dưới Tiêu ngữ dài hoặc ngắn hơn dòng chữ.

    Vì sao: đường kẻ dưới Tiêu ngữ có độ dài bằng độ dài của dòng chữ.
    Cách sửa: nhấn vào đường kẻ, Shape Format → Size, ghi độ dài bằng dòng chữ, rồi Align Center.
    """
    yield from of_wrong_length(paper, Part.MOTTO, band(limits, "độ dài so với dòng chữ"))


@rule(
    "LH13",
    clause="Phụ lục I, Phần I, Mục II.2.b",
    part=Part.ISSUER.value,
    severity=Severity.WARNING,
    limits={"độ dài so với dòng chữ": layout.ISSUER_RULE},
)
def issuer_rule_length(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đường kẻ dưới tên cơ quan ban hành không dài từ 1/3 đến 1/2 dòng chữ.

    Vì sao: đường kẻ có độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ, đặt cân đối so với dòng
    chữ.
    Cách sửa: nhấn vào đường kẻ, Shape Format → Size, ghi độ dài bằng khoảng 2/5 dòng chữ.
    """
    yield from of_wrong_length(paper, Part.ISSUER, band(limits, "độ dài so với dòng chữ"))


@rule(
    "LH14",
    clause="Phụ lục I, Phần I, Mục II.1.c, II.2.b",
    part="Phần đầu",
    limits={"cách dòng": _SINGLE},
)
def letterhead_lines_apart(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Các dòng của phần đầu không cách nhau dòng đơn.

    Vì sao: Quốc hiệu và Tiêu ngữ, tên cơ quan chủ quản và tên cơ quan ban hành được trình bày cách
    nhau dòng đơn; với Times New Roman, dòng đơn cỡ 13 cao 15 pt.
    Cách sửa: chọn các dòng này, vào Home → Line and Paragraph Spacing, chọn 1.0.
    """
    allowed = band(limits, "cách dòng")
    seen: set[int] = set()
    for part in (Part.NATIONAL_TITLE, Part.MOTTO, Part.PARENT, Part.ISSUER):
        for piece in paper.part(part):
            lines, measured = _spacing(piece)
            if piece.paragraph.index not in seen and lines > allowed.high + LINE_OF_ROUNDING:
                seen.add(piece.paragraph.index)
                edits = (paragraph_edit(piece, "line", allowed.default),)
                yield Fault(at(piece), f"cách dòng {measured}", "dòng đơn", edits, part=part)


RULES = (
    missing_letterhead,
    national_title_misspelled,
    motto_misspelled,
    motto_with_long_dash,
    national_title_look,
    motto_look,
    parent_look,
    issuer_look,
    title_on_two_lines,
    missing_rule,
    rule_of_characters,
    motto_rule_length,
    issuer_rule_length,
    letterhead_lines_apart,
)


def _phrases(motto: str) -> list[str]:
    """Return the phrases between the dashes, spaces made alike."""
    return [" ".join(phrase.split()) for phrase in _MOTTO.split(motto.strip())]


def _spacing(piece: Piece) -> tuple[float, str]:
    """Return how many single lines a line of a piece takes, and how to say it."""
    line, size = piece.paragraph.line, max(sizes(piece), default=0.0)
    if piece.paragraph.line_rule == "auto":
        return line, f"{line:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"
    lines = line / (size * layout.NATURAL_LINE) if size else 1.0
    return lines, f"{say(line)} pt, cỡ chữ {say(size)} pt"
