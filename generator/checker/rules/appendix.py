"""Rules of appendices: how they are named and numbered, what stands at their head and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checker.kinds import IN_SCOPE, WITH_LETTERHEAD, Kind
from generator.checker.looks import (
    ALIGNMENTS,
    HALF_A_TENTH,
    Look,
    amount,
    band,
    case_edits,
    faults_of_look,
    gathered,
    is_upper,
    paragraph_edit,
    run_edits,
    say,
    say_sizes,
    sizes,
)
from generator.checker.numbering import ROMANS
from generator.checker.paper import Annex, Paper, Part, Piece
from generator.checker.rule import At, Fault, Limits, Rule, at, rule
from generator.errors import Severity
from generator.layout import APPENDIX, APPENDIX_TITLE, ATTACHMENT
from generator.vietnamese import fold_text, roman
from generator.view.edits import PageEdit
from generator.view.records import Paragraph, Section

CLAUSE = "Phụ lục I, Phần I, Mục III.1"
PART = "Phụ lục"
KINDS = IN_SCOPE - {Kind.COPY}
_POINTER = re.compile(r"phụ lục|kèm theo|đính kèm|danh mục|biểu mẫu|mẫu số", re.IGNORECASE)
_FORM = re.compile(r"\bmẫu\b", re.IGNORECASE)
_SIGNATURE_PT = 10.0
_SIGNED = re.compile(r"\s*Số\s*:[^;]*;.*\d")
_SHORTEST = len("nơi nhận:")
_LETTERHEAD = (
    ("Quốc hiệu", re.compile(r"^cộng hoà xã hội chủ nghĩa việt nam")),
    ("Nơi nhận", re.compile(r"^nơi nhận ?:")),
    (
        "địa danh, ngày tháng năm",
        re.compile(r"^[^,()]{2,40}, ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b"),
    ),
)


def _appendices(paper: Paper) -> list[Annex]:
    """Return the appendices, without texts that are issued with the document (quy chế …)."""
    return [each for each in paper.annexes if fold_text(each.label.text).startswith("phụ lục")]


def _contents(paper: Paper) -> list[Annex]:
    """Return the appendices that are no form to be filled in: a form is what its users need."""
    return [
        each
        for each in _appendices(paper)
        if not any(_FORM.search(piece.text) for piece in (each.label, *each.titles))
    ]


@rule("AP01", clause=f"{CLAUSE}.a", part=PART, severity=Severity.WARNING, kinds=WITH_LETTERHEAD)
def appendix_not_pointed_to(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Lời văn không chỉ dẫn đến phụ lục.

    Vì sao: văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.
    Cách sửa: ghi thêm ở câu có liên quan, ví dụ «(Phụ lục kèm theo)».
    """
    pieces = (*paper.part(Part.BODY), *(each.piece for each in paper.headings))
    appendices = _appendices(paper)
    if appendices and not any(_POINTER.search(piece.text) for piece in pieces):
        yield Fault(at(appendices[0].label), "lời văn không nhắc đến phụ lục", "có chỉ dẫn")


@rule("AP02", clause=f"{CLAUSE}.a", part=PART, kinds=KINDS)
def appendix_number_wrong(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số thứ tự của phụ lục không đúng.

    Vì sao: văn bản có từ hai phụ lục trở lên thì các phụ lục được đánh số thứ tự bằng chữ số La Mã.
    Cách sửa: gõ lại, ví dụ «Phụ lục I», «Phụ lục II».
    """
    # Other appendices may be files of their own, so that a file may begin with any number.
    appendices = _appendices(paper)
    first = ROMANS.get(appendices[0].number, 1) if appendices else 1
    for place, annex in enumerate(appendices, start=first):
        if annex.number and annex.number not in ROMANS:
            yield Fault(at(annex.label), _own_number(annex), "chữ số La Mã")
        elif len(appendices) > 1 and annex.number != roman(place):
            yield Fault(at(annex.label), _own_number(annex), f"«Phụ lục {roman(place)}»")


def _own_number(annex: Annex) -> str:
    return f"số thứ tự «{annex.number}»" if annex.number else "không có số thứ tự"


@rule("AP03", clause=f"{CLAUSE}.b", part=PART, kinds=KINDS)
def appendix_word_in_capitals(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Từ «Phụ lục» viết in hoa.

    Vì sao: từ «Phụ lục» và số thứ tự được trình bày bằng chữ in thường; tên phụ lục mới in hoa.
    Cách sửa: gõ lại «Phụ lục»; chữ in hoa do định dạng thì bấm Ctrl+Shift+A.
    """
    for annex in _appendices(paper):
        word = annex.label.shown[: len("Phụ lục")]
        if word != "Phụ lục":
            is_stored = annex.label.text.startswith("Phụ lục")
            edits = case_edits(annex.label, is_upper_asked=False) if is_stored else ()
            yield Fault(at(annex.label), f"«{word}»", "«Phụ lục»", edits)


@rule(
    "AP04", clause=f"{CLAUSE}.b", part=PART, kinds=KINDS,
    limits={"cỡ chữ «Phụ lục»": APPENDIX.sizes},
)  # fmt: skip
def appendix_word_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Từ «Phụ lục» không đúng kiểu chữ.

    Vì sao: từ «Phụ lục» và số thứ tự ở một dòng riêng, canh giữa, chữ đứng, đậm, cỡ chữ 14.
    Cách sửa: chọn dòng «Phụ lục», chọn cỡ chữ 14, chữ đậm (Ctrl+B), canh giữa (Ctrl+E).
    """
    look = Look(band(limits, "cỡ chữ «Phụ lục»"), bold=True, italic=False)
    for annex in _appendices(paper):
        yield from _looks(annex.label, look)


def _looks(piece: Piece, look: Look) -> Iterator[Fault]:
    """Yield what is wrong with the letters of a centred line."""
    for measured, required, edits in faults_of_look(piece, look):
        yield Fault(at(piece), measured, required, edits)
    align = piece.paragraph.align
    if align != "center":
        edits_of_place = (
            paragraph_edit(piece, "align", "center"),
            paragraph_edit(piece, "first_mm", 0.0),
        )
        yield Fault(at(piece), ALIGNMENTS[align], ALIGNMENTS["center"], edits_of_place)


@rule(
    "AP05", clause=f"{CLAUSE}.b", part=PART, kinds=KINDS,
    limits={"cỡ chữ tên phụ lục": APPENDIX_TITLE.sizes},
)  # fmt: skip
def appendix_title_wrong(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tên phụ lục không đúng kiểu chữ.

    Vì sao: tên phụ lục (nếu có) canh giữa, bằng chữ in hoa, cỡ chữ từ 13 đến 14, đứng, đậm.
    Cách sửa: chọn tên phụ lục, vào Home → Change Case, chọn UPPERCASE; chọn cỡ chữ 14, chữ đậm
    (Ctrl+B), canh giữa (Ctrl+E).
    """
    look = Look(band(limits, "cỡ chữ tên phụ lục"), bold=True, italic=False)
    for annex in _appendices(paper):
        yield from gathered(
            (place, fault)
            for place, piece in enumerate(annex.titles)
            for fault in (*_looks(piece, look), *_small_letters(piece))
        )


def _small_letters(piece: Piece) -> Iterator[Fault]:
    if not is_upper(piece.shown):
        edits = case_edits(piece, is_upper_asked=True)
        yield Fault(at(piece), "tên phụ lục là chữ in thường", "chữ in hoa", edits)


@rule("AP06", clause=f"{CLAUSE}.c", part=PART, kinds=KINDS)
def attachment_line_missing(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Phụ lục không có dòng «(Kèm theo …)».

    Vì sao: trên mỗi phụ lục phải có số, ký hiệu, thời gian ban hành và tên cơ quan ban hành của
    văn bản mà nó kèm theo; văn bản điện tử thì để trống số và ngày.
    Cách sửa: thêm dưới tên phụ lục dòng «(Kèm theo Công văn số …/… ngày … tháng … năm … của …)».
    """
    for annex in paper.annexes:
        if not annex.attachments:
            yield Fault(at(annex.label), "không có dòng kèm theo", "có dòng «(Kèm theo …)»")


@rule(
    "AP07", clause=f"{CLAUSE}.c", part=PART, kinds=KINDS,
    limits={"cỡ chữ dòng kèm theo": ATTACHMENT.sizes},
)  # fmt: skip
def attachment_line_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng «(Kèm theo …)» không đúng kiểu chữ.

    Vì sao: thông tin chỉ dẫn kèm theo văn bản được canh giữa dưới tên phụ lục, chữ in thường, cỡ
    chữ từ 13 đến 14, kiểu chữ nghiêng.
    Cách sửa: chọn dòng được nêu, bấm Ctrl+I để có chữ nghiêng, Ctrl+E để canh giữa; chọn cỡ 14.
    """
    look = Look(band(limits, "cỡ chữ dòng kèm theo"), bold=False, italic=True)
    for annex in paper.annexes:
        yield from gathered(
            (place, fault)
            for place, piece in enumerate(annex.attachments)
            for fault in _looks(piece, look)
        )


@rule("AP08", clause="Phụ lục III, Mẫu 2.1", part=PART, kinds=KINDS, severity=Severity.WARNING)
def attachment_line_incomplete(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dòng «(Kèm theo …)» không ở trong ngoặc đơn hoặc ghi thiếu.

    Vì sao: dòng này có số, ký hiệu, thời gian và cơ quan ban hành văn bản, đặt trong ngoặc đơn;
    văn bản điện tử để trống chỗ ghi số và ngày, nhưng vẫn có các chữ này.
    Cách sửa: ghi lại theo mẫu «(Kèm theo Công văn số …/… ngày … tháng … năm … của …)».
    """
    for annex in paper.annexes:
        if not annex.attachments:
            continue
        words = " ".join(piece.text for piece in annex.attachments)
        lacking = [word for word in ("số", "ngày", "của") if not re.search(rf"\b{word}\b", words)]
        if lacking:
            missing = ", ".join(f"«{word} …»" for word in lacking)
            yield Fault(at(annex.attachments[0]), f"thiếu {missing}", "số, ngày, cơ quan ban hành")
        if not (words.startswith("(") and words.endswith(")")):
            yield Fault(at(annex.attachments[0]), "không có ngoặc đơn", "đặt trong ngoặc đơn")


@rule("AP09", clause=f"{CLAUSE}.đ", part=PART, kinds=KINDS)
def appendix_pages_not_numbered_anew(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số trang của phụ lục không đánh riêng.

    Vì sao: số trang của phụ lục được đánh số riêng theo từng phụ lục.
    Cách sửa: đặt con trỏ trước chữ «Phụ lục», vào Layout → Breaks, chọn Next Page; bấm hai lần vào
    số trang, vào Header & Footer → Page Number → Format Page Numbers, chọn Start at 1.
    """
    for annex, section in _annex_sections(paper):
        previous = _previous_text(paper, annex)
        if previous is None:
            continue
        if previous.section == section.index:
            yield Fault(at(annex.label), "cùng phần trang với nội dung ở trước", "phần trang riêng")
        elif section.starts_at != 1:
            edits = (PageEdit(section.index, "starts_at", 1),)
            yield Fault(at(annex.label), "số trang tiếp theo phần trước", "bắt đầu từ 1", edits)


def _annex_sections(paper: Paper) -> Iterator[tuple[Annex, Section]]:
    sections = {section.index: section for section in paper.document.sections}
    for annex in _appendices(paper):
        section = sections.get(annex.label.paragraph.section)
        if section is not None:
            yield annex, section


def _previous_text(paper: Paper, annex: Annex) -> Paragraph | None:
    """Return the last paragraph with text before an appendix, if there is one."""
    before = (
        each for each in paper.document.body if each.index < annex.first and each.text.strip()
    )
    return max(before, key=lambda each: each.index, default=None)


@rule(
    "AP10", clause=f"{CLAUSE}.đ", part=PART, kinds=KINDS, severity=Severity.INFO, doubtful=True
)  # fmt: skip
def appendix_first_page_number_shown(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Trang đầu của phụ lục có hiện số trang.

    Vì sao: số trang không hiện ở trang thứ nhất, và phụ lục được đánh số trang riêng; hiểu như vậy
    thì trang đầu của phụ lục cũng không hiện số. Nghị định không nói rõ.
    Cách sửa: bấm hai lần vào số trang của phụ lục, đánh dấu vào ô Different First Page.
    """
    for annex, section in _annex_sections(paper):
        numbered = any(
            run.field == "PAGE"
            for header in section.headers
            if header.kind == "default" and not section.title_page
            for index in header.paragraphs
            for run in paper.document.paragraphs[index].runs
        )
        if numbered and _previous_text(paper, annex) is not None:
            edits = (PageEdit(section.index, "title_page", True),)
            yield Fault(at(annex.label), "hiện số trang ở trang đầu", "không hiện", edits)


@rule(
    "AP11", clause="Phụ lục III, Mẫu 2.1", part=PART, kinds=KINDS, severity=Severity.WARNING,
    doubtful=True,
)  # fmt: skip
def letterhead_in_appendix(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Phụ lục có Quốc hiệu, địa danh hoặc nơi nhận.

    Vì sao: mẫu phụ lục chỉ có từ «Phụ lục», tên và dòng kèm theo; không có Quốc hiệu, số, địa
    danh, ngày, nơi nhận. Phụ lục có chữ «mẫu» ở tên là biểu mẫu, có thể có.
    Cách sửa: bỏ các dòng này, nếu đó không phải là một biểu mẫu.
    """
    for annex in _contents(paper):
        body = (each for each in paper.document.body if annex.first <= each.index <= annex.last)
        inside = [(each, fold_text(each.text)) for each in body if len(each.text) >= _SHORTEST]
        for name, pattern in _LETTERHEAD:
            found = next((each for each, words in inside if pattern.search(words)), None)
            if found is not None:
                yield Fault(at(found), f"có {name}", f"phụ lục không có {name}")


@rule(
    "AP12", clause=f"{CLAUSE}.d", part=PART, kinds={Kind.APPENDIX}, severity=Severity.WARNING,
    doubtful=True,
)  # fmt: skip
def corner_of_appendix_taken(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Góc trên bên phải trang đầu của tệp phụ lục không để trống.

    Vì sao: phụ lục không cùng tệp với văn bản được ký số riêng; thông tin ký số ở góc trên, bên
    phải, trang đầu của mỗi tệp.
    Cách sửa: chuyển hoặc xóa chữ ở góc trên, bên phải của trang đầu.
    """
    for paragraph in _corner(paper):
        if not _SIGNED.match(paragraph.text):
            yield Fault(at(paragraph), f"có chữ «{paragraph.text.strip()[:40]}»", "để trống")


def _corner(paper: Paper) -> Iterator[Paragraph]:
    """Yield what stands on the right of the first page, above the word «Phụ lục»."""
    document = paper.document
    first = min((annex.first for annex in _appendices(paper)), default=0)
    above = [each for each in document.body if each.index < first]
    for section in document.sections[:1]:
        kind = "first" if section.title_page else "default"
        for header in section.headers:
            if header.kind == kind and not header.is_footer:
                above += [document.paragraphs[index] for index in header.paragraphs]
    for each in above:
        if each.align == "right" and any(run.text.strip() and not run.field for run in each.runs):
            yield each


@rule(
    "AP13", clause=f"{CLAUSE}.d", part=PART, kinds={Kind.APPENDIX, Kind.ATTACHED},
    severity=Severity.WARNING, doubtful=True, limits={"cỡ chữ thông tin ký số": _SIGNATURE_PT},
)  # fmt: skip
def signing_line_in_wrong_size(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thông tin ký số trên tệp kèm theo không có cỡ chữ 10.

    Vì sao: thông tin ký số trên tệp phụ lục là chữ in thường, đứng, cỡ chữ 10, màu đen.
    Cách sửa: chọn dòng được nêu, chọn cỡ chữ 10.
    """
    wanted = amount(limits, "cỡ chữ thông tin ký số")
    for paragraph in _corner(paper):
        piece = Piece(paragraph, paragraph.runs)
        wrong = [size for size in sizes(piece) if abs(size - wanted) > HALF_A_TENTH]
        if wrong and _SIGNED.match(paragraph.text):
            edits = run_edits(piece, "size_pt", wanted)
            yield Fault(at(paragraph), say_sizes(wrong), f"cỡ chữ {say(wanted)} pt", edits)


@rule(
    "AP14", clause="Phụ lục III, Mẫu 2.1", part=PART, kinds=KINDS, severity=Severity.INFO,
    doubtful=True, limits={"dấu hết": "./."},
)  # fmt: skip
def appendix_end_mark_missing(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Hết phụ lục không có dấu «./.».

    Vì sao: mẫu phụ lục kết thúc bằng «./.»; lời của nghị định không nhắc đến.
    Cách sửa: gõ «./.» ở cuối phụ lục.
    """
    mark = limits["dấu hết"]
    for annex in _contents(paper):
        inside = [each for each in paper.document.body if annex.first <= each.index <= annex.last]
        lasting = [each for each in inside if each.text.strip()]
        if isinstance(mark, str) and not any(each.text.strip().endswith(mark) for each in lasting):
            place = at(lasting[-1]) if lasting else At()
            yield Fault(place, f"không có «{mark}»", f"«{mark}» ở cuối phụ lục")


RULES: tuple[Rule, ...] = (
    appendix_not_pointed_to,
    appendix_number_wrong,
    appendix_word_in_capitals,
    appendix_word_in_wrong_type,
    appendix_title_wrong,
    attachment_line_missing,
    attachment_line_in_wrong_type,
    attachment_line_incomplete,
    appendix_pages_not_numbered_anew,
    appendix_first_page_number_shown,
    letterhead_in_appendix,
    corner_of_appendix_taken,
    signing_line_in_wrong_size,
    appendix_end_mark_missing,
)
