"""The period before: what each value was, how it has changed, what is doubtful in that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.evaluate.case import Case, Judged, cells_of
from generator.evaluate.rows import Row
from generator.evaluate.scale import (
    PLAIN,
    Scale,
    rounded,
    scale_of,
    scales_from,
    show_gap,
    show_value,
)
from generator.formula import Number, show, value_of
from generator.frozen import replace
from generator.model import (
    Assessment,
    ColumnKind,
    Expression,
    Figure,
    Finding,
    Metric,
    Organization,
    Past,
    PastRow,
)
from generator.vietnamese import (
    change,
    change_of_rate,
    enumerate_vi,
    fold_text,
    number,
    parse_number,
)

FLOOR = 10
"""Counts below it grow and shrink many times over without anybody wondering."""
FEWEST_ALIKE = 3
MOST_NAMED = 3
EVERYTHING = "Số liệu"


def subject_of(name: str) -> str:
    """Return what findings about a column or metric against the period before are called."""
    return f"{name} so với kỳ trước"


def past_of(past: Past | None, organization: Organization | None) -> PastRow | None:
    """Return what the period before says of a row, if it is of the same organization."""
    if past is None or organization is None:
        return past.total if past else None
    found = past.rows.get(organization.code)
    return found if found and _is_called(organization, found.name) else None


def _is_called(organization: Organization, name: str) -> bool:
    known = (organization.name, organization.short_name, *organization.aliases)
    return fold_text(name) in {fold_text(each) for each in known}


# --- values ----------------------------------------------------------------------------------


def compared(case: Case) -> Case:
    """Give every value the value of the period before, and the change since then."""
    if case.questions.past is None and not any(each.past for each in case.questions.metrics):
        return case
    return replace(
        case,
        rows=tuple(_compared(case, judged) for judged in case.rows),
        total=_compared(case, case.total),
    )


def _compared(case: Case, judged: Judged) -> Judged:
    past = case.questions.past
    row = past_of(past, judged.row.organization)
    told = dict(judged.assessments)
    for metric in case.questions.metrics:
        if metric.past:
            told[metric.name] = _beside(metric, metric.past, told[metric.name], judged.row)
        elif past and row:
            told[metric.name] = _with_past(metric, told[metric.name], past, row)
    return replace(judged, assessments=told)


def _beside(metric: Metric, formula: Expression, told: Assessment, row: Row) -> Assessment:
    """Compare with the period before whose figures stand in the same row as ours."""
    value = value_of(formula, row.values.get)
    if value is None:
        return told
    words = f"{metric.name}, kỳ trước: {show(formula)}"
    figure = Figure(value, show_value(scale_of(metric), value), words)
    return _changed(metric, told, figure, f"{metric.name}, so với {show(formula)}")


def _with_past(metric: Metric, told: Assessment, past: Past, row: PastRow) -> Assessment:
    before = row.rates.get(metric.name)
    if before is None or before[1].endswith("%") != metric.is_percent:
        return told
    value, printed = before
    words = f"{metric.name}, {past.period} ({past.file})"
    figure = Figure(value, _as_printed(scale_of(metric), value, printed), words)
    return _changed(metric, told, figure, f"{metric.name}, so với {past.period}")


def _changed(metric: Metric, told: Assessment, past: Figure, words: str) -> Assessment:
    """Tell the change since the period before: of values cut off, that of what is shown."""
    if told.value is None:
        return replace(told, past=past)
    gap = told.value.value - past.value
    if metric.truncates:
        gap = parse_number(told.value.shown) - parse_number(past.shown)
    change = Figure(gap, show_change(scale_of(metric), gap), words)
    return replace(told, past=past, change=change)


def _as_printed(scale: Scale, value: Fraction, printed: str) -> str:
    """Return the characters that were printed then, if they are that value at any of our scales."""
    ways = (show_value(each, value) for each in scales_from(scale))
    return printed if printed in ways else show_value(scale, value)


def show_change(scale: Scale, gap: Fraction) -> str:
    """Write a change: "tăng 2,40 điểm phần trăm"."""
    write = change_of_rate if scale.is_percent else change
    return write(gap, scale.decimals, scale.word, trims_zeros=scale.trims_zeros)


# --- findings --------------------------------------------------------------------------------


def past_findings(case: Case) -> Iterator[Finding]:
    """Find what a person should look at: jumps, figures that stayed, changes that seem wrong."""
    past = case.questions.past
    if past is None:
        return
    yield from _renamed(case, past)
    yield from _jumps(case, past)
    yield from _alike(case, past)
    for metric in case.questions.metrics:
        yield from _seeming(case, past, metric)


def _renamed(case: Case, past: Past) -> Iterator[Finding]:
    """Find codes that were another organization's: nothing is compared there."""
    for judged in case.rows:
        organization = judged.row.organization
        row = past.rows.get(organization.code) if organization else None
        if organization and row and not _is_called(organization, row.name):
            text = (
                f"{judged.row.label}: mã «{organization.code}» ở {past.period} là «{row.name}», "
                "nên không so với kỳ trước; nếu là một thì ghi tên ấy vào cột «Tên khác»."
            )
            subject, name = subject_of(EVERYTHING), organization.name
            yield Finding("DC15", subject, name, Fraction(0), (), text, owner=organization.code)


def _counts(case: Case) -> list[str]:
    return [each.name for each in case.dataset.columns if each.kind is ColumnKind.COUNT]


def _jumps(case: Case, past: Past) -> Iterator[Finding]:
    for name in _counts(case):
        found = [each for row in case.rows if (each := _jump(past, row.row, name))]
        at_total = None if found else _jump(past, case.total.row, name)
        yield from [*found, *([at_total] if at_total else [])]


def _jump(past: Past, row: Row, name: str) -> Finding | None:
    before = past_of(past, row.organization)
    old, new = before.counts.get(name) if before else None, row.values.get(name)
    if old is None or new is None:
        return None
    told = _told_jump(old, new, past.factor)
    if told is None:
        return None
    code, words = told
    shown_old, shown_new = show_value(PLAIN, old), show_value(PLAIN, new)
    text = (
        f"{row.label}: cột «{name}» là {shown_new}, {past.period} là {shown_old}, {words}; "
        f"chênh {show_gap(PLAIN, new - old)}."
    )
    cells = (cell,) if (cell := row.cell(name)) else ()
    return Finding(code, subject_of(name), row.name, new - old, cells, text, owner=row.owner)


def _told_jump(old: Fraction, new: Number, factor: Fraction) -> tuple[str, str] | None:
    small, great = sorted((old, new))
    if great < FLOOR or small < 0:
        return None
    if small == 0:
        return "DC13", "từ không thành có" if old == 0 else "từ có thành không"
    if small < FLOOR or great <= small * factor:
        return None
    grown = "tăng" if new > old else "giảm"
    return "DC12", f"{grown} quá {number(factor, 2, trims_zeros=True)} lần"


def _alike(case: Case, past: Past) -> Iterator[Finding]:
    """Find that most figures are those of the period before: its file was given once more."""
    names = _counts(case)
    pairs = [(judged.row, past_of(past, judged.row.organization)) for judged in case.rows]
    known = [(row, before) for row, before in pairs if before]
    names = [name for name in names if any(name in before.counts for _, before in known)]
    alike = [row for row, before in known if _is_alike(row, before, names)]
    if len(alike) < FEWEST_ALIKE or 2 * len(alike) <= len(known):
        return
    text = (
        f"Số liệu kỳ này giống hệt {past.period} ở mọi cột số đếm: {number(len(alike))} trên "
        f"{number(len(known))} đơn vị; xem có phải đã lấy nhầm tệp của kỳ trước không."
    )
    yield Finding("DC14", subject_of(EVERYTHING), "", Fraction(len(alike)), (), text)


def _is_alike(row: Row, before: PastRow, names: Sequence[str]) -> bool:
    pairs = [(row.values.get(name), before.counts.get(name)) for name in names]
    return all(new == old for new, old in pairs) and any(new for new, _ in pairs)


def _seeming(case: Case, past: Past, metric: Metric) -> Iterator[Finding]:
    """Find changes that are not the difference of the two values beside them, as printed."""
    scale = scale_of(metric)
    odd = [
        (judged.row, told)
        for judged in (case.total, *case.rows)
        if _seems_wrong(scale, told := judged.assessments[metric.name])
    ]
    if odd:
        listed = [_told_seeming(scale, row, told) for row, told in odd[:MOST_NAMED]]
        more = len(odd) - len(listed)
        named = enumerate_vi([*listed, f"{number(more)} chỗ nữa"] if more else listed)
        text = (
            f"«{metric.name}» so với {'kỳ trước' if metric.past else past.period}: số thay đổi làm "
            f"tròn từ số đúng, khác hiệu của hai số đã làm tròn ở {number(len(odd))} chỗ: {named}."
        )
        cells = tuple(cell for row, _ in odd for cell in cells_of(case, row, metric.name))
        subject, count = subject_of(metric.name), Fraction(len(odd))
        yield Finding("DC16", subject, "", count, cells, text)


def _gaps(scale: Scale, told: Assessment) -> tuple[Fraction, Fraction] | None:
    """Return the change as it is printed, and the difference of the values as they are printed."""
    if told.value is None or told.past is None or told.change is None:
        return None
    shown = parse_number(told.value.shown) - parse_number(told.past.shown)
    half_up = replace(scale, truncates=False)
    return rounded(half_up, told.change.value), shown


def _seems_wrong(scale: Scale, told: Assessment) -> bool:
    gaps = _gaps(scale, told)
    return gaps is not None and gaps[0] != gaps[1]


def _told_seeming(scale: Scale, row: Row, told: Assessment) -> str:
    gaps = _gaps(scale, told)
    assert gaps
    return (
        f"{row.label} ({told.past} thành {told.value}, ghi «{told.change}», hai số chênh "
        f"{show_gap(scale, abs(gaps[1]))})"
    )
