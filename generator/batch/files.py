"""Read a file whole, or say why not: the machine did not let us, or it was refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.errors import MachineRefused, Place, Problem, Refused, error

MANIFEST = "bo-van-ban.json"
FORMAT = 1
OPEN_ELSEWHERE = ("~$", ".~lock.")
"""How the names of files begin that Word and LibreOffice leave beside an open one."""

T = TypeVar("T")


def read_file(path: Path, file: str) -> bytes:
    """Return the bytes of a file that is called `file` in messages.

    Raises:
        MachineRefused: where a lock, a permission or the disk stands in the way.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        what = f"không đọc được ({fault.strerror})."
        remedy = "Đóng chương trình đang mở tệp rồi làm lại."
        raise MachineRefused([error("XU03", Place(file), what, remedy)]) from fault


def read_if_there(path: Path, problems: list[Problem], work: Callable[[], T]) -> T | None:
    """Do a piece of work with a file, unless the settings were told that there is none."""
    return attempt(problems, work) if path.is_file() else None


def attempt(problems: list[Problem], work: Callable[[], T]) -> T | None:
    """Do a piece of work; where it is refused, keep its problems and go on with the next."""
    try:
        return work()
    except Refused as refused:
        problems += refused.problems
        return None
