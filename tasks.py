"""The project's habits, for people and for continuous integration: `python3 tasks.py`.

Needs nothing but Python with venv and pip. The first task makes .venv; the next start at once.
"""

import sys

# Before all else, and in syntax that an old Python can read.
if sys.version_info < (3, 11):  # noqa: UP036 - it is the old ones that this speaks to
    sys.exit(
        "Cần Python 3.11 trở lên; máy đang chạy Python {}.{}. "
        "Cài bản mới từ python.org rồi chạy lại.".format(*sys.version_info[:2])
    )

import hashlib
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "congvan-stamp"
"""Written last: an environment without it was left half made."""

IS_WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")

SAMPLE = "an-giang-2025-01"


# --- the environment --------------------------------------------------------------------------


def fingerprint(root: Path) -> str:
    """Return what an environment depends on, as one word.

    The folder belongs to it: a moved environment has scripts that point to the old place.
    """
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((root / name).read_bytes().replace(b"\r\n", b"\n"))
    digest.update("\n".join([sys.version, platform.machine(), str(root)]).encode())
    return digest.hexdigest()


def is_ready(stamp: Path, python: Path, wanted: str) -> bool:
    """Tell whether the environment was made to its end, for these pins and this Python."""
    try:
        return stamp.read_text(encoding="ascii") == wanted and python.exists()
    except (OSError, UnicodeDecodeError):
        return False


def steps() -> list[list[str]]:
    """Return the commands that make the environment.

    The build backend comes first, so that the project is built with the pinned one: a constraints
    file does not reach an isolated build.
    """
    base = getattr(sys, "_base_executable", sys.executable)  # not the .venv that is replaced
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pinned = [*install, "--constraint", "constraints.txt"]
    return [
        [base, "-m", "venv", str(VENV)],
        [*pinned, "hatchling", "editables"],
        [*pinned, "--no-build-isolation", "--editable", ".[dev]"],
    ]


def make_environment(wanted: str) -> None:
    """Make .venv anew; what failed is shown in full."""
    say("Chuẩn bị môi trường .venv (chỉ lần đầu, hoặc khi danh sách thư viện đổi) …")
    if VENV.exists():
        shutil.rmtree(VENV)
    for step in steps():
        done = subprocess.run(step, cwd=ROOT, text=True, capture_output=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stdout + done.stderr)
            sys.exit(f"Không chuẩn bị được .venv ở bước: {' '.join(step[1:])}\n{advice(step)}")
    STAMP.write_text(wanted, encoding="ascii")


def advice(step: Sequence[str]) -> str:
    """Say what to do about a step that failed."""
    if "venv" in step:
        return "Trên Debian, Ubuntu: sudo apt install python3-venv. Sau đó chạy lại lệnh này."
    return "Xem lỗi ở trên (mạng, kho thư viện), rồi chạy lại lệnh này."


def ensure_environment() -> None:
    """Make the environment if it is missing, half made or stale."""
    wanted = fingerprint(ROOT)
    if is_ready(STAMP, PYTHON, wanted):
        return
    try:
        make_environment(wanted)
    except OSError as fault:
        sys.exit(f"Không thay được .venv: {fault}\nĐóng chương trình đang dùng .venv rồi chạy lại.")


# --- running ----------------------------------------------------------------------------------


def say(text: str) -> None:
    """Print now: the lines of the tools that follow must not overtake it."""
    print(text, flush=True)


def run(*command: str) -> int:
    """Run a module or a script with the environment's Python; return its exit code."""
    inside = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([str(PYTHON), *command], cwd=ROOT, env=inside, check=False).returncode


class Tool(NamedTuple):
    """One of the checks, and the command that runs it."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Tool("ruff check", ("-m", "ruff", "check", "--quiet")),
    Tool("ruff format", ("-m", "ruff", "format", "--check", "--quiet")),
    Tool("mypy --strict", ("-m", "mypy", "--strict", "--no-error-summary")),
    Tool("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
)
TESTS = Tool("pytest", ("-m", "pytest"))


def run_all(tools: Sequence[Tool], extra: Sequence[str] = ()) -> int:
    """Run every tool, the failed ones notwithstanding; `extra` goes to the last.

    The verdicts are one line, after what the last tool says itself.
    """
    failed = []
    for tool in tools:
        say(f"— {tool.name}")
        if run(*tool.command, *(extra if tool is tools[-1] else ())):
            failed.append(tool.name)
    if failed:
        say(f"Không đạt: {', '.join(failed)}.")
    else:
        say(f"Đạt: {', '.join(tool.name for tool in tools)}.")
    return 1 if failed else 0


# --- the tasks --------------------------------------------------------------------------------


def demo(extra: Sequence[str]) -> int:
    """Lập bộ văn bản mẫu data/an-giang-2025-01 vào out/an-giang-2025-01."""
    code = run("-m", "generator", "build", f"data/{SAMPLE}", *extra)
    if code == 0 and not extra:
        say(f"Kết quả ở out/{SAMPLE}. Mở cong-van.docx bằng Word hoặc LibreOffice.")
    return code


def test(extra: Sequence[str]) -> int:
    """Chạy mọi kiểm tra và kiểm thử. Ví dụ: tasks.py test tests/test_house.py."""
    return run_all([*CHECKS, TESTS], extra)


def check(extra: Sequence[str]) -> int:
    """Chỉ xét mã nguồn: ruff, mypy, import-linter."""
    return run_all(CHECKS, extra)


def bench(extra: Sequence[str]) -> int:
    """Đo thời gian lập bộ văn bản mẫu, xét nhiều tệp Word, so với docxtpl … (--quick: nhanh)."""
    parts = ("bench.quick", "bench.engines", "bench.whole")
    return max(run("-m", part, *extra) for part in parts)


def fuzz(extra: Sequence[str]) -> int:
    """Làm hỏng tệp đủ kiểu xem chương trình có chịu được không (--seconds 60 --seed 1)."""
    return run("-m", "tests.fuzz", *extra)


def torture(extra: Sequence[str]) -> int:
    """Giết lần lập bộ ở chỗ bất kỳ, 1.000 lần, rồi xét tệp còn lại (--kills N, --seed S)."""
    return run("-m", "tests.torture", *extra)


def accept(_: Sequence[str]) -> int:
    """Ghi lại các bản mẫu tests/golden theo chương trình hiện tại; có gì đổi thì trả mã 1."""
    return run("-m", "tests.golden.accept")


def docs(extra: Sequence[str]) -> int:
    """In lại các trang docs/*.md sinh từ mã nguồn và chụp lại các hình trong docs/hinh."""
    return run("-m", "docs.make", *extra)


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "torture": torture,
    "fuzz": fuzz,
    "accept": accept,
    "docs": docs,
}


def usage() -> str:
    """Return the list of tasks."""
    lines = [f"  {name:<8}{task.__doc__}" for name, task in TASKS.items()]
    return "\n".join(["Cách dùng: python3 tasks.py VIỆC [tham số của công cụ]", *lines])


def main(arguments: Sequence[str]) -> int:
    """Run one task; return its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        say(usage())
        return 0
    name, *extra = arguments
    if name not in TASKS:
        print(f"Không có việc «{name}».\n{usage()}", file=sys.stderr)
        return 2
    ensure_environment()
    return TASKS[name](extra)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
