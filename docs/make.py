"""Print the pages that follow from the code, and picture what it makes: `python -m docs.make`."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docs.rules import rules_page
from generator import batch, resources
from generator.codes import CODES
from generator.context import FIELDS, FieldSpec, Scope

DOCS = Path(__file__).parent
PICTURES = DOCS / "hinh"

NOTICE = "<!-- In từ mã nguồn bằng lệnh: python3 tasks.py docs. Không sửa tay. -->"


def pages() -> dict[Path, str]:
    """Return every page that is printed from the code, by its path."""
    return {
        DOCS / "fields.md": "\n".join([NOTICE, "", *_fields(), ""]),
        DOCS / "ma-loi.md": "\n".join([NOTICE, "", *_codes(), ""]),
        DOCS / "the-thuc.md": "\n".join([NOTICE, "", *rules_page(), ""]),
    }


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|---" * len(titles) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


# --- fields ----------------------------------------------------------------------------------

FIELDS_HEAD = """\
# Các trường dùng được trong mẫu và nội dung

Trường là chỗ chương trình điền vào, ghi giữa hai dấu ngoặc nhọn: `{{ kỳ.tên }}`. Dấu `…` đứng thay
cho một tên đã khai trong congvan.yaml, viết thường, dấu cách thành gạch dưới: cột «Tổng hồ sơ» là
`{{ tổng.số_liệu.tổng_hồ_sơ }}`.

Các trường của một thư mục kỳ, kèm giá trị hiện có: `congvan fields THƯ_MỤC`."""

USED_IN = {
    Scope.LETTER: "Dùng được trong noi-dung.md, trích yếu, căn cứ, tên phụ lục và mọi mẫu.",
    Scope.APPENDIX: "Chỉ dùng được trong mẫu phụ lục.",
    Scope.ORGANIZATION: "Chỉ dùng được trong mẫu và tên của phụ lục lập cho từng đơn vị.",
    Scope.SUBMISSION: "Chỉ dùng được trong mẫu phiếu trình, cùng các trường của công văn.",
}


def _fields() -> Iterator[str]:
    yield FIELDS_HEAD
    for scope in Scope:
        yield from ("", f"## Trong {scope.value}", "", USED_IN[scope], "")
        own = [spec for spec in FIELDS if spec.scope is scope]
        yield from _table(("Trường", "Là gì"), map(_field, own))


def _field(spec: FieldSpec) -> tuple[str, str]:
    return f"`{spec.path}`", re.sub(r"\{\{.*?\}\}", r"`\g<0>`", spec.meaning)


# --- codes -----------------------------------------------------------------------------------

CODES_HEAD = """\
# Mã lỗi và mã cảnh báo

Mỗi thông báo có một mã không đổi, để hỏi nhau cho gọn. Thông báo nói rõ tệp nào, dòng nào hoặc ô
nào, và phải làm gì; sửa hết các chỗ rồi chạy lại lệnh. Hai mươi thông báo thường gặp nhất, kèm cách
xử lý: [huong-dan.md](huong-dan.md#thông-báo-thường-gặp)."""

GROUPS = {
    "CH": "Tệp congvan.yaml",
    "VB": "Nội dung và các câu có trường",
    "SL": "Bảng số liệu",
    "DV": "Danh sách đơn vị",
    "CT": "Công thức và chỉ tiêu",
    "DC": "Cảnh báo khi đối chiếu số liệu (không dừng chương trình)",
    "MA": "Mẫu Word",
    "GO": "Tệp .docx",
    "XU": "Đọc và ghi tệp",
    "TM": "congvan new: mở thư mục kỳ",
}


def _codes() -> Iterator[str]:
    yield CODES_HEAD
    for group in dict.fromkeys(code[:2] for code in CODES):
        yield from ("", f"## {group}: {GROUPS[group]}", "")
        own = [(code, title) for code, title in CODES.items() if code.startswith(group)]
        yield from _table(("Mã", "Nghĩa"), own)


# --- pictures --------------------------------------------------------------------------------

LETTER = "cong-van.docx"
SHEET = "phu-luc/don-vi/DP02_ubnd-thanh-pho-chau-doc.docx"
"""The sheet of an organization that shows every sentence, the remark at its end included."""

DOTS_PER_INCH = 110
FRAME = 0x99
"""The grey of the line around a page: white paper has no edge on a white screen."""

TOOLS = {
    "soffice": "LibreOffice Writer (Debian, Ubuntu: sudo apt install libreoffice-writer-nogui)",
    "pdftoppm": "Poppler (Debian, Ubuntu: sudo apt install poppler-utils)",
}


class Page(NamedTuple):
    """A page in grey, a byte for each dot, 0 is black."""

    width: int
    height: int
    dots: bytes

    @property
    def is_landscape(self) -> bool:
        """Tell whether the page lies on its long side."""
        return self.width > self.height


def pictures() -> dict[Path, bytes]:
    """Return pictures of the pages that the program makes from its sample, by their paths."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made = batch.build(resources.sample(), folder)
        assert made.folder is not None
        letter, sheet = _photographed([made.folder / LETTER, made.folder / SHEET], folder)
    first_appendix = next(page for page in letter if page.is_landscape)
    return {
        PICTURES / "cong-van.png": png(letter[0]),
        PICTURES / "phu-luc.png": png(first_appendix),
        PICTURES / "phu-luc-don-vi.png": png(sheet[0]),
    }


def _photographed(documents: Sequence[Path], folder: Path) -> list[list[Page]]:
    """Return the pages of each document, as LibreOffice lays them out."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    _run([*convert, *map(str, documents)])
    return [_pages(folder / f"{document.stem}.pdf") for document in documents]


def _pages(pdf: Path) -> list[Page]:
    _run(["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), str(pdf), str(pdf.with_suffix(""))])
    return [_page(path.read_bytes()) for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _page(pgm: bytes) -> Page:
    """Read a portable greymap: `P5 width height 255`, then the dots."""
    width, height = map(int, pgm.split(maxsplit=3)[1:3])
    return Page(width, height, pgm[-width * height :])


def png(page: Page) -> bytes:
    """Return a page with a thin frame as a PNG of sixteen greys, which is small."""
    side, edge = bytes([FRAME]), bytes([FRAME]) * page.width
    inner = [
        side + page.dots[at + 1 : at + page.width - 1] + side
        for at in range(page.width, len(page.dots) - page.width, page.width)
    ]
    lines = b"".join(b"\0" + _halved(row) for row in (edge, *inner, edge))
    header = struct.pack(">IIBBBBB", page.width, page.height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _halved(row: bytes) -> bytes:
    """Pack two dots into a byte, four bits each."""
    even = row + b"\xff" * (len(row) % 2)
    return bytes((a & 0xF0) | (b >> 4) for a, b in zip(even[::2], even[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    """Write the pages, and the pictures where the machine can make them."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
    absent = [f"{name}: cần {what}." for name, what in TOOLS.items() if not shutil.which(name)]
    if absent:
        print("Bỏ qua các hình trong docs/hinh, vì máy không có:", *absent, sep="\n  ")
        return
    PICTURES.mkdir(exist_ok=True)
    for path, data in pictures().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
