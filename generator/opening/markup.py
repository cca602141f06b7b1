"""Words with their looks, typed as a text of a dossier types them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator import text
from generator.blocks import Field, Note, Paragraph, Run
from generator.errors import Refused
from generator.frozen import Frozen, replace
from generator.opening.edited import PLAIN, Look

STARS = {(True, False): "**", (False, True): "*", (True, True): "***"}
SAME_FIELD = "\ue00f"
"""Stands for a field where two texts are compared; it cannot be typed."""


class Piece(Frozen):
    """Words of one look; `is_markup`: a field or the mark of a footnote, typed as it stands."""

    text: str
    look: Look = PLAIN
    is_markup: bool = False


def typed(pieces: Sequence[Piece]) -> tuple[str, bool, bool]:
    """Return a paragraph as it is typed; whether its looks were kept, and whether its letters.

    What a text would read as markup of its own is kept apart by other signs.
    """
    plainly = [replace(each, look=PLAIN) for each in pieces]
    safely = [each if each.is_markup else replace(each, text=_safe(each.text)) for each in plainly]
    for attempt, looks, letters in (
        (_even(pieces), True, True),
        (plainly, not _has_looks(pieces), True),
        (safely, not _has_looks(pieces), False),
    ):
        line = _line(attempt)
        if _reads_as(line, attempt):
            return line, looks, letters
    return _line(safely).replace("*", "×"), False, False


def _has_looks(pieces: Iterable[Piece]) -> bool:
    return any(each.look != PLAIN and each.text.strip() for each in pieces)


def _safe(words: str) -> str:
    return words.replace("{", "(").replace("}", ")").replace("[^", "[ ^")


def _even(pieces: Iterable[Piece]) -> list[Piece]:
    """Give spaces between words of one look that look, and take looks from other spaces."""
    letters: list[Piece] = []
    for each in pieces:
        letters += [each] if each.is_markup else [Piece(sign, each.look) for sign in each.text]
    for at, each in enumerate(letters):
        if each.is_markup or not each.text.isspace():
            continue
        before = next((p.look for p in reversed(letters[:at]) if _shows(p)), PLAIN)
        after = next((p.look for p in letters[at + 1 :] if _shows(p)), PLAIN)
        letters[at] = replace(each, look=before if before == after else PLAIN)
    return letters


def _shows(piece: Piece) -> bool:
    return piece.is_markup or not piece.text.isspace()


def _line(pieces: Iterable[Piece]) -> str:
    line = ""
    for look, group in groupby(pieces, key=lambda each: each.look):
        stars = STARS.get(look, "")
        line += stars + "".join(each.text for each in group) + stars
    found = line.strip(" \t")
    return f"\\{found}" if _is_page_mark(found) else found


def _is_page_mark(line: str) -> bool:
    """Tell whether words in brackets would be taken for the beginning of a page."""
    if not (line.startswith("[") and line.endswith("]")):
        return False
    try:
        (block,) = text.parse(f"{line}\n\nx", "")[:1]
    except Refused:
        return True
    return not isinstance(block, Paragraph)


def _reads_as(line: str, pieces: Iterable[Piece]) -> bool:
    """Tell whether a line is read as the very pieces it was typed from."""
    labels = [each.text for each in pieces if each.is_markup and each.text.startswith("[^")]
    notes = "".join(f"\n{label}: x" for label in labels)
    try:
        blocks = text.parse(f"{line}\n{notes}", "")
    except Refused:
        return False
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return False
    return _shown(_read(blocks[0])) == _shown(pieces)


def _read(paragraph: Paragraph) -> Iterable[Piece]:
    for each in paragraph.inlines:
        match each:
            case Note():
                yield Piece("[^", is_markup=True)
            case Run(Field(), bold, italic):
                yield Piece("{{", (bold, italic), is_markup=True)
            case Run(content, bold, italic):
                yield Piece(str(content), (bold, italic))


def _shown(pieces: Iterable[Piece]) -> list[tuple[str, Look]]:
    """Return the letters that are seen, each with its look; spaces look like nothing."""
    found: list[tuple[str, Look]] = []
    for each in pieces:
        if each.is_markup:
            is_note = each.text.startswith("[^")
            found.append((SAME_FIELD, PLAIN if is_note else each.look))
        else:
            found += [(sign, PLAIN if sign.isspace() else each.look) for sign in each.text]
    signs = "".join(sign for sign, _ in found)
    lead, tail = len(signs) - len(signs.lstrip()), len(signs.rstrip())
    return found[lead:tail]
