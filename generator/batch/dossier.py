"""Read a dossier whole, judge it once, and say everything that is wrong with it at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator import config, context, render, resources, text, workbook
from generator.blocks import Block, Body, Paragraph, Run
from generator.config import AppendixSettings, Settings
from generator.context import Names
from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.evaluate import evaluate
from generator.model import Column, Dataset, Evaluation, Organization, Questions

LETTER_TEMPLATE = "cong-van.docx"
APPENDIX_TEMPLATES = {True: "phu-luc-ngang.docx", False: "phu-luc-doc.docx"}
SAMPLE_ORGANIZATION = Organization("MÃ", "Tên đơn vị", "tên đơn vị", "nhóm", 1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the set was made from."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix of the dossier with its template and its title, fields not yet filled in."""

    settings: AppendixSettings
    template: render.Template
    title: tuple[Run, ...]


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
        Refused: with every problem of its settings, or else of its data, texts and templates.
    """
    settings = config.load(folder)
    columns = config.columns(settings)
    problems: list[Problem] = []
    data, questions = _data(settings, columns, problems)
    subject, body = _texts(settings, problems)
    letter, appendices = _templates(settings, problems)
    names = context.names_of(settings, _figure_names(columns, settings))
    if questions is not None:
        empty = evaluate(Dataset(columns, (), None), questions)
        shapes = _shapes(settings, names, empty, questions)
        problems += _unknown_fields(shapes, subject, body, settings.letter.body.name)
        problems += _template_problems(shapes, letter, appendices)
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
    register = _attempt(
        problems, lambda: workbook.read_register(settings.register, settings.register.name)
    )
    if register is None:
        return None, None
    questions = _attempt(problems, lambda: config.questions(settings, register))
    return _attempt(problems, lambda: _dataset(settings, columns, register)), questions


def _dataset(
    settings: Settings, columns: Sequence[Column], register: Sequence[Organization]
) -> Dataset:
    data = settings.data
    return workbook.read_dataset(
        data.file,
        data.file.name,
        sheet=data.sheet,
        columns=columns,
        organization_titles=data.organization_titles,
        total_label=data.total_row,
        register=register,
    )


def _texts(
    settings: Settings, problems: list[Problem]
) -> tuple[tuple[Run, ...], tuple[Block, ...]]:
    letter = settings.letter
    subject = _attempt(
        problems,
        lambda: text.parse_line(letter.subject, config.FILE, settings.line("Văn bản", "V/v")),
    )
    body = _attempt(problems, lambda: text.parse(_read_text(letter.body), letter.body.name))
    return subject or (), body or ()


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        place = Place(path.name)
        what, remedy = "không phải chữ Unicode (UTF-8).", "Mở bằng Notepad, lưu lại với UTF-8."
        raise Refused([error("VB20", place, what, remedy)]) from None
    except OSError as fault:
        raise MachineRefused([unreadable(path.name, fault)]) from fault


def unreadable(file: str, fault: OSError) -> Problem:
    """Say that the machine did not let us read a file."""
    what = f"không đọc được ({fault.strerror})."
    return error("XU03", Place(file), what, "Đóng chương trình đang mở tệp rồi làm lại.")


def _templates(
    settings: Settings, problems: list[Problem]
) -> tuple[render.Template | None, tuple[Appendix, ...]]:
    letter = _attempt(problems, lambda: _compile(settings.letter.template, LETTER_TEMPLATE))
    read = [_appendix(settings, position, problems) for position in range(len(settings.appendices))]
    return letter, tuple(each for each in read if each)


def _appendix(settings: Settings, position: int, problems: list[Problem]) -> Appendix | None:
    own = settings.appendices[position]
    line = settings.line("Phụ lục", position, "Tên")
    template = _attempt(problems, lambda: _compile(own.template, APPENDIX_TEMPLATES[own.landscape]))
    title = _attempt(problems, lambda: text.parse_line(own.name, config.FILE, line))
    return Appendix(own, template, title) if template and title else None


def _compile(own: Path | None, shipped: str) -> render.Template:
    if own is None:
        return render.compile(resources.template(shipped), shipped)
    return render.compile(own.read_bytes(), own.name)


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
    appendix = context.appendix_fields(settings, letter, numeral="", title="", table=table)
    own = context.result_fields(names, SAMPLE_ORGANIZATION, empty.total)
    return _Shapes(letter, appendix, {**appendix, **own})


def _unknown_fields(
    shapes: _Shapes, subject: tuple[Run, ...], body: Sequence[Block], body_file: str
) -> Iterator[Problem]:
    yield from context.unknown_fields([Paragraph(subject)], shapes.letter, config.FILE)
    yield from context.unknown_fields(body, shapes.letter, body_file)


def _template_problems(
    shapes: _Shapes, letter: render.Template | None, appendices: Sequence[Appendix]
) -> Iterator[Problem]:
    if letter is not None:
        yield from letter.problems(shapes.letter)
    for each in appendices:
        fields = shapes.organization if each.settings.per_organization else shapes.appendix
        yield from context.unknown_fields([Paragraph(each.title)], fields, config.FILE)
        yield from each.template.problems(fields)


def _inputs(settings: Settings) -> Iterator[Input]:
    """Yield the files of the dossier that the set depends on, and the shipped templates used."""
    own = [settings.file, settings.letter.body, settings.register, settings.data.file]
    templates = [settings.letter.template, *(each.template for each in settings.appendices)]
    for path in dict.fromkeys([*own, *filter(None, templates)]):
        yield Input(_relative(path, settings.folder), _sha256(path.read_bytes()))
    shipped = [] if settings.letter.template else [LETTER_TEMPLATE]
    shipped += [APPENDIX_TEMPLATES[a.landscape] for a in settings.appendices if not a.template]
    for name in dict.fromkeys(shipped):
        yield Input(f"templates/{name}", _sha256(resources.template(name)))


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
