"""Read a dossier whole, judge it once, and say everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator import config, context, render, resources, text, workbook
from generator.batch import copying, drafts, lacking, resulting, shipped, tabling
from generator.batch.files import attempt, read_file, read_if_there
from generator.batch.previous import Term, read_previous
from generator.batch.records import sha256
from generator.batch.texts import Texts, read_body, read_texts, unknown_fields
from generator.blocks import Block, Body, Break, Paragraph, Run
from generator.config import AppendixSettings, Settings
from generator.context import Names
from generator.errors import Place, Problem, Refused, error
from generator.evaluate import evaluate
from generator.frozen import Frozen, replace
from generator.model import Column, Dataset, Evaluation, Organization, Past, Questions, Roster

SAMPLE_ORGANIZATION = Organization("MÃ", "Tên đơn vị", "tên đơn vị", "nhóm", 1)


class Input(Frozen):
    """A file that the set was made from."""

    file: str
    sha256: str


class Appendix(Frozen):
    """An appendix of the dossier with its template and its titles, fields not yet filled in.

    `column_titles` holds those of its table by the words typed.
    """

    settings: AppendixSettings
    template: render.Template
    title: tuple[Run, ...]
    column_titles: Mapping[str, tuple[Run, ...]]
    body: tuple[Block, ...] = ()


class Dossier(Frozen):
    """A dossier read and judged: all that its documents are made from."""

    name: str
    settings: Settings
    columns: tuple[Column, ...]
    questions: Questions
    names: Names
    roster: Roster
    evaluation: Evaluation
    texts: Texts
    letter: render.Template
    attached: render.Template | None
    submission: render.Template | None
    appendices: tuple[Appendix, ...]
    copied: Mapping[str, workbook.Copied]
    results: tuple[resulting.Resulting, ...]
    inputs: tuple[Input, ...]


def read(folder: Path) -> Dossier:
    """Read and judge a dossier.

    Raises:
        Refused: with every problem of its settings, its data, texts and templates; of its
            settings only, where these say too little to read the rest.
    """
    settings = config.load(folder)
    before = _fingerprints(settings)
    columns = config.columns(settings)
    problems = list(settings.problems)
    data, questions, roster = _data(settings, problems)
    evaluation = _evaluation(data, questions, problems)
    names = context.names_of(settings, _figure_names(columns, settings))
    settings = tabling.with_columns(settings, data, problems)
    settings = tabling.turned(settings, names, evaluation, questions)
    texts = read_texts(settings, problems)
    papers = _papers(settings, problems)
    copied = copying.read_copied(settings, problems)
    if questions is not None:
        empty = evaluate(Dataset(columns, (), None), questions)
        shapes = _shapes(settings, names, empty, questions, copying.shape(settings, copied))
        problems += unknown_fields(settings, texts, shapes.letter)
        choices = lacking.choices(roster)
        problems += _problems_of_papers(settings, shapes, papers, choices)
        problems += _problems_of_places(texts, papers)
    bodies = (*texts.bodies, *(each.body for each in papers.appendices))
    problems += copying.problems_of_use(settings, bodies, papers.all())
    letter = papers.letter
    if problems or not data or not questions or not evaluation or not roster or not letter:
        raise Refused(problems)
    inputs = tuple(_inputs(settings))
    _refuse_changed(before, inputs)
    return Dossier(
        name=folder.resolve().name,
        settings=settings,
        columns=data.columns,
        questions=questions,
        names=names,
        roster=roster,
        evaluation=evaluation,
        texts=texts,
        letter=letter,
        attached=papers.attached,
        submission=papers.submission,
        appendices=papers.appendices,
        copied=copied,
        results=papers.results,
        inputs=inputs,
    )


class Figures(Frozen):
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
    data, questions, _ = _data(settings, problems)
    if questions is None:
        raise Refused(problems)
    names = context.names_of(settings, _figure_names(columns, settings))
    evaluation = evaluate(data or Dataset(columns, (), None), questions)
    return Figures(settings, questions, names, evaluation, tuple(problems))


def _data(
    settings: Settings, problems: list[Problem]
) -> tuple[Dataset | None, Questions | None, Roster | None]:
    path = settings.register_file
    register = read_if_there(path, problems, lambda: _register(settings)) if path else ()
    questions = attempt(problems, lambda: config.questions(settings, register))
    past = _past(settings, problems)
    questions = replace(questions, past=past) if questions else None
    if not settings.has_figures:
        return Dataset((), (), None), questions, Roster((), (), ())
    roster = attempt(problems, lambda: config.roster(settings, register)) if register else None
    if roster is None:
        return None, questions, None
    if not all(table.file.is_file() for table in settings.data.tables):
        return None, questions, roster
    data = attempt(problems, lambda: _dataset(settings, roster))
    return data, config.over_periods(questions, data) if questions and data else questions, roster


def _evaluation(
    data: Dataset | None, questions: Questions | None, problems: list[Problem]
) -> Evaluation | None:
    if data is None or questions is None:
        return None
    return attempt(problems, lambda: evaluate(data, questions))


def _register(settings: Settings) -> tuple[Organization, ...]:
    path, day = settings.register, settings.period.end
    by_code = settings.data.is_coded
    return workbook.read_register(path, settings.name_of(path), day=day, by_code=by_code)


def _past(settings: Settings, problems: list[Problem]) -> Past | None:
    """Return what the set of the period before says, if the dossier names one."""
    named = settings.previous
    if named is None:
        return None
    period = settings.period
    path, factor = named.manifest, named.factor
    file, term = settings.name_of(path), Term(period.start, period.end)
    at = settings.place("Kỳ trước", "Bộ văn bản")
    return read_if_there(path, problems, lambda: read_previous(path, file, factor, term, at))


def _dataset(settings: Settings, roster: Roster) -> Dataset:
    period = settings.period
    return workbook.read_tables(
        [tabling.sought(settings, table) for table in settings.data.tables],
        register=roster.owing,
        unowed=workbook.unowed(roster, period.end),
        period=(period.start, period.end),
    )


class _Papers(Frozen):
    """The templates and tables of a dossier, as far as they could be read."""

    letter: render.Template | None
    attached: render.Template | None
    submission: render.Template | None
    appendices: tuple[Appendix, ...]
    results: tuple[resulting.Resulting, ...]

    def all(self) -> Iterator[render.Template | None]:
        yield from (self.letter, self.attached, self.submission)
        yield from (each.template for each in self.appendices)


def _papers(settings: Settings, problems: list[Problem]) -> _Papers:
    own = settings.letter.template
    letter = _compiled(settings, own, shipped.of_letter(settings), problems)
    attached = None
    issued = settings.letter.attached
    if issued:
        attached = _compiled(settings, issued.template, shipped.of_attached(settings), problems)
    read = [_appendix(settings, position, problems) for position in range(len(settings.appendices))]
    submission = _submission(settings, problems)
    results = resulting.read_results(settings, problems)
    return _Papers(letter, attached, submission, tuple(each for each in read if each), results)


def _submission(settings: Settings, problems: list[Problem]) -> render.Template | None:
    own = settings.submitted
    if own is None:
        return None
    return _compiled(settings, own.template, shipped.of_submission(settings), problems)


def _appendix(settings: Settings, position: int, problems: list[Problem]) -> Appendix | None:
    own = settings.appendices[position]
    at = settings.place("Phụ lục", position, "Tên")
    template = _compiled(settings, own.template, shipped.of_appendix(own), problems)
    title = attempt(problems, lambda: text.parse_line(own.name, at.file, at.line or 1))
    route = ("Phụ lục", position, "Bảng")
    columns = attempt(problems, lambda: resulting.column_titles(settings, route, own.table))
    if template is None or title is None or columns is None:
        return None
    body = read_body(settings, own.body, problems) if own.body else ()
    if own.body and own.landscape:
        problems += drafts.problems_of_turns(body, settings.name_of(own.body))
    return Appendix(own, template, title, columns, body)


def _compiled(
    settings: Settings, own: Path | None, ours: str, problems: list[Problem]
) -> render.Template | None:
    if own is None:
        data = drafts.in_properties(resources.template(ours), ours, settings)
        return render.compile(data, ours)
    return read_if_there(own, problems, lambda: _checkable(settings, own, problems))


def _checkable(settings: Settings, own: Path, problems: list[Problem]) -> render.Template:
    """Compile a template; of one that cannot be used, return what can be checked all the same."""
    name = settings.name_of(own)
    try:
        return render.compile(drafts.in_properties(read_file(own, name), name, settings), name)
    except render.Unusable as unusable:
        problems += unusable.problems
        return unusable.checkable


def _figure_names(columns: Sequence[Column], settings: Settings) -> list[str]:
    return [column.name for column in columns] + [each.name for each in settings.data.derived]


class _Shapes(Frozen):
    """Contexts of the right shape without data: of the letter, of an appendix, of a unit's."""

    letter: dict[str, object]
    appendix: dict[str, object]
    organization: dict[str, object]
    submission: dict[str, object]


def _shapes(
    settings: Settings,
    names: Names,
    empty: Evaluation,
    questions: Questions,
    copied: Mapping[str, object],
) -> _Shapes:
    letter = context.letter_fields(settings, names, empty, questions.citations)
    letter = {name: [""] if value == [] else value for name, value in letter.items()}
    letter[copying.GROUP] = {**copied, **resulting.shapes(settings)}
    letter["nội_dung"] = Body(())
    table = Body(())
    appendix = context.appendix_fields(settings, letter, context.Heading(), table)
    own = context.result_fields(names, SAMPLE_ORGANIZATION, empty.total)
    told: dict[str, object] = {}
    if settings.submitted:
        told = context.submission_fields(settings, empty, context.Submitted())
        told = {name: Body(()) if value is None else value for name, value in told.items()}
    head = {"số": "", "tên": ""}  # a sheet has no table
    alone = {copying.GROUP: copied}  # a table of results is read back in what tells of all
    sheet = {**appendix, **alone, "phụ_lục": head, **own}
    return _Shapes(letter, appendix, sheet, {**letter, **alone, "phiếu_trình": told})


def _problems_of_places(texts: Texts, papers: _Papers) -> Iterator[Problem]:
    """Find texts and tables that are printed where Word cannot take them."""
    letter, attached = (texts.body, *(texts.bodies[1:] or ((),)))
    told = [(papers.letter, letter), (papers.attached, attached)]
    told += [(each.template, each.body) for each in papers.appendices]
    for template, body in told:
        if template is not None:
            has_turns = any(isinstance(each, Break) for each in body)
            yield from lacking.problems_of_texts(template, has_turns=has_turns)


def _problems_of_papers(
    settings: Settings, shapes: _Shapes, papers: _Papers, choices: lacking.Choices
) -> Iterator[Problem]:
    yield from _template_problems(settings, shapes, papers, choices)
    if papers.attached:
        yield from papers.attached.problems(shapes.appendix, choices)
    for each in (papers.letter, papers.attached):
        yield from drafts.problems_of_mark(each, settings)
    if papers.submission:
        yield from papers.submission.problems(shapes.submission)


def _template_problems(
    settings: Settings, shapes: _Shapes, papers: _Papers, choices: lacking.Choices
) -> Iterator[Problem]:
    file, letter = settings.place("Phụ lục").file, papers.letter
    if letter is not None:
        yield from letter.problems(shapes.letter, choices)
        yield from lacking.problems_of_letter(settings, letter)
    yield from resulting.unknown_fields(settings, papers.results, shapes.letter)
    for each in papers.appendices:
        fields = shapes.organization if each.settings.per_organization else shapes.appendix
        titles = [Paragraph(title) for title in (each.title, *each.column_titles.values())]
        yield from context.unknown_fields(titles, fields, file)
        if each.settings.body:
            told = context.unknown_fields(each.body, fields, settings.name_of(each.settings.body))
            yield from told
        yield from each.template.problems(fields, choices)
        if each.settings.per_organization:
            yield from lacking.problems_of_sheet(each.template, each.title)


def own_files(settings: Settings) -> tuple[Path, ...]:
    """Return the files that a dossier names, each once; not all lie in its folder."""
    own = [settings.file, settings.office_file, settings.letter.body]
    own += [settings.letter.original]
    own += [settings.register_file, *(table.file for table in settings.data.tables)]
    own += [settings.letter.template]
    attached = settings.letter.attached
    own += [attached.body, attached.template] if attached else []
    own += [each.template for each in settings.appendices]
    own += [each.body for each in settings.appendices]
    own += [each.file for each in settings.copied]
    own += [settings.previous.manifest] if settings.previous else []
    own += [settings.submitted.template] if settings.submitted else []
    return tuple(dict.fromkeys(filter(None, own)))


def _inputs(settings: Settings) -> Iterator[Input]:
    """Yield the files of the dossier that the set depends on, and the shipped templates used."""
    for path in own_files(settings):
        name = settings.name_of(path)
        yield Input(name, sha256(read_file(path, name)))
    for name in dict.fromkeys(name for _, name in shipped.in_use(settings)):
        yield Input(f"templates/{name}", sha256(resources.template(name)))


def _fingerprints(settings: Settings) -> dict[str, str]:
    """Return the hash of each file of the dossier, by its name in messages."""
    there = [path for path in own_files(settings) if path.is_file()]
    named = [(settings.name_of(path), path) for path in there]
    return {name: sha256(read_file(path, name)) for name, path in named}


def _refuse_changed(before: Mapping[str, str], inputs: Sequence[Input]) -> None:
    """Refuse a dossier that somebody saved while it was read: half of it would be of before."""
    changed = [each.file for each in inputs if before.get(each.file, each.sha256) != each.sha256]
    if changed:
        what, remedy = "vừa được lưu lại trong lúc đọc.", "Lưu xong mọi tệp rồi lập lại."
        raise Refused([error("XU07", Place(name), what, remedy) for name in changed])
