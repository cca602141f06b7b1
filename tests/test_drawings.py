"""A picture or a text box over a table that is printed would be lost: it is told."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.workbook import read_copied
from generator.workbook.cells import Area
from generator.workbook.drawings import drawn_over
from tests.spreadsheets import refusal, spreadsheet

ROWS = [("Stt", "Việc", "Kết quả"), (1, "a", "b"), (2, "c", "d")]
SPACE = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ARROWS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/drawing" Target="../drawings/drawing1.xml"/>'
    "</Relationships>"
)


def corner(name: str, row: int, column: int, beyond: int = 0) -> str:
    return (
        f"<d:{name}><d:col>{column}</d:col><d:colOff>{beyond}</d:colOff>"
        f"<d:row>{row}</d:row><d:rowOff>{beyond}</d:rowOff></d:{name}>"
    )


def drawing(*anchors: str) -> bytes:
    return f'<d:wsDr xmlns:d="{SPACE}">{"".join(anchors)}</d:wsDr>'.encode()


def box(first: tuple[int, int], last: tuple[int, int], beyond: int = 0, named: str = "") -> str:
    corners = corner("from", *first) + corner("to", *last, beyond=beyond)
    return f'<d:twoCellAnchor>{corners}<d:cNvPr id="2" {named}/></d:twoCellAnchor>'


def drawn(room: Path, *anchors: str) -> Path:
    """Write the table with drawings on its sheet."""
    plain = spreadsheet(room / "cu.xlsx", ROWS, "Bảng")
    with ZipFile(plain) as old, ZipFile(room / "bang.xlsx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                arrow = f'<drawing xmlns:r="{RELATIONS}" r:id="rId1"/></worksheet>'.encode()
                data = data.replace(b"</worksheet>", arrow)
            new.writestr(name, data)
        new.writestr("xl/worksheets/_rels/sheet1.xml.rels", ARROWS)
        new.writestr("xl/drawings/drawing1.xml", drawing(*anchors))
    return room / "bang.xlsx"


@pytest.mark.parametrize(
    ("anchor", "under"),
    [
        (box((1, 2), (3, 4), beyond=9), [Area(2, 3, 4, 5)]),
        (box((1, 2), (3, 4)), [Area(2, 3, 3, 4)]),
        (box((1, 2), (1, 2)), [Area(2, 3, 2, 3)]),
        (box((1, 2), (3, 4), named='hidden="1"'), []),
        (f"<d:oneCellAnchor>{corner('from', 4, 0)}</d:oneCellAnchor>", [Area(5, 1, 5, 1)]),
        (f"<x><d:oneCellAnchor>{corner('from', 0, 0)}</d:oneCellAnchor></x>", [Area(1, 1, 1, 1)]),
        ("<d:absoluteAnchor/>", [Area(1, 1, 1 << 20, 1 << 14)]),
    ],
)
def test_what_lies_over_cells_is_told_by_the_cells_under_it(anchor: str, under: list[Area]) -> None:
    assert list(drawn_over(drawing(anchor))) == under


def test_a_text_box_over_a_table_is_refused(tmp_path: Path) -> None:
    path = drawn(tmp_path, box((1, 2), (2, 3)), box((1, 2), (2, 3)))

    assert refusal(lambda: read_copied(path, "bang.xlsx", None, (1, 1))) == [
        "SL95 bang.xlsx, trang «Bảng», ô C2: Bảng in nguyên có hình, hộp chữ nằm trên ô, không in "
        "được. Gõ lời vào ô, xóa hình hoặc kéo ra ngoài bảng, rồi lưu lại."
    ]


def test_a_picture_beside_a_table_is_nothing_to_it(tmp_path: Path) -> None:
    path = drawn(tmp_path, box((0, 3), (5, 6)), box((3, 0), (5, 6)))

    assert len(read_copied(path, "bang.xlsx", None, (1, 1)).table.rows) == 2
