"""Which words of a cell are bold or italic, and how it is aligned, as Excel stores them."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from generator.blocks import Align, Run
from generator.errors import Place, Refused, error
from generator.frozen import Frozen
from generator.vietnamese import nfc
from generator.workbook.cells import Spot
from generator.workbook.drawings import drawn_over
from generator.workbook.foreign import COPY_AGAIN
from generator.workbook.sheet import as_text

ALIGNS = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "centerContinuous": Align.CENTER,
    "right": Align.RIGHT,
    "justify": Align.BOTH,
    "distributed": Align.BOTH,
}
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_WHITE = "FFFFFF"
_BACKGROUND = 0
"""The colour of a theme that the sheet itself has."""


class Look(Frozen):
    """The looks of a cell: of all of it, and of its words where these differ.

    `lost` names a look that would be lost though words mean something else without it.
    """

    bold: bool = False
    italic: bool = False
    align: Align | None = None
    runs: tuple[Run, ...] = ()
    lost: str = ""


class Looks:
    """The looks of the cells of one sheet; `drawn` are the areas that something lies over."""

    def __init__(self, data: bytes, file: str, sheet: str) -> None:
        """Read a workbook within the limits.

        Raises:
            Refused: If its looks cannot be read.
        """
        try:
            with warnings.catch_warnings(action="ignore"):  # what openpyxl leaves out: not for us
                stream = io.BytesIO(data)
                book = load_workbook(stream, data_only=True, rich_text=True, keep_links=False)
            found: Any = next(each for each in book.worksheets if nfc(each.title) == nfc(sheet))
            with ZipFile(io.BytesIO(data)) as package:
                parts = [each.target for each in found._rels if each.Type.endswith("/drawing")]
                drawn = [area for part in parts for area in drawn_over(package.read(part))]
        except Exception as fault:  # a foreign file makes openpyxl raise anything
            what = "Tệp .xlsx hỏng, không đọc được kiểu chữ trong ô."
            raise Refused([error("SL06", Place(file, sheet=sheet), what, COPY_AGAIN)]) from fault
        self._cells, self.drawn = found._cells, tuple(drawn)

    def of(self, spot: Spot) -> Look:
        """Return the looks of a cell."""
        cell = self._cells.get(spot)
        font = getattr(cell, "font", None)
        if font is None:
            return Look()
        align = ALIGNS.get(cell.alignment.horizontal or "")
        pieces = list(_pieces(cell.value)) if isinstance(cell.value, CellRichText) else []
        lost = _lost(font, *(each.font for each in pieces if isinstance(each, TextBlock)))
        if not lost and _is_white(font.color) and cell.fill.fill_type is None:
            lost = "chữ trắng không thấy được"
        bold, italic = bool(font.b), bool(font.i)
        return Look(bold, italic, align, tuple(_runs(pieces, bold=bold, italic=italic)), lost)


def _pieces(text: CellRichText) -> Iterator[str | TextBlock]:
    for each in text:
        if str(each):
            yield each


def _runs(pieces: list[str | TextBlock], *, bold: bool, italic: bool) -> Iterator[Run]:
    for each in pieces:
        words = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), as_text(str(each)))
        if isinstance(each, TextBlock):
            yield Run(words, bool(each.font.b), bool(each.font.i))
        else:
            yield Run(words, bold, italic)


def _lost(*fonts: Any) -> str:
    """Name what changes the meaning of words and is not printed."""
    if any(font.strike for font in fonts):
        return "chữ gạch ngang"
    if any(font.vertAlign in ("superscript", "subscript") for font in fonts):
        return "chữ số trên, chữ số dưới"
    return ""


def _is_white(colour: Any) -> bool:
    """Tell whether letters are as white as paper: those who type so mean to hide them."""
    if colour is None or colour.tint:
        return False
    if colour.type == "theme":
        return bool(colour.theme == _BACKGROUND)
    return colour.type == "rgb" and str(colour.rgb)[2:].upper() == _WHITE
