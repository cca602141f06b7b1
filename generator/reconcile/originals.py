"""What the files of a set said when they were built: kept small, so that edits can be told.

Of a Word file only its paragraphs are kept, of the others the bytes: letters are edited by design,
and whether a figure or a word was changed can only be told beside the text as it was.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator import archive
from generator.model import Organization
from generator.package import Line, Mark
from generator.reconcile.finished import Reading

FILE = ".bo-van-ban.goc.zip"
"""Out of sight, for nobody edits it; without it `verify` can still tell that a file was changed."""
WORDS = "loi-van.json"
LIMIT = 200 << 20


@dataclass(frozen=True, slots=True)
class Original:
    """The paragraphs of a Word file as built; `is_data`: all its numerals are figures."""

    lines: tuple[Line, ...]
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class Originals:
    """What a set said when it was built; `names` holds those of the organizations by code."""

    words: Mapping[str, Original]
    files: Mapping[str, bytes]
    names: Mapping[str, tuple[str, ...]]


def pack(
    readings: Iterable[Reading],
    files: Mapping[str, bytes],
    organizations: Sequence[Organization],
    data_files: Iterable[str],
) -> bytes:
    """Return the archive to keep."""
    of_data = frozenset(data_files)
    content = {
        "documents": {
            each.file: {
                "data": each.file in of_data,
                "lines": [_packed(line) for line in each.lines],
            }
            for each in readings
        },
        "names": {each.code: [each.short_name, each.name] for each in organizations},
    }
    words = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return archive.pack({WORDS: words.encode(), **files})


def _packed(line: Line) -> list[object]:
    own = [mark for mark in line.marks if mark.name.startswith("_cv_")]
    marks = [[mark.name, mark.start, mark.end] for mark in own]
    return [line.text, line.section, *([marks] if marks else [])]


def unpack(data: bytes) -> Originals | None:
    """Read the archive again; None where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as kept:
            if sum(entry.file_size for entry in kept.infolist()) > LIMIT:
                return None
            files = {name: kept.read(name) for name in kept.namelist()}
        content = json.loads(files.pop(WORDS))
        words = {file: _original(told) for file, told in content["documents"].items()}
        names = {code: tuple(map(str, each)) for code, each in content["names"].items()}
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    return Originals(words, files, names)


def _original(told: Mapping[str, object]) -> Original:
    listed = told["lines"]
    assert isinstance(listed, list)
    return Original(tuple(map(_line, listed)), bool(told["data"]))


def _line(packed: list[object]) -> Line:
    text, section, *marks = packed
    found = marks[0] if marks else []
    assert isinstance(section, int)
    assert isinstance(found, list)
    return Line(str(text), section, tuple(Mark(*each) for each in found))
