"""The An Giang set, built once for all the tests that look at it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document

from generator import batch
from generator.resources import sample

DOSSIER = sample("an-giang-2025-01")
_KEPT: list[TemporaryDirectory[str]] = []


@cache
def built() -> batch.Built:
    """Build the sample dossier into a folder that lives as long as the tests run."""
    room = TemporaryDirectory(prefix="an-giang-")
    _KEPT.append(room)
    return batch.build(DOSSIER, Path(room.name))


def folder() -> Path:
    """Return the folder of the finished set."""
    found = built().folder
    assert found is not None
    return found


def letter() -> dict[str, object]:
    """Return the context that the letter was written from."""
    return batch.letter_fields(built().dossier)


def manifest() -> dict[str, Any]:
    """Return the set's own account of itself."""
    loaded: dict[str, Any] = json.loads((folder() / "bo-van-ban.json").read_text("utf-8"))
    return loaded


def copied(to: Path) -> Path:
    """Return a copy of the dossier that a test may spoil."""
    target = to / "an-giang-2025-01"
    shutil.copytree(DOSSIER, target)
    return target


def changed(dossier: Path, old: str, new: str, file: str = "congvan.yaml") -> None:
    """Change one place of a text of a copied dossier."""
    path = dossier / file
    before = path.read_text("utf-8")
    assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {file}"
    path.write_text(before.replace(old, new), "utf-8")


def unit_files() -> Iterator[Path]:
    """Yield the files of the organizations in the order of their codes."""
    yield from sorted((folder() / "phu-luc" / "don-vi").glob("*.docx"))


def text_of(path: Path) -> str:
    """Return all text of a Word file's body, a paragraph a line, tables cell by cell."""
    body = Document(str(path)).element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter(f"{word}t"))
        for paragraph in body.iter(f"{word}p")
    )
