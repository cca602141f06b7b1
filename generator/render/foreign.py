"""What must not ride along in a template into every document made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator import package
from generator.errors import Place, Problem, error

LINKING_FIELDS: Final = re.compile(
    rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\s"
)
INSTRUCTION: Final = re.compile(rb"<w:instrText\b[^>]*>([^<]*)<|\bw:instr=\"([^\"]*)\"")
REVISION: Final = re.compile(
    rb"<w:(ins|del|moveFrom|moveTo|commentReference|rPrChange|pPrChange)\b"
)


def problems_of_foreign(parts: Mapping[str, bytes], file: str) -> Iterator[Problem]:
    """Find links to the outside, fields that fetch, tracked changes and comments."""
    place = Place(file)
    for name, part in parts.items():
        if not name.endswith(".xml"):
            continue
        yield from _problems_of_links(parts, name, place)
        for instruction in INSTRUCTION.findall(part):
            if field := LINKING_FIELDS.search(b"".join(instruction)):
                what = f"Mẫu có trường «{field[1].decode()}» lấy nội dung từ tệp khác."
                yield error("MA12", place, what, "Xoá trường ấy, chép nội dung vào mẫu.")
        if REVISION.search(part):
            what = f"Phần «{name}» còn dấu sửa đổi hoặc lời bình."
            remedy = "Trong Word, thẻ Xem lại: chấp nhận mọi sửa đổi, xoá mọi lời bình."
            yield error("MA13", place, what, remedy)


def _problems_of_links(parts: Mapping[str, bytes], name: str, place: Place) -> Iterator[Problem]:
    for arrow in package.relations(parts, name).values():
        if arrow.is_external and not arrow.type.endswith("/hyperlink"):
            what = f"Mẫu có liên kết ra ngoài tới «{arrow.target}»."
            remedy = (
                "Chèn hẳn ảnh, nội dung vào mẫu; gỡ mẫu gắn kèm (Developer > Document Template)."
            )
            yield error("MA12", place, what, remedy)
