"""Read a YAML file as text with the place of every entry, and refuse its traps in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.config.syntax import open_quote, syntax_problem, typed
from generator.errors import MachineRefused, Place, Problem, Refused, error
from generator.frozen import Frozen
from generator.vietnamese import (
    fold_text,
    invisible_character,
    legacy_text,
    nfc,
    unusable_character,
)

MOST_BYTES = 1_000_000
DEEPEST = 20
START_FROM_ANOTHER = "Chép một thư mục kỳ có sẵn rồi sửa."

Plain = str | None | list["Plain"] | dict[str, "Plain"]
"""What YAML can say here: text, nothing, a list, entries. Types are decided by the settings."""

Route = tuple[str | int, ...]
"""The keys and list positions that lead to an entry."""


class OfficeText(str):
    """Text written in an office file: a file that it names lies beside that file."""

    __slots__ = ()


class Source(Frozen):
    """A file as read. Keys are looked up however they are cased, composed or spaced.

    `texts` holds the source text of each list item that YAML took for an entry with a name.
    `blanked` holds what a blank entry of the dossier takes away of its office file.
    """

    file: str
    data: dict[str, Plain]
    places: Mapping[Route, Place]
    texts: Mapping[Route, str]
    blanked: frozenset[Route] = frozenset()

    def written(self, route: Route) -> Route:
        """Return a route as it is written: the entries of one may stand for a list of one."""
        for at, step in enumerate(route):
            if step == 0 and folded(route[: at + 1]) not in self.places:
                return self.written(route[:at] + route[at + 1 :])
        return route

    def has(self, route: Route) -> bool:
        """Tell whether an entry is written down, be it blank."""
        return folded(self.written(route)) in self.places

    def is_blanked(self, route: Route) -> bool:
        """Tell whether an entry is left blank in the dossier but not in its office file."""
        return folded(self.written(route)) in self.blanked

    def known(self, route: Route) -> Route:
        """Return the part of a route that is written down."""
        route = self.written(route)
        while route and not self.has(route):
            route = route[:-1]
        return route

    def place(self, route: Route) -> Place:
        """Return where an entry is, or the nearest one around it."""
        known = self.known(route)
        return self.places[folded(known)] if known else Place(self.file)

    def text(self, route: Route) -> str:
        """Return the source text of a list item that is an entry with a name, else nothing."""
        return self.texts.get(folded(self.written(route)), "")


def clean(text: str) -> str:
    """Compose the letters and make one space of each run of spaces and line ends."""
    return re.sub(r"[ \t\r\n]+", " ", nfc(text)).strip(" ")


def folded(route: Route) -> Route:
    """Return a route in the form by which routes are compared."""
    return tuple(fold_text(step) if isinstance(step, str) else step for step in route)


def read_file(path: Path, file: str, *, if_empty: str = START_FROM_ANOTHER) -> Source:
    """Read a YAML file that is called `file` in problems.

    Raises:
        Refused: as `read` does.
        MachineRefused: where the machine does not let us read it.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        what = f"không đọc được ({fault.strerror})."
        remedy = "Đóng chương trình đang mở tệp rồi làm lại."
        raise MachineRefused([error("CH01", Place(file), what, remedy)]) from fault
    return read(data, file, if_empty=if_empty)


def read(data: bytes, file: str, *, if_empty: str = START_FROM_ANOTHER) -> Source:
    """Read YAML whose values all stay text; a value left blank is None.

    `if_empty` is the remedy for a file without entries.

    Raises:
        Refused: with every problem of its characters, else of its syntax, else of its keys.
    """
    text = _decoded(data, file)
    lines = text.split("\n")
    # Before characters are looked at: the soft hyphen is a letter of TCVN3.
    _refuse(_legacy_problems(lines, file))
    _refuse(_character_problems(lines, file))
    _refuse(_form_problems(text, lines, file))
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        what = "tệp không có mục nào." if root is None else "tệp không gồm các mục «tên: giá trị»."
        raise Refused([error("CH02", Place(file), what, if_empty)])
    tree = _Tree(file, lines)
    plain = tree.entries(root, ())
    _refuse(tree.problems)
    return Source(file, plain, tree.places, tree.texts)


def _refuse(problems: Iterator[Problem] | list[Problem]) -> None:
    found = list(problems)
    if found:
        raise Refused(found)


# --- characters ------------------------------------------------------------------------------


def _decoded(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        what = "tệp lớn hơn 1 MB, không phải là tệp cấu hình."
        raise Refused([error("CH02", Place(file), what, "Chọn đúng tệp cấu hình (.yaml).")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        what = "không phải chữ Unicode (UTF-8)."
        remedy = "Mở bằng Notepad, chọn Lưu thành (Save as), mã hóa (Encoding) UTF-8."
        raise Refused([error("CH02", Place(file, line), what, remedy)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


_INDENT = re.compile(r" *(?! )\s+(?=[^\s#])")


def _character_problems(lines: list[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        found = unusable_character(line) or invisible_character(line)
        if found:
            what = f"có {found}, không dùng được."
            yield error("CH16", Place(file, number), what, "Xóa ký tự đó, gõ lại chữ đứng cạnh.")
        indent = _INDENT.match(line)
        if indent:
            kind = "phím Tab" if "\t" in indent[0] else "dấu cách đặc biệt (không ngắt)"
            what = f"dòng thụt vào bằng {kind}."
            remedy = "Xóa phần thụt đầu dòng, gõ lại bằng phím cách."
            yield error("CH03", Place(file, number), what, remedy)


def _legacy_problems(lines: list[str], file: str) -> Iterator[Problem]:
    """Yield one problem for all the lines that are typed in an old encoding."""
    old = [(number, found) for number, line in enumerate(lines, 1) if (found := legacy_text(line))]
    for number, found in old[:1]:
        what = found.what(len(old) - 1, "dòng")
        yield error("CH17", Place(file, number), what, found.remedy)


def _place(part: yaml.Event | yaml.Node, file: str) -> Place:
    mark = part.start_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


# --- form ------------------------------------------------------------------------------------


def _form_problems(text: str, lines: list[str], file: str) -> Iterator[Problem]:
    """Yield what is not the plain YAML of a dossier; the syntax only where nothing else is."""
    found = False
    try:
        for problem in _event_problems(text, lines, file):
            found = True
            yield problem
    except yaml.MarkedYAMLError as fault:
        # What follows a trap that was named is only its consequence.
        if not found:
            yield syntax_problem(fault, lines, file)


def _event_problems(text: str, lines: list[str], file: str) -> Iterator[Problem]:
    depth, documents, written_flat = 0, 0, set()
    before: yaml.Event | None = None
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        place = _place(event, file)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEEPEST or documents > 1:
            yield _endless(place, documents)
            return
        yield from _feature_problems(event, place)
        yield from _quote_problems(event, lines, place)
        yield from _cut_problems(event, lines, place)
        if before and _is_filled_flow(before, event):
            opening = _place(before, file)
            if opening.line not in written_flat:
                yield _flow_problem(opening, lines)
            written_flat.add(opening.line)
        before = event


def _endless(place: Place, documents: int) -> Problem:
    if documents > 1:
        what = "có dấu --- mở một tài liệu thứ hai."
        return error("CH04", place, what, "Xóa dòng --- hoặc tách thành thư mục kỳ khác.")
    return error("CH04", place, f"các mục lồng nhau quá {DEEPEST} tầng.", "Bớt số tầng.")


def _is_filled_flow(opening: yaml.Event, following: yaml.Event) -> bool:
    """Tell whether a list or entries in one line, {…} or […], has something in it."""
    return (
        isinstance(opening, yaml.CollectionStartEvent)
        and bool(opening.flow_style)
        and opening.anchor is None
        and opening.tag is None
        and not isinstance(following, yaml.CollectionEndEvent)
    )


def _feature_problems(event: yaml.Event, place: Place) -> Iterator[Problem]:
    if getattr(event, "anchor", None) is not None:
        what = "giá trị bắt đầu bằng «&» hoặc «*», là neo và bí danh của YAML."
        remedy = "Đặt cả giá trị giữa hai dấu nháy kép; muốn dùng lại mục khác thì ghi lại."
        yield error("CH04", place, what, remedy)
    if getattr(event, "tag", None) is not None:
        yield typed(place)


_ENTRY = re.compile(r"\s*(?:- +)?[^\s\"'#-][^\"'#]*:(?:\s|$)")


def _quote_problems(event: yaml.Event, lines: list[str], place: Place) -> Iterator[Problem]:
    """Yield the quote that was closed only by another one, after it had swallowed entries."""
    if not isinstance(event, yaml.ScalarEvent) or event.style not in ("'", '"'):
        return
    start, end = event.start_mark, event.end_mark
    if start and end and any(map(_ENTRY.match, lines[start.line + 1 : end.line + 1])):
        yield open_quote(place)


def _flow_problem(place: Place, lines: list[str]) -> Problem:
    written = lines[(place.line or 1) - 1][(place.column or 1) - 1 :]
    if written.startswith("{{"):
        what = "giá trị bắt đầu bằng «{{» mà không có dấu nháy kép."
        return error("CH04", place, what, 'Đặt cả giá trị giữa hai dấu nháy kép: "{{ … }} …".')
    sign = written[0]
    what = f"giá trị bắt đầu bằng «{sign}», là danh sách viết liền của YAML."
    remedy = (
        "Ghi mỗi mục một dòng, thụt vào dưới tên mục; "
        f"nếu «{sign}» thuộc về nội dung thì đặt cả giá trị giữa hai dấu nháy kép."
    )
    return error("CH04", place, what, remedy)


_COMMENT = re.compile(r"(?P<gap>\s+)#(?P<text>.*)")
_LEAST_GAP = 2


def _cut_problems(event: yaml.Event, lines: list[str], place: Place) -> Iterator[Problem]:
    """Yield the value that an unquoted " #" cut off: a comment after it stands well apart."""
    if not isinstance(event, yaml.ScalarEvent) or event.style:
        return
    end = event.end_mark
    comment = _COMMENT.match(lines[end.line], end.column) if end else None
    if comment and _cuts(event.value, comment["gap"], comment["text"]):
        left = f"chỉ còn «{event.value}»" if event.value else "không còn gì"
        yield error("CH04", place, f"giá trị bị cắt ở dấu «#», {left}.", _QUOTE_OR_MOVE)


_QUOTE_OR_MOVE = (
    "Đặt cả giá trị, kể cả phần sau «#», giữa hai dấu nháy kép; "
    "nếu phần sau «#» là ghi chú thì để ít nhất hai dấu cách trước «#»."
)


def _cuts(value: str, gap: str, text: str) -> bool:
    if len(gap.expandtabs()) < _LEAST_GAP:
        return True
    return bool(value) and (text[:1].isdigit() or _is_open(value))


def _is_open(text: str) -> bool:
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in ("()", "[]", "“”", "«»"))


# --- entries ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tree:
    """The nodes turned into plain values, remembering where each was."""

    file: str
    lines: list[str]
    places: dict[Route, Place] = field(default_factory=dict)
    texts: dict[Route, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def entries(self, node: yaml.MappingNode, route: Route) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        for key, value in node.value:
            place = _place(key, self.file)
            name = clean(key.value) if isinstance(key, yaml.ScalarNode) else ""
            here = (*route, fold_text(name))
            if not name:
                what = "tên mục để trống hoặc không phải là chữ."
                self._problem("CH03", place, what, "Ghi tên mục trước dấu hai chấm.")
            elif here in self.places:
                what = f"mục «{name}» ghi hai lần, lần trước ở dòng {self.places[here].line}."
                self._problem("CH05", place, what, "Xóa hoặc đổi tên một trong hai.")
            else:
                self.places[here] = place
                plain[name] = self._value(value, here)
        return plain

    def _value(self, node: yaml.Node, route: Route) -> Plain:
        if isinstance(node, yaml.MappingNode):
            return self.entries(node, route)
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, (*route, at)) for at, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        # The C loader says "" where the other says None: a plain scalar.
        return None if not node.style and not node.value else str(node.value)

    def _item(self, node: yaml.Node, route: Route) -> Plain:
        place = self.places[route] = _place(node, self.file)
        if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
            written = self.lines[(place.line or 1) - 1]
            self.texts[route] = written[(place.column or 1) - 1 :].strip()
        return self._value(node, route)

    def _problem(self, code: str, place: Place, what: str, remedy: str) -> None:
        self.problems.append(error(code, place, what, remedy))
