"""The lines of a part held against the element of the layout that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checker.looks import (
    ALIGNMENTS,
    Look,
    any_is,
    case_edits,
    faults_of_look,
    gathered,
    inked,
    is_upper,
    paragraph_edit,
    run_edits,
    say,
)
from generator.checker.paper import Piece
from generator.checker.rule import Fault, Limits, at
from generator.layout import Band, Element
from generator.view.edits import Edit, RunEdit

INDENT_SEEN_MM = 0.5
"""An indent that is smaller is not seen."""

BETWEEN_PARTIES = ("hợp đồng", "bản ghi nhớ", "bản thỏa thuận")
"""Types that several parties sign: Phụ lục III has no form of them."""

Departure = tuple[str, str, tuple[Edit, ...]]
"""What was measured, what is asked for, the edits that mend it."""


def words(limits: Limits, name: str) -> tuple[str, ...]:
    """Return a limit of a rule that lists words."""
    value = limits[name]
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return (value,)
    raise TypeError(f"{name}: {value!r}")


def departures(
    pieces: Iterable[Piece], element: Element, sizes: Band, *, is_ruled: bool = False
) -> Iterator[Fault]:
    """Yield where lines do not look as their element does: size, weight, slant, case, place.

    Letters of a ruled element that are underlined have their own rule.
    """
    found = [
        (place, Fault(at(piece), measured, required, _own(piece, edits)))
        for place, piece in enumerate(pieces)
        if inked(piece)
        for measured, required, edits in _departures(piece, element, sizes, is_ruled)
    ]
    return gathered(found)


def _departures(piece: Piece, element: Element, sizes: Band, is_ruled: bool) -> Iterator[Departure]:
    yield from faults_of_look(piece, Look(sizes, element.bold, element.italic))
    yield from _case(piece, element)
    if not is_ruled and any_is(piece, lambda run: bool(run.underline)):
        yield "chữ gạch chân", "chữ không gạch chân", run_edits(piece, "underline", "")
    if element.align == "center" and piece.is_whole:
        yield from _off_centre(piece)


def _case(piece: Piece, element: Element) -> Iterator[Departure]:
    shown = piece.shown
    if element.upper and shown.lower() != shown.upper() and not is_upper(shown):
        yield "chữ in thường", "chữ in hoa", case_edits(piece, is_upper_asked=True)
    if not element.upper and is_upper(shown) and len(shown.split()) > 1:
        yield "chữ in hoa", "chữ in thường", case_edits(piece, is_upper_asked=False)


def _off_centre(piece: Piece) -> Iterator[Departure]:
    paragraph = piece.paragraph
    if paragraph.text.startswith("\t"):
        return  # a tab stop sets its place
    if paragraph.align != "center":
        edits = paragraph_edit(piece, "align", "center"), paragraph_edit(piece, "first_mm", 0.0)
        yield ALIGNMENTS[paragraph.align], ALIGNMENTS["center"], edits
    elif abs(paragraph.first_mm) > INDENT_SEEN_MM:
        yield (
            f"canh giữa nhưng lùi đầu dòng {say(paragraph.first_mm)} mm",
            "canh giữa, không lùi đầu dòng",
            (paragraph_edit(piece, "first_mm", 0.0),),
        )


def _own(piece: Piece, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Leave out the edits of a run that other lines share: they would be changed with it."""
    if piece.is_whole:
        return edits
    return tuple(
        each
        for each in edits
        if not isinstance(each, RunEdit) or each.run is None or _has_run(piece, each.run)
    )


def _has_run(piece: Piece, index: int) -> bool:
    of_line, of_paragraph = (
        "".join(run.text for run in runs if run.index == index).strip()
        for runs in (piece.runs, piece.paragraph.runs)
    )
    return of_line == of_paragraph
