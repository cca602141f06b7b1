"""The drawn lines that the decree asks for, found under the text that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import metrics
from generator.checker.looks import any_is, inked, run_edits, say
from generator.checker.paper import Paper, Part, Piece
from generator.checker.rule import Fault, at
from generator.frozen import Frozen
from generator.layout import ISSUER_RULE, MOTTO_RULE, PT_PER_MM, Band
from generator.view.edits import RuleEdit
from generator.view.records import Document, Stroke

RULED = (Part.MOTTO, Part.ISSUER, Part.TITLE)
_NEIGHBOURS = 2
"""Lines of one text follow each other; an empty paragraph may stand between."""


class Ruled(Frozen):
    """Lines with a rule under them: the text, the rule if it was found."""

    part: Part
    lines: tuple[Piece, ...]
    stroke: Stroke | None

    @property
    def last(self) -> Piece:
        """Return the line that the rule stands under."""
        return self.lines[-1]


def ruled(paper: Paper, part: Part) -> Iterator[Ruled]:
    """Yield the texts of a part, each with its rule.

    A shape that is anchored elsewhere in the head of the document counts for the text that has
    no other: where a shape is anchored is not where it is drawn.
    """
    loose = _loose_shapes(paper)
    for lines in _groups(paper.part(part)):
        found = _under(paper.document, lines[-1]) or [
            each for each in loose if _could_be(each, part, lines)
        ]
        yield Ruled(part, lines, _nearest(found, _share(part) * line_mm(lines[-1])))


def without_rule(paper: Paper, part: Part, share: Band) -> Iterator[Fault]:
    """Yield the texts of a part without a rule under them, or with underlined letters."""
    is_elsewhere = bool(_loose_shapes(paper))  # one of them may be the rule that is missed
    for each in ruled(paper, part):
        length = round(share.default * line_mm(each.last), 1)
        drawn = () if is_elsewhere else (RuleEdit(each.last.paragraph.spot, length),)
        required = f"một đường kẻ ngang, nét liền, dưới {part.value}"
        underlined = [line for line in each.lines if any_is(line, lambda run: bool(run.underline))]
        if underlined:
            plain = [edit for line in underlined for edit in run_edits(line, "underline", "")]
            edits = (*plain, *(() if each.stroke else drawn))
            yield Fault(at(each.last), "chữ gạch chân, không phải đường kẻ", required, edits, part)
        elif each.stroke is None:
            yield Fault(at(each.last), "không có đường kẻ", required, drawn, part)


def of_wrong_length(paper: Paper, part: Part, share: Band) -> Iterator[Fault]:
    """Yield the rules of a part whose share of the line above is not allowed."""
    for each in ruled(paper, part):
        length = each.stroke.length_mm if each.stroke else None
        if length is None or _allowed(each, share).allows(length):
            continue
        above = line_mm(each.last)
        allowed = Band(share.low * above, share.high * above, share.default * above)
        edit = RuleEdit(each.last.paragraph.spot, round(allowed.default, 1))
        edits = (edit,) if _is_drawn_here(paper.document, each) else ()
        measured = f"đường kẻ dài {say(length)} mm, dòng chữ dài {say(above)} mm"
        yield Fault(at(each.last), measured, _say_share(share, allowed), edits, part)


def _is_drawn_here(document: Document, each: Ruled) -> bool:
    """Tell whether the rule of a text is drawn, and anchored under it: else a person mends it."""
    stroke = each.stroke
    is_drawn = stroke is not None and stroke.kind != "characters"
    return is_drawn and stroke in _under(document, each.last)


def line_mm(piece: Piece) -> float:
    """Return how long a line of text is."""
    runs = inked(piece)
    text = "".join(run.shown for run in piece.runs).strip()
    if not runs:
        return 0.0
    look = runs[0]
    apart = len(text) * look.spacing_pt / PT_PER_MM
    return metrics.width_mm(text, look.size_pt, look.bold, look.italic) * look.scale + apart


def room_mm(piece: Piece) -> float:
    """Return how long a line may be in its paragraph."""
    paragraph = piece.paragraph
    return paragraph.width_mm - paragraph.left_mm - paragraph.right_mm - max(paragraph.first_mm, 0)


def _say_share(share: Band, allowed: Band) -> str:
    if share.low == share.high == 1:
        return f"dài bằng dòng chữ ({say(allowed.default)} mm)"
    low, high = say(allowed.low), say(allowed.high)
    return f"dài bằng 1/3 đến 1/2 dòng chữ ({low}–{high} mm)"


def _allowed(each: Ruled, share: Band) -> Band:
    """Return the lengths that are right for one of the lines: "dòng chữ" may be any of them."""
    spans = [span for line in each.lines for span in _spans(line)]
    low = (share.low - share.tolerance) * min(spans)
    high = (share.high + share.tolerance) * max(spans)
    return Band(low, high, high, 0.1)


def _spans(line: Piece) -> tuple[float, ...]:
    """Return how long the lines are that a paragraph is broken into, as far as can be told."""
    length, room = line_mm(line), room_mm(line)
    return (length,) if length <= room else (length % room, room)


def _groups(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield lines that follow each other; an attached text has a head of its own."""
    group: list[Piece] = []
    for piece in pieces:
        if group and piece.paragraph.index - group[-1].paragraph.index > _NEIGHBOURS:
            yield tuple(group)
            group = []
        group.append(piece)
    if group:
        yield tuple(group)


def _under(document: Document, piece: Piece) -> list[Stroke]:
    """Return the strokes under a line: its own, and those of the empty paragraphs after it."""
    wanted = set(_window(document, piece))
    return [each for each in document.strokes if each.after in wanted]


def _window(document: Document, piece: Piece) -> Iterator[int]:
    own = piece.paragraph
    yield own.index
    for index in range(own.index + 1, len(document.paragraphs)):
        following = document.paragraphs[index]
        is_near = following.story == own.story and following.cell == own.cell
        if not is_near or any(letter.isalnum() for letter in following.text):
            return
        yield following.index


def _loose_shapes(paper: Paper) -> list[Stroke]:
    """Return the shapes in the head of the document that stand under no text of theirs."""
    taken = {
        index
        for part in RULED
        for lines in _groups(paper.part(part))
        for index in _window(paper.document, lines[-1])
    }
    first = next(paper.part(Part.BASIS, Part.BODY), None)
    end = first.paragraph.index if first else len(paper.document.paragraphs)
    return [
        each
        for each in paper.document.strokes
        if each.kind == "shape" and each.after not in taken and each.after <= end
    ]


def _could_be(stroke: Stroke, part: Part, lines: tuple[Piece, ...]) -> bool:
    """Tell whether a shape is about as long as the rule of a part should be."""
    wanted = _share(part) * max(map(line_mm, lines))
    length = stroke.length_mm
    return length is None or wanted / 2 <= length <= wanted * 1.5


def _nearest(found: list[Stroke], wanted_mm: float) -> Stroke | None:
    """Return the stroke that is most nearly as long as asked for."""
    return min(found, key=lambda each: abs((each.length_mm or wanted_mm) - wanted_mm), default=None)


def _share(part: Part) -> float:
    return (MOTTO_RULE if part is Part.MOTTO else ISSUER_RULE).default
