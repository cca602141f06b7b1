"""Finds of the fuzzer stay found, and the fuzzer finds."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from generator.errors import Place, Refused, error
from tests.fuzz.__main__ import FINDS, find, hunt, keep, main, spoiled
from tests.fuzz.mutation import spoiled_bytes
from tests.fuzz.targets import BY_NAME, TARGETS, Target

FOUND = sorted(FINDS.iterdir()) if FINDS.exists() else []


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_answered_now(path: Path, tmp_path: Path) -> None:
    target = BY_NAME[path.stem.rpartition("-")[0]]

    assert find(target, path.read_bytes(), tmp_path) == ""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_sound_file_is_answered_and_spoiled_the_same_way_again(
    target: Target, tmp_path: Path
) -> None:
    for seed in target.seeds():
        target.work(seed, tmp_path)  # a refusal of a sound file would spoil nothing
    assert spoiled(target, 1, 5) == spoiled(target, 1, 5)
    assert len({spoiled(target, 1, number) for number in range(5)}) > 1
    assert spoiled(target, 1, 5) != spoiled(target, 2, 5)


def fragile(data: bytes, _: Path) -> NoReturn:
    if data.startswith(b"sound"):
        raise Refused([error("SL03", Place("a"), "Tệp rỗng.", "Chép lại.")])
    raise ValueError(len(data) % 2)


FRAGILE = Target("fragile", "bin", lambda: (b"sound" * 20,), spoiled_bytes, fragile)


def test_each_kind_of_failure_is_kept_once_and_a_refusal_is_none(tmp_path: Path) -> None:
    told = [told for _, told in zip(range(300), hunt([FRAGILE], 1, 60, tmp_path), strict=False)]

    said = {said.partition(" (")[0] for _, said, _ in told}
    assert said == {"", "ValueError: 0", "ValueError: 1"}
    kept = [path for _, _, path in told if path]
    assert sorted(kept) == sorted(tmp_path.iterdir())
    assert len(kept) == 2
    assert all(path.name.startswith("fragile-") and path.suffix == ".bin" for path in kept)


def test_the_hunt_ends_with_its_time(tmp_path: Path) -> None:
    assert list(hunt([FRAGILE], 1, 0, tmp_path)) == []


def test_a_find_has_a_name_that_follows_from_its_bytes(tmp_path: Path) -> None:
    first = keep(FRAGILE, b"x", tmp_path / "finds")

    assert first.name == "fragile-2d711642b7.bin"
    assert keep(FRAGILE, b"x", tmp_path / "finds") == first


def test_the_hunter_says_what_it_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "0.2", "--seed", "3", "text", "csv"]) == 0

    tried, summary = capsys.readouterr().out.splitlines()
    assert tried.startswith("text ")
    assert summary.startswith("seed 3: ")
    assert summary.endswith(" files, 0 finds")
