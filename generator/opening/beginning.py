"""Begin a dossier from nothing: settings with remarks, a text, tables to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import config, kinds, workbook
from generator.batch.disk import Disk
from generator.config.source import read
from generator.errors import Place, Problem, Refused, Severity, error
from generator.frozen import Frozen
from generator.kinds import Kind
from generator.opening.folder import refuse_taken, write
from generator.opening.periods import Term, follows, month_of_issue, written_day
from generator.opening.records import Opened
from generator.opening.rolling import PERIODS
from generator.opening.skeletons import Line, body, letter
from generator.vietnamese import nearest

COLUMN = 52
"""Where remarks stand, if there is room."""
WITH_DATA = ("Công văn", "Báo cáo")
"""The kinds that mostly have a table of figures."""
REGISTER, DATA, BODY = "don-vi.xlsx", "so-lieu.xlsx", "noi-dung.md"
SHEET = "Tổng hợp"
NAMES = [f"[nhập tên đơn vị {number}]" for number in range(1, 4)]
GROUP = "[nhập tên nhóm đơn vị]"
FIGURES = ((100, 20, 80), (100, 40, 60), (100, 30, 70))
DATA_SETTINGS = """
Kỳ số liệu:
  Tên kỳ: {name}
  Từ ngày: {start}
  Đến ngày: {end}

Danh sách đơn vị: don-vi.xlsx                       # cột Mã, Tên đầy đủ, Tên trong câu, Nhóm

Số liệu:
  Tệp: so-lieu.xlsx                                 # bảng phần mềm xuất ra; chép đè lên tệp này
  Trang tính: Tổng hợp                              # tên trang trong tệp ấy
  Dòng tổng: TỔNG CỘNG                              # chữ ở đầu dòng tổng; không có thì xóa
  Cột:                                              # tên ta đặt: tiêu đề trên bảng
    Đơn vị: Tên đơn vị
    Tổng hồ sơ: Tổng hồ sơ
    Hồ sơ trực tiếp: Hồ sơ trực tiếp
    Hồ sơ trực tuyến: Hồ sơ trực tuyến

Đối chiếu:                                          # điều phải đúng ở từng đơn vị
  - Tên: Cộng hai loại hồ sơ
    Điều kiện: Tổng hồ sơ = Hồ sơ trực tiếp + Hồ sơ trực tuyến

# Cần tính tỷ lệ, ghi Đạt / Chưa đạt thì bỏ dấu # ở đầu các dòng dưới đây và hai dòng cuối tệp,
# rồi ghi đúng mức được giao:
#Chỉ tiêu:
#  - Tên: Tỷ lệ trực tuyến
#    Cách tính: Hồ sơ trực tuyến / Tổng hồ sơ
#    Mức giao: tối thiểu 70%

Phụ lục:
  - Tên: Kết quả hồ sơ trực tuyến {{{{ kỳ.tên }}}}
    Tệp: cùng công văn                              # hoặc: riêng
    Bảng:
      Mỗi dòng: một đơn vị
      Dòng cuối: TỔNG CỘNG
      Cột:                                          # chữ in ở đầu cột: số liệu trong cột
        - STT: số thứ tự
        - Tên đơn vị: Đơn vị
        - Tổng hồ sơ: Tổng hồ sơ
        - Hồ sơ trực tuyến: Hồ sơ trực tuyến
#        - Tỷ lệ: Tỷ lệ trực tuyến
#        - Kết quả: Kết quả
"""


class Wish(Frozen):
    """What is to be begun; `today` is the year and the month that it is begun in.

    Without `has_data`, the kind decides whether it gets tables of figures.
    """

    kind: str
    period: str | None
    today: tuple[int, int]
    has_data: bool | None = None


def begin(folder: Path, wish: Wish, disk: Disk) -> Opened:
    """Make a new dossier.

    Raises:
        Refused: where the kind, the period or the folder cannot be used.
        MachineRefused: where the machine does not let us write; nothing is left then.
    """
    wanted = _kind(wish.kind)
    refuse_taken(folder)
    term, month = _term(wish.period, wish.today)
    with_data = wanted.name in WITH_DATA if wish.has_data is None else wish.has_data
    if with_data and wanted.is_copy:
        what = "bản sao không có bảng số liệu."
        raise Refused([error("TM04", Place("--data"), what, "Bỏ --data.")])
    files = {config.FILE: _settings(folder, wanted, month, term if with_data else None)}
    if not wanted.is_copy:
        files[BODY] = body(wanted, has_data=with_data).encode()
    else:
        files[BODY] = "[nhập nội dung được sao]./.\n".encode()
    if with_data:
        files |= _tables()
    write(folder, files, disk)
    lacking = (REGISTER, DATA) if with_data else ()
    return Opened(folder, tuple(files), (), tuple(_told(files)), lacking)


def _kind(name: str) -> Kind:
    found = kinds.kind_named(name)
    if found is not None:
        return found
    names = [each.name for each in kinds.KINDS]
    near = nearest(name, names)
    remedy = f"Có phải «{near}» không?" if near else f"Lập được: {', '.join(names)}."
    raise Refused([error("TM03", Place("--kind"), f"không có loại văn bản «{name}».", remedy)])


def _term(period: str | None, today: tuple[int, int]) -> tuple[Term, str]:
    """Return the period, last month where none is told, and the month of issue."""
    year, month = today
    last = f"tháng {month - 1 or 12} năm {year if month > 1 else year - 1}"
    try:
        term = follows(period or last, None)
    except ValueError as fault:
        raise Refused([error("TM05", Place("--period"), str(fault), PERIODS)]) from None
    issued = month_of_issue(term, None, None) if period else f"{month:02d}/{year}"
    return term, issued


def _settings(folder: Path, kind: Kind, month: str, term: Term | None) -> bytes:
    lines = [
        f"# {kind.name}: mở bằng congvan new. Điền các chỗ [nhập …]; chữ sau dấu # là ghi chú.",
        f"# Lập bộ văn bản:  congvan build {folder.as_posix()}",
        "",
        "Văn bản:",
        *_remarked(letter(kind, month)),
    ]
    if kind.is_copy:
        at = next(n for n, line in enumerate(lines) if line.startswith("  Quyền hạn"))
        lines.insert(at, "  Nội dung: noi-dung.md  # hoặc: Văn bản được sao: tên tệp Word")
    made = "\n".join(lines) + "\n"
    if term is not None:
        start, end = (written_day(day) for day in term.days)
        made += DATA_SETTINGS.format(name=term.name, start=start, end=end)
    read(made.encode(), config.FILE)
    return made.encode()


def _remarked(lines: Iterable[Line]) -> Iterator[str]:
    for line, remark in lines:
        written = f"  {line}"
        gap = " " * max(2, COLUMN - len(written))
        yield f"{written}{gap}# {remark}" if remark else written


def _tables() -> dict[str, bytes]:
    """Return the register and the table of figures: headings, and rows that show how."""
    codes = [f"DV{number:02d}" for number in range(1, len(NAMES) + 1)]
    register = [(code, name, name, GROUP) for code, name in zip(codes, NAMES, strict=True)]
    figures = [(name, *row) for name, row in zip(NAMES, FIGURES, strict=True)]
    total: tuple[str | int, ...] = (
        "TỔNG CỘNG",
        *(sum(row[at] for row in FIGURES) for at in range(len(FIGURES[0]))),
    )
    heads = ("Tên đơn vị", "Tổng hồ sơ", "Hồ sơ trực tiếp", "Hồ sơ trực tuyến")
    columns = ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm")
    return {
        REGISTER: workbook.write_rows("Danh sách đơn vị", "Danh sách", [columns, *register]),
        DATA: workbook.write_rows("Số liệu", SHEET, [heads, *figures, total]),
    }


def _told(files: Iterable[str]) -> Iterator[Problem]:
    listed = [each for each in files if each.endswith((".yaml", ".md"))]
    what = f"các chỗ [nhập …] trong {', '.join(listed)} là chỗ phải điền."
    remedy = "Điền dần; còn chỗ nào thì congvan build nhắc, congvan check báo lỗi."
    yield Problem("TM21", Severity.INFO, Place(config.FILE), what, remedy)
