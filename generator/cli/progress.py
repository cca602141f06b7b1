"""How far a build has come, on a terminal only: count, rate, time left."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

MINUTE = 60


class Progress:
    """Tells how many sheets are done; the line goes away at the end."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._start = 0.0
        self._is_shown = stream.isatty()

    def __call__(self, done: int, of: int) -> None:
        """Show that so many are done."""
        if not self._is_shown or not of:
            return
        if done == 0:
            self._start = self._clock()
        text = "" if done == of else told(done, of, self._clock() - self._start)
        self._stream.write(f"\r{text:<60}\r{text}")
        self._stream.flush()


def told(done: int, of: int, seconds: float) -> str:
    """Say how far the work is.

    >>> told(640, 3321, 2.0)
    'Đã xong 640/3.321 phụ lục, 320 phụ lục/giây, còn khoảng 9 giây'
    >>> told(0, 3321, 0.0)
    'Đã xong 0/3.321 phụ lục'
    """
    start = f"Đã xong {_number(done)}/{_number(of)} phụ lục"
    if not done or seconds <= 0:
        return start
    rate = done / seconds
    return f"{start}, {_number(round(rate))} phụ lục/giây, còn khoảng {_left((of - done) / rate)}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _left(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} giây" if whole < MINUTE else f"{whole // MINUTE + 1} phút"
