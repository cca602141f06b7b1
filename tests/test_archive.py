"""The zip writer: the same parts give the same bytes, which every reader of zips can open."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import archive

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda name: "/" not in name and "\\" not in name
)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@given(st.dictionaries(NAMES, st.binary()))
def test_what_is_packed_is_read_back(parts: dict[str, bytes]) -> None:
    with opened(archive.pack(parts)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == parts


def test_content_types_come_first_and_the_rest_as_given() -> None:
    packed = archive.pack({"b": b"", "[Content_Types].xml": b"<Types/>", "a": b""})
    assert opened(packed).namelist() == ["[Content_Types].xml", "b", "a"]


def test_a_part_compressed_before_gives_the_same_bytes_as_a_part_compressed_now() -> None:
    ready = archive.entry("word/styles.xml", b"<w:styles/>" * 100, is_quick=True)
    assert archive.pack({"word/styles.xml": ready}) == archive.pack(
        {"word/styles.xml": b"<w:styles/>" * 100}
    )


def test_an_entry_gives_its_bytes_back() -> None:
    assert archive.entry("a", b"x" * 1000).data == b"x" * 1000
    assert len(archive.entry("a", b"x" * 1000).compressed) < 100


@given(st.binary(max_size=600))
def test_a_part_for_one_document_is_unpacked_by_every_reader(part: bytes) -> None:
    ready = archive.entry("docProps/core.xml", part, is_quick=True)

    assert ready.data == part
    assert opened(archive.pack({"docProps/core.xml": ready})).read("docProps/core.xml") == part
    assert archive.Unpacked(archive.pack({"docProps/core.xml": part}))["docProps/core.xml"] == part


def test_a_tiny_part_for_one_document_is_not_pressed() -> None:
    tiny, short = (archive.entry("a", b"x" * size, is_quick=True) for size in (511, 512))

    assert len(tiny.compressed) == 511 + 5
    assert len(short.compressed) < 20


def test_an_entry_can_be_packed_under_another_name() -> None:
    packed = archive.pack({"word/header2.xml": archive.entry("word/header1.xml", b"<w:hdr/>")})
    assert opened(packed).read("word/header2.xml") == b"<w:hdr/>"


@pytest.mark.parametrize("part", [b"abc", archive.entry("a", b"abc")])
def test_the_bytes_of_a_part_are_asked_for_in_one_way(part: bytes | archive.Entry) -> None:
    assert archive.data_of(part) == b"abc"


def test_no_entry_tells_of_the_day_or_the_machine() -> None:
    (entry,) = opened(archive.pack({"Mẫu.xml": b"<a/>"})).infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert (entry.create_system, entry.external_attr, entry.extra) == (0, 0, b"")
    assert entry.filename == "Mẫu.xml"


def test_sizes_stand_before_the_data() -> None:
    (entry,) = opened(archive.pack({"a": b"abc"})).infolist()
    has_data_descriptor = entry.flag_bits & 0x8
    assert not has_data_descriptor


def test_an_empty_archive_is_an_archive() -> None:
    assert opened(archive.pack({})).namelist() == []


# --- reading our own -------------------------------------------------------------------------


@given(st.dictionaries(NAMES, st.binary()))
def test_an_archive_of_our_own_is_read_as_it_was_packed(parts: dict[str, bytes]) -> None:
    unpacked = archive.Unpacked(archive.pack(parts))
    assert dict(unpacked) == parts
    assert len(unpacked) == len(parts)
    assert "\0" not in unpacked


PARTS = {"[Content_Types].xml": b"<Types/>" * 9, "word/document.xml": b"<w:document/>" * 9}


def read(data: bytes) -> dict[str, bytes]:
    return dict(archive.Unpacked(data))


@given(st.integers(0, len(archive.pack(PARTS)) - 1), st.integers(1, 255))
def test_no_byte_of_an_archive_can_change_unseen(at: int, change: int) -> None:
    data = bytearray(archive.pack(PARTS))
    data[at] ^= change
    try:
        found = read(bytes(data))
    except (zipfile.BadZipFile, zlib.error, UnicodeDecodeError):
        return
    # What is left are versions, dates and the like, which say nothing of the parts.
    assert list(found.values()) == list(PARTS.values())


@given(st.integers(0, len(archive.pack(PARTS)) - 1))
def test_an_archive_cut_short_is_refused(length: int) -> None:
    with pytest.raises(zipfile.BadZipFile):
        read(archive.pack(PARTS)[:length])


def test_an_archive_with_more_behind_it_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        read(archive.pack(PARTS) + b"\0")


def test_an_archive_that_tells_of_a_huge_part_does_not_take_its_memory() -> None:
    data = archive.pack({"a": b"abc"})
    small, huge = (3).to_bytes(4, "little"), (1 << 31).to_bytes(4, "little")
    with pytest.raises(zipfile.BadZipFile):
        read(data.replace(small, huge))


def test_a_part_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        archive.Unpacked(archive.pack({}))["a"]


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5))
def test_stretches_compressed_by_themselves_make_one_part(stretches: list[bytes]) -> None:
    whole, last = b"".join(stretches), len(stretches) - 1
    packed = [archive.packed(each, is_last=at == last) for at, each in enumerate(stretches)]
    part = archive.joined("a", whole, packed)
    assert part.data == whole
    with opened(archive.pack({"a": part})) as package:
        assert package.testzip() is None
