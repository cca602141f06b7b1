"""Read the documents about all organizations back, and make the account of the set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import archive, context, package, reconcile
from generator.archive import Entry
from generator.batch import manifest, resulting
from generator.batch.dossier import Dossier
from generator.batch.doubts import own_templates, unprinted
from generator.batch.make import (
    Document,
    appendix_file,
    attached_file,
    file_with_appendices,
    letter_fields,
    letter_file,
    title_in,
)
from generator.batch.placeholders import in_sheets, placeholders
from generator.batch.pretty import Ready
from generator.batch.submission import FILE as SUBMISSION
from generator.batch.submission import submission
from generator.blocks import Paragraph
from generator.config import Placement, Settings
from generator.context import Fields
from generator.errors import Place, Problem, Refused, Severity
from generator.frozen import Frozen, replace
from generator.reconcile import Keeper, Reading, Sheets, Typed
from generator.vietnamese import Period, number, short_date

ORIGINALS = "originals"
RECONCILIATION = "reconciliation"
MOST_AHEAD = 10_000
"""What is said of so many organizations takes 50 MB until it is written."""

FILES = frozenset({reconcile.HTML_FILE, reconcile.PAPER_FILE, reconcile.ORIGINALS_FILE})
"""What is added to a set once all else was read back."""
WHOLE = frozenset({reconcile.HTML_FILE, reconcile.PAPER_FILE, SUBMISSION})
"""What says of a set that all is sound, and may not stand in one that is not whole."""


class Found(Frozen):
    """What was read in the documents about all organizations, and what is wrong with them."""

    readings: tuple[Reading, ...]
    tables: Sequence[reconcile.TableReading]
    problems: tuple[Problem, ...]
    copied: Sequence[reconcile.CopiedReading] = ()


def read_all(dossier: Dossier, made: Sequence[Document], letter: Fields | None = None) -> Found:
    """Open every Word file again, and hold it and its tables against the source."""
    finished = [each.finished for each in made if each.finished]
    found = reconcile.read_back(finished, dossier.evaluation, dossier.questions)
    by_file = {each.file: each for each in found.readings}
    copied, differing, held = reconcile.read_copied(by_file, dossier.copied.values())
    tables, misprints = reconcile.read_tables(
        by_file, list(_wanted(dossier, letter)), dossier.evaluation, dossier.questions, held
    )
    readings = tuple(replace(each, parts={}) for each in found.readings)  # long ones are large
    return Found(readings, tables, (*found.problems, *misprints, *differing), copied)


class Prepared(Frozen):
    """What is told of a set whatever its sheets say: it is made while others make them.

    `blanks` are places left to be filled in, `others` the files that are kept whole. Of the page
    and of the manifest it has the longest stretches, or None where they are too long to be held.
    """

    dossier: Dossier
    made: Sequence[Document]
    found: Found
    cells: reconcile.Cells
    stretch: reconcile.Stretch | None
    about: Ready | None
    blanks: tuple[Problem, ...]
    others: Mapping[str, Entry]


def prepared(dossier: Dossier, made: Sequence[Document], found: Found) -> Prepared:
    """Make what is known before the sheets are."""
    others = {each.file: archive.copied(each.file, each.data) for each in made if not each.finished}
    blanks = (*placeholders(found.readings), *in_sheets(dossier))
    evaluation, results = dossier.evaluation, dossier.evaluation.results
    cells = reconcile.cells_of(evaluation, dossier.questions)
    is_long = len(results) > MOST_AHEAD
    stretch = None if is_long else reconcile.stretch(results)
    about = None if is_long else manifest.results(dossier)
    return Prepared(dossier, made, found, cells, stretch, about, blanks, others)


def words(reading: Reading) -> bytes:
    """Return what a file says, as the originals keep it."""
    is_data = "/" in reading.file or reading.file == reconcile.PAPER_FILE
    return reconcile.told(reading.lines, is_data=is_data)


def added(
    prepared: Prepared, sheets: Sheets, keeper: Keeper, letter: Fields
) -> tuple[list[Document], tuple[Problem, ...]]:
    """Return what tells of a set: its sheet for the leader, its account, its originals.

    With these comes what is to be looked at.

    Raises:
        Refused: where one of these is not read back as it was written.
    """
    dossier, blanks = prepared.dossier, prepared.blanks
    typed = list(_typed(dossier))
    account = reconcile.account(_material(prepared, sheets, typed))
    stretch = prepared.stretch or reconcile.stretch(dossier.evaluation.results)
    (html, entry), paper = reconcile.page(account, stretch), reconcile.paper(account)
    line = reconciled(dossier, reconcile.differing(account), has_blanks=bool(blanks))
    submitted = list(submission(dossier, letter, line))
    finished = [*(each.finished for each in submitted if each.finished), paper]
    again = reconcile.read_back(finished, dossier.evaluation, dossier.questions)
    if again.problems:
        raise Refused(again.problems)
    for reading in again.readings:
        keeper.add(reading.file, words(reading))
    organizations = [each.organization for each in dossier.evaluation.results if each.organization]
    kept = keeper.pack({**prepared.others, reconcile.HTML_FILE: entry}, organizations)
    told = reconcile.reminders(typed, _period(dossier.settings))
    documents = [
        *submitted,
        Document(reconcile.HTML_FILE, RECONCILIATION, None, html),
        Document(paper.file, RECONCILIATION, None, paper.data, paper),
        Document(reconcile.ORIGINALS_FILE, ORIGINALS, None, kept),
    ]
    reminders = [_reminder(*each) for each in told]
    for each in prepared.made:
        if each.finished and each.file == letter_file(dossier):
            reminders += unprinted(dossier, letter, each.finished.printed)
    return documents, (*reminders, *blanks)


def reconciled(dossier: Dossier, differing: int = 0, *, has_blanks: bool = False) -> str:
    """Return the line of the sheet for the leader on what reading back has shown."""
    told = reconcile.reread(has_figures=dossier.settings.has_figures)
    if differing:
        told = f"Trang đối chiếu có {number(differing)} dòng KHÁC nhau; xem {reconcile.PAPER_FILE}."
    blanks = "Còn chỗ CHỜ ĐIỀN trong văn bản: chưa sẵn sàng trình ký." if has_blanks else ""
    return " ".join(filter(None, (told, blanks)))


def _wanted(dossier: Dossier, letter: Fields | None) -> Iterator[reconcile.Wanted]:
    """Yield the tables of results as each file has them; an own template may leave one out."""
    if not any(dossier.settings.specs()):
        return
    fields, texts = letter or letter_fields(dossier), dossier.texts
    results, own = dossier.results, letter_file(dossier)
    yield from resulting.wanted(results, fields, own, texts.body, dossier.letter)
    if texts.attached:
        own, body = attached_file(dossier, texts.attached), texts.attached.body
        yield from resulting.wanted(results, fields, own, body, dossier.attached)
    for each in dossier.appendices:
        if each.settings.per_organization:
            continue
        together = each.settings.placement is Placement.WITH_LETTER
        file = file_with_appendices(dossier) if together else appendix_file(dossier, each)
        yield from resulting.wanted(results, fields, file, each.body, each.template)
        spec = each.settings.table
        if spec is None:
            continue
        rows = context.header_rows(spec.columns, title_in(dossier, fields, each))
        titles = tuple(str(cell.content) for row in rows for cell in row)
        yield reconcile.Wanted(file, spec, titles, is_owed=not each.settings.template)


def _material(prepared: Prepared, sheets: Sheets, typed: Sequence[Typed]) -> reconcile.Material:
    dossier, settings = prepared.dossier, prepared.dossier.settings
    letter, register = settings.letter, settings.register_file
    number = letter.number or "…"
    issued = f"Bộ văn bản {dossier.name}: {letter.kind.name} số {number}/{letter.symbol}"
    return reconcile.Material(
        title=" ".join(filter(None, ("Đối chiếu số liệu", _name_of_period(settings)))),
        subtitle="; ".join(filter(None, (issued, _days_of_period(settings)))),
        period=_period(settings),
        evaluation=dossier.evaluation,
        questions=dossier.questions,
        cells=prepared.cells,
        inputs=[(each.file, each.sha256) for each in dossier.inputs],
        sheets=sheets,
        tables=prepared.found.tables,
        typed=typed,
        register=settings.name_of(register) if register else "",
        roster=dossier.roster,
        has_figures=settings.has_figures,
        copied=prepared.found.copied,
    )


def _period(settings: Settings) -> Period | None:
    period = settings.period_of_figures
    return (period.start, period.end) if period else None


def _name_of_period(settings: Settings) -> str:
    return settings.period_of_figures.name if settings.period_of_figures else ""


def _days_of_period(settings: Settings) -> str:
    days = _period(settings)
    return f"từ ngày {short_date(days[0])} đến ngày {short_date(days[1])}" if days else ""


# --- what was typed by hand ------------------------------------------------------------------


def _typed(dossier: Dossier) -> Iterator[Typed]:
    """Yield all that somebody typed: texts, titles, and the words of the office's templates."""
    settings = dossier.settings
    texts, letter = dossier.texts, settings.letter
    if letter.body:
        yield from reconcile.typed_texts(settings.name_of(letter.body), texts.body)
    yield from reconcile.typed_texts(letter.subject_entry, [Paragraph(texts.subject)])
    yield from reconcile.typed_texts("Căn cứ", texts.bases)
    if texts.attached:
        file = settings.name_of(texts.attached.settings.body)
        yield from reconcile.typed_texts(file, texts.attached.body)
    for each in dossier.appendices:
        titles = [Paragraph(each.title), *map(Paragraph, each.column_titles.values())]
        yield from reconcile.typed_texts("Phụ lục", titles)
        if each.settings.body:
            yield from reconcile.typed_texts(settings.name_of(each.settings.body), each.body)
    for template in own_templates(dossier):
        for line in package.lines(template.parts):
            yield Typed(template.file, reconcile.untagged(line.text))


def _reminder(where: str, name: str, text: str) -> Problem:
    what = f"nhắc đến «{name}», là kỳ liền trước kỳ số liệu."
    remedy = "Nếu chép từ kỳ trước thì sửa; nếu đúng ý thì để nguyên."
    place = Place(where, paragraph=reconcile.first_words(text))
    return Problem("DC10", Severity.INFO, place, what, remedy)
