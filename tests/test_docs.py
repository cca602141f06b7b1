"""The pages beside the code are true to it: names, links, pictures, printed tables."""

from __future__ import annotations

import ast
import re
import struct
import tomllib
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tasks
from docs import make
from generator.codes import CODES
from generator.context import FIELDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def targets(pattern: re.Pattern[str], page: Path) -> Iterator[str]:
    for match in pattern.finditer(read(page)):
        yield match[1] or match[2]


def column(page: Path, title: str) -> list[str]:
    """Return the cells of one column of the first table that has it."""
    lines = iter(read(page).splitlines())
    titles = next(cells for line in lines if title in (cells := split(line)))
    next(lines)
    at = titles.index(title)
    return [split(line)[at] for line in iter(lambda: next(lines, ""), "")]


def split(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def code_names(texts: list[str]) -> list[str]:
    return [name for text in texts for name in re.findall(r"`([^`]+)`", text)]


# --- pages printed from the code --------------------------------------------------------------


@pytest.mark.parametrize("page", make.pages(), ids=lambda page: page.name)
def test_the_page_is_printed_from_the_code(page: Path) -> None:
    assert read(page) == make.pages()[page], "tasks.py docs"


def test_every_field_and_every_code_is_on_its_page_once() -> None:
    fields, codes = (read(ROOT / "docs" / name) for name in ("fields.md", "ma-loi.md"))

    assert [each.path for each in FIELDS if fields.count(f"| `{each.path}` |") != 1] == []
    assert [code for code in CODES if codes.count(f"| {code} |") != 1] == []


# --- links and pictures -----------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Name the headings of a page as its links do."""
    headings = re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in targets(LINK, page):
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_picture_is_shown_and_every_shown_picture_is_one_of_ours() -> None:
    shown = {(page.parent / each).resolve() for page in PAGES for each in targets(PICTURE, page)}

    assert shown == set((ROOT / "docs" / "hinh").iterdir())


def test_the_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "hinh").iterdir()}

    assert {name: size for name, size in sizes.items() if size > 120_000} == {}


def test_a_page_becomes_a_picture_of_sixteen_greys_with_a_frame() -> None:
    data = make.png(make.Page(4, 3, bytes([0, 0, 0, 0, 0, 0x80, 0xFF, 0, 0, 0, 0, 0])))

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", data[16:26]) == (4, 3, 4, 0)
    at = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[at - 4 : at])
    assert zlib.decompress(data[at + 4 : at + 4 + length]) == bytes.fromhex(
        "00 9999 00 98F9 00 9999"
    )


# --- names ------------------------------------------------------------------------------------


@cache
def identifiers() -> frozenset[str]:
    """Name all that the code names: modules, classes, functions, parameters, fields, values."""
    found: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        found |= {path.stem, path.parent.name}
        for node in ast.walk(ast.parse(read(path))):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                    found.add(name)
                case ast.Name(id=name, ctx=ast.Store()):
                    found.add(name)
    return frozenset(found)


def test_every_code_name_of_the_glossary_is_in_the_code() -> None:
    names = code_names(column(ROOT / "docs" / "glossary.md", "code"))

    assert len(names) > 50
    assert [name for name in names if name not in identifiers()] == []


def test_the_glossary_has_no_word_twice() -> None:
    words = column(ROOT / "docs" / "glossary.md", "Vietnamese")

    assert sorted(set(words)) == sorted(words)


NEAR = ("", "generator/context", "templates", f"data/{tasks.SAMPLE}", "tests/golden/an-giang")
"""Folders that a file may be named from."""


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/inside.md"])
def test_every_file_that_the_page_points_to_is_there(page: str) -> None:
    files = re.findall(r"`([\w./-]+(?:/[\w-]+|\.(?:py|md|toml|docx)))`", prose(page))

    assert len(files) > 5
    assert [f for f in files if not any((ROOT / near / f).exists() for near in NEAR)] == []


@pytest.mark.parametrize("page", ["docs/inside.md", "CONTRIBUTING.md"])
def test_every_name_that_the_page_points_to_is_in_its_file(page: str) -> None:
    pairs = names_in_files(prose(page))

    assert len(pairs) > 1
    assert [pair for pair in pairs if is_amiss(*pair)] == []


def names_in_files(text: str) -> list[tuple[str, str]]:
    """Find what a page says to be in a file: "`file`: `name`" and "`name` in `file`"."""
    turned = re.findall(r"`([\w.]+)(?:\(\))?` in `([\w/]+\.py)`", text)
    return [
        *re.findall(r"`([\w/]+\.py)`: `([\w.]+)", text),
        *((file, name) for name, file in turned),
    ]


def is_amiss(file: str, name: str) -> bool:
    """Tell whether a part of a dotted name does not stand in the file."""
    text = read(ROOT / file)
    return not all(re.search(rf"\b{part}\b", text) for part in name.split("."))


def test_a_part_of_a_dotted_name_that_is_not_in_the_file_is_seen() -> None:
    (right, wrong) = names_in_files(
        "`generator/layout.py`: `SUBJECT.after_pt`; `SUBJECT.behind_pt` in `generator/layout.py`"
    )

    assert (is_amiss(*right), is_amiss(*wrong)) == (False, True)


def prose(page: str) -> str:
    return re.sub(r"^```.*?^```$", "", read(ROOT / page), flags=re.MULTILINE | re.DOTALL)


def test_the_floors_of_the_house_are_those_that_are_enforced() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    enforced = [[name.strip() for name in layer.split("|")] for layer in layers]
    standing = [name for layer in enforced for name in layer if not name.startswith("(")]

    assert code_names(column(ROOT / "ARCHITECTURE.md", "modules")) == standing


def test_every_promise_about_figures_has_its_test() -> None:
    named = re.findall(r"\btest_\w+", read(ROOT / "docs" / "so-lieu.md"))
    tests = "\n".join(map(read, (ROOT / "tests").rglob("test_*.py")))

    assert len(named) > 30
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_every_task_is_named_where_people_look_for_it() -> None:
    named = set(re.findall(r"tasks\.py ([a-z]+)", read(ROOT / "CONTRIBUTING.md")))

    assert named == set(tasks.TASKS) - {"demo"}
    assert "python3 tasks.py demo" in read(ROOT / "README.md")
