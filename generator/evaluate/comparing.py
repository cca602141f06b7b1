"""Checks: both sides of a condition, row by row and for the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from generator.errors import Place, Problem, error
from generator.evaluate.case import Case, Judged, cells_of, columns_of, scale_of_check
from generator.evaluate.rows import Row
from generator.evaluate.scale import PLAIN, Scale, rounded, show_gap, show_value
from generator.formula import holds, is_condition, names_in, show, value_of
from generator.model import (
    Check,
    Comparison,
    Constant,
    Expression,
    Figure,
    Finding,
    Name,
    Operation,
    Source,
    Verdict,
)


def checked(case: Case) -> Case:
    """Compare the sides of every check, once for each row and for the total."""
    scales = [(check, scale_of_check(case, check)) for check in case.questions.checks]
    rows = tuple(_checked(judged, scales) for judged in case.rows)
    return replace(case, rows=rows, total=_checked(case.total, scales))


def _checked(judged: Judged, scales: Sequence[tuple[Check, Scale]]) -> Judged:
    found = (compare(check, judged, scale) for check, scale in scales)
    return replace(judged, comparisons={each.check: each for each in found if each})


def compare(check: Check, judged: Judged, scale: Scale) -> Comparison | None:
    """Compare the two sides of a check; None where there is nothing to compare."""
    condition = check.condition
    if not isinstance(condition, Operation) or _is_joined(condition):
        return None
    values = judged.values
    left = _side(condition.left, values, judged.row, scale)
    right = _side(condition.right, values, judged.row, scale)
    if left is None or right is None:
        return None
    gap = right.value - left.value
    words = show(Operation("-", condition.right, condition.left))
    difference = Figure(gap, show_gap(scale, gap), words)
    constants = Operation(condition.operator, Constant(left.value), Constant(right.value))
    is_exact = bool(holds(constants, lambda _: None))
    is_near = not is_exact and bool(check.tolerance) and abs(gap) <= check.tolerance
    return Comparison(check.name, left, right, difference, is_exact or is_near, is_near)


def _is_joined(condition: Operation) -> bool:
    """Tell whether conditions are joined by "và" or "hoặc", so that there are no two sides."""
    return is_condition(condition.left)


def _side(
    side: Expression, values: Mapping[str, Fraction | None], row: Row, scale: Scale
) -> Figure | None:
    value = value_of(side, values.get)
    if value is None:
        return None
    # A workbook holds a rate as it was displayed there, so rates are compared as displayed.
    seen = value if scale is PLAIN else rounded(scale, value)
    return Figure(seen, show_value(scale, seen), _source(side, row))


def _source(side: Expression, row: Row) -> Source | str:
    own = row.sources.get(side.name) if isinstance(side, Name) else None
    return own or show(side)


# --- findings --------------------------------------------------------------------------------


def check_findings(case: Case, check: Check) -> Iterator[Finding]:
    """Find where a check fails; at the total only what its rows do not explain."""
    columns = columns_of(case, *names_in(check.condition))
    # A blank cell is reported once, as itself.
    whole = [judged for judged in case.rows if not judged.row.blanks.intersection(columns)]
    scale = scale_of_check(case, check)
    failed = [finding for each in whole if (finding := _finding(case, check, scale, each))]
    yield from failed
    at_total = _finding(case, check, scale, case.total) if len(whole) == len(case.rows) else None
    if at_total and not _is_explained(check, at_total, failed, _let_pass(case, check)):
        yield replace(at_total, code="DC04")


def mandatory_problems(case: Case) -> Iterator[Problem]:
    """Return each failure of a check that has to hold; nobody can accept one."""
    for check in case.questions.checks:
        for finding in check_findings(case, check) if check.is_mandatory else ():
            yield _refusal(finding)


def _refusal(finding: Finding) -> Problem:
    cells = finding.sources
    place = Place(cells[0].file, sheet=cells[0].sheet) if cells else Place("congvan.yaml")
    named = f"ở ô {', '.join(each.cell for each in cells)}" if cells else "của các đơn vị"
    what = f"phép đối chiếu «{finding.subject}» phải đúng mà sai: {finding.text}"
    remedy = (
        f"Sửa số liệu {named}; mức «lỗi» không ghi vào «Cảnh báo đã xem» được. Số đúng thì sửa "
        "phép đối chiếu và lời dựa vào nó."
    )
    return error("DC17", place, what, remedy)


def _is_explained(
    check: Check, at_total: Finding, failed: Sequence[Finding], let_pass: Fraction
) -> bool:
    if "DC05" in {finding.code for finding in (at_total, *failed)}:
        return True
    if isinstance(check.condition, Operation) and check.condition.operator == "=":
        return let_pass + sum(each.difference for each in failed) == at_total.difference
    return bool(failed)


def _let_pass(case: Case, check: Check) -> Fraction:
    """Return what the differences that are within the tolerance add up to."""
    found = (judged.comparisons.get(check.name) for judged in case.rows)
    near = [each.difference.value for each in found if each and each.is_tolerated]
    return sum(near, Fraction(0))


def _finding(case: Case, check: Check, scale: Scale, judged: Judged) -> Finding | None:
    comparison = judged.comparisons.get(check.name)
    if comparison:
        told = _told_comparison(check.condition, comparison)
    else:
        told = _told_condition(check.condition, judged, scale)
    if told is None:
        return None
    code, difference, text = told
    row, cells = judged.row, cells_of(case, judged.row, *names_in(check.condition))
    text = f"{row.label}: {text}"
    return Finding(code, check.name, row.name, difference, cells, text, owner=row.owner)


Told = tuple[str, Fraction, str]


def _told_comparison(condition: Expression, comparison: Comparison) -> Told | None:
    if comparison.holds or not isinstance(condition, Operation):
        return None
    sides = ((condition.left, comparison.left), (condition.right, comparison.right))
    told = [f"{show(side)} = {figure}" for side, figure in sides if not _is_constant(side)]
    text = ", ".join(told)
    if condition.operator != "=" or len(told) < len(sides):
        left, right = (str(one) if _is_constant(side) else show(side) for side, one in sides)
        text += f", không thỏa «{left} {condition.operator} {right}»"
    return "DC03", comparison.difference.value, f"{text}; chênh {comparison.difference.shown}."


def _is_constant(side: Expression) -> bool:
    return isinstance(side, Constant)


def _told_condition(condition: Expression, judged: Judged, scale: Scale) -> Told | None:
    if not isinstance(condition, Operation):
        return None
    if _is_joined(condition):
        return _told_joined(condition, judged)
    values, row = judged.values, judged.row
    sides = (condition.left, condition.right)
    read = [(show(side), _side(side, values, row, scale)) for side in sides]
    known = [f"{name} = {figure.shown}" for name, figure in read if figure]
    missing = [name for name, figure in read if not figure]
    if not known or _is_idle(condition, judged):
        return None
    text = f"không đối chiếu được: {known[0]}, còn «{missing[0]}» không có số."
    return "DC05", Fraction(0), text


def _is_idle(condition: Operation, judged: Judged) -> bool:
    """Tell whether a sheet writes 0% where there were no dossiers to make a rate of."""
    told = [judged.assessments.get(name) for name in names_in(condition)]
    values = judged.values
    return any(
        each and each.verdict in (Verdict.NO_DATA, Verdict.NOT_ASSESSED) for each in told
    ) and not any(values.get(name) for name in names_in(condition))


def _told_joined(condition: Expression, judged: Judged) -> Told | None:
    if holds(condition, judged.values.get) is not False:
        return None
    known = [(name, judged.values.get(name)) for name in names_in(condition)]
    listed = [f"{name} = {show_value(PLAIN, value)}" for name, value in known if value is not None]
    return "DC03", Fraction(0), f"{', '.join(listed)}, không thỏa «{show(condition)}»."
