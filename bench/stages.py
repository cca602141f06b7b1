"""One pass over the stages of building the sample set, in this process, timed.

`python -m bench.stages` prints the seconds of each as JSON; bench/quick.py runs it several times.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace

START = perf_counter()

from generator import batch, config, evaluate, render, resources, text, workbook  # noqa: E402
from generator.batch import manifest, output, records  # noqa: E402 - an import is a stage too

LOADED = perf_counter() - START
SAMPLE = Path("data") / "an-giang-2025-01"

Stage = tuple[str, Callable[[SimpleNamespace], object]]


def settings(seen: SimpleNamespace) -> None:
    """Read the dossier's settings."""
    seen.settings = config.load(SAMPLE)


def register(seen: SimpleNamespace) -> None:
    """Read the list of organizations."""
    path = seen.settings.register
    seen.register = workbook.read_register(path, path.name)


def dataset(seen: SimpleNamespace) -> None:
    """Read the figures."""
    (table,) = seen.settings.data.tables
    sought = workbook.Sought(
        table.file,
        table.file.name,
        config.columns(seen.settings),
        table.organization_titles,
        sheet=table.sheet,
        total_label=table.total_row,
    )
    seen.data = workbook.read_tables([sought], register=seen.register)


def judgement(seen: SimpleNamespace) -> None:
    """Judge every organization."""
    evaluate.evaluate(seen.data, config.questions(seen.settings, seen.register))


def body(seen: SimpleNamespace) -> None:
    """Read the body of the letter."""
    path = seen.settings.letter.body
    text.parse(path.read_text(encoding="utf-8"), path.name)


def templates(seen: SimpleNamespace) -> None:
    """Compile every template, shipped or the dossier's own."""
    shipped = sorted(resources.folder("templates").glob("*.docx"))
    for path in (*shipped, *sorted(SAMPLE.glob("mau/*.docx"))):
        render.compile(path.read_bytes(), path.name)


def dossier(seen: SimpleNamespace) -> None:
    """Read the dossier as a build does: all of the above, and the templates held against it."""
    seen.dossier = batch.read(SAMPLE)
    seen.coming = iter(batch.documents(seen.dossier))
    seen.made = []


def make(count: int | None) -> Callable[[SimpleNamespace], None]:
    """Return the making of the next documents, or (`None`) of all that are left."""
    return lambda seen: seen.made.extend(islice(seen.coming, count))


def write(seen: SimpleNamespace) -> None:
    """Write the set into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        files = {each.file: each.data for each in seen.made}
        summary = manifest.manifest(seen.dossier, [manifest.listed(each) for each in seen.made])
        output.write(Path(folder), files, records.Known(), summary)


STAGES: list[Stage] = [
    ("đọc congvan.yaml", settings),
    ("đọc danh sách đơn vị", register),
    ("đọc bảng số liệu", dataset),
    ("tính và xét", judgement),
    ("đọc nội dung", body),
    ("dựng mọi mẫu", templates),
    ("batch.read: cả phần trên, xét mẫu", dossier),
    ("công văn kèm phụ lục", make(1)),
    ("bảng kết quả", make(1)),
    ("phụ lục của 30 đơn vị", make(None)),
    ("ghi ra đĩa", write),
]


def clock(stages: Iterable[Stage]) -> dict[str, float]:
    """Do the stages in order; return the seconds of each."""
    spent, seen = {}, SimpleNamespace()
    for name, work in stages:
        start = perf_counter()
        work(seen)
        spent[name] = perf_counter() - start
    return spent


if __name__ == "__main__":
    print(json.dumps({"nạp thư viện": LOADED, **clock(STAGES)}))
