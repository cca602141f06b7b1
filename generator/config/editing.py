"""Change entries in the text of a settings' file and leave every other letter of it alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import yaml

from generator.config.source import Route, folded, read
from generator.frozen import Frozen
from generator.vietnamese import fold_text, nfc

LEAST_GAP = 2
"""So many spaces before a comment, else its sign would be taken for part of the value."""
BOM = b"\xef\xbb\xbf"


class Entry(Frozen):
    """An entry as written: its key and value, their places in the text, its lines from 0.

    `value` is None for what is no text; `style` is the sign of YAML before a text: "", '"', "|".
    """

    name: str
    key: int
    start: int
    end: int
    line: int
    last: int
    indent: int
    value: str | None = None
    style: str = ""
    is_item: bool = False

    @property
    def is_block(self) -> bool:
        """Tell whether the text stands in lines of its own, below its key."""
        return self.style in ("|", ">")


@dataclass(slots=True)
class Draft:
    """The text of a file with the changes to be made; places are those of the text as read."""

    file: str
    text: str
    entries: Mapping[Route, Entry]
    starts: Sequence[int]
    _has_bom: bool = False
    _line_end: str = "\n"
    _changes: list[tuple[int, int, str]] = field(default_factory=list)

    def find(self, *route: str | int) -> Entry | None:
        """Return an entry, however its names are cased; None where it is not written."""
        return self.entries.get(folded(route))

    def below(self, *route: str | int) -> list[tuple[Route, Entry]]:
        """Return the entries inside another one, in their order."""
        start = folded(route)
        size = len(start)
        return [
            (each, entry)
            for each, entry in self.entries.items()
            if len(each) > size and each[:size] == start
        ]

    def written(self, entry: Entry) -> str:
        """Return the lines that an entry takes, as they are written."""
        end = self._line_end_of(entry.last)
        return f"{self.text[self._line_start(entry.line) : end]}\n"

    def set(self, entry: Entry, value: str) -> None:
        """Give an entry of one line another text; what stands behind it keeps its column."""
        written = _scalar(value)
        if entry.is_block:
            first = self._line_start(entry.line)
            colon = self.text.index(":", entry.key if entry.key > first else first)
            self._changes.append((colon + 1, self._line_end_of(entry.last), f" {written}".rstrip()))
            return
        start = entry.start
        if not written:  # with it goes the space before it
            start -= len(self.text[:start]) - len(self.text[:start].rstrip(" "))
        lead = "" if not written or self.text[start - 1 : start] in " \n" else " "
        end = self._with_gap(entry.end, len(lead + written) - (entry.end - start))
        self._changes.append((start, end[0], lead + written + end[1]))

    def set_line(self, entry: Entry, number: int, line: str | None) -> None:
        """Change a line of a text in lines of its own, counted from 0; None takes it away."""
        at = entry.line + 1 + number
        start = self._line_start(at)
        if line is None:
            self._changes.append((start, self._line_start(at + 1), ""))
            return
        end = self._line_end_of(at)
        written = self.text[start:end]
        lead = written[: len(written) - len(written.lstrip(" "))]
        self._changes.append((start, end, lead + line))

    def add_line(self, entry: Entry, number: int, line: str) -> None:
        """Put a line before one of a text in lines of its own; at its end where there is none."""
        rows = self.text[self._line_start(entry.line + 1) :].split("\n")
        first = next((row for row in rows if row.strip()), "")
        lead = first[: len(first) - len(first.lstrip(" "))]
        self._insert(self._line_start(entry.line + 1 + number), f"{lead}{line}\n")

    def remark(self, entry: Entry, words: str, instead_of: tuple[str, ...] = ()) -> None:
        """Put a comment on a line above an entry; those there that begin so make way."""
        start = self._line_start(entry.line)
        rows = self.text[:start].split("\n")[:-1]
        starts = tuple(f"# {each}" for each in instead_of)
        while rows and starts and rows[-1].lstrip().startswith(starts):
            rows.pop()
        first = self._line_start(len(rows))
        if first < start:
            self._changes.append((first, start, ""))
        self._insert(start, f"{' ' * entry.indent}# {words}\n")

    def drop(self, entry: Entry, words: str) -> None:
        """Take an entry away with all that is in it; a comment stands in its place."""
        start, end = self._line_start(entry.line), self._line_start(entry.last + 1)
        self._changes.append((start, end, f"{' ' * entry.indent}# {words}\n"))

    def put_in(self, section: Entry, lines: Sequence[str]) -> None:
        """Put entries before the first one of a section that has some."""
        first = next(e for e in self.entries.values() if e.key == section.start and not e.is_item)
        lead = " " * first.indent
        start = self._line_start(first.line)
        self._insert(start, "".join(f"{lead}{line}\n" for line in lines))

    def begin(self, words: str, instead_of: str) -> None:
        """Put a comment at the top of the file; one there that begins so makes way."""
        end = self._line_start(1) if self.text.startswith(f"# {instead_of}") else 0
        self._changes.insert(0, (0, end, f"# {words}\n"))

    def append(self, lines: str) -> None:
        """Put lines at the end of the file."""
        before = "\n" if self.text.endswith("\n") else "\n\n"
        self._changes.append((len(self.text), len(self.text), before + lines))

    def result(self) -> str:
        """Return the text with all changes made; what stands first in the text comes first."""
        made = self.text
        order = [
            (start, end > start, number, end, new)
            for number, (start, end, new) in enumerate(self._changes)
        ]
        for start, _, _, end, new in sorted(order, reverse=True):
            made = made[:start] + new + made[end:]
        return made

    def encoded(self) -> bytes:
        """Return the changed file as it was encoded, with its own ends of lines.

        Raises:
            Refused: where what was written is no longer what settings can be read from.
        """
        made = self.result()
        read(made.encode(), self.file)
        data = made.replace("\n", self._line_end).encode()
        return BOM + data if self._has_bom else data

    def _insert(self, at: int, lines: str) -> None:
        lead = "\n" if at == len(self.text) and not self.text.endswith("\n") else ""
        self._changes.append((at, at, lead + lines))

    def _with_gap(self, end: int, longer: int) -> tuple[int, str]:
        """Return where the gap before a comment ends, and the gap that keeps its column."""
        rest = self.text[end:].partition("\n")[0]
        gap = len(rest) - len(rest.lstrip(" "))
        if not rest[gap:].startswith("#"):
            return end, ""
        return end + gap, " " * max(LEAST_GAP, gap - longer)

    def _line_start(self, number: int) -> int:
        return self.starts[number] if number < len(self.starts) else len(self.text)

    def _line_end_of(self, number: int) -> int:
        found = self.text.find("\n", self._line_start(number))
        return len(self.text) if found < 0 else found


def draft(data: bytes, file: str) -> Draft:
    """Read a file to be changed.

    Raises:
        Refused: as `source.read`.
    """
    read(data, file)
    decoded = data.decode("utf-8-sig")
    line_end = "\r\n" if "\r\n" in decoded else "\n"
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)][: len(lines)]
    entries = dict(_Reader(text, lines, starts).entries(root, ()))
    return Draft(file, text, entries, starts, data.startswith(BOM), line_end)


class _Reader(Frozen):
    """Finds where everything in a file is written."""

    text: str
    lines: Sequence[str]
    starts: Sequence[int]

    def entries(self, node: yaml.Node, route: Route) -> Iterator[tuple[Route, Entry]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                here = (*route, fold_text(" ".join(nfc(key.value).split())))
                yield here, self._entry(key, value)
                yield from self.entries(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for at, item in enumerate(node.value):
                yield (*route, at), self._entry(item, item, is_item=True)
                yield from self.entries(item, (*route, at))

    def _entry(self, key: yaml.Node, value: yaml.Node, *, is_item: bool = False) -> Entry:
        scalar = value if isinstance(value, yaml.ScalarNode) else None
        is_blank = scalar is not None and not scalar.value and not scalar.style
        first, last = self._at(value.start_mark), self._at(value.end_mark)
        if is_blank and not is_item:
            first = last = self.text.index(":", self._at(key.end_mark)) + 1
        line = key.start_mark.line
        return Entry(
            name=str(key.value) if isinstance(key, yaml.ScalarNode) else "",
            key=self._at(key.start_mark),
            start=first,
            end=last,
            line=line,
            last=line if is_blank else self._last_line(value),
            indent=len(self.lines[line]) - len(self.lines[line].lstrip(" ")),
            value=str(scalar.value) if scalar and not is_blank else None,
            style=(scalar.style or "") if scalar else "",
            is_item=is_item,
        )

    def _last_line(self, node: yaml.Node) -> int:
        """Return the last line of a value, blank lines and comments behind it left out."""
        if isinstance(node, yaml.MappingNode):
            inside = [each for pair in node.value for each in pair]
            return max(map(self._last_line, inside), default=node.start_mark.line)
        if isinstance(node, yaml.SequenceNode):
            return max(map(self._last_line, node.value), default=node.start_mark.line)
        assert isinstance(node, yaml.ScalarNode)
        if not node.value and not node.style:
            return node.start_mark.line
        last = min(node.end_mark.line, len(self.lines) - 1)
        if node.style not in ("|", ">"):
            return last
        last -= node.end_mark.column == 0 and last > node.start_mark.line
        while last > node.start_mark.line and not self.lines[last].strip():
            last -= 1
        return last

    def _at(self, mark: yaml.Mark) -> int:
        if mark.line >= len(self.starts):
            return len(self.text)
        return min(self.starts[mark.line] + mark.column, len(self.text))


def _scalar(value: str) -> str:
    """Write a text of one line so that YAML reads it again; plainly where that can be."""
    if not value or _is_plain(value):
        return value
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _is_plain(value: str) -> bool:
    try:
        found = yaml.compose(f"k: {value}  # c", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(found, yaml.MappingNode) or len(found.value) != 1:
        return False
    read_again = found.value[0][1]
    is_text = isinstance(read_again, yaml.ScalarNode) and not read_again.style
    return is_text and read_again.value == value and " #" not in value
