"""What the child does that looks at foreign documents: bytes in, bytes out, nothing raised.

A request is a head of JSON, a NUL, the profile of the office, the document; an answer is a head of
JSON, a NUL, the corrected copy if one was asked for. generator.batch.checking asks.
"""

from __future__ import annotations

import json
import traceback
from functools import lru_cache
from typing import Any

from generator import view
from generator.checker.anatomy import dissect
from generator.checker.checking import Finding, judge
from generator.checker.fixing import fix
from generator.checker.profile import Profile, profile_from
from generator.checker.rules import RULES
from generator.errors import Problem, Refused


def answer(request: bytes) -> bytes:
    """Do what was asked for; a refusal is an answer, and so is a fault of our own."""
    head, _, content = request.partition(b"\0")
    asked = json.loads(head)
    profile, data = content[: asked["profile_size"]], content[asked["profile_size"] :]
    copy = b""
    try:
        told, copy = _told(asked, profile, data)
    except Refused as refused:
        told = {"problems": list(map(_told_problem, refused.problems))}
    except MemoryError:
        raise  # for the limit to be told of
    except Exception:
        told = {"bug": traceback.format_exc()}
    return json.dumps(told, separators=(",", ":")).encode("ascii") + b"\0" + copy


def _told(asked: dict[str, Any], written: bytes, data: bytes) -> tuple[dict[str, Any], bytes]:
    file = asked["file"]
    profile = _profile(written, asked["profile"]) if asked["profile"] else None
    if asked["work"] == "profile":
        return {}, b""
    paper = dissect(view.read(data, file))
    told: dict[str, Any] = {"kind": paper.kind.value}
    if asked["work"] == "check":
        return told | {"remarks": list(map(_told_finding, judge(paper, profile)))}, b""
    fixed = fix(data, file, profile)
    told |= {"remarks": list(map(_told_finding, fixed.left)), "done": fixed.done, "why": fixed.why}
    return told, fixed.data if fixed.done else b""


@lru_cache(maxsize=1)
def _profile(written: bytes, file: str) -> Profile:
    """Read the profile once for all the documents that a child is given."""
    return profile_from(written, file, RULES)


def _told_finding(finding: Finding) -> list[str]:
    return [
        finding.rule,
        finding.severity.name,
        finding.part,
        str(finding.place),
        finding.measured,
        finding.required,
        finding.remedy,
    ]


def _told_problem(problem: Problem) -> list[str | int | None]:
    place = problem.place
    return [problem.code, place.file, place.line, place.column, problem.what, problem.remedy]
