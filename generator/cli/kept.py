"""Tracebacks of our own faults, kept in files for whoever mends the program."""

from __future__ import annotations

import tempfile


def keep(traceback: str) -> str:
    """Write a traceback into a new file; return its name."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="congvan-loi-", suffix=".txt", delete=False
    ) as kept:
        kept.write(traceback)
    return kept.name
