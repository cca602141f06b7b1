"""What the program is, as one hash: another program may make other bytes of the same figures."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml")
"""Each says its version in its first module; one that is not needed is not loaded for that."""


@cache
def program() -> bytes:
    """Return the hash of our own modules and of what they make documents with."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in LIBRARIES:
        digest.update(name.encode() + _first_module(name))
    own = str(Path(__file__).resolve().parent.parent)
    for folder, folders, files in os.walk(own):
        folders.sort()
        place = folder.removeprefix(own).replace(os.sep, "/")
        for file in sorted(each for each in files if each.endswith(".py")):
            with open(f"{folder}/{file}", "rb", buffering=0) as module:  # noqa: PTH123 - quicker
                digest.update(f"{place}/{file}".encode() + module.read())
    return digest.digest()


def _first_module(name: str) -> bytes:
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).read_bytes()
