"""Keep what the program makes now as the golden documents, and fail so that somebody reads it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.golden.cases import HERE, Case, cases, made, orphans
from tests.golden.comparison import difference
from tests.golden.outline import outline


def accept(root: Path = HERE) -> list[str]:
    """Rewrite what differs, remove what no case makes; return what was touched."""
    rewritten = [path for case in cases(root) for path in _rewrite(case)]
    touched = [path.relative_to(root).as_posix() for path in rewritten]
    for name in orphans(root):
        (root / name).unlink()
        touched.append(f"{name} (đã xóa: không còn trường hợp nào lập ra)")
    return touched


def _rewrite(case: Case) -> list[Path]:
    rewritten = []
    for name, data in made(case).items():
        kept, beside = case.expected(name), case.outline(name)
        if not kept.is_file() or difference(kept.read_bytes(), data):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            rewritten.append(kept)
        text = outline(kept.read_bytes()).encode()
        if not beside.is_file() or beside.read_bytes() != text:
            beside.write_bytes(text)
            rewritten.append(beside)
    return rewritten


def main(root: Path = HERE) -> int:
    """Accept, list what was rewritten; return 1 if anything was."""
    if os.environ.get("CI"):
        sys.stderr.write("Không nhận bản mẫu trên máy chủ kiểm thử: phải có người đọc đã.\n")
        return 2
    touched = accept(root)
    if not touched:
        sys.stdout.write("Mọi bản mẫu vẫn đúng như cũ.\n")
        return 0
    lines = "".join(f"  {name}\n" for name in touched)
    sys.stdout.write(
        f"Đã ghi lại trong tests/golden:\n{lines}"
        "Đọc các tệp .txt trong git diff, mở các tệp .docx bằng Word, rồi mới đưa vào kho.\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
