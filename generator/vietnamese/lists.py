"""Places in a list and names in a row: letters, Roman numerals, enumerations."""

from __future__ import annotations

from collections.abc import Sequence

from generator.vietnamese.names import nfc

MANY = 10


def enumerate_vi(items: Sequence[str]) -> str:
    """Join names into a clause.

    Semicolons stand between names where one has a comma of its own, or there are many.

    >>> enumerate_vi(["An Phú", "Chợ Mới", "Tri Tôn"])
    'An Phú, Chợ Mới và Tri Tôn'
    >>> enumerate_vi(["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"])
    'Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch; Sở Y tế'
    """
    if len(items) < 2:  # noqa: PLR2004 - a pair is where "và" begins
        return "".join(items)
    if len(items) > MANY or any("," in item for item in items):
        return "; ".join(items)
    return f"{', '.join(items[:-1])} và {items[-1]}"


# The decree names points after the Vietnamese alphabet: đ has a place, f, j, w and z have none.
# Word's own numbering has no such list, so the letters are printed as text.
_LIST_LETTERS = "abcdđeghiklmnopqrstuvxy"


def list_letter(place: int) -> str:
    """Return the letter of a point, counted from 1.

    >>> [list_letter(place) for place in (1, 5, 7, 23)]
    ['a', 'đ', 'g', 'y']

    Raises:
        ValueError: With a Vietnamese sentence, where there is no letter left.
    """
    if not 1 <= place <= len(_LIST_LETTERS):
        raise ValueError(f"Không có chữ cái cho điểm thứ {place}: chỉ có {len(_LIST_LETTERS)} chữ.")
    return _LIST_LETTERS[place - 1]


def parse_list_letter(text: str) -> int:
    """Read the letter of a point as its place.

    >>> parse_list_letter("đ"), parse_list_letter("e")
    (5, 6)

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    letter = nfc(text.strip())
    if len(letter) != 1 or letter not in _LIST_LETTERS:
        raise ValueError(f"«{letter}» không phải là chữ cái đặt tên điểm: a, b, c, d, đ, e, g, …")
    return _LIST_LETTERS.index(letter) + 1


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(value: int) -> str:
    """Print a positive number in Roman numerals.

    >>> roman(3), roman(14)
    ('III', 'XIV')
    """
    written = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        written += letters * times
    return written
