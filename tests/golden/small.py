"""The small dossier with its workbooks, whole enough to be built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.model import Organization
from tests.small_dossier import DOSSIER, REGISTER
from tests.spreadsheets import spreadsheet

BODY = "Tỷ lệ hiện nay là {{ dẫn.tỷ_lệ_emc }}[^1], **chưa đạt** *yêu cầu*./.\n\n[^1]: Một nguồn.\n"
TITLES = (
    ("TÊN CƠ QUAN", "TỔNG SỐ", "Trực tuyến", "Ghi chú"),
    (None, "HSTN", None, None),
)
ROWS: tuple[tuple[object, ...], ...] = (
    ("Sở Y tế", 1200, 900, "đủ"),
    ("Ủy ban nhân dân xã An Phú", 300, 120, None),
)


def write(
    folder: Path,
    *,
    body: str = BODY,
    rows: Iterable[Sequence[object]] = ROWS,
    organizations: Iterable[Organization] = REGISTER,
) -> Path:
    """Write the dossier into a new folder; the line of totals is added up from the rows."""
    folder.mkdir(parents=True)
    (folder / "congvan.yaml").write_text(DOSSIER, "utf-8", newline="\n")
    (folder / "noi-dung.md").write_text(body, "utf-8", newline="\n")
    lines = list(rows)
    total = ("TỔNG CỘNG", *(sum(int(str(line[at])) for line in lines) for at in (1, 2)), None)
    spreadsheet(folder / "so-lieu.xlsx", [*TITLES, *lines, total])
    listed = ((o.code, o.name, o.short_name, o.group, o.order) for o in organizations)
    titles = ("Mã", "Tên đầy đủ", "Tên trong câu", "Nhóm", "Thứ tự")
    spreadsheet(folder / "don-vi.xlsx", [titles, *listed], sheet="Đơn vị")
    return folder
