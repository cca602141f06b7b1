"""Numerals in texts: where they are, what number a shown figure says, whether it says it right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache
from typing import Final

SIGNS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{MINUS SIGN}"
SIGNED: Final = re.compile(rf"[{SIGNS}](\d+(?:[.,]\d+)*)")
ALONE: Final = re.compile(rf"\s*{SIGNED.pattern}%?\s*")
NUMERAL: Final = re.compile(r"\d+(?:[.,]\d+)*")
SHOWN: Final = re.compile(r"([-\N{MINUS SIGN}]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)")
WHOLE: Final = re.compile(r"(?:(?:\d{1,3}(?:\.\d{3})+|\d+)(?:\n|\Z))+(?<!\n)")
TAG: Final = re.compile(r"{{.*?}}|{#.*?#}", re.DOTALL)
STATEMENT: Final = re.compile(r"{%.*?%}", re.DOTALL)
FILLED: Final = "\x00"
TOUCHING: Final = re.compile(f"[\\d{FILLED}][.,]?{FILLED}|{FILLED}[.,]?\\d")


def numerals(texts: Iterable[str]) -> list[str]:
    """Return the numerals of texts in their order.

    >>> numerals(["9/29 đơn vị, 23,43%.", "ngày 28/02/2025"])
    ['9', '29', '23,43', '28', '02', '2025']
    """
    return NUMERAL.findall("\n".join(texts))


def signs(
    read: Sequence[str], printed: Iterable[str], own: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Return the numerals alone in a paragraph that came to a sign, and those that lost theirs.

    >>> signs(["20", "-7", "tăng 5"], ["-20", "7", "5"], [])
    (['-7'], ['-20'])
    """
    before, after = (SIGNED.findall("\n".join(texts)) for texts in (printed, read))
    if before == after:
        return [], []
    known, there = Counter(before), Counter(after)
    alone = Counter(found[1] for text in read if (found := ALONE.fullmatch(text)))
    come = [each for each in (alone - known).elements() if each not in own]
    return [f"-{each}" for each in come], [f"-{each}" for each in (known - there).elements()]


def literals(texts: Iterable[str]) -> tuple[frozenset[str], bool]:
    """Return the numerals that a template has of its own, and whether one may touch a field.

    Where one touches, what is printed may be one numeral made of two.

    >>> literals(["{{ a }}/29 của {{ b }}"]), literals(["{{ a }}00"])
    ((frozenset({'29'}), False), (frozenset({'00'}), True))
    """
    found: set[str] = set()
    touches = False
    for text in texts:
        if "{" not in text:
            found.update(NUMERAL.findall(text))
            continue
        filled = TAG.sub(FILLED, text)
        joined = STATEMENT.sub("", filled)
        found.update(NUMERAL.findall(joined), NUMERAL.findall(STATEMENT.sub(" ", filled)))
        touches = touches or bool(TOUCHING.search(joined))
    return frozenset(found), touches


def strangers(found: Sequence[str], recorded: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the numerals that were found beyond those recorded, and those recorded but lost."""
    there, known = Counter(found), Counter(recorded)
    return list((there - known).elements()), list((known - there).elements())


def between(found: Iterable[str], recorded: Iterable[str]) -> list[str] | None:
    """Return the numerals that stand between those recorded; None unless all are there in order.

    >>> between(["1", "30", "2"], ["1", "2"]), between(["2", "1"], ["1", "2"])
    (['30'], None)
    """
    rest, others = iter(recorded), []
    coming = next(rest, None)
    for each in found:
        if each == coming:
            coming = next(rest, None)
        else:
            others.append(each)
    return others if coming is None else None


def first_out_of_order(found: Sequence[str], recorded: Sequence[str]) -> str | None:
    """Return the first recorded numeral that does not stand where it was printed."""
    rest = iter(found)
    if all(each in rest for each in recorded):
        return None
    steps = SequenceMatcher(None, recorded, found, autojunk=False).get_opcodes()
    return next(recorded[i] for kind, i, end, *_ in steps if kind != "equal" and i < end)


def told_together(found: Iterable[str], lost: Iterable[str]) -> tuple[list[str], list[str]]:
    """Match numerals that are printed as one: "10" and "29" as "1029"."""
    left, unexplained = list(lost), []
    for numeral in found:
        pieces = list(_pieces(numeral, left))
        for piece in pieces:
            left.remove(piece)
        if not pieces:
            unexplained.append(numeral)
    return unexplained, left


def _pieces(numeral: str, candidates: Iterable[str]) -> Iterator[str]:
    for each in sorted(candidates, key=len, reverse=True):
        if each in numeral:
            numeral = numeral.replace(each, " ", 1)
            yield each


# --- what a shown figure says ----------------------------------------------------------------


def said(shown: str, *, is_percent: bool = False) -> tuple[Fraction, Fraction] | None:
    """Return the number that shown characters say, and the worth of its last digit.

    A percentage without its sign, as in "24,42 điểm phần trăm", is told by `is_percent`.

    >>> said("1.542"), said("23,43%")
    ((Fraction(1542, 1), Fraction(1, 1)), (Fraction(2343, 10000), Fraction(1, 10000)))
    """
    found = _digits(shown, is_percent)
    if found is None:
        return None
    sign, digits, parts = found
    return Fraction(sign * digits, parts), Fraction(1, parts)


@lru_cache(maxsize=4096)
def _digits(shown: str, is_percent: bool) -> tuple[int, int, int] | None:
    """Return the sign of a number, its digits as a whole number, and the parts these count."""
    found = SHOWN.search(shown)
    if found is None:
        return None
    sign, whole, part, percent = found.groups("")
    parts = 10 ** len(part) * (100 if percent or is_percent else 1)
    return -1 if sign else 1, int(whole.replace(".", "") + part), parts


def whole_numbers(column: Sequence[str]) -> list[int] | None:
    """Return what the cells of a column say, at a stroke; None unless all are whole numbers.

    >>> whole_numbers(["1.542", "0"]), whole_numbers(["1.5", "0"])
    ([1542, 0], None)
    """
    text = "\n".join(column)
    if not WHOLE.fullmatch(text) or text.count("\n") >= len(column):
        return None
    return list(map(int, text.replace(".", "").split("\n")))


def says(
    shown: str, exact: Fraction | int, *, is_percent: bool = False, truncates: bool = False
) -> bool:
    """Tell whether shown characters are an exact number, rounded half up or cut off.

    The sign may be told in words instead: "ít hơn 25".

    >>> says("69,99%", Fraction(69985, 100000)), says("69,98%", Fraction(69985, 100000))
    (True, False)
    """
    if shown.isdecimal():
        return exact.denominator == 1 and int(shown) == abs(exact.numerator)
    told = _digits(shown, is_percent)
    if told is None:
        return False
    sign, digits, parts = told
    over, under = exact.as_integer_ratio()
    size = abs(over) * parts
    steps = size // under if truncates else (2 * size + under) // (2 * under)
    return digits == steps and not sign * digits < 0 <= over
