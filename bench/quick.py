"""Where the time of building the sample set goes: whole commands, libraries, stages, a sheet.

`python3 tasks.py bench`, and in a minute `python3 tasks.py bench --quick`. Every figure is the best
of some fresh processes, for on a shared machine the best one is the least disturbed. Trust the
ratios more than the seconds.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
BASELINE = "python -c pass"
GOALS = {"congvan --help": 0.15, "congvan build": 0.7}
LISTED_LIBRARIES = 12


@dataclass(frozen=True, slots=True)
class Care:
    """How often processes are run, a large sheet is read, how many documents are looked at."""

    runs: int
    readings: int
    documents: tuple[int, int]


FULL, QUICK = Care(5, 3, (500, 3_321)), Care(2, 1, (20, 100))


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python from the root of the repository; a failure ends the measurement.

    Compiled modules are kept from the first run on, as they are on a user's machine.
    """
    inside = {name: each for name, each in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", *arguments],
        cwd=ROOT,
        env=inside,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"Không đo được: {' '.join(arguments)}\n{done.stderr}")
    return done


# --- whole commands ---------------------------------------------------------------------------


def timed(runs: int, *arguments: str) -> float:
    """Return the seconds of the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = perf_counter()
        python(*arguments)
        best = min(best, perf_counter() - start)
    return best


def build_into(out: str) -> tuple[str, ...]:
    """Return the words of the command that builds the sample."""
    return ("-m", "generator", "build", "data/an-giang-2025-01", "--out", out)


def commands(out: str, runs: int) -> dict[str, float]:
    """Measure whole processes, the bare interpreter first."""
    return {
        BASELINE: timed(runs, "-c", "pass"),
        "congvan --help": timed(runs, "-m", "generator", "--help"),
        "congvan build": timed(runs, *build_into(out)),
    }


# --- libraries --------------------------------------------------------------------------------

IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)")


def imports(trace: str) -> Counter[str]:
    """Sum what `python -X importtime` wrote, in microseconds, by library.

    Each module counts for itself only, not for those that it imports in turn.
    """
    spent: Counter[str] = Counter()
    for microseconds, module in IMPORT_LINE.findall(trace):
        library = module.partition(".")[0]
        own = "thư viện chuẩn" if library in sys.stdlib_module_names else library
        spent[own] += int(microseconds)
    return spent


def libraries(out: str, runs: int) -> dict[str, float]:
    """Measure the imports of a build, the slowest library first."""
    traced = ("-X", "importtime", *build_into(out))
    best = min((imports(python(*traced).stderr) for _ in range(runs)), key=Counter.total)
    slowest = best.most_common(LISTED_LIBRARIES)
    rest = best.total() - sum(spent for _, spent in slowest)
    return {name: spent / 1e6 for name, spent in [*slowest, ("các thư viện khác", rest)]}


# --- stages -----------------------------------------------------------------------------------


def stages(runs: int) -> dict[str, float]:
    """Measure each stage."""
    passes = [json.loads(python("-m", "bench.stages").stdout) for _ in range(runs)]
    return {name: min(each[name] for each in passes) for name in passes[0]}


# --- one sheet --------------------------------------------------------------------------------


def sheet() -> dict[str, float]:
    """Measure the sheet of an organization, in microseconds, step by step."""
    return {**json.loads(python("-m", "bench.sheet").stdout)}


def of_sheet(steps: Mapping[str, float]) -> list[str]:
    """Lay out the steps of a sheet."""
    lines = ["", f"{'Một phụ lục trong một bộ lớn':<38}{'micro giây':>16}"]
    return lines + [f"  {name:<36}{decimal(spent, 0):>16}" for name, spent in steps.items()]


# --- a large sheet ----------------------------------------------------------------------------

MOST_TIMES = 2.2


def reading(turns: int) -> dict[str, tuple[float, float]]:
    """Measure the reading of a large sheet: openpyxl alone, and all that we do."""
    found = json.loads(python("-m", "bench.reading", str(turns)).stdout)
    return {name: (alone, ours) for name, (alone, ours) in found.items()}


def against(pairs: Mapping[str, tuple[float, float]]) -> list[str]:
    """Lay out how many times as long as openpyxl alone we take."""
    lines = ["", f"{'Đọc bảng 3.500 × 30 (so với openpyxl)':<38}{'giây':>8}{'tỷ số':>8}"]
    for name, (alone, ours) in pairs.items():
        word = "đạt" if ours / alone <= MOST_TIMES else "CHƯA ĐẠT"
        shown = f"  {name:<36}{decimal(ours, 3):>8}{decimal(ours / alone, 1):>8}"
        lines.append(f"{shown}   mục tiêu ≤ {decimal(MOST_TIMES, 1)} lần: {word}")
    return lines


# --- documents that are looked at -------------------------------------------------------------

CHECK_GOAL = 20
MEMORY_GOAL = 8

Memory = Mapping[str, float]


def checking() -> dict[str, float]:
    """Measure how long an appendix of two pages is looked at, in milliseconds, step by step."""
    return {**json.loads(python("-m", "bench.checking").stdout)}


def memory(counts: Sequence[int]) -> dict[int, Memory]:
    """Measure what many documents need: seconds, and megabytes of each process at the peak."""
    return {
        count: json.loads(python("-m", "bench.checking", "--memory", str(count)).stdout)
        for count in counts
    }


def of_one(steps: Mapping[str, float]) -> list[str]:
    """Lay out the steps of one document, the whole of it last."""
    lines = ["", f"{'Xét một phụ lục hai trang':<38}{'mili giây':>16}"]
    lines += [f"  {name:<36}{decimal(spent, 1):>16}" for name, spent in steps.items()]
    word = "đạt" if spent_on_all(steps) < CHECK_GOAL else "CHƯA ĐẠT"
    lines[-1] += f"   mục tiêu < {CHECK_GOAL}: {word}"
    return lines


def spent_on_all(steps: Mapping[str, float]) -> float:
    """Return the last step, which is all of them."""
    return list(steps.values())[-1]


def of_many(measured: Mapping[int, Memory]) -> list[str]:
    """Lay out what many documents need, and how much the memory grows from few to many."""
    names = [name for name in next(iter(measured.values())) if name != "giây"]
    titles = "".join(f"{f'{name} (MB)':>24}" for name in names)
    lines = ["", f"{'Xét nhiều phụ lục':<24}{'giây':>8}{titles}"]
    for count, row in measured.items():
        cells = "".join(f"{decimal(row[name], 1):>24}" for name in names)
        lines.append(f"  {f'{count} tệp':<22}{decimal(row['giây'], 1):>8}{cells}")
    few, *_, many = measured.values()
    growth = max((many[name] - few[name] for name in names), default=0.0)
    word = "đạt" if growth < MEMORY_GOAL else "CHƯA ĐẠT"
    return [*lines, f"  tăng {decimal(growth, 1)} MB   mục tiêu < {MEMORY_GOAL} MB: {word}"]


# --- the page ---------------------------------------------------------------------------------


def decimal(value: float, digits: int) -> str:
    """Write a measurement the Vietnamese way."""
    return f"{value:.{digits}f}".replace(".", ",")


def verdict(goal: float | None, seconds: float) -> str:
    """Compare with the goal, where there is one."""
    if goal is None:
        return ""
    word = "đạt" if seconds < goal else "CHƯA ĐẠT"
    return f"   mục tiêu < {decimal(goal, 2)} giây: {word}"


def table(title: str, rows: Mapping[str, float], baseline: float) -> list[str]:
    """Lay out measurements: seconds, ratio to the baseline, goal."""
    lines = ["", f"{title:<38}{'giây':>8}{'tỷ số':>8}"]
    for name, seconds in rows.items():
        line = f"  {name:<36}{decimal(seconds, 3):>8}{decimal(seconds / baseline, 1):>8}"
        lines.append(line + verdict(GOALS.get(name), seconds))
    return lines


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    care = QUICK if "--quick" in words else FULL
    with tempfile.TemporaryDirectory() as out:
        whole, loaded = commands(out, care.runs), libraries(out, care.runs)
    base = whole[BASELINE]
    print(f"Lập bộ văn bản mẫu, tốt nhất trong {care.runs} lần; tỷ số: so với {BASELINE}.")
    for title, rows in (
        ("Cả lệnh", whole),
        ("Nạp thư viện (đo có vết, chậm hơn)", loaded),
        ("Từng bước", stages(care.runs)),
    ):
        print("\n".join(table(title, rows, base)), flush=True)
    print("\n".join(of_sheet(sheet())), flush=True)
    print("\n".join(against(reading(care.readings))), flush=True)
    print("\n".join(of_one(checking())), flush=True)
    print("\n".join(of_many(memory(care.documents))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
