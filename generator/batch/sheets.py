"""The sheets of organizations: each made, read back, and told of in few words.

Everything a worker does is in here; it knows nothing of folders.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from generator import archive, context, package, reconcile
from generator.batch.dossier import Appendix, Dossier
from generator.batch.make import Document, numbered, page_of
from generator.batch.program import program
from generator.batch.records import Record, sha256
from generator.blocks import Field, Run
from generator.context import Fields, Names
from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen, packed, replace
from generator.model import Result
from generator.reconcile import Finished, Known, Printed, Reading, Wording, wording
from generator.render import Rendered
from generator.vietnamese import file_name, fold_name

KIND = "organization_appendix"


class Pattern(Frozen):
    """What all sheets of one appendix are made from; `made_from` is the hash of all of it.

    `letter` holds the fields of the letter, `common` those and what an appendix adds to them.
    """

    names: Names
    letter: Fields
    common: Fields
    numeral: str
    appendix: Appendix
    file: str
    wording: Wording
    known: Known
    made_from: bytes


class Job(Frozen):
    """A sheet to be made: the positions of its pattern and its result.

    With a `record` it may stay as it is; then `data` is what the file holds.
    """

    pattern: int
    number: int
    record: Record | None = None
    data: bytes = b""


class Made(Frozen):
    """A sheet made and read back; where there are `problems` it may not be written.

    `data` is empty where it stays as it is; `words` is what it says, for the originals.
    """

    file: str
    organization: str
    data: bytes = b""
    record: Record | None = None
    words: bytes = b""
    problems: tuple[Problem, ...] = ()


class _Filled(Frozen):
    """A sheet whose fields are filled, and the hash of all that it is made from."""

    pattern: Pattern
    result: Result
    origin: str
    rendered: Rendered


def patterns(dossier: Dossier, letter: Fields) -> Iterator[tuple[Appendix, Pattern]]:
    """Yield the appendices that are made for each organization."""
    alone = [each for each in dossier.appendices if each.settings.per_organization]
    known = reconcile.known(dossier.evaluation, dossier.questions) if alone else None
    for numeral, each in numbered(dossier.appendices):
        if each.settings.per_organization and known:
            file = dossier.settings.place("Phụ lục").file
            own = wording(each.template.parts)
            said = _asked(each, letter)
            heading = context.Heading(numeral, page=page_of(each))
            common = context.appendix_fields(dossier.settings, said, heading)
            bare = Pattern(dossier.names, said, common, numeral, each, file, own, known, b"")
            yield each, replace(bare, made_from=_made_from(bare))


OF_LETTER = frozenset({"loại", "ký_hiệu"})
"""What the line under the title of an appendix says of its letter."""


def _asked(appendix: Appendix, letter: Fields) -> Fields:
    """Leave out what no sheet asks for, such as the names of all: it would be sent around."""
    names = appendix.template.names | OF_LETTER | set(map(fold_name, _names_in(appendix.title)))
    return {name: letter[name] for name in letter if name in names}


def file_of(result: Result) -> str:
    """Return the file of an organization's sheet."""
    assert result.organization is not None
    code, name = result.organization.code, file_name(result.organization.short_name)
    return f"phu-luc/don-vi/{code}_{name}.docx"


def document(pattern: Pattern, result: Result) -> Document:
    """Make the sheet of an organization.

    Raises:
        Refused: where a field has no value to print.
    """
    return _packed(_filled(pattern, result))


def made(patterns: Sequence[Pattern], work: Iterable[tuple[Job, Result]]) -> list[Made]:
    """Make some sheets and read them back, or see that they may stay.

    Each step is taken for all of them before the next: that is a sixth quicker, for what a step
    needs of the program stays at hand.
    """
    begun = [_begun(patterns[job.pattern], result, job) for job, result in work]
    packed = [each if isinstance(each, Made) else (each, _packed(each)) for each in begun]
    read = [each if isinstance(each, Made) else (*each, _opened(each[1])) for each in packed]
    return [each if isinstance(each, Made) else _read_back(*each) for each in read]


def _begun(pattern: Pattern, result: Result, job: Job) -> Made | _Filled:
    """Fill a sheet, or see that it may stay or cannot be made."""
    origin = made_from(pattern, result)
    if job.record and job.record.made_from == origin:
        stays = _stays(result, job.record, job.data)
        if stays:
            return stays
    try:
        return _filled(pattern, result, origin)
    except Refused as refused:
        return _not_made(result, refused)


def _filled(pattern: Pattern, result: Result, origin: str = "") -> _Filled:
    rendered = pattern.appendix.template.render(fields_of(pattern, result))
    return _Filled(pattern, result, origin, rendered)


def fields_of(pattern: Pattern, result: Result) -> Fields:
    """Return what the template of an organization's sheet may ask for."""
    assert result.organization is not None
    own = context.result_fields(pattern.names, result.organization, result)
    title = context.fill_line(pattern.appendix.title, {**pattern.letter, **own}, pattern.file)
    heading = context.Heading(pattern.numeral, title, page_of(pattern.appendix))
    return {**pattern.common, **context.heading_fields(heading), **own}


def _packed(sheet: _Filled) -> Document:
    result, rendered = sheet.result, sheet.rendered
    assert result.organization is not None
    own = (sheet.pattern.wording,)
    printed = Printed(rendered.printed, rendered.body, rendered.around, own)
    file, data = file_of(result), archive.pack(rendered.parts)
    finished = Finished(file, data, printed, result, rendered.parsed)
    return Document(file, KIND, result.organization.code, data, finished)


def read(sheet: Document, known: Known) -> Made:
    """Read a finished sheet back."""
    return _kept(sheet, _opened(sheet), known)


def _opened(sheet: Document) -> Reading | Problem:
    assert sheet.finished is not None
    return reconcile.opened(sheet.finished)


def _read_back(sheet: _Filled, packed: Document, reading: Reading | Problem) -> Made:
    try:
        return _kept(packed, reading, sheet.pattern.known, sheet.origin)
    except Refused as refused:
        return _not_made(sheet.result, refused)


def _kept(sheet: Document, reading: Reading | Problem, known: Known, origin: str = "") -> Made:
    """Hold a sheet that was opened again against its source; keep what it says."""
    assert sheet.finished is not None
    assert sheet.finished.result is not None
    assert sheet.organization is not None
    if isinstance(reading, Problem):
        return Made(sheet.file, sheet.organization, problems=(reading,))
    if problems := reconcile.problems_of(reading, known):
        return Made(sheet.file, sheet.organization, problems=tuple(problems))
    kept = reconcile.sheet_of(reading, sheet.finished.result)
    record = Record(sha256(sheet.data), origin, kept)
    words = reconcile.told(reading.lines, is_data=True)
    return Made(sheet.file, sheet.organization, sheet.data, record, words)


def made_from(pattern: Pattern, result: Result) -> str:
    """Return the hash of all that a sheet is made from."""
    digest = hashlib.sha256(pattern.made_from)
    digest.update(packed(result))
    return digest.hexdigest()


def _stays(result: Result, record: Record, data: bytes) -> Made | None:
    """Return a sheet that was made before from the same things, read once more."""
    if sha256(data) != record.sha256:
        return None
    assert result.organization is not None
    lines = package.lines(archive.Unpacked(data))
    if not reconcile.still_holds(record.sheet, lines, result):
        return None
    words = reconcile.told(lines, is_data=True)
    return Made(file_of(result), result.organization.code, b"", record, words)


def _not_made(result: Result, refused: Refused) -> Made:
    assert result.organization is not None
    file = file_of(result)
    problems = [
        error("XU32", Place(file), f"không lập được: {each.place}: {each.what}", each.remedy)
        for each in refused.problems
    ]
    return Made(file, result.organization.code, problems=tuple(problems))


def _made_from(pattern: Pattern) -> bytes:
    """Hash what is the same for all sheets; of the fields only those that are asked for.

    A total that no sheet prints may change without making them all again.
    """
    template = pattern.appendix.template
    asked = template.names | _names_in(pattern.appendix.title)
    digest = hashlib.sha256(program())
    for name, part in sorted(template.parts.items()):
        digest.update(f"{name} {part.crc} {part.size}".encode() + part.compressed)
    used = {name: pattern.common[name] for name in sorted(pattern.common) if name in asked}
    questions = replace(pattern.known.questions, past=None)
    title = pattern.numeral, pattern.appendix.title, page_of(pattern.appendix)
    more = *title, pattern.names, questions
    digest.update(repr((used, more)).encode())
    return digest.digest()


def _names_in(title: Sequence[Run]) -> set[str]:
    typed = (run.content.path for run in title if isinstance(run.content, Field))
    return {path.partition(".")[0].strip() for path in typed}
