"""What is known of the files of a set: from its manifest, its journal, its originals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from generator import reconcile
from generator.batch.disk import refusing
from generator.batch.files import MANIFEST
from generator.frozen import Frozen, field, in_json
from generator.reconcile import Sheet

JOURNAL = ".bo-van-ban.dang-ghi.jsonl"
"""There while a set is being written: what its files may hold, a line for each, before it does."""

Hashes = Mapping[str, frozenset[str]]


def sha256(data: bytes) -> str:
    """Return the hash by which a file of a set is known."""
    return hashlib.sha256(data).hexdigest()


class Record(Frozen):
    """A sheet as it was made: its hash, that of all it was made from, and what was read in it."""

    sha256: str
    made_from: str
    sheet: Sheet


class Known(Frozen):
    """What is known of a folder: the hashes its files may have, the sheets that may stay."""

    hashes: Hashes = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)


def known(folder: Path) -> Known:
    """Return what is known of a set, whole or half written.

    Raises:
        MachineRefused: where a file cannot be read.
    """
    summary, journal = (read_if_there(folder / name) for name in (MANIFEST, JOURNAL))
    listed = recorded(content(summary or b""))
    records = dict(_in_originals(folder, listed))
    hashes = [listed]
    for line in (journal or b"").splitlines():
        for file, told in _lines(line):
            hashes.append({file: frozenset([told["sha256"]])})
            if made := _record(told["sha256"], told):
                records[file] = made
    return Known(merged(hashes), records)


def content(summary: bytes) -> Mapping[str, Any]:
    """Return what a manifest says; one that cannot be read says nothing."""
    try:
        told = json.loads(summary)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def recorded(content: Mapping[str, Any]) -> Hashes:
    """Return the files that a manifest lists, with their hashes.

    What has not its shape lists nothing; what would lead out of the set is passed over.
    """
    try:
        listed = [(each["file"], each["sha256"]) for each in content["documents"]]
        is_read = all(isinstance(each, str) for pair in listed for each in pair)
        told = listed if is_read else []
        return {file: frozenset([hashed]) for file, hashed in told if is_inside(file)}
    except (KeyError, TypeError):
        return {}


def line(file: str, hashed: str, kept: bytes = b"") -> bytes:
    """Return a line of the journal; `known` reads it again."""
    told = in_json({"file": file, "sha256": hashed})
    return b"%b,%b\n" % (told[:-1], kept[1:]) if kept else told + b"\n"


def kept(record: Record) -> bytes:
    """Return what is kept of a sheet beside its hash: an object in JSON."""
    sheet = record.sheet
    return in_json({"from": record.made_from, "columns": sheet.columns, "said": sheet.verdicts})


def merged(several: Iterable[Hashes]) -> Hashes:
    """Return all hashes that files may have."""
    found: dict[str, set[str]] = {}
    for hashes in several:
        for file, each in hashes.items():
            found.setdefault(file, set()).update(each)
    return {file: frozenset(each) for file, each in found.items()}


def is_inside(file: str) -> bool:
    """Tell whether a name stays in the folder of its set."""
    path = PurePosixPath(file)
    return not path.is_absolute() and ".." not in path.parts and not set(file) & set("\\:")


def _lines(line: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what a line tells; nothing where it was torn off by a kill."""
    try:
        told = json.loads(line)
        file, hashed = told["file"], told["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    if isinstance(file, str) and isinstance(hashed, str) and is_inside(file):
        yield file, told


def _record(hashed: str, told: Mapping[str, object]) -> Record | None:
    made_from, columns, said = (told.get(name) for name in ("from", "columns", "said"))
    if not (isinstance(made_from, str) and isinstance(columns, dict) and isinstance(said, list)):
        return None
    shown = {str(name): str(each) for name, each in columns.items()}
    return Record(hashed, made_from, Sheet(shown, tuple(map(str, said))))


def _in_originals(folder: Path, listed: Hashes) -> Iterator[tuple[str, Record]]:
    """Yield what the originals of a whole set tell of its sheets; they must be as built."""
    data = read_if_there(folder / reconcile.ORIGINALS_FILE) if listed else None
    if data is None or sha256(data) not in listed.get(reconcile.ORIGINALS_FILE, ()):
        return
    for file, told in reconcile.sheets_in(data).items():
        if file in listed and (made := _record(next(iter(listed[file])), told)):
            yield file, made


def read_if_there(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there is none.

    Raises:
        MachineRefused: where it cannot be read.
    """
    if not path.is_file():
        return None
    with refusing(path):
        return path.read_bytes()
