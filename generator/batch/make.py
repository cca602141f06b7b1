"""Make the documents of a set that tell of all organizations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator import archive, context, layout, package, render, titled, wordml, workbook
from generator.batch import copying, drafts, resulting
from generator.batch.dossier import Appendix, Dossier
from generator.batch.texts import Attached
from generator.blocks import Block, Body
from generator.config import Placement
from generator.context import Fields
from generator.errors import Problem, Refused, error
from generator.frozen import Frozen, replace
from generator.package.parts import Parts
from generator.reconcile import Finished, Printed, Wording, joined, wording
from generator.render import Template
from generator.vietnamese import roman

RESULTS_FILE = "so-lieu.xlsx"


class Document(Frozen):
    """A finished file of the set; `kind` and `organization` (a code) are for the manifest.

    `finished` is the record of what was put into a Word file.
    """

    file: str
    kind: str
    organization: str | None
    data: bytes
    finished: Finished | None = None


def of_all(dossier: Dossier, letter: Fields) -> Iterator[Document]:
    """Yield the documents that tell of all organizations: the letter, its appendices, the results.

    Raises:
        Refused: where a field has no value to print.
    """
    yield _letter(dossier, letter)
    yield from _attached(dossier, letter)
    for numeral, each in numbered(dossier.appendices):
        if stands_alone(each):
            made = _appendix(dossier, letter, numeral, each)
            file = appendix_file(dossier, each)
            yield _document(file, "appendix", made)
    if dossier.settings.has_figures:
        yield Document(RESULTS_FILE, "results", None, _results(dossier))


def stands_alone(appendix: Appendix) -> bool:
    """Tell whether an appendix about all organizations is a file of its own."""
    own = appendix.settings
    return not own.per_organization and own.placement is not Placement.WITH_LETTER


def letter_fields(dossier: Dossier) -> dict[str, object]:
    """Return the context of the letter, its subject and body filled in."""
    citations = dossier.questions.citations
    fields = context.letter_fields(dossier.settings, dossier.names, dossier.evaluation, citations)
    settings = dossier.settings
    letter, texts = settings.letter, dossier.texts
    file = settings.place(resulting.SECTION).file
    results = resulting.tables(dossier.results, dossier.evaluation, fields, file)
    fields[copying.GROUP] = {**copying.fields(dossier.copied), **results}
    entry = settings.place("Văn bản", letter.subject_entry)
    subject = context.fill_line(texts.subject, fields, entry.file)
    body = context.fill(texts.body, fields, settings.name_of(letter.body or settings.file))
    body = copying.placed(body, layout.PORTRAIT, settings)
    resulting.refuse_wide(settings, fields, body, layout.PORTRAIT)
    resulting.refuse_wide_in(settings, fields, dossier.letter, layout.PORTRAIT)
    own: dict[str, object] = {
        "căn_cứ": Body(context.fill(texts.bases, fields, entry.file)),
        "nội_dung": Body(_headed(dossier.letter, body)),
    }
    return {**fields, **context.about_fields(letter, subject), **own}


def _letter(dossier: Dossier, fields: Fields) -> Document:
    letter = _filled(dossier.letter, fields, wording(dossier.letter.parts), marks_figures=True)
    if dossier.texts.original is not None:
        letter = _under(dossier.texts.original, letter)
    if dossier.texts.attached is None:
        letter = _with_appendices(dossier, fields, letter)
    return _document(letter_file(dossier), "letter", letter)


def _under(original: Parts, copied: _Filled) -> _Filled:
    """Put what a copy says under the text that it is a copy of; that text is not ours to judge."""
    wordings = (*copied.printed.wordings, wording(original))
    printed = replace(copied.printed, wordings=wordings)
    return replace(copied, parts=package.put_below(original, copied.parts), printed=printed)


def _headed(template: Template, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give headings their looks, where a template has these: that of a công văn has none."""
    looks = {each.style for each in titled.LOOKS}
    has_looks = looks <= package.styles(template.parts)
    return tuple(context.with_titles_kept(context.with_headings(body) if has_looks else body))


def letter_file(dossier: Dossier) -> str:
    """Return where the letter stands in the set, by its kind: «cong-van.docx», «ke-hoach.docx»."""
    return drafts.file_of(dossier.settings.letter.kind.file, dossier.settings)


def _attached(dossier: Dossier, letter: Fields) -> Iterator[Document]:
    """Yield the text that a decision issues with itself: a file of its own (Mẫu 1.3)."""
    texts, template, settings = dossier.texts.attached, dossier.attached, dossier.settings
    if texts is None or template is None:
        return
    kind = texts.settings.kind
    file = settings.place("Văn bản", "Ban hành kèm theo").file
    title = context.fill_line(texts.title, letter, file)
    body = context.fill(texts.body, letter, settings.name_of(texts.settings.body))
    page = layout.LANDSCAPE if texts.settings.landscape else layout.PORTRAIT
    body = copying.placed(body, page, settings)
    resulting.refuse_wide(settings, letter, body, page)
    resulting.refuse_wide_in(settings, letter, template, page)
    fields = {
        **context.appendix_fields(settings, letter, context.Heading(page=page)),
        **copying.laid_on(page, letter),
        **context.title_fields(kind, title),
        "trích_yếu": title,
        "nội_dung": Body(_headed(template, body)),
    }
    filled = _filled(template, fields, wording(template.parts), marks_figures=True)
    made = _with_appendices(dossier, letter, filled)
    file = attached_file(dossier, texts)
    yield _document(file, "attached", made)


def _with_appendices(dossier: Dossier, fields: Fields, filled: _Filled) -> _Filled:
    """Join a text with the appendices that stand in its file."""
    together = [
        _appendix(dossier, fields, numeral, each)
        for numeral, each in numbered(dossier.appendices)
        if each.settings.placement is Placement.WITH_LETTER
    ]
    parts = package.join(filled.parts, [each.parts for each in together])
    aside = {key: rows for each in (filled, *together) for key, rows in each.aside.items()}
    return _Filled(parts, joined([filled.printed, *(each.printed for each in together)]), aside)


def file_with_appendices(dossier: Dossier) -> str:
    """Return the file that appendices are joined to: what a decision issues, else the letter."""
    attached = dossier.texts.attached
    return attached_file(dossier, attached) if attached else letter_file(dossier)


def attached_file(dossier: Dossier, attached: Attached) -> str:
    """Return where a text stands that a decision issues."""
    return drafts.file_of(attached.settings.kind.file, dossier.settings)


class _Filled(Frozen):
    """A filled template, with the record of what was put into it.

    `aside` are rows of long tables, to be put back when nothing else is done to the parts.
    """

    parts: Parts
    printed: Printed
    aside: Mapping[str, bytearray]


def _filled(
    template: Template, fields: Fields, own: Wording, *, marks_figures: bool = False
) -> _Filled:
    rendered = template.render(fields, marks_figures=marks_figures, goes_on=True)
    printed = Printed(rendered.printed, rendered.body, rendered.around, (own,))
    main = rendered.parts[template.main]
    if wordml.TURNED.encode() in archive.data_of(main):
        turned = package.turn_pages(rendered.parts, wordml.TURNED)
        return _Filled(turned, printed, rendered.aside)
    return _Filled(rendered.parts, printed, rendered.aside)


def _document(file: str, kind: str, made: _Filled) -> Document:
    data = archive.pack(render.put_back(made.parts, made.aside))
    return Document(file, kind, None, data, Finished(file, data, made.printed))


def numbered(appendices: Sequence[Appendix]) -> Iterator[tuple[str, Appendix]]:
    """Pair each appendix with its numeral: none where it is alone (ND30-81)."""
    for position, each in enumerate(appendices, 1):
        yield (roman(position) if len(appendices) > 1 else ""), each


def appendix_file(dossier: Dossier, appendix: Appendix) -> str:
    """Return the file of an appendix that does not stand in the letter's."""
    return f"phu-luc/phu-luc-{dossier.appendices.index(appendix) + 1}.docx"


def _appendix(dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix) -> _Filled:
    heading = _heading(dossier, numeral, appendix, letter)
    said = _said(dossier, letter, appendix)
    fields = context.appendix_fields(dossier.settings, letter, heading, said)
    fields.update(copying.laid_on(page_of(appendix), letter))
    resulting.refuse_wide_in(dossier.settings, letter, appendix.template, page_of(appendix))
    return _filled(appendix.template, fields, wording(appendix.template.parts))


def _heading(dossier: Dossier, numeral: str, appendix: Appendix, fields: Fields) -> context.Heading:
    title = context.fill_line(appendix.title, fields, _file(dossier))
    return context.Heading(numeral, title, page_of(appendix))


def page_of(appendix: Appendix) -> layout.Page:
    """Return the page that an appendix is laid out on."""
    return layout.LANDSCAPE if appendix.settings.landscape else layout.PORTRAIT


def _said(dossier: Dossier, letter: Fields, appendix: Appendix) -> Body | None:
    """Return what an appendix says: its text, then its table."""
    spec, body = appendix.settings.table, _body(dossier, letter, appendix)
    if spec is None:
        return Body(body) if body else None
    title, room = title_in(dossier, letter, appendix), page_of(appendix).text_width_mm
    table = context.organization_table(spec, dossier.evaluation, room, title)
    if not wordml.fits(table):
        raise Refused([_too_wide(dossier, appendix)])
    return Body((*body, table))


def title_in(dossier: Dossier, letter: Fields, appendix: Appendix) -> Callable[[str], str]:
    """Return what fills in the fields of a column's title."""
    file = _file(dossier)
    return lambda typed: context.fill_line(appendix.column_titles[typed], letter, file)


def _body(dossier: Dossier, letter: Fields, appendix: Appendix) -> tuple[Block, ...]:
    path = appendix.settings.body
    if path is None:
        return ()
    filled = context.fill(appendix.body, letter, dossier.settings.name_of(path))
    placed = copying.placed(filled, page_of(appendix), dossier.settings)
    resulting.refuse_wide(dossier.settings, letter, placed, page_of(appendix))
    return _headed(appendix.template, placed)


def _too_wide(dossier: Dossier, appendix: Appendix) -> Problem:
    place = dossier.settings.place("Phụ lục", dossier.appendices.index(appendix), "Bảng")
    what = f"bảng của phụ lục «{appendix.settings.name}» rộng hơn trang giấy, số sẽ bị ngắt dòng."
    remedy = "Bớt cột, rút ngắn chữ ở đầu cột"
    if not appendix.settings.landscape:
        remedy += ", hoặc ghi «Hướng trang: ngang»"
    return error("XU06", place, what, f"{remedy}.")


def _file(dossier: Dossier) -> str:
    """Return the name of the file that describes the appendices."""
    return dossier.settings.place("Phụ lục").file


def _results(dossier: Dossier) -> bytes:
    return workbook.write_results(
        dossier.evaluation,
        columns=dossier.columns,
        derived=[each.name for each in dossier.questions.derived],
        metrics=dossier.questions.metrics,
        title=f"Kết quả {dossier.settings.period.name}",
    )
