"""What a phiếu trình may say: the sheet on which a set goes to the leader who is to sign it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from generator import layout
from generator.blocks import Align, Block, Body, Cell, Paragraph, Run, Table
from generator.config import IssueDate, LetterSettings, Settings, SubmissionSettings
from generator.context.letterhead import issuer_fields, size_set, whole_date
from generator.frozen import Frozen
from generator.model import Absence, Assessment, Evaluation, Figure, Finding, Roster, Tally
from generator.vietnamese import blank_issue_date, capitalized, issue_date, number

NOTHING = "-"
MOST_LISTED = 30
"""More are only counted: the account of the set lists them all."""
UNSEEN = "CHƯA AI XEM"
PROPOSAL = "Kính trình xem xét, cho ý kiến và ký ban hành."
BEFORE = "kỳ trước"
ALL_SEEN, NONE = "Mọi cảnh báo đã có người xem.", "Không có cảnh báo."
WHOLE_LIST = "danh sách đầy đủ ở doi-chieu.docx."

Lines = tuple[str, ...]


class Prepared(Frozen):
    """A document of a set, or several alike: what it is, where it is, how many there are."""

    name: str
    file: str
    count: int = 1


class Submitted(Frozen):
    """What a sheet tells of its set beside the evaluation.

    `inputs` are files with what each is; `reconciled` says what reading back found.
    """

    subject: str = ""
    documents: Sequence[Prepared] = ()
    inputs: Sequence[tuple[str, str]] = ()
    roster: Roster | None = None
    reconciled: str = ""


def submission_fields(
    settings: Settings, evaluation: Evaluation, told: Submitted
) -> dict[str, object]:
    """Return the fields `phiếu_trình.*` of a set that is submitted."""
    own = settings.submitted
    assert own
    letter, sizes = settings.letter, size_set(settings.letter.place)
    return {
        "cơ_quan": issuer_fields(*_office(own, letter), sizes),
        "ngày": whole_date(letter.place, _date(own.date, letter.date), sizes),
        "kính_gửi": [each.removeprefix("- ").rstrip(";.") for each in own.addressees],
        "vấn_đề": told.subject,
        "văn_bản": _block(_documents(told.documents)),
        "đầu_vào": "; ".join(f"{what}: {file}" for what, file in told.inputs),
        "đơn_vị": _of_organizations(evaluation, told.roster.absences if told.roster else ()),
        "kết_quả": _shown(_verdicts(evaluation)),
        "so_kỳ_trước": _shown(_changes(evaluation, _befores(settings, evaluation))),
        "cảnh_báo": _shown(_warnings(evaluation.findings)),
        "tóm_tắt_cảnh_báo": _of_warnings(evaluation.findings),
        "đối_chiếu": told.reconciled,
        "đề_xuất": list(own.proposal) or [PROPOSAL],
        "người_trình": own.drafter,
        "trưởng_phòng": own.head,
        "lãnh_đạo_văn_phòng": own.chief,
    }


def _office(own: SubmissionSettings, letter: LetterSettings) -> tuple[Lines, Lines]:
    """Return what stands in the corner, above and in bold: who drafted, in whose office."""
    if own.department:
        return own.office or letter.issuer, (own.department,)
    return (letter.issuer, own.office) if own.office else (letter.parent, letter.issuer)


def _date(typed: IssueDate | None, issued: IssueDate) -> str:
    """Return the day of submission; until it is known, the month is that of the letter."""
    shown = typed or issued
    if typed is None or typed.day is None:
        return blank_issue_date(shown.month, shown.year)
    return issue_date(typed.as_date())


def _count(of: int, what: str) -> Figure:
    return Figure(Fraction(of), number(of), f"đếm {what}")


def _shown(table: Table | None) -> Body | None:
    return _block(table) if table else None


def _block(*blocks: Block) -> Body:
    """Make a part of the sheet, which does not pull the one before it to the next page."""
    return Body(blocks, stands_alone=True)


def _table(titles: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    header = tuple(Cell(title, Align.CENTER, bold=True) for title in titles)
    return Table((header,), tuple(rows), layout.PORTRAIT.text_width_mm)


def _counted(value: Figure | None) -> Cell:
    return Cell(value or NOTHING, Align.CENTER)


def paragraph(*texts: str | Figure) -> Paragraph:
    """Make a paragraph of the text of a sheet."""
    return Paragraph(tuple(Run(text) for text in texts), layout.BODY.style)


# --- what was prepared, and from what ---------------------------------------------------------


def _documents(prepared: Sequence[Prepared]) -> Table:
    rows = [
        (
            Cell(str(position), Align.CENTER),
            Cell(each.name),
            Cell(each.file),
            _counted(_count(each.count, "văn bản")),
        )
        for position, each in enumerate(prepared, 1)
    ]
    return _table(("TT", "Văn bản", "Tệp", "Số lượng"), rows)


def _of_organizations(evaluation: Evaluation, absences: Sequence[Absence]) -> Body | None:
    """Say how many organizations have figures, and who is absent for what reason."""
    if not evaluation.results:
        return None
    told = _count(len(evaluation.results), "đơn vị")
    blocks: list[Block] = [paragraph("Số đơn vị có số liệu: ", told, ".")]
    if absences:
        absent = _count(len(absences), "đơn vị vắng số liệu")
        blocks.append(paragraph("Số đơn vị vắng số liệu: ", absent, f"{_of_most(absences)}."))
    listed = absences[:MOST_LISTED]
    blocks += [paragraph(f"- {each.organization.short_name}: {each.reason}") for each in listed]
    return _block(*blocks)


def _of_most(absences: Sequence[Absence]) -> str:
    return f"; {WHOLE_LIST[:-1]}" if len(absences) > MOST_LISTED else ""


# --- results ----------------------------------------------------------------------------------


def _verdicts(evaluation: Evaluation) -> Table | None:
    """Make the table of how many organizations have each verdict, a line for each metric."""
    tallies = evaluation.tallies
    if not tallies:
        return None
    lacks = any(each.missing.value for each in tallies.values())
    titles = ["Chỉ tiêu", "Mức giao", "Chung", "Đạt", "Chưa đạt", "Không đánh giá"]
    titles += ["Không phát sinh", *(["Không có số liệu"] if lacks else [])]
    rows = [
        (*_metric(name, evaluation), *map(_counted, _of_tally(tally, lacks=lacks)))
        for name, tally in tallies.items()
    ]
    return _table(titles, rows)


def _metric(name: str, evaluation: Evaluation) -> tuple[Cell, ...]:
    total = evaluation.total.assessments[name]
    return Cell(name), Cell(_target(name, evaluation), Align.CENTER), _counted(total.value)


def _target(name: str, evaluation: Evaluation) -> str:
    """Return the level by which all were judged, or that there are several."""
    told = [each.assessments[name] for each in (*evaluation.results, evaluation.total)]
    levels = list(dict.fromkeys(each.target.words for each in told if each.target))
    if len(levels) == 1:
        return levels[0]
    common = evaluation.total.assessments[name].target
    return f"{common.words}; có nhóm, đơn vị mức khác" if common else "theo nhóm, đơn vị"


def _of_tally(tally: Tally, *, lacks: bool) -> tuple[Figure, ...]:
    told = (tally.met, tally.not_met, tally.not_assessed, tally.no_data)
    return (*told, tally.missing) if lacks else told


def _befores(settings: Settings, evaluation: Evaluation) -> Mapping[str, str]:
    """Return which period each metric is compared with; one beside our figures has no name."""
    own = {each.name for each in settings.metrics if each.past_formula}
    named = evaluation.past_period or BEFORE
    return {name: BEFORE if name in own else named for name in evaluation.total.assessments}


def _changes(evaluation: Evaluation, befores: Mapping[str, str]) -> Table | None:
    """Make the table of changes since the period before, if anything is compared with it."""
    compared = {
        name: told
        for name, told in evaluation.total.assessments.items()
        if told.past or any(each.assessments[name].change for each in evaluation.results)
    }
    if not compared:
        return None
    periods = {befores[name] for name in compared}
    before = periods.pop() if len(periods) == 1 else BEFORE
    lacks = any(_uncompared(name, evaluation) for name in compared)
    titles = ["Chỉ tiêu", capitalized(before), "Kỳ này", "Thay đổi"]
    titles += ["Đơn vị tăng", "Đơn vị giảm", "Không đổi", *(["Không so được"] if lacks else [])]
    rows = [
        (
            Cell(name if befores[name] == before else f"{name} (so với {befores[name]})"),
            *_change(name, told, evaluation),
            *([_counted(_count(_uncompared(name, evaluation), "đơn vị không so được"))] * lacks),
        )
        for name, told in compared.items()
    ]
    return _table(titles, rows)


def _uncompared(name: str, evaluation: Evaluation) -> int:
    return sum(1 for each in evaluation.results if each.assessments[name].change is None)


def _change(name: str, told: Assessment, evaluation: Evaluation) -> tuple[Cell, ...]:
    changes = (each.assessments[name].change for each in evaluation.results)
    gaps = [change.value for change in changes if change]
    counts = (
        _count(sum(1 for gap in gaps if gap > 0), "đơn vị tăng"),
        _count(sum(1 for gap in gaps if gap < 0), "đơn vị giảm"),
        _count(sum(1 for gap in gaps if gap == 0), "đơn vị không đổi"),
    )
    values = (told.past, told.value, told.change)
    return (*map(_counted, values), *map(_counted, counts))


# --- warnings ---------------------------------------------------------------------------------


def _of_warnings(findings: Sequence[Finding]) -> Body:
    """Say in a sentence how many warnings there are, and how many nobody has seen."""
    left = sum(1 for each in findings if each.acceptance is None)
    if not findings:
        return Body((paragraph(NONE),))
    all_of, most = _count(len(findings), "cảnh báo"), _count(MOST_LISTED, "cảnh báo")
    said = [paragraph("Có ", all_of, " cảnh báo. ", *_left(left))]
    if len(findings) > MOST_LISTED:
        said.append(paragraph("Bảng dưới ghi ", most, f" cảnh báo đầu; {WHOLE_LIST}"))
    return Body(tuple(said))


def _left(left: int) -> Iterator[str | Figure]:
    if not left:
        yield ALL_SEEN
        return
    yield "Còn "
    yield _count(left, "cảnh báo chưa ai xem")
    yield " cảnh báo CHƯA AI XEM: chưa sẵn sàng trình ký."


def _warnings(findings: Sequence[Finding]) -> Table | None:
    """Make the table of warnings, those that nobody has accepted first."""
    ordered = sorted(findings, key=lambda each: (each.acceptance is not None, each.code))
    rows = [
        (Cell(f"{each.code}, {each.subject}: {each.text}"), _seen(each))
        for each in ordered[:MOST_LISTED]
    ]
    return _table(("Cảnh báo", "Người xem, ngày xem, lý do"), rows) if rows else None


def _seen(finding: Finding) -> Cell:
    seen = finding.acceptance
    if seen is None:
        return Cell(UNSEEN, bold=True)
    return Cell(f"{seen.seen_by}, ngày {seen.seen_on}: {seen.reason}")
