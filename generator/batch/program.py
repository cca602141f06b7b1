"""What the program is, as one hash: another program may make other bytes of the same figures."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from functools import cache
from importlib import import_module
from pathlib import Path

LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml")
"""Each tells its version itself; to look for it among all that is installed would be slow."""


@cache
def program() -> bytes:
    """Return the hash of our own modules and of what they make documents with."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in LIBRARIES:
        digest.update(f"{name} {_version(name)}".encode())
    own = str(Path(__file__).resolve().parent.parent)
    for folder, folders, files in os.walk(own):
        folders.sort()
        place = folder.removeprefix(own).replace(os.sep, "/")
        for file in sorted(each for each in files if each.endswith(".py")):
            with open(f"{folder}/{file}", "rb", buffering=0) as module:  # noqa: PTH123 - quicker
                digest.update(f"{place}/{file}".encode() + module.read())
    return digest.digest()


def _version(name: str) -> str:
    return str(import_module(name).__version__)
