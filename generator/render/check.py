"""The fields of a template held against a sample of what they will be, branch by branch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from jinja2 import nodes

from generator.blocks import Slot
from generator.errors import Problem, error
from generator.model import Figure
from generator.render.law import is_counter, is_span
from generator.render.page import ASK_FIELDS, BLOCKS, WORDS, described
from generator.render.sites import BLOCK, COLOUR, COUNT, ROWS, RUNS, TEST, Site, path_of
from generator.vietnamese import fold_name, nearest


class Unknown:
    """The shape of a value that the sample does not show: it passes everywhere."""


UNKNOWN: Final = Unknown()
Scope = Mapping[str, object]
Choices = Mapping[str, Sequence[str]]
"""By the end of a path, all that its field ever says: to be compared with, letter by letter."""
ORDERED: Final = frozenset({"lt", "lteq", "gt", "gteq"})
KINDS: Final = {BLOCK: BLOCKS, RUNS: WORDS, COUNT: (int, str), COLOUR: (str,)}
PRINTED: Final = (str, Figure, Slot)
FEWEST_LETTERS: Final = 3
"""Of a word in braces that may be a mistyped field."""


class Checker:
    """Walk over a part with a sample, gathering problems."""

    def __init__(self, sites: Sequence[Site], choices: Choices) -> None:
        self.problems: list[Problem] = []
        self._sites = sites
        self._choices = choices

    def walk(self, node: nodes.Node, scope: Scope) -> None:
        """Check a statement and what is inside it, in branches taken or not."""
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.For):
            items = self._values(node.iter, scope)
            assert isinstance(node.target, nodes.Name)
            inner = {**scope, node.target.name: _first(items), "loop": UNKNOWN}
            self._walk_all(node.body, inner)
            self._walk_all(node.else_, scope)
        elif isinstance(node, nodes.Expr):
            self._values(node, scope)
        else:
            self._walk_all(node.iter_child_nodes(), scope)

    def _walk_all(self, children: Iterator[nodes.Node] | list[nodes.Node], scope: Scope) -> None:
        for child in children:
            self.walk(child, scope)

    def _values(self, node: nodes.Node, scope: Scope) -> list[object]:
        """Check an expression; return what it may be, going by the sample."""
        match node:
            case nodes.Const():
                return [node.value]
            case nodes.Filter():
                return self._served(node, scope)
            case nodes.Compare():
                return self._compared(node, scope)
            case nodes.CondExpr(test=test, expr1=one, expr2=other) if other is not None:
                self._values(test, scope)
                return self._values(one, scope) + self._values(other, scope)
            case nodes.And() | nodes.Or():
                return self._values(node.left, scope) + self._values(node.right, scope)
        assert isinstance(node, nodes.Not)
        self._values(node.node, scope)
        return [True]

    def _served(self, node: nodes.Filter, scope: Scope) -> list[object]:
        """Check what goes through a filter of ours: the field, and that it fits its end."""
        assert isinstance(node.args[1], nodes.Const)
        assert node.node is not None
        site = self._sites[node.args[1].value]
        if is_counter(node.node) or is_span(node.node):
            values = self._counter(site, scope)
        elif path := path_of(node.node):
            values = [self._look_up(path, site, scope)]
        else:
            values = self._values(node.node, scope)
        for value in values:
            if not _fits(value, node.name, site):
                self._report_misfit(value, node.name, site)
        return values

    def _counter(self, site: Site, scope: Scope) -> list[object]:
        if "loop" in scope:
            return [True if site.typed in {"loop.first", "loop.last"} else 1]
        what = f"«{site.typed}» nằm ngoài vòng lặp."
        remedy = "Chỉ dùng giữa {% for %} và {% endfor %}."
        self.problems.append(error("MA03", site.place, what, remedy))
        return [UNKNOWN]

    def _look_up(self, path: list[str], site: Site, scope: Scope) -> object:
        value: object = scope
        for depth, key in enumerate(path):
            if value is UNKNOWN:
                return UNKNOWN
            if not isinstance(value, Mapping) or key not in value:
                what = f"Trường «{site.typed}» không có."
                remedy = _advice(path, depth, value, scope)
                self.problems.append(error("MA03", site.place, what, remedy))
                return UNKNOWN
            value = value[key]
        return value

    def _report_misfit(self, value: object, end: str, site: Site) -> None:
        kind, remedy = described("" if value is None else value)
        if end == ROWS:
            what = f"Trường «{site.typed}» là {kind}, không lặp qua được."
            problem = error("MA05", site.place, what, "{% for %} chỉ đi qua danh sách.")
        else:
            what = f"Trường «{site.typed}» là {kind}, không in được ở đây."
            problem = error("MA04", site.place, what, remedy)
        self.problems.append(problem)

    def _compared(self, node: nodes.Compare, scope: Scope) -> list[object]:
        """Check that two things can be compared: characters, or counters of a loop."""
        left = self._values(node.expr, scope)
        for operand in node.ops:
            right = self._values(operand.expr, scope)
            pairs = [(one, other) for one in left for other in right]
            if not all(_comparable(one, operand.op, other) for one, other in pairs):
                self._report_comparison(node)
            left = right
        if len(node.ops) == 1 and node.ops[0].op in {"eq", "ne"}:
            self._check_choice(node.expr, node.ops[0].expr)
            self._check_choice(node.ops[0].expr, node.expr)
        return [True]

    def _check_choice(self, asked: nodes.Expr, said: nodes.Expr) -> None:
        """Find a comparison with words that a field never says: its branch is never taken."""
        if not isinstance(asked, nodes.Filter) or not isinstance(said, nodes.Const):
            return
        path = path_of(asked.node) if asked.node else None
        ends = (".".join(path[-2:]), path[-1]) if path else ()
        known = next((self._choices[end] for end in ends if end in self._choices), None)
        if known is None or said.value in known or not isinstance(asked.args[1], nodes.Const):
            return
        site = self._sites[asked.args[1].value]
        what = f"«{site.typed}» không bao giờ là «{said.value}»."
        near = nearest(str(said.value), [each for each in known if each])
        remedy = f"Có phải «{near}» không?" if near else "Chép đúng từng chữ của giá trị ấy."
        self.problems.append(error("MA06", site.place, what, remedy))

    def _report_comparison(self, node: nodes.Compare) -> None:
        sites = [
            self._sites[found.args[1].value]
            for found in node.find_all(nodes.Filter)
            if isinstance(found.args[1], nodes.Const)
        ]
        names = ", ".join(f"«{site.typed}»" for site in sites)
        what = f"Phép so sánh với {names} không có nghĩa."
        remedy = "Chỉ so chữ với chữ; số liệu đã được so sẵn, dùng các trường đạt, khớp …"
        self.problems.append(error("MA06", sites[0].place, what, remedy))


def problems_of_braced(braced: Iterable[Site], sample: Scope) -> Iterator[Problem]:
    """Find fields that are typed in one brace on either side, and would be printed as they are."""
    for site in braced:
        path = [fold_name(key) for key in site.typed.split(".")]
        meant: str | None = ".".join(path)
        if _value_of(path, sample) is UNKNOWN:
            is_like = len(meant or "") >= FEWEST_LETTERS
            meant = nearest(meant or "", _paths(sample)) if is_like else None
        elif " " not in site.typed:
            meant = site.typed
        if meant:
            what = f"«{{{site.typed}}}» chỉ có một dấu ngoặc mỗi bên, nên sẽ in ra nguyên như thế."
            yield error("MA01", site.place, what, f"Viết {{{{ {meant} }}}}.")


def _first(values: list[object]) -> object:
    for value in values:
        if isinstance(value, list | tuple) and value:
            return value[0]
    return UNKNOWN


def _fits(value: object, end: str, site: Site) -> bool:
    if end == TEST or value is UNKNOWN:
        return True
    if value is None:  # no figure this month: another month it is a text or a figure
        return end not in {BLOCK, RUNS, ROWS}
    if end == ROWS:
        return isinstance(value, list | tuple)
    if end in KINDS:
        return isinstance(value, KINDS[end]) and not isinstance(value, bool)
    return isinstance(value, PRINTED) or (type(value) is int and site.typed == "loop.index")


def _comparable(one: object, operator: str, other: object) -> bool:
    if any(value is UNKNOWN or value is None for value in (one, other)):
        return True
    if operator in ORDERED:
        return type(one) is type(other) is int
    if operator in {"in", "notin"}:
        return isinstance(one, str) and isinstance(other, str | list | tuple)
    return type(one) is type(other) and isinstance(one, str | int)


def _advice(path: list[str], depth: int, holder: object, scope: Scope) -> str:
    """Name the known field nearest to a path whose key at `depth` is not in its holder."""
    before = path[:depth]
    if not isinstance(holder, Mapping):
        return f"«{'.'.join(before)}» không có trường con."
    elsewhere = [known for known in _paths(scope) if known.endswith(f".{'.'.join(path)}")]
    near = nearest(path[depth], [str(key) for key in holder])
    if near is not None and not elsewhere:
        meant = [*before, near, *path[depth + 1 :]]
        elsewhere = [".".join(meant)] if _value_of(meant, scope) is not UNKNOWN else []
    if not elsewhere and depth == 0 and (whole := nearest(".".join(path), _paths(scope))):
        elsewhere = [whole]
    return f"Có phải «{elsewhere[0]}» không?" if elsewhere else ASK_FIELDS


def _value_of(path: Iterable[str], scope: Scope) -> object:
    """Return what a path leads to, UNKNOWN where it leads to nothing."""
    value: object = scope
    for key in path:
        value = value.get(key, UNKNOWN) if isinstance(value, Mapping) else UNKNOWN
    return value


def _paths(holder: Scope, before: str = "") -> Iterator[str]:
    for key, value in holder.items():
        if isinstance(value, Mapping):
            yield from _paths(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"
