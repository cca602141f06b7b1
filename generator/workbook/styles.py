"""The looks of cells that we write, numbered as they are asked for, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.workbook.formats import BUILT_IN, FIRST_OWN

TITLE, HEADER, INNER, LAST = "tên", "Đầu cột đậm", "giữa ô gộp", "cuối ô gộp"
HEADERS = ("Đầu cột", HEADER)
TEXT, NUMBER = ("Chữ", "Chữ đậm"), ("Số", "Số đậm")
"""The styles of the body of a table, plain and bold."""
FIRST: Final = {TITLE: 1, HEADER: 2, INNER: 3, LAST: 4}
"""The looks that the frame has already, by their place in it."""
_NUMBERS: Final = {code: number for number, code in BUILT_IN.items()}
_NAMED: Final = re.compile('<cellStyle name="([^"]+)" xfId="([0-9]+)"')
_LOOK: Final = re.compile("<xf [^<>]*?/>|<xf .*?</xf>")
_QUOTED: Final = 'quotePrefix="0"', 'quotePrefix="1"'

Asked = tuple[str, str, bool]
"""A style, the format of a number, and whether a text begins as a formula does."""


class Looks(dict[Asked, int]):
    """The number of each look; one that is new is added to the styles of the frame."""

    def __init__(self, styles: str) -> None:
        """Read the styles of the frame."""
        super().__init__({(style, "", False): number for style, number in FIRST.items()})
        self._frame = styles
        self._base = _base(styles)
        self._added: list[str] = []
        self._formats: dict[str, int] = {}

    def __missing__(self, asked: Asked) -> int:
        style, number_format, is_quoted = asked
        look = self._base[style].replace(*_QUOTED) if is_quoted else self._base[style]
        if number_format:
            look = look.replace('numFmtId="0"', f'numFmtId="{self._format(number_format)}"')
        self[asked] = len(FIRST) + 1 + len(self._added)
        self._added.append(look)
        return self[asked]

    def ask(self, asked: Iterable[Asked]) -> None:
        """Number looks, those that are new in this order."""
        for each in asked:
            self.__getitem__(each)

    def _format(self, number_format: str) -> int:
        if number_format in _NUMBERS:
            return _NUMBERS[number_format]
        return self._formats.setdefault(number_format, FIRST_OWN + len(self._formats))

    def styles(self) -> str:
        """Return the part of styles with all looks that were asked for."""
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
            for code, number in self._formats.items()
        )
        if formats:
            formats = f'<numFmts count="{len(self._formats)}">{formats}</numFmts>'
        whole = self._frame.replace('<numFmts count="0"/>', formats or '<numFmts count="0"/>')
        before, old, after = whole.partition(f'<cellXfs count="{len(FIRST) + 1}">')
        new = old.replace(str(len(FIRST) + 1), str(len(FIRST) + 1 + len(self._added)))
        looks, end, rest = after.partition("</cellXfs>")
        return "".join([before, new, looks, *self._added, end, rest])


def _base(styles: str) -> dict[str, str]:
    """Return the look of each style, and those that the frame has, by their names."""
    _, _, after = styles.partition("<cellStyleXfs ")
    named, _, after = after.partition("</cellStyleXfs>")
    found = _LOOK.findall(named)
    used = _LOOK.findall(after.partition("</cellXfs>")[0])
    base = {name: _used(found[int(at)], at) for name, at in _NAMED.findall(after)}
    return base | {style: used[number] for style, number in FIRST.items()}


def _used(look: str, at: str) -> str:
    """Turn the look of a style into that of a cell."""
    return re.sub("(?=/?>)", f' pivotButton="0" quotePrefix="0" xfId="{at}"', look, count=1)
