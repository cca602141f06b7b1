"""A month of an office whose letter was edited in Word, and the month that is made from it."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from generator import batch, package
from generator.batch.disk import DISK
from generator.opening import Opened, roll_forward
from tests.months import SEPTEMBER, build, dossier

BODY = """\
Trong {{ kỳ.tên }}, tỷ lệ chung đạt {{ tổng.chỉ_tiêu.tỷ_lệ.giá_trị }}; \
{{ đếm.tỷ_lệ.đạt }}/{{ đếm.tỷ_lệ.tất_cả }} đơn vị đạt[^1].

1. {{ danh_sách.tỷ_lệ.chưa_đạt }} rà soát nguyên nhân. **Hoàn thành trước 15/10/2025.**

2. Các đơn vị còn lại duy trì kết quả theo Công văn số 12/UBND-KSTT (*chi tiết tại phụ lục*).

Yêu cầu các đơn vị thực hiện./.

[^1]: Trên tổng số {{ tổng.số_liệu.tổng }} hồ sơ.
"""
FIRST = "Trong tháng 09 năm 2025, tỷ lệ chung đạt 75,00%; 2/3 đơn vị đạt."
PARAGRAPH = re.compile(r"<w:p\b(?:(?!</w:p>).)*</w:p>", re.DOTALL)


def built(room: Path, body: str = BODY, more: str = "") -> Path:
    """Build September; return its folder."""
    made = dossier(room, "09", SEPTEMBER, body, more)
    assert build(made) == 0
    return made


def the_letter(folder: Path) -> Path:
    return folder.parent / "out" / folder.name / "cong-van.docx"


def edit(folder: Path, change: Callable[[str], str], part: str = "word/document.xml") -> None:
    """Change the XML of a finished letter, as Word would."""
    path = the_letter(folder)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


def retyped(old: str, new: str) -> Callable[[str], str]:
    """Change words that stand in one run."""

    def change(xml: str) -> str:
        assert old in xml, old
        return xml.replace(old, new, 1)

    return change


def paragraph_of(xml: str, words: str) -> str:
    """Return the paragraph that has some words in one run."""
    return next(each[0] for each in PARAGRAPH.finditer(xml) if words in each[0])


def without_bookmarks(xml: str) -> str:
    """Take our bookmarks away, as some programs do."""
    return re.sub(r"<w:bookmark(?:Start|End)\b[^>]*/>", "", xml)


def roll(folder: Path, period: str = "tháng 10 năm 2025", name: str = "thang-10") -> Opened:
    """Roll a month forward, beside itself."""
    made = folder.parent / name
    return roll_forward(made, folder, period, folder.parent / "out" / folder.name, DISK)


def text(made: Opened) -> str:
    return (made.folder / "noi-dung.md").read_text("utf-8")


def told(made: Opened, code: str) -> list[str]:
    return [str(each) for each in made.told if each.code == code]


def body_lines(data: bytes) -> list[str]:
    """Return what a letter says below its addressee and above its copies."""
    lines = [" ".join(each.text.split()) for each in package.lines(package.read(data, "x"))]
    return lines[lines.index("Kính gửi: Các sở") + 1 : lines.index("Nơi nhận:")]


def again(made: Opened, old: Path) -> bytes:
    """Build the new dossier with the old figures; return its letter."""
    shutil.copy(old / "so-lieu.xlsx", made.folder / "so-lieu.xlsx")
    return next(iter(batch.documents(batch.read(made.folder)))).data
