"""One writer for a set: a lock of the system, free as soon as its owner ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.batch.disk import DISK, Disk, make_folder, refusing
from generator.errors import MachineRefused, Place, error

BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


def lock_of(folder: Path) -> Path:
    """Return the file beside a set that its writer holds."""
    return folder.with_name(f".{folder.name}.cv-khoa")


@contextmanager
def only_writer(folder: Path, disk: Disk = DISK) -> Iterator[None]:
    """Be the only one who writes a set.

    Raises:
        MachineRefused: where somebody else writes it, or the machine does not let us.
    """
    path = lock_of(folder)
    with refusing(path):
        make_folder(path.parent, disk)
        handle = _hold(path)
    if handle is None:
        what = "một lần lập khác đang ghi bộ văn bản này."
        remedy = "Chờ lần ấy xong rồi lập lại."
        raise MachineRefused([error("XU31", Place(str(folder)), what, remedy)])
    try:
        yield
    finally:
        _let_go(path, handle)


def _hold(path: Path) -> int | None:
    """Take the lock; None where another has it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
        except OSError as fault:
            os.close(handle)
            if fault.errno in BUSY:
                return None
            raise
        if _is_still(path, handle):
            return handle
        os.close(handle)  # its owner has removed it since we opened it


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(path: Path, handle: int) -> None:
        os.close(handle)  # Windows removes no open file
        try:
            path.unlink()
        except OSError:
            return

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock for this process alone: workers that outlive it do not inherit the lock."""
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(path: Path, handle: int) -> None:
        path.unlink(missing_ok=True)
        os.close(handle)
