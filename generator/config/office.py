"""The office file: what repeats every month, written once for all the dossiers that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.config.source import OfficeText, Plain, Route, Source, folded, read_file
from generator.errors import Problem, Refused, error
from generator.frozen import replace
from generator.vietnamese import fold_text

T = TypeVar("T")

IF_EMPTY = "Chép vào đây các mục kỳ nào cũng giống nhau, hoặc xóa dòng «Dùng chung» ở congvan.yaml."

# What one dossier alone can say, and where it goes instead.
_NOT_SHARED = {
    "Dùng chung": (
        "tệp dùng chung không nêu tiếp một tệp dùng chung khác.",
        "Chép các mục của tệp kia vào đây rồi xóa dòng này.",
    ),
    "Kỳ trước": (
        "mỗi kỳ có kỳ trước của mình, không ghi vào tệp dùng chung.",
        "Chuyển mục này vào congvan.yaml của thư mục kỳ.",
    ),
    "Đơn vị vắng": (
        "đơn vị vắng số liệu ở kỳ nào thì ghi ở kỳ ấy, không ghi vào tệp dùng chung.",
        "Chuyển mục này vào congvan.yaml của thư mục kỳ.",
    ),
    # An acceptance is of figures that somebody has seen: next month's nobody has.
    "Cảnh báo đã xem": (
        "cảnh báo của kỳ nào phải được xem ở kỳ ấy, không ghi vào tệp dùng chung.",
        "Chuyển mục này vào congvan.yaml của thư mục kỳ.",
    ),
}


def read_office(path: Path, file: str) -> Source:
    """Read an office file that is called `file` in problems.

    Raises:
        Refused: with every problem of its YAML, or each entry that only a dossier may have.
        MachineRefused: where the machine does not let us read it.
    """
    source = read_file(path, file, if_empty=IF_EMPTY)
    problems = list(_not_shared(source))
    if problems:
        raise Refused(problems)
    return source


def _not_shared(source: Source) -> Iterator[Problem]:
    written = {fold_text(key) for key, value in source.data.items() if value is not None}
    for name, (what, remedy) in _NOT_SHARED.items():
        if fold_text(name) in written:
            yield error("CH15", source.place((name,)), f"«{name}»: {what}", remedy)


def merged(dossier: Source, office: Source) -> Source:
    """Lay a dossier over its office file.

    Entries under one name are merged entry by entry; a text or a list of the dossier stands for
    the whole of the office's, and a blank takes it away. The order is that of the office file.
    """
    layers = _Layers()
    data = layers.laid(_of_office(office.data), dossier.data, ())
    return replace(
        dossier,
        data=data,
        places={**layers.uncovered(office.places), **dossier.places},
        texts={**layers.uncovered(office.texts), **dossier.texts},
        blanked=frozenset(layers.blanked),
    )


@dataclass(slots=True)
class _Layers:
    """Entries laid over entries, remembering what of those below is no longer seen."""

    replaced: set[Route] = field(default_factory=set)
    blanked: set[Route] = field(default_factory=set)

    def laid(
        self, below: dict[str, Plain], above: dict[str, Plain], route: Route
    ) -> dict[str, Plain]:
        own = {fold_text(key): (key, value) for key, value in above.items()}
        result: dict[str, Plain] = {}
        for key, value in below.items():
            if fold_text(key) not in own:
                result[key] = value
                continue
            name, mine = own.pop(fold_text(key))
            here = folded((*route, key))
            if isinstance(value, dict) and isinstance(mine, dict):
                result[name] = self.laid(value, mine, here)
            elif mine is None and value is not None:
                self.blanked.add(here)
            else:
                self.replaced.add(here)
                result[name] = mine
        return {**result, **dict(own.values())}

    def uncovered(self, entries: Mapping[Route, T]) -> dict[Route, T]:
        """Return the entries below that are still seen."""
        covered = self.replaced | self.blanked
        return {
            route: entry
            for route, entry in entries.items()
            if not any(route[:length] in covered for length in range(1, len(route) + 1))
        }


def _of_office(entries: dict[str, Plain]) -> dict[str, Plain]:
    return {key: _marked(value) for key, value in entries.items()}


def _marked(value: Plain) -> Plain:
    """Return a value whose texts remember that they are the office file's."""
    if isinstance(value, dict):
        return _of_office(value)
    if isinstance(value, list):
        return [_marked(item) for item in value]
    return None if value is None else OfficeText(value)
