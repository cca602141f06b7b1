"""JSON as `json.dumps(indent=1, sort_keys=True)` has it, piece by piece and in a third of the time.

The standard library walks what is to be indented in Python, and only when all of it is there; a
country's figures are then held twice more. Entries that are alike are made from a form, in bytes:
most of the time would be spent to encode the same words again and again.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.frozen import Frozen, in_json, indented

PLACE: Final = "\0"
"""Stands in a form where a value is to be."""


class Ready(Frozen):
    """The text of a list in an object, which was made before."""

    text: bytes


def pieces(content: Mapping[str, object]) -> Iterator[bytes]:
    """Yield the text of an object."""
    before = b"{\n "
    for key, value in sorted(content.items()):
        yield b"%b%b: " % (before, in_json(key))
        before = b",\n "
        yield value.text if isinstance(value, Ready) else _inside(value, 1)
    yield b"\n}"


def ready(entries: Iterable[bytes]) -> Ready:
    """Make a list of what `form` gives, each with its values."""
    written, before, end = io.BytesIO(), b"[\n  ", b"[]"
    for entry in entries:
        written.write(before)
        written.write(entry)
        before, end = b",\n  ", b"\n ]"
    written.write(end)
    return Ready(written.getvalue())


def form(entry: object) -> bytes:
    """Return an entry of a list in an object, with a `%b` for each place: for its value in JSON."""
    return _inside(entry, 2).replace(b"%", b"%%").replace(in_json(PLACE), b"%b")


def values(told: Sequence[str | int | None]) -> list[bytes]:
    """Return what several entries have in one place, each in JSON."""
    text = in_json(told)
    return list(map(in_json, told)) if b'"' in text else text[1:-1].split(b",")


def _inside(told: object, depth: int) -> bytes:
    return indented(told).replace(b"\n", b"\n" + b" " * depth)
