"""What was changed in a Word file since it was built: words, or figures, names and codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from generator.blocks import SlotKind
from generator.errors import Place, Problem, error, warning
from generator.package import Line
from generator.reconcile.checking import first_words
from generator.reconcile.originals import Original
from generator.reconcile.tokens import Role, Token, filled, fits, plain, slot_of, tokens

ALIKE = 0.5
"""Paragraphs less alike than this are not one paragraph edited."""
"""Paragraphs less alike than this are not one paragraph edited."""
AT_THE_SOURCE = "Số phải sửa thì sửa ở bảng số liệu rồi lập lại; sửa nhầm thì lấy lại tệp đã lập."
READ_IT = "Người soạn xem lại hai đoạn; không phải làm gì nếu đã được duyệt."

Pair = tuple[Line | None, Line | None]


@dataclass(slots=True)
class Edits:
    """What was found in one file; `fills` is what stands in the places for number and date."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    fills: list[tuple[SlotKind, str]] = field(default_factory=list)
    is_filled: bool = False
    _row: str = ""
    _here: str = ""

    def follow(self, line: Line | None) -> None:
        """Go on to a paragraph; one that is only a number is told by the words before it."""
        text = plain(line.text) if line else ""
        has_words = any(each.isalpha() for each in text)
        self._row = text if has_words else self._row
        self._here = first_words(text if has_words else f"{first_words(self._row)}: {text}")

    @property
    def place(self) -> Place:
        """The paragraph that is being compared."""
        return Place(self.file, paragraph=self._here)


def edits(file: str, original: Original, lines: Sequence[Line], names: Sequence[str]) -> Edits:
    """Compare a file with what it said when it was built; `names` are those it may hold."""
    found = Edits(file)
    for before, after in _pairs(original.lines, lines):
        found.follow(before or after)
        is_data = _is_data(original, before or after)
        if before is None or after is None:
            _one_sided(found, before, after, names, is_data=is_data)
        elif plain(before.text) != plain(after.text):
            _compare(found, before, after, names, is_data=is_data)
        else:
            found.fills += fills_of(before)
    return found


def fills_of(line: Line) -> Iterator[tuple[SlotKind, str]]:
    """Yield what stands in the places of a paragraph."""
    for mark in line.marks:
        if kind := slot_of(mark):
            yield kind, plain(line.text[mark.start : mark.end])


def _is_data(original: Original, line: Line | None) -> bool:
    return line is not None and (original.is_data or line.section > 0)


# --- which paragraph became which ------------------------------------------------------------


def _pairs(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    old, new = ([plain(line.text) for line in lines] for lines in (before, after))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(before[i1:i2], after[j1:j2], strict=True)
        else:
            yield from _matched(before[i1:i2], after[j1:j2])


def _matched(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    """Pair paragraphs that were replaced: one by one where as many, else by their likeness."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    old, new = ([line.text for line in lines] for lines in (before, after))
    for i, j in by_likeness(old, new):
        yield None if i is None else before[i], None if j is None else after[j]


def by_likeness(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Pair texts by their places, in their order: each with the likest of those that are left."""
    start = 0
    for i, words in enumerate(old):
        scores = [(likeness(words, new[j]), -j) for j in range(start, len(new))]
        best, at = max(scores, default=(0.0, 0))
        if best < ALIKE:
            yield i, None
            continue
        yield from ((None, j) for j in range(start, -at))
        yield i, -at
        start = 1 - at
    yield from ((None, j) for j in range(start, len(new)))


def likeness(one: str, other: str) -> float:
    """Tell how much of two texts is the same words in the same order, from 0 to 1."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


# --- a paragraph that is gone, or new --------------------------------------------------------


def _one_sided(
    found: Edits, before: Line | None, after: Line | None, names: Sequence[str], *, is_data: bool
) -> None:
    line = before or after
    assert line is not None
    told = tokens(line, names, is_data=is_data and line.section >= 0)
    weighty = [each for each in told if each.role in (Role.FIGURE, Role.NAME)]
    if is_data and weighty:
        what = "đoạn có số hoặc tên đơn vị đã bị bỏ." if before else "đoạn có số được thêm vào."
        found.problems.append(error("XU23", found.place, what, AT_THE_SOURCE))
    else:
        what = f"đã bỏ đoạn «{plain(line.text)}»." if before else f"đã thêm «{plain(line.text)}»."
        found.problems.append(warning("XU22", Place(found.file), what, READ_IT))


# --- a paragraph that was edited -------------------------------------------------------------


def _compare(
    found: Edits, before: Line, after: Line, names: Sequence[str], *, is_data: bool
) -> None:
    written = filled(before, after.text)
    if written is not None:
        found.fills += written
        found.is_filled = True
        return
    old = tokens(before, names, is_data=is_data)
    new = tokens(after, (), is_data=is_data)
    serious = [*_figures(found.place, old, new, is_data), *_names(found.place, old, new)]
    found.problems += dict.fromkeys(serious)
    found.fills += fills_of(after)
    found.is_filled = found.is_filled or not (serious or _rewords(old, new))
    if not serious and _rewords(old, new):
        what = f"lời văn đã sửa. Trước: «{plain(before.text)}». Sau: «{plain(after.text)}»."
        found.problems.append(warning("XU22", Place(found.file), what, READ_IT))


Step = tuple[list[Token], list[Token]]


def _steps(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Step]:
    """Yield the stretches that differ, before and after."""
    steps = SequenceMatcher(None, *_texts(old, new), autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in steps:
        if kind != "equal":
            yield list(old[i1:i2]), list(new[j1:j2])


def _texts(old: Sequence[Token], new: Sequence[Token]) -> tuple[list[str], list[str]]:
    return [each.text for each in old], [each.text for each in new]


def _figures(
    place: Place, old: Sequence[Token], new: Sequence[Token], is_data: bool
) -> Iterator[Problem]:
    for gone, come in _steps(old, new):
        lost = [each.text for each in gone if each.role is Role.FIGURE]
        added = [each.text for each in come if each.is_numeral]
        if _only_fills(gone, come):
            continue
        if lost:
            became = f"đã thành «{' '.join(added)}»" if added else "không còn"
            what = f"số «{' '.join(lost)}» {became}."
            yield error("XU23", place, what, AT_THE_SOURCE)
        elif added and is_data:
            what = f"có thêm số «{' '.join(added)}»."
            yield error("XU23", place, what, AT_THE_SOURCE)


def _names(place: Place, old: Sequence[Token], new: Sequence[Token]) -> Iterator[Problem]:
    """Find the names that are not as they were; one that is a whole paragraph may not grow."""
    steps = SequenceMatcher(None, *_texts(old, new), autojunk=False).get_opcodes()
    for start, end in _spans(old):
        is_all = end - start == len(old)
        first = 0 if is_all else _moved(steps, start)
        last = len(new) if is_all else _moved(steps, end)
        now, then = ([each.text for each in part] for part in (new[first:last], old[start:end]))
        if now != then:
            what = f"tên hoặc mã đơn vị «{old[start].whole}» đã thành «{' '.join(now)}»."
            yield error("XU24", place, what, AT_THE_SOURCE)


def _spans(old: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where names begin and end."""
    start = 0
    for _, group in groupby(old, lambda each: (each.role, each.whole)):
        end = start + len(list(group))
        if old[start].role is Role.NAME:
            yield start, end
        start = end


def _moved(steps: Sequence[tuple[str, int, int, int, int]], edge: int) -> int:
    """Return where the edge between two words came to stand."""
    for kind, i1, i2, j1, j2 in steps:
        if i1 <= edge <= i2 and kind == "equal":
            return j1 + edge - i1
        if i1 < edge < i2:
            return j1 + min(edge - i1, j2 - j1)
    return steps[-1][4] if edge else 0


def _only_fills(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    """Tell whether a stretch is nothing but a place filled in."""
    kinds = [each.slot for each in gone]
    written = "".join(each.text for each in come)
    return len(kinds) == 1 and kinds[0] is not None and fits(kinds[0], written)


def _rewords(old: Sequence[Token], new: Sequence[Token]) -> bool:
    misfits = any(each.slot and not fits(each.slot, each.whole) for each in new)
    return misfits or any(not _only_fills(gone, come) for gone, come in _steps(old, new))
