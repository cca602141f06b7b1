"""Who of the register owes figures in the period of a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.config.absences import AbsenceSettings
from generator.config.settings import Settings
from generator.config.source import Route
from generator.config.values import guess
from generator.errors import Problem, Refused, error
from generator.model import Absence, Organization, Roster
from generator.vietnamese import enumerate_vi, fold_text, short_date


def roster(settings: Settings, register: Sequence[Organization]) -> Roster:
    """Tell who owes figures, who is accepted without, who is not there in the period.

    Raises:
        Refused: with every entry that names no single organization of the period, or one twice.
    """
    problems = list(_problems(settings, register))
    if not problems and not owing(settings, register):
        day = short_date(settings.period.end)
        what = f"không đơn vị nào phải có số liệu vào ngày cuối kỳ {day}."
        remedy = "Xem lại «Đơn vị vắng», «Kỳ số liệu», «Từ ngày», «Đến ngày» của các đơn vị."
        problems = [error("CH14", settings.place("Kỳ số liệu", "Đến ngày"), what, remedy)]
    if problems:
        raise Refused(problems)
    found = (_found(each, register, settings.period.end) for each in settings.absences)
    absent = [organization for organization in found if organization]
    reasons = (each.reason for each in settings.absences)
    return Roster(
        owing=owing(settings, register),
        absences=tuple(Absence(one, reason) for one, reason in zip(absent, reasons, strict=True)),
        outside=tuple(each for each in register if not each.is_in_force(settings.period.end)),
    )


def owing(settings: Settings, register: Sequence[Organization]) -> tuple[Organization, ...]:
    """Return those who are there on the last day of the period and are not absent."""
    day = settings.period.end
    absent = {one.code for each in settings.absences if (one := _found(each, register, day))}
    return tuple(each for each in register if each.is_in_force(day) and each.code not in absent)


def known_by(written: str, register: Sequence[Organization], day: date) -> tuple[Organization, ...]:
    """Return those whom a code or a name may mean; of several, those who are there on a day."""
    wanted = fold_text(written)
    coded = tuple(each for each in register if fold_text(each.code) == wanted)
    named = tuple(
        each
        for each in register
        if wanted in map(fold_text, (each.name, each.short_name, *each.aliases))
    )
    present = tuple(each for each in named if each.is_in_force(day))
    return coded or present or named


def unclear(
    written: str, found: Sequence[Organization], register: Sequence[Organization]
) -> tuple[str, str]:
    """Say what is wrong with a name that means nobody, or several, and what to do."""
    if found:
        codes = enumerate_vi([f"«{each.code}»" for each in found])
        return f"«{written}» là tên của nhiều đơn vị: mã {codes}.", "Ghi mã thay cho tên."
    names = [each.name for each in register]
    what = f"danh sách đơn vị không có «{written}»."
    return what, guess(written, names, "Sửa tên hoặc thêm đơn vị.")


def _found(
    entry: AbsenceSettings, register: Sequence[Organization], day: date
) -> Organization | None:
    found = known_by(entry.organization, register, day)
    return found[0] if len(found) == 1 else None


def _problems(settings: Settings, register: Sequence[Organization]) -> Iterator[Problem]:
    day, first = settings.period.end, dict[str, Route]()
    for position, entry in enumerate(settings.absences):
        route: Route = ("Đơn vị vắng", position, "Đơn vị")
        place, found = settings.place(*route), known_by(entry.organization, register, day)
        if len(found) != 1:
            yield error("CH12", place, *unclear(entry.organization, found, register))
            continue
        one = found[0]
        if not one.is_in_force(day):
            what = f"«{one.name}» không có trong danh sách vào ngày cuối kỳ {short_date(day)}."
            yield error("CH14", place, what, "Xóa mục này: đơn vị không phải có số liệu.")
        elif one.code in first:
            line = settings.line(*first[one.code])
            what = f"«{one.name}» ghi vắng hai lần, lần trước ở dòng {line}."
            yield error("CH14", place, what, "Xóa một trong hai mục.")
        first.setdefault(one.code, route)
