"""Settings of tables that are printed as they stand in a workbook."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from generator.config.entries import Model
from generator.config.values import Fault, InputFile, Read, Text, faulty, worded

_ROWS = re.compile(r"([1-9]\d{0,6})(?:\s*[-–]\s*([1-9]\d{0,6}))?")
_AREA = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")


def _rows(value: object) -> tuple[int, int]:
    """Read the rows of the titles: «3», or «3–4»."""
    written = worded(value)
    found = _ROWS.fullmatch(written)
    first, last = (int(each) for each in found.groups(found[1])) if found else (1, 0)
    if first > last:
        what = f"«{written}» không phải là số dòng trong Excel."
        raise faulty(Fault("CH47", what, "Ghi số dòng, ví dụ «1», hoặc «3–4» nếu hai dòng."))
    return first, last


def _area(value: object) -> str:
    """Read an area as Excel names it, from its upper left cell to its lower right one."""
    written = worded(value).upper().replace(" ", "").replace("$", "")
    found = _AREA.fullmatch(written)
    corners = found.groups() if found else ("B", "1", "A", "1")
    left, top, right, bottom = corners
    if (len(left), left) > (len(right), right) or int(top) > int(bottom):
        what = f"«{worded(value)}» không phải là vùng ô."
        raise faulty(Fault("CH48", what, "Ghi ô đầu và ô cuối, ví dụ «A3:E60»."))
    return written


class CopiedSettings(Model):
    """A table that a text prints where its field stands, as the workbook has it."""

    name: Text = Field(alias="Tên", description="Tên bảng, dùng trong trường bảng.…")
    file: InputFile = Field(alias="Tệp", description="Tệp Excel (.xlsx) có bảng")
    sheet: Text | None = Field(
        None, alias="Trang tính", description="Tên trang tính; tệp chỉ có một trang thì bỏ"
    )
    header: Annotated[tuple[int, int], Read(_rows)] = Field(
        (1, 1), alias="Dòng tiêu đề", description="Số dòng của tiêu đề trong Excel: 1, hoặc 3–4"
    )
    area: Annotated[str, Read(_area)] = Field(
        "", alias="Vùng ô", description="Chỉ in vùng này, ví dụ A3:E60; không ghi thì in cả bảng"
    )
