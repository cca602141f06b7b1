"""Rules of page numbers: there, where, how they look, from which number (PG)."""

from __future__ import annotations

from collections.abc import Iterator

from generator import layout, metrics
from generator.checker.elements import departures
from generator.checker.kinds import Kind
from generator.checker.looks import ALIGNMENTS, band
from generator.checker.paper import Paper, Piece
from generator.checker.rule import At, Fault, Limits, at, rule
from generator.errors import Severity
from generator.frozen import Frozen
from generator.layout import PT_PER_MM
from generator.view.edits import Edit, PageEdit, PageNumberEdit, ParagraphEdit
from generator.view.records import Header, Paragraph, Section
from generator.view.words import is_page

CLAUSE = "Phụ lục I, Phần I, Mục I.7"
SURE = 1.2
"""So many pages, as estimated, are more than one."""


class Number(Frozen):
    """A header or footer that prints the page number."""

    section: Section
    header: Header
    paragraph: Paragraph

    @property
    def piece(self) -> Piece:
        """Return the line of the number."""
        return Piece(self.paragraph, self.paragraph.runs)

    @property
    def is_shown(self) -> bool:
        """Tell whether any page prints it: a first page needs to be asked for."""
        return self.header.kind != "first" or self.section.title_page


@rule("PG11", clause=CLAUSE, part="Số trang", limits={"cỡ chữ": layout.PAGE_NUMBER.sizes})
def missing_page_number(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Văn bản nhiều trang mà không có số trang.

    Vì sao: số trang được đánh từ số 1, bằng chữ số Ả Rập, không hiện ở trang thứ nhất; văn bản
    một trang thì không cần.
    Cách sửa: Insert → Page Number → Top of Page → Plain Number 2, đánh dấu Different First Page.
    """
    if not _numbers(paper) and _is_long(paper):
        size = band(limits, "cỡ chữ").default
        edits = tuple(PageNumberEdit(each.index, size) for each in paper.document.sections[:1])
        yield Fault(At(section=0), "không có số trang", "số trang ở giữa lề trên", edits)


@rule("PG12", clause=CLAUSE, part="Số trang", limits={"cỡ chữ": layout.PAGE_NUMBER.sizes})
def page_number_misplaced(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang không ở giữa lề trên.

    Vì sao: số trang đặt canh giữa trong phần lề trên; số trang ở chân trang hay góc phải là theo
    quy định cũ năm 2011.
    Cách sửa: xóa số trang ở chân trang; Insert → Page Number → Top of Page → Plain Number 2.
    """
    size = band(limits, "cỡ chữ").default
    seen: set[str] = set()
    for each in _numbers(paper):
        measured, edits = _place(each, size)
        if each.is_shown and measured and measured not in seen:
            seen.add(measured)
            every = [edit for other in _numbers(paper) for edit in _place(other, size)[1]]
            edits = tuple(dict.fromkeys(every)) if edits else ()
            yield Fault(at(each.paragraph), measured, "canh giữa, trong lề trên", edits)


@rule("PG13", clause=CLAUSE, part="Số trang", limits={"cỡ chữ": layout.PAGE_NUMBER.sizes})
def page_number_look(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang sai cỡ chữ hoặc kiểu chữ.

    Vì sao: số trang cỡ chữ 13 đến 14, kiểu chữ đứng, không đậm.
    Cách sửa: nhấn đúp vào lề trên, chọn số trang, đặt cỡ chữ và bỏ đậm, nghiêng ở Home → Font.
    """
    number = layout.PAGE_NUMBER
    pieces = {each.paragraph.spot: each.piece for each in _numbers(paper) if each.is_shown}
    letters = [
        Piece(piece.paragraph, piece.runs, is_whole=False)  # its place has its own rule
        for piece in pieces.values()
    ]
    yield from departures(letters, number, band(limits, "cỡ chữ"))


@rule("PG14", clause=CLAUSE, part="Số trang")
def page_number_on_first_page(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang hiện ở trang thứ nhất.

    Vì sao: số trang thứ nhất không hiển thị.
    Cách sửa: nhấn đúp vào lề trên, đánh dấu Different First Page, xóa số ở trang thứ nhất.
    """
    for each in _numbers(paper):
        if paper.kind is not Kind.APPENDIX and _is_on_first(each, 0):
            edits = () if each.section.title_page else (PageEdit(0, "title_page", True),)
            yield Fault(at(each.paragraph), "có số ở trang 1", "trang 1 không có số", edits)
            return


@rule("PG15", clause=CLAUSE, part="Số trang")
def page_number_not_from_one(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang không đánh từ 1 hoặc không dùng chữ số Ả Rập.

    Vì sao: số trang được đánh từ số 1, bằng chữ số Ả Rập.
    Cách sửa: Insert → Page Number → Format Page Numbers, chọn «1, 2, 3, …», Start at: 1.
    """
    numbered = {each.section.index: each.section for each in _numbers(paper)}
    for index, section in numbered.items():
        if section.number_format not in {"decimal", "numberInDash"}:
            edit = PageEdit(index, "number_format", "decimal")
            measured = f"số trang kiểu «{section.number_format}»"
            yield Fault(At(section=index), measured, "chữ số Ả Rập: 1, 2, 3", (edit,))
    first = numbered.get(0)
    if first and first.starts_at not in {None, 1}:
        edit = PageEdit(0, "starts_at", 1)
        yield Fault(At(section=0), f"số trang bắt đầu từ {first.starts_at}", "từ 1", (edit,))


@rule("PG16", clause=CLAUSE, part="Số trang", severity=Severity.WARNING)
def page_number_adorned(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang có thêm chữ hoặc dấu.

    Vì sao: số trang chỉ là một số, như «2», «7», «13» trong Mục V; không phải «Trang 2/5» hay
    «- 2 -».
    Cách sửa: nhấn đúp vào lề trên, xóa chữ và dấu quanh số trang.
    """
    for each in _numbers(paper):
        around = "".join(run.text for run in each.paragraph.runs if not is_page(run.field))
        shown = f"«{each.piece.text}»"
        if each.section.number_format == "numberInDash":
            edits = tuple(
                PageEdit(section.index, "number_format", "decimal")
                for section in paper.document.sections
                if section.number_format == "numberInDash"
            )
            yield Fault(at(each.paragraph), "số trang có gạch hai bên", "chỉ một số", edits)
            return
        if each.is_shown and around.strip():
            yield Fault(at(each.paragraph), f"số trang viết {shown}", "chỉ một số")
            return


PAGE_NUMBER_RULES = (
    missing_page_number,
    page_number_misplaced,
    page_number_look,
    page_number_on_first_page,
    page_number_not_from_one,
    page_number_adorned,
)


def _numbers(paper: Paper) -> list[Number]:
    """Return the page numbers of a document, section by section."""
    return [
        Number(section, header, paper.document.paragraphs[index])
        for section in paper.document.sections
        for header in section.headers
        for index in header.paragraphs
        if any(is_page(run.field) for run in paper.document.paragraphs[index].runs)
    ]


def _place(number: Number, size: float) -> tuple[str, tuple[Edit, ...]]:
    """Tell where a page number wrongly stands, "" where rightly."""
    if number.header.is_footer:
        return "số trang ở chân trang", (PageNumberEdit(number.section.index, size),)
    align = number.paragraph.align
    is_alone = all(is_page(run.field) or not run.text.strip() for run in number.paragraph.runs)
    is_free = number.paragraph.box is None and "\t" not in number.paragraph.text
    if align == "center" or not is_alone or not is_free:
        return "", ()  # a box, a tab or a word beside it may well put it in the middle
    edit = ParagraphEdit(number.paragraph.spot, "align", "center")
    return f"số trang {ALIGNMENTS[align]}", (edit,)


def _is_on_first(number: Number, section: int) -> bool:
    """Tell whether the first page of a section prints this number."""
    wanted = "first" if number.section.title_page else "default"
    return number.section.index == section and number.header.kind == wanted


def _is_long(paper: Paper) -> bool:
    """Tell whether a document is surely longer than a page, by an estimate from below."""
    sections = paper.document.sections
    if not sections:
        return False
    first = sections[0]
    room = (first.height_mm - first.top_mm - first.bottom_mm) * PT_PER_MM
    height = sum(_heights(paper))
    starts = [annex.label.paragraph.section for annex in paper.annexes]
    return any(section > 0 for section in starts) or height > SURE * room


def _heights(paper: Paper) -> Iterator[float]:
    """Yield how high the paragraphs outside tables and boxes are, in points."""
    for each in paper.document.body:
        if each.cell is None and each.box is None:
            yield _lines(each) * _size(each) * layout.NATURAL_LINE + each.before_pt + each.after_pt


def _lines(paragraph: Paragraph) -> int:
    width = metrics.width_mm(paragraph.text, _size(paragraph))
    return max(1, int(width // max(paragraph.width_mm - paragraph.left_mm, 1.0)) + 1)


def _size(paragraph: Paragraph) -> float:
    return max((run.size_pt for run in paragraph.runs), default=13.0)
