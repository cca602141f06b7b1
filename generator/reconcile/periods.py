"""What was typed by hand in the texts: numerals and dates; names of the period before ours."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.blocks import (
    Block,
    Body,
    Cell,
    Field,
    Note,
    Paragraph,
    Run,
    Table,
    lines,
    lines_of_notes,
)
from generator.frozen import Frozen
from generator.reconcile.numerals import STATEMENT, TAG
from generator.vietnamese import Period, parse_period

TYPED = re.compile(
    r"(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:tháng|quý|năm) (?:\d+|[IVX]+\b)(?:/\d{4}| năm \d{4})?"
    r"|\d+(?:[.,/]\d+)*(?:/[\w-]*[A-ZĐ][\w-]*)?%?",
    re.IGNORECASE,
)
ITEM = re.compile(r"\d+[.)]\s")
"""How an item of a list begins: its number says nothing."""
PERIOD = re.compile(
    r"\d{1,2} tháng (?:đầu|cuối) năm \d{4}|(?:tháng \d{1,2}|quý (?:[IV]+|\d))(?:/| năm )\d{4}",
    re.IGNORECASE,
)
COMPARED = re.compile(r"so với|cùng kỳ|kỳ trước|tháng trước|quý trước|năm trước", re.IGNORECASE)
"""Who compares with the period before may name it."""
YEAR = 12


class Typed(Frozen):
    """A text that a person typed; `where` is its file or entry."""

    where: str
    text: str


def typed_texts(where: str, blocks: Iterable[Block]) -> Iterator[Typed]:
    """Yield the paragraphs and cells of a text, its fields left out."""
    bare = Body(tuple(map(_bare, blocks)))
    for text in (*lines(bare), *lines_of_notes(bare)):
        if text.strip():
            yield Typed(where, text)


def untagged(text: str) -> str:
    """Return what a paragraph of a template says itself."""
    return TAG.sub("…", STATEMENT.sub("", text))


def _bare(block: Block) -> Block:
    match block:
        case Paragraph(inlines, style):
            return Paragraph(tuple(map(_bare_inline, inlines)), style)
        case Table(header, rows, width):
            return Table(tuple(map(_bare_row, header)), tuple(map(_bare_row, rows)), width)
    return block


def _bare_row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(Cell("…") if isinstance(cell.content, Field) else cell for cell in row)


def _bare_inline(inline: Run | Note) -> Run | Note:
    if isinstance(inline, Note):
        bare = (tuple(map(_bare_inline, each.inlines)) for each in inline.paragraphs)
        return Note(tuple(map(Paragraph, bare)))
    return Run("…") if isinstance(inline.content, Field) else inline


def typed_numerals(typed: Iterable[Typed]) -> list[tuple[str, str, int]]:
    """Return each numeral and date typed by hand once: where, what, how often."""
    counts: dict[tuple[str, str], int] = {}
    for each in typed:
        for found in TYPED.findall(_unnumbered(each.text)):
            key = each.where, " ".join(found.split())
            counts[key] = counts.get(key, 0) + 1
    return [(where, numeral, count) for (where, numeral), count in counts.items()]


def _unnumbered(text: str) -> str:
    item = ITEM.match(text)
    return text[item.end() :] if item else text


def previous_period(typed: Iterable[Typed], period: Period) -> list[tuple[Typed, str]]:
    """Return the names of the period before in texts that do not compare with it."""
    before = set(_before(*period))
    return [
        (each, name)
        for each in typed
        for name in dict.fromkeys(PERIOD.findall(each.text))
        if not COMPARED.search(each.text) and _parsed(name) in before
    ]


def _parsed(name: str) -> Period | None:
    try:
        return parse_period(" ".join(name.split()))
    except ValueError:
        return None


def _before(start: date, end: date) -> Iterator[Period]:
    """Yield what the dossier before may have been of: so many months earlier, or one month less.

    A whole year is often named for other reasons; it says nothing.
    """
    count = (end.year - start.year) * YEAR + end.month - start.month + 1
    is_whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not is_whole or count >= YEAR:
        return
    yield _months(start, -count, -1)
    if start.month == 1 and count > 1:
        yield _months(start, 0, count - 2)


def _months(start: date, first: int, last: int) -> Period:
    """Return the whole months from one to another, counted from the month of `start`."""
    base = start.year * YEAR + start.month - 1
    begins, ends = divmod(base + first, YEAR), divmod(base + last, YEAR)
    final = monthrange(ends[0], ends[1] + 1)[1]
    return date(begins[0], begins[1] + 1, 1), date(ends[0], ends[1] + 1, final)
