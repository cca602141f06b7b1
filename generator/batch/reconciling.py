"""Read the documents about all organizations back, and make the account of the set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import package, reconcile
from generator.batch.dossier import Dossier
from generator.batch.make import Document, appendix_file, file_with_appendices
from generator.blocks import Paragraph
from generator.config import Placement, Settings, TableSpec
from generator.errors import Place, Problem, Refused, Severity
from generator.reconcile import Keeper, Reading, Sheets, Typed
from generator.render import Template
from generator.vietnamese import Period, short_date

ORIGINALS = "originals"
RECONCILIATION = "reconciliation"


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in the documents about all organizations, and what is wrong with them."""

    readings: tuple[Reading, ...]
    tables: Sequence[reconcile.TableReading]
    problems: tuple[Problem, ...]


def read_all(dossier: Dossier, made: Sequence[Document]) -> Found:
    """Open every Word file again, and hold it and its tables against the source."""
    finished = [each.finished for each in made if each.finished]
    found = reconcile.read_back(finished, dossier.evaluation, dossier.questions)
    by_file = {each.file: each for each in found.readings}
    tables, misprints = reconcile.read_tables(
        by_file, list(_specs(dossier)), dossier.evaluation, dossier.questions
    )
    return Found(found.readings, tables, (*found.problems, *misprints))


def words(reading: Reading) -> str:
    """Return what a file says, as the originals keep it."""
    is_data = "/" in reading.file or reading.file == reconcile.PAPER_FILE
    return reconcile.told(reading.lines, is_data=is_data)


def added(
    dossier: Dossier, made: Sequence[Document], found: Found, sheets: Sheets, keeper: Keeper
) -> tuple[list[Document], tuple[Problem, ...]]:
    """Return the account of a set with its originals, and what is to be looked at.

    Raises:
        Refused: where the account is not read back as it was written.
    """
    typed = list(_typed(dossier))
    account = reconcile.account(_material(dossier, found, sheets, typed))
    html, paper = reconcile.page(account), reconcile.paper(account)
    again = reconcile.read_back([paper], dossier.evaluation, dossier.questions)
    if again.problems:
        raise Refused(again.problems)
    for reading in again.readings:
        keeper.add(reading.file, words(reading))
    others = {each.file: each.data for each in made if not each.finished}
    organizations = [each.organization for each in dossier.evaluation.results if each.organization]
    kept = keeper.pack({**others, reconcile.HTML_FILE: html}, organizations)
    told = reconcile.reminders(typed, _period(dossier.settings))
    documents = [
        Document(reconcile.HTML_FILE, RECONCILIATION, None, html),
        Document(paper.file, RECONCILIATION, None, paper.data, paper),
        Document(reconcile.ORIGINALS_FILE, ORIGINALS, None, kept),
    ]
    return documents, tuple(_reminder(*each) for each in told)


def _specs(dossier: Dossier) -> Iterator[tuple[str, TableSpec]]:
    for each in dossier.appendices:
        together = each.settings.placement is Placement.WITH_LETTER
        if each.settings.table and not each.settings.per_organization:
            file = file_with_appendices(dossier) if together else appendix_file(dossier, each)
            yield file, each.settings.table


def _material(
    dossier: Dossier, found: Found, sheets: Sheets, typed: Sequence[Typed]
) -> reconcile.Material:
    settings = dossier.settings
    letter, register = settings.letter, settings.register_file
    number = letter.number or "…"
    issued = f"Bộ văn bản {dossier.name}: {letter.kind.name} số {number}/{letter.symbol}"
    return reconcile.Material(
        title=" ".join(filter(None, ("Đối chiếu số liệu", _name_of_period(settings)))),
        subtitle="; ".join(filter(None, (issued, _days_of_period(settings)))),
        period=_period(settings),
        evaluation=dossier.evaluation,
        questions=dossier.questions,
        inputs=[(each.file, each.sha256) for each in dossier.inputs],
        sheets=sheets,
        tables=found.tables,
        typed=typed,
        register=settings.name_of(register) if register else "",
        roster=dossier.roster,
        has_figures=settings.has_figures,
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
    for template in _own_templates(dossier):
        for line in package.lines(template.parts):
            yield Typed(template.file, reconcile.untagged(line.text))


def _own_templates(dossier: Dossier) -> Iterator[Template]:
    if dossier.settings.letter.template:
        yield dossier.letter
    if dossier.texts.attached and dossier.texts.attached.settings.template and dossier.attached:
        yield dossier.attached
    yield from (each.template for each in dossier.appendices if each.settings.template)


def _reminder(where: str, name: str, text: str) -> Problem:
    what = f"nhắc đến «{name}», là kỳ liền trước kỳ số liệu."
    remedy = "Nếu chép từ kỳ trước thì sửa; nếu đúng ý thì để nguyên."
    place = Place(where, paragraph=reconcile.first_words(text))
    return Problem("DC10", Severity.INFO, place, what, remedy)
