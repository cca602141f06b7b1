"""A workbook as nearly all are written, read without openpyxl; what is rare is left to it.

To load openpyxl takes as long as to read a province's figures and to judge them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from posixpath import join, normpath
from typing import Final
from zipfile import ZipFile

from generator.workbook.cells import Area, Grid, Spot
from generator.workbook.formats import code_of, is_of_days, is_of_durations
from generator.workbook.plain_cells import NO_CELLS, Parted, Reader
from generator.workbook.references import number_of
from generator.workbook.survey import Survey

_BOOK, _STYLES, _TEXTS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATED: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PROLOG: Final = re.compile(r'<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?[^<>?]*\?>\s*')
_ATTRIBUTES: Final = re.compile(r'(?: [\w:.]+="[^"<>\n\t]*")*\s*/?')
_ATTRIBUTE: Final = re.compile(r' ([\w:.]+)="([^"]*)"')
_T = r'<t(?: xml:space="preserve")?(?:/>|>[^<]*</t>)'
_SHARED: Final = re.compile(
    rf"<si>((?:{_T})|(?:<r>(?:<rPr>(?:<(?!/rPr>)[^<>]*>)*</rPr>)?{_T}</r>)+)</si>"
)
"""A shared text: of one look, or in runs."""
_TEXT: Final = re.compile(r"<t[^<>]*>([^<]*)</t>")
_OWN_FORMATS: Final = re.compile("<numFmts(?: [^<>]*)?(?<!/)>(.*?)</numFmts>", re.DOTALL)
_ANY_CELL: Final = re.compile(r"<(?:\w+:)?c[\s/>]")
_REF: Final = re.compile("([A-Z]{1,3})([1-9][0-9]*):([A-Z]{1,3})([1-9][0-9]*)")
_REFERENCE: Final = re.compile("&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_CHARACTERS: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_TRUE, _FALSE = {"1", "true"}, {"0", "false"}
_NAME: Final = re.compile(r"[^\\*?:/\[\]]{1,31}")
_EPOCH, _EPOCH_OF_MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LEAST_HEIGHT, _LEAST_WIDTH = 1, 0.1  # in points and in characters; less is not to be seen


class _RareError(Exception):
    """Something is written as few programs write it."""


def read_plain(data: bytes, seen: Survey) -> list[Grid] | None:
    """Read the sheets of a sound workbook, None where anything about it is rare."""
    with ZipFile(io.BytesIO(data)) as package:
        try:
            return list(_grids(package, seen))
        except (_RareError, KeyError, ValueError, IndexError):
            return None


def _grids(package: ZipFile, seen: Survey) -> Iterator[Grid]:
    book = _part(package, _BOOK)
    types = package.read("[Content_Types].xml").decode()
    if f'"/{_BOOK}"' not in types or _MAIN not in book or _RELATED not in book:
        raise _RareError
    if ("sharedStrings+xml" in types) != (_TEXTS in seen.names):
        raise _RareError
    reader = _reader(package, book, seen)
    names: set[str] = set()
    for name, part in _sheets(package, book):
        if not _NAME.fullmatch(name) or name.casefold() in names:
            raise _RareError
        names.add(name.casefold())
        plain = seen.plain.get(part, NO_CELLS)
        around = _text(plain.around) if plain.around else _part(package, part)
        if _ANY_CELL.search(around) or "<hyperlink" in around or _MAIN not in around:
            raise _RareError
        yield _grid(name, around, plain, reader, seen.formulas.get(part, set()))
    if not names:
        raise _RareError


def _part(package: ZipFile, name: str) -> str:
    return _text(package.read(name))


def _text(data: bytes) -> str:
    """Return a part without its first line, where its characters are those of a usual one."""
    text = data.decode()
    found = _PROLOG.match(text)
    text = text[found.end() :] if found else text
    if "<!" in text or "\r" in text or "<?" in text:
        raise _RareError
    return text


def _tags(text: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each tag of a name."""
    for written in re.findall(f"<{name}(?=[\\s/>])([^>]*)>", text):
        if not _ATTRIBUTES.fullmatch(written):
            raise _RareError
        yield {key: _meant(value) for key, value in _ATTRIBUTE.findall(written)}


def _meant(text: str) -> str:
    """Return a text with the characters that it refers to."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    return _CHARACTERS[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def _is_true(value: str) -> bool:
    if value not in _TRUE | _FALSE:
        raise _RareError
    return value in _TRUE


# --- what a workbook says of all its cells ---------------------------------------------------


def _reader(package: ZipFile, book: str, seen: Survey) -> Reader:
    shared = _shared(_part(package, _TEXTS)) if _TEXTS in seen.names else []
    formats = _formats(_part(package, _STYLES))
    of_mac = any(_is_true(each.get("date1904", "0")) for each in _tags(book, "workbookPr"))
    return Reader(
        shared,
        {str(number): code for number, code in enumerate(formats)},
        frozenset(str(number) for number, code in enumerate(formats) if is_of_days(code)),
        frozenset(str(number) for number, code in enumerate(formats) if is_of_durations(code)),
        _EPOCH_OF_MAC if of_mac else _EPOCH,
    )


def _shared(texts: str) -> list[str]:
    """Return the shared texts: cells tell them by their number, so none may be passed over."""
    _, start, listed = texts.partition("<sst")
    rest = _SHARED.sub("", listed).partition(">")[2].strip()
    if _MAIN not in texts or not start or rest not in ("</sst>", ""):
        raise _RareError
    return [
        _meant("".join(_TEXT.findall(each))).replace("x005F_", "")
        for each in _SHARED.findall(listed)
    ]


def _formats(styles: str) -> list[str]:
    """Return the format of numbers of each style."""
    before, start, rest = styles.partition("<cellXfs")
    own = _OWN_FORMATS.search(before)
    tags = _tags(own[1], "numFmt") if own else ()
    codes = {int(each["numFmtId"]): each["formatCode"] for each in tags}
    looks, end, _ = rest.partition("</cellXfs>")
    if _MAIN not in styles or not (start and end):
        raise _RareError
    return [code_of(int(each.get("numFmtId", 0)), codes) for each in _tags(looks, "xf")]


def _sheets(package: ZipFile, book: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet."""
    relations = package.read(f"xl/_rels/{_BOOK[3:]}.rels").decode()
    targets = {each["Id"]: each for each in _tags(relations, "Relationship")}
    for each in _tags(book.partition("<sheets>")[2].partition("</sheets>")[0], "sheet"):
        related = targets[each["r:id"]]
        if not related["Type"].endswith("/worksheet") or "TargetMode" in related:
            raise _RareError
        yield each["name"], normpath(join("/xl", related["Target"])).lstrip("/")


# --- a sheet ---------------------------------------------------------------------------------


def _grid(name: str, around: str, plain: Parted, reader: Reader, spots: set[Spot]) -> Grid:
    merged = [_area(each["ref"]) for each in _tags(around, "mergeCell")]
    covered = {spot for area in merged for spot in _covered(area)}
    read = [reader.cell(said) for said in plain.says]
    found = {spot: cell for spot, at in plain.cells.items() if (cell := read[at])}
    for spot in covered:
        found.pop(spot, None)
    formulas = frozenset(spots - covered)
    return Grid(
        name=name,
        cells=found,
        merged=tuple(sorted(set(merged))),
        formulas=formulas,
        unstored=frozenset(
            spot for spot in formulas if not (spot in found or plain.has_empty_result(spot))
        ),
        hidden_rows=frozenset(_hidden_rows(around)),
        hidden_columns=frozenset(_hidden_columns(around)),
    )


def _area(ref: str) -> Area:
    found = _REF.fullmatch(ref)
    if not found:
        raise _RareError
    left, top, right, bottom = found.groups()
    area = Area(int(top), number_of(left), int(bottom), number_of(right))
    if area.top > area.bottom or area.left > area.right:
        raise _RareError
    return area


def _covered(area: Area) -> Iterator[Spot]:
    """Yield the spots of a merged range but its first, the only one that is seen."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return (spot for spot in product(rows, columns) if spot != (area.top, area.left))


def _hidden_rows(around: str) -> Iterator[int]:
    if 'hidden="' not in around and 'ht="' not in around:
        return
    for each in _tags(around, "row"):
        is_low = "ht" in each and float(each["ht"]) < _LEAST_HEIGHT
        if is_low or _is_true(each.get("hidden", "0")):
            yield int(each["r"])


def _hidden_columns(around: str) -> Iterator[int]:
    columns = list(_tags(around, "col"))
    if len({each["min"] for each in columns}) < len(columns):
        raise _RareError
    for each in columns:
        is_narrow = "width" in each and float(each["width"]) < _LEAST_WIDTH
        if is_narrow or _is_true(each.get("hidden", "0")):
            yield from range(int(each["min"]), int(each["max"]) + 1)
