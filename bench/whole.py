"""The whole command for a country: workbook to manifest, every file read back and on the disk.

`python -m bench.whole` builds sets of 332 and 3.321 organizations, each some times: the best run is
the one that was least disturbed, of memory the most counts. `--quick` builds one of 100 and of 300,
`--large` one of 33.210 too, which takes a minute or two and a gigabyte of disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import country
from bench.quick import decimal

SECONDS_GOAL, MEMORY_GOAL = 4.0, 200.0
LARGE_MEMORY_GOAL, WORKER_GROWTH_GOAL = 600.0, 1.3
LARGE = 10 * country.COUNTRY
WATCH_SECONDS = 0.05
RUNS = 4
COMMAND = """
import json, resource, sys
from generator.cli import process
sys.argv = ["congvan", "build", *sys.argv[1:]]
code = process()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print()
print(json.dumps([each.ru_utime + each.ru_stime for each in used]))
sys.exit(code)
"""

Measured = Mapping[str, float]


def measured(units: int, root: Path) -> Measured:
    """Build a set of so many organizations in a process of its own."""
    source = country.write(root / f"ca-nuoc-{units}", units)
    command = [sys.executable, "-c", COMMAND, str(source), "--out", str(root / "out")]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        memory, largest = _watched(running)
        told = running.stdout.read() if running.stdout else ""
    seconds = time.perf_counter() - start
    own, theirs = json.loads(told.splitlines()[-1])
    return {
        "giây": seconds,
        "CPU chính": own,
        "CPU con": theirs,
        "MB chính": memory,
        "MB con": largest,
    }


def best(runs: Sequence[Measured]) -> Measured:
    """Return the least time of some runs, and the most memory."""
    return {
        name: (max if name.startswith("MB") else min)(each[name] for each in runs)
        for name in runs[0]
    }


def _measured(units: int, root: Path, runs: int) -> Measured:
    """Measure some runs, each in a folder of its own: a disk is slow where much has just gone."""
    return best([measured(units, root / f"{units}-{number}") for number in range(runs)])


def _watched(running: subprocess.Popen[str]) -> tuple[float, float]:
    """Return the most megabytes that a process and one of its workers had.

    What the system adds up of workers that have ended counts what they were copied from.
    """
    own = largest = 0.0
    while running.poll() is None:
        own = max(own, _peak(running.pid))
        largest = max([largest, *map(_peak, _workers(running.pid))])
        time.sleep(WATCH_SECONDS)
    return own, largest


def _workers(process: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        return [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return []


def _peak(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words[0] == "VmHWM:"), 0.0)


def table(rows: Mapping[int, Measured]) -> list[str]:
    """Lay out what sets of several sizes took, and what each organization costs as they grow."""
    names = list(next(iter(rows.values())))
    titles = "".join(f"{name:>12}" for name in names)
    lines = ["", f"{'Cả lệnh, cả nước':<20}{titles}{'tỷ số':>8}"]
    least, first = next(iter(rows.items()))
    for units, row in rows.items():
        cells = "".join(f"{decimal(row[name], 2):>12}" for name in names)
        growth = _spent(row) / units / (_spent(first) / least)
        lines.append(f"  {f'{units} đơn vị':<18}{cells}{decimal(growth, 2):>8}")
    lines.append("  tỷ số: giây bộ xử lý cho mỗi đơn vị, so với dòng đầu")
    return [*lines, *_goals(rows)]


def _spent(row: Measured) -> float:
    return row["CPU chính"] + row["CPU con"]


def _goals(rows: Mapping[int, Measured]) -> list[str]:
    told: list[str] = []
    if country.COUNTRY in rows:
        row = rows[country.COUNTRY]
        told.append(_goal("3321 đơn vị, giây", row["giây"], SECONDS_GOAL))
        told.append(_goal("3321 đơn vị, MB", max(row["MB chính"], row["MB con"]), MEMORY_GOAL))
    if LARGE in rows and country.COUNTRY in rows:
        grown = rows[LARGE]["MB con"] / rows[country.COUNTRY]["MB con"]
        told.append(_goal("33210 đơn vị, MB con, số lần", grown, WORKER_GROWTH_GOAL))
        told.append(_goal("33210 đơn vị, MB chính", rows[LARGE]["MB chính"], LARGE_MEMORY_GOAL))
    return told


def _goal(what: str, value: float, most: float) -> str:
    word = "đạt" if value <= most else "CHƯA ĐẠT"
    return f"  {what:<36}{decimal(value, 2):>12}   mục tiêu ≤ {decimal(most, 1)}: {word}"


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    sizes = [country.COUNTRY // 10, country.COUNTRY]
    if "--quick" in arguments:
        sizes = [100, 300]
    elif "--large" in arguments:
        sizes.append(LARGE)
    with tempfile.TemporaryDirectory() as folder:
        runs = 1 if "--quick" in arguments else RUNS
        rows = {
            units: _measured(units, Path(folder), 1 if units == LARGE else runs) for units in sizes
        }
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
