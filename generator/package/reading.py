"""The only reader of foreign packages: limits, and refusals that say what the file is."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from generator.archive import CONTENT_TYPES
from generator.errors import Place, Problem, Refused, error
from generator.package.parts import (
    MAIN_TYPE,
    WORD,
    ContentTypes,
    content_types,
    extension,
    main_part,
    strict_parser,
    write,
)

Trees = dict[str, etree._Element]
MEGABYTE: Final = 1 << 20
MAX_FILE: Final = 25 * MEGABYTE
MAX_ENTRIES: Final = 2_000
MAX_PART: Final = 20 * MEGABYTE
MAX_UNPACKED: Final = 200 * MEGABYTE
MAX_TAGS: Final = 2_000_000

SAVE_AS_DOCX: Final = "Mở tệp bằng Word rồi lưu lại theo kiểu «Word Document (*.docx)»."
GET_IT_AGAIN: Final = "Lấy lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành tệp .docx mới."
SAVE_AGAIN: Final = "Tệp không do Word ghi theo cách thường; mở bằng Word rồi lưu lại."


def read(data: bytes, file: str, *, as_found: bool = False) -> dict[str, bytes]:
    """Unpack a sound .docx; its XML parts come as UTF-8, without any DTD.

    `as_found` also lets in what is only looked at: macros, templates of Word, Strict Open XML.

    Raises:
        Refused: with all that the first failing check found.
    """
    parts, _ = read_with_trees(data, file, as_found=as_found)
    return parts


def read_with_trees(
    data: bytes, file: str, *, as_found: bool = False
) -> tuple[dict[str, bytes], Trees]:
    """Unpack a sound .docx as `read` does; with its XML parts as they were parsed.

    Raises:
        Refused: with all that the first failing check found.
    """
    place = Place(file)
    _demand(_problems_of_file(data, place))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _demand(_problems_of_entries(entries, place))
            parts = _unpack(package, entries, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as broken:
        raise Refused([_broken(place)]) from broken
    return _sound(parts, place, as_found=as_found)


def _demand(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise Refused(found)


def _broken(place: Place) -> Problem:
    return error("GO04", place, "Gói tệp .docx bị hỏng hoặc tải về chưa xong.", GET_IT_AGAIN)


# --- the file --------------------------------------------------------------------------------

ZIP: Final = b"PK\3\4"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS: Final = {
    OLE: "tài liệu Word đời cũ (.doc)",
    b"%PDF": "tệp PDF",
    rb"{\rtf": "tệp RTF",
    b"<html": "trang HTML",
    b"<!doctype html": "trang HTML",
    b"<?xml": "tệp XML",
    b"\x89png": "tệp ảnh",
    b"\xff\xd8\xff": "tệp ảnh",
}


def _problems_of_file(data: bytes, place: Place) -> list[Problem]:
    if not data:
        return [error("GO01", place, "Tệp không có gì (0 byte).", GET_IT_AGAIN)]
    if len(data) > MAX_FILE:
        what = f"Tệp nặng {len(data) // MEGABYTE} MB, quá mức {MAX_FILE // MEGABYTE} MB."
        return [error("GO03", place, what, "Nén hoặc bỏ bớt ảnh trong tệp.")]
    if data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        return [_encrypted(place)]
    if not data.startswith(ZIP):
        what = f"Tệp không phải .docx mà là {_kind_of(data)}."
        return [error("GO02", place, what, SAVE_AS_DOCX)]
    return []


def _encrypted(place: Place) -> Problem:
    remedy = "Mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại."
    return error("GO12", place, "Tệp đặt mật khẩu nên không đọc được.", remedy)


def _kind_of(data: bytes) -> str:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sign, kind in STARTS.items():
        if start.startswith(sign.lower()):
            return kind
    try:
        is_text = "\0" not in data.decode()
    except UnicodeDecodeError:
        is_text = False
    return "tệp chữ thường" if is_text else "tệp lạ, không rõ loại"


# --- the entries of the zip ------------------------------------------------------------------

ENCRYPTED_ENTRY: Final = 0x1
BAD_NAME: Final = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(^|/)\.\.?(/|$)|//")


def _problems_of_entries(entries: Sequence[zipfile.ZipInfo], place: Place) -> list[Problem]:
    if len(entries) > MAX_ENTRIES:
        what = f"Gói có {len(entries)} phần, quá mức {MAX_ENTRIES} phần."
        return [error("GO03", place, what, SAVE_AGAIN)]
    if any(entry.flag_bits & ENCRYPTED_ENTRY for entry in entries):
        return [_encrypted(place)]
    names = Counter(entry.orig_filename.casefold() for entry in entries)
    twice = [
        error("GO05", place, f"Gói có {count} phần cùng tên «{name}».", SAVE_AGAIN)
        for name, count in names.items()
        if count > 1
    ]
    return twice + [
        error(
            "GO06",
            place,
            f"Tên phần «{ascii(entry.orig_filename)[1:-1]}» không được dùng trong gói .docx.",
            SAVE_AGAIN,
        )
        for entry in entries
        if BAD_NAME.search(entry.orig_filename)
    ]


def _unpack(
    package: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], place: Place
) -> dict[str, bytes]:
    """Unpack within the limits, which count what comes out, not what the headers say."""
    parts: dict[str, bytes] = {}
    room = MAX_UNPACKED
    for entry in entries:
        with package.open(entry) as stream:
            part = stream.read(min(MAX_PART, room) + 1)
        room -= len(part)
        if len(part) > MAX_PART:
            what = f"Phần «{entry.filename}» bung ra quá {MAX_PART // MEGABYTE} MB."
            raise Refused([error("GO03", place, what, SAVE_AGAIN)])
        if room < 0:
            what = f"Gói bung ra quá {MAX_UNPACKED // MEGABYTE} MB."
            raise Refused([error("GO03", place, what, SAVE_AGAIN)])
        parts[entry.filename] = part
    return parts


# --- the parts -------------------------------------------------------------------------------

STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
ENCODINGS: Final = frozenset({None, "UTF-8", "US-ASCII", "ASCII"})
READABLE_TYPES: Final = frozenset(
    {
        MAIN_TYPE,
        f"{WORD}template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)
OTHER_KINDS: Final = {
    "spreadsheetml": ("bảng tính Excel", "Chọn đúng tệp Word."),
    "presentationml": ("bản trình chiếu PowerPoint", "Chọn đúng tệp Word."),
    "document.glossary": ("tệp khối dựng sẵn của Word", SAVE_AS_DOCX),
    "template.main": ("tệp mẫu của Word (.dotx)", SAVE_AS_DOCX),
}


def _sound(
    parts: dict[str, bytes], place: Place, *, as_found: bool
) -> tuple[dict[str, bytes], Trees]:
    if CONTENT_TYPES not in parts:
        raise Refused([_not_word(_kind_of_zip(parts), place)])
    sound, trees = dict(parts), Trees()
    _demand(_clean_xml(sound, [CONTENT_TYPES], place, trees))
    types = content_types(sound)
    written = [name for name in parts if _is_xml(name, types)]
    _demand(_problems_of_extent(sound, written, place))
    _demand(_clean_xml(sound, written, place, trees))
    _demand(_problems_of_kind(sound, types, place, as_found=as_found))
    return sound, trees


def _problems_of_extent(
    parts: dict[str, bytes], names: Iterable[str], place: Place
) -> list[Problem]:
    """Count tags before anything is parsed: each costs far more memory than its bytes."""
    if sum(parts[name].count(b"<") for name in names) <= MAX_TAGS:
        return []
    what = f"Tệp có hơn {MAX_TAGS // 2_000_000} triệu phần tử XML."
    return [error("GO03", place, what, "Tách tài liệu thành nhiều tệp nhỏ hơn.")]


def _is_xml(name: str, types: ContentTypes) -> bool:
    return extension(name) in {"xml", "rels"} or types.of(name).endswith("xml")


def _clean_xml(
    parts: dict[str, bytes], names: Iterable[str], place: Place, trees: Trees
) -> list[Problem]:
    """Check XML parts, turn those in UTF-16 into UTF-8, and return what is wrong with them."""
    parser, problems = strict_parser(), []
    for name in names:
        try:
            tree = trees[name] = etree.fromstring(parts[name], parser)
        except (etree.XMLSyntaxError, ValueError):
            what = f"Phần «{name}» không phải XML đúng."
            problems.append(error("GO08", place, what, GET_IT_AGAIN))
            continue
        about = tree.getroottree().docinfo
        if about.internalDTD is not None:
            what = f"Phần «{name}» có khai báo DTD, là chỗ có thể giấu nội dung."
            problems.append(error("GO07", place, what, SAVE_AGAIN))
        elif (about.encoding or "UTF-8").upper().startswith("UTF-16"):
            parts[name] = write(tree)
        elif (about.encoding or "UTF-8").upper() not in ENCODINGS:
            what = f"Phần «{name}» dùng bảng mã «{about.encoding}», không phải UTF-8."
            problems.append(error("GO08", place, what, SAVE_AGAIN))
    return problems


def _kind_of_zip(parts: dict[str, bytes]) -> str:
    mimetype = parts.get("mimetype", b"")
    return "tài liệu LibreOffice (.odt)" if b"opendocument" in mimetype else "tệp nén .zip"


def _not_word(kind: str, place: Place, remedy: str = SAVE_AS_DOCX) -> Problem:
    return error("GO11", place, f"Tệp không phải văn bản Word .docx mà là {kind}.", remedy)


def _problems_of_kind(
    parts: dict[str, bytes], types: ContentTypes, place: Place, *, as_found: bool
) -> list[Problem]:
    problems = _problems_of_macros(parts, types, place)
    if problems and not as_found:
        return problems
    main = main_part(parts)
    if main not in parts:
        what = f"Gói thiếu phần chính «{main or 'word/document.xml'}»."
        return [error("GO10", place, what, GET_IT_AGAIN)]
    if as_found and types.of(main) in READABLE_TYPES:
        return []
    if types.of(main) != MAIN_TYPE:
        kinds = (known for word, known in OTHER_KINDS.items() if word in types.of(main))
        kind, remedy = next(kinds, ("một loại tệp Office khác", SAVE_AS_DOCX))
        return [_not_word(kind, place, remedy)]
    if STRICT in parts[main]:
        return [_not_word("văn bản kiểu «Strict Open XML»", place)]
    return []


def _problems_of_macros(
    parts: dict[str, bytes], types: ContentTypes, place: Place
) -> list[Problem]:
    declared = [*types.overrides.values(), *types.defaults.values()]
    has_macros = any("macroEnabled" in kind or "vbaProject" in kind for kind in declared)
    if not has_macros and not any(name.lower().endswith("vbaproject.bin") for name in parts):
        return []
    what = "Tệp có chứa macro (đoạn mã chạy trong Word)."
    return [error("GO09", place, what, SAVE_AS_DOCX)]
