"""Patterns and figures as bytes, for workers that share no memory with us."""

from __future__ import annotations

import io
import pickle
from fractions import Fraction
from functools import lru_cache
from typing import Any

from generator import archive, render


class _Packer(pickle.Pickler):
    """Sends a template as the file that it was made of; an exact number as two whole ones."""

    def reducer_override(self, thing: object) -> Any:
        if isinstance(thing, render.Template):
            return render.compile, (archive.pack(thing.parts), thing.file)
        if isinstance(thing, Fraction):
            return Fraction, (thing.numerator, thing.denominator)
        return NotImplemented


def packed(things: object) -> bytes:
    """Return things of ours as bytes."""
    written = io.BytesIO()
    _Packer(written, pickle.HIGHEST_PROTOCOL).dump(things)
    return written.getvalue()


def unpacked(data: bytes) -> Any:
    """Return what was packed by a process of ours, in this run."""
    return pickle.loads(data)


@lru_cache(maxsize=2)
def unpacked_once(data: bytes) -> Any:
    """Return what all chunks have in common: a template is compiled once in each worker."""
    return unpacked(data)
