"""Put a new dossier into its folder: whole, or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.batch import lock
from generator.batch.disk import TEMPORARY, Disk, give_name, make_folder, put, refusing
from generator.errors import Place, Refused, error

CHOOSE = "Chọn tên thư mục khác."
FORBIDDEN = '<>:"|?*'
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for itself: the folder would not open on every machine."""


def refuse_taken(folder: Path) -> None:
    """Make sure that a folder may be made: nobody's files are in it, its name is usable.

    Raises:
        Refused: naming the folder.
        MachineRefused: where the machine does not let us look.
    """
    with refusing(folder):
        if folder.is_symlink() and not folder.exists():
            raise _refused(folder, "là một lối tắt không dẫn đến đâu.")
        if folder.is_dir() and any(folder.iterdir()):
            remedy = "Chọn tên thư mục khác, hoặc chuyển các tệp trong đó đi nơi khác."
            what = "thư mục này đã có tệp, không ghi đè."
            raise Refused([error("TM01", Place(folder.as_posix()), what, remedy)])
        if folder.exists() and not folder.is_dir():
            raise _refused(folder, "là một tệp, không phải là thư mục.")
        above = next(each for each in folder.absolute().parents if each.exists())
        if not above.is_dir():
            raise _refused(folder, f"không tạo được vì «{above.as_posix()}» là một tệp.")
    _refuse_name(folder)


def _refuse_name(folder: Path) -> None:
    name = folder.resolve().name
    if not name:
        raise _refused(folder, "là gốc của ổ đĩa.")
    wrong = next((each for each in name if each in FORBIDDEN or not each.isprintable()), None)
    if wrong is not None:
        shown = wrong if wrong.isprintable() else f"U+{ord(wrong):04X}"
        raise _refused(folder, f"tên thư mục có dấu «{shown}», không dùng được trên mọi máy.")
    if name.partition(".")[0].casefold() in RESERVED or name.endswith((" ", ".")):
        raise _refused(folder, f"tên «{name}» không dùng được trên Windows.")


def _refused(folder: Path, what: str) -> Refused:
    return Refused([error("TM02", Place(folder.as_posix()), what, CHOOSE)])


def write(folder: Path, files: Mapping[str, bytes], disk: Disk) -> None:
    """Write a new dossier into a folder that is empty or not there yet.

    Its files are written into a folder beside it, which then takes its name by one rename.

    Raises:
        Refused: as `refuse_taken`.
        MachineRefused: where the disk or a permission stands in the way; nothing is left then.
    """
    refuse_taken(folder)
    target = folder.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}{TEMPORARY}")
    made = [each for each in target.parents if not each.exists()]
    try:
        with lock.only_writer(target, disk):
            _sweep(target)
            with refusing(folder):
                make_folder(beside, disk)
            for name, data in files.items():
                put(beside / name, data, disk)
            with refusing(folder):
                if target.is_dir():  # empty: Windows renames nothing onto it
                    target.rmdir()
                give_name(beside, target, disk)
                disk.sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        for each in made:
            with suppress(OSError):  # somebody has put something there meanwhile
                each.rmdir()
        raise


def _sweep(target: Path) -> None:
    """Remove what was half written here when the program was killed."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9]+{re.escape(TEMPORARY)}")
    for each in sorted(target.parent.iterdir()):
        if ours.fullmatch(each.name) and each.is_dir():
            shutil.rmtree(each, ignore_errors=True)  # the next one tries again
