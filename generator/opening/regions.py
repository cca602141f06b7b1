"""Which paragraph of an edited letter became which, and what of that is taken into its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher

from generator.blocks import Run
from generator.errors import Place, warning
from generator.frozen import Frozen
from generator.opening.edited import PLAIN, Written
from generator.opening.entries import Edit
from generator.opening.regaining import Said, regained
from generator.opening.rewording import Rewording, line_of, pair_notes
from generator.reconcile.editing import ALIKE, by_likeness, likeness

MANY = 2_000
MOST_PAIRS = 2_500
"""More paragraphs than so many times so many are not held against each other: one by one."""


class _Letter(Frozen):
    """A letter as built: its paragraphs, which block of the text each is, the styles of these."""

    old: Sequence[str]
    owners: Mapping[int, int]
    styles: Set[str]


def take(
    rewording: Rewording, old: Sequence[str], new: Sequence[Written], at: int
) -> Iterator[Edit]:
    """Take in the edits of a text whose first paragraph stands at a place of the old letter.

    Yields the edits of other parts of the letter.
    """
    owners = {
        at + n: number
        for n, number in enumerate(n for n, b in enumerate(rewording.blocks) for _ in b.printed)
    }
    pair_notes(rewording)
    styles = {new[j].style for i, j in _equal(old, new) if i in owners} | {"Normal"}
    letter = _Letter(old, owners, styles)
    for kind, i1, i2, j1, j2 in _matcher(old, new).get_opcodes():
        if kind == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                if i in owners and _looks_other(rewording, owners[i], new[j]):
                    _replace(rewording, [owners[i]], [new[j]])
            continue
        inside, outside = _parted(letter, range(i1, i2), new[j1:j2])
        yield from outside
        _take_region(rewording, letter, inside, i1)


def _equal(old: Sequence[str], new: Sequence[Written]) -> list[tuple[int, int]]:
    blocks = _matcher(old, new).get_matching_blocks()
    return [(b.a + n, b.b + n) for b in blocks for n in range(b.size)]


def _matcher(old: Sequence[str], new: Sequence[Written]) -> SequenceMatcher[str]:
    is_long = max(len(old), len(new)) > MANY  # a table of thousands of cells, many of them alike
    return SequenceMatcher(None, old, [each.words for each in new], autojunk=is_long)


Pair = tuple[int | None, Written | None]


def _parted(letter: _Letter, olds: range, news: Sequence[Written]) -> tuple[list[Pair], list[Edit]]:
    """Part the edits of the text from those of the letter's head and end."""
    old, owners = letter.old, letter.owners
    inside: list[Pair] = []
    outside: list[Edit] = []
    last = olds.start - 1
    is_around = not any(i in owners for i in olds)
    least = 0.0 if is_around else ALIKE / 2
    for i, written in _matched([(i, old[i]) for i in olds], news, least):
        if i is not None:
            last = i
            is_ours = i in owners
        else:
            assert written is not None
            beside = (last in owners, last + 1 in owners)
            is_ours = all(beside) or (
                any(beside) and written.style in letter.styles and not written.in_table
            )
        if is_ours:
            inside.append((i, written))
        else:
            above = old[last] if last >= 0 else ""
            outside.append(Edit(None if i is None else old[i], written, above))
    return inside, outside


def _matched(
    old: Sequence[tuple[int, str]], new: Sequence[Written], least: float
) -> Iterator[Pair]:
    """Pair paragraphs: one by one where as many, each so alike at least; else by likeness."""
    rest = list(new)
    if len(old) * len(rest) > MOST_PAIRS:
        for at in range(max(len(old), len(rest))):
            i = old[at][0] if at < len(old) else None
            yield i, rest[at] if at < len(rest) else None
        return
    if len(old) == len(rest) and all(
        likeness(words, written.words) >= least
        for (_, words), written in zip(old, rest, strict=True)
    ):
        yield from ((i, written) for (i, _), written in zip(old, rest, strict=True))
        return
    said = [words for _, words in old], [written.words for written in rest]
    for before, after in by_likeness(*said):
        yield None if before is None else old[before][0], None if after is None else rest[after]


def _looks_other(rewording: Rewording, number: int, new: Written) -> bool:
    """Tell whether a paragraph of the same words has other looks, or other footnotes."""
    block = rewording.blocks[number]
    if block.said is None:
        return False
    if [rewording.labels.get(note) for _, note in new.notes] != list(block.labels):
        return True
    own = [
        (run.bold, run.italic)
        for run in block.inlines
        if isinstance(run, Run)
        for sign in str(run.content)
        if not sign.isspace()
    ]
    now = [look for sign, look in zip(new.text, new.looks, strict=True) if not sign.isspace()]
    is_styled = len(set(now)) == 1 and set(own) != set(now) and now[0] != PLAIN
    is_label = own != now and block.printed[0].startswith("Điều ")
    return len(own) == len(now) and own != now and not is_styled and not is_label


def _take_region(rewording: Rewording, letter: _Letter, pairs: Sequence[Pair], start: int) -> None:
    """Take in paragraphs that follow each other; what is no paragraph of ours is only told."""
    olds: list[int] = []
    news: list[Written] = []
    plan: list[tuple[int | None, int | None]] = []
    for i, written in pairs:
        number = letter.owners[i] if i is not None else None
        is_opaque = number is not None and rewording.blocks[number].said is None
        if is_opaque or (written is not None and written.in_table):
            _only_told(rewording, "" if i is None else letter.old[i], written)
            continue
        plan.append((number, len(news) if written else None))
        olds += [number] if number is not None else []
        news += [written] if written else []
    if plan:
        before = letter.owners.get(start - 1)
        _carry_out(rewording, plan, olds, news, before)


def _only_told(rewording: Rewording, before: str, written: Written | None) -> None:
    after = written.words if written else ""
    rewording.tell(before, after, None, is_taken=False)
    what = "chỗ sửa ở bảng, hoặc ở đoạn do chương trình lập, không lấy vào được"
    what = f"{what}: «{before or '(thêm)'}» thành «{after or '(bỏ)'}»."
    place = Place(rewording.file)
    rewording.problems.append(warning("TM18", place, what, "Sửa bằng tay ở tệp này nếu cần."))


def _replace(rewording: Rewording, olds: list[int], news: list[Written]) -> None:
    plan: list[tuple[int | None, int | None]] = [(olds[0], 0)]
    _carry_out(rewording, plan, olds, news, None)


def _carry_out(
    rewording: Rewording,
    plan: Sequence[tuple[int | None, int | None]],
    olds: Sequence[int],
    news: Sequence[Written],
    before: int | None,
) -> None:
    """Type paragraphs anew: in the place of old ones, or after the one before them."""
    said = [each for number in olds if (each := rewording.said[number]) is not None]
    said += _moved_from(rewording, news) if not said else []
    found = regained(said, news, rewording.known, rewording.marked)
    last = before
    for number, at in plan:
        line = line_of(rewording, news[at], found.spots[at]) if at is not None else None
        words = news[at].words if at is not None else ""
        if number is not None:
            block = rewording.blocks[number]
            rewording.lines[block.first] = None if line is None else [line]
            rewording.tell(block.printed[0], words, line)
            last = number
        elif line is not None:
            anchor = rewording.blocks[last].last if last is not None else 0
            rewording.after.setdefault(anchor, []).append(line)
            rewording.tell("", words, line)
    rewording.lost += found.lost


def _moved_from(rewording: Rewording, news: Sequence[Written]) -> list[Said]:
    """Return the paragraphs that added ones were copied from, or moved: their fields go along."""
    known = [each for each in rewording.said if each is not None]
    if len(known) * len(news) > MOST_PAIRS:
        return []
    found = []
    for new in news:
        scores = [(likeness(each.text, new.words), -at) for at, each in enumerate(known)]
        best, at = max(scores, default=(0.0, 0))
        if best >= ALIKE:
            found.append(known[-at])
    return list(dict.fromkeys(found))
