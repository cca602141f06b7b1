"""What many tests need: tools of the machine, pages as PDF, deterministic search."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("congvan", derandomize=True, deadline=None)
settings.load_profile("congvan")

TOOLS = {
    "soffice": "Cài LibreOffice Writer và Calc (Debian, Ubuntu: sudo apt install "
    "libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2; Windows, macOS: "
    "bộ cài ở libreoffice.org, rồi thêm vào PATH).",
    "pdftoppm": "Cài Poppler (Debian, Ubuntu: sudo apt install poppler-utils; "
    "macOS: brew install poppler).",
}
"""What the tests ask of the machine beyond Python, and how to get it."""


def tool(name: str) -> str:
    """Return where a tool is; without it, skip by name, and fail in continuous integration."""
    found = shutil.which(name)
    if found is None:
        missing = f"Máy không có {name}. {TOOLS[name]}"
        if os.environ.get("CI") == "true":
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """Where the maker of page pictures is."""
    return tool("pdftoppm")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Path]], list[Path]]:
    """Turn documents into PDF, in their order; give many at once, for each call starts Office.

    The profile is made once for the whole run: LibreOffice shares none between two processes.
    """
    program = tool("soffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(documents: Iterable[Path]) -> list[Path]:
        paths = list(documents)
        folder = tmp_path_factory.mktemp("pdf")
        pages = [folder / f"{path.stem}.pdf" for path in paths]
        assert len(set(pages)) == len(paths), "two documents of one name would overwrite each other"
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
        done = subprocess.run(
            [*command, *map(str, paths)], capture_output=True, text=True, timeout=300, check=False
        )
        # Its exit code is 0 even for a file that it could not open: only the pages tell.
        assert [page.name for page in pages if not page.exists()] == [], done.stderr
        return pages

    return convert
