"""Rows that belong to one organization: its own, and those under it, told by their labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from generator.errors import Problem, error
from generator.frozen import Frozen
from generator.vietnamese import enumerate_vi, fold_text
from generator.workbook.cells import Spot
from generator.workbook.sheet import Sheet
from generator.workbook.values import seen

_BULLET = re.compile(r"^[-+*\u2013\u2022\s]+")
_MOST_LISTED = 10


class Labelled(Protocol):
    """A table whose rows may have labels left of the figures."""

    @property
    def sheet(self) -> Sheet: ...  # noqa: D102

    @property
    def name_column(self) -> int: ...  # noqa: D102

    @property
    def label_columns(self) -> Sequence[int]: ...  # noqa: D102

    @property
    def subrows(self) -> Sequence[str]: ...  # noqa: D102

    def name(self, row: int) -> str: ...  # noqa: D102

    def figures(self, row: int) -> list[str]: ...  # noqa: D102


class Block(Frozen):
    """The rows of one owner: from its own to the last that has a label, each found by its label."""

    first: int
    last: int
    labelled: Mapping[str, tuple[int, ...]]

    def row_of(self, label: str | None) -> int:
        """Return the row to read: the owner's own, or the one that has a label."""
        rows = self.labelled.get(fold_label(label)) if label else None
        return rows[0] if rows else self.first

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are accounted for."""
        return tuple({self.first, *(row for rows in self.labelled.values() for row in rows)})


def fold_label(text: str) -> str:
    """Fold a label for comparing, without the dash that it may begin with."""
    return fold_text(_BULLET.sub("", text))


def blocks(
    table: Labelled, owned: Sequence[int], rows: Iterable[int]
) -> tuple[dict[int, Block], dict[int, list[int]]]:
    """Return the block that begins in each of the owned rows, and the sub-rows of strangers."""
    if not table.subrows:
        return {row: Block(row, row, {}) for row in owned}, {}
    known = {fold_label(label) for label in table.subrows}
    found: dict[int, dict[str, list[int]]] = {row: {} for row in owned}
    strangers: dict[int, list[int]] = {}
    owner = None
    for row in rows:
        is_stranger = row not in found and _is_strangers(table, row, known)
        owner = row if row in found or is_stranger else owner
        label = _label(table, row, known)
        if is_stranger:
            strangers[row] = []
        elif owner in strangers and label:
            strangers[owner].append(row)
        elif owner is not None and label:
            found[owner].setdefault(label, []).append(row)
    return {row: _block(row, labelled) for row, labelled in found.items()}, strangers


def _is_strangers(table: Labelled, row: int, known: Collection[str]) -> bool:
    """Tell whether a row begins the block of somebody unknown: its sub-rows are nobody else's.

    It has a name that is no label, and a number or a label beside it, or nothing at all.
    """
    name = table.name(row)
    if not name or fold_label(name) in known:
        return False
    if any(fold_label(text) for text in labels(table, row) if text != name):
        return True
    return not (table.figures(row) or _BULLET.match(name) or name.endswith(":"))


def _block(first: int, labelled: Mapping[str, list[int]]) -> Block:
    last = max([first, *(row for rows in labelled.values() for row in rows)])
    return Block(first, last, {label: tuple(rows) for label, rows in labelled.items()})


def _label(table: Labelled, row: int, known: Collection[str]) -> str | None:
    folded = (fold_label(text) for text in labels(table, row))
    return next((label for label in folded if label in known), None)


def labels(table: Labelled, row: int) -> Iterator[str]:
    """Yield what stands in a row left of the figures, not what reaches into it from above."""
    for at in table.label_columns:
        spot = table.sheet.anchor((row, at))
        text = table.sheet.text(spot) if spot[0] == row else ""
        if text:
            yield text


# --- what is wrong with them -----------------------------------------------------------------


def block_problems(
    table: Labelled, found: Iterable[tuple[str, Block]], read: Collection[str]
) -> Iterator[Problem]:
    """Find where a label that is read is not there exactly once; `found` names the owners."""
    for owner, block in found:
        place = table.sheet.place((block.first, table.name_column))
        for label in read:
            rows = block.labelled.get(fold_label(label), ())
            if not rows:
                what = f"{owner} không có dòng con «{label}»."
                yield error("SL54", place, what, f"Thêm dòng «{label}» ở dưới, không có thì ghi 0.")
            elif len(rows) > 1:
                listed = enumerate_vi([f"dòng {row}" for row in rows])
                what = f"{owner} có {len(rows)} dòng con «{label}»: {listed}."
                yield error("SL55", place, what, "Giữ lại một dòng đúng.")


def undeclared(table: Labelled, strays: Iterable[int]) -> dict[int, str]:
    """Return the rows that look like sub-rows nobody declared: their label is on several rows."""
    if not table.subrows:
        return {}
    said = {row: text for row in strays if table.figures(row) and (text := _last(table, row))}
    often = Counter(map(fold_label, said.values()))
    return {row: text for row, text in said.items() if often[fold_label(text)] > 1}


def _last(table: Labelled, row: int) -> str:
    """Return the label next to the figures."""
    return next(iter([*labels(table, row)][::-1]), "")


def undeclared_problem(table: Labelled, rows: Mapping[int, str]) -> Problem:
    """Refuse sub-rows with figures that the dossier says nothing of, all at once."""
    shown: dict[str, tuple[str, int]] = {}
    for row, text in rows.items():
        shown.setdefault(fold_label(text), (_BULLET.sub("", text), row))
    first: Spot = next(iter(rows)), table.name_column
    listed = [f"{seen(text)} (dòng {row})" for text, row in list(shown.values())[:_MOST_LISTED]]
    what = f"Có dòng con có số liệu mà chưa khai: {enumerate_vi(listed)}, {len(rows)} dòng."
    remedy = (
        "Khai «Dòng con» cho cột lấy số ở đó, hoặc ghi vào «Bỏ dòng con» nếu không dùng "
        "trong congvan.yaml."
    )
    return error("SL56", table.sheet.place(first), what, remedy)


def unowned(table: Labelled, strangers: Mapping[int, Sequence[int]]) -> Iterator[Problem]:
    """Refuse sub-rows under a row that is no organization's; one with figures is told already."""
    for row, under in strangers.items():
        with_figures = [each for each in under if table.figures(each)]
        if with_figures and not table.figures(row):
            name, listed = seen(table.name(row)), enumerate_vi(list(map(str, with_figures)))
            what = f"Dòng {name} không phải của đơn vị nào mà có dòng con ở dưới: dòng {listed}."
            remedy = (
                f"{name} là đơn vị thì thêm vào danh sách đơn vị, hoặc vào cột «Tên khác»; là dòng "
                "con của đơn vị ở trên thì ghi vào «Bỏ dòng con» trong congvan.yaml."
            )
            yield error("SL63", table.sheet.place((row, table.name_column)), what, remedy)


def is_within(block: Block, top: int, bottom: int) -> bool:
    """Tell whether rows belong to one owner."""
    return block.first <= top and bottom <= block.last
