"""What a verb does not need is not loaded: a check of one file answers at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import batch

ABSENT = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules} & %r))"
HEAVY = {"babel", "docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pydantic", "xlrd", "yaml"}


def loaded(module: str) -> list[str]:
    """Return the heavy libraries that come with a module."""
    command = [sys.executable, "-c", f"import {module}; {ABSENT % HEAVY}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("module", "libraries"),
    [
        ("generator.cli.commands", []),
        ("generator.batch", []),
        ("generator.batch.checking", []),
        ("generator.cli.checked", []),
        ("generator.checker", ["lxml"]),
    ],
)
def test_a_module_brings_only_what_it_needs(module: str, libraries: list[str]) -> None:
    assert loaded(module) == libraries


@pytest.mark.parametrize("name", batch.__all__)
def test_whatever_a_build_offers_is_found_when_it_is_asked_for(name: str) -> None:
    assert getattr(batch, name)


def test_what_a_build_does_not_offer_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        batch.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_build_reads_pages_of_word_only_where_an_office_has_its_own_template() -> None:
    command = "import sys; import generator.batch.building; print('generator.view' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False"]


def test_a_build_of_plain_workbooks_and_templates_loads_no_library_for_others(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from pathlib import Path; from generator import batch, resources; "
        "batch.build(resources.sample(), Path(sys.argv[1])); "
        "dear = {'docx', 'docxtpl', 'generator.view', 'openpyxl'}; "
        "print(sorted(dear & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["[]"]
