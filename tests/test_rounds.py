"""The earlier round of a set is kept whole before it is written over, whatever fails meanwhile."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from generator import batch
from generator.batch import Orders
from generator.batch.disk import TEMPORARY
from generator.batch.files import MANIFEST
from generator.batch.verify import State, verify
from generator.cli import main
from generator.errors import MachineRefused, Refused
from tests import torture, word
from tests.machine import Killed, Machine
from tests.torture import contents

FAULTS = {"kill": None, "disk full": errno.ENOSPC, "i/o error": errno.EIO, "denied": errno.EACCES}
LETTER, SHEET = "cong-van.docx", "phu-luc/don-vi/001_1.docx"
OVER = Orders(overwrite=True)
EDITED = word.docx(word.paragraph("Lãnh đạo đã sửa câu này."))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return torture.dossier(tmp_path_factory.mktemp("ky"))


def edited(dossier: Path, out: Path) -> dict[str, bytes]:
    """Build a set, edit its letter and a sheet; return what its files say then."""
    folder = batch.build(dossier, out).folder
    assert folder is not None
    (folder / LETTER).write_bytes(EDITED)
    (folder / SHEET).write_bytes(EDITED)
    return contents(folder)


def drafted(dossier: Path, room: Path, number: int) -> Path:
    """Return a dossier like another, in a round of drafts; the next round is written over it."""
    folder = room / dossier.name
    folder.mkdir(parents=True, exist_ok=True)
    for each in dossier.iterdir():
        (folder / each.name).write_bytes(each.read_bytes())
    settings = folder / "congvan.yaml"
    text = settings.read_text("utf-8")
    (old,) = [line for line in text.splitlines() if line.startswith("  Số:")]
    settings.write_text(text.replace(old, f"  Dự thảo: lần {number}"), "utf-8")
    return folder


def rounds(out: Path) -> list[str]:
    return sorted(each.name for each in out.iterdir() if ".lan-" in each.name)


# --- what is kept -----------------------------------------------------------------------------


def test_overwriting_an_edited_set_keeps_it_beside_as_it_was(dossier: Path, tmp_path: Path) -> None:
    before = edited(dossier, tmp_path)

    built = batch.build(dossier, tmp_path, OVER)

    assert built.round == tmp_path / "ky.lan-1"
    assert contents(tmp_path / "ky.lan-1") == before
    fresh = batch.build(dossier, tmp_path / "khac").folder
    assert fresh is not None
    assert contents(tmp_path / "ky") == contents(fresh)


def test_the_kept_round_can_be_verified_where_it_is(dossier: Path, tmp_path: Path) -> None:
    edited(dossier, tmp_path)
    batch.build(dossier, tmp_path, OVER)

    states = {each.file: each.state for each in verify(tmp_path / "ky.lan-1").files}

    assert states[LETTER] is State.CHANGED
    assert states["phu-luc/don-vi/002_2.docx"] is State.UNTOUCHED


def test_each_round_gets_the_next_number_and_the_earlier_ones_stay(
    dossier: Path, tmp_path: Path
) -> None:
    first = edited(dossier, tmp_path)
    batch.build(dossier, tmp_path, OVER)
    (tmp_path / "ky" / SHEET).write_bytes(EDITED)

    assert batch.build(dossier, tmp_path, OVER).round == tmp_path / "ky.lan-2"
    assert contents(tmp_path / "ky.lan-1") == first
    assert (tmp_path / "ky.lan-2" / SHEET).read_bytes() == EDITED


def test_a_round_named_in_capitals_by_another_system_counts_too(
    dossier: Path, tmp_path: Path
) -> None:
    edited(dossier, tmp_path)
    (tmp_path / "KY.LAN-4").mkdir()

    assert batch.build(dossier, tmp_path, OVER).round == tmp_path / "ky.lan-5"


def test_overwriting_what_nobody_edited_keeps_nothing(dossier: Path, tmp_path: Path) -> None:
    batch.build(dossier, tmp_path)

    assert batch.build(dossier, tmp_path, OVER).round is None
    assert rounds(tmp_path) == []


def test_an_edited_account_is_kept_too(dossier: Path, tmp_path: Path) -> None:
    batch.build(dossier, tmp_path)
    (tmp_path / "ky/doi-chieu.html").write_text("Đã xem.", "utf-8")

    batch.build(dossier, tmp_path, OVER)

    assert (tmp_path / "ky.lan-1/doi-chieu.html").read_text("utf-8") == "Đã xem."


def test_what_stands_in_the_place_of_an_account_is_kept(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "ky").mkdir()
    (tmp_path / "ky/doi-chieu.docx").write_bytes(b"mine")

    batch.build(dossier, tmp_path, OVER)

    assert contents(tmp_path / "ky.lan-1") == {"doi-chieu.docx": b"mine"}


def test_what_an_open_program_leaves_is_not_kept_but_a_file_put_beside_is(
    dossier: Path, tmp_path: Path
) -> None:
    edited(dossier, tmp_path)
    for name in ("~$ng-van.docx", ".~lock.cong-van.docx#", "ghi chú.txt"):
        (tmp_path / "ky" / name).write_bytes(b"x")

    batch.build(dossier, tmp_path, OVER)

    kept = contents(tmp_path / "ky.lan-1").keys()
    assert "ghi chú.txt" in kept
    assert not any("~" in name for name in kept)
    assert (tmp_path / "ky" / "ghi chú.txt").read_bytes() == b"x"


def test_only_some_sheets_written_over_keep_the_round_too(dossier: Path, tmp_path: Path) -> None:
    before = edited(dossier, tmp_path)

    built = batch.build(dossier, tmp_path, Orders(overwrite=True, only=("001",)))

    assert built.round == tmp_path / "ky.lan-1"
    assert contents(tmp_path / "ky.lan-1") == before


# --- rounds of drafts -------------------------------------------------------------------------


def test_the_next_draft_keeps_the_one_before_though_nobody_edited_it(
    dossier: Path, tmp_path: Path
) -> None:
    folder = batch.build(drafted(dossier, tmp_path / "1", 1), tmp_path).folder
    assert folder is not None
    before = contents(folder)

    built = batch.build(drafted(dossier, tmp_path / "2", 2), tmp_path)

    assert built.round == tmp_path / "ky.lan-1"
    assert contents(tmp_path / "ky.lan-1") == before
    assert "cong-van_du-thao-lan-1.docx" in before
    assert "cong-van_du-thao-lan-2.docx" in contents(folder)
    assert "cong-van_du-thao-lan-1.docx" not in contents(folder)


def test_an_edited_draft_is_not_left_beside_the_next_one(dossier: Path, tmp_path: Path) -> None:
    folder = batch.build(drafted(dossier, tmp_path / "1", 1), tmp_path).folder
    assert folder is not None
    old = folder / "cong-van_du-thao-lan-1.docx"
    old.write_bytes(EDITED)
    second = drafted(dossier, tmp_path / "2", 2)
    with pytest.raises(Refused):
        batch.build(second, tmp_path)
    assert rounds(tmp_path) == []

    batch.build(second, tmp_path, OVER)

    assert not old.exists()
    assert (tmp_path / "ky.lan-1" / old.name).read_bytes() == EDITED


# --- what is told -----------------------------------------------------------------------------


def test_the_verb_says_where_the_earlier_round_is(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(dossier, tmp_path)

    assert main(["build", str(dossier), "--out", str(tmp_path), "--overwrite"]) == 0

    told = capsys.readouterr().out.splitlines()[0]
    assert told == f"Lần trước được giữ nguyên ở {tmp_path / 'ky.lan-1'}"


def test_a_dry_run_says_where_it_would_be_and_keeps_nothing(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edited(dossier, tmp_path)

    words = ["build", str(dossier), "--out", str(tmp_path), "--overwrite", "--dry-run"]
    assert main(words) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Lần trước sẽ được giữ ở {tmp_path / 'ky.lan-1'}"
    assert told[1] == f"Nếu lập vào {tmp_path / 'ky'}: ghi 2 tệp, giữ 5 tệp."
    assert (rounds(tmp_path), contents(tmp_path / "ky")) == ([], before)


def test_a_kept_round_is_not_written_over_by_a_dossier_of_its_name(
    dossier: Path, tmp_path: Path
) -> None:
    edited(dossier, tmp_path)
    batch.build(dossier, tmp_path, OVER)
    same = dossier.rename(dossier.with_name("ky.lan-1"))
    try:
        with pytest.raises(Refused) as caught:
            batch.build(same, tmp_path, OVER)
    finally:
        same.rename(dossier)

    (problem,) = caught.value.problems
    assert f"{problem.code} {problem}" == (
        f"XU37 {tmp_path / 'ky.lan-1'}: là lần trước của bộ «ky», được giữ nguyên. "
        "Đổi tên thư mục kỳ, hoặc chọn nơi khác cho --out."
    )


# --- whatever fails ---------------------------------------------------------------------------


def stops(calls: list[str]) -> list[int]:
    """Return every call until the set itself is written, and some of the others."""
    begun = next(at for at, call in enumerate(calls) if call.endswith(MANIFEST)) + 1
    return [*range(1, begun + 1), *range(begun + 1, len(calls) + 1, 7)]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_whatever_call_fails_no_edit_is_lost_and_a_rerun_ends_as_if_it_had_not(
    dossier: Path, tmp_path: Path, fault: int | None
) -> None:
    before = edited(dossier, tmp_path / "first")
    machine = Machine()
    shutil.copytree(tmp_path / "first", tmp_path / "counted")
    built = batch.build(dossier, tmp_path / "counted", Orders(overwrite=True, disk=machine.disk()))
    assert built.folder is not None
    whole = contents(built.folder)
    for stop in stops(machine.calls):
        out = tmp_path / str(stop)
        shutil.copytree(tmp_path / "first", out)
        with pytest.raises((Killed, MachineRefused)):
            batch.build(dossier, out, Orders(overwrite=True, disk=Machine(stop, fault).disk()))
        for name in rounds(out):
            if not name.endswith(TEMPORARY):
                assert contents(out / name) == before
        present = contents(out / "ky")
        assert present.get(LETTER) == EDITED or (out / "ky.lan-1").is_dir()

        batch.build(dossier, out, OVER)
        assert contents(out / "ky") == whole
        assert rounds(out) == ["ky.lan-1"]
        assert contents(out / "ky.lan-1") == before
        assert not list(out.rglob(f"*{TEMPORARY}"))


def test_a_build_that_was_stopped_behind_the_round_goes_on_without_being_asked_again(
    dossier: Path, tmp_path: Path
) -> None:
    before = edited(dossier, tmp_path)
    machine = Machine()
    edited(dossier, tmp_path / "counted")
    batch.build(dossier, tmp_path / "counted", Orders(overwrite=True, disk=machine.disk()))
    stop = len(machine.calls) - 3
    with pytest.raises(Killed):
        batch.build(
            dossier, tmp_path, Orders(overwrite=True, disk=Machine(stop, fault=None).disk())
        )

    built = batch.build(dossier, tmp_path)

    assert built.round is None
    assert contents(tmp_path / "ky.lan-1") == before
