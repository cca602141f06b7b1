"""The sets made from the seeds' dossiers, and how a letter is held against a seed word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from docx import Document
from lxml import etree

from generator import batch
from generator.checker import Finding, check_file
from generator.resources import sample

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOLD = ("Quy tắc", "Mức độ", "Chỗ", "Đo được")
_KEPT: list[TemporaryDirectory[str]] = []


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a seed: its dossier, the seed's text, the slips put right, what stands on top."""

    name: str
    seed: str
    corrections: Mapping[str, str]
    head: Sequence[str]


@cache
def built(name: str) -> batch.Built:
    """Build a dossier of a seed into a folder that lives as long as the tests run."""
    room = TemporaryDirectory(prefix=f"{name}-")
    _KEPT.append(room)
    return batch.build(sample(name), Path(room.name))


def folder(name: str) -> Path:
    """Return the folder of the finished set."""
    found = built(name).folder
    assert found is not None
    return found


def corrected(seed: str, corrections: Mapping[str, str]) -> list[str]:
    """Return the lines of a seed, each slip that is listed put right: it stands there once."""
    for slip, right in corrections.items():
        assert seed.count(slip) == 1, f"{slip!r} stands {seed.count(slip)} times in the seed"
        seed = seed.replace(slip, right)
    return [line.strip() for line in seed.splitlines() if line.strip()]


def said(name: str) -> list[str]:
    """Return every paragraph of the letter in reading order, bold and italic marked as in a seed.

    A line that was broken is read as one; what a bold style says is not marked.
    """
    body = Document(str(folder(name) / "cong-van.docx")).element.body
    return [text for each in body.iter(f"{WORD}p") if (text := _marked(each).strip())]


def head_and_rest(name: str) -> tuple[list[str], list[str]]:
    """Return what stands above «Kính gửi:», its marks left out, and the rest."""
    lines = said(name)
    start = next(at for at, line in enumerate(lines) if bare(line) == "Kính gửi:")
    return [bare(line) for line in lines[:start]], [bare(lines[start]), *lines[start + 1 :]]


def bare(line: str) -> str:
    """Return a line without the marks of bold and italic."""
    return line.replace("*", "")


def body_and_end(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines up to «Nơi nhận:», and those from there on without their marks."""
    end = next(at for at, line in enumerate(lines) if bare(line) == "Nơi nhận:")
    return list(lines[:end]), [bare(line) for line in lines[end:]]


def _marked(paragraph: etree._Element) -> str:
    pieces = groupby(_runs(paragraph), key=lambda run: run[0])
    return "".join(_with(mark, "".join(text for _, text in runs)) for mark, runs in pieces)


def _with(mark: str, text: str) -> str:
    inner = text.strip()
    return text.replace(inner, f"{mark}{inner}{mark}") if inner and mark else text


def _runs(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    for run in paragraph.iter(f"{WORD}r"):
        bold, italic = (_is_on(run, f"{WORD}{tag}") for tag in ("b", "i"))
        text = "".join(map(_text, run.iter(f"{WORD}t", f"{WORD}br")))
        yield "**" * bold + "*" * italic, re.sub("\N{NO-BREAK SPACE}", " ", text)


def _is_on(run: etree._Element, tag: str) -> bool:
    found = run.find(f"{WORD}rPr/{tag}")
    return found is not None and found.get(f"{WORD}val") not in ("0", "false")


def _text(piece: etree._Element) -> str:
    return piece.text or "" if piece.tag == f"{WORD}t" else " "


# --- what the checker says --------------------------------------------------------------------


def found(name: str) -> dict[str, list[dict[str, str]]]:
    """Return what the checker says of each document of a set, of which it says anything."""
    files = {path.relative_to(folder(name)).as_posix(): path for path in folder(name).rglob("*")}
    told = {
        file: [_told(each) for each in check_file(path.read_bytes(), file)]
        for file, path in sorted(files.items())
        if file.endswith(".docx")
    }
    return {file: findings for file, findings in told.items() if findings}


def _told(finding: Finding) -> dict[str, str]:
    said_of_it = finding.rule, finding.severity.value, str(finding.place), finding.measured
    return dict(zip(TOLD, said_of_it, strict=True))


def listed(name: str) -> dict[str, list[dict[str, str]]]:
    """Return what the dossier says that the checker will say, each with a reason."""
    entries = yaml.safe_load((sample(name) / "the-thuc.yaml").read_text("utf-8"))
    assert all(each["Vì sao"] for of_file in entries.values() for each in of_file)
    return {file: [{key: e[key] for key in TOLD} for e in found] for file, found in entries.items()}
