"""Lines broken where an old hand would break them, by the widths of their letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
from math import inf

from generator import layout
from generator.frozen import Frozen
from generator.layout import Element
from generator.metrics import advance, in_mm, width_mm

GOOD_START = re.compile(
    r"(?:tỉnh|thành phố|xã(?! hội)|phường|đặc khu|huyện|quận|thị xã|thị trấn|và|của|theo"
    r"|ủy ban|hội đồng|văn phòng|trung tâm|trên địa bàn|từ ngày|đến|năm|quý|trong|về)\b",
    re.IGNORECASE,
)
"""What a new line may well begin with: the name of a place, a linking word, a body."""
BOUND_START = re.compile(r"[\d\-–/]")
"""A figure belongs to the word before it: «năm 2024», «số 12»; so does a dash."""
WEAK_END = re.compile(r"và|của|theo|các|những|về|từ|đến", re.IGNORECASE)
PAIRS = """
    ban quản, quản lý, nhân dân, ủy ban, hội đồng, đại biểu, quốc hội, văn phòng, trung tâm,
    phục vụ, thương binh, xã hội, lao động, nông nghiệp, nông thôn, phát triển, môi trường,
    tài nguyên, khoa học, công nghệ, công thương, giáo dục, đào tạo, tài chính, đầu tư, kế hoạch,
    tư pháp, giao thông, vận tải, xây dựng, thể thao, du lịch, văn hóa, kinh tế, dân tộc,
    tôn giáo, nội vụ, thông tin, truyền thông, hành chính, công chức, thủ tục, hồ sơ, trực tuyến,
    toàn trình, kết quả, tỷ lệ, chỉ tiêu, thực hiện, báo cáo, triển khai, tăng cường, nâng cao,
    giải quyết, tiếp nhận, dịch vụ, chuyển đổi, đôn đốc, chấn chỉnh, chất lượng, hiệu quả,
    đánh giá, an toàn, trưởng ban, chủ tịch, giám đốc, thành phố, tổ chức, cán bộ, địa phương,
    địa bàn, hướng dẫn, quy định, thị xã, thị trấn, cung cấp, đề nghị,
    bộ chính, chính trị, đột phá, cơ quan, hồ chí, chí minh
"""
BOUND_PAIRS = frozenset(pair.strip() for pair in PAIRS.split(","))
"""Words of two syllables that the names of offices and the subjects of letters are full of."""
NAME_COST, TEXT_COST = 0.15, 0.03
"""What a break amid words costs: names are broken by sense, sentences rather evenly."""
WEAK_COST, LINE_COST, BOUND_COST = 0.3, 0.5, 1.0
"""What it costs to end a line with a linking word, to take a line more, to part a pair."""
OVERFLOW_COST = 10.0


Way = tuple[float, tuple[int, ...]]
"""A way to break: its cost, and its edges, which are the first word of each line and the end."""
Cost = Callable[[int, int], float]


class Room(Frozen):
    """A width, with the type that is set in it."""

    mm: float
    size_pt: float
    bold: bool = False
    italic: bool = False

    def width(self, text: str) -> float:
        """Return how long a text is on one line."""
        return width_mm(text, self.size_pt, self.bold, self.italic)

    def holds(self, text: str) -> bool:
        """Tell whether a text stands on one line, in any program."""
        return self.width(text) <= self.mm - layout.LINE_SLACK_MM

    def advances(self, words: Sequence[str]) -> list[int]:
        """Return how long words are at any size, a space first."""
        return [advance(word, self.bold, self.italic) for word in (" ", *words)]


def room_of(element: Element, width_mm: float, size_pt: float | None = None) -> Room:
    """Return the room of an element between its indents."""
    mm = width_mm - element.left_mm - element.right_mm
    return Room(mm, size_pt or element.size_pt, element.bold, element.italic)


def broken(text: str, room: Room, cost: float = NAME_COST) -> list[str]:
    """Break a text into few lines, alike in length, by sense where that is near."""
    words = text.split(" ")
    lengths = room.advances(words)
    fewest = _fewest(lengths, room)
    if fewest == 1:
        return [text]
    coming = [" ".join(words[at : at + 3]) for at in range(1, len(words))]
    breaks = [0.0, *map(_of_break, words, coming, repeat(cost))]
    way = _cheapest(fewest, breaks, _evenness(lengths, room, fewest))
    if way[0] > LINE_COST and fewest < len(words):  # else a line more cannot pay
        more = _cheapest(fewest + 1, breaks, _evenness(lengths, room, fewest + 1))
        way = min(way, more, key=lambda way: way[0] + LINE_COST * len(way[1]))
    _, edges = way
    return [" ".join(words[first:last]) for first, last in pairwise(edges)]


def title_lines(title: str, room: Room) -> list[str]:
    """Break a title: what it adds in brackets at its end stands on lines of its own."""
    before, bracket, inside = title.rpartition(" (")
    if not (before and inside.endswith(")")) or room.holds(title):
        return broken(title, room, TEXT_COST)
    added = f"{bracket}{inside}".strip()
    return [*broken(before, room, TEXT_COST), *broken(added, room, TEXT_COST)]


def _fewest(lengths: Sequence[int], room: Room) -> int:
    """Return how many lines words take when each line is filled."""
    space, line, *others = lengths
    most = _longest(room.mm - layout.LINE_SLACK_MM, room.size_pt)
    lines = 1
    for length in others:
        line += space + length
        if line > most:
            lines, line = lines + 1, length
    return lines


@lru_cache(maxsize=64)
def _longest(mm: float, size_pt: float) -> int:
    """Return the longest advance that is no longer than some millimetres."""
    length = max(0, int(mm / in_mm(1, size_pt)) - 1)
    while in_mm(length + 1, size_pt) <= mm:
        length += 1
    return length


@lru_cache(maxsize=4096)
def _of_break(before: str, coming: str, cost: float) -> float:
    """Return what it costs to break behind a word; `coming` are the three words that follow."""
    first = coming.partition(" ")[0]
    pair = f"{before} {first}".casefold().rstrip(".,;:)")
    if pair in BOUND_PAIRS or BOUND_START.match(first):
        return BOUND_COST
    if WEAK_END.fullmatch(before):
        return WEAK_COST
    if before.endswith((",", ";")):
        return cost / 2
    return 0.0 if GOOD_START.match(coming) else cost


def _evenness(lengths: Sequence[int], room: Room, count: int) -> Cost:
    """Return what a line of some of the words costs where there are so many lines."""
    space, *widths = [in_mm(length, room.size_pt) for length in lengths]
    ends = [0.0, *accumulate(width + space for width in widths)]
    ideal = (ends[-1] - space) / count
    mm, most = room.mm, room.mm - layout.LINE_SLACK_MM

    def of_line(first: int, last: int) -> float:
        width = ends[last] - ends[first] - space
        beyond = 0.0 if width <= most else OVERFLOW_COST
        return ((width - ideal) / mm) ** 2 + beyond

    return of_line


def _cheapest(lines: int, breaks: Sequence[float], of_line: Cost) -> Way:
    """Return the way into two lines or more that costs least."""
    way = _way(lines, breaks, of_line, OVERFLOW_COST)  # any other one costs as much or more
    return way if way[0] < OVERFLOW_COST else _way(lines, breaks, of_line, inf)


def _way(lines: int, breaks: Sequence[float], of_line: Cost, most: float) -> Way:
    """Return the cheapest way whose first line costs less; a break costs by what follows it."""
    words = len(breaks)
    best: dict[int, Way] = {1: (of_line(0, 1), (0,))}
    for end in range(2, words + 1):
        cost = of_line(0, end)
        if cost >= most:
            break
        best[end] = cost, (0,)
    for line in range(2, lines + 1):
        first = words if line == lines else min(best) + 1  # the last line ends with the last word
        best = {
            end: min(
                (cost + breaks[start] + of_line(start, end), (*edges, start))
                for start, (cost, edges) in best.items()
                if start < end
            )
            for end in range(first, words + 1)
        }
    cost, edges = best[words]
    return cost, (*edges, words)
