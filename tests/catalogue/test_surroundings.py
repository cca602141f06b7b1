"""What is around a dossier: who saves its files meanwhile, and in what country it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.cli import main
from tests.catalogue import rows

ROOT = Path(__file__).parents[2]


def test_a_file_that_is_saved_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = rows.sound(tmp_path / rows.NAME)
    text = dossier / "noi-dung.md"
    read_bytes = Path.read_bytes

    def saved_after(path: Path) -> bytes:
        data = read_bytes(path)
        if path.name == text.name:
            text.write_text("Nội dung mới.\n", "utf-8")
        return data

    monkeypatch.setattr(Path, "read_bytes", saved_after)
    assert main(["build", str(dossier), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        "Lỗi XU07: noi-dung.md: Vừa được lưu lại trong lúc đọc. Lưu xong mọi tệp rồi lập lại.\n"
    )
    assert not (tmp_path / "out").exists()


def built(dossier: Path, out: Path, surroundings: Mapping[str, str]) -> dict[str, bytes]:
    """Build in a process of its own; return what was written."""
    code = "import sys; from generator.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(dossier), "--out", str(out)],
        env={**os.environ, **surroundings},
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_a_set_is_the_same_in_any_country_and_any_language(tmp_path: Path) -> None:
    dossier = rows.sound(tmp_path / rows.NAME)
    here = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    there = {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}

    one, other = (
        built(dossier, tmp_path / name, {"TZ": "UTC", **surroundings})
        for name, surroundings in (("here", here), ("there", there))
    )

    assert f"{rows.NAME}/cong-van.docx" in one
    assert one == other
