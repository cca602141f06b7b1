"""Write a set into its folder: every file whole or not at all, the manifest last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.batch import manifest
from generator.batch.make import Document
from generator.errors import MachineRefused, Place, Problem, Refused, error


def refuse_edited(folder: Path, documents: Sequence[Document]) -> None:
    """Make sure that nobody's work is lost when the documents are written.

    Raises:
        Refused: naming each file that differs both from what the last build wrote there and from
            what this one would write.
    """
    edited = list(_edited(folder, documents))
    if edited:
        raise Refused(edited)


def write(folder: Path, documents: Sequence[Document], summary: bytes) -> None:
    """Write the documents, remove those that the last set had and this one has not.

    Raises:
        MachineRefused: where the disk, a lock or a permission stands in the way.
    """
    old = _recorded(folder)
    _remove(folder / manifest.FILE)
    for document in documents:
        _replace(folder, document.file, document.data)
    for file in old.keys() - {document.file for document in documents}:
        _remove(folder / file)
    _replace(folder, manifest.FILE, summary)


def _edited(folder: Path, documents: Sequence[Document]) -> Iterator[Problem]:
    old = _recorded(folder)
    new = {document.file: manifest.sha256(document.data) for document in documents}
    for file in sorted({**old, **new}):
        path = folder / file
        if not path.is_file():
            continue
        if manifest.sha256(_read(path, file)) not in (old.get(file), new.get(file)):
            yield error(
                "XU01",
                Place(file),
                "đã được sửa tay sau lần lập trước, hoặc không phải do chương trình lập.",
                "Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè.",
            )


def _recorded(folder: Path) -> Mapping[str, str]:
    path = folder / manifest.FILE
    return manifest.recorded(_read(path, manifest.FILE)) if path.is_file() else {}


def _read(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise MachineRefused([_unreachable(file, fault)]) from fault


def _replace(folder: Path, file: str, data: bytes) -> None:
    """Put a whole file under its name: a temporary neighbour, then one rename."""
    path = folder / file
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as fault:
        raise MachineRefused([_unreachable(file, fault)]) from fault


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise MachineRefused([_unreachable(path.name, fault)]) from fault


def _unreachable(file: str, fault: OSError) -> Problem:
    what = f"không ghi hoặc không đọc được ({fault.strerror})."
    remedy = "Đóng tệp nếu đang mở trong Word hay Excel; xem ổ đĩa còn chỗ và có quyền ghi."
    return error("XU02", Place(file), what, remedy)
