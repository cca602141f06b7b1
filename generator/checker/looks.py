"""How a line looks, asked as rules ask it; and equal faults of many lines told as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.checker.paper import Piece
from generator.checker.rule import Fault, Limits
from generator.frozen import Frozen, replace
from generator.layout import Band, exactly
from generator.view.edits import ParagraphEdit, ParagraphProperty, RunEdit, RunProperty
from generator.view.records import Alignment, Run

HALF_A_TENTH = 0.05
"""Sizes are stored in half points: nearer than this they are the same."""
_LAST_WORDS = 3
ALIGNMENTS: dict[Alignment, str] = {
    "left": "canh trái",
    "center": "canh giữa",
    "right": "canh phải",
    "both": "canh đều hai lề",
}


def inked(piece: Piece) -> tuple[Run, ...]:
    """Return the runs whose letters are seen on the line; marks of notes are raised above it."""
    return tuple(
        run for run in piece.runs if run.text.strip() and not run.raised and not run.hidden
    )


def say(value: float) -> str:
    """Write a measure as people read it: at most one decimal, after a comma."""
    rounded = f"{value:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded.replace(".", ",")


def say_band(band: Band, measure: str) -> str:
    """Write what is allowed: "13–14 pt", or "14 pt" where there is but one value."""
    if band.low == band.high:
        return f"{say(band.low)} {measure}"
    return f"{say(band.low)}–{say(band.high)} {measure}"


def sizes(piece: Piece) -> tuple[float, ...]:
    """Return the sizes of type on a line, the smallest first."""
    return tuple(sorted({run.size_pt for run in inked(piece)}))


def sizes_outside(piece: Piece, band: Band) -> tuple[float, ...]:
    """Return the sizes of type on a line that are not allowed."""
    return tuple(size for size in sizes(piece) if not _allows(band, size))


def _allows(band: Band, size: float) -> bool:
    return band.low - HALF_A_TENTH <= size <= band.high + HALF_A_TENTH


def say_sizes(found: Iterable[float]) -> str:
    """Write sizes of type: "cỡ chữ 11 và 15 pt"."""
    return f"cỡ chữ {' và '.join(say(size) for size in found)} pt"


def all_are(piece: Piece, looks: Callable[[Run], bool]) -> bool:
    """Tell whether every letter of a line looks so; a line without letters does not."""
    runs = inked(piece)
    return bool(runs) and all(looks(run) for run in runs)


def any_is(piece: Piece, looks: Callable[[Run], bool]) -> bool:
    """Tell whether a letter of a line looks so."""
    return any(looks(run) for run in inked(piece))


def last_words(piece: Piece) -> str:
    """Return the end of a line, to quote it."""
    return " ".join(piece.text.split()[-_LAST_WORDS:])


def is_bold(run: Run) -> bool:
    """Tell whether a run is bold."""
    return run.bold


def is_italic(run: Run) -> bool:
    """Tell whether a run is italic."""
    return run.italic


def is_upper(text: str) -> bool:
    """Tell whether all letters of a text are capitals (and there are some)."""
    return text.isupper()


def run_edits(
    piece: Piece,
    name: RunProperty,
    value: str | float | bool,
    where: Callable[[Run], bool] = lambda run: True,
) -> tuple[RunEdit, ...]:
    """Return the edits that set a property of the runs of a line where they need it.

    A line that is a whole paragraph and needs it throughout is set with its mark, at once.
    """
    runs = inked(piece)
    chosen = [run for run in runs if where(run)]
    if piece.is_whole and len(chosen) == len(runs):
        return (RunEdit(piece.paragraph.spot, None, name, value),)
    indexes = sorted({run.index for run in chosen})
    return tuple(RunEdit(piece.paragraph.spot, index, name, value) for index in indexes)


def case_edits(piece: Piece, *, is_upper_asked: bool) -> tuple[RunEdit, ...]:
    """Return the edits that show a line in capitals, or as it is stored.

    Letters that are stored as capitals are words: a person has to type them anew.
    """
    if is_upper_asked:
        return run_edits(piece, "caps", True)
    if is_upper(piece.text):
        return ()
    return run_edits(piece, "caps", False, where=lambda run: run.caps)


def size_edits(piece: Piece, band: Band) -> tuple[RunEdit, ...]:
    """Return the edits that bring every letter of a line to a size that is allowed."""
    return run_edits(
        piece, "size_pt", band.default, where=lambda run: not _allows(band, run.size_pt)
    )


def paragraph_edit(
    piece: Piece, name: ParagraphProperty, value: Alignment | float | bool
) -> ParagraphEdit:
    """Return the edit that sets a property of the paragraph of a line."""
    return ParagraphEdit(piece.paragraph.spot, name, value)


class Look(Frozen):
    """How the letters of a line have to be; `None` where it is all the same."""

    sizes: Band
    bold: bool | None = None
    italic: bool | None = None


def faults_of_look(piece: Piece, look: Look) -> Iterator[tuple[str, str, tuple[RunEdit, ...]]]:
    """Yield what is wrong with the letters of a line: measured, required, edits."""
    wrong = sizes_outside(piece, look.sizes)
    if wrong:
        asked = f"cỡ chữ {say_band(look.sizes, 'pt')}"
        yield say_sizes(wrong), asked, size_edits(piece, look.sizes)
    if look.bold is not None and any_is(piece, lambda run: run.bold != look.bold):
        seen, asked = ("chữ không đậm", "chữ đậm") if look.bold else ("chữ đậm", "chữ không đậm")
        edits = run_edits(piece, "bold", look.bold, where=lambda run: run.bold != look.bold)
        yield seen, asked, edits
    if look.italic is not None and any_is(piece, lambda run: run.italic != look.italic):
        seen, asked = ("chữ đứng", "chữ nghiêng") if look.italic else ("chữ nghiêng", "chữ đứng")
        edits = run_edits(piece, "italic", look.italic, where=lambda run: run.italic != look.italic)
        yield seen, asked, edits


def gathered(found: Iterable[tuple[int, Fault]]) -> Iterator[Fault]:
    """Tell equal faults as one, with how many lines have it.

    Each comes with the place of its line among those judged, which tells neighbours.
    """
    groups: dict[tuple[str, str], list[tuple[int, Fault]]] = {}
    for place, fault in found:
        groups.setdefault((fault.measured, fault.required), []).append((place, fault))
    for members in groups.values():
        yield _as_one(members)


def _as_one(members: list[tuple[int, Fault]]) -> Fault:
    first = members[0][1]
    count = len({fault.at.paragraph for _, fault in members})
    places = {place for place, _ in members}
    together = max(places) - min(places) == len(places) - 1
    told = f" ({count} đoạn{' liền nhau' if together else ''})" if count > 1 else ""
    edits = (edit for _, fault in members for edit in fault.edits)
    return replace(first, measured=f"{first.measured}{told}", edits=tuple(dict.fromkeys(edits)))


def band(limits: Limits, name: str) -> Band:
    """Return a limit that is a range; a profile may set it as one number."""
    value = limits[name]
    if isinstance(value, float | int):
        return exactly(value)
    if not isinstance(value, Band):
        raise TypeError(f"{name} is no range: {value!r}")
    return value


def amount(limits: Limits, name: str) -> float:
    """Return a limit that is one number."""
    value = limits[name]
    if not isinstance(value, float | int):
        raise TypeError(f"{name} is no number: {value!r}")
    return value
