"""Write a set into its folder: every file whole or not at all, the manifest last."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.batch import manifest
from generator.batch.make import Document
from generator.errors import MachineRefused, Place, Problem, Refused, error

JOURNAL = ".bo-van-ban.dang-ghi.json"
"""There while a set is being written: the hashes that its files may have before and after."""
TEMPORARY = ".cv-tam"

Hashes = Mapping[str, frozenset[str]]


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


def refuse_edited(folder: Path, documents: Sequence[Document]) -> None:
    """Make sure that nobody's work is lost when the documents are written.

    Raises:
        Refused: naming each file that differs both from what the last build wrote there and from
            what this one would write.
    """
    edited = list(_edited(folder, documents))
    if edited:
        raise Refused(edited)


def write(folder: Path, documents: Sequence[Document], summary: bytes | None) -> None:
    """Write the documents, remove those that the last set had and this one has not.

    A build that was stopped half way leaves the journal; the next one goes on from there. So does
    a set that is not whole: it has no `summary`.

    Raises:
        MachineRefused: where the disk, a lock or a permission stands in the way.
    """
    old = _recorded(folder)
    new = _hashes_of(documents)
    _sweep(folder)
    _replace(folder / JOURNAL, manifest.record(_merged([old, new])))
    _remove(folder / manifest.FILE)
    for document in documents:
        _replace(folder / document.file, document.data)
    for file in old.keys() - new.keys():
        if (folder / file).is_file() and manifest.sha256(_read(folder / file)) in old[file]:
            _remove(folder / file)
    if summary is not None:
        _replace(folder / manifest.FILE, summary)
        _remove(folder / JOURNAL)


def _edited(folder: Path, documents: Sequence[Document]) -> Iterator[Problem]:
    known = _merged([_recorded(folder), _hashes_of(documents)])
    for file in sorted(known):
        path = folder / file
        if path.is_file() and manifest.sha256(_read(path)) not in known[file]:
            yield error(
                "XU01",
                Place(file),
                "đã được sửa tay sau lần lập trước, hoặc không phải do chương trình lập.",
                "Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè.",
            )


def _hashes_of(documents: Iterable[Document]) -> Hashes:
    return {each.file: frozenset([manifest.sha256(each.data)]) for each in documents}


def _recorded(folder: Path) -> Hashes:
    """Return what the files of the last set, whole or half written, are known by."""
    found = [folder / name for name in (manifest.FILE, JOURNAL)]
    return _merged(manifest.recorded(_read(path)) for path in found if path.is_file())


def _merged(several: Iterable[Hashes]) -> Hashes:
    merged: dict[str, frozenset[str]] = {}
    for hashes in several:
        for file, known in hashes.items():
            merged[file] = merged.get(file, frozenset()) | known
    return merged


def _sweep(folder: Path) -> None:
    """Remove what builds that were stopped left half written."""
    for left in folder.rglob(f".*{TEMPORARY}"):
        _remove(left)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise MachineRefused([_unreachable(path, fault)]) from fault


def _replace(path: Path, data: bytes) -> None:
    """Put a whole file under its name: a temporary neighbour, then one rename."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
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
        raise MachineRefused([_unreachable(path, fault)]) from fault


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise MachineRefused([_unreachable(path, fault)]) from fault


CAUSES = {
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.EDQUOT: "hết phần đĩa được cấp",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "đường dẫn không dùng được",
    errno.EISDIR: "có một thư mục mang tên ấy",
    errno.ENAMETOOLONG: "đường dẫn quá dài",
    errno.EIO: "ổ đĩa hỏng hoặc mất kết nối",
}


def _unreachable(path: Path, fault: OSError) -> Problem:
    cause = CAUSES.get(fault.errno or 0, f"lỗi của máy: {fault.strerror}")
    what = f"không ghi hoặc không đọc được: {cause}."
    remedy = "Đóng tệp nếu đang mở trong Word hay Excel; xem ổ đĩa còn chỗ và có quyền ghi."
    return error("XU02", Place(str(path)), what, remedy)
