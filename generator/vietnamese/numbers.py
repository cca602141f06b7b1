"""Numbers in figures: rounded, printed and read in Vietnamese notation, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache


def round_half_up(value: Fraction | int, decimals: int) -> Decimal:
    """Round to a number of decimals; a half goes away from zero.

    >>> round_half_up(Fraction(69985, 1000), 2)
    Decimal('69.99')
    """
    return _decimal(parts_of(value, decimals), decimals)


def cut_off(value: Fraction | int, decimals: int) -> Decimal:
    """Drop the digits after a number of decimals ("cắt bỏ").

    >>> cut_off(Fraction(99999, 1000), 2)
    Decimal('99.99')
    """
    return _decimal(parts_of(value, decimals, truncates=True), decimals)


def parts_of(value: Fraction | int, decimals: int, *, truncates: bool = False) -> int:
    """Return how many there are of the last decimal that a rounded number has.

    `reconcile.numerals.says` has the same rule by itself, to judge what is printed: change both.
    In whole numbers: a Fraction would be reduced to lowest terms at every step.

    >>> parts_of(Fraction(1, 8), 2), parts_of(Fraction(1, 8), 2, truncates=True)
    (13, 12)
    """
    top, bottom = value.as_integer_ratio()
    parts: int = 10**decimals
    if bottom == 1:
        return top * parts
    size: int = abs(top) * parts
    count = size // bottom if truncates else (2 * size + bottom) // (2 * bottom)
    return -count if top < 0 else count


def _decimal(scaled: int, decimals: int) -> Decimal:
    # Through text, because arithmetic on Decimal would round to the 28 digits of its context.
    return Decimal(f"{scaled}E-{decimals}")


def number(
    value: Fraction | int, decimals: int = 0, *, trims_zeros: bool = False, truncates: bool = False
) -> str:
    """Print a number.

    >>> number(Fraction(12345, 10), 2), number(Fraction(12345, 10), 2, trims_zeros=True)
    ('1.234,50', '1.234,5')
    """
    if isinstance(value, int) and (trims_zeros or not decimals):
        return _grouped(value)
    parts = parts_of(value, decimals, truncates=truncates)
    return _written(parts, decimals, trims_zeros=trims_zeros)


def _grouped(whole: int) -> str:
    group, _ = _separators()
    return f"{whole:,}".replace(",", group)


def _written(parts: int, decimals: int, *, trims_zeros: bool) -> str:
    whole, part = divmod(abs(parts), 10**decimals)
    shown = _grouped(whole)
    if decimals and (part or not trims_zeros):
        digits = str(part).zfill(decimals)
        _, decimal = _separators()
        shown += decimal + (digits.rstrip("0") if trims_zeros else digits)
    return f"-{shown}" if parts < 0 else shown


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
    return points(value, decimals, trims_zeros=trims_zeros, truncates=truncates) + "%"


def points(
    value: Fraction | int, decimals: int, *, trims_zeros: bool = False, truncates: bool = False
) -> str:
    """Print how many hundredths a rate is.

    >>> points(Fraction(2442, 10_000), 2)
    '24,42'
    """
    parts = parts_of(value, decimals + 2, truncates=truncates)
    return _written(parts, decimals, trims_zeros=trims_zeros)


POINTS = "điểm phần trăm"


def change(
    value: Fraction | int, decimals: int = 0, noun: str = "", *, trims_zeros: bool = False
) -> str:
    """Print how much a number has changed; a change too small to show is not printed as zero.

    >>> change(1005, noun="hồ sơ"), change(0, noun="hồ sơ")
    ('tăng 1.005 hồ sơ', 'không thay đổi')
    """
    if value == 0:
        return "không thay đổi"
    direction = "tăng" if value > 0 else "giảm"
    size = abs(Fraction(value))
    if not round_half_up(size, decimals):
        direction, size = f"{direction} chưa đến", Fraction(1, 10**decimals)
    return f"{direction} {with_word(number(size, decimals, trims_zeros=trims_zeros), noun)}"


def with_word(shown: str, word: str) -> str:
    """Put the word of its unit behind a number: no space before «%».

    >>> with_word("2,40", "điểm phần trăm"), with_word("2,40", "%"), with_word("3", "")
    ('2,40 điểm phần trăm', '2,40%', '3')
    """
    return f"{shown}{word}" if word.startswith("%") else f"{shown} {word}".rstrip()


def change_of_rate(
    value: Fraction, decimals: int, noun: str = POINTS, *, trims_zeros: bool = False
) -> str:
    """Print the difference of two rates, in points: «tăng 2,40%» would be a change in proportion.

    >>> change_of_rate(Fraction(24, 1000), 2), change_of_rate(Fraction(-1, 10**5), 2)
    ('tăng 2,40 điểm phần trăm', 'giảm chưa đến 0,01 điểm phần trăm')
    """
    return change(value * 100, decimals, noun, trims_zeros=trims_zeros)


def small_count(value: int) -> str:
    """Print a count in a sentence, as the decree does: a zero before one digit.

    >>> small_count(3), small_count(12), small_count(0)
    ('03', '12', '0')
    """
    return f"0{value}" if 0 < value < 10 else number(value)  # noqa: PLR2004 - the first of two digits


_NUMBER = re.compile(
    r"(?P<sign>[-+\N{MINUS SIGN}]?)(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)"
    r"(?:,(?P<part>[0-9]+))?(?P<percent>\s?%)?"
)


MOST_DIGITS = 1000
"""How many digits a number may have on each side of the comma: Python stops at 4300."""


def parse_number(text: str, most_digits: int = MOST_DIGITS) -> Fraction:
    """Read a number as Vietnamese write it, and nothing else.

    >>> parse_number("1.000"), parse_number("70,5%")
    (Fraction(1000, 1), Fraction(141, 200))

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise ValueError(_why_no_number(text.strip()))
    whole, part = found["whole"].replace(".", ""), found["part"] or "0"
    if max(len(whole), len(part)) > most_digits:
        raise ValueError(
            f"«{text.strip()[:20]}…» có quá nhiều chữ số: trước và sau dấu phẩy, mỗi bên nhiều "
            f"nhất {number(most_digits)} chữ số."
        )
    size = Fraction(f"{whole}.{part}") / (100 if found["percent"] else 1)
    return -size if found["sign"] not in {"", "+"} else size


def _why_no_number(text: str) -> str:
    if re.fullmatch(r"[-+]?[0-9.,]+\s?%?", text) and "." in text:
        return (
            f"«{text}» không phải là số viết theo lối Việt Nam: "
            "dấu chấm tách hàng nghìn (1.000), dấu phẩy trước phần thập phân (70,5)."
        )
    return f"«{text}» không phải là số."
