"""A sound dossier, the ways to spoil it, and what a row of the catalogue holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.small_dossier import DOSSIER
from tests.spreadsheets import spreadsheet

Make = Callable[[Path], object]
"""Spoils the sound dossier that lies in a folder."""

NAME = "ky"
DATA = "so-lieu.xlsx"
REGISTER = "don-vi.xlsx"
SHEET = "xl/worksheets/sheet1.xml"
HEALTH, COMMUNE = "Sở Y tế", "Ủy ban nhân dân xã An Phú"

TITLES = ("TÊN CƠ QUAN", "HSTN", "Trực tuyến", "Ghi chú")
TABLE: tuple[tuple[object, ...], ...] = (
    TITLES,
    (HEALTH, 100, 80, None),
    (COMMUNE, 50, 40, None),
    ("TỔNG CỘNG", 150, 120, None),
)
ORGANIZATIONS: tuple[tuple[object, ...], ...] = (
    ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Tên khác"),
    ("01", HEALTH, HEALTH, "Sở, ban, ngành tỉnh", "SYT"),
    ("02", COMMUNE, "UBND xã An Phú", "UBND xã", None),
)
_SEEN = DOSSIER[DOSSIER.index("Cảnh báo đã xem:") :]
_CITED = DOSSIER[DOSSIER.index("Số liệu dẫn:") : DOSSIER.index("Danh sách đơn vị:")]
_ALSO = "        - Đơn vị: Đơn vị\n        - Ghi chú: Ghi chú\n        - Kết quả: Kết quả\n"
SETTINGS = (
    DOSSIER.replace(_SEEN, "")
    .replace(_CITED, "")
    .replace("TỔNG SỐ > HSTN", "HSTN")
    .replace("Kính gửi: Sở Y tế", "Kính gửi: Các sở")
    .replace("        - Kết quả: Kết quả\n", _ALSO)
)


@dataclass(frozen=True, slots=True)
class Row:
    """One bad input: how it is made, the whole of what is said, and the exit code.

    Where it is read after all, `reads` has values as bo-van-ban.json has them, by the code of an
    organization and the name of a column; `prints` are texts that the letter shows.
    """

    id: str
    given: str
    make: Make
    says: str
    code: int = 2
    reads: Mapping[tuple[str, str], object] = field(default_factory=dict)
    prints: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()


def read(  # noqa: PLR0913, PLR0917 - as Row
    id: str,
    given: str,
    make: Make,
    reads: Mapping[tuple[str, str], object] | None = None,
    prints: tuple[str, ...] = (),
    says: str = "",
) -> Row:
    """Make a row of something that looks bad and is read, most often in silence."""
    return Row(id, given, make, says, 0, reads or {}, prints)


def sound(folder: Path) -> Path:
    """Lay out a dossier that nothing is wrong with."""
    folder.mkdir(exist_ok=True)
    (folder / "congvan.yaml").write_text(SETTINGS, "utf-8")
    (folder / "noi-dung.md").write_text("Nội dung của công văn.\n", "utf-8")
    spreadsheet(folder / REGISTER, ORGANIZATIONS, "Danh sách")
    spreadsheet(folder / DATA, TABLE)
    return folder


# --- ways to spoil it -------------------------------------------------------------------------


def all_of(*makes: Make) -> Make:
    """Spoil in several ways, one after the other."""

    def make(folder: Path) -> None:
        for each in makes:
            each(folder)

    return make


def text(*changes: tuple[str, str], file: str = "congvan.yaml") -> Make:
    """Replace pieces of a text."""

    def make(folder: Path) -> None:
        path = folder / file
        said = path.read_bytes().decode()
        for old, new in changes:
            assert said.count(old) == 1, f"{old!r} stands {said.count(old)} times"
            said = said.replace(old, new)
        path.write_bytes(said.encode())

    return make


def file(name: str, data: bytes | Callable[[], bytes]) -> Make:
    """Put other bytes in the place of a file; those that take time to make only when asked."""
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data())


def renamed(ending: str, data: bytes | Callable[[], bytes], more: str = "") -> Make:
    """Bring the figures in a file of another ending, described by more lines."""
    named = f"Tệp: so-lieu.{ending}\n{more}"
    before = f"Tệp: {DATA}\n  Trang tính: Tổng hợp\n"
    return all_of(file(f"so-lieu.{ending}", data), text((before, named)))


def cells(file: str = DATA, **values: object) -> Make:
    """Write cells, by their addresses."""

    def change(sheet: Worksheet) -> None:
        for address, value in values.items():
            sheet[address].value = value

    return sheet(change, file)


def sheet(change: Callable[[Worksheet], object], file: str = DATA) -> Make:
    """Change the first sheet of a workbook."""

    def make(folder: Path) -> None:
        workbook = load_workbook(folder / file)
        change(workbook.worksheets[0])
        workbook.save(folder / file)

    return make


def table(*rows: Sequence[object], name: str = DATA) -> Make:
    """Bring another table."""
    return lambda folder: spreadsheet(folder / name, rows)


def part(change: Callable[[bytes], bytes], name: str = SHEET, file: str = DATA) -> Make:
    """Change the bytes of a part of a package."""

    def make(folder: Path) -> None:
        path = folder / file
        path.write_bytes(repacked(path.read_bytes(), name, change))

    return make


def swap(old: bytes, new: bytes, name: str = SHEET, file: str = DATA) -> Make:
    """Replace the one place of some bytes in a part of a package."""

    def change(data: bytes) -> bytes:
        assert data.count(old) == 1, f"{old!r} stands {data.count(old)} times"
        return data.replace(old, new)

    return part(change, name, file)


def repacked(data: bytes, changed: str, change: Callable[[bytes], bytes]) -> bytes:
    """Pack a package again with one part changed, or added."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in dict.fromkeys([*source.namelist(), changed]):
            before = source.read(name) if name in source.namelist() else b""
            target.writestr(name, change(before) if name == changed else before)
    return packed.getvalue()


def columns(*lines: str) -> Make:
    """Declare more columns of the table, before «Ghi chú»."""
    added = "".join(f"    {line}\n" for line in lines)
    return text(("    Ghi chú:\n", f"{added}    Ghi chú:\n"))


CODED = all_of(
    columns("Mã đơn vị: Mã"),
    sheet(lambda sheet: [sheet.cell(at, 5, code) for at, code in enumerate(["Mã", "01", "02"], 1)]),
)
"""Rows are found by a column of codes, E."""


def coded(code: object) -> Make:
    """Find rows by codes, of which the first is this."""
    return all_of(CODED, cells(E2=code))
