"""What stands above a letter, its lines broken and its sizes chosen by the room that they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import layout
from generator.blocks import Body, Box, Paragraph, Rule
from generator.context.lines import TEXT_COST, Room, broken, room_of
from generator.frozen import replace
from generator.layout import Element, SizeSet
from generator.vietnamese import NBSP, blank_issue_date

WIDER_BLANK_EM = 190 / 2048
"""By how much an italic no-break space of Liberation Serif is wider than one of Times New Roman."""
WIDEST_DATE = blank_issue_date(12, 2000)
"""No date is wider than one with a blank, so an office keeps its sizes through the year."""


def size_set(place: str) -> SizeSet:
    """Return the largest sizes at which place and date stand on one line (ND30-12)."""
    for sizes in layout.SIZE_SETS:
        if _is_one_line(place, WIDEST_DATE, sizes):
            return sizes
    return layout.SIZE_SETS[-1]


def whole_date(place: str, date: str, sizes: SizeSet) -> str:
    """Return a date that, where it has no room beside the place, goes to the next line whole."""
    if _is_one_line(place, date, sizes):
        return date
    return date.replace(" ", NBSP)


def _is_one_line(place: str, date: str, sizes: SizeSet) -> bool:
    room = room_of(layout.PLACE_DATE, sizes.right_mm, sizes.date_pt)
    wider = date.count(NBSP) * WIDER_BLANK_EM * sizes.date_pt / layout.PT_PER_MM
    return replace(room, mm=room.mm - wider).holds(f"{place}, {date}")


def issuer_fields(
    parent: Sequence[str], issuer: Sequence[str], sizes: SizeSet
) -> dict[str, object]:
    """Return the fields `cơ_quan.*`; the rule is measured by the last line as printed."""
    lines = _lines(issuer, layout.ISSUER, sizes)
    return {
        "chủ_quản": _lines(parent, layout.PARENT, sizes),
        "tên": lines,
        "tên_đầy_đủ": " ".join(issuer),
        "đường_kẻ": issuer_rule(lines[-1], sizes),
    }


def issuer_rule(last_line: str, sizes: SizeSet) -> Rule:
    """Return the rule under the issuer: a share of the text line above it (ND30-25)."""
    text_mm = room_of(layout.ISSUER, sizes.left_mm, sizes.title_pt).width(last_line)
    return Rule(round(layout.ISSUER_RULE_SHARE * text_mm, 1), sizes.left_mm)


def subject_lines(subject: str, sizes: SizeSet) -> str:
    """Return V/v and the subject, broken into lines alike in length (ND30-38)."""
    room = room_of(layout.SUBJECT, sizes.left_mm, sizes.title_pt)
    return "\n".join(broken(f"V/v {subject}", room, TEXT_COST))


def capacity_lines(capacity: Iterable[str]) -> list[str]:
    """Return the capacity of the signatory in capitals, long lines broken (ND30-47)."""
    room = room_of(layout.CAPACITY, layout.END_RIGHT_MM)
    return [line for written in capacity for line in broken(written.upper(), room)]


def urgency_box(degree: str) -> Body:
    """Return the box of a degree of urgency, or nothing (ND30-102)."""
    if not degree:
        return Body(())
    width = layout.URGENCY_WIDTHS_MM[degree]
    return Body((_box(degree, layout.URGENCY, width, 0),))


def draft_words(draft: int) -> str:
    """Return what a draft is called, by its round; nothing for what is no draft."""
    return f"Dự thảo lần {draft}" if draft else ""


def draft_box(draft: int, sizes: SizeSet) -> Body:
    """Return the box of a draft, for the place below number and subject, or nothing.

    The decree knows no draft. Offices go on with the box of Thông tư 01/2011/TT-BNV: «DỰ THẢO» in
    bold capitals of 13 or 14 pt inside a frame, below the number.
    """
    if not draft:
        return Body(())
    words = draft_words(draft)
    room = Room(sizes.left_mm, layout.CIRCULATION.size_pt, bold=True)
    width = room.width(words.upper()) + 2 * layout.CIRCULATION_PADDING_MM
    box = _box(words, layout.CIRCULATION, width, max(0.0, (sizes.left_mm - width) / 2))
    return Body((Paragraph((), layout.LOW_STYLE), box))  # two boxes that touch become one table


def circulation_box(words: str) -> Body:
    """Return the box of who may read the letter, for the top margin, or nothing (ND30-103)."""
    if not words:
        return Body(())
    room = Room(layout.PORTRAIT.text_width_mm, layout.CIRCULATION.size_pt, bold=True)
    width = room.width(words.upper()) + 2 * layout.CIRCULATION_PADDING_MM
    left = min(layout.CIRCULATION_CENTRE * room.mm - width / 2, room.mm - width)
    return Body((_box(words, layout.CIRCULATION, width, max(0.0, left)),))


def _box(words: str, look: Element, width: float, left: float) -> Box:
    colour = look.colour or "auto"
    return Box(words.upper(), look.style, width, layout.BOX_HEIGHT_MM, left, colour)


def _lines(written: Sequence[str], look: Element, sizes: SizeSet) -> list[str]:
    room = room_of(look, sizes.left_mm, sizes.title_pt)
    return [line for each in written for line in broken(each.upper(), room)]
