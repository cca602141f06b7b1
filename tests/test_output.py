"""Writing a set: whole files only, the manifest last, nobody's work lost, whatever happens."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from generator.batch import manifest, output
from generator.batch.disk import DISK, TEMPORARY, Disk
from generator.batch.output import ToWrite, Writing
from generator.batch.records import (
    JOURNAL,
    Known,
    Record,
    content,
    kept,
    known,
    line,
    recorded,
    sha256,
)
from generator.errors import MachineRefused, Refused
from generator.reconcile import Sheet
from tests.machine import Killed, Machine

OLD = {"cong-van.docx": b"old", "phu-luc/don-vi/A_a.docx": b"old a", "phu-luc/phu-luc-1.docx": b"1"}
NEW = {
    "cong-van.docx": b"new",
    "phu-luc/don-vi/A_a.docx": b"new a",
    "phu-luc/don-vi/B_b.docx": b"b",
}
THIRD = {"cong-van.docx": b"third"}

Files = Mapping[str, bytes]


def summary(files: Files) -> bytes:
    listed = [{"file": file, "sha256": sha256(data)} for file, data in files.items()]
    return json.dumps({"documents": listed}).encode()


def write(folder: Path, files: Files, disk: Disk = DISK) -> None:
    output.write(folder, files, known(folder), summary(files), disk)


def whole(files: Files) -> Files:
    return {**files, manifest.FILE: summary(files)}


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def accusations(folder: Path, files: Files) -> list[str]:
    try:
        fresh = {file: sha256(data) for file, data in files.items()}
        output.refuse_edited(folder, known(folder), files, fresh.__getitem__)
    except Refused as refused:
        return [f"{problem.code} {problem}" for problem in refused.problems]
    return []


# --- a machine that fails --------------------------------------------------------------------


def operations(room: Path) -> int:
    """Count what is asked of the disk to write the new set over the old one."""
    write(room, OLD)
    machine = Machine()
    write(room, NEW, machine.disk())
    return len(machine.calls)


def interrupted(room: Path, *, is_dead: bool) -> Iterator[Path]:
    """Yield folders where the old set is there, and writing the new one stopped at each call."""
    for stop in range(1, operations(room / "counted") + 1):
        folder = room / str(stop)
        write(folder, OLD)
        with pytest.raises((MachineRefused, Killed)):
            write(folder, NEW, Machine(stop, fault=None if is_dead else errno.ENOSPC).disk())
        yield folder


def without_temporaries(folder: Path) -> dict[str, bytes]:
    return {file: data for file, data in found(folder).items() if TEMPORARY not in file}


how_it_stops = pytest.mark.parametrize("is_dead", [False, True], ids=["disk full", "power cut"])


@how_it_stops
def test_a_build_that_was_stopped_leaves_only_whole_files(tmp_path: Path, is_dead: bool) -> None:
    for folder in interrupted(tmp_path, is_dead=is_dead):
        left = without_temporaries(folder)
        left.pop(JOURNAL, None)
        known = {whole(OLD).get(file) for file in left} | {whole(NEW).get(file) for file in left}
        assert {data for data in left.values() if data not in known} == set()


@how_it_stops
def test_where_there_is_a_manifest_the_set_that_it_lists_is_whole(
    tmp_path: Path, is_dead: bool
) -> None:
    for folder in interrupted(tmp_path, is_dead=is_dead):
        left = without_temporaries(folder)
        if manifest.FILE in left:
            left.pop(JOURNAL, None)
            assert left in (whole(OLD), whole(NEW))


@how_it_stops
@pytest.mark.parametrize("files", [OLD, NEW, THIRD], ids=["back", "again", "another"])
def test_a_rerun_accuses_nobody_and_ends_with_the_bytes_of_a_clean_build(
    tmp_path: Path, is_dead: bool, files: Files
) -> None:
    for folder in interrupted(tmp_path, is_dead=is_dead):
        assert accusations(folder, files) == []
        write(folder, files)
        assert found(folder) == whole(files)


def test_a_failure_of_the_machine_leaves_no_temporary(tmp_path: Path) -> None:
    for folder in interrupted(tmp_path, is_dead=False):
        assert found(folder).keys() == without_temporaries(folder).keys()


def test_two_builds_stopped_one_after_the_other_are_both_cleaned_up(tmp_path: Path) -> None:
    for folder in interrupted(tmp_path, is_dead=True):
        third = {**THIRD, "phu-luc/phu-luc-2.docx": b"2"}
        with pytest.raises(Killed):
            write(folder, third, Machine(9, fault=None).disk())
        assert accusations(folder, THIRD) == []
        write(folder, THIRD)
        assert found(folder) == whole(THIRD)


SHEETS = {f"phu-luc/don-vi/{number}.docx": str(number).encode() for number in range(8)}


def write_by_many_hands(folder: Path, disk: Disk) -> None:
    """Write sheets by twos, while the disk is still taking in those before."""
    with closing(Writing(folder, known(folder), disk, hands=2)) as writing:
        writing.begin()
        files = [ToWrite(file, data) for file, data in SHEETS.items()]
        for start in range(0, len(files), 2):
            writing.commit(files[start : start + 2])
        writing.end(SHEETS, summary(SHEETS))


@how_it_stops
def test_files_underway_are_noted_before_they_have_their_names(
    tmp_path: Path, is_dead: bool
) -> None:
    machine = Machine()
    write_by_many_hands(tmp_path / "counted", machine.disk())
    for stop in range(1, len(machine.calls) + 1):
        folder, fault = tmp_path / str(stop), None if is_dead else errno.ENOSPC
        with pytest.raises((MachineRefused, Killed)):
            write_by_many_hands(folder, Machine(stop, fault).disk())
        left = without_temporaries(folder)
        assert is_dead or left == found(folder)
        assert accusations(folder, SHEETS) == []
        assert {file: left[file] for file in left if file in SHEETS}.items() <= SHEETS.items()
        assert {file for file in left if file in SHEETS} <= known(folder).hashes.keys()
        write_by_many_hands(folder, Machine().disk())
        assert found(folder) == whole(SHEETS)


def test_each_file_is_on_the_disk_before_it_has_its_name_and_the_manifest_is_last(
    tmp_path: Path,
) -> None:
    write(tmp_path, OLD)
    machine = Machine()
    write(tmp_path, NEW, machine.disk())

    assert [call for call in machine.calls if not call.endswith(TEMPORARY)] == [
        *("write", "fsync", f"replace {JOURNAL}", f"sync_folder {tmp_path.name}"),
        f"unlink {manifest.FILE}",
        *("write",) * 3,
        *("fsync",) * 3,
        *(f"append {JOURNAL}", "write", "fsync"),
        *("replace cong-van.docx", "replace A_a.docx", "replace B_b.docx"),
        "unlink phu-luc-1.docx",
        *(f"sync_folder {tmp_path.name}", "sync_folder don-vi"),
        *("write", "fsync", f"replace {manifest.FILE}", f"sync_folder {tmp_path.name}"),
        f"unlink {JOURNAL}",
    ]


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "ổ đĩa hết chỗ"),
        (errno.EACCES, "không có quyền, hoặc tệp đang mở trong chương trình khác"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EMFILE, "lỗi của máy: said by the machine"),
    ],
)
def test_why_the_machine_refused_is_said_in_words(tmp_path: Path, number: int, cause: str) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, "said by the machine")

    with pytest.raises(MachineRefused) as caught:
        write(tmp_path, NEW, Disk(fsync=refuse))
    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        f"XU02 {tmp_path / JOURNAL}: không ghi hoặc không đọc được: {cause}. "
        "Đóng tệp nếu đang mở trong Word hay Excel; xem ổ đĩa còn chỗ và có quyền ghi."
    )


# --- what a set leaves alone -----------------------------------------------------------------


def test_files_that_the_new_set_has_not_are_removed(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    write(tmp_path, NEW)

    assert found(tmp_path) == whole(NEW)


def test_what_stopped_builds_left_half_written_is_removed(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / ".cong-van.docx.4242-1.cv-tam").write_bytes(b"ha")
    (tmp_path / "phu-luc" / "don-vi" / ".A_a.docx.4242-1.cv-tam").write_bytes(b"ha")
    write(tmp_path, OLD)

    assert found(tmp_path) == whole(OLD)


def test_files_that_no_set_ever_had_are_left_alone(tmp_path: Path) -> None:
    own = {"ghi-chu.txt": b"mine", ".hidden": b"mine too", "phu-luc/don-vi/Z.docx": b"mine"}
    write(tmp_path, OLD)
    for file, data in own.items():
        (tmp_path / file).write_bytes(data)

    assert accusations(tmp_path, NEW) == []
    write(tmp_path, NEW)
    assert found(tmp_path) == {**whole(NEW), **own}


EDITED = (
    "đã được sửa tay sau lần lập trước, hoặc không phải do chương trình lập. "
    "Chép tệp đi nơi khác rồi lập lại, hoặc thêm --overwrite để ghi đè; bản cũ được giữ."
)


@pytest.mark.parametrize(
    "file", ["cong-van.docx", "phu-luc/phu-luc-1.docx", "phu-luc/don-vi/B_b.docx"]
)
def test_an_edited_file_is_accused_whether_it_stays_goes_or_comes(
    tmp_path: Path, file: str
) -> None:
    write(tmp_path, OLD)
    (tmp_path / file).write_bytes(b"edited")

    assert accusations(tmp_path, NEW) == [f"XU01 {file}: {EDITED}"]


def test_a_file_that_already_is_what_we_would_write_is_not_accused(tmp_path: Path) -> None:
    (tmp_path / "cong-van.docx").write_bytes(NEW["cong-van.docx"])

    assert accusations(tmp_path, NEW) == []


def test_a_stale_file_that_somebody_edited_is_kept_when_the_set_is_overwritten(
    tmp_path: Path,
) -> None:
    write(tmp_path, OLD)
    (tmp_path / "phu-luc" / "phu-luc-1.docx").write_bytes(b"edited")
    write(tmp_path, NEW)

    assert found(tmp_path) == {**whole(NEW), "phu-luc/phu-luc-1.docx": b"edited"}


# --- manifests made by hand ------------------------------------------------------------------

OUTSIDE = ["../victim.txt", "phu-luc/../../victim.txt", "..\\victim.txt", "C:\\victim.txt", "C:v"]


@pytest.mark.parametrize("record", [manifest.FILE, JOURNAL])
@pytest.mark.parametrize("name", [*OUTSIDE, "absolute"])
@pytest.mark.parametrize("is_known", [True, False])
def test_what_a_manifest_names_outside_its_set_is_neither_removed_nor_accused(
    tmp_path: Path, name: str, record: str, is_known: bool
) -> None:
    victim, folder = tmp_path / "victim.txt", tmp_path / "set"
    folder.mkdir()
    victim.write_bytes(b"mine")
    listed = str(victim) if name == "absolute" else name
    (folder / name.replace("/", "_")).write_bytes(b"mine")  # for a system where that is no path
    (folder / record).write_bytes(summary({listed: b"mine" if is_known else b"other"}))
    before = found(tmp_path)

    assert accusations(folder, THIRD) == []
    write(folder, THIRD)
    made = {f"set/{file}": data for file, data in whole(THIRD).items()}
    assert found(tmp_path) == {k: v for k, v in before.items() if record not in k} | made


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"documents": 1}',
        b'{"documents": ["cong-van.docx"]}',
        b'{"documents": [{"file": "cong-van.docx"}]}',
        b'{"documents": [{"file": "cong-van.docx", "sha256": 5}]}',
        b'{"documents": [{"file": 5, "sha256": "ab"}]}',
    ],
)
def test_a_manifest_that_cannot_be_read_lists_nothing(data: bytes) -> None:
    assert recorded(content(data)) == {}


def test_a_journal_is_read_as_it_was_written_but_for_a_line_that_was_torn_off(
    tmp_path: Path,
) -> None:
    sheet = Record("2", "made from", Sheet({"Tổng hồ sơ": "1.120"}, ("Tỷ lệ",)))
    lines = [line("a.docx", "1"), line("a.docx", "2", kept(sheet)), line("b/c.docx", "3")[:20]]
    (tmp_path / JOURNAL).write_bytes(b"".join(lines))

    assert known(tmp_path) == Known({"a.docx": frozenset({"1", "2"})}, {"a.docx": sheet})
