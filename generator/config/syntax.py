"""Say in Vietnamese why YAML could not be read."""

from __future__ import annotations

import yaml

from generator.errors import Place, Problem, error

_QUOTE = "Đặt cả giá trị giữa hai dấu nháy kép."
_OPEN_QUOTE = ("dấu nháy mở ở đây mà không đóng.", "Thêm dấu nháy vào cuối giá trị.")
_ALIGN = "Thụt dòng này thẳng hàng với các mục cùng cấp."

# By a piece of libyaml's sentence: what, remedy, and whether the place is where the part began.
_SENTENCES: tuple[tuple[str, str, str, bool], ...] = (
    (
        "mapping values are not allowed",
        "dấu hai chấm đứng sai chỗ: hoặc nó thuộc về nội dung, hoặc dòng thụt vào sai.",
        f"{_QUOTE} Nếu đây là một mục thì thụt dòng này thẳng hàng với các mục cùng cấp.",
        False,
    ),
    ("unexpected end of stream", *_OPEN_QUOTE, True),
    (
        "found a tab character",
        "dòng thụt vào bằng phím Tab.",
        "Xóa phần thụt đầu dòng, gõ lại bằng phím cách.",
        False,
    ),
    ("cannot start any token", "giá trị bắt đầu bằng «{sign}».", _QUOTE, False),
    ("expected node content", "giá trị bắt đầu bằng «{sign}».", _QUOTE, False),
    (
        "could not find expected ':'",
        "dòng này thiếu dấu hai chấm và một dấu cách sau tên mục.",
        "Ghi dạng «tên mục: giá trị».",
        True,
    ),
    (
        "did not find expected key",
        "dòng này không thẳng hàng với các mục cùng cấp, hoặc có chữ thừa sau dấu nháy kép đóng.",
        f"{_ALIGN} Nếu dấu nháy kép là nội dung thì đặt cả giá trị giữa hai dấu nháy đơn.",
        False,
    ),
    ("expected '-' indicator", "dòng này không thẳng hàng với danh sách ở trên.", _ALIGN, False),
    (
        "block sequence entries are not allowed",
        "gạch đầu dòng đứng sai chỗ.",
        "Xuống dòng trước gạch đầu dòng và thụt vào; nếu là nội dung thì đặt giữa dấu nháy kép.",
        False,
    ),
    (
        "expected comment or line break",
        "sau dấu «|» còn có chữ.",
        "Xuống dòng ngay sau dấu «|», nội dung ghi ở các dòng dưới, thụt vào.",
        False,
    ),
    (
        "hexdecimal number",
        "giữa hai dấu nháy kép có dấu «\\».",
        "Đặt giá trị giữa hai dấu nháy đơn '…' thay cho nháy kép.",
        False,
    ),
    (
        "unknown escape character",
        "giữa hai dấu nháy kép có dấu «\\».",
        "Đặt giá trị giữa hai dấu nháy đơn '…' thay cho nháy kép.",
        False,
    ),
)


def syntax_problem(fault: yaml.MarkedYAMLError, lines: list[str], file: str) -> Problem:
    """Turn an error of YAML into a problem at the line that has to be changed."""
    mark, beginning = fault.problem_mark, fault.context_mark
    if beginning and (fault.context or "").endswith(" a tag"):
        return typed(_place(beginning, file))
    for part, what, remedy, at_beginning in _SENTENCES:
        if part in (fault.problem or ""):
            place = _place(beginning if at_beginning and beginning else mark, file)
            return _with_space_hint(place, what.format(sign=_sign(mark, lines)), remedy, lines)
    what = "dòng này hoặc dòng ngay trên không viết đúng dạng «tên mục: giá trị»."
    return _with_space_hint(_place(mark, file), what, _ALIGN, lines)


def typed(place: Place) -> Problem:
    """Say that a value begins with a tag, which would give it a type."""
    what = "giá trị bắt đầu bằng «!», là thẻ kiểu của YAML."
    return error("CH04", place, what, "Đặt cả giá trị giữa hai dấu nháy kép, hoặc xóa thẻ.")


def open_quote(place: Place) -> Problem:
    """Say that a quote opens here and is not closed where it should be."""
    return error("CH03", place, *_OPEN_QUOTE)


def _place(mark: yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _sign(mark: yaml.Mark | None, lines: list[str]) -> str:
    # The end of the stream is counted as a line of its own.
    return lines[mark.line][mark.column :][:1] if mark and mark.line < len(lines) else ""


def _with_space_hint(place: Place, what: str, remedy: str, lines: list[str]) -> Problem:
    line = lines[place.line - 1] if place.line and place.line <= len(lines) else ""
    if "\N{NO-BREAK SPACE}" in line:
        remedy += " Dòng này có dấu cách đặc biệt (không ngắt): xóa đi, gõ lại bằng phím cách."
    return error("CH03", place, what, remedy)
