"""Rounds of drafts: how a file of one is named, what its properties and its page say."""

from __future__ import annotations

from collections.abc import Iterator

from generator import archive, context, package
from generator.blocks import Block, Break
from generator.config import Settings
from generator.errors import Place, Problem, Refused, error
from generator.render import Template

MARKS = frozenset({"dự_thảo", "lần_dự_thảo"})


def file_of(name: str, settings: Settings) -> str:
    """Return a name that tells the round of a draft: «cong-van_du-thao-lan-2.docx»."""
    draft = settings.letter.draft
    stem, dot, ending = name.rpartition(".")
    return f"{stem}_du-thao-lan-{draft}{dot}{ending}" if draft else name


def in_properties(template: bytes, file: str, settings: Settings) -> bytes:
    """Return a template whose files will say in their properties which round they are of."""
    draft = settings.letter.draft
    if not draft:
        return template
    try:
        parts = package.read(template, file)
    except Refused:  # it is told by whoever compiles it
        return template
    return archive.pack(package.as_draft(parts, context.draft_words(draft), str(draft)))


def problems_of_mark(template: Template | None, settings: Settings) -> Iterator[Problem]:
    """Find a template of the office that would print a draft as if it were none."""
    if settings.letter.draft and template and not template.names & MARKS:
        words = context.draft_words(settings.letter.draft)
        what = f"mẫu không có chỗ in «{words.upper()}»."
        remedy = (
            "Thêm vào mẫu, dưới số, ký hiệu, một đoạn chỉ có {{p dự_thảo }}, hoặc chữ "
            "{{ lần_dự_thảo }} ở chỗ cơ quan quen dùng."
        )
        yield error("CH58", Place(template.file), what, remedy)


def problems_of_turns(body: tuple[Block, ...], file: str) -> Iterator[Problem]:
    """Find a text that lies already and would be turned once more."""
    turns = [each for each in body if each in (Break.LANDSCAPE, Break.PORTRAIT)]
    if turns:
        what = "văn bản này đã ghi «Hướng trang: ngang», nên không dùng dấu trang ngang, trang dọc."
        remedy = "Bỏ các dấu ấy; hoặc bỏ «Hướng trang: ngang» để chỉ phần giữa hai dấu nằm ngang."
        yield error("VB27", Place(file), what, remedy)
