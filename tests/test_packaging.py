"""The pins hold, and an installed package finds what it was shipped with."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import resources

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")

# --- constraints.txt --------------------------------------------------------------------------


def pins() -> dict[str, Requirement]:
    lines = (line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#"))
    return {requirement.name: requirement for requirement in map(Requirement, lines)}


def declared() -> list[str]:
    project = PROJECT["project"]
    extras: Iterable[list[str]] = project["optional-dependencies"].values()
    named = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    return named + [requirement for extra in extras for requirement in extra]


def applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def needed() -> dict[str, str]:
    """Walk from what pyproject.toml declares to all that is installed for it."""
    versions: dict[str, str] = {}
    waiting = [Requirement(line) for line in declared()]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in versions and not requirement.extras:
            continue
        found = importlib.metadata.distribution(requirement.name)
        versions[name] = found.version
        further = map(Requirement, found.requires or ())
        waiting += [each for each in further if applies(each, requirement.extras)]
    return versions


def test_the_pins_are_what_is_installed_no_less_and_no_more() -> None:
    here = {name: str(pin.specifier) for name, pin in pins().items() if applies(pin, ())}

    assert {name: f"=={version}" for name, version in needed().items()} == here


def test_the_pins_satisfy_what_the_project_declares() -> None:
    exact = {name: str(pin.specifier).removeprefix("==") for name, pin in pins().items()}

    short = [
        line
        for line in map(Requirement, declared())
        if exact[canonicalize_name(line.name)] not in line.specifier
    ]
    assert short == []


def test_the_pins_are_plain_names_and_versions() -> None:
    plain = re.compile(r'[a-z0-9-]+==[0-9][0-9a-z.]*( ; sys_platform == "win32")?')

    first, *lines = CONSTRAINTS.splitlines()
    assert first.startswith("# ")
    assert [line for line in lines if not plain.fullmatch(line)] == []
    assert lines == sorted(lines)


# --- the wheel --------------------------------------------------------------------------------


@cache
def shipped() -> list[str]:
    """Name what must travel: every template, and the sample dossiers whole."""
    templates = (
        path for end in ("docx", "xlsx") for path in (ROOT / "templates").rglob(f"*.{end}")
    )
    samples = (path for name in resources.SAMPLES for path in (ROOT / "data" / name).rglob("*"))
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in (*templates, *samples)
        if path.is_file() and not path.name.startswith(("~$", ".~"))
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built package in it, as pip would leave it; nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*build, "--directory", str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("congvan-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def python(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python elsewhere, with the built package before the checkout."""
    inside = {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    inside |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(cwd))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | inside,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_carries_templates_and_samples_and_no_script_that_makes_them(
    installed: Path,
) -> None:
    inside = installed / "generator" / "_resources"

    found = sorted(p.relative_to(inside).as_posix() for p in inside.rglob("*") if p.is_file())
    assert found == shipped()


def test_the_wheel_holds_the_package_and_nothing_beside_it(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}

    assert names == {"generator", f"congvan-{PROJECT['project']['version']}.dist-info"}


def test_an_installed_package_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    asked = "from generator.resources import folder, sample; print(folder('templates'), sample())"

    done = python(installed, tmp_path, "-c", asked)

    inside = installed / "generator" / "_resources"
    assert done.stdout.split() == [
        str(inside / "templates"),
        str(inside / "data" / "an-giang-2025-01"),
    ]


def test_an_installed_package_lists_the_fields_of_its_sample(
    installed: Path, tmp_path: Path
) -> None:
    sample = installed / "generator" / "_resources" / "data" / "an-giang-2025-01"

    done = python(installed, tmp_path, "-m", "generator", "fields", str(sample))

    assert done.returncode == 0, done.stderr
    assert "trích_yếu" in done.stdout
    assert list(tmp_path.iterdir()) == []
