"""Spaces at which a line may not break: «Điều 1», «ngày 05», «số 30/2020», «20 km».

Words and figures stay as they are: of a space only the kind changes, and whoever compares texts
takes the two for one. Only a space between a word and its number is held, never two in a row, so
that what may not break is short and a justified line is not pulled apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.blocks import Note, Paragraph, Run
from generator.frozen import replace
from generator.vietnamese import NBSP

_WORDS = (
    "phần|chương|mục|điều|khoản|điểm|lục|mẫu|bảng|biểu|hình|số|lần|đợt|kỳ|khóa|khoá|quý|ngày|tháng"
    "|năm"
)
_SYMBOLS = "mm|cm|dm|m|km|m²|m³|m2|m3|km²|km2|ha|mg|g|kg|ml|l|s|W|kW|MW|kV|V|A|kWh|°C|%|đ"
_BEFORE_NUMBER = re.compile(rf"(?<![^\W\d_])(?:{_WORDS})( )(?=\d|[IVXLC]+(?!\w))", re.IGNORECASE)
_BEFORE_LETTER = re.compile(r"(?<![^\W\d_])điểm( )(?=[a-zđ](?!\w))", re.IGNORECASE)
_BEFORE_SYMBOL = re.compile(rf"(?<=\d)( )(?=(?:{_SYMBOLS})(?!\w))")
_JOINTS = (_BEFORE_NUMBER, _BEFORE_LETTER, _BEFORE_SYMBOL)


def joined(block: Paragraph) -> Paragraph:
    """Return a paragraph whose words hold on to their numbers, also from one run to the next."""
    text = "".join(map(_text, block.inlines))
    held = {found.start(1) for joint in _JOINTS for found in joint.finditer(text)}
    notes = any(isinstance(each, Note) for each in block.inlines)
    if not held and not notes:
        return block
    return replace(block, inlines=tuple(_held(block, held)))


def _text(inline: Run | Note) -> str:
    # A footnote's mark stands against the word before it; what it says is another text.
    return str(inline.content) if isinstance(inline, Run) else "\N{OBJECT REPLACEMENT CHARACTER}"


def _held(block: Paragraph, held: set[int]) -> Iterator[Run | Note]:
    at = 0
    for inline in block.inlines:
        end = at + len(_text(inline))
        if isinstance(inline, Note):
            yield Note(tuple(map(joined, inline.paragraphs)))
        elif isinstance(inline.content, str) and (own := [h - at for h in held if at <= h < end]):
            characters = list(inline.content)
            for place in own:
                characters[place] = NBSP
            yield replace(inline, content="".join(characters))
        else:
            yield inline
        at = end
