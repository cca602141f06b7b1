"""Write a set into its folder: every file whole or not at all, the manifest last."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.batch.disk import (
    DISK,
    TEMPORARY,
    Disk,
    beside,
    drop,
    give_name,
    make_folder,
    put,
    refusing,
    remove,
    unreachable,
)
from generator.batch.files import MANIFEST
from generator.batch.records import JOURNAL, Known, kept, line, sha256
from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.frozen import Frozen

HANDS = 8
"""So many files are brought to the disk at once: it takes them in at a stroke."""
OPEN, UNDERWAY = 32, 2
"""So many files are written, then noted at a stroke; so often before the first have their names."""


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


class ToWrite(Frozen):
    """A file to be written; `hashed` is its hash if known, `kept` what is kept of a sheet."""

    file: str
    data: bytes
    hashed: str = ""
    kept: bytes = b""

    @property
    def sha256(self) -> str:
        """The hash by which the file is known."""
        return self.hashed or sha256(self.data)


class _Staged(Frozen):
    """A file that stands beside its name, open until the disk has taken it in."""

    file: str
    path: Path
    temporary: Path
    handle: int


@dataclass(slots=True)
class _Underway:
    """Files that the disk is taking in: their lines in the journal, where they stand till then."""

    lines: bytes
    staged: deque[_Staged] = field(default_factory=deque)
    opened: list[int] = field(default_factory=list)
    pending: list[Future[None]] = field(default_factory=list)

    def let_go(self) -> None:
        """Close the files; some disks say only then that they have not taken one in.

        Raises:
            OSError: as the machine says; the others are still open then.
        """
        while self.opened:
            os.close(self.opened.pop())


@dataclass(slots=True)
class Writing:
    """A set while it is written: `begin`, `commit` what is ready, `end`, in any case `close`.

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
    _underway: deque[_Underway] = field(default_factory=deque)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

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

        While the disk takes them in, the next may be made: the last ones have their names at `end`.
        A file that is there already stays. One that another program holds open is told of at
        the end, and the others go on.

        Raises:
            MachineRefused: as `begin`, also for files of a commit before.
        """
        new = {each.file: each for each in files if not self._is_there(each)}
        self.made += new
        if self.is_dry:
            return
        noted = [each for each in files if each.file in new or each.kept]
        for start in range(0, len(noted), OPEN):
            some = noted[start : start + OPEN]
            self._stage(some, [each for each in some if each.file in new])
            self._finish(0 if self.hands == 1 else UNDERWAY)

    def close(self) -> None:
        """Leave nothing half written behind, whatever happened."""
        left, self._underway = [*self._underway], deque()
        for each in left:
            wait(each.pending)
            while each.opened:
                with suppress(OSError):
                    each.let_go()
            for staged in each.staged:
                drop(staged.temporary, self.disk)

    def end(self, files: Iterable[str], summary: bytes | None) -> None:
        """Remove what the last set had and this one has not; a set with a `summary` is whole.

        Raises:
            MachineRefused: as `begin`; also naming every file that was held.
        """
        self._finish(0)
        if self._pool:
            self._pool.shutdown()
        self._remove_stale(frozenset(files))
        if self.is_dry:
            return
        if self.held:
            raise MachineRefused(self.held)
        for own in sorted(set(map(_folder, self.made))):
            folder = self.folder / own
            with refusing(folder):
                self.disk.sync_folder(folder)
        if summary is not None:
            put(self.folder / MANIFEST, summary, self.disk)
            remove(self.folder / JOURNAL, self.disk)

    def _remembered(self) -> Iterator[bytes]:
        for file, hashes in sorted(self.known.hashes.items()):
            record = self.known.records.get(file)
            for hashed in sorted(hashes):
                yield line(
                    file, hashed, kept(record) if record and record.sha256 == hashed else b""
                )

    def _is_there(self, each: ToWrite) -> bool:
        """Tell whether a file stays; a folder is listed once, for a new set has none of them."""
        folder, _, name = each.file.rpartition("/")
        if folder not in self._names:
            self._names[folder] = _names_in(self.folder / folder)
        if name not in self._names[folder]:
            return False
        there = hash_of(self.folder / each.file)
        if there is None or there != each.sha256:
            return False
        self.kept.append(each.file)
        return True

    def _stage(self, noted: Sequence[ToWrite], files: Sequence[ToWrite]) -> None:
        """Write files beside their names, and have the disk begin to take them in.

        One thread writes, for several get into each other's way in a folder; several wait for the
        disk, for it takes in at a stroke what they ask for.
        """
        lines = b"".join([line(each.file, each.sha256, each.kept) for each in noted])
        self._underway.append(own := _Underway(lines))
        with refusing(self.folder):
            for folder in dict.fromkeys(_folder(each.file) for each in files):
                make_folder(self.folder / folder, self.disk)
        for each in files:
            self._write(each, own)
        staged = list(own.staged)
        if self.hands == 1 or len(files) <= 1:
            return self._sync(staged)
        self._pool = self._pool or ThreadPoolExecutor(self.hands)
        share = -(-len(files) // self.hands)
        for start in range(0, len(files), share):
            own.pending.append(self._pool.submit(self._sync, staged[start : start + share]))
        return None

    def _write(self, each: ToWrite, own: _Underway) -> None:
        path = self.folder / each.file
        temporary = beside(path)
        with refusing(path):
            handle = self.disk.create(temporary)
            own.opened.append(handle)
            own.staged.append(_Staged(each.file, path, temporary, handle))
            self.disk.write(handle, each.data)

    def _sync(self, files: Sequence[_Staged]) -> None:
        for each in files:
            with refusing(each.path):
                self.disk.fsync(each.handle)

    def _finish(self, most: int) -> None:
        """Note and name the files that have been underway longest, until as many sets are left."""
        while len(self._underway) > most:
            first = self._underway[0]
            for each in first.pending:
                each.result()
            with refusing(self.folder):
                first.let_go()
            self._note(first.lines)
            while first.staged:
                self._name(first.staged.popleft())
            self._underway.popleft()

    def _note(self, lines: bytes) -> None:
        path = self.folder / JOURNAL
        with refusing(path):
            handle = self.disk.append(path)
            try:
                self.disk.write(handle, lines)
                self.disk.fsync(handle)
            finally:
                os.close(handle)

    def _name(self, each: _Staged) -> None:
        try:
            give_name(each.temporary, each.path, self.disk)
        except PermissionError as fault:
            self.held.append(unreachable(each.path, fault))
            self.made.remove(each.file)
        except OSError as fault:
            raise MachineRefused([unreachable(each.path, fault)]) from fault

    def _remove_stale(self, files: frozenset[str]) -> None:
        for file in sorted(self.known.hashes.keys() - files):
            if hash_of(self.folder / file) in self.known.hashes[file]:
                self.removed.append(file)
                if not self.is_dry:
                    remove(self.folder / file, self.disk)


def _folder(file: str) -> str:
    """Return the folder of a file of a set, "" for that of the set itself."""
    return file.rpartition("/")[0]


def _names_in(folder: Path) -> frozenset[str]:
    with refusing(folder):
        return frozenset(each.name for each in folder.iterdir()) if folder.is_dir() else frozenset()


def write(
    folder: Path, files: Mapping[str, bytes], known: Known, summary: bytes | None, disk: Disk = DISK
) -> None:
    """Write a small set at a stroke.

    Raises:
        MachineRefused: where the disk, a lock or a permission stands in the way.
    """
    with closing(Writing(folder, known, disk, hands=1)) as writing:
        writing.begin()
        writing.commit([ToWrite(file, data) for file, data in files.items()])
        writing.end(files, summary)


def sweep(folder: Path, disk: Disk = DISK) -> None:
    """Remove what builds that were stopped left half written."""
    for left in sorted(folder.rglob(f".*{TEMPORARY}")):
        remove(left, disk)
