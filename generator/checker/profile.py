"""How severe each rule is and within which limits: as declared, unless an office says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.checker.kinds import Kind
from generator.checker.rule import Limits, Rule
from generator.errors import Severity
from generator.frozen import Frozen

if TYPE_CHECKING:
    from generator.config.profile import ProfileSettings, RuleSettings


class Profile(Frozen):
    """What an office says of the rules; without settings all is as the rules declare it."""

    settings: ProfileSettings | None = None

    def severity(self, rule: Rule, kind: Kind) -> Severity | None:
        """Return how severe a fault is in a document of a kind, None where nobody asks."""
        severity: Severity | None = rule.severity
        for each in self._said(rule, kind):
            if each.is_off or each.severity is not None:
                severity = None if each.is_off else each.severity
        return severity

    def limits(self, rule: Rule, kind: Kind) -> Limits:
        """Return the limits of a rule for a document of a kind."""
        limits = dict(rule.limits or {})
        for each in self._said(rule, kind):
            limits |= each.limits
        return limits

    def _said(self, rule: Rule, kind: Kind) -> Iterator[RuleSettings]:
        """Yield what is said of a rule, the narrowest last."""
        if self.settings is None:
            return
        for rules in (self.settings.rules, self.settings.by_kind.get(kind.value, {})):
            if rule.code in rules:
                yield rules[rule.code]


def profile_from(data: bytes, file: str, rules: Iterable[Rule]) -> Profile:
    """Read the profile of an office.

    Raises:
        Refused: with every problem, at its line.
    """
    from generator.config.profile import (  # noqa: PLC0415 - slow to load, and few checks need it
        KnownRule,
        read_profile,
    )

    known = {rule.code: KnownRule(rule.limits or {}, rule.doubtful) for rule in rules}
    return Profile(read_profile(data, file, known, [kind.value for kind in Kind]))
