"""JSON as `json.dumps(indent=1, sort_keys=True)` has it, piece by piece and in half the time.

The standard library walks what is to be indented in Python, and only when all of it is there; a
country's figures are then held twice more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Final

INDENT: Final = " "


def pieces(content: Mapping[str, object]) -> Iterator[str]:
    """Yield the text of an object; a value that is an iterator is a list, taken as it comes."""
    before = "{\n"
    for key, value in sorted(content.items()):
        yield f"{before}{INDENT}{encode_basestring(key)}: "
        before = ",\n"
        if isinstance(value, Iterator):
            yield from _listed(value)
        else:
            yield _text(value, INDENT)
    yield "\n}"


def _listed(values: Iterator[object]) -> Iterator[str]:
    before, end = "[\n", "[]"
    for each in values:
        yield f"{before}{INDENT * 2}{_text(each, INDENT * 2)}"
        before, end = ",\n", f"\n{INDENT}]"
    yield end


def _text(value: object, indent: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or type(value) is int:
        return "null" if value is None else str(value)
    inner = indent + INDENT
    if isinstance(value, dict) and value:
        items = [
            f"{inner}{encode_basestring(key)}: {_text(each, inner)}"
            for key, each in sorted(value.items())
        ]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        items = [f"{inner}{_text(each, inner)}" for each in value]
        return "[\n" + ",\n".join(items) + f"\n{indent}]"
    return json.dumps(value)
