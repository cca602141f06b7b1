"""Which files of an old dossier go along to the new one, and under what names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.config.editing import Draft, Entry
from generator.config.source import Route
from generator.frozen import Frozen
from generator.vietnamese import fold_text

DATA = fold_text("Số liệu")
TABLES = frozenset({DATA, fold_text("Bảng in nguyên")})
"""The sections whose files are tables: they belong to their period."""
FILE = fold_text("Tệp")
PREVIOUS = fold_text("Kỳ trước")
NAMED = frozenset(
    fold_text(name)
    for name in ("Dùng chung", "Nội dung", "Danh sách đơn vị", "Tệp", "Mẫu", "Văn bản được sao")
)
"""The entries that name files."""


class Named(Frozen):
    """A file that an entry names; `inside` is its place in the dossier, None where outside.

    `is_data`: it is a table of figures, which belongs to its period.
    """

    route: Route
    entry: Entry
    path: Path
    inside: str | None
    is_data: bool


def named_files(draft: Draft, folder: Path) -> Iterator[Named]:
    """Yield the files that a dossier names, in its order."""
    for route, entry in draft.entries.items():
        last = route[-1]
        if last not in NAMED or entry.value is None or route[0] == PREVIOUS:
            continue
        is_data = is_table(route)
        written = " ".join(entry.value.split()).replace("\\", "/")
        path = folder / written
        if not is_data and not _is_file(path):
            continue
        inside = os.path.normpath(written)
        is_outside = inside.startswith("..") or Path(inside).is_absolute()
        yield Named(route, entry, path, None if is_outside else Path(inside).as_posix(), is_data)


def is_table(route: Route) -> bool:
    """Tell whether an entry names a table; a column may be called so, too."""
    is_shallow = all(isinstance(step, int) for step in route[1:-1])
    return route[0] in TABLES and route[-1] == FILE and is_shallow


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def from_there(path: Path, folder: Path) -> str | None:
    """Return how a file is named from a folder; None where no such name leads to it."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return None


def others(folder: Path, known: set[str]) -> list[str]:
    """Return the files of an old dossier that nothing in it names; those out of sight left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_hidden = any(part.startswith((".", "~$")) for part in name.parts)
        if path.is_file() and not is_hidden and name.as_posix() not in known:
            found.append(name.as_posix())
    return found
