"""Spoil files until the time is over: `python3 tasks.py fuzz [--seconds N] [--seed S] [target …]`.

A find is anything but a result or a refusal. It is kept in tests/fuzz_finds, where a test gives it
to its reader again.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.targets import BY_NAME, TARGETS, Target

FINDS = Path(__file__).parent.parent / "fuzz_finds"
SLOW_SECONDS = 20


def spoiled(target: Target, seed: int, number: int) -> bytes:
    """Return a spoiled file; the same for the same target, seed and number."""
    random = Random(f"{target.name} {seed} {number}")
    return target.change(random, random.choice(target.seeds()))


def find(target: Target, data: bytes, room: Path) -> str:
    """Give a file to its reader; return the last line of what went wrong, or nothing."""
    start = time.monotonic()
    try:
        target.answer(data, room)
    except Exception:  # whatever it is, it is a find
        return _place(traceback.format_exc())
    spent = time.monotonic() - start
    return f"{spent:.0f} s" if spent > SLOW_SECONDS else ""


def _place(trace: str) -> str:
    """Return where an exception came from and what it says, in one line."""
    lines = trace.strip().splitlines()
    where = [line.strip() for line in lines if line.strip().startswith("File ")]
    return f"{lines[-1]} ({where[-1] if where else 'nowhere'})"


def keep(target: Target, data: bytes, folder: Path) -> Path:
    """Keep a find under a name that follows from its bytes."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{target.name}-{hashlib.sha256(data).hexdigest()[:10]}.{target.ending}"
    path.write_bytes(data)
    return path


def hunt(
    targets: Sequence[Target], seed: int, seconds: float, folder: Path
) -> Iterator[tuple[Target, str, Path | None]]:
    """Yield what became of each file, and where a find of a new kind was kept."""
    seen: set[tuple[str, str]] = set()
    until = time.monotonic() + seconds
    with TemporaryDirectory() as room:
        for number in count():
            for target in targets:
                if time.monotonic() > until:
                    return
                data = spoiled(target, seed, number)
                said = find(target, data, Path(room))
                is_new = said and (target.name, said) not in seen
                seen.add((target.name, said))
                yield target, said, keep(target, data, folder) if is_new else None


def main(arguments: Sequence[str]) -> int:
    """Hunt and tell; 1 if there was a find."""
    parser = argparse.ArgumentParser(prog="tasks.py fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("targets", nargs="*", choices=[[], *BY_NAME], metavar="target")
    given = parser.parse_args(arguments)
    targets = [BY_NAME[name] for name in given.targets] or TARGETS
    tried: Counter[str] = Counter()
    found = 0
    for target, said, kept in hunt(targets, given.seed, given.seconds, FINDS):
        tried[target.name] += 1
        if kept:
            found += 1
            print(f"{kept.name}: {said}", flush=True)
    print(", ".join(f"{name} {number}" for name, number in tried.items()))
    print(f"seed {given.seed}: {sum(tried.values())} files, {found} finds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
