"""Turn the text of a letter, as an office types it, into paragraphs, tables and footnotes.

The scanner is our own: a general Markdown parser turns `1.`, `-`, `>` and `#` into things of its
own, and every one of its rules would have to be switched off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from generator import layout
from generator.blocks import Align, Break, Cell, Field, Note, Paragraph, Run, Table
from generator.errors import Place, Problem, Refused, error
from generator.text.emphasis import Piece, emphasized
from generator.text.pages import break_of, mark_of, problems_of_breaks, unknown_mark
from generator.vietnamese import legacy_text, nfc, unusable_character

Line = tuple[int, str]
Inline = Run | Note
T = TypeVar("T")


def parse(source: str, file: str) -> tuple[Paragraph | Table | Break, ...]:
    """Read a text: each line is a paragraph, lines of cells between bars are a table.

    A mark such as `[sang trang]`, on a line of its own, begins a new page.

    Raises:
        Refused: with every problem, at its line.
    """
    reader = _Reader(file)
    lines = [(number, _trimmed(line)) for number, line in enumerate(_split_lines(source), 1)]
    reader.check_characters(lines)
    reader.check_encoding(lines)
    blocks = tuple(reader.blocks(reader.without_definitions(lines)))
    reader.check_definitions()
    reader.check_paragraphs(blocks)
    reader.check_breaks(blocks)
    return reader.finished(blocks)


def parse_line(text: str, file: str, line: int) -> tuple[Run, ...]:
    """Read one line whose only markup is its fields; `line` is where it stands in the file.

    Raises:
        Refused: with every problem.
    """
    reader = _Reader(file)
    reader.check_characters([(line, text)])
    runs = tuple(Run(piece) for piece in reader.pieces((line, _trimmed(text))) if piece)
    return reader.finished(runs)


def _split_lines(source: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", source.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))


def _trimmed(line: str) -> str:
    # Not every kind of space: a control character at the edge has to be told, not dropped.
    return nfc(line).strip(" \t\N{NO-BREAK SPACE}")


_FIELD = re.compile(r"\{\{(.*?)\}\}")
_PATH = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_STRAY = re.compile(r"\{\{|\}\}|\{%")
_SINGLE = re.compile(r"\{\s*([^\W\d]\w*(?:\.\w+)+|[^\W\d_]+(?:_\w+)+)\s*\}")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)")


@dataclass(slots=True)
class _Definition:
    """The text of a footnote, and how often it was asked for."""

    line: Line
    uses: int = 0


@dataclass(slots=True)
class _Reader:
    """Reads the lines of one file and collects what is wrong with them."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    definitions: dict[str, _Definition] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    page: layout.Page = layout.PORTRAIT

    def finished(self, result: T) -> T:
        """Return a result, unless something was wrong."""
        if self.problems:
            raise Refused(sorted(self.problems, key=lambda problem: problem.place.line or 0))
        return result

    def check_characters(self, lines: Iterable[Line]) -> None:
        for number, line in lines:
            found = unusable_character(line)
            if found:
                remedy = "Xóa ký tự đó, gõ lại chữ đứng cạnh."
                self._problem("VB01", number, f"có {found}, không dùng được.", remedy)

    def check_encoding(self, lines: Iterable[Line]) -> None:
        """Refuse once all the lines that are typed in an old encoding."""
        old = [(number, found) for number, line in lines if (found := legacy_text(line))]
        for number, found in old[:1]:
            self._problem("VB21", number, found.what(len(old) - 1, "dòng"), found.remedy)

    def check_paragraphs(self, blocks: Sequence[Paragraph | Table | Break]) -> None:
        """Refuse a body that says nothing; one that is faulty is told its faults only."""
        if not self.problems and not any(isinstance(block, Paragraph) for block in blocks):
            remedy = "Ghi nội dung công văn, mỗi đoạn một dòng."
            self.problems.append(error("VB09", Place(self.file), "không có đoạn nào.", remedy))

    def check_breaks(self, blocks: Sequence[Paragraph | Table | Break]) -> None:
        self.problems += problems_of_breaks(blocks, self.breaks, self.file)

    # --- paragraphs and tables

    def blocks(self, lines: Sequence[Line]) -> Iterator[Paragraph | Table | Break]:
        at = 0
        while at < len(lines):
            if _starts_table(lines[at : at + 2]):
                end = _table_end(lines, at)
                yield self._table(lines[at:end])
                at = end
                continue
            if lines[at][1]:
                yield from self._paragraph(lines[at])
            at += 1

    def _paragraph(self, line: Line) -> Iterator[Paragraph | Break]:
        mark = mark_of(line[1])
        if mark is None or line[1] != mark:
            yield Paragraph(tuple(self._inlines(line if mark is None else (line[0], mark))))
        elif found := break_of(mark):
            self.breaks.append(line[0])
            if found is not Break.PAGE:
                is_landscape = found is Break.LANDSCAPE
                self.page = layout.LANDSCAPE if is_landscape else layout.PORTRAIT
            yield found
        else:
            self.problems.append(unknown_mark(mark, Place(self.file, line[0])))

    def _table(self, lines: Sequence[Line]) -> Table:
        aligns = [_align(cell) for cell in _cells(lines[1][1])]
        header = self._row(lines[0], [Align.CENTER] * len(aligns), is_bold=True)
        rows = tuple(self._row(line, aligns) for line in lines[2:])
        return Table((header,), rows, self.page.text_width_mm)

    def _row(self, line: Line, aligns: list[Align], *, is_bold: bool = False) -> tuple[Cell, ...]:
        cells = _cells(line[1])
        if len(cells) != len(aligns):
            what = f"dòng bảng có {len(cells)} ô, dòng kẻ dưới tiêu đề có {len(aligns)} ô."
            self._problem("VB07", line[0], what, "Thêm hoặc bớt dấu «|» cho bằng nhau.")
            return ()
        pairs = zip(cells, aligns, strict=True)
        return tuple(self._cell((line[0], text), align, is_bold) for text, align in pairs)

    def _cell(self, line: Line, align: Align, is_bold: bool) -> Cell:
        inlines = list(self._inlines(line))
        match inlines:
            case []:
                return Cell("", align, is_bold)
            case [Run(str() | Field() as content, bold, False)]:
                return Cell(content, align, is_bold or bold)
        what = f"ô «{line[1]}» có chữ nghiêng, chú thích, hoặc có cả chữ lẫn trường."
        remedy = "Mỗi ô chỉ ghi chữ, hoặc đúng một trường; muốn đậm thì cả ô nằm giữa hai dấu «**»."
        self._problem("VB08", line[0], what, remedy)
        return Cell("", align)

    # --- inside a line

    def _inlines(self, line: Line) -> Iterator[Inline]:
        """Yield the runs and footnotes of a line, its fields kept away from its markup."""
        for run in emphasized(self.pieces(line)):
            if isinstance(run.content, str):
                yield from self._with_notes(run, run.content, line[0])
            else:
                yield run

    def pieces(self, line: Line) -> list[Piece]:
        """Split a line into plain texts and fields, beginning and ending with a text."""
        pieces: list[Piece] = []
        for position, part in enumerate(_FIELD.split(line[1])):
            if position % 2:
                pieces.append(self._field(part, line[0]))
            else:
                self._check_stray(part, line[0])
                pieces.append(part)
        return pieces

    def _field(self, written: str, number: int) -> Field:
        path = written.strip()
        if not _PATH.fullmatch(path):
            what = f"«{{{{{written}}}}}» không phải là một trường."
            remedy = "Ghi tên trường, các phần nối bằng dấu chấm, ví dụ «{{ kỳ.tên }}»."
            self._problem("VB02", number, what, remedy)
        return Field(path, number)

    def _check_stray(self, text: str, number: int) -> None:
        stray, single = _STRAY.search(text), _SINGLE.search(text)
        if single and not stray:
            what = f"«{single[0]}» chỉ có một dấu ngoặc nhọn ở mỗi bên, không phải là trường."
            self._problem("VB03", number, what, f"Ghi «{{{{ {single[1]} }}}}».")
        if not stray:
            return
        what = f"có dấu «{stray[0]}» lẻ."
        remedy = "Trường ghi giữa «{{» và «}}» trên cùng một dòng; xóa dấu thừa."
        if stray[0] == "{%":
            what = "có lệnh «{% … %}», chỉ dùng được trong mẫu Word."
            remedy = "Bỏ lệnh khỏi tệp chữ."
        self._problem("VB03", number, what, remedy)

    # --- footnotes

    def without_definitions(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines of the text itself, keeping those that say what a footnote says."""
        kept: list[Line] = []
        for number, line in lines:
            found = _DEFINITION.match(line)
            if found:
                self._define(found[1], (number, found[2]))
            else:
                kept.append((number, line))
        return kept

    def _define(self, label: str, line: Line) -> None:
        if label in self.definitions:
            first = self.definitions[label].line[0]
            what = f"chú thích «[^{label}]:» ghi hai lần, lần trước ở dòng {first}."
            self._problem("VB05", line[0], what, "Xóa hoặc đánh số lại một trong hai.")
        elif not line[1]:
            self._problem("VB05", line[0], f"chú thích «[^{label}]:» để trống.", "Ghi nội dung.")
        self.definitions.setdefault(label, _Definition(line))

    def check_definitions(self) -> None:
        for label, definition in self.definitions.items():
            if definition.uses == 0:
                what = f"chú thích «[^{label}]:» không được nhắc đến."
                remedy = f"Ghi «[^{label}]» vào chỗ cần chú thích, hoặc xóa dòng này."
                self._problem("VB05", definition.line[0], what, remedy)

    def _with_notes(self, run: Run, text: str, number: int) -> Iterator[Inline]:
        for position, part in enumerate(_MARK.split(text)):
            if position % 2:
                yield self._note(part, number)
            elif part:
                yield Run(part, run.bold, run.italic)

    def _note(self, label: str, number: int) -> Note:
        definition = self.definitions.get(label)
        if definition is None:
            what = f"«[^{label}]» chưa có nội dung chú thích."
            self._problem("VB04", number, what, f"Thêm ở cuối tệp một dòng «[^{label}]: …».")
            return Note(())
        definition.uses += 1
        if definition.uses > 1:
            what = f"«[^{label}]» được nhắc đến lần thứ hai."
            self._problem("VB06", number, what, "Mỗi chú thích dùng một lần; ghi thêm cái mới.")
            return Note(())
        inlines = tuple(self._inlines(definition.line))
        return Note((Paragraph(inlines),))

    def _problem(self, code: str, number: int, what: str, remedy: str) -> None:
        self.problems.append(error(code, Place(self.file, number), what, remedy))


# --- tables ----------------------------------------------------------------------------------

_DASHES = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?")


def _starts_table(lines: Sequence[Line]) -> bool:
    """Tell whether a line of cells is followed by a line of dashes."""
    if len(lines) < 2 or not all("|" in line for _, line in lines):  # noqa: PLR2004 - these two
        return False
    return bool(_DASHES.fullmatch(lines[1][1]))


def _table_end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and "|" in lines[end][1]:
        end += 1
    return end


def _cells(line: str) -> list[str]:
    r"""Split a line at its bars; `\|` is a bar inside a cell."""
    inner = re.sub(r"^\||(?<!\\)\|$", "", line)
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _align(dashes: str) -> Align:
    if dashes.endswith(":"):
        return Align.CENTER if dashes.startswith(":") else Align.RIGHT
    return Align.LEFT
