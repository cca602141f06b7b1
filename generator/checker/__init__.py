"""Holds any Word document against the decree: its parts, the rules, what an office says of them."""

from __future__ import annotations

from generator import view
from generator.checker.anatomy import dissect
from generator.checker.checking import Finding, Findings, check, judge
from generator.checker.fixing import Fixed, fix
from generator.checker.kinds import Kind
from generator.checker.paper import Paper
from generator.checker.places import Position
from generator.checker.profile import Profile, profile_from
from generator.checker.rule import Rule
from generator.checker.rules import PARTS, RULES

__all__ = [
    "PARTS",
    "RULES",
    "Finding",
    "Findings",
    "Fixed",
    "Kind",
    "Paper",
    "Position",
    "Profile",
    "Rule",
    "check",
    "check_file",
    "dissect",
    "fix",
    "judge",
    "read_profile",
]


def check_file(data: bytes, file: str, profile: Profile | None = None) -> Findings:
    """Return what departs from the decree in a Word file, in the order of the document.

    Raises:
        Refused: where it is not a Word file that can be read.
    """
    return check(view.read(data, file), profile)


def read_profile(data: bytes, file: str) -> Profile:
    """Read the profile of an office.

    Raises:
        Refused: with every problem, at its line.
    """
    return profile_from(data, file, RULES)
