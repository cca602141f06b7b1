"""Read a set back before it is written, and add the account of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import package, reconcile
from generator.batch.dossier import Dossier
from generator.batch.make import LETTER_FILE, Document, appendix_file
from generator.blocks import Paragraph
from generator.config import Placement, TableSpec
from generator.errors import Place, Problem, Severity
from generator.reconcile import Account, Reading, Typed
from generator.render import Template
from generator.vietnamese import short_date

ORIGINALS = "originals"
RECONCILIATION = "reconciliation"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The documents that may be written, what is wrong with the others, what to look at.

    Where something is wrong the set is not whole, and there is no account of it.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    reminders: tuple[Problem, ...] = ()


def reconciled(dossier: Dossier, made: Sequence[Document]) -> Reconciled:
    """Open every Word file again, hold it against the source, and account for the set."""
    finished = [each.finished for each in made if each.finished]
    found = reconcile.read_back(finished, dossier.evaluation, dossier.questions)
    by_file = {each.file: each for each in found.readings}
    tables, misprints = reconcile.read_tables(
        by_file, list(_specs(dossier)), dossier.evaluation, dossier.questions
    )
    problems = (*found.problems, *misprints)
    faulty = {problem.place.file for problem in problems}
    if problems:
        sound = tuple(each for each in made if each.file not in faulty)
        return Reconciled(sound, problems)
    typed = list(_typed(dossier))
    account = reconcile.account(_material(dossier, found.readings, tables, typed))
    paper = reconcile.paper(account)
    again = reconcile.read_back([paper], dossier.evaluation, dossier.questions)
    if again.problems:
        return Reconciled(tuple(made), again.problems)
    added = _added(dossier, made, account, [*found.readings, *again.readings])
    period = dossier.settings.period
    told = reconcile.reminders(typed, (period.start, period.end))
    return Reconciled((*made, *added), (), tuple(_reminder(*each) for each in told))


def _specs(dossier: Dossier) -> Iterator[tuple[str, TableSpec]]:
    for each in dossier.appendices:
        together = each.settings.placement is Placement.WITH_LETTER
        if each.settings.table and not each.settings.per_organization:
            file = LETTER_FILE if together else appendix_file(dossier, each)
            yield file, each.settings.table


def _added(
    dossier: Dossier, made: Sequence[Document], account: Account, readings: Sequence[Reading]
) -> Iterator[Document]:
    html, paper = reconcile.page(account), readings[-1].finished
    yield Document(reconcile.HTML_FILE, RECONCILIATION, None, html)
    yield Document(paper.file, RECONCILIATION, None, paper.data, paper)
    others = {each.file: each.data for each in made if not each.finished}
    organizations = [each.organization for each in dossier.evaluation.results if each.organization]
    of_data = [each.file for each in readings if each.file != LETTER_FILE]
    kept = reconcile.pack(readings, {**others, reconcile.HTML_FILE: html}, organizations, of_data)
    yield Document(reconcile.ORIGINALS_FILE, ORIGINALS, None, kept)


def _material(
    dossier: Dossier,
    readings: Sequence[Reading],
    tables: Sequence[reconcile.TableReading],
    typed: Sequence[Typed],
) -> reconcile.Material:
    settings = dossier.settings
    period, letter = settings.period, settings.letter
    number = letter.number or "…"
    dates = f"từ ngày {short_date(period.start)} đến ngày {short_date(period.end)}"
    return reconcile.Material(
        title=f"Đối chiếu số liệu {period.name}",
        subtitle=f"Bộ văn bản {dossier.name}: {letter.kind} số {number}/{letter.symbol}; {dates}",
        period=(period.start, period.end),
        evaluation=dossier.evaluation,
        questions=dossier.questions,
        inputs=[(each.file, each.sha256) for each in dossier.inputs],
        readings=readings,
        tables=tables,
        typed=typed,
        register=settings.name_of(settings.register),
    )


# --- what was typed by hand ------------------------------------------------------------------


def _typed(dossier: Dossier) -> Iterator[Typed]:
    """Yield all that somebody typed: texts, titles, and the words of the office's templates."""
    settings = dossier.settings
    yield from reconcile.typed_texts(settings.name_of(settings.letter.body), dossier.body)
    yield from reconcile.typed_texts("V/v", [Paragraph(dossier.subject)])
    for each in dossier.appendices:
        titles = [Paragraph(each.title), *map(Paragraph, each.column_titles.values())]
        yield from reconcile.typed_texts("Phụ lục", titles)
    for template in _own_templates(dossier):
        for line in package.lines(template.parts):
            yield Typed(template.file, reconcile.untagged(line.text))


def _own_templates(dossier: Dossier) -> Iterator[Template]:
    if dossier.settings.letter.template:
        yield dossier.letter
    yield from (each.template for each in dossier.appendices if each.settings.template)


def _reminder(where: str, name: str, text: str) -> Problem:
    what = f"nhắc đến «{name}», là kỳ liền trước kỳ số liệu."
    remedy = "Nếu chép từ kỳ trước thì sửa; nếu đúng ý thì để nguyên."
    place = Place(where, paragraph=reconcile.first_words(text))
    return Problem("DC10", Severity.INFO, place, what, remedy)
