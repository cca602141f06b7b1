"""Checks: both sides of a condition, row by row and for the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from generator.errors import Place, Problem, error
from generator.evaluate.case import Case, Judged, cells_of, columns_of, scale_of_check
from generator.evaluate.scale import (
    PLAIN,
    Scale,
    figure_of,
    fraction_of,
    rounded,
    show_gap,
    show_value,
)
from generator.formula import (
    COMPARISONS,
    Comparing,
    Computing,
    Number,
    computing,
    holds,
    is_condition,
    names_in,
    show,
)
from generator.frozen import Frozen, replace
from generator.model import (
    Check,
    Comparison,
    Constant,
    Expression,
    Figure,
    Finding,
    Name,
    Operation,
    Verdict,
)

Values = Mapping[str, Number | None]


def checked(case: Case) -> Case:
    """Compare the sides of every check, once for each row and for the total."""
    balances = [each for check in case.questions.checks if (each := _balance(case, check))]
    rows = tuple(_checked(judged, balances) for judged in case.rows)
    return replace(case, rows=rows, total=_checked(case.total, balances))


class _Side(Frozen):
    """A side of a check made ready; `column` is the one that it is, where nothing is computed."""

    compute: Computing
    column: str
    words: str


class _Balance(Frozen):
    """A check of two sides with all that is the same in every row; `even` is no difference."""

    check: Check
    scale: Scale
    left: _Side
    right: _Side
    compares: Comparing
    even: Figure


def _balance(case: Case, check: Check) -> _Balance | None:
    """Make a check ready; None where it does not hold two sides against each other."""
    condition = check.condition
    if not isinstance(condition, Operation) or _is_joined(condition):
        return None
    scale = scale_of_check(case, check)
    words = show(Operation("-", condition.right, condition.left))
    even = Figure(Fraction(0), show_gap(scale, 0), words)
    left, right = _side(condition.left), _side(condition.right)
    return _Balance(check, scale, left, right, COMPARISONS[condition.operator], even)


def _is_joined(condition: Operation) -> bool:
    """Tell whether conditions are joined by "và" or "hoặc", so that there are no two sides."""
    return is_condition(condition.left)


def _side(side: Expression) -> _Side:
    return _Side(computing(side), side.name if isinstance(side, Name) else "", show(side))


def _checked(judged: Judged, balances: Sequence[_Balance]) -> Judged:
    values = judged.values
    found = (_compared(each, judged, values) for each in balances)
    return replace(judged, comparisons={each.check: each for each in found if each})


def _compared(balance: _Balance, judged: Judged, values: Values) -> Comparison | None:
    """Compare the two sides of a check; None where there is nothing to compare."""
    scale, check = balance.scale, balance.check
    left, right = _seen(balance.left, values, scale), _seen(balance.right, values, scale)
    if left is None or right is None:
        return None
    gap, words = right - left, balance.even.source
    is_exact = balance.compares(left, right)
    near = check.tolerance
    is_near = not is_exact and bool(near) and -near <= gap <= near
    return Comparison(
        check.name,
        _figure(balance.left, left, judged, scale),
        _figure(balance.right, right, judged, scale),
        Figure(fraction_of(gap), show_gap(scale, gap), words) if gap else balance.even,
        is_exact or is_near,
        is_near,
    )


def _seen(side: _Side, values: Values, scale: Scale) -> Number | None:
    """Return what is compared: a workbook holds a rate as it was displayed there, so as shown."""
    value = side.compute(values.get)
    return value if value is None or scale is PLAIN else rounded(scale, value)


def _figure(side: _Side, seen: Number, judged: Judged, scale: Scale) -> Figure:
    """Return what is printed of a side; a column that is no rate has a figure already."""
    own = judged.figures.get(side.column) if scale is PLAIN else None
    return own or figure_of(scale, seen, judged.row.source(side.column) or side.words)


# --- findings --------------------------------------------------------------------------------


def check_findings(case: Case, check: Check) -> Iterator[Finding]:
    """Find where a check fails; at the total only what its rows do not explain."""
    columns = frozenset(columns_of(case, *names_in(check.condition)))
    # A blank cell is reported once, as itself.
    whole = [judged for judged in case.rows if columns.isdisjoint(judged.row.blanks)]
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
    if comparison and comparison.holds:
        return None
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
    if not isinstance(condition, Operation):
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
    values = judged.values
    read = [
        (show(each), _seen(_side(each), values, scale))
        for each in (condition.left, condition.right)
    ]
    known = [f"{name} = {show_value(scale, seen)}" for name, seen in read if seen is not None]
    missing = [name for name, seen in read if seen is None]
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
    values = judged.values
    if holds(condition, values.get) is not False:
        return None
    known = [(name, values.get(name)) for name in names_in(condition)]
    listed = [f"{name} = {show_value(PLAIN, value)}" for name, value in known if value is not None]
    return "DC03", Fraction(0), f"{', '.join(listed)}, không thỏa «{show(condition)}»."
