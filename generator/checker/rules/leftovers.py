"""Rules of what may not stay in a text that is ready: marks, blanks, comments, changes (LO)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checker.kinds import EVERY
from generator.checker.looks import gathered, run_edits
from generator.checker.once import once_a_paper
from generator.checker.paper import Paper, Part, Piece
from generator.checker.passages import Reading, read
from generator.checker.rule import At, Fault, Limits, Rule, at, rule
from generator.checker.slips import Sighting, told
from generator.errors import Severity
from generator.view.records import Change, Paragraph, Run

CLAUSE = "thông lệ"
PART = "Phần còn sót"
_QUOTED = 40
_SHORT_LINE = 60
_MAY_BE_BLANK = (
    Part.NUMBER, Part.PLACE_DATE, Part.ATTACHMENT, Part.CONTACT, Part.CAPACITY, Part.SIGNATORY,
    Part.NATIONAL_TITLE, Part.MOTTO, Part.ISSUER, Part.PARENT,
)  # fmt: skip


@once_a_paper
def _everything(paper: Paper) -> Reading:
    """Return the words of every story but comments."""
    return read(each for each in paper.document.paragraphs if each.story != "comment")


def _matches(words: Reading, pattern: re.Pattern[str], required: str) -> Iterator[Fault]:
    yield from told(
        Sighting(words.paragraph_at(match.start()), match[0][:_QUOTED], required, spells=False)
        for match in pattern.finditer(words.text)
    )


@rule("LO01", clause=CLAUSE, part=PART, kinds=EVERY)
def template_mark_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn dấu của mẫu văn bản.

    Vì sao: «{{ … }}», «{% … %}» là chỗ chương trình điền; còn lại nghĩa là chưa điền.
    Cách sửa: điền nội dung vào chỗ này, hoặc lập lại văn bản từ mẫu.
    """
    yield from _matches(_everything(paper), _TEMPLATE_MARK, "nội dung thật")


_TEMPLATE_MARK = re.compile(r"\{\{[^\n}]*(?:\}\})?|\{[%#][^\n}]*\}?|\}\}|[%#]\}")


@rule("LO02", clause=CLAUSE, part=PART, kinds=EVERY)
def placeholder_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn chỗ chờ điền.

    Vì sao: «[tên cơ quan]», «<họ và tên>» là lời nhắc trong mẫu, không phải nội dung.
    Cách sửa: thay lời nhắc bằng nội dung thật.
    """
    yield from _matches(_everything(paper), _PLACEHOLDER, "nội dung thật")


_PROMPTS = (
    r"(?:tên|họ và tên|họ tên|ngày|tháng|năm|số|nhập|điền|ghi|chọn|nội dung|địa danh|chức vụ"
    r"|cơ quan|đơn vị|trích yếu|nơi nhận|insert|click|type)"
)
_PLACEHOLDER = re.compile(
    rf"\[{_PROMPTS}\b[^\]\n]{{0,60}}\]|<{_PROMPTS}\b[^>\n]{{0,60}}>|«\w+_\w+»"
    r"|Click (?:here|or tap here) to enter text\.?|Nhấp hoặc gõ vào đây[^\n]{0,20}",
    re.IGNORECASE,
)


@rule("LO03", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def empty_brackets_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn ngoặc vuông để trống.

    Vì sao: «[…]», «[ ]» thường là chỗ chưa điền; ô đánh dấu của biểu mẫu thì được giữ.
    Cách sửa: điền nội dung, hoặc xóa dấu ngoặc.
    """
    yield from _matches(_everything(paper), _EMPTY_BRACKETS, "nội dung thật")


_EMPTY_BRACKETS = re.compile(r"\[[ .…_]*\]")


@rule("LO04", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def crosses_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn chữ «xxx» chờ thay.

    Vì sao: «xxx» là chữ giữ chỗ khi soạn thảo.
    Cách sửa: thay bằng nội dung thật.
    """
    yield from _matches(_everything(paper), _CROSSES, "nội dung thật")


_CROSSES = re.compile(r"(?<![\w/.@])(?:x{3,}|X{4,})(?!\w)|\bXXX(?=/)")


@rule("LO05", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def dots_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn dấu chấm chờ điền.

    Vì sao: chỉ số, ngày và dòng kèm theo được để trống khi chưa phát hành; dấu chấm ở chỗ khác là
    chỗ chưa điền. Biểu mẫu trong phụ lục thì được giữ.
    Cách sửa: điền nội dung thay cho dấu chấm.
    """
    words = read(
        each
        for each in paper.document.paragraphs
        if each.story == "body" and each.index not in _blanks(paper) and not _is_contents(each)
    )
    yield from _matches(words, _DOTS, "nội dung thật")


_DOTS = re.compile(
    r"(?:(?<=[\s:(])|(?<=\w )|^)(?:\.{4,}|…{2,}|(?:…\.*){2,})"
    r"|(?<=[^\s_][ :(])_{5,}|^ *_{5,}(?!_)(?=[^\n]*[^\W_])",
    re.MULTILINE,
)
_ISSUED_WITH = re.compile(r"kèm theo\b.*\b(?:số|ngày)", re.IGNORECASE)


@once_a_paper
def _blanks(paper: Paper) -> frozenset[int]:
    """Return the paragraphs that may have blanks: number, date, and all of the appendices."""
    own = {piece.paragraph.index for piece in paper.part(*_MAY_BE_BLANK)}
    for annex in paper.annexes:
        own.update(range(annex.first, annex.last + 1))
    own.update(each.index for each in paper.document.body if _ISSUED_WITH.search(each.text))
    return frozenset(own)


def _is_contents(paragraph: Paragraph) -> bool:
    """Tell whether a line belongs to a table of contents."""
    return paragraph.style.upper().startswith("TOC")


@rule("LO06", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.INFO)
def draft_mark_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn chữ «Dự thảo».

    Vì sao: văn bản trình ký không còn là dự thảo.
    Cách sửa: xóa dòng này khi văn bản đã sẵn sàng để ký.
    """
    for paragraph in paper.document.paragraphs:
        words = paragraph.text.strip()
        if paragraph.story != "comment" and len(words) < _SHORT_LINE and _DRAFT.match(words):
            yield Fault(at(paragraph), f"«{words}»", "không còn chữ «Dự thảo»")


_DRAFT = re.compile(r"\(?(?:bản )?dự thảo(?:\W*(?:lần|ngày)\b.*|\W*\d*\W*)$", re.IGNORECASE)


@rule("LO07", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def comments_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn lời bình (comment).

    Vì sao: lời bình là trao đổi khi soạn thảo, không được phát hành cùng văn bản.
    Cách sửa: vào Review → Delete → Delete All Comments in Document.
    """
    comments = [each for each in paper.document.paragraphs if each.story == "comment"]
    spoken = [each for each in comments if each.text.strip()]
    if spoken:
        words = spoken[0].text.strip()[:_QUOTED]
        yield Fault(at(spoken[0]), f"{len(spoken)} đoạn lời bình, đầu tiên «{words}»", "không có")


@rule("LO08", clause=CLAUSE, part=PART, kinds=EVERY)
def changes_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn chỗ sửa chưa chấp nhận (Track Changes).

    Vì sao: chưa chấp nhận hay từ chối thì chưa biết văn bản viết gì.
    Cách sửa: vào Review, xem từng chỗ sửa rồi bấm Accept hoặc Reject; tắt Track Changes.
    """
    paragraphs = {each.spot: each for each in paper.document.paragraphs}
    groups: dict[str, list[Change]] = {}
    for change in paper.document.changes:
        groups.setdefault(_CHANGES[change.kind], []).append(change)
    for name, changes in groups.items():
        first = paragraphs.get(changes[0].spot)
        words = next((each.text.strip() for each in changes if each.text.strip()), "")
        example = f", đầu tiên «{words[:_QUOTED]}»" if words else ""
        place = at(first) if first else At()
        yield Fault(place, f"{len(changes)} chỗ {name}{example}", "không còn chỗ sửa nào")


_CHANGES = {
    "inserted": "thêm chữ",
    "deleted": "xóa chữ",
    "moved": "chuyển chữ",
    "formatted": "đổi định dạng",
}


@rule("LO09", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def highlight_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Còn chữ tô nền.

    Vì sao: tô nền (highlight) là dấu nhắc khi soạn thảo, in ra vẫn thấy.
    Cách sửa: chọn chữ được nêu, vào Home → Text Highlight Color, chọn No Color.
    """
    yield from gathered(
        (
            place,
            Fault(
                at(paragraph), f"chữ tô nền «{_words(paragraph, _is_highlighted)}»", "không tô nền",
                run_edits(
                    Piece(paragraph, paragraph.runs), "highlight", "", where=_is_highlighted
                ),
            ),
        )
        for place, paragraph in enumerate(paper.document.paragraphs)
        if paragraph.story != "comment" and _words(paragraph, _is_highlighted)
    )  # fmt: skip


def _is_highlighted(run: Run) -> bool:
    return run.highlight not in {"", "none"}


@rule("LO10", clause=CLAUSE, part=PART, kinds=EVERY, severity=Severity.WARNING)
def hidden_text_left(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Có chữ ẩn.

    Vì sao: chữ ẩn không in ra nhưng người nhận tệp vẫn mở xem được.
    Cách sửa: bấm Ctrl+Shift+8 để hiện chữ ẩn, xem rồi xóa; hoặc chọn chữ, vào Home → Font, bỏ dấu
    ở ô Hidden.
    """
    for paragraph in paper.document.paragraphs:
        words = _words(paragraph, lambda run: run.hidden)
        if words and paragraph.story != "comment":
            yield Fault(at(paragraph), f"chữ ẩn «{words}»", "không có chữ ẩn")


def _words(paragraph: Paragraph, looks: Callable[[Run], bool]) -> str:
    return "".join([run.text for run in paragraph.runs if looks(run)]).strip()[:_QUOTED]


RULES: tuple[Rule, ...] = (
    template_mark_left,
    placeholder_left,
    empty_brackets_left,
    crosses_left,
    dots_left,
    draft_mark_left,
    comments_left,
    changes_left,
    highlight_left,
    hidden_text_left,
)
