"""A small deterministic zip writer: same parts, same bytes; static parts are compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final
from zipfile import BadZipFile

CONTENT_TYPES: Final = "[Content_Types].xml"

_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATE = 8
_TIME, _DATE = 0, (1 << 5) | 1  # 1980-01-01 00:00, the first moment that a zip can tell

_COMMON = struct.Struct("<5H3L2H")  # what a local header and the directory say alike
_DIRECTORY_TAIL = struct.Struct("<3H2L")
_END = struct.Struct("<4s4H2LH")
_WELL = 6, zlib.DEFLATED, -zlib.MAX_WBITS
_QUICKLY, _SMALL = (3, zlib.DEFLATED, -14, 6), (3, zlib.DEFLATED, -12, 5)
"""How hard to press what is pressed once, and what is pressed for every document: a third of the
time is worth a twelfth more bytes there, and little memory need not be fetched anew each time."""
_AS_IT_STANDS = 0, zlib.DEFLATED, -zlib.MAX_WBITS
_FEW = 1 << 12
"""What is shorter needs less memory to be pressed as well."""
_TINY = 1 << 9
"""What is shorter is not pressed for a single document: that takes ten times as long as to copy it,
and gains a hundred bytes."""
_COPIED = struct.Struct("<B2H")  # the last block of a stream, copied: its length, its bits turned

_LOCAL = b"PK\3\4"
_DIRECTORY = b"PK\1\2" + struct.pack("<H", _VERSION)  # made by MS-DOS, whatever the machine

_LISTED = struct.Struct(f"<{len(_DIRECTORY)}s{_COMMON.size}s10xL")
"""All that the directory says of a part before its name: its sign, what its local header says,
where that begins."""

_LITTLE, _ROOM = 1 << 10, 1 << 20
"""How long a little part is at most; in how much room a part is unpacked at first, for a broken
header may tell of any size."""


_MOST_PRESSED = 1032
"""No part can be pressed to less than that: in less room than it needs it would be copied twice."""
_LONG = 1 << 25
"""A longer part is unpacked anew each time: it is as large as all else that a build holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part already compressed, ready to be copied into any archive."""

    name: str
    crc: int
    size: int
    compressed: bytes
    local: bytes = field(init=False, repr=False, compare=False)
    listed: bytes = field(init=False, repr=False, compare=False)
    encoded: bytes = field(init=False, repr=False, compare=False)
    """Its local header, what the directory says of it before its place, its name: made once."""

    def __post_init__(self) -> None:
        """Make the headers."""
        encoded = self.name.encode()
        sizes = len(self.compressed), self.size, len(encoded), 0
        header = _COMMON.pack(_VERSION, _UTF8_NAMES, _DEFLATE, _TIME, _DATE, self.crc, *sizes)
        object.__setattr__(self, "encoded", encoded)
        object.__setattr__(self, "local", _LOCAL + header + encoded)
        object.__setattr__(self, "listed", _DIRECTORY + header)

    @property
    def data(self) -> bytes:
        """The part's bytes, unpacked."""
        return zlib.decompress(self.compressed, -zlib.MAX_WBITS)


def entry(name: str, data: bytes, *, is_quick: bool = False) -> Entry:
    """Compress a part; one that is for a single document quickly."""
    if is_quick and len(data) < _TINY:
        return Entry(name, zlib.crc32(data), len(data), _copied(data))
    quick = _QUICKLY if len(data) > _FEW else _SMALL
    deflate = zlib.compressobj(*(quick if is_quick else _WELL))
    compressed = deflate.compress(data) + deflate.flush()
    return Entry(name, zlib.crc32(data), len(data), compressed)


def copied(name: str, data: bytes) -> Entry:
    """Return a part as it stands: a workbook is pressed already."""
    deflate = zlib.compressobj(*_AS_IT_STANDS)
    return Entry(name, zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


def _copied(data: bytes) -> bytes:
    """Return a tiny part as every reader unpacks it, though nothing is pressed."""
    return _COPIED.pack(1, len(data), len(data) ^ 0xFFFF) + data


class Stream:
    """A part that is compressed while it is written."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._deflate = zlib.compressobj(*_QUICKLY)
        self._crc, self._size, self._compressed = 0, 0, bytearray()

    def write(self, data: bytes | bytearray) -> None:
        """Add to the part."""
        self._crc, self._size = zlib.crc32(data, self._crc), self._size + len(data)
        self._compressed += self._deflate.compress(data)

    def end(self) -> Entry:
        """Return the whole part."""
        self._compressed += self._deflate.flush()
        return Entry(self._name, self._crc, self._size, bytes(self._compressed))


def packed(stretch: bytes, *, is_last: bool = False) -> bytes:
    """Compress a stretch of a part by itself, which may be before the others are there."""
    deflate = zlib.compressobj(*_QUICKLY)
    return deflate.compress(stretch) + deflate.flush(
        zlib.Z_FINISH if is_last else zlib.Z_FULL_FLUSH
    )


def joined(name: str, data: bytes, stretches: Iterable[bytes]) -> Entry:
    """Return a part whose stretches are compressed already, in their order."""
    return Entry(name, zlib.crc32(data), len(data), b"".join(stretches))


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
    for name in sorted(parts, key=CONTENT_TYPES.__ne__):
        ready = _ready(name, parts[name])
        directory += (ready.listed, _DIRECTORY_TAIL.pack(0, 0, 0, 0, start), ready.encoded)
        local += (ready.local, ready.compressed)
        start += len(ready.local) + len(ready.compressed)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, start, 0)
    return b"".join([*local, *directory, end])


class Unpacked(Mapping[str, bytes]):
    """The parts of an archive of our own, each unpacked when it is first asked for.

    It takes what `pack` writes and nothing else; foreign files are read by `package`.

    Raises:
        zipfile.BadZipFile: where the archive, or a part that is asked for, is not whole.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._spots = _spots(data)
        self._parts: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        found = self._parts.get(name)
        if found is None:
            found = _unpacked(self._data, name, *self._spots[name])
            if len(found) <= _LONG:
                self._parts[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._spots

    def __iter__(self) -> Iterator[str]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)


_Spot = tuple[int, bytes]
"""Where the local header of a part begins, and what it says after its signature."""


def _spots(data: bytes) -> dict[str, _Spot]:
    """Read the directory of an archive."""
    if len(data) < _END.size:
        raise BadZipFile("too short")
    start_of_end = len(data) - _END.size
    sign, *_, count, size, start, comment = _END.unpack_from(data, start_of_end)
    if sign != b"PK\5\6" or comment or start + size != start_of_end:
        raise BadZipFile("no directory")
    spots: dict[str, _Spot] = {}
    at = start
    for _ in range(count):
        name_at = at + _LISTED.size
        if name_at > start_of_end:
            raise BadZipFile("broken directory")
        sign, header, local = _LISTED.unpack_from(data, at)
        if sign != _DIRECTORY:
            raise BadZipFile("broken directory")
        at = name_at + int.from_bytes(header[-4:-2], "little")
        spots[data[name_at:at].decode()] = local, header
    if at != start_of_end or len(spots) != count:
        raise BadZipFile("broken directory")
    return spots


def _unpacked(data: bytes, name: str, local: int, header: bytes) -> bytes:
    """Unpack a part, and see that it is the one that was packed."""
    encoded = name.encode()
    start = local + len(_LOCAL) + len(header) + len(encoded)
    if data[local:start] != _LOCAL + header + encoded:
        raise BadZipFile("broken part")
    *_, crc, packed, size, _, _ = _COMMON.unpack(header)
    inflated = _inflated_once if packed < _LITTLE else _inflated
    return inflated(data[start : start + packed], size, crc)


def _inflated(compressed: bytes, size: int, crc: int) -> bytes:
    room = min(size, max(_ROOM, len(compressed) * _MOST_PRESSED))
    part = zlib.decompress(compressed, -zlib.MAX_WBITS, room or 1)
    if len(part) != size or zlib.crc32(part) != crc:
        raise BadZipFile("broken part")
    return part


@lru_cache(maxsize=64)
def _inflated_once(compressed: bytes, size: int, crc: int) -> bytes:
    """Unpack a little part, which nearly always is the same in the next file."""
    return _inflated(compressed, size, crc)


def _ready(name: str, part: bytes | Entry) -> Entry:
    if not isinstance(part, Entry):
        return entry(name, part, is_quick=True)
    return part if part.name == name else replace(part, name=name)
