"""A rendered part checked and mended: strict XML, whole cells, ids that are one of a kind.

What can need no mending, whatever it is filled with, is parsed and stays as it was rendered.
"""

from __future__ import annotations

from typing import Final, cast

from lxml import etree

from generator import package
from generator.render import grid, marks
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

HOLDERS: Final = ("tc", "hdr", "ftr", "footnote")
PARAGRAPH_ENDS: Final = ("</w:p>", "<w:p/>")
ENDED: Final = tuple(each.encode() for each in PARAGRAPH_ENDS)
ODD: Final = ("<!", "<?", "docPr")
"""Comments may hide what is looked for; drawings that are repeated need new ids."""
DECLARED: Final = f' xmlns:w="{W[1:-1]}"'.encode()
"""The quick parse does not ask whether names are declared; those of a template are."""


class Finisher:
    """Finish the parts of one document, in order."""

    def __init__(self, first_bookmark: int) -> None:
        self.parsed: list[bytes] = []
        """What was parsed strictly and stayed as it was."""
        self._bookmarks = places.Bookmarks(first_bookmark)
        self._drawings: set[int] = set()

    def finish(self, data: bytes, *, may_lack: bool = True, fits_grids: bool = False) -> bytes:
        """Return a part as it is to be packed; what needs no mending stays as it was rendered.

        Raises:
            lxml.etree.XMLSyntaxError: where a template cuts elements in two.
        """
        needs_a_tree = may_lack or fits_grids or not _declares_names(data)
        is_whole = not needs_a_tree and _body_ends_well(data)
        split = marks.split(data, self._bookmarks) if is_whole else None
        if split is not None:
            package.demand_xml(split)
            self.parsed.append(split)
            return split
        tree = etree.fromstring(data, package.strict_parser())
        mended = [_mend(holder) for holder in cast(list[etree._Element], LACKING(tree))]
        if fits_grids:
            mended += [grid.fit(table) for table in tree.iter(f"{W}tbl")]
        mended += [self._number(drawing) for drawing in tree.iter(DRAWING)]
        if marks.OPEN in data:
            places.split_marks(tree, self._bookmarks)
        elif not any(mended):
            self.parsed.append(data)
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


def may_lack(source: str) -> bool:
    """Tell from the source of a part whether filling it may leave something to mend.

    A paragraph that touches the end of its cell in the source is there whatever is filled in.
    """
    if any(odd in source for odd in ODD):
        return True
    return not all(_all_end_well(source, name) for name in HOLDERS)


def _declares_names(data: bytes) -> bool:
    """Tell whether what is printed into a part finds its name space there."""
    return DECLARED in data or b"<w:" not in data


def _body_ends_well(data: bytes) -> bool:
    """Tell whether a rendered body surely ends with a paragraph before its section."""
    section = data.rfind(b"<w:sectPr")
    return data.endswith(ENDED, 0, section) if section >= 0 else b"<w:body" not in data


def _all_end_well(source: str, name: str) -> bool:
    end = f"</w:{name}>"
    opened = sum(source.count(f"<w:{name}{rest}") for rest in (">", " ", "/>"))
    return opened == sum(source.count(f"{before}{end}") for before in PARAGRAPH_ENDS)


def _mend(holder: etree._Element) -> bool:
    """End a cell, a header or a body with a paragraph, which Word cannot do without."""
    last = next((child for child in reversed(holder) if child.tag in CONTENT), None)
    if last is not None and last.tag != f"{W}tbl":
        return False
    filler = holder.makeelement(f"{W}p") if last is None else package.low_paragraph()
    section = holder.find(f"{W}sectPr")
    holder.insert(len(holder) if section is None else holder.index(section), filler)
    return True
