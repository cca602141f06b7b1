"""The order of names in a list, as ICU's collation `vi` has it."""

from __future__ import annotations

from unicodedata import normalize

from generator.vietnamese.names import nfc

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKS = {
    mark: rank
    for rank, mark in enumerate(
        " _-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`^°+×<=>|~$"  # noqa: RUF001 - sorted as they are
    )
}

SortKey = tuple[list[tuple[int, int]], list[int], list[bool], str]


def sort_key(text: str) -> SortKey:
    """Return the key of Vietnamese order, as ICU's collation `vi`.

    Letters decide first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then lower before upper.

    >>> sorted(["Đức", "Dũng", "Ba Vì", "Ba Vinh", "Ân", "An", "Ăn"], key=sort_key)
    ['An', 'Ăn', 'Ân', 'Ba Vì', 'Ba Vinh', 'Dũng', 'Đức']
    """
    characters = nfc(text)
    split = [_split_tone(character) for character in characters]
    letters = [_weight(base.lower()) for base, _ in split]
    tones = [tone for _, tone in split]
    return letters, tones, [base != base.lower() for base, _ in split], characters


def _split_tone(character: str) -> tuple[str, int]:
    parts = normalize("NFD", character)
    tone = max(_TONES.get(part, 0) for part in parts)
    return nfc("".join(part for part in parts if part not in _TONES)), tone


def _weight(letter: str) -> tuple[int, int]:
    if letter.isspace():
        return 0, 0
    if letter in _MARKS:
        return 1, _MARKS[letter]
    if letter.isdecimal():
        return 2, int(letter)
    if letter in _LETTERS:
        return 3, _LETTERS[letter]
    return 4, ord(letter[:1] or "\0")
