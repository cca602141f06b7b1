"""The earlier round of a set: kept whole beside it before it is written over.

It is copied into a hidden folder, brought to the disk, and gets its name by one rename: a round is
there whole or not at all. It is never written again; the next one gets the next number.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator.batch import lock, output
from generator.batch.disk import DISK, TEMPORARY, Disk, make_folder, refusing
from generator.batch.files import MANIFEST, OPEN_ELSEWHERE
from generator.batch.records import Known, content, merged, read_if_there
from generator.errors import MachineRefused, Place, Refused, error
from generator.frozen import Frozen

ROUND = ".lan-"
PIECE = 1 << 20


class Terms(Frozen):
    """How a set may be written over; `draft` is the round of drafts that it is to be, or 0."""

    draft: int = 0
    overwrite: bool = False
    is_dry: bool = False
    disk: Disk = DISK


class Room(Frozen):
    """A folder that may be written over: what its files may hold, where the old ones are kept."""

    known: Known
    kept: Path | None = None


def make_room(
    folder: Path, known: Known, files: Iterable[str], fresh: Callable[[str], str], terms: Terms
) -> Room:
    """Make sure that nobody's work is lost: keep a round that was edited, or of another draft.

    Raises:
        Refused: naming each edited file, where nobody said that it may go.
        MachineRefused: where the round cannot be kept; the set is as it was then.
    """
    edited = output.edited(folder, known, files, fresh)
    if edited and not terms.overwrite:
        raise output.refusal(edited)
    if not edited and not _is_of_another_draft(folder, terms.draft):
        return Room(known)
    kept = _next(folder) if terms.is_dry else keep(folder, terms.disk)
    own: Mapping[str, frozenset[str]] = {file: frozenset([h]) for file, h in edited.items()}
    return Room(Known(merged([known.hashes, own]), known.records), kept)


@contextmanager
def only_writer(folder: Path, disk: Disk = DISK) -> Iterator[None]:
    """Be the only one who writes a set; nothing half written stays where that is broken off.

    Raises:
        MachineRefused: as the lock does.
    """
    with lock.only_writer(folder, disk):
        sweep(folder, disk)
        try:
            yield
        except KeyboardInterrupt:
            output.sweep(folder)
            sweep(folder)
            raise


def refuse_round(folder: Path) -> None:
    """Make sure that a set is not written over a kept round of another one.

    Raises:
        Refused: naming the folder.
    """
    found = re.fullmatch(rf"(.+){re.escape(ROUND)}[1-9][0-9]*", folder.name)
    if found and folder.exists() and folder.with_name(found[1]).is_dir():
        what = f"là lần trước của bộ «{found[1]}», được giữ nguyên."
        remedy = "Đổi tên thư mục kỳ, hoặc chọn nơi khác cho --out."
        raise Refused([error("XU37", Place(str(folder)), what, remedy)])


def keep(folder: Path, disk: Disk = DISK) -> Path:
    """Copy a set as it is to a folder of its own; return where it is kept.

    A round that is there already, since a build was stopped right behind it, is not kept twice.

    Raises:
        MachineRefused: where the machine does not let us; nothing is left behind then.
    """
    files = _files(folder)
    last = max(_rounds(folder), default=0)
    if last and _is_same(folder, _path(folder, last), files):
        return _path(folder, last)
    target, beside = _next(folder), _beside(folder)
    try:
        _copy(folder, beside, files, disk)
        with refusing(target):
            disk.replace(beside, target)
            disk.sync_folder(target.parent)
    except MachineRefused:
        sweep(folder, disk)
        raise
    return target


def kept_rounds(folder: Path) -> list[Path]:
    """Return where the earlier rounds of a set are kept, the first one first."""
    return [_path(folder, number) for number in sorted(_rounds(folder))]


def sweep(folder: Path, disk: Disk = DISK) -> None:
    """Remove what was copied when a build was stopped; where that fails, the next one will."""
    beside = _beside(folder)
    inside = sorted(beside.rglob("*"), reverse=True) if beside.is_dir() else []
    try:
        for each in inside:
            if each.is_dir():
                disk.rmdir(each)
            else:
                disk.unlink(each)
        if beside.is_dir():
            disk.rmdir(beside)
    except OSError:
        return


# --- which rounds there are -------------------------------------------------------------------


def _is_of_another_draft(folder: Path, draft: int) -> bool:
    summary = read_if_there(folder / MANIFEST)
    return summary is not None and content(summary).get("draft", 0) != draft


def _path(folder: Path, number: int) -> Path:
    return folder.with_name(f"{folder.name}{ROUND}{number}")


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{ROUND}{TEMPORARY}")


def _next(folder: Path) -> Path:
    return _path(folder, max(_rounds(folder), default=0) + 1)


def _rounds(folder: Path) -> Iterator[int]:
    start = f"{folder.name}{ROUND}".casefold()  # some systems take both cases for one
    for each in folder.parent.iterdir() if folder.parent.is_dir() else ():
        name = each.name.casefold()
        number = name.removeprefix(start)
        if name.startswith(start) and re.fullmatch(r"[1-9][0-9]{0,8}", number):
            yield int(number)


# --- copying ----------------------------------------------------------------------------------


def _files(folder: Path) -> list[str]:
    """Return every file in a set, also what is not of it; not what an open program leaves."""
    with refusing(folder):
        found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        path.relative_to(folder).as_posix()
        for path in found
        if not path.name.startswith(OPEN_ELSEWHERE) and not path.name.endswith(TEMPORARY)
    ]


def _is_same(folder: Path, kept: Path, files: list[str]) -> bool:
    if not kept.is_dir() or _files(kept) != files:
        return False
    return all(output.hash_of(folder / file) == output.hash_of(kept / file) for file in files)


def _copy(folder: Path, beside: Path, files: Iterable[str], disk: Disk) -> None:
    listed = list(files)
    folders = dict.fromkeys([beside, *((beside / file).parent for file in listed)])
    with refusing(beside):
        for each in folders:
            make_folder(each, disk)
    with ThreadPoolExecutor(output.HANDS) as hands:
        list(hands.map(partial(_copy_file, folder, beside, disk), listed))
    with refusing(beside):
        for each in folders:
            disk.sync_folder(each)


def _copy_file(folder: Path, beside: Path, disk: Disk, file: str) -> None:
    with refusing(folder / file), (folder / file).open("rb") as source:
        handle = disk.create(beside / file)
        try:
            while piece := source.read(PIECE):
                disk.write(handle, piece)
            disk.fsync(handle)
        finally:
            os.close(handle)
