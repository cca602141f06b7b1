"""A machine that fails: at a call of its file system that is counted off beforehand."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.batch.disk import DISK, Disk

TOLD = ("create", "append", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "sync_folder")


class Killed(BaseException):
    """The power went: nothing more is done, not even what a program does when it fails."""


class Machine:
    """Counts what is asked of the disk; the call numbered `stop` fails with the number `fault`.

    Where `fault` is None the program is killed there: that call and all after it do nothing. What
    was being written is written by half.
    """

    def __init__(self, stop: int = 0, fault: int | None = errno.ENOSPC) -> None:
        self.calls: list[str] = []
        self.stop = stop
        self.fault = fault

    def disk(self) -> Disk:
        """Return the file system of this machine."""
        return Disk(**{name: self._watched(name, getattr(DISK, name)) for name in TOLD})

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            about = [each.name for each in given[-1:] if isinstance(each, Path)]
            self.calls.append(" ".join([name, *about]))
            at = len(self.calls)
            if name == "write" and at == self.stop:
                os.write(given[0], given[1][: len(given[1]) // 2])
            if self.fault is None and self.stop and at >= self.stop:
                raise Killed
            if at == self.stop:
                raise OSError(self.fault, os.strerror(self.fault or 0))
            return real(*given) if name != "fsync" else None

        return call
