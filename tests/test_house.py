"""The house keeps its size, its words and its secrets."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import statistics
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import generator
from generator import resources

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))
SCRIPTS = [
    ROOT / "tasks.py",
    *(
        path
        for name in ("bench", "docs", "templates", "tests")
        for path in (ROOT / name).rglob("*.py")
    ),
]

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function with its lines, first to last, decorators excluded."""
    for node in ast.walk(tree(path)):
        if isinstance(node, FunctionNode) and node.end_lineno is not None:
            yield f"{shown(path)}: {node.name}", node.end_lineno - node.lineno + 1


# --- sizes ------------------------------------------------------------------------------------


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES + SCRIPTS
    }

    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    lengths = [each for path in MODULES + SCRIPTS for each in functions(path)]

    assert [(name, length) for name, length in lengths if length > 50] == []


def test_half_of_the_functions_are_shorter_than_10_lines() -> None:
    assert statistics.median(length for path in MODULES for _, length in functions(path)) < 10


# --- words ------------------------------------------------------------------------------------

VAGUE = {"util", "utils", "helper", "helpers", "manager", "misc"}
VAGUE_MODULES = VAGUE | {"common", "shared", "base"}
VERSIONED = re.compile(r"_*(phase|step|v)_?\d+")


def things(path: Path) -> Iterator[str]:
    """Yield the names of a module's functions and classes."""
    for node in ast.walk(tree(path)):
        if isinstance(node, FunctionNode | ast.ClassDef):
            yield node.name


def variables(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words(name: str) -> set[str]:
    """Split a name: `read_HTMLPage2` holds read, html, page2."""
    return {word.lower() for word in re.findall(r"[A-Z]*[a-z0-9]+|[A-Z]+", name)}


def test_nothing_has_a_name_that_says_nothing() -> None:
    found = {(shown(path), name) for path in MODULES for name in things(path)}

    assert [shown(path) for path in MODULES if words(path.stem) & VAGUE_MODULES] == []
    assert sorted(pair for pair in found if words(pair[1]) & VAGUE) == []
    assert sorted(pair for pair in found if VERSIONED.fullmatch(pair[1])) == []


def test_an_office_is_an_organization_for_a_unit_could_be_a_measure() -> None:
    found = {
        (shown(path), name)
        for path in MODULES
        for name in (*things(path), *variables(path))
        if "unit" in words(name)
    }

    assert sorted(found) == []


def test_every_module_says_what_it_is_for_in_one_sentence() -> None:
    first_lines = {
        shown(path): (ast.get_docstring(tree(path)) or "").partition("\n")[0] for path in MODULES
    }

    assert [name for name, line in first_lines.items() if not line.endswith(".")] == []


# --- what must not be in any file -------------------------------------------------------------

FOLDERS = (".ci", "bench", "docs", "generator", "templates", "tests")
SAMPLES = tuple(f"data/{name}" for name in resources.SAMPLES)
PRIVATE = {
    "a folder of one machine": re.compile(r"/(?:home|root|work|Users|tmp|opt)/|\b[C-Z]:\\\\?Users"),
    "a package registry": re.compile(
        r"pypi[.]org|pythonhosted[.]org|/simple(?:/|\b(?=[\"'\s]))|index[-]url|find[-]links"
    ),
}


def kept_files() -> list[Path]:
    """List what is in the repository, as far as people write it: no environment, no caches."""
    inside = [path for folder in (*FOLDERS, *SAMPLES) for path in (ROOT / folder).rglob("*")]
    top = [path for path in ROOT.iterdir() if path.suffix or path.name.startswith(".git")]
    return sorted(
        path
        for path in (*inside, *top)
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("~$")
    )


def texts(path: Path) -> Iterator[str]:
    """Yield the text of a file; of an Office file, that of each part."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", errors="replace")
    else:
        yield path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("kind", PRIVATE)
def test_no_file_names(kind: str) -> None:
    found = {
        f"{shown(path)}: {match.group()}"
        for path in kept_files()
        for text in texts(path)
        for match in PRIVATE[kind].finditer(text)
    }

    assert sorted(found) == []


# --- the public surface -----------------------------------------------------------------------


def test_the_package_exports_what_it_lists_and_nothing_else() -> None:
    listed = set(getattr(generator, "__all__", ()))
    modules = {module.name for module in pkgutil.iter_modules(generator.__path__)}

    assert {name for name in vars(generator) if not name.startswith("_")} - modules == listed


def exporting() -> list[str]:
    """List the packages of the house that say what they export."""
    initial = (path for path in MODULES if path.name == "__init__.py")
    return [
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in initial
        if "__all__" in set(variables(path))
    ]


@pytest.mark.parametrize("package", exporting())
def test_a_package_exports_only_what_exists(package: str) -> None:
    module = importlib.import_module(package)

    assert [name for name in module.__all__ if not hasattr(module, name)] == []
