"""Rules of phần, chương, mục, tiểu mục, điều, khoản, điểm: their letters, numbers, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checker.indents import most_common
from generator.checker.looks import (
    ALIGNMENTS,
    Look,
    band,
    case_edits,
    faults_of_look,
    gathered,
    is_upper,
    paragraph_edit,
    sizes,
)
from generator.checker.numbering import LATIN_ONLY, expected, lists, named, out_of_order, steps
from generator.checker.paper import Heading, Level, Paper, Piece
from generator.checker.passages import CENTRED_LEVELS, headings_by_line, running
from generator.checker.rule import Fault, Limits, Rule, at, rule
from generator.errors import Severity
from generator.layout import BODY, Band, exactly

CLAUSE = "Phụ lục I, Phần I, Mục II.6.đ"
PART = "Phần, chương, mục, điều, khoản, điểm"
_ROMAN_LEVELS = frozenset({Level.PART, Level.CHAPTER})
_SENTENCE_ENDS = (".", ";", ":", "./.")
_NUMBER_LEVELS = (
    Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ROMAN, Level.ARTICLE,
    Level.CLAUSE,
)  # fmt: skip


def _of(paper: Paper, *levels: Level) -> Iterator[Heading]:
    return (each for each in paper.headings if each.level in levels)


def _looks(pieces: Iterator[tuple[Piece, Look]]) -> Iterator[Fault]:
    """Yield the faults of the letters of some lines, equal ones as one."""
    yield from gathered(
        (place, Fault(at(piece), measured, required, edits))
        for place, (piece, look) in enumerate(pieces)
        for measured, required, edits in faults_of_look(piece, look)
    )


def _body_size(paper: Paper, allowed: Band) -> Band:
    """Return the size that most of the text has, if it is allowed; else what is allowed."""
    headed = headings_by_line(paper)
    lines = [piece for piece in running(paper) if piece.paragraph.index not in headed]
    common = most_common(size for piece in lines for size in sizes(piece))
    return exactly(common) if common is not None and allowed.allows(common) else allowed


@rule("HD01", clause=CLAUSE, part=PART)
def heading_word_in_capitals(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Từ «Phần», «Chương», «Mục», «Tiểu mục», «Điều» viết in hoa.

    Vì sao: các từ này và số thứ tự được trình bày bằng chữ in thường; chỉ tiêu đề ở dòng dưới của
    phần, chương, mục, tiểu mục mới in hoa.
    Cách sửa: gõ lại, ví dụ «Chương I», «Điều 1»; chữ in hoa do định dạng thì bấm Ctrl+Shift+A.
    """
    for heading in _of(paper, *CENTRED_LEVELS, Level.ARTICLE):
        word = heading.level.value
        shown = heading.piece.shown[: len(word)]
        if shown != word and shown.casefold() == word.casefold():
            edits = case_edits(heading.piece, is_upper_asked=False)
            is_stored = heading.piece.text.startswith(word)
            yield Fault(at(heading.piece), f"«{shown}»", f"«{word}»", edits if is_stored else ())


@rule("HD02", clause=CLAUSE, part=PART, limits={"cỡ chữ": BODY.sizes})
def heading_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Phần, chương, mục, tiểu mục không đúng kiểu chữ.

    Vì sao: từ «Phần», «Chương», «Mục», «Tiểu mục», số thứ tự và tiêu đề đều là chữ đứng, đậm, cỡ
    chữ từ 13 đến 14.
    Cách sửa: chọn dòng được nêu, vào Home, chọn cỡ chữ 14, chữ đậm (Ctrl+B), bỏ chữ nghiêng.
    """
    look = Look(band(limits, "cỡ chữ"), bold=True, italic=False)
    yield from _looks((piece, look) for piece in _centred_lines(paper))


def _centred_lines(paper: Paper) -> Iterator[Piece]:
    for heading in _of(paper, *CENTRED_LEVELS):
        yield heading.piece
        if heading.title is not None:
            yield heading.title


@rule("HD03", clause=CLAUSE, part=PART)
def heading_not_centred(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Phần, chương, mục, tiểu mục không canh giữa.

    Vì sao: số thứ tự và tiêu đề của phần, chương, mục, tiểu mục được canh giữa.
    Cách sửa: chọn dòng được nêu, bấm Ctrl+E; bấm chuột phải, chọn Paragraph, đặt Special là (none).
    """
    for piece in _centred_lines(paper):
        paragraph = piece.paragraph
        if paragraph.align != "center":
            edits = (
                paragraph_edit(piece, "align", "center"),
                paragraph_edit(piece, "first_mm", 0.0),
            )
            yield Fault(at(piece), ALIGNMENTS[paragraph.align], ALIGNMENTS["center"], edits)


@rule("HD04", clause=CLAUSE, part=PART)
def heading_title_wrong(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Tiêu đề của phần, chương, mục, tiểu mục thiếu, không in hoa hoặc không ở dòng riêng.

    Vì sao: phần, chương, mục, tiểu mục phải có tiêu đề, trình bày ngay dưới số thứ tự, bằng chữ in
    hoa.
    Cách sửa: đặt con trỏ sau số thứ tự, bấm Enter để tiêu đề xuống dòng; chọn tiêu đề, vào
    Home → Change Case, chọn UPPERCASE.
    """
    for heading in _of(paper, *CENTRED_LEVELS):
        own = named(heading.level, heading.label)
        if heading.title is None and _rest(heading):
            yield Fault(at(heading.piece), "tiêu đề cùng dòng với số thứ tự", "ở ngay dòng dưới")
        elif heading.title is None:
            yield Fault(at(heading.piece), f"{own} không có tiêu đề", "có tiêu đề ở ngay dòng dưới")
        elif not is_upper(heading.title.shown):
            edits = case_edits(heading.title, is_upper_asked=True)
            measured = f"tiêu đề của {own} là chữ in thường"
            yield Fault(at(heading.title), measured, "chữ in hoa", edits)


def _rest(heading: Heading) -> str:
    """Return what follows the number on the line of a heading."""
    return heading.piece.text.partition(heading.label)[2].strip(" .:-–")


@rule("HD05", clause=CLAUSE, part=PART)
def heading_number_of_wrong_kind(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số thứ tự không đúng loại chữ số, hoặc không có dấu chấm sau số điều.

    Vì sao: phần, chương dùng chữ số La Mã; mục, tiểu mục, điều dùng chữ số Ả Rập; sau số thứ tự
    của điều có dấu chấm (.).
    Cách sửa: gõ lại số thứ tự, ví dụ «Chương II», «Mục 2», «Điều 2.».
    """
    for heading in _of(paper, *CENTRED_LEVELS, Level.ARTICLE):
        own = named(heading.level, heading.label)
        if heading.level in _ROMAN_LEVELS:
            if heading.label.isdecimal():
                yield Fault(at(heading.piece), f"«{own}»", "chữ số La Mã")
        elif not heading.label.isdecimal():
            yield Fault(at(heading.piece), f"«{own}»", "chữ số Ả Rập")
        elif heading.level is Level.ARTICLE and _mark(heading) not in {"", "."}:
            yield Fault(at(heading.piece), f"«{own}{_mark(heading)}»", f"«{own}.»")


def _mark(heading: Heading) -> str:
    """Return the sign after the number of an article, "" where Word numbers or no sign is found."""
    found = re.match(rf"\s*Điều\s+{re.escape(heading.label)}\s*([.:)/-])", heading.piece.text)
    return found[1] if found else ""


@rule("HD06", clause="Phụ lục I, Phần I, Mục V", part=PART, limits={"cỡ chữ": BODY.sizes})
def roman_heading_wrong(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Mục đánh số La Mã (I., II.) không in hoa, đậm.

    Vì sao: ở văn bản chia theo phần, mục, khoản, điểm, số thứ tự và tiêu đề của mục là chữ in hoa,
    đứng, đậm, cỡ chữ từ 13 đến 14.
    Cách sửa: chọn tiêu đề, vào Home → Change Case, chọn UPPERCASE; bấm Ctrl+B; chọn cỡ chữ 14.
    """
    look = Look(band(limits, "cỡ chữ"), bold=True, italic=False)
    titles = [
        heading.piece
        for heading in _of(paper, Level.ROMAN)
        if not heading.piece.text.endswith(_SENTENCE_ENDS)
    ]
    yield from _looks((piece, look) for piece in titles)
    for piece in titles:
        if not is_upper(piece.shown):
            edits = case_edits(piece, is_upper_asked=True)
            yield Fault(at(piece), "tiêu đề là chữ in thường", "chữ in hoa", edits)


@rule("HD07", clause=CLAUSE, part=PART, limits={"cỡ chữ": BODY.sizes})
def article_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Điều không đúng kiểu chữ.

    Vì sao: từ «Điều», số thứ tự và tiêu đề của điều là chữ đứng, đậm, cỡ chữ bằng lời văn.
    Cách sửa: chọn từ «Điều», số thứ tự và tiêu đề, bấm Ctrl+B; chọn cỡ chữ của lời văn.
    """
    size = _body_size(paper, band(limits, "cỡ chữ"))
    yield from _looks(
        (_head_of(heading), Look(size, bold=True, italic=False))
        for heading in _of(paper, Level.ARTICLE)
    )


def _head_of(heading: Heading) -> Piece:
    """Return the title of an article; where it is a sentence, its first run, with the number."""
    piece = heading.piece
    if not piece.text.endswith(_SENTENCE_ENDS):
        return piece
    first = tuple(run for run in piece.runs if run.text.strip())[:1]
    return Piece(piece.paragraph, first, is_whole=False)


@rule("HD08", clause=CLAUSE, part=PART, limits={"cỡ chữ": BODY.sizes})
def clause_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khoản không đúng kiểu chữ.

    Vì sao: khoản là chữ đứng, cỡ chữ bằng lời văn. Khoản có tiêu đề thì số thứ tự và tiêu đề ở một
    dòng riêng, đậm; khoản không có tiêu đề thì không đậm. Một dòng riêng chỉ được coi là tiêu đề
    khi các khoản cùng danh sách cũng vậy và dưới đó có nội dung (không phải danh sách họ tên).
    Cách sửa: chọn dòng được nêu, bấm Ctrl+B để có (hoặc bỏ) chữ đậm; chọn cỡ chữ của lời văn.
    """
    size = _body_size(paper, band(limits, "cỡ chữ"))
    yield from _looks(
        (heading.piece, Look(size, _bold_of(heading, are_titles), _slant_of(heading.piece)))
        for clauses in lists(paper.headings, Level.CLAUSE)
        for are_titles in (_are_titles(clauses, paper),)
        for heading in clauses
    )


def _are_titles(clauses: tuple[Heading, ...], paper: Paper) -> bool:
    """Tell titles from sentences and from the lines of a list, which have nothing under them.

    «1. Các sở, ban, ngành tỉnh» beside «2. Giao Sở Y tế chủ trì …» is no title, and neither is
    «1. Ông Nguyễn Văn An» above «2. Bà Trần Thị Bình».
    """
    if not all(each.has_title for each in clauses):
        return False
    places = [each.piece.paragraph.index for each in clauses]
    paragraphs = paper.document.paragraphs
    return len(places) == 1 or any(
        each.text.strip()
        for above, below in pairwise(places)
        for each in paragraphs[above + 1 : below]
    )


def _bold_of(heading: Heading, are_titles: bool) -> bool | None:
    """Tell whether a clause has to be bold; a sentence may have bold words in it."""
    if heading.has_title:
        return True if are_titles else None
    words = [run for run in heading.piece.runs if run.text.strip()]
    return False if words and all(run.bold for run in words) else None


@rule("HD09", clause=CLAUSE, part=PART, limits={"cỡ chữ": BODY.sizes})
def point_in_wrong_type(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Điểm không đúng kiểu chữ.

    Vì sao: điểm là chữ in thường, đứng, cỡ chữ bằng lời văn.
    Cách sửa: chọn đoạn được nêu, bỏ chữ nghiêng (Ctrl+I); chọn cỡ chữ của lời văn.
    """
    size = _body_size(paper, band(limits, "cỡ chữ"))
    yield from _looks(
        (heading.piece, Look(size, italic=_slant_of(heading.piece)))
        for heading in _of(paper, Level.POINT)
    )


def _slant_of(piece: Piece) -> bool | None:
    """Ask for upright letters where all are slanted; a sentence may have slanted words in it."""
    words = [run for run in piece.runs if run.text.strip()]
    return False if words and all(run.italic for run in words) else None


@rule("HD10", clause=CLAUSE, part=PART)
def point_letters_not_vietnamese(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Chữ cái của điểm không theo bảng chữ cái tiếng Việt.

    Vì sao: các điểm dùng chữ cái tiếng Việt theo thứ tự a, b, c, d, đ, e, g, h, i, k, l, …; không
    có f, j, w, z. Danh sách tự động của Word đi từ d) sang e), không có đ).
    Cách sửa: tắt danh sách tự động ở các điểm này rồi gõ chữ cái, hoặc tạo một danh sách riêng
    cho từng chữ (Home → Multilevel List → Define New Multilevel List).
    """
    for step in steps(paper.headings, Level.POINT):
        label = step.heading.label
        how = " (đánh số tự động)" if step.heading.piece.paragraph.number else ""
        if label in LATIN_ONLY:
            measured, required = f"điểm {label}){how}", "a, b, c, d, đ, e, g, h, i, k, l, …"
        elif label == "e" and step.before and step.before.label == "d":
            measured, required = f"sau điểm d) là điểm e), thiếu điểm đ){how}", "điểm đ)"
        else:
            continue
        yield Fault(at(step.heading.piece), measured, required)


@rule("HD11", clause=CLAUSE, part=PART, severity=Severity.WARNING)
def numbers_out_of_order(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Số thứ tự nhảy cách hoặc lặp lại.

    Vì sao: phần, chương, mục, điều, khoản, điểm được đánh số thứ tự.
    Cách sửa: xem lại thứ tự và gõ lại số; số tự động thì bấm chuột phải vào số, chọn
    Set Numbering Value.
    """
    for step in steps(paper.headings, *_NUMBER_LEVELS, Level.POINT):
        before = step.before.label if step.before else ""
        if step.heading.level is Level.POINT and (before, step.heading.label) == ("d", "e"):
            continue
        wrong = out_of_order(step)
        if wrong is not None:
            yield Fault(at(step.heading.piece), wrong, expected(step))


@rule("HD12", clause=CLAUSE, part=PART, severity=Severity.INFO, doubtful=True)
def decimal_numbering(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đánh số kiểu 1.1, 1.2.

    Vì sao: nghị định chỉ nêu khoản đánh số 1, 2 và điểm đánh chữ a, b; cách đánh số 1.1 không được
    nêu, cũng không bị cấm.
    Cách sửa: nếu muốn theo đúng bố cục của nghị định, thay 1.1, 1.2 bằng a), b).
    """
    yield from gathered(
        (place, Fault(at(piece), "đánh số kiểu 1.1", "khoản 1, 2; điểm a, b"))
        for place, piece in enumerate(running(paper))
        if _DECIMAL.match(f"{piece.paragraph.number} {piece.text}".strip())
    )


_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s+\D")


@rule("HD13", clause=CLAUSE, part=PART, severity=Severity.WARNING)
def number_with_wrong_mark(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Dấu sau số khoản hoặc chữ cái của điểm không đúng.

    Vì sao: sau số thứ tự của khoản có dấu chấm, sau chữ cái của điểm có dấu đóng ngoặc đơn:
    «1.», «a)».
    Cách sửa: gõ lại dấu, ví dụ «1.» thay cho «1/» hay «1)», «a)» thay cho «a.» hay «a/».
    """
    yield from gathered(
        (place, Fault(at(piece), f"«{marked[0].strip()}»", _right_mark(marked["label"])))
        for place, piece in enumerate(running(paper))
        if (marked := _WRONG_MARK.match(f"{piece.paragraph.number} {piece.text}".strip()))
    )


_WRONG_MARK = re.compile(r"(?:(?P<label>\d{1,2}|[a-zđ])(?:/|\)(?<=\d\))|(?<=[a-zđ])\.))\s+(?=\w)")


def _right_mark(label: str) -> str:
    return f"«{label}.»" if label.isdecimal() else f"«{label})»"


RULES: tuple[Rule, ...] = (
    heading_word_in_capitals,
    heading_in_wrong_type,
    heading_not_centred,
    heading_title_wrong,
    heading_number_of_wrong_kind,
    roman_heading_wrong,
    article_in_wrong_type,
    clause_in_wrong_type,
    point_in_wrong_type,
    point_letters_not_vietnamese,
    numbers_out_of_order,
    decimal_numbering,
    number_with_wrong_mark,
)
