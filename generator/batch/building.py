"""Build a set: make its documents, read each back, write those that are sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from pathlib import Path

from generator import reconcile
from generator.batch import cluster, crew, manifest, output, reconciling, sheets
from generator.batch.crew import Crew
from generator.batch.disk import DISK, Disk
from generator.batch.dossier import Dossier, own_files, read
from generator.batch.doubts import doubts
from generator.batch.jobs import Jobs
from generator.batch.make import (
    Document,
    appendix_file,
    letter_fields,
    letter_file,
    of_all,
    stands_alone,
)
from generator.batch.manifest import Listed
from generator.batch.output import ToWrite, Writing
from generator.batch.placeholders import in_sheets, left_in
from generator.batch.records import Known, kept, known, sha256
from generator.batch.rounds import Room, Terms, make_room, only_writer, refuse_round
from generator.batch.sheets import Made, Pattern
from generator.batch.submission import submission
from generator.context import Fields
from generator.errors import Place, Problem, Refused, error
from generator.frozen import Frozen, field, replace
from generator.model import Result
from generator.vietnamese import nearest

Watch = Callable[[int, int], object]
"""Is told how many sheets are done, and of how many."""


class Orders(Frozen):
    """How a set is to be built.

    `only` names the organizations whose sheets are wanted; `is_dry`: nothing is written.
    """

    overwrite: bool = False
    strict: bool = False
    only: tuple[str, ...] = ()
    is_dry: bool = False
    crew: Crew = field(default_factory=Crew)
    disk: Disk = DISK
    watch: Watch = lambda done, of: None


class Built(Frozen):
    """A set that was made; `folder` is None where it was not written.

    `faults` are what reading back found: those files were not written, and the set is not whole.
    `reminders` are to be looked at. `lacking` are the sheets that were not asked for and are not
    there as they should be. `made`, `kept` and `removed` are files. `round` is where the earlier
    set is kept that was edited, or was another draft.
    """

    dossier: Dossier
    documents: tuple[Listed, ...]
    folder: Path | None
    faults: tuple[Problem, ...] = ()
    reminders: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    round: Path | None = None


def build(source: Path, out: Path, orders: Orders | None = None) -> Built:
    """Make the set of a dossier and write it into a folder of that name under `out`.

    With `strict`, a set that has unaccepted warnings or places left to fill in is not written.

    Raises:
        Refused: where something given cannot be used, or an edited set would be lost; nothing is
            written then.
        MachineRefused: where the machine does not let us write, or somebody else writes this set.
    """
    orders = orders or Orders()
    dossier = read(source)
    folder = out / dossier.name
    output.refuse_inputs(folder, dossier.settings.folder, own_files(dossier.settings))
    refuse_round(folder)
    _refuse_strangers(dossier, orders.only)
    if orders.crew.scheduler:
        cluster.refuse_address(orders.crew.scheduler)
    letter = letter_fields(dossier)
    if orders.strict and not dossier.evaluation.is_ready:
        return Built(dossier, (), None)
    with nullcontext() if orders.is_dry else only_writer(folder, orders.disk):
        built = _built(dossier, letter, folder, orders)
    return replace(built, reminders=tuple(dict.fromkeys((*doubts(dossier), *built.reminders))))


def _refuse_strangers(dossier: Dossier, codes: Iterable[str]) -> None:
    own = [each.organization.code for each in dossier.evaluation.results if each.organization]
    strangers = [code for code in codes if code not in set(own)]
    if strangers:
        raise Refused(_stranger(code, nearest(code, own)) for code in strangers)


def _stranger(code: str, near: str | None) -> Problem:
    what = f"không có đơn vị nào mang mã «{code}» trong kỳ này."
    remedy = f"Có phải «{near}» không?" if near else "Xem cột mã trong danh sách đơn vị."
    return error("XU33", Place("--only"), what, remedy)


def _built(dossier: Dossier, letter: Mapping[str, object], folder: Path, orders: Orders) -> Built:
    patterns = [pattern for _, pattern in sheets.patterns(dossier, letter)]
    before = known(folder)
    jobs = Jobs(dossier.evaluation.results, len(patterns), folder, before)
    lacking = _lacking(patterns, jobs, frozenset(orders.only)) if orders.only else ()
    if lacking:
        if orders.strict and any(in_sheets(dossier)):
            return Built(dossier, (), None)
        return _some(dossier, patterns, jobs, orders, lacking)
    chunks = crew.over(orders.crew, patterns, jobs.results, jobs.all(), jobs.count)
    with closing(chunks):
        next(chunks)  # while workers make the sheets, we make the rest
        leading = list(of_all(dossier, letter))
        blanks = (*left_in(leading), *in_sheets(dossier)) if orders.strict else ()
        if blanks:
            return Built(dossier, (), None, reminders=blanks)
        own = [*leading, *_submission(dossier, letter)]
        room = _room(dossier, orders, jobs, own, patterns=patterns, results=jobs.results)
        watched = _watched(chunks, jobs.count, orders.watch)
        with closing(Writing(folder, room.known, orders.disk, orders.is_dry)) as writing:
            whole = _Set(dossier, letter, leading, writing)
            return replace(whole.written(watched, overwrite=orders.overwrite), round=room.kept)


def documents(dossier: Dossier) -> Iterator[Document]:
    """Yield every document of a set but its account: those about all, then the sheets.

    Raises:
        Refused: where a field has no value to print.
    """
    letter = letter_fields(dossier)
    yield from of_all(dossier, letter)
    for _, pattern in sheets.patterns(dossier, letter):
        for result in dossier.evaluation.results:
            yield sheets.document(pattern, result)


def finish(
    dossier: Dossier, made: Sequence[Document], folder: Path, *, overwrite: bool = False
) -> Built:
    """Read documents that are made already back, and write those that are sound.

    Raises:
        Refused, MachineRefused: as `build`.
    """
    against = reconcile.known(dossier.evaluation, dossier.questions)
    leading = [each for each in made if not each.organization]
    own = [each for each in made if each.organization]
    before = known(folder)
    if not overwrite:
        data = {each.file: each.data for each in made}
        output.refuse_edited(folder, before, data, lambda file: sha256(data[file]))
    chunk = [sheets.read(each, against) for each in own]
    with closing(Writing(folder, before)) as writing:
        whole = _Set(dossier, letter_fields(dossier), leading, writing)
        return whole.written([chunk], overwrite=overwrite)


def _submission(dossier: Dossier, letter: Fields) -> Iterator[Document]:
    """Yield the sheet for the leader as it will be where all is sound: it is edited by design."""
    yield from submission(dossier, letter, reconciling.reconciled(dossier))


# --- the sheets -------------------------------------------------------------------------------


def _lacking(patterns: Sequence[Pattern], jobs: Jobs, only: frozenset[str]) -> tuple[str, ...]:
    """Return the sheets not asked for that are not there, or not as they should be."""
    rest = (number for number, each in enumerate(jobs.results) if _code(each) not in only)
    return tuple(
        sheets.file_of(jobs.results[job.number])
        for job in jobs.those(rest)
        if job.record is None
        or job.record.made_from != sheets.made_from(patterns[job.pattern], jobs.results[job.number])
    )


def _code(result: Result) -> str:
    return result.organization.code if result.organization else ""


def _some(
    dossier: Dossier,
    patterns: Sequence[Pattern],
    jobs: Jobs,
    orders: Orders,
    lacking: tuple[str, ...],
) -> Built:
    """Make only the sheets asked for; the set is not whole."""
    numbers = [n for n, each in enumerate(jobs.results) if _code(each) in orders.only]
    own = [jobs.results[number] for number in numbers]
    room = _room(dossier, orders, jobs, [], patterns=patterns, results=own)
    count = len(numbers) * len(patterns)
    chunks = crew.over(orders.crew, patterns, jobs.results, jobs.those(numbers), count)
    listed: list[Listed] = []
    faults: list[Problem] = []
    with closing(Writing(jobs.folder, room.known, orders.disk, orders.is_dry)) as writing:
        writing.begin()
        for chunk in _watched(chunks, count, orders.watch):
            writing.commit([_to_write(each, _told(each)) for each in chunk if each.data])
            writing.kept += [each.file for each in chunk if not each.data and not each.problems]
            listed += [_listed(each) for each in chunk if not each.problems]
            faults += [problem for each in chunk for problem in each.problems]
        writing.end(jobs.known.hashes.keys() - reconciling.WHOLE, None)
    return Built(
        dossier,
        tuple(listed),
        jobs.folder,
        tuple(faults),
        lacking=lacking,
        made=tuple(writing.made),
        kept=tuple(writing.kept),
        removed=tuple(writing.removed),
        round=room.kept,
    )


def _watched(
    chunks: Iterable[Sequence[Made]], count: int, watch: Watch
) -> Iterator[Sequence[Made]]:
    done = 0
    watch(done, count)
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        watch(done, count)


def _told(made: Made) -> bytes:
    return kept(made.record) if made.record else b""


def _to_write(made: Made, told: bytes) -> ToWrite:
    assert made.record is not None
    return ToWrite(made.file, made.data, made.record.sha256, told)


def _listed(made: Made) -> Listed:
    assert made.record is not None
    return Listed(made.file, sheets.KIND, made.organization, made.record.sha256)


def _room(  # noqa: PLR0913 - what is there, what will be, and on what terms
    dossier: Dossier,
    orders: Orders,
    jobs: Jobs,
    leading: Sequence[Document],
    *,
    patterns: Sequence[Pattern],
    results: Sequence[Result],
) -> Room:
    """As rounds has it; a sheet is made only where an unknown file stands in its place."""
    if not jobs.folder.is_dir():
        return Room(jobs.known)
    data = {each.file: each.data for each in leading}
    own = {sheets.file_of(each): (pattern, each) for pattern in patterns for each in results}

    def fresh(file: str) -> str:
        if file in account:
            return ""
        made = data[file] if file in data else sheets.document(*own[file]).data
        return sha256(made)

    account = reconciling.FILES if orders.overwrite and leading else frozenset[str]()
    draft = dossier.settings.letter.draft
    terms = Terms(draft, orders.overwrite, orders.is_dry, orders.disk)
    return make_room(jobs.folder, jobs.known, [*data, *own, *account], fresh, terms)


# --- the set ----------------------------------------------------------------------------------


class _Set:
    """A whole set while it is written."""

    def __init__(
        self, dossier: Dossier, letter: Fields, leading: Sequence[Document], writing: Writing
    ) -> None:
        self._dossier = dossier
        self._letter = letter
        self._leading = leading
        self._writing = writing
        self._sheets = reconcile.Sheets()
        self._keeper = reconcile.Keeper()
        self._listed: list[Listed] = []
        self._faults: list[Problem] = []

    def written(self, chunks: Iterable[Sequence[Made]], *, overwrite: bool) -> Built:
        """Write all that is sound; where everything is, the account and the manifest too."""
        found = reconciling.read_all(self._dossier, self._leading, self._letter)
        self._faults += found.problems
        faulty = {problem.place.file for problem in found.problems}
        sound = [each for each in self._leading if each.file not in faulty]
        leading = list(map(manifest.listed, sound))
        self._writing.begin()
        self._commit(sound, leading)
        for reading in found.readings:
            self._keeper.add(reading.file, reconciling.words(reading))
        prepared = reconciling.prepared(self._dossier, self._leading, found)
        results = {_code(each): each for each in self._dossier.evaluation.results}
        for chunk in chunks:
            self._take(chunk, results)
        listed = self._in_order(leading)
        if self._faults:
            return self._ended(listed, None, ())
        try:
            added, told = reconciling.added(prepared, self._sheets, self._keeper, self._letter)
        except Refused as refused:
            self._faults += refused.problems
            return self._ended(listed, None, ())
        account = list(map(manifest.listed, added))
        if not overwrite:
            self._refuse_edited_account(account)
        self._commit(added, account)
        listed += account
        del added  # the page of a country is large, and so is the manifest
        summary = manifest.manifest(self._dossier, listed, told, prepared.about)
        return self._ended(listed, summary, told)

    def _take(self, chunk: Sequence[Made], results: Mapping[str, Result]) -> None:
        sound = [(each, _told(each)) for each in chunk if each.record]
        self._writing.commit([_to_write(each, told) for each, told in sound if each.data])
        self._writing.kept += [each.file for each, _ in sound if not each.data]
        self._sheets.add(
            (results[each.organization], each.record.sheet) for each in chunk if each.record
        )
        for each, told in sound:
            self._keeper.add(each.file, each.words)
            self._keeper.add_sheet(each.file, told)
            self._listed.append(_listed(each))
        self._faults += [problem for each in chunk for problem in each.problems]

    def _in_order(self, leading: Sequence[Listed]) -> list[Listed]:
        """Put the sheets among the documents about all, in the order of the appendices."""
        by_file = {each.file: each for each in leading}
        letter = by_file.pop(letter_file(self._dossier), None)
        ordered = [letter] if letter else []
        for each in self._dossier.appendices:
            if each.settings.per_organization:
                ordered += self._listed
            elif stands_alone(each):
                file = appendix_file(self._dossier, each)
                ordered += [by_file.pop(file)] if file in by_file else []
        return [*ordered, *by_file.values()]

    def _commit(self, documents: Sequence[Document], listed: Sequence[Listed]) -> None:
        hashed = [each.sha256 for each in listed]
        files = [ToWrite(e.file, e.data, own) for e, own in zip(documents, hashed, strict=True)]
        self._writing.commit(files)

    def _refuse_edited_account(self, account: Sequence[Listed]) -> None:
        """An account of which no manifest tells may be somebody else's file."""
        fresh = {each.file: each.sha256 for each in account}
        known = self._writing.known.hashes
        own = Known({file: known[file] for file in fresh if file in known})
        output.refuse_edited(self._writing.folder, own, fresh, fresh.__getitem__)

    def _ended(
        self, listed: Sequence[Listed], summary: bytes | None, told: tuple[Problem, ...]
    ) -> Built:
        writing = self._writing
        writing.end([each.file for each in listed], summary)
        faults = tuple(dict.fromkeys(self._faults))
        files = tuple(writing.made), tuple(writing.kept), tuple(writing.removed)
        return Built(self._dossier, tuple(listed), writing.folder, faults, told, (), *files)
