"""What kind of document it is: by its title, then its symbol, then its V/v."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checker.anatomy import words
from generator.checker.anatomy.lines import Line, fold
from generator.checker.kinds import Kind
from generator.checker.paper import Annex, Part

Found = dict[Part, list[Line]]

_SIGNS = (
    Part.NATIONAL_TITLE,
    Part.MOTTO,
    Part.NUMBER,
    Part.PLACE_DATE,
    Part.SUBJECT,
    Part.ADDRESSEES_HEAD,
    Part.COPIES_HEAD,
    Part.TYPE_NAME,
)
_OF_AGENCIES = (Part.NUMBER, Part.SUBJECT, Part.COPIES_HEAD)
"""Without a title, one of these: an application of a person has the country and Kính gửi too."""
_SHORT = 80
"""A mark is not as long as a sentence."""
_TOP = 20
"""A title is among so many lines."""
_FEWEST_SIGNS = 2
"""One sign may stand in any text."""
_BY_SYMBOL = {fold(symbol): name for name, symbol in words.TYPES.items()}


def kind_of(lines: Sequence[Line], found: Found, annexes: Sequence[Annex], name: str) -> Kind:
    """Tell the kind of a document."""
    outside = _out_of_scope(lines, found, name) or (Kind.COPY if _is_copy(lines) else None)
    if outside:
        return outside
    signs = sum(sign in found for sign in _SIGNS)
    if signs == 0 and annexes:
        return Kind.APPENDIX
    if Part.ATTACHMENT in found and Part.NUMBER not in found:
        return Kind.ATTACHED
    if signs < _FEWEST_SIGNS or not (name or any(sign in found for sign in _OF_AGENCIES)):
        return Kind.UNKNOWN
    return _by_title(name)


def _by_title(name: str) -> Kind:
    if name == "quyết định":
        return Kind.DECISION
    return Kind.NAMED if name else Kind.DISPATCH


def type_by_symbol(found: Found) -> str:
    """Return the type that the first group of the symbol stands for, if any does."""
    numbers = found.get(Part.NUMBER)
    match = words.SYMBOL.match(numbers[0].plain) if numbers else None
    if match is None:
        return ""
    return _BY_SYMBOL.get(match["symbol"].partition("-")[0].strip(), "")


def _out_of_scope(lines: Sequence[Line], found: Found, name: str) -> Kind | None:
    if any(words.SUBMISSION.match(each.plain) and _is_heading(each) for each in lines[:_TOP]):
        return Kind.SUBMISSION
    number = "".join(line.plain for line in found.get(Part.NUMBER, ())[:1])
    if any(words.PARTY.match(line.plain) for line in lines[:12]):
        return Kind.PARTY
    if words.PARTY_SYMBOL.match(number):
        return Kind.PARTY
    if name in words.REGULATIONS:
        return Kind.REGULATION
    match = words.SYMBOL.match(number)
    is_letter = Part.SUBJECT in found or Part.ADDRESSEES_HEAD in found
    if match and not is_letter and words.NORMATIVE.match(match["symbol"]):
        return Kind.REGULATION
    return None


def _is_heading(line: Line) -> bool:
    return line.is_upper and line.is_centred and len(line.plain) < _SHORT


def _is_copy(lines: Sequence[Line]) -> bool:
    """Tell a copy by its mark in the corner, or by its own number, which may stand at its end."""
    for line in lines:
        match = words.SYMBOL.match(line.plain)
        if match and words.COPY_SYMBOL.match(match["symbol"]) and len(line.plain) < _SHORT:
            return True
    return any(words.COPY.match(line.plain) and len(line.plain) < _SHORT for line in lines[:8])
