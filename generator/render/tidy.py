"""What Word does to a tag while somebody types it, undone before the tag is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.render.source import TAG

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
DRAWINGS: Final = (ALTERNATE, f"{W}drawing", f"{W}pict")
TEXT: Final = f"{W}t"
NAME: Final = f"{W}name"
PLACE: Final = re.compile(r"_cv_[a-z]+_\d+$")
BOX: Final = f"{W}txbxContent"

QUOTED: Final = re.compile("\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")  # noqa: RUF001 - Word types them
OPENING: Final = re.compile(r"(?<=^\{[{%#])(?:p|tr|tc|r)(?=\s)", re.IGNORECASE)
WORDS: Final = re.compile(
    r"(?<![\w.])(?:if|elif|else|endif|for|endfor|and|or|not|in|loop|vm|hm|colspan|cellbg)(?!\w)",
    re.IGNORECASE,
)
INVISIBLE: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphens and blanks of no width; they come along when a tag is copied from a web page."""


def tidied(tree: etree._Element) -> etree._Element:
    """Mend the tags of a part in place: capitals, blanks; a box that stands twice stands once."""
    for twin in list(tree.iter(FALLBACK)):
        if any("{" in (text.text or "") for text in twin.iter(TEXT)):
            # A value is printed once; Word 2010 and later draw the other one.
            holder = twin.getparent()
            assert holder is not None
            holder.remove(twin)
    _forget_places(tree)
    for paragraph in tree.iter(f"{W}p"):
        _mend(texts_of(paragraph))
        for drawn in boxes_before_tags(paragraph):
            if not _is_in_line(drawn):
                _put_last(drawn, paragraph)
    return tree


def _forget_places(tree: etree._Element) -> None:
    """Drop our bookmarks from a document of ours that an office made its template."""
    ours = [each for each in tree.iter(f"{W}bookmarkStart") if PLACE.match(each.get(NAME, ""))]
    ids = {each.get(f"{W}id") for each in ours}
    ends = [each for each in tree.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") in ids]
    for each in (*ours, *(ends if ours else [])):
        holder = each.getparent()
        assert holder is not None
        holder.remove(each)


def boxes_before_tags(paragraph: etree._Element) -> list[etree._Element]:
    """Return the drawings with tags of their own that hang on a paragraph before tags of it.

    They are filled before it, but read after it.
    """
    if next(paragraph.iter(BOX), None) is None or "{" not in words_of(paragraph):
        return []
    found: list[etree._Element] = []
    waiting: list[etree._Element] = []
    own = set(texts_of(paragraph))
    for each in paragraph.iter(TEXT, *DRAWINGS):
        if each in own:
            found += waiting if "{" in (each.text or "") else []
            waiting = [] if "{" in (each.text or "") else waiting
        elif each.tag in DRAWINGS and _is_outermost(each, paragraph) and _holds_tag(each):
            waiting.append(each)
    return found


def _is_outermost(drawn: etree._Element, paragraph: etree._Element) -> bool:
    for above in drawn.iterancestors():
        if above.tag in DRAWINGS:
            return False
        if above.tag == f"{W}p":
            return above is paragraph
    return False


def _holds_tag(element: etree._Element) -> bool:
    return any("{" in (text.text or "") for text in element.iter(TEXT))


def _is_in_line(drawn: etree._Element) -> bool:
    """Tell whether a drawing stands in a line of text like a letter."""
    return next(drawn.iter(f"{DRAWING}anchor"), None) is None and not any(
        "position:absolute" in str(shape.get("style", "")) for shape in drawn.iter()
    )


def _put_last(drawn: etree._Element, paragraph: etree._Element) -> None:
    """Hang a floating drawing on the end of its paragraph, where it floats as before."""
    run = paragraph.makeelement(f"{W}r")
    run.append(drawn)
    paragraph.append(run)


def texts_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the texts of a paragraph, without those of the boxes that hang on it."""
    texts = list(paragraph.iter(TEXT))
    if next(paragraph.iter(BOX), None) is None:
        return texts
    return [each for each in texts if next(each.iterancestors(f"{W}p")) is paragraph]


def words_of(paragraph: etree._Element) -> str:
    """Return what a paragraph says itself."""
    return "".join(text.text or "" for text in texts_of(paragraph))


def _mend(texts: list[etree._Element]) -> None:
    letters = [(each, sign) for each in texts for sign in each.text or ""]
    said = "".join(sign for _, sign in letters)
    signs = list(said)
    for tag in TAG.finditer(said):
        signs[tag.start() : tag.end()] = _plain(tag[0])
    if signs == list(said):
        return
    for text in texts:
        text.text = "".join(new for (of, _), new in zip(letters, signs, strict=True) if of is text)


def _plain(tag: str) -> list[str]:
    """Return the signs of a tag, each as it is meant; a sign that means nothing is empty."""
    words = list(tag)
    for start, end in _unquoted(tag):
        stretch = tag[start:end]
        for found in (*WORDS.finditer(stretch), *(OPENING.finditer(tag) if start == 0 else ())):
            words[start + found.start() : start + found.end()] = found[0].lower()
        for at in range(start, end):
            if words[at].isspace():
                words[at] = " "
    return ["" if sign in INVISIBLE else sign for sign in words]


def _unquoted(tag: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a tag that stand outside of quotes."""
    start = 0
    for quoted in QUOTED.finditer(tag):
        yield start, quoted.start()
        start = quoted.end()
    yield start, len(tag)
