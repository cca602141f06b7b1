"""How fast documents are filled: ours against docxtpl, rust-docxtpl and docx-mailmerge2.

`python -m bench.engines [--quick]`. Every engine runs in a process and an environment of its own,
made here by pip; the engines take turns, and the best of each counts. The texts of all documents
are compared first: what is not the same document is not compared.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from bench import letters
from bench.quick import decimal

ROOT: Final = Path(__file__).resolve().parent.parent
WORKER: Final = Path(__file__).with_name("worker.py")
ENVIRONMENTS: Final = Path(sys.prefix) / "bench"
OTHERS: Final = {
    "docxtpl": "docxtpl==0.20.2",
    "rust-docxtpl": "rust-docxtpl==0.1.2",
    "docx-mailmerge2": "docx-mailmerge2==1.0.3",
}
OURS: Final = ("congvan", "congvan-durable", "floor")
ALL: Final = frozenset({*OTHERS, *OURS})
OUR_OWN: Final = frozenset({"congvan", "floor"})
WITH_DOCXTPL: Final = OUR_OWN | {"docxtpl"}
TITLES: Final = {
    "congvan": "congvan: điền, xét XML, ghi",
    "congvan-durable": "congvan: thêm đọc lại, ghi bền",
    "floor": "sàn: chỉ nén và ghi ngần ấy byte",
}
INSTALLING: Final = 300


# --- environments ----------------------------------------------------------------------------


def environment(name: str) -> Path | None:
    """Return the Python of an engine's own environment, made if need be; None without it."""
    folder = ENVIRONMENTS / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "stamp"
    wanted = OTHERS[name]
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return python
    install = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    try:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run(
            [*install, wanted], check=True, capture_output=True, text=True, timeout=INSTALLING
        )
    except (OSError, subprocess.SubprocessError):
        return None
    stamp.write_text(wanted, encoding="ascii")
    return python


# --- engines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine in a process of its own, which answers line by line."""

    name: str
    process: subprocess.Popen[str]

    def fill(self, case: str, count: int, clock: str = "wall") -> list[float]:
        """Let it fill a case so many times; return the seconds of each, by a clock of its own."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{case} {count} {clock}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"Không đo được {self.name} ở «{case}».")
        found: list[float] = json.loads(answer)
        return found


def start(name: str, python: Path, folder: Path) -> Engine:
    """Start an engine; only ours sees the checkout."""
    of_ours = ("-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); from bench.worker import "
               "main; from pathlib import Path; main(sys.argv[1], Path(sys.argv[2]))")  # fmt: skip
    command = of_ours if name in OURS else ("-P", str(WORKER))
    process = subprocess.Popen(
        [str(python), "-X", "utf8", *command, name, str(folder)],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return Engine(name, process)


def started(folder: Path) -> Iterator[Engine]:
    """Start every engine that can be had, naming the others."""
    for name in OTHERS:
        python = environment(name)
        if python is None:
            print(f"Bỏ qua {name}: không cài được (pip install {OTHERS[name]}).")
        else:
            yield start(name, python, folder)
    for name in OURS:
        yield start(name, Path(sys.executable), folder)


# --- the same document -----------------------------------------------------------------------

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said(path: Path) -> list[str]:
    """Return the text of every paragraph of the body, without spaces that only look."""
    with zipfile.ZipFile(path) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    texts = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in tree.iter(f"{W}p"))
    return [" ".join(text.split()) for text in texts]


def demand_same(folder: Path, case: str, engines: Sequence[Engine]) -> None:
    """End the measurement where an engine made another document."""
    wanted = said(folder / f"{case}.congvan.docx")
    for engine in engines:
        if said(folder / f"{case}.{engine.name}.docx") != wanted:
            sys.exit(f"{engine.name} làm ra văn bản khác ở «{case}», không so được.")


# --- measuring -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measured:
    """A case: how often each engine fills it, and how many times as fast we should be.

    Long tables are measured by the work of the processor, which other work on the machine disturbs
    least, and where time is short by `quick` engines only, or not at all.
    """

    title: str
    turns: int
    each: int
    goals: Mapping[tuple[str, str], float]
    clock: str = "wall"
    engines: frozenset[str] = ALL
    quick: frozenset[str] = ALL


FAST: Final = {("docxtpl", "congvan"): 50.0, ("rust-docxtpl", "congvan"): 25.0}
CASES: Final = {
    "appendix": Measured(
        "Phụ lục một đơn vị", 12, 12, {**FAST, ("docxtpl", "congvan-durable"): 20.0}
    ),
    "letter": Measured("Công văn, bảng 100 dòng", 8, 2, {("docxtpl", "congvan"): 15.0}),
    "rows-1000": Measured("Bảng 1.000 dòng", 6, 2, {}, "cpu", quick=WITH_DOCXTPL),
    "rows-10000": Measured("Bảng 10.000 dòng", 3, 1, {}, "cpu", quick=OUR_OWN),
    "rows-30000": Measured("Bảng 30.000 dòng", 4, 1, {}, "cpu", OUR_OWN, frozenset()),
}
ROWS: Final = {name: int(name.removeprefix("rows-")) for name in CASES if name.startswith("rows-")}
LINEAR: Final = 1.5
"""How many times as long one row of the longest table may take as one of the shortest, which the
caches hold whole: of the processor, and of short values (`page.py`)."""

Seconds = dict[str, float]


def measure(case: str, engines: Sequence[Engine], folder: Path, *, is_quick: bool) -> Seconds:
    """Let the engines take turns; return the best of each."""
    measured = CASES[case]
    asked = measured.quick if is_quick else measured.engines
    engines = [each for each in engines if each.name in asked]
    for engine in engines:
        engine.fill(case, 1)
    demand_same(folder, case, engines)
    best = dict.fromkeys((engine.name for engine in engines), float("inf"))
    for _ in range(-(-measured.turns // 3) if is_quick else measured.turns):
        for engine in engines:
            spent = engine.fill(case, measured.each, measured.clock)
            best[engine.name] = min(best[engine.name], *spent)
    return best


# --- the page --------------------------------------------------------------------------------


def table(measured: Measured, best: Seconds) -> list[str]:
    """Lay out a case: milliseconds, and how many times as long as ours."""
    counted = "ms" if measured.clock == "wall" else "ms CPU"
    lines = ["", f"{measured.title:<38}{counted:>9}{'tỷ số':>8}"]
    for name, seconds in best.items():
        ratio = decimal(seconds / best["congvan"], 1)
        lines.append(f"  {TITLES.get(name, name):<36}{decimal(seconds * 1e3, 2):>9}{ratio:>8}")
    for (other, ours), goal in measured.goals.items():
        if other in best:
            lines.append(f"  {verdict(other, ours, best[other] / best[ours], goal)}")
    return lines


def verdict(other: str, ours: str, ratio: float, goal: float) -> str:
    """Hold a ratio against its goal."""
    word = "đạt" if ratio >= goal else "CHƯA ĐẠT"
    return f"{ours} nhanh gấp {decimal(ratio, 1)} lần {other}; mục tiêu ≥ {goal:.0f}: {word}"


def growth(found: Mapping[int, Seconds]) -> list[str]:
    """Tell what a row takes, in microseconds of the processor, in ever longer tables."""
    tables = found.values()
    names = [each for each in next(iter(tables)) if sum(each in of for of in tables) > 1]
    titles = "".join(f"{f'{count:,}'.replace(',', '.'):>9}" for count in found)
    lines = ["", f"{'Một dòng, micro giây CPU, trong bảng':<38}{titles}"]
    for name in names:
        cells = "".join(_each_row(spent.get(name), count) for count, spent in found.items())
        lines.append(f"  {TITLES.get(name, name):<36}{cells}")
    few, many = min(found), max(found)
    times = (found[many]["congvan"] / many) / (found[few]["congvan"] / few)
    word = "đạt" if times <= LINEAR else "CHƯA ĐẠT"
    shown = f"{decimal(times, 2)} lần; mục tiêu ≤ {decimal(LINEAR, 1)}: {word}"
    return [*lines, f"  congvan: dòng của bảng dài nhất so với bảng ngắn nhất {shown}"]


def _each_row(seconds: float | None, count: int) -> str:
    return f"{'':>9}" if seconds is None else f"{decimal(seconds / count * 1e6, 1):>9}"


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    is_quick = "--quick" in words
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = {case: each for case, each in CASES.items() if each.quick or not is_quick}
        rows = {case: count for case, count in ROWS.items() if case in cases}
        letters.write(
            folder,
            {
                "appendix": letters.appendix(),
                "letter": letters.letter(100),
                **{name: letters.letter(count) for name, count in rows.items()},
            },
        )
        engines = list(started(folder))
        print("Điền mẫu ra tệp, lần nhanh nhất của mỗi bên; tỷ số: so với congvan.")
        try:
            found = {}
            for case, measured in cases.items():
                found[case] = measure(case, engines, folder, is_quick=is_quick)
                print("\n".join(table(measured, found[case])), flush=True)
            print("\n".join(growth({count: found[name] for name, count in rows.items()})))
        finally:
            for engine in engines:
                engine.process.terminate()
                engine.process.wait()


if __name__ == "__main__":
    main(sys.argv[1:])
