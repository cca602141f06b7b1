"""How long a two-page appendix is looked at, and what thousands of them need in memory.

`python -m bench.checking` prints the time of each step as JSON, `--memory COUNT` what so many
need; bench/quick.py runs both.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import perf_counter

if sys.platform != "win32":
    import resource

from openpyxl import Workbook

from generator import batch, view
from generator.batch.checking import plan, reports
from generator.checker import check_file, dissect, judge
from generator.package import read as unpack

ROWS, TURNS = 52, 15
FILE = "phu-luc-1.docx"
TITLES = ("Đơn vị", "Tổng số", "Trực tiếp", "Trực tuyến")
Row = list[str | int]
SETTINGS = """\
Văn bản:
  Loại: Công văn
  Cơ quan ban hành: Ủy ban nhân dân tỉnh An Giang
  Thẩm quyền ban hành: Ủy ban nhân dân tỉnh An Giang
  Số: 112
  Ký hiệu: UBND-TH
  Địa danh: An Giang
  Ngày: 24/11/2025
  V/v: nâng cao tỷ lệ hồ sơ nộp trực tuyến
  Kính gửi: UBND các xã, phường
  Nội dung: noi-dung.md
  Quyền hạn, chức vụ: CHỦ TỊCH
  Họ và tên: Nguyễn Văn An
  Nơi nhận: |
    - Như trên;
    - Lưu: VT, TH.
Kỳ số liệu:
  Tên kỳ: tháng 10 năm 2025
  Từ ngày: 01/10/2025
  Đến ngày: 31/10/2025
Danh sách đơn vị: don-vi.xlsx
Số liệu:
  Tệp: so-lieu.xlsx
  Trang tính: Tổng hợp
  Cột:
    Đơn vị: Đơn vị
    Tổng số: Tổng số
    Trực tiếp: Trực tiếp
    Trực tuyến: Trực tuyến
Phụ lục:
  - Tên: Hồ sơ nộp trực tuyến {{ kỳ.tên }} của các xã, phường
    Tệp: riêng
    Bảng:
      Cột:
        - TT: số thứ tự
        - Đơn vị: Đơn vị
        - Tổng số: Tổng số
        - Trực tiếp: Trực tiếp
        - Trực tuyến: Trực tuyến
"""


def dossier(folder: Path) -> None:
    """Write the dossier of a letter whose appendix is a table of two pages."""
    names = [f"UBND xã Tân Phú {number}" for number in range(1, ROWS + 1)]
    (folder / "congvan.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "noi-dung.md").write_text("Thực hiện theo phụ lục kèm theo./.\n", encoding="utf-8")
    register: list[Row] = [
        [f"X{at:03}", name, name, "xã", at] for at, name in enumerate(names, start=1)
    ]
    titles = ["Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự"]
    _book(folder / "don-vi.xlsx", "Đơn vị", [[*titles], *register])
    counts: list[Row] = [[name, 10 * at, 4 * at, 6 * at] for at, name in enumerate(names, start=1)]
    _book(folder / "so-lieu.xlsx", "Tổng hợp", [[*TITLES], *counts])


def _book(path: Path, name: str, rows: Sequence[Row]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(path)


@cache
def appendix() -> bytes:
    """Return an appendix of two pages, made by the program itself."""
    with tempfile.TemporaryDirectory() as folder:
        dossier(Path(folder))
        made = batch.documents(batch.read(Path(folder)))
        data: bytes = next(each.data for each in made if Path(each.file).name == FILE)
        return data


# --- time -------------------------------------------------------------------------------------


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of the best of some turns, the first of which warms up."""
    work()
    best = float("inf")
    for _ in range(TURNS):
        gc.collect()
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return 1_000 * best


def stages() -> dict[str, float]:
    """Measure what is done to the appendix, step by step, then all of it at once."""
    data = appendix()
    document = view.read(data, FILE)
    paper = dissect(document)
    return {
        "mở gói, xét XML": milliseconds(lambda: unpack(data, FILE, as_found=True)),
        "mở gói, đọc cả văn bản": milliseconds(lambda: view.read(data, FILE)),
        "nhận ra các phần": milliseconds(lambda: dissect(document)),
        "xét các quy tắc": milliseconds(lambda: judge(paper)),
        "cả việc": milliseconds(lambda: check_file(data, FILE)),
    }


# --- memory -----------------------------------------------------------------------------------


def memory(count: int) -> dict[str, float]:
    """Look at so many documents; return what it took, in seconds and megabytes at the peak."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for number in range(count):
            (folder / f"phu-luc-{number:04}.docx").write_bytes(appendix())
        start = perf_counter()
        worst = max(each.result for each in reports(plan([folder])))
        spent = perf_counter() - start
    if worst:
        sys.exit(f"Không đo được: phụ lục tự lập có lỗi ({worst!r}).")
    return {"giây": spent, **peaks()}


def peaks() -> dict[str, float]:
    """Return the most memory that this process and the largest of its children have had."""
    if sys.platform == "win32":
        return {}
    who = {"tiến trình chính": resource.RUSAGE_SELF, "tiến trình con": resource.RUSAGE_CHILDREN}
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return {name: resource.getrusage(each).ru_maxrss / unit for name, each in who.items()}


if __name__ == "__main__":
    if "--memory" in sys.argv:
        print(json.dumps(memory(int(sys.argv[-1]))))
    else:
        print(json.dumps(stages()))
