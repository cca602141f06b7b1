"""A build stopped at any moment leaves whole files; run again, it ends as if it never was."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import batch
from generator.batch import Orders
from generator.batch.disk import DISK, TEMPORARY, Disk, give_name
from generator.batch.lock import lock_of, only_writer
from generator.batch.records import JOURNAL
from generator.errors import MachineRefused
from tests import torture
from tests.machine import Killed, Machine
from tests.torture import contents

FAULTS = {"kill": None, "disk full": errno.ENOSPC, "i/o error": errno.EIO, "denied": errno.EACCES}
"""EACCES is also what a file says that is open in Word."""
NUMBERED = re.compile(r"\d+-\d+(?=\.cv-tam$)")
"""What in the name of a temporary is the process and a count."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return torture.dossier(tmp_path_factory.mktemp("ky"))


@pytest.fixture(scope="module")
def whole(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    built = batch.build(dossier, tmp_path_factory.mktemp("ra"))
    assert built.folder is not None
    return contents(built.folder)


def calls(dossier: Path, room: Path) -> int:
    machine = Machine()
    batch.build(dossier, room, Orders(disk=machine.disk()))
    return len(machine.calls)


State = frozenset[tuple[str, bytes | None]]


def state(room: Path) -> State:
    """Return all that a build finds: the same state is built upon in the same way."""
    return frozenset(
        (
            NUMBERED.sub("", str(each.relative_to(room))),
            each.read_bytes() if each.is_file() else None,
        )
        for each in room.rglob("*")
    )


@pytest.fixture(scope="module")
def rerun() -> set[State]:
    """Hold the states that were built upon already: disk full leaves what a denial leaves."""
    return set()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_whatever_call_of_the_disk_fails_files_are_whole_and_a_rerun_ends_as_if_it_had_not(
    dossier: Path, whole: dict[str, bytes], tmp_path: Path, rerun: set[State], fault: int | None
) -> None:
    for stop in range(1, calls(dossier, tmp_path / "counted") + 1):
        out = tmp_path / str(stop)
        with pytest.raises((Killed, MachineRefused)):
            batch.build(dossier, out, Orders(disk=Machine(stop, fault).disk()))
        torture.assert_whole(out / dossier.name, whole)
        if (left := state(out)) in rerun:
            continue
        rerun.add(left)

        built = batch.build(dossier, out)
        assert contents(out / dossier.name) == whole
        assert not list(out.rglob(f"*{TEMPORARY}"))
        assert not built.faults


def test_what_was_made_before_a_kill_is_not_made_again(
    dossier: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    count = calls(dossier, tmp_path / "counted")
    stopped = Orders(disk=Machine(count - 1, fault=None).disk())
    with pytest.raises(Killed):
        batch.build(dossier, tmp_path / "out", stopped)

    built = batch.build(dossier, tmp_path / "out")

    assert built.made == ()
    assert set(built.kept) == whole.keys() - {"bo-van-ban.json"}


def test_fifty_kills_at_any_call_leave_no_broken_file(dossier: Path, tmp_path: Path) -> None:
    assert torture.run(dossier, tmp_path, kills=50, seed=7) == []


# --- other figures between the kill and the rerun ---------------------------------------------


def test_sets_of_different_figures_never_mix(dossier: Path, tmp_path: Path) -> None:
    other = torture.dossier(tmp_path / "khac", cases=977)
    expected = batch.build(other, tmp_path / "sach").folder
    assert expected is not None
    rerun: set[State] = set()
    for stop in range(1, calls(dossier, tmp_path / "counted") + 1, 3):
        out = tmp_path / str(stop)
        with pytest.raises(Killed):
            batch.build(dossier, out, Orders(disk=Machine(stop, fault=None).disk()))
        if (left := state(out)) in rerun:
            continue
        rerun.add(left)
        batch.build(other, out)
        assert contents(out / other.name) == contents(expected)


# --- a file that is open in Word --------------------------------------------------------------


class _Held(PermissionError):
    """What Windows says of a file that another program has open."""

    winerror = 32


def _held(name: str, times: int, pauses: list[float]) -> Disk:
    left = [times]

    def replace(source: Path, target: Path) -> None:
        if target.name == name and left[0]:
            left[0] -= 1
            raise _Held(errno.EACCES, "in use")
        DISK.replace(source, target)

    return Disk(replace=replace, pause=pauses.append)


def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    pauses: list[float] = []
    (tmp_path / "tam").write_bytes(b"new")

    give_name(tmp_path / "tam", tmp_path / "a.docx", _held("a.docx", 3, pauses))

    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2]


def test_a_file_that_stays_open_is_named_and_the_others_are_written(
    dossier: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    pauses: list[float] = []
    disk = _held("001_1.docx", 99, pauses)

    with pytest.raises(MachineRefused) as caught:
        batch.build(dossier, tmp_path, Orders(disk=disk))

    (problem,) = caught.value.problems
    held = "phu-luc/don-vi/001_1.docx"
    assert problem.code == "XU02"
    assert problem.place.file == str(tmp_path / dossier.name / held)
    assert "đang mở trong chương trình khác" in problem.what
    assert sum(pauses) == pytest.approx(2.55)
    found = contents(tmp_path / dossier.name)
    assert found.keys() - {JOURNAL} == whole.keys() - {held, "bo-van-ban.json"}


# --- one writer -------------------------------------------------------------------------------

HOLDS = """
import sys
from pathlib import Path
from generator.batch.lock import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "bo")]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_refused_and_gets_the_set_when_the_first_is_killed(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    with pytest.raises(MachineRefused) as caught, only_writer(tmp_path / "bo"):
        pass
    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        f"XU31 {tmp_path / 'bo'}: một lần lập khác đang ghi bộ văn bản này. "
        "Chờ lần ấy xong rồi lập lại."
    )

    holder.kill()
    holder.wait()
    with only_writer(tmp_path / "bo"):
        assert lock_of(tmp_path / "bo").exists()
    assert not lock_of(tmp_path / "bo").exists()
