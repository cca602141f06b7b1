"""Where the shipped templates and sample dossiers are, installed or in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

SAMPLES = (
    "an-giang-2025-01",
    "duc-pho-2025-01",
    "quang-ngai-2023-08",
    "quang-ngai-2025-04",
    "quang-ngai-2025-07",
)
"""The dossiers that travel with the program; what else lies in data/ belongs to its office."""

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_resources"


def folder(kind: Literal["templates", "data"]) -> Path:
    """Return the folder of the templates or of the sample dossiers; it is only ever read."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / kind


def template(name: str) -> bytes:
    """Return a shipped template by its file name."""
    return (folder("templates") / name).read_bytes()


def sample(name: str = SAMPLES[0]) -> Path:
    """Return the folder of a sample dossier."""
    return folder("data") / name
