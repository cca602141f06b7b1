"""What was edited around the text of a letter: subject, addressees, copies, who signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.config import FILE
from generator.config.editing import Draft, Entry
from generator.errors import Place, Problem, warning
from generator.frozen import Frozen
from generator.opening.edited import Written
from generator.opening.records import Reworded
from generator.opening.regaining import typed_numbers
from generator.package import Line
from generator.reconcile.tokens import filled, plain, slot_of
from generator.vietnamese import enumerate_vi, nfc

LETTER = "Văn bản"
LEADS = {"V/v": "V/v ", "Kính gửi": "Kính gửi: "}
LISTS = ("Kính gửi", "Nơi nhận", "Quyền hạn, chức vụ", "Căn cứ", "Nơi nhận điện")
TEXTS = ("V/v", "Trích yếu", "Họ và tên", "Thư ký")
SIGNATORY = ("Quyền hạn, chức vụ", "Họ và tên")
BY_HAND = "Sửa bằng tay ở congvan.yaml, hoặc ở tệp dùng chung, nếu cần."


class Edit(Frozen):
    """A paragraph around the text before and after; `above` is the one before it as built."""

    before: str | None
    after: Written | None
    above: str = ""


class _Spot(Frozen):
    """The entry that a paragraph was printed from; `line` counts those of a list from 0."""

    entry: Entry
    name: str
    lead: str = ""
    line: int | None = None


@dataclass(slots=True)
class Around:
    """The edits around a text: all of them, and those that were not taken."""

    shown: list[Reworded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


Change = Callable[[], None]


def around(draft: Draft, lines: Sequence[Line], edits: Iterable[Edit]) -> Around:
    """Take edits around a text into the settings where that is safe; else tell them.

    Who signs is taken whole or not at all: an office beside another's name is worse than neither.
    """
    made = Around()
    found = list(_found(draft, lines, edits))
    is_torn = any(_signs(spot) and change is None for spot, _, change in found)
    for spot, each, change in found:
        words = each.after.words if each.after else ""
        is_taken = change is not None and not (is_torn and _signs(spot))
        if change is not None and is_taken:
            change()
        file = f"{FILE}, «{spot.name}»" if spot else FILE
        made.shown.append(Reworded(file, each.before or "", words, is_taken=is_taken))
        if not is_taken:
            made.problems.append(_not_taken(spot, each.before or "", words))
    return made


def _found(
    draft: Draft, lines: Sequence[Line], edits: Iterable[Edit]
) -> Iterator[tuple[_Spot | None, Edit, Change | None]]:
    """Yield each edit with its entry, and how it is taken in; None where that is not safe."""
    spots = dict(_spots(draft))
    slots = {plain(line.text): line for line in lines if any(map(slot_of, line.marks))}
    for each in edits:
        own = slots.get(each.before or "")
        if own and each.after and filled(own, each.after.text) is not None:
            continue  # a number or a date, written in by hand
        spot = spots.get(each.before if each.before is not None else each.above)
        yield spot, each, _change(draft, spot, each) if spot else None


def _signs(spot: _Spot | None) -> bool:
    return spot is not None and spot.name in SIGNATORY


def _not_taken(spot: _Spot | None, before: str, after: str) -> Problem:
    where = f"ở «{spot.name}»" if spot else "ngoài phần nội dung"
    numbers = typed_numbers(before, after)
    why = f" vì có số gõ tay {enumerate_vi([f'«{each}»' for each in numbers])}" if numbers else ""
    what = f"chỗ sửa trong Word {where} không lấy vào{why}: «{before or '(thêm)'}» thành "
    return warning("TM22", Place(FILE), f"{what}«{after or '(bỏ)'}».", BY_HAND)


def _spots(draft: Draft) -> Iterator[tuple[str, _Spot]]:
    """Yield what each entry of the letter is printed as; fields are not followed."""
    for name in (*TEXTS, *LISTS):
        entry = draft.find(LETTER, name)
        if entry is None or entry.value is None or "{{" in entry.value:
            continue
        lead = LEADS.get(name, "")
        if name in LISTS and entry.is_block:
            yield from _lines(draft, entry, name)
        else:
            yield lead + plain(nfc(entry.value)), _Spot(entry, name, lead)


def _lines(draft: Draft, entry: Entry, name: str) -> Iterator[tuple[str, _Spot]]:
    rows = draft.text.split("\n")[entry.line + 1 : entry.last + 1]
    written = [(number, plain(nfc(row))) for number, row in enumerate(rows) if row.strip()]
    for number, words in written:
        yield words, _Spot(entry, name, line=number)
        if len(written) == 1:
            lead = LEADS.get(name, "")
            yield lead + words, _Spot(entry, name, lead, number)


def _change(draft: Draft, spot: _Spot, edit: Edit) -> Change | None:
    """Return what changes an entry; None where that cannot be done, or not be safe."""
    words = edit.after.words if edit.after else None
    if words is not None and ("{{" in words or "}}" in words):
        return None
    if words is not None and typed_numbers(edit.before or "", words):
        return None  # most likely a figure of that period
    if edit.before is None:
        return _added(draft, spot, words)
    kept = _without(words, spot.lead) if words else None
    if spot.line is not None and (words is None or kept is not None):
        return partial(draft.set_line, spot.entry, spot.line, kept)
    return partial(draft.set, spot.entry, kept) if spot.line is None and kept else None


def _added(draft: Draft, spot: _Spot, words: str | None) -> Change | None:
    if spot.line is None or words is None or spot.lead:
        return None
    return partial(draft.add_line, spot.entry, spot.line + 1, words)


def _without(words: str, lead: str) -> str | None:
    """Return words without what is printed before them; None where that is gone."""
    return words.removeprefix(lead).strip() or None if words.startswith(lead) else None
