"""A text of the old dossier beside the paragraphs that it became: which line said which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import context, text
from generator.blocks import Block, Field, Note, Paragraph, Run, lines
from generator.context import Fields
from generator.frozen import Frozen
from generator.model import Figure
from generator.opening.regaining import Said, Value
from generator.package import Line
from generator.reconcile.tokens import plain

FIGURE_MARK = "_cv_hinh_"


class Typed(Frozen):
    """A block of a text as typed, and what was printed of it.

    `said` is None for what is no single paragraph, such as a table: its words cannot be taken in.
    `labels` are those of its footnotes, `notes` what these said.
    """

    first: int
    last: int
    printed: tuple[str, ...]
    said: Said | None
    inlines: tuple[Run | Note, ...] = ()
    labels: tuple[str, ...] = ()
    notes: tuple[Said, ...] = ()


def typed_blocks(source: str, file: str, fields: Fields) -> tuple[list[Typed], Mapping[str, int]]:
    """Return the blocks of a text with what each printed, and the lines of its footnotes.

    Raises:
        Refused: where the text cannot be read, or not be filled in.
    """
    blocks, where = text.parse(source, file), text.places(source)
    rows = source.split("\n")
    made = []
    for (first, last), block in zip(where.blocks, blocks, strict=True):
        filled = context.fill([block], fields, file)
        made.append(_typed(first, last, block, filled, "\n".join(rows[first - 1 : last])))
    return made, where.notes


def _typed(first: int, last: int, block: Block, filled: Sequence[Block], written: str) -> Typed:
    printed = tuple(_printed(filled))
    whole = filled[0] if len(filled) == 1 else None
    if not (isinstance(block, Paragraph) and isinstance(whole, Paragraph) and printed):
        return Typed(first, last, printed, None)
    pairs = zip(block.inlines, whole.inlines, strict=True)
    return Typed(
        first,
        last,
        printed,
        _said(block, whole),
        whole.inlines,
        tuple(text.note_labels(written)),
        tuple(
            _said(one.paragraphs[0], other.paragraphs[0])
            for one, other in pairs
            if isinstance(one, Note) and isinstance(other, Note)
        ),
    )


def _printed(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for each in lines(block):
            yield from (words for line in each.split("\n") if (words := plain(line)))


def _said(block: Paragraph, filled: Paragraph) -> Said:
    words, values = "", []
    for typed, made in zip(block.inlines, filled.inlines, strict=True):
        if not isinstance(made, Run) or not isinstance(typed, Run):
            continue
        shown = str(made.content)
        if isinstance(typed.content, Field):
            is_figure = isinstance(made.content, Figure)
            end = len(words) + len(shown)
            mark = FIGURE_MARK if is_figure else ""
            values.append(Value(typed.content.path, shown, len(words), end, mark))
        words += shown
    return Said(words, tuple(values))


def with_marks(said: Said, line: Line) -> Said:
    """Return a paragraph whose figures know the bookmarks that they were given."""
    marks = [m for m in line.marks if m.name.startswith(FIGURE_MARK)]
    own = sorted(marks, key=lambda each: each.start)
    figures = [each for each in said.values if each.mark]
    if [line.text[m.start : m.end] for m in own] != [each.shown for each in figures]:
        return said
    named = iter(own)
    values = (
        Value(v.path, v.shown, v.start, v.end, next(named).name) if v.mark else v
        for v in said.values
    )
    return Said(said.text, tuple(values))


def found_at(blocks: Sequence[Typed], printed: Sequence[str]) -> int | None:
    """Return where the paragraphs of a text stand among those of a letter; None if not so."""
    wanted = [each for block in blocks for each in block.printed]
    for at in range(len(printed) - len(wanted) + 1):
        if list(printed[at : at + len(wanted)]) == wanted:
            return at
    return None
