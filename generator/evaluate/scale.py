"""How a measure is written: as a percentage or a plain number, with how many decimals."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache

from generator.formula import Number
from generator.frozen import Frozen, replace
from generator.model import Figure, Metric, Source
from generator.vietnamese import number, parts_of, percent, points, with_word

MOST_DECIMALS = 4


class Scale(Frozen):
    """The way the values of one measure are rounded and shown; `word` follows a difference."""

    is_percent: bool
    decimals: int
    trims_zeros: bool = False
    truncates: bool = False
    word: str = "điểm phần trăm"

    @property
    def places(self) -> int:
        """How many decimals of the exact value are kept; 42,50% is 0,4250."""
        return self.decimals + 2 if self.is_percent else self.decimals


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


def rounded(scale: Scale, value: Number) -> Fraction:
    """Return the very number that is shown for a value; 42,50% is 17/40."""
    return Fraction(*rounded_ratio(scale, value))


def rounded_ratio(scale: Scale, value: Number) -> tuple[int, int]:
    """Return the number that is shown as two whole numbers, for which no divisor is looked."""
    places = scale.places
    return parts_of(value, places, truncates=scale.truncates), 10**places


# --- figures ---------------------------------------------------------------------------------


def show_value(scale: Scale, value: Number) -> str:
    """Write a value: "42,50%"."""
    write = percent if scale.is_percent else number
    return write(value, scale.decimals, trims_zeros=scale.trims_zeros, truncates=scale.truncates)


def figure_of(scale: Scale, value: Number, source: Source | str) -> Figure:
    """Return a value as it is written."""
    if scale is PLAIN and isinstance(value, int):
        return Figure(*whole(value), source)
    return Figure(fraction_of(value), show_value(scale, value), source)


def count_of(value: Number, source: Source | str) -> Figure:
    """Return a number that is written without decimals."""
    if isinstance(value, int):
        return Figure(*whole(value), source)
    return Figure(value, number(value), source)


@lru_cache(maxsize=1 << 14)
def whole(value: int) -> tuple[Fraction, str]:
    """Return a number with its characters: of the counts of a large sheet few are different."""
    return Fraction(value), number(value)


def fraction_of(value: Number) -> Fraction:
    """Return an exact number as figures hold it."""
    return whole(value)[0] if isinstance(value, int) else value


# --- differences -----------------------------------------------------------------------------


def show_gap(scale: Scale, gap: Number) -> str:
    """Write a difference between two values: "24,42 điểm phần trăm"."""
    if not scale.is_percent:
        return number(gap, scale.decimals, trims_zeros=scale.trims_zeros)
    return with_word(points(gap, scale.decimals, trims_zeros=scale.trims_zeros), scale.word)


def scales_of_gaps(scale: Scale) -> tuple[Scale, ...]:
    """Return the scales at which a difference may be written; none is ever cut off."""
    return scales_from(replace(scale, truncates=False))
