"""The kinds of values that settings are made of, read from the text of an office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path, PurePosixPath, PureWindowsPath
from posixpath import normpath
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.config.names import Declared
from generator.config.source import OfficeText, Route, clean
from generator.formula import FormulaError, parse_bound
from generator.frozen import Frozen
from generator.model import Bound
from generator.vietnamese import fold_text, nearest, nfc, parse_date, parse_number

T = TypeVar("T")


class Fault(Frozen):
    """What is wrong with a value; `route` leads on from the value to the part that is wrong."""

    code: str
    what: str
    remedy: str
    route: Route = ()


def faulty(*faults: Fault) -> PydanticCustomError:
    """Make the exception that carries faults through pydantic."""
    return PydanticCustomError("faults", "faults", {"faults": faults})


def guess(name: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return the remedy for an unknown name: the nearest known one, or other words."""
    found = nearest(name, candidates)
    return f"Có phải «{found}» không?" if found else otherwise


def known_as(name: str, candidates: Iterable[str], kind: str) -> str:
    """Return a name as it was declared, however it is cased or composed here."""
    declared = list(candidates)
    for each in declared:
        if fold_text(each) == fold_text(name):
            return each
    remedy = guess(name, declared, f"Khai báo {kind} này hoặc sửa lại tên.")
    raise faulty(Fault("CH12", f"không có {kind} «{name}».", remedy))


_TEXT_EXPECTED = PydanticCustomError("string_type", "text expected")


def worded(value: object) -> str:
    """Return a value that has to be one line of text."""
    if not isinstance(value, str):
        raise _TEXT_EXPECTED
    return _line(value)


def declared_names(info: ValidationInfo) -> Declared:
    """Return the names of the dossier being read."""
    assert isinstance(info.context, Declared)
    return info.context


# --- text ------------------------------------------------------------------------------------

TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number"]}
STRING: dict[str, Any] = {"type": "string"}


_BLANK = faulty(Fault("CH07", "để trống.", "Ghi giá trị, hoặc xóa cả mục."))


def _line(text: str) -> str:
    line = clean(text)
    if not line:
        raise _BLANK
    return line


class Read:
    """An annotation: what stands in an entry is read by a function, and editors see a schema.

    pydantic's own looks at the function and the type of each of 160 entries, in every run.
    """

    def __init__(self, read: Callable[..., object], schema: dict[str, Any] = TEXT_SCHEMA) -> None:
        self._read, self._schema = read, schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, Any]:
        return dict(self._schema)


class ReadAmong(Read):
    """The same for a function that asks for the names of the dossier too."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._read)


Text = Annotated[str, Read(worded)]
"""One line of text."""


def unless_open(name: str) -> str:
    """Return a name, "" where the dossier says that it is left open."""
    return "" if fold_text(name) == fold_text("để trống") else name


def _lines(value: object) -> object:
    if isinstance(value, Mapping):
        raise _TEXT_EXPECTED
    lines = value
    if isinstance(value, str):
        lines = [line for line in map(clean, nfc(value).splitlines()) if line]
    if lines in ([], ()):
        raise _BLANK
    return lines


def _bullets(value: object) -> object:
    """Give the items of a YAML list the dashes that were taken for YAML's own."""
    if isinstance(value, list) and len(value) > 1:
        return [f"- {item}" if isinstance(item, str) else item for item in value]
    return _lines(value)


_LINES_SCHEMA = {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]}
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines), WithJsonSchema(_LINES_SCHEMA)]
"""Lines of text, as printed."""

Bullets = Annotated[tuple[Text, ...], BeforeValidator(_bullets), WithJsonSchema(_LINES_SCHEMA)]
"""Lines of text with their dashes, as printed."""


def _titles(value: object) -> object:
    return value.split(">") if isinstance(value, str) else value


Titles = Annotated[tuple[Text, ...], BeforeValidator(_titles), WithJsonSchema(TEXT_SCHEMA)]
"""The titles over a column, upper level first: «TỔNG SỐ > HSTN»."""


# --- choices ---------------------------------------------------------------------------------


def choice(options: Mapping[str, T]) -> Read:
    """Accept one of a few words, and turn it into what it means."""

    def chosen(value: object) -> T:
        word = worded(value)
        for option, meaning in options.items():
            if fold_text(option) == fold_text(word):
                return meaning
        listed = ", ".join(f"«{option}»" for option in options)
        remedy = guess(word, options, f"Ghi một trong các từ: {listed}.")
        raise faulty(Fault("CH09", f"«{word}» không có trong các lựa chọn.", remedy))

    return Read(chosen, {"enum": list(options)})


YES_NO = {"có": True, "không": False}
YesNo = Annotated[bool, choice(YES_NO)]


# --- numbers and dates -----------------------------------------------------------------------


def _reader(read: Callable[[str], T], remedy: str, schema: dict[str, Any] = STRING) -> Read:
    """Read a text by a function that refuses with a Vietnamese ValueError."""

    def value_of(value: object) -> T:
        try:
            return read(worded(value))
        except PydanticCustomError:  # it says already what is wrong
            raise
        except FormulaError as fault:
            raise faulty(Fault("CH09", fault.what, fault.remedy)) from None
        except ValueError as fault:
            raise faulty(Fault("CH09", str(fault), remedy)) from None

    return Read(value_of, schema)


class IssueDate(Frozen):
    """The date of a document; `day` is None until it is known."""

    day: int | None
    month: int
    year: int

    def as_date(self) -> date:
        """Return the date of a document whose day is known."""
        if self.day is None:
            raise ValueError("the day is not known yet")
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        """Return the date as ISO 8601 writes it, as far as it is known: 2025-01-24 or 2025-01."""
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"


def _issue_date(text: str) -> IssueDate:
    without_day = re.fullmatch(r"[0-9]{1,2}/[0-9]{4}", text)
    try:
        day = parse_date(f"01/{text}" if without_day else text)
    except ValueError as fault:
        raise ValueError(str(fault).replace("01/" + text, text)) from None
    return IssueDate(None if without_day else day.day, day.month, day.year)


def _day_text(text: str) -> str:
    parse_date(text)
    return text


def _digits(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError(f"«{text}» không phải là số văn bản, chỉ gồm chữ số.")
    return text


MOST_DECIMALS = 4


def _decimals(text: str) -> int:
    if not re.fullmatch(rf"[0-{MOST_DECIMALS}]", text):
        raise ValueError(f"«{text}» không phải là số chữ số thập phân từ 0 đến {MOST_DECIMALS}.")
    return int(text)


_POINTS = re.compile(r"\s*điểm\s+(?:phần\s+trăm|%)$", re.IGNORECASE)


def difference(text: str) -> Fraction:
    """Read a difference: «25», «19,07%», «19,07 điểm phần trăm».

    Raises:
        ValueError: With a Vietnamese sentence.
    """
    return parse_number(_POINTS.sub("%", text))


_DATE_REMEDY = "Ghi dạng ngày/tháng/năm, ví dụ «24/01/2025»."
Day = Annotated[date, _reader(parse_date, _DATE_REMEDY)]
DayText = Annotated[str, _reader(_day_text, _DATE_REMEDY)]
"""A date that is kept as it was written."""

ReleaseDate = Annotated[
    IssueDate,
    _reader(_issue_date, "Ghi dạng «24/01/2025»; chưa có ngày thì ghi «01/2025»."),
]
Number = Annotated[
    str,
    _reader(
        _digits,
        "Ghi số vào đây, ký hiệu vào mục «Ký hiệu»; chưa cấp số thì để trống.",
        {"type": ["string", "number", "null"]},
    ),
]
Decimals = Annotated[int, _reader(_decimals, "Ghi «2» hoặc «tối đa 2».", TEXT_SCHEMA)]
Difference = Annotated[
    Fraction,
    _reader(difference, "Ghi dạng «25», «19,07%» hoặc «19,07 điểm phần trăm».", TEXT_SCHEMA),
]
Level = Annotated[Bound, _reader(parse_bound, "Ghi dạng «tối thiểu 70%».")]


# --- files -----------------------------------------------------------------------------------


def _file(written: object, info: ValidationInfo) -> Path:
    """Return the path of a file, named from the folder of the file that names it."""
    value, names = worded(written), declared_names(info)
    name = value.replace("\\", "/")
    room = "thư mục của tệp dùng chung" if isinstance(written, OfficeText) else "thư mục kỳ"
    path = names.folder_of(written) / name
    if names.problems:
        return path
    if PurePosixPath(name).name.startswith("~$"):
        what = f"«{value}» là dấu mà Excel, Word để lại khi tệp đang mở, không phải tệp ấy."
        raise faulty(Fault("CH10", what, "Đóng tệp trong Excel, Word rồi ghi tên không có «~$»."))
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("~"):
        what = f"«{value}» là đường dẫn riêng của một máy."
        remedy = f"Chép tệp vào {room} rồi ghi tên tính từ thư mục đó."
        raise faulty(Fault("CH10", what, remedy))
    if path.is_dir():
        raise faulty(Fault("CH10", f"«{value}» là một thư mục.", "Ghi tên tệp ở trong thư mục đó."))
    if not path.is_file():
        where = f"tính từ {room}" if name.startswith("../") else f"trong {room}"
        remedy = _file_remedy(path, names, name)
        raise faulty(Fault("CH10", f"không có tệp «{value}» {where}.", remedy))
    return path


def _file_remedy(path: Path, names: Declared, name: str) -> str:
    if (names.folder / name).is_file():
        return "Tệp của riêng kỳ thì ghi ở congvan.yaml trong thư mục kỳ."
    otherwise = "Chép tệp vào đúng chỗ hoặc sửa lại tên."
    if not path.parent.is_dir():
        return otherwise
    files = sorted(each for each in path.parent.iterdir() if each.is_file())
    return guess_file(path, [each for each in files if not names.is_named(each.name)], otherwise)


def guess_file(path: Path, files: Iterable[Path], otherwise: str) -> str:
    """Return the remedy for a file that is not there: the one nearest by its name without ending.

    A file of another kind is meant only where all but the ending is the same.
    """
    stems = {
        each.stem: each.name
        for each in files
        if _kind(each) == _kind(path) or fold_text(each.stem) == fold_text(path.stem)
    }
    found = nearest(path.stem, stems)
    return f"Có phải «{stems[found]}» không?" if found else otherwise


def _kind(path: Path) -> str:
    ending = path.suffix.casefold()
    return ".yaml" if ending == ".yml" else ending


InputFile = Annotated[Path, ReadAmong(_file, STRING)]
"""A file that exists, named from the folder of the file that names it."""


def name_from(folder: Path, path: Path) -> str:
    """Return how a file is called by those who stand in a folder: «../mau/cong-van.docx»."""
    inside = path.is_relative_to(folder)
    return normpath(path.relative_to(folder).as_posix()) if inside else path.name
