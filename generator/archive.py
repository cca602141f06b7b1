"""A small deterministic zip writer: same parts, same bytes; static parts are compressed once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

CONTENT_TYPES: Final = "[Content_Types].xml"

_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATE = 8
_TIME, _DATE = 0, (1 << 5) | 1  # 1980-01-01 00:00, the first moment that a zip can tell

_COMMON = struct.Struct("<5H3L2H")  # what a local header and the directory say alike
_DIRECTORY_TAIL = struct.Struct("<3H2L")
_END = struct.Struct("<4s4H2LH")

_LOCAL = b"PK\3\4"
_DIRECTORY = b"PK\1\2" + struct.pack("<H", _VERSION)  # made by MS-DOS, whatever the machine


@dataclass(frozen=True, slots=True)
class Entry:
    """A part already compressed, ready to be copied into any archive."""

    name: str
    crc: int
    size: int
    compressed: bytes
    header: bytes = field(init=False, repr=False, compare=False)
    """What the local header and the directory say of it alike, made once."""

    def __post_init__(self) -> None:
        """Make the header."""
        sizes = len(self.compressed), self.size, len(self.name.encode()), 0
        header = _COMMON.pack(_VERSION, _UTF8_NAMES, _DEFLATE, _TIME, _DATE, self.crc, *sizes)
        object.__setattr__(self, "header", header)

    @property
    def data(self) -> bytes:
        """The part's bytes, unpacked."""
        return zlib.decompress(self.compressed, -zlib.MAX_WBITS)


def entry(name: str, data: bytes) -> Entry:
    """Compress a part."""
    compressed = zlib.compress(data, 6, wbits=-zlib.MAX_WBITS)
    return Entry(name, zlib.crc32(data), len(data), compressed)


class Stream:
    """A part that is compressed while it is written."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._crc, self._size, self._compressed = 0, 0, bytearray()

    def write(self, data: bytes) -> None:
        """Add to the part."""
        self._crc, self._size = zlib.crc32(data, self._crc), self._size + len(data)
        self._compressed += self._deflate.compress(data)

    def end(self) -> Entry:
        """Return the whole part."""
        self._compressed += self._deflate.flush()
        return Entry(self._name, self._crc, self._size, bytes(self._compressed))


def data_of(part: bytes | Entry) -> bytes:
    """Return the bytes of a part, compressed or not."""
    return part.data if isinstance(part, Entry) else part


def pack(parts: Mapping[str, bytes | Entry]) -> bytes:
    """Write the parts as a zip in the order given, the content types before all others.

    The sizes stand in the local headers: Word refuses some packages with data descriptors.
    """
    local: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    for name in sorted(parts, key=lambda name: name != CONTENT_TYPES):
        ready = _ready(name, parts[name])
        encoded = ready.name.encode()
        directory += (_DIRECTORY, ready.header, _DIRECTORY_TAIL.pack(0, 0, 0, 0, start), encoded)
        local += (_LOCAL, ready.header, encoded, ready.compressed)
        start += len(_LOCAL) + len(ready.header) + len(encoded) + len(ready.compressed)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, start, 0)
    return b"".join([*local, *directory, end])


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
