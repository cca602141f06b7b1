"""Read a file whole, or say that the machine did not let us."""

from __future__ import annotations

from pathlib import Path

from generator.errors import MachineRefused, Place, error


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
