"""The environment is made when it must be, and only then; every tool has its say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tasks

ROOT = Path(__file__).parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("click==8.5.1\n", encoding="utf-8")
    return tmp_path


def environment(folder: Path, stamp: str | None) -> tuple[Path, Path]:
    """Lay out what a run of `make_environment` leaves: the interpreter, then the stamp."""
    python = folder / "python"
    python.touch()
    if stamp is not None:
        (folder / "stamp").write_text(stamp, encoding="ascii")
    return folder / "stamp", python


def test_an_environment_made_to_its_end_is_ready(tmp_path: Path) -> None:
    assert tasks.is_ready(*environment(tmp_path, "abc"), "abc")


def test_a_half_made_environment_is_not_ready(tmp_path: Path) -> None:
    assert not tasks.is_ready(*environment(tmp_path, None), "abc")


def test_an_environment_for_other_pins_is_not_ready(tmp_path: Path) -> None:
    assert not tasks.is_ready(*environment(tmp_path, "abd"), "abc")


def test_an_environment_whose_stamp_is_cut_or_damaged_is_not_ready(tmp_path: Path) -> None:
    stamp, python = environment(tmp_path, "ab")
    assert not tasks.is_ready(stamp, python, "abc")

    stamp.write_bytes(b"\xff\x00")
    assert not tasks.is_ready(stamp, python, "abc")


def test_an_environment_whose_python_is_gone_is_not_ready(tmp_path: Path) -> None:
    stamp, python = environment(tmp_path, "abc")
    python.unlink()

    assert not tasks.is_ready(stamp, python, "abc")


def test_the_fingerprint_follows_the_pins_and_the_project(checkout: Path) -> None:
    before = tasks.fingerprint(checkout)
    assert tasks.fingerprint(checkout) == before

    (checkout / "constraints.txt").write_text("click==8.5.2\n", encoding="utf-8")
    after = tasks.fingerprint(checkout)
    assert after != before

    (checkout / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert tasks.fingerprint(checkout) != after


def test_the_fingerprint_does_not_mind_line_ends(checkout: Path) -> None:
    before = tasks.fingerprint(checkout)
    (checkout / "constraints.txt").write_bytes(b"click==8.5.1\r\n")

    assert tasks.fingerprint(checkout) == before


def test_the_fingerprint_follows_the_folder_because_scripts_hold_it(checkout: Path) -> None:
    before = tasks.fingerprint(checkout)

    assert tasks.fingerprint(checkout.rename(checkout.with_name("moved"))) != before


def test_the_environment_is_made_by_the_python_outside_it() -> None:
    first, *rest = tasks.steps()

    assert not Path(first[0]).is_relative_to(tasks.VENV)
    assert [step[0] for step in rest] == [str(tasks.PYTHON)] * len(rest)
    assert all("constraints.txt" in step for step in rest)


def script(text: str) -> tuple[str, str]:
    return ("-c", text)


def test_every_tool_runs_although_an_earlier_one_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    tools = [
        tasks.Tool("một", script("raise SystemExit(3)")),
        tasks.Tool("hai", script("print('xong hai')")),
        tasks.Tool("ba", script("import sys; print(sys.argv[1:]); raise SystemExit(1)")),
    ]

    assert tasks.run_all(tools, ["-k", "x"]) == 1
    assert capfd.readouterr().out.splitlines() == [
        "— một",
        "— hai",
        "xong hai",
        "— ba",
        "['-k', 'x']",
        "Không đạt: một, ba.",
    ]


def test_a_run_without_a_failure_says_what_was_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(tasks, "ROOT", tmp_path)

    assert tasks.run_all([tasks.Tool("một", script("")), tasks.Tool("hai", script(""))]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "Đạt: một, hai."


def test_an_unknown_task_is_answered_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["demmo"]) == 2

    first, usage, *listed = capsys.readouterr().err.splitlines()
    assert first == "Không có việc «demmo»."
    assert usage == "Cách dùng: python3 tasks.py VIỆC [tham số của công cụ]"
    assert [line.split()[0] for line in listed] == list(tasks.TASKS)


def test_no_task_prints_the_list_and_makes_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "VENV", tmp_path / ".venv")

    assert tasks.main([]) == 0
    assert capsys.readouterr().out.splitlines() == tasks.usage().splitlines()
    assert list(tmp_path.iterdir()) == []


def test_the_list_needs_nothing_but_the_standard_library(tmp_path: Path) -> None:
    bare = [sys.executable, "-I", "-S", str(ROOT / "tasks.py")]
    done = subprocess.run(
        bare, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == tasks.usage() + "\n"
