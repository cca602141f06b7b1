"""The set that was built of the old dossier, as far as its wording is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import reconcile
from generator.batch import records
from generator.batch.files import MANIFEST, read_file
from generator.errors import Place, Problem, Severity, warning
from generator.package import Line

LOOK = "Xem các chỗ đã sửa trong Word và gõ lại vào tệp lời."
KINDS = ("letter", "attached")


@dataclass(frozen=True, slots=True)
class Touched:
    """A document that was edited after it was built, and its paragraphs as built."""

    file: str
    kind: str
    data: bytes
    lines: tuple[Line, ...]


def touched(folder: Path, problems: list[Problem]) -> list[Touched]:
    """Return the documents of a set that somebody edited, telling what cannot be compared.

    Raises:
        MachineRefused: where a file cannot be read.
    """
    summary = folder / MANIFEST
    if not summary.is_file():
        what = f"không có bộ văn bản đã lập ở «{folder.as_posix()}»; lời lấy từ tệp của thư mục cũ."
        remedy = "Bộ ở nơi khác, có sửa trong Word thì chỉ ra bằng --set rồi làm lại."
        problems.append(_news(folder, what, remedy))
        return []
    content = records.content(read_file(summary, str(summary)))
    originals = _originals(folder, content)
    return list(_touched(folder, content, originals, problems))


def period_of(folder: Path) -> str | None:
    """Return the name of the period of a set; None where none is told."""
    summary = folder / MANIFEST
    content = records.content(read_file(summary, str(summary))) if summary.is_file() else {}
    period = content.get("period")
    name = period.get("name") if isinstance(period, dict) else None
    return name if isinstance(name, str) else None


def _originals(folder: Path, content: Mapping[str, object]) -> reconcile.Originals | None:
    path = folder / reconcile.ORIGINALS_FILE
    if not path.is_file():
        return None
    data = read_file(path, path.name)
    is_own = records.sha256(data) in records.recorded(content).get(path.name, ())
    return reconcile.unpack(data) if is_own else None


def _touched(
    folder: Path,
    content: Mapping[str, object],
    originals: reconcile.Originals | None,
    problems: list[Problem],
) -> Iterator[Touched]:
    known = records.recorded(content)
    for file, kind in _texts(content):
        path = folder / file
        place = Place(path.as_posix())
        if not path.is_file():
            what = "không còn trong bộ đã lập, nên không biết có sửa trong Word không."
            problems.append(warning("TM23", place, what, LOOK))
            continue
        data = read_file(path, str(path))
        if records.sha256(data) in known.get(file, ()):
            continue
        original = originals.words.get(file) if originals else None
        if original is None:
            what = "đã sửa trong Word, mà bản gốc để so không còn nên không biết sửa ở đâu."
            problems.append(warning("TM23", place, what, LOOK))
            continue
        yield Touched(file, kind, data, original.lines)


def _texts(content: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the documents that have words of the dossier's texts."""
    listed = content.get("documents")
    known = records.recorded(content)
    for each in listed if isinstance(listed, list) else ():
        file = each.get("file") if isinstance(each, dict) else None
        if isinstance(file, str) and file in known and each.get("kind") in KINDS:
            yield file, each["kind"]


def _news(folder: Path, what: str, remedy: str) -> Problem:
    return Problem("TM23", Severity.INFO, Place(folder.as_posix()), what, remedy)
