"""Finished sets with something changed in them, as people and programs do it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from generator.batch.verify import FileState, Verified, verify
from generator.errors import Problem
from tests import an_giang

LETTER = "cong-van.docx"
AN_PHU = "phu-luc/don-vi/DP01_ubnd-huyen-an-phu.docx"
CHAU_PHU = "phu-luc/don-vi/DP04_ubnd-huyen-chau-phu.docx"


def copied(room: Path) -> Path:
    """Return a copy of the finished An Giang set."""
    return Path(shutil.copytree(an_giang.folder(), room / "bo"))


def retype(path: Path, old: str, new: str) -> None:
    """Type over the first run that holds some words, and save as python-docx does."""
    document = Document(str(path))
    for paragraph in document.element.body.iter(qn("w:p")):
        for run in Paragraph(paragraph, document).runs:
            if old in run.text:
                run.text = run.text.replace(old, new, 1)
                document.save(str(path))
                return
    raise AssertionError(f"{old!r} stands in no run of {path.name}")


def told(found: Verified) -> dict[str, tuple[str, list[str]]]:
    """Return what is said of the files that are not as they were."""
    return {each.file: (each.state.name, list(_said(each))) for each in found.files if _odd(each)}


def _odd(each: FileState) -> bool:
    return each.state.name != "UNTOUCHED"


def _said(each: FileState) -> Iterator[str]:
    for problem in each.problems:
        yield said(problem)


def said(problem: Problem) -> str:
    """Return a problem as its code, its place in the file, and what is wrong."""
    place = str(problem.place).removeprefix(problem.place.file).removeprefix(", ")
    return f"{problem.code} {place}: {problem.what}" if place else f"{problem.code} {problem.what}"


def after_typing(room: Path, file: str, old: str, new: str) -> tuple[str, list[str]]:
    """Return what is said of a file in which some words were typed over."""
    folder = copied(room)
    retype(folder / file, old, new)
    (found,) = told(verify(folder)).values()
    return found
