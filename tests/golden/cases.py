"""The cases: a dossier told as small changes to another, and the documents kept of its set."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from openpyxl import load_workbook

from generator import batch
from generator.resources import sample
from tests import an_giang, papers
from tests.golden import small

HERE = Path(__file__).parent
CASE = "case.toml"
ISSUED = "quang-ngai-2025-07"


def _paper(name: str, room: Path) -> Path:
    return papers.dossier(name, room / name)


STARTS: Mapping[str, Callable[[Path], Path]] = {
    "an-giang": an_giang.copied,
    "quang-ngai-2025-07": lambda room: Path(shutil.copytree(sample(ISSUED), room / ISSUED)),
    "small": lambda room: small.write(room / "small"),
    **{name: partial(_paper, name) for name in papers.PAPERS},
}


@dataclass(frozen=True, slots=True)
class Change:
    """A text of a file, or the whole text of a cell of a workbook, that stands there once."""

    file: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case; `start` is a sample, "small" or a paper, `documents` are files of the set."""

    folder: Path
    start: str
    documents: tuple[str, ...]
    changes: tuple[Change, ...]

    def expected(self, document: str) -> Path:
        """Return where a document of the case is kept."""
        return self.folder / "expected" / document

    def outline(self, document: str) -> Path:
        """Return where the outline of a document is kept."""
        return self.expected(document).with_suffix(".txt")


def cases(root: Path = HERE) -> list[Case]:
    """Read every case below a folder."""
    return [_case(path) for path in sorted(root.glob(f"*/{CASE}"))]


def orphans(root: Path = HERE) -> list[str]:
    """Name the kept files that no case makes any more."""
    kept = {path for path in root.glob("*/expected/**/*") if path.is_file()}
    for case in cases(root):
        kept -= {case.expected(each) for each in case.documents}
        kept -= {case.outline(each) for each in case.documents}
    return sorted(path.relative_to(root).as_posix() for path in kept)


def _case(path: Path) -> Case:
    told = tomllib.loads(path.read_text("utf-8"))
    changes = tuple(Change(**change) for change in told.get("change", ()))
    return Case(path.parent, told["start"], tuple(told["documents"]), changes)


@cache
def made(case: Case) -> MappingProxyType[str, bytes]:
    """Build the dossier of a case; return the documents that the case keeps."""
    with TemporaryDirectory(prefix="golden-") as room:
        dossier = batch.read(_dossier(case, Path(room)))
        found = {each.file: each.data for each in batch.documents(dossier)}
    missing = [each for each in case.documents if each not in found]
    assert not missing, f"{case.folder.name}: the set has no {missing}, but {sorted(found)}"
    return MappingProxyType({each: found[each] for each in case.documents})


def _dossier(case: Case, room: Path) -> Path:
    dossier = STARTS[case.start](room)
    for change in case.changes:
        if change.file.endswith(".xlsx"):
            _change_cell(dossier / change.file, change)
        else:
            an_giang.changed(dossier, change.old, change.new, change.file)
    return dossier


def _change_cell(path: Path, change: Change) -> None:
    workbook = load_workbook(path)
    cells = [
        cell
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == change.old
    ]
    assert len(cells) == 1, f"{change.old!r} stands in {len(cells)} cells of {change.file}"
    cells[0].value = change.new
    workbook.save(path)
