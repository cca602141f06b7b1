"""What is given spoiled files: each reader by itself, and a whole build of a small dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import batch, checker, render, resources, text
from generator.apart import Apart, Limits, Loss, Lost
from generator.errors import MachineRefused, Refused
from generator.workbook import delimited, ods, opening
from tests import an_giang
from tests.catalogue import delimited as texts_of_rows
from tests.catalogue import files, rows
from tests.fuzz.mutation import (
    Change,
    spoiled_bytes,
    spoiled_cells,
    spoiled_package,
    spoiled_text,
)

Work = Callable[[bytes, Path], object]


class FailedApart(Exception):
    """The reader of old workbooks raised something in its child."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, the sound files to spoil for it, and how."""

    name: str
    ending: str
    seeds: Callable[[], tuple[bytes, ...]]
    change: Change
    work: Work

    def answer(self, data: bytes, room: Path) -> None:
        """Give it a file; a refusal is an answer, any other exception is not."""
        try:
            self.work(data, room)
        except (Refused, MachineRefused):
            return


# --- a small dossier ---------------------------------------------------------------------------


@cache
def _sound() -> Mapping[str, bytes]:
    with TemporaryDirectory() as room:
        folder = rows.sound(Path(room) / rows.NAME)
        return {path.name: path.read_bytes() for path in folder.iterdir()}


def _build_with(name: str) -> Work:
    """Build the small dossier with one of its files spoiled."""

    def work(data: bytes, room: Path) -> None:
        folder = room / rows.NAME
        folder.mkdir(exist_ok=True)
        for each, sound in _sound().items():
            (folder / each).write_bytes(data if each == name else sound)
        with TemporaryDirectory(dir=room) as out:
            batch.build(folder, Path(out))

    return work


def _whole(name: str, change: Change, ending: str) -> Target:
    return Target(
        f"build-{name}",
        ending,
        lambda: (_sound()[_FILES[name]],),
        change,
        _build_with(_FILES[name]),
    )


_FILES = {
    "settings": "congvan.yaml",
    "text": "noi-dung.md",
    "register": rows.REGISTER,
    "figures": rows.DATA,
}


# --- the readers -------------------------------------------------------------------------------


def _an_giang(name: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: ((an_giang.DOSSIER / name).read_bytes(),)


def _figures(data: bytes, room: Path) -> None:
    """Read the settings of An Giang, and its figures as these say."""
    folder = room / an_giang.DOSSIER.name
    if not folder.exists():
        an_giang.copied(room)
    (folder / "congvan.yaml").write_bytes(data)
    batch.read_figures(folder)


def _opened(ending: str) -> Work:
    def work(data: bytes, room: Path) -> None:
        path = room / f"bang.{ending}"
        path.write_bytes(data)
        opening.open_book(path, path.name)

    return work


@cache
def _child() -> Apart:
    """One child for all: a new one for each file would take most of the time."""
    return Apart("generator.workbook.xls:serve", Limits(computing_seconds=5))


def _old_workbook(data: bytes, _: Path) -> None:
    try:
        json.loads(_child().ask(b"cu.xls\0" + data))
    except Lost as lost:
        if lost.reason is Loss.CRASH:
            raise FailedApart from lost


def _delimited(data: bytes, _: Path) -> None:
    old = data.decode("utf-8", "replace").encode("cp1258", "replace")
    for encoding, encoded in {"windows-1258": old, None: data}.items():
        delimited.read(encoded, "bang.csv", encoding=encoding, delimiter=None)


def _checked(data: bytes, _: Path) -> None:
    checker.check_file(data, "van-ban.docx")


def _filled(data: bytes, _: Path) -> None:
    """Compile a template and, if all its fields are known, fill it in."""
    fields = an_giang.letter()
    template = render.compile(data, "mau.docx")
    if not list(template.problems(fields)):
        template.render(fields)


def _parsed(data: bytes, _: Path) -> None:
    text.parse(data.decode("utf-8", "replace"), "noi-dung.md")


@cache
def _letters() -> tuple[bytes, ...]:
    kept = Path(__file__).parents[1] / "golden"
    return tuple(path.read_bytes() for path in sorted(kept.rglob("*.docx")))


def _templates() -> tuple[bytes, ...]:
    return tuple(map(resources.template, ("cong-van.docx", "phu-luc-doc.docx")))


TARGETS = (
    Target("xlsx", "xlsx", lambda: (_sound()[rows.DATA],), spoiled_package, _opened("xlsx")),
    Target(
        "ods",
        "ods",
        lambda: (files.open_document(),),
        spoiled_package,
        lambda data, _: ods.parse(data, "bang.ods"),
    ),
    Target("xls", "xls", lambda: (files.old_workbook(),), spoiled_bytes, _old_workbook),
    Target("csv", "csv", lambda: (texts_of_rows.CSV.encode(),), spoiled_text, _delimited),
    Target("settings", "yaml", _an_giang("congvan.yaml"), spoiled_text, _figures),
    Target("text", "md", _an_giang("noi-dung.md"), spoiled_text, _parsed),
    Target("check", "docx", _letters, spoiled_package, _checked),
    Target("template", "docx", _templates, spoiled_package, _filled),
    _whole("settings", spoiled_text, "yaml"),
    _whole("text", spoiled_text, "md"),
    _whole("register", spoiled_cells, "xlsx"),
    _whole("figures", spoiled_cells, "xlsx"),
)
BY_NAME = {target.name: target for target in TARGETS}
