"""Columns declared once for every period: «Hồ sơ tháng *», whose title on the sheet is «T*»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.vietnamese import fold_text, roman

STAR = "*"
"""Stands for the number of a period, in a name and in what is written over its column."""
MOST_STEPS = 60

_MONTHS = tuple(map(str, range(1, 13)))
_QUARTERS = tuple(map(roman, range(1, 5)))
_WEEKS = tuple(map(str, range(1, 54)))
USUAL = {"tháng": _MONTHS, "t": _MONTHS, "quý": _QUARTERS, "q": _QUARTERS, "tuần": _WEEKS}
"""The periods that there are, by the word before the star."""

_WORD = re.compile(r"(\w+)\W*\*")
_SPAN = re.compile(r"([0-9]{1,4}|[IVX]{1,4})(?:[-–]([0-9]{1,4}|[IVX]{1,4}))?")


def is_series(name: str) -> bool:
    """Tell whether a name stands for those of all periods."""
    return STAR in name


def word_of(name: str) -> str:
    """Return the word before the star, folded: «tháng»."""
    found = _WORD.search(fold_text(name))
    return found[1] if found else ""


def steps_of(name: str, spans: str | None) -> tuple[str, ...]:
    """Return the numbers of the periods in order, as they are written in names.

    Raises:
        ValueError: With a Vietnamese sentence, where they are not known.
    """
    word = word_of(name)
    if spans is None:
        if word not in USUAL:
            raise ValueError(f"không biết «{name}» có những kỳ nào.")
        return USUAL[word]
    numbers = [number for span in spans.split(",") for number in _numbers(span.strip(), spans)]
    if len(numbers) > MOST_STEPS or len(set(numbers)) < len(numbers):
        raise ValueError(f"«{spans}» có kỳ ghi hai lần, hoặc quá {MOST_STEPS} kỳ.")
    is_quarter = USUAL.get(word) is _QUARTERS
    return tuple(roman(each) if is_quarter else str(each) for each in numbers)


def _numbers(span: str, spans: str) -> Iterator[int]:
    found = _SPAN.fullmatch(span.replace(" ", ""))
    first = _number(found[1]) if found else 0
    last = _number(found[2]) if found and found[2] else first
    if not first or last < first:
        raise ValueError(f"«{spans}» không phải là các kỳ.")
    yield from range(first, min(last, first + MOST_STEPS) + 1)


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next((number for number in range(1, MOST_STEPS) if roman(number) == written), 0)


def wrong_pattern(name: str, titles: Sequence[str], *, by_sheet: bool) -> tuple[str, str] | None:
    """Say what is wrong with the stars of a name and of the titles that it stands for."""
    stars = sum(title.count(STAR) for title in titles)
    if name.count(STAR) > 1:
        return f"tên cột «{name}» chỉ được có một dấu *.", "Ghi dạng «Hồ sơ tháng *»."
    if by_sheet and stars:
        return f"tiêu đề của «{name}» có dấu *.", "Mỗi kỳ một trang thì tiêu đề không có dấu *."
    if not by_sheet and stars != 1:
        remedy = f"Ghi dạng «{name}: T*», dấu * ở chỗ ghi số của kỳ."
        return f"tiêu đề của «{name}» không có đúng một dấu *.", remedy
    return None


def at_step(text: str, step: str) -> str:
    """Put the number of a period where the star stands."""
    return text.replace(STAR, step)


def spellings(step: str) -> tuple[str, ...]:
    """Return the ways in which the number of a period may be written on a sheet, ours first."""
    number = _number(step)
    if not step.isdigit():
        return (step, str(number), f"{number:02d}")
    return tuple(dict.fromkeys((step, f"{number:02d}")))


def names_of(name: str, spans: str | None) -> tuple[str, ...]:
    """Return the names that one stands for: its own, or that of each period."""
    if not is_series(name):
        return (name,)
    try:
        return tuple(at_step(name, step) for step in steps_of(name, spans))
    except ValueError:
        return ()
