"""Hold a set against its own account, from its folder alone: what was edited since it was built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from generator import package, reconcile, workbook
from generator.batch import manifest, records
from generator.batch.files import OPEN_ELSEWHERE, read_file
from generator.blocks import SlotKind
from generator.errors import (
    CongvanError,
    Place,
    Problem,
    Refused,
    Severity,
    error,
    warning,
)
from generator.frozen import Frozen
from generator.reconcile import Edits, Originals

AGAIN = "Lập lại bộ văn bản, hoặc chép lại tệp từ bộ đã lập."


class State(Enum):
    """What became of a file; the value is the words people read."""

    UNTOUCHED = "nguyên vẹn"
    RESAVED = "đã lưu lại, nội dung không đổi"
    FILLED = "đã ghi số, ngày vào chỗ trống; nội dung không đổi"
    REWORDED = "đã sửa lời văn; số, tên đơn vị, mã không đổi"
    CHANGED = "ĐÃ ĐỔI SỐ, TÊN HOẶC MÃ ĐƠN VỊ"
    BROKEN = "KHÔNG SO ĐƯỢC VỚI LÚC LẬP"
    MISSING = "THIẾU"
    EXTRA = "không thuộc bộ văn bản"


class FileState(Frozen):
    """A file of a set, or beside one, with what was found in it."""

    file: str
    state: State
    problems: tuple[Problem, ...] = ()


class Verified(Frozen):
    """What became of every file of a set; `problems` belong to no single file.

    `inputs` are the files that it was made from: they are not in the folder.
    """

    folder: Path
    files: tuple[FileState, ...]
    problems: tuple[Problem, ...] = ()
    inputs: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether no figure, name, code or file of the set was changed or lost."""
        all_of = [*self.problems, *(each for file in self.files for each in file.problems)]
        return all(each.severity is not Severity.ERROR for each in all_of)


class _Listed(Frozen):
    """A file as the manifest knows it."""

    file: str
    sha256: str
    organization: str | None


def verify(folder: Path) -> Verified:
    """Compare the files of a set with what was built.

    Raises:
        Refused: where there is no whole set in the folder.
        MachineRefused: where a file cannot be read.
    """
    summary = _read(folder, manifest.FILE)
    if summary is None:
        raise Refused([_no_set(folder)])
    content = records.content(summary)
    listed = _listed(folder, content)
    data = {each.file: _read(folder, each.file) for each in listed}
    originals = _originals(listed, data)
    files: list[FileState] = []
    fills: list[tuple[str, SlotKind, str]] = []
    for each in listed:
        edited = _edits(folder, each, data, listed, originals)
        files.append(FileState(each.file, _state(each, data, edited), tuple(edited.problems)))
        fills += [(each.file, kind, text) for kind, text in edited.fills]
    files += _extra(folder, listed, data)
    return Verified(folder, tuple(files), tuple(_disagreements(fills)), _inputs(content))


def _inputs(content: Mapping[str, Any]) -> tuple[str, ...]:
    listed = content.get("inputs")
    told = listed if isinstance(listed, list) else ()
    return tuple(str(each.get("file", "")) for each in told if isinstance(each, dict))


def _read(folder: Path, file: str) -> bytes | None:
    path = folder / file
    return read_file(path, file) if path.is_file() else None


def _listed(folder: Path, content: Mapping[str, Any]) -> tuple[_Listed, ...]:
    known = records.recorded(content)
    try:
        told = {each["file"]: each for each in content["documents"]}
        listed = tuple(
            _Listed(file, next(iter(hashes)), told[file]["organization"])
            for file, hashes in known.items()
        )
    except (KeyError, TypeError):
        listed = ()
    if not listed:
        what = "không đọc được danh sách tệp của bộ văn bản."
        raise Refused([error("XU20", Place(str(folder / manifest.FILE)), what, AGAIN)])
    return listed


def _no_set(folder: Path) -> Problem:
    if (folder / records.JOURNAL).is_file():
        what = "bộ văn bản lập chưa xong: chưa có bo-van-ban.json."
        return error("XU20", Place(str(folder)), what, "Lập lại bộ văn bản.")
    what = f"không có {manifest.FILE} nên không phải là bộ văn bản đã lập xong."
    remedy = "Chỉ đúng thư mục của bộ, ví dụ out/an-giang-2025-01."
    return error("XU20", Place(str(folder)), what, remedy)


def _originals(listed: Sequence[_Listed], data: Mapping[str, bytes | None]) -> Originals | None:
    """Return what the files said when they were built, if that is still as it was."""
    kept = data.get(reconcile.ORIGINALS_FILE)
    known = next((each for each in listed if each.file == reconcile.ORIGINALS_FILE), None)
    if kept is None or known is None or records.sha256(kept) != known.sha256:
        return None
    return reconcile.unpack(kept)


# --- one file --------------------------------------------------------------------------------


def _edits(
    folder: Path,
    each: _Listed,
    data: Mapping[str, bytes | None],
    listed: Sequence[_Listed],
    originals: Originals | None,
) -> Edits:
    now = data[each.file]
    if now is None:
        return Edits(each.file, [_missing(each.file)])
    hashed = records.sha256(now)
    if hashed == each.sha256:
        return _untouched(each, originals)
    twin = next((other for other in listed if other.sha256 == hashed), None)
    if twin is not None:
        what = f"có nội dung của tệp «{twin.file}»: hai tệp bị tráo hoặc chép nhầm."
        return Edits(each.file, [error("XU24", Place(each.file), what, AGAIN)])
    try:
        return _compared(folder, each, now, originals)
    except CongvanError as fault:
        return Edits(each.file, [_unreadable(each.file, fault)])


def _missing(file: str) -> Problem:
    if file == reconcile.ORIGINALS_FILE:  # easily lost, as it is hidden; no letter needs it
        what = "không còn trong thư mục: tệp nào đã sửa thì không nói được sửa ở đâu."
        return warning("XU21", Place(file), what, AGAIN)
    return error("XU21", Place(file), "không còn trong thư mục.", AGAIN)


def _untouched(each: _Listed, originals: Originals | None) -> Edits:
    known = originals.words.get(each.file) if originals else None
    fills = [fill for line in known.lines for fill in reconcile.fills_of(line)] if known else []
    return Edits(each.file, fills=fills)


def _unreadable(file: str, fault: CongvanError) -> Problem:
    first = fault.problems[0]
    return error("XU25", Place(file), f"không còn đọc được: {first.what}", AGAIN)


def _compared(folder: Path, each: _Listed, now: bytes, originals: Originals | None) -> Edits:
    names = _names(each, originals)
    if originals and each.file in originals.words:
        lines = package.lines(package.read(now, each.file))
        return reconcile.edits(each.file, originals.words[each.file], lines, names)
    before = originals.files.get(each.file) if originals else None
    if before is not None and each.file.endswith(".xlsx"):
        after = workbook.contents(folder / each.file, each.file)
        return reconcile.edits_of_workbook(each.file, workbook.own_contents(before), after, names)
    if before is not None:
        return reconcile.edits_of_page(each.file, before, now, names)
    what = "đã đổi, mà bản gốc để so không còn nên không nói được đổi ở đâu."
    return Edits(each.file, [error("XU25", Place(each.file), what, AGAIN)])


def _names(each: _Listed, originals: Originals | None) -> list[str]:
    """Return the names and codes that a file may hold: all, or those of its organization."""
    if originals is None:
        return []
    if each.organization is not None:
        return [*originals.names.get(each.organization, ()), each.organization]
    return [name for code, names in originals.names.items() for name in (*names, code)]


def _state(each: _Listed, data: Mapping[str, bytes | None], edited: Edits) -> State:
    now = data[each.file]
    if now is None:
        return State.MISSING
    if any(problem.code == "XU25" for problem in edited.problems):
        return State.BROKEN
    if any(problem.severity is Severity.ERROR for problem in edited.problems):
        return State.CHANGED
    if edited.problems:
        return State.REWORDED
    if edited.is_filled:
        return State.FILLED
    return State.UNTOUCHED if records.sha256(now) == each.sha256 else State.RESAVED


# --- the set ---------------------------------------------------------------------------------


def _extra(
    folder: Path, listed: Sequence[_Listed], data: Mapping[str, bytes | None]
) -> Iterator[FileState]:
    """Yield the files that the set does not know; one that was renamed is told as such."""
    known = {each.file for each in listed} | {manifest.FILE, records.JOURNAL}
    lost = {each.sha256: each.file for each in listed if data[each.file] is None}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        file = path.relative_to(folder).as_posix()
        if file in known or path.name.startswith(OPEN_ELSEWHERE):
            continue
        old = lost.get(records.sha256(_read(folder, file) or b""))
        what = f"là tệp «{old}» đổi tên." if old else "không thuộc bộ văn bản đã lập."
        remedy = f"Đổi lại tên «{old}»." if old else "Nếu để nhầm chỗ thì chuyển đi nơi khác."
        made = error if old else warning
        yield FileState(file, State.EXTRA, (made("XU26", Place(file), what, remedy),))


def _disagreements(fills: Iterable[tuple[str, SlotKind, str]]) -> Iterator[Problem]:
    """Find numbers or dates that are not the same in all files; an empty place says nothing."""
    words = {SlotKind.NUMBER: "số văn bản", SlotKind.DATE: "ngày ban hành"}
    told: dict[SlotKind, dict[str, str]] = {}
    for file, kind, text in fills:
        if any(each.isdigit() for each in text.partition("tháng")[0]):
            told.setdefault(kind, {}).setdefault(text, file)
    for kind, files in told.items():
        if len(files) > 1:
            listed = ", ".join(f"«{text}» ở {file}" for text, file in files.items())
            what = f"{words[kind]} ghi không giống nhau: {listed}."
            yield warning("XU27", Place(manifest.FILE), what, "Ghi lại cho giống nhau.")
