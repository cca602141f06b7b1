"""The phiếu trình of a set: made last of all, for it says what reading the others back found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from generator import archive, context, reconcile
from generator.batch.dossier import Dossier
from generator.batch.make import (
    RESULTS_FILE,
    Document,
    appendix_file,
    attached_file,
    file_with_appendices,
    letter_file,
    numbered,
    stands_alone,
)
from generator.config import Settings
from generator.context import Fields, Prepared, Submitted
from generator.reconcile import Finished, Printed, wording

FILE, KIND = "phieu-trinh.docx", "submission"
SHEETS = "phu-luc/don-vi/"


def submission(dossier: Dossier, letter: Fields, reconciled: str) -> Iterator[Document]:
    """Yield the sheet of a set that is submitted; `reconciled` says what reading back found.

    Raises:
        Refused: where a field has no value to print.
    """
    template = dossier.submission
    if template is None:
        return
    told = Submitted(
        subject=_subject(dossier, letter),
        documents=tuple(_prepared(dossier, letter)),
        inputs=tuple(_inputs(dossier.settings)),
        roster=dossier.roster,
        reconciled=reconciled,
    )
    fields = context.submission_fields(dossier.settings, dossier.evaluation, told)
    made = template.render({**letter, "phiếu_trình": fields}, marks_figures=True)
    printed = Printed(made.printed, made.body, made.around, (wording(template.parts),))
    data = archive.pack(made.parts)
    yield Document(FILE, KIND, None, data, Finished(FILE, data, printed))


def _subject(dossier: Dossier, letter: Fields) -> str:
    kind, subject = dossier.settings.letter.kind, str(letter["trích_yếu"]).rstrip(".")
    form, draft = dossier.settings.letter.copy_form, str(letter["lần_dự_thảo"])
    aside = [f"({each[:1].lower()}{each[1:]})" for each in (form, draft) if each]
    about = "về việc" if kind.is_dispatch else ""
    return " ".join(filter(None, (kind.name, about, subject, *aside)))


# --- what was prepared ------------------------------------------------------------------------


def _prepared(dossier: Dossier, letter: Fields) -> Iterator[Prepared]:
    settings = dossier.settings
    yield Prepared(_subject(dossier, letter), letter_file(dossier))
    attached, file = dossier.texts.attached, settings.place("Văn bản", "Ban hành kèm theo").file
    if attached:
        kind, title = attached.settings.kind, context.fill_line(attached.title, letter, file)
        yield Prepared(f"{kind.name} ban hành kèm theo: {title}", attached_file(dossier, attached))
    yield from _appendices(dossier, letter)
    if settings.has_figures:
        yield Prepared("Bảng kết quả, mở bằng Excel", RESULTS_FILE)
    yield Prepared("Trang đối chiếu số liệu", reconcile.PAPER_FILE)


def _appendices(dossier: Dossier, letter: Fields) -> Iterator[Prepared]:
    place = dossier.settings.place("Phụ lục").file
    for numeral, each in numbered(dossier.appendices):
        name = " ".join(filter(None, ("Phụ lục", numeral)))
        if each.settings.per_organization:
            count = len(dossier.evaluation.results)
            yield Prepared(f"{name} riêng của từng đơn vị", SHEETS, count)
            continue
        own = appendix_file(dossier, each)
        file = own if stands_alone(each) else f"trong {file_with_appendices(dossier)}"
        yield Prepared(f"{name}: {context.fill_line(each.title, letter, place)}", file)


# --- what it was made from --------------------------------------------------------------------


def _inputs(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what each kind of input is called, with its files."""
    for what, of_one in groupby(_named(settings), lambda each: each[0]):
        yield what, ", ".join(dict.fromkeys(file for _, file in of_one))


def _named(settings: Settings) -> Iterator[tuple[str, str]]:
    letter, previous = settings.letter, settings.previous
    named = [("số liệu", table.file) for table in settings.tables]
    named += [("danh sách đơn vị", settings.register_file)] if settings.register_file else []
    named += [("kỳ trước", previous.manifest)] if previous else []
    named += [("nội dung", letter.body)] if letter.body else []
    named += [("văn bản được sao", letter.original)] if letter.original else []
    named += [("nội dung", letter.attached.body)] if letter.attached else []
    named += [("nội dung", each.body) for each in settings.appendices if each.body]
    named += [("bảng in nguyên", each.file) for each in settings.copied]
    named += [("mẫu", path) for path in _own_templates(settings)]
    named += [("khai báo", settings.file)]
    named += [("khai báo", settings.office_file)] if settings.office_file else []
    for what, path in named:
        yield what, settings.name_of(path)


def _own_templates(settings: Settings) -> Iterator[Path]:
    of_all = (settings.letter, settings.letter.attached, settings.submitted)
    for each in (*of_all, *settings.appendices):
        if each and each.template:
            yield each.template
