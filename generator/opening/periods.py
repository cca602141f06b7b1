"""The period of a dossier, and in what ways texts name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.config.figures import days_of_reports
from generator.frozen import Frozen
from generator.vietnamese import Period, fold_text, nfc, parse_date, parse_period

MONTHS, _RECENT = 12, 3
_YEAR = re.compile(r"\d{4}$")
_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])")
_LONG_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_NAMED = re.compile(
    r"\d{1,2} tháng (?:đầu |cuối )?năm \d{4}|\d{1,2} tháng đầu năm(?! \d)"
    r"|(?:tháng \d{1,2}|quý (?:iv|i{1,3}|[1-4]))(?:/| năm )\d{4}"
    r"|(?<!tháng )(?:đầu |cuối )?năm \d{4}"
    r"|(?:tháng \d{1,2}|quý (?:iv|i{1,3}|[1-4]))(?![\d/\w])(?! năm \d)"
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|xong|hạn|hết|đến hết|kể từ|đến|vào|giờ|phút)"
    r"(?: là| vào| hết)*(?: ngày)? (\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|tháng \d{1,2}(?:(?:/| năm )\d{4})?)"
    r"|(?<=\|) *\d{1,2}/\d{1,2}(?:/\d{4})? *(?=\|)"  # in a table there is but the day
)


class Term(Frozen):
    """A period with the name that the dossier gives it."""

    name: str
    start: date
    end: date

    @property
    def days(self) -> Period:
        """The first and the last day."""
        return self.start, self.end


def follows(name: str, old: Term | None) -> Term:
    """Return the period of a name; its days are those of reports where the old one's were.

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    named = _as_in_a_sentence(" ".join(nfc(name).split()))
    start, end = parse_period(named)
    if end < start:
        raise ValueError(f"«{named}» có ngày cuối ở trước ngày đầu.")
    if old is not None and _is_of_reports(old):
        start, end = days_of_reports(start, end)
    return Term(named, start, end)


def _as_in_a_sentence(name: str) -> str:
    """Return the name of a period as letters have it: small letters, but for numerals of Rome."""
    return re.sub(r"\b(?![IVX]+\b)\w+", lambda word: word[0].lower(), name)


def _is_of_reports(old: Term) -> bool:
    try:
        named = parse_period(old.name)
    except ValueError:
        return False
    return old.days != named and old.days == days_of_reports(*named)


def term(name: str | None, start: str | None, end: str | None) -> Term | None:
    """Return the period that a dossier states; None where it is not whole."""
    try:
        return Term(name or "", parse_date(start or ""), parse_date(end or ""))
    except ValueError:
        return None


def month_of_issue(new: Term, old: Term | None, issued: tuple[int, int] | None) -> str:
    """Return month and year of the next letter: as long after its period as the last one was.

    `issued` is the year and the month of the last one. Most letters come the month after.
    """
    later = 1
    if old is not None and issued is not None:
        found = (issued[0] - old.end.year) * MONTHS + issued[1] - old.end.month
        later = found if 0 <= found <= MONTHS else 1
    year, month = divmod(new.end.year * MONTHS + new.end.month - 1 + later, MONTHS)
    return f"{month + 1:02d}/{year}"


def written_day(day: date) -> str:
    """Return a day as congvan.yaml has it: «01/09/2025»."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def old_words(text: str, old: Term, new: Term) -> list[str]:
    """Return what in a text names the old period: its name in any writing, its days, its month."""
    folded = fold_text(text)
    found = [match[0] for match in _NAMED.finditer(folded) if _is_old(match[0], old, new)]
    if old.name and _named_days(old) is None and fold_text(old.name) in folded:
        found.insert(0, fold_text(old.name))
    found += [shown for shown, day in _days(folded) if day in old.days and day not in new.days]
    kept = dict.fromkeys(found)
    return [each for each in kept if not any(each != other and each in other for other in kept)]


def _is_old(words: str, old: Term, new: Term) -> bool:
    for each, is_ours in ((old, True), (new, False)):
        read = _read(words, each.end.year)
        if read is not None and read in (each.days, _named_days(each)):
            return is_ours
    return False


def _read(words: str, year: int) -> Period | None:
    """Return the days of a name that a text has; one without a year is of this one."""
    named = re.sub(r"(?<=\d) tháng năm ", " tháng đầu năm ", words)
    named = re.sub(r"^(?:đầu|cuối) ", "", named)
    if not _YEAR.search(named):
        named = f"{named.removesuffix(' năm')} năm {year}"
    try:
        return parse_period(named)
    except ValueError:
        return None


def related_words(text: str, old: Term | None, new: Term | None) -> list[str]:
    """Return what a text names that moves with the period: one before it, a year earlier.

    So do all months up to it. Where the old period is not known, any other one is returned.
    """
    found = []
    for match in _NAMED.finditer(fold_text(text)):
        years = (old.end.year, old.end.year - 1) if old else (0,)
        read = [days for year in years if (days := _read(match[0], year))]
        if any(
            _moves(days, old, new, MONTHS if _YEAR.search(match[0]) else _RECENT) for days in read
        ):
            found.append(match[0])
    return list(dict.fromkeys(found))


def _moves(days: Period, old: Term | None, new: Term | None, most: int) -> bool:
    """Tell whether days ended with the old period, or so many months before it at most."""
    if new is not None and days in (new.days, _named_days(new)):
        return False
    if old is None:
        return days[0].year > 0
    last = _named_days(old) or old.days
    if _is_year(days):
        is_new_year = new is not None and new.end.year != old.end.year
        years = {last[1].year - 1} if _is_year(last) else set()
        return days[0].year in (years | {last[1].year, last[1].year - 1} if is_new_year else years)
    ago = (last[1].year - days[1].year) * MONTHS + last[1].month - days[1].month
    return 0 <= ago <= most


def _is_year(days: Period) -> bool:
    return (days[0].month, days[1].month) == (1, MONTHS)


def _named_days(each: Term) -> Period | None:
    try:
        return parse_period(each.name)
    except ValueError:
        return None


def _days(folded: str) -> Iterator[tuple[str, date]]:
    for pattern in (_DAY, _LONG_DAY):
        for match in pattern.finditer(folded):
            try:
                yield match[0], date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                continue


def deadlines(text: str) -> list[str]:
    """Return the deadlines typed in a text: they belong to the month that it was written in."""
    return list(dict.fromkeys(match[0].strip() for match in _DEADLINE.finditer(fold_text(text))))
