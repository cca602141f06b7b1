"""Write a set into its folder: every file whole or not at all, the manifest last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.batch.disk import (
    DISK,
    TEMPORARY,
    Disk,
    drop,
    give_name,
    make_folder,
    put,
    refusing,
    remove,
    stage,
    unreachable,
)
from generator.batch.files import MANIFEST
from generator.batch.records import JOURNAL, Known, Record, line, sha256
from generator.errors import MachineRefused, Place, Problem, Refused, error

HANDS = 8
"""So many files are brought to the disk at once: it takes them in at a stroke."""


def refuse_inputs(folder: Path, dossier: Path, inputs: Iterable[Path]) -> None:
    """Make sure that a set is not written over what it is made from, nor through a file.

    Raises:
        Refused: naming the folder.
    """
    target, source = folder.resolve(), dossier.resolve()
    if target == source or target in source.parents or source in target.parents:
        raise _overlap(folder, "là thư mục kỳ, nằm trong thư mục kỳ, hoặc chứa thư mục kỳ.")
    for path in inputs:
        if target in path.resolve().parents:
            raise _overlap(folder, f"chứa «{path.name}», tệp mà kỳ này dùng.")
    for above in (folder, *folder.parents):
        if above.exists() and not above.is_dir():
            what = "là một tệp, không ghi bộ văn bản vào đó được."
            raise Refused([error("XU05", Place(str(above)), what, "Chọn một thư mục cho --out.")])


def _overlap(folder: Path, what: str) -> Refused:
    remedy = "Chọn nơi khác cho --out, ví dụ: --out out."
    return Refused([error("XU04", Place(str(folder)), what, remedy)])


def refuse_edited(
    folder: Path, known: Known, files: Iterable[str], fresh: Callable[[str], str]
) -> None:
    """Make sure that nobody's work is lost when the files are written.

    Raises:
        Refused: naming each file that `edited` finds.
    """
    found = edited(folder, known, files, fresh)
    if found:
        raise refusal(found)


def edited(
    folder: Path, known: Known, files: Iterable[str], fresh: Callable[[str], str]
) -> dict[str, str]:
    """Return the files, with their hashes, that somebody has edited since the last build.

    They differ both from what that wrote there and from what this one would write. `fresh` tells
    the hash that a file is to have; it is asked only where that matters.
    """
    own = frozenset(files)
    return {
        file: hashed
        for file in sorted(own | known.hashes.keys())
        if (hashed := hash_of(folder / file)) is not None
        and hashed not in known.hashes.get(file, ())
        and not (file in own and hashed == fresh(file))
    }


def refusal(edited: Iterable[str]) -> Refused:
    """Name the files that were edited, and what can be done."""
    return Refused(
        error(
            "XU01",
            Place(file),
            "đã được sửa tay sau lần lập trước, hoặc không phải do chương trình lập.",
            "Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè; bản cũ được giữ.",
        )
        for file in edited
    )


def hash_of(path: Path) -> str | None:
    """Return the hash of a file; None where there is none.

    Raises:
        MachineRefused: where it cannot be read.
    """
    if not path.is_file():
        return None
    with refusing(path):
        return sha256(path.read_bytes())


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A file to be written; `record` is kept of a sheet."""

    file: str
    data: bytes
    record: Record | None = None


@dataclass(slots=True)
class Writing:
    """A set while it is written: `begin`, `commit` what is ready, `end`.

    A build that was stopped leaves whole files and the journal; the next one goes on from there.
    With `is_dry` nothing is written; what would have been is counted all the same.
    """

    folder: Path
    known: Known
    disk: Disk = DISK
    is_dry: bool = False
    hands: int = HANDS
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    held: list[Problem] = field(default_factory=list)
    _pool: ThreadPoolExecutor | None = None

    def begin(self) -> None:
        """Say in the journal what the files may hold; from now on the set is not whole.

        Raises:
            MachineRefused: where the disk, a lock or a permission stands in the way.
        """
        if self.is_dry:
            return
        sweep(self.folder, self.disk)
        put(self.folder / JOURNAL, b"".join(self._remembered()), self.disk)
        remove(self.folder / MANIFEST, self.disk)

    def commit(self, files: Sequence[ToWrite]) -> None:
        """Bring files to the disk, note them in the journal, then give them their names.

        A file that is there already stays. One that another program holds open is told of at
        the end, and the others go on.

        Raises:
            MachineRefused: as `begin`.
        """
        new = [each for each in files if not self._is_there(each)]
        names = {each.file for each in new}
        self.made += [each.file for each in new]
        if self.is_dry or not files:
            return
        staged = self._staged(new)
        try:
            self._note([each for each in files if each.file in names or each.record])
            for each in new:
                self._name(staged.pop(each.file), each.file)
        finally:
            for left in staged.values():
                drop(left, self.disk)

    def keep(self, file: str, record: Record) -> None:
        """Say that a sheet stays as it is."""
        self.kept.append(file)

    def end(self, files: Iterable[str], summary: bytes | None) -> None:
        """Remove what the last set had and this one has not; a set with a `summary` is whole.

        Raises:
            MachineRefused: as `begin`; also naming every file that was held.
        """
        if self._pool:
            self._pool.shutdown()
        self._remove_stale(frozenset(files))
        if self.is_dry:
            return
        if self.held:
            raise MachineRefused(self.held)
        for folder in sorted({(self.folder / file).parent for file in self.made}):
            with refusing(folder):
                self.disk.sync_folder(folder)
        if summary is not None:
            put(self.folder / MANIFEST, summary, self.disk)
            remove(self.folder / JOURNAL, self.disk)

    def _remembered(self) -> Iterator[bytes]:
        for file, hashes in sorted(self.known.hashes.items()):
            record = self.known.records.get(file)
            for hashed in sorted(hashes):
                yield line(file, hashed, record if record and record.sha256 == hashed else None)

    def _is_there(self, each: ToWrite) -> bool:
        there = hash_of(self.folder / each.file)
        if there is None or there != sha256(each.data):
            return False
        self.kept.append(each.file)
        return True

    def _staged(self, files: Sequence[ToWrite]) -> dict[str, Path]:
        """Bring files to the disk beside their names."""
        with refusing(self.folder):
            for folder in dict.fromkeys((self.folder / each.file).parent for each in files):
                make_folder(folder, self.disk)
        if self.hands == 1 or len(files) == 1:
            return self._all_or_none([partial(self._stage, each) for each in files])
        self._pool = self._pool or ThreadPoolExecutor(self.hands)
        pending = [self._pool.submit(self._stage, each) for each in files]
        wait(pending)
        return self._all_or_none([each.result for each in pending])

    def _all_or_none(self, steps: Sequence[Callable[[], tuple[str, Path]]]) -> dict[str, Path]:
        staged: dict[str, Path] = {}
        faults: list[MachineRefused] = []
        for step in steps:
            try:
                file, path = step()
            except MachineRefused as fault:
                faults.append(fault)
            else:
                staged[file] = path
        if faults:
            for left in staged.values():
                drop(left, self.disk)
            raise faults[0]
        return staged

    def _stage(self, each: ToWrite) -> tuple[str, Path]:
        path = self.folder / each.file
        with refusing(path):
            return each.file, stage(path, each.data, self.disk)

    def _note(self, files: Sequence[ToWrite]) -> None:
        path = self.folder / JOURNAL
        lines = [line(each.file, sha256(each.data), each.record) for each in files]
        with refusing(path):
            handle = self.disk.append(path)
            try:
                self.disk.write(handle, b"".join(lines))
                self.disk.fsync(handle)
            finally:
                os.close(handle)

    def _name(self, temporary: Path, file: str) -> None:
        path = self.folder / file
        try:
            give_name(temporary, path, self.disk)
        except PermissionError as fault:
            self.held.append(unreachable(path, fault))
            self.made.remove(file)
        except OSError as fault:
            raise MachineRefused([unreachable(path, fault)]) from fault

    def _remove_stale(self, files: frozenset[str]) -> None:
        for file in sorted(self.known.hashes.keys() - files):
            if hash_of(self.folder / file) in self.known.hashes[file]:
                self.removed.append(file)
                if not self.is_dry:
                    remove(self.folder / file, self.disk)


def write(
    folder: Path, files: Mapping[str, bytes], known: Known, summary: bytes | None, disk: Disk = DISK
) -> None:
    """Write a small set at a stroke.

    Raises:
        MachineRefused: where the disk, a lock or a permission stands in the way.
    """
    writing = Writing(folder, known, disk, hands=1)
    writing.begin()
    writing.commit([ToWrite(file, data) for file, data in files.items()])
    writing.end(files, summary)


def sweep(folder: Path, disk: Disk = DISK) -> None:
    """Remove what builds that were stopped left half written."""
    for left in sorted(folder.rglob(f".*{TEMPORARY}")):
        remove(left, disk)
