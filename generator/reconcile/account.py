"""The account of a set: what was given, what was printed, and that the two are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from generator.frozen import Frozen
from generator.model import (
    VERDICT_LABELS,
    Evaluation,
    Finding,
    Questions,
    Result,
    Roster,
    Source,
    Verdict,
)
from generator.reconcile.copied import CopiedReading
from generator.reconcile.judged import citations, given, let_pass, margins, since, unjudged
from generator.reconcile.periods import Typed, previous_period, typed_numerals
from generator.reconcile.section import Row, Section
from generator.reconcile.sheets import Sheets
from generator.reconcile.source import counts
from generator.reconcile.tables import TableReading
from generator.vietnamese import Period, number

SAME, DIFFERS, UNREAD = "khớp", "KHÁC", "không có trong văn bản"
NOTHING = "không có gì để so"
"""Where no document says a figure again: that is not «khớp»."""


class Account(Frozen):
    """The reconciliation of a set, for a page and for paper; `verdict` is its first sentence."""

    title: str
    subtitle: str
    verdict: str
    sections: tuple[Section, ...]


class Cells(Frozen):
    """Where the cells are that were read, in how many rows, and what each column adds up to.

    `margins` tells how near to its target who was judged came.
    """

    places: Section
    rows: int
    sums: Mapping[str, Fraction]
    margins: Section


def cells_of(evaluation: Evaluation, questions: Questions) -> Cells:
    """Look through all cells that were read."""
    places, results = _sources(evaluation), evaluation.results
    rows = len({row for each in results if (row := _row_of(each))})
    return Cells(places, rows, counts(results), margins(evaluation, questions))


class Material(Frozen):
    """What an account is made from; `inputs` are files with their hashes.

    Where it has no figures, nothing was read from tables: there is no register, maybe no period.
    """

    title: str
    subtitle: str
    period: Period | None
    evaluation: Evaluation
    questions: Questions
    cells: Cells
    inputs: Sequence[tuple[str, str]]
    sheets: Sheets
    tables: Sequence[TableReading]
    typed: Sequence[Typed]
    register: str
    roster: Roster
    has_figures: bool = True
    copied: Sequence[CopiedReading] = ()


def account(material: Material) -> Account:
    """Make the account of a set."""
    evaluation = material.evaluation
    sections = [
        _warnings(evaluation.findings),
        _reminders(material),
        _inputs(material),
        *(_computed(material) if material.has_figures else ()),
        _copied(material.copied),
        citations(evaluation, material.questions),
        _typed(material.typed),
    ]
    shown = tuple(section for section in sections if section)
    return Account(material.title, material.subtitle, _conclusion(material), shown)


def _computed(material: Material) -> Iterator[Section | None]:
    """Yield the sections about what was read from tables and computed from it."""
    evaluation = material.evaluation
    yield material.cells.places
    yield _counts(material)
    yield _absent(material.roster)
    yield _sums(material)
    yield _verdicts(material)
    yield unjudged(evaluation)
    yield let_pass(evaluation, material.questions)
    yield given(evaluation, material.questions)
    yield since(evaluation, material.questions)
    yield material.cells.margins


def reminders(typed: Sequence[Typed], period: Period | None) -> list[tuple[str, str, str]]:
    """Return where a text names the period before ours: its file, the name, the paragraph."""
    found = previous_period(typed, period) if period else ()
    return [(each.where, name, each.text) for each, name in found]


def reread(*, has_figures: bool) -> str:
    """Say what reading every file of a sound set back has shown."""
    if has_figures:
        return "Mọi tệp đã được mở ra đọc lại; số, tên đơn vị, mã đều khớp với số liệu."
    return "Mọi tệp đã được mở ra đọc lại. Văn bản không có số nào tính từ bảng số liệu."


def differing(account: Account) -> int:
    """Count the lines of an account in which two figures differ that should be the same."""
    return sum(DIFFERS in row for section in account.sections for row in section.rows)


def _conclusion(material: Material) -> str:
    findings = material.evaluation.findings
    left = sum(1 for finding in findings if finding.acceptance is None)
    read = reread(has_figures=material.has_figures)
    if left:
        return f"{read} Còn {left} cảnh báo chưa ai xem: chưa sẵn sàng trình ký."
    return f"{read} Không còn cảnh báo nào chưa có người xem."


# --- warnings --------------------------------------------------------------------------------


def _warnings(findings: Sequence[Finding]) -> Section:
    ordered = sorted(findings, key=lambda each: (each.acceptance is not None, each.code))
    header = ("Mã", "Cảnh báo", "Ô", "Người xem", "Ngày xem", "Lý do")
    return Section(
        "Cảnh báo",
        header,
        tuple(map(_warning, ordered)),
        empty="Không có cảnh báo.",
    )


def _warning(finding: Finding) -> Row:
    seen = finding.acceptance
    told = (finding.code, f"{finding.subject}: {finding.text}", cells(finding.sources))
    who = (seen.seen_by, seen.seen_on, seen.reason) if seen else ("CHƯA AI XEM", "", "")
    return (*told, *who)


def cells(sources: Iterable[Source]) -> str:
    """Name cells shortly: the file and the sheet once."""
    by_sheet: dict[str, list[str]] = {}
    for source in sources:
        named = f"{source.file}, «{source.sheet}»" if source.sheet else source.file
        by_sheet.setdefault(named, []).append(source.cell)
    return "; ".join(f"{sheet}: {', '.join(listed)}" for sheet, listed in by_sheet.items())


def _reminders(material: Material) -> Section:
    rows = tuple(reminders(material.typed, material.period))
    header = ("Tệp, mục", "Kỳ được nhắc", "Đoạn")
    return Section("Nhắc đến kỳ liền trước", header, rows, empty="Không có.")


# --- what was given --------------------------------------------------------------------------


def _inputs(material: Material) -> Section:
    return Section("Tệp đầu vào", ("Tệp", "SHA-256"), tuple(material.inputs))


def _sources(evaluation: Evaluation) -> Section:
    found = defaultdict[tuple[str, str], set[str]](set)
    for result in (*evaluation.results, evaluation.total):
        for figure in result.figures.values():
            if isinstance(source := figure.source, Source):
                found[source.file, source.sheet].add(source.cell)
    rows = tuple((*key, extent(cells), number(len(cells))) for key, cells in found.items())
    header = ("Tệp", "Trang tính", "Vùng ô", "Số ô đã đọc")
    return Section("Vùng số liệu đã đọc", header, rows, frozenset({3}))


def extent(listed: Iterable[str]) -> str:
    """Return the smallest range that holds cells.

    >>> extent(["C8", "AA9", "D7"])
    'C7:AA9'
    """
    cells = tuple(listed)
    names = {cell.rstrip("0123456789") for cell in cells}
    columns = sorted(names, key=lambda name: (len(name), name))
    rows = sorted(map(int, {cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for cell in cells}))
    return f"{columns[0]}{rows[0]}:{columns[-1]}{rows[-1]}"


def _counts(material: Material) -> Section:
    results = material.evaluation.results
    sheets = material.sheets.count
    rows = list(_owed(material))
    given = material.cells.rows
    rows.append(_counted("Dòng có số liệu của đơn vị trong bảng số liệu", given, len(results)))
    rows += [
        _counted(f"Dòng của đơn vị trong {table.file}", table.rows, len(results))
        for table in material.tables
    ]
    if sheets:
        rows.append(_counted("Phụ lục của từng đơn vị, đọc lại", sheets, len(results)))
    header = ("Đếm", "Số lượng", "So với danh sách")
    return Section("Số đơn vị", header, tuple(rows), frozenset({1}))


def _owed(material: Material) -> Iterator[Row]:
    """Yield how many are in the register, and how many of them owe figures in this period."""
    roster, count = material.roster, len(material.evaluation.results)
    absent, outside = len(roster.absences), len(roster.outside)
    yield f"Đơn vị trong danh sách ({material.register})", number(count + absent + outside), ""
    if outside:
        yield "Trong đó không có vào ngày cuối kỳ («Từ ngày», «Đến ngày»)", number(outside), ""
    if absent:
        yield "Trong đó vắng số liệu, đã ghi lý do", number(absent), ""
    if outside or absent:
        yield _counted("Đơn vị phải có số liệu", len(roster.owing), count)


def _absent(roster: Roster) -> Section | None:
    rows = tuple((e.organization.code, e.organization.name, e.reason) for e in roster.absences)
    header = ("Mã", "Đơn vị", "Lý do")
    return Section("Đơn vị vắng số liệu", header, rows) if rows else None


def _row_of(result: Result) -> tuple[str, str, str] | None:
    """Return the row that an organization's figures were read in, None where all are blank."""
    for figure in result.figures.values():
        if isinstance(figure.source, Source):
            row = figure.source.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            return figure.source.file, figure.source.sheet, row
    return None


def _counted(what: str, count: int, of: int) -> Row:
    return what, number(count), SAME if count == of else DIFFERS


# --- given and printed -----------------------------------------------------------------------


def _sums(material: Material) -> Section:
    """Add every column up from its cells, from the tables, and from the sheets as read back."""
    rows = [_sum(material, name, total) for name, total in material.cells.sums.items()]
    header = (
        "Cột",
        "Cộng các ô số liệu",
        "Cộng lại từ bảng của phụ lục",
        "Cộng lại từ phụ lục từng đơn vị",
        "Cộng các ô của những đơn vị đó",
        "Số phụ lục có in",
        "Đối chiếu",
    )
    return Section("Tổng từng cột", header, tuple(rows), frozenset(range(1, 6)))


def _sum(material: Material, name: str, total: Fraction) -> Row:
    read = [table.sums[name] for table in material.tables if name in table.sums]
    read += [table.totals[name] for table in material.tables if name in table.totals]
    nothing = 0, Fraction(0), Fraction(0)
    count, on_sheets, given = material.sheets.columns.get(name, nothing)
    is_same = all(value == total for value in read) and on_sheets == given
    compared = SAME if is_same else DIFFERS
    return (
        name,
        number(total),
        number(read[0]) if read else UNREAD,
        number(on_sheets) if count else UNREAD,
        number(given) if count else "",
        number(count) if count else "",
        compared if read or count else NOTHING,
    )


def _verdicts(material: Material) -> Section:
    rows = [
        _verdict(material, metric, verdict)
        for metric in material.evaluation.tallies
        for verdict in VERDICT_LABELS
    ]
    header = (
        "Chỉ tiêu",
        "Kết quả",
        "Theo số liệu",
        "Trong bảng",
        "Phụ lục đơn vị có ghi",
        "Đối chiếu",
    )
    return Section("Số đơn vị theo kết quả", header, tuple(rows), frozenset({2, 3, 4}))


def _verdict(material: Material, metric: str, verdict: Verdict) -> Row:
    results = material.evaluation.results
    count = sum(1 for each in results if each.assessments[metric].verdict is verdict)
    tables = [each.verdicts[metric] for each in material.tables if metric in each.verdicts]
    read = [each.get(verdict.label, 0) for each in tables]
    is_told = read or any(name == metric for name, _ in material.sheets.verdicts)
    return (
        metric,
        verdict.label,
        number(count),
        number(read[0]) if read else UNREAD,
        number(material.sheets.verdicts[metric, verdict.label]),
        (SAME if all(each == count for each in read) else DIFFERS) if is_told else NOTHING,
    )


def _copied(tables: Sequence[CopiedReading]) -> Section | None:
    """List the tables printed as they stand; one that differs is a fault, and no set is whole."""
    rows = tuple(
        (each.file, each.source, each.sheet, extent(each.cells), number(len(each.cells)), SAME)
        for each in tables
    )
    header = ("Văn bản", "Tệp", "Trang tính", "Vùng ô", "Số ô đã so từng chữ", "Đối chiếu")
    return Section("Bảng in nguyên", header, rows, frozenset({4})) if rows else None


# --- what was typed --------------------------------------------------------------------------


def _typed(typed: Sequence[Typed]) -> Section:
    rows = tuple((where, text, number(count)) for where, text, count in typed_numerals(typed))
    header = ("Tệp, mục", "Gõ trong văn bản", "Số lần")
    return Section("Số và ngày gõ tay trong nội dung", header, rows, frozenset({2}), "Không có.")
