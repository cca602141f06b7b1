"""The set that was built of the old dossier, as far as its wording is asked for."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from generator import reconcile
from generator.batch import records, rounds
from generator.batch.files import MANIFEST, read_file
from generator.errors import Place, Problem, Severity, warning
from generator.frozen import Frozen
from generator.package import Line

LOOK = "Xem các chỗ đã sửa trong Word và gõ lại vào tệp lời."
KINDS, OTHERS = ("letter", "attached"), ("appendix", "organization_appendix")
MOST_NAMED = 5


class Touched(Frozen):
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
    found = list(_touched(folder, content, originals, problems))
    problems += _others(folder, content)
    problems += _rounds(folder)
    return found


def _others(folder: Path, content: Mapping[str, object]) -> Iterator[Problem]:
    """Tell which other documents of a set were edited: they are made of figures, not of texts."""
    known = records.recorded(content)
    edited = [
        file
        for file, kind in _documents(content)
        if kind in OTHERS and _is_edited(folder / file, known.get(file, ()))
    ]
    if edited:
        named = ", ".join(edited[:MOST_NAMED]) + (" …" if len(edited) > MOST_NAMED else "")
        what = f"{len(edited)} phụ lục đã sửa trong Word; chỗ sửa ấy không lấy vào: {named}."
        remedy = "Phụ lục lập từ số liệu, congvan.yaml và mẫu: sửa ở đó nếu kỳ này cũng cần."
        yield warning("TM22", Place(folder.as_posix()), what, remedy)


def _rounds(folder: Path) -> Iterator[Problem]:
    """Tell which rounds are kept beside a set: their letters may have been edited, too."""
    edited = []
    for kept in rounds.kept_rounds(folder):
        data = records.read_if_there(kept / MANIFEST)
        content = records.content(data) if data else {}
        known = records.recorded(content)
        if any(_is_edited(kept / file, known.get(file, ())) for file, _ in _texts(content)):
            edited.append(kept.as_posix())
    if edited:
        what = f"lời sửa trong Word ở các lần được giữ trước đó không lấy vào: {', '.join(edited)}."
        remedy = "Đã gõ lại vào tệp lời thì thôi; chưa thì xem bằng congvan verify rồi gõ lại."
        yield _news(folder, what, remedy)


def _is_edited(path: Path, hashes: Container[str]) -> bool:
    return path.is_file() and records.sha256(read_file(path, str(path))) not in hashes


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
    return ((file, kind) for file, kind in _documents(content) if kind in KINDS)


def _documents(content: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the files of a set with their kinds."""
    listed = content.get("documents")
    known = records.recorded(content)
    for each in listed if isinstance(listed, list) else ():
        file = each.get("file") if isinstance(each, dict) else None
        kind = each.get("kind") if isinstance(each, dict) else None
        if isinstance(file, str) and isinstance(kind, str) and file in known:
            yield file, kind


def _news(folder: Path, what: str, remedy: str) -> Problem:
    return Problem("TM23", Severity.INFO, Place(folder.as_posix()), what, remedy)
