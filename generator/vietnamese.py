"""Vietnamese as an office writes it: names compared, words sorted, numbers and dates printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache
from unicodedata import category, normalize

NBSP = "\N{NO-BREAK SPACE}"

# --- names -----------------------------------------------------------------------------------


def nfc(text: str) -> str:
    """Compose the letters, so that those that look the same are the same."""
    return normalize("NFC", text)


def fold_name(name: str) -> str:
    """Fold a name into the identifier that templates use.

    >>> fold_name("Sở, ban, ngành tỉnh")
    'sở_ban_ngành_tỉnh'
    """
    return re.sub(r"[\W_]+", "_", nfc(nfc(name).casefold())).strip("_")


def fold_text(text: str) -> str:
    """Fold a name for comparing: composition, case, spaces, place of the accent, kinds of đ.

    >>> fold_text("Ủy  ban XÃ HÒA BÌNH") == fold_text("Uỷ ban xã Hoà Bình")
    True
    """
    plain = " ".join(nfc(nfc(text).casefold()).split()).translate(_LETTERS_LIKE_D)
    return _OLD_ACCENT.sub(_accent_last, plain)


_LETTERS_LIKE_D = {ord(letter): "đ" for letter in "\N{LATIN SMALL LETTER ETH}ɖ"}

# Only open syllables have two spellings (hòa, hoà); "toàn" and "khuỷu" have one.
_OLD_ACCENT = re.compile(r"([òóỏõọ](?=[ae])|[ùúủũụ](?=y))([aey])(?![^\W\d_])")


def _accent_last(match: re.Match[str]) -> str:
    parts = normalize("NFD", match[1])
    return parts[0] + nfc(match[2] + parts[1])


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like a mistyped name, or None if none is like it.

    >>> nearest("Tong ho so", ["Tổng TTHC", "Tổng hồ sơ"])
    'Tổng hồ sơ'
    """
    scored = [(_likeness(name, candidate), candidate) for candidate in candidates]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


_ALIKE = 0.6


def _likeness(one: str, other: str) -> float:
    """Compare letters first (0 to 1); accents only settle between equals."""
    letters = SequenceMatcher(None, _letters(one), _letters(other)).ratio()
    accents = SequenceMatcher(None, fold_text(one), fold_text(other)).ratio()
    return letters + accents / 100 if letters >= _ALIKE else 0.0


def _letters(text: str) -> str:
    """Drop accents and spaces: "Tổng hồ sơ" -> "tonghoso"."""
    return file_name(text).replace("-", "")


def file_name(text: str) -> str:
    """Write a name without accents, for a file.

    >>> file_name("Sơn Hạ"), file_name("Đặc khu Lý Sơn (mới)")
    ('son-ha', 'dac-khu-ly-son-moi')
    """
    spelled = normalize("NFD", fold_text(text)).replace("đ", "d")
    plain = "".join(letter for letter in spelled if category(letter) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def enumerate_vi(items: Sequence[str]) -> str:
    """Join names into a clause.

    >>> enumerate_vi(["An Phú", "Chợ Mới", "Tri Tôn"])
    'An Phú, Chợ Mới và Tri Tôn'
    """
    if len(items) < 2:  # noqa: PLR2004 - a pair is where "và" begins
        return "".join(items)
    return f"{', '.join(items[:-1])} và {items[-1]}"


# --- order -----------------------------------------------------------------------------------

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


# --- numbers ---------------------------------------------------------------------------------


def round_half_up(value: Fraction | int, decimals: int) -> Decimal:
    """Round to a number of decimals; a half goes away from zero.

    >>> round_half_up(Fraction(69985, 1000), 2)
    Decimal('69.99')
    """
    half = Fraction(1, 2)
    return _decimal(value < 0, int(abs(Fraction(value)) * 10**decimals + half), decimals)


def cut_off(value: Fraction | int, decimals: int) -> Decimal:
    """Drop the digits after a number of decimals ("cắt bỏ")."""
    return _decimal(value < 0, int(abs(Fraction(value)) * 10**decimals), decimals)


def _decimal(is_negative: bool, scaled: int, decimals: int) -> Decimal:
    # Through text, because arithmetic on Decimal would round to the 28 digits of its context.
    return Decimal(f"{-scaled if is_negative else scaled}E-{decimals}")


def number(
    value: Fraction | int, decimals: int = 0, *, trims_zeros: bool = False, truncates: bool = False
) -> str:
    """Print a number.

    >>> number(Fraction(12345, 10), 2), number(Fraction(12345, 10), 2, trims_zeros=True)
    ('1.234,50', '1.234,5')
    """
    rounded = (cut_off if truncates else round_half_up)(value, decimals)
    whole, _, part = f"{rounded:,f}".partition(".")
    part = part.rstrip("0") if trims_zeros else part
    group, decimal = _separators()
    return whole.replace(",", group) + (decimal + part if part else "")


@cache
def _separators() -> tuple[str, str]:
    """Return what stands between thousands and before decimals, as Unicode's locale data has it.

    Only the marks are asked for: Babel's own formatting rounds half to even and fails from 10^28.
    """
    # Late, because the help of the command line needs this module but no locale data.
    from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415

    return get_group_symbol("vi"), get_decimal_symbol("vi")


def percent(
    value: Fraction | int, decimals: int, *, trims_zeros: bool = False, truncates: bool = False
) -> str:
    """Print a rate as a percentage.

    >>> percent(Fraction(39839, 40221), 2), percent(Fraction(-1, 10**9), 2)
    ('99,05%', '0,00%')
    """
    return number(value * 100, decimals, trims_zeros=trims_zeros, truncates=truncates) + "%"


_NUMBER = re.compile(
    r"(?P<sign>[-+\N{MINUS SIGN}]?)(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)"
    r"(?:,(?P<part>[0-9]+))?(?P<percent>\s?%)?"
)


def parse_number(text: str) -> Fraction:
    """Read a number as Vietnamese write it, and nothing else.

    >>> parse_number("1.000"), parse_number("70,5%")
    (Fraction(1000, 1), Fraction(141, 200))

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise ValueError(_why_no_number(text.strip()))
    digits = found["whole"].replace(".", "") + "." + (found["part"] or "0")
    size = Fraction(digits) / (100 if found["percent"] else 1)
    return -size if found["sign"] not in {"", "+"} else size


def _why_no_number(text: str) -> str:
    if re.fullmatch(r"[-+]?[0-9.,]+\s?%?", text) and "." in text:
        return (
            f"«{text}» không phải là số viết theo lối Việt Nam: "
            "dấu chấm tách hàng nghìn (1.000), dấu phẩy trước phần thập phân (70,5)."
        )
    return f"«{text}» không phải là số."


# --- dates -----------------------------------------------------------------------------------


def issue_date(day: date) -> str:
    """Print the date of a document.

    >>> issue_date(date(2025, 1, 24)), issue_date(date(2025, 9, 5))
    ('ngày 24 tháng 01 năm 2025', 'ngày 05 tháng 9 năm 2025')
    """
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def blank_issue_date(month: int, year: int) -> str:
    """Print the date of a document whose day is not given yet, on one line."""
    return f"ngày{NBSP * 6}tháng{NBSP}{_month(month)}{NBSP}năm{NBSP}{year}"


def short_date(day: date) -> str:
    """Print a date in running text.

    >>> short_date(date(2025, 1, 24)), short_date(date(2025, 4, 5))
    ('24/01/2025', '05/4/2025')
    """
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def _month(month: int) -> str:
    # Nghị định 30/2020/NĐ-CP, Phụ lục I: a zero before days under 10 and before months 1 and 2.
    return f"{month:02d}" if month <= 2 else str(month)  # noqa: PLR2004 - the decree's own number


def parse_date(text: str) -> date:
    """Read day/month/year.

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text.strip())
    if not found:
        raise ValueError(f"«{text.strip()}» không phải là ngày viết dạng 24/01/2025.")
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"«{text.strip()}» không phải là một ngày có thật.") from None


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(value: int) -> str:
    """Print a positive number in Roman numerals."""
    written = ""
    for size, letters in _ROMAN:
        times, value = divmod(value, size)
        written += letters * times
    return written


# --- characters ------------------------------------------------------------------------------

_UNUSABLE = (
    ("ký tự điều khiển", "\x00-\x08\x0b\x0c\x0e-\x1f"),
    ("ký tự đổi chiều chữ", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("nửa ký tự", "\ud800-\udfff"),
    ("ký tự dùng riêng", "\ue000-\ue00f"),
    (
        "mã không phải là ký tự",
        "\ufdd0-\ufdef"
        + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000)),
    ),
)
_ANY_UNUSABLE = re.compile("|".join(f"([{characters}])" for _, characters in _UNUSABLE))


def unusable_character(text: str) -> str | None:
    r"""Describe the first character that may not enter a document, if there is one.

    >>> unusable_character("Sở\x07 Y tế")
    'ký tự điều khiển U+0007'
    """
    found = _ANY_UNUSABLE.search(text)
    if not found:
        return None
    kind, _ = _UNUSABLE[(found.lastindex or 1) - 1]
    return f"{kind} U+{ord(found[0]):04X}"
