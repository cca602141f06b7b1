"""JSON as `json.dumps(indent=1, sort_keys=True)` has it, piece by piece and in a third of the time.

The standard library walks what is to be indented in Python, and only when all of it is there; a
country's figures are then held twice more. Entries that are alike are made from a form.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Final

from generator.frozen import Frozen

INDENT: Final = " "
PLACE: Final = "\0"
"""Stands in a form where a value is to be."""


class Ready(Frozen):
    """The text of a list in an object, which was made before."""

    text: bytes


def pieces(content: Mapping[str, object]) -> Iterator[bytes]:
    """Yield the text of an object."""
    before = "{\n"
    for key, value in sorted(content.items()):
        yield f"{before}{INDENT}{encode_basestring(key)}: ".encode()
        before = ",\n"
        yield value.text if isinstance(value, Ready) else _text(value, INDENT).encode()
    yield b"\n}"


def ready(entries: Iterable[str]) -> Ready:
    """Make a list of what `form` gives, each with its values."""
    written, before, end = io.BytesIO(), f"[\n{INDENT * 2}", "[]"
    for entry in entries:
        written.write(f"{before}{entry}".encode())
        before, end = f",\n{INDENT * 2}", f"\n{INDENT}]"
    written.write(end.encode())
    return Ready(written.getvalue())


def form(entry: object) -> str:
    """Return an entry of a list in an object, with a `%s` for each place."""
    text = _text(entry, INDENT * 2).replace("%", "%%")
    return text.replace(encode_basestring(PLACE), "%s")


def value(told: str | int | None) -> str:
    """Return what is put into a place."""
    if told is None:
        return "null"
    return encode_basestring(told) if isinstance(told, str) else str(told)


def _text(told: object, indent: str) -> str:
    if told is None or type(told) is int or isinstance(told, str):
        return value(told)
    inner = indent + INDENT
    if isinstance(told, dict) and told:
        items = [
            f"{inner}{encode_basestring(key)}: {_text(each, inner)}"
            for key, each in sorted(told.items())
        ]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(told, list | tuple) and told:
        items = [f"{inner}{_text(each, inner)}" for each in told]
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return json.dumps(told)
