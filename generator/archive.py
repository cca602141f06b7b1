"""A small deterministic zip writer: same parts, same bytes; static parts are compressed once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

CONTENT_TYPES: Final = "[Content_Types].xml"

_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATE = 8
_TIME, _DATE = 0, (1 << 5) | 1  # 1980-01-01 00:00, the first moment that a zip can tell

_COMMON = struct.Struct("<5H3L2H")  # what a local header and the directory say alike
_DIRECTORY_TAIL = struct.Struct("<3H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part already compressed, ready to be copied into any archive."""

    name: str
    crc: int
    size: int
    compressed: bytes

    @property
    def data(self) -> bytes:
        """The part's bytes, unpacked."""
        return zlib.decompress(self.compressed, -zlib.MAX_WBITS)


def entry(name: str, data: bytes) -> Entry:
    """Compress a part."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def data_of(part: bytes | Entry) -> bytes:
    """Return the bytes of a part, compressed or not."""
    return part.data if isinstance(part, Entry) else part


def pack(parts: Mapping[str, bytes | Entry]) -> bytes:
    """Write the parts as a zip in the order given, the content types before all others.

    The sizes stand in the local headers: Word refuses some packages with data descriptors.
    """
    archive, directory = bytearray(), bytearray()
    names = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    for name in names:
        ready = _ready(name, parts[name])
        common = _common(ready)
        directory += _directory_record(ready, common, offset=len(archive))
        archive += b"PK\3\4" + common + ready.name.encode() + ready.compressed
    count, start = len(names), len(archive)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    return bytes(archive + directory + end)


class Unpacked(Mapping[str, bytes]):
    """The parts of an archive of our own, each unpacked when it is first asked for.

    Foreign files are read by `package`, within limits.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._parts = dict.fromkeys(self._archive.namelist(), b"")

    def __getitem__(self, name: str) -> bytes:
        if not self._parts[name]:
            self._parts[name] = self._archive.read(name)
        return self._parts[name]

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def _ready(name: str, part: bytes | Entry) -> Entry:
    if not isinstance(part, Entry):
        return entry(name, part)
    return part if part.name == name else replace(part, name=name)


def _common(part: Entry) -> bytes:
    sizes = len(part.compressed), part.size, len(part.name.encode()), 0
    return _COMMON.pack(_VERSION, _UTF8_NAMES, _DEFLATE, _TIME, _DATE, part.crc, *sizes)


def _directory_record(part: Entry, common: bytes, offset: int) -> bytes:
    made_by = struct.pack("<H", _VERSION)  # MS-DOS, whatever the machine
    tail = _DIRECTORY_TAIL.pack(0, 0, 0, 0, offset)
    return b"PK\1\2" + made_by + common + tail + part.name.encode()
