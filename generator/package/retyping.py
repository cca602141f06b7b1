"""A paragraph of a document typed anew, as one or several of the same look."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.package.parts import Part, Parts, main_part, parse, write

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def retyped(parts: Parts, words: str, lines: Iterable[str]) -> dict[str, Part]:
    """Put lines in the place of the first paragraph of the body that says `words`."""
    main = main_part(parts)
    tree = parse(parts[main])
    old = next(each for each in tree.iter(f"{W}p") if _says(each) == words)
    for line in lines:
        old.addprevious(_saying(old, line))
    holder = old.getparent()
    assert holder is not None
    holder.remove(old)
    return {**parts, main: write(tree)}


def _says(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _saying(like: etree._Element, words: str) -> etree._Element:
    made = deepcopy(like)
    first, *rest = made.iter(f"{W}t")
    first.text = words
    for text in rest:
        text.text = ""
    return made
