"""Make the documents of a set from a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import archive, context, layout, package, workbook
from generator.batch.dossier import Appendix, Dossier
from generator.blocks import Body
from generator.config import FILE, Placement
from generator.context import Fields
from generator.model import Result
from generator.package.parts import Parts
from generator.vietnamese import file_name, roman

LETTER_FILE = "cong-van.docx"
RESULTS_FILE = "so-lieu.xlsx"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file of the set; `kind` and `organization` (a code) are for the manifest."""

    file: str
    kind: str
    organization: str | None
    data: bytes


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
            parts = _appendix(dossier, letter, numeral, each)
            file = f"phu-luc/phu-luc-{_position(dossier, each)}.docx"
            yield Document(file, "appendix", None, archive.pack(parts))
    yield Document(RESULTS_FILE, "results", None, _results(dossier))


def letter_fields(dossier: Dossier) -> dict[str, object]:
    """Return the context of the letter, its subject and body filled in."""
    citations = dossier.questions.citations
    fields = context.letter_fields(dossier.settings, dossier.names, dossier.evaluation, citations)
    fields["trích_yếu"] = context.fill_line(dossier.subject, fields, FILE)
    body_file = dossier.settings.letter.body.name
    fields["nội_dung"] = Body(context.fill(dossier.body, fields, body_file))
    return fields


def _letter(dossier: Dossier, fields: Fields) -> Document:
    rendered = dossier.letter.render(fields, marks_figures=True)
    together = [
        _appendix(dossier, fields, numeral, each)
        for numeral, each in _numbered(dossier.appendices)
        if each.settings.placement is Placement.WITH_LETTER
    ]
    parts = package.join(rendered.parts, together)
    return Document(LETTER_FILE, "letter", None, archive.pack(parts))


def _numbered(appendices: Sequence[Appendix]) -> Iterator[tuple[str, Appendix]]:
    """Pair each appendix with its numeral: none where it is alone (ND30-81)."""
    for position, each in enumerate(appendices, 1):
        yield (roman(position) if len(appendices) > 1 else ""), each


def _position(dossier: Dossier, appendix: Appendix) -> int:
    return dossier.appendices.index(appendix) + 1


def _appendix(dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix) -> Parts:
    title = context.fill_line(appendix.title, letter, FILE)
    fields = context.appendix_fields(
        dossier.settings, letter, numeral=numeral, title=title, table=_table(dossier, appendix)
    )
    return appendix.template.render(fields).parts


def _table(dossier: Dossier, appendix: Appendix) -> Body | None:
    spec = appendix.settings.table
    if spec is None:
        return None
    page = layout.LANDSCAPE if appendix.settings.landscape else layout.PORTRAIT
    return Body((context.organization_table(spec, dossier.evaluation, page.text_width_mm),))


def _organization_appendices(
    dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix
) -> Iterator[Document]:
    for result in dossier.evaluation.results:
        assert result.organization is not None
        organization = result.organization
        fields = _organization_fields(dossier, letter, numeral, appendix, result)
        parts = appendix.template.render(fields).parts
        file = f"phu-luc/don-vi/{organization.code}_{file_name(organization.short_name)}.docx"
        yield Document(file, "organization_appendix", organization.code, archive.pack(parts))


def _organization_fields(
    dossier: Dossier, letter: Fields, numeral: str, appendix: Appendix, result: Result
) -> Mapping[str, object]:
    assert result.organization is not None
    own = context.result_fields(dossier.names, result.organization, result)
    title = context.fill_line(appendix.title, {**letter, **own}, FILE)
    fields = context.appendix_fields(
        dossier.settings, letter, numeral=numeral, title=title, table=None
    )
    return {**fields, **own}


def _results(dossier: Dossier) -> bytes:
    return workbook.write_results(
        dossier.evaluation,
        columns=dossier.columns,
        derived=[each.name for each in dossier.questions.derived],
        metrics=dossier.questions.metrics,
        title=f"Kết quả {dossier.settings.period.name}",
    )
