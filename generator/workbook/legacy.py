"""Refuses a sheet whose words are typed for the fonts of old: no title of it would be found."""

from __future__ import annotations

from generator.errors import Refused, error
from generator.vietnamese import LegacyText, legacy_texts
from generator.workbook.cells import Spot
from generator.workbook.sheet import Sheet


def refuse_legacy(sheet: Sheet) -> None:
    """Refuse a sheet with cells in an old encoding, all at once, at the first of them.

    Raises:
        Refused: If there is one.
    """
    old = _legacy_cells(sheet)
    if old:
        spot = min(old)
        place, others = sheet.place(spot), len(old) - 1
        what = old[spot].what(others, "ô")
        raise Refused([error("SL69", place, what[:1].upper() + what[1:], old[spot].remedy)])


def _legacy_cells(sheet: Sheet) -> dict[Spot, LegacyText]:
    """Look at each different text once: a column of statuses says the same a thousand times."""
    found = legacy_texts(set(sheet.words.values()))
    told = sheet.words.items() if found else ()
    return {spot: found[text] for spot, text in told if text in found}
