"""Headings of a text, found by how their lines begin (Phụ lục I, II.6.đ): the words stay as typed.

What a line is called decides how it looks; whether a clause has a title is left to its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import titled
from generator.blocks import Block, Paragraph, Run, lines
from generator.frozen import replace
from generator.layout import BODY, Element

_ABOVE_TITLE = re.compile(r"(?:Phần|Chương) [IVXLC]+|(?:Mục|Tiểu mục) \d+")
_INTRODUCES = re.compile(r".{1,150} trân trọng giới thiệu:")
_ROMAN = re.compile(r"[IVXLC]+\. \S")
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\.")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*\.|[a-zđ]\)) \S")
_SENTENCE_ENDS = (".", ";", ":", ",")


def with_headings(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those lines that are headings in the look of their level."""
    awaits_title = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            awaits_title = False
            yield block
            continue
        text = _text(block)
        if awaits_title and text.isupper():
            yield _as(block, titled.HEADING_TITLE)
        else:
            yield _headed(block, text)
        awaits_title = bool(_ABOVE_TITLE.fullmatch(text))


def with_titles_kept(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks; what only names a clause or a point is never left at the foot of a page.

    Whether a clause has a title is left to its author; one that ends no sentence is taken for one.
    """
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == BODY.style and _is_title(_text(block)):
            yield replace(block, keeps_next=True)
        else:
            yield block


def _is_title(text: str) -> bool:
    return bool(_NUMBERED.match(text)) and not text.endswith((*_SENTENCE_ENDS, "/"))


def _headed(block: Paragraph, text: str) -> Paragraph:
    if _ABOVE_TITLE.fullmatch(text):
        return _as(block, titled.HEADING)
    if _INTRODUCES.fullmatch(text):  # centred in Mẫu 1.8, as «… điện:» is in Mẫu 1.6
        return _as(block, titled.WIRES)
    if _ROMAN.match(text) and text.isupper():
        return _as(block, titled.HEADING_LINE)
    article = _ARTICLE.match(text)
    if article is None:
        return block
    if text != article[0] and not text.endswith(_SENTENCE_ENDS):
        return _as(block, titled.HEADING_LINE)
    return _begun_bold(block, article[0])


def _begun_bold(block: Paragraph, label: str) -> Paragraph:
    """Make the number of an article bold, where its sentence goes on behind it."""
    first = block.inlines[0]
    if not isinstance(first, Run) or not str(first.content).startswith(label):
        return block
    rest = str(first.content).removeprefix(label)
    parted = [replace(first, content=label, bold=True)]
    if rest:
        parted.append(replace(first, content=rest))
    return replace(block, inlines=(*parted, *block.inlines[1:]))


def _as(block: Paragraph, look: Element) -> Paragraph:
    return replace(block, style=look.style)


def _text(block: Paragraph) -> str:
    return "".join(lines(block)).strip()
