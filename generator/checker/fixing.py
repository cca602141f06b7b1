"""Mends the format of a document: what the findings name, never a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator import package, view
from generator.archive import pack
from generator.checker.agreeing import agreed, ranks
from generator.checker.anatomy import dissect
from generator.checker.checking import Finding, Findings, judge
from generator.checker.paper import Paper
from generator.checker.profile import Profile
from generator.errors import Severity
from generator.frozen import Frozen
from generator.view.apply import apply
from generator.view.edits import Edit
from generator.view.locks import Lock, lock
from generator.view.proof import prove

MAX_ROUNDS = 3
"""What one mends may show what another has to: a size first, then the rule that is as long."""

Parts = dict[str, bytes]

_LOCKS: Mapping[Lock, str] = {
    "protected": "văn bản được bảo vệ, không cho sửa (Review → Restrict Editing)",
    "signed": "văn bản đã ký số: sửa thì chữ ký không còn giá trị",
    "strict": "tệp kiểu «Strict Open XML»; mở bằng Word rồi lưu lại thành .docx thường",
}


class Fixed(Frozen):
    """A corrected copy: what was changed, in Vietnamese, and what a person has to mend.

    `why` tells why nothing was touched, "" where it was allowed to; then `data` is as given.
    """

    data: bytes
    done: tuple[str, ...]
    left: Findings
    why: str = ""


class _State(Frozen):
    """A document on the way: its parts and what is found in it."""

    parts: Parts
    findings: Findings

    @property
    def weight(self) -> tuple[int, ...]:
        """How much is left: errors weigh most, and of two rules the first."""
        counted = Counter[tuple[Severity, str]]()
        for each in self.findings:
            counted[each.severity, each.rule] += 1 + len(each.edits)
        return tuple(counted[severity, code] for severity in Severity for code in ranks())


def fix(data: bytes, file: str, profile: Profile | None = None) -> Fixed:
    """Mend what can be mended by format alone; a document without such faults keeps its bytes.

    Raises:
        Refused: where it is not a Word file that can be read.
        CongvanError: where a word would have changed, which is our own bug.
    """
    parts = package.read(data, file, as_found=True)
    paper = dissect(view.read_parts(parts, file))
    start = _State(parts, judge(paper, profile))
    why = _why_not(paper, parts)
    if why:
        return Fixed(data, (), start.findings, why)
    states = [start, *_rounds(start, file, profile)]
    end = states[-1]
    if end is start:
        return Fixed(data, (), start.findings)
    return Fixed(pack(end.parts), tuple(_done(states)), end.findings)


def _why_not(paper: Paper, parts: Parts) -> str:
    """Tell why a document may not be touched, "" where it may."""
    if not paper.kind.is_in_scope:
        return f"{paper.kind.value}: thể thức không theo Nghị định 30/2020/NĐ-CP"
    if paper.document.changes:
        return "còn chỗ sửa chưa chấp nhận (Track Changes)"
    if any(each.kind in {"macro", "activex"} for each in paper.document.guests):
        return "tệp có macro hoặc ActiveX"
    locked = lock(parts)
    return _LOCKS[locked] if locked else ""


# --- rounds -------------------------------------------------------------------------------


def _rounds(state: _State, file: str, profile: Profile | None) -> Iterator[_State]:
    for _ in range(MAX_ROUNDS):
        after = _round(state, file, profile)
        if after is None:
            return
        state = after
        yield state


def _round(state: _State, file: str, profile: Profile | None) -> _State | None:
    """Return the document after one round of edits, None where nothing gets better.

    Where all edits together mend less than they spoil, each rule is tried by itself: so a rule
    never undoes what one before it asks for, and mending twice is mending once.
    """
    edits = agreed(state.findings)
    after = _after(state, [each for of_rule in edits.values() for each in of_rule], file, profile)
    if after.weight < state.weight:
        return after
    best, kept = state, list[Edit]()
    for of_rule in edits.values():
        after = _after(state, [*kept, *of_rule], file, profile)
        if after.weight < best.weight:
            best, kept = after, [*kept, *of_rule]
    return None if best is state else best


def _after(state: _State, edits: Sequence[Edit], file: str, profile: Profile | None) -> _State:
    parts = apply(state.parts, edits)
    if parts == state.parts:
        return state
    prove(state.parts, parts, file)
    return _State(parts, judge(dissect(view.read_parts(parts, file)), profile))


# --- what was done ---------------------------------------------------------------------------


def _done(states: Sequence[_State]) -> Iterator[str]:
    """Tell what was mended, in the order of the document; what a round brought to light last."""
    left = {_name(each) for each in states[-1].findings}
    for state in states[:-1]:
        for each in state.findings:
            if each.edits and _name(each) not in left:
                left.add(_name(each))
                yield f"{each.rule}, {each.place}: {each.measured} → {each.required}"


def _name(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.place.order, finding.measured
