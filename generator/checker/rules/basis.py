"""Rules of the bases (căn cứ) and of documents that the text refers to (BD)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checker.looks import Look, band, faults_of_look, gathered, last_words
from generator.checker.paper import Paper, Part, Piece
from generator.checker.passages import Reading, reading
from generator.checker.rule import Fault, Limits, Rule, at, rule
from generator.errors import Severity
from generator.layout import BASIS

CLAUSE = "Phụ lục I, Phần I, Mục II.6.a"
PART = "Căn cứ"
_FAR = 120
"""How far behind the number of a document its date may stand, in letters."""

_TYPES = (
    r"(?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư(?: liên tịch)?|Công văn|Kế hoạch"
    r"|Thông báo|Báo cáo|Tờ trình|Công điện|Hướng dẫn|Kết luận|Chương trình|Văn bản)"
)
_NUMBER = r"(?P<number>\d+[\w/]*(?:/|-)[\w-]+)"
_CITED = re.compile(rf"(?P<type>{_TYPES}) số\s?:?\s?{_NUMBER}", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+[\d….]|tháng\s+[\d….]|\d{1,2}/\d{1,2}/\d{4}")


@rule("BD14", clause=CLAUSE, part=PART, limits={"cỡ chữ": BASIS.sizes})
def basis_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Căn cứ không đúng kiểu chữ.

    Vì sao: căn cứ được trình bày bằng chữ in thường, kiểu chữ nghiêng, cỡ chữ từ 13 đến 14.
    Cách sửa: chọn các căn cứ, bấm Ctrl+I để có chữ nghiêng, bỏ chữ đậm (Ctrl+B) và chọn cỡ chữ 14.
    """
    look = Look(band(limits, "cỡ chữ"), bold=False, italic=True)
    yield from gathered(
        (place, Fault(at(piece), measured, required, edits))
        for place, piece in enumerate(paper.part(Part.BASIS))
        for measured, required, edits in faults_of_look(piece, look)
    )


@rule("BD15", clause=CLAUSE, part=PART)
def several_bases_in_one_paragraph(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Nhiều căn cứ trong một đoạn.

    Vì sao: sau mỗi căn cứ phải xuống dòng.
    Cách sửa: đặt con trỏ trước chữ «Căn cứ» ở giữa đoạn, bấm Enter.
    """
    for piece in paper.part(Part.BASIS):
        count = len(_NEXT_BASIS.findall(piece.text)) + 1
        if count > 1:
            yield Fault(at(piece), f"{count} căn cứ trong một đoạn", "mỗi căn cứ một đoạn")


_NEXT_BASIS = re.compile(r"[;,.]\s*[Cc]ăn cứ\s+[A-ZĐ]")


@rule("BD16", clause=CLAUSE, part=PART)
def basis_end_mark_wrong(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu ở cuối căn cứ không đúng.

    Vì sao: cuối dòng mỗi căn cứ có dấu chấm phẩy (;), dòng cuối cùng kết thúc bằng dấu chấm (.);
    dấu phẩy là của quy định cũ.
    Cách sửa: gõ lại dấu ở cuối căn cứ được nêu.
    """
    bases = [piece for piece in paper.part(Part.BASIS) if piece.is_whole]
    for place, piece in enumerate(bases, start=1):
        mark = "." if place == len(bases) else ";"
        if not piece.text.endswith(mark):
            name = "dấu chấm (.)" if mark == "." else "dấu chấm phẩy (;)"
            yield Fault(at(piece), f"hết bằng «{last_words(piece)}»", name)


@rule("BD17", clause=CLAUSE, part=PART, severity=Severity.INFO)
def basis_without_details(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Căn cứ ghi thiếu số, ký hiệu, ngày ban hành hoặc cơ quan ban hành.

    Vì sao: căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm ban hành và
    trích yếu; riêng luật, pháp lệnh không ghi số, ký hiệu, cơ quan ban hành.
    Cách sửa: ghi thêm phần thiếu. Số của luật ghi hay không tùy cơ quan; nay nhiều nơi ghi.
    """
    for piece in paper.part(Part.BASIS):
        lacking = _lacking(piece)
        if lacking:
            yield Fault(at(piece), f"thiếu {', '.join(lacking)}", "ghi đủ như trích dẫn lần đầu")
        elif _LAW_WITH_NUMBER.match(piece.text):
            yield Fault(at(piece), "luật có ghi số", "nghị định không yêu cầu ghi số của luật")


_DOCUMENT_BASIS = re.compile(rf"[Cc]ăn cứ {_TYPES}\b")
_LAW_WITH_NUMBER = re.compile(r"[Cc]ăn cứ (?:Bộ luật|Luật|Pháp lệnh)\b[^;]*? số \d")


def _lacking(piece: Piece) -> list[str]:
    """Tell what the basis does not say of the document that it names."""
    if not _DOCUMENT_BASIS.match(piece.text):
        return []
    words = piece.text
    tests = {
        "số, ký hiệu": _CITED.search(words) or re.search(r"\bsố\b[^\w]{0,20}/", words),
        "ngày ban hành": re.search(r"\b(?:ngày|tháng)\b", words),
        "cơ quan ban hành": re.search(r"\bcủa\b", words),
    }
    return [name for name, found in tests.items() if not found]


@rule("BD18", clause="Phụ lục I, Phần I, Mục II.6.b", part="Nội dung", severity=Severity.WARNING)
def citation_without_date(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Viện dẫn lần đầu một văn bản mà không ghi ngày ban hành.

    Vì sao: khi viện dẫn lần đầu phải ghi đầy đủ tên loại, số, ký hiệu, thời gian ban hành, cơ quan
    ban hành và trích yếu; các lần sau chỉ ghi tên loại và số, ký hiệu.
    Cách sửa: ghi thêm «ngày … của …» sau số, ký hiệu ở lần đầu nhắc đến văn bản.
    """
    words = reading(paper)
    seen: set[str] = set()
    for cited in _CITED.finditer(words.text):
        number = cited["number"].casefold()
        if number not in seen and not _has_date(words, cited):
            paragraph = words.paragraph_at(cited.start())
            measured = f"«{cited[0]}» không có ngày ban hành"
            yield Fault(at(paragraph), measured, "ghi đủ ở lần viện dẫn đầu")
        seen.add(number)


def _has_date(words: Reading, cited: re.Match[str]) -> bool:
    """Tell whether a date follows before the next document, or the number says it is a law's."""
    rest = words.text[cited.end() : cited.end() + _FAR].partition("\n")[0]
    following = _CITED.search(rest)
    return bool(_DATE.search(rest[: following.start()] if following else rest))


BASIS_RULES: tuple[Rule, ...] = (
    basis_in_wrong_type,
    several_bases_in_one_paragraph,
    basis_end_mark_wrong,
    basis_without_details,
    citation_without_date,
)
