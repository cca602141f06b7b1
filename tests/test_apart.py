"""A child process is limited, and its loss is told; see tests/echoes.py for what it does here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.apart import Apart, Limits, Loss, Lost

ECHOES = "tests.echoes:answer"

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="Chỉ Linux giới hạn được bộ nhớ.")
not_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows không giới hạn thời gian tính của tiến trình con."
)


def loss(request: bytes, limits: Limits | None = None) -> Loss:
    with Apart(ECHOES, limits or Limits()) as child, pytest.raises(Lost) as caught:
        child.ask(request)
    return caught.value.reason


def test_one_child_answers_request_after_request() -> None:
    with Apart(ECHOES) as child:
        first = child.ask(b"identity")

        assert child.ask(b"echo 1") == b"1"
        assert child.ask(b"echo ") == b""
        assert child.ask(b"identity") == first
        assert int(first) != os.getpid()


def test_megabytes_go_both_ways() -> None:
    content = bytes(range(256)) * 20_000

    with Apart(ECHOES) as child:
        assert child.ask(b"echo " + content) == content


def test_what_a_library_prints_does_not_get_between_the_answers() -> None:
    with Apart(ECHOES) as child:
        assert [child.ask(b"print one"), child.ask(b"echo two")] == [b"one", b"two"]


def test_the_child_knows_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONGVAN_SECRET", "mật")

    with Apart(ECHOES) as child:
        names = set(child.ask(b"environment").decode().split("\n"))

    # Python itself puts LC_CTYPE there when it finds no locale.
    allowed = {"", "LC_CTYPE", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
    allowed.add("__CF_USER_TEXT_ENCODING")  # macOS gives it to every process
    assert names <= allowed


def test_the_child_finds_the_program_from_any_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    with Apart(ECHOES) as child:
        assert child.ask(b"echo here") == b"here"


def test_no_child_is_started_before_something_is_asked() -> None:
    with Apart("no.such:function"):
        pass

    with Apart("no.such:function") as child, pytest.raises(Lost, match="dừng đột ngột"):
        child.ask(b"")


@pytest.mark.parametrize("request_", [b"raise", b"die", b"die " + bytes(1_000_000)])
def test_a_child_that_fails_is_lost(request_: bytes) -> None:
    assert loss(request_) is Loss.CRASH


def test_a_child_that_does_not_answer_in_time_is_lost() -> None:
    assert loss(b"sleep", Limits(clock_seconds=1)) is Loss.TIME


@not_windows
def test_a_child_that_computes_too_long_is_lost() -> None:
    assert loss(b"compute", Limits(computing_seconds=1)) is Loss.TIME


@not_windows
def test_each_request_has_its_own_time_to_compute() -> None:
    with Apart(ECHOES, Limits(computing_seconds=1)) as child:
        assert [child.ask(b"compute-a-while") for _ in range(4)] == [b"done"] * 4


@only_linux
def test_a_child_that_wants_too_much_memory_is_lost() -> None:
    assert loss(b"fill", Limits(memory_bytes=1 << 29)) is Loss.MEMORY


def test_an_answer_that_is_too_long_is_not_taken() -> None:
    assert loss(b"answer-much", Limits(answer_bytes=1_999)) is Loss.MEMORY


def test_after_a_loss_another_child_answers() -> None:
    with Apart(ECHOES) as child:
        first = child.ask(b"identity")
        with pytest.raises(Lost):
            child.ask(b"die")

        assert child.ask(b"echo again") == b"again"
        assert child.ask(b"identity") != first


@not_windows
def test_a_closed_child_is_gone() -> None:
    with Apart(ECHOES) as child:
        pid = int(child.ask(b"identity"))

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
