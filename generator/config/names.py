"""The names that a dossier declares: gathered before its settings are checked against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.config.series import is_series, names_of
from generator.config.source import OfficeText, Plain, Route, Source, clean
from generator.errors import Place, Problem, error
from generator.frozen import Frozen, field
from generator.vietnamese import fold_name, fold_text

ORGANIZATION = "Đơn vị"
"""The name, among the columns, that stands for the organizations themselves."""
CODE = "Mã đơn vị"
"""The name, among the columns, that stands for the codes of the organizations."""

IDENTITY = ("số thứ tự", "số thứ tự trong nhóm", ORGANIZATION, "Tên đầy đủ", "Mã", "Nhóm đơn vị")
OF_RANK = ("Hạng", "Hạng trong nhóm")
OF_PAST = ("Kỳ trước", "Thay đổi")
OF_METRIC = ("Kết quả", "Mức giao", "Chênh lệch", "Còn thiếu", *OF_RANK, *OF_PAST)
DATA = "Số liệu"
"""The section of the tables: the entries of one, or a list of several."""
EVERYTHING = "Số liệu"
"""What an acceptance calls all figures of a dossier."""
RESERVED = (*IDENTITY, *OF_METRIC)
"""Words of the program in the table of an appendix; no column or metric may be named so."""


class Declared(Frozen):
    """Where a dossier was read, and the names it declares, with the route to each.

    `problems` were found in a first reading; the second, for what is left, asks for no files.
    """

    folder: Path
    office: Path | None
    source: Source
    columns: Mapping[Route, str]
    derived: Mapping[Route, str]
    metrics: Mapping[Route, str]
    checks: Mapping[Route, str]
    citations: Mapping[Route, str]
    tables: Mapping[Route, str]
    total_rows: tuple[str, ...]
    series: Mapping[Route, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def folder_of(self, written: object) -> Path:
        """Return the folder that a file is named from: that of the file which names it."""
        is_shared = isinstance(written, OfficeText)
        return self.office.parent if is_shared and self.office else self.folder

    def is_named(self, file: str) -> bool:
        """Tell whether an entry already names a file of this name, or the settings are in it."""
        named = {name.replace("\\", "/").rpartition("/")[2] for name in _texts(self.source.data)}
        return file == self.source.file or file in named

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the names of one kind, which is called by its Vietnamese word."""
        kinds = {
            "phép đối chiếu": self.checks,
            "số liệu dẫn": self.citations,
            "chỉ tiêu": self.metrics,
            "cột": {**self.columns, **self.series, **self.derived},
        }
        if kind == "cột, chỉ tiêu":
            return (*self.columns.values(), *self.metrics.values(), EVERYTHING)
        if kind == "chỉ tiêu, cột tỷ lệ":
            return (*self.metrics.values(), *self.columns.values())
        return tuple(kinds[kind].values())

    def in_tables(self) -> tuple[str, ...]:
        """Return every word that may fill a column of an appendix's table."""
        metrics = tuple(self.metrics.values())
        return (
            *self.columns.values(),
            *self.series.values(),
            *self.derived.values(),
            *metrics,
            *RESERVED,
            *(f"{word} {metric}" for word in OF_METRIC for metric in metrics),
        )


def declared(source: Source, folder: Path, office: Path | None = None) -> Declared:
    """Gather the names of a dossier and its office file, whatever else may be wrong with them."""
    written = dict(_columns(source.data))
    return Declared(
        folder=folder,
        office=office,
        source=source,
        columns=dict(_each_period(written)),
        derived=dict(_of_tables(source.data, "Tính thêm")),
        metrics=dict(_titles(source.data, "Chỉ tiêu")),
        checks=dict(_titles(source.data, "Đối chiếu")),
        citations=dict(_titles(source.data, "Số liệu dẫn")),
        tables={
            **dict(_titles(source.data, "Bảng in nguyên")),
            **dict(_titles(source.data, "Bảng kết quả")),
        },
        total_rows=tuple(_total_rows(source.data)),
        series={r: n for r, (n, _) in written.items() if is_series(n)},
    )


def is_identity(name: str) -> bool:
    """Tell whether a column says whose a row is, and holds no data of its own."""
    return fold_text(name) in (fold_text(ORGANIZATION), fold_text(CODE))


def name_problems(names: Declared) -> Iterator[Problem]:
    """Yield the names that cannot be told apart, or cannot be written in a template."""
    figures = {**names.columns, **names.series, **names.derived, **names.metrics}
    yield from _clash_problems(names.source, figures, reserved=RESERVED)
    yield from _clash_problems(names.source, names.checks)
    yield from _clash_problems(names.source, names.citations)
    yield from _clash_problems(names.source, names.tables)


def _clash_problems(
    source: Source, names: Mapping[Route, str], reserved: Iterable[str] = ()
) -> Iterator[Problem]:
    taken = {fold_name(word) for word in reserved}
    first: dict[str, Route] = {}
    for route, name in names.items():
        key, place = fold_name(name), source.place(route)
        if key in taken:
            what = f"«{name}» là từ dành riêng cho bảng phụ lục."
            yield error("CH11", place, what, "Đặt tên khác.")
        elif not key.isidentifier():
            what = f"tên «{name}» không dùng được trong mẫu và công thức."
            yield error("CH11", place, what, "Đặt tên bắt đầu bằng chữ cái.")
        elif key in first:
            where = _as_seen_from(place, source.place(first[key]))
            what = f"tên «{name}» trùng với «{names[first[key]]}» ở {where}."
            yield error("CH11", place, what, "Đổi tên một trong hai.")
        first.setdefault(key, route)


def _as_seen_from(here: Place, other: Place) -> str:
    return f"dòng {other.line}" if other.file == here.file else str(other)


def _at(data: Plain, *route: str) -> Plain:
    """Return what stands at a route of keys, or None."""
    for step in route:
        if not isinstance(data, dict):
            return None
        data = next((v for key, v in data.items() if fold_text(key) == fold_text(step)), None)
    return data


def _tables(data: Plain) -> Iterator[tuple[Route, Plain]]:
    """Yield the entries of each table, with the route to them."""
    found = _at(data, DATA)
    if not isinstance(found, list):
        yield (DATA,), found
        return
    for position, table in enumerate(found):
        yield (DATA, position), table


def _of_tables(data: Plain, section: str) -> Iterator[tuple[Route, str]]:
    for route, table in _tables(data):
        found = _at(table, section)
        for key in found if isinstance(found, dict) else ():
            yield (*route, section, key), key


def _columns(data: Plain) -> Iterator[tuple[Route, tuple[str, str | None]]]:
    """Yield the columns of the sheets, each with the periods that it is declared for."""
    for route, table in _tables(data):
        found = _at(table, "Cột")
        for name, entry in found.items() if isinstance(found, dict) else ():
            if not is_identity(name):
                yield (*route, "Cột", name), (name, _text(_at(entry, "Các kỳ")) or None)


def _each_period(
    written: Mapping[Route, tuple[str, str | None]],
) -> Iterator[tuple[Route, str]]:
    for route, (name, spans) in written.items():
        for each in names_of(name, spans):
            yield ((*route, each) if is_series(name) else route), each


def _total_rows(data: Plain) -> Iterator[str]:
    found = (_text(_at(table, "Dòng tổng")) for _, table in _tables(data))
    yield from filter(None, found)


def _titles(data: Plain, section: str) -> Iterator[tuple[Route, str]]:
    found = _at(data, section)
    for position, item in enumerate(found if isinstance(found, list) else ()):
        name = _text(_at(item, "Tên"))
        if name:
            yield (section, position, "Tên"), name


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield clean(value)
    elif value is not None:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _text(value: Plain) -> str:
    return clean(value) if isinstance(value, str) else ""
