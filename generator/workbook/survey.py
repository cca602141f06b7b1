"""Goes through a foreign package as a stream, within limits, before openpyxl may see it.

openpyxl makes a cell for each cell of a merge, a link or a comment, and holds every cell in
memory: a file of one megabyte can ask for all there is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import IO, NoReturn
from xml.parsers import expat
from zipfile import ZipFile

from generator.vietnamese import number
from generator.workbook.cells import Spot
from generator.workbook.plain_cells import Parted, parted
from generator.workbook.references import bounds_of, spot_of

FILE_BYTES = 50_000_000
ENTRIES = 2_000
UNPACKED_BYTES = 200_000_000
ELEMENTS = 1_500_000
SPREAD_CELLS = 1_000_000
DEPTH = 256
_CHUNK = 1 << 20
_SHEETS = "xl/worksheets/"

# What openpyxl spreads over each cell of its range.
_SPREAD = {"mergeCell", "hyperlink", "comment"}
# What may hold formulas of its own, of formats and of charts in a cell.
_BEHIND_CELLS = {"conditionalFormatting", "dataValidations", "extLst"}
# The types of cells whose value is a number or counts: Python would read «٣» and «1_00» as one.
_NUMBERS = {"n", "s", "b"}
_NUMBER = re.compile(r"\s*(?:[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)?\s*", re.ASCII)
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_MAIN_PARTS = (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")


class TooLargeError(Exception):
    """A limit is passed; the message is the Vietnamese sentence."""


class ForbiddenError(Exception):
    """A part declares a document type; the message is the name of the part."""


class BrokenError(Exception):
    """The package or one of its parts cannot be read."""


@dataclass(slots=True)
class Survey:
    """What was seen: `recalculates` asks Excel to compute again all that is stored.

    `formulas` are the spots of formulas in each part of the package that has any; `plain` the
    sheets that could be parted; `is_strict` tells the other kind of .xlsx that Excel saves, which
    openpyxl cannot read.
    """

    names: tuple[str, ...] = ()
    is_workbook: bool = False
    is_strict: bool = False
    formulas: dict[str, set[Spot]] = field(default_factory=dict)
    plain: dict[str, Parted] = field(default_factory=dict)
    recalculates: bool = False
    unpacked: int = 0
    elements: int = 0
    spread: int = 0
    part: str = ""
    row: int = 0
    cell: str = ""
    after: int = 0
    is_sheet: bool = False
    opened: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    is_number: bool = False
    values: int = 0
    _kind: str = "n"
    _rows: set[int] = field(default_factory=set)
    _columns: set[str] = field(default_factory=set)

    def visit(self, tag: str, attributes: dict[str, str]) -> None:
        """Count an element; the tag may carry a prefix."""
        self.count()
        self.opened.append(tag)
        if len(self.opened) > DEPTH:
            raise BrokenError
        if self.is_number:
            self.leave_number()
        name = tag.rpartition(":")[2]
        if name == "c":
            self._enter_cell(attributes.get("r"))
            self._kind, self.values = attributes.get("t", "n"), 0
        elif name == "f":
            self._note_formula(attributes)
        elif name == "row":
            self._enter_row(attributes.get("r"))
        elif name == "v":
            self._enter_value()
        else:
            self._visit_rare(name, attributes)

    def count(self, elements: int = 1) -> None:
        """Count elements, up to the limit."""
        self.elements += elements
        if self.elements > ELEMENTS:
            raise TooLargeError(f"Bảng tính có quá nhiều ô (hơn {number(ELEMENTS)} phần tử).")

    def enter_part(self, part: str) -> None:
        """Begin with a part of the package."""
        self.part, self.row, self.cell, self.after = part, 0, "", 0
        self.is_sheet, self.is_number = False, False
        for each in (self.opened, self.texts, self._rows, self._columns):
            each.clear()

    def leave_number(self) -> None:
        """Refuse the value of a cell that is no number as Excel writes it."""
        self.is_number = False
        if not _NUMBER.fullmatch("".join(self.texts)):
            raise BrokenError

    def _enter_value(self) -> None:
        if not self.is_sheet:
            return
        self.values += 1
        if self.values > 1:
            raise BrokenError
        self.is_number = self._kind in _NUMBERS
        self.texts.clear()

    def _enter_row(self, row: str | None) -> None:
        self.row = int(float(row)) if row else self.row + 1
        self.cell, self.after = "", 0
        self.texts.clear()
        self._columns.clear()
        if self.is_sheet and self.row in self._rows:
            raise BrokenError
        self._rows.add(self.row)

    def _enter_cell(self, cell: str | None) -> None:
        """Remember where we are; a cell that does not say stands next to the one before it."""
        if cell:
            self.cell, self.after = cell, 0
            if self.is_sheet and cell in self._columns:
                raise BrokenError
            self._columns.add(cell)
        else:
            self.after += 1

    def _note_formula(self, attributes: dict[str, str]) -> None:
        if not (self.cell or self.after):
            return
        if attributes.get("t") == "array" and "ref" in attributes:
            self.formulas.setdefault(self.part, set()).update(self._spread_over(attributes["ref"]))
        row, column = spot_of(self.cell) if self.cell else (self.row, 0)
        spot = (self.row if self.after else row, column + self.after)
        self.formulas.setdefault(self.part, set()).add(spot)

    def _visit_rare(self, name: str, attributes: dict[str, str]) -> None:
        if name == "calcPr":
            is_asked = attributes.get("fullCalcOnLoad") in {"1", "true"}
            is_behind = attributes.get("calcCompleted") in {"0", "false"}
            self.recalculates |= is_asked or is_behind
        elif name in _SPREAD:
            self._spread_over(attributes.get("ref", "A1"))
        if name in _BEHIND_CELLS:
            self.cell, self.after = "", 0

    def _spread_over(self, reference: str) -> Iterator[Spot]:
        """Count the cells of a range, then give them."""
        left, top, right, bottom = bounds_of(reference)
        if left is None or top is None or right is None or bottom is None:
            raise BrokenError
        self.spread += (right - left + 1) * (bottom - top + 1)
        if self.spread > SPREAD_CELLS:
            raise TooLargeError(f"Vùng ô trộn quá rộng (hơn {number(SPREAD_CELLS)} ô).")
        return product(range(top, bottom + 1), range(left, right + 1))


def survey(data: bytes) -> Survey:
    """Read every part of a package once.

    Raises:
        TooLargeError: If a limit is passed.
        ForbiddenError: If a part declares a document type.
        BrokenError: If the package is not sound.
    """
    seen = Survey()
    try:
        with ZipFile(io.BytesIO(data)) as package:
            _survey_package(package, seen)
    except (TooLargeError, ForbiddenError):
        raise
    except Exception as fault:  # bad bytes make zipfile, zlib, lzma and expat raise anything
        raise BrokenError from fault
    return seen


def _survey_package(package: ZipFile, seen: Survey) -> None:
    seen.names = tuple(package.namelist())
    if len(seen.names) > ENTRIES:
        raise TooLargeError(f"Tệp chứa quá nhiều phần (hơn {number(ENTRIES)}).")
    if len(set(seen.names)) < len(seen.names):
        raise BrokenError
    for name in seen.names:
        _survey_part(package, name, seen)


def _survey_part(package: ZipFile, name: str, seen: Survey) -> None:
    seen.enter_part(name)
    parser = _parser(name, seen)
    must_parse = name.endswith((".xml", ".rels"))
    may_parse = True
    with package.open(name) as part:
        chunks = _chunks(part, name, seen)
        if name.startswith(_SHEETS) and must_parse:
            chunks = iter([_without_plain(b"".join(chunks), name, seen)])
        for chunk in chunks:
            may_parse = may_parse and _parses(parser, chunk, must_parse)
    if must_parse:
        parser.Parse(b"", True)
    if seen.is_number:
        seen.leave_number()


def _chunks(part: IO[bytes], name: str, seen: Survey) -> Iterator[bytes]:
    """Yield a part piece by piece, up to the limit."""
    while chunk := part.read(_CHUNK):
        seen.unpacked += len(chunk)
        if seen.unpacked > UNPACKED_BYTES:
            raise TooLargeError(f"Tệp bung ra quá lớn (hơn {UNPACKED_BYTES // 10**6} MB).")
        if name == "[Content_Types].xml":
            seen.is_workbook |= any(main in chunk for main in _MAIN_PARTS)
        seen.is_strict |= name.endswith("workbook.xml") and _STRICT in chunk
        yield chunk


def _without_plain(data: bytes, name: str, seen: Survey) -> bytes:
    """Note the plain cells of a sheet and return what else there is to be gone through."""
    elements = _elements(data)
    found = parted(data) if seen.elements + elements <= ELEMENTS else None
    if found is None:
        return data
    seen.plain[name] = found
    seen.count(elements - _elements(found.left))
    return found.left


def _elements(data: bytes) -> int:
    return data.count(b"<") - data.count(b"</")


def _parses(parser: expat.XMLParserType, chunk: bytes, must_parse: bool) -> bool:
    """Go on with a part as far as it is XML: a sheet may have any name, and a picture is none."""
    try:
        parser.Parse(chunk)
    except expat.ExpatError:
        if must_parse:
            raise
        return False
    return True


def _parser(name: str, seen: Survey) -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def begin(tag: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = seen.visit
        if tag.rpartition(":")[2] == "worksheet":
            seen.is_sheet = True
            parser.CharacterDataHandler = seen.texts.append
        seen.visit(tag, attributes)

    parser.StartElementHandler = begin
    parser.EndElementHandler = seen.opened.remove  # any of that name: only how many counts

    def refuse(*_: object) -> NoReturn:
        raise ForbiddenError(name)

    parser.StartDoctypeDeclHandler = refuse
    return parser
