"""A rendered part checked and mended: strict XML, whole cells, ids that are one of a kind."""

from __future__ import annotations

from typing import Final, cast

from lxml import etree

from generator import package
from generator.wordml import places

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
LACKING: Final = etree.XPath(
    "//w:body[not(*[not(self::w:sectPr)][last()]/self::w:p)]"
    " | (//w:tc | //w:hdr | //w:ftr | //w:footnote)[not(*[last()]/self::w:p)]",
    namespaces={"w": W[1:-1]},
)
"""What does not end with a paragraph; asked in one go, for cells are many."""
CONTENT: Final = frozenset(f"{W}{name}" for name in ("p", "tbl", "sdt", "customXml"))


class Finisher:
    """Finish the parts of one document, in order."""

    def __init__(self, first_bookmark: int) -> None:
        self._bookmarks = places.Bookmarks(first_bookmark)
        self._drawings: set[int] = set()

    def finish(self, xml: str, *, has_column_loops: bool) -> bytes:
        """Return the bytes of a part; what needs no mending stays as it was rendered.

        Raises:
            lxml.etree.XMLSyntaxError: where a template cuts elements in two.
        """
        data = package.DECLARATION + xml.encode()
        tree = etree.fromstring(data, package.strict_parser())
        mended = [_mend(holder) for holder in cast(list[etree._Element], LACKING(tree))]
        if has_column_loops:
            mended += [_fit_grid(table) for table in tree.iter(f"{W}tbl")]
        mended += [self._number(drawing) for drawing in tree.iter(DRAWING)]
        if places.has_marks(xml):
            places.split_marks(tree, self._bookmarks)
        elif not any(mended):
            return data
        return package.write(tree)

    def _number(self, drawing: etree._Element) -> bool:
        """Give a drawing that a loop repeated an id of its own."""
        number = int(drawing.get("id", "0"))
        is_repeated = number in self._drawings
        if is_repeated:
            number = max(self._drawings) + 1
            drawing.set("id", str(number))
        self._drawings.add(number)
        return is_repeated


def _mend(holder: etree._Element) -> bool:
    """End a cell, a header or a body with a paragraph, which Word cannot do without."""
    last = next((child for child in reversed(holder) if child.tag in CONTENT), None)
    if last is not None and last.tag != f"{W}tbl":
        return False
    filler = holder.makeelement(f"{W}p") if last is None else package.low_paragraph()
    section = holder.find(f"{W}sectPr")
    holder.insert(len(holder) if section is None else holder.index(section), filler)
    return True


def _fit_grid(table: etree._Element) -> bool:
    """Give a table as many grid columns as its widest row, in the same width."""
    grid = table.find(f"{W}tblGrid")
    if grid is None or len(grid) == 0:
        return False
    width = sum(int(column.get(f"{W}w", "0")) for column in grid)
    count = max((_columns(row) for row in table.iterfind(f"{W}tr")), default=len(grid))
    if count == len(grid):
        return False
    grid[:] = [
        grid.makeelement(f"{W}gridCol", {f"{W}w": str(width // count)}) for _ in range(count)
    ]
    return True


def _columns(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
