"""What `congvan new` prints: what was edited in Word, what to look at, what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from generator.cli import report
from generator.cli.screen import plain
from generator.errors import Severity
from generator.opening import Opened, Reworded

LACKING = {
    True: "Bảng mẫu có sẵn để thử, chép đè bảng thật lên",
    False: "Chưa có, phải chép vào trước khi lập",
}


def opened(made: Opened, stream: TextIO, news: TextIO, *, is_rolled: bool) -> None:
    """Tell of a new dossier: results on one stream, what a person has to look at on the other."""
    _reworded(made.reworded, news)
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    report.told(sorted(made.told, key=lambda each: order.index(each.severity)), news)
    stream.write(f"Đã mở thư mục kỳ {made.folder.as_posix()}: {', '.join(made.files)}.\n")
    if made.lacking:
        stream.write(f"{LACKING[not is_rolled]}: {', '.join(made.lacking)}.\n")
    stream.write(f"Xem lại, rồi lập: congvan build {quoted(made.folder.as_posix())}\n")


def quoted(name: str) -> str:
    """Return a name as it is typed in a command line."""
    return f'"{name}"' if " " in name else name


def _reworded(edits: Iterable[Reworded], stream: TextIO) -> None:
    """Show each edit made in Word, before and after."""
    listed = list(edits)
    if not listed:
        return
    taken = sum(each.is_taken for each in listed)
    stream.write(f"Lời sửa trong Word: {len(listed)} chỗ, lấy vào {taken} chỗ.\n")
    for each in listed:
        line = f", dòng {each.line}" if each.line else ""
        word = "" if each.is_taken else " (KHÔNG lấy vào)"
        stream.write(plain(f"  {each.file}{line}{word}:") + "\n")
        stream.write(plain(f"    trước: {each.before or '(không có)'}") + "\n")
        stream.write(plain(f"    sau:   {each.after or '(bỏ)'}") + "\n")
