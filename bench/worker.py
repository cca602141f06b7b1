"""One engine, filling what it is asked to fill: `python -P bench/worker.py ENGINE FOLDER`.

It runs in the environment of its engine, so it imports nothing before it knows which. For each line
of its input, `CASE TIMES CLOCK`, it fills the template of the case and writes the file so many
times, and answers with the seconds of each: `wall`, or `cpu` where only the work of this process
counts.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

Context = dict[str, Any]
Fill = Callable[[Path], None]
"""Write the document to a path."""
CLOCKS = {"wall": perf_counter, "cpu": process_time}


def by_docxtpl(template: Path, context: Context) -> Fill:
    """Fill as its users do: docxtpl, and rust-docxtpl which is asked in the same words."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only its own environment has it

    def fill(to: Path) -> None:
        document = DocxTemplate(template)
        document.render(context, autoescape=True)
        document.save(to)

    return fill


def by_mail_merge(template: Path, context: Context) -> Fill:
    """Fill merge fields, the rows of the table by one of theirs."""
    from mailmerge import (  # type: ignore[import-not-found]  # noqa: PLC0415 - in its own only
        MailMerge,
    )

    fields = {name: value for name, value in context.items() if isinstance(value, str)}
    rows = context.get("rows")

    def fill(to: Path) -> None:
        with MailMerge(template) as document:
            document.merge(**fields)
            if rows:
                document.merge_rows(next(iter(rows[0])), rows)
            document.write(to)

    return fill


# --- ours ------------------------------------------------------------------------------------


def as_built(value: Any, key: str = "") -> Any:
    """Give the values of a context the kinds that a build gives them: figures are recorded."""
    from generator.blocks import Slot, SlotKind  # noqa: PLC0415 - only in our environment
    from generator.model import Figure  # noqa: PLC0415

    if isinstance(value, dict):
        return {name: as_built(each, f"{key}.{name}") for name, each in value.items()}
    if isinstance(value, list):
        return [as_built(each, key) for each in value]
    kinds = {".văn_bản.số": SlotKind.NUMBER, ".văn_bản.ngày": SlotKind.DATE}
    if key in kinds:
        return Slot(kinds[key], value)
    if isinstance(value, str) and value[:1].isdigit():
        return Figure(Fraction(0), value, "ô A1")
    return value


def collect_as_built() -> None:
    """Let the collector wait for as much as it does in the program."""
    from generator import cli  # noqa: PLC0415 - only in our environment

    gc.set_threshold(cli.MANY, 20, 20)


def by_us(template: Path, context: Context) -> Fill:
    """Fill, parse strictly, write as the program does."""
    from generator import archive, render  # noqa: PLC0415 - only in our environment
    from generator.batch.disk import Disk  # noqa: PLC0415

    disk = Disk()
    compiled = render.compile(template.read_bytes(), template.name)
    fields = as_built(context)
    collect_as_built()

    def fill(to: Path) -> None:
        data = archive.pack(compiled.render(fields).parts)
        handle = disk.create(to)
        disk.write(handle, data)
        os.close(handle)

    return fill


def by_us_durably(template: Path, context: Context) -> Fill:
    """Fill, parse strictly, read back, write so that the power may fail."""
    from generator import archive, reconcile, render  # noqa: PLC0415 - only in our environment
    from generator.reconcile import checking, finished  # noqa: PLC0415

    compiled = render.compile(template.read_bytes(), template.name)
    own = reconcile.wording(compiled.parts)
    fields = as_built(context)
    collect_as_built()

    def fill(to: Path) -> None:
        made = compiled.render(fields)
        data = archive.pack(made.parts)
        printed = finished.Printed(made.printed, made.body, made.around, (own,))
        read = finished.open_again(finished.Finished(to.name, data, printed, None, made.parsed))
        if problems := list(checking.problems_of_numerals(read)):
            sys.exit(str(problems[0]))
        put(to, data)

    return fill


def put(to: Path, data: bytes) -> None:
    """Write a file durably under another name, then rename it."""
    beside = to.with_suffix(".tam")
    with beside.open("wb", buffering=0) as stream:
        stream.write(data)
        os.fsync(stream.fileno())
    beside.replace(to)


def floor(template: Path, context: Context) -> Fill:
    """Compress and write the parts that we would write, and nothing else."""
    import zipfile  # noqa: PLC0415

    from generator import render  # noqa: PLC0415 - only in our environment
    from generator.archive import data_of  # noqa: PLC0415

    made = render.compile(template.read_bytes(), template.name).render(as_built(context))
    parts = {name: data_of(part) for name, part in made.parts.items()}

    def fill(to: Path) -> None:
        with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data)

    return fill


ENGINES: dict[str, tuple[Callable[[Path, Context], Fill], str]] = {
    "docxtpl": (by_docxtpl, "tags"),
    "rust-docxtpl": (by_docxtpl, "tags"),
    "docx-mailmerge2": (by_mail_merge, "merge"),
    "congvan": (by_us, "tags"),
    "congvan-durable": (by_us_durably, "tags"),
    "floor": (floor, "tags"),
}
"""Each engine with the kind of template that it takes."""


def times(fill: Fill, to: Path, count: int, clock: Callable[[], float]) -> list[float]:
    """Return the seconds of some fillings, each into a file that was not there, as in a set."""
    gc.collect()
    found = []
    for _ in range(count):
        to.unlink(missing_ok=True)
        start = clock()
        fill(to)
        found.append(clock() - start)
    return found


def main(engine: str, folder: Path) -> None:
    """Answer until the input ends; what is made once is made before the first answer."""
    make, kind = ENGINES[engine]
    known: dict[str, Fill] = {}
    for line in sys.stdin:
        case, count, clock = line.split()
        stem = folder / f"{case}.{kind}"
        if case not in known:
            context = json.loads(stem.with_suffix(f".{kind}.json").read_text(encoding="utf-8"))
            known[case] = make(Path(f"{stem}.docx"), context)
        answer = times(known[case], folder / f"{case}.{engine}.docx", int(count), CLOCKS[clock])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
