"""Templates already compiled, kept by their content: never by a name, a path or a date."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from generator.render import template
from generator.render.template import Template

MOST: Final = 16
"""A set has some three templates; a program that lives long sees many sets."""

_kept: dict[tuple[bytes, str], Template] = {}


def compile(data: bytes, file: str) -> Template:
    """Return the compiled template, the same one again for the same bytes and name.

    Raises:
        Refused: with everything wrong with the package, or else with the tags of all its parts.
    """
    key = sha256(data).digest(), file
    found = _kept.pop(key, None) or template.compile(data, file)
    _kept[key] = found  # what was asked for last stands last
    for oldest in list(_kept)[:-MOST]:
        _kept.pop(oldest, None)
    return found
