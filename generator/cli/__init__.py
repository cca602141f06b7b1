"""Turn a command line into one call and one exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from generator.errors import MachineRefused, Problem, Refused

UNUSABLE, MACHINE, BUG, INTERRUPTED = 2, 3, 4, 130
MANY = 200_000
"""So many new things the collector waits for: a build makes few rings, and to look costs time."""


def process() -> int:
    """Run the program as a process of its own.

    What was made is left to the system at the end: to take it down piece by piece would cost a
    sixth of the time of a build. No other program's plugin has a say in how settings are read.
    """
    gc.set_threshold(MANY, 20, 20)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    code = main()
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    0 done, 1 findings, 2 what was given cannot be used, 3 the machine refused, 4 our own bug,
    130 interrupted.
    """
    _speak_unicode()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments) or ["--help"])
    except Refused as refused:
        return _bad_news(refused.problems, UNUSABLE)
    except MachineRefused as refused:
        return _bad_news(refused.problems, MACHINE)
    except OSError as fault:
        return _machine(fault)
    except Exception:
        return _bug()


def _run(given: list[str]) -> int:
    import click

    from generator.cli.commands import congvan
    from generator.cli.vietnamese_help import refusal

    try:
        return int(congvan.main(given, prog_name="congvan", standalone_mode=False) or 0)
    except click.ClickException as fault:
        return _usage(refusal(fault), fault)
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("Đã dừng theo yêu cầu.\n")
        return INTERRUPTED
    except SystemExit:
        return 0  # so click ends where the reader of a pipe has gone: `congvan fields … | head`


def _speak_unicode() -> None:
    """Let a console or a pipe of an old code page show Vietnamese, whatever it makes of it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _usage(message: str, fault: object) -> int:
    path = getattr(getattr(fault, "ctx", None), "command_path", "congvan")
    sys.stderr.write(f"Lệnh viết chưa đúng: {message}\nXem hướng dẫn: {path} --help\n")
    return UNUSABLE


def _bad_news(problems: Sequence[Problem], code: int) -> int:
    from generator.cli import report

    report.problems(problems, sys.stderr)
    return code


def _machine(fault: OSError) -> int:
    where = f"{fault.filename}: " if fault.filename else ""
    sys.stderr.write(f"Máy không cho làm: {where}{fault.strerror}. Xem quyền và chỗ trên ổ đĩa.\n")
    return MACHINE


def _bug() -> int:
    import traceback

    from generator.cli.kept import keep

    kept = keep(traceback.format_exc())
    sys.stderr.write(
        "Chương trình gặp lỗi của chính nó. Tệp nào đã ghi thì còn nguyên vẹn; bộ văn bản chưa có "
        "bo-van-ban.json thì chưa đủ.\n"
        f"Gửi tệp này cho người bảo trì: {kept}\n"
    )
    return BUG
