"""The profile of an office for `check`: its own severities and limits, or a refusal with lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.config.source import Plain, Route, Source, clean, read
from generator.errors import Problem, Refused, Severity, error
from generator.frozen import Frozen, field, replace
from generator.layout import Band
from generator.vietnamese import fold_text, nearest, parse_number

Limit = Band | float | str | tuple[str, ...]

RULES, BY_KIND, SEVERITY, OFF = "Quy tắc", "Theo loại", "Mức độ", "tắt"
_SEVERITIES = {each.value: each for each in Severity}
_EMPTY = f"Ghi mục «{RULES}:», thụt vào dưới là mã quy tắc, ví dụ «PG02:»."


class KnownRule(Frozen):
    """A rule that a profile may speak of: its limits as they are, whether it may be an error."""

    limits: Mapping[str, Limit]
    is_doubtful: bool = False


class RuleSettings(Frozen):
    """What a profile says of a rule; `severity` is None where it says nothing."""

    severity: Severity | None = None
    is_off: bool = False
    limits: Mapping[str, Limit] = field(default_factory=dict)


class ProfileSettings(Frozen):
    """What a profile says of rules: for all documents, and for a kind of document by its name."""

    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    by_kind: Mapping[str, Mapping[str, RuleSettings]] = field(default_factory=dict)


def read_profile(
    data: bytes, file: str, known: Mapping[str, KnownRule], kinds: Sequence[str]
) -> ProfileSettings:
    """Read a profile; `known` are the rules by their codes, `kinds` the names of documents.

    Raises:
        Refused: with every problem, at its line.
    """
    source = read(data, file, if_empty=_EMPTY)
    reader = _Reader(source, known)
    rules: dict[str, RuleSettings] = {}
    by_kind: dict[str, Mapping[str, RuleSettings]] = {}
    for name, value in source.data.items():
        section = _same(name, (RULES, BY_KIND))
        if section == RULES:
            rules = reader.rules(value, (name,))
        elif section == BY_KIND:
            by_kind = reader.kinds(value, (name,), kinds)
        else:
            reader.unknown("CH06", (name,), f"không có mục «{name}».", name, (RULES, BY_KIND))
    if reader.problems:
        raise Refused(reader.problems)
    return ProfileSettings(rules, by_kind)


class _Reader(Frozen):
    """Reads entries and collects what is wrong with them."""

    source: Source
    known: Mapping[str, KnownRule]
    problems: list[Problem] = field(default_factory=list)

    def kinds(
        self, value: Plain, route: Route, kinds: Sequence[str]
    ) -> dict[str, Mapping[str, RuleSettings]]:
        found: dict[str, Mapping[str, RuleSettings]] = {}
        for name, inner in self._entries(value, route).items():
            kind, here = _same(name, kinds), (*route, name)
            if kind is None:
                self.unknown("CH23", here, f"không có loại văn bản «{name}».", name, kinds)
            else:
                found[kind] = self.rules(inner, here)
        return found

    def rules(self, value: Plain, route: Route) -> dict[str, RuleSettings]:
        found: dict[str, RuleSettings] = {}
        for name, inner in self._entries(value, route).items():
            code, here = _same(name, self.known), (*route, name)
            if code is None:
                self.unknown("CH20", here, f"không có quy tắc «{name}».", name, tuple(self.known))
            else:
                found[code] = self._rule(inner, here, code)
        return found

    def _rule(self, value: Plain, route: Route, code: str) -> RuleSettings:
        rule, settings = self.known[code], RuleSettings()
        limits: dict[str, Limit] = {}
        for name, inner in self._entries(value, route).items():
            here = (*route, name)
            key = _same(name, (SEVERITY, *rule.limits))
            if key is None:
                what = f"quy tắc {code} không có mục «{name}»."
                self.unknown("CH21", here, what, name, (SEVERITY, *rule.limits))
            elif key == SEVERITY:
                settings = self._severity(inner, here, code)
            else:
                limits |= self._limit(inner, here, key, rule.limits[key])
        return replace(settings, limits=limits)

    def _severity(self, value: Plain, route: Route, code: str) -> RuleSettings:
        names = (*_SEVERITIES, OFF)
        name = _same(value, names) if isinstance(value, str) else None
        if name is None:
            what = f"«{SEVERITY}» không nhận «{_shown(value)}»."
            self.unknown("CH22", route, what, _shown(value), names)
        if name == Severity.ERROR.value and self.known[code].is_doubtful:
            what = f"quy tắc {code} dựa trên quy định chưa rõ nên không đặt mức «lỗi» được."
            self._problem("CH24", route, what, "Ghi «cảnh báo», «thông tin» hoặc «tắt».")
        return RuleSettings(_SEVERITIES.get(name or ""), name == OFF)

    def _limit(self, value: Plain, route: Route, name: str, like: Limit) -> dict[str, Limit]:
        limit = _limit_like(value, like)
        if limit is not None:
            return {name: limit}
        what = f"«{name}» không nhận «{_shown(value)}»."
        self._problem("CH22", route, what, _FORMS[type(like)])
        return {}

    def _entries(self, value: Plain, route: Route) -> Mapping[str, Plain]:
        if isinstance(value, dict):
            return value
        what = f"«{route[-1]}» cần các mục «tên: giá trị» ở dưới."
        self._problem("CH08", route, what, "Ghi mỗi mục một dòng, thụt vào.")
        return {}

    def unknown(self, code: str, route: Route, what: str, name: str, names: Sequence[str]) -> None:
        """Tell of a name that is not known, with the nearest one."""
        near = nearest(name, names)
        if near is None and code == "CH20":
            remedy = "Mã các quy tắc: docs/the-thuc.md."
        else:
            listed = ", ".join(f"«{each}»" for each in names)
            remedy = f"Có phải «{near}» không?" if near else f"Ghi được: {listed}."
        self._problem(code, route, what, remedy)

    def _problem(self, code: str, route: Route, what: str, remedy: str) -> None:
        self.problems.append(error(code, self.source.place(route), what, remedy))


_FORMS: Mapping[type, str] = {
    Band: "Ghi một khoảng, ví dụ «30–35», hoặc một số.",
    float: "Ghi một số, ví dụ «14» hoặc «12,5».",
    int: "Ghi một số, ví dụ «14».",
    str: "Ghi một dòng chữ.",
    tuple: "Ghi một danh sách, mỗi dòng bắt đầu bằng gạch đầu dòng và dấu cách.",
}


def _same(name: str, names: Mapping[str, object] | Sequence[str]) -> str | None:
    folded = fold_text(name)
    return next((each for each in names if fold_text(each) == folded), None)


def _shown(value: Plain) -> str:
    if isinstance(value, dict):
        return "các mục con"
    return "một danh sách" if isinstance(value, list) else value or ""


def _limit_like(value: Plain, like: Limit) -> Limit | None:
    """Read a value as one of the same sort as the limit that it takes the place of."""
    match like:
        case Band():
            return _band(value, like) if isinstance(value, str) else None
        case str():
            return clean(value) or None if isinstance(value, str) else None
        case tuple():
            return _words(value)
        case _:
            return _number(value) if isinstance(value, str) else None


def _band(text: str, like: Band) -> Band | None:
    ends = [_number(part) for part in re.split(r"\s*(?:[–—-]|\.\.)\s*", text.strip())]
    low, high = ends[0], ends[-1]
    if len(ends) > 2 or low is None or high is None or low > high:  # noqa: PLR2004 - two ends
        return None
    return replace(like, low=low, high=high, default=min(max(like.default, low), high))


_MEASURE = re.compile(r"\s*(?:mm|pt|%|dòng)$")


def _number(text: str) -> float | None:
    try:
        return float(parse_number(_MEASURE.sub("", text.strip())))
    except ValueError:
        return None


def _words(value: Plain) -> tuple[str, ...] | None:
    items = value if isinstance(value, list) else [value]
    texts = [clean(each) for each in items if isinstance(each, str)]
    return tuple(texts) if len(texts) == len(items) and all(texts) else None
