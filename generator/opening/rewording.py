"""Take the wording of an edited letter into the text that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.errors import Place, Problem, Severity, warning
from generator.frozen import replace
from generator.opening.edited import PLAIN, Edited, Written
from generator.opening.markup import Piece, typed
from generator.opening.records import Reworded
from generator.opening.regaining import Said, Spot, Value, regained
from generator.opening.source import Typed, with_marks
from generator.package import Line
from generator.reconcile.tokens import plain

TO_TYPE = "{{ phải_nhập_lại }}"


@dataclass(slots=True)
class Rewording:
    """A text while it takes in what was edited; lines count from 1, those of the old text."""

    file: str
    blocks: Sequence[Typed]
    said: Sequence[Said | None]
    notes_at: Mapping[str, int]
    edited: Edited
    known: Mapping[str, Value]
    shown: list[Reworded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[int, list[str] | None] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)
    definitions: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    lost: list[Value] = field(default_factory=list)

    def tell(self, before: str, after: str, line: str | None, *, is_taken: bool = True) -> None:
        """Remember an edit; `line` is what was typed for it, by which its place is found."""
        self.shown.append(Reworded(self.file, before, after, line, is_taken=is_taken))

    @property
    def marked(self) -> frozenset[str]:
        """The bookmarks of ours that are still in the letter."""
        everything = (*self.edited.body, *self.edited.notes.values())
        return frozenset(name for each in everything for name, _, _ in each.figures)


def said_by(blocks: Sequence[Typed], lines: Sequence[Line], at: int) -> list[Said | None]:
    """Return what each block said, its figures with the bookmarks that they had."""
    found: list[Said | None] = []
    for each in blocks:
        found.append(with_marks(each.said, lines[at]) if each.said else None)
        at += len(each.printed)
    return found


def figures_of(said: Sequence[Said | None]) -> dict[str, Value]:
    """Return the figures of a letter by their bookmarks."""
    values = (value for each in said if each for value in each.values)
    return {each.mark: each for each in values if each.mark[-1:].isdigit()}


# --- one paragraph ---------------------------------------------------------------------------


def line_of(rewording: Rewording, written: Written, spots: Sequence[Spot]) -> str:
    """Return a paragraph as it is typed, telling what could not be kept."""
    line, keeps_looks, keeps_letters = typed(list(_pieces(rewording, written, spots)))
    place = Place(rewording.file, paragraph=" ".join(written.text.split()[:6]))
    for each in spots:
        if each.path is None:
            _tell_asked(rewording, place, each)
    if not keeps_letters:
        what = "có dấu mà tệp lời hiểu theo nghĩa riêng ({{, }}, *, [^), đã thay bằng dấu khác."
        rewording.problems.append(warning("TM18", place, what, "Xem lại đoạn này."))
    elif not keeps_looks:
        what = "chữ đậm, nghiêng ở giữa một từ không giữ được; chữ vẫn đủ."
        rewording.problems.append(warning("TM18", place, what, "Đặt dấu ** hoặc * ở mép từ."))
    if written.is_numbered:
        what = "số thứ tự do Word tự đánh đã thành chữ gõ vào."
        rewording.problems.append(Problem("TM18", Severity.INFO, place, what, "Xem lại số ấy."))
    return line


def _tell_asked(rewording: Rewording, place: Place, spot: Spot) -> None:
    what = f"chỗ ghi số, tên của kỳ trước đã sửa tay, nay là {TO_TYPE}."
    if spot.shown:
        what = f"số «{spot.shown}» gõ tay trong Word kỳ trước, nay là {TO_TYPE}."
    remedy = "Ghi trường, số hoặc chữ đúng của kỳ này vào đó; chưa ghi thì không lập được."
    rewording.problems.append(warning("TM19", place, what, remedy))


def _pieces(rewording: Rewording, written: Written, spots: Sequence[Spot]) -> Iterator[Piece]:
    """Yield the words of a paragraph, with fields, footnotes and what is still to be typed."""
    marks: list[tuple[int, int, str]] = []
    for each in spots:
        shown = f"{{{{ {each.path} }}}}" if each.path else TO_TYPE
        is_bare = each.path is None and each.start == each.end
        marks.append((each.start, each.end, shown + (" " if is_bare else "")))
    for at, note in written.notes:
        if note in rewording.labels:
            marks.append((at, at, f"[^{rewording.labels[note]}]"))
    position = 0
    for start, end, shown in sorted(marks):
        yield from _words(written, position, start)
        is_field = shown.startswith("{{") and start < len(written.looks)
        look = written.looks[start] if is_field else PLAIN
        bare = shown.rstrip()
        yield Piece(bare, look, is_markup=True)
        if bare != shown:
            yield Piece(" ", look)
        position = max(position, end)
    yield from _words(written, position, len(written.text))


def _words(written: Written, start: int, end: int) -> Iterator[Piece]:
    for at in range(start, end):
        sign = written.text[at]
        yield Piece(" " if sign in "\n\f" else sign, written.looks[at])


def tell_lost(rewording: Rewording, source: str, made: str) -> None:
    """Tell which fields the new text no longer has; one that only moved is not lost."""
    for value in dict.fromkeys(rewording.lost):
        if made.count(value.path) >= source.count(value.path):
            continue
        what = f"trường {{{{ {value.path} }}}} («{value.shown}») không còn trong lời đã sửa."
        remedy = "Câu ấy còn cần số này thì ghi lại trường vào chỗ của nó."
        place = Place(rewording.file)
        rewording.problems.append(Problem("TM18", Severity.INFO, place, what, remedy))


# --- footnotes -------------------------------------------------------------------------------


def pair_notes(rewording: Rewording) -> None:
    """Find which footnote of the edited letter is which of the text, and take in its edits."""
    olds = [
        (label, said)
        for each in rewording.blocks
        for label, said in zip(each.labels, each.notes, strict=False)
    ]
    order = [note for each in rewording.edited.body for _, note in each.notes]
    told = rewording.edited.notes
    news = [(number, told[number]) for number in order if number in told]
    texts = [plain(said.text) for _, said in olds], [each.words for _, each in news]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    gone: list[str] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        for i, j in zip(range(i1, i2), range(j1, j2), strict=False):
            rewording.labels[news[j][0]] = olds[i][0]
            if kind != "equal":
                _retype_note(rewording, *olds[i], news[j][1])
        gone += [olds[i][0] for i in range(i1 + min(i2 - i1, j2 - j1), i2)]
        for j in range(j1 + min(i2 - i1, j2 - j1), j2):
            _add_note(rewording, *news[j])
    for label in gone:
        _drop_note(rewording, label, dict(olds)[label])


def _retype_note(rewording: Rewording, label: str, said: Said, new: Written) -> None:
    found = regained([said], [new], rewording.known, rewording.marked)
    line = line_of(rewording, new, found.spots[0])
    at = rewording.notes_at[label]
    rewording.lines[at] = [f"[^{label}]: {line}"]
    rewording.tell(said.text, new.words, f"[^{label}]: {line}")
    rewording.lost += found.lost


def _add_note(rewording: Rewording, number: str, new: Written) -> None:
    used = {*rewording.notes_at, *rewording.labels.values()}
    label = next(str(n) for n in range(1, len(used) + 2) if str(n) not in used)
    rewording.labels[number] = label
    found = regained([], [new], rewording.known, rewording.marked)
    line = f"[^{label}]: {line_of(rewording, new, found.spots[0])}"
    rewording.definitions.append(line)
    rewording.tell("", new.words, line)


def _drop_note(rewording: Rewording, label: str, said: Said) -> None:
    at = rewording.notes_at.get(label)
    if at is not None:
        rewording.lines[at] = None
        rewording.tell(said.text, "", None)


# --- the whole text --------------------------------------------------------------------------


def new_text(source: str, rewording: Rewording) -> str:
    """Return a text with all that was taken in, its other lines as they are."""
    rows: list[str] = []
    for line in rewording.after.get(0, ()):
        rows += [line, ""]
    for number, row in enumerate(source.split("\n"), 1):
        kept = rewording.lines.get(number, [row])
        is_gap = not row.strip() and (not rows or not rows[-1].strip())
        if number in rewording.lines or not is_gap:
            rows += kept or []
        for line in rewording.after.get(number, ()):
            rows += ["", line]
    for line in rewording.definitions:
        rows += ["", line]
    return "\n".join(rows).rstrip("\n") + "\n"


def placed(shown: Sequence[Reworded], made: str) -> list[Reworded]:
    """Return edits with the lines of the new text at which they stand."""
    at = {row: number for number, row in reversed([*enumerate(made.split("\n"), 1)])}
    return [replace(each, line=at.get(each.typed) if each.typed else None) for each in shown]
