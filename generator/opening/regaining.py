"""Figures in an edited text become fields again, where it is certain which; nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.frozen import Frozen
from generator.opening.edited import Written

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
END = "¶"
MANY = 4_000
"""Texts of more words are compared by their rarer ones: less is found again, more is asked for."""
DATA = frozenset({"danh_sách", "tổng", "đếm", "dẫn", "nguồn", "phấn_đấu", "kỳ_trước", "bảng"})
"""The roots of the fields whose values are of one period."""
EXEMPT = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}"
    r"|(?:ngày|trước) \d{1,2}[/-]\d{1,2}(?![/\d])"
    r"|ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
    r"|(?<!\d )tháng \d{1,2}(?:/\d{4}| năm \d{4})?|quý (?:[IV]+|\d)(?:/\d{4}| năm \d{4})?"
    r"|(?:năm|nhiệm kỳ|giai đoạn) (?:19|20)\d{2}(?:\s*[-–]\s*\d{4})?"
    r"|(?:số )?\d+(?:/\d{4})?/(?-i:[A-ZĐ]{2})[\w-]*|^\s*\d+(?:\.\d+)*[.)]"
    r"|(?:Điều|Mục|Phụ lục|Mẫu(?: số)?|Chương) \d+"
    r"|(?:điểm|khoản) \d+(?=,? (?:khoản|điều|mục|phần|chương|văn bản|công văn|công điện|chỉ thị"
    r"|nghị|quyết định|thông|kế hoạch|chương trình|hướng dẫn|kết luận|luật)\b)"
    r"|(?:lúc|vào|hồi|trước) \d{1,2} giờ(?: \d{1,2})?"
    r"|\d{1,2} giờ(?: \d{1,2})?(?: phút)?(?=,? ngày)",
    re.IGNORECASE,
)
"""Numbers that are no figures: dates, numbers of documents, of items and articles, hours."""
CLOSE = 3
"""So many words beside a value that stay are enough, where the other side was shortened."""
MOST_LEFT_OUT = 5
"""So many words at most may have been taken out beside a value that stays where it is."""
IN_WORDS = frozenset(
    {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi"}
    | {"trăm", "nghìn", "ngàn", "triệu", "tỷ"}
)


class Value(Frozen):
    """A field with the value that it had, at its place in a paragraph as it was built."""

    path: str
    shown: str
    start: int
    end: int
    mark: str = ""

    @property
    def is_data(self) -> bool:
        """Tell whether its value belongs to the period."""
        return bool(self.mark) or self.path.split(".")[0].casefold() in DATA


class Said(Frozen):
    """A paragraph as it was built, and the fields in it."""

    text: str
    values: tuple[Value, ...] = ()


class Spot(Frozen):
    """What stands at a place of an edited paragraph: a field; none where it has to be typed."""

    start: int
    end: int
    path: str | None
    shown: str = ""


@dataclass(slots=True)
class Regained:
    """Paragraphs with their fields found again; `lost` are those that were not."""

    spots: list[list[Spot]]
    lost: list[Value] = field(default_factory=list)


class _Token(Frozen):
    text: str
    paragraph: int
    start: int
    end: int


class _Words(Frozen):
    """Paragraphs before and after, cut into words; `same` tells which word became which."""

    said: Sequence[Said]
    written: Sequence[Written]
    old: Sequence[_Token]
    new: Sequence[_Token]
    same: Mapping[int, int]


def regained(
    said: Sequence[Said],
    written: Sequence[Written],
    known: Mapping[str, Value],
    marked: Set[str] = frozenset(),
) -> Regained:
    """Find the fields of paragraphs as built in the paragraphs that they became.

    `known` holds the figures of the whole letter by their bookmarks, `marked` the bookmarks that
    are still there: a paragraph may have moved.
    """
    found = Regained([_by_bookmark(each, known) for each in written])
    old, new = (list(_tokens([each.text for each in texts])) for texts in (said, written))
    words = _Words(said, written, old, new, _alignment(old, new))
    for number, each in enumerate(said):
        for value in each.values:
            if value.mark in marked:
                continue
            own = _own(old, number, value)
            spot = _by_words(own, words)
            if spot is None or not _put(found.spots[spot[0]], Spot(*spot[1:], value.path)):
                found.lost.append(value)
                _ask_nearby(found, own, value, words)
    _ask_for_numbers(found, words)
    return found


def _tokens(texts: Sequence[str]) -> Iterator[_Token]:
    for number, text in enumerate(texts):
        for each in TOKEN.finditer(text):
            yield _Token(each[0], number, each.start(), each.end())
        yield _Token(END, number, len(text), len(text))


def _alignment(old: Sequence[_Token], new: Sequence[_Token]) -> dict[int, int]:
    """Return which word became which, by their numbers."""
    before, after = ([each.text for each in tokens] for tokens in (old, new))
    is_long = max(len(before), len(after)) > MANY
    matcher = SequenceMatcher(None, before, after, autojunk=is_long)
    blocks = matcher.get_matching_blocks()
    return {b.a + n: b.b + n for b in blocks for n in range(b.size)}


# --- by our bookmarks ------------------------------------------------------------------------


def _by_bookmark(written: Written, known: Mapping[str, Value]) -> list[Spot]:
    """Return the figures whose bookmarks still hold them; one that holds another is asked for."""
    spots: list[Spot] = []
    for name, start, end in written.figures:
        value = known.get(name)
        if value is None:
            continue
        inside = _once(value.shown, written.text, start, end)
        if inside is None:
            _put(spots, Spot(start, end, None, written.text[start:end]))
        else:
            _put(spots, Spot(*inside, value.path))
    return spots


def _once(shown: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a stretch has a figure as a word of its own, if it has it just once."""
    pattern = rf"(?<![\w.,]){re.escape(shown)}(?![\w%]|[.,]\d)"
    spans = [found.span() for found in re.finditer(pattern, text)]
    inside = [each for each in spans if start <= each[0] and each[1] <= end]
    return inside[0] if len(inside) == 1 else None


# --- by the words around ---------------------------------------------------------------------


def _own(old: Sequence[_Token], paragraph: int, value: Value) -> range:
    """Return the words that a value consists of."""
    numbers = [
        number
        for number, each in enumerate(old)
        if each.paragraph == paragraph and each.start >= value.start and each.end <= value.end
        if each.text != END
    ]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def _by_words(own: range, words: _Words) -> tuple[int, int, int] | None:
    """Return where a value still stands: its words whole, beside a word that stood beside them.

    Where it looks like another value or like words of the text, no fewer of these may have been
    left, and what stands on both sides has to have stood there.
    """
    new, same = words.new, words.same
    if not own or any(each not in same for each in own):
        return None
    first, last = same[own[0]], same[own[-1]]
    if last - first != own[-1] - own[0]:
        return None
    if not _stays(own, first, words):
        return None
    return new[first].paragraph, new[first].start, new[last].end


def _stays(own: range, first: int, words: _Words) -> bool:
    """Tell whether words that now begin at a place are those of a value, and of no other."""
    old, same = words.old, words.same
    last = first + len(own) - 1
    left = _run([(own[0] - n, first - n) for n in range(1, CLOSE + 1)], same)
    right = _run([(own[-1] + n, last + n) for n in range(1, CLOSE + 1)], same)
    if _meanings(own, words) == 1:
        return left > 0 or right > 0 or len(own) == len(old) - 1
    texts = [old[each].text for each in own]
    if _count(texts, words.new) < _count(texts, old):
        return False
    before = {new_at: old_at for old_at, new_at in same.items()}
    near_left = 0 < own[0] - before.get(first - 1, own[0]) <= MOST_LEFT_OUT
    near_right = 0 < before.get(last + 1, own[-1]) - own[-1] <= MOST_LEFT_OUT
    return bool(left and right) or (
        (left == CLOSE and near_right) or (right == CLOSE and near_left)
    )


def _run(pairs: Sequence[tuple[int, int]], same: Mapping[int, int]) -> int:
    """Count the words beside a value that are beside it still; the edge of a text is one, too."""
    count = 0
    for old_at, new_at in pairs:
        if not (same.get(old_at) == new_at or old_at == new_at == -1):
            break
        count += 1
    return count


def _count(words: Sequence[str], tokens: Sequence[_Token]) -> int:
    texts = [each.text for each in tokens]
    size = len(words)
    return sum(texts[at : at + size] == words for at in range(len(texts) - size + 1))


def _meanings(own: range, words: _Words) -> int:
    """Count the things that the words of a value may be: fields, and words typed as they are."""
    old, size = words.old, len(own)
    texts = [old[each].text for each in own]
    found = set()
    for at in range(len(old) - size + 1):
        if [each.text for each in old[at : at + size]] == texts:
            first, last = old[at], old[at + size - 1]
            values = words.said[first.paragraph].values
            held = [v.path for v in values if v.start <= first.start and last.end <= v.end]
            found.add(held[0] if held else "")
    return len(found)


def _ask_nearby(found: Regained, own: range, value: Value, words: _Words) -> None:
    """Ask for what stands where a value of the period stood, if anything does that says a value."""
    if not own or not value.is_data:
        return
    same, count = words.same, len(words.old)
    before = next((same[n] for n in range(own[0] - 1, -1, -1) if n in same), -1)
    after = next((same[n] for n in range(own[-1] + 1, count) if n in same), len(words.new))
    there = [each for each in words.new[before + 1 : after] if each.text != END]
    is_said = any(each.text.casefold() in IN_WORDS for each in there)
    is_list = not any(sign.isdigit() for sign in value.shown)
    if there and (is_said or is_list):
        first = there[0]
        _put(found.spots[first.paragraph], Spot(first.start, first.start, None))


# --- numbers that somebody typed -------------------------------------------------------------


def typed_numbers(before: str, after: str) -> list[str]:
    """Return the numbers that somebody typed into a text, dates and the like left out."""
    found = regained([Said(before)], [Written(after, ())], {})
    return [each.shown for each in found.spots[0]]


def _ask_for_numbers(found: Regained, words: _Words) -> None:
    """Ask for each number that stood neither in a field nor in the words of the old text.

    It was typed into the finished letter, most likely a figure of that period.
    """
    old, same, said = words.old, words.same, words.said
    literal = [n for n, each in enumerate(old) if _vouches(each, said[each.paragraph])]
    spare = Counter(old[n].text for n in literal if n not in same)
    kept = {same[n] for n in literal if n in same}
    numbers = [(n, each) for n, each in enumerate(words.new) if each.text[0].isdigit()]
    free = [each for n, each in numbers if n not in kept]
    loose = [each for each in free if not _is_known(each, found, words.written)]
    counts = Counter(each.text for each in loose)
    for each in loose:
        if counts[each.text] > spare[each.text]:
            text = words.written[each.paragraph].text
            percent = re.compile(r"\s?%").match(text, each.end)
            end = percent.end() if percent else each.end
            spot = Spot(each.start, end, None, text[each.start : end])
            _put(found.spots[each.paragraph], spot)


def _vouches(token: _Token, said: Said) -> bool:
    """Tell whether a number was in the words as typed: not in a field, and not in a date."""
    is_value = any(v.start <= token.start and token.end <= v.end for v in said.values)
    return not is_value and not _is_exempt(token, said.text)


def _is_known(token: _Token, found: Regained, written: Sequence[Written]) -> bool:
    """Tell whether a number has been dealt with, or is none of a table: a date, an article."""
    spots = found.spots[token.paragraph]
    if any(each.start <= token.start and token.end <= each.end for each in spots):
        return True
    return _is_exempt(token, written[token.paragraph].text)


def _is_exempt(token: _Token, text: str) -> bool:
    """Tell whether a number is a date, an article, the number of a document."""
    return any(
        each.start() <= token.start and token.end <= each.end() for each in EXEMPT.finditer(text)
    )


def _put(spots: list[Spot], spot: Spot) -> bool:
    """Put a spot among those of its paragraph, unless it would overlap one."""
    if any(each.start < spot.end and spot.start < each.end for each in spots):
        return False
    if spot.start == spot.end and any(each.start <= spot.start <= each.end for each in spots):
        return False
    spots.append(spot)
    spots.sort(key=lambda each: each.start)
    return True
