"""What the program was shipped with is found, whatever the working folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources

ROOT = Path(__file__).parent.parent


def test_a_checkout_gives_its_own_templates_and_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert resources.folder("templates") == ROOT / "templates"
    assert resources.folder("data") == ROOT / "data"


def test_every_sample_is_a_dossier() -> None:
    files = [(resources.sample(name) / "congvan.yaml").is_file() for name in resources.SAMPLES]

    assert files == [True] * len(resources.SAMPLES)


def test_the_samples_are_the_dossiers_that_git_keeps() -> None:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("!/data/")] == [
        f"!/data/{name}/" for name in resources.SAMPLES
    ]


def test_every_sample_is_named_where_the_package_is_made() -> None:
    made = (ROOT / "pyproject.toml").read_text("utf-8")

    assert [made.count(f'"data/{name}"') for name in resources.SAMPLES] == [2] * 5


def test_a_template_comes_as_the_bytes_of_a_word_file() -> None:
    (first, *_) = sorted(path.name for path in resources.folder("templates").glob("*.docx"))

    assert resources.template(first).startswith(b"PK")
