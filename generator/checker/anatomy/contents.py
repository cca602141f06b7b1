"""The title, whom it is addressed to, on what it is based."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from generator.checker.anatomy import words
from generator.checker.anatomy.headings import begins_text
from generator.checker.anatomy.lines import Line, fold
from generator.checker.paper import Part
from generator.view.records import Stroke

Found = dict[Part, list[Line]]

_TYPES = {fold(name): name for name in (*words.TYPES, *words.REGULATIONS)}
_LONGEST_TYPE = max(map(len, _TYPES))
_MOST_TITLE_LINES = 8
_WIRE = "công điện"
_DECISIONS = {"quyết định", "nghị quyết"}
_BELOW_TITLE = (
    words.ADDRESSEES,
    words.BASIS,
    words.ATTACHED,
    words.DECIDES,
    words.WIRES,
    words.INTRODUCES,
)
_TITLE_WORDS = ("về ", "v/v", "ban hành ", "phê duyệt ")


def type_of(line: Line) -> str:
    """Return the type of a document that a line names, else nothing.

    Beside the bare name, a line of capitals that begins with it and is centred counts.
    """
    plain = line.plain.rstrip(" .:")
    if plain in _TYPES and not line.piece.text.rstrip().endswith(":"):
        return _TYPES[plain] if line.is_upper or line.is_centred else ""
    if line.is_upper and line.is_centred and not line.piece.paragraph.cell:
        for name, spelled in _TYPES.items():
            if plain.startswith(f"{name} "):
                return spelled
        if words.OPEN_LETTER_TITLE.match(plain):
            return words.OPEN_LETTER
    return ""


def contents(lines: Sequence[Line], strokes: Sequence[Stroke]) -> tuple[Found, str, int]:
    """Return the parts between letterhead and text, the type, and how many lines these are."""
    found: Found = {}
    at = 0
    type_name = type_of(lines[0]) if lines else ""
    if type_name:
        found[Part.TYPE_NAME] = [lines[0]]
        at = _title(lines, type_name, strokes, found)
    at = _attachment(lines, at, found)
    at = _addressees(lines, at, found) if type_name != _WIRE else _wired(lines, at, found)
    at = _basis(lines, at, type_name, found)
    if not found.get(Part.ADDRESSEES_HEAD):
        at = _addressees(lines, at, found)
    return found, type_name, at


def _title(lines: Sequence[Line], type_name: str, strokes: Sequence[Stroke], found: Found) -> int:
    noted = _noted(lines)
    if noted:
        found[Part.TITLE] = [each for each in lines[1:noted] if not _is_stroke(each)]
        return noted
    at = 1
    titles: list[Line] = []
    for line in lines[1 : 1 + _MOST_TITLE_LINES]:
        ends = is_parted(titles, line, strokes) or _is_authority(line, type_name)
        is_number = bool(words.NUMBER.match(line.plain))
        if is_number:  # of a contract, below its title
            found[Part.NUMBER] = [line]
        elif not _is_beside(line, titles):
            if ends or not _is_title(line, titles, lines[at - 1]):
                break
            titles.append(line)
        at += 1
    if titles:
        found[Part.TITLE] = titles
    authority = list(_authority(lines[at:], type_name))
    if authority:
        found[Part.AUTHORITY] = authority
    return at + len(authority)


def _is_beside(line: Line, titles: Sequence[Line]) -> bool:
    """Tell what stands under a title and is no part of it: a rule, «(Trình tại Kỳ họp …)»."""
    in_brackets = line.plain.startswith("(") and not words.ATTACHED.match(line.plain)
    return _is_stroke(line) or (bool(titles) and in_brackets and not line.is_bold)


def _authority(lines: Sequence[Line], type_name: str) -> Iterator[Line]:
    """Yield who issues a decision: a line of capitals, and those that go on with it."""
    if not lines or not _is_authority(lines[0], type_name):
        return
    yield lines[0]
    for line in lines[1:]:
        if not line.is_upper or not line.is_centred or words.DECIDES.match(line.plain):
            return
        yield line


def _noted(lines: Sequence[Line]) -> int:
    """Return where «(Kèm theo …)» stands near the type: all between is the title."""
    for at, line in enumerate(lines[1 : 1 + _MOST_TITLE_LINES], start=1):
        if words.ATTACHED.match(line.plain):
            return at if at > 1 else 0
        if begins_text(line.piece):
            break
        if words.BASIS.match(line.plain) or words.ADDRESSEES.match(line.plain):
            break
    return 0


def is_parted(before: Sequence[Line], below: Line, strokes: Sequence[Stroke]) -> bool:
    """Tell whether a rule stands between a title and a line: what is below it is no title.

    A shape may be anchored in the first line of a title and hang below its last: it parts only
    lines that do not follow each other at once.
    """
    if not before:
        return False
    above = before[-1]
    is_next = below.index - above.index == 1
    return any(
        above.index <= each.after < below.index and not (is_next and each.kind == "shape")
        for each in strokes
    )


def _is_stroke(line: Line) -> bool:
    return bool(words.STROKES.match(line.plain))


def _is_title(line: Line, before: Sequence[Line], above: Line) -> bool:
    if any(word.match(line.plain) for word in _BELOW_TITLE):
        return False
    if begins_text(line.piece):
        return False
    if before and above in before and line.index - above.index > 2:  # noqa: PLR2004 - a rule fits
        return False
    return line.is_centred or (not before and line.plain.startswith(_TITLE_WORDS))


def _is_authority(line: Line, type_name: str) -> bool:
    if type_name not in _DECISIONS or words.DECIDES.match(line.plain):
        return False
    return line.is_upper and (
        bool(words.ORGANIZATION.match(line.plain)) or bool(words.CAPACITY.match(line.plain))
    )


def _attachment(lines: Sequence[Line], at: int, found: Found) -> int:
    taken = attachment(lines[at:])
    if taken:
        found[Part.ATTACHMENT] = list(taken)
    return at + len(taken)


def attachment(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of «(Kèm theo …)» that others begin with: up to the closing bracket."""
    if not lines or not words.ATTACHED.match(lines[0].plain):
        return ()
    for count, line in enumerate(lines[:4], start=1):
        if line.plain.rstrip(" .").endswith(")"):
            return lines[:count]
    return lines[:1]


# --- Kính gửi ---------------------------------------------------------------------------------


def _addressees(lines: Sequence[Line], at: int, found: Found) -> int:
    if at >= len(lines) or not words.ADDRESSEES.match(lines[at].plain):
        return at
    head = lines[at]
    found[Part.ADDRESSEES_HEAD] = [head]
    taken: list[Line] = []
    alone = not head.plain.removeprefix("kính gửi").strip(" :")
    for line in lines[at + 1 :]:
        above = taken[-1].plain if taken else head.plain
        if not (words.BULLET.match(line.plain) or (alone and not taken) or above.endswith(";")):
            break
        if words.BASIS.match(line.plain):
            break
        taken.append(line)
    if taken:
        found[Part.ADDRESSEES] = taken
    return at + 1 + len(taken)


def _wired(lines: Sequence[Line], at: int, found: Found) -> int:
    """Find whom a telegram goes to: «… điện:», and the list below (Mẫu 1.6)."""
    if at >= len(lines) or not words.WIRES.match(lines[at].plain):
        return at
    listed = takewhile(lambda line: words.BULLET.match(line.plain), lines[at + 1 :])
    found[Part.WIRED] = [lines[at], *listed]
    return at + len(found[Part.WIRED])


# --- Căn cứ -----------------------------------------------------------------------------------


def _basis(lines: Sequence[Line], at: int, type_name: str, found: Found) -> int:
    begins = _before_decision if type_name in _DECISIONS else _leading
    taken = begins(lines[at:])
    if taken:
        found[Part.BASIS] = list(taken)
    return at + len(taken)


def _before_decision(lines: Sequence[Line]) -> Sequence[Line]:
    for count, line in enumerate(lines):
        if words.DECIDES.match(line.plain):
            return lines[:count]
        if line.plain.startswith("điều 1"):
            break
    return _leading(lines)


def _leading(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the reasons that a text begins with, each a paragraph that does not end a sentence.

    «Căn cứ Công văn số …, Sở đề nghị …» in a letter is a sentence, not a basis.
    """
    count = 0
    for line, below in pairwise((*lines, None)):
        assert line is not None
        if not words.BASIS.match(line.plain) or line.stack[0] != "page":
            break
        goes_on = below is not None and bool(words.BASIS.match(below.plain))
        is_last = count > 0 and line.plain.endswith((".", ",", ";"))
        if not (goes_on or is_last or line.plain.endswith(";") or _is_italic(line)):
            break
        count += 1
    return lines[:count]


def _is_italic(line: Line) -> bool:
    return all(run.italic for run in line.piece.runs if run.text.strip())
