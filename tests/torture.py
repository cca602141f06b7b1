"""Kill builds at any moment, thousands of times: `python3 tasks.py torture [--kills N] [--seed S]`.

Each kill is a real one, of a process of its own, at a call of the disk drawn by lot. What it
leaves must be whole, and the next build must end as if it had never been.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from generator import batch
from generator.batch import Crew, Disk, Orders
from generator.batch.disk import DISK, TEMPORARY
from generator.batch.records import JOURNAL
from generator.model import Organization
from tests import word
from tests.golden import small
from tests.machine import TOLD, Killed, Machine

CHANGES = (
    (
        "Cảnh báo đã xem:",
        """\
  - Tên: Kết quả của {{ đơn_vị.tên_trong_câu }}
    Lập cho: từng đơn vị
    Tệp: riêng từng đơn vị
    Mẫu: phu-luc.docx
Cảnh báo đã xem:""",
    ),
)
LINES = (
    "{{ phụ_lục.tên }}",
    "{{ đơn_vị.tên }}: {{ số_liệu.tổng_hồ_sơ }} hồ sơ.",
    "{{ chỉ_tiêu.tỷ_lệ_trực_tuyến.kết_quả }}: {{ chỉ_tiêu.tỷ_lệ_trực_tuyến.giá_trị }}.",
)


def dossier(
    room: Path, organizations: int = 2, cases: int = 0, at: int = 1, empty: Sequence[int] = ()
) -> Path:
    """Write a dossier with a sheet for each organization; the one `at` may have other `cases`.

    The sheets of those that are `empty` cannot be made: the template prints a rate of nothing.
    """
    listed = [
        Organization(f"{number:03}", f"Ủy ban nhân dân xã {number}", f"{number}", "UBND xã", number)
        for number in range(1, organizations + 1)
    ]
    rows = [
        (each.name, 0, 0, None)
        if each.order in empty
        else (each.name, cases if cases and each.order == at else 100 + each.order, 90, None)
        for each in listed
    ]
    folder = small.write(room / "ky", rows=rows, organizations=listed)
    settings = folder / "congvan.yaml"
    text = settings.read_text("utf-8")
    for old, new in CHANGES:
        assert text.count(old) == 1
        text = text.replace(old, new)
    settings.write_text(text, "utf-8", newline="\n")
    write_template(folder)
    return folder


def write_template(folder: Path, *more: str) -> None:
    """Write the template of the sheets."""
    template = word.docx(*map(word.paragraph, (*LINES, *more)))
    (folder / "phu-luc.docx").write_bytes(template)


def stop_before_the_account(source: Path, out: Path) -> None:
    """Leave a set as a build does that is killed when all its sheets are there."""
    shutil.rmtree(out)
    machine = Machine()
    batch.build(source, out, Orders(disk=machine.disk()))
    shutil.rmtree(out)
    try:
        stopped = Machine(len(machine.calls) - 12, fault=None)
        batch.build(source, out, Orders(disk=stopped.disk()))
    except Killed:
        return


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a set."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def assert_whole(folder: Path, whole: Mapping[str, bytes]) -> None:
    """Make sure that whatever stands under the name of a document is that document."""
    for file, data in contents(folder).items():
        if file != JOURNAL and not file.endswith(TEMPORARY):
            assert data == whole[file], f"{file} is broken"


# --- one kill ---------------------------------------------------------------------------------


def build_and_die(source: Path, out: Path, stop: int, workers: int) -> None:
    """Build a set in a process that is killed at the call of the disk numbered `stop`."""
    left = [stop]

    def watched(real: Any) -> Any:
        def call(*given: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                if real is DISK.write:
                    os.write(given[0], given[1][: len(given[1]) // 2])
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            return real(*given)

        return call

    disk = Disk(**{name: watched(getattr(DISK, name)) for name in TOLD})
    batch.build(source, out, Orders(disk=disk, crew=Crew(workers)))


def run(source: Path, room: Path, kills: int, seed: int, told: Any = None) -> list[str]:
    """Kill so many builds, each in a folder that the one before may have left half done.

    Return what was found wrong.
    """
    lot = random.Random(seed)
    machine = Machine()
    built = batch.build(source, room / "whole", Orders(disk=machine.disk()))
    assert built.folder is not None
    whole, most = contents(built.folder), len(machine.calls)
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)  # quick, for there are many
    gc.freeze()  # a victim copies what its collector walks through
    wrong: list[str] = []
    out = room / "out"
    for number in range(1, kills + 1):
        stop, workers = lot.randint(1, most), lot.choice((1, 1, 1, 2))
        victim = multiprocessing.Process(target=build_and_die, args=(source, out, stop, workers))
        victim.start()
        victim.join()
        wrong += _judged(source, out, whole, f"lần {number}, dừng ở lời gọi {stop}", lot)
        if told:
            told(number)
    return wrong


def _judged(
    source: Path, out: Path, whole: Mapping[str, bytes], which: str, lot: random.Random
) -> list[str]:
    folder = out / source.name
    try:
        assert_whole(folder, whole)
        if lot.random() < 1 / 3:  # the next kill hits a folder that this one has left
            return []
        assert not batch.build(source, out).faults
        assert contents(folder) == whole, "the rerun ends otherwise"
        if lot.random() < 1 / 2:
            shutil.rmtree(out)
        else:
            (folder / "bo-van-ban.json").unlink()
            (folder / "cong-van.docx").unlink()
    except Exception as fault:  # whatever it is, it is told and the next one comes
        shutil.rmtree(out)
        return [f"{which}: {type(fault).__name__}: {fault}"]
    return []


def main() -> int:
    """Torture, and tell what came of it."""
    asked = argparse.ArgumentParser(description="Giết lần lập bộ ở chỗ bất kỳ rồi lập lại.")
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    start = monotonic()

    def told(number: int) -> None:
        if number % 50 == 0:
            sys.stdout.write(f"{number}/{given.kills} lần, {monotonic() - start:.0f} giây\n")
            sys.stdout.flush()

    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        wrong = run(dossier(folder), folder, given.kills, given.seed, told)
    sys.stdout.write("\n".join([*wrong, f"{given.kills} lần giết, {len(wrong)} lần sai.\n"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
