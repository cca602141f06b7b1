"""What a child does in the tests of generator.apart: answer well, badly, late or never."""

from __future__ import annotations

import os
import time


def answer(request: bytes) -> bytes:
    """Do as the first word of a request says."""
    word, _, rest = request.partition(b" ")
    return _DOINGS[word.decode()](rest)


def _echo(rest: bytes) -> bytes:
    return rest


def _print(rest: bytes) -> bytes:
    print("loud", flush=True)  # noqa: T201 - as libraries do
    os.write(1, b"louder")
    return rest


def sleep(_: bytes) -> bytes:
    """Answer too late."""
    time.sleep(60)
    return b""


def _compute(_: bytes) -> bytes:
    while True:
        pass


def _compute_a_while(_: bytes) -> bytes:
    end = time.process_time() + 0.6
    while time.process_time() < end:
        pass
    return b"done"


def fill(_: bytes) -> bytes:
    """Want more memory than there may be."""
    return bytes(3 << 30)


def _answer_much(_: bytes) -> bytes:
    return bytes(2_000)


def _raise(_: bytes) -> bytes:
    raise ValueError


def die(_: bytes) -> bytes:
    """End at once."""
    os._exit(3)


def _environment(_: bytes) -> bytes:
    return "\n".join(sorted(os.environ)).encode()


def _identity(_: bytes) -> bytes:
    return str(os.getpid()).encode()


_DOINGS = {
    "echo": _echo,
    "print": _print,
    "sleep": sleep,
    "compute": _compute,
    "compute-a-while": _compute_a_while,
    "fill": fill,
    "answer-much": _answer_much,
    "raise": _raise,
    "die": die,
    "environment": _environment,
    "identity": _identity,
}
