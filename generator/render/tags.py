"""The tags of a template as people typed them: closed, alone where they must be, understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from generator.errors import Place, Problem, error
from generator.render.sites import Site
from generator.render.source import TAG, first_words
from generator.render.tidy import boxes_before_tags, texts_of, words_of
from generator.vietnamese import nfc

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
APART: Final = re.compile(r"\{\s+[{%][^{}]*[%}]\s*\}|\{[{%][^{}]*[%}]\s+\}")
BRACED: Final = re.compile(r"(?<!\{)\{\s*(\w+(?:[ .]\w+)*)\s*\}(?!\})")
REFUSED: Final = re.compile(r"\{%[-+]?\s*(print|raw|endraw)\b")
JOINING: Final = re.compile(r"\{%-|-%\}")
"""With these docxtpl joins paragraphs, and drops what stands beside the tag in its own."""
LIFTED: Final = re.compile(r"\{[{%#](p|tr|tc)\s")
HOLDERS: Final = {
    "p": ("đoạn", "Để thẻ đứng một mình trong một đoạn."),
    "tr": ("dòng của bảng", "Để thẻ đứng một mình trong một dòng của bảng."),
    "tc": ("ô của bảng", "Để thẻ đứng một mình trong một ô của bảng."),
}
MAX_DEPTH, MAX_STEPS = 10, 40
"""How many tags may stand in each other, and how much one tag may say: more is a mistake."""
STEP: Final = re.compile(r"[(\[.|]|\b(?:not|and|or|if|else|in)\b")
BREAKS: Final = etree.XPath(
    './/w:br[@w:type="page" or @w:type="column"]', namespaces={"w": W[1:-1]}
)
CARRIED: Final = tuple(
    f"{W}{name}"
    for name in ("drawing", "pict", "object", "sectPr", "footnoteReference", "endnoteReference")
)
"""What a paragraph, row or cell may carry beside its text."""
FIELD: Final = f"{W}fldChar"
BREAK: Final = f"{W}br"
PAIRS: Final = "Mỗi {% if %} có một {% endif %}, mỗi {% for %} có một {% endfor %}."
TYPING: Final = "Tên trường viết liền bằng dấu gạch dưới, ví dụ {{ số_liệu.tổng_hồ_sơ }}."
SPACED: Final = re.compile(r"\w+(?:\s*\.\s*\w+|\s+\w+)+")
"""A name typed with blanks where it has underscores."""


def paragraphs(tree: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the paragraphs that have text, or what stands for them outside of Word's parts."""
    if not tree.tag.startswith(W):
        yield from ((item, item.text) for item in tree.iter() if item.text)
        return
    for paragraph in tree.iter(f"{W}p"):
        if text := words_of(paragraph):
            yield paragraph, text


def _cut(paragraph: etree._Element) -> Iterator[str]:
    """Yield the tags that begin in something inside a paragraph, such as a link, and end outside.

    What stands around them would be cut in two.
    """
    texts = texts_of(paragraph)
    holders = [_around(each) for each in texts]
    if all(each == holders[0] for each in holders):
        return
    signs = zip(texts, holders, strict=True)
    around = [holder for each, holder in signs for _ in each.text or ""]
    for tag in TAG.finditer("".join(each.text or "" for each in texts)):
        if around[tag.start()] != around[tag.end() - 1]:
            yield tag[0]


def _parted(paragraph: etree._Element) -> Iterator[str]:
    """Yield the tags with something in their midst that is no text, and would be dropped."""
    lost = [each for each in paragraph.iter(*CARRIED, FIELD, BREAK) if _is_lost(each)]
    if not lost:
        return
    order = {each: number for number, each in enumerate(paragraph.iter())}
    carried = [order[each] for each in lost]
    texts = texts_of(paragraph)
    at = [order[each] for each in texts for _ in each.text or ""]
    for tag in TAG.finditer("".join(each.text or "" for each in texts)):
        if any(at[tag.start()] < number < at[tag.end() - 1] for number in carried):
            yield tag[0]


def _is_lost(element: etree._Element) -> bool:
    return element.tag != BREAK or element.get(f"{W}type") in {"page", "column"}


def _around(text: etree._Element) -> list[etree._Element]:
    """Return what is around a text, up to its paragraph, but its run."""
    above: list[etree._Element] = []
    for each in text.iterancestors():
        if each.tag == f"{W}p":
            break
        above.append(each)
    return above[1:]


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def problems_of_tags(tree: etree._Element, file: str) -> Iterator[Problem]:
    """Find what docxtpl would pass over in silence, or answer by swallowing text."""
    for paragraph, text in paragraphs(tree):
        if "{" not in text and "}" not in text:
            continue
        place = Place(file, paragraph=first_words(text))
        rest = TAG.sub("", text)
        if left := MARKS.search(rest):
            what = f"Thẻ «{left[0]}» không có dấu mở hoặc dấu đóng đi cùng."
            yield error("MA01", place, what, "Mỗi thẻ nằm trọn trong một đoạn: {{ … }}, {% … %}.")
        elif apart := APART.search(rest):
            what = f"Thẻ «{apart[0]}» có dấu cách giữa hai dấu ngoặc, nên sẽ in ra nguyên như thế."
            yield error("MA01", place, what, "Viết liền: {{ trường }}, {% if … %}.")
        yield from _problems_of_holders(paragraph, place)
        yield from _problems_of_words(text, place)
        for kind in dict.fromkeys(LIFTED.findall(text)):
            yield from _problems_of_lifted(paragraph, kind, place)
    yield from _problems_of_depth(tree, file)


def _problems_of_words(text: str, place: Place) -> Iterator[Problem]:
    if refused := REFUSED.search(text):
        what = f"Mẫu không dùng «{refused[1]}»."
        yield error("MA02", place, what, "Viết {{ trường }}.")
    if any(_is_beside_words(text, found) for found in JOINING.finditer(text)):
        what = "Thẻ có dấu trừ xóa chữ đứng cạnh nó trong đoạn."
        yield error("MA08", place, what, "Bỏ dấu trừ: {% … %}.")
    for tag in filter(is_long, TAG.findall(text)):
        what = f"Thẻ «{first_words(tag)}» quá dài."
        yield error("MA01", place, what, "Tách thành nhiều thẻ {% if %} ngắn.")


def _is_beside_words(text: str, sign: re.Match[str]) -> bool:
    if sign[0] == "{%-":
        return bool(text[: sign.start()].strip())
    return bool(text[sign.end() :].partition("{")[0].strip())


def is_long(tag: str) -> bool:
    """Tell whether a tag says more than anybody means."""
    return len(STEP.findall(tag)) > MAX_STEPS


def _problems_of_depth(tree: etree._Element, file: str) -> Iterator[Problem]:
    depth = 0
    for _, text in paragraphs(tree):
        for tag in TAG.findall(text):
            word = _word(tag)
            depth += (word in {"if", "for"}) - (word in {"endif", "endfor"})
            if depth > MAX_DEPTH:
                what = f"Thẻ «{tag}» nằm trong hơn {MAX_DEPTH} thẻ khác."
                yield error("MA01", Place(file, paragraph=first_words(text)), what, PAIRS)
                return


def _problems_of_holders(paragraph: etree._Element, place: Place) -> Iterator[Problem]:
    """Find tags that something inside a paragraph cuts in two, or that are read out of order."""
    if boxes_before_tags(paragraph):
        what = "Hộp chữ có thẻ đứng giữa dòng, trước một thẻ khác của đoạn."
        remedy = "Đặt hộp vào đoạn riêng, hoặc chọn Bố trí > Nổi trước chữ cho hộp."
        yield error("MA15", place, what, remedy)
    for tag in _cut(paragraph):
        what = f"Thẻ «{tag}» nằm nửa trong nửa ngoài một liên kết hoặc ô điều khiển nội dung."
        yield error("MA14", place, what, "Xoá cả thẻ, gõ lại liền một mạch.")
    for tag in _parted(paragraph):
        what = f"Giữa thẻ «{tag}» có chú thích, hình, dấu ngắt trang hoặc trường của Word, sẽ mất."
        yield error("MA14", place, what, "Đưa nó ra ngoài thẻ, gõ lại thẻ liền một mạch.")


def braced(tree: etree._Element, file: str) -> Iterator[Site]:
    """Yield what stands in one brace on either side: where it is a field, a tag was meant."""
    for _, text in paragraphs(tree):
        if "{" in text:
            place = Place(file, paragraph=first_words(text))
            for found in BRACED.finditer(TAG.sub(" ", nfc(text))):
                yield Site(found[1], place)


def _problems_of_lifted(paragraph: etree._Element, kind: str, place: Place) -> Iterator[Problem]:
    """Check that the element which a tag replaces holds nothing but the tag."""
    name, remedy = HOLDERS[kind]
    holder = paragraph if kind == "p" else next(paragraph.iterancestors(f"{W}{kind}"), None)
    if holder is None:
        what = f"Thẻ {{%{kind} … %}} không nằm trong {name} nào."
        yield error("MA08", place, what, remedy)
    elif BREAKS(holder) or next(holder.iter(*CARRIED), None) is not None:
        what = f"Thẻ {{%{kind} … %}} thay cả {name}, nên hình vẽ hoặc dấu ngắt ở đó sẽ mất."
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
                yield error("MA01", place, what, _typing(tag))
            elif what := _unpaired(tag, opened, place):
                yield error("MA01", place, what, PAIRS)
    for tag, place, word in opened:
        what = f"Thẻ «{tag}» chưa được đóng."
        yield error("MA01", place, what, f"Thêm {{% end{word} %}} ở chỗ kết thúc.")


def plain(tag: str) -> str:
    """Write a tag as Jinja reads it: {%tr for … %} -> {% for … %}, curly quotes straight."""
    straight = tag.translate({ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"})  # noqa: RUF001 - Word types them
    return re.sub(r"^(\{[{%])(?:p|tr|tc|r)(?=\s)", r"\1", straight)


def _typing(tag: str) -> str:
    """Say how a name is typed; of one that has blanks, its own letters with underscores."""
    name = plain(tag)[2:-2].strip()
    if not tag.startswith("{{") or not SPACED.fullmatch(name):
        return TYPING
    joined = re.sub(r"\s+", "_", re.sub(r"\s*\.\s*", ".", name))
    return f"Tên trường viết liền bằng dấu gạch dưới: {{{{ {joined} }}}}."


def _word(tag: str) -> str:
    return (re.findall(r"\w+", plain(tag)) or [""])[0] if tag.startswith("{%") else ""


def _misread(tag: str, environment: Environment) -> str | None:
    word = _word(tag)
    if word in OF_CELLS or is_long(tag):
        return None
    alone = plain(tag)
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
