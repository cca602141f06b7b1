"""What the files of a set said when they were built: kept small, so that edits can be told.

Of a Word file only its paragraphs are kept, of the others the bytes: letters are edited by design,
and whether a figure or a word was changed can only be told beside the text as it was.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from generator import archive
from generator.archive import Entry
from generator.frozen import Frozen, in_json
from generator.model import Organization
from generator.package import Line, Mark

FILE = ".bo-van-ban.goc.zip"
"""Out of sight, for nobody edits it; without it `verify` can still tell that a file was changed."""
WORDS = "loi-van.json"
SHEETS = "phu-luc.json"
LIMIT = 200 << 20


class Original(Frozen):
    """The paragraphs of a Word file as built; `is_data`: all its numerals are figures."""

    lines: tuple[Line, ...]
    is_data: bool = False


class Originals(Frozen):
    """What a set said when it was built; `names` holds those of the organizations by code."""

    words: Mapping[str, Original]
    files: Mapping[str, bytes]
    names: Mapping[str, tuple[str, ...]]


class Keeper:
    """Packs the archive to keep; each file is compressed as it comes."""

    def __init__(self) -> None:
        self._words = archive.Stream(WORDS)
        self._sheets = archive.Stream(SHEETS)
        self._before = self._before_sheet = b"{"

    def add(self, file: str, told: bytes) -> None:
        """Keep the words of a Word file, as `told` gives them."""
        before, self._before = self._before, b","
        start = b'{"documents":{' if before == b"{" else before
        self._words.write(b"%b%b:%b" % (start, in_json(file), told))

    def add_sheet(self, file: str, told: bytes) -> None:
        """Keep what a sheet was made from and what was read in it, for the next build: in JSON."""
        before, self._before_sheet = self._before_sheet, b",\n"
        self._sheets.write(b"%b%b:%b" % (before, in_json(file), told))

    def pack(self, files: Mapping[str, Entry], organizations: Iterable[Organization]) -> bytes:
        """Return the archive; `files` are kept whole."""
        names = {each.code: [each.short_name, each.name] for each in organizations}
        start = b'{"documents":{' if self._before == b"{" else b""
        self._words.write(b'%b},"names":%b}' % (start, in_json(names)))
        self._sheets.write(b"{}" if self._before_sheet == b"{" else b"}")
        return archive.pack({WORDS: self._words.end(), SHEETS: self._sheets.end(), **files})


def told(lines: Iterable[Line], *, is_data: bool) -> bytes:
    """Return the words of a Word file in JSON; `is_data`: all its numerals are figures."""
    return in_json({"data": is_data, "lines": list(map(_packed, lines))})


def _packed(line: Line) -> list[object]:
    if not line.marks:
        return [line.text, line.section]
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
        files.pop(SHEETS, None)
        words = {file: _original(told) for file, told in content["documents"].items()}
        names = {code: tuple(map(str, each)) for code, each in content["names"].items()}
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    except RecursionError:  # brackets within brackets, in the words
        return None
    return Originals(words, files, names)


def sheets_in(data: bytes) -> dict[str, dict[str, object]]:
    """Return what `Keeper.add_sheet` was told; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as kept:
            told = json.loads(kept.read(SHEETS))
    except (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, RecursionError):
        return {}
    listed = told.items() if isinstance(told, dict) else ()
    return {file: each for file, each in listed if isinstance(each, dict)}


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
