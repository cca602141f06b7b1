"""The account as a Word file, for the folder that goes to whoever signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator import archive, layout, package
from generator.blocks import Align, Block, Body, Cell, Paragraph, Run, Table, lines
from generator.metrics import width_mm
from generator.reconcile.account import Account
from generator.reconcile.finished import Finished, Printed
from generator.reconcile.section import Row, Section
from generator.wordml.ink import Ink
from generator.wordml.shell import Properties, document
from generator.wordml.styles import style_at
from generator.wordml.tables import EDGES, edges, fixed_table
from generator.wordml.widths import AROUND_MM, PADDING_MM
from generator.wordml.writer import element
from generator.wordml.xml import Element, W, twips

FILE = "doi-chieu.docx"
PAGE = layout.LANDSCAPE
SIZE_PT = 10.0
HEADER, CELL = style_at(layout.TABLE_HEADER, SIZE_PT), style_at(layout.TABLE_CELL, SIZE_PT)
WIDE = 60
"""No column asks for more letters on a line."""
ON_SCREEN = (
    "Từng số in của từng đơn vị lấy từ ô nào: xem trang doi-chieu.html trong cùng bộ văn bản."
)


def paper(account: Account) -> Finished:
    """Return the file, with the record of what was put into it."""
    body = Body(tuple(_blocks(account)))
    parts = document(map(_element, body.blocks), PAGE, Properties(account.title))
    printed = Printed((), tuple(lines(body)), (), ())
    return Finished(FILE, archive.pack(parts), printed)


def _element(block: Block) -> Element:
    return _drawn(block) if isinstance(block, Table) else element(block, Ink())


def _drawn(table: Table) -> Element:
    """Make a table; its rows are written as text, for the account has hundreds of cells."""
    widths = _widths(table)
    made = fixed_table(widths, edges(*EDGES), padding=twips(PADDING_MM))
    header = "".join(_row_xml(row, widths, HEADER, "<w:tblHeader/>") for row in table.header)
    rows = "".join(_row_xml(row, widths, CELL) for row in table.rows)
    made.extend(list(package.parse(f'<w:tbl xmlns:w="{W}">{header}{rows}</w:tbl>'.encode())))
    return made


def _row_xml(row: Sequence[Cell], widths: Sequence[int], style: str, more: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/><w:jc w:val="{cell.align.value}"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(str(cell.content), quote=False)}</w:t>'
        "</w:r></w:p></w:tc>"
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"


def _widths(table: Table) -> tuple[int, ...]:
    """Give each column its widest word, then share the rest by letters: no finer plan is needed."""
    columns = list(zip(*(table.header + table.rows), strict=True))
    least = [_widest_word(column) for column in columns]
    asked = [max(min(len(str(cell.content)), WIDE) for cell in column) for column in columns]
    room = (table.width_mm - sum(least)) / (sum(asked) or 1)
    return tuple(twips(few + many * room) for few, many in zip(least, asked, strict=True))


def _widest_word(column: Sequence[Cell]) -> float:
    words = {word for cell in column for word in str(cell.content).split()}
    return max((width_mm(word, SIZE_PT, bold=True) for word in words), default=0.0) + AROUND_MM


def _blocks(account: Account) -> Iterator[Block]:
    yield _title(account.title)
    yield _title(account.subtitle)
    yield Paragraph((Run(account.verdict, bold=True),), layout.BODY.style)
    for section in account.sections:
        yield Paragraph((Run(section.title),), layout.TABLE_TITLE.style)
        yield _table(section) if section.rows else _said(section.empty)
    yield _said(ON_SCREEN)


def _title(text: str) -> Paragraph:
    return Paragraph((Run(text),), layout.APPENDIX_TITLE.style)


def _said(text: str) -> Paragraph:
    return Paragraph((Run(text),), layout.BODY.style)


def _table(section: Section) -> Table:
    header = tuple(Cell(title, Align.CENTER, bold=True) for title in section.header)
    rows = tuple(_row(row, section) for row in section.rows)
    return Table((header,), rows, PAGE.text_width_mm)


def _row(row: Row, section: Section) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell, Align.RIGHT if at in section.numbers else Align.LEFT)
        for at, cell in enumerate(row)
    )
