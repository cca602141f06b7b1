"""Read a dossier whole, judge it once, and say everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator import config, context, layout, render, resources, text, workbook
from generator.batch.files import read_file
from generator.blocks import Block, Body, Paragraph, Run
from generator.config import AppendixSettings, Settings
from generator.context import Names
from generator.errors import Place, Problem, Refused, error
from generator.evaluate import evaluate
from generator.model import Column, Dataset, Evaluation, Organization, Questions

LETTER_TEMPLATES = {layout.LARGE_SET: "cong-van.docx", layout.SMALL_SET: "cong-van-hep.docx"}
APPENDIX_TEMPLATES = {True: "phu-luc-ngang.docx", False: "phu-luc-doc.docx"}
SUBJECT = ("Văn bản", "V/v")
SAMPLE_ORGANIZATION = Organization("MÃ", "Tên đơn vị", "tên đơn vị", "nhóm", 1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the set was made from."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix of the dossier with its template and its titles, fields not yet filled in.

    `column_titles` holds those of its table by the words typed.
    """

    settings: AppendixSettings
    template: render.Template
    title: tuple[Run, ...]
    column_titles: Mapping[str, tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier read and judged: all that its documents are made from."""

    name: str
    settings: Settings
    columns: tuple[Column, ...]
    questions: Questions
    names: Names
    evaluation: Evaluation
    subject: tuple[Run, ...]
    body: tuple[Block, ...]
    letter: render.Template
    appendices: tuple[Appendix, ...]
    inputs: tuple[Input, ...]


def read(folder: Path) -> Dossier:
    """Read and judge a dossier.

    Raises:
        Refused: with every problem of its settings, its data, texts and templates; of its
            settings only, where these say too little to read the rest.
    """
    settings = config.load(folder)
    columns = config.columns(settings)
    problems = list(settings.problems)
    data, questions = _data(settings, columns, problems)
    subject, body = _texts(settings, problems)
    letter, appendices = _templates(settings, problems)
    names = context.names_of(settings, _figure_names(columns, settings))
    if questions is not None:
        empty = evaluate(Dataset(columns, (), None), questions)
        shapes = _shapes(settings, names, empty, questions)
        problems += _unknown_fields(settings, shapes, subject, body)
        problems += _template_problems(settings, shapes, letter, appendices)
    if problems or data is None or questions is None or letter is None:
        raise Refused(problems)
    return Dossier(
        name=folder.resolve().name,
        settings=settings,
        columns=columns,
        questions=questions,
        names=names,
        evaluation=evaluate(data, questions),
        subject=subject,
        body=body,
        letter=letter,
        appendices=appendices,
        inputs=tuple(_inputs(settings)),
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """What a dossier computes, without its texts and templates; `problems` are those of its data.

    Where the data cannot be read, `evaluation` is of no organization at all.
    """

    settings: Settings
    questions: Questions
    names: Names
    evaluation: Evaluation
    problems: tuple[Problem, ...]


def read_figures(folder: Path) -> Figures:
    """Read and judge the figures of a dossier, so that its fields can be listed.

    Raises:
        Refused: where its settings say too little to name the fields.
    """
    settings = config.load(folder)
    columns = config.columns(settings)
    problems = list(settings.problems)
    data, questions = _data(settings, columns, problems)
    if questions is None:
        raise Refused(problems)
    names = context.names_of(settings, _figure_names(columns, settings))
    evaluation = evaluate(data or Dataset(columns, (), None), questions)
    return Figures(settings, questions, names, evaluation, tuple(problems))


def _read_if_there(path: Path, problems: list[Problem], work: Callable[[], T]) -> T | None:
    """Do a piece of work with a file, unless the settings were told that there is none."""
    return _attempt(problems, work) if path.is_file() else None


def _attempt(problems: list[Problem], work: Callable[[], T]) -> T | None:
    """Do a piece of work; where it is refused, keep its problems and go on with the next."""
    try:
        return work()
    except Refused as refused:
        problems += refused.problems
        return None


def _data(
    settings: Settings, columns: Sequence[Column], problems: list[Problem]
) -> tuple[Dataset | None, Questions | None]:
    path, file = settings.register, settings.data.file
    name = settings.name_of(path)
    register = _read_if_there(path, problems, lambda: workbook.read_register(path, name))
    questions = _attempt(problems, lambda: config.questions(settings, register))
    if register is None:
        return None, questions
    data = _read_if_there(file, problems, lambda: _dataset(settings, columns, register))
    return data, questions


def _dataset(
    settings: Settings, columns: Sequence[Column], register: Sequence[Organization]
) -> Dataset:
    data = settings.data
    return workbook.read_dataset(
        data.file,
        settings.name_of(data.file),
        sheet=data.sheet,
        columns=columns,
        organization_titles=data.organization_titles,
        total_label=data.total_row,
        register=register,
        period=(settings.period.start, settings.period.end),
    )


def _texts(
    settings: Settings, problems: list[Problem]
) -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    letter = settings.letter
    at, file = settings.place(*SUBJECT), settings.name_of(letter.body)
    subject = _attempt(problems, lambda: text.parse_line(letter.subject, at.file, at.line or 1))
    body = _read_if_there(
        letter.body, problems, lambda: text.parse(_read_text(letter.body, file), file)
    )
    return subject or (), body or ()


def _read_text(path: Path, file: str) -> str:
    try:
        return read_file(path, file).decode("utf-8-sig")
    except UnicodeDecodeError:
        place = Place(file)
        what, remedy = "không phải chữ Unicode (UTF-8).", "Mở bằng Notepad, lưu lại với UTF-8."
        raise Refused([error("VB20", place, what, remedy)]) from None


def _templates(
    settings: Settings, problems: list[Problem]
) -> tuple[render.Template | None, tuple[Appendix, ...]]:
    own, shipped = settings.letter.template, _letter_template(settings)
    letter = _compiled(settings, own, shipped, problems)
    read = [_appendix(settings, position, problems) for position in range(len(settings.appendices))]
    return letter, tuple(each for each in read if each)


def _letter_template(settings: Settings) -> str:
    """Return the shipped template whose sizes leave room for the name of the place."""
    return LETTER_TEMPLATES[context.size_set(settings.letter.place)]


def _appendix(settings: Settings, position: int, problems: list[Problem]) -> Appendix | None:
    own = settings.appendices[position]
    at, shipped = settings.place("Phụ lục", position, "Tên"), APPENDIX_TEMPLATES[own.landscape]
    template = _compiled(settings, own.template, shipped, problems)
    title = _attempt(problems, lambda: text.parse_line(own.name, at.file, at.line or 1))
    columns = _attempt(problems, lambda: _column_titles(settings, position))
    if template is None or title is None or columns is None:
        return None
    return Appendix(own, template, title, columns)


def _column_titles(settings: Settings, position: int) -> dict[str, tuple[Run, ...]]:
    at, spec = settings.place("Phụ lục", position, "Bảng"), settings.appendices[position].table
    titles = context.titles_of(spec) if spec else ()
    return {title: text.parse_line(title, at.file, at.line or 1) for title in titles}


def _compiled(
    settings: Settings, own: Path | None, shipped: str, problems: list[Problem]
) -> render.Template | None:
    if own is None:
        return render.compile(resources.template(shipped), shipped)
    name = settings.name_of(own)
    return _read_if_there(own, problems, lambda: render.compile(read_file(own, name), name))


def _figure_names(columns: Sequence[Column], settings: Settings) -> list[str]:
    return [column.name for column in columns] + [each.name for each in settings.data.derived]


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Contexts of the right shape without data: of the letter, of an appendix, of a unit's."""

    letter: dict[str, object]
    appendix: dict[str, object]
    organization: dict[str, object]


def _shapes(settings: Settings, names: Names, empty: Evaluation, questions: Questions) -> _Shapes:
    letter = context.letter_fields(settings, names, empty, questions.citations)
    letter["nội_dung"] = Body(())
    table = Body(())
    appendix = context.appendix_fields(settings, letter, context.Heading(), table)
    own = context.result_fields(names, SAMPLE_ORGANIZATION, empty.total)
    return _Shapes(letter, appendix, {**appendix, **own})


def _unknown_fields(
    settings: Settings, shapes: _Shapes, subject: tuple[Run, ...], body: Sequence[Block]
) -> Iterator[Problem]:
    file, body_file = settings.place(*SUBJECT).file, settings.name_of(settings.letter.body)
    yield from context.unknown_fields([Paragraph(subject)], shapes.letter, file)
    yield from context.unknown_fields(body, shapes.letter, body_file)


def _template_problems(
    settings: Settings,
    shapes: _Shapes,
    letter: render.Template | None,
    appendices: Sequence[Appendix],
) -> Iterator[Problem]:
    file = settings.place("Phụ lục").file
    if letter is not None:
        yield from letter.problems(shapes.letter)
    for each in appendices:
        fields = shapes.organization if each.settings.per_organization else shapes.appendix
        titles = [Paragraph(title) for title in (each.title, *each.column_titles.values())]
        yield from context.unknown_fields(titles, fields, file)
        yield from each.template.problems(fields)


def own_files(settings: Settings) -> tuple[Path, ...]:
    """Return the files that a dossier names, each once; not all lie in its folder."""
    own = [settings.file, settings.office_file, settings.letter.body]
    own += [settings.register, settings.data.file, settings.letter.template]
    own += [each.template for each in settings.appendices]
    return tuple(dict.fromkeys(filter(None, own)))


def _inputs(settings: Settings) -> Iterator[Input]:
    """Yield the files of the dossier that the set depends on, and the shipped templates used."""
    for path in own_files(settings):
        name = settings.name_of(path)
        yield Input(name, _sha256(read_file(path, name)))
    shipped = [] if settings.letter.template else [_letter_template(settings)]
    shipped += [APPENDIX_TEMPLATES[a.landscape] for a in settings.appendices if not a.template]
    for name in dict.fromkeys(shipped):
        yield Input(f"templates/{name}", _sha256(resources.template(name)))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
