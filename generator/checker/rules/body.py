"""Rules of the text itself: its type, its indents, its gaps and lines (BD)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from generator.checker.anatomy.words import OPEN_LETTER
from generator.checker.indents import (
    FIRST_LINES,
    first_line,
    indent_edits,
    indented,
    is_typed,
    legal,
    most_common,
    nearest_legal,
    usual_indent,
)
from generator.checker.kinds import IN_SCOPE, Kind
from generator.checker.looks import (
    ALIGNMENTS,
    all_are,
    amount,
    band,
    gathered,
    is_bold,
    is_italic,
    last_words,
    paragraph_edit,
    run_edits,
    say,
    say_band,
    say_sizes,
    size_edits,
    sizes,
    sizes_outside,
)
from generator.checker.paper import Heading, Paper, Part, Piece
from generator.checker.passages import ends_in_table, headings_by_line, running
from generator.checker.rule import Fault, Limits, Rule, at, rule
from generator.checker.rule_lines import line_mm, room_mm
from generator.checker.rules.basis import BASIS_RULES
from generator.errors import Severity
from generator.layout import (
    BODY,
    LINE_SPACING,
    NATURAL_LINE,
    PARAGRAPH_GAP_PT,
)
from generator.view.edits import Edit

TEXT = "Phụ lục I, Phần I, Mục II.6.e"
PART = "Nội dung"
_POINT_OF_ROUNDING = 0.1
_LINE_OF_ROUNDING = 0.01
_LAST_LINES = 3  # a note or «(Gửi kèm …)» may follow the last sentence


def _text_lines(paper: Paper) -> list[tuple[int, Piece]]:
    """Return the lines of text that are neither bases nor headings, with their places."""
    apart = {piece.paragraph.index for piece in paper.part(Part.BASIS)}
    apart |= set(headings_by_line(paper))
    return [
        (place, piece)
        for place, piece in enumerate(running(paper))
        if piece.paragraph.index not in apart
    ]


@rule("BD01", clause=TEXT, part=PART, limits={"cỡ chữ": BODY.sizes})
def body_size_out_of_range(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cỡ chữ của lời văn nằm ngoài khoảng cho phép.

    Vì sao: lời văn dùng cỡ chữ từ 13 đến 14, cùng một cỡ trong cả văn bản.
    Cách sửa: chọn các đoạn được nêu, vào Home → Font Size, chọn 14 (hoặc 13).
    """
    allowed = band(limits, "cỡ chữ")
    yield from gathered(
        (
            place,
            Fault(
                at(piece), say_sizes(wrong), f"cỡ chữ {say_band(allowed, 'pt')}",
                size_edits(piece, allowed),
            ),
        )
        for place, piece in _text_lines(paper)
        if (wrong := sizes_outside(piece, allowed))
    )  # fmt: skip


@rule("BD02", clause=TEXT, part=PART, severity=Severity.WARNING, limits={"cỡ chữ": BODY.sizes})
def body_sizes_mixed(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Lời văn có nhiều cỡ chữ.

    Vì sao: cỡ chữ trong một văn bản tăng, giảm cùng nhau; lời văn có một cỡ, 13 hoặc 14.
    Cách sửa: chọn các đoạn được nêu, vào Home → Font Size, chọn cỡ của phần lớn lời văn.
    """
    allowed = band(limits, "cỡ chữ")
    lines = [each for each in _text_lines(paper) if not sizes_outside(each[1], allowed)]
    common = most_common(size for _, piece in lines for size in sizes(piece))
    yield from gathered(
        (
            place,
            Fault(
                at(piece), say_sizes(sizes(piece)), f"cỡ chữ {say(common)} pt như các đoạn khác",
                run_edits(piece, "size_pt", common),
            ),
        )
        for place, piece in lines
        if common is not None and sizes(piece) not in {(), (common,)}
    )  # fmt: skip


@rule("BD03", clause=TEXT, part=PART)
def body_in_italics(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cả đoạn lời văn là chữ nghiêng.

    Vì sao: lời văn dùng kiểu chữ đứng; chỉ căn cứ, địa danh và ngày, dòng kèm theo là chữ nghiêng.
    Cách sửa: chọn đoạn được nêu, bấm Ctrl+I để bỏ chữ nghiêng.
    """
    yield from gathered(
        (
            place,
            Fault(at(piece), "chữ nghiêng", "chữ đứng", run_edits(piece, "italic", False)),
        )
        for place, piece in _text_lines(paper)
        if all_are(piece, is_italic) and not _in_brackets(piece)
    )


def _in_brackets(piece: Piece) -> bool:
    return piece.text.startswith("(") and piece.text.rstrip(".;").endswith(")")


@rule("BD04", clause="Phụ lục I, Phần I, Mục V", part=PART, severity=Severity.WARNING)
def body_in_bold(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Cả một đoạn lời văn là chữ đậm.

    Vì sao: lời văn dùng chữ thường, kiểu đứng; chữ đậm dành cho tiêu đề của phần, chương, mục,
    điều, khoản. Câu cần lưu ý thì chỉ làm đậm những chữ cần lưu ý.
    Cách sửa: chọn đoạn được nêu, bấm Ctrl+B để bỏ chữ đậm.
    """
    yield from gathered(
        (place, Fault(at(piece), "chữ đậm", "chữ không đậm", run_edits(piece, "bold", False)))
        for place, piece in _text_lines(paper)
        if all_are(piece, is_bold) and piece.text.endswith((".", ";", "./."))
    )


@rule("BD05", clause=TEXT, part=PART)
def body_not_justified(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Lời văn không canh đều hai lề.

    Vì sao: nội dung văn bản được canh đều cả hai lề.
    Cách sửa: chọn các đoạn được nêu, bấm Ctrl+J (Home → Justify).
    """
    headed = headings_by_line(paper)
    yield from gathered(
        (
            place,
            Fault(
                at(piece), ALIGNMENTS[piece.paragraph.align], ALIGNMENTS["both"],
                (paragraph_edit(piece, "align", "both"),),
            ),
        )
        for place, piece in enumerate(running(paper))
        if piece.paragraph.align != "both" and not _is_short(piece, headed)
    )  # fmt: skip


def _is_short(piece: Piece, headed: Mapping[int, Heading]) -> bool:
    """Tell a heading on one line from text: set left it looks as if it were justified."""
    heading = headed.get(piece.paragraph.index)
    is_left = piece.paragraph.align == "left"
    has_title = heading is not None and heading.has_title
    return is_left and has_title and line_mm(piece) < room_mm(piece)


@rule("BD06", clause=TEXT, part=PART, limits=FIRST_LINES)
def first_line_out_of_range(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thụt đầu dòng không đúng 10 mm hoặc 12,7 mm.

    Vì sao: khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.
    Cách sửa: chọn các đoạn được nêu, bấm chuột phải, chọn Paragraph; ở mục Indentation đặt Left 0,
    Special là First line, By 1,27 cm.
    """
    short, long = legal(limits)
    meant = usual_indent(paper, limits)
    yield from gathered(
        (
            place,
            Fault(
                at(piece), f"thụt đầu dòng {say(first_line(piece))} mm",
                f"{say(short)} mm hoặc {say(long)} mm", indent_edits(piece, meant),
            ),
        )
        for place, piece in indented(paper)
        if nearest_legal(first_line(piece), limits) is None
    )  # fmt: skip


@rule("BD07", clause=TEXT, part=PART, severity=Severity.WARNING, limits=FIRST_LINES)
def first_lines_mixed(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Các đoạn thụt đầu dòng không như nhau.

    Vì sao: chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm. Nghị định không nói các đoạn phải như nhau,
    nhưng trong một văn bản nên chỉ dùng một trong hai số đo.
    Cách sửa: chọn các đoạn được nêu, bấm chuột phải, chọn Paragraph; ở mục Indentation đặt
    Special là First line, By bằng số của các đoạn khác.
    """
    meant = usual_indent(paper, limits)
    yield from gathered(
        (
            place,
            Fault(
                at(piece), f"thụt đầu dòng {say(own)} mm", f"{say(meant)} mm như các đoạn khác",
                indent_edits(piece, meant),
            ),
        )
        for place, piece in indented(paper)
        if (own := nearest_legal(first_line(piece), limits)) not in {None, meant}
        and own is not None
    )  # fmt: skip


@rule("BD08", clause=TEXT, part=PART, severity=Severity.WARNING)
def indent_typed(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Thụt đầu dòng bằng phím Tab hoặc dấu cách.

    Vì sao: chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm; dấu cách và phím Tab không cho đúng số đo này,
    và lệch đi khi sửa câu.
    Cách sửa: xóa các dấu cách hoặc dấu Tab ở đầu đoạn; bấm chuột phải, chọn Paragraph, đặt
    Special là First line, By 1,27 cm.
    """
    yield from gathered(
        (
            place,
            Fault(at(piece), f"đầu đoạn có {_typed(piece)}", "thụt đầu dòng đặt trong Paragraph"),
        )
        for place, piece in enumerate(running(paper))
        if is_typed(piece)
    )


def _typed(piece: Piece) -> str:
    return "dấu Tab" if piece.paragraph.text.startswith("\t") else "nhiều dấu cách"


@rule("BD09", clause=TEXT, part=PART, severity=Severity.WARNING, limits={"sai số lề đoạn": 1.0})
def body_indented(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Đoạn lời văn lùi vào so với lề.

    Vì sao: lời văn canh đều cả hai lề, chỉ dòng đầu của đoạn lùi vào.
    Cách sửa: chọn các đoạn được nêu, bấm chuột phải, chọn Paragraph; ở mục Indentation đặt Left 0
    và Right 0.
    """
    slack = amount(limits, "sai số lề đoạn")
    yield from gathered(
        (place, Fault(at(piece), measured, "lề của đoạn 0 mm", edits))
        for place, piece in indented(paper)
        for measured, edits in _indents(piece, slack)
    )


def _indents(piece: Piece, slack: float) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    paragraph = piece.paragraph
    if abs(paragraph.left_mm) > slack:
        edits = indent_edits(piece, max(first_line(piece), 0.0))
        yield f"các dòng sau lùi vào {say(paragraph.left_mm)} mm bên trái", edits
    if abs(paragraph.right_mm) > slack:
        edits = (paragraph_edit(piece, "right_mm", 0.0),)
        yield f"các dòng lùi vào {say(paragraph.right_mm)} mm bên phải", edits


@rule("BD10", clause=TEXT, part=PART, limits={"cách đoạn tối thiểu": PARAGRAPH_GAP_PT})
def gap_too_small(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khoảng cách giữa các đoạn dưới 6 pt.

    Vì sao: khoảng cách giữa các đoạn văn tối thiểu là 6 pt.
    Cách sửa: chọn các đoạn được nêu, bấm chuột phải, chọn Paragraph; ở mục Spacing đặt Before
    6 pt, và bỏ dấu ở ô «Don't add space between paragraphs of the same style».
    """
    least = amount(limits, "cách đoạn tối thiểu")
    yield from gathered(
        (
            place,
            Fault(
                at(lower), f"cách đoạn trên {say(gap)} pt", f"từ {say(least)} pt",
                (paragraph_edit(lower, "before_pt", least),),
            ),
        )
        for place, (upper, lower) in enumerate(pairwise(running(paper)), start=1)
        if lower.paragraph.index == upper.paragraph.index + 1
        and (gap := upper.paragraph.after_pt + lower.paragraph.before_pt)
        < least - _POINT_OF_ROUNDING
    )  # fmt: skip


@rule("BD11", clause=TEXT, part=PART, limits={"cách dòng": LINE_SPACING})
def line_spacing_out_of_range(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khoảng cách giữa các dòng nằm ngoài khoảng cho phép.

    Vì sao: khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.
    Cách sửa: chọn các đoạn được nêu, vào Home → Line and Paragraph Spacing, chọn 1.0 (đến 1.5).
    """
    allowed = band(limits, "cách dòng")
    yield from gathered(
        (
            place,
            Fault(
                at(piece), f"cách dòng {_lines(line)} dòng", f"{say_band(allowed, 'dòng')}",
                (paragraph_edit(piece, "line", allowed.low if line < 1 else allowed.high),),
            ),
        )
        for place, piece in enumerate(running(paper))
        if piece.paragraph.line_rule == "auto"
        and not allowed.low - _LINE_OF_ROUNDING
        <= (line := piece.paragraph.line)
        <= allowed.high + _LINE_OF_ROUNDING
    )  # fmt: skip


def _lines(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


@rule(
    "BD12", clause=TEXT, part=PART, severity=Severity.WARNING, doubtful=True,
    limits={"cách dòng": LINE_SPACING},
)  # fmt: skip
def exact_line_spacing_out_of_range(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Khoảng cách dòng đặt bằng pt nằm ngoài khoảng từ dòng đơn đến 1,5 dòng.

    Vì sao: khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines. Nghị định không
    nói đến số đo bằng pt; với Times New Roman, dòng đơn cỡ 14 cao 16,1 pt, 1,5 dòng cao 24,2 pt.
    Cách sửa: chọn các đoạn được nêu, bấm chuột phải, chọn Paragraph; ở mục Line spacing chọn
    Single thay cho Exactly hoặc At least.
    """
    allowed = band(limits, "cách dòng")
    yield from gathered(
        (
            place,
            Fault(
                at(piece), f"cách dòng {say(piece.paragraph.line)} pt, cỡ chữ {say(size)} pt",
                f"{say(low)}–{say(high)} pt", (paragraph_edit(piece, "line", allowed.default),),
            ),
        )
        for place, piece in enumerate(running(paper))
        if piece.paragraph.line_rule != "auto" and sizes(piece)
        for size in sizes(piece)[-1:]
        for low, high in [(allowed.low * size * NATURAL_LINE, allowed.high * size * NATURAL_LINE)]
        if _is_outside(piece, low, high)
    )  # fmt: skip


def _is_outside(piece: Piece, low: float, high: float) -> bool:
    """Tell whether the lines stand too close or too far; "at least" never sets them closer."""
    line, slack = piece.paragraph.line, _POINT_OF_ROUNDING + 0.1
    too_close = piece.paragraph.line_rule == "exact" and line < low - slack
    return too_close or line > high + slack


@rule(
    "BD13", clause="Phụ lục III, các mẫu", part=PART, severity=Severity.WARNING,
    limits={"dấu hết": "./."}, kinds=IN_SCOPE - {Kind.COPY},
)  # fmt: skip
def end_mark_missing(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Hết lời văn không có dấu «./.».

    Vì sao: các mẫu ở Phụ lục III kết thúc nội dung bằng «./.»; người đọc biết văn bản đã hết.
    Cách sửa: gõ «./.» thay cho dấu chấm của câu cuối.
    """
    lines = [piece for piece in running(paper) if piece.paragraph.index <= paper.end]
    mark = limits["dấu hết"]
    if not lines or not isinstance(mark, str) or ends_in_table(paper, lines[-1]):
        return
    if paper.type_name == OPEN_LETTER:  # the forms say nothing of it
        return
    if not any(piece.text.endswith(mark) for piece in lines[-_LAST_LINES:]):
        yield Fault(at(lines[-1]), f"câu cuối hết bằng «{last_words(lines[-1])}»", f"«{mark}»")


RULES: tuple[Rule, ...] = (
    body_size_out_of_range,
    body_sizes_mixed,
    body_in_italics,
    body_in_bold,
    body_not_justified,
    first_line_out_of_range,
    first_lines_mixed,
    indent_typed,
    body_indented,
    gap_too_small,
    line_spacing_out_of_range,
    exact_line_spacing_out_of_range,
    end_mark_missing,
    *BASIS_RULES,
)
