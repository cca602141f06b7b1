"""What one rendering prints: every value passes here, guarded, escaped and recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup

from generator import wordml
from generator.blocks import (
    Block,
    Body,
    Box,
    Break,
    Note,
    Paragraph,
    Rule,
    Run,
    Slot,
    Table,
    lines,
    lines_of_notes,
)
from generator.errors import Problem, error
from generator.model import Figure
from generator.render.sites import BLOCK, COLOUR, COUNT, INLINE, PLAIN, ROWS, RUNS, TEST, Site
from generator.vietnamese import unusable_character
from generator.wordml import places

NOTHING: Final = Markup("")
WORDS: Final = (Run, Paragraph)
COLUMNS: Final = re.compile(r"[1-9]|[1-5][0-9]|6[0-3]")
COLOUR_CODE: Final = re.compile(r"[0-9A-Fa-f]{6}|auto")
BLOCKS: Final = (Body, Paragraph, Table, Rule, Box)
DECLARED: Final = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
"""What every part that takes blocks says once, on its root."""
NO_DATA: Final = "Thử trước khi in: {% if trường %} … {% endif %}."


class Page:
    """The figures, footnotes and problems of one rendering, and the rows that it lays aside."""

    def __init__(self, sites: Sequence[Site], first_note: int, *, marks_figures: bool) -> None:
        self.printed: list[Figure] = []
        self.notes: list[str] = []
        self.seen: list[str] = []
        self.seen_in_notes: list[str] = []
        self.problems: list[Problem] = []
        self.aside: dict[str, bytearray] = {}
        self._sites = sites
        self._first_note = first_note
        self.marks_figures = marks_figures

    def inline(self, value: object, number: int) -> Markup:
        """Print inside a w:t; a line end becomes a break of line."""
        match value:
            case Figure():
                self.printed.append(value)
                self.seen.append(value.shown)
                shown = self._escaped(value.shown, number)
                return Markup(places.mark(places.FIGURE, shown)) if self.marks_figures else shown
            case Slot():
                self.seen.append(value.shown)
                return Markup(places.mark(value.kind.value, self._escaped(value.shown, number)))
        text = self._text(value, number)
        if isinstance(value, str | int):
            self.seen.append(str(value))
        return text if text.isprintable() else Markup(TEXT_BREAK.sub(_break, text))

    def block(self, value: object, number: int) -> Markup:
        """Print blocks between paragraphs."""
        if not isinstance(value, BLOCKS):
            self._refuse(value, number)
            return NOTHING
        if (said := self._said(value, number)) is None:
            return NOTHING
        note = self._first_note + len(self.notes)
        written = wordml.write(value, first_note=note, marks_figures=self.marks_figures)
        self._record(written, *said)
        return Markup(written.xml.replace(DECLARED, ""))

    def runs(self, value: object, number: int) -> Markup:
        """Print words with a look of their own, between the runs of a paragraph."""
        if not isinstance(value, WORDS):
            self._refuse(value, number)
            return NOTHING
        line = value if isinstance(value, Paragraph) else Paragraph((value,))
        if (said := self._said(line, number)) is None:
            return NOTHING
        note = self._first_note + len(self.notes)
        written = wordml.write_runs(line, first_note=note, marks_figures=self.marks_figures)
        self._record(written, *said)
        return Markup(written.xml.replace(DECLARED, ""))

    def _said(self, value: Body | Block, number: int) -> tuple[list[str], list[str]] | None:
        """Return what blocks say, and what their footnotes do; None where it cannot be printed."""
        said, in_notes = list(lines(value)), list(lines_of_notes(value))
        is_plain = all(map(str.isprintable, chain(said, in_notes)))  # the quick question first
        if is_plain or all(self._is_usable(text, number) for text in _texts(value)):
            return said, in_notes
        return None

    def _record(
        self, written: wordml.Fragment, said: Sequence[str], in_notes: Sequence[str]
    ) -> None:
        self.notes.extend(written.notes)
        self.printed.extend(written.printed)
        self.aside.update(written.aside)
        self.seen.extend(said)
        self.seen_in_notes.extend(in_notes)

    def count(self, value: object, number: int) -> Markup:
        """Print over how many columns a cell stands."""
        if COLUMNS.fullmatch(str(value)) and not isinstance(value, bool):
            return Markup(value)
        return self._refuse_in_cell(value, number, "số cột từ 1 đến 63", "Ví dụ: {% colspan 2 %}.")

    def colour(self, value: object, number: int) -> Markup:
        """Print the colour behind a cell."""
        if isinstance(value, str) and COLOUR_CODE.fullmatch(value):
            return Markup(value)
        remedy = "Ví dụ: {% cellbg 'FFFF00' %}."
        return self._refuse_in_cell(value, number, "mã màu 6 chữ số hệ 16", remedy)

    def _refuse_in_cell(self, value: object, number: int, wanted: str, remedy: str) -> Markup:
        if value is None or isinstance(value, Undefined):
            self._refuse(value, number)
            return NOTHING
        site = self._sites[number]
        what = f"Trường «{site.typed}» là «{value}», không phải {wanted}."
        self.problems.append(error("MA04", site.place, what, remedy))
        return NOTHING

    def plain(self, value: object, number: int) -> Markup:
        """Print where Word has no runs, as in the title of the file."""
        if isinstance(value, Figure):
            self.printed.append(value)
        if isinstance(value, Figure | Slot):
            value = value.shown
        text = self._text(value, number)
        return text if text.isprintable() else Markup(" ".join(str(text).split("\n")))

    def test(self, value: object, number: int) -> object:
        """Pass on a value that is tested, unless its name is not known."""
        if isinstance(value, Undefined):
            self._refuse(value, number)
            return None
        return value

    def rows(self, value: object, number: int) -> Sequence[object]:
        """Pass on a list to loop over."""
        if isinstance(value, list | tuple):
            return value
        self._refuse(value, number)
        return ()

    def _text(self, value: object, number: int) -> Markup:
        if isinstance(value, str):
            return self._escaped(value, number)
        if type(value) is int and self._sites[number].typed == "loop.index":
            return Markup(value)
        self._refuse(value, number)
        return NOTHING

    def _escaped(self, text: str, number: int) -> Markup:
        if len(text) <= SHORT and (ready := _ready_if_plain(text)):
            return ready
        return Markup(escape(text, quote=False)) if self._is_usable(text, number) else NOTHING

    def _is_usable(self, text: str, number: int) -> bool:
        if not (character := unusable_character(text)):
            return True
        site = self._sites[number]
        what = f"Giá trị của «{site.typed}» có {character} không in được."
        remedy = "Gõ lại giá trị ấy trong số liệu hoặc tệp cấu hình."
        self.problems.append(error("MA10", site.place, what, remedy))
        return False

    def _refuse(self, value: object, number: int) -> None:
        site = self._sites[number]
        if isinstance(value, Undefined):
            code, what, remedy = "MA03", f"Trường «{site.typed}» không có.", ASK_FIELDS
        elif value is None:
            code, what, remedy = "MA07", f"Trường «{site.typed}» không có số liệu để in.", NO_DATA
        else:
            kind, remedy = described(value)
            code, what = "MA04", f"Trường «{site.typed}» là {kind}, không in được ở đây."
        self.problems.append(error(code, site.place, what, remedy))


ASK_FIELDS: Final = "Lệnh «congvan fields» liệt kê mọi trường."
TEXT_BREAK: Final = re.compile(r"\r\n|\r|\n|\t")
NEXT_LINE: Final = '</w:t><w:br/><w:t xml:space="preserve">'
BREAKS: Final = {
    "\r\n": NEXT_LINE,
    "\r": NEXT_LINE,
    "\n": NEXT_LINE,
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}


SHORT: Final = 64


def _inline(value: object, page: Page, number: int) -> str:
    """Print a short plain text without further ado; nearly all are."""
    if type(value) is Figure and not page.marks_figures:
        shown = value.shown
        # Letters and digits are never escaped, and a long table has more numbers than are kept.
        if ready := shown if shown.isalnum() else _ready_if_plain(shown):
            page.printed.append(value)
            page.seen.append(shown)
            return ready
    elif type(value) is str and len(value) <= SHORT and (ready := _ready_if_plain(value)):
        page.seen.append(value)
        return ready
    return page.inline(value, number)


@lru_cache(maxsize=4096)
def _ready_if_plain(text: str) -> Markup | None:
    """Escape a short text of plain characters; the same few are printed in thousands of files."""
    # Nothing that may not be printed counts as printable, nor does what becomes a break of line.
    # Markup itself would first ask whether the text can tell of HTML.
    return str.__new__(Markup, escape(text, quote=False)) if text.isprintable() else None


def _break(found: re.Match[str]) -> str:
    return BREAKS[found[0]]


def _texts(block: Body | Block | Run | Note) -> Iterator[str]:
    """Yield all characters that blocks will print."""
    match block:
        case Body():
            inside: Iterable[Block | Run | Note] = block.blocks
        case Paragraph():
            inside = block.inlines
        case Note():
            inside = block.paragraphs
        case Run(content=printed) | Box(text=printed):
            yield str(printed)
            return
        case Table():
            yield from (str(cell.content) for row in block.header + block.rows for cell in row)
            return
        case Rule() | Break():
            return
    for item in inside:
        yield from _texts(item)


def described(value: object) -> tuple[str, str]:
    """Say what a value is to somebody who writes a template, and what to do with it."""
    for kinds, kind, remedy in DESCRIBED:
        if isinstance(value, kinds):
            return kind, remedy
    return "giá trị chưa định dạng", "Báo cho người viết chương trình."


DESCRIBED: Final[tuple[tuple[tuple[type, ...], str, str], ...]] = (
    ((bool,), "điều đúng hoặc sai", "Dùng trong {% if %}."),
    ((list, tuple), "danh sách", "Dùng {% for %}."),
    ((dict,), "nhóm trường", "Ghi tiếp tên trường sau dấu chấm."),
    (BLOCKS, "đoạn, bảng hoặc đường kẻ", "Viết {{p trường }}, một mình trong một đoạn."),
    ((Run,), "chữ có kiểu riêng", "Viết {{r trường }}."),
    ((str, Figure, Slot), "chữ hoặc số", "Viết {{ trường }}, không có chữ p hay r."),
)


def _served_by(serve: Callable[[Page, object, int], object]) -> Callable[..., object]:
    return lambda value, page, number: serve(page, value, number)


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    INLINE: _inline,
    RUNS: _served_by(Page.runs),
    BLOCK: _served_by(Page.block),
    COUNT: _served_by(Page.count),
    COLOUR: _served_by(Page.colour),
    PLAIN: _served_by(Page.plain),
    TEST: _served_by(Page.test),
    ROWS: _served_by(Page.rows),
}


def guard(value: object) -> Markup:
    """Let nothing be printed that did not pass through a page; Jinja calls it for each print."""
    if type(value) is Markup:
        return value
    raise AssertionError(f"printed without a page: {type(value).__name__}")
