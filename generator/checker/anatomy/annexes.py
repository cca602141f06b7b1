"""Appendices, and texts that are issued with a document: where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checker.anatomy import words
from generator.checker.anatomy.contents import attachment, is_parted, type_of
from generator.checker.anatomy.headings import begins_text
from generator.checker.anatomy.lines import Line
from generator.checker.paper import Annex
from generator.frozen import Frozen
from generator.view.records import Document

_MOST_TITLE_LINES = 6
_FAR = 15
"""How many lines may stand between the letterhead of an attached text and «Kèm theo»."""
_SHORT = 60
_REFERENCE = re.compile(f"{words.NUMBER.pattern}|{words.ADDRESSEES.pattern}")


class _Start(Frozen):
    """Where an annex begins: its first line, and the one that names it."""

    first: int
    label: int


def annexes(lines: Sequence[Line], document: Document) -> tuple[tuple[Annex, ...], int]:
    """Return the annexes, and how many lines stand before the first."""
    starts = list(_starts(lines))
    bodies = [each.index for each in document.body]
    last = bodies[-1] if bodies else -1
    ends = [lines[each.first].index - 1 for each in starts[1:]]
    made = tuple(
        _annex(lines, start, end, document)
        for start, end in zip(starts, [*ends, last], strict=False)
    )
    return made, starts[0].first if starts else len(lines)


def _starts(lines: Sequence[Line]) -> Iterator[_Start]:
    ended, referred = _ends(lines), _first_reference(lines)
    after = -1
    for at, line in enumerate(lines):
        if at <= after or not _may_begin(lines, at, ended, referred):
            continue
        if _is_label(lines, at):
            after = at
            yield _Start(at, at)
        elif words.ATTACHED.match(line.plain):
            start = _attached(lines, at, max(after, ended if ended < at else -1))
            if start is not None:
                after = at
                yield start
        if after == at:
            after += _covered(lines, at)


def _ends(lines: Sequence[Line]) -> int:
    """Return the line of Nơi nhận of the main document: nothing is attached before it."""
    for at, line in enumerate(lines):
        if words.COPIES.match(line.plain) and len(line.plain) < _SHORT:
            return at
    return len(lines)


def _first_reference(lines: Sequence[Line]) -> int:
    """Return the first line with a number or Kính gửi: a main document has begun there."""
    for at, line in enumerate(lines):
        if len(line.plain) < _SHORT and _REFERENCE.match(line.plain):
            return at
    return len(lines)


def _may_begin(lines: Sequence[Line], at: int, ended: int, referred: int) -> bool:
    """Tell whether the main document is over, or there is none."""
    if at > ended:
        return True
    if at and ended == len(lines) and _begins_page(lines, at):
        return True
    # A signature of the agency may stand in the corner above an appendix.
    return referred >= at and (ended == len(lines) or at < 2)  # noqa: PLR2004 - see above


def _is_label(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    label = words.LABEL.match(line.plain)
    if not label or line.stack[0] == "cell":
        return False
    stands_alone = not label["rest"].strip(" .:")
    begins = at == 0 or _begins_page(lines, at)
    return begins or line.is_centred or (stands_alone and _is_followed(lines, at))


def _begins_page(lines: Sequence[Line], at: int) -> bool:
    return lines[at].piece.paragraph.breaks_page or _begins_section(lines, at)


def _begins_section(lines: Sequence[Line], at: int) -> bool:
    return lines[at].piece.paragraph.section > lines[at - 1].piece.paragraph.section


def _is_followed(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a title or «Kèm theo» stands below a label that is not centred."""
    below = lines[at + 1 : at + 4]
    return any(line.is_upper or words.ATTACHED.match(line.plain) for line in below)


def _attached(lines: Sequence[Line], at: int, after: int) -> _Start | None:
    """Find the beginning of the text of which «(Kèm theo …)» is a line."""
    near = list(_above(lines, at, after))[::-1]
    label = next((each for each in near if type_of(lines[each])), None)
    if label is None:
        label = next((each for each in near if lines[each].is_centred), None)
    if label is None:
        return None
    letterhead = range(max(after + 1, label - _FAR), label)
    sections = [each for each in letterhead if each and _begins_section(lines, each)]
    head = [each for each in letterhead if words.NATIONAL.match(lines[each].plain)]
    if sections:
        return _Start(sections[-1], label)
    if head:
        table = lines[head[-1]].stack[:2]
        beside = [each for each in letterhead if lines[each].stack[:2] == table]
        return _Start(beside[0] if table[0] == "cell" else head[-1], label)
    return _Start(label, label)


def _above(lines: Sequence[Line], at: int, after: int) -> Iterator[int]:
    """Yield the lines above «(Kèm theo …)» from below, to where a page or a table is met.

    What stands in the cells above is the signature of the document that issues it.
    """
    for each in range(at - 1, max(after, at - _MOST_TITLE_LINES - 1, -1), -1):
        if lines[each].stack[0] == "cell" and lines[each].stack[:2] != lines[at].stack[:2]:
            return
        yield each
        if each and _begins_page(lines, each):
            return


def _covered(lines: Sequence[Line], at: int) -> int:
    """Count the lines after a label that belong to the same head."""
    for far, line in enumerate(lines[at + 1 : at + 1 + _MOST_TITLE_LINES], start=1):
        if words.ATTACHED.match(line.plain):
            return far + len(attachment(lines[at + far :])) - 1
        if words.LABEL.match(line.plain):
            return far - 1
    return 0


def _annex(lines: Sequence[Line], start: _Start, end: int, document: Document) -> Annex:
    label = lines[start.label]
    titles: list[Line] = []
    notes: Sequence[Line] = ()
    for at in range(start.label + 1, min(len(lines), start.label + 1 + _MOST_TITLE_LINES)):
        line = lines[at]
        if words.ATTACHED.match(line.plain):
            notes = attachment(lines[at:])
            break
        if not _is_title(line, titles, label) or line.index > end:
            break
        if is_parted(titles, line, document.strokes):
            break
        titles.append(line)
    match = words.LABEL.match(label.plain)
    return Annex(
        label=label.piece,
        number=(match["number"] or "").upper() if match else "",
        titles=tuple(each.piece for each in titles),
        attachments=tuple(each.piece for each in notes),
        first=lines[start.first].index,
        last=end,
        is_issued=match is None,
    )


def _is_title(line: Line, above: Sequence[Line], label: Line) -> bool:
    if words.STROKES.match(line.plain) or line.stack[0] == "cell":
        return False
    if begins_text(line.piece):
        return False
    nearest = above[-1] if above else label
    if line.index - nearest.index > 2:  # noqa: PLR2004 - one blank line may stand between
        return False
    return line.is_centred or (not above and (line.is_upper or line.is_bold))
