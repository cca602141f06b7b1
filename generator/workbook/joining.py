"""Tells whose a row of figures is: by the code where the sheet has one, else by the very name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol
from unicodedata import normalize

from generator.errors import Problem, error
from generator.frozen import Frozen
from generator.model import Absence, Organization, Roster
from generator.vietnamese import fold_text, invisible_character, nearest, short_date
from generator.workbook.cells import CellKind, Spot
from generator.workbook.sheet import Sheet
from generator.workbook.values import seen

_MOST_COMPARED = 200


class Unowed(Frozen):
    """An organization that may not have a row in this period, and what to say if it has one."""

    organization: Organization
    code: str
    what: str
    remedy: str


class Named(Protocol):
    """A table that says in each row whose the figures are."""

    @property
    def sheet(self) -> Sheet: ...  # noqa: D102

    @property
    def name_column(self) -> int: ...  # noqa: D102

    @property
    def code_column(self) -> int | None: ...  # noqa: D102

    def name(self, row: int) -> str: ...  # noqa: D102


class Join(Frozen):
    """Who may own a row, by code if the sheet has codes, else by folded name."""

    by_code: bool
    owners: Mapping[str, Organization]
    unowed: Mapping[str, Unowed]

    def owner(self, table: Named, row: int) -> Organization | None:
        """Return the organization whose row it is; nothing is guessed, nothing padded."""
        return self.owners.get(self._key(table, row))

    def may_not_be(self, table: Named, row: int) -> Problem | None:
        """Say why the organization of a row should have none in this period, if that is so."""
        found = self.unowed.get(self._key(table, row))
        spot = row, table.name_column
        return (
            error(found.code, table.sheet.place(spot), found.what, found.remedy) if found else None
        )

    def _key(self, table: Named, row: int) -> str:
        return code_of(table, row) if self.by_code else fold_text(table.name(row))


def join(register: Sequence[Organization], unowed: Sequence[Unowed], *, by_code: bool) -> Join:
    """Index the organizations that owe a row and those that may not have one."""
    if by_code:
        return Join(
            by_code=True,
            owners={each.code: each for each in register},
            unowed={each.organization.code: each for each in unowed},
        )
    return Join(
        by_code=False,
        owners={fold_text(n): each for each in register for n in names_of(each)},
        unowed={fold_text(n): each for each in unowed for n in names_of(each.organization)},
    )


def names_of(organization: Organization) -> tuple[str, ...]:
    """Return all that an organization is known by."""
    return (
        organization.code,
        organization.name,
        organization.short_name,
        *organization.aliases,
    )


# --- codes -----------------------------------------------------------------------------------


def code_of(table: Named, row: int) -> str:
    """Return the code in a row, "" if it has none; that of a number is no text of a code."""
    spot = _code_spot(table, row)
    if spot is None:
        return ""
    cell = table.sheet.cells.get(spot)
    return table.sheet.text(spot) if cell and cell.kind is CellKind.TEXT else ""


def is_coded(table: Named, row: int) -> bool:
    """Tell whether something stands where the code should."""
    spot = _code_spot(table, row)
    return spot is not None and bool(table.sheet.text(spot))


def _code_spot(table: Named, row: int) -> Spot | None:
    if table.code_column is None:
        return None
    spot = table.sheet.anchor((row, table.code_column))
    return spot if spot[0] == row else None


def other_name(table: Named, row: int, owner: Organization) -> Problem | None:
    """Refuse a row whose code is one organization's and whose name is not."""
    name = table.name(row)
    if fold_text(name) in map(fold_text, names_of(owner)):
        return None
    told = f"tên ghi trên dòng là {seen(name)}" if name else "dòng không ghi tên"
    what = f"Mã {seen(owner.code)} là của «{owner.name}» mà {told}."
    remedy = (
        "Sửa mã hoặc tên cho khớp; nếu là cách ghi khác của chính đơn vị ấy thì thêm vào cột "
        "«Tên khác» của danh sách đơn vị."
    )
    return error("SL68", table.sheet.place((row, table.name_column)), what, remedy)


def unknown_code(table: Named, row: int, absent: Sequence[Organization]) -> Problem:
    """Refuse a row whose code is no organization's, or is not stored as text."""
    assert table.code_column is not None
    spot = _code_spot(table, row) or (row, table.code_column)
    cell, place = table.sheet.cells.get(spot), table.sheet.place(spot)
    text, codes = table.sheet.text(spot), [each.code for each in absent[:_MOST_COMPARED]]
    if cell is None or not text:
        what = f"Dòng {seen(table.name(row))} có số liệu mà không có mã đơn vị."
        return error("SL19", place, what, "Ghi mã đúng như trong danh sách đơn vị, hoặc xóa dòng.")
    if cell.kind is not CellKind.TEXT:
        near = next((code for code in codes if code.lstrip("0") == text.lstrip("0")), None)
        again = f"gõ lại mã «{near}»" if near else "gõ lại mã"
        what = f"Mã {seen(text)} được lưu là số, có thể đã mất số 0 ở đầu."
        return error("SL66", place, what, f"Đổi ô sang định dạng Text rồi {again}.")
    strange = strange_character(text)
    what = (
        f"Mã {seen(text)}{f' (có {strange})' if strange else ''} không có trong danh sách đơn vị."
    )
    near = next((code for code in codes if _shape(code) == _shape(text)), nearest(text, codes))
    remedy = f"Có phải «{near}» không?" if near else "Thêm vào danh sách đơn vị, hoặc xóa dòng."
    return error("SL16", place, what, remedy)


# The codes of offices that the state gives out have dots: H01.12, 000.00.01.H01.
_STRANGE = re.compile(r"[^0-9A-Za-z_.-]|(?<![0-9A-Za-z])\.|\.(?![0-9A-Za-z])")


def strange_character(code: str) -> str | None:
    """Name the first character that no code has, by its number if it does not show what it is."""
    found = _STRANGE.search(code)
    if not found:
        return None
    if found[0] == " ":
        return "dấu cách"
    shown = f"«{found[0]}» " if found[0].isprintable() and not found[0].isspace() else ""
    hidden = invisible_character(found[0])
    return hidden or f"ký tự {shown}U+{ord(found[0]):04X}"


def _shape(code: str) -> str:
    """Return how a code looks: full-width digits as digits, O as 0, I and l as 1."""
    plain = _STRANGE.sub("", normalize("NFKC", code))
    return plain.upper().translate(str.maketrans("OIL", "011"))


# --- organizations that owe no row -----------------------------------------------------------


def unowed(roster: Roster, day: date) -> tuple[Unowed, ...]:
    """Say of each organization that owes no row on the last day of a period why it has none."""
    present = (*roster.owing, *(each.organization for each in roster.absences))
    by_code = {each.code: each for each in (*present, *roster.outside)}
    away = (_not_in_force(each, day, by_code) for each in roster.outside)
    return (*away, *map(_absent, roster.absences))


def _not_in_force(
    organization: Organization, day: date, by_code: Mapping[str, Organization]
) -> Unowed:
    name = organization.name
    if organization.start and day < organization.start:
        since = short_date(organization.start)
        what = f"«{name}» chỉ có từ ngày {since}, sau ngày cuối kỳ số liệu {short_date(day)}."
        remedy = "Xóa dòng, hoặc sửa «Từ ngày» của đơn vị trong danh sách đơn vị."
        return Unowed(organization, "SL65", what, remedy)
    assert organization.end
    since = short_date(organization.end + timedelta(days=1))
    heir = successor(organization, day, by_code)
    if heir is None:
        what = f"«{name}» không còn từ ngày {since}."
        remedy = "Xóa dòng, hoặc sửa «Đến ngày» của đơn vị trong danh sách đơn vị."
        return Unowed(organization, "SL65", what, remedy)
    what = f"«{name}» đã nhập vào «{heir.name}» từ ngày {since}."
    remedy = (
        f"Cộng số liệu của dòng này vào dòng của «{heir.name}» rồi xóa dòng này, hoặc sửa "
        "«Đến ngày», «Nhập vào» trong danh sách đơn vị."
    )
    return Unowed(organization, "SL65", what, remedy)


def successor(
    organization: Organization, day: date, by_code: Mapping[str, Organization]
) -> Organization | None:
    """Return what an organization has become by a day, through all mergers; None if nothing."""
    seen_codes: set[str] = set()
    heir: Organization | None = organization
    while heir and not heir.is_in_force(day) and heir.code not in seen_codes:
        seen_codes.add(heir.code)
        heir = by_code.get(heir.merged_into)
    return heir if heir and heir.is_in_force(day) else None


def _absent(absence: Absence) -> Unowed:
    what = f"«{absence.organization.name}» đã ghi ở «Đơn vị vắng» mà bảng vẫn có dòng số liệu."
    remedy = "Xóa đơn vị khỏi «Đơn vị vắng» trong congvan.yaml, hoặc xóa dòng này."
    return Unowed(absence.organization, "SL67", what, remedy)
