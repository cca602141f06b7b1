"""Tracked changes that nobody has accepted or refused yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from generator.view.names import ALTERNATE, MC, PARAGRAPH, Element, W, branch
from generator.view.records import Change, Spot

Kind = Literal["inserted", "deleted", "moved", "formatted"]
KINDS: Final[dict[str, Kind]] = {
    f"{W}ins": "inserted", f"{W}cellIns": "inserted",
    f"{W}del": "deleted", f"{W}cellDel": "deleted",
    f"{W}moveFrom": "moved", f"{W}moveTo": "moved", f"{W}cellMerge": "formatted",
    **{
        f"{W}{name}Change": "formatted"
        for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "numbering")
    },
}  # fmt: skip
TEXTS: Final = (f"{W}t", f"{W}delText")
MAX_TEXT: Final = 200
"""Of a change: enough to know it again, and a file cannot swell by nesting them."""


def changes(
    root: Element, part: str, numbers: Mapping[Element, tuple[int, int]]
) -> Iterator[Change]:
    """Yield the tracked changes of a part, those of unread branches left out."""
    last = 0
    known: dict[Element, bool] = {}
    for each in root.iter(PARAGRAPH, *KINDS):
        if each.tag == PARAGRAPH:
            last = numbers[each][0]
        elif _is_read(each, known):
            own = next((a for a in each.iterancestors(PARAGRAPH)), None)
            spot = Spot(part, last if own is None else numbers[own][0])
            kind = KINDS[str(each.tag)]
            yield Change(kind, spot, _text(each), (each.get(f"{W}author") or "")[:MAX_TEXT])


def _is_read(element: Element, known: dict[Element, bool]) -> bool:
    """Tell whether all branches around an element are read; each branch is judged once."""
    for above in element.iterancestors(f"{MC}Choice", f"{MC}Fallback"):
        if above not in known:
            alternate = above.getparent()
            is_one = alternate is not None and alternate.tag == ALTERNATE
            known[above] = not is_one or (alternate is not None and branch(alternate) is above)
        if not known[above]:
            return False
    return True


def _text(element: Element) -> str:
    text = ""
    for each in element.iter(*TEXTS):
        text += each.text or ""
        if len(text) > MAX_TEXT:
            return text[: MAX_TEXT - 1] + "…"
    return text
