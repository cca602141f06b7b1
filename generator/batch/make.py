"""Make the documents of a set from a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import archive, context, layout, package, wordml, workbook
from generator.batch.dossier import SUBJECT, Appendix, Dossier
from generator.blocks import Body
from generator.config import Placement
from generator.context import Fields
from generator.errors import Problem, Refused, error
from generator.model import Result
from generator.package.parts import Parts
from generator.reconcile import Finished, Printed, Wording, joined, wording
from generator.render import Template
from generator.vietnamese import file_name, roman

LETTER_FILE = "cong-van.docx"
RESULTS_FILE = "so-lieu.xlsx"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file of the set; `kind` and `organization` (a code) are for the manifest.

    `finished` is the record of what was put into a Word file.
    """

    file: str
    kind: str
    organization: str | None
    data: bytes
    finished: Finished | None = None


def documents(dossier: Dossier) -> Iterator[Document]:
    """Yield every document of the set: the letter, its appendices, the results for Excel.

    Raises:
        Refused: where a field has no value to print.
    """
    letter = letter_fields(dossier)
    yield _letter(dossier, letter)
    for numeral, each in _numbered(dossier.appendices):
        if each.settings.per_organization:
            yield from _organization_appendices(dossier, letter, numeral, each)
        elif each.settings.placement is not Placement.WITH_LETTER:
            made = _appendix(dossier, letter, numeral, each)
            file = appendix_file(dossier, each)
            yield _document(file, "appendix", archive.pack(made.parts), made.printed)
    yield Document(RESULTS_FILE, "results", None, _results(dossier))


def letter_fields(dossier: Dossier) -> dict[str, object]:
    """Return the context of the letter, its subject and body filled in."""
    citations = dossier.questions.citations
    fields = context.letter_fields(dossier.settings, dossier.names, dossier.evaluation, citations)
    settings = dossier.settings
    subject = context.fill_line(dossier.subject, fields, settings.place(*SUBJECT).file)
    sizes = context.size_set(settings.letter.place)
    fields["trích_yếu"] = subject
    fields["trích_yếu_chia_dòng"] = context.subject_lines(subject, sizes)
    body_file = settings.name_of(settings.letter.body)
    fields["nội_dung"] = Body(context.fill(dossier.body, fields, body_file))
    return fields


def _letter(dossier: Dossier, fields: Fields) -> Document:
    letter = _filled(dossier.letter, fields, wording(dossier.letter.parts), marks_figures=True)
    together = [
        _appendix(dossier, fields, numeral, each)
        for numeral, each in _numbered(dossier.appendices)
        if each.settings.placement is Placement.WITH_LETTER
    ]
    parts = package.join(letter.parts, [each.parts for each in together])
    printed = joined([letter.printed, *(each.printed for each in together)])
    return _document(LETTER_FILE, "letter", archive.pack(parts), printed)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A filled template, with the record of what was put into it."""

    parts: Parts
    printed: Printed


def _filled(
    template: Template, fields: Fields, own: Wording, *, marks_figures: bool = False
) -> _Filled:
    rendered = template.render(fields, marks_figures=marks_figures)
    printed = Printed(rendered.printed, rendered.body, rendered.around, (own,))
    return _Filled(rendered.parts, printed)


def _document(
    file: str, kind: str, data: bytes, printed: Printed, result: Result | None = None
) -> Document:
    code = result.organization.code if result and result.organization else None
    return Document(file, kind, code, data, Finished(file, data, printed, result))


def _numbered(appendices: Sequence[Appendix]) -> Iterator[tuple[str, Appendix]]:
    """Pair each appendix with its numeral: none where it is alone (ND30-81)."""
    for position, each in enumerate(appendices, 1):
        yield (roman(position) if len(appendices) > 1 else ""), each


def appendix_file(dossier: Dossier, appendix: Appendix) -> str:
    """Return the file of an appendix that does not stand in the letter's."""
    return f"phu-luc/phu-luc-{dossier.appendices.index(appendix) + 1}.docx"


def _appendix(dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix) -> _Filled:
    heading = _heading(dossier, numeral, appendix, letter)
    table = _table(dossier, letter, appendix)
    fields = context.appendix_fields(dossier.settings, letter, heading, table)
    return _filled(appendix.template, fields, wording(appendix.template.parts))


def _heading(dossier: Dossier, numeral: str, appendix: Appendix, fields: Fields) -> context.Heading:
    title = context.fill_line(appendix.title, fields, _file(dossier))
    return context.Heading(numeral, title, _page(appendix))


def _page(appendix: Appendix) -> layout.Page:
    return layout.LANDSCAPE if appendix.settings.landscape else layout.PORTRAIT


def _table(dossier: Dossier, letter: Fields, appendix: Appendix) -> Body | None:
    spec = appendix.settings.table
    if spec is None:
        return None
    file, room = _file(dossier), _page(appendix).text_width_mm

    def title(typed: str) -> str:
        return context.fill_line(appendix.column_titles[typed], letter, file)

    table = context.organization_table(spec, dossier.evaluation, room, title)
    if not wordml.fits(table):
        raise Refused([_too_wide(dossier, appendix)])
    return Body((table,))


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


def _organization_appendices(
    dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix
) -> Iterator[Document]:
    own = wording(appendix.template.parts)
    for result in dossier.evaluation.results:
        assert result.organization is not None
        organization = result.organization
        fields = _organization_fields(dossier, letter, numeral, appendix, result)
        made = _filled(appendix.template, fields, own)
        file = f"phu-luc/don-vi/{organization.code}_{file_name(organization.short_name)}.docx"
        data = archive.pack(made.parts)
        yield _document(file, "organization_appendix", data, made.printed, result)


def _organization_fields(
    dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix, result: Result
) -> Mapping[str, object]:
    assert result.organization is not None
    own = context.result_fields(dossier.names, result.organization, result)
    heading = _heading(dossier, numeral, appendix, {**letter, **own})
    return {**context.appendix_fields(dossier.settings, letter, heading), **own}


def _results(dossier: Dossier) -> bytes:
    return workbook.write_results(
        dossier.evaluation,
        columns=dossier.columns,
        derived=[each.name for each in dossier.questions.derived],
        metrics=dossier.questions.metrics,
        title=f"Kết quả {dossier.settings.period.name}",
    )
