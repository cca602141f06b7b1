"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from generator.frozen import Frozen
from generator.vietnamese.names import capitalized


class Usage(Frozen):
    """The words that differ from one region or office to another."""

    zero_tens: Literal["linh", "lẻ"] = "linh"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    four: Literal["tư", "bốn"] = "tư"


USUAL = Usage()

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(value: int | Decimal, usage: Usage = USUAL) -> str:
    """Write a number in words; zeros at the end of a fraction are not read.

    >>> in_words(1005), in_words(-21), in_words(Decimal("97.05"))
    ('một nghìn không trăm linh năm', 'âm hai mươi mốt', 'chín mươi bảy phẩy không năm')
    >>> in_words(1024, Usage(zero_tens="lẻ", thousand="ngàn", four="bốn"))
    'một ngàn không trăm hai mươi bốn'
    """
    whole, _, fraction = f"{Decimal(value).copy_abs():f}".partition(".")
    written = _whole(int(whole), usage) + _after_comma(fraction.rstrip("0"), usage)
    return f"âm {written}" if value < 0 else written


def dong_in_words(amount: int, usage: Usage = USUAL) -> str:
    """Write an amount of money in words, as a sentence begins.

    >>> dong_in_words(1_005_000)
    'Một triệu không trăm linh năm nghìn đồng'
    """
    return capitalized(f"{in_words(amount, usage)} đồng")


def _after_comma(digits: str, usage: Usage) -> str:
    """Read 05 as "không năm": each zero before the first other digit is named."""
    if not digits:
        return ""
    zeros = len(digits) - len(digits.lstrip("0"))
    return " phẩy " + f"{_DIGITS[0]} " * zeros + _whole(int(digits), usage)


def _whole(value: int, usage: Usage) -> str:
    return " ".join(_grouped(value, usage, leads=True)) if value else _DIGITS[0]


def _grouped(value: int, usage: Usage, *, leads: bool) -> list[str]:
    """Read the groups of three digits, largest first; a group of zeros is not read.

    Where no larger group leads, a missing hundred is silent: 1.005 is "một nghìn không trăm linh
    năm", but 5 is "năm". What exceeds a billion is counted in billions: 10^12 is "một nghìn tỷ".
    """
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, usage.thousand)):
        high, low = divmod(value, size)
        if high:
            words = [*_grouped(high, usage, leads=leads), name]
            return words + _grouped(low, usage, leads=False) if low else words
    return _three_digits(value, usage, names_hundreds=not leads)


def _three_digits(value: int, usage: Usage, *, names_hundreds: bool) -> list[str]:
    hundreds, rest = divmod(value, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or names_hundreds else []
    tens, units = divmod(rest, 10)
    if tens:
        return words + _two_digits(tens, units, usage)
    if units:
        words += [usage.zero_tens] * bool(words) + [_DIGITS[units]]
    return words


def _two_digits(tens: int, units: int, usage: Usage) -> list[str]:
    # After "linh" a four stays "bốn"; after "mười" a one stays "một" and a four "bốn".
    if tens == 1:
        words, changed = ["mười"], {5: "lăm"}
    else:
        words, changed = [_DIGITS[tens], "mươi"], {1: "mốt", 4: usage.four, 5: "lăm"}
    return [*words, changed.get(units, _DIGITS[units])] if units else words
