"""What a letter, its appendices and the sheet of one organization may say, as one context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator import layout
from generator.blocks import Body, Paragraph, Run, Slot, SlotKind
from generator.config import GoalSettings, PeriodSettings, Settings
from generator.context.letterhead import (
    capacity_lines,
    circulation_box,
    draft_box,
    draft_words,
    issuer_fields,
    size_set,
    urgency_box,
    whole_date,
)
from generator.context.lines import room_of, title_lines
from generator.context.organization import (
    check_fields,
    figure_fields,
    metric_fields,
    organization_fields,
    ranked_fields,
)
from generator.context.titled import about_fields
from generator.frozen import Frozen
from generator.layout import Page
from generator.model import (
    Citation,
    Evaluation,
    Figure,
    Organization,
    Result,
    Tally,
    Verdict,
)
from generator.vietnamese import (
    NBSP,
    blank_issue_date,
    enumerate_vi,
    fold_name,
    issue_date,
    short_date,
)

NUMBER_BLANK = NBSP * 10


class Heading(Frozen):
    """What stands above an appendix, and on what page: its numeral, if any, and its title."""

    numeral: str = ""
    title: str = ""
    page: Page = layout.PORTRAIT


class Names(Frozen):
    """The names that the dossier declares, in its order; a field exists for each of them."""

    figures: tuple[str, ...]
    metrics: tuple[str, ...]
    checks: tuple[str, ...]
    goal_periods: Mapping[str, str]


def names_of(settings: Settings, columns: Iterable[str]) -> Names:
    """Return the names that a dossier declares; `columns` are those read and those computed."""
    return Names(
        figures=tuple(columns),
        metrics=tuple(metric.name for metric in settings.metrics),
        checks=tuple(check.name for check in settings.checks),
        goal_periods={
            metric.name: metric.goal.period for metric in settings.metrics if metric.goal
        },
    )


def letter_fields(
    settings: Settings, names: Names, evaluation: Evaluation, citations: Sequence[Citation]
) -> dict[str, object]:
    """Return every field of the letter but its body, the subject as typed."""
    listed = {fold_name(name): _listed(evaluation.results, name) for name in names.metrics}
    return {
        **_issued(settings),
        "kỳ": _period(settings.period_of_figures),
        "kỳ_trước": {"tên": evaluation.past_period},
        "dẫn": {fold_name(each.name): _cited(each) for each in citations},
        "nguồn": {fold_name(each.name): each.source for each in citations},
        "bảng": {fold_name(name): Body(()) for name in settings.printed_tables},
        "tổng": {
            "số_liệu": figure_fields(evaluation.total, names.figures),
            "chỉ_tiêu": metric_fields(evaluation.total.assessments, names.goal_periods),
        },
        "đếm": {fold_name(name): tally_fields(t) for name, t in evaluation.tallies.items()},
        "danh_sách": {name: _told(whose, _in_a_sentence) for name, whose in listed.items()},
        "danh_sách_dòng": {name: _told(whose, _line_by_line) for name, whose in listed.items()},
        "phấn_đấu": {
            fold_name(each.name): _goals(each.goal) for each in settings.metrics if each.goal
        },
    }


def appendix_fields(
    settings: Settings,
    letter: Mapping[str, object],
    heading: Heading,
    table: Body | None = None,
) -> dict[str, object]:
    """Return the fields of an appendix: those of its letter, and its own."""
    return {
        **letter,
        "văn_bản": {
            "loại": letter["loại"],
            "số": _attachment_number(settings),
            "ký_hiệu": letter["ký_hiệu"],
            "ngày": _attachment_date(settings),
            "ngắt_dòng": _attachment_break(settings, heading.page),
            "thẩm_quyền": settings.letter.authority,
        },
        **heading_fields(heading, table),
    }


def heading_fields(heading: Heading, table: Body | None = None) -> dict[str, object]:
    """Return the fields `phụ_lục.*`: what stands above an appendix, and its table."""
    room = room_of(layout.APPENDIX_TITLE, heading.page.text_width_mm)
    title = "\n".join(title_lines(heading.title.upper(), room))
    return {"phụ_lục": {"số": heading.numeral, "tên": title, "bảng": table}}


def result_fields(names: Names, organization: Organization, result: Result) -> dict[str, object]:
    """Return the fields of one organization's results."""
    return {
        "đơn_vị": organization_fields(organization),
        "số_liệu": figure_fields(result, names.figures),
        "chỉ_tiêu": ranked_fields(result.assessments, names.goal_periods),
        "đối_chiếu": check_fields(result.comparisons, names.checks),
    }


def tally_fields(tally: Tally) -> dict[str, object]:
    """Return the fields `đếm.<metric>.*`."""
    return {
        "đạt": tally.met,
        "chưa_đạt": tally.not_met,
        "không_đánh_giá": tally.not_assessed,
        "không_phát_sinh": tally.no_data,
        "thiếu_số_liệu": tally.missing,
        "được_đánh_giá": tally.assessed,
        "tất_cả": tally.everybody,
    }


def _issued(settings: Settings) -> dict[str, object]:
    """Return the fields that say who issues what, to whom, when (decree annex I, II.1 to II.9)."""
    letter = settings.letter
    sizes = size_set(letter.place)
    return {
        "loại": letter.kind.name,
        "số": Slot(SlotKind.NUMBER, _number(letter.number)),
        "ký_hiệu": letter.symbol,
        "địa_danh": letter.place,
        "ngày": Slot(SlotKind.DATE, whole_date(letter.place, _date(settings), sizes)),
        **about_fields(letter, letter.subject),
        "căn_cứ": Body(()),
        "độ_khẩn": urgency_box(letter.urgency),
        "dự_thảo": draft_box(letter.draft, sizes),
        "lần_dự_thảo": draft_words(letter.draft),
        "phạm_vi_lưu_hành": circulation_box(letter.circulation),
        "kính_gửi": _addressees(letter.addressees),
        "quyền_hạn": capacity_lines(letter.capacity),
        "họ_và_tên": letter.signatory,
        "nơi_nhận": list(letter.copies),
        "gửi_kèm": _enclosed([enclosure.name for enclosure in letter.enclosures]),
        "ký_hiệu_người_soạn": letter.drafter,
        "thông_tin_liên_hệ": list(letter.contact),
        "cơ_quan": issuer_fields(letter.parent, letter.issuer, sizes),
    }


def _period(period: PeriodSettings | None) -> dict[str, object]:
    """Return the fields `kỳ.*`; a letter without figures may have no period."""
    if period is None:
        return {"tên": None, "từ_ngày": None, "đến_ngày": None}
    start, end = short_date(period.start), short_date(period.end)
    return {"tên": period.name, "từ_ngày": start, "đến_ngày": end}


def _addressees(typed: Sequence[str]) -> list[str]:
    """Return the addressees as printed: one alone has no dash (ND30-53)."""
    return [each.removeprefix("- ") for each in typed] if len(typed) == 1 else list(typed)


def _number(number: str) -> str:
    """Return the number as printed: two digits at least (ND30-26), or room to write it."""
    return number.zfill(2) if number else NUMBER_BLANK


def _date(settings: Settings) -> str:
    issued = settings.letter.date
    if issued.day is None:
        return blank_issue_date(issued.month, issued.year)
    return issue_date(issued.as_date())


def _attachment_number(settings: Settings) -> Slot:
    blank = settings.letter.blank_attachment_line
    return Slot(SlotKind.NUMBER, NUMBER_BLANK if blank else _number(settings.letter.number))


def _attachment_date(settings: Settings) -> Slot:
    issued = settings.letter.date
    if settings.letter.blank_attachment_line:
        return Slot(SlotKind.DATE, blank_issue_date(issued.month, issued.year))
    return Slot(SlotKind.DATE, _date(settings))


def _attachment_break(settings: Settings, page: Page) -> str:
    """Return what stands before «của»: a line too long is broken there (ND30-84)."""
    letter = settings.letter
    room = room_of(layout.ATTACHMENT, page.text_width_mm)
    number, date = _attachment_number(settings), _attachment_date(settings)
    before = f"(Kèm theo {letter.kind.name} số {number}/{letter.symbol} {date}"
    # Some programs draw the spaces of a blank half as wide again.
    before = before.replace(NBSP, NBSP * 2)
    return " " if room.holds(f"{before} của {letter.authority})") else "\n"


def _enclosed(names: Sequence[str]) -> str:
    return f"(Gửi kèm {'; '.join(names)})" if names else ""


def _cited(citation: Citation) -> Figure | str:
    if citation.value is None:
        return citation.shown
    return Figure(citation.value, citation.shown, citation.source)


def _goals(goal: GoalSettings) -> dict[str, object]:
    """Return the fields `phấn_đấu.<metric>.*`: the period, and the level of all or of a group."""
    levels = {"chung": goal.common, **{fold_name(name): b for name, b in goal.by_group.items()}}
    return {"kỳ": goal.period, **{name: b.words if b else None for name, b in levels.items()}}


def _listed(results: Iterable[Result], metric: str) -> dict[str, list[str]]:
    """Return the organizations that each field `danh_sách.<metric>.*` names."""
    known = [(each.organization, each.assessments[metric]) for each in results]
    judged = [(of.short_name, told) for of, told in known if of]
    by_verdict: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for name, told in judged:
        by_verdict[told.verdict].append(name)
    return {
        "đạt": by_verdict[Verdict.MET],
        "chưa_đạt": by_verdict[Verdict.NOT_MET],
        "không_đánh_giá": by_verdict[Verdict.NOT_ASSESSED],
        "không_phát_sinh": by_verdict[Verdict.NO_DATA],
        "thiếu_số_liệu": by_verdict[Verdict.MISSING],
        "không_được_đánh_giá": [name for name, told in judged if not told.is_judged],
        "không_tính_vào_tổng": [name for name, told in judged if not told.counts_in_total],
    }


def _told(whose: Mapping[str, list[str]], told: Callable[[list[str]], object]) -> dict[str, object]:
    """Write lists of organizations; one of nobody has no value, so that no sentence prints it."""
    return {key: told(names) for key, names in whose.items()}


def _in_a_sentence(names: list[str]) -> str | None:
    return enumerate_vi(names) or None


def _line_by_line(names: list[str]) -> Body | None:
    """Return names as lines of a text: «- A;», the last one «- B.»."""
    if not names:
        return None
    ends = [*(";" for _ in names[1:]), "."]
    lines = (Run(f"- {name}{end}") for name, end in zip(names, ends, strict=True))
    return Body(tuple(Paragraph((line,)) for line in lines))
