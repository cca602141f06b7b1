"""Where the time of one organization's sheet goes, step by step, in microseconds.

`python -m bench.sheet` makes the sheets of a dossier of some hundred organizations again and again
in this process and prints, as JSON, the best of each step: all sheets differ, as in a real set.
"""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from bench import country
from generator import archive, batch, reconcile
from generator.batch import crew, output, records, sheets
from generator.model import Result
from generator.reconcile import checking, finished

ORGANIZATIONS, TURNS = 150, 3
MILLION = 1e6

Step = tuple[str, Callable[[], object]]


def steps(folder: Path) -> Iterator[Step]:
    """Yield the steps of all sheets, each with what it needs made before."""
    dossier = batch.read(folder)
    letter = batch.letter_fields(dossier)
    ((_, pattern),) = sheets.patterns(dossier, letter)
    results = dossier.evaluation.results
    made = [sheets.document(pattern, each) for each in results]
    files = [each.finished for each in made if each.finished]
    read = [finished.open_again(each) for each in files]
    fields = [sheets.fields_of(pattern, each) for each in results]
    parts = [pattern.appendix.template.render(each).parts for each in fields]
    pairs = list(zip(read, results, strict=True))
    yield "dấu vết của số liệu", lambda: [sheets.made_from(pattern, each) for each in results]
    yield "trường của mẫu", lambda: [sheets.fields_of(pattern, each) for each in results]
    yield "điền, xét XML", lambda: [pattern.appendix.template.render(each) for each in fields]
    yield "nén, đóng gói", lambda: [archive.pack(each) for each in parts]
    yield "mở lại, xét XML", lambda: [finished.open_again(each) for each in files]
    yield "so chữ số", lambda: [list(checking.problems_of_numerals(each)) for each in read]
    yield "so với ô số liệu", lambda: [_held(*each, pattern.known) for each in pairs]
    yield "ghi nhớ lời văn", lambda: [_kept(*each) for each in pairs]
    jobs = [(sheets.Job(0, number), each) for number, each in enumerate(results)]
    chunks = [jobs[start : start + crew.CHUNK] for start in range(0, len(jobs), crew.CHUNK)]
    yield "cả phụ lục", lambda: [sheets.made([pattern], chunk) for chunk in chunks]


def _held(read: finished.Reading, result: Result, known: checking.Known) -> object:
    return list(checking.problems_of_source(read, result, known))


def _kept(read: finished.Reading, result: Result) -> object:
    return reconcile.sheet_of(read, result), reconcile.told(read.lines, is_data=True)


def best(work: Callable[[], object]) -> float:
    """Return the microseconds that a sheet takes, in the best of some turns."""
    spent = []
    for _ in range(TURNS):
        gc.collect()
        gc.disable()  # as good as in a build, where it seldom looks
        start = process_time()
        work()
        spent.append(process_time() - start)
        gc.enable()
    return min(spent) / ORGANIZATIONS * MILLION


def writing(folder: Path) -> float:
    """Return the microseconds that a sheet takes to be written durably, the waiting left out."""
    data = {f"{number}.docx": number.to_bytes(4, "big") * 1_900 for number in range(ORGANIZATIONS)}
    files = [output.ToWrite(*each) for each in data.items()]
    turns = iter(range(TURNS))

    def write() -> None:
        place = folder / str(next(turns))
        set_of_files = output.Writing(place, records.Known())
        set_of_files.begin()
        set_of_files.commit(files)

    return best(write)


def measure() -> dict[str, float]:
    """Measure every step."""
    with tempfile.TemporaryDirectory() as folder:
        place = country.write(Path(folder) / "ky", ORGANIZATIONS)
        found = {name: best(work) for name, work in steps(place)}
        return {**found, "ghi chắc xuống đĩa": writing(Path(folder))}


if __name__ == "__main__":
    print(json.dumps(measure()))
