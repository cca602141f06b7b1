"""Works on foreign bytes in a child process with limits: what takes it down takes it alone.

The child gets one function and answers any number of requests, bytes for bytes. It has no
environment, and its own output goes nowhere. Where a platform lacks a limit, time is what is left:

* Linux: memory, computing time and time by the clock;
* macOS: the system refuses a limit on memory;
* Windows: time by the clock only.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from importlib import import_module
from math import ceil
from threading import Timer
from time import process_time
from typing import IO, Self

from generator.frozen import Frozen

if sys.platform != "win32":
    import resource

_HEAD = struct.Struct(">BQ")
_ANSWERED, _OUT_OF_MEMORY, _FAILED = range(3)

# The child finds modules where we do, in a checkout as when installed.
_START = (
    "import sys; sys.path[:] = sys.argv[4:]; "
    "from generator.apart import serve; serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))"
)
# What Python itself may need to start; nothing else of the environment reaches the child.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class Loss(Enum):
    """Why a child gave no answer."""

    MEMORY = "hết bộ nhớ"
    TIME = "quá lâu"
    CRASH = "dừng đột ngột"


class Lost(Exception):
    """The child gave no answer and is gone; the next request starts another."""

    def __init__(self, reason: Loss) -> None:
        self.reason = reason
        super().__init__(reason.value)


class Limits(Frozen):
    """What a child may use: memory in all, time for each request."""

    memory_bytes: int = 1 << 30
    computing_seconds: int = 30
    clock_seconds: int = 60
    answer_bytes: int = 1 << 29


LIMITS = Limits()


class Apart:
    """A child process that runs one function, named «module:function», from bytes to bytes.

    It starts with the first request. The function encodes what it refuses as an answer too: an
    exception is a loss. Ask from one thread at a time.
    """

    def __init__(self, function: str, limits: Limits = LIMITS) -> None:
        self._function = function
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._is_late = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, request: bytes) -> bytes:
        """Return the child's answer.

        Raises:
            Lost: If the child died, or passed a limit.
        """
        self._child = self._child or self._start()
        self._is_late = False
        watch = Timer(self._limits.clock_seconds, self._stop_late, [self._child])
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(self._child, request)
        except BaseException:  # also when somebody interrupts: half an answer helps nobody
            self.close()
            raise
        finally:
            watch.cancel()
            watch.join()  # else a late one might end the child of the next request
            if self._is_late:
                self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)

    def _start(self) -> subprocess.Popen[bytes]:
        limits = self._limits
        command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, self._function]
        command += [str(limits.memory_bytes), str(limits.computing_seconds)]
        command += [each or "." for each in sys.path]
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            creationflags=_NO_WINDOW,
        )

    def _stop_late(self, child: subprocess.Popen[bytes]) -> None:
        self._is_late = True
        child.kill()

    def _exchange(self, child: subprocess.Popen[bytes], request: bytes) -> bytes:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            _send(child.stdin, _ANSWERED, request)
            state, size = _HEAD.unpack(_receive(child.stdout, _HEAD.size))
            if state == _ANSWERED and size <= self._limits.answer_bytes:
                return _receive(child.stdout, size)
        except (OSError, EOFError):
            raise Lost(self._loss(child)) from None
        raise Lost(Loss.CRASH if state == _FAILED else Loss.MEMORY)

    def _loss(self, child: subprocess.Popen[bytes]) -> Loss:
        child.kill()
        return Loss.TIME if self._is_late or _ran_out_of_time(child.wait()) else Loss.CRASH


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()


def _ran_out_of_time(code: int) -> bool:
    return sys.platform != "win32" and code == -signal.SIGXCPU


def _send(stream: IO[bytes], state: int, content: bytes) -> None:
    stream.write(_HEAD.pack(state, len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


# --- in the child -----------------------------------------------------------------------------


def serve(function: str, memory_bytes: int, computing_seconds: int) -> None:
    """Answer requests until there are no more: the whole life of a child."""
    requests, answers = _take_over(0, "rb"), _take_over(1, "wb")
    module, _, name = function.partition(":")
    work: Callable[[bytes], bytes] = getattr(import_module(module), name)
    _limit_memory(memory_bytes)
    while head := requests.read(_HEAD.size):
        request = _receive(requests, _HEAD.unpack(head)[1])
        _limit_computing(computing_seconds)
        _send(answers, *_outcome(work, request))


def _take_over(descriptor: int, mode: str) -> IO[bytes]:
    """Keep a pipe for ourselves: what a library prints must not get between the answers."""
    kept = os.fdopen(os.dup(descriptor), mode)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return kept


def _outcome(work: Callable[[bytes], bytes], request: bytes) -> tuple[int, bytes]:
    try:
        return _ANSWERED, work(request)
    except MemoryError:
        return _OUT_OF_MEMORY, b""
    except Exception:  # a foreign file makes a library raise anything
        return _FAILED, b""


def _limit_memory(size: int) -> None:
    if sys.platform != "win32":
        with suppress(ValueError, OSError):  # macOS has the name of the limit, not the limit
            resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _limit_computing(seconds: int) -> None:
    """Count from now on: the system counts from the start of the child."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):  # somebody limited us before, and to less
            resource.setrlimit(resource.RLIMIT_CPU, (ceil(process_time()) + seconds, most))
