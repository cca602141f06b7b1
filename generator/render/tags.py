"""The tags of a template as people typed them: closed, alone where they must be, understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from generator.errors import Place, Problem, error
from generator.render.source import TAG, first_words
from generator.vietnamese import nfc

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
PRINT: Final = re.compile(r"\{%[-+]?\s*print\b")
LIFTED: Final = re.compile(r"\{[{%#](p|tr|tc)\s")
HOLDERS: Final = {
    "p": ("đoạn", "Để thẻ đứng một mình trong một đoạn."),
    "tr": ("dòng của bảng", "Để thẻ đứng một mình trong một dòng của bảng."),
    "tc": ("ô của bảng", "Để thẻ đứng một mình trong một ô của bảng."),
}
TYPING: Final = "Tên trường viết liền bằng dấu gạch dưới, ví dụ {{ số_liệu.tổng_hồ_sơ }}."


def paragraphs(tree: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the paragraphs that have text, or what stands for them outside of Word's parts."""
    if not tree.tag.startswith(W):
        yield from ((item, item.text) for item in tree.iter() if item.text)
        return
    for paragraph in tree.iter(f"{W}p"):
        if text := _text(paragraph):
            yield paragraph, text


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def problems_of_tags(tree: etree._Element, file: str) -> Iterator[Problem]:
    """Find what docxtpl would pass over in silence, or answer by swallowing text."""
    for paragraph, text in paragraphs(tree):
        if "{" not in text and "}" not in text:
            continue
        place = Place(file, paragraph=first_words(text))
        if left := MARKS.search(TAG.sub("", text)):
            what = f"Thẻ «{left[0]}» không có dấu mở hoặc dấu đóng đi cùng."
            yield error("MA01", place, what, "Mỗi thẻ nằm trọn trong một đoạn: {{ … }}, {% … %}.")
        if PRINT.search(text):
            remedy = "Viết {{ trường }}."
            yield error("MA02", place, "Mẫu không dùng «print».", remedy)
        for kind in dict.fromkeys(LIFTED.findall(text)):
            yield from _problems_of_lifted(paragraph, kind, place)


def _problems_of_lifted(paragraph: etree._Element, kind: str, place: Place) -> Iterator[Problem]:
    """Check that the element which a tag replaces holds nothing but the tag."""
    name, remedy = HOLDERS[kind]
    holder = paragraph if kind == "p" else next(paragraph.iterancestors(f"{W}{kind}"), None)
    if holder is None:
        what = f"Thẻ {{%{kind} … %}} không nằm trong {name} nào."
        yield error("MA08", place, what, remedy)
    elif len(TAG.findall(_text(holder))) > 1 or TAG.sub("", _text(holder)).strip():
        what = f"Thẻ {{%{kind} … %}} thay cả {name}, nên chữ khác trong {name} ấy sẽ mất."
        yield error("MA08", place, what, remedy)


# --- why Jinja did not understand ------------------------------------------------------------

OF_CELLS: Final = frozenset({"vm", "hm", "colspan", "cellbg"})
"""What docxtpl turns into properties of the cell."""
OPENERS: Final = {"endif": "if", "elif": "if", "endfor": "for"}


def problems_of_syntax(
    tree: etree._Element, environment: Environment, file: str
) -> Iterator[Problem]:
    """Try tag by tag, so that all that is not understood is told at once."""
    opened: list[tuple[str, Place, str]] = []
    for _, text in paragraphs(tree):
        place = Place(file, paragraph=first_words(text))
        for tag in TAG.findall(nfc(text)):
            if what := _misread(tag, environment):
                yield error("MA01", place, what, TYPING)
            elif what := _unpaired(tag, opened, place):
                yield error(
                    "MA01",
                    place,
                    what,
                    "Mỗi {% if %} có một {% endif %}, mỗi {% for %} có một {% endfor %}.",
                )
    for tag, place, word in opened:
        what = f"Thẻ «{tag}» chưa được đóng."
        yield error("MA01", place, what, f"Thêm {{% end{word} %}} ở chỗ kết thúc.")


def _plain(tag: str) -> str:
    """Write a tag as Jinja reads it: {%tr for … %} -> {% for … %}, curly quotes straight."""
    straight = tag.translate({ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"})  # noqa: RUF001 - Word types them
    return re.sub(r"^(\{[{%])(?:p|tr|tc|r)(?=\s)", r"\1", straight)


def _word(tag: str) -> str:
    return (re.findall(r"\w+", _plain(tag)) or [""])[0] if tag.startswith("{%") else ""


def _misread(tag: str, environment: Environment) -> str | None:
    word = _word(tag)
    if word in OF_CELLS:
        return None
    alone = _plain(tag)
    if word in {"if", "for"}:
        alone += f"{{% end{word} %}}"
    elif word == "elif":
        alone = "{% if x %}" + alone + "{% endif %}"
    elif word in {"else", "endif"}:
        alone = "{% if x %}" + alone + ("{% endif %}" if word == "else" else "")
    elif word == "endfor":
        alone = "{% for x in y %}" + alone
    try:
        environment.parse(alone)
    except TemplateSyntaxError:
        return f"Không hiểu thẻ «{tag}»."
    return None


def _unpaired(tag: str, opened: list[tuple[str, Place, str]], place: Place) -> str | None:
    word = _word(tag)
    if word in {"if", "for"}:
        opened.append((tag, place, word))
        return None
    if word not in {*OPENERS, "else"}:
        return None
    last = opened[-1][2] if opened else ""
    if last != OPENERS.get(word, last) or not last:
        return f"Thẻ «{tag}» không có thẻ mở đi cùng."
    if word.startswith("end"):
        opened.pop()
    return None
