"""The only way to write: every file is whole under its name, and on the disk before it has it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from generator.errors import MachineRefused, Place, Problem, error
from generator.frozen import Frozen

TEMPORARY = ".cv-tam"
IS_WINDOWS = sys.platform == "win32"
HELD = frozenset({5, 32, 33})
"""What Windows says while a virus scanner, an indexer or Word holds a file."""
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""How long to wait for it, in seconds, each time anew: about as long as a scanner takes."""

_numbers = count(1)


def _create(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o666)


def _append(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _sync_folder(path: Path) -> None:
    if IS_WINDOWS:  # which has no such call; a rename is in its journal
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Disk(Frozen):
    """What is asked of the file system; tests put in a machine that fails.

    `pause` waits so many seconds; only the face may let time pass.
    """

    create: Callable[[Path], int] = _create
    append: Callable[[Path], int] = _append
    write: Callable[[int, bytes], None] = _write
    fsync: Callable[[int], None] = os.fsync
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    mkdir: Callable[[Path], None] = os.mkdir
    rmdir: Callable[[Path], None] = os.rmdir
    sync_folder: Callable[[Path], None] = _sync_folder
    pause: Callable[[float], object] = lambda seconds: None


DISK = Disk()


def put(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Put a whole file under its name: a temporary neighbour, then one rename.

    Raises:
        MachineRefused: where the disk, a lock or a permission stands in the way.
    """
    with refusing(path):
        make_folder(path.parent, disk)
        give_name(stage(path, data, disk), path, disk)
        disk.sync_folder(path.parent)


def stage(path: Path, data: bytes, disk: Disk = DISK) -> Path:
    """Write a file beside `path`, safely on the disk; return where, no other writer uses it.

    Raises:
        OSError: as the machine says; nothing is left behind then.
    """
    temporary = beside(path)
    handle = disk.create(temporary)
    try:
        try:
            disk.write(handle, data)
            disk.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        drop(temporary, disk)
        raise
    return temporary


def beside(path: Path) -> Path:
    """Return a name beside that of a file, which no other writer uses."""
    return path.with_name(f".{path.name}.{os.getpid()}-{next(_numbers)}{TEMPORARY}")


def give_name(temporary: Path, path: Path, disk: Disk = DISK) -> None:
    """Rename; where Windows says that the file is held, try again a few times.

    Raises:
        OSError: as the machine says; nothing is left behind then.
    """
    try:
        for seconds in PAUSES:
            try:
                return disk.replace(temporary, path)
            except OSError as fault:
                if getattr(fault, "winerror", None) not in HELD:
                    raise
            disk.pause(seconds)
        return disk.replace(temporary, path)
    except OSError:
        drop(temporary, disk)
        raise


def drop(path: Path, disk: Disk = DISK) -> None:
    """Remove a temporary of ours; that it cannot be is no news beside the fault before it."""
    try:
        disk.unlink(path)
    except OSError:
        return


def remove(path: Path, disk: Disk = DISK) -> None:
    """Remove a file, if it is there.

    Raises:
        MachineRefused: as `put`.
    """
    if path.exists() or path.is_symlink():
        with refusing(path):
            disk.unlink(path)


def make_folder(path: Path, disk: Disk = DISK) -> None:
    """Make a folder and those above it.

    Raises:
        OSError: as the machine says.
    """
    if path.is_dir():
        return
    make_folder(path.parent, disk)
    try:
        disk.mkdir(path)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        disk.sync_folder(path.parent)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Tell in words what the machine says.

    Raises:
        MachineRefused: naming `path`.
    """
    try:
        yield
    except OSError as fault:
        raise MachineRefused([unreachable(path, fault)]) from fault


_CLOSED = "không có quyền, hoặc tệp đang mở trong chương trình khác"
CAUSES = {
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.EDQUOT: "hết phần đĩa được cấp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "đường dẫn không dùng được",
    errno.EISDIR: "có một thư mục mang tên ấy",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EIO: "ổ đĩa hỏng hoặc mất kết nối",
}


def unreachable(path: Path, fault: OSError) -> Problem:
    """Say why a file cannot be written or read."""
    cause = CAUSES.get(fault.errno or 0, f"lỗi của máy: {fault.strerror}")
    what = f"không ghi hoặc không đọc được: {cause}."
    remedy = "Đóng tệp nếu đang mở trong Word hay Excel; xem ổ đĩa còn chỗ và có quyền ghi."
    return error("XU02", Place(str(path)), what, remedy)
