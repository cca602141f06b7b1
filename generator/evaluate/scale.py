"""How a measure is written: as a percentage or a plain number, with how many decimals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from generator.model import Metric
from generator.vietnamese import cut_off, number, percent, round_half_up, with_word

MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """The way the values of one measure are rounded and shown; `word` follows a difference."""

    is_percent: bool
    decimals: int
    trims_zeros: bool = False
    truncates: bool = False
    word: str = "điểm phần trăm"


PLAIN = Scale(is_percent=False, decimals=MOST_DECIMALS, trims_zeros=True)
RATE = Scale(is_percent=True, decimals=2)


def scale_of(metric: Metric) -> Scale:
    """Return the way a metric is written."""
    return Scale(
        metric.is_percent,
        metric.decimals,
        metric.trims_zeros,
        metric.truncates,
        metric.difference_word,
    )


@cache
def scales_from(scale: Scale) -> tuple[Scale, ...]:
    """Return a scale and those with more decimals, up to the most that may be added."""
    most = max(MOST_DECIMALS, scale.decimals)
    return tuple(replace(scale, decimals=count) for count in range(scale.decimals, most + 1))


def rounded(scale: Scale, value: Fraction) -> Fraction:
    """Return the very number that is shown for a value; 42,50% is 17/40."""
    decimals = scale.decimals + 2 if scale.is_percent else scale.decimals
    return Fraction((cut_off if scale.truncates else round_half_up)(value, decimals))


def show_value(scale: Scale, value: Fraction) -> str:
    """Write a value: "42,50%"."""
    if scale is PLAIN and value.denominator == 1:
        return _shown_whole(value.numerator)
    write = percent if scale.is_percent else number
    return write(value, scale.decimals, trims_zeros=scale.trims_zeros, truncates=scale.truncates)


_shown_whole = lru_cache(maxsize=1 << 14)(number)
"""Of the counts of a large sheet few are different: each is written and kept once."""


def show_gap(scale: Scale, gap: Fraction) -> str:
    """Write a difference between two values: "24,42 điểm phần trăm"."""
    if not scale.is_percent:
        return number(gap, scale.decimals, trims_zeros=scale.trims_zeros)
    points = number(gap * 100, scale.decimals, trims_zeros=scale.trims_zeros)
    return with_word(points, scale.word)


def scale_that_shows(scale: Scale, gap: Fraction) -> Scale | None:
    """Return the scale with the fewest decimals at which a difference is not written as zero."""
    half_up = replace(scale, truncates=False) if scale.truncates else scale
    return next((finer for finer in scales_from(half_up) if rounded(finer, gap)), None)
